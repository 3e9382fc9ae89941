"""What befalls a registered document, on its page: recalled or abolished, merged into another."""

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
from cotmoc.documents import codes, ending
from cotmoc.documents.models import Document, Ending
from cotmoc.documents.queries import register
from cotmoc.documents.rules import check_may_register
from cotmoc.web.book_forms import day_field, words_field
from cotmoc.web.citing import short_name
from cotmoc.web.intake_fields import NEEDED
from cotmoc.web.middleware import PageRequest

_CHOOSE: tuple[str, Any] = ("", gettext_lazy("chọn"))


class RecallForm(forms.Form):
    """How the document ended, on which day, by which act."""

    ending = forms.ChoiceField(
        label=gettext_lazy("Hình thức"), choices=[_CHOOSE, *Ending.choices], error_messages=NEEDED
    )
    on = day_field(gettext_lazy("Từ ngày"))
    act = words_field(
        gettext_lazy("Theo văn bản"),
        required=True,
        help_text=gettext_lazy("Số, ký hiệu, ngày của văn bản quyết định thu hồi, bãi bỏ."),
    )


class MergeForm(forms.Form):
    """The entry that is kept: by the number of its page, or by number and symbol."""

    into = words_field(
        gettext_lazy("Gộp vào văn bản"),
        required=True,
        help_text=gettext_lazy("Số ở cuối địa chỉ trang của văn bản giữ lại, hoặc số, ký hiệu của nó."),
        longest=100,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def recall(request: PageRequest, pk: int) -> HttpResponse:
    """Write down that a document was recalled or abolished."""
    shown = get_object_or_404(Document, pk=pk)
    form = RecallForm(request.POST) if request.method == "POST" else RecallForm(initial={"on": request.today})
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                given = form.cleaned_data | {"ending": Ending(form.cleaned_data["ending"])}
                ending.recall(document=shown, **given, by=request.actor, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã ghi thu hồi, bãi bỏ."))
            return redirect("document", pk)
    return _form(request, shown, form, _("Ghi thu hồi, bãi bỏ"))


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: PageRequest, pk: int) -> HttpResponse:
    """Say that a document is another entry's, and merge it into that one."""
    shown = get_object_or_404(Document, pk=pk)
    check_may_register(request.actor)
    form = MergeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                into = _meant(form.cleaned_data["into"], shown)
                ending.merge(document=shown, into=into, by=request.actor, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã gộp vào %(document)s.") % {"document": short_name(into)})
            return redirect("document", into.pk)
    return _form(request, shown, form, _("Gộp bản ghi trùng"))


def _meant(written: str, shown: Document) -> Document:
    """The one other document that one sees under the number of its page or its code."""
    written = written.strip()
    if written.isascii() and written.isdecimal() and len(written) < 19:
        found = register().filter(pk=written)
    else:
        parsed = codes.parse(written)
        found = register().filter(code=str(parsed) if parsed else written, kind=shown.kind)
    several = list(found.exclude(pk=shown.pk)[:2])
    if len(several) != 1:
        raise Refused(
            _("Ký hiệu này không chỉ rõ một văn bản; hãy ghi số ở cuối địa chỉ trang của văn bản giữ lại.")
        )
    return several[0]


def _form(request: PageRequest, shown: Document, form: forms.Form, title: str) -> HttpResponse:
    context = {"form": form, "title": title, "does": title, "back": "documents", "about": shown}
    return render(request, "web/books/form.html", context, status=422 if form.is_bound else 200)


urlpatterns = [
    path("van-ban/<int:pk>/thu-hoi/", recall, name="recall"),
    path("van-ban/<int:pk>/gop/", merge, name="merge"),
]
