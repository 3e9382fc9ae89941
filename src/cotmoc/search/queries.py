"""Asking the index, and reading what is shown of each hit under the asker's own row security.

The index says which rows; what is shown is read from the rows' own tables, so that a row which the asker may
not see would stay unseen even if the index were wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from cotmoc.search.asked import Question, mended, understand

ROWS, NAMES = 20, 5
"""Hits a page, and units and people above them where everything is asked for."""
_FARTHEST = 2000
_NAMES_RUNG, _HEADS, _TEXTS = 0, 1, 2


class Among(models.TextChoices):
    """What can be looked for by itself."""

    DOCUMENTS = "van-ban", _("văn bản")
    TASKS = "nhiem-vu", _("nhiệm vụ")
    ACTIVITIES = "hoat-dong", _("hoạt động")
    RESULTS = "ket-qua", _("kết quả")
    UNITS = "don-vi", _("đơn vị")
    PEOPLE = "nguoi", _("người giữ chức vụ")


_SOURCES = {
    Among.DOCUMENTS: ["document", "naming", "file"],
    Among.TASKS: ["task"],
    Among.ACTIVITIES: ["activity"],
    Among.RESULTS: ["result"],
    Among.UNITS: ["unit"],
    Among.PEOPLE: ["post"],
}


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the hits are narrowed to; `unit` issued, registered, leads, gave, coordinates or took part."""

    among: Among | None = None
    document_kind: str = ""
    unit: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """How far the hits have been read: the rung of the index, and how many rows of it."""

    rung: int = _HEADS
    passed: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """A row of the index: `owner` is the document, task, activity, result or unit that it leads to."""

    source: str
    row: int
    part: int
    owner: int


@dataclass(frozen=True, slots=True)
class Found:
    """The hits in their order, the names before them, and where to read on; None at the end."""

    question: Question
    names: list[Hit]
    hits: list[Hit]
    after: Place | None


def ask(written: str, narrowed: Narrowed | None = None, *, since: Place | None = None) -> Found:
    """What of it the asker may see. Units and people first, then rows by their own words, then files' texts;
    each the newest first, units and posts that live before those that ended.

    Where nothing is found, words that look misspelt are taken for those one letter away, once.
    """
    narrowed = narrowed or Narrowed()
    question = understand(written)
    found = _ask(question, narrowed, since)
    if found.names or found.hits or since:
        return found
    other = mended(question)
    return _ask(other, narrowed, since) if other else found


def _ask(question: Question, narrowed: Narrowed, since: Place | None) -> Found:
    if not question.terms:
        return Found(question, [], [], None)
    if narrowed.among in (Among.UNITS, Among.PEOPLE):
        hits, after = _read(question, narrowed, since or Place(_NAMES_RUNG), last=_NAMES_RUNG)
        return Found(question, [], hits, after)
    above = not since and narrowed == Narrowed()
    names = _once(_rung(question, narrowed, Place(_NAMES_RUNG), NAMES * 2))[:NAMES] if above else []
    last = _TEXTS if narrowed.among in (None, Among.DOCUMENTS) else _HEADS
    hits, after = _read(question, narrowed, since or Place(_HEADS), last=last)
    return Found(question, names, hits, after)


def _read(question: Question, narrowed: Narrowed, at: Place, *, last: int) -> tuple[list[Hit], Place | None]:
    """A page of hits from `at` on, going over to the next rung where one ends."""
    hits: list[Hit] = []
    while at.passed < _FARTHEST:
        wanted = ROWS - len(hits)
        rows = _rung(question, narrowed, at, wanted + 1)
        hits = _once([*hits, *(hit for hit in rows[:wanted] if hit)])
        if len(rows) > wanted:
            at = Place(at.rung, at.passed + wanted)
            if len(hits) == ROWS:
                return hits, at
        elif at.rung == last:
            return hits, None
        else:
            at = Place(at.rung + 1)
    return hits, None


def _once(hits: Iterable[Hit | None]) -> list[Hit]:
    """One hit for each thing that it leads to: the first."""
    first: dict[tuple[str, int], Hit] = {}
    for hit in hits:
        if hit:
            kind = "document" if hit.source in _SOURCES[Among.DOCUMENTS] else hit.source
            first.setdefault((kind, hit.row if kind == "post" else hit.owner), hit)
    return list(first.values())


def _rung(question: Question, narrowed: Narrowed, at: Place, most: int) -> list[Hit | None]:
    """Rows of one rung in their order; None stands for the text of a document that is a hit by itself."""
    year = narrowed.year
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM search_hits(%s::tsquery, %s, %s::text[], %s, %s, %s, %s, %s, %s)",
            [
                question.as_query(),
                at.rung,
                _SOURCES[narrowed.among] if narrowed.among else None,
                narrowed.document_kind or None,
                narrowed.unit,
                f"{year}" if year else None,
                f"{year + 1}" if year else None,
                at.passed,
                most,
            ],
        )
        rows = cursor.fetchall()
    return [None if is_above else Hit(*row) for *row, is_above in rows]
