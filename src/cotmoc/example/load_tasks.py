"""Noting the tasks of the example, what was reported of them, and the results that the texts report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

from cotmoc.activities.models import Activity
from cotmoc.documents.models import Document, Passage
from cotmoc.example import tables
from cotmoc.example.ledger import Diary, Ledger, moment, next_day, span_of
from cotmoc.example.load_documents import registered_on, reported_on
from cotmoc.example.tables import ActivityRow, DocumentRow, Outcome, ResultRow, TaskRow
from cotmoc.tasks import actions as tasks
from cotmoc.tasks.models import Comparator, Strength, Task, Theme

DAYS_TO_A_WORD = 2
"""How long the giver of a task took to say yes to what was reported."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a task or result was said: in a document or about an activity."""

    keeper: str
    giver: str
    text: str
    day: date
    issued: date
    document: str = ""
    activity: str = ""

    def rows(self, ledger: Ledger) -> tuple[Document | None, Activity | None]:
        """The document and the activity of the ledger; one of the two."""
        return ledger.documents.get(self.document), ledger.activities.get(self.activity)

    def passage(self, ledger: Ledger, words: str, at: datetime) -> Passage | None:
        """Where the words stand in the keeper's copy of the text; nowhere when the register has no text."""
        if not self.text:
            return None
        by = ledger.keeper(self.keeper, at.date())
        return Passage(ledger.file_of(self.text, by=by, at=at), *span_of(self.text, words))


class Sources:
    """The documents and activities of the tables, as sources."""

    def __init__(self) -> None:
        self.documents: dict[str, DocumentRow] = {row.key: row for row in tables.documents()}
        self.activities: dict[str, ActivityRow] = {row.key: row for row in tables.activities()}

    def of(self, row: TaskRow | ResultRow) -> Source:
        """The source that the row names."""
        if row.document:
            document = self.documents[row.document]
            day, issued = registered_on(document), date.fromisoformat(document.issued)
            return Source(document.keeper, document.issuer, document.text, day, issued, row.document)
        activity = self.activities[row.activity]
        day, held = reported_on(activity), date.fromisoformat(activity.held)
        return Source(activity.keeper, activity.hosts[0], activity.text, day, held, activity=row.activity)


def note_tasks(ledger: Ledger, diary: Diary) -> None:
    """Each task on the day its source was registered, and what became of it on its days."""
    sources = Sources()
    for row in tables.tasks():
        for outcome in row.to:
            _Story(ledger, row, outcome, sources.of(row)).note(diary)


def note_results(ledger: Ledger, diary: Diary) -> None:
    """Each result on the day its source was registered."""
    sources = Sources()
    for row in tables.results():
        source = sources.of(row)
        diary.note(moment(source.day, 15), partial(_book, ledger, row, source))


