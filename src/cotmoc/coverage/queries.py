"""Who had to carry out a directive, who has, who has not: as far as the asker sees, on a day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cotmoc.activities.models import About, Activity, Part, Role, Subject
from cotmoc.coverage.heirs import heirs_of
from cotmoc.coverage.models import Expectation
from cotmoc.documents.lineage import lineage_of
from cotmoc.documents.models import Document, Recipient
from cotmoc.tasks.models import State, Task
from cotmoc.tasks.queries import known_on
from cotmoc.units.models import Kind, Level, Version
from cotmoc.units.queries import nearest_versions


class Standing(TextChoices):
    """How far an expected unit is."""

    ISSUED = "issued", _("đã ban hành văn bản")
    HELD = "held", _("đã quán triệt tại hội nghị")
    CARRIED_OUT = "carried_out", _("đã hoàn thành nhiệm vụ")
    UNDER_WAY = "under_way", _("đang thực hiện nhiệm vụ")
    NOT_BEGUN = "not_begun", _("chưa triển khai")
    LATE = "late", _("chưa triển khai, quá hạn")


DONE = frozenset({Standing.ISSUED, Standing.HELD, Standing.CARRIED_OUT})


@dataclass(slots=True)
class Row:
    """One expected unit: who asked it, by when, and what it has done."""

    unit: int
    version: Version
    asked_by: Document
    deadline: date | None
    stands_for: list[int]
    """Ended units among those asked, which this one followed."""
    documents: list[Document] = field(default_factory=list)
    activities: list[Activity] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    standing: Standing = Standing.NOT_BEGUN
    days_after: int | None = None
    """From the directive that asked to the first thing done; unknown where a day is."""
    days_late: int = 0

    @property
    def is_done(self) -> bool:
        """Whether something was issued, held or completed."""
        return self.standing in DONE


@dataclass(frozen=True, slots=True)
class Coverage:
    """The rows by name, and whether an office decided who is expected."""

    rows: list[Row]
    is_decided: bool
    chain: dict[int, Document]

    @property
    def done(self) -> list[Row]:
        """The units that have done something."""
        return [row for row in self.rows if row.is_done]

    @property
    def missing(self) -> list[Row]:
        """The units that have not, the latest first."""
        return sorted((row for row in self.rows if not row.is_done), key=lambda row: -row.days_late)


@dataclass(slots=True)
class _Asked:
    by: Document
    deadline: date | None = None


def coverage_of(directive: Document, *, decided_by: int | None, on: date) -> Coverage:
    """The coverage of the directive and of all that carries it out, as known on the day.

    Expected are the units of the acting unit's own decision; without one, those to whom the directive or what
    carries it out was sent, and the leads of their tasks.
    """
    chain = lineage_of(directive, up=False, on=on).documents
    tasks = list(known_on(on).filter(document__in=chain).exclude(state=State.WITHDRAWN).order_by("pk"))
    decision = Expectation.objects.filter(document=directive, decided_by_id=decided_by or 0)
    decided = {row.unit_id: _Asked(directive, row.deadline) for row in decision}
    asked = decided or _below(_asked_by_addressing(directive, chain, tasks), on)
    hosts = _hosts(chain, on)
    issuers = {document.issuer_id for document in chain.values() if document.issuer_id}
    heirs = heirs_of({*asked, *issuers, *hosts, *(task.lead_id for task in tasks)}, on=on)
    rows = _rows(directive, asked, heirs, on)
    for document in sorted(chain.values(), key=lambda found: (found.issued or "9", found.pk)):
        if document.pk != directive.pk and not document.is_awaited:
            for row in _of(rows, heirs, document.issuer_id):
                row.documents.append(document)
    for host, held in hosts.items():
        for row in _of(rows, heirs, host):
            row.activities += held
    for task in tasks:
        for row in _of(rows, heirs, task.lead_id):
            row.tasks.append(task)
    for row in rows.values():
        _judge(row, on)
    return Coverage(sorted(rows.values(), key=lambda row: row.version.sort_key), bool(decided), chain)


def _asked_by_addressing(
    directive: Document, chain: dict[int, Document], tasks: list[Task]
) -> dict[int, _Asked]:
    """Who was sent the directive or what carries it out, or leads a task of them; never its own issuer."""
    asked: dict[int, _Asked] = {}
    sent = Recipient.objects.filter(document__in=chain, unit__isnull=False).order_by("document_id", "pk")
    for document, unit in sent.values_list("document_id", "unit_id"):
        asked.setdefault(unit, _Asked(chain[document]))
    for task in tasks:
        place = asked.setdefault(task.lead_id, _Asked(chain[task.document_id or directive.pk]))
        if task.deadline:
            place.deadline = min(place.deadline or task.deadline, task.deadline)
    return {
        unit: each for unit, each in asked.items() if unit not in (directive.issuer_id, each.by.issuer_id)
    }


def _below(asked: dict[int, _Asked], on: date) -> dict[int, _Asked]:
    """Without those above the issuer that asks, who are sent a document to know of it ("để báo cáo")."""
    units = {*asked, *(each.by.issuer_id for each in asked.values() if each.by.issuer_id)}
    versions = nearest_versions(units, on=on)
    return {
        unit: each
        for unit, each in asked.items()
        if not _is_above(versions.get(unit), versions.get(each.by.issuer_id or 0))
    }


def _is_above(unit: Version | None, issuer: Version | None) -> bool:
    """A higher level; on the same one the Party's committee and the council above the other organs."""
    if unit is None or issuer is None:
        return False
    rung, of_issuer = _RUNGS.index(unit.level), _RUNGS.index(issuer.level)
    return rung < of_issuer or (rung == of_issuer and unit.kind in _HEADS and issuer.kind not in _HEADS)


