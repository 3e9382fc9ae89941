"""The list of activities, and one activity with what it was about and what came out of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cotmoc.activities import queries
from cotmoc.activities.models import Activity, Kind, Role
from cotmoc.audit.queries import history_of
from cotmoc.base.calendar import year
from cotmoc.tasks.models import Result, Task
from cotmoc.tasks.queries import known_on, with_source
from cotmoc.units.queries import names_of
from cotmoc.web.filters import Filters
from cotmoc.web.history import told
from cotmoc.web.middleware import PageRequest
from cotmoc.web.paging import page_of

_YEARS = 10
"""How far back the list can be narrowed to a year."""


class ActivityFilters(Filters):
    """Kind and year of activities, and whether the own unit took part."""

    loai = forms.ChoiceField(label=gettext_lazy("Hoạt động"), required=False)
    nam = forms.ChoiceField(label=gettext_lazy("trong năm"), required=False)
    don_vi = forms.ChoiceField(label=gettext_lazy("của"), required=False)

    def __init__(self, *arguments: Any, on: date, **named: Any) -> None:
        super().__init__(*arguments, **named)
        years = [(str(number), str(number)) for number in range(on.year, on.year - _YEARS, -1)]
        self.offer("loai", [("", _("mọi loại")), *Kind.choices])
        self.offer("nam", [("", _("bất kỳ")), *years])
        self.offer("don_vi", [("", _("mọi đơn vị")), ("minh", _("đơn vị mình"))])


@require_safe
def activities(request: PageRequest) -> HttpResponse:
    """The activities one sees, newest first."""
    filters = ActivityFilters(request.GET, on=request.today)
    asked_year = filters.asked("nam")
    found = queries.held(
        kind=filters.asked("loai"),
        within=year(int(asked_year)) if asked_year else None,
        unit=request.actor.unit if filters.asked("don_vi") else None,
    )
    page = page_of(found.prefetch_related("parts"), request)
    hosts = {part.unit_id for row in page for part in row.parts.all()}
    return render(
        request,
        "web/activities/list.html",
        {"page": page, "filters": filters, "names": names_of(hosts, on=request.day)},
    )


@require_safe
def activity(request: PageRequest, pk: int) -> HttpResponse:
    """One activity: who held and chaired it, its documents, tasks and results, and the words it came from."""
    shown = queries.in_full(pk)
    if shown is None:
        raise Http404
    tasks = list(known_on(request.day).filter(activity=shown).select_related("document"))
    results = with_source(Result.objects.filter(activity=shown).order_by("pk"))
    return render(
        request,
        "web/activities/activity.html",
        {
            "activity": shown,
            "parts": sorted(shown.parts.all(), key=lambda part: (part.role != Role.HOST, part.pk)),
            "tasks": tasks,
            "results": list(results),
            "names": names_of(_units_on(shown, tasks), on=shown.held_on or request.day),
            "history": told(history_of(shown), on=request.day),
        },
    )


def _units_on(activity: Activity, tasks: list[Task]) -> set[int]:
    units = {part.unit_id for part in activity.parts.all()} | {task.lead_id for task in tasks}
    return units | ({activity.registered_by_id} if activity.registered_by_id else set())
