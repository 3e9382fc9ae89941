"""What stands against confirming a text: each hindrance in the sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from cotmoc.intake.judged import Judged
from cotmoc.intake.models import Part, Verdict

_LARGEST = 10**16
_LONGEST_NUMBER = 20
_NAMED = frozenset({Part.DOCUMENTS, Part.EVENTS})


@dataclass(frozen=True, slots=True)
class Hindrance:
    """An accepted proposal that cannot be written yet, and why."""

    ident: str
    sentence: str


def hindrances(judged: Judged, *, today: date) -> list[Hindrance]:
    """Everything that confirming would refuse, in the order of the page."""
    return [
        *_unchosen(judged),
        *_broken_relations(judged),
        *_without_lead(judged),
        *_too_early(judged, today),
        *_out_of_measure(judged),
    ]


def _unchosen(judged: Judged) -> Iterator[Hindrance]:
    for proposal in judged.proposals.values():
        if proposal.part in _NAMED and proposal.verdict == Verdict.ACCEPTED and proposal.is_asking:
            sentence = _("“%(words)s” có thể đã có trong sổ; hãy chọn, hoặc nói là chưa có.")
            yield Hindrance(proposal.ident, sentence % {"words": judged.quoted(proposal)})


def _broken_relations(judged: Judged) -> Iterator[Hindrance]:
    for relation in judged.accepted(Part.RELATIONS):
        for end in ("from", "to"):
            found = judged.refers(relation.said.get(end))
            if found is None or found.verdict != Verdict.ACCEPTED:
                sentence = _("Quan hệ cần cả hai đầu được chấp nhận: còn thiếu “%(name)s”.")
                name = judged.name_of(relation.said.get(end))
                yield Hindrance(relation.ident, sentence % {"name": name})


def _without_lead(judged: Judged) -> Iterator[Hindrance]:
    for direction in judged.accepted(Part.DIRECTIONS):
        if judged.lead(direction) is None:
            sentence = _("Nhiệm vụ “%(words)s” cần chọn đơn vị chủ trì.")
            yield Hindrance(direction.ident, sentence % {"words": judged.quoted(direction)})


def _too_early(judged: Judged, today: date) -> Iterator[Hindrance]:
    for direction in judged.accepted(Part.DIRECTIONS):
        deadline, assigned = judged.deadline(direction), judged.assigned_on(direction, today)
        if deadline and deadline < assigned:
            sentence = _(
                "Nhiệm vụ “%(words)s” có thời hạn %(deadline)s sớm hơn ngày giao %(assigned)s;"
                " hãy sửa ngày giao hoặc thời hạn."
            )
            words = {
                "words": judged.quoted(direction),
                "deadline": f"{deadline:%d/%m/%Y}",
                "assigned": f"{assigned:%d/%m/%Y}",
            }
            yield Hindrance(direction.ident, sentence % words)


def _out_of_measure(judged: Judged) -> Iterator[Hindrance]:
    """What the registers have no room for: misread numbers, most likely."""
    for result in judged.accepted(Part.RESULTS):
        if any(abs(measure["value"]) >= _LARGEST for measure in result.said.get("measures") or ()):
            sentence = _("Kết quả “%(words)s” có số quá lớn; hãy sửa lại số liệu.")
            yield Hindrance(result.ident, sentence % {"words": judged.quoted(result)})
    for document in judged.accepted(Part.DOCUMENTS):
        if len(document.said.get("number") or "") > _LONGEST_NUMBER:
            sentence = _("Văn bản “%(words)s” có số quá dài; hãy sửa lại số, ký hiệu.")
            yield Hindrance(document.ident, sentence % {"words": judged.quoted(document)})
