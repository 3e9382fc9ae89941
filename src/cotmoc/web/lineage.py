"""The lineage drawn: a column a rank, from what is followed on the left to what follows it on the right."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean

from cotmoc.documents.models import Document, Lineage, Link
from cotmoc.documents.queries import Graph
from cotmoc.web.citing import partial_day, short_name

WIDTH, HEIGHT = 202, 42
_ACROSS, _DOWN = 44, 8
_ROOM, _TYPE = WIDTH - 16, 12.5
# How wide letters of Be Vietnam Pro 600 are on average, in sizes of the type; measured in a browser.
_UPPER, _LOWER, _DIGIT, _SPACE, _OTHER = 0.71, 0.61, 0.65, 0.23, 0.44
MOST = 14
"""Documents in one column of a picture; the table below it has all."""

_DASHES = {Link.DETAILS: "6 3", Link.AMENDS: "2 3", Link.REPLACES: "2 3", Link.GUIDES: "8 3 2 3"}


@dataclass(frozen=True, slots=True)
class Box:
    """One document in the picture."""

    document: Document
    x: int
    y: int
    is_asked: bool
    name: str
    issued: str


@dataclass(frozen=True, slots=True)
class Thread:
    """One link in the picture, from the followed document to the one that follows it."""

    path: str
    dashes: str
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Boxes and threads with the size of the whole."""

    width: int
    height: int
    boxes: list[Box]
    threads: list[Thread]
    left_out: int
    box_width: int = WIDTH
    box_height: int = HEIGHT


def drawn(graph: Graph, asked: int) -> Picture:
    """The picture of the lineage around the document asked about, the longest columns cut short."""
    columns = _columns(graph)
    shown = [pk for column in columns for pk in column]
    links = [link for link in graph.links if {link.document_id, link.target_id} <= set(shown)]
    columns = _ordered(columns, links)
    places = _placed(columns)
    tallest = max(map(len, columns))
    return Picture(
        width=len(columns) * (WIDTH + _ACROSS) - _ACROSS + 2,
        height=tallest * (HEIGHT + _DOWN) - _DOWN + 2,
        boxes=[_box(graph.documents[pk], places[pk], is_asked=pk == asked) for pk in shown],
        threads=[_thread(link, places) for link in links],
        left_out=len(graph.documents) - len(shown),
    )


def _columns(graph: Graph) -> list[list[int]]:
    by_rank: dict[int, list[int]] = defaultdict(list)
    for pk in sorted(graph.documents):
        by_rank[graph.rank[pk]].append(pk)
    return [by_rank[rank][:MOST] for rank in sorted(by_rank)]


def _ordered(columns: list[list[int]], links: list[Lineage]) -> list[list[int]]:
    """Each column by the middle of its neighbours in the column just set, so that fewer threads cross."""
    beside: dict[int, list[int]] = defaultdict(list)
    for link in links:
        beside[link.document_id].append(link.target_id)
        beside[link.target_id].append(link.document_id)
    for sweep in range(4):
        run = columns if sweep % 2 == 0 else columns[::-1]
        for set_, column in pairwise(run):
            place = {pk: index for index, pk in enumerate(set_)}
            middle = {pk: _middle(beside[pk], place, index) for index, pk in enumerate(column)}
            column.sort(key=lambda pk: (middle[pk], pk))
    return columns


def _middle(neighbours: list[int], place: dict[int, int], otherwise: int) -> float:
    found = [place[pk] for pk in neighbours if pk in place]
    return mean(found) if found else otherwise


def _placed(columns: list[list[int]]) -> dict[int, tuple[int, int]]:
    tallest = max(map(len, columns))
    places = {}
    for across, column in enumerate(columns):
        above = (tallest - len(column)) * (HEIGHT + _DOWN) // 2
        for down, pk in enumerate(column):
            places[pk] = (1 + across * (WIDTH + _ACROSS), 1 + above + down * (HEIGHT + _DOWN))
    return places


def _box(document: Document, place: tuple[int, int], *, is_asked: bool) -> Box:
    return Box(
        document=document,
        x=place[0],
        y=place[1],
        is_asked=is_asked,
        name=_fitted(short_name(document)),
        issued=partial_day(document.issued),
    )


def _fitted(name: str) -> str:
    """As much of the name as the box has room for."""
    used = 0.0
    for place, letter in enumerate(name):
        used += _width(letter)
        if used > _ROOM:
            return f"{name[: place - 1].rstrip()}…"
    return name


def _width(letter: str) -> float:
    if letter.isalpha():
        return _TYPE * (_UPPER if letter.isupper() else _LOWER)
    return _TYPE * (_DIGIT if letter.isdigit() else _SPACE if letter.isspace() else _OTHER)


def _thread(link: Lineage, places: dict[int, tuple[int, int]]) -> Thread:
    (x1, y1), (x2, y2) = places[link.target_id], places[link.document_id]
    x1, y1, y2 = x1 + WIDTH, y1 + HEIGHT // 2, y2 + HEIGHT // 2
    bend = (x2 - x1) // 2
    kind = Link(link.link)
    return Thread(
        path=f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}",
        dashes=_DASHES.get(kind, ""),
        words=str(kind.label),
    )
