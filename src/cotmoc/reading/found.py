"""What the finders have found so far, and questions about it; each finder adds its own kind of fact."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from cotmoc.reading.drafts import Citation
from cotmoc.reading.facts import (
    Commendation,
    Direction,
    Document,
    Event,
    Initiative,
    Organization,
    Person,
    Relation,
    Result,
    Span,
)
from cotmoc.reading.heads import Organ
from cotmoc.reading.home import Home

Named = Document | Organization | Person | Event | Initiative | Commendation
Fact = TypeVar("Fact", bound=Named)


@dataclass(slots=True)
class Found:
    """The facts found so far, with offsets of `text.body`; a list is empty until its finder has run."""

    documents: tuple[Document, ...] = ()
    organizations: tuple[Organization, ...] = ()
    people: tuple[Person, ...] = ()
    events: tuple[Event, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    commendations: tuple[Commendation, ...] = ()
    results: tuple[Result, ...] = ()
    directions: tuple[Direction, ...] = ()
    relations: tuple[Relation, ...] = ()
    # Every place where an organ is named, its bare level made sure; what `organizations` is made of.
    organs: tuple[Organ, ...] = ()
    home: Home = field(default_factory=Home)
    # What the text says beside the documents named, by where it begins; asked for by several finders.
    citations: dict[int, Citation] = field(default_factory=dict)
    _starts: list[int] = field(init=False)
    _at: dict[int, Organ] = field(init=False)

    def __post_init__(self) -> None:
        """Sort once where the organs begin, which is asked again and again."""
        self._starts = [organ.start for organ in self.organs]
        self._at = {organ.start: organ for organ in reversed(self.organs)}

    def organ_at(self, at: int) -> Organ | None:
        """The organ whose name opens at this offset, or None."""
        return self._at.get(at)

    def organs_between(self, start: int, end: int) -> tuple[Organ, ...]:
        """The organs named inside the range, in text order."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return tuple(organ for organ in self.organs[first:last] if organ.end <= end)

    def organs_meeting(self, start: int, end: int) -> tuple[Organ, ...]:
        """The organs whose words share a place with the range, in text order."""
        first, last = bisect_left(self._starts, start - _LONGEST_ORGAN), bisect_left(self._starts, end)
        return tuple(organ for organ in self.organs[first:last] if organ.end > start)


# No organ's words are longer than this; how far back one that reaches into a range may begin.
_LONGEST_ORGAN = 400


def within(facts: Iterable[Named], start: int, end: int) -> list[tuple[Span, str]]:
    """(mention, id) of these facts inside the range, in text order."""
    named = facts if isinstance(facts, Entries) else Entries(facts)
    first, last = bisect_left(named.starts, start), bisect_right(named.starts, end)
    return [(mention, owner) for mention, owner in named.mentions[first:last] if mention.end <= end]


def mention_at(facts: Entries[Document], start: int, limit: int) -> tuple[Span, str] | None:
    """(mention, id) of the longest mention that begins at this offset and ends before the limit, or None."""
    first, last = bisect_left(facts.starts, start), bisect_right(facts.starts, start)
    inside = [entry for entry in facts.mentions[first:last] if entry[0].end <= limit]
    return inside[-1] if inside else None


def _mentions_of(facts: Iterable[Named]) -> list[tuple[Span, str]]:
    mentions = [(mention, fact.id) for fact in facts for mention in fact.mentions]
    return sorted(mentions, key=_place_of)


def _place_of(mention: tuple[Span, str]) -> tuple[int, int, str]:
    return mention[0].start, mention[0].end, mention[1]


class Entries(tuple[Fact, ...]):
    """The entries of one list, with their mentions in text order sorted once."""

    mentions: list[tuple[Span, str]]
    starts: list[int]

    def __new__(cls, facts: Iterable[Fact]) -> Entries[Fact]:
        """The entries as a tuple that also knows its mentions."""
        entries = super().__new__(cls, facts)
        entries.mentions = _mentions_of(entries)
        entries.starts = [mention.start for mention, _ in entries.mentions]
        return entries
