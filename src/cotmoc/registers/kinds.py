"""Of which kind a document is, by its symbol, the word for it, and the first words of its title."""

from __future__ import annotations

from typing import Final

from cotmoc.base.vietnamese import fold
from cotmoc.books.kinds import ISSUABLE
from cotmoc.documents.codes import Code, Family, numbered_as
from cotmoc.documents.models import Kind

_SYMBOLS: Final[dict[str, Kind]] = {
    "NĐ": Kind.DECREE,
    "TT": Kind.CIRCULAR,
    "TTLT": Kind.CIRCULAR,
    "PL": Kind.ORDINANCE,
    "CL": Kind.STRATEGY,
    "NQLT": Kind.RESOLUTION,
    "QĐLT": Kind.DECISION,
    "CTLT": Kind.DIRECTIVE,
    "HDLT": Kind.GUIDELINE,
    "QCPH": Kind.REGULATION,
    "QĐi": Kind.REGULATION,
    "KHPH": Kind.PLAN,
    "CTrPH": Kind.PROGRAMME,
    "CTPH": Kind.PROGRAMME,
    "L": Kind.LAW,
}
_OF_SYMBOL: Final = _SYMBOLS | {
    symbol: each.kind
    for each in reversed(ISSUABLE)
    for symbol in (each.state, each.party)
    if symbol and each.kind is not Kind.ACTION_PROGRAMME
}
# Words that stand for a kind in a column of kinds, or begin a title; without marks.
_OF_WORDS: Final[dict[str, Kind]] = {
    "hien phap": Kind.CONSTITUTION,
    "luat": Kind.LAW,
    "bo luat": Kind.LAW,
    "phap lenh": Kind.ORDINANCE,
    "nghi dinh": Kind.DECREE,
    "nghi quyet": Kind.RESOLUTION,
    "nghi quyet lien tich": Kind.RESOLUTION,
    "chi thi": Kind.DIRECTIVE,
    "ket luan": Kind.CONCLUSION,
    "quyet dinh": Kind.DECISION,
    "thong tu": Kind.CIRCULAR,
    "thong tu lien tich": Kind.CIRCULAR,
    "ke hoach": Kind.PLAN,
    "chuong trinh hanh dong": Kind.ACTION_PROGRAMME,
    "chuong trinh": Kind.PROGRAMME,
    "de an": Kind.SCHEME,
    "quy che": Kind.REGULATION,
    "quy dinh": Kind.REGULATION,
    "chien luoc": Kind.STRATEGY,
    "huong dan": Kind.GUIDELINE,
    "thong bao": Kind.NOTICE,
    "cong van": Kind.OFFICIAL_LETTER,
    "bao cao": Kind.REPORT,
    "hiep dinh": Kind.TREATY,
    "hiep uoc": Kind.TREATY,
    "cong uoc": Kind.TREATY,
    "to trinh": Kind.OTHER,
    "phuong an": Kind.OTHER,
    "bien ban": Kind.OTHER,
    "cong dien": Kind.OTHER,
    "giay moi": Kind.OTHER,
    "thong cao": Kind.OTHER,
}
_LONGEST_FIRST: Final = sorted(_OF_WORDS, key=len, reverse=True)
_ASSEMBLY: Final = ("QH", "UBTVQH")


def kind_of(code: Code | None, word: str, title: str) -> Kind:
    """The kind; where symbol and word disagree the symbol decides, but of decisions and programmes."""
    said = _said_by(word) or _beginning(title)
    if code is None:
        return said or Kind.OTHER
    if code.year and code.kind.startswith(_ASSEMBLY):
        return said or Kind.OTHER
    by_symbol = _OF_SYMBOL.get(code.kind)
    if by_symbol is None:
        return Kind.OTHER if numbered_as(str(code)) else Kind.OFFICIAL_LETTER
    if by_symbol is Kind.DECISION and code.family is Family.PARTY and said is Kind.REGULATION:
        return said
    return (
        Kind.ACTION_PROGRAMME if (by_symbol, said) == (Kind.PROGRAMME, Kind.ACTION_PROGRAMME) else by_symbol
    )


def _said_by(word: str) -> Kind | None:
    return _OF_WORDS.get(fold(word)) if word else None


def _beginning(title: str) -> Kind | None:
    folded = f"{fold(title[:60])} "
    return next((_OF_WORDS[words] for words in _LONGEST_FIRST if folded.startswith(f"{words} ")), None)
