"""The annexes: figures, tasks, documents."""

from __future__ import annotations

from collections.abc import Iterator

from cotmoc.documents.models import Document
from cotmoc.documents.naming import kind_of, symbol_of, title_of
from cotmoc.reviews.citing import Citations
from cotmoc.reviews.drafts import Row, Section, rows
from cotmoc.reviews.ledger import Ledger
from cotmoc.reviews.models import Depth, Table
from cotmoc.reviews.wording import day, inner, listed, outer, partial_day, value_of
from cotmoc.tasks.models import Result, Task
from cotmoc.tasks.queries import Cell, days_overdue

_TITLES = {
    Table.FIGURES: "BẢNG SỐ LIỆU",
    Table.TASKS: "BẢNG NHIỆM VỤ",
    Table.DOCUMENTS: "DANH MỤC VĂN BẢN",
}


def sections(ledger: Ledger, citations: Citations) -> list[Section]:
    """The annexes that have rows, numbered in Roman."""
    tables = {
        Table.FIGURES: _numbered(_figures(ledger, citations)),
        Table.TASKS: _numbered(_task(task, ledger) for task in [*ledger.tasks, *ledger.proposals]),
        Table.DOCUMENTS: _numbered(
            _document(document, citations)
            for document in [*ledger.documents, *ledger.undated, *ledger.reports]
        ),
    }
    filled = [(table, found) for table, found in tables.items() if found]
    return [
        Section(Depth.ANNEX, f"Phụ lục {'I' * place}", _TITLES[table], table=table, rows=found)
        for place, (table, found) in enumerate(filled, start=1)
    ]


def _numbered(found: Iterator[Row]) -> tuple[Row, ...]:
    return tuple(Row((str(place), *row.cells), row.evidence) for place, row in enumerate(found, start=1))


def _figures(ledger: Ledger, citations: Citations) -> Iterator[Row]:
    for result in ledger.results:
        for measure in result.measures.all():
            what = measure.of or inner(result.words)
            cells = (outer(what), value_of(measure), measure.unit_of_measure)
            unit = ledger.names.get(result.unit_id or 0, "")
            yield Row((*cells, unit, _period(result), _source(result, citations)), rows(result))


def _period(result: Result) -> str:
    first, last = partial_day(result.period_first), partial_day(result.period_last)
    bare = [part.split(" ", 1)[1] for part in dict.fromkeys((first, last)) if part]
    if not bare and result.said_on:
        return day(result.said_on)
    return " - ".join(bare)


def _source(result: Result, citations: Citations) -> str:
    if result.document:
        return citations.short(result.document)
    if result.activity:
        return result.activity.name
    return "Báo cáo nhiệm vụ" if result.task else ""


def _task(task: Task, ledger: Ledger) -> Row:
    coordinating = listed(ledger.names[part.unit_id] for part in task.coordinations.all())
    deadline = day(task.deadline) if task.deadline else ""
    cells = (outer(inner(task.words)), ledger.names[task.lead_id], coordinating, deadline)
    return Row((*cells, _standing(task, ledger)), rows(task))


def _standing(task: Task, ledger: Ledger) -> str:
    cell = ledger.cell(task)
    if cell is Cell.NO_DEADLINE:
        return "Không thời hạn" if ledger.is_open(task) else "Hoàn thành (không thời hạn)"
    late = days_overdue(task, on=ledger.asked.as_of)
    if cell in (Cell.OVERDUE, Cell.DONE_LATE):
        return outer(f"{cell.label} {late} ngày")
    return outer(str(cell.label))


def _document(document: Document, citations: Citations) -> Row:
    issued = partial_day(document.issued).removeprefix("ngày ")
    title = outer(title_of(document))
    return Row(
        (f"{kind_of(document)} {symbol_of(document)}".strip(), issued, citations.issuer_of(document), title),
        rows(document),
    )
