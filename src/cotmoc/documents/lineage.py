"""The lineage around a document, as far as one sees it and as it stood on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection

from cotmoc.documents.models import Document, Lineage
from cotmoc.documents.queries import with_namings


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
    rank = _ranks(document.pk, up=up, down=down)
    seen = list(Document.objects.filter(pk__in=rank))
    with_namings(seen)
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
    return set(_ranks(document.pk, up=False, down=True))


def _ranks(document: int, *, up: bool, down: bool) -> dict[int, int]:
    """How many links above (negative) or below (positive) the document each stands; one statement."""
    with connection.cursor() as cursor:
        cursor.execute(_RANKS, {"document": document, "up": up, "down": down})
        return {document: 0} | {pk: rank for pk, rank in cursor.fetchall() if pk != document}


# In a circle, which the rules refuse but a load may hold, the depth ends the walk.
_RANKS = """
WITH RECURSIVE above (id, depth) AS (
  SELECT %(document)s::bigint, 0
  UNION
  SELECT link.target_id, above.depth + 1 FROM documents_lineage link
  JOIN above ON link.document_id = above.id WHERE above.depth < 12
), below (id, depth) AS (
  SELECT %(document)s::bigint, 0
  UNION
  SELECT link.document_id, below.depth + 1 FROM documents_lineage link
  JOIN below ON link.target_id = below.id WHERE below.depth < 12
)
SELECT id, -max(depth) FROM above WHERE %(up)s AND depth > 0 GROUP BY id
UNION ALL
SELECT id, max(depth) FROM below WHERE %(down)s AND depth > 0 GROUP BY id
"""
