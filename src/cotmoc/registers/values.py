"""What the cells of a register mean: days as people and spreadsheets write them, numbers, words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from cotmoc.base.calendar import AFTER_LATEST, EARLIEST
from cotmoc.extraction import Cell

_SERIALS: Final = range(16_682, 73_051)  # of the days 02/09/1945 to 31/12/2099
_FIRST_SERIAL: Final = date(1899, 12, 30)
_DAY = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4}|\d{2})(?:\s+\d.*)?$")
_WORDED = re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2})\s*(?:năm|/|-)\s*(\d{4})$", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s].*)?$")
_MONTH = re.compile(r"(?:tháng\s*)?(\d{1,2})\s*(?:/|-|\.|năm)\s*(\d{4})$", re.IGNORECASE)
_YEAR = re.compile(r"(?:năm\s*)?(\d{4})$", re.IGNORECASE)
_BEFORE = re.compile(r"^(?:ngày|ngay)[\s:]*", re.IGNORECASE)
_DITTO = frozenset({'"', "''", "“", "”", "nt", "-nt-", "n.t", "như trên", "//", "-//-"})


@dataclass(frozen=True, slots=True)
class Day:
    """A day as precise as written, in ISO form; `wrong` says why it is none."""

    iso: str = ""
    wrong: str = ""

    @property
    def whole(self) -> date | None:
        """The day, where it is one."""
        return date.fromisoformat(self.iso) if len(self.iso) == 10 else None


def day_of(cell: Cell) -> Day:
    """The day of the cell; nothing of an empty one."""
    match cell:
        case None | "":
            return Day()
        case date():
            return _checked(cell)
        case int() | float():
            return _day_of_number(cell)
        case str():
            return _day_of_words(_BEFORE.sub("", cell.strip()).strip(" .,;"))


def _day_of_number(number: float) -> Day:
    """A bare number is a spreadsheet's day, or a year."""
    whole = int(number)
    if whole in _SERIALS:
        return Day((_FIRST_SERIAL + timedelta(days=whole)).isoformat())
    if number == whole and EARLIEST.year <= whole < AFTER_LATEST.year:
        return Day(str(whole))
    return Day(wrong="no_day")


def _day_of_words(words: str) -> Day:
    if found := _DAY.match(words) or _WORDED.match(words):
        return _day_of_parts(found[3], found[2], found[1])
    if found := _ISO.match(words):
        return _day_of_parts(found[1], found[2], found[3])
    if found := _MONTH.match(words):
        return _month(int(found[2]), int(found[1]))
    if found := _YEAR.match(words):
        return _day_of_number(int(found[1]))
    is_serial = words.isascii() and words.isdecimal() and int(words) in _SERIALS
    return _day_of_number(int(words)) if is_serial else Day(wrong="no_day" if words else "")


def _day_of_parts(year: str, month: str, day: str) -> Day:
    try:
        return _checked(date(_whole_year(year), int(month), int(day)))
    except ValueError:
        return Day(wrong="impossible_day")


def _whole_year(written: str) -> int:
    """Two figures are of this century up to 49, of the last from 50."""
    year = int(written)
    return year if len(written) == 4 else year + (2000 if year < 50 else 1900)


def _month(year: int, month: int) -> Day:
    if not 1 <= month <= 12:
        return Day(wrong="impossible_day")
    return Day(f"{year:04}-{month:02}") if EARLIEST.year <= year < AFTER_LATEST.year else Day(wrong="far_day")


def _checked(day: date) -> Day:
    return Day(day.isoformat()) if EARLIEST <= day < AFTER_LATEST else Day(wrong="far_day")


def words_of(cell: Cell) -> str:
    """The words of a cell in one line, as they would be typed."""
    match cell:
        case None:
            return ""
        case date():
            return f"{cell:%d/%m/%Y}"
        case _:
            return " ".join(str(cell).split())


def number_of(cell: Cell) -> int | None:
    """A whole number above 0, leading zeros left out; None where the cell is none."""
    words = words_of(cell).rstrip(".")
    is_number = words.isascii() and words.isdecimal() and len(words) < 8
    return int(words) or None if is_number else None


def is_ditto(cell: Cell) -> bool:
    """Whether the cell only points at the one above it."""
    return isinstance(cell, str) and cell.strip().lower() in _DITTO
