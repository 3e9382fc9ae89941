"""Changing one unit: each act on a day, with the document that ordered it. Several at once: `reforms`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from cotmoc.audit.actions import record
from cotmoc.base.acting import Actor
from cotmoc.base.validity import from_day
from cotmoc.base.vietnamese import nfc
from cotmoc.units import queries, rules
from cotmoc.units.lives import pass_on, shorten, taken, time_whole, touched
from cotmoc.units.models import Change, Kind, Level, Line, Subordination, Succession, Unit, Version


@transaction.atomic
def found(
    *,
    name: str,
    short_name: str = "",
    kind: Kind,
    level: Level,
    on: date,
    act: str,
    by: Actor,
    at: datetime,
    place: Unit | None = None,
    parents: Mapping[Line, Unit] | None = None,
    code: str = "",
) -> Unit:
    """Found a unit on a day, under one parent in each of the lines given."""
    above = parents or {}
    rules.check_may_found_under(by, above.values())
    rules.check_ordered(on, act, at=at)
    rules.check_named(name)
    rules.check_parents_live(list(above.values()), from_day(on))
    with time_whole():
        unit = Unit.objects.create(code=code, entered_by_id=by.unit)
        Version.objects.create(
            unit=unit,
            name=name,
            short_name=short_name or name,
            kind=kind,
            level=level,
            place=place,
            valid=from_day(on),
            act=nfc(act),
        )
        for line, parent in above.items():
            Subordination.objects.create(
                unit=unit, line=line, parent=parent, valid=from_day(on), act=nfc(act)
            )
    record("unit.founded", unit, by=by, at=at, name=name, on=on, act=act)
    return unit


@transaction.atomic
def rename(
    *,
    unit: Unit,
    name: str,
    short_name: str = "",
    on: date,
    act: str,
    by: Actor,
    at: datetime,
    kind: Kind | None = None,
    level: Level | None = None,
    revision: int | None = None,
) -> Unit:
    """Give the unit another name (if said, kind or level) from a day on; the former stays in history."""
    rules.check_may_change_units(by, unit.pk)
    rules.check_ordered(on, act, at=at)
    rules.check_named(name)
    (unit,) = taken([unit])
    rules.check_is_newest(unit, revision)
    former = rules.check_lives(queries.version_of(unit.pk, on=on), on)
    rules.check_begun_before(former, on)
    now = Version(
        unit=unit,
        name=nfc(name),
        short_name=short_name or name,
        kind=kind or former.kind,
        level=level or former.level,
        place_id=former.place_id,
        valid=from_day(on, former.valid.upper),
        act=nfc(act),
    )
    rules.check_differs(former, now)
    with time_whole():
        Version.objects.filter(pk=former.pk).update(valid=from_day(former.valid.lower, on))
        now.save(force_insert=True)
    touched([unit])
    record("unit.renamed", unit, by=by, at=at, former=former.name, now=name, kind=now.kind, on=on, act=act)
    return unit


@transaction.atomic
def move(
    *,
    unit: Unit,
    line: Line,
    parent: Unit | None,
    on: date,
    act: str,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> Unit:
    """Put the unit under another parent of the line from a day on; without a parent it leaves the line."""
    rules.check_may_change_units(by, unit.pk)
    rules.check_ordered(on, act, at=at)
    unit = taken([unit, *([parent] if parent else [])])[0]
    rules.check_is_newest(unit, revision)
    rules.check_lives(queries.version_of(unit.pk, on=on), on)
    former = queries.subordination_of(unit.pk, line=line, on=on)
    rules.check_moves(former, parent, on)
    span = from_day(on, former.valid.upper if former else queries.free_until(unit.pk, line=line, on=on))
    if parent:
        rules.check_parents_live([parent], span)
        rules.check_not_below(parent, unit, line=line, span=span)
    with time_whole():
        if former:
            shorten(former, on)
        if parent:
            Subordination.objects.create(unit=unit, line=line, parent=parent, valid=span, act=nfc(act))
    touched([unit])
    action = "unit.moved" if parent else "unit.left_line"
    record(action, unit, by=by, at=at, line=line, parent=parent, on=on, act=act)
    return unit


@transaction.atomic
def abolish(
    *,
    unit: Unit,
    heirs: Sequence[Unit],
    change: Change,
    on: date,
    act: str,
    by: Actor,
    at: datetime,
    children_to: Unit | None = None,
    revision: int | None = None,
) -> Unit:
    """End the unit on a day (its last day is the one before); its heirs take over.

    Those that stand below it go under `children_to`; without it none may be left.
    """
    rules.check_may_change_units(by, unit.pk)
    rules.check_ordered(on, act, at=at)

    def succeed(former: Unit, heir: Unit) -> None:
        Succession.objects.create(predecessor=former, successor=heir, change=change, day=on, act=nfc(act))

    unit, moved = pass_on(
        unit, heirs, children_to=children_to, day=on, act=nfc(act), revision=revision, succeed=succeed
    )
    record("unit.abolished", unit, by=by, at=at, heirs=heirs, change=change, moved=moved, on=on, act=act)
    return unit
