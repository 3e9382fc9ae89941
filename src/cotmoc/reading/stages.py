"""Stages of time that open a sentence: what they say of past and future, and the period that they name."""

from __future__ import annotations

from functools import lru_cache

from cotmoc.reading.facts import Years
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, any_of, pattern_of

_YEAR = r"(?:19|20)\d{2}"
_COUNT = r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười lăm|hai mươi)"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
STAGE = pattern_of(
    rf"(?:{any_of('stages_past', 'stages_to_come')}{WORD_AFTER}(?! \d| thanh niên| hành động| công nhân"
    rf"| an toàn)"
    rf"|(?:cũng |ước tính |từ |trong |qua |sau |cả |hết |đến |tính đến |riêng |bước sang |bước vào |sang )*"
    rf"(?:(?:hơn |gần )?(?:nửa(?: đầu)?|giữa) nhiệm kỳ|(?:hơn |gần )?(?:\d{{1,2}}|{_COUNT}) (?:năm"
    rf"|tháng)(?: (?:qua|năm {_YEAR}|đầu năm(?: {_YEAR})?"
    rf"|cuối năm(?: {_YEAR})?|gần đây|vừa qua))?"
    rf"(?:,? \({_YEAR}\s?-\s?{_YEAR}\))?"
    rf"|(?:giai đoạn|nhiệm kỳ|thời kỳ|các năm) {_YEAR}\s?(?:-|đến|và)\s?{_YEAR}"
    rf"|năm học {_YEAR}\s?-\s?{_YEAR}|năm {_YEAR}(?:\s?-\s?{_YEAR})?"
    rf"|quý (?:iv|i{{1,3}}|[1-4])(?:\s?(?:/|năm |- ?)\s?{_YEAR})?|tháng \d{{1,2}}(?:\s?[/.]\s?{_YEAR}"
    rf"| năm {_YEAR})?)"
    rf"(?: (?:và|đến|đến nay|đến hết) (?:những |các |\d )?(?:tháng đầu )?(?:năm )?(?:{_YEAR}|nay))?)"
)
_TO_COME = pattern_of(rf"{WORD_BEFORE}{any_of('stages_to_come')}{WORD_AFTER}")
_PAST = pattern_of(
    rf"{WORD_BEFORE}(?:{any_of('stages_past')}|\d{{1,2}} (?:năm|tháng)(?: qua)?"
    rf"|{_COUNT} (?:năm|tháng) qua){WORD_AFTER}"
)
_SPAN = pattern_of(rf"({_YEAR})\s?(?:-|đến(?: hết)?(?: năm)?|và(?: những tháng đầu)?(?: năm)?)\s?({_YEAR})")
_COMMA = pattern_of(r"[,:;]\s*")
_DATE = pattern_of(rf"ngày \d{{1,2}}(?:\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?{_YEAR}| tháng \d{{1,2}} năm {_YEAR})")
_GROUND = pattern_of(
    r"(?:theo (?!đó|đánh giá)|thực hiện|triển khai|quán triệt|căn cứ|trên cơ sở|sau khi|ngay sau"
    r"|chấp hành|về |đối với)"
)
_TASKS_TOPIC = pattern_of(
    r"(?:về|đối với) (?:các )?(?:phương hướng|nhiệm vụ|giải pháp|kế hoạch|mục tiêu)[^:;]{0,60}"
    r"(?:thời gian tới|tháng|năm|quý|cuối năm|tiếp theo|trọng tâm)[^:;]{0,30}, *$"
)
# "đến năm 2030, …", "để đạt mục tiêu đó, …": what is aimed at, unless the clause says that it was done.
_AIMED_AT = pattern_of(
    rf"(?:(?:theo đó|trong đó|cụ thể|đồng thời),? )?(?:phấn đấu )?(?:đến|hết)(?: cuối| hết)?(?: năm)?"
    rf" ({_YEAR})[^,;]{{0,40}}, *$"
    r"|(?:để|nhằm) (?:đạt|thực hiện|hoàn thành|triển khai|tiếp tục|bảo đảm|đảm bảo|khắc phục|phát huy"
    r"|nâng cao|tăng cường|chủ động)[^;:]{0,260}, *$"
)
_AFTER_GATHERING = pattern_of(
    rf"(?:ngay )?sau (?:khi )?(?:kết thúc )?(?:buổi |phần )?{any_of('meetings')}{WORD_AFTER}[^,;:]{{0,60}}"
    r", *$"
)
_PLAN = pattern_of(rf"theo (?:kế hoạch|phương hướng|chương trình|dự kiến){WORD_AFTER}")
_SINCE = pattern_of(rf"từ (?:đầu )?(?:năm )?({_YEAR}) đến nay")
_MONTHS_IN_WORDS = {"ba": 3, "sáu": 6, "chín": 9}
_UNTIL_MONTH = pattern_of(rf"({_YEAR}) đến(?: hết)? tháng (0?[1-9]|1[0-2])(?:\s?[/.]\s?| năm )({_YEAR})")
_QUARTER = pattern_of(rf"quý (iv|i{{1,3}}|[1-4])\s?(?:/|năm |- ?)\s?({_YEAR})")
_HALF = pattern_of(rf"(\d{{1,2}}|ba|sáu|chín) tháng (đầu|cuối) năm ({_YEAR})")
_MONTH = pattern_of(rf"tháng (\d{{1,2}})(?:\s?[/.]\s?| năm )({_YEAR})")
_ONE_YEAR = pattern_of(rf"năm ({_YEAR})")


