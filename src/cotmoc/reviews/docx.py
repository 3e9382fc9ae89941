"""The review as a DOCX that an office goes on writing in: sizes and margins of Decree 30/2020/NĐ-CP."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document as new_document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt

from cotmoc.reviews.paper import Annex, Block, Paper, Style

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FACE = "Times New Roman"
_BODY = 14
_PROPERTY = 255  # letters that a property of the file may have
_HEAD = (Mm(68), Mm(97))
_CENTRE, _LEFT, _JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY

# python-docx has no types: what it gives stands as Any here.


def written(paper: Paper, *, at: datetime) -> bytes:
    """The file; `at` is the day the draft was made."""
    document: Any = new_document()
    _set_up(document, paper, at)
    _head(document, paper)
    _title(document, paper)
    for block in paper.body:
        _block(document, block)
    _foot(document, paper)
    for annex in paper.annexes:
        _annex(document, annex)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _set_up(document: Any, paper: Paper, at: datetime) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FACE, Pt(_BODY)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _FACE)
    normal.paragraph_format.space_after = Pt(0)
    properties = document.core_properties
    properties.title = f"Báo cáo {paper.title}"[:_PROPERTY]
    properties.author = " ".join(paper.organ)[:_PROPERTY]
    properties.language, properties.comments = "vi-VN", ""
    properties.created = properties.modified = at.replace(tzinfo=None)
    _margins(document.sections[0])
    _page_number(document.sections[0])


def _margins(section: Any) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)


def _page_number(section: Any) -> None:
    """Centred in the top margin, hidden on the first page of the text and of each annex."""
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = _CENTRE
    run = paragraph.add_run()
    run.font.size = Pt(_BODY)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        mark.text = text or None
        run._r.append(mark)


def _line(
    paragraph: Any, text: str, size: float, *, bold: bool = False, italic: bool = False, centred: bool = True
) -> Any:
    paragraph.alignment = _CENTRE if centred else _LEFT
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    return paragraph


def _rule(paragraph: Any, *, inset: Cm) -> None:
    """A rule under the paragraph, shorter than the column on both sides."""
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = inset
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:spacing", "w:ind", "w:jc")


def _head(document: Any, paper: Paper) -> None:
    table = document.add_table(rows=2, cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _widths(table, _HEAD)
    _without_cell_margins(table)
    left, right = table.rows[0].cells
    _organ(left, paper)
    _state(right, paper)
    number, dated = table.rows[1].cells
    _line(number.paragraphs[0], paper.form.number, 13)
    _line(dated.paragraphs[0], paper.dated, 13, italic=True)
    for cell in (number, dated):
        cell.paragraphs[0].paragraph_format.space_before = Pt(6)


def _widths(table: Any, widths: Sequence[int]) -> None:
    """Set on the grid and on every cell: Word reads the one, LibreOffice the other."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def _without_cell_margins(table: Any) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)


def _organ(cell: Any, paper: Paper) -> None:
    several = [(line, False) for line in paper.superior] + [(line, True) for line in paper.organ]
    for place, (text, is_issuer) in enumerate(several):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        _line(paragraph, text, 13, bold=is_issuer)
    if paper.form.star:
        _line(cell.add_paragraph(), "*", 13, bold=True)
    else:
        _rule(cell.add_paragraph(), inset=Cm(2.2))
        cell.paragraphs[-1].paragraph_format.line_spacing = Pt(4)


def _state(cell: Any, paper: Paper) -> None:
    first, *rest = paper.form.state
    _line(cell.paragraphs[0], first, 15 if paper.form.star else 12, bold=True)
    for text in rest:
        _line(cell.add_paragraph(), text, 13, bold=True)
    _rule(cell.add_paragraph(), inset=Cm(1.0 if paper.form.star else 2.0))
    cell.paragraphs[-1].paragraph_format.line_spacing = Pt(4)


def _title(document: Any, paper: Paper) -> None:
    kind = _line(document.add_paragraph(), paper.kind, 16 if paper.form.star else 14, bold=True)
    kind.paragraph_format.space_before = Pt(18)
    _line(document.add_paragraph(), paper.title, 14, bold=True)
    _line(document.add_paragraph(), paper.span, 14, bold=True)
    rule = document.add_paragraph()
    _rule(rule, inset=Cm(5.8))
    rule.paragraph_format.line_spacing = Pt(4)
    addressee = _line(document.add_paragraph(), "", 14)
    _run(addressee, paper.addressee, is_placeholder=True)
    addressee.paragraph_format.space_before = addressee.paragraph_format.space_after = Pt(12)


def _run(paragraph: Any, text: str, *, is_placeholder: bool) -> Any:
    run = paragraph.add_run(text)
    if is_placeholder:
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    return run


def _block(document: Any, block: Block) -> None:
    paragraph = document.add_paragraph()
    shape = paragraph.paragraph_format
    is_heading = block.style in (Style.PART, Style.ROMAN, Style.ARABIC)
    if block.style is Style.ITEM:
        paragraph.add_run("- ")
    for run in block.runs:
        set_ = _run(paragraph, run.text, is_placeholder=run.is_placeholder)
        set_.bold = is_heading or None
        set_.italic = run.is_placeholder or None
    shape.space_before = Pt(6)
    shape.line_spacing = 1.1
    shape.keep_with_next = is_heading
    if block.style is Style.PART:
        paragraph.alignment = _CENTRE
    else:
        paragraph.alignment = _JUSTIFY
        shape.first_line_indent = Cm(1.27)


def _foot(document: Any, paper: Paper) -> None:
    table = document.add_table(rows=1, cols=2)
    _widths(table, (Mm(80), Mm(85)))
    recipients, signer = table.rows[0].cells
    first = _line(recipients.paragraphs[0], "Nơi nhận:", 12, bold=True, italic=True, centred=False)
    first.paragraph_format.space_before = signer.paragraphs[0].paragraph_format.space_before = Pt(18)
    for text in paper.recipients:
        _line(recipients.add_paragraph(), text, 11, centred=False)
    signer.paragraphs[0].alignment = _CENTRE
    _run(signer.paragraphs[0], paper.form.signer, is_placeholder=True).bold = True
    for _line_of_room in range(4):
        signer.add_paragraph()


def _annex(document: Any, annex: Annex) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    _margins(section)
    _page_number(section)
    start = OxmlElement("w:pgNumType")
    start.set(qn("w:start"), "1")
    section._sectPr.append(start)
    _line(document.add_paragraph(), annex.number, 14, bold=True)
    _line(document.add_paragraph(), annex.title, 14, bold=True)
    _line(document.add_paragraph(), annex.belongs_to, 14, italic=True).paragraph_format.space_after = Pt(10)
    table = document.add_table(rows=1 + len(annex.rows), cols=len(annex.columns))
    table.style, table.alignment = "Table Grid", WD_TABLE_ALIGNMENT.CENTER
    _widths(table, [Mm(column.millimetres) for column in annex.columns])
    _cells(table.rows[0], annex, tuple(column.head for column in annex.columns), is_head=True)
    for row, cells in zip(table.rows[1:], annex.rows, strict=True):
        _cells(row, annex, cells)


def _cells(row: Any, annex: Annex, texts: tuple[str, ...], *, is_head: bool = False) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))
    for cell, column, text in zip(row.cells, annex.columns, texts, strict=True):
        paragraph = _line(cell.paragraphs[0], text, 12, bold=is_head, centred=is_head)
        if column.is_number and not is_head:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
