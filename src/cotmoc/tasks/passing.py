"""A task passes to the heir of a unit that ended. Its words, deadlines and history stay as they are."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils.timezone import localdate

from cotmoc.activities import actions as activities
from cotmoc.audit.actions import record
from cotmoc.base.acting import Actor
from cotmoc.base.locking import lock
from cotmoc.base.row_security import seeing_all
from cotmoc.documents import actions as documents
from cotmoc.documents.models import File
from cotmoc.documents.queries import open_to
from cotmoc.tasks import rules
from cotmoc.tasks.models import Coordination, Evidence, Extension, Measure, Progress, Result, Task
from cotmoc.units.models import Unit


@transaction.atomic
def pass_lead(*, task: Task, giver: Unit, receiver: Unit, by: Actor, at: datetime) -> Task:
    """The heir leads the task instead of the unit that ended; who led it first stays on record."""
    task = lock(task)
    rules.check_may_take_over(by, task, giver, receiver, on=localdate(at))
    rules.check_has_part(task.lead_id, giver)
    task.lead = receiver
    Coordination.objects.filter(task=task, unit=receiver).delete()
    return _passed(task, "task.lead_passed", "lead", giver=giver, receiver=receiver, by=by, at=at)


@transaction.atomic
def pass_giving(*, task: Task, giver: Unit, receiver: Unit, by: Actor, at: datetime) -> Task:
    """The heir has the word on the task instead of the unit that gave it and ended."""
    task = lock(task)
    rules.check_may_take_over(by, task, giver, receiver, on=localdate(at))
    rules.check_has_part(task.assigner_id, giver)
    task.assigner = receiver
    return _passed(task, "task.giving_passed", "assigner", giver=giver, receiver=receiver, by=by, at=at)


@transaction.atomic
def pass_coordination(*, task: Task, giver: Unit, receiver: Unit, by: Actor, at: datetime) -> Task:
    """The heir takes part in the task instead of the unit that ended; once, where it has a part already."""
    task = lock(task)
    rules.check_may_take_over(by, task, giver, receiver, on=localdate(at))
    own = task.coordinations.filter(unit=giver)
    rules.check_has_part(giver.pk if own.exists() else None, giver)
    if task.lead_id == receiver.pk or task.coordinations.filter(unit=receiver).exists():
        own.delete()
    else:
        own.update(unit=receiver)
    return _passed(task, "task.coordination_passed", giver=giver, receiver=receiver, by=by, at=at)


def _passed(
    task: Task, action: str, *changed: str, giver: Unit, receiver: Unit, by: Actor, at: datetime
) -> Task:
    task.version += 1
    task.audience = open_to([*task.audience, receiver.pk])
    task.save(update_fields=[*changed, "version", "audience"])
    _open_what_hangs_on(task, receiver)
    if task.document:
        documents.show_entry(document=task.document, to=[receiver.pk], by=by, at=at)
    if task.activity:
        activities.show_entry(activity=task.activity, to=[receiver.pk], by=by, at=at)
    record(action, task, by=by, at=at, giver=giver, receiver=receiver)
    return task


def _open_what_hangs_on(task: Task, receiver: Unit) -> None:
    with seeing_all():  # the heir sees the whole task, whoever wrote its parts
        _open(Coordination.objects.filter(task=task), receiver)
        _open(Progress.objects.filter(task=task), receiver)
        _open(Evidence.objects.filter(progress__task=task), receiver)
        _open(
            File.objects.filter(pk__in=Evidence.objects.filter(progress__task=task).values("file")), receiver
        )
        _open(Extension.objects.filter(task=task), receiver)
        _open(Result.objects.filter(task=task), receiver)
        _open(Measure.objects.filter(result__task=task), receiver)


def _open(rows: QuerySet[Model], receiver: Unit) -> None:
    for pk, audience in rows.values_list("pk", "audience"):
        rows.model._base_manager.filter(pk=pk).update(audience=open_to([*audience, receiver.pk]))
