"""A reading in Vietnamese words: each fact with a heading and labelled fields, for table and page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files

from cotmoc.reading.facts import (
    Commendation,
    Direction,
    Document,
    Event,
    Initiative,
    Measure,
    Organization,
    Person,
    Reading,
    Result,
    Span,
    Years,
)

_LABELS = json.loads((files(__package__) / "words" / "labels.json").read_text("utf-8"))
_FIELDS: dict[str, str] = _LABELS["fields"]
_KINDS: dict[str, dict[str, str]] = _LABELS["kinds"]
_THEMES: dict[str, str] = _LABELS["themes"]

Fact = Document | Organization | Person | Event | Direction | Result | Initiative | Commendation


@dataclass(frozen=True, slots=True)
class Worded:
    """One fact in words; `doubts` are the sentences that ask a person to look."""

    id: str
    heading: str
    fields: tuple[tuple[str, str], ...]
    mentions: tuple[Span, ...]
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One list of the contract; `name` is its key there."""

    name: str
    title: str
    facts: tuple[Worded, ...]

    @property
    def likely(self) -> int:
        """How many of them a person should look at."""
        return sum(bool(fact.doubts) for fact in self.facts)


def sections_of(reading: Reading, text: str) -> list[Section]:
    """The lists that hold something, in the contract's order, without the relations."""
    wording = _Wording(reading, text)
    sections = (
        Section(name, _LABELS["lists"][name], tuple(map(wording.of, getattr(reading, name))))
        for name in _KEYS
    )
    return [section for section in sections if section.facts]


def relations_of(reading: Reading) -> list[tuple[str, str, str]]:
    """The relations as (id, what one does to the other, id)."""
    names: dict[str, str] = _LABELS["relations"]
    return [(relation.source, names[relation.type], relation.target) for relation in reading.relations]


def look() -> str:
    """What is written before the sentence of a doubt."""
    return str(_LABELS["look"])


def relations_title() -> str:
    """The heading of the relations."""
    return str(_LABELS["lists"]["relations"])


_KEYS = (
    "documents",
    "organizations",
    "people",
    "events",
    "directions",
    "results",
    "initiatives",
    "commendations",
)


class _Wording:
    """Knows the reading's names, so that a field that holds an id can be said in words."""

    def __init__(self, reading: Reading, text: str) -> None:
        self.text = text
        self.names = {document.id: _document_name(document) for document in reading.documents}
        self.names |= {organization.id: organization.name for organization in reading.organizations}
        self.names |= {person.id: person.name for person in reading.people}

    def of(self, fact: Fact) -> Worded:
        fields = ((_FIELDS[key], value) for key, value in self._fields(fact) if value)
        doubts = tuple(doubt.sentence for doubt in fact.doubts)
        return Worded(fact.id, self._heading(fact), tuple(fields), fact.mentions, doubts)

    def _heading(self, fact: Fact) -> str:
        match fact:
            case Document():
                return _document_name(fact)
            case Person():
                return f"{fact.rank} {fact.name}" if fact.rank else fact.name
            case Organization() | Initiative():
                return fact.name
            case Commendation():
                return fact.title
            case Event():
                return self._quoted(fact.mentions) or _KINDS["events"][fact.kind]
        return self._quoted(fact.mentions)

    def _quoted(self, mentions: tuple[Span, ...]) -> str:
        """The words of the first mention, on one line."""
        return " ".join(self.text[mentions[0].start : mentions[0].end].split()) if mentions else ""

    def _fields(self, fact: Fact) -> Iterator[tuple[str, str | None]]:
        match fact:
            case Document():
                yield from _fields_of_document(fact)
            case Organization():
                yield from (("kind", _KINDS["organizations"][fact.kind]), ("place", fact.place))
            case Person():
                yield "positions", "; ".join(fact.positions)
            case Initiative():
                yield "kind", _KINDS["initiatives"][fact.kind]
            case Commendation():
                yield from (("given_by", self._named(fact.by)), ("given_to", self._listed(fact.to)))
                yield "count", None if fact.count is None else _number(fact.count)
            case Event():
                yield from self._fields_of_event(fact)
            case Direction():
                yield from (("by", self._named(fact.by)), ("to", self._listed(fact.to)))
                yield from (("deadline", _day(fact.deadline)), ("theme", _THEMES[fact.theme]))
            case Result():
                yield "measures", "; ".join(map(_measure, fact.measures))
                yield from (("period", _period(fact.period)), ("theme", _THEMES[fact.theme]))

    def _fields_of_event(self, event: Event) -> Iterator[tuple[str, str | None]]:
        yield from (
            ("kind", _KINDS["events"][event.kind]),
            ("date", _day(event.date)),
            ("event_place", event.place),
        )
        yield from (("hosts", self._listed(event.hosts)), ("chairs", self._listed(event.chairs)))
        yield from (("about", self._listed(event.about)), ("period", _period(event.period)))

    def _named(self, reference: str | None) -> str | None:
        return None if reference is None else self.names.get(reference, reference)

    def _listed(self, references: Iterable[str]) -> str:
        return "; ".join(self.names.get(reference, reference) for reference in references)


def _document_name(document: Document) -> str:
    kind = _KINDS["documents"][document.kind]
    if document.code or document.number:
        return f"{kind} số {document.code or document.number}"
    return document.title[:1].upper() + document.title[1:] if document.title else kind


def _fields_of_document(document: Document) -> Iterator[tuple[str, str | None]]:
    yield from (("date", _day(document.date)), ("issuer", document.issuer))
    if document.code or document.number:
        yield "title", document.title
    else:
        yield "kind", _KINDS["documents"][document.kind]


def _day(date: str | None) -> str | None:
    """An ISO date as an office writes it: 28/09/2018, 09/2018, 2018; 14/09 when the year is not known."""
    if date is None:
        return None
    return "/".join(reversed([part for part in date.split("-") if part]))


def _period(period: Years | None) -> str | None:
    if period is None:
        return None
    return " - ".join(_day(bound) or "…" for bound in (period.start, period.end))


def _measure(measure: Measure) -> str:
    figure = f"{_LABELS['comparators'].get(measure.comparator, '')}{_number(measure.value)}"
    return " ".join(part for part in (figure, measure.unit, measure.of) if part)


def _number(value: float) -> str:
    """A figure with the Vietnamese point and comma: 1.234,5."""
    return f"{value:,.10g}".translate(str.maketrans(",.", ".,"))
