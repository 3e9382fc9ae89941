"""Reading the activities one sees."""

from __future__ import annotations

from django.db.models import Prefetch, Q, QuerySet

from cotmoc.activities.models import Activity, Chair, Part, Subject
from cotmoc.base.calendar import Period
from cotmoc.base.row_security import seeing_all
from cotmoc.documents.queries import called, open_to


def held(*, kind: str = "", within: Period | None = None, unit: int | None = None) -> QuerySet[Activity]:
    """The activities, newest first; of a kind, within a period, with a unit's part in them."""
    found = Activity.objects.order_by("-held_on", "-id")
    if kind:
        found = found.filter(kind=kind)
    if within:
        found = found.filter(held_on__range=(within.first, within.last))
    if unit:
        found = found.filter(Q(parts__unit_id=unit) | Q(registered_by_id=unit)).distinct()
    return found


def _subjects() -> QuerySet[Subject]:
    """Each with its document, and what the asker's unit calls one not yet received."""
    subjects = Subject.objects.select_related("document").annotate(called=called("document"))
    return subjects.order_by("pk")


def in_full(pk: int) -> Activity | None:
    """One activity with its parts, chairs and documents; four statements."""
    return (
        Activity.objects.filter(pk=pk)
        .select_related("file")
        .defer("file__content", "file__text")
        .prefetch_related(
            Prefetch("parts", Part.objects.order_by("role", "pk")),
            Prefetch("chairs", Chair.objects.select_related("person").order_by("pk")),
            Prefetch("subjects", _subjects()),
        )
        .first()
    )


def holders_of(activity: Activity) -> list[int]:
    """Who has the activity: who registered it and those who took part.

    A unit with a task from it sees which activity it is, no more.
    """
    with seeing_all():
        parts = list(Part.objects.filter(activity=activity).values_list("unit_id", flat=True))
    return open_to([activity.registered_by_id or 0, *parts])
