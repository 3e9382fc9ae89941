"""Marks of secrecy in the places where a stamp stands; words about secrecy elsewhere are no mark.

A mark binds whatever law was in force when it was set, so all degrees that `words/secrecy.json` knows are
looked for; the file says by which act and from which day each is a degree. In doubt a file counts as marked:
an open text that is refused costs a walk to the clerk, a secret one that is taken breaks the law.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise
from operator import ne
from typing import Final
from unicodedata import combining, normalize

_HEADER_LINES = 20  # filled lines: a head of Decree 30 with both columns under one another, and its title
_HEADER_WIDTH = 150  # a longer line is prose
_STAMP_WIDTH = 40  # "T À I   L I Ệ U   T H U   H Ồ I"
_VALUE_WIDTH = 30

_WORDS = json.loads((files(__package__) / "words" / "secrecy.json").read_text("utf-8"))
_DEGREES: Final[tuple[tuple[str, str], ...]] = tuple(
    (entry["words"], entry["degree"]) for entry in _WORDS["degrees"]
)
_OPEN = frozenset(_WORDS["open_values"])
_BEFORE = frozenset(_WORDS["before"])

# What a worn print or a bad eye makes of a letter.
_MISREAD = str.maketrans({"0": "o", "1": "i", "l": "i", "|": "i", "!": "i", "4": "a", "@": "a", "7": "t"})


def _bare(text: str) -> str:
    """Lower case without marks, one space between words."""
    parts = normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return " ".join("".join(part for part in parts if not combining(part)).lower().split())


def _letters(text: str) -> str:
    """The letters alone, misread ones mended: "T Ố l  M Ậ T" is toimat."""
    return "".join(letter for letter in _bare(text).translate(_MISREAD) if letter.isalpha())


_BY_LETTERS: Final[dict[str, str]] = {_letters(words): degree for words, degree in _DEGREES}
_BY_WORDS: Final[dict[str, str]] = dict(_DEGREES)
_SYMBOLS: Final[dict[str, str]] = {_bare(entry["symbol"]): entry["degree"] for entry in _WORDS["symbols"]}
_ANY_SYMBOL = "|".join(_SYMBOLS)
_ANY_DEGREE = "|".join(re.escape(words) for words, _ in _DEGREES)

_COLUMNS = re.compile(r"\t|\||;|[ \u00a0]{2,}")
_FIELD = re.compile(r"(?:(?:muc|cap) )?do mat ?[:;](.*)")
_PARENTHESIS = re.compile(r"[(\[{]([^()\[\]{}]{2,20})[)\]}]")
_SPACED = re.compile(r"(?<!\w)M\s+[AÂẬẤẠẶ]\s+T(?!\w)")
_SYMBOL = re.compile(rf"s[o0]\W*\d*[-/.,&\w]*?(?:\s?\(({_ANY_SYMBOL})\)|[-/]({_ANY_SYMBOL}))[.,;]?")
_LEADING = re.compile(rf"({_ANY_DEGREE})\s+(.+)")
_TRAILING = re.compile(rf"(.*\S)\s+({_ANY_DEGREE})\W*")
_ELEMENT = re.compile(
    rf"(?:{'|'.join(map(re.escape, _WORDS['header_elements']))})\b|.{{0,30}}\bngay\b.{{0,12}}\bthang\b"
)
_SHORT_IN_NAMES = frozenset({"MẬT", "MAT"})  # and no other accents: "MẶT TRẬN"
_NAME_PARTS = re.compile(r"[\s_.\-–+,]+")
_NAME_SYMBOL = re.compile(rf"\d.*\(({_ANY_SYMBOL})\)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark was found: its degree and where; never the words around it."""

    degree: str
    place: str


def mark_of(text: str) -> Mark | None:
    """The first mark in stamp position of a text, or None."""
    lines = [line.strip() for line in normalize("NFC", text).splitlines() if line.strip()]
    return next(_marks_in(lines), None)


def mark_in_name(name: str) -> Mark | None:
    """The mark that a file's name bears, or None."""
    stem = re.sub(r"\.\w{1,5}$", "", normalize("NFC", name).strip())
    degree = (
        _degree_in_parentheses(stem, any_case=True)
        or _degree_by_symbol(_NAME_SYMBOL, stem)
        or _degree_among_words(stem)
    )
    return Mark(degree, "name") if degree else None


def _marks_in(lines: list[str]) -> Iterator[Mark]:
    for place, (former, line) in enumerate(pairwise(["", *lines])):
        if _is_carried_over(former, line):
            continue
        if place < _HEADER_LINES and len(line) <= _HEADER_WIDTH and (degree := _degree_in_header(line)):
            yield Mark(degree, "header")
        if len(line) <= _STAMP_WIDTH and (degree := _degree_alone(line)):
            yield Mark(degree, "line")


