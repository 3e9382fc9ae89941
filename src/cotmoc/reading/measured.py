"""What a figure of a result is of: "70 km đường tuần tra", "sản lượng đạt 62%"."""

from __future__ import annotations

import re

from cotmoc.reading.folding import fold
from cotmoc.reading.patterns import any_of, pattern_of
from cotmoc.reading.words import lines

# What a figure is of stands so near before it.
_FAR = 400
_OF_AFTER = pattern_of(r" (?:của )?((?:[^\W\d_]+[ /-]?){1,8})")
_OF_ENDS = pattern_of(
    r"(?:^| )(?:được|đã|đạt|bị|với|cho|tại|trên|trong|ở|so|để|từ|và|cùng(?! kỳ)|tham|đối|là|bằng|tăng|giảm"
    r"|có|do"
    r"|thuộc|theo|vào|qua|gồm|về|như|khi|ngay|không|chưa|đều|còn|đang|nhằm|trị giá|vì|nâng|tiếp tục"
    r"|(?<!đề )ra)(?![a-zà-ỹđ]).*$"
    r"|(?: năm| giai đoạn) ?$"
)
_VERB_BEFORE = pattern_of(
    r"(?:^| )(?:đến nay|ước|hiện (?:có|còn|nay|đạt)|đã|được|đạt|với|là|có(?! hạt)|còn|tăng(?! trưởng)"
    r"|giảm(?! nghèo)|lên|xuống|trên|hơn|gần|khoảng|dưới|chiếm|(?<!mặt )bằng"
    r"|thực hiện|đều|bình quân đạt)(?: .*)?$"
)
# "Công an xã đã giải quyết 48 tin": who acts is not what was counted.
_ACTS = pattern_of(
    r" ?đã (?!đạt|được|tăng|giảm|lên|còn|có|là|chiếm|thực hiện|hoàn thành|vượt|bàn giao|giải ngân|thu)"
)
# "550 buổi họp với hơn 40 người": the words before the first figure are of that one.
_FIGURE = pattern_of(r"\d")
# "khởi tố 46 vụ": what was done to the cases is not what they are of.
_VERB_ENDS = pattern_of(rf"(?:^| ){any_of('verbs')}$")
_VERB_OPENS = pattern_of(
    r"^(?:đã |và |cũng |tiếp tục |cùng |các đơn vị |các |hoàn thành |xây dựng |tổ chức |bắt giữ "
    r"|phát hiện |xử lý |tặng |trao (?!đổi)|hỗ trợ |thu hút |huy động |sửa chữa |trồng )+"
)


def alternatives(name: str) -> str:
    """The entries of a word list as the alternatives of a pattern, the longest first."""
    entries = sorted({fold(entry) for entry in lines(name)}, key=lambda entry: (-len(entry), entry))
    return "|".join(re.escape(entry) for entry in entries)


# Before a figure, these and other figures do not end in what it measures.
_SAYS_NOTHING = pattern_of(rf"\d|(?<![a-zà-ỹđ])(?:{alternatives('measured_by_none')})$")


def measured(words: str, folded: str, start: int, end: int) -> str | None:
    """What the figure is of: the words after its unit, else those before the verb that leads to it.

    Of a share the words before come first: "sản lượng đạt 62% kế hoạch" tells of the output.
    """
    places = (_named_after, _named_before) if folded[end - 1] != "%" else (_named_before, _named_after)
    return next((named for place in places if (named := place(words, folded, start, end))), None)


def _named_after(words: str, folded: str, _: int, end: int) -> str | None:
    after = _OF_AFTER.match(folded, end)
    if after is None:
        return None
    phrase = _OF_ENDS.sub("", after[1]).strip(" -/")
    return " ".join(words[after.start(1) : after.start(1) + len(phrase)].split()) or None


def _named_before(words: str, folded: str, start: int, _: int) -> str | None:
    far = max(start - _FAR, 0)
    opening = max(far, max(folded.rfind(mark, far, start) for mark in ",;:()“”") + 1)
    return _subject(words[opening:start], folded[opening:start])


def _subject(words: str, folded: str) -> str | None:
    lead = len(folded) - len(folded.lstrip())
    opened = _VERB_OPENS.match(folded.strip())
    start = lead + (opened.end() if opened else 0)
    rest = folded[start:].rstrip()
    verb = _VERB_BEFORE.search(rest)
    if verb and (_ACTS.match(verb[0]) or _FIGURE.search(verb[0])):
        return None
    if verb is None and _VERB_ENDS.search(rest):
        return None
    phrase = rest[: verb.start()] if verb else rest
    named = " ".join(words[start : start + len(phrase)].split())
    if not 0 < len(named.split()) <= 10 or _SAYS_NOTHING.search(fold(named)):
        return None
    return named
