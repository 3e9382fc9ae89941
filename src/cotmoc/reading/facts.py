"""The facts of a reading: frozen values, each with the spans of the text that say it.

A span counts Unicode code points of the text as it was given; `text[span.start:span.end]` is what is quoted.
A fact that the text does not state is None or an empty tuple.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points of the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Years:
    """A period with named bounds; each an ISO date as precise as the text ("2018", "2018-09"), or None."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of a result: `value` of `unit`, of what; comparator is one of = > < ~."""

    value: float
    comparator: str = "="
    unit: str | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """An official document that the text names."""

    id: str
    mentions: tuple[Span, ...]
    kind: str
    number: str | None = None
    code: str | None = None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Organization:
    """An organ, unit or committee; not a bare place."""

    id: str
    mentions: tuple[Span, ...]
    name: str
    kind: str
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A named official in a public role."""

    id: str
    mentions: tuple[Span, ...]
    name: str
    rank: str | None = None
    positions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A gathering or activity that the text itself reports; hosts, chairs and about hold ids."""

    id: str
    mentions: tuple[Span, ...]
    kind: str
    date: str | None = None
    place: str | None = None
    hosts: tuple[str, ...] = ()
    chairs: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    period: Years | None = None


@dataclass(frozen=True, slots=True)
class Direction:
    """A task asked for; `by` is an id, `to` holds ids or the words of a class of addressees."""

    id: str
    mentions: tuple[Span, ...]
    theme: str
    by: str | None = None
    to: tuple[str, ...] = ()
    deadline: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """Something reported as done or achieved."""

    id: str
    mentions: tuple[Span, ...]
    theme: str
    measures: tuple[Measure, ...] = ()
    period: Years | None = None


@dataclass(frozen=True, slots=True)
class Initiative:
    """A named model, movement, scheme, project or campaign."""

    id: str
    mentions: tuple[Span, ...]
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Commendation:
    """An award given; `by` is an id or None, `to` holds ids or words as written."""

    id: str
    mentions: tuple[Span, ...]
    title: str
    by: str | None = None
    to: tuple[str, ...] = ()
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A link between two entries, by their ids: implements, details, reviews, disseminates."""

    source: str
    type: str
    target: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything taken out of one text of `characters` code points."""

    characters: int
    documents: tuple[Document, ...] = ()
    organizations: tuple[Organization, ...] = ()
    people: tuple[Person, ...] = ()
    events: tuple[Event, ...] = ()
    directions: tuple[Direction, ...] = ()
    results: tuple[Result, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    commendations: tuple[Commendation, ...] = ()
    relations: tuple[Relation, ...] = ()
