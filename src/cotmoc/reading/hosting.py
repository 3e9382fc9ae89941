"""Who holds an event and who chairs it."""

from __future__ import annotations

from cotmoc.reading.anchors import anchored
from cotmoc.reading.articles import Article
from cotmoc.reading.facts import Span
from cotmoc.reading.found import Found, within
from cotmoc.reading.namings import Naming
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, pattern_of
from cotmoc.reading.text import Sentence, Text

_ORGANIZES = anchored(rf"{WORD_BEFORE}(?:tổ chức|tiến hành){WORD_AFTER}")
_CHAIRS = anchored(rf"{WORD_BEFORE}(?:cùng |đồng |trực tiếp )?chủ trì{WORD_AFTER}")
_OF_CHAIR = pattern_of(r"chủ trì của +")
_ROW_GAP = pattern_of(r"[ ,-]*(?:và|cùng|phối hợp(?: cùng| với)?|phối hợp chặt chẽ với)?[ ,]*")
# Between who holds it and the verb stand only such words; more would make the organ part of something else.
_TO_VERB = pattern_of(
    r"[ ,)]*(?:\([^()\n]{0,60}\))?[ ,]*(?:(?:đã|vừa|vừa qua|cũng|long trọng|trọng thể|trang trọng|đồng loạt"
    r"|chính thức|phối hợp|tiếp tục|trực thuộc|đăng cai|chủ trì|khóa [ivxl]+|lần thứ [ivxl\d]+)[ ,]*)*"
    r"(?:phối hợp(?: chặt chẽ)?(?: cùng| với)? [^.;:]{0,160})?"
)
_OTHER_VERB = pattern_of(rf"(?:tham dự|đến dự|dự hội nghị|dự và|cùng dự|phát biểu){WORD_AFTER}")
_CHAIRS_WITHIN = 1200


def hosts_of(text: Text, found: Found, sentence: Sentence, main: Naming) -> tuple[str, ...]:
    """The organizations that "tổ chức" the event, or that themselves meet, sign or review."""
    verbs = [verb.start() for verb in _ORGANIZES.finditer(text, sentence.start, sentence.end)]
    own = [] if main.has_word else [main.start]
    verb = next((at for at in [*reversed(verbs), *own] if at <= main.start), verbs[0] if verbs else None)
    if verb is None:
        return ()
    named = within(found.organizations, sentence.start, verb)
    acting = [(span, owner) for span, owner in named if not _is_place_of(text, span)]
    if not acting or not _TO_VERB.fullmatch(text.folded, acting[-1][0].end, verb):
        return ()
    return tuple(dict.fromkeys(owner for _, owner in acting[-_row_length(text, acting) :]))


def _is_place_of(text: Text, span: Span) -> bool:
    return text.folded[max(span.start - 5, 0) : span.start].endswith(("tại ", "ở "))


def _row_length(text: Text, named: list[tuple[Span, str]]) -> int:
    """How many organizations stand in the row that leads up to the verb."""
    count = 1
    for (former, _), (latter, _) in zip(named[-2::-1], named[:0:-1], strict=True):
        if not _ROW_GAP.fullmatch(text.folded[former.end : latter.start]):
            break
        count += 1
    return count


def chairs_of(text: Text, found: Found, main: Naming, article: Article) -> tuple[str, ...]:
    """The people of whom the article says, up to shortly after its lead, that they "chủ trì" the event."""
    start = max(
        article.start,
        text.paragraphs[text.paragraph_at(main.start)].start if main.start > article.lead else 0,
    )
    for verb in _CHAIRS.finditer(text, start, min(article.end, max(article.lead, main.end) + _CHAIRS_WITHIN)):
        sentence = text.sentences[text.sentence_at(verb.start())]
        if of := _OF_CHAIR.match(text.folded, verb.start()):
            people = within(found.people, of.end(), sentence.end)
        else:
            people = within(found.people, _after_other_verb(text, sentence, verb.start()), verb.start())
        if people:
            return tuple(dict.fromkeys(owner for _, owner in people))
    return ()


def _after_other_verb(text: Text, sentence: Sentence, verb: int) -> int:
    others = [other.end() for other in _OTHER_VERB.finditer(text.folded, sentence.start, verb)]
    return others[-1] if others else sentence.start
