"""Finder of documents."""

from __future__ import annotations

from cotmoc.reading.facts import Document
from cotmoc.reading.found import Found
from cotmoc.reading.text import Text


def find_documents(text: Text, found: Found) -> tuple[Document, ...]:
    """The documents of the text, in text order."""
    return ()
