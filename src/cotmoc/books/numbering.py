"""The next number of a series: no gap, no double, whoever else asks for one at the same moment."""

from __future__ import annotations

from cotmoc.base.row_security import seeing_all
from cotmoc.books.models import Series
from cotmoc.documents.models import Document, Kind


def give_number(unit: int, symbol: str, series: str, taken: frozenset[int] = frozenset()) -> int:
    """The number after the last one given, those `taken` by other means left out.

    The series stays locked until the caller's transaction ends: another waits, and a number that was rolled
    back is given again.
    """
    row = locked(unit, symbol, series)
    number = row.last + 1
    while number in taken:
        number += 1
    row.last = number
    row.save(update_fields=["last"])
    return number


def locked(unit: int, symbol: str, series: str) -> Series:
    """The series, begun if need be, for oneself until the transaction ends."""
    Series.objects.bulk_create([Series(unit_id=unit, symbol=symbol, series=series)], ignore_conflicts=True)
    return Series.objects.select_for_update().get(unit_id=unit, symbol=symbol, series=series)


def numbers_in_register(unit: int, kind: Kind, symbol: str, series: str) -> frozenset[int]:
    """Numbers that documents of the unit bear already, entered by hand or brought in from an older book."""
    with seeing_all():
        there = Document.objects.filter(
            issuer_id=unit, kind=kind, series=series, is_awaited=False, merged_into__isnull=True
        )
        same = there.filter(numbered_as__in=("", symbol)).values_list("number", flat=True)
        return frozenset(int(number) for number in same if number.isdecimal())


def go_on_after(unit: int, symbol: str, series: str, last: int) -> None:
    """Let the series go on after a number that was given elsewhere; one that is further already stays."""
    row = locked(unit, symbol, series)
    if row.last < last:
        row.last = last
        row.save(update_fields=["last"])
