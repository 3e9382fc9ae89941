"""Words that only announce tasks or name them together: "nhiệm vụ trọng tâm là", "một số giải pháp như:"."""

from __future__ import annotations

import re

from cotmoc.reading.actors import MODAL, VERB, Setting
from cotmoc.reading.clauses import after_links
from cotmoc.reading.patterns import WORD_BEFORE, any_of, pattern_of

_MATTER = rf"(?:các |những |một số )?{any_of('matters')}"
_FOCUS = pattern_of(
    rf"(?:trong đó,? )?(?:(?:{_MATTER}|mục tiêu)[^.;:]{{0,70}}?|trọng tâm(?: (?:trong )?(?:thời gian tới|năm"
    rf" \d{{4}}|của [^.;:]{{2,40}}?))?|trước hết|đó)(?: là"
    rf"|:) *(?=[^\W\d_])"
)
_INNER_FOCUS = pattern_of(
    rf"{WORD_BEFORE}(?:(?:cần|phải)[^.;:]{{0,50}} (?:đó )?là|trong đó,? tập trung(?: vào)?"
    rf"|(?:trong đó,? )?trọng tâm là) "
)
_TITLED_LIST = pattern_of(
    rf"(?:các |những |một số |\d{{1,2}} )*(?:{any_of('matters')}|chủ đề|mục tiêu|chỉ tiêu"
    rf"|phương hướng)[^:;]{{0,120}}: *(?=[^\W\d_])"
)
_GENERIC = pattern_of(
    r"(?:tập trung |thực hiện |triển khai |tiếp tục |tốt |làm |quán triệt |nghiêm túc |nghiêm |đồng bộ "
    r"|ngay |quyết liệt |(?:các |mọi )?nguồn lực (?:và giải pháp |và )?|các giải pháp (?=thực hiện)"
    rf"|có hiệu quả |hiệu quả )*(?:vào )?(?:một số|một|hai|ba|bốn|năm|sáu|bảy|tám"
    rf"|chín|mười|các|những|\d{{1,2}})?\s*(?:nhóm )?"
    rf"{any_of('matters')}(?:,? (?:và )?{any_of('matters')})*"
    r"(?: (?:trọng tâm|cơ bản|chủ yếu|lớn|cụ thể|sau|sau đây|như sau|trọng yếu|quan trọng|cấp bách))*"
    r"(?: (?:trong|từ|của|thực hiện|về|theo)[^:;]{0,280})?$"
)
# "giao Giám đốc Sở chỉ đạo thực hiện:" only leads on to the tasks below it.
_BARE = pattern_of(r"(?:(?:chỉ đạo|tổ chức|triển khai|thực hiện|phối hợp)[, ]*)+[:.]?")
# "tập trung vào một số giải pháp như: …", "tiếp tục thực hiện các nội dung, cụ thể: …".
_ANNOUNCES = pattern_of(
    rf"(?:{_BARE.pattern}|"
    + _GENERIC.pattern[:-1]
    + r"(?:,? (?:như|sau|như sau|sau đây|cụ thể|cụ thể như sau|là|gồm))*\s*)"
)
# "tập trung thực hiện các nhiệm vụ trong tháng 5, đó là | làm tốt …".
_NAMED_TASKS = pattern_of(
    _GENERIC.pattern[:-1].replace("[^:;]{0,280}", "[^:;]{0,120}?")
    + r"(?:,(?: (?:đó là|là|gồm|như))? | (?:đó là|là|gồm|như) )"
)


def behind_title(setting: Setting, start: int, end: int) -> int:
    """Behind "chủ đề: ", "các nhiệm vụ trọng tâm: " before the first task of a list."""
    titled = _TITLED_LIST.match(setting.text.folded, start, end)
    return titled.end() if titled else start


def content_start(folded: str, start: int, end: int) -> int:
    """Behind the spaces, commas and colons that stand before words."""
    while start < end and folded[start] in " ,:":
        start += 1
    return start


def focus_of_tasks(setting: Setting, start: int, end: int) -> bool:
    """Whether the words open with "Nhiệm vụ trọng tâm là …" and a task behind it."""
    begin = after_links(setting.text, start, end)
    focus = _FOCUS.match(setting.text.folded, begin, end)
    return focus is not None and VERB.match(setting.text.folded, focus.end(), end) is not None


def behind_announcement(setting: Setting, begin: int, end: int) -> int:
    """ "tập trung vào một số giải pháp như: | hoàn thiện …": behind the colon where a task follows it."""
    folded = setting.text.folded
    named = _NAMED_TASKS.match(folded, begin, end)
    if named and (VERB.match(folded, named.end(), end)):
        return named.end()
    colon = folded.find(":", begin, min(end, begin + 220))
    if colon < 0 or not _ANNOUNCES.fullmatch(folded, begin, colon):
        return begin
    behind = after_links(setting.text, content_start(folded, colon, end), end)
    return behind if behind < end else begin


def behind_focus(setting: Setting, begin: int, end: int) -> int:
    folded = setting.text.folded
    focus = _FOCUS.match(folded, begin, end)
    if focus is None and not VERB.match(folded, begin, end):
        focus = _inner_focus(folded, begin, min(end, begin + 260))
    if focus and (VERB.match(folded, focus.end(), end) or MODAL.match(folded, focus.end(), end)):
        return after_links(setting.text, focus.end(), end)
    return begin


def _inner_focus(folded: str, begin: int, end: int) -> re.Match[str] | None:
    """ "cần …, trọng tâm là", "trong đó tập trung" inside the words."""
    may_stand = folded.find(" là ", begin, end) >= 0 or folded.find("trong đó", begin, end) >= 0
    return _INNER_FOCUS.search(folded, begin, end) if may_stand else None


def only_announces(folded: str, begin: int, end: int) -> bool:
    """Whether the words do no more than say that tasks follow."""
    return (_GENERIC.fullmatch(folded, begin, end) or _BARE.fullmatch(folded, begin, end)) is not None


def names_tasks(folded: str, begin: int, end: int) -> bool:
    """Whether the words name tasks together, without saying any."""
    return _GENERIC.fullmatch(folded, begin, end) is not None