_RUNGS: list[str] = Level.values
_HEADS = (Kind.PARTY_COMMITTEE, Kind.PEOPLES_COUNCIL)


def _hosts(chain: dict[int, Document], on: date) -> dict[int, list[Activity]]:
    """The activities held by the day that made known a document of the chain, by their hosts."""
    about = Subject.objects.filter(document__in=chain, about=About.DISSEMINATES)
    parts = Part.objects.filter(role=Role.HOST, activity__in=about.values("activity"))
    found: dict[int, list[Activity]] = defaultdict(list)
    for part in parts.select_related("activity").order_by("activity__held", "pk"):
        if not part.activity.held_on or part.activity.held_on <= on:
            found[part.unit_id].append(part.activity)
    return found


def _rows(
    directive: Document, asked: dict[int, _Asked], heirs: dict[int, set[int]], on: date
) -> dict[int, Row]:
    """A row for each unit that stands for an asked one."""
    versions = nearest_versions({heir for unit in asked for heir in heirs[unit]}, on=on)
    rows: dict[int, Row] = {}
    for unit, each in asked.items():
        for heir in heirs[unit] & versions.keys():
            row = rows.setdefault(heir, Row(heir, versions[heir], each.by, each.deadline, []))
            if heir != unit:
                row.stands_for.append(unit)
    return rows


def _of(rows: dict[int, Row], heirs: dict[int, set[int]], unit: int | None) -> list[Row]:
    """The rows in which what this unit did counts."""
    return [rows[heir] for heir in heirs.get(unit or 0, ()) if heir in rows]


def _judge(row: Row, on: date) -> None:
    """How far the unit is; what it issued counts before what it held, and that before its tasks."""
    states = {task.state for task in row.tasks}
    row.deadline = row.deadline or min((task.deadline for task in row.tasks if task.deadline), default=None)
    if row.documents:
        row.standing, day = Standing.ISSUED, row.documents[0].issued_on
    elif row.activities:
        row.standing, day = Standing.HELD, row.activities[0].held_on
    elif states == {State.COMPLETED}:
        row.standing = Standing.CARRIED_OUT
        day = max(task.completed_on for task in row.tasks if task.completed_on)
    else:
        is_under_way = bool(states & {State.UNDER_WAY, State.REPORTED, State.RETURNED, State.COMPLETED})
        row.standing = Standing.UNDER_WAY if is_under_way else Standing.NOT_BEGUN
        day = None
        if row.deadline and row.deadline < on:
            row.days_late = (on - row.deadline).days
            row.standing = Standing.LATE
    if day and row.asked_by.issued_on:
        row.days_after = (day - row.asked_by.issued_on).days
