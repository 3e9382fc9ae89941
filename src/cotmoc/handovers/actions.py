"""Every write to handovers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.utils import IntegrityError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from cotmoc.accounts import actions as accounts
from cotmoc.accounts.models import Post
from cotmoc.audit.actions import record
from cotmoc.base.acting import Actor, Duty
from cotmoc.base.locking import lock
from cotmoc.base.refusals import Overtaken
from cotmoc.base.vietnamese import nfc
from cotmoc.documents.models import Document
from cotmoc.documents.queries import open_to
from cotmoc.handovers import rules
from cotmoc.handovers.models import Handover, Matter, Order, State
from cotmoc.handovers.queries import Hanging
from cotmoc.tasks import passing
from cotmoc.tasks.models import Task
from cotmoc.units.models import Unit


@transaction.atomic
def propose(*, hanging: Hanging, receiver: Unit, act: str, by: Actor, at: datetime) -> Handover:
    """Ask an heir to take what hangs on a unit that has ended, or will on a day already decided."""
    giver = Unit.objects.get(pk=hanging.giver)
    day = rules.check_may_propose(by, giver, receiver)
    handover = Handover(
        matter=hanging.matter,
        task=hanging.task,
        post=hanging.post,
        giver=giver,
        receiver=receiver,
        day=day,
        act=nfc(act),
        proposed_by=by.name,
        proposed_at=at,
        audience=open_to([giver.pk, receiver.pk, by.unit or 0]),
    )
    try:
        with transaction.atomic():
            handover.save(force_insert=True)
    except IntegrityError as error:
        raise Overtaken(_("Việc này vừa được đề nghị bàn giao; hãy xem lại danh sách.")) from error
    record("handover.proposed", handover, by=by, at=at, giver=giver, receiver=receiver, act=act, day=day)
    return handover


@transaction.atomic
def accept(*, handover: Handover, by: Actor, at: datetime) -> Handover:
    """Take what was proposed: the task passes to the receiver, the person holds the post there."""
    handover = _answer(handover, State.ACCEPTED, by=by, at=at)
    if handover.post:
        _appoint(handover.post, handover, by=by, at=at)
    elif handover.task:
        _pass(handover.task, handover, by=by, at=at)
    record("handover.accepted", handover, by=by, at=at, giver=handover.giver, receiver=handover.receiver)
    return handover


@transaction.atomic
def dispute(*, handover: Handover, reason: str, by: Actor, at: datetime) -> Handover:
    """Say why it is not taken; it stands among those without an heir again, and this answer stays."""
    rules.check_reason(reason)
    handover = _answer(handover, State.DISPUTED, reason=nfc(reason.strip()), by=by, at=at)
    record(
        "handover.disputed",
        handover,
        by=by,
        at=at,
        giver=handover.giver,
        receiver=handover.receiver,
        reason=reason,
    )
    return handover


@transaction.atomic
def note_order(*, document: Document, units: Iterable[Unit], day: date, by: Actor, at: datetime) -> None:
    """Keep that the registered document ordered what happened to the units on the day."""
    for unit in units:
        Order.objects.get_or_create(document=document, unit=unit, day=day)
    record("unit.ordered", document, by=by, at=at, units=[unit.pk for unit in units], day=day)


def _answer(handover: Handover, state: State, *, reason: str = "", by: Actor, at: datetime) -> Handover:
    handover = lock(handover)
    rules.check_may_answer(by, handover, on=localdate(at))
    rules.check_follows(handover, state)
    handover.state, handover.reason = state, reason
    handover.answered_by, handover.answered_at = by.name, at
    handover.save(update_fields=["state", "reason", "answered_by", "answered_at"])
    return handover


def _pass(task: Task, handover: Handover, *, by: Actor, at: datetime) -> None:
    giver, receiver = handover.giver, handover.receiver
    if handover.matter == Matter.LED:
        passing.pass_lead(task=task, giver=giver, receiver=receiver, by=by, at=at)
    elif handover.matter == Matter.GIVEN:
        passing.pass_giving(task=task, giver=giver, receiver=receiver, by=by, at=at)
    else:
        passing.pass_coordination(task=task, giver=giver, receiver=receiver, by=by, at=at)


def _appoint(post: Post, handover: Handover, *, by: Actor, at: datetime) -> None:
    accounts.appoint(
        person=post.person,
        unit=handover.receiver,
        title=post.title,
        duty=Duty(post.duty),
        on=handover.day,
        by=by,
        at=at,
    )
