"""Two ways to find first words in a text: an automaton where it is installed, and a dictionary of words.

Both report every place where a pattern can begin, and perhaps a few more; the patterns themselves decide.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from cotmoc.reading.first_words import Head

try:  # an optional extra: faster, with the same outcome
    from ahocorasick_rs import AhoCorasick
except ImportError:
    AhoCorasick = None  # type: ignore[assignment, misc]

# Where the first words of each pattern stand, in text order, by the number of the pattern.
Places = tuple[list[int], ...]
# Finds them in a folded text; None where it cannot vouch for having found all.
Finder = Callable[[str], Places | None]
Heads = Sequence[frozenset[Head]]
_GAP = re.compile("([^a-zà-ỹđ]+)")
_LETTERS = frozenset(map(chr, (*range(ord("a"), ord("z") + 1), *range(ord("à"), ord("ỹ") + 1))))
# So short a word stands inside many others.
_SHORT = 3
# So many letters at a time are given to the automaton: what it finds takes more memory than the text.
STRETCH = 50_000
_WIDE_GAP = re.compile("  +")


def finders_of(heads: Heads) -> list[Finder]:
    """The finders to ask, one after the other, for the places of these heads."""
    return [*([by_automaton(heads)] if AhoCorasick is not None else []), _by_words_late(heads)]


def _by_words_late(heads: Heads) -> Finder:
    """The dictionary, made when a text first needs it: where there is an automaton hardly any does."""
    made: list[Finder] = []

    def find(folded: str) -> Places | None:
        if not made:
            made.append(by_words(heads))
        return made[0](folded)

    return find


def by_automaton(heads: Heads) -> Finder:
    """Finds the heads as strings, one space between words; None for a text with broken letters."""
    numbers: dict[str, list[int]] = {}
    for number, alternatives in enumerate(heads):
        for head in alternatives:
            numbers.setdefault(" ".join(head), []).append(number)
    automaton = AhoCorasick(list(numbers))
    longest = max(map(len, numbers), default=0)
    begun = [(tuple(of_word), len(word) < _SHORT) for word, of_word in numbers.items()]

    def find(folded: str) -> Places | None:
        flat, begins, moves = _with_single_spaces(folded)
        places: Places = tuple([] for _ in heads)
        try:
            for begin in range(0, len(flat), STRETCH):
                stretch = flat[begin : begin + STRETCH + longest]
                for word, start, end in automaton.find_matches_as_indexes(stretch, overlapping=True):
                    of_word, is_short = begun[word]
                    place = begin + start
                    if start >= STRETCH or (
                        is_short
                        and (stretch[end : end + 1] in _LETTERS or (place and flat[place - 1] in _LETTERS))
                    ):
                        continue
                    if begins:
                        place += moves[bisect_right(begins, place)]
                    for number in of_word:
                        places[number].append(place)
        except UnicodeEncodeError:  # half a letter pair of UTF-16
            return None
        for starts in places:
            starts.sort()  # a word inside another one may come before it
        return places

    return find


def _with_single_spaces(folded: str) -> tuple[str, list[int], list[int]]:
    """The text with one space between words; where its parts begin, and how far each has been moved."""
    flat = folded.replace("\n", " ")
    gaps = [gap.span() for gap in _WIDE_GAP.finditer(flat)]
    if not gaps:
        return flat, [], []
    ends = [0, *(end for _, end in gaps)]
    parts = [flat[at:start] for at, (start, _) in zip(ends, gaps, strict=False)] + [flat[ends[-1] :]]
    begins = [0, *accumulate(len(part) + 1 for part in parts[:-1])]
    moves = [0, *(end - begin for end, begin in zip(ends, begins, strict=True))]
    return " ".join(parts), begins, moves


# By its first word: the patterns that this word alone begins, and by the second word those of both.
_Entry = tuple[tuple[int, ...], dict[str, tuple[int, ...]]]


def by_words(heads: Heads) -> Finder:
    """Goes from word to word, with a dictionary of the first ones."""
    table = _table(heads)

    def find(folded: str) -> Places:
        places: Places = tuple([] for _ in heads)
        pieces = _GAP.split(folded)
        words = pieces[::2]
        starts = [0, *[*accumulate(map(len, pieces))][1::2]]
        for start, entry, follower in zip(starts, map(table.get, words), [*words[1:], ""], strict=True):
            if entry is not None:
                alone, after = entry
                for number in after.get(follower, alone):
                    places[number].append(start)
        return places

    return find


def _table(heads: Heads) -> dict[str, _Entry]:
    alone: dict[str, set[int]] = {}
    pairs: dict[str, dict[str, set[int]]] = {}
    for number, alternatives in enumerate(heads):
        for first, *second in alternatives:
            if second:
                pairs.setdefault(first, {}).setdefault(second[0], set()).add(number)
            else:
                alone.setdefault(first, set()).add(number)
    table: dict[str, _Entry] = {}
    for word in alone.keys() | pairs.keys():
        by_itself = alone.get(word, set())
        after = {second: tuple(by_itself | numbers) for second, numbers in pairs.get(word, {}).items()}
        table[word] = (tuple(by_itself), after)
    return table
