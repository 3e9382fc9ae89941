"""Which of the gatherings that a text names it reports itself, article by article of a page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from cotmoc.reading.acts import act_of, object_of, opens_with_time, signing_of
from cotmoc.reading.anchors import anchored
from cotmoc.reading.articles import Article
from cotmoc.reading.event_days import day_of, opening_day
from cotmoc.reading.found import Found
from cotmoc.reading.namings import Naming
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, pattern_of
from cotmoc.reading.text import Paragraph, Sentence, Text
from cotmoc.reading.to_come import is_among_tasks, is_to_come, will_be

_HELD = anchored(
    rf"{WORD_BEFORE}(?:tổ chức|diễn ra|chủ trì|khai mạc|tham dự|dự|tham gia|đã có buổi|có buổi|phát biểu"
    rf"|tiến hành|bế mạc){WORD_AFTER}"
)
# What stands right before the gathering that is reported, or right behind it.
_GOVERNS = pattern_of(
    r"(?:tổ chức(?: thành công| khai mạc| bế mạc)?|diễn ra|chủ trì|khai mạc|bế mạc|dự|tại|có|tham gia"
    r"|tiến hành|triệu tập|cùng|mở)(?: (?:buổi|cuộc|chuỗi))? +\Z"
)
_BY_SOMEBODY = pattern_of(r"(?:tổ chức|diễn ra|chủ trì|khai mạc|bế mạc|mở|tiến hành)[^.;,]{0,20}\Z")
_HAPPENS = pattern_of(
    r"[ ,]*(?:\([^)\n]{0,40}\))?[ ,]*(?:(?:đã|vừa|chính thức|long trọng|trọng thể) )*"
    r"(?:diễn ra|được tổ chức|thành công tốt đẹp)"
)
_PAST = pattern_of(rf"{WORD_BEFORE}(?:vừa|đã|mới)(?: qua,?)? [^.;]{{0,140}}\Z")
_JUST_HELD = pattern_of(r"(?:vừa|mới)(?: qua,?)? (?:phối hợp [^.;]{0,120} )?tổ chức +\Z")
# An exercise or a peak period without its day stands in a list of what was done.
_AMONG_RESULTS = frozenset({"exercise", "campaign"})
_AT_IT = pattern_of(
    r"(?:tại|dự|kết luận|khai mạc|bế mạc|chủ trì|chỉ đạo|phát biểu(?: tại)?|sau|quang cảnh|toàn cảnh"
    r"|điều hành|kết thúc|trong)"
    r"(?: buổi| cuộc)? +\Z"
)
_SAID_AT = pattern_of(
    r"(?:cũng |kết luận |phát biểu |chỉ đạo |khai mạc |bế mạc |kết thúc )*(?:tại )?(?:buổi )?\Z"
)
_SOON_AFTER = pattern_of(
    r"(?:(?:sáng|chiều|tối|trưa)? ?cùng ngày|cũng trong (?:sáng|chiều|ngày)[^,]{0,20})(?=[ ,])"
)
_BULLET = pattern_of(r"(?:[*•+-]|\d{1,2}[.)]) *")
_NEAR, _MOST, _SAME_DAYS = 600, 40, 10


def main_of(text: Text, found: Found, namings: list[Naming], article: Article) -> Naming | None:
    """The naming of the gathering that the article reports, or None."""
    inside = _between(namings, article.start, article.end)
    full = [naming for naming in inside if naming.is_specific and naming.start < article.lead][:_MOST]
    told = [naming for naming in full if _is_told(text, naming)]
    bare = [naming for naming in inside if naming.start < article.lead and _is_told(text, naming)][:_MOST]
    return (
        _first_of(text, told, (_is_dated_and_governed, _is_dated))
        or _named_by(text, full, _first_of(text, bare, (_is_dated_and_governed,)))
        or act_of(text, found, article)
        or _spoken_of(text, inside, _first_of(text, told, (_is_organized, _is_held)))
        or object_of(text, found, article)
        or signing_of(text, found, article)
        or _named_without_day(text, inside, full, article)
    )


def _between(namings: list[Naming], start: int, end: int) -> list[Naming]:
    """The namings, which stand in text order, that begin between two offsets."""
    first = bisect_left(namings, start, key=_begin)
    return namings[first : bisect_left(namings, end, lo=first, key=_begin)]


def _begin(naming: Naming) -> int:
    return naming.start


def _named_by(text: Text, full: list[Naming], bare: Naming | None) -> Naming | None:
    """The headline that names more fully what the lead tells of in a bare word, else that bare word."""
    word = text.folded[bare.start : bare.end] if bare else ""
    heads = (naming for naming in full if bare and _is_in_title(text, naming))
    return next((head for head in heads if text.folded.startswith(word, head.start)), bare)


def telling(text: Text, namings: list[Naming], main: Naming, article: Article) -> Sentence:
    """The sentence that tells of the event: its own, of a headline the first below that speaks of it."""
    at = main.start
    if text.paragraphs[text.paragraph_at(at)].kind != "body":
        below = (naming.start for naming in _between(namings, at + 1, article.lead) if _is_told(text, naming))
        at = next(below, at)
    return text.sentences[text.sentence_at(at)]


def _spoken_of(text: Text, inside: list[Naming], main: Naming | None) -> Naming | None:
    """An undated gathering, when the text says that it has been held or speaks of it again."""
    if main is None:
        return None
    start = text.sentences[text.sentence_at(main.start)].start
    if opens_with_time(text, start) or _PAST.search(text.folded, max(main.start - 160, start), main.start):
        return main
    again = (naming for naming in inside if naming != main)
    return next((main for naming in again if is_at_it(text, naming) or _is_in_title(text, naming)), None)


def _first_of(
    text: Text, namings: list[Naming], tests: tuple[Callable[[Text, Naming], bool], ...]
) -> Naming | None:
    """The first naming that passes the first test that any of them passes."""
    passed = (naming for passes in tests for naming in namings if passes(text, naming))
    return next(passed, None)


def _named_without_day(
    text: Text, inside: list[Naming], full: list[Naming], article: Article
) -> Naming | None:
    """A gathering of the headline, else one that a "tại", "dự" or "quang cảnh" stands before."""
    bare = [naming for naming in inside if is_at_it(text, naming)]
    in_title = [
        naming for naming in full if _is_in_title(text, naming) and not _is_announced(text, naming, full)
    ]
    # A gathering that is spoken of once and never again ("tại Ngày hội …") is only mentioned.
    spoken_of = any(not naming.is_specific for naming in bare)
    at_it = [
        naming
        for naming in bare
        if naming.is_full and naming.start < article.lead and (spoken_of or _opens_at_it(text, naming))
    ]
    bare = [naming for naming in bare if not naming.is_specific]
    return next(iter([*in_title, *at_it, *bare]), None)


def further_in(text: Text, namings: list[Naming], article: Article, main: Naming) -> list[Naming]:
    """The other gatherings that the article reports, each in a paragraph that opens with its day."""
    mine = day_of(text, main, *around(text, main))
    further: list[Naming] = []
    first, last = text.paragraph_at(main.start), text.paragraph_at(article.end)
    for paragraph in text.paragraphs[first : last + 1]:
        if not article.start <= paragraph.start < article.end or paragraph.start <= main.start:
            continue
        naming = _opening_with(text, namings, paragraph)
        if naming and _is_another(text, naming, main, mine):
            further.append(naming)
    return further


def _opening_with(text: Text, namings: list[Naming], paragraph: Paragraph) -> Naming | None:
    """The gathering told of in the first sentence of a paragraph that opens with a day."""
    start = _after_bullet(text, paragraph.start)
    soon = _SOON_AFTER.match(text.folded, start)
    if soon is None and opening_day(text, start) is None:
        return None
    end = text.sentences[text.sentence_at(paragraph.start)].end
    inside = _between(namings, paragraph.start, end)
    told = (naming for naming in inside if naming.is_specific and _is_told(text, naming))
    return next((naming for naming in told if not naming.has_word or _is_governed(text, naming)), None)


def _after_bullet(text: Text, start: int) -> int:
    bullet = _BULLET.match(text.folded, start)
    return bullet.end() if bullet else start


def _is_another(text: Text, naming: Naming, main: Naming, mine: str | None) -> bool:
    """Whether it is held on another of the same days, or on the same day and of another kind."""
    sentence = text.sentences[text.sentence_at(naming.start)]
    day = opening_day(text, _after_bullet(text, sentence.start))
    if day is None or mine is None or day == mine:
        return day is None and naming.kind != main.kind
    return day[-5:-3] == mine[-5:-3] and abs(int(day[-2:]) - int(mine[-2:])) <= _SAME_DAYS


def _opens_at_it(text: Text, naming: Naming) -> bool:
    """Whether a sentence opens with the gathering ("Phát biểu tại hội nghị …, ông A đề nghị …")."""
    sentence = text.sentences[text.sentence_at(naming.start)]
    return _SAID_AT.match(text.folded, sentence.start, naming.start) is not None


def _is_announced(text: Text, head: Naming, full: list[Naming]) -> bool:
    """Whether the prose below a headline says of the same gathering that it is yet to come."""
    words = " ".join(text.folded[head.start : head.end].split()[:4])
    same = (naming for naming in full if text.folded.startswith(words, naming.start) and naming != head)
    return will_be(text, head.end) or any(not _is_told(text, naming) for naming in same)


def is_at_it(text: Text, naming: Naming) -> bool:
    """Whether "tại", "dự" or "phát biểu" stands before it: the gathering that the text tells of."""
    return _AT_IT.search(text.folded, max(naming.start - 24, 0), naming.start) is not None


def around(text: Text, naming: Naming) -> tuple[int, int]:
    """The sentence of a naming, of an endless one the part around it."""
    sentence = text.sentences[text.sentence_at(naming.start)]
    return max(sentence.start, naming.start - _NEAR), min(sentence.end, naming.start + _NEAR)


def _is_in_title(text: Text, naming: Naming) -> bool:
    return text.paragraphs[text.paragraph_at(naming.start)].kind == "title"


def _is_dated_and_governed(text: Text, naming: Naming) -> bool:
    return _is_dated(text, naming) and (not naming.has_word or _is_governed(text, naming))


def _is_dated(text: Text, naming: Naming) -> bool:
    """Whether its sentence tells the day."""
    return day_of(text, naming, *around(text, naming)) is not None


def _is_governed(text: Text, naming: Naming) -> bool:
    """Whether the words beside it say that it was held."""
    if not naming.has_word:
        return _JUST_HELD.search(text.folded, max(naming.start - 160, 0), naming.start) is not None
    sentence = text.sentences[text.sentence_at(naming.start)]
    if naming.kind in _AMONG_RESULTS and not opens_with_time(text, sentence.start):
        return False
    before = _GOVERNS.search(text.folded, max(naming.start - 40, 0), naming.start)
    return before is not None or _HAPPENS.match(text.folded, naming.end) is not None


def _is_organized(text: Text, naming: Naming) -> bool:
    """Whether the words beside it say that somebody held it, not only that somebody was there."""
    before = _BY_SOMEBODY.search(text.folded, max(naming.start - 40, 0), naming.start)
    return _is_governed(text, naming) and (before is not None or not naming.has_word)


def _is_held(text: Text, naming: Naming) -> bool:
    """Whether its sentence says that the gathering takes or took place."""
    return (
        naming.has_word
        and naming.kind not in _AMONG_RESULTS
        and _HELD.search(text, *around(text, naming)) is not None
    )


def _is_told(text: Text, naming: Naming) -> bool:
    """Whether the naming stands in the prose, and not of a gathering to come or gone before."""
    if text.paragraphs[text.paragraph_at(naming.start)].kind != "body":
        return False
    opens = text.sentences[text.sentence_at(naming.start)].start
    if is_among_tasks(text, opens, naming.start):
        return False
    start = max(opens, naming.start - 60)
    return not is_to_come(text, start, naming.start) and not will_be(text, naming.end)
