"""The lines of a checked register as rows of the ledger: many at once, in the caller's transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from django.db import transaction
from django.db.models import Model
from django.db.utils import IntegrityError
from django.utils.translation import gettext as _

from cotmoc.base.acting import Actor
from cotmoc.base.refusals import Overtaken
from cotmoc.base.vietnamese import nfc
from cotmoc.books.models import Arrival, Outgoing, Series
from cotmoc.books.numbering import go_on_after
from cotmoc.documents import actions as documents
from cotmoc.documents.models import Document, Recipient
from cotmoc.documents.queries import open_to
from cotmoc.documents.rules import is_open_to_all
from cotmoc.registers.checking import Tell, number_in_series
from cotmoc.registers.columns import Book
from cotmoc.registers.lines import Line
from cotmoc.units.models import Unit

_AT_ONCE = 1000
Row = TypeVar("Row", bound=Model)


def write(lines: Sequence[Line], *, unit: int, book: Book, by: Actor, at: datetime, tell: Tell) -> int:
    """Documents, lines of the book and the numbers from which it goes on; how many documents are new."""
    try:
        with transaction.atomic():
            here = _documents(lines, by=by, at=at, tell=tell)
            _into_book(lines, here, unit, book, tell=tell)
    except IntegrityError as error:
        raise Overtaken(
            _(
                "Trong lúc nhập, người khác đã ghi một văn bản hoặc một số của bảng này. "
                "Chưa nhập dòng nào; hãy kiểm tra lại."
            )
        ) from error
    return sum(line.known is None for line in lines)


def _documents(lines: Sequence[Line], *, by: Actor, at: datetime, tell: Tell) -> list[Document]:
    """The document of each line: made anew, or the register's own, completed by what the line says."""
    units = Unit.objects.in_bulk({line.issuer for line in lines if line.issuer and line.known})
    for line in lines:
        if line.known and not line.known_is_seen:
            _complete(line, units.get(line.issuer or 0), by=by, at=at)
    known = Document.objects.in_bulk({line.known for line in lines if line.known})
    made = iter(_made([line for line in lines if not line.known], by=by, at=at, tell=tell))
    return [known[line.known] if line.known else next(made) for line in lines]


def _complete(line: Line, issuer: Unit | None, *, by: Actor, at: datetime) -> None:
    """A document that the unit has not seen yet, or that was awaited, is registered as any other."""
    document = documents.register(
        kind=line.kind,
        code=line.written_code,
        issuer=issuer,
        issuer_name=line.issuer_name,
        issued=line.issued.iso,
        title=line.title,
        by=by,
        at=at,
    )
    line.known = document.pk


def _made(lines: Sequence[Line], *, by: Actor, at: datetime, tell: Tell) -> list[Document]:
    rows = [_document(line, by=by, at=at) for line in lines]
    for done, some in _in_parts(rows):
        tell(_("ghi văn bản %(done)s/%(all)s") % {"done": done, "all": len(rows)})
        Document.objects.bulk_create(some)
    return rows


def _document(line: Line, *, by: Actor, at: datetime) -> Document:
    identity = line.identity
    if identity is None:
        raise ValueError(line.row)
    document = Document(
        kind=identity.kind,
        number=identity.number,
        series=identity.series,
        code=identity.code,
        written_code=nfc(line.written_code),
        issuer_id=line.issuer,
        issuer_name=line.issuer_name,
        issued=line.issued.iso,
        issued_on=identity.issued_on,
        title=identity.title,
        is_open=is_open_to_all(identity.kind, identity.code, is_awaited=False),
        registered_by_id=by.unit,
        registered_at=at,
        audience=open_to([by.unit or 0, line.issuer or 0]),
    )
    document.derive()
    return document


def _into_book(lines: Sequence[Line], here: Sequence[Document], unit: int, book: Book, *, tell: Tell) -> None:
    if book is Book.INCOMING:
        arrivals = [_arrival(line, document, unit) for line, document in zip(lines, here, strict=True)]
        for done, some in _in_parts(arrivals):
            tell(_("ghi sổ %(done)s/%(all)s") % {"done": done, "all": len(arrivals)})
            Arrival.objects.bulk_create(some)
    if book is Book.OUTGOING:
        issued = [_outgoing(line, document, unit) for line, document in zip(lines, here, strict=True)]
        for done, sent_out in _in_parts(issued):
            tell(_("ghi sổ %(done)s/%(all)s") % {"done": done, "all": len(issued)})
            Outgoing.objects.bulk_create(sent_out)
        for _done, sent in _in_parts(list(_recipients(lines, here))):
            Recipient.objects.bulk_create(sent, ignore_conflicts=True)
    for (symbol, series), last in sorted(_last_numbers(lines, book).items()):
        go_on_after(unit, symbol, series, last)


def _arrival(line: Line, document: Document, unit: int) -> Arrival:
    if line.arrived_on is None or line.arrival is None:
        raise ValueError(line.row)
    return Arrival(
        unit_id=unit,
        year=line.arrived_on.year,
        number=line.arrival,
        arrived_on=line.arrived_on,
        document=document,
        sender=nfc(line.issuer_name),
        handler=nfc(line.handler),
        passed_on=line.passed_on,
        signed_for=nfc(line.signed_for),
        due=line.due,
        note=nfc(line.note),
        audience=open_to([unit]),
    )


def _outgoing(line: Line, document: Document, unit: int) -> Outgoing:
    place, code, day = number_in_series(line), line.code, line.issued.whole
    if place is None or code is None or day is None:
        raise ValueError(line.row)
    symbol, series, number = place
    is_letter = symbol == ""
    return Outgoing(
        unit_id=unit,
        kind=line.kind,
        symbol=symbol,
        organ="-".join(part for part in (code.kind, code.issuer) if part) if is_letter else code.issuer,
        title=nfc(line.title),
        signer=nfc(line.signer),
        recipients=[nfc(each) for each in line.recipients],
        keeper=nfc(line.keeper),
        copies=line.copies,
        note=nfc(line.note),
        drafted_on=day,
        number=number,
        series=series,
        issued_on=day,
        document=document,
        audience=open_to([unit]),
    )


def _recipients(lines: Sequence[Line], here: Sequence[Document]) -> Iterator[Recipient]:
    for line, document in zip(lines, here, strict=True):
        for words in line.recipients:
            yield Recipient(document=document, words=nfc(words), audience=document.audience)


def _last_numbers(lines: Sequence[Line], book: Book) -> dict[tuple[str, str], int]:
    """The highest number of each series that the register has given out."""
    last: dict[tuple[str, str], int] = defaultdict(int)
    for line in lines:
        if book is Book.INCOMING and line.arrived_on and line.arrival:
            series = (Series.ARRIVALS, str(line.arrived_on.year))
            last[series] = max(last[series], line.arrival)
        elif book is Book.OUTGOING and (place := number_in_series(line)):
            last[place[:2]] = max(last[place[:2]], place[2])
    return last


def _in_parts(rows: Sequence[Row]) -> Iterator[tuple[int, Sequence[Row]]]:
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        yield start + len(some), some
