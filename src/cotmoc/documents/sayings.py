"""Saying by hand how a document stands to another: each unit for itself, corrected or withdrawn by it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cotmoc.audit.actions import record
from cotmoc.base.acting import Actor
from cotmoc.base.locking import claim
from cotmoc.base.refusals import Refused
from cotmoc.base.row_security import seeing_all
from cotmoc.base.vietnamese import nfc
from cotmoc.documents import actions
from cotmoc.documents.claims import LINEAGE
from cotmoc.documents.models import Document, Lineage, Link, Saying


@transaction.atomic
def say(*, document: Document, link: Link, target: Document, reason: str, by: Actor, at: datetime) -> Lineage:
    """Say for the acting unit how the document stands to the target, and why: words of it, or the reason."""
    check_reason(reason)
    lineage = actions.link(document=document, link=link, target=target, by=by, at=at)
    Saying.objects.filter(document=document, link=link, target=target, unit_id=by.unit or 0).update(
        reason=nfc(reason)
    )
    record("document.link_said", document, by=by, at=at, link=link, target=target, reason=reason)
    return lineage


@transaction.atomic
def withdraw(*, lineage: Lineage, reason: str, by: Actor, at: datetime) -> None:
    """Take back what the acting unit said; the link stands as long as another unit says it."""
    check_reason(reason)
    claim([LINEAGE])
    check_may_withdraw(by, lineage)
    own = _of(lineage).filter(unit_id=by.unit or 0)
    own.delete()
    with seeing_all():
        if not _of(lineage).exists():
            Lineage.objects.filter(pk=lineage.pk).delete()
    record(
        "document.link_withdrawn",
        lineage.document,
        by=by,
        at=at,
        link=lineage.link,
        target=lineage.target,
        reason=reason,
    )


@transaction.atomic
def correct(*, lineage: Lineage, link: Link, reason: str, by: Actor, at: datetime) -> Lineage:
    """Say another link in place of the one the acting unit said of the same two documents."""
    if link == lineage.link:
        raise Refused(_("Quan hệ mới trùng quan hệ đang ghi."))
    document, target = lineage.document, lineage.target
    withdraw(lineage=lineage, reason=reason, by=by, at=at)
    corrected = say(document=document, link=link, target=target, reason=reason, by=by, at=at)
    record("document.link_corrected", document, by=by, at=at, former=lineage.link, now=link, target=target)
    return corrected


def check_reason(reason: str) -> None:
    """Whoever says or takes back a link says why."""
    if not reason.strip():
        raise Refused(_("Hãy ghi lời văn làm căn cứ hoặc lý do."))


def check_may_withdraw(by: Actor, lineage: Lineage) -> None:
    """The unit that said it; what no unit is known to have said, the unit that registered the document."""
    if not by.registers:
        raise Refused(
            _("Đồng chí không được phân công đăng ký văn bản."), who_may=_("văn thư hoặc lãnh đạo của đơn vị")
        )
    with seeing_all():
        said_by = set(_of(lineage).values_list("unit_id", flat=True))
        keeper = Document.objects.values_list("registered_by_id", flat=True).get(pk=lineage.document_id)
    if by.unit not in (said_by or {keeper}):
        raise Refused(
            _("Quan hệ này do đơn vị khác ghi; chỉ đơn vị đã ghi được sửa hoặc rút."),
            who_may=_("đơn vị đã ghi quan hệ"),
        )


def _of(lineage: Lineage) -> QuerySet[Saying]:
    return Saying.objects.filter(document=lineage.document_id, link=lineage.link, target=lineage.target_id)
