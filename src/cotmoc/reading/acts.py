"""What is done or held on the day that a lead tells, where no gathering word names it."""

from __future__ import annotations

from cotmoc.reading.anchors import anchored
from cotmoc.reading.articles import Article
from cotmoc.reading.event_days import days_in
from cotmoc.reading.facts import Span
from cotmoc.reading.found import Found, within
from cotmoc.reading.namings import Naming, held_naming, held_object
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, any_of, pattern_of
from cotmoc.reading.stages import is_past
from cotmoc.reading.text import Sentence, Text
from cotmoc.reading.to_come import is_to_come

_OPENS_WITH_TIME = pattern_of(
    r"(?:[^.;:,\n]{0,24}[-)|:] *)?(?:vào |trong )?(?:sáng|chiều|tối|trưa|ngày|hôm nay|hôm qua"
    rf"|vừa qua|tuần qua|mới đây|hai ngày|các ngày){WORD_AFTER}"
)
_ACTS = pattern_of(
    r"[ ,)]*(?:(?:đã|vừa|cũng|long trọng|chính thức|đồng loạt|phối hợp|đến|tới|sang|đi|tiến hành|tổ chức"
    rf"|làm trưởng đoàn|thực hiện)[ ,]+)*(?P<act>{any_of('acts')}){WORD_AFTER}"
)
_ACT = anchored(rf"{WORD_BEFORE}{any_of('acts')}{WORD_AFTER}")
# Behind these the word names what something is of or for, not what was done.
_OF_OTHERS = pattern_of(
    r"(?:việc|công tác|về|của|đoàn|tổ|ban|cục|phòng|kế hoạch|quyết định|để|nhằm|và|thực hiện|các|cuộc|buổi|lễ"
    r"|hội nghị|số|\d|,|;|kết quả|kết luận|báo cáo|được|sau khi|tiến độ|hoạt động|tổ chức|năm|nhiệm vụ) *\Z"
)
_HOLDS = anchored(
    rf"{WORD_BEFORE}(?:tổ chức|khai mạc) +[“\"]?(?!{any_of('not_gatherings')}{WORD_AFTER})([^\W\d])"
)
_LED = anchored(rf"{WORD_BEFORE}(?:làm trưởng đoàn|dẫn đầu)")


def opens_with_time(text: Text, start: int) -> bool:
    """Whether a sentence opens with a day or a time ("Sáng 3/4, …", "Vừa qua, …")."""
    return _OPENS_WITH_TIME.match(text.folded, start) is not None


def act_of(text: Text, found: Found, article: Article) -> Naming | None:
    """What an organ or official did on a day that opens the lead ("Sáng 3/4, Tỉnh ủy kiểm tra …")."""
    first, last = text.sentence_at(article.start), text.sentence_at(article.lead)
    for sentence in text.sentences[first : last + 1]:
        if sentence.start >= article.lead:
            break
        if sentence.start < article.start:
            continue
        if opens_with_time(text, sentence.start):
            return _act_in(text, found, sentence)
        if act := _act_in(text, found, sentence):
            just = text.folded.rfind("vừa ", sentence.start, act.start) >= act.start - len("vừa tổ chức ")
            return act if just else None
    return None


def signing_of(text: Text, found: Found, article: Article) -> Naming | None:
    """ "A và B ký kết chương trình phối hợp": the signing itself, of a document that the text knows."""
    found_at: list[int] = []
    for signed in _SIGNS.finditer(text, article.start, article.end):
        sentence = text.sentences[text.sentence_at(signed.start())]
        before = text.folded[sentence.start : signed.start()]
        what = within(found.documents, signed.end(), signed.end() + _REACH_OF_DOCUMENT)
        is_signed = bool(what) and what[0][0].start - signed.end() <= _NEAR_DOCUMENT
        parties = [
            *within(found.organizations, sentence.start, signed.start()),
            *within(found.people, sentence.start, signed.start()),
        ]
        is_other = _OF_OTHERS.search(before[-24:]) is not None or (
            is_past(before[:60]) and not days_in(text, sentence.start, signed.start())
        )
        if is_signed and parties and not is_other and not is_to_come(text, sentence.start, signed.start()):
            found_at.append(signed.start())
    told = [at for at in found_at if text.paragraphs[text.paragraph_at(at)].kind == "body"]
    return held_naming(text, found, (told or found_at)[0], "ký kết") if found_at else None


_SIGNS = anchored(rf"{WORD_BEFORE}ký kết{WORD_AFTER}")
_NEAR_DOCUMENT, _REACH_OF_DOCUMENT = 8, 80


def object_of(text: Text, found: Found, article: Article) -> Naming | None:
    """What was held on the day that the lead tells, whatever its name ("tổ chức trao 50 suất quà")."""
    first, last = text.sentence_at(article.start), text.sentence_at(article.lead)
    for sentence in text.sentences[first : last + 1]:
        if sentence.start >= article.lead:
            break
        if sentence.start < article.start or not _tells_when(text, sentence):
            continue
        for held in _HOLDS.finditer(text, sentence.start, sentence.end):
            start = max(sentence.start, held.start() - 60)
            if not is_to_come(text, start, held.start()):
                return held_object(text, found, held.start(1))
    return None


def _tells_when(text: Text, sentence: Sentence) -> bool:
    opens = opens_with_time(text, sentence.start)
    return opens or bool(days_in(text, sentence.start, sentence.end))


def _act_in(text: Text, found: Found, sentence: Sentence) -> Naming | None:
    named = within(found.organizations, sentence.start, sentence.end)
    actors = [span for span, _ in [*named, *within(found.people, sentence.start, sentence.end)]]
    leads = [Span(*led.span()) for led in _LED.finditer(text, sentence.start, sentence.end)]
    for actor in sorted([*actors, *leads]):
        act = _ACTS.match(text.folded, actor.end, sentence.end)
        if act:
            return held_naming(text, found, act.start("act"), act["act"])
    return _act_of_anyone(text, found, sentence)


def _act_of_anyone(text: Text, found: Found, sentence: Sentence) -> Naming | None:
    """What was done by who is no organ or official that the text makes known, on a day it tells."""
    if not days_in(text, sentence.start, sentence.end):
        return None
    for act in _ACT.finditer(text, sentence.start, sentence.end):
        before = text.folded[max(act.start() - 24, sentence.start) : act.start()]
        if not _OF_OTHERS.search(before) and not is_to_come(text, sentence.start, act.start()):
            return held_naming(text, found, act.start(), act[0])
    return None
