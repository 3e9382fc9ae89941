"""Keeping files, registering documents, drawing their lineage."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cotmoc.audit.actions import record
from cotmoc.base.acting import Actor
from cotmoc.base.calendar import partial_date
from cotmoc.base.locking import lock
from cotmoc.base.refusals import Refused
from cotmoc.base.row_security import seeing_all
from cotmoc.base.vietnamese import nfc
from cotmoc.documents import codes, queries, rules
from cotmoc.documents.models import (
    Attachment,
    Document,
    File,
    Kind,
    Lineage,
    Link,
    Passage,
    Recipient,
    columns_of,
)
from cotmoc.units.models import Unit


@transaction.atomic
def keep_file(
    *,
    content: bytes,
    name: str,
    media_type: str,
    text: str,
    by: Actor,
    at: datetime,
    held_by: Unit | None = None,
) -> File:
    """Keep a file and its text for the acting unit; the same bytes are kept once."""
    rules.check_may_keep_file(by)
    holder = held_by.pk if held_by else by.unit
    if holder is None:
        raise Refused(_("Chưa rõ đơn vị giữ tệp."))
    fingerprint = sha256(content).hexdigest()
    kept = File.objects.defer("content").filter(sha256=fingerprint, held_by_id=holder).first()
    if kept:
        return kept
    file = File.objects.create(
        sha256=fingerprint,
        name=nfc(name),
        media_type=media_type,
        content=content,
        text=text,
        held_by_id=holder,
        received_at=at,
        audience=queries.open_to([holder]),
    )
    record("file.kept", file, by=by, at=at, name=name, sha256=fingerprint, size=len(content))
    return file


@transaction.atomic
def register(
    *,
    kind: Kind,
    by: Actor,
    at: datetime,
    number: str = "",
    code: str = "",
    issuer: Unit | None = None,
    issuer_name: str = "",
    issued: str = "",
    title: str = "",
    is_open: bool = False,
    is_awaited: bool = False,
    said_in: Passage | None = None,
) -> Document:
    """The document of this identity: the register's own, completed by what is newly known, else a new one.

    `issued` is an ISO date as precise as known. An awaited document is one that others cite; it stops being
    awaited when it is registered itself.
    """
    rules.check_may_register(by)
    rules.check_date(partial_date(issued))
    parsed = codes.parse(code) if code else None
    number = codes.bare_number(parsed.number if parsed and not number else nfc(number))
    identity = queries.Identity(
        kind=kind,
        number=number,
        issuer_key=queries.issuer_key(issuer.pk if issuer else None, issuer_name),
        series=codes.series_of(parsed, partial_date(issued), issued=issued),
        title=nfc(title),
    )
    facts: dict[str, Any] = {
        "code": str(parsed) if parsed else "",
        "written_code": code,
        "issuer": issuer,
        "issuer_name": issuer_name,
        "issued": issued,
        "issued_on": partial_date(issued),
        "title": title,
    }
    known = queries.id_of(identity) or queries.id_from_words(kind, said_in)
    if known:
        return _complete(known, facts, is_awaited=is_awaited, by=by, at=at)
    document = Document.objects.create(
        kind=kind,
        number=number,
        series=identity.series,
        is_open=is_open or rules.is_published(kind),
        is_awaited=is_awaited,
        registered_by_id=by.unit,
        registered_at=at,
        audience=queries.open_to([by.unit or 0, issuer.pk if issuer else 0]),
        **columns_of(said_in),
        **facts,
    )
    record("document.awaited" if is_awaited else "document.registered", document, by=by, at=at, **facts)
    return document


def _complete(known: int, facts: dict[str, Any], *, is_awaited: bool, by: Actor, at: datetime) -> Document:
    """Let the acting unit see the document, and fill in what was empty; what is there is not overwritten."""
    with seeing_all():
        document = Document.objects.select_for_update().get(pk=known)
        news = {name: value for name, value in facts.items() if value and not getattr(document, name)}
        if document.is_awaited and not is_awaited:
            news["is_awaited"] = False
        joins = by.unit is not None and by.unit not in document.audience
        if joins:
            document.audience = queries.open_to([*document.audience, by.unit or 0])
        for name, value in news.items():
            setattr(document, name, value)
        if news or joins:
            document.save()
        if news:
            record("document.completed", document, by=by, at=at, **news)
    return document


@transaction.atomic
def attach(*, document: Document, file: File, by: Actor, at: datetime) -> Attachment:
    """Hang the file on the document; whoever sees the document sees the file."""
    document = lock(document)
    rules.check_may_register(by)
    attachment, is_new = Attachment.objects.get_or_create(
        document=document, file=file, defaults={"audience": document.audience}
    )
    if is_new:
        audience = queries.open_to([*file.audience, *document.audience])
        File.objects.filter(pk=file.pk).update(audience=audience)
        record("document.file_attached", document, by=by, at=at, file=file.name)
    return attachment


@transaction.atomic
def address(
    *, document: Document, to: Unit | None = None, words: str = "", by: Actor, at: datetime
) -> Recipient:
    """Send the document to a unit, which then sees it and its files, or to a class of units in words."""
    document = lock(document)
    rules.check_may_register(by)
    if to and to.pk not in document.audience:
        document.audience = queries.open_to([*document.audience, to.pk])
        document.save(update_fields=["audience"])
        _show_what_hangs_on(document)
    recipient, is_new = Recipient.objects.get_or_create(
        document=document, unit=to, words=nfc(words), defaults={"audience": document.audience}
    )
    if is_new:
        record("document.addressed", document, by=by, at=at, to=to.pk if to else None, words=words)
    return recipient


def _show_what_hangs_on(document: Document) -> None:
    for rows in (document.attachments, document.recipients, document.upward):
        rows.update(audience=document.audience)
    for file in queries.files_of(document):
        file.audience = queries.open_to([*file.audience, *document.audience])
        file.save(update_fields=["audience"])


@transaction.atomic
def link(
    *,
    document: Document,
    link: Link,
    target: Document,
    by: Actor,
    at: datetime,
    said_in: Passage | None = None,
) -> Lineage:
    """Say how the document stands to the target; said twice, kept once."""
    rules.check_may_register(by)
    rules.check_link(document, target)
    lineage, is_new = Lineage.objects.get_or_create(
        document=document,
        link=link,
        target=target,
        defaults={
            **columns_of(said_in),
            "audience": queries.open_to([*document.audience, by.unit or 0]),
        },
    )
    if is_new:
        record("document.linked", document, by=by, at=at, link=link, target=target)
    return lineage
