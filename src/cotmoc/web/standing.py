"""How a task stands on a day: the square marks and words that its rows and its page show."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from cotmoc.tasks.models import State, Task
from cotmoc.tasks.queries import Cell, cell_of, days_overdue
from cotmoc.web.written import in_days, remaining

SOON = 7


class Mark(NamedTuple):
    """The shape of a mark and its word."""

    shape: str
    word: str


_SHAPES = {
    Cell.DONE_ON_TIME: "done-on-time",
    Cell.DONE_LATE: "done-late",
    Cell.OPEN_IN_TIME: "in-time",
    Cell.OVERDUE: "overdue",
    Cell.NO_DEADLINE: "no-deadline",
    Cell.WITHDRAWN: "withdrawn",
}
_WORK = {State.REPORTED: "waiting", State.RETURNED: "returned"}


def marks_of(task: Task, *, on: date) -> list[Mark]:
    """How the task stands against its deadline, and whether it waits for a word or was returned."""
    marks = [_against_deadline(task, on=on)]
    state = State(task.state)
    if state in _WORK:
        marks.append(Mark(_WORK[state], str(state.label)))
    return marks


def mark_of_cell(cell: Cell) -> Mark:
    """The mark of an official cell."""
    return Mark(_SHAPES[cell], str(cell.label))


def _against_deadline(task: Task, *, on: date) -> Mark:
    cell = cell_of(task, on=on)
    if cell is Cell.DONE_LATE:
        late = in_days(days_overdue(task, on=on))
        return Mark(_SHAPES[cell], _("hoàn thành quá hạn %(days)s") % {"days": late})
    if cell is Cell.NO_DEADLINE and task.completed_on and task.completed_on <= on:
        return Mark("done-on-time", _("hoàn thành"))
    if cell in (Cell.OVERDUE, Cell.OPEN_IN_TIME):
        is_soon = task.deadline is not None and 0 <= (task.deadline - on).days <= SOON
        return Mark("due-soon" if is_soon else _SHAPES[cell], remaining(task.deadline, on))
    return mark_of_cell(cell)
