"""Occasions before a clause: what was done along with it or before it, and what to do if something arises."""

from __future__ import annotations

from cotmoc.reading.actors import Setting, actor_at
from cotmoc.reading.clauses import after_links
from cotmoc.reading.patterns import pattern_of

# "Bám sát diễn biến mưa lũ, ngày 3-9, Bộ Tổng Tham mưu đã …": what was done along with it, and the day.
_DAY = pattern_of(r", (?:sáng |chiều |tối )?ngày \d{1,2}\s?[-/.]\s?\d{1,2}(?:\s?[-/.]\s?\d{4})?, ")
_REACH_OF_DAY = 260
# "Quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị …": the occasion, not yet there, of a task.
_IN_CASE = pattern_of(
    r"(?:(?:trong )?quá trình (?:tổ chức |triển khai )*thực hiện[^,;:]{0,40}?,? )?(?:nếu|trường hợp) "
    r"(?:có|gặp|còn|phát sinh|có phát sinh)[^;:.]{0,24}(?:khó khăn|vướng mắc|vấn đề)"
    r"(?:, (?:vướng mắc|khó khăn|bất cập|phát sinh))*(?: phát sinh| cần thiết| gì)*,? (?:thì |đề nghị )?"
)
# "Với những kết quả đã đạt được, …": looks back on what was told.
_REACHED = pattern_of(
    r"(?:với|từ|phát huy|trên cơ sở|ghi nhận) (?:những |các )?(?:kết quả|thành tích|thành công"
    r"|thành tựu)(?: xuất sắc)?"
    r"(?: đã)?(?: đạt được| đó| trên| nêu trên)[^,;:]{0,40}, "
)
# "cùng với việc siết kỷ cương, …, đã góp phần …": what has helped stands behind "cùng với".
_TOGETHER_WITH = pattern_of(r"cùng với (?=việc [^;:]{10,240}?, đã )")


def behind_occasion(setting: Setting, at: int, end: int) -> int | None:
    """Behind "nếu có vướng mắc," or behind what is told before a day, where somebody acts there."""
    folded = setting.text.folded
    if before := _REACHED.match(folded, at, end) or _TOGETHER_WITH.match(folded, at, end):
        return before.end()
    occasion = _IN_CASE.match(folded, at, end)
    if occasion is None and folded.find("ngày ", at, min(end, at + _REACH_OF_DAY)) >= 0:
        occasion = _DAY.search(folded, at, min(end, at + _REACH_OF_DAY))
    return occasion.end() if occasion and acts_at(setting, occasion.end(), end) else None


def acts_at(setting: Setting, begin: int, end: int) -> bool:
    """Whether an organ or a class begins here and acts within the words."""
    actor = actor_at(setting, begin, end)
    return actor is not None and actor.verb < end


def in_case(setting: Setting, start: int, end: int) -> bool:
    """Whether the clause says what to do if difficulties arise ("nếu có vướng mắc, các đơn vị …")."""
    begin = after_links(setting.text, start, end)
    case = _IN_CASE.match(setting.text.folded, begin, end)
    return case is not None and acts_at(setting, case.end(), end)
