"""How a document stands to others, said by hand: added, corrected, withdrawn, each with its reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from cotmoc.base.refusals import Refused
from cotmoc.documents import codes, sayings
from cotmoc.documents.models import Document, Lineage, Link, Saying
from cotmoc.documents.queries import register
from cotmoc.documents.rules import check_may_register
from cotmoc.units.queries import names_of
from cotmoc.web.book_forms import text_field, words_field
from cotmoc.web.citing import short_name
from cotmoc.web.intake_fields import NEEDED
from cotmoc.web.middleware import PageRequest

WITHDRAW = "rut"


class SayForm(forms.Form):
    """The link, the other document, and the words or reason."""

    link = forms.ChoiceField(
        label=gettext_lazy("Văn bản này"),
        choices=[("", gettext_lazy("chọn")), *Link.choices],
        error_messages=NEEDED,
    )
    target = words_field(
        gettext_lazy("văn bản"),
        required=True,
        help_text=gettext_lazy("Số, ký hiệu của văn bản kia, hoặc số ở cuối địa chỉ trang của nó."),
        longest=100,
    )
    reason = text_field(gettext_lazy("Lời văn làm căn cứ, hoặc lý do"), required=True)


class ChangeForm(forms.Form):
    """What the link is instead, or that it is withdrawn, and why."""

    link = forms.ChoiceField(
        label=gettext_lazy("Sửa thành"),
        choices=[(WITHDRAW, gettext_lazy("rút quan hệ này")), *Link.choices],
        error_messages=NEEDED,
    )
    reason = text_field(gettext_lazy("Lý do"), required=True)


@require_http_methods(["GET", "HEAD", "POST"])
def say(request: PageRequest, pk: int) -> HttpResponse:
    """Say how the document stands to another."""
    check_may_register(request.actor)
    shown = get_object_or_404(Document, pk=pk)
    form = SayForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            with transaction.atomic():
                target = _meant(given["target"])
                sayings.say(
                    document=shown,
                    link=Link(given["link"]),
                    target=target,
                    reason=given["reason"],
                    by=request.actor,
                    at=timezone.now(),
                )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("Đã ghi quan hệ với %(document)s.") % {"document": short_name(target)}
            )
            return redirect("document", pk)
    return _form(request, shown, form, _("Ghi quan hệ với văn bản khác"))


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: PageRequest, pk: int, lineage: int) -> HttpResponse:
    """Correct or withdraw what the acting unit said."""
    shown = get_object_or_404(Document, pk=pk)
    told = get_object_or_404(Lineage.objects.select_related("document", "target"), pk=lineage, document=shown)
    sayings.check_may_withdraw(request.actor, told)
    form = ChangeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                _changed(told, form.cleaned_data, request)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã ghi thay đổi quan hệ."))
            return redirect("document", pk)
    return _form(request, shown, form, _("Sửa hoặc rút quan hệ"), _told(told, request))


def _changed(told: Lineage, given: dict[str, Any], request: PageRequest) -> None:
    reason, by, at = given["reason"], request.actor, timezone.now()
    if given["link"] == WITHDRAW:
        sayings.withdraw(lineage=told, reason=reason, by=by, at=at)
    else:
        sayings.correct(lineage=told, link=Link(given["link"]), reason=reason, by=by, at=at)


def _told(told: Lineage, request: PageRequest) -> str:
    """What is said now, and by which of the units that the asker sees."""
    words = f"{short_name(told.document)}: {told.get_link_display()} {short_name(told.target)}."
    said = Saying.objects.filter(document=told.document_id, link=told.link, target=told.target_id)
    units = names_of(said.values_list("unit_id", flat=True), on=request.day)
    return f"{words} {_('Đơn vị ghi:')} {'; '.join(units.values())}." if units else words


def _meant(written: str) -> Document:
    """The one document that one sees under the number of its page or its code."""
    written = written.strip()
    if written.isascii() and written.isdecimal() and len(written) < 19:
        found = register().filter(pk=written)
    else:
        parsed = codes.parse(written)
        found = register().filter(code=str(parsed) if parsed else written)
    several = list(found[:2])
    if len(several) != 1:
        raise Refused(
            _("Ký hiệu này không chỉ rõ một văn bản; hãy ghi số ở cuối địa chỉ trang của văn bản kia.")
        )
    return several[0]


def _form(
    request: PageRequest, shown: Document, form: forms.Form, title: str, note: str = ""
) -> HttpResponse:
    context = {"form": form, "title": title, "does": title, "back": "documents", "about": shown, "note": note}
    return render(request, "web/books/form.html", context, status=422 if form.is_bound else 200)


urlpatterns = [
    path("van-ban/<int:pk>/quan-he/", say, name="link-say"),
    path("van-ban/<int:pk>/quan-he/<int:lineage>/", change, name="link-change"),
]
