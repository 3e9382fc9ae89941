"""Whether words put a gathering off, name it only in a title, or count several of it."""

from __future__ import annotations

from cotmoc.reading.patterns import WORD_BEFORE, pattern_of
from cotmoc.reading.text import Text

_TO_COME = pattern_of(
    rf"{WORD_BEFORE}(?:sẽ|dự kiến|chuẩn bị|xin chủ trương|đề nghị|yêu cầu|cho phép|giao|kế hoạch|cần|phải"
    r"|tiến tới|hướng tới|phục vụ|trước|sau khi|ngay sau|nội dung trình tại|việc|chào mừng"
    r"|thời gian)(?: [^\s,.;]+){0,6} *\Z"
)
# In a title or a plan: "Kế hoạch số 5 về tổ chức lễ …".
_TITLED = pattern_of(r"(?:về|về việc) tổ chức +\Z")
_SEVERAL = pattern_of(r"(?:(?<![/\d])\d{1,3}|nhiều|những|mỗi|từng) (?:cuộc |buổi |đợt |lượt )?\Z")
_BESIDE = pattern_of(r"(?:^|[ ,])(?:sau|trước|giữa) +\Z")
_WILL_BE = pattern_of(r"[ ,]*(?:sẽ |dự kiến )")


# "các hội cần …; tổ chức hội thi …": among tasks, behind their semicolons.
_AMONG_TASKS = pattern_of(rf"{WORD_BEFORE}(?:cần|phải|yêu cầu|đề nghị) [^.]*; [^.]*\Z")


def is_among_tasks(text: Text, start: int, at: int) -> bool:
    """Whether a place stands behind a semicolon in a sentence that asks for things."""
    return _AMONG_TASKS.search(text.folded, start, at) is not None


def is_to_come(text: Text, start: int, at: int) -> bool:
    """Whether the words up to a place put what follows off, name it in a title, or count several of it."""
    if _BESIDE.search(text.folded, start, at) or _TITLED.search(text.folded, start, at):
        return True
    if _SEVERAL.search(text.folded, start, at):
        return True
    found = _TO_COME.search(text.folded, start, at)
    # "Cần Thơ" is a place.
    return found is not None and not (found[0].startswith("cần") and text.body[found.start()].isupper())


def will_be(text: Text, at: int) -> bool:
    """Whether the words from here on say that it will be held."""
    return _WILL_BE.match(text.folded, at) is not None
