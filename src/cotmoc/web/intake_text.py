"""The text cut at every end of a mention, so that mentions which overlap can each be marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cotmoc.intake.models import Proposal


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the text in which the same proposals speak; `number` names its anchor."""

    number: int
    words: str
    idents: tuple[str, ...]
    """The proposals whose mention it lies in, the shortest mention first."""
    parts: tuple[str, ...]
    page: int | None = None
    """The number of the page that begins with it."""

    @property
    def facts(self) -> str:
        """The proposals as one attribute."""
        return " ".join(self.idents)

    @property
    def classes(self) -> str:
        """The lists of the proposals as classes."""
        return " ".join(self.parts)


@dataclass(slots=True)
class Cut:
    """The text in segments, and the segment in which each proposal is first said."""

    segments: list[Segment]
    first_of: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, order=True)
class _Mention:
    length: int
    start: int
    end: int
    ident: str
    part: str


def cut(text: str, proposals: Iterable[Proposal], pages: Sequence[int] = ()) -> Cut:
    """The whole text in order, cut at mentions and pages; joined again, the segments' words are the text."""
    mentions = [mention for proposal in proposals for mention in _mentions(proposal, len(text))]
    begins = {start: number for number, start in enumerate(pages, start=1) if start < len(text)}
    edges = sorted({0, len(text), *begins, *(m.start for m in mentions), *(m.end for m in mentions)})
    opening: dict[int, list[_Mention]] = {}
    for mention in mentions:
        opening.setdefault(mention.start, []).append(mention)
    speaking: list[_Mention] = []
    found = Cut([])
    for number, (start, end) in enumerate(pairwise(edges)):
        speaking = [mention for mention in speaking if mention.end > start]
        for mention in opening.get(start, ()):
            speaking.append(mention)
            found.first_of.setdefault(mention.ident, number)
        speaking.sort()
        idents = tuple(dict.fromkeys(mention.ident for mention in speaking))
        parts = tuple(dict.fromkeys(mention.part for mention in speaking))
        found.segments.append(Segment(number, text[start:end], idents, parts, begins.get(start)))
    return found


def _mentions(proposal: Proposal, length: int) -> list[_Mention]:
    spans = [(each["start"], each["end"]) for each in proposal.entry.get("mentions") or ()]
    return [
        _Mention(end - start, start, end, proposal.ident, proposal.part)
        for start, end in spans
        if 0 <= start < end <= length
    ]
