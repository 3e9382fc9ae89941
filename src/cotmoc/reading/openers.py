"""What stands before the clause itself: phrases of time, ground and topic, and whose words they are."""

from __future__ import annotations

from cotmoc.reading.actors import CLASS, VERB, Setting, actor_at
from cotmoc.reading.clauses import after_links
from cotmoc.reading.marks import behind_spaces, commas_in
from cotmoc.reading.occasions import acts_at, behind_occasion
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, any_of, pattern_of
from cotmoc.reading.stages import STAGE

# "Ngày Biên phòng toàn dân" is the subject itself, "ngày 3-3" says when.
_TOPIC = pattern_of(
    rf"(?!theo dõi|trong sạch|về đích|để lại|do dự|(?:ngày|tháng|năm) (?!\d|hôm|nay|này|qua|học|đầu"
    rf"|cuối)[a-zà-ỹđ])"
    rf"{any_of('topic_openers')}{WORD_AFTER}"
)
_GROUND = pattern_of(rf"{any_of('ground_openers')}{WORD_AFTER}")
_BASIS = pattern_of(rf"(?:căn cứ|trên cơ sở){WORD_AFTER}")
_GIVEN = pattern_of(rf"{WORD_BEFORE}(?:được giao|được phân công|đơn vị mình|địa phương mình|ngành mình),? ")
_SPEECH = pattern_of(rf"{any_of('speech_openers')}{WORD_AFTER}")
_DONE = pattern_of(
    rf"(?:cũng |đều |luôn |luôn luôn |vẫn )*(?:đã|luôn|thường xuyên|tiếp tục|cần|phải|tập trung|chủ động"
    rf"|tích cực){WORD_AFTER}"
)
_ACTS = pattern_of(rf"(?:đã|được|cần|phải|tiếp tục){WORD_AFTER}")
_HOLDS = pattern_of(rf"(?<![a-zà-ỹđ])(?:đã|được|đều|đạt|tăng|giảm|tiếp tục|ước|không|vẫn){WORD_AFTER}")
# "trên địa bàn có 88 tổ, …": the verb stands before the comma, so the words before it open no clause.
_HELD_ALREADY = pattern_of(r" (?:đã|hiện có|có|cần|phải) ")
# "Từ nguồn quỹ này đã sửa 20 căn nhà": where the means come from, without a comma.
_SOURCE = pattern_of(
    r"(?:từ|qua|nhờ|bằng) (?:các )?(?:nguồn|phong trào|hoạt động|chương trình|đó|đây)[^,;:]{0,50}? (?=đã )"
    rf"|(?:trong|qua|tại|nhân) (?:đợt |dịp |chiến dịch )?{any_of('named_campaigns')}(?: năm \d{{4}})?,? "
)
_SHARED = pattern_of(
    r"(?:dưới|nhờ|với|được)(?: có)? (?:sự )?(?:lãnh đạo|chỉ đạo|quan tâm|hướng dẫn|giúp đỡ|phối hợp"
    r"|đồng thuận)[^.;]{0,80}? của "
)
# What an order is carried out with is told, so that it needs no "đã".
_ORDERED = pattern_of(
    rf"(?:chấp hành|thực hiện|triển khai) (?:nghiêm )?(?:mệnh lệnh|lệnh|chỉ đạo|ý kiến chỉ đạo|công điện)"
    rf"{WORD_AFTER}"
)
# "Theo ông A, Giám đốc B, năm qua, …": the position of who says it.
_OPINION = pattern_of(rf"theo{WORD_AFTER}")
_POSITION = pattern_of(rf"{any_of('positions')}{WORD_AFTER}")
# "Sau 3 năm xây dựng nông thôn mới, đời sống …": what the time was spent on.
_SPENT = pattern_of(r"(?:sau|qua|trong) [^,;]*\d+ (?:năm|tháng)\Z")
_WORK = pattern_of(rf"{any_of('verbs')}{WORD_AFTER}(?![^,;:]* (?:đã|được|đạt) )[^,;:\d]{{4,90}}, ")
_SHORT_SUBJECT = 60
# Behind "với phương châm “A”, “B”," the row goes on.
_QUOTE = pattern_of(r", *[“\"]")
# "…, 6 tháng đầu năm, tổ chức Hội các cấp đã …": somebody, though no list knows who.
_HAS_DONE = pattern_of(r"(?!(?:và|nhưng|song) )[^,;:“”]{3,60} đã ")
_REACH = 420


