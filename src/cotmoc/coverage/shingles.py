"""How much of one text stands in another: runs of five words, compared without marks and capitals.

A text that only copies shares at least `COPIED` of its runs; `docs/coverage.md` says how this was chosen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cotmoc.base.vietnamese import fold

RUN, COPIED, LEAST = 5, 0.6, 40
"""Words of a run; the share from which a text is called a copy; runs below which nothing is said."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of the lower text stands in the upper one, and the longest stretch: spans of both texts."""

    share: float
    upper: tuple[int, int]
    lower: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Runs:
    """A text as its words, folded, with where each stands."""

    words: list[str]
    spans: list[tuple[int, int]]

    def at(self, place: int) -> tuple[str, ...]:
        """The run that begins at this word."""
        return tuple(self.words[place : place + RUN])

    @property
    def count(self) -> int:
        """How many runs there are."""
        return max(len(self.words) - RUN + 1, 0)


def runs_of(text: str) -> Runs:
    """The words of the text, folded."""
    found = list(_WORD.finditer(text))
    return Runs([fold(word[0]) for word in found], [word.span() for word in found])


def likeness(upper: str, lower: str) -> Likeness | None:
    """How much of the lower text stands in the upper one; None where either is too short to tell."""
    above, below = runs_of(upper), runs_of(lower)
    if min(above.count, below.count) < LEAST:
        return None
    places: dict[tuple[str, ...], int] = {}
    for place in range(above.count):
        places.setdefault(above.at(place), place)
    shared = [places.get(below.at(place)) for place in range(below.count)]
    share = sum(place is not None for place in shared) / below.count
    first, length = _longest(shared)
    if not length:
        return Likeness(share, (0, 0), (0, 0))
    start = shared[first] or 0
    return Likeness(share, _span(above, start, length), _span(below, first, length))


def share_in(part: str, whole: Runs) -> float:
    """Which share of the part's runs stands in the whole; 0 for one shorter than a run."""
    own = runs_of(part)
    every = {whole.at(place) for place in range(whole.count)}
    return sum(own.at(place) in every for place in range(own.count)) / own.count if own.count else 0.0


def _longest(shared: list[int | None]) -> tuple[int, int]:
    """Where the longest stretch of runs that follow each other in both texts begins, and its length."""
    best, begun, length = (0, 0), 0, 0
    for place, above in enumerate(shared):
        if above is not None and length and shared[place - 1] == above - 1:
            length += 1
        else:
            begun, length = place, int(above is not None)
        if length > best[1]:
            best = begun, length
    return best


def _span(runs: Runs, first: int, length: int) -> tuple[int, int]:
    return runs.spans[first][0], runs.spans[first + length + RUN - 2][1]
