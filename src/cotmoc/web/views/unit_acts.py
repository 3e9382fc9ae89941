"""Doing something to a unit: a form, what would follow from it, and only then the act itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cotmoc.base.calendar import day_asked
from cotmoc.base.refusals import Overtaken, Refused
from cotmoc.documents.models import Document, Kind
from cotmoc.handovers.actions import note_order
from cotmoc.handovers.queries import Hanging, hanging_on
from cotmoc.units import queries
from cotmoc.units.lives import check_time_now
from cotmoc.units.models import Line, Subordination, Unit, Version
from cotmoc.units.rules import check_may_change_units
from cotmoc.web.citing import short_name
from cotmoc.web.middleware import PageRequest
from cotmoc.web.unit_acts import ACTS, Act
from cotmoc.web.unit_forms import ActForm
from cotmoc.web.written import day as written_day

MOST_NAMES, MOST_ACTS, SHOWN = 300, 150, 30
_ORDERING = (Kind.RESOLUTION, Kind.DECISION, Kind.CONCLUSION, Kind.LAW, Kind.DECREE, Kind.NOTICE)


@dataclass(frozen=True, slots=True)
class Consequences:
    """What an act would do besides: what passes to an heir, who comes under another parent."""

    hanging: list[Hanging]
    children: list[tuple[int, Line]]
    units: list[int]


@require_http_methods(["GET", "HEAD", "POST"])
def act(request: PageRequest, pk: int, act: str) -> HttpResponse:
    """The form; sent once it shows what would follow, sent again from there it is done."""
    if act not in ACTS:
        raise Http404
    unit = get_object_or_404(Unit, pk=pk)
    check_may_change_units(request.actor, pk)
    version = queries.version_of(pk, on=request.today) or queries.versions_of(pk).last()
    if version is None:
        raise Http404
    if request.method != "POST":
        return _page(request, unit, version, act, _blank(ACTS[act], unit, version))
    form = ACTS[act].form(request.POST)
    if not form.is_valid() or "edit" in request.POST:
        return _page(request, unit, version, act, form, status=422 if form.errors else 200)
    return _sent(request, unit, version, act, form)


def _sent(request: PageRequest, unit: Unit, version: Version, act: str, form: ActForm) -> HttpResponse:
    is_meant = "confirmed" in request.POST
    foreseen = _foreseen(ACTS[act], unit, form)
    try:
        _do(request, unit, ACTS[act], form, is_meant=is_meant)
    except Refused as refusal:
        status = 409 if isinstance(refusal, Overtaken) else 422
        return _page(request, unit, version, act, _refused(form, unit, refusal), status=status)
    if not is_meant:
        return _page(request, unit, version, act, form, foreseen=foreseen)
    messages.success(request, _("Đã ghi: %(act)s.") % {"act": ACTS[act].name})
    return redirect("unit", unit.pk)


def _blank(act: Act, unit: Unit, version: Version) -> ActForm:
    today = {"on": timezone.localdate(), "revision": unit.revision}
    same = {part: getattr(version, part) for part in ("name", "short_name", "kind", "level")}
    return act.form(initial={**same, **today})


def _foreseen(act: Act, unit: Unit, form: ActForm) -> Consequences:
    """Looked at before the act, as after it nothing hangs there any more."""
    day = form.cleaned_data["on"]
    ending = [ended.pk for ended in act.ends(unit, form.cleaned_data)]
    below = Subordination.objects.filter(parent_id__in=ending, valid__contains=day).exclude(
        unit_id__in=ending
    )
    children = [(child, Line(line)) for child, line in below.values_list("unit_id", "line").order_by("line")]
    return Consequences(hanging_on(ending, on=day) if ending else [], children, ending)


def _do(request: PageRequest, unit: Unit, act: Act, form: ActForm, *, is_meant: bool) -> None:
    """Do the act; one that is not meant yet is undone, so that its preview is refused as it would be."""
    at = timezone.now()
    with transaction.atomic():
        act.do(unit, form, request.actor, at)
        check_time_now()
        document = _acts().get(form.cleaned_data["act"])
        if document:
            units = act.ends(unit, form.cleaned_data) or [unit]
            note_order(document=document, units=units, day=form.cleaned_data["on"], by=request.actor, at=at)
        if not is_meant:
            transaction.set_rollback(True)


def _refused(form: ActForm, unit: Unit, refusal: Refused) -> ActForm:
    """What was typed with the sentence; for one overtaken, now on the unit as it is."""
    form.add_error(None, str(refusal))
    if isinstance(refusal, Overtaken):
        unit.refresh_from_db()
        form.data = {**form.data.dict(), "revision": unit.revision}  # type: ignore[attr-defined]  # a request's QueryDict
    return form


def _acts() -> dict[str, Document]:
    """The registered documents that one sees and that may order something, by how one cites them."""
    found = Document.objects.filter(kind__in=_ORDERING, is_awaited=False).order_by("-issued", "-pk")
    return {_cited(document): document for document in found[:MOST_ACTS]}


def _cited(document: Document) -> str:
    issued = f" ngày {written_day(document.issued_on)}" if document.issued_on else ""
    return f"{short_name(document)}{issued}"


def _page(
    request: PageRequest,
    unit: Unit,
    version: Version,
    act: str,
    form: ActForm,
    *,
    foreseen: Consequences | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = foreseen or Consequences([], [], [])
    units = {*(child for child, _line in shown.children), *(h.giver for h in shown.hanging), *shown.units}
    on = day_asked(request.POST.get("on")) or request.today
    known = queries.versions_on(on).filter(unit_id__in=request.actor.sees)[:MOST_NAMES]
    named: dict[str, Any] = {
        "unit": unit,
        "version": version,
        "key": act,
        "act": ACTS[act],
        "form": form,
        "foreseen": foreseen,
        "shown": shown.hanging[:SHOWN],
        "names": queries.names_of(units, on=on),
        "known_units": [found.name for found in known],
        "known_acts": list(_acts()),
    }
    return render(request, "web/units/act.html", named, status=status)


urlpatterns = [path("don-vi/<int:pk>/<slug:act>/", act, name="unit-act")]
