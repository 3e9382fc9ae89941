"""Keeping files, registering documents, drawing their lineage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext as _

from cotmoc.audit.actions import record
from cotmoc.base.acting import Actor
from cotmoc.base.calendar import partial_date
from cotmoc.base.locking import claim, lock
from cotmoc.base.refusals import Refused
from cotmoc.base.row_security import seeing_all
from cotmoc.base.vietnamese import nfc
from cotmoc.documents import queries, rules
from cotmoc.documents.chains import check_makes_no_circle
from cotmoc.documents.entries import Entry, enter
from cotmoc.documents.issuers import issuer_on
from cotmoc.documents.models import (
    Attachment,
    Document,
    File,
    Kind,
    Layout,
    Lineage,
    Link,
    Passage,
    Recipient,
    Saying,
    Signature,
    Signed,
    columns_of,
)
from cotmoc.documents.showing import show, show_what_hangs_on
from cotmoc.units.models import Unit

Line = Sequence[float]
"""A line of a file's text as `Layout` keeps it."""


@transaction.atomic
def keep_file(
    *,
    content: bytes,
    name: str,
    media_type: str,
    text: str,
    by: Actor,
    at: datetime,
    pages: Sequence[int] = (),
    lines: Sequence[Line] = (),
    signatures: Sequence[Signed] = (),
) -> File:
    """Keep a file for the acting unit with its text and where that stands; the same bytes are kept once.

    A file kept without text takes the one that is brought later. Whoever brings the same bytes meanwhile
    waits until the caller's transaction ends.
    """
    rules.check_may_keep_file(by)
    holder = by.unit
    if holder is None:
        raise Refused(_("Chưa rõ đơn vị giữ tệp."))
    fingerprint = sha256(content).hexdigest()
    claim([f"file {fingerprint}"])
    kept = File.objects.defer("content").filter(sha256=fingerprint, held_by_id=holder).first()
    if kept:
        return kept if kept.text or not text else _give_text(kept, text, pages, lines, by=by, at=at)
    file = File.objects.create(
        sha256=fingerprint,
        name=nfc(name),
        media_type=media_type,
        content=content,
        text=text,
        pages=list(pages),
        held_by_id=holder,
        received_at=at,
        audience=queries.open_to([holder]),
    )
    _keep_layout(file, lines)
    Signature.objects.bulk_create(
        Signature(file=file, order=order, **each._asdict()) for order, each in enumerate(signatures, 1)
    )
    record("file.kept", file, by=by, at=at, name=name, sha256=fingerprint, size=len(content))
    return file


def _give_text(
    file: File, text: str, pages: Sequence[int], lines: Sequence[Line], *, by: Actor, at: datetime
) -> File:
    file.text, file.pages = text, list(pages)
    file.save(update_fields=["text", "pages"])
    _keep_layout(file, lines)
    record("file.text_taken", file, by=by, at=at, characters=len(text))
    return file


def _keep_layout(file: File, lines: Sequence[Line]) -> None:
    if lines:
        Layout.objects.create(file=file, lines=lines)


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
    issuer = _issuer_then(issuer, partial_date(issued))
    identity = queries.identity_of(
        kind,
        number=number,
        code=code,
        issuer=issuer.pk if issuer else None,
        issuer_name=issuer_name,
        issued=issued,
        title=title,
    )
    entry = Entry(
        identity=identity,
        written_code=code,
        issuer=issuer,
        issuer_name=issuer_name,
        issued=issued,
        is_open=is_open or rules.is_open_to_all(kind, identity.code, is_awaited=is_awaited),
        is_awaited=is_awaited,
        names_only=is_awaited and bool(by.unit) and not rules.title_is_identity(identity.number),
        said_in=said_in,
    )
    return enter(entry, by=by, at=at)


def _issuer_then(issuer: Unit | None, day: date | None) -> Unit | None:
    if issuer is None:
        return None
    then = issuer_on(issuer.pk, day)
    return issuer if then == issuer.pk else Unit.objects.get(pk=then)


@transaction.atomic
def attach(*, document: Document, file: File, by: Actor, at: datetime) -> Attachment:
    """Hang the file on the document; those who hold the document see the file."""
    document = lock(document)
    rules.check_may_register(by)
    with seeing_all():
        holders = queries.holders_of(document)
        attachment, is_new = Attachment.objects.get_or_create(
            document=document, file=file, defaults={"audience": queries.open_to([*holders, *file.audience])}
        )
        show(attachment, holders)
        show(file, holders)
    if is_new:
        record("document.file_attached", document, by=by, at=at, file=file.name)
    return attachment


@transaction.atomic
def address(
    *, document: Document, to: Unit | None = None, words: str = "", by: Actor, at: datetime
) -> Recipient:
    """Send the document to a unit, which then sees it and its files, or to a class of units in words."""
    document = lock(document)
    rules.check_may_address(by, document)
    rules.check_is_not_ended(document)
    with seeing_all():
        if to:
            show(document, [to.pk])
        recipient, is_new = Recipient.objects.get_or_create(
            document=document, unit=to, words=nfc(words), defaults={"audience": document.audience}
        )
        show_what_hangs_on(document)
    if is_new:
        record("document.addressed", document, by=by, at=at, to=to.pk if to else None, words=words)
    return recipient


@transaction.atomic
def show_entry(*, document: Document, to: Iterable[int], by: Actor, at: datetime) -> None:
    """Let units with tasks from the document see which document it is, not its files."""
    with seeing_all():
        document = lock(document)
        new = set(to) - {*document.audience}
        show(document, new)
    if new and not document.is_open:
        record("document.shown_with_task", document, by=by, at=at, to=sorted(new))


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
    check_makes_no_circle(document, link, target)
    audience = queries.open_to([*document.audience, by.unit or 0])
    with seeing_all():  # another unit may have said it; who says it too sees it
        lineage, is_new = Lineage.objects.get_or_create(
            document=document,
            link=link,
            target=target,
            defaults={**columns_of(said_in), "audience": audience},
        )
        show(lineage, audience)
        if by.unit:
            Saying.objects.get_or_create(
                document=document,
                link=link,
                target=target,
                unit_id=by.unit,
                defaults={"said_at": at, "audience": [by.unit]},
            )
    if is_new:
        record("document.linked", document, by=by, at=at, link=link, target=target)
    return lineage
