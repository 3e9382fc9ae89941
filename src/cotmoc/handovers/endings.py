"""A unit ends with all that hangs on it: its posts end, and what it leaves is proposed to its heirs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from cotmoc.accounts import actions as accounts
from cotmoc.audit.actions import record
from cotmoc.base.acting import Actor
from cotmoc.handovers.actions import propose
from cotmoc.handovers.models import Handover
from cotmoc.handovers.queries import Hanging, hanging_on
from cotmoc.units import actions as units
from cotmoc.units import reforms
from cotmoc.units.models import Change, Unit
from cotmoc.units.reforms import Part


@transaction.atomic
def end_by_merger(
    *,
    merged: Sequence[Unit],
    into: Unit,
    on: date,
    act: str,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> list[Handover]:
    """Merge the units into another; what hangs on them is proposed to it."""
    left = _left_by(merged, on=on, by=by, at=at)
    reforms.merge(units=merged, into=into, on=on, act=act, by=by, at=at, revision=revision)
    return _proposed(left, into, subject=into, act=act, by=by, at=at)


@transaction.atomic
def end_by_split(
    *,
    unit: Unit,
    parts: Sequence[Part],
    receiver: Unit | None,
    on: date,
    act: str,
    by: Actor,
    at: datetime,
    children_to: Unit | None = None,
    revision: int | None = None,
) -> list[Handover]:
    """Split the unit among its heirs; what hangs on it is proposed to `receiver`, else waits for an heir."""
    left = _left_by([unit], on=on, by=by, at=at)
    reforms.split(
        unit=unit, parts=parts, children_to=children_to, on=on, act=act, by=by, at=at, revision=revision
    )
    return _proposed(left, receiver, subject=unit, act=act, by=by, at=at)


@transaction.atomic
def end_by_abolition(
    *,
    unit: Unit,
    heirs: Sequence[Unit],
    receiver: Unit | None,
    on: date,
    act: str,
    by: Actor,
    at: datetime,
    children_to: Unit | None = None,
    revision: int | None = None,
) -> list[Handover]:
    """Abolish the unit; what hangs on it is proposed to `receiver`, else it waits for an heir."""
    left = _left_by([unit], on=on, by=by, at=at)
    units.abolish(
        unit=unit,
        heirs=heirs,
        change=Change.ABOLISH,
        children_to=children_to,
        on=on,
        act=act,
        by=by,
        at=at,
        revision=revision,
    )
    return _proposed(left, receiver, subject=unit, act=act, by=by, at=at)


def _left_by(ending: Sequence[Unit], *, on: date, by: Actor, at: datetime) -> list[Hanging]:
    """What hangs on the units that are about to end; the posts there end with them."""
    left = hanging_on([unit.pk for unit in ending], on=on)
    for hanging in left:
        if hanging.post:
            accounts.relieve(post=hanging.post, on=on, by=by, at=at)
    return left


def _proposed(
    left: Sequence[Hanging], receiver: Unit | None, *, subject: Unit, act: str, by: Actor, at: datetime
) -> list[Handover]:
    record("handover.reckoned", subject, by=by, at=at, count=len(left), receiver=receiver)
    if receiver is None:
        return []
    return [propose(hanging=one, receiver=receiver, act=act, by=by, at=at) for one in left]
