"""With which words a pattern can begin, read off the pattern itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cotmoc.reading.brackets import brackets_of
from cotmoc.reading.patterns import entries_of

# A head: the first word, and the second where spaces or line ends lead to it; a word is a run of letters.
Head = tuple[str, ...]
# What has been read of one way through the pattern: whole words, and the letters of one still going on.
_Way = tuple[Head, str]
_Ways = frozenset[_Way]

_NODE = re.compile(
    r"(?P<around>\(\?(?:<?[!=]))|(?P<group>\((?:\?:|\?P<\w+>)?)|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<class>\\[a-zA-Z]|\.|[\^$])|(?P<letter>\\.|[^()|])",
    re.DOTALL,
)
_REPEAT = re.compile(r"(?:\*|\+|\?|\{\d*(?:,\d*)?\})[?+]?")
_LETTER = re.compile("[a-zà-ỹđ]")
_BEGINS_WORD = re.compile(r"(?:\(\?<![^()\[\]]*\))*\(\?<!\[a-zà-ỹđ")
_ENDS_WORD = re.compile(r"\(\?(?:!\[a-zà-ỹđ?|= )")
_NO_LETTERS = frozenset({r"\d", r"\s", r"\W"})
_NO_WIDTH = frozenset({r"\A", r"\Z", r"\b", "^", "$"})
_WORDS = re.compile("([a-zà-ỹđ]+)(?: ([a-zà-ỹđ]+))?(.*)")
_START: _Ways = frozenset({((), "")})
_MOST = 2


class NoHead(ValueError):
    """A pattern that can begin with something else than a word."""


def heads_of(pattern: str) -> frozenset[Head]:
    """The heads with which any match begins; NoHead where a match can begin otherwise or inside a word."""
    if _BEGINS_WORD.match(pattern) is None:
        raise NoHead(pattern)
    reader = _Reader(pattern)
    ways = reader.read(0, len(pattern), _START)
    return frozenset(reader.heads) | {reader.closed(way) for way in ways}


class _Reader:
    """Goes through one pattern; a way that has its head, or that cannot be followed, is closed."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.heads: set[Head] = set()
        self._partners, self._bars = brackets_of(pattern)

    def closed(self, way: _Way) -> Head:
        """The head of a way that ends here; a word that may go on is left out."""
        words, _ = way
        if not words:
            raise NoHead(self.pattern)
        return words[:_MOST]

    def read(self, at: int, end: int, ways: _Ways) -> _Ways:
        """The ways that are still open behind this stretch of the pattern."""
        bars = [bar for bar in self._bars.get(at, ()) if bar < end]
        parts = zip([at, *(bar + 1 for bar in bars)], [*bars, end], strict=True)
        return frozenset().union(*(self._sequence(start, stop, ways) for start, stop in parts))

    def _sequence(self, at: int, end: int, ways: _Ways) -> _Ways:
        while at < end and ways:
            node = _NODE.match(self.pattern, at)
            if node is None:
                raise NoHead(self.pattern)
            stop = self._partners[node.start()] + 1 if node["group"] or node["around"] else node.end()
            repeat = _REPEAT.match(self.pattern, stop)
            behind = self._node(node, stop, ways)
            if repeat is not None and repeat[0] != "?":
                behind = self._repeated(behind, node, stop)
            if repeat is not None and repeat[0].startswith(("*", "?", "{0", "{,")):
                behind |= ways
            ways, at = behind, repeat.end() if repeat else stop
        return ways

    def _repeated(self, behind: _Ways, node: re.Match[str], stop: int) -> _Ways:
        """Behind a part that may come again; a word in it leaves open which word comes next."""
        silent = frozenset(way for way in behind if not way[0])
        telling = behind - silent
        if self._node(node, stop, silent) - behind:
            raise NoHead(self.pattern)
        if self._node(node, stop, telling) <= telling:
            return behind
        return silent | self._close(telling)

    def _close(self, ways: _Ways) -> _Ways:
        self.heads |= {self.closed(way) for way in ways}
        return frozenset()

    def _node(self, node: re.Match[str], stop: int, ways: _Ways) -> _Ways:
        if node["group"]:
            return self._group(node, stop, ways)
        if node["letter"]:
            return self._letter(node[0].removeprefix("\\"), ways)
        if node["around"]:
            ends_word = _ENDS_WORD.match(node.string, node.start())
            return self._words_ended(ways, " ") if ends_word else ways
        return self._sign(node, ways)

    def _letter(self, letter: str, ways: _Ways) -> _Ways:
        if letter.isupper():
            raise NoHead(self.pattern)
        return self._lettered(ways, letter) if _LETTER.match(letter) else self._words_ended(ways, letter)

    def _sign(self, node: re.Match[str], ways: _Ways) -> _Ways:
        """Behind a set or class of letters, or a place without width."""
        if node[0] in _NO_WIDTH:
            return ways
        if node[0] == "[ \n]":
            return self._words_ended(ways, " ")
        if node[0] in _NO_LETTERS or (node["set"] and not _holds_letters(node[0])):
            return self._words_ended(ways, node[0])
        if letters := _few_letters(node[0]):
            return frozenset().union(*(self._lettered(ways, letter) for letter in letters))
        return self._close(ways)

    def _group(self, node: re.Match[str], stop: int, ways: _Ways) -> _Ways:
        entries = entries_of(self.pattern[node.start() : stop])
        if entries is None:
            return self.read(node.end(), stop - 1, ways)
        return frozenset().union(*(self._behind(way, entries) for way in ways))

    def _behind(self, way: _Way, entries: frozenset[str]) -> _Ways:
        """The ways behind any of these words, after one way that leads to them."""
        words, letters = way
        openings = [_WORDS.match(entry) for entry in entries]
        if None in openings:
            return frozenset().union(*(self._spelt(entry, frozenset({way})) for entry in entries))
        ways: set[_Way] = set()
        for opening in filter(None, openings):
            begun, second, rest = opening.groups()
            first = letters + begun
            if words and (second or rest):
                self.heads |= {(*words, first)}
            elif rest:
                self.heads |= {(first, second) if second else (first,)}
            else:
                ways.add(((first,), second) if second else (words, first))
        return frozenset(ways)

    def _spelt(self, entry: str, ways: _Ways) -> _Ways:
        for letter in entry:
            ways = self._lettered(ways, letter) if _LETTER.match(letter) else self._words_ended(ways, letter)
            if not ways:
                break
        return ways

    def _lettered(self, ways: _Ways, letter: str) -> _Ways:
        return frozenset((words, letters + letter) for words, letters in ways)

    def _words_ended(self, ways: _Ways, sign: str) -> _Ways:
        """The ways behind a space; a way that goes on behind another sign has its head."""
        ended = {((*words, letters) if letters else words, "") for words, letters in ways}
        most = _MOST if sign == " " else 1
        whole = {way for way in ended if len(way[0]) >= most}
        self.heads |= {words for words, _ in whole}
        return frozenset(ended - whole)


def _holds_letters(charset: str) -> bool:
    return charset.startswith("[^") or any(map(_LETTER.match, charset)) or "\\w" in charset


def _few_letters(charset: str) -> Iterator[str] | None:
    inside = charset[1:-1]
    few = charset[0] == "[" and all(map(_LETTER.match, inside)) and inside
    return iter(inside) if few else None
