"""How lists of words become patterns on the folded text, and the edges of a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from cotmoc.reading.folding import fold
from cotmoc.reading.words import lines

Entry = TypeVar("Entry")
# A letter of a Vietnamese word in folded form, as the inside of a character class.
LETTER = "a-zà-ỹđ"
WORD_BEFORE = rf"(?<![{LETTER}\d])"
WORD_AFTER = rf"(?![{LETTER}\d])"


def any_of(*names: str) -> str:
    """A group that matches any entry of these word lists, the longest first."""
    return any_word(entry for name in names for entry in lines(name))


def any_word(entries: Iterable[str]) -> str:
    """A group that matches any of these words, the longest first, any run of spaces between their parts."""
    folded = {fold(entry) for entry in entries}
    ordered = sorted(folded, key=lambda entry: (-len(entry), entry))
    return "(?:" + "|".join(_pattern_of(entry) for entry in ordered) + ")"


def _pattern_of(entry: str) -> str:
    """An entry with any run of spaces between its words, and with or without them around a dash."""
    return " +".join(re.escape(part) for part in entry.split()).replace(" +\\- +", " *- *")


def looked_up(table: Mapping[str, Entry], words: str) -> Entry:
    """What the table has for these words, found by a pattern made of its keys, whatever their spaces."""
    key = " ".join(words.split())
    return table[key] if key in table else table[_DASH.sub(" - ", key)]


_DASH = re.compile(r" *- *")
