"""Like documents put behind one box, so that a lineage of hundreds is read at a glance and opens by steps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from cotmoc.documents.lineage import Graph


@dataclass(frozen=True, slots=True)
class Measure:
    """How much is gathered: more than `most` alike go behind one box, after the first `shown` of them."""

    most: int
    shown: int
    of_any_kind: bool = False


MEASURES = (Measure(6, 3), Measure(3, 1), Measure(1, 0, of_any_kind=True))
READABLE = 60
"""Boxes that a page of its own shows at a glance; the first measure that leaves no more is taken."""

Ties = frozenset[tuple[int, str]]
"""To which documents, and by which links, one stands on the side of the asked document."""


@dataclass(slots=True)
class Group:
    """Documents of one level, linked to the same ones, that stand behind one box; `key` opens it.

    `is_of_one_kind` says whether all are of the kind of the document `key`.
    """

    key: int
    is_of_one_kind: bool
    level: str
    rank: int
    ties: Ties
    members: list[int]
    hangers_on: int = 0
    """How many more stand behind the members only, and are hidden with them."""


@dataclass(slots=True)
class Gathered:
    """What of the graph is drawn: documents by themselves, and groups."""

    shown: list[int] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)


def gathered(
    graph: Graph, levels: Mapping[int, str], *, opened: Set[int] | None, readable: int = READABLE
) -> Gathered:
    """The graph with like siblings behind boxes, no more than `readable`; the opened ones, or all for `None`.

    `levels` names the level of each document's issuer. Going outwards from the asked document, what stands
    only behind hidden documents is hidden with them.
    """
    ties = _ties(graph)
    found = Gathered(shown=list(graph.documents))
    if opened is None:
        return found
    for measure in MEASURES:
        found = _by(measure, graph, ties, levels, opened)
        if len(found.shown) + len(found.groups) <= readable:
            break
    return found


def _by(
    measure: Measure,
    graph: Graph,
    ties: Mapping[int, set[tuple[int, str]]],
    levels: Mapping[int, str],
    opened: Set[int],
) -> Gathered:
    found = Gathered()
    behind: dict[int, Group] = {}
    for rank in sorted({*graph.rank.values()}, key=lambda rank: (abs(rank), rank)):
        alike: dict[tuple[str, str, frozenset[int]], list[int]] = defaultdict(list)
        for pk in _of_rank(graph, rank):
            if group := _hidden_with(ties[pk], behind):
                behind[pk] = group
                group.hangers_on += 1
            else:
                kind = "" if measure.of_any_kind else graph.documents[pk].kind
                beside = frozenset(other for other, _link in ties[pk] if other not in behind)
                alike[kind, levels.get(pk, ""), beside].append(pk)
        for (_kind, level, _beside), pks in alike.items():
            is_open = rank == 0 or len(pks) <= measure.most or not opened.isdisjoint(pks)
            found.shown += pks if is_open else pks[: measure.shown]
            if not is_open:
                group = _group(pks, measure=measure, graph=graph, level=level, ties=ties, behind=behind)
                found.groups.append(group)
                behind |= dict.fromkeys(group.members, group)
    return found


def _group(
    pks: list[int],
    *,
    measure: Measure,
    graph: Graph,
    level: str,
    ties: Mapping[int, set[tuple[int, str]]],
    behind: Mapping[int, Group],
) -> Group:
    members = pks[measure.shown :]
    return Group(
        key=pks[0],
        is_of_one_kind=len({graph.documents[pk].kind for pk in members}) == 1,
        level=level,
        rank=graph.rank[pks[0]],
        ties=frozenset(tie for pk in members for tie in ties[pk] if tie[0] not in behind),
        members=members,
    )


def _of_rank(graph: Graph, rank: int) -> list[int]:
    pks = [pk for pk, its in graph.rank.items() if its == rank]
    return sorted(pks, key=lambda pk: (graph.documents[pk].issued, pk))


def _ties(graph: Graph) -> dict[int, set[tuple[int, str]]]:
    """The links of each document towards the asked one."""
    ties: dict[int, set[tuple[int, str]]] = {pk: set() for pk in graph.documents}
    for link in graph.links:
        if graph.rank[link.document_id] > 0:
            ties[link.document_id].add((link.target_id, link.link))
        if graph.rank[link.target_id] < 0:
            ties[link.target_id].add((link.document_id, link.link))
    return ties


def _hidden_with(ties: set[tuple[int, str]], behind: Mapping[int, Group]) -> Group | None:
    """The group behind which all that this one stands on is hidden."""
    groups = [behind.get(other) for other, _link in ties]
    return groups[0] if groups and all(groups) else None
