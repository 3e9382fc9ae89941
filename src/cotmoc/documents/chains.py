"""What the lineage may not become: a document that carries out itself, and what is doubted in it."""

from __future__ import annotations

from django.db import connection
from django.utils.translation import gettext as _

from cotmoc.base.locking import claim
from cotmoc.base.refusals import Refused
from cotmoc.base.row_security import seeing_all
from cotmoc.documents.claims import LINEAGE
from cotmoc.documents.models import Document, Link

TIERED = (Link.IMPLEMENTS, Link.DETAILS)
"""Links that lead from below to above, and never round."""


def check_makes_no_circle(document: Document, link: Link, target: Document) -> None:
    """Refuse a link by which a document would come to carry out itself; others who link wait until we end.

    The sentence names the chain as far as the asker sees it: what one may not see is no more than a gap.
    """
    if link not in TIERED:
        return
    claim([LINEAGE])
    if way := _way(target.pk, document.pk):
        chain = " → ".join([*_named(way), str(target)])
        raise Refused(
            _("Quan hệ này làm dây chuyền thành vòng: %(chain)s.") % {"chain": chain},
        )


def _way(first: int, last: int) -> list[int]:
    """The documents on the way from the first up to the last, both included; empty where there is none."""
    with seeing_all(), connection.cursor() as cursor:
        cursor.execute(
            """
            WITH RECURSIVE way (id, path) AS (
              SELECT %(first)s::bigint, ARRAY[%(first)s::bigint]
              UNION ALL
              SELECT link.target_id, way.path || link.target_id FROM documents_lineage link
              JOIN way ON link.document_id = way.id
              WHERE link.link = ANY(%(tiered)s) AND NOT link.target_id = ANY(way.path)
                AND NOT %(last)s::bigint = way.id
            ) SELECT path FROM way WHERE id = %(last)s LIMIT 1
            """,
            {"first": first, "last": last, "tiered": [link.value for link in TIERED]},
        )
        found = cursor.fetchone()
    return list(found[0]) if found else []


def _named(way: list[int]) -> list[str]:
    """The documents by name; those between that the asker does not see become one gap."""
    seen = Document.objects.in_bulk(way)
    names: list[str] = []
    for pk in way:
        name = str(seen[pk]) if pk in seen else "…"
        if name != "…" or names[-1:] != ["…"]:
            names.append(name)
    return names


def doubt_of(document: Document, target: Document) -> str:
    """What makes the link doubtful: a document follows one issued later. Empty where nothing does.

    Dates are compared as precisely as both are known.
    """
    known = min(len(document.issued), len(target.issued))
    both_dated = document.issued[:1].isdigit() and target.issued[:1].isdigit()
    if not both_dated or document.issued[:known] >= target.issued[:known]:
        return ""
    return _("Cần xem lại: văn bản được triển khai, dẫn chiếu ban hành sau văn bản này.")
