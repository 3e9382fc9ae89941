"""*Bàn giao*: what waits for an answer, what no one has taken yet, and what was handed over."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cotmoc.base.acting import Duty
from cotmoc.base.refusals import Refused
from cotmoc.handovers import actions, queries
from cotmoc.handovers.models import Handover
from cotmoc.handovers.queries import Hanging
from cotmoc.units.lives import check_time_now
from cotmoc.units.models import Unit
from cotmoc.units.queries import names_of, successors_of
from cotmoc.web.middleware import PageRequest
from cotmoc.web.naming_units import unit_named

SHOWN = 100


@require_safe
def handovers(request: PageRequest) -> HttpResponse:
    """The handovers of the units that one sees."""
    return _page(request)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: PageRequest, pk: int) -> HttpResponse:
    """Accept a handover, or say why not."""
    if request.method != "POST":  # as after a sign-in in between, here and below
        return redirect("handovers")
    handover = Handover.objects.filter(pk=pk).first()
    if handover is None:
        raise Http404
    by, at = request.actor, timezone.now()
    if "accept" in request.POST:
        accept = partial(actions.accept, handover=handover, by=by, at=at)
        return _done(request, accept, _("Đã nhận bàn giao."), of=pk)
    reason = request.POST.get("reason", "")[:500]
    dispute = partial(actions.dispute, handover=handover, reason=reason, by=by, at=at)
    return _done(request, dispute, _("Đã ghi lý do chưa nhận."), of=pk, typed=reason)


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: PageRequest) -> HttpResponse:
    """Ask a unit to take what nobody has taken."""
    if request.method != "POST":
        return redirect("handovers")
    key, typed = request.POST.get("key", ""), request.POST.get("receiver", "").strip()
    left = queries.orphans(on=request.today, of=request.actor.sees)
    found = next((one for one in left if one.key == key), None)
    if found is None:
        raise Http404
    return _done(
        request, lambda: _propose(found, typed, request), _("Đã đề nghị bàn giao."), of=key, typed=typed
    )


def _propose(hanging: Hanging, name: str, request: PageRequest) -> None:
    try:
        receiver = Unit.objects.get(pk=unit_named(name, on=request.today))
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    ends = successors_of(hanging.giver).first()
    act = request.POST.get("act", "").strip() or (ends.act if ends else "")
    actions.propose(hanging=hanging, receiver=receiver, act=act, by=request.actor, at=timezone.now())


def _done(
    request: PageRequest, act: Callable[[], object], said: str, *, of: object = None, typed: str = ""
) -> HttpResponse:
    try:
        with transaction.atomic():
            act()
            check_time_now()
    except Refused as refusal:
        return _page(request, wrong=(of, typed, str(refusal)), status=422)
    messages.success(request, said)
    return redirect("handovers")


def _page(
    request: PageRequest, *, wrong: tuple[object, str, str] | None = None, status: int = 200
) -> HttpResponse:
    waiting = list(queries.waiting(request.actor.sees)[:SHOWN])
    orphans = queries.orphans(on=request.today, of=request.actor.sees, most=SHOWN)
    answered = list(queries.answered()[:SHOWN])
    units = {unit for row in (*waiting, *answered) for unit in (row.giver_id, row.receiver_id)}
    names = names_of(units | {one.giver for one in orphans}, on=request.today)
    return render(
        request,
        "web/handovers/list.html",
        {
            "waiting": waiting,
            "orphans": orphans,
            "answered": answered,
            "names": names,
            "may_answer": request.actor.registers,
            "may_propose": request.actor.duty == Duty.CLERK,
            "wrong": wrong,
        },
        status=status,
    )


urlpatterns = [
    path("don-vi/ban-giao/", handovers, name="handovers"),
    path("don-vi/ban-giao/de-nghi/", propose, name="handover-propose"),
    path("don-vi/ban-giao/<int:pk>/", answer, name="handover-answer"),
]
