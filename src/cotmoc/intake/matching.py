"""Which rows of the registers the entries of a reading mean.

Exactly one strong candidate is certain; several, or weak ones, are doubtful, and a person chooses. Each
question is asked once for a whole reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from cotmoc.accounts.models import Person, Post
from cotmoc.activities.models import Activity
from cotmoc.base.calendar import partial_date
from cotmoc.base.vietnamese import fold
from cotmoc.documents import codes
from cotmoc.documents.models import Document
from cotmoc.intake.models import Match
from cotmoc.reading.positions import words_of
from cotmoc.units.models import Kind, Version
from cotmoc.units.resolving import Answer, Asked, resolve_all

Entry = Mapping[str, Any]  # Any: the fields of the contract's entry

_MOST = 6
_ALIKE = 0.6
_PATTERNS = 400
_LEVELS = frozenset({"tinh", "huyen", "xa", "phuong", "thi", "tran", "thanh", "pho", "dac", "khu"})
# A committee "khóa XIII" is the same one term after term.
_TERM = re.compile(r" kh[oó]a [IVXLivxl]+$")
_BARE_LEVELS = ("tinh", "huyen", "xa", "phuong")  # that a text leaves without their name: "Công an tỉnh"


@dataclass(frozen=True, slots=True)
class Meant:
    """What an entry means in the register: how sure that is, which row, which others it may be."""

    match: Match = Match.NONE
    id: int | None = None
    candidates: tuple[int, ...] = ()

    @property
    def surely(self) -> int | None:
        """The row when it is certain."""
        return self.id if self.match == Match.CERTAIN else None


NOTHING = Meant()


def _settled(strong: Sequence[int], weak: Sequence[int]) -> Meant:
    strong, weak = list(dict.fromkeys(strong)), list(dict.fromkeys(weak))
    if len(strong) == 1:
        return Meant(Match.CERTAIN, strong[0], tuple(strong))
    candidates = tuple((strong or weak)[:_MOST])
    return Meant(Match.DOUBTFUL, None, candidates) if candidates else NOTHING


def units(entries: Iterable[Entry], *, on: date) -> dict[str, Meant]:
    """The unit of each organization's name on the day, by name; two statements."""
    wanted = {str(entry["name"]): entry for entry in entries if entry.get("name")}
    asked = {name: Asked(_TERM.sub("", name), is_organ=True) for name in wanted}
    answers = resolve_all(asked.values(), on=on)
    meant = {name: _as_meant(answers[one]) for name, one in asked.items()}
    unsure = [wanted[name] for name, found in meant.items() if found.match == Match.NONE]
    near = [version for versions in _alike(unsure).values() for version in versions if on in version.valid]
    places = _places_by_level(wanted.values())
    return meant | {
        str(entry["name"]): _at_home(entry, near, places) or _by_likeness(entry, near) for entry in unsure
    }


def _as_meant(answer: Answer) -> Meant:
    if answer.unit is not None:
        return Meant(Match.CERTAIN, answer.unit, answer.candidates)
    return _settled([], answer.candidates)


def _places_by_level(entries: Iterable[Entry]) -> dict[str, set[str]]:
    """The places that the organizations of a text name, by the word of level before them."""
    places: dict[str, set[str]] = {}
    for entry in entries:
        name, place = fold(str(entry["name"])), fold(str(entry.get("place") or ""))
        for level in _BARE_LEVELS:
            if place and (f"{level} {place}" in name or f"{level} uy {place}" in name):
                places.setdefault(level, set()).add(place)
    return places


def _at_home(entry: Entry, versions: Sequence[Version], places: Mapping[str, set[str]]) -> Meant | None:
    """The unit of a name that leaves its place out, when the text names one place of that level only.

    "Công an tỉnh" and "Sở Tài chính" are of the one province that the text names.
    """
    name = fold(str(entry["name"]))
    level = next((level for level in _BARE_LEVELS if level in name.split()), "")
    named = places.get(level or "tinh", set())
    if entry.get("place") or len(named) != 1:
        return None
    place = next(iter(named))
    whole = {f"{name} {place}"} if level else {f"{name} {place}", f"{name} tinh {place}"}
    found = _settled([version.unit_id for version in versions if version.folded_name in whole], [])
    return found if found.match == Match.CERTAIN else None


