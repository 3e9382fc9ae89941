"""The first page: what needs me today, and for a leader how the unit stands at one look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cotmoc.base.acting import Duty
from cotmoc.handovers.queries import waiting as waiting_handovers
from cotmoc.intake.models import State
from cotmoc.intake.queries import uploads
from cotmoc.tasks.models import Task
from cotmoc.tasks.queries import Waiting, cells, known_on, of_units, waiting_for
from cotmoc.units.queries import names_of
from cotmoc.web.counting import cell_links, cells_apart
from cotmoc.web.middleware import PageRequest

SHOWN, COUNTED = 8, 50
"""Tasks shown of one errand, the rest stand behind its link; how far they are counted."""


@dataclass(frozen=True, slots=True)
class Errand:
    """Tasks that ask for the same thing: its heading, the first of them, how many, and where all are."""

    heading: str | Promise
    tasks: list[Task]
    count: int
    query: str

    @property
    def is_cut(self) -> bool:
        """Whether there may be more than were counted."""
        return self.count >= COUNTED


@require_safe
def today(request: PageRequest) -> HttpResponse:
    """What needs the unit acted for on the day looked at."""
    unit = request.actor.unit or 0
    waiting = waiting_for(unit, on=request.day, most=COUNTED)
    errands = [errand for errand in _errands(waiting, judges=request.actor.registers) if errand.count]
    shown = [task for errand in errands for task in errand.tasks]
    prefetch_related_objects(shown, "document", "activity")
    return render(
        request,
        "web/today.html",
        {
            "errands": errands,
            "uploads": list(uploads(state=State.OPEN).filter(unit_id=unit)[:SHOWN]),
            "handed": waiting_handovers([unit]).count() if request.actor.registers else 0,
            "names": names_of([task.lead_id for task in shown], on=request.day),
            **(_standing(request) if request.actor.duty == Duty.LEADER else {}),
        },
    )


def _errands(waiting: Waiting, *, judges: bool) -> Iterator[Errand]:
    """The errands by urgency, a task under the first that names it; reports wait for one who `judges`."""
    seen: set[int] = set()
    for heading, tasks, query in (
        (_("Chờ đồng chí duyệt"), waiting.to_judge if judges else [], "tinh_trang=reported"),
        (_("Bị trả lại"), waiting.returned, "don_vi=gop&tinh_trang=returned"),
        (_("Quá hạn"), waiting.overdue, "don_vi=gop&tinh_trang=overdue"),
        (_("Đến hạn trong bảy ngày"), waiting.due_soon, "don_vi=gop&thoi_han=tuan"),
        (_("Mới được giao"), waiting.new, "don_vi=gop"),
    ):
        fresh = [task for task in tasks if task.pk not in seen]
        seen |= {task.pk for task in fresh}
        yield Errand(heading, fresh[:SHOWN], len(fresh), query)


def _standing(request: PageRequest) -> dict[str, object]:
    """The four cells of the unit and those below it."""
    counted = cells(of_units(known_on(request.day), request.actor.sees), on=request.day)
    return {
        "counted": counted,
        "cells": cell_links(counted, request.GET),
        "apart": cells_apart(counted, request.GET),
    }
