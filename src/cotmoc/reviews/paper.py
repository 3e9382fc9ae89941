"""The review as both printers set it: a head, blocks of runs, annexes; the form decides numbers and marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from cotmoc.reviews.drafts import Draft, Paragraph, Section, Sentence
from cotmoc.reviews.forms import FORMS, Form, parted
from cotmoc.reviews.models import Depth, Table
from cotmoc.reviews.wording import printable

_NO_DATE = "ngày      tháng      năm ……"


class Style(Enum):
    """How a block is set."""

    PART = "part"
    ROMAN = "roman"
    ARABIC = "arabic"
    TEXT = "text"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Run:
    """Words set alike; a placeholder stands out, so that none is overlooked."""

    text: str
    is_placeholder: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the paper."""

    style: Style
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an annex's table; `is_number` aligns it right."""

    head: str
    millimetres: int
    is_number: bool = False


COLUMNS: dict[Table, tuple[Column, ...]] = {
    Table.FIGURES: (
        Column("TT", 10, True),
        Column("Nội dung", 40),
        Column("Số liệu", 20, True),
        Column("Đơn vị tính", 19),
        Column("Đơn vị báo cáo", 29),
        Column("Kỳ", 24),
        Column("Nguồn", 23),
    ),
    Table.TASKS: (
        Column("TT", 10, True),
        Column("Nhiệm vụ", 52),
        Column("Chủ trì", 29),
        Column("Phối hợp", 25),
        Column("Thời hạn", 25),
        Column("Tình trạng", 24),
    ),
    Table.DOCUMENTS: (
        Column("TT", 10, True),
        Column("Loại, số, ký hiệu", 36),
        Column("Ngày ban hành", 25),
        Column("Cơ quan ban hành", 38),
        Column("Trích yếu", 56),
    ),
}


@dataclass(frozen=True, slots=True)
class Annex:
    """A table behind the text."""

    number: str
    title: str
    belongs_to: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything that is printed, in its order."""

    form: Form
    superior: tuple[str, ...]
    organ: tuple[str, ...]
    dated: str
    kind: str
    title: str
    span: str
    addressee: str
    body: tuple[Block, ...]
    recipients: tuple[str, ...]
    annexes: tuple[Annex, ...]


def paper(draft: Draft) -> Paper:
    """The draft on paper: number, date, addressee, signature and seal stay empty, as nobody gave them."""
    heading, form = draft.heading, FORMS[draft.heading.layout]
    return Paper(
        form=form,
        superior=lines(heading.superior),
        organ=lines(heading.organ),
        dated=f"{heading.place or '……'}, {_NO_DATE}",
        kind="BÁO CÁO",
        title=printable(heading.title),
        span=f"({heading.span})",
        addressee="Kính gửi: …",
        body=tuple(_closed(list(_body(draft, form)))),
        recipients=("- Như trên;", "- …;", form.kept),
        annexes=tuple(_annex(section, draft) for section in draft.sections if section.table),
    )


def lines(name: str) -> tuple[str, ...]:
    """The organ's name in capitals, the place on a line of its own."""
    return tuple(part.upper() for part in parted(name) if part)


def opens_list(paragraph: Paragraph) -> bool:
    """Whether the first sentence ends in a colon and the others are its items."""
    return len(paragraph) > 1 and paragraph[0].text.endswith(":")


def title_of(section: Section, form: Form) -> str:
    """The heading with its number as the form marks it: "I. …" of the State, "I- …" of the Party."""
    if section.depth is Depth.PART or not section.number:
        return section.title
    return f"{section.number}{form.outline_mark} {section.title}"


def _body(draft: Draft, form: Form) -> Iterator[Block]:
    yield from _paragraph(draft.lead)
    styles = {Depth.ROMAN: Style.ROMAN, Depth.ARABIC: Style.ARABIC}
    for section in draft.sections:
        if section.table:
            continue
        if section.depth is Depth.PART:
            yield Block(Style.PART, (Run(section.number),))
            yield Block(Style.PART, (Run(section.title),))
        else:
            yield Block(styles[section.depth], (Run(title_of(section, form)),))
        for paragraph in section.paragraphs:
            yield from _paragraph(paragraph)


def _paragraph(paragraph: Paragraph) -> Iterator[Block]:
    if opens_list(paragraph):
        yield Block(Style.TEXT, (_run(paragraph[0]),))
        for item in paragraph[1:]:
            yield Block(Style.ITEM, (_run(item),))
    else:
        spaced = [run for sentence in paragraph for run in (Run(" "), _run(sentence))]
        yield Block(Style.TEXT, tuple(spaced[1:]))


def _run(sentence: Sentence) -> Run:
    return Run(printable(sentence.text), sentence.is_placeholder)


def _closed(blocks: list[Block]) -> list[Block]:
    """The last words of the text end in "./."."""
    last = blocks[-1]
    run = last.runs[-1]
    end = Run("./.") if run.is_placeholder else Run(f"{run.text.rstrip(' .;')}./.")
    kept = last.runs if run.is_placeholder else last.runs[:-1]
    return [*blocks[:-1], Block(last.style, (*kept, end))]


def _annex(section: Section, draft: Draft) -> Annex:
    assert section.table
    return Annex(
        number=section.number,
        title=section.title,
        belongs_to=f"(Kèm theo Báo cáo số …… {_NO_DATE} của {draft.heading.organ})",
        columns=COLUMNS[section.table],
        rows=tuple(tuple(printable(cell) for cell in row.cells) for row in section.rows),
    )
