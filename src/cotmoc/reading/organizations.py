"""Finder of organizations."""

from __future__ import annotations

from cotmoc.reading.facts import Organization
from cotmoc.reading.found import Found
from cotmoc.reading.text import Text


def find_organizations(text: Text, found: Found) -> tuple[Organization, ...]:
    """The organizations of the text, in text order."""
    return ()
