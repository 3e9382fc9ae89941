"""Units that ended count by who took over from them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cotmoc.units.models import Change, Succession
from cotmoc.units.queries import versions_on

_STEPS = 8  # reforms between then and now; no unit of this State has seen more


def heirs_of(units: Iterable[int], *, on: date) -> dict[int, set[int]]:
    """For each unit those that stand for it on the day: itself while it lives, else its heirs.

    A unit that ended without an heir stands for itself, so that nothing is lost.
    """
    asked = set(units)
    living = set(versions_on(on).filter(unit_id__in=asked).values_list("unit_id", flat=True))
    now = {unit: {unit} for unit in asked}
    waiting = asked - living
    for _step in range(_STEPS):
        if not waiting:
            break
        followed = _followed(waiting, on)
        for unit, standing in now.items():
            now[unit] = {heir for each in standing for heir in followed.get(each, {each})}
        new = {heir for heirs in followed.values() for heir in heirs}
        living |= set(versions_on(on).filter(unit_id__in=new).values_list("unit_id", flat=True))
        waiting = new - living
    return now


def _followed(units: set[int], on: date) -> dict[int, set[int]]:
    """Who took over from each on or before the day; a partial transfer makes no heir."""
    found: dict[int, set[int]] = {}
    rows = Succession.objects.filter(predecessor__in=units, day__lte=on).exclude(change=Change.TRANSFER)
    for predecessor, successor in rows.values_list("predecessor_id", "successor_id"):
        found.setdefault(predecessor, set()).add(successor)
    return found
