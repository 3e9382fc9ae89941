"""Headings and labels: what the lines below them are, and whom they address."""

from __future__ import annotations

import re

from cotmoc.reading.clauses import VERB, Setting, actor_at, addressees
from cotmoc.reading.openers import clause_start
from cotmoc.reading.patterns import any_of
from cotmoc.reading.text import Sentence

RESULTS, TASKS, NOTHING = "results", "tasks", "nothing"
_TURNS = (
    (re.compile(any_of("sections_nothing")), NOTHING),
    (re.compile(any_of("sections_results")), RESULTS),
    (re.compile(any_of("sections_tasks")), TASKS),
)
_NUMBERED = re.compile(
    r"(?:phần (?:thứ )?[a-zà-ỹ]+|[ivx]+|[a-d]|\d{1,2}(?:\.\d{1,2}){0,2})\s*[.)\-:/]?\s+|điều \d+\s*[.:]\s*"
)
_BULLET = re.compile(r"[-+*•]")
_LABEL = re.compile(r"[^:;.,()“”\d]{3,70}: ?(?=([^\W\d_]))")
_ARTICLE = re.compile(r"điều \d+\s*[.:]")
_ENACTS = re.compile(rf"{any_of('enacted')} ")
_SHORT, _LONG = 60, 120


def is_heading(setting: Setting, sentence: Sentence) -> bool:
    """Whether the line is a heading, not an item or a sentence that only lacks its mark."""
    line = setting.text.folded[sentence.start : sentence.end]
    return setting.text.paragraphs[sentence.paragraph].kind == "heading" and not _BULLET.match(line)


def opens_a_list(setting: Setting, sentence: Sentence) -> bool:
    """Whether the line is a short one that ends with a colon."""
    line = setting.text.folded[sentence.start : sentence.end]
    return len(line) < _LONG and line.rstrip().endswith(":") and not _BULLET.match(line)


def is_short_item(setting: Setting, sentence: Sentence) -> bool:
    """Whether the line is a numbered item short enough to be a name alone."""
    line = setting.text.folded[sentence.start : sentence.end]
    return len(line) < _LONG and _NUMBERED.match(line) is not None


def turn_of(setting: Setting, sentence: Sentence, words: str, *, formal: bool) -> str | None:
    """What the lines below this heading are; None when it does not say, or is the heading of an article."""
    line = setting.text.folded[sentence.start : sentence.end]
    capital = setting.text.body[sentence.start : sentence.end].isupper()
    if not (formal or capital or len(words) < _SHORT or _NUMBERED.match(line)):
        return None
    places = [(found.start(), turn) for pattern, turn in _TURNS if (found := pattern.search(words))]
    return min(places)[1] if places else None


def addressed_by(setting: Setting, start: int, end: int, *, by_colon: bool) -> tuple[str, ...] | None:
    """Whom a line that is only a name addresses; `by_colon`: any capital name before a colon will do."""
    folded = setting.text.folded
    begin = clause_start(setting, start, end)
    if VERB.match(folded, begin, end):
        return None
    stop = begin + len(folded[begin:end].rstrip(" .:;"))
    actor = actor_at(setting, begin, stop, alone=True)
    if actor is not None and actor.end >= stop:
        return addressees(setting, actor)
    if by_colon and folded[start:end].rstrip().endswith(":") and setting.text.body[begin].isupper():
        return (setting.text.words(begin, stop),)
    return None


def label_of(
    setting: Setting, start: int, end: int, *, in_results: bool
) -> tuple[int, tuple[str, ...] | None]:
    """Where the words behind a label ("Công tác tuyên truyền: ") begin, and whom the label names."""
    folded = setting.text.folded
    label = _LABEL.match(folded, start, end)
    if (
        label is None
        or not setting.text.body[label.start(1)].isupper()
        or not VERB.match(folded, label.end(), end)
    ):
        return start, None
    stop = start + len(label[0].rstrip(" :"))
    actor = actor_at(setting, start, stop, alone=True)
    if actor is None and VERB.match(folded, start, end) and not in_results:
        return start, None
    if actor is not None and actor.end >= stop:
        return label.end(), addressees(setting, actor)
    return label.end(), None


def enacts(setting: Setting, sentence: Sentence, start: int) -> bool:
    """Whether an article of a decision acts by itself ("Điều 1. Phê duyệt …"), setting no task."""
    paragraph = setting.text.paragraphs[sentence.paragraph]
    folded = setting.text.folded
    return _ARTICLE.match(folded, paragraph.start) is not None and _ENACTS.match(folded, start) is not None
