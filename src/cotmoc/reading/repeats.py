"""Further mentions of a task or result: the same words again, whole, or in a title, heading or caption."""

from __future__ import annotations

from collections.abc import Iterable

from cotmoc.reading.actors import VERB
from cotmoc.reading.facts import Span
from cotmoc.reading.papers import head_end
from cotmoc.reading.passages import TASK, Passage
from cotmoc.reading.patterns import pattern_of
from cotmoc.reading.text import Paragraph, Text

_WORD = pattern_of(r"\S+")
_ABOVE = {"title", "heading", "caption"}
# A lead of so many paragraphs tells what the text below it tells again.
_LEAD_PARAGRAPHS = 4
# "170 hộ nông dân |sản xuất kinh doanh giỏi": so many words may stand before the common ones.
_FEW_BEFORE = 4
# The second line of a heading that the page broke: "2017-2018 CỦA NGÀNH …", "CỦA TỈNH …".
_BROKEN = pattern_of(r"(?:(?:19|20)\d\d(?!\d)|(?:của|và|về|tại|trên|cho|với) )")
_AGAIN = "\x00"
_LEAST_WORDS, _MOST_WORDS = 6, 60


def merged(text: Text, passages: Iterable[Passage]) -> list[tuple[Passage, tuple[Span, ...]]]:
    """Passages of one role, the same words once, each with all its mentions in text order."""
    groups: dict[str, list[Passage]] = {}
    for passage in passages:
        words = " ".join(text.folded[passage.span.start : passage.span.end].split())
        while words in groups and _is_another(text, groups[words][0], passage):
            words += _AGAIN
        groups.setdefault(words, []).append(passage)
    echoes = _echoes(text, groups)
    merged_groups = [
        (_fullest(group), tuple(sorted([*(one.span for one in group), *echoes.get(words, [])])))
        for words, group in groups.items()
    ]
    return sorted(merged_groups, key=_place)


def _is_another(text: Text, first: Passage, passage: Passage) -> bool:
    """Whether the same words set another task: for others, or below another item of a report or plan."""
    if first.role != TASK:
        return False
    if first.to and passage.to and first.to != passage.to:
        return True
    return text.paragraph_at(first.span.start) > _LEAD_PARAGRAPHS


def _place(entry: tuple[Passage, tuple[Span, ...]]) -> int:
    return entry[0].span.start


def _fullest(group: list[Passage]) -> Passage:
    """The passage that says whose words they are, else the first."""
    return next((passage for passage in group if passage.by is not None), group[0])


def _echoes(text: Text, groups: dict[str, list[Passage]]) -> dict[str, list[Span]]:
    echoes: dict[str, list[Span]] = {}
    if not groups:
        return echoes
    head = head_end(text)
    above = [part for part in text.paragraphs if part.kind in _ABOVE and part.start >= head]
    above = [part for part in above if not _BROKEN.match(text.folded, part.start)]
    lines = [(paragraph, text.folded[paragraph.start : paragraph.end].split()) for paragraph in above]
    lines = [line for line in lines if _LEAST_WORDS <= len(line[1]) <= _MOST_WORDS]
    near = _groups_with({triple for _, words in lines for triple in _inner_words(words)}, groups)
    for paragraph, words in lines:
        candidates = [near[triple] for triple in _inner_words(words)]
        echo = _echo(text, paragraph, groups, candidates) if any(candidates) else None
        if echo is not None:
            echoes.setdefault(echo[0], []).append(echo[1])
    return echoes


_Triple = tuple[str, ...]


def _inner_words(words: list[str]) -> list[_Triple]:
    """Three whole words inside what is repeated, with none, one or two last words of the line left out."""
    return [tuple(words[end - 5 : end - 2]) for end in range(len(words), max(len(words) - 3, 5), -1)]


def _groups_with(triples: set[_Triple], groups: dict[str, list[Passage]]) -> dict[_Triple, list[str]]:
    """The groups, in their order, in which these words stand one after the other."""
    near: dict[_Triple, list[str]] = {triple: [] for triple in triples}
    for group in groups if triples else ():
        words = group.split(" ")
        for triple in zip(words, words[1:], words[2:], strict=False):
            entries = near.get(triple)
            if entries is not None and (not entries or entries[-1] is not group):
                entries.append(group)
    return near


def _echo(
    text: Text, paragraph: Paragraph, groups: dict[str, list[Passage]], candidates: list[list[str]]
) -> tuple[str, Span] | None:
    """The task or result whose words end the line (or all but its last words), and where they stand in it."""
    words = [found.span() for found in _WORD.finditer(text.folded, paragraph.start, paragraph.end)]
    for cut, entries in enumerate(candidates):
        kept = words[: len(words) - cut]
        first = _first_common(text.folded, kept, "\n".join(entries))
        if first is None:
            continue
        run = _run(text.folded, kept, first)
        owner = next((entry for entry in entries if run in entry), None)
        start = _with_adverbs(text.folded, kept, first)
        if owner is not None and not _overlaps(groups[owner], paragraph):
            return owner, Span(kept[start][0], kept[-1][1])
    return None


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
    """ "tiếp tục" and its like before the common words belong to the mention, and a figure at its head."""
    if first <= _FEW_BEFORE and folded[words[0][0]].isdigit():
        return 0
    if first >= 2:
        before = VERB.match(folded, words[first - 2][0], words[first - 1][1])
        if before is not None and before.end() == words[first - 1][1]:
            return first - 2
    return first


def _overlaps(group: list[Passage], paragraph: Paragraph) -> bool:
    return any(one.span.start < paragraph.end and paragraph.start < one.span.end for one in group)
