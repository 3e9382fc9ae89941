"""Text in, Reading out: the only door of the room. No clock, disk or network behind it."""

from __future__ import annotations

from cotmoc.reading.as_json import from_json, to_json
from cotmoc.reading.contract import schema
from cotmoc.reading.doubts import Doubt
from cotmoc.reading.facts import (
    Commendation,
    Direction,
    Document,
    Event,
    Initiative,
    Measure,
    Organization,
    Person,
    Reading,
    Relation,
    Result,
    Span,
    Years,
)
from cotmoc.reading.many import Unread, read_many
from cotmoc.reading.pipeline import read

__all__ = [
    "Commendation",
    "Direction",
    "Document",
    "Doubt",
    "Event",
    "Initiative",
    "Measure",
    "Organization",
    "Person",
    "Reading",
    "Relation",
    "Result",
    "Span",
    "Unread",
    "Years",
    "from_json",
    "read",
    "read_many",
    "schema",
    "to_json",
]
