"""Noting the register of documents and the activities of the example."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial

from cotmoc.activities import actions as activities
from cotmoc.activities.models import About
from cotmoc.activities.models import Kind as ActivityKind
from cotmoc.base.acting import Actor
from cotmoc.base.calendar import partial_date
from cotmoc.documents import actions as documents
from cotmoc.documents.models import Document, File, Kind, Link, Passage
from cotmoc.example import tables
from cotmoc.example.ledger import OPENED, Diary, Ledger, moment, span_of
from cotmoc.example.tables import ActivityRow, DocumentRow

# The clerks entered the older documents in the days after the opening.
_ENTERED = OPENED + timedelta(days=6)


def note_documents(ledger: Ledger, diary: Diary) -> None:
    """Each document on the day it reached the register."""
    for row in tables.documents():
        diary.note(moment(registered_on(row), 8, 30), partial(_register, ledger, row))


def registered_on(row: DocumentRow) -> date:
    """The day after the document was issued, or the days after the opening for older ones."""
    issued = partial_date(row.issued)
    return max(_ENTERED, issued + timedelta(days=1)) if issued else _ENTERED


def note_activities(ledger: Ledger, diary: Diary) -> None:
    """Each activity on the day after it was held; what it concerns once the document is registered too."""
    registered = {row.key: registered_on(row) for row in tables.documents()}
    for row in tables.activities():
        day = reported_on(row)
        diary.note(moment(day, 14), partial(_hold, ledger, row))
        for about, key in row.about:
            diary.note(moment(max(day, registered[key]), 14, 10), partial(_concern, ledger, row, about, key))


def reported_on(row: ActivityRow) -> date:
    """The day on which the activity was entered."""
    return date.fromisoformat(row.held) + timedelta(days=1)


def _register(ledger: Ledger, row: DocumentRow, at: datetime) -> None:
    by = ledger.keeper(row.keeper, at.date())
    document = documents.register(
        kind=Kind(row.kind),
        number=row.number,
        code=row.code,
        issuer=ledger.units[row.issuer],
        issued=row.issued,
        title=row.title,
        is_open=row.open,
        is_awaited=row.awaited,
        by=by,
        at=at,
    )
    ledger.documents[row.key] = document
    file = ledger.file_of(row.text, by=by, at=at) if row.text else None
    if file:
        documents.attach(document=document, file=file, by=by, at=at)
    _send(ledger, document, row, by=by, at=at)
    for how, target, *words in row.links:
        _link(ledger, document, (how, target), _passage(file, row.text, words), by=by, at=at)


def _send(ledger: Ledger, document: Document, row: DocumentRow, *, by: Actor, at: datetime) -> None:
    for key in row.to:
        documents.address(document=document, to=ledger.units[key], by=by, at=at)
    for words in row.words:
        documents.address(document=document, words=words, by=by, at=at)


def _link(
    ledger: Ledger,
    document: Document,
    link: tuple[str, str],
    said_in: Passage | None,
    *,
    by: Actor,
    at: datetime,
) -> None:
    document.refresh_from_db(fields=["audience"])
    documents.link(
        document=document,
        link=Link(link[0]),
        target=ledger.documents[link[1]],
        said_in=said_in,
        by=by,
        at=at,
    )


def _passage(file: File | None, text: str, words: Sequence[str]) -> Passage | None:
    return Passage(file, *span_of(text, words[0])) if file and words else None


def _hold(ledger: Ledger, row: ActivityRow, at: datetime) -> None:
    by = ledger.keeper(row.keeper, at.date())
    file = ledger.file_of(row.text, by=by, at=at) if row.text else None
    activity = activities.register(
        kind=ActivityKind(row.kind),
        name=row.name,
        held=row.held,
        place=row.place,
        period=(row.period[0], row.period[1]),
        hosts=ledger.units_of(row.hosts),
        attending=ledger.units_of(row.attending),
        attendance=row.attendance,
        said_in=_passage(file, row.text, [row.words]),
        by=by,
        at=at,
    )
    ledger.activities[row.key] = activity
    for name, positions in row.chairs:
        person = ledger.people.get(name)
        activities.chaired(activity=activity, name=name, positions=positions, person=person, by=by, at=at)


def _concern(ledger: Ledger, row: ActivityRow, about: str, key: str, at: datetime) -> None:
    activities.concerns(
        activity=ledger.activities[row.key],
        document=ledger.documents[key],
        about=About(about),
        by=ledger.keeper(row.keeper, at.date()),
        at=at,
    )
