"""Units as equal squares: the 34 provinces where the country has them, with both archipelagos; else a grid.

A drawing of our own and no outline: it says who neighbours whom roughly, and gives each unit the same room.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from cotmoc.base import validity
from cotmoc.coverage.queries import Row
from cotmoc.units.models import Kind, Level, Line, Subordination, Unit, Version
from cotmoc.web.type_widths import fitted

SIDE, GAP = 74, 4
_STEP = SIDE + GAP
_ROOM, _TYPE = SIDE - 8, 11.5
GRID = 10
"""Squares beside each other in a grid of units."""

# The code of a province and its square: column, row.
PLACES = {
    "12": (0, 0), "15": (1, 0), "08": (2, 0), "04": (3, 0),
    "11": (0, 1), "14": (1, 1), "25": (2, 1), "19": (3, 1), "20": (4, 1),
    "01": (2, 2), "24": (3, 2), "22": (4, 2),
    "37": (2, 3), "33": (3, 3), "31": (4, 3),
    "38": (2, 4), "40": (2, 5), "42": (2, 6),
    "44": (3, 7), "46": (3, 8), "48": (4, 9),
    "51": (4, 10), "52": (4, 11), "66": (4, 12), "68": (3, 13), "56": (4, 13),
    "80": (1, 14), "79": (2, 14), "75": (3, 14),
    "91": (0, 15), "82": (1, 15), "86": (2, 15),
    "96": (0, 16), "92": (1, 16),
}  # fmt: skip
_ARCHIPELAGOS = (("Hoàng Sa", "48", (6, 9)), ("Trường Sa", "56", (6, 13)))


@dataclass(frozen=True, slots=True)
class Tile:
    """One square: its name, how many of its expected units have done something, and where it is drawn."""

    name: str
    full_name: str
    x: int
    y: int
    done: int
    expected: int
    is_archipelago: bool = False

    @property
    def mark(self) -> str:
        """How the square is drawn beside its figures: full, part, none, nobody asked."""
        if not self.expected:
            return "nobody"
        return "all" if self.done == self.expected else "some" if self.done else "none"


@dataclass(frozen=True, slots=True)
class TileMap:
    """The squares with the size of the drawing; `is_nation` where they are the provinces of the country."""

    tiles: list[Tile]
    width: int
    height: int
    is_nation: bool
    side: int = SIDE


def tiles_of(rows: Sequence[Row], *, on: date) -> TileMap | None:
    """The country when the units stand in two provinces or more, else a square a unit."""
    if not rows:
        return None
    provinces = _provinces(rows, on)
    by_code: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.unit in provinces:
            by_code[provinces[row.unit]].append(row)
    return _nation(by_code, on) if len(by_code) > 1 else _grid(rows)


def _provinces(rows: Sequence[Row], on: date) -> dict[int, str]:
    """The code of the province in which each unit stands, where known; one step up its ground."""
    places = {
        row.unit: row.version.place_id or (row.unit if row.version.kind == Kind.PLACE else 0) for row in rows
    }
    above = dict(
        Subordination.objects.filter(
            validity.on(on), line=Line.GROUND, unit_id__in=places.values()
        ).values_list("unit_id", "parent_id")
    )
    codes = dict(
        Unit.objects.filter(pk__in=[*places.values(), *above.values()], code__in=PLACES).values_list(
            "pk", "code"
        )
    )
    found = {unit: codes.get(place) or codes.get(above.get(place, 0)) for unit, place in places.items()}
    return {unit: code for unit, code in found.items() if code}


def _nation(by_code: dict[str, list[Row]], on: date) -> TileMap:
    names = dict(
        Version.objects.filter(
            validity.on(on), kind=Kind.PLACE, level=Level.PROVINCE, unit__code__in=PLACES
        ).values_list("unit__code", "name")
    )
    tiles = [
        _tile(names.get(code, code), place, by_code.get(code, [])) for code, place in sorted(PLACES.items())
    ]
    for name, code, place in _ARCHIPELAGOS:
        of = _bare(names.get(code, ""))
        full = _("Quần đảo %(name)s (%(of)s)") % {"name": name, "of": of} if of else name
        tiles.append(Tile(name, full, *_corner(place), 0, 0, is_archipelago=True))
    columns = max(column for _name, _code, (column, _row) in _ARCHIPELAGOS) + 1
    lines = max(line for _column, line in PLACES.values()) + 1
    return TileMap(tiles, columns * _STEP - GAP + 2, lines * _STEP - GAP + 2, is_nation=True)


def _grid(rows: Sequence[Row]) -> TileMap:
    tiles = [
        _tile(row.version.short_name, (number % GRID, number // GRID), [row])
        for number, row in enumerate(rows)
    ]
    lines = (len(rows) + GRID - 1) // GRID
    return TileMap(tiles, min(len(rows), GRID) * _STEP - GAP + 2, lines * _STEP - GAP + 2, is_nation=False)


def _tile(name: str, place: tuple[int, int], rows: Sequence[Row]) -> Tile:
    shown = fitted(_bare(name), _ROOM, size=_TYPE, weight=600)
    return Tile(shown, name, *_corner(place), sum(row.is_done for row in rows), len(rows))


def _corner(place: tuple[int, int]) -> tuple[int, int]:
    return 1 + place[0] * _STEP, 1 + place[1] * _STEP


_TITLES = re.compile(r"^(?:Ủy ban nhân dân |UBND )?(?:[Tt]ỉnh |[Tt]hành phố |[Xx]ã |[Pp]hường |[Đđ]ặc khu )?")


def _bare(name: str) -> str:
    """The proper name without what all of them begin with, as there is little room; "Tỉnh đoàn" has none."""
    name = name.replace("Đồn Biên phòng", "ĐBP", 1)
    rest = _TITLES.sub("", name)
    return rest if rest[:1].isupper() else name