@dataclass(slots=True)
class _Story:
    """One task at one lead unit, from its assignment to its end."""

    ledger: Ledger
    row: TaskRow
    outcome: Outcome
    source: Source

    def note(self, diary: Diary) -> None:
        """Note what happened to the task, each on its day."""
        outcome = self.outcome
        diary.note(moment(outcome.given or self.source.day, 14, 30), self._assign)
        for day, percent, text, *evidence in outcome.steps:
            diary.note(moment(day, 10), partial(self._step, percent, text, evidence))
        if outcome.waiting:
            diary.note(moment(outcome.waiting, 15, 30), self._report)
        if outcome.sent_back:
            diary.note(moment(outcome.sent_back[0], 9), self._send_back)
        if outcome.extended:
            diary.note(moment(outcome.extended[0], 16), self._extend)
        if outcome.withdrawn:
            diary.note(moment(outcome.withdrawn[0], 16, 30), self._withdraw)
        if outcome.done:
            diary.note(moment(outcome.done, 15, 30), self._report)
            diary.note(moment(next_day(outcome.done, DAYS_TO_A_WORD), 9), self._accept)

    def _assign(self, at: datetime) -> None:
        row, outcome, source, ledger = self.row, self.outcome, self.source, self.ledger
        document, activity = source.rows(ledger)
        ledger.tasks[self._key()] = tasks.assign(
            words=row.words,
            theme=Theme(row.theme),
            strength=Strength(row.strength),
            product=row.product,
            lead=ledger.units[outcome.lead],
            coordinating=ledger.units_of(row.coordinating),
            assigner=ledger.units[row.giver or source.giver],
            assigned_on=outcome.given or source.issued,
            deadline=outcome.deadline or row.deadline,
            document=document,
            activity=activity,
            said_in=source.passage(ledger, row.words, at),
            by=ledger.keeper(source.keeper, at.date()),
            at=at,
        )

    def _step(self, percent: int, text: str, evidence: Sequence[str], at: datetime) -> None:
        by = self.ledger.reporter(self.outcome.lead, at.date())
        files = [self.ledger.file_of(name, by=by, at=at) for name in evidence]
        tasks.report_progress(task=self._given(), text=text, percent=percent, evidence=files, by=by, at=at)

    def _report(self, at: datetime) -> None:
        by = self.ledger.reporter(self.outcome.lead, at.date())
        name = self.outcome.evidence
        files = [self.ledger.file_of(name, by=by, at=at)] if name else []
        tasks.report_done(task=self._given(), text=self.outcome.says, evidence=files, by=by, at=at)

    def _accept(self, at: datetime) -> None:
        by, outcome = self.ledger.keeper(self.source.keeper, at.date()), self.outcome
        task = tasks.accept(task=self._given(), by=by, at=at)
        if outcome.figures:
            tasks.book_result(
                words=outcome.says,
                theme=Theme(self.row.theme),
                measures=[figure(row) for row in outcome.figures],
                said_on=outcome.done,
                unit=self.ledger.units[outcome.lead],
                task=task,
                by=by,
                at=at,
            )

    def _send_back(self, at: datetime) -> None:
        by, reason = self.ledger.keeper(self.source.keeper, at.date()), self.outcome.sent_back[1]
        tasks.send_back(task=self._given(), reason=reason, by=by, at=at)

    def _extend(self, at: datetime) -> None:
        by = self.ledger.keeper(self.source.keeper, at.date())
        _, deadline, reason = self.outcome.extended
        tasks.extend(task=self._given(), deadline=deadline, reason=reason, by=by, at=at)

    def _withdraw(self, at: datetime) -> None:
        by, reason = self.ledger.keeper(self.source.keeper, at.date()), self.outcome.withdrawn[1]
        tasks.withdraw(task=self._given(), reason=reason, by=by, at=at)

    def _given(self) -> Task:
        return self.ledger.tasks[self._key()]

    def _key(self) -> tuple[str, str, str]:
        return self.row.document or self.row.activity, self.row.words, self.outcome.lead


def _book(ledger: Ledger, row: ResultRow, source: Source, at: datetime) -> None:
    document, activity = source.rows(ledger)
    task = ledger.tasks[row.answers[0], row.answers[1], row.unit] if row.answers else None
    tasks.book_result(
        words=row.words,
        theme=Theme(row.theme),
        measures=[figure(measure) for measure in row.figures],
        period=(row.period[0], row.period[1]),
        said_on=source.issued,
        unit=ledger.units[row.unit],
        task=task,
        document=document,
        activity=activity,
        said_in=source.passage(ledger, row.words, at),
        by=ledger.keeper(source.keeper, at.date()),
        at=at,
    )


def figure(row: Sequence[Any]) -> tasks.Figure:  # Any: a number, then words
    """A figure of the tables: value, unit of measure, of what, comparator."""
    value, unit, of, *comparator = row
    return tasks.Figure(Decimal(str(value)), Comparator(comparator[0] if comparator else "="), unit, of)
