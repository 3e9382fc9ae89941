"""Lines as a page sets them → paragraphs, told by where the lines stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from cotmoc.extraction.outcome import Placed

_OUTLIERS: Final = 50  # one line in so many may stand beyond the margin
_INDENT: Final = 0.02  # of the column's width: what is further in was moved in on purpose
_FAR_IN: Final = 0.25  # further than the first line of any paragraph
_WIDER_GAP: Final = 1.25  # of the usual pitch of the lines
_MIDDLE: Final = 0.03  # of the width: so far may a centred line's middle lie from the column's

_ITEM = re.compile(
    r"(?:[-–+•*▪◦●]\s|\(?\d{1,3}(?:\.\d{1,3})*[.)]\s|\(?[a-zđ][.)]\s|[IVXLC]{1,6}[.)]\s"
    r"|(?:Điều|Khoản) \d+[a-z]?[.:]|(?:Chương|Mục|Phần|Phụ lục) (?:[IVXLC]+|\d+)\b|Nơi nhận:|Kính gửi:)"
)
_ENDS_SENTENCE = re.compile(r"[.;:!?…][\"”’)\]]?$|/\.$")
_ENDS_OPEN = re.compile(
    r"(?:\b(?:của|về|và|với|cho|trong|theo|tại|từ|đến|số|các|những|thực|ban|do|là|hoặc|giữa)|[,–/-])$",
    re.IGNORECASE,
)
_GLUED = re.compile(r"\w[-/]$")  # "33-" and "NQ/TW" on two lines are one symbol


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page with its edges in points; `word` is the width of its first word."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    word: float


@dataclass(frozen=True, slots=True)
class _Column:
    """Where the text of the document stands, and how far its lines are apart."""

    left: float
    right: float
    pitch: float

    @property
    def width(self) -> float:
        return max(self.right - self.left, 1.0)


@dataclass(frozen=True, slots=True)
class Joined:
    """The paragraphs of all pages, one a line, where each page begins, and where each line stands."""

    text: str
    starts: tuple[int, ...]
    lines: tuple[Placed, ...]


def joined(pages: list[list[Line]]) -> Joined:
    """The paragraphs of all pages, their hard-wrapped lines joined again."""
    column = _column_of(pages)
    pieces: list[str] = []
    starts: list[int] = []
    placed: list[Placed] = []
    length = 0
    former: Line | None = None
    for number, page in enumerate(pages, start=1):
        for place, line in enumerate(page):
            glue = _glue(former, line, column, is_new_page=place == 0)
            length += len(glue)
            if place == 0:
                starts.append(length)
            pieces += (glue, line.text)
            placed.append(_placed(line, number, length))
            length += len(line.text)
            former = line
        if not page:
            starts.append(length)
    return Joined("".join(pieces), tuple(starts), tuple(placed))


def _placed(line: Line, page: int, start: int) -> Placed:
    edges = (round(edge, 1) for edge in (line.left, line.bottom, line.right, line.top))
    return Placed(start, start + len(line.text), page, *edges)


def _column_of(pages: list[list[Line]]) -> _Column:
    lines = [line for page in pages for line in page]
    if not lines:
        return _Column(0.0, 0.0, 0.0)
    beyond = len(lines) // _OUTLIERS
    gaps = [
        a.bottom - b.bottom
        for page in pages
        for a, b in pairwise(page)
        if 0 < a.bottom - b.bottom < 4 * _height(a)
    ]
    return _Column(
        left=sorted(line.left for line in lines)[beyond],
        right=sorted(line.right for line in lines)[-1 - beyond],
        pitch=median(gaps) if gaps else _height(lines[0]),
    )


def _height(line: Line) -> float:
    return max(line.top - line.bottom, 1.0)


def _glue(former: Line | None, line: Line, column: _Column, *, is_new_page: bool) -> str:
    """What stands between two lines: nothing, a space or a line's end."""
    if former is None:
        return ""
    if not _goes_on(former, line, column, is_new_page=is_new_page):
        return "\n"
    return "" if _GLUED.search(former.text) else " "


def _goes_on(former: Line, line: Line, column: _Column, *, is_new_page: bool) -> bool:
    """Whether `line` continues the paragraph of `former`."""
    if _ITEM.match(line.text):
        return False
    if not is_new_page and _is_apart(former, line, column):
        return False
    if _is_open(former, line):
        return True
    if _is_centred(former, column) or _is_set_right(former, line, column):
        return False
    if not _is_full(former, line, column):
        return False
    return not _begins_paragraph(former, line, column)


def _is_open(former: Line, line: Line) -> bool:
    """The words go on: no sentence ended, and a small letter follows or a linking word stands last."""
    if _ENDS_SENTENCE.search(former.text):
        return False
    return line.text[0].islower() or _ENDS_OPEN.search(former.text) is not None


def _is_apart(former: Line, line: Line, column: _Column) -> bool:
    """Further below than usual, or not below at all: another column, a cell beside."""
    gap = former.bottom - line.bottom
    return gap <= 0 or gap > _WIDER_GAP * column.pitch


def _is_centred(line: Line, column: _Column) -> bool:
    middle = (line.left + line.right) / 2
    is_narrow = line.right - line.left < (1 - 4 * _INDENT) * column.width
    return is_narrow and abs(middle - (column.left + column.right) / 2) < _MIDDLE * column.width


def _is_set_right(former: Line, line: Line, column: _Column) -> bool:
    """Set at the right margin by itself, as place and day are; what follows begins further left."""
    far_in = column.left + _FAR_IN * column.width
    return former.left > far_in and line.left < former.left - _INDENT * column.width


def _is_full(former: Line, line: Line, column: _Column) -> bool:
    """The next line's first word had no room left."""
    space = 0.25 * _height(former)
    return former.right + space + line.word > column.right


def _begins_paragraph(former: Line, line: Line, column: _Column) -> bool:
    """After a full line: moved in further than it, or again moved in after the end of a sentence."""
    step = _INDENT * column.width
    if line.left > former.left + step:
        return not _ITEM.match(former.text)
    is_moved_in = line.left > column.left + step and abs(line.left - former.left) <= step
    return is_moved_in and bool(_ENDS_SENTENCE.search(former.text))
