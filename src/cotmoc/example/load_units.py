"""Noting the units of the example, their changes, the officials and their accounts."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from django.contrib.auth.hashers import make_password

from cotmoc.accounts import actions as accounts
from cotmoc.base.acting import SYSTEM, Duty
from cotmoc.example import communes, tables
from cotmoc.example.ledger import OPENED, Diary, Ledger, moment
from cotmoc.example.tables import ChangeRow, PersonRow, PostRow, UnitRow
from cotmoc.units import actions as units
from cotmoc.units import reforms
from cotmoc.units.models import Change, Kind, Level, Line, Measure
from cotmoc.units.reforms import Part


class Printed(NamedTuple):
    """The password that everybody is told; a hash of its own for each account would hide nothing."""

    password: str
    hashed: str


def note_units(ledger: Ledger, diary: Diary) -> None:
    """The units as they stood when the ledger was opened, then each change on its day."""
    rows = tables.communes()
    organs = tables.units()
    posts = [row for row in organs if row.level == "base"]  # they stand on the ground of communes
    for row in (*(row for row in organs if row not in posts), *communes.founded_before(rows), *posts):
        diary.note(moment(OPENED, 8), partial(_found, ledger, row))
    for change in (*tables.changes(), *communes.founded_after(rows), *communes.changes(rows)):
        if isinstance(change, UnitRow):
            diary.note(moment(change.since, 0, 5), partial(_found, ledger, change))
        else:
            diary.note(moment(change.on, 0, 10), partial(_change, ledger, change))


def note_people(ledger: Ledger, diary: Diary, password: str) -> None:
    """The officials when the ledger was opened, and each taking up and leaving of a post on its day."""
    printed = Printed(password, make_password(password))
    for row in tables.people():
        diary.note(moment(OPENED, 9), partial(_introduce, ledger, row, printed))
        for post in row.posts:
            diary.note(moment(max(OPENED, post.on), 9, 30), partial(_appoint, ledger, row.name, post))
            if post.until and post.until > OPENED:
                diary.note(moment(post.until, 0, 15), partial(_relieve, ledger, row.name, post))


def _found(ledger: Ledger, row: UnitRow, at: datetime) -> None:
    parents = {line: getattr(row, line.value) for line in Line}
    ledger.units[row.key] = units.found(
        name=row.name,
        short_name=row.short,
        kind=Kind(row.kind),
        level=Level(row.level),
        on=row.since,
        act=row.act,
        by=SYSTEM,
        at=at,
        place=ledger.units.get(row.place),
        parents={line: ledger.units[key] for line, key in parents.items() if key},
    )


def _change(ledger: Ledger, row: ChangeRow, at: datetime) -> None:
    unit = ledger.units[row.key]
    if row.do == "rename":
        units.rename(unit=unit, name=row.name, short_name=row.short, on=row.on, act=row.act, by=SYSTEM, at=at)
    elif row.do == "move":
        parent = ledger.units[row.parent]
        units.move(unit=unit, line=Line(row.line), parent=parent, on=row.on, act=row.act, by=SYSTEM, at=at)
    elif row.people:
        amounts = [{Measure.PEOPLE: Decimal(people)} for people in row.people]
        parts = [Part(*part) for part in zip(ledger.units_of(row.heirs), amounts, strict=True)]
        reforms.split(unit=unit, parts=parts, on=row.on, act=row.act, by=SYSTEM, at=at)
    else:
        heirs = ledger.units_of(row.heirs)
        units.abolish(
            unit=unit, heirs=heirs, change=Change(row.how), on=row.on, act=row.act, by=SYSTEM, at=at
        )


def _introduce(ledger: Ledger, row: PersonRow, printed: Printed, at: datetime) -> None:
    person = accounts.introduce(name=row.name, rank=row.rank, by=SYSTEM, at=at)
    ledger.people[row.name] = person
    if row.sign_in:
        accounts.open_account(
            person=person,
            sign_in=row.sign_in,
            password=printed.password,
            hashed=printed.hashed,
            by=SYSTEM,
            at=at,
        )


def _appoint(ledger: Ledger, name: str, row: PostRow, at: datetime) -> None:
    is_past = row.until is not None and row.until <= OPENED
    post = accounts.appoint(
        person=ledger.people[name],
        unit=ledger.units[row.unit],
        title=row.title,
        duty=Duty(row.duty),
        on=row.on,
        until=row.until if is_past else None,
        by=SYSTEM,
        at=at,
    )
    ledger.posts[name, row] = post


def _relieve(ledger: Ledger, name: str, row: PostRow, at: datetime) -> None:
    assert row.until is not None  # only posts that end are noted
    ledger.posts[name, row] = accounts.relieve(post=ledger.posts[name, row], on=row.until, by=SYSTEM, at=at)
