"""Number and symbol of a document: the canonical form, and the series in which the number runs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from cotmoc.base.vietnamese import nfc


class Family(Enum):
    """The numbering systems: a State number starts anew each year, a Party number each term."""

    STATE = "state"
    PARTY = "party"


@dataclass(frozen=True, slots=True)
class Code:
    """A code taken apart: "33-NQ/TW" is number 33, kind NQ, issuer TW, of the Party's family."""

    number: str
    year: str
    kind: str
    issuer: str
    family: Family

    def __str__(self) -> str:
        number = self.number.zfill(2)  # numbers under 10 are written with a leading 0 (Decree 30/2020/NĐ-CP)
        if self.family is Family.PARTY:
            return f"{number}-{self.kind}/{self.issuer}"
        symbol = "-".join(part for part in (self.kind, self.issuer) if part)
        return "/".join(part for part in (number, self.year, symbol) if part)


_PARTY_ISSUERS = re.compile(r"(?:TW|TU|HU|QU|ĐU|ĐUK|CB|ĐB|VPTW|VPTU|QUTW|ĐUCA|BCĐ)\b|(?:\w+TU|\w+TW)$")
_NUMBER = r"(\d[\d.]*(?:bis|[a-zđ]{1,2})?)"
_PARTY = re.compile(_NUMBER + r"(?:\s*-\s*|\s+)([A-ZĐa-zđỹ]+)\s*/\s*([\wĐ.&-]+)$")
_STATE = re.compile(_NUMBER + r"\s*/(?:\s*((?:19|20)\d\d)\s*/)?\s*([A-ZĐa-zđ]+\d*)\s*(?:-\s*([\wĐ.&-]+))?$")
_DASHES = str.maketrans("–—‐‑−Ðđ\u00a0", "-----Đđ ")
_LABEL = re.compile(r"(?:số|so|s)\s*[:.]?\s*(?=\d)", re.IGNORECASE)
_SPACED_DASH = re.compile(r"\s*-\s*")

# Kinds as codes write them (Decree 30/2020/NĐ-CP, appendix III; papers of the Party and legal texts besides).
_KINDS = re.findall(
    r"\w+",
    "NQLT TTLT CTLT QĐLT HDLT VBHN CTrPH CTPH KHPH QCPH TTr CTr QyĐ QĐi BGN BTT BCK GUQ GGT GNP TrS"
    " NQ NĐ QĐ CT KL QC TC TB HD KH PA ĐA DA BC BB HĐ CĐ GM PG PC PB CV TT PL ĐC SY SL QT QH CL L",
)
_KIND_IN_CAPITALS = {kind.upper(): kind for kind in _KINDS}
# Typed without marks, and one whose letters the press turns round. HD, DA stand for kinds of their own.
_MISWRITTEN = {"QD": "QĐ", "ND": "NĐ", "QYD": "QyĐ", "QDLT": "QĐLT", "CD": "CĐ", "HNVB": "VBHN"}
# The years in which one National Assembly sat from January to December.
_ASSEMBLIES = ((range(2012, 2016), "13"), (range(2017, 2021), "14"), (range(2022, 2026), "15"))
_WITHOUT_TERM = ("QH", "UBTVQH")

# The days on which the Party's committees began a term; below the centre congresses end by these days.
_CENTRAL_TERMS = (
    date(2006, 4, 25),
    date(2011, 1, 19),
    date(2016, 1, 28),
    date(2021, 2, 1),
    date(2026, 1, 23),
)
_LOCAL_TERMS = (date(2005, 11, 1), date(2010, 11, 1), date(2015, 11, 1), date(2020, 11, 1), date(2025, 11, 1))


def parse(written: str) -> Code | None:
    """The code of its written form, misplaced slashes and spaces mended; None when it is no code."""
    text = _folded(written)
    if match := _PARTY.match(text):
        number, kind, issuer = match.groups()
        return Code(_bare(number), "", _kind(kind), issuer, Family.PARTY)
    if match := _STATE.match(text):
        number, year, kind, issuer = match.groups()
        if issuer and not year and _PARTY_ISSUERS.match(issuer):
            return Code(_bare(number), "", _kind(kind), issuer, Family.PARTY)
        return Code(_bare(number), year or "", _with_term(_kind(kind), year), issuer or "", Family.STATE)
    return None


def _folded(written: str) -> str:
    text = nfc(written).translate(_DASHES)
    for old in ("T.Ư", "T.W", "TƯ"):
        text = text.replace(old, "TW")
    return _SPACED_DASH.sub("-", _LABEL.sub("", text.strip(" .,;"), count=1))


def _kind(written: str) -> str:
    """The kind with its marks and capitals; what is no kind, as the organs of letters, stays as written."""
    capitals = written.upper()
    return _MISWRITTEN.get(capitals) or _KIND_IN_CAPITALS.get(capitals) or written


def _with_term(issuer: str, year: str | None) -> str:
    """Of the National Assembly the code names the term: 76/2025/UBTVQH is 76/2025/UBTVQH15."""
    if issuer not in _WITHOUT_TERM or not year:
        return issuer
    return issuer + next((term for years, term in _ASSEMBLIES if int(year) in years), "")


def numbered_as(code: str) -> str:
    """Which series of its kind a code is of: 06/2024/QĐ-UBND and 06/QĐ-UBND are two decisions of one year.

    A submission and minutes, both kinds without a name of their own in the register, are told apart as well.
    """
    parsed = parse(code) if code else None
    if parsed is None or parsed.kind not in _KINDS:
        return ""
    return f"{parsed.kind}/năm" if parsed.year else parsed.kind


def bare_number(number: str) -> str:
    """The number without leading zeros, as identity compares it."""
    return _bare(number)


def series_of(code: Code | None, issued_on: date | None, *, issued: str = "") -> str:
    """The year or term in which the number runs ("2024", "2020-2025"); empty when it cannot be known."""
    if code and code.year:
        return code.year
    if code and code.family is Family.PARTY:
        return _term(issued_on, central=code.issuer.endswith("TW")) if issued_on else ""
    return str(issued_on.year) if issued_on else issued[:4] if issued and not issued.startswith("--") else ""


def may_be_one_series(left: str, right: str) -> bool:
    """Whether nothing contradicts that two numbers run in one series.

    A Party document cited by its bare number shows a year, where its code shows the term.
    """
    if not (left and right) or left == right:
        return True
    year, term = sorted((left, right), key=len)
    return len(year) == 4 < len(term) and term[:4] <= year <= term[5:]


def _term(day: date, *, central: bool) -> str:
    starts = _CENTRAL_TERMS if central else _LOCAL_TERMS
    begun = [start.year for start in starts if start <= day]
    return f"{begun[-1]}-{begun[-1] + 5}" if begun else ""


def _bare(number: str) -> str:
    return number.lstrip("0") or number
