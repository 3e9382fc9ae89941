"""What a confirmed text became: the rows of the registers that it was written into, each with its page."""

from __future__ import annotations

from typing import NamedTuple

from django.urls import reverse

from cotmoc.intake.judged import Judged
from cotmoc.intake.models import Part, Proposal, State
from cotmoc.web.citing import short_name

_MOST = 12
_PAGES = {"activities.Activity": "activity", "tasks.Task": "task"}


class Row(NamedTuple):
    """A row of a register."""

    address: str
    name: str


class Outcome(NamedTuple):
    """The rows that are named, and how many more there are."""

    rows: list[Row]
    more: int


def outcome_of(judged: Judged) -> Outcome | None:
    """The document that the text is itself, its activities and tasks; None while it is not confirmed."""
    if judged.upload.state != State.CONFIRMED:
        return None
    document = judged.upload.document
    itself = [Row(reverse("document", args=[document.pk]), short_name(document))] if document else []
    written = [*judged.of(Part.EVENTS), *judged.of(Part.DIRECTIONS)]
    rows = itself + [_row(judged, each) for each in written if each.written_kind in _PAGES]
    unique = list(dict.fromkeys(rows))
    return Outcome(unique[:_MOST], max(len(unique) - _MOST, 0))


def _row(judged: Judged, proposal: Proposal) -> Row:
    address = reverse(_PAGES[proposal.written_kind], args=[proposal.written_id])
    return Row(address, judged.quoted(proposal))
