"""The books of the acting unit: incoming, outgoing, dossiers; lines typed by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cotmoc.base.refusals import Refused
from cotmoc.books import actions, queries
from cotmoc.books.models import Arrival, Dossier, Outgoing
from cotmoc.books.rules import check_may_keep_books, may_keep_books
from cotmoc.documents import actions as documents
from cotmoc.documents import codes
from cotmoc.documents.models import Document, Kind
from cotmoc.documents.queries import called, register
from cotmoc.units.models import Unit
from cotmoc.units.queries import names_of
from cotmoc.units.resolving import resolve
from cotmoc.web.book_forms import (
    ArrivalForm,
    ArrivalOfForm,
    CloseForm,
    DossierForm,
    DraftForm,
    FilingForm,
    IssueForm,
    PassOnForm,
    SeriesForm,
    year_asked,
)
from cotmoc.web.citing import short_name
from cotmoc.web.middleware import PageRequest
from cotmoc.web.stretches import Stretch, stretch_of


@require_safe
def incoming(request: PageRequest) -> HttpResponse:
    """The incoming book of a year, the last number first."""
    year = year_asked(request.GET.get("nam"), request.today)
    book = queries.arrivals(_unit(request), year=year)
    return _book(request, "incoming", year, stretch_of(book, request, by=("number",)), book)


@require_safe
def outgoing(request: PageRequest) -> HttpResponse:
    """The outgoing book of a year, the last one first, and the drafts that wait for a number."""
    year = year_asked(request.GET.get("nam"), request.today)
    book = queries.outgoing(_unit(request), year=year)
    drafts = list(queries.drafts(_unit(request))[:50])
    return _book(
        request, "outgoing", year, stretch_of(book, request, by=("issued_on", "id")), book, drafts=drafts
    )


@require_safe
def dossiers(request: PageRequest) -> HttpResponse:
    """The list of dossiers of a year."""
    year = year_asked(request.GET.get("nam"), request.today)
    book = queries.dossiers(_unit(request), year=year)
    return _book(request, "dossiers", year, Stretch(list(book[:500]), "", ""), book)


def _unit(request: PageRequest) -> int:
    return request.actor.unit or 0


def _book(
    request: PageRequest, which: str, year: int, stretch: Stretch[Any], book: QuerySet[Any], **more: object
) -> HttpResponse:
    lines = stretch.rows
    issuers = {line.document.issuer_id for line in lines if getattr(line, "document", None)}
    names = names_of([*(each for each in issuers if each), _unit(request)], on=request.day)
    context = {
        "which": which,
        "year": year,
        "years": queries.years_of(_unit(request), today=request.today),
        "stretch": stretch,
        "count": book.count(),
        "names": names,
        "unit_name": names.get(_unit(request), ""),
        "keeps": may_keep_books(request.actor),
        **more,
    }
    return render(request, f"web/books/{which}.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_arrival(request: PageRequest) -> HttpResponse:
    """Enter an arrived document, one that the register knows (`van_ban`) or one typed from the paper."""
    check_may_keep_books(request.actor)
    known = _document_asked(request)
    asks = ArrivalOfForm if known else ArrivalForm
    form = asks(request.POST) if request.method == "POST" else asks(initial={"arrived_on": request.today})
    if _is_done(form, lambda: _arrived(form, known, request)):
        return redirect("incoming")
    title = _("Vào sổ %(document)s") % {"document": short_name(known)} if known else _("Vào sổ văn bản đến")
    return _form(request, form, title, _("Vào sổ"), "incoming")


def _arrived(form: forms.Form, known: Document | None, request: PageRequest) -> None:
    given, by, at = form.cleaned_data, request.actor, timezone.now()
    document = known or _registered(given, request)
    arrival = actions.book_in(
        document=document,
        arrived_on=given["arrived_on"],
        sender=given.get("issuer", ""),
        handler=given["handler"],
        due=given["due"],
        note=given["note"],
        by=by,
        at=at,
    )
    messages.success(
        request,
        _("Đã vào sổ %(document)s, số đến %(number)s.")
        % {"document": short_name(document), "number": arrival.number},
    )


def _registered(given: dict[str, Any], request: PageRequest) -> Document:
    issuer = _unit_called(given["issuer"], request)
    return documents.register(
        kind=Kind(given["kind"]),
        code=given["code"],
        issuer=issuer,
        issuer_name=given["issuer"],
        issued=given["issued"],
        title=given["title"],
        by=request.actor,
        at=timezone.now(),
    )


def _unit_called(name: str, request: PageRequest) -> Unit | None:
    """The one unit that bears the name; words that name none, or several, stay words."""
    meant = resolve(name, on=request.today, is_organ=True).unit
    return Unit.objects.get(pk=meant) if meant is not None else None


def _document_asked(request: PageRequest) -> Document | None:
    asked = request.GET.get("van_ban", "")
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 19):
        return None
    return get_object_or_404(Document.objects.annotate(called=called()), pk=asked)


@require_http_methods(["GET", "HEAD", "POST"])
def pass_on(request: PageRequest, pk: int) -> HttpResponse:
    """Write down to whom an arrived document was passed on, and who signed for it."""
    arrival = get_object_or_404(Arrival.objects.select_related("document"), pk=pk)
    check_may_keep_books(request.actor)
    initial = {
        "handler": arrival.handler,
        "on": arrival.passed_on or request.today,
        "signed_for": arrival.signed_for,
        "note": arrival.note,
    }
    form = PassOnForm(request.POST) if request.method == "POST" else PassOnForm(initial=initial)

    def passed() -> None:
        actions.pass_on(arrival=arrival, **form.cleaned_data, by=request.actor, at=timezone.now())
        told = _("Đã ghi việc chuyển văn bản số đến %(number)s.")
        messages.success(request, told % {"number": arrival.number})

    if _is_done(form, passed):
        return redirect("incoming")
    title = _("Chuyển văn bản số đến %(number)s") % {"number": arrival.number}
    return _form(request, form, title, _("Ghi chuyển"), "incoming", about=arrival.document)


@require_http_methods(["GET", "HEAD", "POST"])
def new_draft(request: PageRequest) -> HttpResponse:
    """Enter a draft of an outgoing document."""
    unit = check_may_keep_books(request.actor)
    family = queries.family_of(unit, on=request.today)
    form = DraftForm(request.POST, family=family) if request.method == "POST" else DraftForm(family=family)

    def drafted() -> None:
        given = form.cleaned_data
        actions.draft(
            what=form.chosen(),
            recipients=given["recipients"].splitlines(),
            **{name: given[name] for name in ("organ", "title", "signer", "keeper", "copies", "note")},
            by=request.actor,
            at=timezone.now(),
        )
        messages.success(request, _("Đã ghi dự thảo, chờ cấp số."))

    if _is_done(form, drafted):
        return redirect("outgoing")
    return _form(request, form, _("Dự thảo văn bản đi"), _("Ghi dự thảo"), "outgoing")


@require_http_methods(["GET", "HEAD", "POST"])
def issue(request: PageRequest, pk: int) -> HttpResponse:
    """Give a draft its number and issue it."""
    draft = get_object_or_404(Outgoing, pk=pk)
    if draft.document_id:
        return redirect("document", draft.document_id)
    check_may_keep_books(request.actor)
    form = IssueForm(request.POST) if request.method == "POST" else IssueForm(initial={"on": request.today})

    def issued() -> None:
        line = actions.issue(outgoing=draft, on=form.cleaned_data["on"], by=request.actor, at=timezone.now())
        if line.document:
            messages.success(request, _("Đã cấp số: %(code)s.") % {"code": line.document.code})

    if _is_done(form, issued):
        return redirect("outgoing")
    return _form(request, form, _("Cấp số và phát hành"), _("Cấp số"), "outgoing", note=draft.title)


@require_http_methods(["GET", "HEAD", "POST"])
def start_series(request: PageRequest) -> HttpResponse:
    """Say up to which number a series was given out before the books were kept here."""
    unit = check_may_keep_books(request.actor)
    family = queries.family_of(unit, on=request.today)
    form = SeriesForm(request.POST, family=family) if request.method == "POST" else SeriesForm(family=family)

    def started() -> None:
        series = actions.start_numbers_after(
            what=form.chosen(),
            organ=form.cleaned_data["organ"],
            last=form.cleaned_data["last"],
            on=request.today,
            by=request.actor,
            at=timezone.now(),
        )
        messages.success(request, _("Số tiếp theo sẽ là %(number)s.") % {"number": series.last + 1})

    if _is_done(form, started):
        return redirect("outgoing")
    return _form(request, form, _("Số đã cấp trước khi dùng sổ này"), _("Ghi số"), "outgoing")


@require_http_methods(["GET", "HEAD", "POST"])
def new_dossier(request: PageRequest) -> HttpResponse:
    """Open a dossier."""
    check_may_keep_books(request.actor)
    form = (
        DossierForm(request.POST) if request.method == "POST" else DossierForm(initial={"on": request.today})
    )
    opened: list[Dossier] = []

    def open_() -> None:
        opened.append(actions.open_dossier(**form.cleaned_data, by=request.actor, at=timezone.now()))

    if _is_done(form, open_):
        return redirect("dossier", opened[0].pk)
    return _form(request, form, _("Mở hồ sơ"), _("Mở hồ sơ"), "dossiers")


@require_http_methods(["GET", "HEAD", "POST"])
def dossier(request: PageRequest, pk: int) -> HttpResponse:
    """One dossier with what lies in it; documents are put into it here."""
    shown = get_object_or_404(Dossier, pk=pk)
    form = FilingForm(request.POST if request.method == "POST" else None)
    if _is_done(form, lambda: _filed(form, shown, request)):
        return redirect("dossier", pk)
    filings = list(queries.filed_in(shown)[:1000])
    issuers = [each.document.issuer_id for each in filings if each.document.issuer_id]
    return render(
        request,
        "web/books/dossier.html",
        {
            "dossier": shown,
            "filings": filings,
            "names": names_of([*issuers, shown.unit_id], on=request.day),
            "form": form,
            "closing": CloseForm(initial={"on": request.today}, auto_id="close_%s"),
            "keeps": may_keep_books(request.actor) and request.actor.unit == shown.unit_id,
        },
        status=422 if form.is_bound else 200,
    )


def _filed(form: FilingForm, shown: Dossier, request: PageRequest) -> None:
    document = _found(form.cleaned_data["code"], form.cleaned_data["year"])
    actions.file_in(dossier=shown, document=document, by=request.actor, at=timezone.now())
    messages.success(request, _("Đã đưa %(document)s vào hồ sơ.") % {"document": short_name(document)})


def _found(code: str, year: int | None) -> Document:
    """The one document that one sees under the code."""
    parsed = codes.parse(code)
    found = register(year=year).filter(code=str(parsed) if parsed else code.strip())
    several = list(found[:2])
    if not several:
        raise Refused(_("Sổ không có văn bản %(code)s trong phạm vi của đồng chí.") % {"code": code})
    if len(several) > 1:
        raise Refused(
            _("Có nhiều văn bản mang ký hiệu này; hãy ghi năm ban hành, hoặc thêm từ trang của văn bản.")
        )
    return several[0]


@require_http_methods(["POST"])
def close_dossier(request: PageRequest, pk: int) -> HttpResponse:
    """Close a dossier."""
    shown = get_object_or_404(Dossier, pk=pk)
    form = CloseForm(request.POST)
    if form.is_valid():
        actions.close_dossier(dossier=shown, on=form.cleaned_data["on"], by=request.actor, at=timezone.now())
        messages.success(request, _("Đã kết thúc hồ sơ."))
    return redirect("dossier", pk)


def _is_done(form: forms.Form, act: Callable[[], None]) -> bool:
    """Whether the form was sent, is whole, and the act was done; a refusal stands in the form."""
    if not (form.is_bound and form.is_valid()):
        return False
    try:
        with transaction.atomic():
            act()
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


def _form(
    request: PageRequest, form: forms.Form, title: str, does: str, back: str, **more: object
) -> HttpResponse:
    context = {"form": form, "title": title, "does": does, "back": back, **more}
    return render(request, "web/books/form.html", context, status=422 if form.is_bound else 200)


urlpatterns = [
    path("so-van-ban/den/", incoming, name="incoming"),
    path("so-van-ban/den/moi/", new_arrival, name="arrival-new"),
    path("so-van-ban/den/<int:pk>/", pass_on, name="arrival"),
    path("so-van-ban/di/", outgoing, name="outgoing"),
    path("so-van-ban/di/moi/", new_draft, name="draft-new"),
    path("so-van-ban/di/so-cu/", start_series, name="series"),
    path("so-van-ban/di/<int:pk>/", issue, name="issue"),
    path("ho-so/", dossiers, name="dossiers"),
    path("ho-so/moi/", new_dossier, name="dossier-new"),
    path("ho-so/<int:pk>/", dossier, name="dossier"),
    path("ho-so/<int:pk>/ket-thuc/", close_dossier, name="dossier-close"),
]
