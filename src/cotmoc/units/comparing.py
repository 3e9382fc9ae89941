"""Two days side by side: who ended, who began, whose name, kind or parent changed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery

from cotmoc.base import validity
from cotmoc.units.models import Level, Line, Subordination, Version
from cotmoc.units.queries import versions_on


@dataclass(frozen=True, slots=True)
class Tally:
    """The units of one level: how many on the first day, ended, begun, and how many on the second day."""

    level: Level
    first: int
    ended: int
    begun: int
    second: int


@dataclass(frozen=True, slots=True)
class Scope:
    """Which units are compared: two days, a line for the parents, perhaps a kind, a level, a part."""

    first: date
    second: date
    line: Line
    kind: str = ""
    level: str = ""
    below: int | None = None

    def on(self, day: date) -> QuerySet[Version]:
        """The units of the scope on the day."""
        found = versions_on(day)
        if self.kind:
            found = found.filter(kind=self.kind)
        if self.level:
            found = found.filter(level=self.level)
        return found if self.below is None else found.filter(unit_id__in=self._part())

    def _part(self) -> set[int]:
        """The unit, what it was made of in between, and who stood below them in the line on either day."""
        with connection.cursor() as cursor:
            cursor.execute(
                _BELOW,
                {"unit": self.below, "line": self.line.value, "first": self.first, "second": self.second},
            )
            return {row[0] for row in cursor.fetchall()}


_BELOW = """
WITH RECURSIVE made_of (unit_id) AS (
  SELECT %(unit)s::bigint
  UNION SELECT past.predecessor_id FROM made_of JOIN units_succession past
    ON past.successor_id = made_of.unit_id AND past.day > %(first)s AND past.day <= %(second)s
), before (unit_id) AS (
  SELECT unit_id FROM made_of
  UNION SELECT stands.unit_id FROM before JOIN units_subordination stands
    ON stands.parent_id = before.unit_id AND stands.line = %(line)s AND stands.valid @> %(first)s::date
), after (unit_id) AS (
  SELECT %(unit)s::bigint
  UNION SELECT stands.unit_id FROM after JOIN units_subordination stands
    ON stands.parent_id = after.unit_id AND stands.line = %(line)s AND stands.valid @> %(second)s::date
)
SELECT unit_id FROM before UNION SELECT unit_id FROM after
UNION SELECT next.successor_id FROM before JOIN units_succession next
  ON next.predecessor_id = before.unit_id AND next.day > %(first)s AND next.day <= %(second)s
"""


def ended(scope: Scope) -> QuerySet[Version]:
    """The units that lived on the first day and not on the second, as they were."""
    return scope.on(scope.first).exclude(unit_id__in=_living(scope.second))


def begun(scope: Scope) -> QuerySet[Version]:
    """The units that lived on the second day and not on the first, as they are."""
    return scope.on(scope.second).exclude(unit_id__in=_living(scope.first))


def _living(day: date) -> QuerySet[Version, int]:
    return Version.objects.filter(validity.on(day)).values_list("unit_id", flat=True)


def renamed(scope: Scope) -> QuerySet[Version]:
    """The units of another name, kind or level on the second day, as they are then."""
    former = Version.objects.filter(validity.on(scope.first), unit_id=OuterRef("unit_id"))
    return scope.on(scope.second).filter(Exists(former.exclude(pk=OuterRef("pk"))))


def moved(scope: Scope) -> QuerySet[Version]:
    """The units that stand under another parent of the line, or newly in it, or in it no more."""
    stands = Subordination.objects.filter(unit_id=OuterRef("unit_id"), line=scope.line).values("parent_id")
    lived = Version.objects.filter(validity.on(scope.first), unit_id=OuterRef("unit_id"))
    return (
        scope.on(scope.second)
        .filter(Exists(lived), unit_id__in=_moving(scope))
        .annotate(
            former_parent=Subquery(stands.filter(validity.on(scope.first))[:1]),
            parent=Subquery(stands.filter(validity.on(scope.second))[:1]),
        )
        .exclude(former_parent=F("parent"))
        .exclude(former_parent=None, parent=None)
    )


def parents_on(day: date, units: Collection[int], *, line: Line) -> dict[int, int]:
    """Under whom each of the units stands in the line on the day; who stands in it not at all is missing."""
    stands = Subordination.objects.filter(validity.on(day), line=line, unit_id__in=units)
    return dict(stands.values_list("unit_id", "parent_id"))


def _moving(scope: Scope) -> QuerySet[Subordination, int]:
    """Those of whom a row of the line begins or ends between the days; few, so that few are looked at."""
    of_line = Subordination.objects.filter(line=scope.line)
    since = of_line.filter(valid__startswith__gt=scope.first, valid__startswith__lte=scope.second)
    until = of_line.filter(valid__endswith__gt=scope.first, valid__endswith__lte=scope.second)
    return since.values_list("unit_id", flat=True).union(until.values_list("unit_id", flat=True))


def tallies(scope: Scope) -> list[Tally]:
    """The counts of each level that has any; four statements."""
    counted = [
        dict(rows.order_by().values_list("level").annotate(Count("unit_id")))
        for rows in (scope.on(scope.first), ended(scope), begun(scope), scope.on(scope.second))
    ]
    return [
        Tally(level, *(counts.get(level.value, 0) for counts in counted))
        for level in Level
        if any(level.value in counts for counts in counted)
    ]
