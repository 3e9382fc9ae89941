"""The day of an event: where a sentence tells it, and which year the text makes certain for it."""

from __future__ import annotations

import re

from cotmoc.reading.dates import date_at
from cotmoc.reading.namings import Naming
from cotmoc.reading.patterns import WORD_BEFORE, pattern_of
from cotmoc.reading.text import Text

_DAY = r"\d{1,2} *[-/.,vàđ]|\d{1,2} +(?:tháng|và|đến)"
_TIME = pattern_of(
    rf"{WORD_BEFORE}(?P<into>vào |diễn ra )?(?P<part>sáng|chiều|tối|trưa|đêm|hôm nay|hôm qua)?"
    rf"(?: nay| qua| cùng ngày| hôm nay)?[ ,(-]*"
    r"(?P<day>ngày +|từ (?:ngày +)?|trong (?:hai|ba"
    rf"|\d+) ngày[ ,(]*(?:từ +)?(?:ngày +)?)?(?={_DAY})"
)
_DAY_FIGURE = pattern_of(_DAY)
_CODE_BEFORE = pattern_of(r"(?:số \S+|/[a-zđ]+|-[a-zđ]{2,8}), \Z")
_RANGE = pattern_of(r"\d{1,2} *(?:-|và|đến|,) *(?:ngày *)?(?=\d{1,2} *[/.-] *\d{1,2})")
_RIGHT_AFTER = pattern_of(
    r"(?![ ,]*\(\d{1,2}[/.-]\d{1,2}[/.-]\d{4} ?[-/])[ ,]*\(?(?:được tổ chức |tổ chức |diễn ra |đã |vào "
    r"|chính thức |long trọng |trọng thể |trang trọng |thành công )*"
    r"(?:(?:sáng|chiều|tối)[ ,]*)?(?:ngày +)?(?=\d)"
)
_YEAR = r"((?:19|20)\d{2})(?!\d)"
_POSTED = pattern_of(
    rf"(?:đăng|cập nhật|xuất bản)[^\d\n]{{0,14}}\d{{1,2}}(?: tháng |[/.-])\d{{1,2}}(?: năm |[/.-]){_YEAR}"
)
_OPENING_MONTHS = pattern_of(rf"(?<!\d)0?(\d) tháng đầu năm {_YEAR}")
_CLOSING_MONTHS = pattern_of(rf"0?6 tháng cuối năm {_YEAR}")
_MONTH = pattern_of(rf"tháng (\d{{1,2}}) ?(?:[/-]|năm) ?{_YEAR}")
_ANNIVERSARY = pattern_of(
    rf"\(\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:19|20)\d{{2}} ?[-/] ?(\d{{1,2}})[/.-](\d{{1,2}})[/.-]{_YEAR}"
)
_YEARLY = frozenset({"ceremony", "exercise", "campaign", "exchange"})
_MIDYEAR = range(2, 11)
_NAMED_YEAR = pattern_of(rf"(?<![\d/-]){_YEAR}(?! *[-/])")
_OF_ANOTHER_YEAR = pattern_of(r"tết|tổng kết|giai đoạn|nhiệm kỳ|năm học|kết quả")
# A line that holds nothing but the day and the hour of posting.
_STAMP = pattern_of(rf"[(\d:h|,. -]*?\d{{1,2}}[/.-]\d{{1,2}}[/.-]{_YEAR}[)\d:h|,. -]*")
_STAMP_LENGTH = 40
_DATELINE = pattern_of(
    rf"[^\n\d]{{0,24}}\d{{1,2}}[/.-]\d{{1,2}}[/.-]{_YEAR}(?: *,? *\d{{1,2}}[:h]\d{{2}})?"
    r"(?: *[-:|]| +(?=ngày|sáng|chiều|tối))"
)
_NEAR_DAYS, _MONTH_DAYS = 62, 31


def day_of(text: Text, naming: Naming, start: int, end: int) -> str | None:
    """The day that the words from start to end tell of the gathering, in ISO form, or None."""
    # The day right behind the number of a document is the document's own.
    after = None if naming.about else _RIGHT_AFTER.match(text.folded, naming.end)
    told = _day_at(text, after.end()) if after and after.end() < end else None
    if told and (opening := opening_day(text, start)) and _is_in_brackets(text, naming):
        return opening
    return told or next(iter(days_in(text, start, end)), None)


def _is_in_brackets(text: Text, naming: Naming) -> bool:
    """Whether the day behind a name stands in brackets, and so is that of what is remembered."""
    return text.folded[naming.end : naming.end + 2].strip() == "("


