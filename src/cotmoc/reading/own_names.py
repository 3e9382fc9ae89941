"""Organs with a name of their own: schools and hospitals, companies, steering committees."""

from __future__ import annotations

import re
from dataclasses import replace

from cotmoc.reading.folding import LOWER, UPPER
from cotmoc.reading.heads import HEAD, HEADS, Organ
from cotmoc.reading.levels import LEVEL, placed
from cotmoc.reading.patterns import LETTER, WORD_AFTER, any_of, looked_up
from cotmoc.reading.text import Text

_NAMED_TO_LEVEL = re.compile(
    r"(?! *(?:,|\.))[^.;:()\n]{0,110}? (tỉnh|huyện|quận|thành phố|thị xã|xã|phường|trung ương|quốc gia"
    r"|chính phủ)"
    rf"(?![{LETTER}])"
)
_NAMED_STOP = re.compile(
    rf"[{LETTER}\d] +(?:đã|được|có|yêu cầu|cần|phải|ban hành|thành lập|do|gồm|các|chỉ đạo|tổ chức thực"
    rf"|báo cáo|phát biểu|cho"
    r"|phối hợp|và các|tiếp tục|chủ động|sẽ|đề nghị|là|trong|tại|với|của|từ|để|theo|chủ trì|tham mưu|trao"
    r"|tặng|quyết định"
    rf"|kiểm tra|giao|đánh giá|thống nhất|họp|đồng chí|ông|bà)(?![{LETTER}])"
)
# A defence area: its number, and the name of its seat ("1 - Ia Grai").
_AREA = re.compile(rf" +\d+(?: *[-–] *[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+)?)?")
_NAMED_NUMBER = re.compile(r" +\d{2,4}(?![\d/])")


def titled(text: Text, organ: Organ) -> Organ | None:
    """Capitals follow, each with at most one small syllable, up to a word of level or a verb."""
    end = organ.end
    if _NO_SCHOOL.match(text.folded, organ.start):
        return None
    while word := _TITLE_WORD.match(text.body, end):
        small = word.start(2) if word[2] else None
        if _opens_level_or_organ(text, word.start(1)) and end > organ.end:
            break
        end = word.end()
        if small is not None and _ENDS_TITLE.match(text.folded, small):
            end = word.end(1)
            break
    if end == organ.end:
        return None
    whole = replace(organ, head=f"{organ.head} {text.words(organ.end, end)}", end=end)
    return placed(text, whole) or whole


# An archipelago, a mountain range and a street, no schools.
_NO_SCHOOL = re.compile(r"trường +(?:sa|sơn|chinh|giang|thành|xuân|thịnh)(?![a-zà-ỹ])")


def _opens_level_or_organ(text: Text, at: int) -> bool:
    head = HEAD.match(text.folded, at)
    is_organ = head is not None and looked_up(HEADS, head[0]).shape != "part"
    return is_organ or LEVEL.match(text.folded, at) is not None


# A capital word, and the small syllable of the same word after it ("Kỹ thuật").
_TITLE_WORD = re.compile(rf" +(?:và +|- +)?([{UPPER}][{UPPER}{LOWER}]*)(?: +([{LOWER}]+)(?= |\b))?")
_ENDS_TITLE = re.compile(
    rf"(?:{any_of('after_position')[3:-1]}|và|của|các|do|từ|về|huyện|tỉnh|xã|phường|thị xã|quận|thành phố"
    rf"|để|nhằm|trên|khu|số|sau|nơi|cho biết|theo|thuộc){WORD_AFTER}"
)


def named(text: Text, organ: Organ) -> Organ | None:
    """A name of its own: a number, words up to a level, or a task; bare, it waits to be recognised."""
    if area := _AREA.match(text.body, organ.end) if organ.head.endswith("khu vực") else None:
        return replace(organ, unit=text.words(organ.end, area.end()), end=area.end())
    if number := _NAMED_NUMBER.match(text.folded, organ.end):
        whole = replace(organ, unit=number[0].strip(), end=number.end())
        return placed(text, whole) or whole
    level = _NAMED_TO_LEVEL.match(text.folded, organ.end)
    if level and not _NAMED_STOP.search(text.folded, organ.end - 1, level.start(1)):
        unit = text.words(organ.end, level.start(1))
        whole = replace(organ, unit=unit, end=level.start(1) - 1)
        if at_level := placed(text, whole):
            return at_level
        return replace(whole, unit=text.words(organ.end, level.end()), end=level.end())
    if task := _NAMED_TASK.match(text.folded, organ.end):
        return replace(organ, unit=text.words(organ.end, task.end()), end=task.end())
    return replace(organ, is_open=True)


# "về chống khai thác …", "phòng, chống tham nhũng": the task after a committee, up to a mark or a verb.
_NAMED_TASK = re.compile(
    r" (?:về|phòng|chống|cải cách|chuyển đổi|xây dựng|công tác|đổi mới|quản lý|thực hiện|phát triển)"
    r"(?:,? (?!(?:đã|được|có|yêu cầu|cần|phải|ban hành|tổ chức|chủ trì|(?<!không )báo cáo|tiếp tục|sẽ|là"
    r"|trong"
    rf"|tại|với|đồng chí)(?![{LETTER}]))[{LETTER}]+){{1,14}}"
)
