"""How wide words are in Be Vietnam Pro: its advance widths, written by scripts/type_widths.py."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

_UNKNOWN = 700  # thousandths of a letter that the font has not; about its widest


@cache
def _widths(weight: int) -> dict[str, int]:
    every = json.loads(files("cotmoc.web").joinpath("type_widths.json").read_text("utf-8"))
    widths: dict[str, int] = every[str(weight)]
    return widths


def width_of(words: str, *, size: float, weight: int = 400) -> float:
    """How wide the words are at this size of type, in the unit of the size."""
    widths = _widths(weight)
    return sum(widths.get(letter, _UNKNOWN) for letter in words) * size / 1000


def fitted(words: str, room: float, *, size: float, weight: int = 400) -> str:
    """As much of the words as there is room for, with an ellipsis where they go on."""
    if width_of(words, size=size, weight=weight) <= room:
        return words
    left = room - width_of("…", size=size, weight=weight)
    for end, letter in enumerate(words):
        left -= width_of(letter, size=size, weight=weight)
        if left < 0:
            return f"{words[:end].rstrip(' ·,-/')}…"
    return words
