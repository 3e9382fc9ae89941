"""Changing the units: each act on a day, with the document that ordered it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime

from django.db import connection, transaction
from django.db.utils import IntegrityError

from cotmoc.audit.actions import record
from cotmoc.base.acting import Actor
from cotmoc.base.locking import lock
from cotmoc.base.validity import from_day
from cotmoc.units import queries, rules
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
    rules.check_may_found_under(by, (parents or {}).values())
    rules.check_day(on)
    with _time_whole():
        unit = Unit.objects.create(code=code, entered_by_id=by.unit)
        Version.objects.create(
            unit=unit,
            name=name,
            short_name=short_name or name,
            kind=kind,
            level=level,
            place=place,
            valid=from_day(on),
            act=act,
        )
        for line, parent in (parents or {}).items():
            Subordination.objects.create(unit=unit, line=line, parent=parent, valid=from_day(on), act=act)
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
) -> Unit:
    """Give the unit another name (if said, kind or level) from a day on; the former stays in history."""
    unit = lock(unit)
    rules.check_may_change_units(by, unit.pk)
    former = rules.check_lives(queries.version_of(unit.pk, on=on), on)
    with _time_whole():
        Version.objects.filter(pk=former.pk).update(valid=from_day(former.valid.lower, on))
        Version.objects.create(
            unit=unit,
            name=name,
            short_name=short_name or name,
            kind=kind or former.kind,
            level=level or former.level,
            place=former.place,
            valid=from_day(on, former.valid.upper),
            act=act,
        )
    record("unit.renamed", unit, by=by, at=at, former=former.name, now=name, on=on, act=act)
    return unit


@transaction.atomic
def move(*, unit: Unit, line: Line, parent: Unit | None, on: date, act: str, by: Actor, at: datetime) -> Unit:
    """Put the unit under another parent of the line from a day on; without a parent it leaves the line."""
    unit = lock(unit)
    rules.check_may_change_units(by, unit.pk)
    rules.check_lives(queries.version_of(unit.pk, on=on), on)
    with _time_whole():
        _end_subordinations(unit, on=on, line=line)
        if parent:
            Subordination.objects.create(unit=unit, line=line, parent=parent, valid=from_day(on), act=act)
    record("unit.moved", unit, by=by, at=at, line=line, parent=parent, on=on, act=act)
    return unit


@transaction.atomic
def abolish(
    *, unit: Unit, heirs: Sequence[Unit], change: Change, on: date, act: str, by: Actor, at: datetime
) -> Unit:
    """End the unit on a day (its last day is the one before); its heirs take over."""
    unit = lock(unit)
    rules.check_may_change_units(by, unit.pk)
    version = rules.check_lives(queries.version_of(unit.pk, on=on), on)
    with _time_whole():
        _end_subordinations(unit, on=on)
        Version.objects.filter(pk=version.pk).update(valid=from_day(version.valid.lower, on))
        for heir in heirs:
            Succession.objects.create(predecessor=unit, successor=heir, change=change, day=on, act=act)
    record("unit.abolished", unit, by=by, at=at, heirs=heirs, change=change, on=on, act=act)
    return unit


def _end_subordinations(unit: Unit, *, on: date, line: Line | None = None) -> None:
    stands = Subordination.objects.filter(unit=unit, valid__contains=on)
    for subordination in stands.filter(line=line) if line else stands:
        if subordination.valid.lower == on:
            subordination.delete()
        else:
            subordination.valid = from_day(subordination.valid.lower, on)
            subordination.save(update_fields=["valid"])


@contextmanager
def _time_whole() -> Iterator[None]:
    """Turns a broken promise of time into the sentence that says which.

    Promises to a parent are kept when the transaction ends, so that a child and its parent may end in either
    order on one day.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise rules.sentence_of(error) from error


def check_time_now() -> None:
    """Ask for the database's promises now and not at the transaction's end; refused if one is broken."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except IntegrityError as error:
        raise rules.sentence_of(error) from error
