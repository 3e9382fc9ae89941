"""Where an event took place: "tại …" in its sentence, else the place that opens the headline."""

from __future__ import annotations

from cotmoc.reading.articles import Article
from cotmoc.reading.found import Found, within
from cotmoc.reading.namings import is_gathering
from cotmoc.reading.patterns import LETTER, WORD_AFTER, any_of, pattern_of
from cotmoc.reading.places import known_place_at
from cotmoc.reading.text import Sentence, Text

_AT_PLACE = pattern_of(r"(?:^|[ ,;(])tại +(?=\S)")
_PLACE_END = pattern_of(
    r"[,;.:(\n]| +(?:đã|diễn ra|tổ chức|đồng chí|với|do|và|vừa|trước|sau|nhằm|để|trong|theo|được|trên"
    rf"|còn)(?![{LETTER}])"
)
_KIND_OF_PLACE = pattern_of(any_of("place_nouns") + WORD_AFTER)
_LARGER = pattern_of(
    rf", +(?:xã|phường|thị trấn|huyện|thị xã|quận|thành phố|tp\.?|tỉnh|đặc khu){WORD_AFTER}"
    r"(?! +(?:ủy|đoàn|đội))[^,;.:(\n]{2,40}"
)
_WITHIN_BRACKETS = pattern_of(
    r" *\((?:xã|phường|thị trấn|huyện|thị xã|quận|thành phố|tp\.?|tỉnh)[^()\n]{2,60}\)"
)


def place_of(text: Text, found: Found, sentence: Sentence, article: Article) -> str | None:
    """The place as written, with the larger places that its words go on with; None when none is told."""
    for at in _AT_PLACE.finditer(text.folded, sentence.start, sentence.end):
        if place := _place_from(text, found, at.end(), sentence.end):
            return place
    heads = (paragraph for paragraph in text.paragraphs if paragraph.kind == "title")
    head = next((paragraph for paragraph in heads if paragraph.start >= article.start), None)
    opening = known_place_at(text.body, head.start) if head else None
    return opening[1] if opening and text.body[opening[0] : opening[0] + 1] == ":" else None


def _place_from(text: Text, found: Found, start: int, limit: int) -> str | None:
    ending = _PLACE_END.search(text.folded, start, limit)
    end = ending.start() if ending else limit
    end = max(
        [end, *(span.end for span, _ in within(found.organizations, start, limit) if span.start == start)]
    )
    while larger := (
        _LARGER.match(text.folded, end, limit) or _WITHIN_BRACKETS.match(text.folded, end, limit)
    ):
        inner = _PLACE_END.search(text.folded, larger.start() + 2, larger.end())
        end = larger.end() if inner is None or larger[0].endswith(")") else inner.start()
        if end < larger.end():
            break
    words = text.words(start, end).rstrip(".")
    names_place = text.body[start].isupper() or _KIND_OF_PLACE.match(text.folded, start)
    return words if words and names_place and not is_gathering(words) else None
