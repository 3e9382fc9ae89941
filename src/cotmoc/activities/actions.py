"""Registering an activity and what it was about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from cotmoc.accounts.models import Person
from cotmoc.activities import rules
from cotmoc.activities.models import About, Activity, Chair, Kind, Part, Role, Subject
from cotmoc.audit.actions import record
from cotmoc.base.acting import Actor
from cotmoc.base.calendar import partial_date
from cotmoc.base.vietnamese import nfc
from cotmoc.documents.models import Document, Passage, columns_of
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
    if said_in:
        known = Activity.objects.filter(**columns_of(said_in)).first()
        if known:
            return known
    units = {unit.pk for unit in (*hosts, *attending)}
    audience = sorted(units | ({by.unit} if by.unit else set()))
    activity = Activity.objects.create(
        kind=kind,
        name=nfc(name),
        held=held,
        held_on=partial_date(held),
        place=nfc(place),
        period_first=period[0],
        period_last=period[1],
        attendance=attendance,
        registered_by_id=by.unit,
        registered_at=at,
        audience=audience,
        **columns_of(said_in),
    )
    Part.objects.bulk_create(
        Part(activity=activity, unit=unit, role=role, audience=audience)
        for units_, role in ((hosts, Role.HOST), (attending, Role.ATTENDS))
        for unit in units_
        if role == Role.HOST or unit not in hosts
    )
    record("activity.registered", activity, by=by, at=at, name=name, held=held, hosts=hosts)
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
    chair, is_new = Chair.objects.get_or_create(
        activity=activity,
        name=nfc(name),
        defaults={"positions": nfc(positions), "person": person, "audience": activity.audience},
    )
    if is_new:
        record("activity.chaired", activity, by=by, at=at, name=name)
    return chair


@transaction.atomic
def concerns(*, activity: Activity, document: Document, about: About, by: Actor, at: datetime) -> Subject:
    """Say that the activity is about, reviews or makes known a document; said twice, kept once."""
    rules.check_may_register(by)
    subject, is_new = Subject.objects.get_or_create(
        activity=activity, document=document, defaults={"about": about, "audience": activity.audience}
    )
    if is_new:
        record("activity.concerns", activity, by=by, at=at, document=document, about=about)
    return subject
