"""Finder of events."""

from __future__ import annotations

from cotmoc.reading.facts import Event
from cotmoc.reading.found import Found
from cotmoc.reading.text import Text


def find_events(text: Text, found: Found) -> tuple[Event, ...]:
    """The events of the text, in text order."""
    return ()
