"""What may befall a registered document: it is recalled or abolished, or it turns out to be another one."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.db.utils import IntegrityError
from django.utils.translation import gettext as _

from cotmoc.audit.actions import record
from cotmoc.base.acting import Actor
from cotmoc.base.locking import claim, lock
from cotmoc.base.refusals import Refused
from cotmoc.base.row_security import seeing_all
from cotmoc.base.vietnamese import nfc
from cotmoc.documents import codes, queries, rules
from cotmoc.documents.claims import LINEAGE, claim_on_row
from cotmoc.documents.models import Document, Ending, Lineage, Link, Recall
from cotmoc.documents.moving import point_to
from cotmoc.documents.showing import show_what_hangs_on

_FACTS = (
    "code",
    "written_code",
    "issuer_id",
    "issuer_name",
    "issued",
    "issued_on",
    "title",
    "series",
    "number",
)
_TIERED = (Link.IMPLEMENTS, Link.DETAILS)


@transaction.atomic
def recall(
    *,
    document: Document,
    ending: Ending,
    on: date,
    act: str,
    ordered_by: Document | None = None,
    by: Actor,
    at: datetime,
) -> Recall:
    """Write down that an act recalled or abolished the document on the day; all who see it see that."""
    document = lock(document)
    rules.check_may_end(by, document)
    rules.check_day_of_ending(document, on, today=at.date())
    if not act.strip():
        raise Refused(_("Hãy ghi văn bản quyết định việc thu hồi, bãi bỏ."))
    if ordered_by == document:
        raise Refused(_("Một văn bản không tự thu hồi chính nó."))
    with seeing_all():
        if Recall.objects.filter(document=document).exists():
            raise Refused(_("Văn bản này đã được ghi là thu hồi, bãi bỏ."))
        ended = Recall.objects.create(
            document=document,
            ending=ending,
            day=on,
            act=nfc(act.strip()),
            ordered_by=ordered_by,
            audience=queries.open_to([*document.audience, by.unit or 0]),
        )
    record(f"document.{ending.value}", document, by=by, at=at, on=on, act=ended.act)
    return ended


@transaction.atomic
def merge(*, document: Document, into: Document, by: Actor, at: datetime) -> Document:
    """Make one of two entries of the same document: all that hangs on the first passes to the second.

    The first stays as a pointer; who saw either sees the one that is kept. Gives the kept one.
    """
    claim([claim_on_row(document), claim_on_row(into), LINEAGE])
    first, second = sorted((document, into), key=lambda each: each.pk)
    fresh = {each.pk: lock(each) for each in (first, second)}
    merged, kept = fresh[document.pk], fresh[into.pk]
    rules.check_may_merge(by, merged, kept)
    with seeing_all():
        news = {name: getattr(merged, name) for name in _FACTS if not getattr(kept, name)}
        audience = queries.open_to([*kept.audience, *merged.audience])
        moved, absorbed = point_to(kept, merged)
        _make_pointer(merged, kept, audience)
        _complete(kept, news, audience, is_open=merged.is_open or kept.is_open)
        _check_no_circle(kept)
        show_what_hangs_on(kept)
    record("document.merged", kept, by=by, at=at, merged=merged, moved=moved, absorbed=absorbed, news=news)
    record("document.merged_into", merged, by=by, at=at, into=kept)
    return kept


def _make_pointer(merged: Document, kept: Document, audience: list[int]) -> None:
    Document.objects.filter(pk=merged.pk).update(merged_into=kept, audience=audience)


def _complete(kept: Document, news: dict[str, Any], audience: list[int], *, is_open: bool) -> None:
    for name, value in news.items():
        setattr(kept, name, value)
    parsed = codes.parse(kept.code) if kept.code else None
    kept.series = codes.series_of(parsed, kept.issued_on, issued=kept.issued) or kept.series
    kept.audience, kept.is_open = audience, is_open
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError as error:
        raise Refused(
            _("Gộp lại thì văn bản này trùng số, ký hiệu với văn bản thứ ba; hãy gộp với bản đó trước.")
        ) from error


def _check_no_circle(kept: Document) -> None:
    """The kept document does not come to carry out, over whatever steps, itself."""
    seen, waiting = set[int](), [kept.pk]
    while waiting:
        above = Lineage.objects.filter(document__in=waiting, link__in=_TIERED).exclude(target=F("document"))
        waiting = [pk for pk in set(above.values_list("target_id", flat=True)) if pk not in seen]
        seen.update(waiting)
    if kept.pk in seen:
        raise Refused(_("Gộp lại thì dây chuyền văn bản thành vòng: văn bản này triển khai chính nó."))
