"""Many units at once, as a plan: their lives, what they stand under and what follows what; then as rows.

A plan names its units by keys of its own. What the ledger knows already is matched first and left as it is;
the rest is written at once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from cotmoc.base.validity import from_day
from cotmoc.units.models import Change, Kind, Level, Line, Subordination, Succession, Unit, Version

PlanKey = Hashable
_BATCH = 2000


@dataclass(frozen=True, slots=True)
class Called:
    """What a unit is called from a day on, up to its next name or its end."""

    since: date
    name: str
    short_name: str
    act: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Under which unit of the plan it stands in a line."""

    line: Line
    parent: PlanKey
    since: date
    until: date | None
    act: str


@dataclass(frozen=True, slots=True)
class Planned:
    """A unit with its whole life."""

    key: PlanKey
    kind: Kind
    level: Level
    names: tuple[Called, ...]
    until: date | None = None
    stands: tuple[Standing, ...] = ()
    code: str = ""
    place: PlanKey = None

    @property
    def since(self) -> date:
        return self.names[0].since


@dataclass(frozen=True, slots=True)
class Following:
    """One unit of the plan follows another."""

    predecessor: PlanKey
    successor: PlanKey
    change: Change
    day: date
    act: str


@dataclass(slots=True)
class Plan:
    """Units, parents before children, and what follows what."""

    units: list[Planned] = field(default_factory=list)
    follows: list[Following] = field(default_factory=list)


def write(plan: Plan, known: Mapping[PlanKey, int], tell: Callable[[str], None]) -> dict[PlanKey, int]:
    """Write what the ledger does not know yet; the ids of all units of the plan."""
    new = [planned for planned in plan.units if planned.key not in known]
    fresh = {planned.key for planned in new}
    tell(f"{len(new)} đơn vị")
    made = Unit.objects.bulk_create([Unit(code=planned.code) for planned in new], batch_size=_BATCH)
    ids = {**known, **{planned.key: unit.pk for planned, unit in zip(new, made, strict=True)}}
    tell("tên gọi")
    Version.objects.bulk_create(list(_versions(new, ids)), batch_size=_BATCH)
    tell("cấp trên")
    lives = _lives(known.values())
    Subordination.objects.bulk_create(list(_subordinations(new, ids, lives)), batch_size=_BATCH)
    tell("kế thừa")
    follows = [_succession(f, ids) for f in plan.follows if {f.predecessor, f.successor} & fresh]
    Succession.objects.bulk_create(follows, batch_size=_BATCH)
    return ids


def _versions(new: Iterable[Planned], ids: Mapping[PlanKey, int]) -> Iterator[Version]:
    for planned in new:
        ends = [*(called.since for called in planned.names[1:]), planned.until]
        for called, until in zip(planned.names, ends, strict=True):
            version = Version(
                unit_id=ids[planned.key],
                name=called.name,
                short_name=called.short_name,
                kind=planned.kind,
                level=planned.level,
                place_id=ids.get(planned.place),
                valid=from_day(called.since, until),
                act=called.act,
            )
            version.compose()
            yield version


def _lives(units: Iterable[int]) -> dict[int, tuple[date, date]]:
    """From when to when each of the units lived; `date.max` for one that lives."""
    rows = Version.objects.filter(unit_id__in=set(units)).values_list("unit_id", "valid").order_by("valid")
    lives: dict[int, tuple[date, date]] = {}
    for unit, valid in rows:
        since = lives[unit][0] if unit in lives else valid.lower
        lives[unit] = since, valid.upper or date.max
    return lives


def _subordinations(
    new: Iterable[Planned], ids: Mapping[PlanKey, int], lives: Mapping[int, tuple[date, date]]
) -> Iterator[Subordination]:
    """Where the new units stand; under one that the ledger had, as long as it lives there."""
    for planned in new:
        for stands in planned.stands:
            parent = ids[stands.parent]
            first, end = lives.get(parent, (date.min, date.max))
            since, until = max(stands.since, first), min(stands.until or date.max, end)
            if since < until:
                yield Subordination(
                    unit_id=ids[planned.key],
                    line=stands.line,
                    parent_id=parent,
                    valid=from_day(since, None if until == date.max else until),
                    act=stands.act,
                )


def _succession(follows: Following, ids: Mapping[PlanKey, int]) -> Succession:
    return Succession(
        predecessor_id=ids[follows.predecessor],
        successor_id=ids[follows.successor],
        change=follows.change,
        day=follows.day,
        act=follows.act,
    )
