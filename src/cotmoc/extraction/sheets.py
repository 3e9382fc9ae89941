"""The bytes of a spreadsheet → its rows: XLSX, XLS and ODS by their cached values, CSV by its evidence.

A formula counts as the value that was last shown for it; nothing is reckoned, nothing is executed.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from math import log2
from typing import Any, Final
from unicodedata import normalize
from zipfile import BadZipFile, ZipFile

from cotmoc.extraction import language
from cotmoc.extraction.decoding import decode
from cotmoc.extraction.legacy import Letters, converted, letters_of
from cotmoc.extraction.refusals import Code, Secret, Unreadable, refuse_larger
from cotmoc.extraction.secrecy import mark_in_name

Cell = str | int | float | date | None
"""What stands in a cell; a day where the spreadsheet says that it is one."""

MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 100

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LARGEST_WHOLE = 400 * 1024 * 1024  # a year's book of 50,000 lines unfolds to some 30 MB
_DELIMITERS = (";", "\t", ",", "|")
_LOOKED_AT = 60
_SAID = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of the fullest visible sheet, as many cells each as it has; `encoding` is a CSV's."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    encoding: str = ""
    letters: Letters | None = None

    def to_json(self) -> dict[str, Any]:
        """In a form that travels between processes and is kept."""
        return {
            "name": self.name,
            "encoding": self.encoding,
            "letters": self.letters,
            "rows": [[_plain(cell) for cell in row] for row in self.rows],
        }

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> Sheet:
        """The sheet again."""
        rows = tuple(tuple(_cell(cell) for cell in row) for row in said["rows"])
        letters = Letters(said["letters"]) if said["letters"] else None
        return cls(said["name"], rows, said["encoding"], letters)


def sheet_of(content: bytes, name: str, *, letters: Letters | None = None) -> Sheet:
    """The rows of a spreadsheet of up to 20 MB; raises Unreadable, or Secret when its name bears a mark.

    `letters` says what text outside Unicode was typed in, where it does not show that itself.
    """
    refuse_larger(len(content))
    if mark_in_name(name):
        raise Secret
    if not content.strip():
        raise Unreadable(Code.EMPTY)
    if content.startswith((_ZIP, _OLE)):
        sheet = _of_workbook(content)
    else:
        sheet = _of_text(content, is_legacy=letters is not None)
    if not sheet.rows:
        raise Unreadable(Code.EMPTY)
    return _in_unicode(sheet, letters)


def _of_workbook(content: bytes) -> Sheet:
    from python_calamine import (  # noqa: PLC0415 - a plain install reads no spreadsheets
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetVisibleEnum,
    )

    _refuse_others(content)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        names = [
            each.name for each in book.sheets_metadata if each.visible == SheetVisibleEnum.Visible
        ] or book.sheet_names
        sheets = [book.get_sheet_by_name(each) for each in names]
        fullest = max(sheets, key=lambda each: each.total_height)
        found = fullest.to_python(skip_empty_area=False)
    except PasswordError as error:
        raise Unreadable(Code.PASSWORD) from error
    except (CalamineError, ValueError) as error:
        raise Unreadable(Code.BROKEN) from error
    return Sheet(fullest.name, _bounded(tuple(map(_of_calamine, row)) for row in found))


def _refuse_others(content: bytes) -> None:
    """What is a ZIP or an OLE container, and no spreadsheet."""
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise Unreadable(Code.PASSWORD)
        if "WordDocument".encode("utf-16-le") in content:
            raise Unreadable(Code.NO_SHEET)
        return
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable(Code.BROKEN) from error
    if sum(part.file_size for part in parts) > _LARGEST_WHOLE:
        raise Unreadable(Code.ZIP_BOMB)
    names = {part.filename for part in parts}
    if not names & {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}:
        raise Unreadable(Code.NO_SHEET)


def _of_calamine(
    value: int | float | str | bool | time | date | datetime | timedelta,
) -> Cell:
    """Whole numbers as such, days without their time; what is neither is the text that is shown."""
    match value:
        case bool() | time() | timedelta():
            return str(value)
        case datetime():
            return value.date()
        case float() if value.is_integer():
            return int(value)
        case str():
            return normalize("NFC", value)
        case _:
            return value


def _of_text(content: bytes, *, is_legacy: bool) -> Sheet:
    decoded = decode(content, is_legacy=is_legacy)
    text = decoded.text.removeprefix("\ufeff")
    said = _SAID.match(text)
    delimiter = said[1] if said else delimiter_of(text)
    try:
        rows = csv.reader(StringIO(text[said.end() if said else 0 :], newline=""), delimiter=delimiter)
        bounded = _bounded(tuple(normalize("NFC", cell) for cell in row) for row in rows)
    except csv.Error as error:
        raise Unreadable(Code.BROKEN) from error
    return Sheet("", bounded, decoded.encoding)


def delimiter_of(text: str) -> str:
    """The sign that cuts the most of the first lines into one same number of cells, the more the likelier."""
    beginning = text[:100_000].splitlines(keepends=True)[:_LOOKED_AT]
    return max(_DELIMITERS, key=lambda sign: _evenness(beginning, sign))


def _evenness(lines: list[str], sign: str) -> float:
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=sign) if len(row) > 1)
    except csv.Error:
        return 0.0
    # Commas within titles cut most lines in two; columns cut them in many.
    return max((times / len(lines) * log2(width) for width, times in widths.items()), default=0.0)


def _bounded(rows: Iterable[tuple[Cell, ...]]) -> tuple[tuple[Cell, ...], ...]:
    """The rows without the empty ones after the last; refused when they are too many."""
    kept: list[tuple[Cell, ...]] = []
    filled = 0
    for row in rows:
        kept.append(row[:MOST_COLUMNS])
        if any(cell not in (None, "") for cell in row):
            filled = len(kept)
        if filled > MOST_ROWS:
            raise Unreadable(Code.TOO_MANY_ROWS)
    return tuple(kept[:filled])


def _in_unicode(sheet: Sheet, asked: Letters | None) -> Sheet:
    """The cells with the letters of TCVN3 or VNI converted; as they are where nothing shows such."""
    seen = "\n".join(_texts(sheet.rows[:2000]))
    is_legacy = language.is_in_legacy_letters(seen)
    if not is_legacy and not (asked and not language.is_surely_vietnamese(seen)):
        return sheet
    letters = asked or letters_of(seen)
    if letters is None:
        raise Unreadable(Code.LEGACY_ENCODING)
    rows = tuple(
        tuple(converted(cell, letters) if isinstance(cell, str) else cell for cell in row)
        for row in sheet.rows
    )
    return Sheet(sheet.name, rows, sheet.encoding, letters)


def _texts(rows: Sequence[tuple[Cell, ...]]) -> Iterable[str]:
    return (cell for row in rows for cell in row if isinstance(cell, str) and cell)


def _plain(cell: Cell) -> object:
    return {"day": cell.isoformat()} if isinstance(cell, date) else cell


def _cell(said: Any) -> Cell:
    if isinstance(said, dict):
        return date.fromisoformat(said["day"])
    plain: Cell = said
    return plain
