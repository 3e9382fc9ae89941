"""The facts of a reading: frozen values, each with the spans of the text that say it.

A span counts Unicode code points of the text as it was given; `text[span.start:span.end]` is what is quoted.
A fact that the text does not state is None or an empty tuple.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple  # Any: values of JSON, whose types only the contract knows

from cotmoc.reading.doubts import Doubt


class Span(NamedTuple):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of any list; `doubts` are the rules by which it may be wrong, empty for most."""

    doubts: tuple[Doubt, ...] = ()

    @property
    def confidence(self) -> Literal["certain", "likely"]:
        """ "likely" where a rule asks a person to look, else "certain"."""
        return "likely" if self.doubts else "certain"


@dataclass(frozen=True, slots=True)
class Document(Entry):
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
class Organization(Entry):
    """An organ, unit or committee; not a bare place."""

    id: str
    mentions: tuple[Span, ...]
    name: str
    kind: str
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Person(Entry):
    """A named official in a public role."""

    id: str
    mentions: tuple[Span, ...]
    name: str
    rank: str | None = None
    positions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event(Entry):
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
class Direction(Entry):
    """A task asked for; `by` is an id, `to` holds ids or the words of a class of addressees."""

    id: str
    mentions: tuple[Span, ...]
    theme: str
    by: str | None = None
    to: tuple[str, ...] = ()
    deadline: str | None = None


@dataclass(frozen=True, slots=True)
class Result(Entry):
    """Something reported as done or achieved."""

    id: str
    mentions: tuple[Span, ...]
    theme: str
    measures: tuple[Measure, ...] = ()
    period: Years | None = None


@dataclass(frozen=True, slots=True)
class Initiative(Entry):
    """A named model, movement, scheme, project or campaign."""

    id: str
    mentions: tuple[Span, ...]
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Commendation(Entry):
    """An award given; `by` is an id or None, `to` holds ids or words as written."""

    id: str
    mentions: tuple[Span, ...]
    title: str
    by: str | None = None
    to: tuple[str, ...] = ()
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Relation(Entry):
    """A link between two entries, by their ids: implements, details, reviews, disseminates."""

    source: str
    type: str
    target: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything taken out of one text of `characters` code points.

    Each list is in text order and holds each distinct thing once; ids are unique in the reading.
    """

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

    def to_json(self, *, name: str | None = None, sha256: str | None = None) -> dict[str, Any]:
        """The object of the contract (`schema()` describes it), ready for `json.dumps`.

        `name` and `sha256` of the file's bytes stand in its `source`, as far as the caller knows them.
        """
        from cotmoc.reading.as_json import to_json  # noqa: PLC0415 - it stands on the facts

        return to_json(self, name=name, sha256=sha256)

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Reading:
        """The reading of an object of the contract; KeyError or TypeError when it is none."""
        from cotmoc.reading.as_json import from_json  # noqa: PLC0415 - as above

        return from_json(value)

    def to_html(self, text: str, *, name: str = "") -> str:
        """A whole page of the text that was read, each fact marked on its words; it loads and runs nothing.

        ValueError when the text is not the one that was read, as far as its length tells.
        """
        from cotmoc.reading.as_html import page_of  # noqa: PLC0415 - as above

        if len(text) != self.characters:
            raise ValueError(f"the reading is of {self.characters} characters, the text has {len(text)}")
        return page_of(self, text, name=name)
