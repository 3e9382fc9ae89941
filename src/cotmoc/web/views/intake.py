"""Bringing a text in, judging what was read in it beside its words, and confirming it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cotmoc import extraction
from cotmoc.accounts.models import Person
from cotmoc.activities.models import Activity
from cotmoc.audit.queries import history_of
from cotmoc.base.refusals import Overtaken, Refused
from cotmoc.documents.models import Document
from cotmoc.intake import actions, queries, rules
from cotmoc.intake.hindrances import hindrances
from cotmoc.intake.judged import Judged
from cotmoc.intake.models import Part, Proposal, State, Verdict
from cotmoc.units.models import Unit
from cotmoc.units.queries import names_of
from cotmoc.web.filters import Filters
from cotmoc.web.history import told
from cotmoc.web.intake_corrections import FORMS, CorrectionForm
from cotmoc.web.intake_facts import Teller, will_write
from cotmoc.web.intake_forms import ItselfForm, LeadForm, UploadForm
from cotmoc.web.intake_text import cut
from cotmoc.web.middleware import PageRequest
from cotmoc.web.paging import page_of

_MOST_UNITS = 400
_LINES = 40  # of the history, newest first
_FRAME = 1024 * 1024  # what a form adds to the bytes of its file
_REGISTERS: dict[str, type[Model]] = {
    Part.DOCUMENTS: Document,
    Part.EVENTS: Activity,
    Part.ORGANIZATIONS: Unit,
    Part.PEOPLE: Person,
}


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


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: PageRequest) -> HttpResponse:
    """Bring a file or pasted words; a marked text is refused and not given back to the page either."""
    if request.method != "POST":
        return render(request, "web/intake/new.html", {"form": UploadForm()})
    form = UploadForm(request.POST, request.FILES)
    if _is_too_large(request):
        return _say_no(request, UploadForm(request.POST), extraction.Unreadable(extraction.Code.TOO_LARGE))
    if not form.is_valid():
        return render(request, "web/intake/new.html", {"form": form}, status=422)
    try:
        content, name = form.brought()
        upload = actions.receive(content=content, name=name, by=request.actor, at=timezone.now())
    except actions.Marked as marked:
        return _say_no(request, _emptied(), marked, forget=True)
    except (Refused, extraction.Unreadable) as refusal:
        return _say_no(request, form, refusal)
    messages.success(request, _("Đã nhận văn bản. Hãy xét từng mục rồi xác nhận."))
    return redirect("reading", upload.pk)


def _is_too_large(request: PageRequest) -> bool:
    """A file beyond every limit is not taken into memory, so that the form would not know of it."""
    return int(request.META.get("CONTENT_LENGTH") or 0) > extraction.LARGEST + _FRAME


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
    return render(request, "web/intake/new.html", {"form": form, "forget": forget}, status=422)


@require_safe
def reading(request: PageRequest, pk: int) -> HttpResponse:
    """The page *Đọc văn bản*: the text on the left, the proposed facts on the right."""
    return _page(request, _found(pk))


def _found(pk: int) -> Judged:
    judged = queries.judged_in_full(pk)
    if judged is None:
        raise Http404
    return judged


def _proposal(pk: int, ident: str) -> Proposal:
    proposal = Proposal.objects.select_related("upload").filter(upload_id=pk, ident=ident).first()
    if proposal is None:
        raise Http404
    return proposal


def _page(
    request: PageRequest,
    judged: Judged,
    *,
    itself: ItselfForm | None = None,
    leads: LeadForm | None = None,
    refusal: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    upload = judged.upload
    segments = cut(judged.text, judged.proposals.values())
    context = {
        **_standing(request, judged),
        "segments": segments.segments,
        "groups": Teller(judged, segments, today=request.today).groups(),
        "remarks": [extraction.Remark(remark).sentence for remark in upload.remarks],
        "itself": itself or ItselfForm(judged=judged, initial=upload.itself or upload.heading or {}),
        "itself_is_wrong": itself is not None,
        "leads": leads or LeadForm(on=upload.day),
        "history": told(history_of(upload)[:_LINES], on=request.day),
        "known_units": _known_units(request, judged),
        "refusal": refusal,
    }
    return render(request, "web/intake/reading.html", context, status=status)


def _standing(request: PageRequest, judged: Judged) -> dict[str, Any]:
    """What the foot of the facts says: what is left, what would be written, what stands against it."""
    upload = judged.upload
    is_open = upload.state == State.OPEN
    return {
        "upload": upload,
        "may_judge": rules.may_judge(request.actor, upload),
        "may_confirm": is_open and rules.may_confirm(request.actor, upload),
        "tally": queries.tally(judged.proposals.values()),
        "will_write": will_write(judged),
        "hindrances": hindrances(judged, today=request.today) if is_open else [],
    }


def _known_units(request: PageRequest, judged: Judged) -> list[str]:
    """Names that fields of units offer: those found in the text, and those that one sees."""
    if not rules.may_judge(request.actor, judged.upload):
        return []
    found = [each.matched for each in judged.of(Part.ORGANIZATIONS) if each.matched]
    units = list(dict.fromkeys([*found, *sorted(request.actor.sees)]))[:_MOST_UNITS]
    return list(names_of(units, on=judged.upload.day).values())


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
    asked = request.POST.get("row", "")
    register = _REGISTERS.get(proposal.part)
    if register is None or not asked.isdecimal() or len(asked) > 17:
        raise Http404
    row = register._default_manager.filter(pk=int(asked)).first() if int(asked) else None
    if row is None and int(asked):
        raise Refused(_("Bản ghi đã chọn không còn hoặc ngoài phạm vi đơn vị của đồng chí; hãy chọn lại."))
    chosen = actions.choose_match(proposal=proposal, row=row, by=request.actor, at=timezone.now())
    return _changed(request, pk, [chosen])


@require_http_methods(["GET", "HEAD", "POST"])
def judge_all(request: PageRequest, pk: int) -> HttpResponse:
    """Accept all of a list that nobody has judged yet."""
    asked = request.POST.get("part", "")
    if request.method != "POST":
        return redirect("reading", pk)
    if asked not in Part.values:
        raise Http404
    changed = actions.judge_all(
        upload=_found(pk).upload,
        part=Part(asked),
        verdict=Verdict.ACCEPTED,
        by=request.actor,
        at=timezone.now(),
    )
    return _changed(request, pk, changed, place=f"l-{asked}")


def _changed(request: PageRequest, pk: int, changed: list[Proposal], *, place: str = "") -> HttpResponse:
    """The page at the place of what changed; for htmx only the changed pieces."""
    if not request.htmx:  # type: ignore[attr-defined]  # set by django_htmx's middleware
        return redirect(f"{reverse('reading', args=[pk])}#{place or f'f-{changed[0].ident}'}")
    judged = _found(pk)
    teller = Teller(judged, cut(judged.text, judged.proposals.values()), today=request.today)
    facts = [teller.fact(judged.proposals[each.ident]) for each in changed]
    parts = {each.part for each in changed}
    return render(
        request,
        "web/intake/changed.html",
        {
            **_standing(request, judged),
            "facts": facts,
            "groups": [group for group in teller.groups() if group.part in parts],
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: PageRequest, pk: int, ident: str) -> HttpResponse:
    """Correct one proposal, which accepts it; htmx gets the form in the proposal's place."""
    proposal = _proposal(pk, ident)
    rules.check_may_judge(request.actor, proposal.upload)
    judged = _found(pk)
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
    if "is_unit" in form.changed_data:
        unit = Unit.objects.filter(pk=form.cleaned_data["is_unit"]).first()
        actions.choose_match(proposal=form.proposal, row=unit, by=request.actor, at=at)
    return changed


