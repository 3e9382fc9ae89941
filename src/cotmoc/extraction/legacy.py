"""The letters of TCVN3 and VNI → Unicode, and which of the two a text was typed in.

Both put Vietnamese letters where Windows-1252 has others; which, only the font said. A text shows it by its
syllables: converted by the wrong table hardly one is a syllable of Vietnamese.
"""

from __future__ import annotations

import json
import re
from enum import StrEnum
from importlib.resources import files
from itertools import accumulate, pairwise, product
from typing import Final
from unicodedata import normalize

_SEEN: Final = 200_000  # characters that are tried
_LEAST: Final = 0.85  # of the words with marks must be syllables; prose in the right table has 0.98 and more
_LEAST_AHEAD: Final = 0.25  # of the other table
_LEAST_WORDS: Final = 8

_TABLES = json.loads((files(__package__) / "words" / "legacy.json").read_text("utf-8"))


class Letters(StrEnum):
    """What the letters of a text outside Unicode mean."""

    TCVN3 = "tcvn3"
    VNI = "vni"


def _vni_letters() -> dict[str, str]:
    """The single letters, and each vowel with each sign of its marks: "Uû" is typed as well as "UÛ"."""
    single: dict[str, str] = _TABLES["vni"]["letters"]
    letters = single | {letter.upper(): meant.upper() for letter, meant in single.items()}
    for vowels, marks in _TABLES["vni"]["marks"].items():
        for vowel, (sign, mark) in product(vowels, marks.items()):
            letter = normalize("NFC", single.get(vowel, vowel) + mark)
            for typed in (sign, sign.upper()):
                letters |= {vowel + typed: letter, vowel.upper() + typed: letter.upper()}
    return letters


_TCVN3: Final = str.maketrans(_TABLES["tcvn3"]["letters"])
_VNI: Final = _vni_letters()
_ANY_VNI = re.compile("|".join(map(re.escape, sorted(_VNI, key=len, reverse=True))))

_LINE = re.compile(r"[^\r\n]+")
_WORD = re.compile(r"[^\W\d_]+")
_TYPED_WORD = re.compile(r"[^\s\d.,;:/–()-]+")
_PLAIN_CAPITALS = re.compile(r"[A-Z]")
_PLAIN_SMALL = re.compile(r"[a-z]")
_BEYOND_LATIN = re.compile(r"[ĐđƠơƯưẠ-ỹ\u0300-\u0323]")  # a line with these is Unicode already
_SYLLABLE = re.compile(
    r"(?:ngh|ng|gh|gi|kh|nh|ch|tr|th|ph|qu|[bcdđghklmnprstvx])?"
    r"(?:iêu|yêu|uôi|ươi|ươu|oai|oay|oao|oeo|uây|uya|uyê|iê|yê|uô|ươ|uâ|uê|uy|uơ|ua|ưa|ia|oa|oă|oe|oo|ai|ao|au"
    r"|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy])"
    r"(?:ch|ng|nh|[cmnpt])?"
)
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))


def converted(text: str, letters: Letters) -> str:
    """The text in Unicode, line for line; a line that is Unicode already stays as it is."""
    return _LINE.sub(lambda line: _converted_line(line[0], letters), text)


def converted_in_pieces(text: str, letters: Letters, edges: set[int]) -> tuple[str, dict[int, int]]:
    """The same piece by piece, and where each edge between two pieces, or end of the text, has moved to."""
    bounds = sorted({0, len(text), *edges})
    pieces = [converted(text[start:end], letters) for start, end in pairwise(bounds)]
    moved = dict(zip(bounds, accumulate(map(len, pieces), initial=0), strict=True))
    return "".join(pieces), moved


def _converted_line(line: str, letters: Letters) -> str:
    if _BEYOND_LATIN.search(line):
        return line
    if letters is Letters.VNI:
        return _ANY_VNI.sub(lambda found: _VNI[found[0]], line)
    return _with_capitals(line, line.translate(_TCVN3))


def _with_capitals(typed: str, line: str) -> str:
    """TCVN3 has capitals without marks only: "CéNG HOµ X·" is typed, and a font of capitals draws it."""
    words = [word for word in _TYPED_WORD.findall(typed) if not word.isascii()]
    if any(map(_is_in_capitals, words)) and not _PLAIN_SMALL.search(typed):
        return line.upper()
    return _WORD.sub(lambda word: word[0].upper() if _is_in_capitals(word[0]) else word[0], line)


def _is_in_capitals(word: str) -> bool:
    return len(_PLAIN_CAPITALS.findall(word)) > 1 and not _PLAIN_SMALL.search(word)


def letters_of(text: str) -> Letters | None:
    """The table in which the text was typed, when the text itself makes it certain."""
    seen = text[:_SEEN]
    shares = {letters: _share_of_syllables(converted(seen, letters)) for letters in Letters}
    best, other = sorted(shares, key=lambda letters: -shares[letters])
    is_certain = shares[best] >= _LEAST and shares[best] - shares[other] >= _LEAST_AHEAD
    return best if is_certain else None


def _share_of_syllables(text: str) -> float:
    """The share of syllables among the words that are not plain ASCII; 0 where they are too few to tell."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    if len(words) < _LEAST_WORDS:
        return 0.0
    return sum(map(_is_syllable, words)) / len(words)


def _is_syllable(word: str) -> bool:
    bare = normalize("NFC", normalize("NFD", word.lower()).translate(_TONES))
    return _SYLLABLE.fullmatch(bare) is not None
