"""Who says something in a clause, and where the words that are said begin."""

from __future__ import annotations

from typing import NamedTuple

from cotmoc.reading.anchors import anchored
from cotmoc.reading.clauses import after_links
from cotmoc.reading.found import within
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, any_of, pattern_of
from cotmoc.reading.speakers import Floor, content_start, is_noun, is_of_gathering, names_speaker
from cotmoc.reading.words import lines

_SAYING = anchored(rf"{WORD_BEFORE}({any_of('saying', 'praising')}){WORD_AFTER}")
# "theo đúng tinh thần đồng chí A đã nhấn mạnh": another's words, brought in on the way.
_IN_PASSING = pattern_of(rf"{WORD_BEFORE}(?:tinh thần|như|mà|lời|quan điểm){WORD_AFTER}[^,;:]{{0,100}}$")
# "ban hành Kết luận số 5": a paper, not what somebody says.
_NUMBERED = pattern_of(r" (?:số )?\d")
# "Tại hội nghị đánh giá kết quả …, lãnh đạo khẳng định": what the gathering was called.
_WHERE = pattern_of(rf"(?:tại|trong|dự|sau|ở) (?:buổi |cuộc )?{any_of('meetings')} $")
_PRAISE = frozenset(lines("praising"))
# What is talked about, not what is said: "đánh giá những kết quả …", "nhấn mạnh vai trò …".
_TOPIC_ONLY = pattern_of(
    r" (?:những|các|một số|kết quả|tầm quan trọng|vai trò|ý nghĩa|sự|việc|thực trạng"
    r"|tình hình(?![^;:]* (?:có chuyển biến|cơ bản ổn định|ổn định|tiếp tục|ngày càng|được"
    r"|giảm)(?![a-zà-ỹđ]))"
    r"|nguyên nhân|nội dung|truyền thống|về|ý kiến)(?![a-zà-ỹđ])(?![^,;:]{0,120}(?: cần | phải ))"
)
# "nhấn mạnh một số nhiệm vụ trọng tâm: Một là, …".
_LISTS_TASKS = pattern_of(
    rf"(?: (?:đến|tới|về|thêm))?(?: một số| các| những| \d{{1,2}})?(?: nhóm)?(?: nội dung,?)?"
    rf" {any_of('matters')}(?! cần| phải)[^:;.]{{0,120}}: *(?=[^\W\d_]|\()"
)
# "biểu dương …, đồng thời nhấn mạnh … cần …": praise that leads on to a demand.
_DEMANDS_TOO = pattern_of(
    rf"[^;]{{0,300}}?[,;]? đồng thời,? (?:cũng )?(?:nhấn mạnh|lưu ý|khẳng định|chỉ rõ)"
    rf"[^;]*? (?:cần|phải){WORD_AFTER}"
)
_HIGHLY = pattern_of(r"\s*cao(?![a-zà-ỹđ])")
_REPORTER = pattern_of(
    r"(?:theo |tại |qua |các |đa số |nhiều |phần lớn )*(?:báo cáo|hội nghị|công điện|công văn|đại biểu"
    r"|ý kiến|đánh giá|thống kê|thực tế|kết quả kiểm tra)"
    rf"{WORD_AFTER}[^;]{{0,120}}$"
)
_VIEWS = pattern_of(rf"[^;:]{{2,120}}? (?:cho rằng|nhận định|nhận thấy){WORD_AFTER}")
_REPORTER_OPENS = pattern_of(
    r"(?:theo |tại |qua |các )?(?:báo cáo|thống kê|số liệu|kết quả kiểm tra)[^,;]{0,90} "
    rf"(?:cho thấy|nêu rõ|nêu)"
    rf"{WORD_AFTER}"
)


class Said(NamedTuple):
    """A report of speech: by whom, where the content begins (None for praise and the like)."""

    by: str | None
    verb: str
    start: int | None
    listed: bool


class Speech:
    """Finds who says something, among those who may speak."""

    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        self.setting = floor.setting

    def said_in(self, start: int, end: int, *, by_official: bool) -> Said | None:
        """The first report of speech in these words by somebody who can speak (or must be an official)."""
        folded = self.setting.text.folded
        for found in _SAYING.finditer(self.setting.text, start, min(end, start + 400)):
            before = folded[start : found.start()]
            if _NUMBERED.match(folded, found.end()) or (found[1] == "đánh giá" and _WHERE.search(before)):
                continue
            if not before.strip() or is_noun(before) or _IN_PASSING.search(before[-120:]):
                continue
            if found[1] in _PRAISE and _DEMANDS_TOO.match(folded, found.end(), end):
                continue
            goes_on = self._goes_on(start, found.start(), end)
            if not goes_on and not self._can_speak(before, start, found.start(), by_official):
                continue
            by = self.floor.speaker if goes_on else self.floor.by(start, found.start(), before)
            if found[1] == "đánh giá" and not self._is_spoken(before, start, found.start()):
                continue
            if found[1] in _PRAISE or _HIGHLY.match(folded, found.end()):
                return Said(by, found[1], None, listed=False)
            if tasks := _LISTS_TASKS.match(folded, found.end(), end):
                return Said(by, found[1], tasks.end(), listed=True)
            at = content_start(folded, found.end())
            if _TOPIC_ONLY.match(folded, found.end()):
                return Said(by, found[1], None, listed=False)
            return Said(by, found[1], at, listed=":" in folded[found.end() : at])
        return None

    def _goes_on(self, start: int, verb: int, end: int) -> bool:
        """Whether the speaker of before speaks on: "…; đồng thời, nhấn mạnh các xã cần …"."""
        return self.floor.speaker is not None and after_links(self.setting.text, start, end) == verb

    def _is_spoken(self, before: str, start: int, end: int) -> bool:
        """Whether a person or a report judges; "tổ chức hội nghị đánh giá kết quả" only says what for."""
        return (
            names_speaker(before)
            or bool(within(self.floor.people, start, end))
            or _REPORTER.match(before) is not None
            or is_of_gathering(before)
        )

    def reports(self, start: int, end: int) -> bool:
        """Whether the clause opens with a report that tells something ("Báo cáo cho thấy …")."""
        return _REPORTER_OPENS.match(self.setting.text.folded, start, end) is not None

    def views(self, start: int, end: int) -> bool:
        """Whether somebody is said to hold a view ("Bộ Chính trị cho rằng, …"), which sets no task."""
        return _VIEWS.match(self.setting.text.folded, start, end) is not None

    def _can_speak(self, before: str, start: int, end: int, by_official: bool) -> bool:
        if names_speaker(before) or within(self.floor.people, start, end):
            return True
        return not by_official and (
            _REPORTER.match(before) is not None or self.floor.has_speaker(before, start, end)
        )
