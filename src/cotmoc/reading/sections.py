"""Headings and labels: what the lines below them are, and whom they address."""

from __future__ import annotations

from cotmoc.reading.actors import VERB, Setting, actor_at, addressees
from cotmoc.reading.anchors import anchored
from cotmoc.reading.clauses import has_own_verb
from cotmoc.reading.meetings import turns_to_shortcomings
from cotmoc.reading.openers import clause_start
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, any_of, pattern_of
from cotmoc.reading.stages import STAGE, is_past, is_to_come
from cotmoc.reading.text import Sentence, Text

RESULTS, TASKS, NOTHING = "results", "tasks", "nothing"
_TURNS = (
    (pattern_of(any_of("sections_nothing")), NOTHING),
    (pattern_of(any_of("sections_results")), RESULTS),
    (pattern_of(any_of("sections_tasks")), TASKS),
)
_NUMBERED = pattern_of(
    r"(?:phần (?:thứ )?[a-zà-ỹ]+|[ivx]+|[a-d]|\d{1,2}(?:\.\d{1,2}){0,2})\s*[.)\-:/]?\s+|điều \d+\s*[.:]\s*"
)
_OPENS_NUMBERED = pattern_of(r"(?:điều \d+|[ivx]+|\d{1,2}(?:\.\d{1,2}){0,2}|[a-d]) ?[.)]\s")
_BULLET = pattern_of(r"[-+*•]")
_LABEL = pattern_of(r"[^:;.,()“”\d]{3,70}: ?(?=([^\W_]))")
_TOLD = pattern_of(rf"{WORD_BEFORE}(?:đã|đạt|được|có|tăng|giảm){WORD_AFTER}")
# "Hội nghị thống nhất một số nội dung: …" asks or says something, it labels nothing.
_SPEAKS = pattern_of(
    rf"{WORD_BEFORE}(?:{any_of('asking_firmly', 'asking', 'resolving', 'saying')}|thống nhất"
    rf"|(?<!công tác )(?<!, )chỉ đạo (?:các|sở|ubnd|ủy ban|ban|phòng|công an|lực lượng|chủ tịch)){WORD_AFTER}"
)
_FOLLOWS = pattern_of(rf"{WORD_BEFORE}(?:gồm|sau|sau đây|như|cụ thể|{any_of('matters')})$")
_TOPIC_LABEL = pattern_of(
    r"(?:thứ [a-zà-ỹ]+,? |[a-zà-ỹ]+ là,? )?(?:về|đối với|trong công tác|trong lĩnh vực|công tác|lĩnh vực)"
    r" [^:;.\d]{3,140}: ?(?=([^\W_]))"
)
_ARTICLE = pattern_of(r"điều \d+\s*[.:]")
_ENACTS = pattern_of(rf"{any_of('enacted')} ")
_RECEIVERS = pattern_of(r"[|\s*]*nơi nhận\s*:?")
_ANNEX = pattern_of(r"(?:phụ lục|kế hoạch|chương trình|quy chế|quy định|đề án|phương án)(?![a-zà-ỹđ])")
_DONE = pattern_of(rf"(?:cũng |đều )?(?:đã|được){WORD_AFTER}")
_HAPPENED = anchored(rf"{WORD_BEFORE}(?:đã|được|đạt|có|tăng|giảm){WORD_AFTER}")
# "Thời gian: …", "Kinh phí: do …": circumstances of a task, none of their own.
_NO_TASK_LABEL = pattern_of(
    rf"{any_of('circumstances')}(?: [^:;.,]{{1,40}})?\s*:|trên đây là |phạm vi điều chỉnh|giải thích từ ngữ"
)
_RESULTS_OF = pattern_of(
    rf"(?:báo cáo )?(?:tình hình và |một số |những )?kết quả (?:triển khai |tổ chức )?(?:thực hiện"
    rf"|công tác|hoạt động"
    rf"|đạt được|phong trào|sản xuất|\d+ (?:năm|tháng)){WORD_AFTER}"
)
_SHORT, _LONG = 60, 120


def is_heading(setting: Setting, sentence: Sentence) -> bool:
    """Whether the line is a heading, not an item or a sentence that only lacks its mark."""
    line = setting.text.folded[sentence.start : sentence.end]
    return setting.text.paragraphs[sentence.paragraph].kind in {"heading", "title"} and not _BULLET.match(
        line
    )


def is_titled_results(setting: Setting) -> bool:
    """Whether the text is titled by the results that it tells of ("Kết quả thực hiện …")."""
    first = next((part for part in setting.text.paragraphs if part.kind not in {"furniture", "byline"}), None)
    if first is None or first.kind != "title":
        return False
    return _RESULTS_OF.match(setting.text.folded, first.start, first.end) is not None


def opens_a_list(setting: Setting, sentence: Sentence) -> bool:
    """Whether the line is a short one that ends with a colon."""
    line = setting.text.folded[sentence.start : sentence.end]
    return len(line) < _LONG and line.rstrip().endswith(":") and not _BULLET.match(line)


