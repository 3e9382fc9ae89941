"""Tables of tasks in an annex: a row names a task, who leads on it and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cotmoc.reading.actors import Setting
from cotmoc.reading.facts import Span
from cotmoc.reading.passages import TASK, Passage
from cotmoc.reading.patterns import pattern_of
from cotmoc.reading.text import Paragraph, Text

_TASK = pattern_of(r"(?:nội dung )?(?:nhiệm vụ|công việc)|nội dung|tên nhiệm vụ|hoạt động|các nhiệm vụ")
_LEAD = pattern_of(r"(?:cơ quan|đơn vị)?,? ?(?:chủ trì|thực hiện|đầu mối|phụ trách)")
_TERM = pattern_of(r"(?:thời hạn|thời gian|hạn|tiến độ|ngày hoàn thành)")
_NUMBER = pattern_of(r"[\d.]{1,8}|[ivx]+|stt|tt|")
_LEAST_WORDS = 3


class _Columns(NamedTuple):
    """Which columns of a table hold the task, who leads on it, and by when; None where the table has none."""

    task: int
    lead: int | None
    term: int | None


def rows_of_tasks(setting: Setting, by: str | None) -> dict[int, Passage | None]:
    """The tasks in tables by the index of their paragraph; None for the head and for rows without a task."""
    rows: dict[int, Passage | None] = {}
    columns: _Columns | None = None
    for index, paragraph in enumerate(setting.text.paragraphs):
        cells = list(_cells(setting.text, paragraph))
        if len(cells) < _LEAST_WORDS:
            columns = None
            continue
        head = _columns(setting.text, cells)
        columns = head or columns
        if columns is not None:
            rows[index] = None if head else _row(setting, cells, columns, by)
    return rows


def _cells(text: Text, paragraph: Paragraph) -> Iterator[Span]:
    """The cells of a line that bars part, without the spaces around them."""
    if text.body.find(" | ", paragraph.start, paragraph.end) < 0:
        return
    start = paragraph.start
    for cell in text.body[paragraph.start : paragraph.end].split("|"):
        begin = start + len(cell) - len(cell.lstrip())
        yield Span(begin, max(begin, start + len(cell.rstrip())))
        start += len(cell) + 1


def _columns(text: Text, cells: list[Span]) -> _Columns | None:
    """The columns that a head line names; None for any other line."""
    names = [text.folded[cell.start : cell.end] for cell in cells]
    task = _first(_TASK, names)
    lead, term = _first(_LEAD, names), _first(_TERM, names)
    if task is None or (lead is None and term is None) or any(len(name) > 60 for name in names):
        return None
    return _Columns(task, lead, term)


def _first(pattern: re.Pattern[str], names: list[str]) -> int | None:
    return next((index for index, name in enumerate(names) if pattern.match(name)), None)


def _row(setting: Setting, cells: list[Span], columns: _Columns, by: str | None) -> Passage | None:
    if columns.task >= len(cells):
        return None
    task = cells[columns.task]
    words = setting.text.words(task.start, task.end)
    if len(words.split()) < _LEAST_WORDS or _NUMBER.fullmatch(words.casefold()):
        return None
    due = _cell(cells, columns.term)
    return Passage(
        task, TASK, by=by, to=_led_by(setting, _cell(cells, columns.lead)), opens=task.start, due=due
    )


def _cell(cells: list[Span], index: int | None) -> Span | None:
    return cells[index] if index is not None and index < len(cells) else None


def _led_by(setting: Setting, cell: Span | None) -> tuple[str, ...]:
    """Who leads, as ids of the organs named, else in the words of the cell."""
    if cell is None or cell.start >= cell.end:
        return ()
    return setting.named_between(cell.start, cell.end) or (setting.text.words(cell.start, cell.end),)
