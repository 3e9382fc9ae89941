"""Drawing up a review, and putting a person's words in place of a sentence."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cotmoc.audit.actions import record
from cotmoc.base.acting import Actor
from cotmoc.base.calendar import Period
from cotmoc.base.locking import lock
from cotmoc.base.vietnamese import nfc
from cotmoc.documents.models import Document
from cotmoc.reviews import drafts, rules
from cotmoc.reviews.gathering import gather
from cotmoc.reviews.ledger import Asked
from cotmoc.reviews.models import AnnexRow, Depth, Kind, Review, Section, Sentence
from cotmoc.units.models import Unit


@transaction.atomic
def draft(*, kind: Kind, directive: Document, unit: Unit, period: Period, by: Actor, at: datetime) -> Review:
    """Draw up a review from the ledger as the actor sees it; later days of the ledger do not change it."""
    rules.check_may_draft(by, unit.pk)
    today = timezone.localtime(at).date()
    as_of = rules.check_period(period, today=today)
    asked = Asked(kind=kind, directive=directive, unit=unit.pk, period=period, as_of=as_of, today=today)
    made = gather(asked)
    review = _reviewing(asked, made.heading)
    review.made_at, review.made_by, review.made_for_id = at, by.name, by.unit
    # Not the reviewed unit: the draft shows what its maker sees, which may be more.
    review.audience = [by.unit or unit.pk]
    review.save(force_insert=True)
    _keep(review, made)
    record(
        "review.drafted",
        review,
        by=by,
        at=at,
        directive=directive,
        unit=unit.pk,
        first=period.first,
        last=period.last,
    )
    return review


def _reviewing(asked: Asked, heading: drafts.Heading) -> Review:
    """The review that answers what was asked, under its heading; not yet kept."""
    return Review(
        kind=asked.kind,
        directive=asked.directive,
        unit_id=asked.unit,
        first_day=asked.period.first,
        last_day=asked.period.last,
        as_of=asked.as_of,
        layout=heading.layout,
        superior=nfc(heading.superior),
        organ=nfc(heading.organ),
        place=nfc(heading.place),
        title=nfc(heading.title),
        span=heading.span,
    )


def _keep(review: Review, made: drafts.Draft) -> None:
    lead = drafts.Section(Depth.PART, "", "", (made.lead,))
    kept = Section.objects.bulk_create(
        Section(
            review=review,
            order=order,
            depth=section.depth,
            number=section.number,
            title=nfc(section.title),
            table=section.table or "",
            audience=review.audience,
        )
        for order, section in enumerate((lead, *made.sections))
    )
    for section, said in zip(kept, (lead, *made.sections), strict=True):
        _keep_sentences(section, said)
        _keep_rows(section, said)


def _keep_sentences(section: Section, said: drafts.Section) -> None:
    Sentence.objects.bulk_create(
        Sentence(
            section=section,
            paragraph=paragraph,
            order=order,
            text=nfc(sentence.text),
            question=nfc(sentence.question),
            evidence=[str(row) for row in sentence.evidence],
            is_placeholder=sentence.is_placeholder,
            audience=section.audience,
        )
        for paragraph, sentences in enumerate(said.paragraphs)
        for order, sentence in enumerate(sentences)
    )


def _keep_rows(section: Section, said: drafts.Section) -> None:
    AnnexRow.objects.bulk_create(
        AnnexRow(
            section=section,
            order=order,
            cells=[nfc(cell) for cell in row.cells],
            evidence=[str(proof) for proof in row.evidence],
            audience=section.audience,
        )
        for order, row in enumerate(said.rows)
    )


@transaction.atomic
def rewrite_sentence(
    *, sentence: Sentence, text: str, by: Actor, at: datetime, version: int | None = None
) -> Sentence:
    """Put a person's words in place of the sentence's; the original stays beside them."""
    sentence = lock(sentence)
    rules.check_may_rewrite(by, sentence.section.review)
    rules.check_is_newest(sentence, version)
    words, former = nfc(rules.check_words(text)), sentence.text
    if words == former:
        return sentence
    original = sentence.text if sentence.original is None else sentence.original
    is_back = words == original
    sentence.text = words
    sentence.original = None if is_back else original
    sentence.rewritten_by = "" if is_back else by.name
    sentence.rewritten_at = None if is_back else at
    sentence.version += 1
    sentence.save(update_fields=["text", "original", "rewritten_by", "rewritten_at", "version"])
    record("review.sentence_rewritten", sentence.section.review, by=by, at=at, former=former, now=words)
    return sentence
