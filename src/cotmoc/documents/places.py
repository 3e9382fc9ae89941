"""On which page of a file its words stand, and where on that page."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from cotmoc.documents.models import File, Layout


class Box(NamedTuple):
    """A line of a page, in points from the corner below on the left."""

    left: float
    bottom: float
    right: float
    top: float


def page_of(file: File, offset: int) -> int | None:
    """The page, from 1, on which the text has this offset; None where the file has no pages."""
    return bisect_right(file.pages, offset) or None


def boxes_of(file: File, start: int, end: int, *, page: int) -> list[Box]:
    """The lines of the page that the words from `start` to `end` touch; one statement."""
    layout = Layout.objects.filter(file=file).first()
    lines = layout.lines if layout else []
    return [Box(*line[3:]) for line in lines if line[2] == page and line[0] < end and start < line[1]]
