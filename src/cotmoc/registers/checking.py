"""A sheet checked against itself, the calendar, the units and the ledger; nothing is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from cotmoc.base.acting import Actor
from cotmoc.base.refusals import Refused
from cotmoc.books.models import Arrival, Outgoing
from cotmoc.books.rules import check_may_keep_books
from cotmoc.documents.codes import Code, Family, numbered_as, series_of
from cotmoc.documents.issuers import issuer_on
from cotmoc.documents.known import known_among
from cotmoc.documents.models import Document
from cotmoc.documents.queries import identity_of
from cotmoc.extraction import Cell
from cotmoc.registers.columns import Book, Column, missing
from cotmoc.registers.faults import Fault
from cotmoc.registers.lines import Line, lines_of
from cotmoc.units.queries import names_of, versions_of
from cotmoc.units.resolving import Asked, Doubt, resolve_all

Tell = Callable[[str], None]
_AT_ONCE = 5000


def quiet(words: str) -> None:
    """Tells nobody."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The lines of a register, what keeps it out, and what the clerk should know besides, by rows."""

    lines: list[Line]
    faults: list[Fault]
    notes: list[Fault]

    @property
    def rows_at_fault(self) -> int:
        """How many rows must be mended."""
        return len({fault.row for fault in self.faults})


def check(
    rows: Sequence[Sequence[Cell]],
    *,
    head: int,
    places: Mapping[Column, int],
    book: Book,
    by: Actor,
    today: date,
    tell: Tell = quiet,
) -> Checked:
    """Everything that can be said of the rows below the heads, in the scope of the acting unit."""
    unit = check_may_keep_books(by)
    _refuse_without(missing(places, book))
    said: list[Fault] = []
    lines: list[Line] = []
    for line, faults in lines_of(rows, head=head, places=places, book=book, today=today):
        said += faults
        lines += [line] if line else []
        if len(lines) % _AT_ONCE == 0:
            tell(_("đọc dòng %(number)s") % {"number": len(lines)})
    _refuse_empty(lines)
    tell(_("tra tên đơn vị"))
    said += _give_issuers(lines, unit, book, places, today)
    tell(_("tra sổ"))
    _identify(lines)
    said += _doubles(lines, book, places)
    said += _in_ledger(lines, unit, book, places)
    said.sort(key=lambda fault: (fault.row, fault.place is None, fault.place or 0))
    return Checked(
        lines,
        [fault for fault in said if not fault.is_note],
        [fault for fault in said if fault.is_note],
    )


def _refuse_without(columns: Sequence[Column]) -> None:
    if columns:
        labels = ", ".join(f"“{column.label}”" for column in columns)
        raise Refused(_("Chưa rõ cột nào của bảng là %(columns)s. Hãy chọn cột.") % {"columns": labels})


def _refuse_empty(lines: Sequence[Line]) -> None:
    if not lines:
        raise Refused(_("Dưới dòng tiêu đề không có dòng nào để nhập."))


def _give_issuers(
    lines: Sequence[Line], unit: int, book: Book, places: Mapping[Column, int], today: date
) -> Iterator[Fault]:
    if book is Book.OUTGOING:
        _issued_by(lines, unit)
        return
    found = _units_meant(lines, today)
    for line in lines:
        line.issuer = found.get((line.issuer_name, _day_of(line, today)))
        if line.issuer is None and line.issuer_name:
            place = places.get(Column.ISSUER)
            yield Fault(line.row, "issuer_in_words", place, line.issuer_name[:120])


def _day_of(line: Line, today: date) -> date:
    return line.issued.whole or line.arrived_on or today


def _units_meant(lines: Sequence[Line], today: date) -> dict[tuple[str, date], int | None]:
    """The unit of each name on each day. Names that nobody ever bore are asked once, the others by day."""
    names = {line.issuer_name for line in lines if line.issuer_name}
    first = resolve_all([Asked(name, is_organ=True) for name in names], on=today)
    borne = {one.name for one, answer in first.items() if answer.doubt not in (Doubt.UNKNOWN, Doubt.SPELLING)}
    by_day: dict[date, set[str]] = defaultdict(set)
    for line in lines:
        if line.issuer_name in borne:
            by_day[_day_of(line, today)].add(line.issuer_name)
    found: dict[tuple[str, date], int | None] = {}
    for day, asked in by_day.items():
        answers = resolve_all([Asked(name, is_organ=True) for name in asked], on=day)
        found |= {(one.name, day): answer.unit for one, answer in answers.items()}
    return found


def _issued_by(lines: Sequence[Line], unit: int) -> None:
    """The acting unit, or the one that it was on the day, under the name of then."""
    versions = list(versions_of(unit))
    known: dict[date | None, tuple[int, str]] = {}
    for line in lines:
        day = line.issued.whole
        if day not in known:
            version = next((each for each in versions if day and day in each.valid), None)
            known[day] = (unit, version.name) if version else _before(unit, day)
        line.issuer, line.issuer_name = known[day]


def _before(unit: int, day: date | None) -> tuple[int, str]:
    if day is None:
        return unit, ""
    issuer = issuer_on(unit, day)
    return issuer, names_of([issuer], on=day).get(issuer, "")


def _identify(lines: Sequence[Line]) -> None:
    for line in lines:
        line.identity = identity_of(
            line.kind,
            code=line.written_code,
            issuer=line.issuer,
            issuer_name=line.issuer_name,
            issued=line.issued.iso,
            title=line.title,
        )


