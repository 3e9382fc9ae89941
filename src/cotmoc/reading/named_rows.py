"""Names that stand without quotes in a row: "các mô hình: Bếp ấm bản xa, Tủ thuốc đường biên; Phong trào "
"…"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cotmoc.reading.facts import Span
from cotmoc.reading.folding import UPPER
from cotmoc.reading.patterns import LETTER, WORD_AFTER, pattern_of
from cotmoc.reading.text import Text

_KINDS = r"(?:mô hình|phong trào|cuộc vận động|chương trình|câu lạc bộ)"
# What may stand between the kind word and its row: "các mô hình, phong trào hiệu quả như:".
_LEAD = r"(?:,? (?:và )?[^\s“\"'();.,:\d]+){0,7}?(?: như)?\s?:\s?| như (?=[^\W\d_])"
_LEADS_ON = pattern_of(_LEAD)
_BEFORE_COLON = pattern_of(
    rf"(?<![{LETTER}])(?:các|những|nhiều|một số|\d+) (?:[^\s,;:.]+,? ){{0,5}}?{_KINDS}"
    rf"(?:,? (?:và )?[^\s,;:.]+){{0,7}}\Z"
)
_ROW = pattern_of(r"(?:[^.…:\n“”\"()]|\([^()\n]{1,60}\))+")
# These are papers or plans of work, whatever stands behind their colon.
_NO_ROW = pattern_of(r" (?:mục tiêu|hành động|phối hợp|công tác|làm việc|toàn khóa|trọng điểm)")
_NEXT_PART = pattern_of(r"; *(?:và +)?")
_NEXT_ITEM = pattern_of(rf",? *và +(?=[{UPPER}])|, *(?=[{UPPER}])")
_OWN_KIND = pattern_of(rf"(mô hình|phong trào|cuộc vận động|chương trình){WORD_AFTER} ?")
# Where the name ends: in a bracket, where or whose it is, or what came of it.
_NAME_ENDS = pattern_of(
    r" ?\(| (?:tại|ở(?! lại)|của|do|đã|được|đang|nhằm|góp phần|giúp(?! nhau)|phát huy|mang lại|bước đầu"
    r"|tiếp tục|đạt) "
)
# Behind "tại xã A" commas part places too, which are short.
_OF_A_PLACE = pattern_of(r" (?:tại|ở|của) ")
_LEAST_ITEMS, _LEAST_WORDS, _LEAST_BEHIND_PLACE, _MOST_WORDS = 2, 2, 4, 16


def heads_names(folded: str, colon: int) -> bool:
    """Whether several models or movements are named behind this colon, so that no item is a clause."""
    return _BEFORE_COLON.search(folded, max(colon - 100, 0), colon) is not None


def names_in_row(text: Text, kind: re.Match[str], organs: frozenset[int]) -> Iterator[tuple[Span, str]]:
    """The names in the row behind a kind word, each with its own kind word or that of the row; or none.

    At least two of them open with a capital; `organs` are the places where organs are named, which are none.
    """
    if _NO_ROW.match(text.folded, kind.end()):
        return
    lead = _LEADS_ON.match(text.folded, kind.end())
    row = _ROW.match(text.body, lead.end()) if lead else None
    if row is None or not text.body[row.start()].isupper():
        return
    items = [item for item in _items(text, row.start(), row.end()) if item.start not in organs]
    if len(items) < _LEAST_ITEMS:
        return
    for item in items:
        own = _OWN_KIND.match(text.folded, item.start, item.end)
        start = own.end() if own else item.start
        if start < item.end:
            yield Span(start, item.end), own[1] if own else kind[1]


def _items(text: Text, start: int, end: int) -> Iterator[Span]:
    for part in _cut(text.body, _NEXT_PART, start, end):
        place = _OF_A_PLACE.search(text.folded, part.start, part.end)
        for item in _cut(text.body, _NEXT_ITEM, part.start, part.end):
            least = _LEAST_BEHIND_PLACE if place and place.start() < item.start else _LEAST_WORDS
            ends = _NAME_ENDS.search(text.folded, item.start, item.end)
            name = _trimmed(text.body, item.start, ends.start() if ends else item.end)
            words = text.body[name.start : name.end].split()
            if words and words[0][0].isupper() and least <= len(words) <= _MOST_WORDS:
                yield name


def _cut(body: str, mark: re.Pattern[str], start: int, end: int) -> Iterator[Span]:
    at = start
    for found in mark.finditer(body, start, end):
        yield _trimmed(body, at, found.start())
        at = found.end()
    yield _trimmed(body, at, end)


def _trimmed(body: str, start: int, end: int) -> Span:
    return Span(start, start + len(body[start:end].rstrip(" ,;-/*_")))
