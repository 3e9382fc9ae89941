"""Finder of commendations."""

from __future__ import annotations

from cotmoc.reading.facts import Commendation
from cotmoc.reading.found import Found
from cotmoc.reading.text import Text


def find_commendations(text: Text, found: Found) -> tuple[Commendation, ...]:
    """The commendations of the text, in text order."""
    return ()
