"""Widening who sees a row: an audience grows and never shrinks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from cotmoc.documents import queries
from cotmoc.documents.models import Attachment, Document, File, Lineage, Recall, Recipient

Shown = QuerySet[Recipient] | QuerySet[Lineage] | QuerySet[Attachment] | QuerySet[File] | QuerySet[Recall]


def show_what_hangs_on(document: Document) -> None:
    """Let those who see the document see its recipients, lineage and end; its files those who have it."""
    _widen(Recipient.objects.filter(document=document), document.audience)
    _widen(Lineage.objects.filter(document=document), document.audience)
    _widen(Recall.objects.filter(document=document), document.audience)
    holders = queries.holders_of(document)
    _widen(Attachment.objects.filter(document=document), holders)
    _widen(File.objects.filter(attachments__document=document), holders)


def show(row: Document | File | Attachment | Lineage, units: Iterable[int]) -> None:
    """Add the units to the row's audience, which never shrinks; the caller's copy may be older than it."""
    now = type(row)._base_manager.select_for_update().values_list("audience", flat=True).get(pk=row.pk)
    row.audience = queries.open_to([*now, *units])
    if row.audience != now:
        row.save(update_fields=["audience"])


def _widen(rows: Shown, units: Sequence[int]) -> None:
    """Add the units to the audience of every row; a statement for each audience that comes of it."""
    widened: dict[tuple[int, ...], list[int]] = {}
    for row in rows.select_for_update(of=("self",)).only("audience").order_by("pk"):
        audience = queries.open_to([*row.audience, *units])
        if audience != row.audience:
            widened.setdefault(tuple(audience), []).append(row.pk)
    for wider, pks in widened.items():
        rows.model._base_manager.filter(pk__in=pks).update(audience=list(wider))
