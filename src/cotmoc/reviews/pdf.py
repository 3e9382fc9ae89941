"""The review as a PDF/A-2b, the same on every machine: typst with the fonts of this folder only."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from enum import Enum
from importlib.resources import as_file, files

import typst

from cotmoc.reviews.paper import Paper

MEDIA_TYPE = "application/pdf"


def written(paper: Paper, *, at: datetime) -> bytes:
    """The file; `at` is its date, so that the same review gives the same bytes."""
    room = files("cotmoc.reviews")
    with as_file(room / "review.typ") as template, as_file(room / "fonts") as fonts:
        made: bytes = typst.compile(
            template,
            font_paths=[fonts],
            ignore_system_fonts=True,
            sys_inputs={"paper": json.dumps(asdict(paper), ensure_ascii=False, default=_plain)},
            pdf_standards=["a-2b"],
            timestamp=int(at.timestamp()),
        )
    return made


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    raise TypeError(type(value).__name__)
