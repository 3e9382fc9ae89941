"""Whether a document holds on a day: derived from its lineage and from what recalled it, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, TextChoices, Value, When
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


@dataclass(frozen=True, slots=True)
class Act:
    """What was done to a document: by which other one, on which day as far as that is known."""

    force: Force
    issued: str
    """ISO, as precise as known; empty when the day is not."""
    by: Document | None
    act: str = ""


def with_force(documents: QuerySet[Document], *, on: date) -> QuerySet[Document]:
    """The documents with `force`, a value of `Force`: what each has become by the day, as far as one sees."""
    return documents.annotate(force=_force(on))


def _force(day: date) -> Case:
    ended = {ending: Recall.objects.filter(_of_row(), ending=ending, day__lte=day) for ending in Ending}
    linked = {link: _said_by(link, day) for link in _OF_LINK}
    cases = [When(Exists(ended[ending]), then=Value(force.value)) for ending, force in _OF_ENDING.items()]
    cases += [When(Exists(linked[link]), then=Value(force.value)) for link, force in _OF_LINK.items()]
    return Case(*cases, default=Value(Force.IN_FORCE.value), output_field=CharField())


def _of_row() -> Q:
    return Q(document=OuterRef("pk"))


def _said_by(link: Link, day: date) -> QuerySet[Lineage]:
    """Links whose document is of the day or before; one without a day is taken to be here already."""
    return Lineage.objects.filter(target=OuterRef("pk"), link=link, document__issued__lte=day.isoformat())


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
    done = {act.force for act in acts}
    order = (Force.RECALLED, Force.ABOLISHED, Force.REPLACED, Force.AMENDED)
    return next((force for force in order if force in done), Force.IN_FORCE)
