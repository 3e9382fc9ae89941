"""Finder of people."""

from __future__ import annotations

from cotmoc.reading.facts import Person
from cotmoc.reading.found import Found
from cotmoc.reading.text import Text


def find_people(text: Text, found: Found) -> tuple[Person, ...]:
    """The people of the text, in text order."""
    return ()
