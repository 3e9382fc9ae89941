"""Registering an activity and what it was about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from cotmoc.accounts.models import Person
from cotmoc.activities import queries, rules
from cotmoc.activities.models import About, Activity, Chair, Kind, Part, Role, Subject
from cotmoc.audit.actions import record
from cotmoc.base.acting import Actor
from cotmoc.base.calendar import partial_date
from cotmoc.base.locking import lock
from cotmoc.base.row_security import seeing_all
from cotmoc.base.vietnamese import nfc
from cotmoc.documents.models import Document, Passage, columns_of, columns_with_sentence
from cotmoc.documents.queries import open_to
from cotmoc.units.models import Unit


@transaction.atomic
def register(
    *,
    kind: Kind,
    name: str,
    by: Actor,
    at: datetime,
    held: str = "",
    place: str = "",
    period: tuple[str, str] = ("", ""),
    hosts: Sequence[Unit] = (),
    attending: Sequence[Unit] = (),
    attendance: int | None = None,
    said_in: Passage | None = None,
) -> Activity:
    """Register an activity that was held; `held` and `period` are ISO, as precise as known.

    One that these words of this file have already registered is given back as it is.
    """
    rules.check_may_register(by)
    known = Activity.objects.filter(**columns_of(said_in)).first() if said_in else None
    if known:
        return known
    activity = Activity(
        kind=kind,
        name=nfc(name),
        held=held,
        held_on=partial_date(held),
        place=nfc(place),
        period_first=period[0],
        period_last=period[1],
        attendance=attendance,
        **columns_with_sentence(said_in),
    )
    return _keep(activity, hosts, attending, by=by, at=at)


def _keep(
    activity: Activity, hosts: Sequence[Unit], attending: Sequence[Unit], *, by: Actor, at: datetime
) -> Activity:
    """Keep the activity for the units that took part in it, and for who registers it."""
    roles = {unit.pk: Role.ATTENDS for unit in attending} | {unit.pk: Role.HOST for unit in hosts}
    activity.registered_by_id, activity.registered_at = by.unit, at
    activity.audience = open_to([by.unit or 0, *roles])
    activity.save(force_insert=True)
    Part.objects.bulk_create(
        Part(activity=activity, unit_id=unit, role=role, audience=activity.audience)
        for unit, role in sorted(roles.items(), key=lambda part: part[1] != Role.HOST)
    )
    record("activity.registered", activity, by=by, at=at, name=activity.name, held=activity.held, hosts=hosts)
    return activity


@transaction.atomic
def chaired(
    *,
    activity: Activity,
    name: str,
    positions: str = "",
    person: Person | None = None,
    by: Actor,
    at: datetime,
) -> Chair:
    """Say who chaired the activity; said twice, kept once."""
    rules.check_may_register(by)
    with seeing_all():  # another unit may have said it; who says it too sees it
        audience = open_to([*queries.holders_of(activity), by.unit or 0])
        chair, is_new = Chair.objects.get_or_create(
            activity=activity,
            name=nfc(name),
            defaults={"positions": nfc(positions), "person": person, "audience": audience},
        )
        _show(chair, audience)
    if is_new:
        record("activity.chaired", activity, by=by, at=at, name=name)
    return chair


@transaction.atomic
def concerns(*, activity: Activity, document: Document, about: About, by: Actor, at: datetime) -> Subject:
    """Say that the activity is about, reviews or makes known a document; said twice, kept once."""
    rules.check_may_register(by)
    with seeing_all():
        audience = open_to([*queries.holders_of(activity), by.unit or 0])
        subject, is_new = Subject.objects.get_or_create(
            activity=activity, document=document, defaults={"about": about, "audience": audience}
        )
        _show(subject, audience)
    if is_new:
        record("activity.concerns", activity, by=by, at=at, document=document, about=about)
    return subject


@transaction.atomic
def show_entry(*, activity: Activity, to: Iterable[int], by: Actor, at: datetime) -> None:
    """Let units with tasks from the activity see which it is and when; not its chairs, nor its results."""
    with seeing_all():
        activity = lock(activity)
        new = set(to) - {*activity.audience}
        _show(activity, new)
    if new:
        record("activity.shown_with_task", activity, by=by, at=at, to=sorted(new))


def _show(row: Activity | Chair | Subject, units: Iterable[int]) -> None:
    """Add the units to the row's audience, which never shrinks."""
    audience = open_to([*row.audience, *units])
    if audience != row.audience:
        row.audience = audience
        row.save(update_fields=["audience"])
