"""The register of documents, one document, a file and its text."""

from __future__ import annotations

from base64 import b64encode
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from cotmoc.activities.models import Subject
from cotmoc.audit.queries import history_of
from cotmoc.base.refusals import Refused
from cotmoc.documents import actions, queries, rules
from cotmoc.documents.force import acts_upon, force_after, forces_of
from cotmoc.documents.lineage import lineage_of
from cotmoc.documents.models import Document, File, Kind
from cotmoc.documents.places import Box, boxes_of
from cotmoc.extraction import Picture, Unreadable, picture_apart
from cotmoc.search.register import Narrowed
from cotmoc.tasks.models import Result, Task
from cotmoc.tasks.queries import known_on, with_source
from cotmoc.units.models import Unit
from cotmoc.units.queries import names_of
from cotmoc.web.citing import citation
from cotmoc.web.filters import Filters, open_first
from cotmoc.web.hanging import hanging_on
from cotmoc.web.history import told
from cotmoc.web.intake_fields import NEEDED, UnitsField
from cotmoc.web.lineage import drawn
from cotmoc.web.middleware import PageRequest, acting, opens_transactions
from cotmoc.web.register import count_of, rows_of, stretch_of_register
from cotmoc.web.views.lineage import as_read, opening_of

FIRST_YEAR = 2000
_AROUND = 2  # points between a line and the mark around it
MOST, MOST_LINKS, BOXES = 24, 24, 16
"""Tasks of a document, links of its lineage and boxes of their picture that its page shows."""


class DocumentFilters(Filters):
    """Kind, year and words of documents."""

    loai = forms.ChoiceField(label=gettext_lazy("Văn bản loại"), required=False)
    nam = forms.ChoiceField(label=gettext_lazy("ban hành năm"), required=False)
    tu = forms.CharField(label=gettext_lazy("có chữ"), required=False, max_length=200)

    def __init__(self, *arguments: Any, this_year: int, **named: Any) -> None:
        super().__init__(*arguments, **named)
        years = [(str(year), str(year)) for year in range(this_year, FIRST_YEAR - 1, -1)]
        self.offer("loai", [("", _("mọi loại")), *Kind.choices])
        self.offer("nam", [("", _("bất kỳ")), *years])
        hint = _("ký hiệu, trích yếu, cơ quan")
        self.fields["tu"].widget = forms.TextInput(attrs={"type": "search", "placeholder": hint})


class AddressForm(forms.Form):
    """The units to which a document goes."""

    def __init__(self, *arguments: Any, on: date, **named: Any) -> None:
        super().__init__(*arguments, **{"auto_id": "address_%s", **named})
        self.fields["to"] = UnitsField(
            on=on,
            label=_("Gửi tới"),
            required=True,
            error_messages=NEEDED,
            help_text=_("Mỗi dòng một đơn vị, theo tên trong danh mục."),
        )


@require_safe
def documents(request: PageRequest) -> HttpResponse:
    """The register, newest first, narrowed by kind, year and words."""
    filters = DocumentFilters(request.GET, this_year=request.today.year)
    year = filters.asked("nam")
    narrowed = Narrowed(
        kind=filters.asked("loai"), words=filters.asked("tu"), year=int(year) if year else None
    )
    stretch = stretch_of_register(narrowed, request)
    context = {
        "filters": filters,
        "stretch": stretch,
        "rows": rows_of(stretch, on=request.day),
        "count": count_of(stretch, narrowed),
    }
    return render(request, "web/documents/list.html", context)


