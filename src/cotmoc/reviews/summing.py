"""When figures may be added: exact ones of one kind whose reports cannot speak of the same thing twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from cotmoc.base.calendar import Period, first_day, last_day
from cotmoc.base.vietnamese import fold
from cotmoc.tasks.models import Comparator, Measure, Result
from cotmoc.units.models import Kind, Level, Version

# Units of these kinds each answer for their own ground, so that two of one level do not count the same thing.
_OF_A_GROUND = frozenset(
    {Kind.PEOPLES_COMMITTEE, Kind.PARTY_COMMITTEE, Kind.PEOPLES_COUNCIL, Kind.POLICE, Kind.MILITARY}
)
_LOW = frozenset({Level.COMMUNE, Level.DISTRICT, Level.BASE})
_NOT_ADDED = ("%", "phần trăm")


@dataclass(frozen=True, slots=True)
class Sum:
    """A total with the results that it is of."""

    value: Decimal
    unit_of_measure: str
    of: str
    results: tuple[Result, ...]


def sums(results: list[Result], versions: Mapping[int, Version], *, within: Period) -> list[Sum]:
    """Totals of two figures or more; none where two might overlap or one reaches out of the period."""
    alike: dict[tuple[str, str], list[tuple[Result, Measure]]] = defaultdict(list)
    for result in results:
        for measure in result.measures.all():
            alike[fold(measure.unit_of_measure), fold(measure.of)].append((result, measure))
    return [_sum(group) for group in alike.values() if _may_be_added(group, versions, within)]


def _sum(group: list[tuple[Result, Measure]]) -> Sum:
    first = group[0][1]
    total = sum((measure.value for _result, measure in group), Decimal())
    return Sum(total, first.unit_of_measure, first.of, tuple(result for result, _measure in group))


def _may_be_added(
    group: list[tuple[Result, Measure]], versions: Mapping[int, Version], within: Period
) -> bool:
    first = group[0][1]
    return (
        len(group) > 1
        and bool(first.of)  # without what is counted, the same unit may mean two things
        and first.unit_of_measure not in _NOT_ADDED
        and all(measure.comparator == Comparator.EXACT for _result, measure in group)
        and all(_is_within(result, within) for result, _measure in group)
        and all(_are_apart(one, other, versions) for (one, _), (other, _) in combinations(group, 2))
    )


def _are_apart(one: Result, other: Result, versions: Mapping[int, Version]) -> bool:
    """Whether the two cannot speak of the same thing."""
    if one.pk == other.pk or one.unit_id is None or other.unit_id is None:
        return False
    if one.unit_id == other.unit_id:
        return _periods_are_apart(one, other)
    here, there = versions.get(one.unit_id), versions.get(other.unit_id)
    if here is None or there is None or (here.kind, here.level) != (there.kind, there.level):
        return False
    return here.kind in _OF_A_GROUND and here.level in _LOW


def _is_within(result: Result, period: Period) -> bool:
    own = period_of(result)
    return own is None or (period.first <= own.first and own.last <= period.last)


def _periods_are_apart(one: Result, other: Result) -> bool:
    first, second = period_of(one), period_of(other)
    return bool(first and second and (first.last < second.first or second.last < first.first))


def period_of(result: Result) -> Period | None:
    """The days that the result itself speaks of; None when its text gave none."""
    first, last = first_day(result.period_first), last_day(result.period_last or result.period_first)
    return Period(first, last) if first and last else None
