"""The units of a day as a tree, and one unit through time."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cotmoc.accounts.queries import holders_at
from cotmoc.audit.queries import history_of
from cotmoc.base.validity import last_day
from cotmoc.documents.queries import register
from cotmoc.handovers.queries import of_unit, orders_of
from cotmoc.tasks.queries import Cells, cells, known_on, of_units
from cotmoc.units import growing, kin, queries
from cotmoc.units.growing import Branch
from cotmoc.units.kin import Family, Relative
from cotmoc.units.models import Change, Kind, Line, Unit, Version
from cotmoc.web import kin_picture
from cotmoc.web.asked import number_asked
from cotmoc.web.history import told
from cotmoc.web.middleware import PageRequest
from cotmoc.web.unit_acts import offers

OPEN_AT_FIRST, CHILDREN_SHOWN = 150, 30
"""Branches opened with the page; those below a unit that its page lists. The rest stand behind links."""


@dataclass(frozen=True, slots=True)
class Below:
    """Who stands directly below a unit in one line, the first of them, and how many."""

    line: Line
    count: int
    shown: list[Version]


@require_safe
def units(request: PageRequest) -> HttpResponse:
    """The tree of one line on the day looked at, or the part below one unit; branches open on demand."""
    line = line_asked(request)
    below = number_asked(request.GET.get("duoi"))
    top = queries.version_of(below, on=request.day) if below else None
    branches = _tree(line, request, top)
    return render(
        request,
        "web/units/tree.html",
        {
            "line": line,
            "lines": list(Line),
            "branches": branches,
            "day_query": day_query(request),
            "below": top,
        },
    )


def _tree(line: Line, request: PageRequest, top: Version | None) -> list[Branch]:
    """The top of the tree with the rungs below it, as long as these are not too many."""
    if top:
        found = growing.branches_below([top.unit_id], line=line, on=request.day).get(top.unit_id, [])
    else:
        found = growing.roots(line=line, on=request.day)
    room, rung = OPEN_AT_FIRST - len(found), found
    while rung and 0 < sum(branch.count for branch in rung) <= room:
        units = [branch.version.unit_id for branch in rung if branch.count]
        below = growing.branches_below(units, line=line, on=request.day)
        for branch in rung:
            branch.below = below.get(branch.version.unit_id, [])
        rung = [branch for branches in below.values() for branch in branches]
        room -= len(rung)
    return found


@require_safe
def below(request: PageRequest, pk: int) -> HttpResponse:
    """One branch of the tree, for a page that has it closed."""
    line = line_asked(request)
    found = growing.branches_below([pk], line=line, on=request.day).get(pk, [])
    named = {"branches": found, "line": line, "day_query": day_query(request)}
    return render(request, "web/units/twigs.html", named)


def line_asked(request: PageRequest) -> Line:
    """The line that the address asks for, else that of the State."""
    asked = request.GET.get("tuyen", "")
    return Line(asked) if asked in Line.values else Line.STATE


def day_query(request: PageRequest) -> str:
    """What keeps the links of the page on a day that stands in its address."""
    return f"?ngay={request.day:%Y-%m-%d}" if "ngay" in request.GET else ""


@require_safe
def unit(request: PageRequest, pk: int) -> HttpResponse:
    """One unit: what it is on the day, what it was, under whom, of whom it was made and what became of it."""
    shown = get_object_or_404(Unit, pk=pk)
    versions = list(queries.versions_of(pk))
    if not versions:
        raise Http404
    now = next((version for version in versions if request.day in version.valid), None)
    version = now or _nearest(versions, request)
    stood = (
        request.day
        if now
        else max(version.valid.lower, min(request.day, last_day(version.valid) or request.day))
    )
    handovers = list(of_unit(pk)[:50])
    if version.kind == Kind.PLACE:
        around = kin.organs_of(pk, on=stood)
    else:
        around = kin.partners_of(version, on=request.day)
    return render(
        request,
        "web/units/unit.html",
        {
            "unit": shown,
            "day_query": day_query(request),
            "version": version,
            "lives": now is not None,
            "versions": versions,
            "orders": orders_of(pk),
            "stood": stood,
            "parents": list(queries.parents_of(pk, on=stood).items()),
            "below": _below(pk, request),
            "around": list(around[:CHILDREN_SHOWN]),
            **_kin(kin.family_of(pk), request, {u for h in handovers for u in (h.giver_id, h.receiver_id)}),
            "handovers": handovers,
            "posts": list(holders_at(pk)[:100]),
            "counted": _counted(pk, request),
            "documents": list(register().filter(issuer_id=pk)[:10]),
            "history": told(history_of(shown), on=request.day),
            "acts": offers(request.actor, pk, now),
        },
    )


def _nearest(versions: list[Version], request: PageRequest) -> Version:
    """The last version begun by the day, else the first."""
    begun = [version for version in versions if version.valid.lower <= request.day]
    return (begun or versions)[-1 if begun else 0]


def _below(pk: int, request: PageRequest) -> list[Below]:
    """Who stands directly below it, line by line: one may stand here in one line and there in another."""
    found = queries.children_by_line(pk, on=request.day)
    return [Below(line, len(found[line]), found[line][:CHILDREN_SHOWN]) for line in Line if found.get(line)]


def _kin(family: Family, request: PageRequest, others: set[int]) -> dict[str, object]:
    names = queries.names_of({*family.steps, *others}, on=request.day)
    now = max(request.day, request.today)  # what became of it is asked for on a day before it ended too
    before = _by_name(kin.made_of(family, on=now), names)
    return {
        "names": names,
        "picture": kin_picture.drawn(family, names) if family.successions else None,
        "successions": family.successions,
        "became": _by_name(kin.became(family, on=now), names),
        "made_of": [relative for relative in before if relative.change != Change.ABOLISH],
        "took_over": [relative for relative in before if relative.change == Change.ABOLISH],
    }


def _by_name(relatives: list[Relative], names: dict[int, str]) -> list[Relative]:
    return sorted(relatives, key=lambda relative: names.get(relative.unit, ""))


def _counted(pk: int, request: PageRequest) -> Cells:
    return cells(of_units(known_on(request.day), [pk]), on=request.day)