@require_safe
def document(request: PageRequest, pk: int) -> HttpResponse:
    """One document: what it is, its lineage, files, tasks, activities, results and history."""
    return _page(request, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def address(request: PageRequest, pk: int) -> HttpResponse:
    """Send the document to units, which then see it and its files."""
    if request.method != "POST":  # as after a sign-in in between
        return redirect("document", pk)
    shown = get_object_or_404(Document, pk=pk)
    form = AddressForm(request.POST, on=request.today)
    if not (form.is_valid() and _is_sent(form, shown, request)):
        return _page(request, pk, addressing=form, status=422)
    names = names_of(form.cleaned_data["to"], on=request.today)
    messages.success(request, _("Đã ghi nơi nhận: %(names)s.") % {"names": "; ".join(names.values())})
    return redirect("document", pk)


def _is_sent(form: AddressForm, document: Document, request: PageRequest) -> bool:
    """Whether all units were added; a refusal stands in the form and nothing is written."""
    units = Unit.objects.in_bulk(form.cleaned_data["to"])
    try:
        with transaction.atomic():
            for unit in units.values():
                actions.address(document=document, to=unit, by=request.actor, at=timezone.now())
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


def _page(
    request: PageRequest, pk: int, *, addressing: AddressForm | None = None, status: int = 200
) -> HttpResponse:
    found = Document.objects.select_related("file").defer("file__content", "file__text")
    shown = get_object_or_404(found, pk=pk)
    if shown.merged_into_id:
        return redirect("document", shown.merged_into_id)
    queries.with_namings([shown])
    acts = acts_upon(shown, on=request.day) if forces_of([pk], on=request.day) else []
    hanging = hanging_on(pk)
    recipients = list(shown.recipients.order_by("pk")) if "recipients" in hanging else []
    tasks = _tasks_from(shown, request.day) if "tasks" in hanging else []
    names = names_of(_units_on(shown, recipients, tasks), on=shown.issued_on or request.day)
    issuer = shown.issuer_name or names.get(shown.issuer_id or 0, "")
    return render(
        request,
        "web/documents/document.html",
        {
            "document": shown,
            "sentence": citation(shown, issuer),
            "issuer": issuer,
            "names": names,
            "recipients": recipients,
            "files": _files_of(shown, are_signed="signatures" in hanging) if "files" in hanging else [],
            "are_signed": "signatures" in hanging,
            "tasks": tasks[:MOST],
            "has_more_tasks": len(tasks) > MOST,
            "activities": _activities_about(shown) if "activities" in hanging else [],
            "results": _results_in(shown) if "results" in hanging else [],
            "history": told(history_of(shown), on=request.day, sees=request.actor.sees),
            "acts_upon": acts,
            "force": force_after(acts),
            "may_end": rules.may_end(request.actor, shown),
            "keeps": request.actor.registers,
            **_addressing(request, shown, addressing),
            **_lineage(shown, request.day),
        },
        status=status,
    )


def _addressing(request: PageRequest, document: Document, typed: AddressForm | None) -> dict[str, object]:
    """The form that sends the document, for those who may."""
    if typed is None and not rules.may_address(request.actor, document):
        return {}
    return {"addressing": typed or AddressForm(on=request.today)}


def _lineage(document: Document, on: date) -> dict[str, object]:
    """The picture of the lineage, its links as a table, and the document that this one follows first."""
    graph = lineage_of(document)
    links, opening = as_read(graph), opening_of(document.pk)
    followed = (followed for _link, follower, followed in links if follower == document)
    return {
        "picture": drawn(graph, document.pk, on=on, opening=opening, readable=BOXES) if links else None,
        "links": links[:MOST_LINKS],
        "followed_first": next(followed, None),
    }


def _units_on(document: Document, recipients: list[Any], tasks: list[Any]) -> set[int]:
    units = {document.issuer_id, document.registered_by_id}
    units |= {recipient.unit_id for recipient in recipients} | {task.lead_id for task in tasks}
    return {unit for unit in units if unit}


def _tasks_from(document: Document, on: date) -> list[Task]:
    """The tasks that the document gave by the day, and one more than the page shows where there are more."""
    return list(open_first(known_on(on).filter(document=document))[: MOST + 1])


def _files_of(document: Document, *, are_signed: bool) -> list[File]:
    """The files without their texts, which may be long; `has_text` says whether there is one to read."""
    files = queries.files_of(document).defer("content", "text").annotate(has_text=~Q(text=""))
    return list(files.prefetch_related("signatures") if are_signed else files)


def _activities_about(document: Document) -> list[Subject]:
    about = Subject.objects.filter(document=document).select_related("activity")
    return list(about.order_by("-activity__held_on", "pk")[:MOST])


def _results_in(document: Document) -> list[Result]:
    return list(with_source(Result.objects.filter(document=document).order_by("pk"))[:MOST])


@require_safe
def file(request: PageRequest, pk: int) -> HttpResponse:
    """The bytes of a kept file, to be saved and never run in the page."""
    kept = get_object_or_404(File, pk=pk)
    response = HttpResponse(bytes(kept.content), content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=kept.name) or ""
    return response


@require_safe
def text(request: PageRequest, pk: int) -> HttpResponse:
    """The text of a kept file, the words from `tu` to `den` marked."""
    kept = get_object_or_404(File.objects.defer("content"), pk=pk)
    if not kept.text:
        raise Http404
    start, end = _span(request, len(kept.text))
    about = Document.objects.filter(attachments__file=kept).first()
    return render(
        request,
        "web/documents/text.html",
        {
            "file": kept,
            "document": about,
            "before": kept.text[:start],
            "words": kept.text[start:end],
            "start": start,
            "end": end,
            "after": kept.text[end:],
        },
    )


def _span(request: PageRequest, length: int) -> tuple[int, int]:
    try:
        start, end = int(request.GET.get("tu", "")), int(request.GET.get("den", ""))
    except ValueError:
        return 0, 0
    return (start, end) if 0 <= start < end <= length else (0, 0)


@opens_transactions
@require_safe
def page(request: PageRequest, pk: int, number: int) -> HttpResponse:
    """A page of a kept PDF as a picture, the lines of the words from `tu` to `den` marked on it."""
    with acting(request):
        kept = get_object_or_404(File, pk=pk)
        if not 1 <= number <= len(kept.pages):
            raise Http404
        start, end = _span(request, len(kept.text))
        boxes = boxes_of(kept, start, end, page=number) if end else []
    try:
        picture = picture_apart(bytes(kept.content), number)
    except Unreadable as unreadable:
        raise Refused(_(unreadable.sentence)) from unreadable
    context = {
        "file": kept,
        "number": number,
        "count": len(kept.pages),
        "png": b64encode(picture.png).decode("ascii"),
        "picture": picture,
        "marks": [] if picture.is_turned else [_on_picture(box, picture) for box in boxes],
        "span": (start, end) if end else None,
    }
    with acting(request):
        return render(request, "web/documents/page.html", context)


def _on_picture(box: Box, picture: Picture) -> dict[str, str]:
    """The box, a little wider, as the attributes of a drawn rectangle: from above, in points."""
    return {
        "x": f"{box.left - picture.left - _AROUND:.1f}",
        "y": f"{picture.height - (box.top - picture.bottom) - _AROUND:.1f}",
        "width": f"{box.right - box.left + 2 * _AROUND:.1f}",
        "height": f"{box.top - box.bottom + 2 * _AROUND:.1f}",
    }
