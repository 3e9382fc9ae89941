"""The register of documents, read from the index: which documents stand where, as far as the asker sees.

The functions of the database ask for the audience themselves; what is shown of a document is read from its
own table, under row security once more.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from cotmoc.search.asked import understand

_MOST = 100
"""Documents that are counted: to count what a province sees would cost more than all the rest of its page."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the register is narrowed to; words are those of number, code, title and issuer."""

    kind: str = ""
    words: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many documents there are, counted up to a limit; `is_more` where there are still more."""

    number: int
    is_more: bool


def stretch(
    narrowed: Narrowed, *, beyond: tuple[str, int] | None = None, upwards: bool = False, most: int
) -> list[int]:
    """The ids of documents from a place on, newest first; `upwards` those before it, the nearest first.

    The place is the day of issue and the id of a document, which itself is left out.
    """
    day, document = beyond or (None, None)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT document FROM search_register(%s::tsquery, %s, %s, %s, %s, %s, %s, %s)",
            [*_asked(narrowed), day, document, upwards, most],
        )
        return [row[0] for row in cursor.fetchall()]


def count(narrowed: Narrowed) -> Count:
    """How many documents the register has, to a hundred."""
    found = len(stretch(narrowed, most=_MOST + 1))
    return Count(min(found, _MOST), is_more=found > _MOST)


def _asked(narrowed: Narrowed) -> list[str | None]:
    year = narrowed.year
    query = understand(narrowed.words).as_query() if narrowed.words else ""
    days = (f"{year}", f"{year + 1}") if year else (None, None)
    return [query or None, narrowed.kind or None, *days]