def _versions(which: Q) -> dict[str, list[Version]]:
    found: dict[str, list[Version]] = {}
    organs = Version.objects.filter(which).exclude(kind=Kind.PLACE)  # a bare place does nothing
    for version in organs.order_by("unit_id", "-valid")[:_PATTERNS]:
        found.setdefault(version.folded_name, []).append(version)
    return found


def _alike(entries: Sequence[Entry]) -> dict[str, list[Version]]:
    """Versions of the kind with the entry's place in their name, or that begin as the entry does."""
    patterns = [
        Q(kind=entry["kind"], folded_name__contains=fold(str(entry["place"])))
        if entry.get("place")
        else Q(folded_name__startswith=f"{fold(str(entry['name']))} ")
        for entry in entries
    ]
    return _versions(reduce(or_, patterns)) if patterns else {}


def _by_likeness(entry: Entry, versions: Sequence[Version]) -> Meant:
    """Units whose names hold most of the entry's words; those that hold all, where there are such."""
    words = _telling(str(entry["name"]))
    ranked = sorted(
        ((_likeness(words, _telling(version.folded_name)), version.unit_id) for version in versions),
        reverse=True,
    )
    best = 1.0 if ranked and ranked[0][0] == 1 else _ALIKE
    return _settled([], [unit for likeness, unit in ranked if likeness >= best])


def _telling(name: str) -> frozenset[str]:
    """The words that tell one name from another: "tỉnh" is often left out or added."""
    return frozenset(fold(name).split()) - _LEVELS


