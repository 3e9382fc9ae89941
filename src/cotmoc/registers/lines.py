"""The rows of a sheet read as lines of a register, with what is wrong in each by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from cotmoc.base.vietnamese import fold
from cotmoc.documents import codes
from cotmoc.documents.codes import Code
from cotmoc.documents.models import Kind
from cotmoc.documents.queries import Identity
from cotmoc.extraction import Cell
from cotmoc.registers.columns import Book, Column
from cotmoc.registers.faults import Fault
from cotmoc.registers.kinds import kind_of
from cotmoc.registers.values import Day, day_of, is_ditto, number_of, words_of

_LONGEST: Final[Mapping[Column, int]] = {
    Column.TITLE: 4000,
    Column.ISSUER: 500,
    Column.HANDLER: 500,
    Column.SIGNED_FOR: 500,
    Column.NOTE: 2000,
    Column.SIGNER: 500,
    Column.KEEPER: 500,
    Column.RECIPIENTS: 4000,
}
_WITHOUT_NUMBER: Final = frozenset({"khong so", "khong", "k so", "ks", "k/s", "khong co so", "0", "-"})
_RECIPIENTS: Final = re.compile(r"[;\n]+")
_LONGEST_NUMBER, _LONGEST_SYMBOL, _LONGEST_ORGAN = 20, 10, 60
_MOST_COPIES = 30_000
_DITTOED: Final = (Column.ARRIVED_ON, Column.ISSUER, Column.ISSUED)


@dataclass(slots=True)
class Line:
    """A line of a register as it is written; identity, unit and document follow from all lines together."""

    row: int
    kind: Kind
    code: Code | None
    written_code: str
    issuer_name: str
    issued: Day
    title: str
    arrival: int | None = None
    arrived_on: date | None = None
    passed_on: date | None = None
    due: date | None = None
    handler: str = ""
    signed_for: str = ""
    note: str = ""
    signer: str = ""
    keeper: str = ""
    copies: int | None = None
    recipients: tuple[str, ...] = ()
    issuer: int | None = None
    identity: Identity | None = None
    known: int | None = None
    known_is_seen: bool = False


@dataclass(slots=True)
class _Reading:
    """One row while it is read."""

    row: int
    cells: Mapping[Column, Cell]
    places: Mapping[Column, int]
    today: date
    faults: list[Fault] = field(default_factory=list)

    def words(self, column: Column) -> str:
        words = words_of(self.cells.get(column))
        most = _LONGEST.get(column)
        if most and len(words) > most:
            self.wrong(column, "too_long", length=str(len(words)), most=str(most))
        return words

    def wrong(self, column: Column, key: str, **said: str) -> None:
        place = self.places.get(column)
        written = words_of(self.cells.get(column))[:120]
        self.faults.append(Fault(self.row, key, place, written, said))

    def day(self, column: Column) -> Day:
        """The day of the column, not after today; a wrong one is said and taken for none."""
        day = day_of(self.cells.get(column))
        if day.wrong:
            self.wrong(column, day.wrong)
            return Day()
        if day.iso and day.iso > self.today.isoformat()[: len(day.iso)] and column is not Column.DUE:
            self.wrong(column, "future_day", today=f"{self.today:%d/%m/%Y}")
        return day

    def whole_day(self, column: Column, *, is_needed: bool = False) -> date | None:
        before = len(self.faults)
        day = self.day(column)
        if day.whole is None and len(self.faults) == before:
            if day.iso:
                self.wrong(column, "partial_day")
            elif is_needed:
                self.wrong(column, "missing_day")
        return day.whole


def lines_of(
    rows: Sequence[Sequence[Cell]], *, head: int, places: Mapping[Column, int], book: Book, today: date
) -> Iterator[tuple[Line | None, list[Fault]]]:
    """Each row below the heads that holds something; no line of one that is only a title between others."""
    above: dict[Column, Cell] = {}
    for number, row in enumerate(rows[head + 1 :], head + 2):
        filled = [cell for cell in row if cell not in (None, "")]
        if not filled or _numbers_columns(filled):
            continue
        if len(filled) == 1 and isinstance(filled[0], str):
            yield None, [Fault(number, "left_out", written=words_of(filled[0])[:120])]
            continue
        cells = {column: row[place] for column, place in places.items() if place < len(row)}
        for column in _DITTOED:
            if is_ditto(cells.get(column)):
                cells[column] = above.get(column)
        above = cells
        reading = _Reading(number, cells, places, today)
        yield _line(reading, book), [*reading.faults, *_broken_formulas(reading)]


def _numbers_columns(filled: Sequence[Cell]) -> bool:
    """Whether this is the row "(1) (2) (3)" that books print under their heads."""
    numbers = [words_of(cell).strip("()") for cell in filled]
    return len(numbers) > 2 and numbers == [str(place) for place in range(1, len(numbers) + 1)]


def _broken_formulas(reading: _Reading) -> Iterator[Fault]:
    for column, cell in reading.cells.items():
        if isinstance(cell, str) and cell.startswith("#") and cell.endswith(("!", "?", "N/A")):
            yield Fault(reading.row, "broken_formula", reading.places[column], cell)


def _line(reading: _Reading, book: Book) -> Line:
    title = reading.words(Column.TITLE)
    if not title:
        reading.wrong(Column.TITLE, "missing_title")
    written, code = _code(reading, book)
    line = Line(
        row=reading.row,
        kind=kind_of(code, reading.words(Column.KIND), title),
        code=code,
        written_code=written if code else "",
        issuer_name=reading.words(Column.ISSUER),
        issued=Day(),
        title=title,
        note=reading.words(Column.NOTE),
    )
    if book is Book.OUTGOING:
        _read_outgoing(line, reading)
    else:
        _read_received(line, reading, book)
    return line


def _code(reading: _Reading, book: Book) -> tuple[str, Code | None]:
    """The code as written and taken apart; what is none is said."""
    cells = reading.cells
    if isinstance(cells.get(Column.CODE), date):
        reading.wrong(Column.CODE, "code_is_day")
        return "", None
    written = _written_code(cells)
    column = Column.CODE if Column.CODE in reading.places else Column.NUMBER
    if not written:
        reading.wrong(column, "missing_code")
        return "", None
    if fold(written) in _WITHOUT_NUMBER:
        if book is Book.OUTGOING:
            reading.wrong(column, "missing_code")
        return "", None
    code = codes.parse(written)
    if code is None or not _has_room(code):
        reading.wrong(column, "no_code")
        return written, None
    return written, code


def _written_code(cells: Mapping[Column, Cell]) -> str:
    if Column.CODE in cells or Column.NUMBER not in cells:
        return words_of(cells.get(Column.CODE))
    number, symbol = words_of(cells[Column.NUMBER]), words_of(cells.get(Column.SYMBOL))
    if not symbol or symbol in number:
        return number
    # The Party writes 33-NQ/TU, the State 118/KH-UBND: the symbol shows which.
    return (
        f"{number}-{symbol}"
        if "/" in symbol and not symbol.startswith("/")
        else f"{number}/{symbol.strip('/')}"
    )


def _has_room(code: Code) -> bool:
    return (
        len(code.number) <= _LONGEST_NUMBER
        and code.number.strip("0.") != ""
        and len(code.kind) <= _LONGEST_ORGAN
        and len(code.issuer) <= _LONGEST_ORGAN
    )


def _read_outgoing(line: Line, reading: _Reading) -> None:
    issued = reading.whole_day(Column.ISSUED, is_needed=True)
    line.issued = Day(issued.isoformat()) if issued else Day()
    line.signer = reading.words(Column.SIGNER)
    line.keeper = reading.words(Column.KEEPER)
    reading.words(Column.RECIPIENTS)
    written = str(reading.cells.get(Column.RECIPIENTS) or "")
    parts = (" ".join(part.split()) for part in _RECIPIENTS.split(written))
    line.recipients = tuple(dict.fromkeys(filter(None, parts)))
    if line.code and not line.code.number.isdecimal():
        reading.wrong(Column.CODE, "lettered_number")
    if words_of(reading.cells.get(Column.COPIES)):
        line.copies = number_of(reading.cells[Column.COPIES])
        if line.copies is None or line.copies > _MOST_COPIES:
            reading.wrong(Column.COPIES, "no_number")


def _read_received(line: Line, reading: _Reading, book: Book) -> None:
    line.issued = reading.day(Column.ISSUED)
    if not line.issuer_name:
        reading.wrong(Column.ISSUER, "missing_issuer")
    if not line.issued.iso and not words_of(reading.cells.get(Column.ISSUED)):
        reading.wrong(Column.ISSUED, "without_day")
    if book is Book.INCOMING:
        _read_arrival(line, reading)


def _read_arrival(line: Line, reading: _Reading) -> None:
    line.arrived_on = reading.whole_day(Column.ARRIVED_ON, is_needed=True)
    line.arrival = number_of(reading.cells.get(Column.ARRIVAL))
    if line.arrival is None:
        is_empty = not words_of(reading.cells.get(Column.ARRIVAL))
        reading.wrong(Column.ARRIVAL, "missing_number" if is_empty else "no_number")
    line.handler, line.signed_for = reading.words(Column.HANDLER), reading.words(Column.SIGNED_FOR)
    line.passed_on = reading.whole_day(Column.PASSED_ON)
    line.due = reading.whole_day(Column.DUE)
    issued = line.issued.whole
    if line.arrived_on and issued and line.arrived_on < issued:
        reading.wrong(Column.ARRIVED_ON, "before_issue", issued=f"{issued:%d/%m/%Y}")
    if line.arrived_on and line.passed_on and line.passed_on < line.arrived_on:
        reading.wrong(Column.PASSED_ON, "before_arrival", arrived=f"{line.arrived_on:%d/%m/%Y}")