def clause_start(setting: Setting, start: int, end: int) -> int:
    """Where the clause itself begins, behind links and phrases of time, ground and topic."""
    begin = setting.begun.get((start, end))
    if begin is None:
        begin = setting.begun[start, end] = _clause_start(setting, start, end)
    return begin


def _clause_start(setting: Setting, start: int, end: int) -> int:
    at = after_links(setting.text, start, end)
    for _ in range(4):
        behind = _behind_opener(setting, at, end)
        if behind is None:
            return at
        at = after_links(setting.text, behind, end)
    return at


def _behind_opener(setting: Setting, at: int, end: int) -> int | None:
    folded = setting.text.folded
    if (occasion := behind_occasion(setting, at, end)) is not None:
        return occasion
    if stage := STAGE.match(folded, at, end):
        return _behind_stage(setting, at, stage.end(), end)
    if _SPEECH.match(folded, at, end):
        return next((behind_spaces(folded, mark + 1, end) for mark in commas_in(folded, at, end)), None)
    if _TOPIC.match(folded, at, end):
        return _behind_topic_or_source(setting, at, end)
    if _GROUND.match(folded, at, end):
        return _before_actor(setting, at, end, done=_ORDERED.match(folded, at, end) is None)
    return None


def _behind_topic_or_source(setting: Setting, at: int, end: int) -> int | None:
    """Behind "từ nguồn vốn này |đã …", or behind a topic that is no verb itself ("bám sát các chỉ tiêu")."""
    folded = setting.text.folded
    if source := _SOURCE.match(folded, at, end):
        return source.end()
    behind = _behind_topic(setting, at, end)
    if behind is not None and VERB.match(folded, at, end) and not _goes_on(setting, behind, end):
        return None
    return behind


def _goes_on(setting: Setting, begin: int, end: int) -> bool:
    """Whether a clause follows here, not only a further object."""
    folded = setting.text.folded
    return (
        VERB.match(folded, begin, end) is not None
        or actor_at(setting, begin, end) is not None
        or _HOLDS.search(folded, begin, end) is not None
    )


def _behind_stage(setting: Setting, stage: int, at: int, end: int) -> int | None:
    folded = setting.text.folded
    begin = at + len(folded[at:end]) - len(folded[at:end].lstrip())
    if begin >= end:
        return None
    if folded[begin] in ",:":
        return behind_spaces(folded, begin + 1, end)
    if _ACTS.match(folded, begin, end) or actor_at(setting, begin, end):
        return begin
    if _GROUND.match(folded, begin, end) and (actor := _before_actor(setting, begin, end, done=True)):
        return actor
    spent = _SPENT.match(folded, stage, at) and _WORK.match(folded, begin, end)
    if not spent and _speaks_at_once(setting, begin, end):
        return begin
    return _before_auxiliary(folded, begin, end) or _behind_topic(setting, begin, end)


def _speaks_at_once(setting: Setting, begin: int, end: int) -> bool:
    """Whether the clause follows without a comma: "tháng qua có …", "năm 2023 các chỉ tiêu đều đạt"."""
    comma = next(commas_in(setting.text.folded, begin, end), end)
    verb = VERB.match(setting.text.folded, begin, end)
    if verb:
        return _GROUND.match(setting.text.folded, begin, end) is None
    return _HOLDS.search(setting.text.folded, begin, comma) is not None


def _behind_topic(setting: Setting, at: int, end: int) -> int | None:
    """Behind the comma before an actor, else behind the first comma."""
    folded = setting.text.folded
    if _BASIS.match(folded, at, end) and (verb := _behind_basis(setting, at, end)):
        return verb
    if shared := _SHARED.match(folded, at, end):
        return _behind_shared(setting, at, shared.end(), end)
    first_comma = next(commas_in(folded, at, end), end)
    acts_first = VERB.match(folded, behind_spaces(folded, first_comma + 1, end), end) is not None
    if actor := _before_actor(setting, at, end, done=acts_first):
        return actor
    commas = [mark for mark in commas_in(folded, at, end) if mark - at > 1 and not _QUOTE.match(folded, mark)]
    if not commas or _HELD_ALREADY.search(folded, at, commas[0]):
        return None
    first = behind_spaces(folded, commas[0] + 1, end)
    done = folded.find(" đã ", first, end)
    near = [mark for mark in commas[1:] if mark < done]
    if not near:
        return first
    last = behind_spaces(folded, near[-1] + 1, end)
    named = done - last < _SHORT_SUBJECT and setting.text.body[last].isupper()
    return last if named or VERB.match(folded, first, end) else first


