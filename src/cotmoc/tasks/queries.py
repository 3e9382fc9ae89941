"""Reading tasks and results: status is derived from dates, on the day one looks at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    TextChoices,
    Value,
    When,
)
from django.utils.translation import gettext_lazy as _

from cotmoc.accounts.queries import registrars
from cotmoc.base.calendar import Period, first_day, last_day
from cotmoc.tasks.models import Evidence, Progress, Result, State, Task
from cotmoc.tasks.rules import OPEN


class Cell(TextChoices):
    """The official status of a task on a day, and the two that stand apart from the four cells."""

    DONE_ON_TIME = "done_on_time", _("hoàn thành đúng hạn")
    DONE_LATE = "done_late", _("hoàn thành quá hạn")
    OPEN_IN_TIME = "open_in_time", _("chưa hoàn thành, trong hạn")
    OVERDUE = "overdue", _("chưa hoàn thành, quá hạn")
    NO_DEADLINE = "no_deadline", _("không thời hạn")
    WITHDRAWN = "withdrawn", _("đã thu hồi")


def cell_of(task: Task, *, on: date) -> Cell:
    """The task's cell on the day; what was completed later counts as open on it."""
    if task.state == State.WITHDRAWN:
        return Cell.WITHDRAWN
    if task.deadline is None:
        return Cell.NO_DEADLINE
    if task.completed_on and task.completed_on <= on:
        return Cell.DONE_ON_TIME if task.completed_on <= task.deadline else Cell.DONE_LATE
    return Cell.OVERDUE if task.deadline < on else Cell.OPEN_IN_TIME


def days_overdue(task: Task, *, on: date) -> int:
    """Days past the deadline, up to the day or to completion; 0 in time or without deadline."""
    if task.deadline is None:
        return 0
    end = min(task.completed_on, on) if task.completed_on else on
    return max(0, (end - task.deadline).days)


def with_cell(tasks: QuerySet[Task], *, on: date) -> QuerySet[Task]:
    """The tasks with their cell on the day as `cell`; the same rule as `cell_of`, told to the database."""
    return tasks.annotate(cell=_cell(on))


def _cell(on: date) -> Case:
    done = Q(completed_on__lte=on)
    return Case(
        When(state=State.WITHDRAWN, then=Value(Cell.WITHDRAWN.value)),
        When(deadline__isnull=True, then=Value(Cell.NO_DEADLINE.value)),
        When(done & Q(completed_on__lte=F("deadline")), then=Value(Cell.DONE_ON_TIME.value)),
        When(done, then=Value(Cell.DONE_LATE.value)),
        When(deadline__lt=on, then=Value(Cell.OVERDUE.value)),
        default=Value(Cell.OPEN_IN_TIME.value),
        output_field=CharField(),
    )


@dataclass(frozen=True, slots=True)
class Cells:
    """The four official cells with their arithmetic; no deadline and withdrawn stand apart."""

    done_on_time: int = 0
    done_late: int = 0
    open_in_time: int = 0
    overdue: int = 0
    no_deadline: int = 0
    withdrawn: int = 0

    @property
    def done(self) -> int:
        """Completed, on time or late."""
        return self.done_on_time + self.done_late

    @property
    def open(self) -> int:
        """Not completed, in time or overdue."""
        return self.open_in_time + self.overdue

    @property
    def total(self) -> int:
        """Tasks in the four cells."""
        return self.done + self.open

    @property
    def due(self) -> int:
        """What the rates are reckoned over: completed and overdue tasks, not those still in time."""
        return self.done + self.overdue

    @property
    def completion_rate(self) -> float | None:
        """Percent completed of those due; None when none was due."""
        return 100 * self.done / self.due if self.due else None

    @property
    def overdue_rate(self) -> float | None:
        """Percent overdue of those due; None when none was due."""
        return 100 * self.overdue / self.due if self.due else None


def cells(tasks: QuerySet[Task], *, on: date) -> Cells:
    """The tasks counted by cell on the day; one statement."""
    counted = (
        tasks.order_by().annotate(cell=_cell(on)).values("cell").annotate(count=Count("pk", distinct=True))
    )
    return Cells(**{row["cell"]: row["count"] for row in counted})


def known_on(day: date) -> QuerySet[Task]:
    """The tasks one sees that had been given by the day."""
    return Task.objects.filter(assigned_on__lte=day).order_by(F("deadline").asc(nulls_last=True), "pk")


