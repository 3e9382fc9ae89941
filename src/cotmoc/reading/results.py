"""What the text reports as done or achieved."""

from __future__ import annotations

from cotmoc.reading.facts import Result
from cotmoc.reading.measures import measures_of
from cotmoc.reading.named_rows import heads_names
from cotmoc.reading.passages import RESULT, Passage
from cotmoc.reading.repeats import merged
from cotmoc.reading.text import Text
from cotmoc.reading.themes import theme_of, themes_of


def find_results(text: Text, passages: tuple[Passage, ...]) -> tuple[Result, ...]:
    """The results among the passages of the text, in text order."""
    achievements = merged(text, (passage for passage in passages if passage.role == RESULT))
    clauses = [
        (text.body[passage.span.start : passage.span.end], text.folded[passage.span.start : passage.span.end])
        for passage, _ in achievements
    ]
    themes = themes_of(
        _without_subject(passage, *clause) for (passage, _), clause in zip(achievements, clauses, strict=True)
    )
    return tuple(
        Result(
            id=f"r{number}",
            mentions=mentions,
            theme=theme,
            measures=measures_of(*clause),
            period=passage.period,
        )
        for number, ((passage, mentions), clause, theme) in enumerate(
            zip(achievements, clauses, themes, strict=True), 1
        )
    )


def _without_subject(passage: Passage, words: str, folded: str) -> tuple[str, str]:
    """The clause without who acts and a row of names; whole where nothing else names a theme."""
    begin = max(passage.verb - passage.span.start, 0)
    colon = folded.find(":")
    end = colon if colon > begin and heads_names(folded, colon) else len(folded)
    told = words[begin:end], folded[begin:end]
    return told if told == (words, folded) or theme_of(*told) != "other" else (words, folded)
