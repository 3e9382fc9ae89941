"""Finder of relations."""

from __future__ import annotations

from cotmoc.reading.facts import Relation
from cotmoc.reading.found import Found
from cotmoc.reading.text import Text


def find_relations(text: Text, found: Found) -> tuple[Relation, ...]:
    """The relations of the text, in text order."""
    return ()
