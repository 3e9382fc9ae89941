"""Changing several units in one act: merging, splitting, handing over a part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from cotmoc.audit.actions import record
from cotmoc.base.acting import Actor
from cotmoc.base.vietnamese import nfc
from cotmoc.units import queries, rules
from cotmoc.units.lives import end, pass_on, rehome, taken, time_whole, touched
from cotmoc.units.models import Change, Measure, Share, Succession, Unit


@dataclass(frozen=True, slots=True)
class Part:
    """What one heir gets of a unit that is split, measured as the act measures it: people, km of border…"""

    heir: Unit
    amounts: Mapping[Measure, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Weight:
    """A part of a whole in one measure."""

    part: Decimal
    whole: Decimal


@transaction.atomic
def merge(
    *,
    units: Sequence[Unit],
    into: Unit,
    on: date,
    act: str,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> Unit:
    """End the units on a day; `into`, which lives on, takes them over with those that stand below them."""
    rules.check_may_change_units(by, *(unit.pk for unit in units))
    rules.check_ordered(on, act, at=at)
    rules.check_several(units)
    into, *merged = taken([into, *units])
    rules.check_is_newest(into, revision)
    rules.check_heirs(merged, [into], [into], on)
    with time_whole():
        for unit in merged:
            end(unit, rules.check_may_end(unit, on), day=on)
        moved = [pk for unit in merged for pk in rehome(unit, into, day=on, act=nfc(act), besides=merged)]
        for unit in merged:
            Succession.objects.create(
                predecessor=unit, successor=into, change=Change.MERGE, day=on, act=nfc(act)
            )
    touched([into, *merged])
    record("unit.merged", into, by=by, at=at, units=merged, moved=moved, on=on, act=act)
    return into


@transaction.atomic
def split(
    *,
    unit: Unit,
    parts: Sequence[Part],
    on: date,
    act: str,
    by: Actor,
    at: datetime,
    children_to: Unit | None = None,
    revision: int | None = None,
) -> Unit:
    """End the unit on a day and share it out among its heirs; a measure is given for every part or for none.

    Those that stand below it go under `children_to`; without it none may be left.
    """
    rules.check_may_change_units(by, unit.pk)
    rules.check_ordered(on, act, at=at)
    rules.check_parts([part.amounts for part in parts])
    of_heir = {part.heir: part for part in parts}

    def succeed(former: Unit, heir: Unit) -> None:
        _succeed(former, heir, Change.SPLIT, _weights(of_heir[heir], parts), on=on, act=act)

    heirs = [part.heir for part in parts]
    unit, moved = pass_on(
        unit, heirs, children_to=children_to, day=on, act=nfc(act), revision=revision, succeed=succeed
    )
    record("unit.split", unit, by=by, at=at, heirs=heirs, moved=moved, on=on, act=act)
    return unit


@transaction.atomic
def transfer(
    *,
    unit: Unit,
    to: Unit,
    weights: Mapping[Measure, Weight],
    on: date,
    act: str,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> Unit:
    """Hand over a part of the unit to another on a day; both live on."""
    rules.check_may_change_units(by, unit.pk)
    rules.check_ordered(on, act, at=at)
    for weight in weights.values():
        rules.check_part(weight.part, weight.whole)
    unit, to = taken([unit, to])
    rules.check_is_newest(unit, revision)
    rules.check_lives(queries.version_of(unit.pk, on=on), on)
    rules.check_heirs([unit], [to], [to], on)
    with time_whole():
        _succeed(unit, to, Change.TRANSFER, weights, on=on, act=act)
    touched([unit, to])
    record("unit.part_transferred", unit, by=by, at=at, to=to, on=on, act=act)
    return unit


def _weights(part: Part, parts: Sequence[Part]) -> dict[Measure, Weight]:
    """The part's amounts against what all parts have together."""
    return {
        measure: Weight(amount, sum((other.amounts[measure] for other in parts), Decimal(0)))
        for measure, amount in part.amounts.items()
    }


def _succeed(
    unit: Unit, heir: Unit, change: Change, weights: Mapping[Measure, Weight], *, on: date, act: str
) -> None:
    succession = Succession.objects.create(
        predecessor=unit, successor=heir, change=change, day=on, act=nfc(act)
    )
    Share.objects.bulk_create(
        Share(succession=succession, measure=measure, part=weight.part, whole=weight.whole)
        for measure, weight in weights.items()
    )
