"""Where the groups of a pattern open and close, and where its alternatives part."""

from __future__ import annotations

import re

_PAREN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
_OPENING = re.compile(r"\((?:\?(?:<?[!=]|:|P<\w+>))?")


def brackets_of(pattern: str) -> tuple[dict[int, int], dict[int, list[int]]]:
    """Where each bracket closes, and the bars of each group by where its inside begins."""
    partners: dict[int, int] = {}
    bars: dict[int, list[int]] = {0: []}
    open_groups: list[tuple[int, int]] = [(-1, 0)]
    for mark in _PAREN.finditer(pattern):
        if mark[0] == "(":
            opening = _OPENING.match(pattern, mark.start())
            inside = opening.end() if opening else mark.end()
            open_groups.append((mark.start(), inside))
            bars[inside] = []
        elif mark[0] == ")":
            partners[open_groups.pop()[0]] = mark.start()
        elif mark[0] == "|":
            bars[open_groups[-1][1]].append(mark.start())
    return partners, bars
