"""How lists of words become patterns on the folded text, and the edges of a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache, partial
from itertools import groupby, pairwise
from typing import NamedTuple, TypeVar, cast

from cotmoc.reading.brackets import brackets_of
from cotmoc.reading.folding import fold
from cotmoc.reading.words import lines

Entry = TypeVar("Entry")
_METHODS = ("match", "search", "fullmatch", "finditer", "findall", "sub", "subn", "split")
# A letter of a Vietnamese word in folded form, as the inside of a character class.
LETTER = "a-zà-ỹđ"
WORD_BEFORE = rf"(?<![{LETTER}\d])"
WORD_AFTER = rf"(?![{LETTER}\d])"


class _List(NamedTuple):
    """Words as they were given, and what may stand between their parts."""

    entries: tuple[str, ...]
    gap: str


_LISTS: dict[str, _List] = {}
# How a list stands in a pattern until the pattern is compiled.
_LISTED = re.compile("\\(\\?:\x02\\d+\x03\\)")


@lru_cache(maxsize=256)
def any_of(*names: str) -> str:
    """A group that matches any entry of these word lists, the longest first."""
    return any_word(entry for name in names for entry in lines(name))


def any_word(entries: Iterable[str], *, gap: str = "  *") -> str:
    """A group that matches the longest of these words, with a run of spaces or this gap between their parts.

    It is written out by `written`, when a pattern that holds it is compiled.
    """
    group = f"(?:\x02{len(_LISTS)}\x03)"
    _LISTS[group] = _List(tuple(entries), gap)
    return group


@lru_cache(maxsize=512)
def entries_of(group: str) -> frozenset[str] | None:
    """The words that a group made by `any_word` matches; None for any other group."""
    listed = _LISTS.get(group)
    if listed is None:
        return None
    return frozenset(" ".join(entry.split()) for entry in fold("\n".join(listed.entries)).split("\n"))


def written(pattern: str) -> str:
    """The pattern as `re` reads it, with its lists of words written out."""
    return _LISTED.sub(lambda found: _written_out(found[0]), pattern)


def skipping(pattern: str) -> str:
    """The same pattern for one that opens by looking back, as with WORD_BEFORE: its first letter, then that.

    `re` finds the next first letter at once, but would stop at each place of a text to look back.
    """
    looks_back = _LOOKS_BACK.match(pattern)
    if looks_back is None:
        return pattern
    partners, bars = brackets_of(pattern)
    if bars[0]:
        return pattern
    at = looks_back.end()
    if not pattern.startswith("(?:", at):
        ways, behind = [pattern[at:]], ""
    else:
        stop = partners[at]
        edges = [at + 2, *bars[at + 3], stop]
        ways = [pattern[edge + 1 : follower] for edge, follower in pairwise(edges)]
        behind = pattern[stop + 1 :]
    if behind.startswith(_REPEATS) or not all(map(_OPENS_WITH_LETTER.match, ways)):
        return pattern
    letters = "".join(dict.fromkeys(way[0] for way in ways))
    after = "|".join(f"(?<={way[0]}){way[1:]}" for way in ways)
    return f"[{letters}](?<!{looks_back[1]}.)(?:{after}){behind}"


_LOOKS_BACK = re.compile(r"\(\?<!(\[(?:[^\]\\]|\\.)+\])\)")
_REPEATS = ("?", "*", "+", "{")
_OPENS_WITH_LETTER = re.compile(f"[{LETTER}](?![?*+{{])")


def _written_out(group: str) -> str:
    """The words of a list share their beginnings, so that a place where none stands is left at once."""
    dashed = sorted(word.replace(" - ", _DASHED) for word in entries_of(group) or ())
    return f"(?:{_alternatives(dashed)})".replace(_SPACE, _LISTS[group].gap)


# Stands for a dash with spaces around it, which a text may leave out.
_DASHED = "\x00"
_SPACE = "\x01"


def _alternatives(words: list[str]) -> str:
    """Sorted words as alternatives, those that go on before the one that ends."""
    branches = [_branch([*branch]) for _, branch in groupby(words, key=_first_letter)]
    return "|".join(reversed(branches))


def _first_letter(word: str) -> str:
    return word[:1]


def _branch(words: list[str]) -> str:
    """Sorted words of one first letter: what they share, and behind it how they go on."""
    first, last = words[0], words[-1]
    shared = len(first)
    while not last.startswith(first[:shared]):
        shared -= 1
    rests = [word[shared:] for word in words]
    written = _escaped(first[:shared]).replace(_DASHED, " *- *")
    return written + (f"(?:{_alternatives(rests)})" if len(rests) > 1 else "")


def _escaped(letters: str) -> str:
    spaced = letters.replace(" ", _SPACE)
    return spaced if letters.replace(" ", "").isalnum() else re.escape(spaced)


def looked_up(table: Mapping[str, Entry], words: str) -> Entry:
    """What the table has for these words, found by a pattern made of its keys, whatever their spaces."""
    key = " ".join(words.split())
    if key in table:
        return table[key]
    spellings = (_DASH.sub(" - ", key), _DASH.sub("-", key))
    return table[next(spelling for spelling in spellings if spelling in table)]


_DASH = re.compile(r" *- *")


def pattern_of(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, compiled when it is first asked: a short text and a command that reads none ask few."""
    return cast("re.Pattern[str]", _Late(pattern, flags))


class _Late:
    """Stands for a pattern; once one of its methods is asked, they are those of the compiled pattern.

    Its `pattern` is for the making of other patterns: its lists are not written out.
    """

    __slots__ = (
        "_flags",
        "findall",
        "finditer",
        "fullmatch",
        "match",
        "pattern",
        "search",
        "split",
        "sub",
        "subn",
    )

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags
        for method in _METHODS:
            setattr(self, method, partial(self._first, method))

    def _first(self, asked: str, *arguments: object) -> object:
        compiled = re.compile(skipping(written(self.pattern)), self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, asked)(*arguments)
