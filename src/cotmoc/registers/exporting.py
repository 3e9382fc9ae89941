"""The books of a unit as XLSX: what stands in them, in the order of the paper book."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from cotmoc.base.calendar import partial_date
from cotmoc.books import queries
from cotmoc.books.models import Arrival, Dossier, Filing, Outgoing
from cotmoc.documents.models import Document
from cotmoc.documents.naming import symbol_of
from cotmoc.registers.columns import Book, Column
from cotmoc.registers.written_out import WIDTHS, Value, in_its_language, table_as_xlsx
from cotmoc.units.queries import names_of

_INCOMING = (
    *(Column.ARRIVED_ON, Column.ARRIVAL, Column.ISSUER, Column.CODE, Column.ISSUED, Column.KIND),
    *(Column.TITLE, Column.HANDLER, Column.PASSED_ON, Column.SIGNED_FOR, Column.DUE, Column.NOTE),
)
_OUTGOING = (
    *(Column.CODE, Column.ISSUED, Column.KIND, Column.TITLE, Column.SIGNER, Column.RECIPIENTS),
    *(Column.KEEPER, Column.COPIES, Column.NOTE),
)


def title_of_book(book: Book, year: int) -> str:
    """The title of the book of a year."""
    return _("%(book)s năm %(year)s") % {"book": book.label, "year": year}


def book_as_xlsx(book: Book, unit: int, *, year: int) -> bytes:
    """The incoming or the outgoing book of a year; brought in elsewhere, its columns are known again."""
    columns = _INCOMING if book is Book.INCOMING else _OUTGOING
    rows = _incoming(unit, year) if book is Book.INCOMING else _outgoing(unit, year)
    with in_its_language():
        return table_as_xlsx(
            title_of_book(book, year),
            [str(column.label) for column in columns],
            rows,
            [WIDTHS.get(column, 16) for column in columns],
        )


def dossier_as_xlsx(dossier: Dossier) -> bytes:
    """What lies in a dossier (mục lục văn bản), in its order."""
    heads = [_("STT"), _("Số, ký hiệu"), _("Ngày tháng văn bản"), _("Trích yếu"), _("Cơ quan ban hành")]
    filings = list(queries.filed_in(dossier))
    names = names_of([f.document.issuer_id for f in filings if f.document.issuer_id], on=dossier.opened_on)
    rows = [_filed(filing, names) for filing in filings]
    return table_as_xlsx(f"{dossier.code} {dossier.title}", heads, rows, [6, 20, 16, 60, 30])


def _filed(filing: Filing, names: dict[int, str]) -> tuple[Value, ...]:
    document = filing.document
    return (filing.order, symbol_of(document), _issued(document), document.title, _issuer(document, names))


def _incoming(unit: int, year: int) -> Iterator[tuple[Value, ...]]:
    lines: list[Arrival] = list(queries.arrivals(unit, year=year).order_by("number"))
    issuers = {line.document.issuer_id for line in lines if line.document.issuer_id}
    names = names_of(issuers, on=date(year, 12, 31))
    for line in lines:
        document = line.document
        yield (
            *(line.arrived_on, line.number, line.sender or _issuer(document, names)),
            *(symbol_of(document), _issued(document), str(document.get_kind_display()), document.title),
            *(line.handler, line.passed_on, line.signed_for, line.due, line.note),
        )


def _outgoing(unit: int, year: int) -> Iterator[tuple[Value, ...]]:
    lines: list[Outgoing] = list(queries.outgoing(unit, year=year).order_by("issued_on", "number", "pk"))
    for line in lines:
        code = symbol_of(line.document) if line.document else ""
        yield (
            *(code, line.issued_on, str(line.get_kind_display()), line.title, line.signer),
            *("; ".join(line.recipients), line.keeper, line.copies, line.note),
        )


def _issuer(document: Document, names: dict[int, str]) -> str:
    return document.issuer_name or names.get(document.issuer_id or 0, "")


def _issued(document: Document) -> Value:
    """A day where it is one; a month or a year as it is known."""
    return partial_date(document.issued) or "/".join(reversed(document.issued.split("-")))
