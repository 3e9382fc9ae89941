"""Books, templates and lists of faults as XLSX. What stands in a cell is text and never a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime, time
from io import BytesIO
from typing import Any, Final

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from cotmoc.base.vietnamese import fold
from cotmoc.registers.columns import COLUMNS, NEEDED, Book, Column, letter_of
from cotmoc.registers.faults import Fault

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Value = str | int | date | None

WIDTHS: Final = {Column.TITLE: 60, Column.ISSUER: 30, Column.RECIPIENTS: 40, Column.HANDLER: 24}
_FORMULA_LIKE = ("=", "+", "-", "@", "\t", "\r")
_LONGEST_CELL = 32_767
_LEFT_OUT = {Column.NUMBER, Column.SYMBOL, Column.SECRECY}
_EXAMPLES: Final[dict[Column, Value]] = {
    Column.ARRIVED_ON: date(2024, 3, 5),
    Column.ARRIVAL: 1,
    Column.ISSUER: "Sở Nội vụ",
    Column.CODE: "118/KH-SNV",
    Column.ISSUED: date(2024, 3, 1),
    Column.KIND: "Kế hoạch",
    Column.TITLE: "Kế hoạch chỉnh lý tài liệu lưu trữ",
    Column.HANDLER: "Phòng Hành chính",
}


def table_as_xlsx(
    title: str, heads: Sequence[str], rows: Iterable[Sequence[Value]], widths: Sequence[int]
) -> bytes:
    """A title, heads that stay in sight and are printed on each page, and the rows; A4, landscape."""
    content = BytesIO()
    book = Workbook(content, {"constant_memory": False, "in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet(_("Sổ"))
    forms = _Forms(book)
    sheet.write_string(0, 0, title, forms.title)
    for place, (head, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.write_string(2, place, head, forms.head)
        sheet.set_column(place, place, width)
    for number, row in enumerate(rows, 3):
        for place, value in enumerate(row):
            _write(sheet, number, place, value, forms)
    _for_paper(sheet)
    book.close()
    return content.getvalue()


class _Forms:
    """How the cells look."""

    def __init__(self, book: Any) -> None:  # Any: the library has no types
        lines = {"border": 1, "valign": "top", "text_wrap": True, "font_name": "Times New Roman"}
        self.title = book.add_format({"bold": True, "font_size": 14, "font_name": "Times New Roman"})
        self.head = book.add_format({**lines, "bold": True, "align": "center", "bg_color": "#EEF1F4"})
        self.text = book.add_format({**lines, "num_format": "@"})
        self.literal = book.add_format({**lines, "num_format": "@", "quote_prefix": True})
        self.number = book.add_format(lines)
        self.day = book.add_format({**lines, "num_format": "dd/mm/yyyy", "align": "left"})


def _write(sheet: Any, row: int, place: int, value: Value, forms: _Forms) -> None:
    match value:
        case None | "":
            sheet.write_blank(row, place, None, forms.text)
        case date():
            sheet.write_datetime(row, place, datetime.combine(value, time()), forms.day)
        case int():
            sheet.write_number(row, place, value, forms.number)
        case str():
            # Saved as CSV it would be taken for a formula; with the sign of text it stays text.
            form = forms.literal if value.startswith(_FORMULA_LIKE) else forms.text
            sheet.write_string(row, place, value[:_LONGEST_CELL], form)


def _for_paper(sheet: Any) -> None:
    sheet.freeze_panes(3, 0)
    sheet.repeat_rows(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P/&N")


def template(book: Book) -> bytes:
    """An empty register with the heads that are known again, and one row that shows how it is filled in."""
    columns = [column for column in COLUMNS[book] if column not in _LEFT_OUT]
    row = [_EXAMPLES.get(column) for column in columns]
    with in_its_language():
        heads = [f"{column.label} *" if column in NEEDED[book] else str(column.label) for column in columns]
        title = str(book.label)
    return table_as_xlsx(title, heads, [row], [WIDTHS.get(column, 16) for column in columns])


def in_its_language() -> AbstractContextManager[None]:
    """A register is a paper of the office, in whatever language its clerk looks at the screen."""
    return translation.override(settings.LANGUAGE_CODE)


def faults_as_xlsx(faults: Iterable[Fault]) -> bytes:
    """Every fault with its row and column, to be worked off beside the register."""
    rows = [
        (
            fault.row,
            "" if fault.place is None else letter_of(fault.place),
            fault.written,
            _("lưu ý") if fault.is_note else _("lỗi"),
            fault.wrong,
            fault.expected,
        )
        for fault in faults
    ]
    heads = [_("Dòng"), _("Cột"), _("Đang ghi"), _("Mức"), _("Điều chưa đúng"), _("Cần ghi")]
    return table_as_xlsx(_("Các dòng phải xem lại"), heads, rows, [8, 8, 30, 10, 50, 50])


def file_name(title: str) -> str:
    """The title as a name of a file that every system takes."""
    return "-".join(fold(title).replace("/", " ").split()) + ".xlsx"
