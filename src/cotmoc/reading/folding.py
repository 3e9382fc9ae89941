"""The folded shadow of a text: what patterns are matched on, letter for letter beside the text itself."""

from __future__ import annotations

import re
from functools import lru_cache

_PLAIN_SPACES = {
    0x00A0: " ", 0x2007: " ", 0x202F: " ", 0x3000: " ", 0x2009: " ", 0x200B: " ", 0xFEFF: " ", 0x0009: " ",
    0x000B: " ", 0x000C: "\n", 0x000D: "\n", 0x0085: "\n", 0x2028: "\n", 0x2029: "\n",
}  # fmt: skip
_FOLDED = {
    0x2010: "-", 0x2011: "-", 0x2012: "-", 0x2013: "-", 0x2014: "-", 0x2212: "-", 0x00AD: "-",
    0x2018: "'", 0x2019: "'", 0x02BC: "'", 0x00B4: "'", 0x0060: "'",
    0x01A2: "ư", 0x01A3: "ư",
    0x00F0: "đ", 0x00D0: "đ", 0x0189: "đ", 0x0256: "đ", 0x0110: "đ",
    0x00AB: "“", 0x00BB: "”",
}  # fmt: skip
_LETTERS = [
    chr(code)
    for code in (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))
]
# Insides of a character class for patterns on the text itself; ranges of code points mix both cases.
UPPER = "".join(letter for letter in _LETTERS if letter.isupper())
LOWER = "".join(letter for letter in _LETTERS if letter.islower())
_ODD_SPACES = [(chr(odd), plain) for odd, plain in _PLAIN_SPACES.items()]
_ODD_LETTERS = [(chr(odd), plain) for odd, plain in _FOLDED.items()]
# "hoà", "uỷ" and "hòa", "ủy" are the same syllables; after q the u belongs to the consonant ("quý").
_NEW_TONE = re.compile("(?:o(?<!qo)[àáảãạèéẻẽẹ]|u(?<!qu)[ỳýỷỹỵ])(?![a-zà-ỹđ])")
_OLD_TONE = dict(
    zip(
        ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"),
        ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"),
        strict=True,
    )
)


def with_plain_spaces(text: str) -> str:
    """The text, of the same length, with every kind of space and line end as the plain one."""
    return _replaced(text, _ODD_SPACES)


def fold(text: str) -> str:
    """The shadow of a composed text, of the same length; patterns are written in this form."""
    return _fold_words(text) if len(text) <= _WORDS else _folded(text)


# Words and names come again and again; texts do not.
_WORDS = 48


@lru_cache(maxsize=8192)
def _fold_words(text: str) -> str:
    return _folded(text)


def _folded(text: str) -> str:
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    if lowered.isascii():
        return _replaced(lowered, _ODD_ASCII)
    return _NEW_TONE.sub(_old_tone, _replaced(lowered, _ODD_LETTERS))


_ODD_ASCII = [(odd, plain) for odd, plain in _ODD_LETTERS if odd.isascii()]


def _replaced(text: str, odd_ones: list[tuple[str, str]]) -> str:
    """The text with each of these letters replaced; most texts hold hardly any, and keep their letters."""
    for odd, plain in odd_ones:
        if odd in text:
            text = text.replace(odd, plain)
    return text


def _old_tone(found: re.Match[str]) -> str:
    return _OLD_TONE[found[0]]
