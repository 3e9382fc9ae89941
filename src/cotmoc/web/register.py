"""The list of the register: a stretch of it read from the index, its rows written in one go.

Fifty rows of a template with its filters and tags cost as much as all the rest of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from html import escape

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from cotmoc.documents.force import Force, forces_of
from cotmoc.documents.models import Document
from cotmoc.documents.naming import symbol_of, title_of
from cotmoc.documents.queries import with_namings
from cotmoc.search import register
from cotmoc.search.register import Count, Narrowed
from cotmoc.units.queries import names_of
from cotmoc.web.citing import partial_day, short_name
from cotmoc.web.stretches import Place, Stretch, stretch_read
from cotmoc.web.templatetags.face import force_mark, status

_LETTERS = 180
_BY = ("issued", "id")
_COLUMNS = ("kind", "number", "code", "title", "issuer_id", "issuer_name", "issued", "is_awaited")
_DAY_OR_ID = re.compile("[0-9-]{0,10}")
_ROW = (
    '<tr><th scope="row"><a href="{}">{}</a></th><td>{}</td><td data-label="{}">{}</td>'
    '<td class="nowrap" data-label="{}">{}</td><td>{}</td></tr>\n'
)


def stretch_of_register(narrowed: Narrowed, request: HttpRequest) -> Stretch[Document]:
    """The stretch asked for, newest first; three statements at most."""

    def has(value: str) -> bool:
        return bool(_DAY_OR_ID.fullmatch(value))

    return stretch_read(partial(_read, narrowed), request, by=_BY, has=has)


def _read(narrowed: Narrowed, beyond: Place, upwards: bool, most: int) -> list[Document]:
    place = (beyond[0], int(beyond[1])) if beyond else None
    ids = register.stretch(narrowed, beyond=place, upwards=upwards, most=most)
    found = Document.objects.only(*_COLUMNS).in_bulk(ids)
    with_namings(list(found.values()))
    return [found[pk] for pk in ids if pk in found]


def count_of(stretch: Stretch[Document], narrowed: Narrowed) -> Count:
    """How many documents there are; nothing is asked where all of them are shown."""
    if stretch.before or stretch.after:
        return register.count(narrowed)
    return Count(len(stretch.rows), is_more=False)


def rows_of(documents: Stretch[Document], *, on: date) -> SafeString:
    """The documents as rows of the list's table, as of the day; two statements."""
    names = names_of([row.issuer_id for row in documents if row.issuer_id], on=on)
    forces = forces_of([row.pk for row in documents], on=on)
    rows = (_ROW.format(*cells) for cells in _cells(documents, names, forces))
    return mark_safe("".join(rows))  # noqa: S308 - every cell is escaped


def _cells(
    documents: Stretch[Document], names: dict[int, str], forces: dict[int, Force]
) -> Iterator[tuple[str, ...]]:
    before, _nought, after = reverse("document", args=[0]).rpartition("0")
    issuer, day, marks = escape(_("Cơ quan ban hành")), escape(_("Ngày")), _Marks()
    for document in documents:
        yield (
            f"{before}{document.pk}{after}",
            escape(short_name(document)),
            escape(_about(document)),
            issuer,
            escape(document.issuer_name or names.get(document.issuer_id or 0, "")),
            day,
            escape(partial_day(document.issued)),
            marks["" if document.is_awaited else forces.get(document.pk, Force.IN_FORCE)],
        )


def _about(document: Document) -> str:
    """The title, where the document's short name is not made of it."""
    title = title_of(document) if symbol_of(document) else ""
    shown = title if len(title) <= _LETTERS else Truncator(title).chars(_LETTERS)
    return f"{shown[:1].upper()}{shown[1:]}"


class _Marks(dict[str, SafeString]):
    """The mark of each force, drawn once a page; that of the empty one says that the document is awaited."""

    def __missing__(self, force: str) -> SafeString:
        if not force:
            mark = status("waiting", _("chờ văn bản"))
        elif force == Force.IN_FORCE:
            mark = status("done-on-time", _("đã vào sổ"))
        else:
            mark = force_mark(force)
        self[force] = mark
        return mark
