"""Two days side by side: what ended, what began, what changed its name, kind or parent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cotmoc.base.calendar import day_asked
from cotmoc.units import comparing, queries
from cotmoc.units.comparing import Scope
from cotmoc.units.models import Kind, Level, Line, Succession, Version
from cotmoc.web.asked import number_asked
from cotmoc.web.middleware import PageRequest
from cotmoc.web.views.units import line_asked

SHOWN = 100
"""Rows of each kind on one page; filters narrow what is more."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One row: the unit as it is shown, and those that it came from or went into, or its former parent."""

    version: Version
    others: list[int]
    former: Version | None = None
    former_parent: int | None = None
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Rows of one kind of change, the first of them, and how many."""

    key: str
    count: int
    rows: list[Changed]


@require_safe
def compare(request: PageRequest) -> HttpResponse:
    """What changed between two days, counted by level and told row by row."""
    scope = _scope(request)
    sections = [_ended(scope), _begun(scope), _renamed(scope), _moved(scope)]
    shown = [row.version.unit_id for section in sections for row in section.rows]
    units = {unit for section in sections for row in section.rows for unit in _units_on(row)}
    return render(
        request,
        "web/units/compare.html",
        {
            "scope": scope,
            "line": scope.line,
            "lines": list(Line),
            "kinds": list(Kind),
            "levels": list(Level),
            "tallies": comparing.tallies(scope),
            "sections": sections,
            "changed": sum(section.count for section in sections),
            "names": queries.names_of(units, on=scope.second),
            "places": queries.places_of(shown, on=scope.second),
            "below": queries.nearest_versions([scope.below], on=scope.second).get(scope.below)
            if scope.below
            else None,
        },
    )


def _scope(request: PageRequest) -> Scope:
    """The days asked for in their order; without them the turn of 2025, which most questions are about."""
    first = day_asked(request.GET.get("tu")) or date(2025, 6, 30)
    second = day_asked(request.GET.get("den")) or first + timedelta(days=1)
    asked_kind, asked_level = request.GET.get("loai", Kind.PLACE.value), request.GET.get("cap", "")
    return Scope(
        first=min(first, second),
        second=max(first, second),
        line=line_asked(request) if "tuyen" in request.GET else Line.GROUND,
        kind=asked_kind if asked_kind in Kind.values else "",
        level=asked_level if asked_level in Level.values else "",
        below=number_asked(request.GET.get("duoi")),
    )


def _ended(scope: Scope) -> Section:
    found = comparing.ended(scope)
    rows = list(found[:SHOWN])
    heirs = _relatives(scope, rows, forward=True)
    return Section("ended", _count(found, rows), [Changed(v, heirs.get(v.unit_id, [])) for v in rows])


def _begun(scope: Scope) -> Section:
    found = comparing.begun(scope)
    rows = list(found[:SHOWN])
    before = _relatives(scope, rows, forward=False)
    return Section("begun", _count(found, rows), [Changed(v, before.get(v.unit_id, [])) for v in rows])


def _renamed(scope: Scope) -> Section:
    found = comparing.renamed(scope)
    rows = list(found[:SHOWN])
    former = queries.nearest_versions([v.unit_id for v in rows], on=scope.first)
    return Section("renamed", _count(found, rows), [Changed(v, [], former=former[v.unit_id]) for v in rows])


def _moved(scope: Scope) -> Section:
    found = comparing.moved(scope)
    rows = list(found[:SHOWN])
    units = [version.unit_id for version in rows]
    before, after = (comparing.parents_on(day, units, line=scope.line) for day in (scope.first, scope.second))
    changed = [Changed(v, [], former_parent=before.get(v.unit_id), parent=after.get(v.unit_id)) for v in rows]
    return Section("moved", _count(found, rows), changed)


def _count(found: QuerySet[Version], rows: list[Version]) -> int:
    return len(rows) if len(rows) < SHOWN else found.count()


def _relatives(scope: Scope, rows: list[Version], *, forward: bool) -> dict[int, list[int]]:
    """Those into which the units went, or from which they came, between the two days."""
    own, other = ("predecessor_id", "successor_id") if forward else ("successor_id", "predecessor_id")
    between = Succession.objects.filter(day__gt=scope.first, day__lte=scope.second)
    found: dict[int, list[int]] = {}
    pairs = between.filter(**{f"{own}__in": [version.unit_id for version in rows]}).order_by(other)
    for unit, relative in pairs.values_list(own, other):
        found.setdefault(unit, []).append(relative)
    return found


def _units_on(row: Changed) -> list[int]:
    return [*row.others, *(unit for unit in (row.former_parent, row.parent) if unit)]
