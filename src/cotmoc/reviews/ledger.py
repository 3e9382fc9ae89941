"""What the ledger holds for a review, as far as the asker sees; read in a fixed number of statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q
from django.utils.timezone import localtime

from cotmoc.activities.models import Activity, Part, Role
from cotmoc.base.calendar import Period, first_day, last_day
from cotmoc.documents.lineage import below
from cotmoc.documents.models import Document, Lineage, Recipient
from cotmoc.documents.models import Kind as DocumentKind
from cotmoc.documents.queries import called
from cotmoc.reviews.models import Kind
from cotmoc.tasks.models import Extension, Progress, Result, State, Strength, Task
from cotmoc.tasks.queries import (
    Cell,
    Cells,
    cell_of,
    from_documents,
    known_on,
    results_from_documents,
)
from cotmoc.units.models import Succession, Version
from cotmoc.units.queries import nearest_versions, seen_from

MOST = 120
"""Tasks that the text lists one by one; more are counted by unit, and listed in the annex."""

_UPWARDS = (Strength.REQUEST, Strength.PROPOSE)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the review is about; the ledger is asked of the day `as_of`, on the day `today`."""

    kind: Kind
    directive: Document
    unit: int
    period: Period
    as_of: date
    today: date

    @property
    def is_current(self) -> bool:
        """Whether states that leave no date behind may be told."""
        return self.as_of == self.today


@dataclass(frozen=True, slots=True)
class Ledger:
    """The rows of a review; `own` holds the unit and those below it, `given` those it gave tasks to."""

    asked: Asked
    own: frozenset[int]
    given: frozenset[int]
    versions: Mapping[int, Version]
    names: Mapping[int, str]
    documents: list[Document]
    """Issued in the period to carry the directive out, oldest first; reports apart."""
    undated: list[Document]
    reports: list[Document]
    activities: list[Activity]
    tasks: list[Task]
    """What was asked of the unit, of those below it and of those it gave tasks to."""
    proposals: list[Task]
    """What the unit or those below it ask of others."""
    results: list[Result]
    successions: list[Succession]

    @property
    def cells(self) -> Cells:
        """The tasks counted in the official cells."""
        counted = Counter(self.cell(task) for task in self.tasks)
        return Cells(**{cell.value: many for cell, many in counted.items()})

    def cell(self, task: Task) -> Cell:
        """The cell of the task on the day of the review."""
        return cell_of(task, on=self.asked.as_of)

    def in_cell(self, *cells: Cell) -> list[Task]:
        """The tasks in one of the cells."""
        return [task for task in self.tasks if self.cell(task) in cells]

    def is_open(self, task: Task) -> bool:
        """Whether the task was still to be done on the day of the review."""
        is_done = task.completed_on is not None and task.completed_on <= self.asked.as_of
        return task.state != State.WITHDRAWN and not is_done


def read(asked: Asked) -> Ledger:
    """The rows that the asker sees of what the directive set in motion at the unit and below it."""
    chain = below(asked.directive)
    own = seen_from(asked.unit, on=asked.as_of)
    known = _tasks(chain, asked)
    given = {task.lead_id for task in known if task.assigner_id in own} - own
    scope = own | given
    tasks = [task for task in known if task.lead_id in scope and not _goes_upwards(task, own)]
    proposals = [task for task in known if _goes_upwards(task, own) and task.assigner_id in own]
    documents = _documents(chain - {asked.directive.pk}, own)
    activities = _activities(chain, own, asked)
    results = [
        result
        for result in results_from_documents(chain, within=asked.period)
        if result.unit_id is None or result.unit_id in scope
    ]
    dated = [document for document in documents if _issued_within(document, asked.period)]
    versions = _versions(asked, scope, documents, activities, known)
    return Ledger(
        asked=asked,
        own=own,
        given=frozenset(given),
        versions=versions,
        names={unit: version.name for unit, version in versions.items()},
        documents=[document for document in dated if document.kind != DocumentKind.REPORT],
        undated=[document for document in documents if first_day(document.issued) is None],
        reports=[document for document in dated if document.kind == DocumentKind.REPORT],
        activities=activities,
        tasks=tasks,
        proposals=proposals,
        results=results,
        successions=_successions(own, asked.period),
    )


