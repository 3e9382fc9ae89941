"""Tasks asked for, ordered or set for the time to come."""

from __future__ import annotations

from cotmoc.reading.deadlines import deadline_in
from cotmoc.reading.facts import Direction
from cotmoc.reading.found import Found
from cotmoc.reading.passages import TASK, passages_of
from cotmoc.reading.repeats import merged
from cotmoc.reading.text import Text
from cotmoc.reading.themes import theme_of


def find_directions(text: Text, found: Found) -> tuple[Direction, ...]:
    """The directions of the text, in text order."""
    tasks = merged(text, (passage for passage in passages_of(text, found) if passage.role == TASK))
    return tuple(
        Direction(
            id=f"t{number}",
            mentions=mentions,
            theme=theme_of(
                text.body[task.span.start : task.span.end], text.folded[task.span.start : task.span.end]
            ),
            by=task.by,
            to=task.to,
            deadline=deadline_in(text.folded[task.opens : task.span.end], text.dateline),
        )
        for number, (task, mentions) in enumerate(tasks, 1)
    )
