"""The four official cells as links that narrow a list of tasks."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from cotmoc.tasks.queries import Cell, Cells
from cotmoc.web.standing import Mark, mark_of_cell

FOUR = (Cell.DONE_ON_TIME, Cell.DONE_LATE, Cell.OPEN_IN_TIME, Cell.OVERDUE)
APART = (Cell.NO_DEADLINE, Cell.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class CellLink:
    """One cell: its count, its mark, and the address of the list that shows its tasks."""

    count: int
    mark: Mark
    url: str
    is_chosen: bool


def cell_links(counted: Cells, asked: QueryDict, *, among: tuple[Cell, ...] = FOUR) -> list[CellLink]:
    """The cells over the filters in `asked`; choosing the chosen one again takes the filter away."""
    chosen = asked.get("tinh_trang", "")
    return [
        CellLink(
            count=getattr(counted, cell.value),
            mark=mark_of_cell(cell),
            url=_address(asked, "" if cell.value == chosen else cell.value),
            is_chosen=cell.value == chosen,
        )
        for cell in among
    ]


def cells_apart(counted: Cells, asked: QueryDict) -> list[CellLink]:
    """Tasks without deadline and withdrawn ones, where there are any."""
    return [link for link in cell_links(counted, asked, among=APART) if link.count]


def _address(asked: QueryDict, cell: str) -> str:
    query = asked.copy()
    for name in ("trang", "tinh_trang"):
        query.pop(name, None)
    if cell:
        query["tinh_trang"] = cell
    return f"{reverse('tasks')}?{query.urlencode()}" if query else reverse("tasks")