def is_short_item(setting: Setting, sentence: Sentence) -> bool:
    """Whether the line is a numbered item short enough to be a name alone."""
    line = setting.text.folded[sentence.start : sentence.end]
    return len(line) < _LONG and _NUMBERED.match(line) is not None


def turn_of(setting: Setting, sentence: Sentence, words: str, *, formal: bool) -> str | None:
    """What the lines below this heading are; None when it does not say, or is the heading of an article."""
    line = setting.text.folded[sentence.start : sentence.end]
    capital = setting.text.body[sentence.start : sentence.end].isupper()
    if not (formal or capital or len(words) < _SHORT or _NUMBERED.match(line)):
        return None
    if formal and VERB.match(words):
        return None
    places = [(found.start(), turn) for pattern, turn in _TURNS if (found := pattern.search(words))]
    return min(places)[1] if places else None


def addressed_by(setting: Setting, start: int, end: int, *, by_colon: bool) -> tuple[str, ...] | None:
    """Whom a line that is only a name addresses; `by_colon`: any capital name before a colon will do."""
    folded = setting.text.folded
    begin = clause_start(setting, start, end)
    if VERB.match(folded, begin, end):
        return None
    stop = begin + len(folded[begin:end].rstrip(" .:;"))
    actor = actor_at(setting, begin, stop, alone=True)
    if actor is not None and actor.end >= stop:
        return addressees(setting, actor)
    if not by_colon or has_own_verb(setting, begin, stop) or _FOLLOWS.search(folded, begin, stop):
        return None
    if folded[start:end].rstrip().endswith(":") and setting.text.body[begin:end][:1].isupper():
        return (setting.text.words(begin, stop),)
    return None


def label_of(
    setting: Setting, start: int, end: int, *, in_results: bool
) -> tuple[int, tuple[str, ...] | None]:
    """Where the words behind a label ("Công tác tuyên truyền: ") begin, and whom the label names."""
    folded = setting.text.folded
    label = _LABEL.match(folded, start, end) or _TOPIC_LABEL.match(folded, start, end)
    if (
        label is None
        or _SPEAKS.search(folded, label.start(), label.end())
        or not _opens_a_clause(setting, label.start(1))
        or not (
            VERB.match(folded, label.end(), end) or (in_results and _TOLD.search(folded, label.end(), end))
        )
    ):
        return start, None
    stop = start + len(label[0].rstrip(" :"))
    actor = actor_at(setting, start, stop, alone=True)
    if actor is None and VERB.match(folded, start, end) and not in_results:
        return start, None
    if actor is not None and actor.end >= stop:
        return label.end(), addressees(setting, actor)
    return label.end(), None


def _opens_a_clause(setting: Setting, at: int) -> bool:
    return setting.text.body[at].isupper() or setting.text.body[at].isdigit()


def is_article(setting: Setting, sentence: Sentence) -> bool:
    """Whether the line is an article ("Điều 2. …")."""
    return _ARTICLE.match(setting.text.folded, sentence.start, sentence.end) is not None


def enacts(setting: Setting, start: int) -> bool:
    """Whether the words of an article act by themselves ("Phê duyệt …"), setting no task."""
    folded = setting.text.folded
    while start < len(folded) and folded[start] == " ":
        start += 1
    return _ENACTS.match(folded, start) is not None


def begins_task(setting: Setting, start: int, end: int) -> bool:
    """Whether an item opens with a verb, or with an organ or class that acts."""
    begin = clause_start(setting, start, end)
    if begin >= end:
        return False
    folded = setting.text.folded
    if actor := actor_at(setting, begin, end):
        return not _DONE.match(folded, actor.verb, end)
    return VERB.match(folded, begin, end) is not None and not aside_of(setting.text, start, end)


def aside_of(text: Text, start: int, end: int) -> str | None:
    """What a paragraph among tasks tells instead: results (a stage gone by), or nothing; None for a task."""
    if _NO_TASK_LABEL.match(text.folded, start, end) or turns_to_shortcomings(text, start, end):
        return NOTHING
    stage = STAGE.match(text.folded, start, end)
    near = min(start + 320, end)
    if stage and "nếu " in text.folded[stage.end() : stage.end() + 24]:
        return None
    if stage and is_past(stage[0]) and not is_to_come(stage[0]) and _HAPPENED.search(text, start, near):
        return RESULTS
    return None


def is_numbered(setting: Setting, sentence: Sentence) -> bool:
    """Whether the line is an article or a numbered heading, also where it stands first in an excerpt."""
    return _OPENS_NUMBERED.match(setting.text.folded, sentence.start, sentence.end) is not None


def closes(setting: Setting, sentence: Sentence) -> bool:
    """Whether the line opens the list of receivers, below which a paper says nothing more."""
    return _RECEIVERS.match(setting.text.folded, sentence.start, sentence.end) is not None


def opens_annex(setting: Setting, sentence: Sentence) -> bool:
    """Whether the line opens an annex, or the plan or regulation that a decision brings with it."""
    line = setting.text.body[sentence.start : sentence.end]
    return _ANNEX.match(line.casefold().strip(" |")) is not None and (line.isupper() or len(line) < _SHORT)