def of_units(tasks: QuerySet[Task], units: Iterable[int]) -> QuerySet[Task]:
    """The tasks that one of the units leads."""
    return tasks.filter(lead_id__in=set(units))


def with_part_of(tasks: QuerySet[Task], unit: int) -> QuerySet[Task]:
    """The tasks that the unit leads or coordinates."""
    return tasks.filter(Q(lead_id=unit) | Q(coordinations__unit_id=unit)).distinct()


def from_documents(tasks: QuerySet[Task], documents: Iterable[int]) -> QuerySet[Task]:
    """The tasks whose source is one of the documents, or an activity about one of them."""
    ids = set(documents)
    return tasks.filter(Q(document_id__in=ids) | Q(activity__subjects__document_id__in=ids)).distinct()


def in_full(pk: int) -> Task | None:
    """One task with its source, units, progress, evidence and extensions; a fixed number of statements."""
    evidence = Prefetch(
        "evidence", Evidence.objects.select_related("file").defer("file__content").order_by("pk")
    )
    return (
        Task.objects.filter(pk=pk)
        .select_related("document", "activity", "file")
        .defer("file__content", "file__text")
        .prefetch_related(
            "coordinations",
            "extensions",
            Prefetch("progress", Progress.objects.order_by("-at", "-pk").prefetch_related(evidence)),
            Prefetch("results", with_source(Result.objects.order_by("pk"))),
        )
        .first()
    )


def with_source(results: QuerySet[Result]) -> QuerySet[Result]:
    """The results with their figures, and their file where one may open it; one statement more."""
    with_file = results.select_related("file").defer("file__content", "file__text")
    return with_file.prefetch_related("measures")


@dataclass(frozen=True, slots=True)
class Waiting:
    """What needs the unit on a day, each list in order of urgency."""

    new: list[Task]
    due_soon: list[Task]
    overdue: list[Task]
    returned: list[Task]
    to_judge: list[Task]


def waiting_for(unit: int, *, on: date, most: int = 50) -> Waiting:
    """New, due within a week, overdue and returned tasks of the unit, and those that wait for its word."""
    mine = with_part_of(known_on(on), unit).filter(state__in=OPEN)
    week = on + timedelta(days=7)
    return Waiting(
        new=list(mine.filter(state=State.ASSIGNED, assigned_on__gt=on - timedelta(days=14))[:most]),
        due_soon=list(mine.filter(deadline__range=(on, week)).exclude(state=State.REPORTED)[:most]),
        overdue=list(mine.filter(deadline__lt=on).exclude(state=State.REPORTED)[:most]),
        returned=list(mine.filter(state=State.RETURNED)[:most]),
        to_judge=list(_waiting_for_word_of(unit, on=on)[:most]),
    )


def _waiting_for_word_of(unit: int, *, on: date) -> QuerySet[Task]:
    """Reported tasks that the unit gave, or registered where nobody here could decide for the giver.

    The same rule as `rules.check_may_judge`, but for those above a giver who can decide itself.
    """
    giver_can = Exists(registrars(on=on).filter(unit_id=OuterRef("assigner_id")))
    mine = Q(assigner_id=unit) | Q(registered_by_id=unit) & ~giver_can
    return Task.objects.filter(mine, state=State.REPORTED).order_by("deadline", "pk")


def results_from_documents(documents: Iterable[int], *, within: Period) -> list[Result]:
    """Results within the period that the documents, gatherings about them or tasks from them report.

    A result belongs to the period when its own period touches it, or, where the text gave none, the day
    it was said lies in it. With their measures and sources; two statements.
    """
    ids = set(documents)
    of_tasks = Q(task__document_id__in=ids) | Q(task__activity__subjects__document_id__in=ids)
    found = (
        Result.objects.filter(Q(document_id__in=ids) | Q(activity__subjects__document_id__in=ids) | of_tasks)
        .select_related("document", "activity", "task__document")
        .prefetch_related("measures")
        .distinct()
        .order_by("pk")
    )
    return [result for result in found if _belongs(result, within)]


def _belongs(result: Result, period: Period) -> bool:
    first, last = first_day(result.period_first), last_day(result.period_last or result.period_first)
    if first and last:
        return first <= period.last and last >= period.first
    return bool(result.said_on and result.said_on in period)
