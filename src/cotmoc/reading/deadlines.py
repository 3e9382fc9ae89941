"""The day by which a task is to be done, where its words give one."""

from __future__ import annotations

import re

from cotmoc.reading.furniture import Dateline
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, pattern_of

_YEAR = r"(?:19|20)\d{2}"
_BY = (
    r"(?:trước|chậm nhất(?: là| vào| đến)?|muộn nhất(?: là)?|hạn cuối(?: là)?|thời hạn(?: là| đến"
    r"| trước)?|không quá|xong trong|hoàn thành trong|"
    r"đến hết|hết|đến cuối|(?<!từ trước )đến|xong vào|hoàn thành vào|trong vòng"
    r"|(?:hoàn thành|xong|báo cáo|trình)[^,;.]{0,80} trong)"
)
_BOUND = pattern_of(rf"{WORD_BEFORE}{_BY} ")
_DAY = pattern_of(
    rf"{WORD_BEFORE}{_BY} (?:ngày )?(\d{{1,2}})(?:\s?[/.-]\s?| tháng )(\d{{1,2}})(?:(?:\s?[/.-]\s?"
    rf"| năm )({_YEAR}))?(?![\d/-])"
)
_MONTH = pattern_of(rf"{WORD_BEFORE}{_BY} (?:cuối |hết )?tháng (\d{{1,2}})(?:\s?[/.-]\s?| năm )({_YEAR})")
_QUARTER = pattern_of(
    rf"{WORD_BEFORE}{_BY} (?:cuối |hết )?quý (iv|i{{1,3}}|[1-4])\s?(?:/|năm |-)\s?({_YEAR})"
)
_IN_YEAR = pattern_of(rf"{WORD_BEFORE}{_BY} (?:cuối |hết )?năm ({_YEAR}){WORD_AFTER}")
# At the end of a task the month or quarter in which it is done is its deadline.
_LAST_MONTH = pattern_of(rf"{WORD_BEFORE}(?:trong|vào) tháng (\d{{1,2}})(?:\s?[/.-]\s?| năm )({_YEAR})\s*$")
_LAST_QUARTER = pattern_of(
    rf"{WORD_BEFORE}(?:trong|vào) quý (iv|i{{1,3}}|[1-4])\s?(?:/|năm |-)\s?({_YEAR})\s*$"
)
_LAST_YEAR = pattern_of(rf"{WORD_BEFORE}vào năm ({_YEAR})\s*$")
# "tuyên truyền Chiến lược cải cách … đến năm 2030": the year of a title.
_OF_A_TITLE = pattern_of(rf"{WORD_BEFORE}(?:chiến lược|quy hoạch|đề án|chương trình)[^,;.]{{0,80}}$")
_LAST_MONTHS = {"i": 3, "ii": 6, "iii": 9, "iv": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_LAST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FIGURE = pattern_of(r"\d")
_NOT_THE_SPAN = pattern_of(rf"{WORD_BEFORE}(?:từ|giai đoạn|tầm nhìn|định hướng|nhiệm kỳ)[^,;.]{{0,30}}$")


def deadline_in(folded: str, dateline: Dateline) -> str | None:
    """ISO date as precise as the words; a day without a year takes the dateline's year when not before it."""
    if _FIGURE.search(folded) is None:
        return None
    return _by(folded, dateline) if _BOUND.search(folded) else _at_the_end(folded)


def _by(folded: str, dateline: Dateline) -> str | None:
    """The day, month, quarter or year by which the words tell it to be done, else what their end says."""
    if (day := _first(_DAY, folded)) and _is_day(int(day[1]), int(day[2])):
        return _dated(int(day[1]), int(day[2]), day[3], dateline)
    if month := _first(_MONTH, folded):
        return f"{month[2]}-{int(month[1]):02}" if 1 <= int(month[1]) <= 12 else None
    if quarter := _first(_QUARTER, folded):
        return f"{quarter[2]}-{_LAST_MONTHS[quarter[1]]:02}"
    if (year := _first(_IN_YEAR, folded)) and not _OF_A_TITLE.search(folded[: year.start()]):
        return year[1]
    return _at_the_end(folded)


def _at_the_end(folded: str) -> str | None:
    """The month, quarter or year in which, by the last words, the task is done."""
    if month := _LAST_MONTH.search(folded):
        return f"{month[2]}-{int(month[1]):02}" if 1 <= int(month[1]) <= 12 else None
    if quarter := _LAST_QUARTER.search(folded):
        return f"{quarter[2]}-{_LAST_MONTHS[quarter[1]]:02}"
    year = _LAST_YEAR.search(folded)
    return year[1] if year else None


def _first(pattern: re.Pattern[str], folded: str) -> re.Match[str] | None:
    """The first match that is no end of a span of time."""
    for found in pattern.finditer(folded):
        if not _NOT_THE_SPAN.search(folded, max(found.start() - 40, 0), found.start()):
            return found
    return None


def _is_day(day: int, month: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= _LAST_DAYS[month - 1]


def _dated(day: int, month: int, year: str | None, dateline: Dateline) -> str:
    if year is not None:
        return f"{year}-{month:02}-{day:02}"
    if (
        dateline.year is not None
        and dateline.month is not None
        and (month, day) >= (dateline.month, dateline.day or 0)
    ):
        return f"{dateline.year}-{month:02}-{day:02}"
    return f"--{month:02}-{day:02}"