def _behind_shared(setting: Setting, at: int, row: int, end: int) -> int | None:
    """Behind "dưới sự lãnh đạo của A, B," whose row of organs begins at `row`."""
    folded = setting.text.folded
    commas = [mark for mark in commas_in(folded, at, end) if mark - at > 1]
    behind = [mark for mark in commas if mark > row] or commas
    if not behind or _HELD_ALREADY.search(folded, at, behind[0]):
        return None
    return _behind_row(setting, behind_spaces(folded, behind[0] + 1, end), behind[1:], end)


def _behind_basis(setting: Setting, at: int, end: int) -> int | None:
    """ "Căn cứ chức năng, nhiệm vụ được giao, tổ chức …": where the verb or the actor behind it begins."""
    folded = setting.text.folded
    if given := _GIVEN.search(folded, at, min(end, at + 200)):
        begin = behind_spaces(folded, given.end(), end)
        if VERB.match(folded, begin, end):
            return begin
    for mark in commas_in(folded, at, min(end, at + _REACH)):
        begin = behind_spaces(folded, mark + 1, end)
        if VERB.match(folded, begin, end) or actor_at(setting, begin, end) is not None:
            return begin
    return None


def _behind_row(setting: Setting, first: int, commas: list[int], end: int) -> int:
    """Behind the last organ of "dưới sự lãnh đạo của A, B, C, …"."""
    for comma in commas:
        actor = actor_at(setting, first, comma, alone=True)
        if actor is None or actor.end < comma:
            break
        first = behind_spaces(setting.text.folded, comma + 1, end)
    return first


def _before_auxiliary(folded: str, at: int, end: int) -> int | None:
    """ "qua 5 năm thực hiện đã tạo …": a short opener without a comma."""
    comma = folded.find(",", at, end)
    found = folded.find(" đã ", at, min(end, at + 60) if comma < 0 else min(comma, at + 60))
    return found + 1 if found >= 0 else None


def _before_actor(setting: Setting, at: int, end: int, *, done: bool) -> int | None:
    folded = setting.text.folded
    first = None
    for mark in commas_in(folded, at, min(end, at + _REACH)):
        begin = behind_spaces(folded, mark + 1, end)
        first = mark if first is None else first
        if folded.find(" đã ", first, mark) >= 0:
            return None
        if _OPINION.match(folded, at, end) and _POSITION.match(folded, begin, end):
            continue
        if stage := STAGE.match(folded, begin, end):
            behind = behind_spaces(folded, stage.end() + (folded[stage.end() : stage.end() + 1] == ","), end)
            begin = behind if acts_at(setting, behind, end) or _HAS_DONE.match(folded, behind, end) else begin
            if begin == behind and not acts_at(setting, behind, end):
                return begin
        actor = actor_at(setting, begin, end)
        if actor is None or (done and not _DONE.match(folded, actor.verb, end)):
            continue
        if _is_whole_subject(folded, actor.start, actor.end):
            return begin
    return None


_SEVERAL = pattern_of(r"(?<![a-zà-ỹđ])(?:các|những) ")
_ATTRIBUTE_INSIDE = pattern_of(
    r"(?:^| )(?:(?<!quân )(?<!nhân )(?<!dân )(?<!hình )sự|việc|(?<!đoàn )(?<!tổ )(?<!ban )công tác|về)(?: |$)"
)


def _is_whole_subject(folded: str, start: int, end: int) -> bool:
    """Whether the words are a row of organs only, not the tail of a longer phrase."""
    if _ATTRIBUTE_INSIDE.search(folded, start, end):
        return False
    several = [found.start() for found in _SEVERAL.finditer(folded, start, end)]
    return all(CLASS.match(folded, at, end) for at in several)


def opens_with_topic(setting: Setting, at: int, end: int) -> bool:
    """Whether the words open with a phrase of time or topic that no comma parts from the clause."""
    return _TOPIC.match(setting.text.folded, at, end) is not None
