"""Tasks asked for, ordered or set for the time to come."""

from __future__ import annotations

from cotmoc.reading.deadlines import deadline_in
from cotmoc.reading.facts import Direction
from cotmoc.reading.passages import TASK, Passage
from cotmoc.reading.repeats import merged
from cotmoc.reading.text import Text
from cotmoc.reading.themes import themes_of


def find_directions(text: Text, passages: tuple[Passage, ...]) -> tuple[Direction, ...]:
    """The directions among the passages of the text, in text order."""
    tasks = merged(text, (passage for passage in passages if passage.role == TASK))
    themes = themes_of(
        (text.body[task.span.start : task.span.end], text.folded[task.span.start : task.span.end])
        for task, _ in tasks
    )
    return tuple(
        Direction(
            id=f"t{number}",
            mentions=mentions,
            theme=theme,
            by=task.by,
            to=task.to,
            deadline=_deadline(text, task),
        )
        for number, ((task, mentions), theme) in enumerate(zip(tasks, themes, strict=True), 1)
    )


def _deadline(text: Text, task: Passage) -> str | None:
    if task.due is not None:
        return deadline_in("trước " + text.folded[task.due.start : task.due.end], text.dateline)
    return deadline_in(text.folded[task.opens : task.span.end], text.dateline)
