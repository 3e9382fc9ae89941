"""The articles of a page: a page cut from a list of news holds several, each with its own gathering."""

from __future__ import annotations

from typing import NamedTuple

from cotmoc.reading.text import Paragraph, Text

_LEAD = 3
_END_OF_ARTICLE = ("./.", "/.")


class Article(NamedTuple):
    """One article of a page: its paragraphs stand between two offsets, its lead ends at a third."""

    start: int
    end: int
    lead: int


def articles_of(text: Text) -> list[Article]:
    """The articles of the page; "./." and a byline in the midst of prose end one."""
    groups: list[list[Paragraph]] = [[]]
    prose_below = sum(paragraph.kind == "body" for paragraph in text.paragraphs)
    for index, paragraph in enumerate(text.paragraphs):
        groups[-1].append(paragraph)
        prose_below -= paragraph.kind == "body"
        if _ends_article(text, index) and prose_below > 1 and _has_prose(groups[-1]):
            groups.append([])
    return [_article(group) for group in groups if group]


def _ends_article(text: Text, index: int) -> bool:
    paragraph = text.paragraphs[index]
    return text.folded[paragraph.start : paragraph.end].endswith(_END_OF_ARTICLE)


def _has_prose(paragraphs: list[Paragraph]) -> bool:
    return sum(paragraph.kind == "body" for paragraph in paragraphs) > 1


def _article(group: list[Paragraph]) -> Article:
    bodies = [paragraph for paragraph in group if paragraph.kind == "body"]
    lead = bodies[min(_LEAD, len(bodies)) - 1].end if bodies else group[-1].end
    return Article(group[0].start, group[-1].end, lead)