def _correction(
    request: PageRequest, judged: Judged, form: CorrectionForm, *, status: int = 200
) -> HttpResponse:
    template = "correction" if request.htmx else "correct"  # type: ignore[attr-defined]  # as above
    context = {
        "upload": judged.upload,
        "proposal": form.proposal,
        "form": form,
        "known_units": [] if request.htmx else _known_units(request, judged),  # type: ignore[attr-defined]
    }
    return render(request, f"web/intake/{template}.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def choose_lead(request: PageRequest, pk: int) -> HttpResponse:
    """Let one unit lead every task that has no lead yet."""
    judged = _found(pk)
    form = LeadForm(request.POST, on=judged.upload.day)
    if request.method == "POST" and not form.is_valid():
        return _page(request, judged, leads=form, status=422)
    if request.method == "POST":
        lead = Unit.objects.get(pk=form.cleaned_data["lead"])
        actions.choose_lead(upload=judged.upload, lead=lead, by=request.actor, at=timezone.now())
    return redirect(f"{reverse('reading', args=[pk])}#l-{Part.DIRECTIONS}")


@require_POST
def itself(request: PageRequest, pk: int) -> HttpResponse:
    """Say which document the text itself is, or that it is none."""
    judged = _found(pk)
    if "none" in request.POST:
        actions.say_itself(upload=judged.upload, itself=None, by=request.actor, at=timezone.now())
        return redirect("reading", pk)
    form = ItselfForm(request.POST, judged=judged)
    if not form.is_valid():
        return _page(request, judged, itself=form, status=422)
    actions.say_itself(upload=judged.upload, itself=form.said(), by=request.actor, at=timezone.now())
    messages.success(request, _("Đã ghi nhớ văn bản này là gì; sổ được ghi khi xác nhận."))
    return redirect("reading", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: PageRequest, pk: int) -> HttpResponse:
    """Write all that was accepted; when that is refused, the page says why and is as it was."""
    if request.method != "POST":  # as after a sign-in in between
        return redirect(f"{reverse('reading', args=[pk])}#confirm")
    upload = _found(pk).upload
    version = request.POST.get("version", "")
    try:
        actions.confirm(
            upload=upload,
            version=int(version) if version.isdecimal() else 0,
            by=request.actor,
            at=timezone.now(),
        )
    except Refused as refusal:
        status = 409 if isinstance(refusal, Overtaken) else 422
        return _page(request, _found(pk), refusal=refusal, status=status)
    messages.success(request, _("Đã xác nhận và ghi vào sổ."))
    return redirect("reading", pk)


@require_POST
def discard(request: PageRequest, pk: int) -> HttpResponse:
    """Put the text aside."""
    upload = _found(pk).upload
    actions.discard(upload=upload, by=request.actor, at=timezone.now())
    messages.success(
        request, _("Đã bỏ văn bản “%(name)s”; không ghi gì vào sổ.") % {"name": upload.file.name}
    )
    return redirect("intake")


urlpatterns = [
    path("", uploads, name="intake"),
    path("moi/", new, name="intake-new"),
    path("<int:pk>/", reading, name="reading"),
    path("<int:pk>/tat-ca/", judge_all, name="judge-all"),
    path("<int:pk>/chu-tri/", choose_lead, name="choose-lead"),
    path("<int:pk>/chinh-no/", itself, name="itself"),
    path("<int:pk>/xac-nhan/", confirm, name="confirm"),
    path("<int:pk>/bo/", discard, name="discard"),
    path("<int:pk>/<slug:ident>/", judge, name="judge"),
    path("<int:pk>/<slug:ident>/sua/", correct, name="correct"),
    path("<int:pk>/<slug:ident>/trong-so/", choose, name="choose"),
]
