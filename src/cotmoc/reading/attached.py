"""The document that another one brings ("Ban hành kèm theo Quyết định này Kế hoạch …"), and its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cotmoc.reading.drafts import Draft
from cotmoc.reading.facts import Span
from cotmoc.reading.found import Found
from cotmoc.reading.heads import Organ
from cotmoc.reading.kind_words import KIND_WORD, kind_of
from cotmoc.reading.patterns import pattern_of
from cotmoc.reading.symbols import symbol_at
from cotmoc.reading.text import Text
from cotmoc.reading.titles import title_at, title_words

_WITH = "kèm theo"
_THIS = pattern_of(
    r"kèm theo +(?:quyết định|nghị quyết|thông tư|nghị định|chỉ thị|công văn) +này +(?:bản +)?"
)
_OPENS_LINE = pattern_of(r"[ |*]*\( *(?:ban hành +)?\Z")
_BEFORE_ORGAN = pattern_of(r" của +(?:bộ trưởng +|chủ tịch +|giám đốc +)?")
_NUMBER = pattern_of(r" số *:? *(?=\d)")
_LINES = 8


def attached_documents(text: Text, found: Found, issuer: str | None) -> list[Draft]:
    """The document attached to the text, where the text says that it brings it, and over its heading."""
    brought = [draft for at in _places(text) if (draft := _brought(text, found, at, issuer))]
    titles = {draft.kind: draft.title for draft in brought}
    headed = [draft for at in _places(text) if (draft := _headed(text, found, at, titles))]
    return [*brought, *headed]


def _places(text: Text) -> Iterator[int]:
    at = text.folded.find(_WITH)
    while at >= 0:
        yield at
        at = text.folded.find(_WITH, at + 1)


def _brought(text: Text, found: Found, at: int, issuer: str | None) -> Draft | None:
    """What the text brings "kèm theo Quyết định này"."""
    this = _THIS.match(text.folded, at)
    word = KIND_WORD.match(text.folded, this.end()) if this else None
    if word is None or not text.body[word.start()].isupper():
        return None
    about = title_at(text, found, word.end()) or _to_end(text, word.end())
    end = _first_symbol(text, about.start, about.end) or about.end
    return Draft(word.start(), end, kind_of(word), issuer=issuer, title=title_words(text, about), about=about)


def _to_end(text: Text, at: int) -> Span:
    """A name without the words that open a title ("Kế hoạch trồng rừng"), to the end of its sentence."""
    end = text.sentences[text.sentence_at(at)].end
    stop = _STOP.search(text.folded, at, end)
    return Span(at + 1, stop.start() if stop else end)


_STOP = pattern_of(r"[.;(\n]|, *(?:gồm|có|cụ thể)| +(?:gồm|có hiệu lực|như sau)")


def _headed(text: Text, found: Found, at: int, titles: dict[str, str | None]) -> Draft | None:
    """The kind word in capitals above the line that says with which document it came."""
    index = text.paragraph_at(at)
    line = text.paragraphs[index]
    of = _BEFORE_ORGAN.search(text.folded, line.start, line.end)
    organ = found.organ_at(of.end()) if of else None
    if organ is None or not _OPENS_LINE.match(text.folded[line.start : at]):
        return None
    for above in range(index - 1, max(index - _LINES, -1), -1):
        first = text.paragraphs[above]
        word = KIND_WORD.match(text.folded, first.start)
        if word and text.body[first.start : word.end()].isupper():
            end = text.paragraphs[index - 1].end
            return _under(text, word, end, organ, titles.get(kind_of(word)))
    return None


def _under(text: Text, word: re.Match[str], end: int, organ: Organ, title: str | None) -> Draft | None:
    words = text.words(word.end(), end)
    if not words.isupper():
        return None
    mention = _first_symbol(text, word.end(), end) or end
    return Draft(word.start(), mention, kind_of(word), issuer=organ.name, title=title or words)


def _first_symbol(text: Text, start: int, end: int) -> int | None:
    for number in _NUMBER.finditer(text.folded, start, end):
        if symbol := symbol_at(text.body, text.folded, number.end()):
            return symbol.end
    return None
