"""The commas of a clause, and where the words behind them begin."""

from __future__ import annotations

from collections.abc import Iterator

from cotmoc.reading.patterns import pattern_of

_MARK = pattern_of(r"[,:“”\"()\[\]]")


def commas_in(folded: str, at: int, end: int) -> Iterator[int]:
    """The commas and colons that stand outside quotes and brackets."""
    depth, quoted = 0, False
    for mark in _MARK.finditer(folded, at, end):
        sign = mark[0]
        if sign == '"':
            quoted = not quoted
        elif sign in "“([":
            depth += 1
        elif sign in "”)]":
            depth = max(depth - 1, 0)
        elif depth == 0 and not quoted:
            yield mark.start()


def behind_spaces(folded: str, at: int, end: int) -> int:
    """Where the next word begins."""
    while at < end and folded[at] == " ":
        at += 1
    return at
