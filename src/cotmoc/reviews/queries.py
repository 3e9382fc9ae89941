"""Reading reviews, and the rows that a sentence stands on, as far as the asker sees them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet

from cotmoc.activities.models import Activity, Subject
from cotmoc.base.calendar import Period
from cotmoc.documents.models import Document, Lineage
from cotmoc.documents.models import Kind as DocumentKind
from cotmoc.documents.queries import called
from cotmoc.reviews import drafts
from cotmoc.reviews.drafts import Evidence
from cotmoc.reviews.models import AnnexRow, Depth, Kind, Layout, Review, Section, Sentence, Table
from cotmoc.tasks.models import Result, Task
from cotmoc.units.models import Version
from cotmoc.units.queries import nearest_versions

_REPORTING = (DocumentKind.REPORT, DocumentKind.OFFICIAL_LETTER)


def reviews() -> QuerySet[Review]:
    """The reviews one sees, newest first, with their directive."""
    return Review.objects.select_related("directive").order_by("-made_at", "-pk")


def directives() -> QuerySet[Document]:
    """Documents that something follows: another document, a task or a gathering; newest first."""
    followed = (
        Exists(Lineage.objects.filter(target=OuterRef("pk")))
        | Exists(Task.objects.filter(document=OuterRef("pk")))
        | Exists(Subject.objects.filter(document=OuterRef("pk")))
    )
    found = Document.objects.filter(followed).exclude(kind__in=_REPORTING).annotate(called=called())
    return found.order_by(F("issued_on").desc(nulls_last=True), "-pk")


def in_full(review: Review) -> drafts.Draft:
    """The review with all that is in it, as it reads now; three statements."""
    sections = review.sections.order_by("order").prefetch_related(
        Prefetch("sentences", Sentence.objects.order_by("paragraph", "order")),
        Prefetch("rows", AnnexRow.objects.order_by("order")),
    )
    lead, *rest = (_section(section) for section in sections)
    heading = drafts.Heading(
        kind=Kind(review.kind),
        layout=Layout(review.layout),
        superior=review.superior,
        organ=review.organ,
        place=review.place,
        title=review.title,
        span=review.span,
    )
    return drafts.Draft(heading, lead.paragraphs[0], tuple(rest))


def _section(section: Section) -> drafts.Section:
    paragraphs = groupby(section.sentences.all(), key=lambda sentence: sentence.paragraph)
    return drafts.Section(
        depth=Depth(section.depth),
        number=section.number,
        title=section.title,
        paragraphs=tuple(tuple(_sentence(sentence) for sentence in group) for _number, group in paragraphs),
        table=Table(section.table) if section.table else None,
        rows=tuple(drafts.Row(tuple(row.cells), _proofs(row.evidence)) for row in section.rows.all()),
    )


def _sentence(sentence: Sentence) -> drafts.Sentence:
    return drafts.Sentence(
        text=sentence.text,
        question=sentence.question,
        evidence=_proofs(sentence.evidence),
        is_placeholder=sentence.is_placeholder and sentence.original is None,
        pk=sentence.pk,
        original=sentence.original,
    )


def _proofs(written: Iterable[str]) -> tuple[Evidence, ...]:
    return tuple(Evidence.parse(word) for word in written)


@dataclass(frozen=True, slots=True)
class Proof:
    """One row of evidence as it stands today; its file is there only for one who may open it."""

    kind: str
    row: Document | Activity | Task | Result | Version


@dataclass(frozen=True, slots=True)
class Proofs:
    """The rows that the asker sees, in their order, and how many others there are."""

    seen: list[Proof]
    hidden: int


_ROWS: dict[str, QuerySet[Document] | QuerySet[Activity] | QuerySet[Task] | QuerySet[Result]] = {
    "document": Document.objects.select_related("file").annotate(called=called()).defer("file__content"),
    "activity": Activity.objects.select_related("file").defer("file__content", "file__text"),
    "task": Task.objects.select_related("file", "document").defer("file__content", "file__text"),
    "result": Result.objects.select_related("file", "document", "activity", "task")
    .prefetch_related("measures")
    .defer("file__content", "file__text"),
}


def proofs_of(sentence: Sentence) -> Proofs:
    """The rows that the sentence stands on; one statement a kind of row, and one for figures."""
    wanted = _proofs(sentence.evidence)
    ids: dict[str, list[int]] = defaultdict(list)
    for kind, pk in wanted:
        ids[kind].append(pk)
    found: dict[Evidence, Proof] = {}
    for kind, rows in _ROWS.items():
        if ids[kind]:
            for row in rows.all().filter(pk__in=ids[kind]):
                found[Evidence(kind, row.pk)] = Proof(kind, row)
    as_of = sentence.section.review.as_of
    if ids["unit"]:
        for unit, version in nearest_versions(ids["unit"], on=as_of).items():
            found[Evidence("unit", unit)] = Proof("unit", version)
    seen = [found[row] for row in wanted if row in found]
    return Proofs(seen, len(wanted) - len(seen))


def sentences_of(review: int) -> QuerySet[Sentence]:
    """The sentences of a review, each with its section and review."""
    return Sentence.objects.filter(section__review_id=review).select_related("section__review")


def period_of(review: Review) -> Period:
    """The days that the review speaks of."""
    return Period(review.first_day, review.last_day)
