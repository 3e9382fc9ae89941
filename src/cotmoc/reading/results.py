"""Finder of results."""

from __future__ import annotations

from cotmoc.reading.facts import Result
from cotmoc.reading.found import Found
from cotmoc.reading.text import Text


def find_results(text: Text, found: Found) -> tuple[Result, ...]:
    """The results of the text, in text order."""
    return ()
