"""Is a text Vietnamese? Told by letters that only Vietnamese has, else by its commonest syllables."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from importlib.resources import files
from unicodedata import combining, normalize

_SEEN = 200_000  # characters; a longer text shows its language in its beginning
_ENOUGH_WORDS = 12  # a shorter text is not judged
_ENOUGH_LETTERS = 10
_LEAST_MARKED = 0.10  # Vietnamese has its own letters in some 45 of 100 words, quoted in English in 5
_LEAST_COMMON = 0.20
_LEAST_BOTH = 0.10  # common syllables among words that also have marks
_LEAST_LEGACY = 0.10

_WORD = re.compile(r"[^\W\d_]+")
_ONLY_VIETNAMESE = re.compile(r"[ĐđƠơƯưẠ-ỹ]")
_NOT_LATIN = re.compile(r"[Ͱ-ᷫⰀ-ퟻ豈-﷏ﹰ-ﻼｦ-ﾝ]")
# How the letters of TCVN3 and VNI look when they are taken for Latin-1: signs inside words, vowels in pairs.
_TCVN3 = re.compile(r"[A-Za-z][¨©ª«¬®µ¶·¸¹]|[®§][A-Za-z©ªµ¸¹êèéëì]")
_VNI = re.compile(r"[aAeE][âùøûõïÂÙØÛÕÏ]|[oO][âÂ]|[öôÖÔ][ùøûõïÙØÛÕÏ]|[ñÑ][A-Za-zöôâ]")
_COMMON = frozenset((files(__package__) / "words" / "syllables.txt").read_text("utf-8").split())


class Tongue(Enum):
    """What a text is written in, as far as it matters here."""

    VIETNAMESE = "vietnamese"
    UNACCENTED = "unaccented"
    FOREIGN = "foreign"


def tongue_of(text: str) -> Tongue:
    """The tongue of the text; one too short to tell counts as Vietnamese."""
    seen = normalize("NFC", text[:_SEEN])
    if _is_in_other_script(seen):
        return Tongue.FOREIGN
    words = _WORD.findall(seen)
    if len(words) < _ENOUGH_WORDS or _share(words, _has_marks) >= _LEAST_MARKED:
        return Tongue.VIETNAMESE
    return Tongue.UNACCENTED if _share(words, _is_common) >= _LEAST_COMMON else Tongue.FOREIGN


def is_surely_vietnamese(text: str) -> bool:
    """Whether letters and syllables both say so; what a guess at an encoding must pass."""
    words = _WORD.findall(normalize("NFC", text[:_SEEN]))
    return _share(words, _has_marks) >= _LEAST_MARKED and _share(words, _is_common) >= _LEAST_BOTH


def is_in_legacy_letters(text: str) -> bool:
    """Whether the text shows the letters of TCVN3 or VNI taken for others."""
    seen = text[:_SEEN]
    words = len(seen.split())
    signs = max(len(_TCVN3.findall(seen)), len(_VNI.findall(seen)))
    return (
        words > 0
        and signs / words >= _LEAST_LEGACY
        and _share(_WORD.findall(seen), _has_marks) < _LEAST_MARKED
    )


def _is_in_other_script(text: str) -> bool:
    foreign = len(_NOT_LATIN.findall(text))
    return foreign >= _ENOUGH_LETTERS and foreign > sum(map(len, _WORD.findall(text))) / 2


def _share(words: list[str], is_such: Callable[[str], bool]) -> float:
    return sum(map(is_such, words)) / len(words) if words else 0.0


def _has_marks(word: str) -> bool:
    return _ONLY_VIETNAMESE.search(word) is not None


def _is_common(word: str) -> bool:
    """Whether the word without its marks is among the commonest syllables."""
    parts = normalize("NFD", word.lower().replace("đ", "d"))
    return "".join(part for part in parts if not combining(part)) in _COMMON
