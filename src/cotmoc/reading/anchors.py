"""One pass over the text that finds where the words stand with which patterns begin.

A pattern that begins with words of its own (behind WORD_BEFORE) is made by `anchored`, not by
`re.compile`. Its `search` and `finditer` take the text instead of its folded letters, and try the
pattern only where one of its first words stands: a text costs one pass for all patterns together, not
one for each. They find exactly what the plain pattern finds (between ends that cut no word in two).
`NoHead` at import says that a pattern can begin otherwise (with a figure, a mark, inside a word): such a
pattern stays a plain one.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import Protocol

from cotmoc.reading.first_words import Head, heads_of
from cotmoc.reading.head_finders import Finder, Places, finders_of
from cotmoc.reading.patterns import written


class Anchored:
    """A pattern on the folded text that is tried only where one of its first words stands.

    `match` is that of the plain pattern, on the folded letters: `match(text.folded, at, end)`.
    """

    __slots__ = ("_number", "flags", "match", "pattern")

    def __init__(self, pattern: str, flags: int, number: int) -> None:
        self.pattern = pattern
        self.flags = flags
        self.match: Callable[..., re.Match[str] | None] = self._first_match
        self._number = number

    def _first_match(self, folded: str, at: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Compiles the pattern, which many texts never ask, and stands back."""
        self.match = re.compile(written(self.pattern), self.flags).match
        return self.match(folded, at, end)

    def search(self, text: AnchoredText, start: int, end: int) -> re.Match[str] | None:
        """The first match between two offsets, or None."""
        places = text.anchors[self._number]
        index = bisect_left(places, start)
        while index < len(places) and (place := places[index]) < end:
            if found := self.match(text.folded, place, end):
                return found
            index += 1
        return None

    def finditer(self, text: AnchoredText, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The matches between two offsets, in text order, none inside another."""
        places = text.anchors[self._number]
        end = len(text.folded) if end is None else end
        inside = places[bisect_left(places, start) : bisect_left(places, end)]
        return self._matches(text.folded, inside, start, end) if inside else _NONE

    def _matches(self, folded: str, places: list[int], start: int, end: int) -> Iterator[re.Match[str]]:
        for place in places:
            if place >= start and (found := self.match(folded, place, end)):
                yield found
                start = found.end()


_NONE: Iterator[re.Match[str]] = iter(())


class AnchoredText(Protocol):
    """A text with the places of all first words (`places_in`)."""

    @property
    def folded(self) -> str:
        """Its letters as patterns are written."""

    @property
    def anchors(self) -> Places:
        """Where the first words of each anchored pattern stand."""


_HEADS: list[frozenset[Head]] = []
_ALL: list[Anchored] = []
_finders: list[Finder] = []


def anchored(pattern: str, flags: int = 0) -> Anchored:
    """The pattern, tried only where its first words stand; NoHead where it can begin with anything else."""
    _HEADS.append(heads_of(pattern))
    _finders.clear()
    made = Anchored(pattern, flags, len(_HEADS) - 1)
    _ALL.append(made)
    return made


def all_anchored() -> tuple[Anchored, ...]:
    """Every anchored pattern made so far."""
    return tuple(_ALL)


def places_in(folded: str) -> Places:
    """Where the first words of every anchored pattern stand in a folded text."""
    if not _finders:
        _finders.extend(finders_of(_HEADS))
    return next(places for finder in _finders if (places := finder(folded)) is not None)
