"""What the finders have found so far, and questions about it; each finder adds its own kind of fact."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

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
from cotmoc.reading.home import Home
from cotmoc.reading.organs import Organ

Named = Document | Organization | Person | Event | Initiative | Commendation


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

    def organ_at(self, at: int) -> Organ | None:
        """The organ whose name opens at this offset, or None."""
        index = bisect_left(self.organs, at, key=_start)
        return self.organs[index] if index < len(self.organs) and self.organs[index].start == at else None

    def organs_between(self, start: int, end: int) -> tuple[Organ, ...]:
        """The organs named inside the range, in text order."""
        first = bisect_left(self.organs, start, key=_start)
        last = bisect_left(self.organs, end, key=_start)
        return tuple(organ for organ in self.organs[first:last] if organ.end <= end)

    def organs_meeting(self, start: int, end: int) -> tuple[Organ, ...]:
        """The organs whose words share a place with the range, in text order."""
        first = bisect_left(self.organs, start - _LONGEST_ORGAN, key=_start)
        last = bisect_left(self.organs, end, key=_start)
        return tuple(organ for organ in self.organs[first:last] if organ.end > start)


# No organ's words are longer than this; how far back one that reaches into a range may begin.
_LONGEST_ORGAN = 400


def _start(organ: Organ) -> int:
    return organ.start


def within(facts: Iterable[Named], start: int, end: int) -> list[tuple[Span, str]]:
    """(mention, id) of these facts inside the range, in text order."""
    return sorted(
        (mention, fact.id)
        for fact in facts
        for mention in fact.mentions
        if start <= mention.start and mention.end <= end
    )
