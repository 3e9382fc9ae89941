"""Bringing a register in: kept, its columns named, checked, written whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from cotmoc.audit.actions import record
from cotmoc.base.acting import Actor
from cotmoc.base.locking import lock
from cotmoc.base.refusals import Refused
from cotmoc.base.vietnamese import nfc
from cotmoc.books.rules import check_may_keep_books
from cotmoc.documents.queries import open_to
from cotmoc.extraction import Sheet
from cotmoc.registers import rules
from cotmoc.registers.checking import Checked, Tell, check, quiet
from cotmoc.registers.columns import COLUMNS, Book, Column, head_row, proposed
from cotmoc.registers.marks import marked_rows
from cotmoc.registers.models import Brought, deflated
from cotmoc.registers.writing import write

MOST_KEPT = 2000
"""Faults and notes that are kept with a sheet; whoever has more mends these first."""


@transaction.atomic
def receive(*, sheet: Sheet, content: bytes, name: str, book: Book, by: Actor, at: datetime) -> Brought:
    """Keep a sheet with its columns as proposed; refused when a row bears a mark of secrecy."""
    unit = check_may_keep_books(by)
    head = head_row(sheet.rows, book)
    places = proposed(sheet.rows[head], book) if head is not None else {}
    rules.check_bears_no_mark(marked_rows(sheet.rows, places, head=head))
    brought = Brought.objects.create(
        unit_id=unit,
        book=book,
        name=nfc(name),
        sha256=sha256(content).hexdigest(),
        rows=deflated(sheet),
        head=head,
        places=places,
        brought_at=at,
        audience=open_to([unit]),
    )
    record("register.received", brought, by=by, at=at, name=brought.name, book=book, rows=len(sheet.rows))
    return brought


@transaction.atomic
def arrange(*, brought: Brought, head: int, places: Mapping[Column, int], by: Actor, at: datetime) -> Brought:
    """Say which row holds the heads and what each column is."""
    brought = lock(brought)
    rules.check_is_of_own_unit(by, brought)
    rules.check_is_not_written(brought)
    brought.head = head
    of_book = COLUMNS[Book(brought.book)]
    brought.places = {column.value: place for column, place in places.items() if column in of_book}
    brought.save(update_fields=["head", "places"])
    record("register.arranged", brought, by=by, at=at, head=head, places=brought.places)
    return brought


@transaction.atomic
def examine(*, brought: Brought, by: Actor, at: datetime, tell: Tell = quiet) -> Checked | None:
    """Check the sheet and keep what is wrong with it; nothing where its columns are not known."""
    brought = lock(brought)
    rules.check_is_of_own_unit(by, brought)
    rules.check_is_not_written(brought)
    checked = _examined(brought, by=by, at=at, tell=tell)
    brought.checked_at = at
    brought.lines = len(checked.lines) if checked else 0
    brought.rows_at_fault = checked.rows_at_fault if checked else 0
    said = [*checked.faults[:MOST_KEPT], *checked.notes[:MOST_KEPT]] if checked else []
    brought.faults = [asdict(fault) for fault in said]
    brought.save(update_fields=["checked_at", "lines", "rows_at_fault", "faults", "refusal"])
    found = {"lines": brought.lines, "rows_at_fault": brought.rows_at_fault}
    record("register.examined", brought, by=by, at=at, **found)
    return checked


def _examined(brought: Brought, *, by: Actor, at: datetime, tell: Tell) -> Checked | None:
    try:
        checked = _check(brought, by=by, at=at, tell=tell)
    except Refused as refusal:
        brought.refusal = str(refusal)
        return None
    brought.refusal = ""
    return checked


def _check(brought: Brought, *, by: Actor, at: datetime, tell: Tell) -> Checked:
    rows, places = brought.sheet().rows, brought.mapping()
    if brought.head is None:
        raise Refused(_("Chưa rõ dòng nào của bảng là tiêu đề các cột. Hãy chọn dòng và cột."))
    rules.check_bears_no_mark(marked_rows(rows, places, head=brought.head))
    return check(
        rows,
        head=brought.head,
        places=places,
        book=Book(brought.book),
        by=by,
        today=localdate(at),
        tell=tell,
    )


@transaction.atomic
def bring_in(*, brought: Brought, by: Actor, at: datetime, tell: Tell = quiet) -> Brought:
    """Write every line of the sheet into the ledger; refused, and nothing written, while one is wrong."""
    brought = lock(brought)
    rules.check_is_of_own_unit(by, brought)
    rules.check_is_not_written(brought)
    checked = _check(brought, by=by, at=at, tell=tell)
    rules.check_is_right(checked)
    new = write(checked.lines, unit=brought.unit_id, book=Book(brought.book), by=by, at=at, tell=tell)
    brought.written_at, brought.lines = at, len(checked.lines)
    brought.rows, brought.faults, brought.rows_at_fault, brought.refusal = b"", [], 0, ""
    brought.save()
    record(
        "register.brought_in",
        brought,
        by=by,
        at=at,
        book=brought.book,
        name=brought.name,
        sha256=brought.sha256,
        lines=brought.lines,
        documents=new,
    )
    return brought


@transaction.atomic
def drop(*, brought: Brought, by: Actor, at: datetime) -> None:
    """Throw away a sheet that is not written."""
    brought = lock(brought)
    rules.check_is_of_own_unit(by, brought)
    rules.check_is_not_written(brought)
    record("register.dropped", brought, by=by, at=at, name=brought.name)
    brought.delete()
