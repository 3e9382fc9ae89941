"""Sentences that lead on to something: a paper issued, a conclusion, results or tasks said to follow."""

from __future__ import annotations

from typing import NamedTuple

from cotmoc.reading.anchors import anchored
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, any_of, pattern_of
from cotmoc.reading.text import Text

_COMING_TASKS = anchored(
    rf"{WORD_BEFORE}(?:phương hướng|nhiệm vụ|giải pháp|mục tiêu)[^.;]{{0,60}}"
    rf"{WORD_BEFORE}(?:thời gian tới|cuối năm|tiếp theo|năm tới|năm 20\d\d|giai đoạn|20\d\d|quý)"
)
# "Phương hướng: …" at the head of a report's last paragraph.
_TASKS_AHEAD = pattern_of(
    r"(?:phương hướng|nhiệm vụ|giải pháp|phương hướng, nhiệm vụ|nhiệm vụ, giải pháp|kiến nghị"
    r"|đề xuất, kiến nghị|kiến nghị, đề xuất|đề xuất|kiến nghị và đề xuất)"
    r"(?: thời gian tới| trong thời gian tới| tiếp theo| trọng tâm| từ nay đến cuối năm| năm 20\d\d)*: *"
)
_LED_IN = pattern_of(rf"(?:trong đó|theo đó|cụ thể|trọng tâm|tập trung){WORD_AFTER}")
_HANDS_DOWN = anchored(
    rf"{WORD_BEFORE}(?:quán triệt|triển khai|phổ biến|thông tin|trình bày|nêu|hướng dẫn|định hướng)"
    rf"(?: thêm)? (?:một số|các|những) (?:nội dung|nhiệm vụ|giải pháp|công tác|vấn đề|định hướng)"
)
_RESULTS_FOLLOW = anchored(
    rf"{WORD_BEFORE}(?:kết quả[^.;:]{{0,40}}|báo cáo[^.;:,]{{0,80}}) như sau\s*[:.]?\s*$"
)
_CONCLUDES = anchored(
    rf"{WORD_BEFORE}(kết luận|có ý kiến|ý kiến chỉ đạo|chỉ đạo)(?:,? (?:chỉ đạo|kết luận)"
    r"| (?:các|một số) nội dung| cụ thể)*(?: như sau\s*:|\s*:\s*$)"
)
_INTRODUCES = pattern_of(
    r"(xây dựng|ban hành|báo cáo|thông báo|kết luận|hướng dẫn|đề ra|triển khai|phát động)(?![a-zà-ỹđ])[^.]*"
    r"(?:như sau|sau đây|cụ thể|với các nội dung|với (?:những )?nội dung sau|(?:công việc|nội dung|nhiệm vụ)"
    r" sau)[^:]{0,30}:\s*$"
)
_TASKS_FOLLOW = pattern_of(
    r"(?![^:]*(?:kết quả| đã |thành tựu|hạn chế|tồn tại|khó khăn))[^:]*(?:nhiệm vụ|giải pháp|mục tiêu|yêu cầu"
    r"|phương hướng|biện pháp|nội dung|định hướng|chỉ đạo)[^.;:]{0,90}:\s*$"
)
_ISSUED = anchored(
    rf"{WORD_BEFORE}(?:(?:ban hành|vừa có|đã có|có|ký kết|ký)(?: ban hành)? {any_of('documents_issued')}"
    rf"|có (?:ý kiến|văn bản) (?:chỉ đạo|giao|đề nghị|yêu cầu)){WORD_AFTER}"
)
_AIMS = pattern_of(
    rf"(?:(?:mục đích (?:của )?)?{any_of('documents_issued')}(?: này)?(?: là)? nhằm (?:mục đích |mục tiêu )?"
    rf"|{any_of('documents_issued')}(?: [^,;:\d ]+){{0,6}} (?=tập trung (?:vào )?)"
    rf"|(?:mục đích|mục tiêu)(?: của)? {any_of('documents_issued')}(?: này)?,? (?:là|nhằm) )"
)
_LETTING_KNOW = frozenset({"xây dựng", "ban hành", "hướng dẫn", "triển khai"})


class Introduction(NamedTuple):
    """A sentence that introduces what follows: where its verb stands, and what it says of what follows."""

    start: int
    concludes: bool
    reports: bool
    issues: bool


def introduction_in(text: Text, start: int, end: int) -> Introduction | None:
    """ "A ban hành Kế hoạch … như sau:", "B kết luận, chỉ đạo như sau: …"; None for any other sentence."""
    concludes = _CONCLUDES.search(text, start, end)
    opening = concludes or (
        _INTRODUCES.search(text.folded, start, end) if text.folded[start:end].rstrip().endswith(":") else None
    )
    if opening is None:
        return None
    return Introduction(
        opening.start(),
        concludes is not None,
        reports=opening[1] == "báo cáo",
        issues=opening[1] in _LETTING_KNOW,
    )


def behind_conclusion(text: Text, start: int, end: int) -> int:
    """Where the words behind "kết luận, chỉ đạo như sau:" begin; `end` where none follow."""
    concludes = _CONCLUDES.search(text, start, end)
    return end if concludes is None else concludes.end()


def results_follow(text: Text, start: int, end: int) -> bool:
    """Whether the sentence says that results are told below it."""
    return _RESULTS_FOLLOW.search(text, start, end) is not None


def tasks_follow(folded: str, start: int, end: int) -> bool:
    """Whether a sentence that ends at a colon names tasks, so that the lines below it are such."""
    return _TASKS_FOLLOW.match(folded, start, end) is not None


def announces_tasks(text: Text, start: int, end: int) -> bool:
    """Whether the sentence speaks of tasks or a plan for a time to come."""
    return _COMING_TASKS.search(text, start, end) is not None


def behind_tasks_ahead(folded: str, start: int, end: int) -> int | None:
    """Behind "Phương hướng:" at the head of a paragraph, or None."""
    ahead = _TASKS_AHEAD.match(folded, start, end)
    return ahead.end() if ahead else None


def leads_in(folded: str, start: int, end: int) -> bool:
    """Whether the sentence goes into what the one before announced ("Trong đó, …")."""
    return _LED_IN.match(folded, start, end) is not None


def hands_down(text: Text, start: int, end: int) -> bool:
    """Whether somebody makes matters known ("quán triệt một số nội dung"), so that tasks may follow."""
    return _HANDS_DOWN.search(text, start, end) is not None


def issue_in(text: Text, start: int, end: int) -> int | None:
    """Where "ban hành Chỉ thị …" begins, or None."""
    issued = _ISSUED.search(text, start, end)
    return issued.start() if issued else None


def behind_aims(folded: str, start: int, end: int) -> int | None:
    """Behind "Kế hoạch này nhằm", where the aims of a paper begin; None where the words are not so."""
    aims = _AIMS.match(folded, start, end)
    return aims.end() if aims else None
