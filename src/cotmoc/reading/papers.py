"""What sort of official paper a text is, where its own words begin, and which organ issues it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from cotmoc.reading.actors import Setting
from cotmoc.reading.patterns import any_of, pattern_of
from cotmoc.reading.text import Paragraph, Text

# A directing paper asks, a report tells, a regulation sets rules that stand; press prose is no paper.
DIRECTING, REPORTING, REGULATING = "directing", "reporting", "regulating"
_TITLES = (
    (pattern_of(rf"{any_of('papers_directing')}(?![a-zà-ỹđ])"), DIRECTING),
    (pattern_of(rf"{any_of('papers_reporting')}(?![a-zà-ỹđ])"), REPORTING),
    (pattern_of(rf"{any_of('papers_regulating')}(?![a-zà-ỹđ])"), REGULATING),
)
_ADDRESSED = pattern_of(r"[|*\s]*kính gửi\s*:")
_RECEIVER = pattern_of(r"\s*(?:[-~•*+–]|[^.:]*[;,]\s*$)")
_NUMBER = pattern_of(r"[|*\s]*số\s*:?\s*[\d.…/ -]")
_OPENS_CONTENT = pattern_of(
    r"[|*\s]*(?:(?:căn cứ|thực hiện|xét|theo đề nghị|kính gửi|triển khai)(?![a-zà-ỹđ])|[ivx]{1,4}\s*[.)-]"
    r"|điều 1|[1a]\s*[.)]|phần (?:thứ )?(?:nhất|i))"
)
_GROUNDS = pattern_of(r"(?:căn cứ|xét đề nghị|điều 1)(?![a-zà-ỹđ])")
_MARKS = " |*:.-_–"
_HEAD_LINES = 45
# The name of no sort is longer.
_LONGEST_TITLE = 120


class Paper(NamedTuple):
    """An official paper: its sort, where the words below its title begin, and its issuer's id or None."""

    sort: str
    content: int
    issuer: str | None


def paper_of(setting: Setting) -> Paper | None:
    """The paper that the text is, told by its head; None for press prose and excerpts without a head."""
    head = _head(setting.text)
    for index, line in enumerate(head):
        if sort := _titled(setting.text, line):
            if not _has_head(setting.text, head[: index + 1], head[index + 1 :]):
                return None
            return Paper(sort, _content_start(setting.text, index + 1), _issuer(setting, head[:index]))
    return _letter(setting, head)


def _head(text: Text) -> tuple[Paragraph, ...]:
    """The first lines, up to a ground or an article that stands before any title, and some below it."""
    lines = text.paragraphs[:_HEAD_LINES]
    for index, line in enumerate(lines):
        if _titled(text, line):
            return lines
        if _GROUNDS.match(text.folded, line.start, line.end):
            return lines[: index + 1]
    return lines


def head_end(text: Text) -> int:
    """Where the head and title of an official paper end; 0 where the text has none."""
    head = _head(text)
    for index, line in enumerate(head):
        if _titled(text, line):
            return (
                _content_start(text, index + 1)
                if _has_head(text, head[: index + 1], head[index + 1 :])
                else 0
            )
    return 0


def _titled(text: Text, line: Paragraph) -> str | None:
    """The sort that a title line names, alone or, in capitals, with what follows it."""
    words = text.folded[line.start : line.end].strip(_MARKS)
    for sort, end in _sorts_named(words[:_LONGEST_TITLE]):
        if end == len(words) or text.body[line.start : line.end].isupper():
            return sort
    return None


@lru_cache(maxsize=1024)
def _sorts_named(words: str) -> tuple[tuple[str, int], ...]:
    """The sorts that these words open with, and where the name of each ends."""
    names = [(sort, pattern.match(words)) for pattern, sort in _TITLES]
    return tuple((sort, name.end()) for sort, name in names if name)


def _has_head(text: Text, above: tuple[Paragraph, ...], below: tuple[Paragraph, ...]) -> bool:
    """Whether a number stands above the title, or a ground or a first article soon below it."""
    if any(_NUMBER.match(text.folded, line.start, line.end) for line in above):
        return True
    return any(_OPENS_CONTENT.match(text.folded, line.start, line.end) for line in below[:6])


def _content_start(text: Text, index: int) -> int:
    """Where the lines of the title end: at the first paragraph of prose, ground, article or numbered head."""
    for line in text.paragraphs[index:]:
        if line.kind == "furniture":
            continue
        if line.kind in {"body", "byline"} or _OPENS_CONTENT.match(text.folded, line.start, line.end):
            return line.start
    return len(text.body)


def _issuer(setting: Setting, head: tuple[Paragraph, ...]) -> str | None:
    """The last organ named above the number of the paper, else the last one above its title."""
    folded = setting.text.folded
    above = head[-1].end if head else 0
    number = next((line.start for line in head if _NUMBER.match(folded, line.start, line.end)), above)
    named = setting.named_between(0, number) or setting.named_between(0, above)
    return named[-1] if named else None


def _letter(setting: Setting, head: tuple[Paragraph, ...]) -> Paper | None:
    """A letter has no title of its sort, but says to whom it goes."""
    folded = setting.text.folded
    for index, line in enumerate(head):
        if _ADDRESSED.match(folded, line.start, line.end):
            return Paper(
                DIRECTING, _behind_receivers(setting.text, index), _issuer(setting, head[: index + 1])
            )
    return None


def _behind_receivers(text: Text, index: int) -> int:
    """Where the lines end that say to whom a letter goes: the first one, and the items below it."""
    for line in text.paragraphs[index + 1 :]:
        if not _RECEIVER.match(text.folded, line.start, line.end):
            return line.start
    return text.paragraphs[index].start
