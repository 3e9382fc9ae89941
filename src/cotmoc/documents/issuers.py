"""Who issued a document, through renamings and mergers: under what the register may know the same organ."""

from __future__ import annotations

from datetime import date

from cotmoc.base import validity
from cotmoc.base.vietnamese import fold
from cotmoc.units.models import Succession, Version


def only_bearer(folded_name: str) -> list[int]:
    """The unit that bears or bore the name, if no other ever did; communes of one name are not told apart."""
    bearers = set(Version.objects.filter(folded_name=folded_name).values_list("unit_id", flat=True)[:50])
    return list(bearers) if len(bearers) == 1 else []


def own_names(unit: int) -> list[str]:
    """The folded names, old and new, full and short, that only this unit ever bore."""
    versions = Version.objects.filter(unit_id=unit).values_list("folded_name", "short_name")
    names = {folded for folded, _short in versions} | {fold(short) for _folded, short in versions}
    theirs = Version.objects.filter(folded_name__in=names).exclude(unit_id=unit)
    return sorted(names - set(theirs.values_list("folded_name", flat=True)))


def issuer_on(unit: int, day: date | None) -> int:
    """Who issued what is said of the unit on the day: its one predecessor of then where it is younger.

    Where several went into it, the words do not tell which of them it was.
    """
    if day is None or unit in _alive({unit}, day):
        return unit
    before = _alive(_reached(unit, near="successor_id", far="predecessor_id", day=day), day)
    return before.pop() if len(before) == 1 else unit


def others_meant(unit: int, day: date | None) -> list[int]:
    """The units that the unit may stand for on a day on which only one of the two lived.

    "Kế hoạch năm 2024 của xã" said in 2026 is a plan of the commune that was, under the name of today's.
    """
    if day is None:
        return []
    if Version.objects.filter(validity.on(day), unit_id=unit).exists():
        later = _reached(unit, near="predecessor_id", far="successor_id", day=day)
        return sorted(later - _alive(later, day))
    return sorted(_alive(_reached(unit, near="successor_id", far="predecessor_id", day=day), day))


def _reached(unit: int, *, near: str, far: str, day: date) -> set[int]:
    """Who is reached from the unit over successions after the day."""
    reached, waiting = set[int](), [unit]
    while waiting:
        steps = Succession.objects.filter(**{f"{near}__in": waiting}, day__gt=day)
        waiting = [each for each in set(steps.values_list(far, flat=True)) if each not in reached]
        reached.update(waiting)
    return reached


def _alive(units: set[int], day: date) -> set[int]:
    if not units:
        return set()
    return set(Version.objects.filter(validity.on(day), unit_id__in=units).values_list("unit_id", flat=True))
