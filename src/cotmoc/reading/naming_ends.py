"""Where the words that name a gathering end: after its first subject, before what the sentence says of it."""

from __future__ import annotations

import re

from cotmoc.reading.found import Found, within
from cotmoc.reading.patterns import LETTER, WORD_AFTER, any_of, pattern_of
from cotmoc.reading.places import known_place_at
from cotmoc.reading.text import Text

# What may close the name; a comma is looked at more closely.
_END = pattern_of(
    r"[.;:!?\n“”\"(]|…|,| +(?:do|với (?:sự|nhiều|các hoạt động|hơn|gần|trên|\d+)"
    r"|với chủ đề|tại|được|đã|đang|diễn ra|vào|dưới sự|có|nhằm|để|cho|trên địa bàn"
    r"|vừa qua|phát biểu|thống nhất|tiếp tục|sẽ|là|xem|nghe|bằng|chủ trì|theo hình thức|gắn với|gắn|kết hợp"
    r"|nhân dịp"
    r"|nhân kỷ niệm|trong (?:khuôn khổ|không khí|hai ngày|ba ngày|\d+ ngày|thời gian)|trước kỳ họp|từ ngày"
    r"|và (?:các|phương hướng|đề ra|triển khai|ra mắt|phát động|ký kết|trao|chương trình giao lưu|hội nghị|lễ"
    r"|bàn|thống nhất)|(?:sáng|chiều|tối|hôm|ngày) +(?=\d|nay)"
    rf"|tham dự|nêu rõ|cùng|sau khi|mang ý nghĩa|nhận được|thu hút|đối với"
    rf"|tiến hành|bước vào|bầu|các đồng chí|đồng chí|ông|bà|và(?! +tết))(?![{LETTER}])"
)
_GOES_ON_AFTER_COMMA = pattern_of(
    rf" *(?!{any_of('name_stops')}{WORD_AFTER})(?=[{LETTER}])(?:giai đoạn|nhiệm kỳ|khóa)?"
)
_TERM = pattern_of(rf" *(?:nhiệm kỳ|khóa|giai đoạn){WORD_AFTER}")
_CLOSED = pattern_of(r"(?:\d|quý [ivx]+|năm học)\Z")
_QUOTE_CLOSES = pattern_of(r"[^“”\"\n]{3,120}[”\"]")
# Behind a bare "hội nghị" the purpose or the theme is what names it; behind a subject it is not.
_OF_FEW_WORDS = pattern_of(
    r" +với chủ đề| +(?:nhằm|để) +(?:sơ kết|tổng kết|đánh giá|quán triệt|triển khai|bàn|giải quyết|ký)"
)
_SHORT_FORM = pattern_of(r"\([A-ZĐ&]{2,12}\)")
_QUALIFIES = pattern_of(
    r"\((?:kỳ họp|phiên họp|phiên|hội nghị|chuyên đề|lần thứ|mở rộng|bất thường|thường lệ|khóa|đợt)"
    r"[^()\n]{0,60}\)"
)
# "gặp mặt, biểu dương học sinh": two acts before one subject.
_FURTHER_ACT = pattern_of(
    rf" (?:biểu dương|tuyên dương|tri ân|tôn vinh|giao lưu|chúc mừng|chúc tết|tặng quà"
    rf"|làm việc|kiểm tra){WORD_AFTER}"
)
_OF_ASSEMBLY = pattern_of(r"(?:kỳ họp|đại hội)")
_OFFICIAL = pattern_of(any_of("positions", "ranks", "persons_open") + WORD_AFTER)
_NAME_LENGTH, _MOST_COMMAS = 60, 5
_FULL_WORDS = 2


def end_of_name(text: Text, found: Found, start: int, at: int, limit: int) -> int:
    """Where the name that opens at `start`, its gathering word ending at `at`, ends before the limit."""
    end = next(
        (
            mark.start()
            for mark in _END.finditer(text.folded, at, limit)
            if _closes(text, found, start, at, mark)
        ),
        limit,
    )
    return at + len(text.body[at:end].rstrip(" .,-").removesuffix(" và"))


def _closes(text: Text, found: Found, start: int, at: int, mark: re.Match[str]) -> bool:
    if _inside_organ(found, mark.start()) or _in_quotes(text, at, mark.start()):
        return False
    if mark[0] == ",":
        return not _goes_on(text, found, start, at, mark)
    return _closes_by_itself(text, at, mark)


def _closes_by_itself(text: Text, at: int, mark: re.Match[str]) -> bool:
    """Whether a quote, a bracket, "và" or another closing word ends the name here."""
    if mark[0] in '“"':
        return _closing_quote(text, mark.end()) is None
    if mark[0] == "(":
        short_form = _SHORT_FORM.match(text.body, mark.start())
        return short_form is None and _QUALIFIES.match(text.folded, mark.start()) is None
    if mark[0] == " và":
        return _CLOSED.search(text.folded, at, mark.start()) is not None
    words = text.folded[at : mark.start()].split()
    if mark[0].startswith(" và "):
        return bool(words)
    return len(words) >= _FULL_WORDS or _OF_FEW_WORDS.match(text.folded, mark.start()) is None


def _names_somebody(text: Text, found: Found, at: int) -> bool:
    """Whether a capital opens an organ, a person with his position, or a place, no further field of work."""
    people = within(found.people, at, at + _NAME_LENGTH)
    if found.organ_at(at) or any(span.start == at for span, _ in people) or _OFFICIAL.match(text.folded, at):
        return True
    return known_place_at(text.body, at) is not None


def _closing_quote(text: Text, at: int) -> int | None:
    """Where the quotation that opens before `at` closes, on the same line and within a name's length."""
    closing = _QUOTE_CLOSES.match(text.folded, at)
    return closing.end() if closing else None


def _in_quotes(text: Text, at: int, mark: int) -> bool:
    """Whether a mark stands inside a quoted part of the name ("phong trào “Ba nhất, ba không”")."""
    opening = max(text.folded.rfind("“", at, mark), text.folded.rfind('"', at, mark))
    closing = _closing_quote(text, opening + 1) if opening >= 0 else None
    return closing is not None and mark < closing


def _inside_organ(found: Found, at: int) -> bool:
    """Whether an organ's own name goes on over this place ("Sở Văn hóa, Thể thao và Du lịch")."""
    return any(span.start < at < span.end for span, _ in within(found.organizations, at - 120, at + 120))


def _goes_on(text: Text, found: Found, start: int, at: int, comma: re.Match[str]) -> bool:
    """Whether the subject of the gathering goes on behind a comma ("công tác dân vận, tôn giáo")."""
    if text.folded.count(",", at, comma.start()) >= _MOST_COMMAS:
        return False
    behind = text.body[comma.end() : comma.end() + 2]
    after = comma.end() + len(behind) - len(behind.lstrip())
    of_assembly = _OF_ASSEMBLY.match(text.folded, start) and found.organ_at(after) is not None
    if of_assembly or _TERM.match(text.folded, comma.end()):
        return True
    if _CLOSED.search(text.folded, at, comma.start()):
        return False
    if text.body[after : after + 1].isupper():
        return not _names_somebody(text, found, after)
    goes_on = _FURTHER_ACT if comma.start() == at else _GOES_ON_AFTER_COMMA
    return goes_on.match(text.folded, comma.end()) is not None