def days_in(text: Text, start: int, end: int) -> list[str]:
    """The days told as the time of something in this range, the days of documents left out."""
    if _DAY_FIGURE.search(text.folded, start, end) is None:
        return []
    times = (time for time in _TIME.finditer(text.folded, start, end) if _tells_time(text, time, start))
    days = (_day_at(text, time.end()) for time in times)
    return [day for day in days if day is not None]


def opening_day(text: Text, start: int) -> str | None:
    """The day with which a sentence opens ("Sáng 3/4, …"), or None."""
    time = _TIME.match(text.folded, start)
    return _day_at(text, time.end()) if time else None


def year_of_name(text: Text, naming: Naming, day: str) -> int | None:
    """The year by which a yearly gathering is named, where its day is far from the turn of the year."""
    words = text.folded[naming.start : naming.end]
    if naming.kind not in _YEARLY or int(day[2:4]) not in _MIDYEAR or _OF_ANOTHER_YEAR.search(words):
        return None
    years = _NAMED_YEAR.findall(words)
    return int(years[-1]) if len(years) == 1 else None


def with_year(text: Text, day: str, start: int, end: int) -> str:
    """The day with the year that the text makes certain: its dateline, its posting, or a period it names."""
    if not day.startswith("--"):
        return day
    year = _year_of_dateline(text, day) or _year_posted(text) or _year_said(text, day, start, end)
    return f"{year}-{day[2:]}" if year else day


def _tells_time(text: Text, time: re.Match[str], start: int) -> bool:
    """A part of the day, "vào", or a capital tell the time; a small "ngày" after a number is a document's."""
    if time["part"] or time["into"]:
        return True
    if not time["day"]:
        return False
    return text.body[time.start("day")].isupper() or time.start() <= start + 1 or _stands_apart(text, time)


def _stands_apart(text: Text, time: re.Match[str]) -> bool:
    """Whether a small "ngày" stands between commas (", ngày 3/4, UBND xã …") and is of no document."""
    before = text.folded[max(time.start("day") - 24, 0) : time.start("day")]
    told = date_at(text.folded, time.end())
    if told is None or not before.endswith(", ") or _CODE_BEFORE.search(before):
        return False
    after = text.body[told[0] : told[0] + 2]
    return after[:1] == "," or after[1:2].isupper()


def _day_at(text: Text, at: int) -> str | None:
    told = date_at(text.folded, at)
    if told is None or len(told[1]) < 10:
        days = _RANGE.match(text.folded, at)
        told = date_at(text.folded, days.end()) if days else told
    return told[1] if told and len(told[1]) >= 7 else None


def _year_of_dateline(text: Text, day: str) -> int | None:
    """The year of the dateline, the year before for a December told of in January."""
    year = text.dateline.year
    before = day[2:4] == "12" and text.dateline.month in {1, 2}
    return year - before if year else None


def _year_posted(text: Text) -> int | None:
    """The year of the day of posting that stands below the article."""
    beside = [p for p in text.paragraphs if p.kind != "body" or p.end - p.start < _STAMP_LENGTH]
    posted = (_POSTED.search(text.shadow, line.start, line.end) for line in beside)
    stamps = (_STAMP.fullmatch(text.shadow, line.start, line.end) for line in beside)
    return next((int(day[1]) for day in (*posted, *stamps) if day), None)


def _year_said(text: Text, day: str, start: int, end: int) -> int | None:
    """The year of a period that holds the day, or of an anniversary close to it."""
    month = int(day[2:4])
    for months in _OPENING_MONTHS.finditer(text.folded, start, end):
        if -1 <= month - int(months[1]) <= 2:
            return int(months[2])
    for months in _CLOSING_MONTHS.finditer(text.folded, start, end):
        if month in {6, 7, 8}:
            return int(months[1])
    named = (found for found in _MONTH.finditer(text.folded, start, end) if int(found[1]) == month)
    same_month = next((int(found[2]) for found in named), None)
    return same_month or _year_of_line(text, start, end) or _year_of_anniversary(text, day, start, end)


def _year_of_line(text: Text, start: int, end: int) -> int | None:
    """The year of a dateline that opens a paragraph of the lead ("(YB) 05/06/2030 - Sáng 4/6, …")."""
    for paragraph in text.paragraphs:
        if start <= paragraph.start < end and (line := _DATELINE.match(text.folded, paragraph.start)):
            return int(line[1])
    return None


def _year_of_anniversary(text: Text, day: str, start: int, end: int) -> int | None:
    """ "(19/5/1950 - 19/5/2030)": an anniversary within two months of the day gives its year."""
    within_year = int(day[2:4]) * _MONTH_DAYS + int(day[5:7])
    for found in _ANNIVERSARY.finditer(text.folded, start, end):
        marked = int(found[2]) * _MONTH_DAYS + int(found[1])
        if abs(marked - within_year) <= _NEAR_DAYS:
            return int(found[3])
    return None