def _likeness(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / max(1, len(left))


@dataclass(frozen=True, slots=True)
class _Cited:
    """A mention of a document as far as it tells its identity."""

    kind: str
    number: str
    code: codes.Code | None
    issued: str
    issuer: int | None
    issuer_name: str
    title: str

    @property
    def series(self) -> str:
        return codes.series_of(self.code, partial_date(self.issued), issued=self.issued)


def documents(entries: Iterable[Entry], *, issuers: Mapping[str, Meant]) -> dict[str, Meant]:
    """The registered document that each entry means, by its id in the reading; one statement."""
    cited = {str(entry["id"]): _cited(entry, issuers) for entry in entries}
    patterns = [pattern for one in cited.values() if (pattern := _pattern(one))]
    if not patterns:
        return dict.fromkeys(cited, NOTHING)
    living = Document.objects.filter(reduce(or_, patterns), merged_into__isnull=True)
    known = list(living.order_by("-issued_on", "-pk")[:_PATTERNS])
    return {ident: _document(one, known) for ident, one in cited.items()}


def _cited(entry: Entry, issuers: Mapping[str, Meant]) -> _Cited:
    code = codes.parse(str(entry["code"])) if entry.get("code") else None
    number = str(entry.get("number") or (code.number if code else ""))
    issuer_name = str(entry.get("issuer") or "")
    return _Cited(
        kind=str(entry["kind"]),
        number=codes.bare_number(number),
        code=code,
        issued=str(entry.get("date") or ""),
        issuer=entry.get("issuer_unit") or issuers.get(issuer_name, NOTHING).surely,
        issuer_name=fold(issuer_name),
        title=fold(str(entry.get("title") or "")),
    )


def _pattern(cited: _Cited) -> Q | None:
    if cited.number:
        return Q(kind=cited.kind, number=cited.number)
    return Q(kind=cited.kind, number="", folded__contains=cited.title) if cited.title else None


def _document(cited: _Cited, known: Sequence[Document]) -> Meant:
    possible = [document for document in known if _may_be(cited, document)]
    strong = [document.pk for document in possible if _is_surely(cited, document)]
    return _settled(strong, [document.pk for document in possible])


def _may_be(cited: _Cited, document: Document) -> bool:
    """Same kind and number (or title), and nothing known contradicts it."""
    if (cited.kind, cited.number) != (document.kind, document.number):
        return False
    if not cited.number and cited.title not in fold(document.title):
        return False
    return not (
        not codes.may_be_one_series(cited.series, document.series)
        or (cited.issuer and document.issuer_id and cited.issuer != document.issuer_id)
        or (cited.code and document.code and str(cited.code) != document.code)
        or (
            cited.issued
            and document.issued
            and not _one_begins_the_other(cited.issued, document.issued)
            and not cited.issued.startswith("--")
        )
    )


def _one_begins_the_other(left: str, right: str) -> bool:
    return left.startswith(right) or right.startswith(left)


def _is_surely(cited: _Cited, document: Document) -> bool:
    """The identity of kind, number, issuer and date (or year, or term) is whole and the same."""
    if not cited.number:
        return bool(cited.title) and cited.title == fold(document.title)
    same_code = bool(cited.code and str(cited.code) == document.code)
    same_day = len(cited.issued) == 10 and cited.issued == document.issued
    same_issuer = _same_issuer(cited, document)
    same_series = bool(cited.series) and cited.series == document.series
    return (
        (same_code and (same_day or bool(cited.code and cited.code.year)))
        or (same_issuer and same_series)
        or (same_issuer and same_day)
    )


def _same_issuer(cited: _Cited, document: Document) -> bool:
    if cited.issuer and document.issuer_id:
        return cited.issuer == document.issuer_id
    return bool(cited.issuer_name) and cited.issuer_name == fold(document.issuer_name)


def people(entries: Iterable[Entry], *, on: date) -> dict[str, Meant]:
    """The registered official of each name, by the name: certain when a post of the day agrees too.

    Two statements. A name alone never makes it certain, as many people bear one name.
    """
    wanted = {str(entry["name"]): entry for entry in entries}
    bearers: dict[str, list[int]] = {}
    named = Person.objects.filter(folded_name__in={fold(name) for name in wanted})
    for pk, folded in named.order_by("pk").values_list("pk", "folded_name"):
        bearers.setdefault(folded, []).append(pk)
    titles = _titles([pk for pks in bearers.values() for pk in pks], on)
    return {name: _person(entry, bearers.get(fold(name), []), titles) for name, entry in wanted.items()}


def _titles(people_: Sequence[int], on: date) -> dict[int, list[str]]:
    titles: dict[int, list[str]] = {}
    held = Post.objects.filter(person_id__in=people_, valid__contains=on)
    for person, title in held.values_list("person_id", "title"):
        titles.setdefault(person, []).append(_in_full(title))
    return titles


def _in_full(title: str) -> str:
    """A position folded, the organ in it written out: a post of "Chủ tịch UBND tỉnh" is named either way."""
    return " ".join(words_of(title))


def _person(entry: Entry, bearers: Sequence[int], titles: Mapping[int, list[str]]) -> Meant:
    said = [_in_full(str(position)) for position in entry.get("positions") or ()]
    strong = [
        person
        for person in bearers
        if any(
            title in position or position in title for title in titles.get(person, ()) for position in said
        )
    ]
    return _settled(strong, bearers)


def activities(entries: Iterable[Entry]) -> dict[str, Meant]:
    """Activities of the same kind and day, by the event's id: another text may report one again, so they ask.

    One statement.
    """
    dated = {str(entry["id"]): entry for entry in entries if partial_date(entry.get("date"))}
    if not dated:
        return {}
    patterns = (Q(kind=entry["kind"], held=entry["date"]) for entry in dated.values())
    known = list(Activity.objects.filter(reduce(or_, patterns)).order_by("pk").values("pk", "kind", "held"))
    return {
        ident: _settled(
            [], [a["pk"] for a in known if (a["kind"], a["held"]) == (entry["kind"], entry["date"])]
        )
        for ident, entry in dated.items()
    }