@lru_cache(maxsize=1024)
def is_to_come(words: str) -> bool:
    """Whether these folded opening words speak of the time to come."""
    return _TO_COME.search(words) is not None or _TASKS_TOPIC.match(words) is not None


def is_aimed_at(words: str, year: int | None) -> bool:
    """Whether these folded opening words name an aim or a year ahead of the given one."""
    aimed = _AIMED_AT.match(words)
    return aimed is not None and (aimed[1] is None or year is None or int(aimed[1]) > year)


@lru_cache(maxsize=1024)
def is_past(words: str) -> bool:
    """Whether these folded opening words speak of time gone by."""
    return _PAST.search(words) is not None


def is_after_gathering(words: str) -> bool:
    """Whether these folded opening words say that what follows was done after the gathering."""
    return _AFTER_GATHERING.match(words) is not None


def is_told_of(words: str) -> bool:
    """Whether these folded opening words name time gone by or a year that the text now tells of."""
    return is_past(words) or period_of(stage_in(words)) is not None


def is_planned(words: str) -> bool:
    """Whether these folded opening words name a plan to go by."""
    return _PLAN.match(words) is not None


@lru_cache(maxsize=1024)
def stage_in(opening: str) -> str:
    """The parts of a folded opening that name a stage, without grounds, topics and the dates of documents."""
    words = _DATE.sub("", opening)
    if STAGE.match(words):
        return words
    return ", ".join(part for part in _COMMA.split(words) if not _GROUND.match(part))


@lru_cache(maxsize=1024)
def period_of(words: str) -> Years | None:
    """The period with named bounds that these folded opening words hold."""
    if since := _SINCE.search(words):
        return Years(since[1], None)
    if until := _UNTIL_MONTH.search(words):
        return Years(until[1], f"{until[3]}-{int(until[2]):02}")
    if span := _SPAN.search(words):
        return Years(span[1], span[2])
    return _part_of_a_year(words) or _whole_year(words)


def _part_of_a_year(words: str) -> Years | None:
    if quarter := _QUARTER.search(words):
        first = 3 * _QUARTERS[quarter[1]] - 2
        return _months(quarter[2], first, first + 2)
    if half := _HALF.search(words):
        count = _MONTHS_IN_WORDS.get(half[1]) or int(half[1])
        return _months(half[3], 1, count) if half[2] == "đầu" else _months(half[3], 13 - count, 12)
    if month := _MONTH.search(words):
        return _months(month[2], int(month[1]), int(month[1]))
    return None


def _months(year: str, first: int, last: int) -> Years | None:
    if not 1 <= first <= last <= 12:
        return None
    return Years(f"{year}-{first:02}", f"{year}-{last:02}")


def _whole_year(words: str) -> Years | None:
    year = _ONE_YEAR.search(words)
    return Years(year[1], year[1]) if year else None