def _degree_alone(line: str) -> str | None:
    """A line that is nothing but a degree in capitals; the short one with its right letter."""
    if line != line.upper():
        return None
    degree = _BY_LETTERS.get(_letters(line))
    return degree if degree != "secret" or "Ậ" in line else None


def _is_carried_over(former: str, line: str) -> bool:
    """A title that was broken inside "BÍ MẬT" or "ĐỘ TỐI MẬT" leaves no stamp on its second line."""
    words = _bare(former[-_VALUE_WIDTH:]).split()
    return bool(words) and words[-1] in _BEFORE and len(line) <= _STAMP_WIDTH


def _degree_in_header(line: str) -> str | None:
    """The degree that a line of the header bears: alone, in a column, field or symbol, beside an element."""
    for part in (line, *_COLUMNS.split(line)):
        if degree := _degree_of_part(part.strip()):
            return degree
    return "secret" if _SPACED.search(line) else None


def _degree_of_part(part: str) -> str | None:
    return (
        _degree_as_worn(part)
        or _degree_of_field(part)
        or _degree_in_parentheses(part)
        or _degree_by_symbol(_SYMBOL, part)
        or _degree_beside_element(part)
    )


def _degree_as_worn(part: str) -> str | None:
    """The part is a degree, in capitals however worn, or written well in title case."""
    letters = _letters(part)
    if _is_in_capitals(part):
        return _BY_LETTERS.get(letters) or _nearly_top_secret(letters)
    words = part.strip("()[]{}*.:;-–_ ")
    return _BY_WORDS.get(words.upper()) if words[:1].isupper() else None


def _is_in_capitals(part: str) -> bool:
    """Capitals, but for an l that stands for a misread I."""
    return not any(letter.islower() and letter != "l" for letter in part)


def _nearly_top_secret(letters: str) -> str | None:
    """One letter of the longest degree may be lost, wrong or seen twice."""
    whole = "tuyetmat"
    has_one_wrong = len(letters) == len(whole) and sum(map(ne, letters, whole)) == 1
    is_near = letters in _with_one_lost(whole) or has_one_wrong or whole in _with_one_lost(letters)
    return "top_secret" if is_near else None


def _with_one_lost(letters: str) -> set[str]:
    return {letters[:place] + letters[place + 1 :] for place in range(len(letters))}


def _degree_of_field(part: str) -> str | None:
    """ "Độ mật:" with a value that is not one of the open ones."""
    field = _FIELD.fullmatch(_bare(part))
    if not field or len(field[1]) > _VALUE_WIDTH:
        return None
    value = " ".join(re.findall(r"[a-z]+", field[1]))
    if not value or value in _OPEN:
        return None
    return _BY_LETTERS.get(_letters(value), "secret")


def _degree_in_parentheses(part: str, *, any_case: bool = False) -> str | None:
    for found in _PARENTHESIS.finditer(part):
        is_set_off = (
            any_case or _is_in_capitals(found[1]) or (found[1][:1].isupper() and found.end() == len(part))
        )
        if is_set_off and (degree := _BY_LETTERS.get(_letters(found[1]))):
            return degree
    return None


def _degree_by_symbol(pattern: re.Pattern[str], part: str) -> str | None:
    found = pattern.fullmatch(_bare(part))
    return _SYMBOLS[found[found.lastindex or 0]] if found else None


def _degree_beside_element(part: str) -> str | None:
    """The degree on one line with motto, organ, number or date: columns that lost their gap."""
    if (found := _LEADING.match(part)) and _ELEMENT.match(_bare(found[2])):
        return _BY_WORDS[found[1]]
    if (found := _TRAILING.fullmatch(part)) and _ELEMENT.match(_bare(found[1])):
        return None if _bare(found[1]).split()[-1] in _BEFORE else _BY_WORDS[found[2]]
    return None


def _degree_among_words(stem: str) -> str | None:
    """A degree among the words of a name: "KH 12 TỐI MẬT", "tuyet_mat_KH12", "MAT-12"; not "bảo mật"."""
    words = [word for word in _NAME_PARTS.split(stem) if word]
    for length in (4, 2, 1):
        for start in range(len(words) - length + 1):
            degree = _degree_of_words(words, start, start + length)
            if degree:
                return degree
    return None


def _degree_of_words(words: list[str], start: int, end: int) -> str | None:
    found = words[start:end]
    degree = _BY_LETTERS.get("".join(map(_letters, found)))
    if degree == "secret" and found[0].upper() not in _SHORT_IN_NAMES:
        return None
    if not degree or (start and _bare(words[start - 1]) in _BEFORE):
        return None
    return degree if _is_set_off(found, at_edge=start == 0 or end == len(words)) else None


def _is_set_off(found: Iterable[str], *, at_edge: bool) -> bool:
    """Written so that it can be no common word: accents and capitals, or at the edge of the name."""
    text = " ".join(found)
    is_accented = "ậ" in text.lower()
    if " " not in text:
        return text.isupper() and (is_accented or at_edge)
    return text.isupper() or is_accented or _letters(text) == "tuyetmat"
