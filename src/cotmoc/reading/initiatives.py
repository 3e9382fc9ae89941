"""Finder of initiatives."""

from __future__ import annotations

from cotmoc.reading.facts import Initiative
from cotmoc.reading.found import Found
from cotmoc.reading.text import Text


def find_initiatives(text: Text, found: Found) -> tuple[Initiative, ...]:
    """The initiatives of the text, in text order."""
    return ()