def _code_place(places: Mapping[Column, int]) -> int | None:
    return places.get(Column.CODE, places.get(Column.NUMBER))


def _doubles(lines: Sequence[Line], book: Book, places: Mapping[Column, int]) -> Iterator[Fault]:
    """The same document, and the same number of the incoming book, in two rows."""
    documents: dict[tuple[str, ...], int] = {}
    numbers: dict[tuple[int, int], int] = {}
    for line in lines:
        identity = line.identity
        if identity and identity.is_whole:
            key = (identity.kind, identity.number, identity.issuer_key, identity.series)
            other = documents.setdefault((*key, numbered_as(identity.code)), line.row)
            if other != line.row:
                yield Fault(line.row, "double", _code_place(places), line.written_code, {"other": str(other)})
        if book is Book.INCOMING and line.arrival and line.arrived_on:
            year = line.arrived_on.year
            other = numbers.setdefault((year, line.arrival), line.row)
            if other != line.row:
                said = {"number": str(line.arrival), "year": str(year), "other": str(other)}
                yield Fault(line.row, "double_number", places.get(Column.ARRIVAL), str(line.arrival), said)


def _in_ledger(lines: list[Line], unit: int, book: Book, places: Mapping[Column, int]) -> Iterator[Fault]:
    identities = [line.identity for line in lines if line.identity]
    for line, known in zip(lines, known_among(identities), strict=True):
        line.known = known
    seen = _seen({line.known for line in lines if line.known})
    for line in lines:
        line.known_is_seen = line.known in seen
    yield from _known_documents(lines, unit, book, seen, _code_place(places))
    if book is Book.INCOMING:
        yield from _taken_arrivals(lines, unit, places)
    if book is Book.OUTGOING:
        yield from _taken_numbers(lines, unit, _code_place(places))


def _seen(documents: Iterable[int]) -> dict[int, str]:
    """Of the documents those that the asker sees and that are here, with their codes."""
    here = Document.objects.filter(pk__in=set(documents), is_awaited=False)
    named = here.values_list("pk", "code", "number", "title")
    return {pk: code or number or title[:80] for pk, code, number, title in named}


def _known_documents(
    lines: Sequence[Line], unit: int, book: Book, seen: Mapping[int, str], place: int | None
) -> Iterator[Fault]:
    booked = _booked(unit, book, seen)
    rows: dict[int, int] = {}
    for line in lines:
        if line.known is None:
            continue
        other = rows.setdefault(line.known, line.row)
        said = {"code": seen.get(line.known, ""), "number": booked.get(line.known, ""), "other": str(other)}
        if key := _said_of_known(line, book, booked, is_second=other != line.row):
            document = line.known if line.known_is_seen else None
            yield Fault(line.row, key, place, line.written_code, said, document)


def _said_of_known(line: Line, book: Book, booked: Mapping[int, str], *, is_second: bool) -> str:
    if line.known in booked:
        return "in_book"
    if book is Book.DOCUMENTS:
        return "in_register" if line.known_is_seen else ""
    if is_second:
        return "double"
    return "joins" if line.known_is_seen else ""


def _booked(unit: int, book: Book, documents: Iterable[int]) -> dict[int, str]:
    """The number under which a document stands in the unit's book already."""
    among = set(documents)
    if book is Book.INCOMING:
        arrivals = Arrival.objects.filter(unit_id=unit, document_id__in=among)
        return {document: str(number) for document, number in arrivals.values_list("document_id", "number")}
    if book is Book.OUTGOING:
        issued = Outgoing.objects.filter(unit_id=unit, document_id__in=among)
        return {pk: str(number) for pk, number in issued.values_list("document_id", "number") if pk}
    return {}


def _taken_arrivals(lines: Sequence[Line], unit: int, places: Mapping[Column, int]) -> Iterator[Fault]:
    years = {line.arrived_on.year for line in lines if line.arrived_on}
    book = Arrival.objects.filter(unit_id=unit, year__in=years)
    rows = book.values_list("year", "number", "document_id")
    taken = {(year, number): document for year, number, document in rows}
    for line in lines:
        if not (line.arrived_on and line.arrival):
            continue
        key = (line.arrived_on.year, line.arrival)
        if key in taken and taken[key] != line.known:
            said = {"number": str(line.arrival), "year": str(line.arrived_on.year)}
            yield Fault(
                line.row, "taken_number", places.get(Column.ARRIVAL), str(line.arrival), said, taken[key]
            )


def _taken_numbers(lines: Sequence[Line], unit: int, place: int | None) -> Iterator[Fault]:
    book = Outgoing.objects.filter(unit_id=unit, number__isnull=False)
    rows = book.values_list("symbol", "series", "number", "document_id")
    taken = {(symbol, series, number): document for symbol, series, number, document in rows}
    for line in lines:
        key = number_in_series(line)
        if key and key in taken and taken[key] != line.known:
            said = {"number": str(key[2]), "year": key[1]}
            yield Fault(line.row, "taken_number", place, line.written_code, said, taken[key])


def number_in_series(line: Line) -> tuple[str, str, int] | None:
    """Symbol, series and number of an outgoing document, as the book keeps them."""
    code, day = line.code, line.issued.whole
    if code is None or day is None or not code.number.isdecimal():
        return None
    return symbol_of(code), series_of(code, day), int(code.number)


def symbol_of(code: Code) -> str:
    """The kind as the outgoing book keeps it: none of letters; legal texts run in a series of their own."""
    known = numbered_as(str(code))
    return known or (code.kind if code.family is Family.PARTY else "")
