"""The lineage drawn: a column a rank, from what is followed on the left to what follows it on the right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from cotmoc.documents.lineage import Graph
from cotmoc.documents.models import Document, Link
from cotmoc.documents.naming import kind_of
from cotmoc.units.models import Level, Version
from cotmoc.units.queries import nearest_versions
from cotmoc.web.citing import partial_day, short_name
from cotmoc.web.gathering import READABLE, Group, gathered
from cotmoc.web.layers import ordered
from cotmoc.web.type_widths import fitted, width_of

WIDTH, HEIGHT = 208, 42
_ACROSS, _DOWN = 84, 8
ROW = HEIGHT + _DOWN
_IN_VIEW = 12
"""Rows that a screen shows; in a taller picture all columns begin at the top, where one begins to read."""
_ROOM, _TYPE, _SMALL, _LABEL = WIDTH - 18, 12.5, 11.5, 10.5

DASHES = {
    Link.IMPLEMENTS: "",
    Link.DETAILS: "7 3",
    Link.AMENDS: "2 3",
    Link.REPLACES: "1 4",
    Link.GUIDES: "8 3 2 3",
    Link.REVIEWS: "10 4 2 4 2 4",
    Link.DISSEMINATES: "4 2",
}
"""How the thread of each link is dashed; its word stands on it too."""

Opening = Callable[[int], str]
"""The address of the page with the group of this key opened."""


@dataclass(frozen=True, slots=True)
class Box:
    """One document in the picture, or a group of like ones that its address opens."""

    document: Document | None
    group: Group | None
    x: int
    y: int
    is_asked: bool
    name: str
    below: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Thread:
    """One link in the picture, from the followed document to the one that follows it."""

    path: str
    dashes: str
    words: str
    label: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Sample:
    """How the threads of one link are drawn, for the legend."""

    dashes: str
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Boxes and threads with the size of the whole."""

    width: int
    height: int
    boxes: list[Box]
    threads: list[Thread]
    legend: list[Sample]
    has_awaited: bool
    box_width: int = WIDTH
    box_height: int = HEIGHT

    def slices(self, across: float, down: float) -> list[tuple[int, int]]:
        """The picture cut between rows for paper of this printable shape: (top, height) of each sheet."""
        tall = max(ROW, int(max(self.width, 1000) * down / across) // ROW * ROW)
        return [(top, min(tall, self.height - top)) for top in range(0, self.height, tall)]


def drawn(
    graph: Graph,
    asked: int,
    *,
    on: date,
    opened: Set[int] | None = frozenset(),
    opening: Opening = str,
    readable: int = READABLE,
) -> Picture:
    """The picture of the lineage around the document, like siblings behind one box; one statement."""
    issuers = nearest_versions(
        {document.issuer_id for document in graph.documents.values() if document.issuer_id}, on=on
    )
    levels = {pk: issuers[d.issuer_id].level for pk, d in graph.documents.items() if d.issuer_id in issuers}
    parts = gathered(graph, levels, opened=opened, readable=readable)
    threads = _threads(graph, set(parts.shown), parts.groups)
    rank = {pk: graph.rank[pk] for pk in parts.shown} | {-group.key: group.rank for group in parts.groups}
    places, size = _placed(rank, threads)
    boxes = [_box(graph.documents[pk], places[pk], issuers, is_asked=pk == asked) for pk in parts.shown]
    boxes += [_box_of_group(group, places[-group.key], graph, opening) for group in parts.groups]
    links = {link for _left, _right, each in threads for link in each}
    return Picture(
        width=size[0],
        height=size[1],
        boxes=sorted(boxes, key=lambda box: (box.x, box.y)),
        threads=[_thread(*thread, places) for thread in threads],
        legend=[Sample(DASHES[link], str(link.label)) for link in Link if link in links],
        has_awaited=any(graph.documents[pk].is_awaited for pk in parts.shown),
    )


_Thread = tuple[int, int, tuple[Link, ...]]
"""The followed, the follower, how they are linked; a group is the negative of its key."""


def _threads(graph: Graph, shown: set[int], groups: list[Group]) -> list[_Thread]:
    """One thread for two boxes, however many links it stands for."""
    links: dict[tuple[int, int], set[Link]] = defaultdict(set)
    for link in graph.links:
        if {link.target_id, link.document_id} <= shown:
            links[link.target_id, link.document_id].add(Link(link.link))
    for group in groups:
        for other, tie in group.ties:
            ends = (other, -group.key) if group.rank > 0 else (-group.key, other)
            links[ends].add(Link(tie))
    return [(*ends, tuple(link for link in Link if link in links[ends])) for ends in sorted(links)]


def _placed(
    rank: Mapping[int, int], threads: list[_Thread]
) -> tuple[dict[int, tuple[int, int]], tuple[int, int]]:
    """Where each box stands, on a grid so that paper can be cut between rows; and the size of the whole."""
    by_rank: dict[int, list[int]] = defaultdict(list)
    for node in sorted(rank):
        by_rank[rank[node]].append(node)
    columns = ordered([by_rank[each] for each in sorted(by_rank)], [thread[:2] for thread in threads])
    tallest = max(map(len, columns))
    places = {}
    for across, column in enumerate(columns):
        above = (tallest - len(column)) // 2 if tallest <= _IN_VIEW else 0
        for down, node in enumerate(column):
            places[node] = (1 + across * (WIDTH + _ACROSS), 1 + (above + down) * ROW)
    return places, (len(columns) * (WIDTH + _ACROSS) - _ACROSS + 2, tallest * ROW - _DOWN + 2)


def _box(
    document: Document, place: tuple[int, int], issuers: Mapping[int, Version], *, is_asked: bool
) -> Box:
    unit = issuers.get(document.issuer_id or 0)
    issuer = unit.short_name if unit else document.issuer_name
    waiting = _("chờ văn bản") if document.is_awaited else ""
    below = " · ".join(part for part in (waiting, partial_day(document.issued), issuer) if part)
    title = document.title or getattr(document, "called", "")
    return Box(
        document=document,
        group=None,
        x=place[0],
        y=place[1],
        is_asked=is_asked,
        name=fitted(short_name(document), _ROOM, size=_TYPE, weight=600),
        below=fitted(below, _ROOM, size=_SMALL),
        title=": ".join(part for part in (short_name(document), title) if part),
        address="" if is_asked else reverse("document", args=[document.pk]),
    )


def _box_of_group(group: Group, place: tuple[int, int], graph: Graph, opening: Opening) -> Box:
    name = words_of(group, graph)
    below = _("kèm %(count)s văn bản dưới") % {"count": group.hangers_on} if group.hangers_on else ""
    return Box(
        document=None,
        group=group,
        x=place[0],
        y=place[1],
        is_asked=False,
        name=fitted(name, _ROOM, size=_TYPE, weight=600),
        below=fitted(below or _("mở ra"), _ROOM, size=_SMALL),
        title=name,
        address=opening(group.key),
    )


def words_of(group: Group, graph: Graph) -> str:
    """What stands behind the box: … và 57 kế hoạch cấp xã."""
    kind = kind_of(graph.documents[group.members[0]]) if group.is_of_one_kind else _("Văn bản")
    level = str(Level(group.level).label) if group.level else ""
    words = {"count": len(group.members), "kind": f"{kind[:1].lower()}{kind[1:]}", "level": level}
    return (_("… và %(count)s %(kind)s %(level)s") % words).rstrip()


def _thread(left: int, right: int, links: tuple[Link, ...], places: Mapping[int, tuple[int, int]]) -> Thread:
    (x1, y1), (x2, y2) = places[left], places[right]
    x1, y1, y2 = x1 + WIDTH, y1 + HEIGHT // 2, y2 + HEIGHT // 2
    bend = min((x2 - x1) // 2, _ACROSS)
    words = "; ".join(str(link.label) for link in links)
    label = "" if links == (Link.IMPLEMENTS,) else fitted(words, _ACROSS - 4, size=_LABEL)
    return Thread(
        path=f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}",
        dashes=DASHES[links[0]] if len(links) == 1 else "",
        words=words,
        label=label,
        x=round(x2 - width_of(label, size=_LABEL) - 3),
        y=y2 - 4,
    )
