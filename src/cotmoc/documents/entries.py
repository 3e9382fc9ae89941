"""What is said of a document, taken into the register: a new document, or what is newly known of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.utils import IntegrityError

from cotmoc.audit.actions import record
from cotmoc.base.acting import Actor
from cotmoc.base.row_security import seeing_all
from cotmoc.documents import codes, queries
from cotmoc.documents.models import Document, Naming, Passage, columns_of
from cotmoc.units.models import Unit


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said of a document to be registered."""

    identity: queries.Identity
    written_code: str
    issuer: Unit | None
    issuer_name: str
    issued: str
    is_open: bool
    is_awaited: bool
    names_only: bool
    """Whether the title is but a citing unit's word for a document that has a number to be known by."""
    said_in: Passage | None

    @property
    def facts(self) -> dict[str, Any]:
        """What the register may take over, by column; a citing unit's title stays with that unit."""
        return {
            "code": self.identity.code,
            "written_code": self.written_code,
            "issuer": self.issuer,
            "issuer_name": self.issuer_name,
            "issued": self.issued,
            "issued_on": self.identity.issued_on,
            "title": "" if self.names_only else self.identity.title,
        }


def enter(entry: Entry, *, by: Actor, at: datetime) -> Document:
    """The document of this identity, made or completed, in the caller's transaction."""
    return _name(_made_or_completed(entry, by=by, at=at), entry, by=by, at=at)


def _made_or_completed(entry: Entry, *, by: Actor, at: datetime) -> Document:
    identity = entry.identity
    known = queries.id_of(identity) or queries.id_from_words(identity.kind, entry.said_in)
    if known:
        return _complete(known, entry, by=by, at=at)
    try:
        return _create(entry, by=by, at=at)
    except IntegrityError:  # another unit registered it this moment
        known = queries.id_of(identity)
        if known is None:
            raise
        return _complete(known, entry, by=by, at=at)


@transaction.atomic
def _create(entry: Entry, *, by: Actor, at: datetime) -> Document:
    issuer = entry.issuer.pk if entry.issuer and not entry.is_awaited else 0
    document = Document.objects.create(
        kind=entry.identity.kind,
        number=entry.identity.number,
        series=entry.identity.series,
        is_open=entry.is_open,
        is_awaited=entry.is_awaited,
        registered_by_id=by.unit,
        registered_at=at,
        audience=queries.open_to([by.unit or 0, issuer]),
        **entry.facts,
        **columns_of(entry.said_in),
    )
    action = "document.awaited" if document.is_awaited else "document.registered"
    record(action, document, by=by, at=at, **entry.facts)
    return document


def _complete(known: int, entry: Entry, *, by: Actor, at: datetime) -> Document:
    """Let the acting unit see the document, and fill in what was empty; what is there is not overwritten.

    An awaited document belongs, once it is here, to the unit that received it and not to one that cited it.
    """
    with seeing_all():
        document = Document.objects.select_for_update().get(pk=known)
        news = _news_of(document, entry)
        if document.is_awaited and not entry.is_awaited:
            news |= {"is_awaited": False, "registered_by_id": by.unit, "registered_at": at}
            news |= {"is_open": True} if entry.is_open and not document.is_open else {}
        for name, value in news.items():
            setattr(document, name, value)
        joins = _join(document, by)
        if news or joins:
            document.save()
        if news:
            record("document.completed", document, by=by, at=at, **news)
        elif joins and not document.is_open:
            record("document.shown", document, by=by, at=at, to=by.unit)
    return document


def _news_of(document: Document, entry: Entry) -> dict[str, Any]:
    """What is said now and was not known, with the series that follows from it."""
    news = {name: value for name, value in entry.facts.items() if value and not getattr(document, name)}
    if news.keys() & {"code", "issued"}:
        news |= _series_by(document, news)
    return news


def _series_by(document: Document, news: dict[str, Any]) -> dict[str, str]:
    """The series of the document with its code and day: a Party number known by its year runs in a term."""
    now = {name: news.get(name) or getattr(document, name) for name in ("code", "issued", "issued_on")}
    series = codes.series_of(codes.parse(now["code"]), now["issued_on"], issued=now["issued"])
    same = {"kind": document.kind, "number": document.number, "issuer_key": document.issuer_key}
    same |= {"numbered_as": codes.numbered_as(now["code"])}
    if series in ("", document.series) or _has_another(document, **same, series=series):
        return {}
    return {"series": series}


def _has_another(document: Document, **identity: str) -> bool:
    living = Document.objects.filter(merged_into__isnull=True, **identity)
    return living.exclude(pk=document.pk).exists()


def _join(document: Document, by: Actor) -> bool:
    """Add the acting unit to those who see the document, and its issuer once the document is here."""
    issuer = 0 if document.is_awaited else document.issuer_id or 0
    joins = {by.unit or 0, issuer} - {0, *document.audience}
    if joins:
        document.audience = queries.open_to([*document.audience, *joins])
    return bool(joins)


def _name(document: Document, entry: Entry, *, by: Actor, at: datetime) -> Document:
    """Keep for the citing unit what it calls the document, while the register has no title of it."""
    title = entry.identity.title
    if not entry.names_only or not title or document.title or by.unit is None:
        return document
    naming, is_new = Naming.objects.get_or_create(
        document=document, unit_id=by.unit, defaults={"title": title, "audience": [by.unit]}
    )
    if is_new:
        record("document.named", naming, by=by, at=at, title=naming.title)
    return document
