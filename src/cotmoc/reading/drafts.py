"""A document as one place of the text names it, before the places that name the same one are put together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from cotmoc.reading.facts import Span


class Draft(NamedTuple):
    """One mention of a document with what the words around it say; `about` is where its title stands."""

    start: int
    end: int
    kind: str
    number: str | None = None
    code: str | None = None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    about: Span | None = None
    # A short name that is no document unless another mention makes it one ("quy chế phối hợp").
    is_bare: bool = False

    @property
    def span(self) -> Span:
        """Where the mention stands."""
        return Span(self.start, self.end)


class Citation(NamedTuple):
    """Date, issuer and title as the words give them; `about` is where the title stands."""

    end: int
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    about: Span | None = None


class Stretches:
    """Stretches of a text, asked again and again whether another one shares a place with them."""

    __slots__ = ("_ends", "_starts", "spans")

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = sorted(spans)
        self._starts = [span.start for span in self.spans]
        self._ends = [*accumulate((span.end for span in self.spans), max)]

    def meet(self, span: Span) -> bool:
        """Whether any of them shares a place with this one."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start

    def cover(self, span: Span) -> bool:
        """Whether this one lies inside one of them."""
        before = bisect_right(self._starts, span.start)
        return before > 0 and self._ends[before - 1] >= span.end

    def hold(self, at: int) -> bool:
        """Whether this place lies in any of them."""
        before = bisect_right(self._starts, at)
        return before > 0 and self._ends[before - 1] > at

    def inside(self, start: int, end: int) -> list[Span]:
        """Those that lie between two offsets, in text order."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [span for span in self.spans[first:last] if span.end <= end]
