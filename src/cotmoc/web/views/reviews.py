"""Reviews: the list, the form that draws one up, the paper with its evidence, its files."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cotmoc.audit.queries import history_of
from cotmoc.base.refusals import Overtaken, Refused
from cotmoc.base.vietnamese import fold
from cotmoc.reviews import actions, docx, pdf, queries, rules
from cotmoc.reviews.models import Kind, Review, Sentence
from cotmoc.reviews.paper import paper
from cotmoc.tasks.models import Result, Task
from cotmoc.units.models import Unit
from cotmoc.units.queries import names_of
from cotmoc.web.asked import number_asked
from cotmoc.web.history import told
from cotmoc.web.middleware import PageRequest, acting, opens_transactions
from cotmoc.web.paging import page_of
from cotmoc.web.review_forms import ReviewForm, SentenceForm
from cotmoc.web.review_paper import address_of, shown

_FILES = {"docx": docx, "pdf": pdf}


@require_safe
def reviews(request: PageRequest) -> HttpResponse:
    """The reviews one sees, newest first."""
    page = page_of(queries.reviews(), request)
    return render(request, "web/reviews/list.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: PageRequest) -> HttpResponse:
    """Choose a directive, a unit and a period; what does not fit comes back with its sentence."""
    form = _filled(request)
    if not form.is_bound or not form.is_valid():
        return render(request, "web/reviews/new.html", {"form": form}, status=422 if form.is_bound else 200)
    try:
        with transaction.atomic():
            made = actions.draft(
                kind=Kind(form.cleaned_data["kind"]),
                directive=form.chosen(),
                unit=Unit.objects.get(pk=form.cleaned_data["unit"]),
                period=form.period(),
                by=request.actor,
                at=timezone.now(),
            )
    except Refused as refusal:
        form.add_error("unit", str(refusal))  # of the period the form has asked already
        return render(request, "web/reviews/new.html", {"form": form}, status=422)
    messages.success(request, _("Đã lập dự thảo từ sổ. Các ô “…” là phần người soạn viết."))
    return redirect("review", made.pk)


def _filled(request: PageRequest) -> ReviewForm:
    named: dict[str, Any] = {"acting": request.actor, "today": request.today}
    named["asked"] = number_asked(request.GET.get("van_ban"))
    return ReviewForm(request.POST, **named) if request.method == "POST" else ReviewForm(**named)


@require_safe
def review(request: PageRequest, pk: int) -> HttpResponse:
    """The paper; each sentence opens what it stands on."""
    found = get_object_or_404(queries.reviews(), pk=pk)
    return render(
        request,
        "web/reviews/review.html",
        {
            "review": found,
            "shown": shown(queries.in_full(found)),
            "may_rewrite": rules.may_rewrite(request.actor, found),
            "history": told(history_of(found), on=request.day),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def sentence(request: PageRequest, pk: int, sentence: int) -> HttpResponse:
    """What one sentence stands on, and the form that rewrites it; beside the paper, or as a page."""
    found = get_object_or_404(queries.sentences_of(pk), pk=sentence)
    if request.method == "POST":
        return _rewrite(request, found)
    return _evidence(request, found, SentenceForm(initial={"text": found.text, "version": found.version}))


def _rewrite(request: PageRequest, found: Sentence) -> HttpResponse:
    form = SentenceForm(request.POST)
    if form.is_valid():
        try:
            with transaction.atomic():
                actions.rewrite_sentence(
                    sentence=found,
                    text=form.cleaned_data["text"],
                    version=form.cleaned_data["version"],
                    by=request.actor,
                    at=timezone.now(),
                )
        except Overtaken as refusal:
            return _evidence(request, _as_it_is(found), _retyped(form, refusal, found), status=409)
        except Refused as refusal:
            form.add_error("text", str(refusal))
        else:
            messages.success(request, _("Đã lưu câu."))
            address = reverse("review", args=[found.section.review_id])
            return redirect(f"{address}#cau-{found.pk}")
    return _evidence(request, found, form, status=422)


def _as_it_is(found: Sentence) -> Sentence:
    return queries.sentences_of(found.section.review_id).get(pk=found.pk)


def _retyped(form: SentenceForm, refusal: Refused, found: Sentence) -> forms.Form:
    """What was typed, on the version that stands now: saving once more is meant."""
    again = SentenceForm({"text": form.cleaned_data["text"], "version": _as_it_is(found).version})
    again.add_error("text", str(refusal))
    return again


def _evidence(request: PageRequest, found: Sentence, form: forms.Form, *, status: int = 200) -> HttpResponse:
    proofs = queries.proofs_of(found)
    units = [_unit_of(proof) for proof in proofs.seen]
    owner = found.section.review
    part = request.headers.get("HX-Request") == "true"
    return render(
        request,
        "web/reviews/evidence.html" if part else "web/reviews/sentence.html",
        {
            "review": owner,
            "sentence": found,
            "proofs": [(proof, address_of(proof)) for proof in proofs.seen],
            "hidden": proofs.hidden,
            "names": names_of([unit for unit in units if unit], on=owner.as_of),
            "form": form if rules.may_rewrite(request.actor, owner) else None,
        },
        status=status,
    )


def _unit_of(proof: queries.Proof) -> int | None:
    """Who leads the task or reports the result."""
    if isinstance(proof.row, Task):
        return proof.row.lead_id
    return proof.row.unit_id if isinstance(proof.row, Result) else None


@opens_transactions
@require_safe
def file(request: PageRequest, pk: int, form: str) -> HttpResponse:
    """The review as a DOCX to go on writing in, or as a PDF; set after the ledger was asked."""
    printer = _FILES.get(form)
    if printer is None:
        raise Http404
    with acting(request):
        found = get_object_or_404(Review, pk=pk)
        sheet = paper(queries.in_full(found))
    content = printer.written(sheet, at=found.made_at)
    name = "-".join(fold(f"bao cao {found.get_kind_display()} {found.organ} {found.span}").split())
    safe = "".join(letter for letter in name if letter.isalnum() or letter == "-")
    response = HttpResponse(content, content_type=printer.MEDIA_TYPE)
    disposition = content_disposition_header(as_attachment=True, filename=f"{safe}.{form}")
    response["Content-Disposition"] = disposition or ""
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def again(request: PageRequest, pk: int) -> HttpResponse:
    """Draw the review up once more from the ledger of today; the former stays."""
    if request.method != "POST":  # as after a sign-in in between
        return redirect("review", pk)
    former = get_object_or_404(queries.reviews().select_related("unit"), pk=pk)
    made = actions.draft(
        kind=Kind(former.kind),
        directive=former.directive,
        unit=former.unit,
        period=queries.period_of(former),
        by=request.actor,
        at=timezone.now(),
    )
    messages.success(request, _("Đã lập lại từ sổ hôm nay. Bản trước vẫn được giữ."))
    return redirect("review", made.pk)


urlpatterns = [
    path("bao-cao/", reviews, name="reviews"),
    path("bao-cao/lap/", new, name="review-new"),
    path("bao-cao/<int:pk>/", review, name="review"),
    path("bao-cao/<int:pk>/lap-lai/", again, name="review-again"),
    path("bao-cao/<int:pk>/cau/<int:sentence>/", sentence, name="review-sentence"),
    path("bao-cao/<int:pk>/tep.<slug:form>", file, name="review-file"),
]
