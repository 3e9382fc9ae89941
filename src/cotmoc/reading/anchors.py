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
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from typing import Protocol

from cotmoc.reading.first_words import heads_of

# Where the first words of each anchored pattern stand, in text order, by the number of the pattern.
Places = tuple[list[int], ...]
_GAP = re.compile("([^a-zà-ỹđ]+)")


class Anchored:
    """A pattern on the folded text that is tried only where one of its first words stands.

    `match` is that of the plain pattern, on the folded letters: `match(text.folded, at, end)`.
    """

    __slots__ = ("_number", "flags", "match", "pattern")

    def __init__(self, pattern: re.Pattern[str], number: int) -> None:
        self.pattern = pattern.pattern
        self.flags = pattern.flags
        self.match = pattern.match
        self._number = number

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
        folded = text.folded
        end = len(folded) if end is None else end
        for index in range(bisect_left(places, start), len(places)):
            place = places[index]
            if place >= end:
                return
            if place >= start and (found := self.match(folded, place, end)):
                yield found
                start = found.end()


class AnchoredText(Protocol):
    """A text with the places of all first words (`places_in`)."""

    @property
    def folded(self) -> str:
        """Its letters as patterns are written."""

    @property
    def anchors(self) -> Places:
        """Where the first words of each anchored pattern stand."""


# By its first word: the patterns that this word alone begins, and by the second word those of both.
_Entry = tuple[tuple[int, ...], dict[str, tuple[int, ...]]]
_HEADS: list[frozenset[tuple[str, ...]]] = []
_ALL: list[Anchored] = []
_table: dict[str, _Entry] = {}


def anchored(pattern: str, flags: int = 0) -> Anchored:
    """The pattern, tried only where its first words stand; NoHead where it can begin with anything else."""
    _HEADS.append(heads_of(pattern))
    _table.clear()
    made = Anchored(re.compile(pattern, flags), len(_HEADS) - 1)
    _ALL.append(made)
    return made


def all_anchored() -> tuple[Anchored, ...]:
    """Every anchored pattern made so far."""
    return tuple(_ALL)


def places_in(folded: str) -> Places:
    """Where the first words of every anchored pattern stand in a folded text."""
    table = _table or _filled()
    places: Places = tuple([] for _ in _HEADS)
    pieces = _GAP.split(folded)
    words = pieces[::2]
    starts = [0, *[*accumulate(map(len, pieces))][1::2]]
    for start, entry, follower in zip(starts, map(table.get, words), [*words[1:], ""], strict=True):
        if entry is not None:
            alone, after = entry
            for number in after.get(follower, alone):
                places[number].append(start)
    return places


def _filled() -> dict[str, _Entry]:
    """The table from words to the patterns that they begin, made once all patterns are known."""
    alone: dict[str, set[int]] = {}
    pairs: dict[str, dict[str, set[int]]] = {}
    for number, heads in enumerate(_HEADS):
        for head in heads:
            if len(head) == 1:
                alone.setdefault(head[0], set()).add(number)
            else:
                pairs.setdefault(head[0], {}).setdefault(head[1], set()).add(number)
    for word in alone.keys() | pairs.keys():
        by_itself = alone.get(word, set())
        after = {second: tuple(by_itself | numbers) for second, numbers in pairs.get(word, {}).items()}
        _table[word] = (tuple(by_itself), after)
    return _table
