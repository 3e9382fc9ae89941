"""Further mentions of a task or result: the same words again, whole, or in a title, heading or caption."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cotmoc.reading.actors import VERB
from cotmoc.reading.facts import Span
from cotmoc.reading.papers import head_end
from cotmoc.reading.passages import Passage
from cotmoc.reading.text import Paragraph, Text

_WORD = re.compile(r"\S+")
_ABOVE = {"title", "heading", "caption"}
_LEAST_WORDS, _MOST_WORDS = 6, 60


def merged(text: Text, passages: Iterable[Passage]) -> list[tuple[Passage, tuple[Span, ...]]]:
    """Passages of one role, the same words once, each with all its mentions in text order."""
    groups: dict[str, list[Passage]] = {}
    for passage in passages:
        words = " ".join(text.folded[passage.span.start : passage.span.end].split())
        groups.setdefault(words, []).append(passage)
    echoes = _echoes(text, groups)
    merged_groups = [
        (_fullest(group), tuple(sorted([*(one.span for one in group), *echoes.get(words, [])])))
        for words, group in groups.items()
    ]
    return sorted(merged_groups, key=_place)


def _place(entry: tuple[Passage, tuple[Span, ...]]) -> int:
    return entry[0].span.start


def _fullest(group: list[Passage]) -> Passage:
    """The passage that says whose words they are, else the first."""
    return next((passage for passage in group if passage.by is not None), group[0])


def _echoes(text: Text, groups: dict[str, list[Passage]]) -> dict[str, list[Span]]:
    echoes: dict[str, list[Span]] = {}
    joined = "\n".join(groups)
    if not joined:
        return {}
    head = head_end(text)
    for paragraph in text.paragraphs:
        if paragraph.kind not in _ABOVE or paragraph.start < head:
            continue
        echo = _echo(text, paragraph, groups, joined)
        if echo is not None:
            echoes.setdefault(echo[0], []).append(echo[1])
    return echoes


def _echo(
    text: Text, paragraph: Paragraph, groups: dict[str, list[Passage]], joined: str
) -> tuple[str, Span] | None:
    """The task or result whose words end the line (or all but its last words), and where they stand in it."""
    line = text.folded[paragraph.start : paragraph.end].split()
    if not _LEAST_WORDS <= len(line) <= _MOST_WORDS or not _may_echo(line, joined):
        return None
    words = [found.span() for found in _WORD.finditer(text.folded, paragraph.start, paragraph.end)]
    if not _LEAST_WORDS <= len(words) <= _MOST_WORDS:
        return None
    for cut in range(min(3, len(words) - _LEAST_WORDS + 1)):
        kept = words[: len(words) - cut]
        first = _first_common(text.folded, kept, joined)
        if first is None:
            continue
        run = _run(text.folded, kept, first)
        owner = next((entry for entry in groups if run in entry), None)
        start = _with_adverbs(text.folded, kept, first)
        if owner is not None and not _overlaps(groups[owner], paragraph):
            return owner, Span(kept[start][0], kept[-1][1])
    return None


def _may_echo(line: list[str], joined: str) -> bool:
    """Whether the two words before one of the last places of the line stand so in a task or result."""
    ends = range(len(line), max(len(line) - 3, 1), -1)
    return any(" ".join(line[end - 2 : end]).rstrip(" .,;:…") in joined for end in ends)


def _run(folded: str, words: list[tuple[int, int]], first: int) -> str:
    return " ".join(folded[start:end] for start, end in words[first:]).rstrip(" .,;:…")


def _first_common(folded: str, words: list[tuple[int, int]], joined: str) -> int | None:
    """From which word on the line's words stand in a task or result; None when too few do."""
    least = max(_LEAST_WORDS, len(words) * 3 // 5)
    if _run(folded, words, len(words) - least) not in joined:
        return None
    first = len(words) - least
    while first > 0 and _run(folded, words, first - 1) in joined:
        first -= 1
    return first


def _with_adverbs(folded: str, words: list[tuple[int, int]], first: int) -> int:
    """ "tiếp tục" and its like before the common words belong to the mention."""
    if first >= 2:
        before = VERB.match(folded, words[first - 2][0], words[first - 1][1])
        if before is not None and before.end() == words[first - 1][1]:
            return first - 2
    return first


def _overlaps(group: list[Passage], paragraph: Paragraph) -> bool:
    return any(one.span.start < paragraph.end and paragraph.start < one.span.end for one in group)
