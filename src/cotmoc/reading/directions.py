"""Finder of directions."""

from __future__ import annotations

from cotmoc.reading.facts import Direction
from cotmoc.reading.found import Found
from cotmoc.reading.text import Text


def find_directions(text: Text, found: Found) -> tuple[Direction, ...]:
    """The directions of the text, in text order."""
    return ()
