"""Every write to tasks and results."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from typing import NamedTuple, TypeVar

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from cotmoc.activities import actions as activities
from cotmoc.activities import queries as activity_queries
from cotmoc.activities.models import Activity
from cotmoc.audit.actions import record
from cotmoc.base.acting import Actor
from cotmoc.base.locking import lock
from cotmoc.base.vietnamese import nfc
from cotmoc.documents import actions as documents
from cotmoc.documents.models import Document, File, Passage, columns_of, columns_with_sentence
from cotmoc.documents.queries import holders_of, open_to
from cotmoc.tasks import rules
from cotmoc.tasks.models import (
    Comparator,
    Coordination,
    Evidence,
    Extension,
    Measure,
    Progress,
    Result,
    State,
    Strength,
    Task,
    Theme,
)
from cotmoc.units.models import Unit

Said = TypeVar("Said", Task, Result)


@transaction.atomic
def assign(
    *,
    words: str,
    theme: Theme,
    lead: Unit,
    assigned_on: date,
    by: Actor,
    at: datetime,
    coordinating: Sequence[Unit] = (),
    assigner: Unit | None = None,
    assigner_words: str = "",
    strength: Strength = Strength.REQUIRE,
    deadline: date | None = None,
    product: str = "",
    document: Document | None = None,
    activity: Activity | None = None,
    said_in: Passage | None = None,
) -> Task:
    """Give a task to the unit that leads it, and to those that coordinate.

    A task that these words, here or in another copy, have already given to the lead is given back as it is.
    """
    rules.check_said(words, _("Nhiệm vụ cần có nội dung."))
    rules.check_may_assign(by, lead, is_quoted=bool(said_in or document or activity))
    rules.check_dates(assigned_on, deadline)
    known = _said_before(Task.objects.filter(first_lead=lead), words, document, activity, said_in)
    if known:
        return known
    task = Task(
        words=nfc(words),
        theme=theme,
        strength=strength,
        product=nfc(product),
        document=document,
        activity=activity,
        assigner=assigner,
        assigner_words=nfc(assigner_words),
        lead=lead,
        first_lead=lead,
        first_assigner=assigner,
        assigned_on=assigned_on,
        first_deadline=deadline,
        deadline=deadline,
        **columns_with_sentence(said_in),
    )
    return _give(task, coordinating, by=by, at=at)


def _give(task: Task, coordinating: Sequence[Unit], *, by: Actor, at: datetime) -> Task:
    """Keep the task for the units that have a part in it, and for who registers it."""
    others = [unit.pk for unit in dict.fromkeys(coordinating) if unit.pk != task.lead_id]
    task.registered_by_id, task.registered_at = by.unit, at
    task.audience = open_to([by.unit or 0, task.lead_id, task.assigner_id or 0, *others])
    task.save(force_insert=True)
    Coordination.objects.bulk_create(
        Coordination(task=task, unit_id=unit, audience=task.audience) for unit in others
    )
    if task.document:
        documents.show_entry(document=task.document, to=[task.lead_id, *others], by=by, at=at)
    if task.activity:
        activities.show_entry(activity=task.activity, to=[task.lead_id, *others], by=by, at=at)
    record(
        "task.assigned",
        task,
        by=by,
        at=at,
        lead=task.lead_id,
        coordinating=others,
        deadline=task.deadline,
    )
    return task


@transaction.atomic
def report_progress(
    *,
    task: Task,
    text: str,
    by: Actor,
    at: datetime,
    percent: int | None = None,
    evidence: Sequence[File] = (),
    version: int | None = None,
) -> Progress:
    """Say how far the task is, with the files that show it."""
    task = lock(task)
    rules.check_may_report(by, task)
    rules.check_is_newest(task, version)
    rules.check_said(text, _("Hãy ghi tiến độ bằng một câu."))
    if task.state != State.REPORTED:
        _become(task, State.UNDER_WAY)
    progress = _add_progress(task, text, percent, evidence, by=by, at=at)
    record(
        "task.progress", task, by=by, at=at, text=text, percent=percent, evidence=[f.name for f in evidence]
    )
    return progress


@transaction.atomic
def report_done(
    *,
    task: Task,
    text: str,
    by: Actor,
    at: datetime,
    evidence: Sequence[File] = (),
    version: int | None = None,
) -> Task:
    """The lead says that the task is done; the one who gave it has the word."""
    task = lock(task)
    rules.check_leads(by, task)
    rules.check_is_newest(task, version)
    today = localtime(at).date()
    rules.check_completed_on(task, today, today=today)
    rules.check_said(text, _("Hãy ghi kết quả thực hiện."))
    _become(task, State.REPORTED)
    _add_progress(task, text, 100, evidence, by=by, at=at)
    record("task.reported", task, by=by, at=at, text=text, evidence=[f.name for f in evidence])
    return task


@transaction.atomic
def accept(
    *,
    task: Task,
    by: Actor,
    at: datetime,
    completed_on: date | None = None,
    is_satisfactory: bool = True,
    version: int | None = None,
) -> Task:
    """Accept what was reported: the task is completed on the day of the report, unless another is said."""
    task = lock(task)
    today = localtime(at).date()
    rules.check_may_judge(by, task, on=today)
    rules.check_is_newest(task, version)
    task.completed_on = completed_on or localtime(_reported_at(task) or at).date()
    rules.check_completed_on(task, task.completed_on, today=today)
    task.is_satisfactory = is_satisfactory
    _become(task, State.COMPLETED, "completed_on", "is_satisfactory")
    record("task.completed", task, by=by, at=at, completed_on=task.completed_on, satisfactory=is_satisfactory)
    return task


@transaction.atomic
def send_back(*, task: Task, reason: str, by: Actor, at: datetime, version: int | None = None) -> Task:
    """Return a reported task to its lead with the reason."""
    task = lock(task)
    rules.check_may_judge(by, task, on=localtime(at).date())
    rules.check_is_newest(task, version)
    rules.check_said(reason, _("Hãy ghi lý do trả lại."))
    _become(task, State.RETURNED)
    record("task.returned", task, by=by, at=at, reason=reason)
    return task


@transaction.atomic
def withdraw(*, task: Task, reason: str, by: Actor, at: datetime, version: int | None = None) -> Task:
    """Take the task back with the reason; it stays in the register."""
    task = lock(task)
    rules.check_may_judge(by, task, on=localtime(at).date())
    rules.check_is_newest(task, version)
    rules.check_said(reason, _("Hãy ghi lý do thu hồi."))
    _become(task, State.WITHDRAWN)
    record("task.withdrawn", task, by=by, at=at, reason=reason)
    return task


@transaction.atomic
def extend(
    *, task: Task, deadline: date, reason: str, by: Actor, at: datetime, version: int | None = None
) -> Task:
    """Grant a later deadline with the reason; the first deadline and every former one stay visible."""
    task = lock(task)
    rules.check_may_judge(by, task, on=localtime(at).date())
    rules.check_is_newest(task, version)
    rules.check_said(reason, _("Hãy ghi lý do gia hạn."))
    former = rules.check_later(task, deadline)
    Extension.objects.create(
        task=task, former=former, granted=deadline, reason=nfc(reason), at=at, audience=task.audience
    )
    task.deadline = deadline
    _keep(task, "deadline")
    record("task.extended", task, by=by, at=at, former=former, now=deadline, reason=reason)
    return task


class Figure(NamedTuple):
    """One figure of a result."""

    value: Decimal
    comparator: Comparator = Comparator.EXACT
    unit: str = ""
    of: str = ""


@transaction.atomic
def book_result(
    *,
    words: str,
    theme: Theme,
    by: Actor,
    at: datetime,
    measures: Sequence[Figure] = (),
    period: tuple[str, str] = ("", ""),
    said_on: date | None = None,
    unit: Unit | None = None,
    task: Task | None = None,
    document: Document | None = None,
    activity: Activity | None = None,
    said_in: Passage | None = None,
) -> Result:
    """Book something reported as done, with its figures; booked once from these words, be it of another copy.

    Whoever sees the task it answers or the activity that says it, or holds the document, sees the result.
    """
    rules.check_said(words, _("Kết quả cần có nội dung."))
    known = _said_before(Result.objects.all(), words, document, activity, said_in)
    if known:
        return known
    result = Result(
        words=nfc(words),
        theme=theme,
        period_first=period[0],
        period_last=period[1],
        said_on=said_on,
        unit=unit,
        task=task,
        document=document,
        activity=activity,
        **columns_with_sentence(said_in),
    )
    return _book(result, measures, by=by, at=at)


def _book(result: Result, measures: Sequence[Figure], *, by: Actor, at: datetime) -> Result:
    """Keep the result and its figures for who books it, whom it is about, and those who hold its sources."""
    sources = (result.task, result.document, result.activity)
    holders = chain.from_iterable(_who_hold(source) for source in sources if source)
    result.registered_by_id, result.registered_at = by.unit, at
    result.audience = open_to([by.unit or 0, result.unit_id or 0, *holders])
    result.save(force_insert=True)
    Measure.objects.bulk_create(
        Measure(
            result=result,
            value=figure.value,
            comparator=figure.comparator,
            unit_of_measure=nfc(figure.unit),
            of=nfc(figure.of),
            audience=result.audience,
        )
        for figure in measures
    )
    figures = [list(figure) for figure in measures]
    record("result.booked", result, by=by, at=at, words=result.words, measures=figures)
    return result


def _said_before(
    rows: QuerySet[Said],
    words: str,
    document: Document | None,
    activity: Activity | None,
    said_in: Passage | None,
) -> Said | None:
    """The row made already from this place of the file, or from the same words and source in another."""
    if said_in is None:
        return None
    of_source = Q(document=document, document__isnull=False) | Q(activity=activity, activity__isnull=False)
    in_a_copy = Q(of_source, words=nfc(words)) & ~Q(file=said_in.file)
    return rows.filter(Q(**columns_of(said_in)) | in_a_copy).order_by("pk").first()


def _who_hold(source: Task | Document | Activity) -> list[int]:
    """Whom the source has reached; not those who merely see its entry, for citing it or for their task."""
    if isinstance(source, Document):
        return holders_of(source)
    if isinstance(source, Activity):
        return activity_queries.holders_of(source)
    return Task._base_manager.values_list("audience", flat=True).get(pk=source.pk)


def _add_progress(
    task: Task, text: str, percent: int | None, evidence: Sequence[File], *, by: Actor, at: datetime
) -> Progress:
    progress = Progress.objects.create(
        task=task,
        unit_id=by.unit,
        reporter=by.name,
        at=at,
        text=nfc(text),
        percent=percent,
        audience=task.audience,
    )
    Evidence.objects.bulk_create(
        Evidence(progress=progress, file=file, audience=task.audience) for file in dict.fromkeys(evidence)
    )
    for file in evidence:
        File.objects.filter(pk=file.pk).update(audience=open_to([*file.audience, *task.audience]))
    return progress


def _reported_at(task: Task) -> datetime | None:
    """When the lead last said that it is done; what others add to its report later changes nothing."""
    of_lead = Q(unit_id=task.lead_id) | Q(unit_id=None)
    done = task.progress.filter(of_lead, percent=100).order_by("-at", "-pk")
    return done.values_list("at", flat=True).first()


def _become(task: Task, state: State, *changed: str) -> None:
    rules.check_follows(task, state)
    task.state = state
    _keep(task, "state", *changed)


def _keep(task: Task, *changed: str) -> None:
    task.version += 1
    task.save(update_fields=[*changed, "version"])
