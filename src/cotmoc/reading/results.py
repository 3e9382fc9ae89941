"""What the text reports as done or achieved."""

from __future__ import annotations

from cotmoc.reading.facts import Result, Span
from cotmoc.reading.measures import measures_of
from cotmoc.reading.passages import RESULT, Passage
from cotmoc.reading.repeats import merged
from cotmoc.reading.text import Text
from cotmoc.reading.themes import theme_of


def find_results(text: Text, passages: tuple[Passage, ...]) -> tuple[Result, ...]:
    """The results among the passages of the text, in text order."""
    achievements = merged(text, (passage for passage in passages if passage.role == RESULT))
    return tuple(
        _result(text, f"r{number}", passage, mentions)
        for number, (passage, mentions) in enumerate(achievements, 1)
    )


def _result(text: Text, name: str, passage: Passage, mentions: tuple[Span, ...]) -> Result:
    words = text.body[passage.span.start : passage.span.end]
    folded = text.folded[passage.span.start : passage.span.end]
    return Result(
        id=name,
        mentions=mentions,
        theme=theme_of(words, folded),
        measures=measures_of(words, folded),
        period=passage.period,
    )
