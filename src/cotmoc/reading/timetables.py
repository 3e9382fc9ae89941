"""The lines of a plan that a decision itself holds: what is to be done, or is to be, by which day."""

from __future__ import annotations

from cotmoc.reading.actors import VERB, Setting
from cotmoc.reading.clauses import after_links
from cotmoc.reading.facts import Span
from cotmoc.reading.patterns import WORD_AFTER, pattern_of

# "Điều 1. Ban hành Kế hoạch thời gian năm học … như sau:" holds its lines itself.
_HOLDS = pattern_of(
    r"(?:phê duyệt|ban hành) (?:kế hoạch|lịch|khung)[^;]*(?:như sau|sau đây|cụ thể)[^;:]{0,30}:\s*$"
)
_DAY = pattern_of(r"(?<![\d/])(?:ngày |tháng )?\d{1,2}\s?[/.-]\s?(?:\d{1,2}\s?[/.-]\s?)?20\d{2}(?!\d)")
# A verb without an object, which the name of its stage must stand before: "Học kỳ I: Bắt đầu …".
_OF_A_STAGE = pattern_of(rf"(?:bắt đầu|kết thúc|diễn ra|khai mạc|bế mạc|từ|đến){WORD_AFTER}")


def holds_lines(folded: str, start: int, end: int) -> bool:
    """Whether an article puts a plan in force whose lines follow it."""
    return _HOLDS.match(folded, start, end) is not None


def needs_label(folded: str, at: int) -> bool:
    """Whether the words here say nothing without the name of the stage before them."""
    return _OF_A_STAGE.match(folded, at) is not None


def line_in(setting: Setting, start: int, end: int) -> Span | None:
    """The words of a line that sets something, with a verb or by a day; None for any other line."""
    begin = after_links(setting.text, start, end)
    if _DAY.search(setting.text.folded, begin, end):
        return Span(begin, end)
    verb = VERB.match(setting.text.folded, _behind_label(setting, begin, end), end)
    return Span(begin, end) if verb else None


def _behind_label(setting: Setting, begin: int, end: int) -> int:
    folded = setting.text.folded
    colon = folded.find(": ", begin, min(end, begin + 60))
    return colon + 2 if colon >= 0 and needs_label(folded, colon + 2) else begin
