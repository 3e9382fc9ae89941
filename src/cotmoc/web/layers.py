"""In which order the boxes of each column stand, so that few threads cross. Our own door to graphlay.

Where graphlay is missing, refuses a graph or would take too long, our own sweep of barycentres answers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise
from statistics import mean
from types import ModuleType

graphlay: ModuleType | None
try:
    graphlay = import_module("graphlay")
except ImportError:  # a platform without its wheel
    graphlay = None

Columns = list[list[int]]
Threads = Sequence[tuple[int, int]]
"""Pairs of nodes, the one further left first."""

CAREFUL, QUICK = 120, 240
"""Nodes up to which graphlay takes its time, and up to which it is asked at all: beyond, seconds may pass."""


def ordered(columns: Columns, threads: Threads) -> Columns:
    """Each column in the order in which its boxes stand from above; the same for the same graph."""
    count = sum(map(len, columns))
    if graphlay is None or not threads or count > QUICK:
        return by_barycentre(columns, threads)
    try:
        return _by(graphlay, columns, threads, effort="balanced" if count <= CAREFUL else "fast")
    except graphlay.GraphlayError:
        return by_barycentre(columns, threads)


def _by(graphlay: ModuleType, columns: Columns, threads: Threads, *, effort: str) -> Columns:
    graph = graphlay.Graph()
    for rank, column in enumerate(columns):
        for node in column:
            graph.node(node, rank={"fixed": rank})
    for left, right in threads:
        graph.edge(left, right)
    layout = graphlay.layout(graph, options={"effort": effort, "routing": {"style": "diagonal"}})
    places = layout.positions()
    return [sorted(column, key=lambda node: (places[node][1], node)) for column in columns]


def by_barycentre(columns: Columns, threads: Threads) -> Columns:
    """Each column by the middle of its neighbours in the column just set, some times to and fro."""
    beside: dict[int, list[int]] = defaultdict(list)
    for left, right in threads:
        beside[left].append(right)
        beside[right].append(left)
    columns = [list(column) for column in columns]
    for sweep in range(4):
        run = columns if sweep % 2 == 0 else columns[::-1]
        for done, column in pairwise(run):
            place = {node: index for index, node in enumerate(done)}
            middle = {node: _middle(beside[node], place, index) for index, node in enumerate(column)}
            column.sort(key=lambda node: (middle[node], node))
    return columns


def _middle(neighbours: list[int], place: dict[int, int], otherwise: int) -> float:
    found = [place[node] for node in neighbours if node in place]
    return mean(found) if found else otherwise
