"""Where a person is named: the part of a run of capitals that is a name, and every place of a known name."""

from __future__ import annotations

import re

from cotmoc.reading.facts import Span
from cotmoc.reading.folding import LOWER, UPPER
from cotmoc.reading.found import Found
from cotmoc.reading.patterns import LETTER, pattern_of
from cotmoc.reading.places import is_surname, known_place_at
from cotmoc.reading.positions import POSITION, RANK, row_at
from cotmoc.reading.sightings import Sighting
from cotmoc.reading.text import Text

_REST = rf"(?:[{LOWER}]+|[{UPPER}]*)(?:[’'`-][{UPPER}{LOWER}]+)*"
_SYLLABLE = rf"[{UPPER}]{_REST}"
RUN = pattern_of(rf"[{UPPER}](?<![{UPPER}{LOWER}\d].){_REST}(?: +{_SYLLABLE}){{1,7}}(?![{LOWER}])")
_WORD = pattern_of(r"[^ ]+")


def name_in(text: Text, found: Found, run: re.Match[str]) -> tuple[int, int] | None:
    """The part of a run of capitals that may be a person's name: after organs, places, forms of address."""
    start, end = run.span()
    for organ in found.organs_meeting(start, end):
        if organ.start <= start:
            start = max(start, organ.end)
        else:
            end = min(end, organ.start)
    if start >= end:
        return None
    if glued := _GLUED_POSITION.search(text.folded, start, end):
        end = glued.start()
    words = [word.span() for word in _WORD.finditer(text.body, start, end)]
    if len(words) < 2:
        return None
    while words and _is_no_name_word(text, words[0][0]):
        words = words[1:]
    while words and (row := row_at(text, found, words[0][0])):
        words = [word for word in words if word[0] >= row.end]
    words = _after_place(text, words)
    for index, (at, _) in enumerate(words[1:], start=1):
        if POSITION.match(text.folded, at) or RANK.match(text.folded, at):
            words = words[:index]
            break
    return (words[0][0], words[min(len(words), 5) - 1][1]) if len(words) >= 2 else None


# "Lê Trai-phó Viện trưởng": a dash without its spaces.
_GLUED_POSITION = pattern_of(
    rf"[-–](?<=[{LETTER}].)(?=(?:phó|chánh|trưởng|giám|chủ|bí|ủy|viện)(?![{LETTER}]))"
)


def _is_no_name_word(text: Text, at: int) -> bool:
    return _NO_NAME_WORD.match(text.folded, at) is not None


_NO_NAME_WORD = pattern_of(r"(?:ckii?|bsckii?|ncs|ông|bà|đ/c|ngài|anh|chị|ts|ths|pgs|gs|bs|tp)(?= )")


def _after_place(text: Text, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The words after a known place, where a whole name follows it."""
    place = known_place_at(text.body, words[0][0]) if words else None
    if place is None:
        return words
    rest = [word for word in words if word[0] >= place[0]]
    return rest if len(rest) >= 2 and is_surname(text.body[slice(*rest[0])]) else words


def mentions_of(text: Text, folded_name: str, sightings: list[Sighting]) -> tuple[Span, ...]:
    """Every place of a name, whatever the spaces between its words; at least where it was sighted."""
    first, *others = folded_name.split()
    mentions: list[Span] = []
    at = text.folded.find(first)
    while at >= 0:
        end = _end_of_name(text.folded, at + len(first), others)
        if end is not None and not _LETTER_BEFORE.match(text.folded, at - 1 if at else len(text.folded)):
            mentions.append(Span(at, end))
        at = text.folded.find(first, end or at + 1)
    return tuple(mentions) or tuple(Span(sighting.start, sighting.end) for sighting in sightings)


_LETTER_BEFORE = pattern_of(rf"[{LETTER}\d]")
_LETTER_AFTER = pattern_of(rf"[{LETTER}]")


def _end_of_name(folded: str, at: int, words: list[str]) -> int | None:
    """Where these words end that must follow one another from this offset on, or None."""
    for word in words:
        begin = at
        while folded.startswith(" ", at):
            at += 1
        if at == begin or not folded.startswith(word, at):
            return None
        at += len(word)
    return None if _LETTER_AFTER.match(folded, at) else at


def is_place(text: Text, start: int, end: int) -> bool:
    """Whether the whole name is that of a place behind its level ("thành phố Hà Nội")."""
    place = known_place_at(text.body, start)
    return (
        place is not None
        and place[0] == end
        and _LEVEL_BEFORE.search(text.folded, max(start - 12, 0), start) is not None
    )


_LEVEL_BEFORE = pattern_of(r"(?:tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường) +\Z")
