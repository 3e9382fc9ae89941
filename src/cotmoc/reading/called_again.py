"""Where a named model, movement or scheme is called again: by its name, in a heading, by its short name."""

from __future__ import annotations

import re

from cotmoc.reading.facts import Span
from cotmoc.reading.patterns import pattern_of
from cotmoc.reading.text import Text

_ALIAS = pattern_of(
    r"[”\" ,]{0,3} ?\((?:sau đây )?(?:gọi|viết) (?:tắt|chung) là:? ?[“\"]?((?:đề án|dự án|phong trào"
    r"|mô hình|cuộc vận động)(?: [^)”\"]{1,30})?)[”\"]?\)"
)
# A heading in capitals repeats the name behind its kind word: "ĐỀ ÁN TRỒNG RỪNG …".
_KIND_BEFORE = (
    "mô hình ",
    "phong trào ",
    "cuộc vận động ",
    "đề án ",
    "dự án ",
    "chương trình ",
    "công trình ",
)


def all_mentions(text: Text, key: str, spans: list[Span]) -> tuple[Span, ...]:
    """The named places, the short name that the text defines, and the name quoted again alone."""
    mentions = set(spans)
    if len(key.split()) >= 3:
        mentions |= _again(text.folded, spans)
    for span in spans:
        alias = _ALIAS.match(text.folded, span.end)
        if alias:
            mentions |= _alias_mentions(text, alias)
    return tuple(sorted(mentions))


def _again(folded: str, spans: list[Span]) -> set[Span]:
    key = folded[spans[0].start : spans[0].end]
    places: set[Span] = set()
    at = folded.find(key)
    while at >= 0:
        quoted = folded[at - 1 : at] in '“"' and folded[at + len(key) : at + len(key) + 1] in '”"'
        named = quoted or folded.endswith(_KIND_BEFORE, max(at - 16, 0), at)
        if named and not any(span.start <= at < span.end for span in spans):
            places.add(Span(at, at + len(key)))
        at = folded.find(key, at + len(key))
    return places


def _alias_mentions(text: Text, alias: re.Match[str]) -> set[Span]:
    """The defined short name where it is defined, and wherever it stands alone behind."""
    word = text.body[alias.start(1) : alias.end(1)]
    places = {Span(*alias.span(1))}
    at = text.body.find(word, alias.end())
    while at >= 0:
        if _stands_alone(text.body, at + len(word)):
            places.add(Span(at, at + len(word)))
        at = text.body.find(word, at + len(word))
    return places


_BEHIND_ALIAS = pattern_of(
    r"\s*(?:$|[^\w\s“\"]|(?:và|được|đã|trên|tại|trong|cần|phải|là|của|theo|để|do|nhằm|với|cho|có|đến|vào"
    r"|như|gắn|nêu|sẽ)\b)"
)


def _stands_alone(body: str, end: int) -> bool:
    return _BEHIND_ALIAS.match(body, end) is not None
