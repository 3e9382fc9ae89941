"""One box over everything: what was found, with the found words marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cotmoc.documents.models import Kind
from cotmoc.search import queries
from cotmoc.search.asked import LONGEST, Question
from cotmoc.search.marking import Piece
from cotmoc.search.queries import Among, Narrowed, Place
from cotmoc.search.rows import Shown, shown
from cotmoc.units.queries import names_of, places_of
from cotmoc.web.citing import partial_day
from cotmoc.web.filters import Filters
from cotmoc.web.middleware import PageRequest
from cotmoc.web.views.documents import FIRST_YEAR

_PAGES = {
    Among.DOCUMENTS: "document",
    Among.TASKS: "task",
    Among.ACTIVITIES: "activity",
    Among.UNITS: "unit",
    Among.PEOPLE: "unit",
}
_PLACE = re.compile(r"([012])-(\d{1,4})")


class SearchFilters(Filters):
    """Among what, of which kind of document, of which year and unit; what is asked travels along."""

    hoi = forms.CharField(required=False, max_length=LONGEST, widget=forms.HiddenInput)
    trong = forms.ChoiceField(label=gettext_lazy("Trong"), required=False)
    loai = forms.ChoiceField(label=gettext_lazy("văn bản loại"), required=False)
    nam = forms.ChoiceField(label=gettext_lazy("năm"), required=False)
    don_vi = forms.ChoiceField(label=gettext_lazy("của"), required=False)

    def __init__(self, *arguments: Any, this_year: int, units: dict[str, str], **named: Any) -> None:
        super().__init__(*arguments, **named)
        years = [(str(year), str(year)) for year in range(this_year, FIRST_YEAR - 1, -1)]
        self.offer("trong", [("", _("mọi thứ")), *Among.choices])
        self.offer("loai", [("", _("mọi loại")), *Kind.choices])
        self.offer("nam", [("", _("bất kỳ")), *years])
        self.offer("don_vi", [("", _("mọi đơn vị")), *units.items()])

    @property
    def has_words(self) -> bool:
        """Whether anything narrows what is found, beside the question itself."""
        return any(self.asked(field) for field in self.fields if field != "hoi")

    def narrowed(self) -> Narrowed:
        """What is asked for, as the search takes it; a kind of document asks for documents."""
        among, kind, year, unit = (self.asked(field) for field in ("trong", "loai", "nam", "don_vi"))
        return Narrowed(
            among=Among(among) if among else Among.DOCUMENTS if kind else None,
            document_kind=kind if among in ("", Among.DOCUMENTS) else "",
            year=int(year) if year else None,
            unit=int(unit) if unit else None,
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A hit as the page writes it."""

    kind: str
    url: str
    name: SafeString
    about: SafeString
    words: SafeString
    note: str
    text_url: str


@require_safe
def search(request: PageRequest) -> HttpResponse:
    """What was asked, how it was understood, and a page of what was found."""
    asked = " ".join(request.GET.get("hoi", "").replace("\0", " ").split())[:LONGEST]
    filters = SearchFilters(request.GET, this_year=request.today.year, units=_units(request))
    context: dict[str, Any] = {"question_words": asked, "filters": filters}
    if asked:
        found = queries.ask(asked, filters.narrowed(), since=_place(request))
        forms_ = found.question.forms
        names, rows = shown(found.names, forms_), shown(found.hits, forms_)
        units = names_of([row.unit for row in (*names, *rows) if row.unit], on=request.day)
        places = _places([*names, *rows], request)
        context |= {
            "understood": _understood(found.question, [*names, *rows]),
            "names": [_row(row, units, places) for row in names],
            "rows": [_row(row, units, places) for row in rows],
            "more_url": _more(request, found.after),
            "step_url": f"?hoi={quote(asked)}" if filters.has_words else reverse("documents"),
        }
    return render(request, "web/search/page.html", context)


def _units(request: PageRequest) -> dict[str, str]:
    """The own unit, and one that a link of another page asks about."""
    own = request.actor.unit or 0
    offered = {str(own): _("đơn vị mình")} if own else {}
    asked = request.GET.get("don_vi", "")
    if asked.isdecimal() and len(asked) < 18 and asked not in offered:
        named = names_of([int(asked)], on=request.day)
        offered |= {str(unit): name for unit, name in named.items()}
    return offered


def _place(request: PageRequest) -> Place | None:
    match = _PLACE.fullmatch(request.GET.get("tu", ""))
    return Place(int(match[1]), int(match[2])) if match else None


def _more(request: PageRequest, after: Place | None) -> str:
    if after is None:
        return ""
    query = request.GET.copy()
    query["tu"] = f"{after.rung}-{after.passed}"
    return f"?{query.urlencode()}"


def _understood(question: Question, rows: list[Shown]) -> list[str]:
    """What is not plain in the question: abbreviations, codes, what misspelt words were taken for."""
    parts = [
        _("“%(written)s” là %(meant)s") % {"written": written, "meant": meant}
        for written, meant in question.understood()
    ]
    if question.is_mended:
        words = dict.fromkeys(piece.words.lower() for row in rows for piece in _all(row) if piece.is_found)
        parts += [_("gần đúng: %(words)s") % {"words": ", ".join([*words][:12])}] if words else []
    return parts


def _all(row: Shown) -> Iterable[Piece]:
    return (*row.name, *row.about, *row.words)


def _places(rows: list[Shown], request: PageRequest) -> dict[int, str]:
    """Where the found units are: many bear one name."""
    units = [row.pk for row in rows if row.among == Among.UNITS]
    return places_of(units, on=request.day) if units else {}


def _row(row: Shown, units: dict[int, str], places: dict[int, str]) -> Row:
    whose = places.get(row.pk, "") if row.among == Among.UNITS else units.get(row.unit or 0, "")
    parts = [whose, partial_day(row.day), _("đã kết thúc") if row.has_ended else ""]
    return Row(
        kind=str(row.among.label),
        url=_url(row),
        name=_html(row.name),
        about=_html(row.about),
        words=_html(row.words),
        note=", ".join(part for part in parts if part),
        text_url=_text_url(row),
    )


def _url(row: Shown) -> str:
    among, pk = (row.among, row.pk) if row.among in _PAGES else row.on or (None, 0)
    return reverse(_PAGES[among], args=[pk]) if among else ""


def _text_url(row: Shown) -> str:
    if row.file is None:
        return ""
    return f"{reverse('text', args=[row.file])}?tu={row.start}&den={row.end}#loi-van"


def _html(pieces: Iterable[Piece]) -> SafeString:
    """The words, the found ones marked; a template for each piece would cost more than the search."""
    return format_html_join(
        "",
        "{}",
        (
            (format_html("<mark>{}</mark>", piece.words) if piece.is_found else piece.words,)
            for piece in pieces
        ),
    )
