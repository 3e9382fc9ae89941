"""What is shown of each hit, read from its own table as the asker sees it; one statement a kind of row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import connection

from cotmoc.accounts.models import Post
from cotmoc.activities.models import Activity
from cotmoc.base.vietnamese import nfc
from cotmoc.documents.models import Document
from cotmoc.documents.naming import kind_of, symbol_of, title_of
from cotmoc.documents.queries import called
from cotmoc.search.asked import Phrase
from cotmoc.search.marking import Piece, best_place, excerpt, marked
from cotmoc.search.queries import Among, Hit
from cotmoc.tasks.models import Result, Task
from cotmoc.units.models import Version

PART = 40_000
"""Letters of a text that one row of the index holds; the migration says the same."""
_TITLE = 220

Forms = tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit as it is shown: what it is called, what it is about, the words of its text that were found.

    `day` is ISO, as precise as known; `unit` is whose it is. `file`, `start` and `end` name the found
    words of a file's text.
    """

    among: Among
    pk: int
    name: list[Piece]
    about: list[Piece]
    words: list[Piece]
    day: str = ""
    unit: int | None = None
    file: int | None = None
    start: int = 0
    end: int = 0
    has_ended: bool = False
    on: tuple[Among, int] | None = None
    """On whose page it stands, for what has none of its own; None where the asker sees no such page."""


def shown(hits: Iterable[Hit], forms: Forms) -> list[Shown]:
    """The hits in their order; one that the asker's row security does not show is left out."""
    hits = list(hits)
    rows: dict[Hit, Shown] = {}
    for sources, read in _READERS:
        if asked := [hit for hit in hits if hit.source in sources]:
            rows |= read(asked, forms)
    return [rows[hit] for hit in hits if hit in rows]


def _documents(hits: list[Hit], forms: Forms) -> dict[Hit, Shown]:
    # One that was merged into another stands in the register under that other.
    kept = Document.objects.filter(merged_into__isnull=True)
    found = kept.annotate(called=called()).in_bulk({hit.owner for hit in hits})
    texts = _texts([hit for hit in hits if hit.source == "file"])
    rows = {}
    for hit in hits:
        if hit.owner in found and (hit.source != "file" or hit in texts):
            rows[hit] = _document(found[hit.owner], hit, texts.get(hit), forms)
    return rows


def _document(document: Document, hit: Hit, text: tuple[int, str] | None, forms: Forms) -> Shown:
    title = title_of(document)
    name = f"{kind_of(document)} {symbol_of(document) or title}".strip()
    file, words = text or (None, "")
    place = best_place(words, forms) or (0, 0)
    return Shown(
        Among.DOCUMENTS,
        document.pk,
        name=marked(name[:_TITLE], forms),
        about=excerpt(title, forms, around=_TITLE) if symbol_of(document) else [],
        words=excerpt(words, forms) if words else [],
        day=document.issued,
        unit=document.issuer_id,
        file=file if place[1] else None,
        start=hit.part + place[0],
        end=hit.part + place[1],
    )


def _texts(hits: list[Hit]) -> dict[Hit, tuple[int, str]]:
    """File and piece of text of each hit, as far as one sees them."""
    if not hits:
        return {}
    by_row = {(hit.row, hit.part): hit for hit in hits}
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT asked.id, asked.part, file.id, substr(file.text, asked.part + 1, %s)
            FROM unnest(%s::bigint[], %s::int[]) AS asked (id, part)
            JOIN documents_attachment attachment ON attachment.id = asked.id
            JOIN documents_file file ON file.id = attachment.file_id
            """,
            [PART, [row for row, _part in by_row], [part for _row, part in by_row]],
        )
        return {by_row[row, part]: (file, words) for row, part, file, words in cursor.fetchall()}


def _tasks(hits: list[Hit], forms: Forms) -> dict[Hit, Shown]:
    found = Task.objects.only("words", "assigned_on", "lead").in_bulk({hit.row for hit in hits})
    return {
        hit: _said(Among.TASKS, hit, task.words, forms, day=f"{task.assigned_on}", unit=task.lead_id)
        for hit in hits
        if (task := found.get(hit.row))
    }


def _results(hits: list[Hit], forms: Forms) -> dict[Hit, Shown]:
    # Joined under the asker's row security: of a hidden document or task nothing is joined.
    found = Result.objects.select_related("activity", "document", "task").in_bulk({hit.row for hit in hits})
    return {
        hit: _said(
            Among.RESULTS,
            hit,
            result.words,
            forms,
            day=result.period_last or f"{result.said_on or ''}",
            unit=result.unit_id,
            on=_page_of(result),
        )
        for hit in hits
        if (result := found.get(hit.row))
    }


def _page_of(result: Result) -> tuple[Among, int] | None:
    pages = (
        (Among.ACTIVITIES, result.activity),
        (Among.DOCUMENTS, result.document),
        (Among.TASKS, result.task),
    )
    return next(((among, row.pk) for among, row in pages if row), None)


def _activities(hits: list[Hit], forms: Forms) -> dict[Hit, Shown]:
    found = Activity.objects.only("name", "place", "held").in_bulk({hit.row for hit in hits})
    return {
        hit: _said(Among.ACTIVITIES, hit, activity.name, forms, day=activity.held, about=activity.place)
        for hit in hits
        if (activity := found.get(hit.row))
    }


def _said(
    among: Among,
    hit: Hit,
    words: str,
    forms: Forms,
    *,
    day: str,
    unit: int | None = None,
    about: str = "",
    on: tuple[Among, int] | None = None,
) -> Shown:
    name, beside = excerpt(nfc(words), forms), marked(about, forms)
    return Shown(among, hit.row, name=name, about=beside, words=[], day=day, unit=unit, on=on)


def _units(hits: list[Hit], forms: Forms) -> dict[Hit, Shown]:
    found = Version.objects.in_bulk({hit.row for hit in hits})
    return {
        hit: Shown(
            Among.UNITS,
            hit.owner,
            name=marked(version.name, forms),
            about=[],
            words=[],
            has_ended=version.valid.upper is not None,
        )
        for hit in hits
        if (version := found.get(hit.row))
    }


def _posts(hits: list[Hit], forms: Forms) -> dict[Hit, Shown]:
    found = Post.objects.select_related("person").in_bulk({hit.row for hit in hits})
    return {
        hit: Shown(
            Among.PEOPLE,
            hit.owner,
            name=marked(" ".join(part for part in (post.person.rank, post.person.name) if part), forms),
            about=marked(post.title, forms),
            words=[],
            unit=post.unit_id,
            has_ended=post.valid.upper is not None,
        )
        for hit in hits
        if (post := found.get(hit.row))
    }


_READERS: tuple[tuple[tuple[str, ...], Callable[[list[Hit], Forms], dict[Hit, Shown]]], ...] = (
    (("document", "naming", "file"), _documents),
    (("task",), _tasks),
    (("result",), _results),
    (("activity",), _activities),
    (("unit",), _units),
    (("post",), _posts),
)
