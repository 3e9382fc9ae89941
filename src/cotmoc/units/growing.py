"""The tree of a day, a branch at a time, so that the largest registry opens as fast as a small one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.db import connection
from django.db.models import Count

from cotmoc.base import validity
from cotmoc.units.models import Kind, Line, Subordination, Version
from cotmoc.units.queries import HOME_LINES, versions_on


@dataclass(slots=True)
class Branch:
    """A unit, how many stand directly below it in the line, and those of them that are shown already."""

    version: Version
    count: int
    below: list[Branch] = field(default_factory=list)


def roots(*, line: Line, on: date) -> list[Branch]:
    """Who stands at the top of the line on the day: above others, or alone in the line of its kind."""
    homes = [kind.value for kind in Kind if HOME_LINES.get(kind, Line.STATE) == line]
    with connection.cursor() as cursor:
        cursor.execute(_ROOTS, {"day": on, "line": line.value, "homes": homes})
        units = [row[0] for row in cursor.fetchall()]
    return _branches(list(versions_on(on).filter(unit_id__in=units)), line=line, on=on)


# The rows of the day are looked through once; a query of the ORM would do so for each of its conditions.
_ROOTS = """
WITH stands AS MATERIALIZED (
  SELECT unit_id, parent_id, line FROM units_subordination WHERE valid @> %(day)s::date
)
(SELECT parent_id FROM stands WHERE line = %(line)s EXCEPT SELECT unit_id FROM stands WHERE line = %(line)s)
UNION
(SELECT unit_id FROM units_version WHERE valid @> %(day)s::date AND kind = ANY(%(homes)s)
 EXCEPT SELECT unit_id FROM stands EXCEPT SELECT parent_id FROM stands)
"""


def branches_below(units: Collection[int], *, line: Line, on: date) -> dict[int, list[Branch]]:
    """Who stands directly below each of the units in the line on the day; three statements."""
    pairs = dict(
        Subordination.objects.filter(validity.on(on), line=line, parent_id__in=units).values_list(
            "unit_id", "parent_id"
        )
    )
    found: dict[int, list[Branch]] = {}
    for branch in _branches(list(versions_on(on).filter(unit_id__in=pairs)), line=line, on=on):
        found.setdefault(pairs[branch.version.unit_id], []).append(branch)
    return found


def _branches(versions: list[Version], *, line: Line, on: date) -> list[Branch]:
    ids = [version.unit_id for version in versions]
    below = Subordination.objects.filter(validity.on(on), line=line, parent_id__in=ids)
    counts = dict(below.values_list("parent_id").annotate(Count("unit_id")))
    return [Branch(version, counts.get(version.unit_id, 0)) for version in versions]
