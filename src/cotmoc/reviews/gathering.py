"""From the ledger to a draft: nothing in it that no row says, and a box for what only a person can write."""

from __future__ import annotations

from django.utils import translation

from cotmoc.reviews import forms, ledger
from cotmoc.reviews.citing import Citations
from cotmoc.reviews.drafts import Draft, Heading, Paragraph, Section, Sentence, rows
from cotmoc.reviews.ledger import Asked, Ledger
from cotmoc.reviews.models import Depth
from cotmoc.reviews.parts import achievements, ahead, annexes, assessment, background, leadership
from cotmoc.reviews.wording import length, span
from cotmoc.units.models import Version
from cotmoc.units.queries import version_of
from cotmoc.units.rules import check_lives


def gather(asked: Asked) -> Draft:
    """The draft as the asker's view of the ledger makes it; refused when the unit did not live on the day."""
    with translation.override("vi"):  # an official paper, whatever the language of the screen
        version = check_lives(version_of(asked.unit, on=asked.as_of), asked.as_of)
        found = ledger.read(asked)
        citations = Citations(found.names, forms.layout_of(version))
        heading = _heading(asked, version, citations)
        return Draft(heading, _lead(found, citations), tuple(_sections(found, citations)))


def _heading(asked: Asked, version: Version, citations: Citations) -> Heading:
    layout = forms.layout_of(version)
    how_long = length(asked.period)
    words = [str(asked.kind.label), how_long or "việc", "thực hiện", citations.full(asked.directive)]
    return Heading(
        kind=asked.kind,
        layout=layout,
        superior=forms.superior_of(version, layout, on=asked.as_of),
        organ=version.name,
        place=forms.place_of(version, on=asked.as_of),
        title=" ".join(words),
        span=span(asked.period),
    )


def _lead(found: Ledger, citations: Citations) -> Paragraph:
    asked = found.asked
    text = (
        f"Thực hiện {citations.cite(asked.directive)}, {found.names[asked.unit]} báo cáo kết quả"
        f" {span(asked.period)} như sau:"
    )
    return (Sentence(text, "Văn bản được sơ kết, tổng kết", rows(asked.directive)),)


def _sections(found: Ledger, citations: Citations) -> list[Section]:
    return [
        Section(Depth.PART, "Phần thứ nhất", "KẾT QUẢ THỰC HIỆN"),
        background.section(found),
        *leadership.section(found, citations),
        *achievements.section(found, citations),
        *assessment.section(found),
        *ahead.section(found),
        *annexes.sections(found, citations),
    ]
