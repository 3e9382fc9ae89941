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
    """A group that matches the longest of these words, any run of spaces between their parts.

    The words share their beginnings in the pattern, so that a place where none stands is left at once.
    """
    words = frozenset(" ".join(fold(entry).split()) for entry in entries)
    root: _Branch = {}
    for word in words:
        branch = root
        for atom in _ATOM.findall(_DASHED.sub("\x00", word)):
            branch = branch.setdefault(_AS_WRITTEN.get(atom) or re.escape(atom), {})
        branch[_END] = {}
    group = f"(?:{_alternatives(root)})"
    _ENTRIES[group] = words
    return group


def entries_of(group: str) -> frozenset[str] | None:
    """The words that a group made by `any_word` matches; None for any other group."""
    return _ENTRIES.get(group)


_ENTRIES: dict[str, frozenset[str]] = {}


# A branch holds what may come next, by the pattern of one letter or gap; `_END` says that a word may end.
_Branch = dict[str, "_Branch"]
_END = ""
_ATOM = re.compile(r"\x00|.", re.DOTALL)
_AS_WRITTEN = {" ": "  *", "\x00": " *- *"}


def _alternatives(branch: _Branch) -> str:
    """What may follow here, words that go on before the one that ends."""
    written = [_written(atom, after) for atom, after in sorted(branch.items(), reverse=True)]
    return "|".join(written)


def _written(atom: str, after: _Branch) -> str:
    """One letter with what follows it, in a group only where the ways part."""
    pieces = [atom]
    while len(after) == 1:
        ((atom, after),) = after.items()
        pieces.append(atom)
    return "".join(pieces) + (f"(?:{_alternatives(after)})" if after else "")


def looked_up(table: Mapping[str, Entry], words: str) -> Entry:
    """What the table has for these words, found by a pattern made of its keys, whatever their spaces."""
    key = " ".join(words.split())
    return table[key] if key in table else table[_DASH.sub(" - ", key)]


_DASH = re.compile(r" *- *")
_DASHED = re.compile(" - ")
