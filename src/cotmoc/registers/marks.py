"""Rows of a register that stand for secret documents: they have no place here, nothing of them is kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from cotmoc.extraction import Cell, mark_of
from cotmoc.registers.columns import Column

# Whatever could bear a mark; whether it does is told by what looks at files.
_MAY_BE = re.compile(
    r"m\s*[aâậấạặ]\s*t(?!\w)|thu h[oồ]i|[(\[/-]\s*(?:M|TM|TuM)\s*(?:[)\].,;]|$)", re.IGNORECASE
)
_CODES = (Column.CODE, Column.SYMBOL)


def marked_rows(
    rows: Sequence[Sequence[Cell]], mapping: Mapping[Column, int], *, head: int | None
) -> list[int]:
    """The numbers of the rows, from 1, in which a cell bears a mark of secrecy; the heads do not count."""
    codes = {mapping[column] for column in _CODES if column in mapping}
    return [
        number
        for number, row in enumerate(rows, 1)
        if number - 1 != head
        and (
            any(_is_marked(cell, is_code=place in codes) for place, cell in enumerate(row))
            or _is_secret(row, mapping)
        )
    ]


def _is_marked(cell: Cell, *, is_code: bool) -> bool:
    """A degree stands alone, in brackets or behind the symbol; among other words it is their matter."""
    if not isinstance(cell, str) or not _MAY_BE.search(cell):
        return False
    return mark_of(f"Số: {cell.strip()}" if is_code else cell) is not None


def _is_secret(row: Sequence[Cell], mapping: Mapping[Column, int]) -> bool:
    place = mapping.get(Column.SECRECY)
    cell = row[place] if place is not None and place < len(row) else None
    return isinstance(cell, str) and bool(cell.strip()) and mark_of(f"Độ mật: {cell.strip()}") is not None
