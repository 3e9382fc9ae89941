"""A review before and after it is kept: sections of paragraphs of sentences, each with what proves it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Model

from cotmoc.reviews.models import Depth, Kind, Layout, Table

# What may prove a sentence; the word is how the tables keep it.
KINDS = ("document", "activity", "task", "result", "unit")


class Evidence(NamedTuple):
    """One row of the ledger."""

    kind: str
    pk: int

    def __str__(self) -> str:
        return f"{self.kind}:{self.pk}"

    @classmethod
    def parse(cls, written: str) -> Evidence:
        """The row that the tables' word means."""
        kind, pk = written.split(":")
        return cls(kind, int(pk))


def rows(*found: Model | Iterable[Model]) -> tuple[Evidence, ...]:
    """These rows as evidence, each once, in their order."""
    flat = [row for item in found for row in ([item] if isinstance(item, Model) else item)]
    return tuple(dict.fromkeys(Evidence(row._meta.model_name or "", row.pk) for row in flat))


def units(ids: Iterable[int]) -> tuple[Evidence, ...]:
    """These units as evidence."""
    return tuple(Evidence("unit", pk) for pk in dict.fromkeys(ids))


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or one item of a list that a sentence is made of, with the question that it answers."""

    text: str
    question: str
    evidence: tuple[Evidence, ...] = ()
    is_placeholder: bool = False
    pk: int | None = None
    original: str | None = None

    @property
    def is_rewritten(self) -> bool:
        """Whether a person has changed the words."""
        return self.original is not None


def to_write(what: str, why: str = "Sổ không có nội dung này.") -> Sentence:
    """A box for what no ledger holds: the writer's own words."""
    return Sentence(f"[… {what}]", why, is_placeholder=True)


Paragraph = tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an annex."""

    cells: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its paragraphs, or an annex with its table."""

    depth: Depth
    number: str
    title: str
    paragraphs: tuple[Paragraph, ...] = ()
    table: Table | None = None
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the text: the organs as the form prints them, the place and the title."""

    kind: Kind
    layout: Layout
    superior: str
    organ: str
    place: str
    title: str
    span: str


@dataclass(frozen=True, slots=True)
class Draft:
    """The whole review."""

    heading: Heading
    lead: Paragraph
    sections: tuple[Section, ...]

    @property
    def sentences(self) -> list[Sentence]:
        """All sentences in the order of reading."""
        paragraphs = (paragraph for section in self.sections for paragraph in section.paragraphs)
        return [*self.lead, *(sentence for paragraph in paragraphs for sentence in paragraph)]


def items(opening: Sentence, each: list[Sentence]) -> Paragraph:
    """An opening that ends in a colon and its items, parted by semicolons, closed by a full stop."""
    if not each:
        return (opening,)
    return (_ending(opening, ":"), *(_ending(item, ";") for item in each[:-1]), _ending(each[-1], "."))


def _ending(sentence: Sentence, mark: str) -> Sentence:
    return Sentence(f"{sentence.text.rstrip(' .;:')}{mark}", sentence.question, sentence.evidence)
