"""The units of a day as a tree, and one unit through time."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cotmoc.accounts.queries import holders_at
from cotmoc.audit.queries import history_of
from cotmoc.documents.queries import register
from cotmoc.tasks.queries import Cells, cells, known_on, of_units
from cotmoc.units import queries
from cotmoc.units.models import Line, Succession, Unit, Version
from cotmoc.units.queries import Node
from cotmoc.web.history import told
from cotmoc.web.middleware import PageRequest

MOST = 400
"""Units shown at once; a larger tree is shown two rungs deep, the rest behind links."""


@dataclass(slots=True)
class Branch:
    """A unit of the tree with those below it; `is_cut` when these are shown on a page of their own."""

    node: Node
    below: list[Branch] = field(default_factory=list)
    is_cut: bool = False


@require_safe
def units(request: PageRequest) -> HttpResponse:
    """The tree of one line on the day looked at, the whole or the part below one unit."""
    line = _line(request)
    below = _number(request.GET.get("duoi"))
    nodes = queries.tree(line=line, on=request.day, below=below)
    return render(
        request,
        "web/units/tree.html",
        {
            "line": line,
            "lines": list(Line),
            "branches": _branches(nodes),
            "count": len(nodes),
            "day_query": _day_query(request),
            "below": queries.version_of(below, on=request.day) if below else None,
        },
    )


def _line(request: PageRequest) -> Line:
    asked = request.GET.get("tuyen", "")
    return Line(asked) if asked in Line.values else Line.STATE


def _number(written: str | None) -> int | None:
    return int(written) if written and written.isdecimal() and len(written) < 18 else None


def _day_query(request: PageRequest) -> str:
    """What keeps the links of the page on a day that stands in its address."""
    return f"?ngay={request.day:%Y-%m-%d}" if "ngay" in request.GET else ""


def _branches(nodes: list[Node]) -> list[Branch]:
    deepest = None if len(nodes) <= MOST else 1
    by_unit: dict[int, Branch] = {}
    roots: list[Branch] = []
    for node in nodes:
        if deepest is not None and node.depth > deepest:
            continue
        branch = Branch(node, is_cut=node.has_children and node.depth == deepest)
        by_unit[node.unit] = branch
        parent = by_unit.get(node.parent) if node.parent and node.depth else None
        (parent.below if parent else roots).append(branch)
    return roots


@require_safe
def unit(request: PageRequest, pk: int) -> HttpResponse:
    """One unit: what it is on the day, what it was, under whom, after whom and before whom, its tasks."""
    shown = get_object_or_404(Unit, pk=pk)
    versions = list(queries.versions_of(pk))
    if not versions:
        raise Http404
    now = next((version for version in versions if request.day in version.valid), None)
    before, after = list(queries.predecessors_of(pk)), list(queries.successors_of(pk))
    return render(
        request,
        "web/units/unit.html",
        {
            "unit": shown,
            "day_query": _day_query(request),
            "version": now or _nearest(versions, request),
            "lives": now is not None,
            "versions": versions,
            "parents": _parents(pk, request),
            "children": list(queries.children_of(pk, on=request.day)[:MOST]),
            "before": before,
            "after": after,
            "names": queries.names_of(_kin(before, after), on=request.day),
            "posts": list(holders_at(pk)[:100]),
            "counted": _counted(pk, request),
            "documents": list(register().filter(issuer_id=pk)[:10]),
            "history": told(history_of(shown), on=request.day),
        },
    )


def _nearest(versions: list[Version], request: PageRequest) -> Version:
    """The last version begun by the day, else the first."""
    begun = [version for version in versions if version.valid.lower <= request.day]
    return (begun or versions)[-1 if begun else 0]


def _parents(pk: int, request: PageRequest) -> list[tuple[Line, Version]]:
    return list(queries.parents_of(pk, on=request.day).items())


def _kin(before: list[Succession], after: list[Succession]) -> set[int]:
    return {row.predecessor_id for row in before} | {row.successor_id for row in after}


def _counted(pk: int, request: PageRequest) -> Cells:
    return cells(of_units(known_on(request.day), [pk]), on=request.day)
