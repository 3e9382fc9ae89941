"""Bringing a text in, judging what was read in it beside its words, and confirming it."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from cotmoc import extraction
from cotmoc.base.refusals import Overtaken, Refused
from cotmoc.intake import actions, queries
from cotmoc.intake.bringing import Marked, bring
from cotmoc.intake.models import State, Upload
from cotmoc.web.asked import number_asked
from cotmoc.web.filters import Filters
from cotmoc.web.intake_forms import ItselfForm, UploadForm
from cotmoc.web.intake_page import found, reading_page
from cotmoc.web.middleware import PageRequest, acting, opens_transactions
from cotmoc.web.paging import page_of
from cotmoc.web.uploads import is_too_large
from cotmoc.web.views import judging


class UploadFilters(Filters):
    """State and name of the texts that came in."""

    tinh_trang = forms.ChoiceField(
        label=gettext_lazy("Văn bản"),
        required=False,
        choices=[("", gettext_lazy("mọi tình trạng")), *State.choices],
    )
    tu = forms.CharField(
        label=gettext_lazy("tên có chữ"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


@require_safe
def uploads(request: PageRequest) -> HttpResponse:
    """The texts that came in, newest first."""
    filters = UploadFilters(request.GET)
    found = queries.uploads(state=filters.asked("tinh_trang"), words=filters.asked("tu"))
    return render(request, "web/intake/list.html", {"filters": filters, "page": page_of(found, request)})


@opens_transactions
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: PageRequest) -> HttpResponse:
    """Bring a file or pasted words; a marked text is refused and not given back to the page either."""
    if request.method != "POST":
        return _form(request, UploadForm())
    form = UploadForm(request.POST, request.FILES)
    if is_too_large(request):
        return _say_no(request, UploadForm(request.POST), extraction.Unreadable(extraction.Code.TOO_LARGE))
    if not form.is_valid():
        return _form(request, form, status=422)
    try:
        brought = bring(
            *form.brought(),
            by=request.actor,
            letters=form.chosen_letters(),
            is_declared=form.cleaned_data["declared"],
        )
        with acting(request):
            upload = actions.receive(brought=brought, by=request.actor, at=timezone.now())
    except Marked as marked:
        return _say_no(request, _emptied(), marked, forget=True)
    except (Refused, extraction.Unreadable) as refusal:
        return _say_no(request, form, refusal)
    _greet(request, upload)
    return redirect("reading", upload.pk)


def _greet(request: PageRequest, upload: Upload) -> None:
    """Of a text that stands in the ledger the page itself says who confirmed it, and what it became."""
    if upload.state == State.CONFIRMED:
        sentence = _("Văn bản này đã được đưa vào và xác nhận trước đây; lần này không ghi thêm gì.")
        messages.info(request, sentence)
    else:
        messages.success(request, _("Đã nhận văn bản. Hãy xét từng mục rồi xác nhận."))


def _form(request: PageRequest, form: UploadForm, *, forget: bool = False, status: int = 200) -> HttpResponse:
    with acting(request):
        return render(request, "web/intake/new.html", {"form": form, "forget": forget}, status=status)


def _emptied() -> UploadForm:
    form = UploadForm({})
    form.full_clean()
    form.errors.clear()
    return form


def _say_no(
    request: PageRequest, form: UploadForm, refusal: Exception, *, forget: bool = False
) -> HttpResponse:
    form.is_valid()
    form.errors.pop("file", None)
    field = "text" if form.cleaned_data.get("text") else "file"
    form.add_error(field, _(str(refusal)))
    return _form(request, form, forget=forget, status=422)


@require_safe
def reading(request: PageRequest, pk: int) -> HttpResponse:
    """The page *Đọc văn bản*: the text on the left, the proposed facts on the right."""
    return reading_page(request, found(pk))


@require_http_methods(["GET", "HEAD", "POST"])
def itself(request: PageRequest, pk: int) -> HttpResponse:
    """Say which document the text itself is, or that it is none."""
    if request.method != "POST":  # as after a sign-in in between, here and below
        return redirect("reading", pk)
    judged = found(pk)
    if "none" in request.POST:
        actions.say_itself(upload=judged.upload, itself=None, by=request.actor, at=timezone.now())
        return redirect("reading", pk)
    form = ItselfForm(request.POST, judged=judged)
    if not form.is_valid():
        return reading_page(request, judged, itself=form, status=422)
    actions.say_itself(upload=judged.upload, itself=form.said(), by=request.actor, at=timezone.now())
    messages.success(request, _("Đã ghi nhớ văn bản này là gì; sổ được ghi khi xác nhận."))
    return redirect("reading", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: PageRequest, pk: int) -> HttpResponse:
    """Write all that was accepted; when that is refused, the page says why and is as it was."""
    if request.method != "POST":
        return redirect(f"{reverse('reading', args=[pk])}#confirm")
    upload = found(pk).upload
    try:
        actions.confirm(
            upload=upload,
            version=number_asked(request.POST.get("version")) or 0,
            by=request.actor,
            at=timezone.now(),
        )
    except Refused as refusal:
        status = 409 if isinstance(refusal, Overtaken) else 422
        return reading_page(request, found(pk), refusal=refusal, status=status)
    messages.success(request, _("Đã xác nhận và ghi vào sổ."))
    return redirect("reading", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: PageRequest, pk: int) -> HttpResponse:
    """Put the text aside."""
    if request.method != "POST":
        return redirect("reading", pk)
    upload = found(pk).upload
    actions.discard(upload=upload, by=request.actor, at=timezone.now())
    messages.success(
        request, _("Đã bỏ văn bản “%(name)s”; không ghi gì vào sổ.") % {"name": upload.file.name}
    )
    return redirect("intake")


urlpatterns = [
    path("", uploads, name="intake"),
    path("moi/", new, name="intake-new"),
    path("<int:pk>/", reading, name="reading"),
    path("<int:pk>/chinh-no/", itself, name="itself"),
    path("<int:pk>/xac-nhan/", confirm, name="confirm"),
    path("<int:pk>/bo/", discard, name="discard"),
    *judging.urlpatterns,
]
