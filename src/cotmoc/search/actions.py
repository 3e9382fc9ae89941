"""Building the index anew, a few rows a transaction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection, transaction

SOURCES = ("unit", "post", "document", "naming", "task", "activity", "result", "file")
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Step:
    """How much of the source is done, up to its row `last`, and how much is left; all where last is None."""

    source: str
    done: int
    left: int
    last: int | None


def rebuild(*, source: str = SOURCES[0], after: int = 0) -> Iterator[Step]:
    """Every row of the index made anew, from the source's row after this one on; each step is a transaction.

    Triggers keep the index true while it runs. What a step said is where a broken off run goes on.
    """
    for each in SOURCES[SOURCES.index(source) :]:
        yield from _rebuild(each, after if each == source else 0)


def _rebuild(source: str, after: int) -> Iterator[Step]:
    left, done, last = _left(source, after), 0, after
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT search_put_next(%s, %s, %s)", [source, last, AT_ONCE])
            reached = cursor.fetchone()[0]
        if reached is None:
            yield Step(source, done, 0, None)
            return
        done, last = min(done + AT_ONCE, left), reached
        yield Step(source, done, left - done, last)


def _left(source: str, after: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT search_left(%s, %s)", [source, after])
        return int(cursor.fetchone()[0])
