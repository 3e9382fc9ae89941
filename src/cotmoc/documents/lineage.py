"""The lineage around a document, as far as one sees it and as it stood on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection

from cotmoc.documents.models import Document, Lineage
from cotmoc.documents.queries import called


@dataclass(frozen=True, slots=True)
class Graph:
    """The lineage around one document: documents by id, and the links among them."""

    documents: dict[int, Document]
    links: list[Lineage]
    rank: dict[int, int]
    """How many links above (negative) or below (positive) the asked document each stands."""


def lineage_of(document: Document, *, up: bool = True, down: bool = True, on: date | None = None) -> Graph:
    """What the document follows and what follows it, as far as one sees; at most four statements.

    `on` leaves out what was issued later; a document of unknown date stays.
    """
    rank = {document.pk: 0}
    for upwards, is_asked in ((True, up), (False, down)):
        if is_asked:
            rank |= _reach(document.pk, up=upwards)
    seen = Document.objects.filter(pk__in=rank).select_related("issuer").annotate(called=called())
    documents: dict[int, Document] = {
        found.pk: found for found in seen if found.pk == document.pk or not _is_later(found, on)
    }
    links = [
        link
        for link in Lineage.objects.filter(document__in=documents, target__in=documents).order_by("pk")
        if rank[link.document_id] > rank[link.target_id]
    ]
    return Graph(documents, links, {pk: rank[pk] for pk in documents})


def _is_later(document: Document, on: date | None) -> bool:
    """Whether the document was surely issued after the day; its own date may be a year or a month."""
    issued = document.issued
    return bool(on and issued[:1].isdigit() and issued > on.isoformat()[: len(issued)])


def below(document: Document) -> set[int]:
    """The ids of the document and of all that carries it out, as far as one sees."""
    return {document.pk, *_reach(document.pk, up=False)}


def _reach(document: int, *, up: bool) -> dict[int, int]:
    near, far, step = ("document_id", "target_id", -1) if up else ("target_id", "document_id", 1)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            WITH RECURSIVE reach (id, depth) AS (
              SELECT %s::bigint, 0
              UNION
              SELECT link.{far}, reach.depth + 1 FROM documents_lineage link
              JOIN reach ON link.{near} = reach.id WHERE reach.depth < 12
            ) SELECT id, max(depth) FROM reach WHERE depth > 0 GROUP BY id
            """,  # noqa: S608 - the column names are the two above
            [document],
        )
        return {pk: step * depth for pk, depth in cursor.fetchall() if pk != document}
