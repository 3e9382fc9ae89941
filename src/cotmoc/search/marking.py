"""Where the words of a question stand in a text, in the text's own spelling."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from unicodedata import combining

from cotmoc.search.asked import Phrase
from cotmoc.search.folding import words_of

AROUND = 240
_MARK = "\u0300"
_MOST = 400


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of shown text; `is_found` where it is what was asked for."""

    words: str
    is_found: bool


class _Shadow(dict[int, str]):
    """One letter for each code point, so that places in the shadow are places in the text."""

    def __missing__(self, point: int) -> str:
        letter = chr(point)
        if combining(letter) or letter in "\u00ad\u200b\u2060\ufeff":
            shadow = _MARK
        else:
            folded = words_of(letter)
            shadow = folded[0][0] if folded else " "
        self[point] = shadow
        return shadow


_shadow = _Shadow()


def marked(text: str, forms: tuple[Phrase, ...]) -> list[Piece]:
    """The whole text, its found words apart."""
    return _cut(text, _places(text, forms), 0, len(text))


def excerpt(text: str, forms: tuple[Phrase, ...], *, around: int = AROUND) -> list[Piece]:
    """The stretch of the text that shows most of what was asked for, its words marked."""
    places = _places(text, forms)
    if len(text) <= around or not places:
        return _cut(text[: around * 2], places, 0, min(len(text), around))
    first = _best(text, places, around)
    start, end = _between_words(text, max(first - around // 4, 0), around)
    pieces = _cut(text, places, start, end)
    lead = [Piece("… ", False)] if start else []
    return [*lead, *pieces, *([Piece(" …", False)] if end < len(text) else [])]


def _best(text: str, places: list[tuple[int, int]], around: int) -> int:
    """Where the window of this length begins that holds the most different words."""
    most, best = 0, places[0][0]
    for index, (start, _end) in enumerate(places):
        inside = {
            tuple(words_of(text[a:b])) for a, b in places[index : index + 20] if b <= start + around * 3 // 4
        }
        if len(inside) > most:
            most, best = len(inside), start
    return best


def _between_words(text: str, start: int, length: int) -> tuple[int, int]:
    if start:
        gap = text.find(" ", start, start + 30)
        start = gap + 1 if gap >= 0 else start
    end = min(start + length, len(text))
    if end < len(text):
        gap = text.rfind(" ", max(end - 30, start), end)
        end = gap if gap > start else end
    return start, end


def _cut(text: str, places: list[tuple[int, int]], start: int, end: int) -> list[Piece]:
    pieces, at = [], start
    for first, last in places:
        if first < at or last > end:
            continue
        if first > at:
            pieces.append(Piece(text[at:first], False))
        pieces.append(Piece(text[first:last], True))
        at = last
    return [*pieces, Piece(text[at:end], False)] if at < end else pieces


def _places(text: str, forms: tuple[Phrase, ...]) -> list[tuple[int, int]]:
    shadow = text.translate(_shadow)
    found = _pattern(forms, _MARK in shadow).finditer(shadow)
    return [match.span() for match, _number in zip(found, range(_MOST), strict=False)]


@cache
def _no_pattern() -> re.Pattern[str]:
    return re.compile("(?!)")


def _pattern(forms: tuple[Phrase, ...], has_marks: bool) -> re.Pattern[str]:
    between = f"{_MARK}*" if has_marks else ""
    alternatives = sorted({_of_phrase(form, between) for form in forms}, key=len, reverse=True)
    if not alternatives:
        return _no_pattern()
    return re.compile(f"(?<![a-z0-9{_MARK}])(?:{'|'.join(alternatives)})(?![a-z0-9])")


def _of_phrase(form: Phrase, between: str) -> str:
    words = ("[a-z0-9]+" if word is None else between.join(word) + between for word in form)
    return " +".join(words)


def best_place(text: str, forms: tuple[Phrase, ...]) -> tuple[int, int] | None:
    """The span of the first word that `excerpt` marks; None where nothing is found."""
    places = _places(text, forms)
    if not places:
        return None
    first = _best(text, places, AROUND)
    return next(place for place in places if place[0] == first)
