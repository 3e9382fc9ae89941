"""Vietnamese letters: one form at every entrance, folding for search, the dictionary's order.

Done here and not by the server's locale, so that every PostgreSQL gives the same answer.
"""

from __future__ import annotations

from unicodedata import combining, normalize

_ORDER = " 0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PRIMARY = {letter: chr(0x21 + rank) for rank, letter in enumerate(_ORDER)}
# Tones in the dictionary's order: none, huyền, hỏi, ngã, sắc, nặng.
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_LOOK_ALIKES = str.maketrans("ðÐƉɖđĐ", "dDDddD")


def nfc(text: str) -> str:
    """The text in Unicode's composed form; what every entrance of the application stores."""
    return normalize("NFC", text)


def fold(text: str) -> str:
    """Lower case, without marks, Đ as d, one space between words: what search compares."""
    bare = "".join(c for c in normalize("NFD", text.translate(_LOOK_ALIKES)) if not combining(c))
    return " ".join(bare.lower().split())


def sort_key(text: str) -> str:
    """A key that sorts by code point as a Vietnamese dictionary sorts (as ICU "vi" does)."""
    primary, tones, cases = [], [], []
    for letter in nfc(text):
        parts = normalize("NFD", letter)
        base = nfc("".join(part for part in parts if part not in _TONES))
        low = base.lower()
        primary.append(_PRIMARY.get(low) or (f"~{low}" if low.isalnum() else " "))
        tones.append(str(max((_TONES.get(mark, 0) for mark in parts[1:]), default=0)))
        cases.append("1" if base != low else "0")
    return "\t".join(("".join(primary), "".join(tones).rstrip("0"), "".join(cases).rstrip("0")))
