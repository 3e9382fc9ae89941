"""The list of tasks, and one task with what may be done to it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cotmoc import extraction
from cotmoc.audit.queries import history_of
from cotmoc.base.locking import telling_of_collisions
from cotmoc.base.refusals import Overtaken, Refused
from cotmoc.handovers.queries import of_task
from cotmoc.tasks import queries
from cotmoc.tasks.models import Task
from cotmoc.units.queries import names_of
from cotmoc.web.counting import cell_links, cells_apart
from cotmoc.web.filters import TaskFilters
from cotmoc.web.history import told
from cotmoc.web.middleware import PageRequest, acting, opens_transactions
from cotmoc.web.paging import page_of
from cotmoc.web.task_acts import ACTS, filled_form, look_through, what_one_may
from cotmoc.web.uploads import is_too_large


@require_safe
def tasks(request: PageRequest) -> HttpResponse:
    """The tasks one sees, narrowed by unit, deadline and source, counted in the official cells."""
    known = queries.known_on(request.day)
    filters = TaskFilters(request.GET, known=known, acting=request.actor, on=request.day)
    narrowed = filters.narrow(known)
    counted = queries.cells(narrowed, on=request.day)
    page = page_of(filters.at_status(narrowed).select_related("document", "activity"), request)
    return render(
        request,
        "web/tasks/list.html",
        {
            "filters": filters,
            "counted": counted,
            "cells": cell_links(counted, request.GET),
            "apart": cells_apart(counted, request.GET),
            "page": page,
            "names": names_of([task.lead_id for task in page], on=request.day),
        },
    )


@require_safe
def task(request: PageRequest, pk: int) -> HttpResponse:
    """One task: who leads, its words in their sentence, deadlines, progress, results, history."""
    return _page(request, pk)


@opens_transactions
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: PageRequest, pk: int, act: str) -> HttpResponse:
    """Do one of the acts to the task; when refused, the page comes back with what was typed."""
    if request.method != "POST":  # as after a sign-in in between
        return redirect("task", pk)
    if act not in ACTS:
        raise Http404
    form = filled_form(act, request.POST, request.FILES)
    if form.is_valid() and is_too_large(request):
        at = "evidence" if "evidence" in form.fields else None
        form.add_error(at, _(extraction.Unreadable(extraction.Code.TOO_LARGE).sentence))
    if form.is_valid():
        look_through(form)
    with acting(request):
        return _act(request, pk, act, form)


def _act(request: PageRequest, pk: int, act: str, form: forms.Form) -> HttpResponse:
    shown = Task.objects.filter(pk=pk).first()
    if shown is None:
        raise Http404
    if not form.is_valid():
        return _page(request, pk, typed={act: form}, status=422)
    try:
        with telling_of_collisions(), transaction.atomic():
            ACTS[act].do(shown, form.cleaned_data, request.actor, timezone.now())
    except Overtaken as overtaken:
        return _page(request, pk, typed={act: _renewed(form, shown, overtaken)}, status=409)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, pk, typed={act: form}, status=422)
    messages.success(request, str(ACTS[act].done))
    return redirect("task", pk)


def _renewed(form: forms.Form, task: Task, overtaken: Overtaken) -> forms.Form:
    """What was typed, now on the task as it is, so that sending it once more is a decision and not a loop."""
    form.add_error(None, str(overtaken))
    task.refresh_from_db()
    form.data = {**form.data.dict(), "version": task.version}  # type: ignore[attr-defined]  # a request's QueryDict
    return form


def _page(
    request: PageRequest, pk: int, *, typed: dict[str, forms.Form] | None = None, status: int = 200
) -> HttpResponse:
    shown = queries.in_full(pk)
    if shown is None:
        raise Http404
    handovers = of_task(pk)
    may, may_not = what_one_may(shown, by=request.actor, typed=typed or {})
    return render(
        request,
        "web/tasks/task.html",
        {
            "task": shown,
            "names": names_of(_units_on(shown) | {row.giver_id for row in handovers}, on=request.day),
            "may": may,
            "may_not": may_not,
            "handovers": handovers,
            "history": told(history_of(shown), on=request.day),
        },
        status=status,
    )


def _units_on(task: Task) -> set[int]:
    units: set[Any] = {
        task.lead_id,
        task.first_lead_id,
        task.assigner_id,
        task.first_assigner_id,
        task.registered_by_id,
    }
    units |= {coordination.unit_id for coordination in task.coordinations.all()}
    units |= {entry.unit_id for entry in task.progress.all()}
    return {unit for unit in units if unit}
