"""Positions of officials: where the words of one begin and end, alone or in a row."""

from __future__ import annotations

import re
from typing import NamedTuple

from cotmoc.reading.anchors import anchored
from cotmoc.reading.folding import LOWER, UPPER, fold
from cotmoc.reading.found import Found
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, any_of, pattern_of
from cotmoc.reading.places import opens_person
from cotmoc.reading.text import Text
from cotmoc.reading.words import table

POSITION = anchored(rf"{WORD_BEFORE}(?<!thủ )(?:nguyên +|quyền +|q\. *)?{any_of('positions')}{WORD_AFTER}")
RANK = pattern_of(rf"{WORD_BEFORE}{any_of('ranks')}{WORD_AFTER}")
_AFTER = pattern_of(rf"{any_of('after_position')}{WORD_AFTER}")
_SPACE = pattern_of(r" *")
_WORD = pattern_of(r"[Tt]\.[ƯWưw]|[^\s,;:.()“”\"–\n]+")
_BETWEEN = pattern_of(r" *, *| +[-–—] *|[-–—] +")
_INNER_COMMA = pattern_of(r", *(?:chống|khám|thể thao|thương binh|công nghệ|chữa)\b")
_ABBREVIATION = pattern_of(rf" *\([{UPPER}&-]{{2,10}}\)")
_INNER_DASH = pattern_of(rf" *[-–] *(?![{LOWER}])")
# "Trưởng Ban tuyên giáo - đoàn thể": two fields of one office, in small letters.
_JOINED_FIELDS = pattern_of(
    r" +[-–] +(?=(?:đoàn thể|tổng hợp|xã hội|hành chính|tổ chức|kỹ thuật|tài chính|tài vụ|dân tộc|quốc phòng"
    r"|an ninh|ngân sách|đối ngoại|dân vận|nội vụ|pháp chế|nhân sự)(?![a-zà-ỹđ]))"
)
_LONGEST = 160
_MOST = 9
_ABBREVIATIONS = table("abbreviations")


class Row(NamedTuple):
    """Positions one after the other: the span of each, and where the row ends."""

    spans: tuple[tuple[int, int], ...]
    end: int


def row_at(text: Text, found: Found, at: int) -> Row | None:
    """The row of positions that opens at this offset, split at commas and dashes, or None."""
    spans: list[tuple[int, int]] = []
    end = at
    while len(spans) < _MOST and POSITION.match(text.folded, at):
        end = _end_of_position(text, found, at)
        spans.append((at, end))
        between = _BETWEEN.match(text.folded, end) or _of_the_same(text, found, end)
        if between is None:
            break
        at = between.end()
    return Row(tuple(spans), end) if spans else None


def _of_the_same(text: Text, found: Found, at: int) -> re.Match[str] | None:
    """The semicolon behind which a further position of the same person stands, with no name behind it."""
    mark = _SEMICOLON.match(text.folded, at)
    if mark is None or POSITION.match(text.folded, mark.end()) is None:
        return None
    end = _end_of_position(text, found, mark.end())
    return mark if _ENDS_ROW.match(text.folded, end) else None


_SEMICOLON = pattern_of(r" *; *")
_ENDS_ROW = pattern_of(r" *;")


def _end_of_position(text: Text, found: Found, start: int) -> int:
    """Where the words of the position that opens here end: at a mark, a verb or the name of a person."""
    head = POSITION.match(text.folded, start)
    end = head.end() if head else start
    end = max([end, *(organ.end for organ in found.organs_meeting(start, end) if organ.start > start)])
    while end - start < _LONGEST:
        space = _SPACE.match(text.folded, end)
        at = space.end() if space else end
        if organ := found.organ_at(at):
            end = organ.end
        elif inner := _organ_in_brackets(text, found, end) or _inner_mark(text, found, end):
            end = inner
        elif word := _goes_on(text, at):
            end = word
        else:
            break
    return _without_joiner(text, start, end)


def _organ_in_brackets(text: Text, found: Found, at: int) -> int | None:
    """End of the brackets that say of what the organ just named is a part ("Cục A (Bộ B)")."""
    above = found.organ_at(at + 2) if text.body.startswith(" (", at) else None
    return above.end + 1 if above and text.body.startswith(")", above.end) else None


def _without_joiner(text: Text, start: int, end: int) -> int:
    """The end before a last "và" or "cùng" that leads to the next person."""
    joiner = _JOINER_AT_END.search(text.folded, max(end - 10, start), end)
    return joiner.start() if joiner else end


_JOINER_AT_END = pattern_of(r" +(?:và|cùng|với|cùng với)\Z")


def _goes_on(text: Text, at: int) -> int | None:
    """End of the word at this offset when it still belongs to the position."""
    word = _WORD.match(text.body, at)
    if word is None or opens_person(text.body, at) or RANK.match(text.folded, at) or word[0] == "-":
        return None
    if text.body[at].islower() and _AFTER.match(text.folded, at):
        return None
    if _SPEAKS.match(text.folded, at):
        return None
    is_joined = text.folded.endswith("kiêm ", 0, at)
    return (
        None if POSITION.match(text.folded, at) and text.body[at].isupper() and not is_joined else word.end()
    )


# A caption or a programme goes on after the position with a capital.
_SPEAKS = pattern_of(rf"(?:báo cáo|trình bày|phát biểu|khai mạc|bế mạc|kết luận|trao|tặng){WORD_AFTER}")


def _inner_mark(text: Text, found: Found, at: int) -> int | None:
    """End of a comma or dash inside the name of a field ("phòng, chống ma túy", "Hậu cần - Kỹ thuật")."""
    if inner := _INNER_COMMA.match(text.folded, at) or _ABBREVIATION.match(text.body, at):
        return inner.end()
    if (joined := _JOINED_FIELDS.match(text.folded, at)) and text.body[joined.end()].islower():
        return joined.end()
    dash = _INNER_DASH.match(text.body, at)
    if dash is None or not dash[0].strip() or not text.body[dash.end() : dash.end() + 1].isalpha():
        return None
    after = dash.end()
    if POSITION.match(text.folded, after) or RANK.match(text.folded, after) or opens_person(text.body, after):
        return None
    return after if found.organ_at(after) is None else None


def without_shorter(positions: list[str]) -> tuple[str, ...]:
    """The positions, each once and in its fullest form, in their order."""
    kept: list[tuple[list[str], str]] = []
    for position in positions:
        key = words_of(position)
        if any(_says(other, key) for other, _ in kept):
            continue
        shorter = [place for place, (other, _) in enumerate(kept) if _says(key, other)]
        if shorter:
            kept[shorter[0]] = (key, position)
            kept = [entry for place, entry in enumerate(kept) if place not in shorter[1:]]
        else:
            kept.append((key, position))
    return tuple(position for _, position in kept)


def words_of(position: str) -> list[str]:
    """The folded words of a position with its abbreviations in full."""
    return " ".join(_ABBREVIATIONS.get(word, word) for word in fold(position).split()).split()


def _says(fuller: list[str], shorter: list[str]) -> bool:
    """Whether the fuller position says all that the shorter one says, in its order."""
    if fuller[0] != shorter[0]:
        return False
    rest = iter(fuller)
    return all(word in rest for word in shorter)