def by_lead(tasks: list[Task]) -> dict[int, list[Task]]:
    """The tasks by the unit that leads them, in the order of each unit's first."""
    grouped: dict[int, list[Task]] = {}
    for task in tasks:
        grouped.setdefault(task.lead_id, []).append(task)
    return grouped


def _goes_upwards(task: Task, own: frozenset[int]) -> bool:
    """Asked of somebody who need not obey: not a task given, but a request."""
    return task.strength == Strength.PROPOSE or (task.strength in _UPWARDS and task.lead_id not in own)


def _tasks(chain: Iterable[int], asked: Asked) -> list[Task]:
    """Given by the day of the review and not done before its period."""
    found = from_documents(known_on(asked.as_of), chain).exclude(completed_on__lt=asked.period.first)
    tasks = list(
        found.select_related("document").prefetch_related(
            "coordinations",
            Prefetch("progress", Progress.objects.order_by("at", "pk")),
            Prefetch("extensions", Extension.objects.order_by("at", "pk")),
        )
    )
    for task in tasks:  # told as they stood on the day, never saved
        task.deadline = _deadline_on(task, asked.as_of)
    return tasks


def _deadline_on(task: Task, day: date) -> date | None:
    """The deadline before any extension that was granted after the day."""
    later = (extension for extension in task.extensions.all() if localtime(extension.at).date() > day)
    extension = next(later, None)
    return extension.former if extension else task.deadline


def _documents(chain: set[int], own: frozenset[int]) -> list[Document]:
    """Of the chain, what the units issued, keep or were sent, and what stands above that."""
    sent = Recipient.objects.filter(document_id__in=chain, unit_id__in=own).values("document_id")
    theirs = Q(issuer_id__in=own) | Q(registered_by_id__in=own) | Q(pk__in=sent)
    wanted = set(Document.objects.filter(theirs, pk__in=chain).values_list("pk", flat=True))
    targets: dict[int, set[int]] = {}
    links = Lineage.objects.filter(document_id__in=chain, target_id__in=chain)
    for document, target in links.values_list("document_id", "target_id"):
        targets.setdefault(document, set()).add(target)
    waiting = list(wanted)
    while waiting:
        above = targets.get(waiting.pop(), set()) - wanted
        wanted |= above
        waiting += above
    found = Document.objects.filter(pk__in=wanted).annotate(called=called())
    return list(found.order_by("issued_on", "issued", "pk"))


def _issued_within(document: Document, period: Period) -> bool:
    first, last = first_day(document.issued), last_day(document.issued)
    return bool(first and last and first <= period.last and last >= period.first)


def _activities(chain: Iterable[int], own: frozenset[int], asked: Asked) -> list[Activity]:
    theirs = Q(parts__unit_id__in=own) | Q(registered_by_id__in=own)
    return list(
        Activity.objects.filter(theirs, subjects__document_id__in=set(chain))
        .filter(held_on__range=(asked.period.first, asked.as_of))
        .distinct()
        .order_by("held_on", "pk")
        .prefetch_related(
            "subjects", Prefetch("parts", Part.objects.filter(role=Role.HOST).order_by("pk"), "hosts")
        )
    )


def _successions(own: frozenset[int], period: Period) -> list[Succession]:
    within = Succession.objects.filter(day__range=(period.first, period.last))
    return list(within.filter(predecessor_id__in=own, successor_id__in=own).order_by("day", "pk"))


def _versions(
    asked: Asked,
    scope: Iterable[int],
    documents: list[Document],
    activities: list[Activity],
    tasks: list[Task],
) -> dict[int, Version]:
    ids: set[int | None] = {asked.unit, asked.directive.issuer_id, *scope}
    ids |= {document.issuer_id for document in documents}
    ids |= {part.unit_id for activity in activities for part in activity.hosts}  # type: ignore[attr-defined]  # prefetched
    for task in tasks:
        ids |= {task.lead_id, task.assigner_id, *(part.unit_id for part in task.coordinations.all())}
    return nearest_versions((unit for unit in ids if unit), on=asked.as_of)
