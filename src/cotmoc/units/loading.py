"""Bringing a plan of many units into the ledger: what is there is known again, the rest is written."""

from __future__ import annotations

from collections import ChainMap, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from cotmoc.audit.actions import record
from cotmoc.base.acting import Actor
from cotmoc.base.locking import claim
from cotmoc.base.validity import from_day
from cotmoc.base.vietnamese import fold
from cotmoc.units import nation, organs, plans, rules
from cotmoc.units.lives import time_whole
from cotmoc.units.models import Kind, Level, Subordination, Unit, Version
from cotmoc.units.plans import Plan, PlanKey, Planned

_LEVELS = tuple(Level)
_Bearer = tuple[int, int | None, DateRange]  # the unit, the place it is of, when it bore the name


class Loaded(NamedTuple):
    """How many units of a plan were written, and how many the ledger had."""

    written: int
    known: int


@transaction.atomic
def load_nation(*, by: Actor, at: datetime, tell: Callable[[str], None]) -> Loaded:
    """Enter all places that the registry knows and the ledger does not; a second time enters nothing.

    All in one transaction: stopped half way it leaves the ledger as it was.
    """
    tell("đọc danh mục")
    return load(nation.plan(), "units.nation_loaded", by=by, at=at, tell=tell)[0]


@transaction.atomic
def load_organs(code: str, *, by: Actor, at: datetime, tell: Callable[[str], None]) -> Loaded:
    """Enter the organs that the templates know at the places of today's province with the code.

    Its places, those of the provinces that it was formed from and the central organs come with them; what the
    ledger has is left as it is.
    """
    return load(organs.plan(code), "units.organs_loaded", by=by, at=at, tell=tell)[0]


@transaction.atomic
def load(
    plan: Plan, action: str, *, by: Actor, at: datetime, tell: Callable[[str], None]
) -> tuple[Loaded, dict[PlanKey, int]]:
    """Enter the units of the plan that the ledger does not know; how many, and the ids of all."""
    rules.check_may_load(by)
    claim(["units"])
    known = known_units(plan.units)
    counted = Loaded(len(plan.units) - len(known), len(known))
    with time_whole():
        ids = plans.write(plan, known, tell)
    if counted.written:
        record(action, Unit(pk=0), by=by, at=at, written=counted.written, known=counted.known)
    return counted, ids


def known_units(planned: Iterable[Planned]) -> dict[PlanKey, int]:
    """The units of the plan that the ledger has, from the highest level down.

    A unit is the one of its code and first day, else the one of its kind that bears its name on one of its
    days at the same place, or under the same unit.
    """
    known: dict[PlanKey, int] = {}
    wanted: dict[tuple[Level, bool], list[Planned]] = defaultdict(list)
    for one in planned:
        wanted[one.level, one.kind != Kind.PLACE].append(one)
    for is_organ in (False, True):
        for level in _LEVELS:
            some = wanted[level, is_organ]
            if some:
                known |= _known_at(level, some, known)
    return known


def _known_at(level: Level, planned: list[Planned], known: dict[PlanKey, int]) -> dict[PlanKey, int]:
    rows = Version.objects.filter(level=level).values_list(
        "unit_id", "unit__code", "kind", "folded_name", "place_id", "valid"
    )
    above: dict[int, set[int]] = defaultdict(set)
    under = Subordination.objects.filter(unit__versions__level=level)
    for unit, parent in under.values_list("unit_id", "parent_id").distinct():
        above[unit].add(parent)
    by_code: dict[tuple[str, date], int] = {}
    by_name: dict[tuple[str, str], list[_Bearer]] = defaultdict(list)
    for unit, code, kind, name, place, valid in rows:
        if code:
            by_code[code, valid.lower] = unit
        by_name[kind, name].append((unit, place, valid))
    found: dict[PlanKey, int] = {}
    so_far = ChainMap(found, known)  # an organ may stand under another of its own level
    for one in planned:
        bearers = by_name.get((one.kind, fold(one.names[-1].name)), ())
        same = by_code.get((one.code, one.since)) or _by_name(one, bearers, above, so_far)
        if same is not None:
            found[one.key] = same
    return found


def _by_name(
    one: Planned,
    bearers: Iterable[_Bearer],
    above: dict[int, set[int]],
    known: Mapping[PlanKey, int],
) -> int | None:
    """The one unit of the name that lived with it, at its place or under what it stands under."""
    place = known.get(one.place)
    parents = {known[stands.parent] for stands in one.stands if stands.parent in known}
    living = [(unit, its_place) for unit, its_place, valid in bearers if _overlap(valid, one)]
    at_place = {unit for unit, its_place in living if place is not None and its_place == place}
    beside = {unit for unit, its_place in living if its_place is None or place is None}
    fitting = at_place or {unit for unit in beside if _is_beside(unit, one, parents, above)}
    return fitting.pop() if len(fitting) == 1 else None


def _is_beside(unit: int, one: Planned, parents: set[int], above: dict[int, set[int]]) -> bool:
    return bool(above[unit] & parents) if one.stands else not above[unit]


def _overlap(valid: DateRange, one: Planned) -> bool:
    span = from_day(one.since, one.until)
    begins = max(span.lower, valid.lower)
    ends = min((end for end in (span.upper, valid.upper) if end), default=None)
    return ends is None or begins < ends
