"""What report prose sets for the time to come: goals, resolves, things agreed on."""

from __future__ import annotations

from cotmoc.reading.anchors import anchored
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, pattern_of
from cotmoc.reading.text import Text

_GOAL = pattern_of(
    rf"(?:mục tiêu|chỉ tiêu|phấn đấu|quyết tâm)(?! (?:quốc gia|đề ra|kế hoạch|[\"“])){WORD_AFTER}"
)
_STRIVING = anchored(rf"{WORD_BEFORE}(?:phấn đấu|quyết tâm|sẽ){WORD_AFTER}")
_STRIVES = pattern_of(rf"(?![^,;]{{0,160}}? đã )[^,;]{{0,160}}?{_STRIVING.pattern}")
# "Nguồn vốn sẽ giúp các hộ …": what something will bring is nobody's task.
_WILL_BRING = pattern_of(
    rf"[^;:]{{2,160}}? sẽ (?:giúp|góp phần|mang lại|tạo điều kiện|tạo động lực|là|giảm đáng kể|tăng đáng kể)"
    rf"{WORD_AFTER}"
)
_GOES_ON_TO = pattern_of(rf"(?:sẽ|tiếp tục){WORD_AFTER}")
_AGREED = anchored(
    rf"{WORD_BEFORE}(?:đã |cùng )*thống nhất (?=thực hiện|tiếp tục|tập trung|triển khai|phối hợp|duy trì)"
)


def sets_goal(folded: str, start: int, end: int) -> bool:
    """Whether the clause opens with a goal ("phấn đấu …", "mục tiêu …")."""
    return _GOAL.match(folded, start, end) is not None


def strives(text: Text, start: int, end: int) -> bool:
    """Whether the clause says that its subject strives for something or will do it."""
    return _STRIVING.search(text, start, end) is not None and bool(_STRIVES.match(text.folded, start, end))


def goes_on_to(folded: str, at: int) -> bool:
    """Whether the verb here is of the time to come ("sẽ", "tiếp tục")."""
    return _GOES_ON_TO.match(folded, at) is not None


def behind_agreed(text: Text, start: int, end: int) -> int | None:
    """Where what was agreed on begins ("đã thống nhất | thực hiện …"), or None."""
    agreed = _AGREED.search(text, start, end)
    return agreed.end() if agreed else None


def will_bring(folded: str, start: int, end: int) -> bool:
    """Whether the clause says what its subject will bring about."""
    return _WILL_BRING.match(folded, start, end) is not None
