"""Who has carried out a directive and who has not: a table, squares, clause by clause, reminders."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from cotmoc.base.refusals import Refused
from cotmoc.coverage import actions, rules
from cotmoc.coverage.clauses import closely
from cotmoc.coverage.queries import Coverage, coverage_of
from cotmoc.documents import queries
from cotmoc.documents.models import Document
from cotmoc.tasks.queries import known_on
from cotmoc.units.models import Level, Line, Unit, Version
from cotmoc.units.queries import children_of, names_of, version_of
from cotmoc.web.intake_fields import UnitsField
from cotmoc.web.middleware import PageRequest
from cotmoc.web.reminding import reminder
from cotmoc.web.tiles import tiles_of


class ExpectForm(forms.Form):
    """Of whom something is expected: units by name, or all of a level right under one's own in a line."""

    def __init__(self, *arguments: Any, on: date, **named: Any) -> None:
        super().__init__(*arguments, **{"auto_id": "expect_%s", **named})
        lines = [("", _("không chọn theo tuyến")), *Line.choices]
        self.fields["line"] = forms.ChoiceField(
            label=_("Mọi đơn vị trực thuộc theo tuyến"), choices=lines, required=False
        )
        self.fields["level"] = forms.ChoiceField(
            label=_("thuộc cấp"), choices=[("", _("mọi cấp")), *Level.choices], required=False
        )
        self.fields["of"] = UnitsField(
            on=on,
            label=_("và các đơn vị"),
            required=False,
            help_text=_("Mỗi dòng một đơn vị, theo tên trong danh mục."),
        )
        self.fields["deadline"] = forms.DateField(
            label=gettext_lazy("Thời hạn"), required=False, widget=forms.DateInput(attrs={"type": "date"})
        )


@require_safe
def coverage(request: PageRequest, pk: int) -> HttpResponse:
    """The coverage of one directive."""
    return _page(request, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def expect(request: PageRequest, pk: int) -> HttpResponse:
    """Record of whom something is expected."""
    if request.method != "POST":  # as after a sign-in in between
        return redirect("coverage", pk)
    shown = get_object_or_404(Document, pk=pk)
    form = ExpectForm(request.POST, on=request.today)
    if not (form.is_valid() and _is_expected(form, shown, request)):
        return _page(request, pk, expecting=form, status=422)
    messages.success(request, _("Đã ghi các đơn vị phải triển khai."))
    return redirect("coverage", pk)


def _is_expected(form: ExpectForm, document: Document, request: PageRequest) -> bool:
    """Whether the decision was written; a refusal stands in the form."""
    chosen = form.cleaned_data
    units = set(chosen["of"] or ())
    if chosen["line"] and request.actor.unit:
        below = children_of(request.actor.unit, on=request.today, line=Line(chosen["line"]))
        if chosen["level"]:
            below = below.filter(level=chosen["level"])
        units |= set(below.values_list("unit_id", flat=True))
    try:
        actions.expect(
            document=document,
            of=list(Unit.objects.in_bulk(units).values()),
            deadline=chosen["deadline"],
            by=request.actor,
            at=timezone.now(),
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


def _page(
    request: PageRequest, pk: int, *, expecting: ExpectForm | None = None, status: int = 200
) -> HttpResponse:
    directive = _directive(pk)
    found = coverage_of(directive, decided_by=request.actor.unit, on=request.day)
    tasks = list(known_on(request.day).filter(document=directive).order_by("pk"))
    may_expect = rules.may_expect(request.actor)
    return render(
        request,
        "web/coverage/page.html",
        {
            "document": directive,
            "coverage": found,
            "tiles": tiles_of(found.rows, on=request.day),
            "closely": closely(directive, found.chain, tasks),
            "names": _names(found, request.day),
            "expecting": expecting or (ExpectForm(on=request.today) if may_expect else None),
        },
        status=status,
    )


def _directive(pk: int) -> Document:
    return get_object_or_404(
        Document.objects.select_related("issuer").annotate(called=queries.called()), pk=pk
    )


def _names(found: Coverage, on: date) -> dict[int, str]:
    """The names of the ended units for which others stand."""
    ended = {unit for row in found.rows for unit in row.stands_for}
    return names_of(ended, on=on) if ended else {}


@require_safe
def reminders(request: PageRequest, pk: int) -> HttpResponse:
    """A reminder for each unit that has not, ready to copy or print."""
    directive = _directive(pk)
    found = coverage_of(directive, decided_by=request.actor.unit, on=request.day)
    issuers = {row.asked_by.issuer_id for row in found.missing if row.asked_by.issuer_id}
    names = names_of(issuers, on=request.day) if issuers else {}
    own = _own(request)
    texts = [
        reminder(
            row,
            issuer=row.asked_by.issuer_name or names.get(row.asked_by.issuer_id or 0, ""),
            asking=own.name if own else "",
            on=request.day,
        )
        for row in found.missing
    ]
    return render(request, "web/coverage/reminders.html", {"document": directive, "reminders": texts})


def _own(request: PageRequest) -> Version | None:
    return version_of(request.actor.unit, on=request.day) if request.actor.unit else None


urlpatterns = [
    path("van-ban/<int:pk>/trien-khai/", coverage, name="coverage"),
    path("van-ban/<int:pk>/trien-khai/don-vi/", expect, name="coverage-expect"),
    path("van-ban/<int:pk>/trien-khai/don-doc/", reminders, name="coverage-reminders"),
]
