"""The lineage of a document on a page of its own: upwards, downwards, as of a day, on paper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cotmoc.documents import queries
from cotmoc.documents.lineage import Graph, lineage_of
from cotmoc.documents.models import Document, Lineage
from cotmoc.web.filters import Filters
from cotmoc.web.lineage import Opening, drawn
from cotmoc.web.middleware import PageRequest

ALL = "tat-ca"
_PAPERS = {"a4": (263, 136), "a3": (386, 222)}
"""Millimetres across and down that a picture may take of a landscape sheet, below the heading."""
DEEPEST = 6
"""Steps to which the list form is set in."""


class LineageFilters(Filters):
    """Which side of the lineage, how large it is drawn and for which paper."""

    huong = forms.ChoiceField(label=_("Xem"), required=False)
    co = forms.ChoiceField(label=_("cỡ hình"), required=False)
    giay = forms.ChoiceField(label=_("giấy in"), required=False)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self.offer("huong", [("", _("lên và xuống")), ("len", _("lên trên")), ("xuong", _("xuống dưới"))])
        self.offer("co", [("", _("bằng thật")), ("vua", _("vừa khung")), ("nua", _("một nửa"))])
        self.offer("giay", [("", _("A4 ngang")), ("a3", _("A3 ngang"))])


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list form: the document, how far it is set in, and what it is to which others."""

    document: Document
    step: int
    is_asked: bool
    ties: list[tuple[Lineage, Document]]
    cited_by: list[Document]


@require_safe
def lineage(request: PageRequest, pk: int) -> HttpResponse:
    """The picture, and the same as a list for small screens and screen readers."""
    document = get_object_or_404(Document.objects.annotate(called=queries.called()), pk=pk)
    filters = LineageFilters(request.GET)
    side = filters.asked("huong")
    graph = lineage_of(document, up=side != "xuong", down=side != "len", on=request.day)
    asked = request.GET.getlist("mo")
    opened = None if ALL in asked else {int(key) for key in asked if key.isdecimal()}
    picture = drawn(graph, pk, on=request.day, opened=opened, opening=opening_of(pk, request.GET))
    paper = filters.asked("giay") or "a4"
    return render(
        request,
        "web/lineage/page.html",
        {
            "document": document,
            "filters": filters,
            "picture": picture,
            "size": filters.asked("co"),
            "paper": paper,
            "slices": picture.slices(*_PAPERS[paper]),
            "entries": list(_entries(graph, pk)),
            "count": len(graph.documents),
            "opened": [key for key in asked if key == ALL or key.isdecimal()],
            "all_address": _address(pk, request.GET, ALL),
            "has_groups": any(box.group for box in picture.boxes),
        },
    )


def opening_of(pk: int, asked: QueryDict | None = None) -> Opening:
    """How a group of this document's lineage is opened, beside what is opened already."""
    return lambda key: _address(pk, asked, str(key))


def _address(pk: int, asked: QueryDict | None, key: str) -> str:
    query = asked.copy() if asked else QueryDict(mutable=True)
    query.appendlist("mo", key)
    return f"{reverse('lineage', args=[pk])}?{query.urlencode()}"


def as_read(graph: Graph) -> list[tuple[Lineage, Document, Document]]:
    """The links in the order of reading: from the top of the lineage downwards."""
    links = sorted(graph.links, key=lambda link: (graph.rank[link.document_id], link.document_id))
    return [(link, graph.documents[link.document_id], graph.documents[link.target_id]) for link in links]


def _entries(graph: Graph, asked: int) -> Iterator[Entry]:
    """Every document once, below the first that it follows; from the top downwards."""
    ties: dict[int, list[tuple[Lineage, Document]]] = defaultdict(list)
    followers: dict[int, list[Document]] = defaultdict(list)
    for link, follower, followed in as_read(graph):
        ties[follower.pk].append((link, followed))
        followers[followed.pk].append(follower)
    tops = [pk for pk in graph.documents if not ties[pk]]
    waiting = [(pk, 0) for pk in sorted(tops, key=lambda pk: (graph.rank[pk], pk), reverse=True)]
    told: set[int] = set()
    while waiting:
        pk, step = waiting.pop()
        if pk in told:
            continue
        told.add(pk)
        document = graph.documents[pk]
        cited_by = followers[pk] if document.is_awaited else []
        yield Entry(document, min(step, DEEPEST), pk == asked, ties[pk], cited_by)
        below = sorted(followers[pk], key=lambda found: (found.issued, found.pk), reverse=True)
        waiting += [(found.pk, step + 1) for found in below]
