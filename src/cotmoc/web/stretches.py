"""Cutting a list of any length into stretches: each begins after a row, and costs the same as another.

A page by its number counts all rows before it; this asks the index for what follows `sau`, or comes before
`truoc`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

from cotmoc.base.calendar import day_asked

Row = TypeVar("Row", bound=Model)

ROWS = 50
_BETWEEN = "~"

Place = tuple[str, ...]
"""The values of a row's columns as its address gives them; empty for the beginning."""


@dataclass(frozen=True, slots=True)
class Stretch(Generic[Row]):
    """Some rows of a list; `before` and `after` are what the address says to go on, empty at the ends."""

    rows: list[Row]
    before: str
    after: str

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __bool__(self) -> bool:
        return bool(self.rows)


def _is_plain(value: str) -> bool:
    """A number, or a real day in ISO form."""
    return _is_number(value) or day_asked(value) is not None


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdecimal() and len(value) < 10


def stretch_of(
    rows: QuerySet[Row], request: HttpRequest, *, by: tuple[str, ...], most: int = ROWS
) -> Stretch[Row]:
    """The stretch asked for, downwards by these columns, whose last one is unique; one statement."""

    def read(beyond: Place, upwards: bool, most: int) -> list[Row]:
        side, order = ("gt", by) if upwards else ("lt", tuple(f"-{name}" for name in by))
        found = rows.filter(_beyond(beyond, by, side)) if beyond else rows
        return list(found.order_by(*order)[:most])

    return stretch_read(read, request, by=by, most=most)


def stretch_read(
    read: Callable[[Place, bool, int], list[Row]],
    request: HttpRequest,
    *,
    by: tuple[str, ...],
    most: int = ROWS,
    has: Callable[[str], bool] = _is_plain,
) -> Stretch[Row]:
    """The stretch asked for of what `read` gives: so many rows beyond a place, the nearest first.

    `read` is told the place, whether to read upwards from it, and how many. `has` says whether a column may
    have this value, so that nothing else is asked of the database.
    """
    after, before = (_place(request.GET.get(name, ""), by, has) for name in ("sau", "truoc"))
    found = read(before or after, bool(before), most + 1)
    shown, is_more = found[:most], len(found) > most
    if before:
        shown = shown[::-1]
        return Stretch(shown, _said(shown, 0, by) if is_more else "", _said(shown, -1, by))
    return Stretch(shown, _said(shown, 0, by) if after else "", _said(shown, -1, by) if is_more else "")


def _place(written: str, by: tuple[str, ...], has: Callable[[str], bool]) -> Place:
    """The values of a row's columns as the address gives them; none where it is no address of ours."""
    values = tuple(written[:200].split(_BETWEEN)) if written else ()
    is_ours = len(values) == len(by) and _is_number(values[-1])
    return values if is_ours and all(map(has, values)) else ()


def _beyond(place: Place, by: tuple[str, ...], side: str) -> Q:
    """Rows beyond the place: the first column that differs decides."""
    sides = []
    for index, name in enumerate(by):
        same: dict[str, Any] = dict(zip(by[:index], place[:index], strict=True))
        sides.append(Q(**same, **{f"{name}__{side}": place[index]}))
    return reduce(or_, sides)


def _said(rows: list[Row], index: int, by: tuple[str, ...]) -> str:
    return _BETWEEN.join(str(getattr(rows[index], name)) for name in by) if rows else ""
