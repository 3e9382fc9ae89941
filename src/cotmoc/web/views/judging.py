"""Judging what was read, one proposal or many; each verdict is kept at once."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cotmoc.accounts.models import Person
from cotmoc.activities.models import Activity
from cotmoc.base.refusals import Overtaken, Refused
from cotmoc.documents.models import Document
from cotmoc.intake import actions, rules
from cotmoc.intake.judged import Judged
from cotmoc.intake.models import Part, Proposal, Verdict
from cotmoc.units.models import Unit
from cotmoc.web.asked import number_asked
from cotmoc.web.intake_correcting import CorrectionForm
from cotmoc.web.intake_corrections import FORMS
from cotmoc.web.intake_facts import Teller
from cotmoc.web.intake_forms import LeadForm
from cotmoc.web.intake_page import found, known_units, reading_page, standing
from cotmoc.web.intake_text import cut
from cotmoc.web.middleware import PageRequest

_REGISTERS: dict[str, type[Model]] = {
    Part.DOCUMENTS: Document,
    Part.EVENTS: Activity,
    Part.ORGANIZATIONS: Unit,
    Part.PEOPLE: Person,
}


def _proposal(pk: int, ident: str) -> Proposal:
    proposal = Proposal.objects.select_related("upload").filter(upload_id=pk, ident=ident).first()
    if proposal is None:
        raise Http404
    return proposal


@require_http_methods(["GET", "HEAD", "POST"])
def judge(request: PageRequest, pk: int, ident: str) -> HttpResponse:
    """Give one proposal its verdict; asked for plainly, the place of the proposal on the page."""
    proposal = _proposal(pk, ident)
    if request.method != "POST":
        return _changed(request, pk, [proposal])
    asked = request.POST.get("verdict", "")
    if asked not in Verdict.values:
        raise Http404
    changed = actions.judge(proposal=proposal, verdict=Verdict(asked), by=request.actor, at=timezone.now())
    return _changed(request, pk, changed)


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: PageRequest, pk: int, ident: str) -> HttpResponse:
    """Say which row of the register the proposal means, 0 for none."""
    proposal = _proposal(pk, ident)
    if request.method != "POST":
        return _changed(request, pk, [proposal])
    asked = number_asked(request.POST.get("row"))
    if proposal.part not in _REGISTERS or asked is None:
        raise Http404
    row = _row(proposal.part, asked)
    chosen = actions.choose_match(proposal=proposal, row=row, by=request.actor, at=timezone.now())
    return _changed(request, pk, [chosen])


def _row(part: str, pk: int | None) -> Model | None:
    row = _REGISTERS[part]._default_manager.filter(pk=pk).first() if pk else None
    if row is None and pk:
        raise Refused(_("Bản ghi đã chọn không còn hoặc ngoài phạm vi đơn vị của đồng chí; hãy chọn lại."))
    return row


@require_http_methods(["GET", "HEAD", "POST"])
def judge_all(request: PageRequest, pk: int) -> HttpResponse:
    """Accept all of a list that nobody has judged yet: those read for certain, or those to look at."""
    likely = "likely" in request.POST
    asked = request.POST.get("likely" if likely else "part", "")
    if request.method != "POST":
        return redirect("reading", pk)
    if asked not in Part.values:
        raise Http404
    changed = actions.judge_all(
        upload=found(pk).upload,
        part=Part(asked),
        verdict=Verdict.ACCEPTED,
        likely=likely,
        by=request.actor,
        at=timezone.now(),
    )
    return _changed(request, pk, changed, place=f"l-{asked}")


def _changed(request: PageRequest, pk: int, changed: list[Proposal], *, place: str = "") -> HttpResponse:
    """The page at the place of what changed; for htmx only the changed pieces."""
    if not request.htmx:  # type: ignore[attr-defined]  # set by django_htmx's middleware
        return redirect(f"{reverse('reading', args=[pk])}#{place or f'f-{changed[0].ident}'}")
    judged = found(pk)
    segments = cut(judged.text, judged.proposals.values(), judged.upload.file.pages)
    teller = Teller(judged, segments, today=request.today)
    facts = [teller.fact(judged.proposals[each.ident]) for each in changed]
    parts = {each.part for each in changed}
    return render(
        request,
        "web/intake/changed.html",
        {
            **standing(request, judged),
            "facts": facts,
            "groups": [group for group in teller.groups() if group.part in parts],
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: PageRequest, pk: int, ident: str) -> HttpResponse:
    """Correct one proposal, which accepts it; htmx gets the form in the proposal's place."""
    proposal = _proposal(pk, ident)
    rules.check_may_judge(request.actor, proposal.upload)
    judged = found(pk)
    kind = FORMS[Part(proposal.part)]
    if request.method != "POST":
        return _correction(request, judged, kind(proposal=judged.proposals[ident], judged=judged))
    form = kind(request.POST, proposal=judged.proposals[ident], judged=judged)
    if not form.is_valid():
        return _correction(request, judged, form, status=422)
    try:
        changed = _save_correction(request, form)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _correction(request, judged, form, status=409 if isinstance(refusal, Overtaken) else 422)
    return _changed(request, pk, changed)


@transaction.atomic
def _save_correction(request: PageRequest, form: CorrectionForm) -> list[Proposal]:
    at = timezone.now()
    changed = actions.judge(
        proposal=form.proposal,
        verdict=Verdict.ACCEPTED,
        correction=form.correction(),
        by=request.actor,
        at=at,
    )
    is_chosen, row = form.chosen()
    if is_chosen:
        chosen = _row(form.proposal.part, row)
        actions.choose_match(proposal=form.proposal, row=chosen, by=request.actor, at=at)
    return changed


def _correction(
    request: PageRequest, judged: Judged, form: CorrectionForm, *, status: int = 200
) -> HttpResponse:
    template = "correction" if request.htmx else "correct"  # type: ignore[attr-defined]  # as above
    context = {
        "upload": judged.upload,
        "proposal": form.proposal,
        "form": form,
        "known_units": [] if request.htmx else known_units(request, judged),  # type: ignore[attr-defined]
    }
    return render(request, f"web/intake/{template}.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def choose_lead(request: PageRequest, pk: int) -> HttpResponse:
    """Let one unit lead every task that has no lead yet."""
    judged = found(pk)
    form = LeadForm(request.POST, on=judged.upload.day)
    if request.method == "POST" and not form.is_valid():
        return reading_page(request, judged, leads=form, status=422)
    if request.method == "POST":
        lead = Unit.objects.get(pk=form.cleaned_data["lead"])
        actions.choose_lead(upload=judged.upload, lead=lead, by=request.actor, at=timezone.now())
    return redirect(f"{reverse('reading', args=[pk])}#l-{Part.DIRECTIONS}")


urlpatterns = [
    path("<int:pk>/tat-ca/", judge_all, name="judge-all"),
    path("<int:pk>/chu-tri/", choose_lead, name="choose-lead"),
    path("<int:pk>/<slug:ident>/", judge, name="judge"),
    path("<int:pk>/<slug:ident>/sua/", correct, name="correct"),
    path("<int:pk>/<slug:ident>/trong-so/", choose, name="choose"),
]
