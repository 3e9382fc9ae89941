"""Whether a document holds on a day: derived from its lineage and from what recalled it, never stored."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cotmoc.documents.models import Document, Ending, Lineage, Link, Recall


class Force(TextChoices):
    """What has become of a document by the day."""

    IN_FORCE = "in_force", _("còn hiệu lực")
    AMENDED = "amended", _("đã được sửa đổi, bổ sung")
    REPLACED = "replaced", _("đã bị thay thế")
    RECALLED = "recalled", _("đã bị thu hồi")
    ABOLISHED = "abolished", _("đã bị bãi bỏ")

    @property
    def is_over(self) -> bool:
        """Whether the document no longer holds."""
        return self in (Force.REPLACED, Force.RECALLED, Force.ABOLISHED)


_OF_ENDING = {Ending.RECALLED: Force.RECALLED, Ending.ABOLISHED: Force.ABOLISHED}
_OF_LINK = {Link.REPLACES: Force.REPLACED, Link.AMENDS: Force.AMENDED}
_OF_WORD = {str(word): force for word, force in (*_OF_ENDING.items(), *_OF_LINK.items())}


@dataclass(frozen=True, slots=True)
class Act:
    """What was done to a document: by which other one, on which day as far as that is known."""

    force: Force
    issued: str
    """ISO, as precise as known; empty when the day is not."""
    by: Document | None
    act: str = ""


def forces_of(documents: Collection[int], *, on: date) -> dict[int, Force]:
    """What each of the documents has become by the day, as far as one sees; none for one in force."""
    with connection.cursor() as cursor:
        cursor.execute(_ENDED, {"documents": list(documents), "day": on, "iso": on.isoformat()})
        rows = cursor.fetchall()
    done: dict[int, set[Force]] = {}
    for document, word in rows:
        done.setdefault(document, set()).add(_OF_WORD[word])
    return {document: _heaviest(forces) for document, forces in done.items()}


# A link whose document has no day is taken to be here already.
_ENDED = """
SELECT document_id, ending FROM documents_recall
WHERE document_id = ANY (%(documents)s) AND day <= %(day)s
UNION ALL
SELECT link.target_id, link.link FROM documents_lineage link
JOIN documents_document later ON later.id = link.document_id
WHERE link.target_id = ANY (%(documents)s) AND link.link IN ('replaces', 'amends') AND later.issued <= %(iso)s
"""


def acts_upon(document: Document, *, on: date) -> list[Act]:
    """What recalled, replaced or amended the document by the day, the latest first; two statements."""
    links = Lineage.objects.filter(target=document, link__in=_OF_LINK, document__issued__lte=on.isoformat())
    acts = [
        Act(_OF_LINK[Link(each.link)], each.document.issued, each.document)
        for each in links.select_related("document").order_by("pk")
    ]
    recall = Recall.objects.filter(document=document, day__lte=on).select_related("ordered_by").first()
    if recall:
        acts.append(
            Act(_OF_ENDING[Ending(recall.ending)], recall.day.isoformat(), recall.ordered_by, recall.act)
        )
    return sorted(acts, key=lambda act: act.issued, reverse=True)


def force_after(acts: list[Act]) -> Force:
    """What has become of a document by these acts; an end outweighs an amendment."""
    return _heaviest({act.force for act in acts})


def _heaviest(done: Collection[Force]) -> Force:
    order = (Force.RECALLED, Force.ABOLISHED, Force.REPLACED, Force.AMENDED)
    return next((force for force in order if force in done), Force.IN_FORCE)
