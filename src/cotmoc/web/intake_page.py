"""The page *Đọc văn bản* put together: the text on the left, the proposed facts on the right."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from cotmoc import extraction
from cotmoc.audit.queries import history_of
from cotmoc.base.refusals import Refused
from cotmoc.intake import queries, rules
from cotmoc.intake.hindrances import hindrances
from cotmoc.intake.judged import Judged
from cotmoc.intake.models import Part, State
from cotmoc.units.queries import names_of
from cotmoc.web.history import told
from cotmoc.web.intake_facts import Teller, will_write
from cotmoc.web.intake_forms import ItselfForm, LeadForm
from cotmoc.web.intake_outcome import outcome_of
from cotmoc.web.intake_text import cut
from cotmoc.web.middleware import PageRequest

_MOST_UNITS = 400
_LINES = 40  # of the history, newest first


def found(pk: int) -> Judged:
    """The judged reading that one sees; not there for others."""
    judged = queries.judged_in_full(pk)
    if judged is None:
        raise Http404
    return judged


def reading_page(
    request: PageRequest,
    judged: Judged,
    *,
    itself: ItselfForm | None = None,
    leads: LeadForm | None = None,
    refusal: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    """The whole page, with what was typed wrongly in one of its forms, or why confirming was refused."""
    upload = judged.upload
    segments = cut(judged.text, judged.proposals.values(), upload.file.pages)
    context = {
        **standing(request, judged),
        "segments": segments.segments,
        "groups": Teller(judged, segments, today=request.today).groups(),
        "remarks": [extraction.Remark(remark).sentence for remark in upload.remarks],
        "itself": itself or ItselfForm(judged=judged, initial=upload.itself or upload.heading or {}),
        "itself_is_wrong": itself is not None,
        "leads": leads or LeadForm(on=upload.day),
        "history": told(history_of(upload)[:_LINES], on=request.day),
        "known_units": known_units(request, judged),
        "refusal": refusal,
        "outcome": outcome_of(judged),
        "only_likely": "xem-ky" in request.GET,
    }
    return render(request, "web/intake/reading.html", context, status=status)


def standing(request: PageRequest, judged: Judged) -> dict[str, Any]:
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


def known_units(request: PageRequest, judged: Judged) -> list[str]:
    """Names that fields of units offer: those found in the text, and those that one sees."""
    if not rules.may_judge(request.actor, judged.upload):
        return []
    found = [each.matched for each in judged.of(Part.ORGANIZATIONS) if each.matched]
    units = list(dict.fromkeys([*found, *sorted(request.actor.sees)]))[:_MOST_UNITS]
    return list(names_of(units, on=judged.upload.day).values())
