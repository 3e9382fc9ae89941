"""The predecessors and successors of a unit drawn: a column a step, from the oldest on the left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import wrap

from cotmoc.units.kin import Family
from cotmoc.units.models import Change, Succession
from cotmoc.web.written import day

WIDTH, HEIGHT = 216, 50
_ACROSS, _DOWN = 56, 10
_LETTERS, _LINES = 27, 2
"""What fits a box of this width in the widest words; the rest of a name is in its title."""
MOST = 12
_DASHES = {Change.SPLIT: "6 3", Change.TRANSFER: "2 3", Change.ABOLISH: "8 3 2 3"}


@dataclass(frozen=True, slots=True)
class Box:
    """One unit in the picture."""

    unit: int
    x: int
    y: int
    is_asked: bool
    name: str
    lines: list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Thread:
    """One succession in the picture, from the predecessor to the successor."""

    path: str
    dashes: str
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Boxes and threads with the size of the whole."""

    width: int
    height: int
    boxes: list[Box]
    threads: list[Thread]
    left_out: int
    box_width: int = WIDTH
    box_height: int = HEIGHT


def drawn(family: Family, names: Mapping[int, str]) -> Picture:
    """The picture of the family, the longest columns cut short."""
    columns: dict[int, list[int]] = defaultdict(list)
    for unit in sorted(family.steps, key=lambda unit: (names.get(unit, ""), unit)):
        columns[family.steps[unit]].append(unit)
    shown = [columns[step][:MOST] for step in sorted(columns)]
    places = _placed(shown)
    rows = [row for row in family.successions if {row.predecessor_id, row.successor_id} <= places.keys()]
    tallest = max(map(len, shown))
    return Picture(
        width=len(shown) * (WIDTH + _ACROSS) - _ACROSS + 2,
        height=tallest * (HEIGHT + _DOWN) - _DOWN + 2,
        boxes=[_box(unit, places[unit], names.get(unit, ""), family.asked) for unit in places],
        threads=[_thread(row, places) for row in rows],
        left_out=len(family.steps) - len(places),
    )


def _placed(columns: list[list[int]]) -> dict[int, tuple[int, int]]:
    tallest = max(map(len, columns))
    places = {}
    for across, column in enumerate(columns):
        above = (tallest - len(column)) * (HEIGHT + _DOWN) // 2
        for down, unit in enumerate(column):
            places[unit] = (1 + across * (WIDTH + _ACROSS), 1 + above + down * (HEIGHT + _DOWN))
    return places


def _box(unit: int, place: tuple[int, int], name: str, asked: int) -> Box:
    lines = wrap(name, _LETTERS, max_lines=_LINES, placeholder="…")
    top = 21 if len(lines) > 1 else 29
    return Box(
        unit=unit,
        x=place[0],
        y=place[1],
        is_asked=unit == asked,
        name=name,
        lines=[(top + 17 * number, line) for number, line in enumerate(lines)],
    )


def _thread(row: Succession, places: dict[int, tuple[int, int]]) -> Thread:
    (x1, y1), (x2, y2) = places[row.predecessor_id], places[row.successor_id]
    x1, y1, y2 = x1 + WIDTH, y1 + HEIGHT // 2, y2 + HEIGHT // 2
    bend = (x2 - x1) // 2
    change = Change(row.change)
    return Thread(
        path=f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}",
        dashes=_DASHES.get(change, ""),
        words=f"{change.label}, {day(row.day)}",
    )
