"""A review on the screen: the paper with its sentences as links, its tables with links to their rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from cotmoc.reviews.drafts import Draft, Evidence, Paragraph, Section, Sentence
from cotmoc.reviews.forms import FORMS
from cotmoc.reviews.models import Depth
from cotmoc.reviews.paper import COLUMNS, Column, Paper, opens_list, paper, title_of
from cotmoc.reviews.queries import Proof
from cotmoc.tasks.models import Result

_PAGES = {"document": "document", "activity": "activity", "task": "task", "unit": "unit"}
_RANKS = {Depth.PART: "part", Depth.ROMAN: "roman", Depth.ARABIC: "arabic", Depth.ANNEX: "annex"}


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A paragraph, or the opening of a list with its items."""

    sentences: Paragraph
    items: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of an annex and where its row of the ledger stands."""

    cells: list[tuple[str, Column]]
    url: str


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A heading with what stands below it."""

    rank: str
    number: str
    title: str
    paragraphs: list[ShownParagraph]
    columns: tuple[Column, ...]
    rows: list[ShownRow]


@dataclass(frozen=True, slots=True)
class Shown:
    """The whole paper."""

    paper: Paper
    lead: Paragraph
    sections: list[ShownSection]
    boxes: int
    """Places that a person has still to write."""


def shown(draft: Draft) -> Shown:
    """The review as its page shows it; one statement for where figures come from."""
    sources = _sources_of(draft)
    return Shown(
        paper=paper(draft),
        lead=draft.lead,
        sections=[_section(section, draft, sources) for section in draft.sections],
        boxes=sum(sentence.is_placeholder for sentence in draft.sentences),
    )


def _section(section: Section, draft: Draft, sources: dict[int, str]) -> ShownSection:
    is_numbered = section.depth in (Depth.ROMAN, Depth.ARABIC)
    columns = COLUMNS[section.table] if section.table else ()
    return ShownSection(
        rank=_RANKS[section.depth],
        number="" if is_numbered else section.number,
        title=title_of(section, FORMS[draft.heading.layout]) if is_numbered else section.title,
        paragraphs=[_paragraph(paragraph) for paragraph in section.paragraphs],
        columns=columns,
        rows=[
            ShownRow(list(zip(row.cells, columns, strict=True)), _address(row.evidence, sources))
            for row in section.rows
        ],
    )


def _paragraph(paragraph: Paragraph) -> ShownParagraph:
    if opens_list(paragraph):
        return ShownParagraph(paragraph[:1], paragraph[1:])
    return ShownParagraph(paragraph, ())


def _address(evidence: Iterable[Evidence], sources: dict[int, str]) -> str:
    """The page of the first row; a figure has none of its own, so that of its source."""
    for row in evidence:
        return sources.get(row.pk, "") if row.kind == "result" else reverse(_PAGES[row.kind], args=[row.pk])
    return ""


def _sources_of(draft: Draft) -> dict[int, str]:
    rows = (row for section in draft.sections for row in section.rows)
    wanted = {proof.pk for row in rows for proof in row.evidence if proof.kind == "result"}
    if not wanted:
        return {}
    return {result.pk: source_of(result) for result in Result.objects.filter(pk__in=wanted)}


def source_of(result: Result) -> str:
    """The page on which a result stands: of its task, document or activity; empty for none."""
    for page in ("task", "document", "activity"):
        pk = getattr(result, f"{page}_id")
        if pk:
            return reverse(page, args=[pk])
    return ""


def address_of(proof: Proof) -> str:
    """The page of a row of evidence."""
    if isinstance(proof.row, Result):
        return source_of(proof.row)
    pk = proof.row.unit_id if proof.kind == "unit" else proof.row.pk  # type: ignore[union-attr]  # a unit's version
    return reverse(_PAGES[proof.kind], args=[pk])
