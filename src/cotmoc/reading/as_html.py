"""A reading as one self-contained page: the text with each fact marked on its words, the facts beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from itertools import pairwise

from cotmoc.reading.facts import Reading, Span
from cotmoc.reading.wording import Section, Worded, look, relations_of, relations_title, sections_of

_STYLE = (files(__package__) / "words" / "page.css").read_text("utf-8")


@dataclass(frozen=True, slots=True)
class _Mention:
    """One mention of a fact; `place` counts the fact's mentions from 1."""

    span: Span
    fact: str
    list_name: str
    heading: str
    place: int

    @property
    def anchor(self) -> str:
        return f"{self.fact}-{self.place}"


def page_of(reading: Reading, text: str, *, name: str) -> str:
    """The whole HTML document; it loads nothing and runs nothing."""
    sections = sections_of(reading, text)
    return (
        f'<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n<title>{escape(name)}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<style>\n{_STYLE}</style>\n</head>\n<body>\n<header><h1>{escape(name)}</h1>\n{_legend(sections)}</header>\n"
        f'<main>\n<section class="text" aria-label="Văn bản">{_marked(text, sections)}</section>\n'
        f'<section class="facts" aria-label="Nội dung đã đọc">\n{_facts(sections, reading)}</section>\n'
        "</main>\n</body>\n</html>\n"
    )


def _legend(sections: list[Section]) -> str:
    if not sections:
        return "<p>Không tìm thấy nội dung nào trong văn bản này.</p>\n"
    entries = (
        f'<li><a href="#{section.name}"><mark class="{section.name}">{escape(section.title)}</mark></a> '
        f"{len(section.facts)}</li>"
        for section in sections
    )
    return f'<ul class="legend">{"".join(entries)}</ul>\n'


def _marked(text: str, sections: list[Section]) -> str:
    mentions = [mention for section in sections for mention in _mentions_of(section)]
    return "".join(_segments(text, mentions))


def _mentions_of(section: Section) -> Iterator[_Mention]:
    for fact in section.facts:
        for place, span in enumerate(fact.mentions, start=1):
            yield _Mention(span, fact.id, section.name, fact.heading, place)


def _segments(text: str, mentions: list[_Mention]) -> Iterator[str]:
    """The text cut wherever a mention begins or ends; spans may cross, so each piece is marked by itself."""
    by_start = sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end))
    bounds = sorted({0, len(text), *(b for m in mentions for b in (m.span.start, m.span.end))})
    open_ones: list[_Mention] = []
    upcoming = iter([*by_start, None])
    following = next(upcoming)
    for start, end in pairwise(bounds):
        open_ones = [mention for mention in open_ones if mention.span.end > start]
        while following and following.span.start == start:
            open_ones.append(following)
            following = next(upcoming)
        yield _segment(text[start:end], start, open_ones)


def _segment(words: str, start: int, mentions: Iterable[_Mention]) -> str:
    """One piece inside its mentions, the longest outermost; where a mention begins, its fact is linked."""
    inside = sorted(mentions, key=lambda mention: (mention.span.start - mention.span.end, mention.fact))
    beginning = [mention for mention in inside if mention.span.start == start]
    opened = "".join(
        f'<mark class="{mention.list_name}" style="--inner:{inner}" title="{escape(mention.heading)}">'
        for inner, mention in zip(reversed(range(len(inside))), inside, strict=True)
    )
    links = "".join(
        f'<a class="id" id="{mention.anchor}" href="#{mention.fact}">{mention.fact}</a>'
        for mention in beginning
    )
    return f"{links}{opened}{escape(words)}{'</mark>' * len(inside)}"


def _facts(sections: list[Section], reading: Reading) -> str:
    return "".join(_section(section) for section in sections) + _relations(reading)


def _section(section: Section) -> str:
    facts = "".join(_fact(fact) for fact in section.facts)
    likely = f", {section.likely} mục {look().lower()}" if section.likely else ""
    title = f"{escape(section.title)} ({len(section.facts)}{escape(likely)})"
    return f'<h2 id="{section.name}" class="{section.name}">{title}</h2>\n<ol>\n{facts}</ol>\n'


def _fact(fact: Worded) -> str:
    fields = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in fact.fields)
    places = " ".join(
        f'<a href="#{fact.id}-{place}" aria-label="{fact.id}, chỗ {place} trong văn bản">{place}</a>'
        for place in range(1, len(fact.mentions) + 1)
    )
    doubts = "".join(f'<p class="look">{escape(look())}: {escape(sentence)}</p>' for sentence in fact.doubts)
    return (
        f'<li id="{fact.id}"><p><b>{fact.id}</b> {escape(fact.heading)}</p>'
        f'<dl>{fields}</dl>{doubts}<p class="places">Trong văn bản: {places}</p></li>\n'
    )


def _relations(reading: Reading) -> str:
    if not reading.relations:
        return ""
    entries = "".join(
        f'<li><a href="#{source}">{source}</a> {escape(link)} <a href="#{target}">{target}</a></li>\n'
        for source, link, target in relations_of(reading)
    )
    return f"<h2>{escape(relations_title())}</h2>\n<ul>\n{entries}</ul>\n"
