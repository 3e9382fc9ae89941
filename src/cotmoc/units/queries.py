"""Reading the units. A question names its day; answers come in the Vietnamese order of names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet

from cotmoc.base import validity
from cotmoc.base.calendar import EARLIEST
from cotmoc.base.vietnamese import fold
from cotmoc.units.models import Kind, Level, Line, Subordination, Succession, Unit, Version


def versions_on(day: date) -> QuerySet[Version]:
    """The version of every unit alive on the day, by name."""
    return Version.objects.filter(validity.on(day)).order_by("sort_key", "unit_id")


def version_of(unit: int, *, on: date) -> Version | None:
    """What the unit was on the day; None when it did not live."""
    return Version.objects.filter(validity.on(on), unit_id=unit).first()


def names_of(units: Iterable[int], *, on: date) -> dict[int, str]:
    """The name of each unit on the day; one that did not live then gets its last, else its first."""
    asked = list(set(units))
    if not asked:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_NAMES, {"units": asked, "day": on})
        return dict(cursor.fetchall())


# Every page asks for names, often twice; the ORM takes longer to write this than the database to answer it.
_NAMES = """
SELECT DISTINCT ON (unit_id) unit_id, name FROM units_version WHERE unit_id = ANY (%(units)s)
ORDER BY unit_id, lower(valid) <= %(day)s DESC, CASE WHEN lower(valid) <= %(day)s THEN valid END DESC, valid
"""


def nearest_versions(units: Iterable[int], *, on: date) -> dict[int, Version]:
    """What each unit was on the day; one that did not live then as it was last, else as it began."""
    nearest: dict[int, Version] = {}
    for version in Version.objects.filter(unit_id__in=set(units)).order_by("unit_id", "valid"):
        if version.unit_id not in nearest or version.valid.lower <= on:
            nearest[version.unit_id] = version
    return nearest


def places_of(units: Iterable[int], *, on: date) -> dict[int, str]:
    """Where each unit is, "huyện Mốc, tỉnh Sơn Khê", as far as its own name does not say it; one statement.

    Of one that did not live on the day, where it was last, else where it began.
    """
    with connection.cursor() as cursor:
        cursor.execute(_GROUNDS, {"units": [*set(units)], "day": on})
        found: dict[int, list[str]] = {}
        for unit, own, place in cursor.fetchall():
            if place.casefold() not in own.casefold():
                found.setdefault(unit, []).append(place[:1].lower() + place[1:])
    return {unit: ", ".join(places) for unit, places in found.items()}


_GROUNDS = """
WITH RECURSIVE own AS (
  SELECT DISTINCT ON (unit_id) unit_id, name, COALESCE(place_id, unit_id) AS ground,
         GREATEST(lower(valid), LEAST(%(day)s::date, upper(valid) - 1)) AS day
  FROM units_version WHERE unit_id = ANY(%(units)s)
  ORDER BY unit_id, lower(valid) <= %(day)s::date DESC, abs(lower(valid) - %(day)s::date)
), above (asked, name, day, over, step) AS (
  SELECT unit_id, name, day, ground, 0 FROM own
  UNION ALL
  SELECT above.asked, above.name, above.day, stands.parent_id, above.step + 1
  FROM above JOIN units_subordination stands
    ON stands.unit_id = above.over AND stands.line = 'ground' AND stands.valid @> above.day
)
SELECT above.asked, above.name, version.name
FROM above JOIN units_version version ON version.unit_id = above.over AND version.valid @> above.day
WHERE above.over <> above.asked ORDER BY above.asked, above.step
"""


def versions_of(unit: int) -> QuerySet[Version]:
    """All the unit has been, oldest first."""
    return Version.objects.filter(unit_id=unit).select_related("place").order_by("valid")


def parents_of(unit: int, *, on: date) -> dict[Line, Version]:
    """Under whom the unit stands on the day, by line."""
    stands = Subordination.objects.filter(validity.on(on), unit_id=unit).values_list("line", "parent_id")
    parent_of_line = dict(stands)
    versions = {v.unit_id: v for v in versions_on(on).filter(unit_id__in=parent_of_line.values())}
    return {line: versions[parent_of_line[line]] for line in Line if parent_of_line.get(line) in versions}


def children_of(unit: int, *, on: date, line: Line | None = None) -> QuerySet[Version]:
    """The units that stand directly under it on the day, in one line or in any."""
    below = Subordination.objects.filter(validity.on(on), parent_id=unit)
    if line:
        below = below.filter(line=line)
    return versions_on(on).filter(unit_id__in=below.values("unit_id"))


def children_by_line(unit: int, *, on: date) -> dict[Line, list[Version]]:
    """The units directly under it on the day, line by line; two statements."""
    below = Subordination.objects.filter(validity.on(on), parent_id=unit).values_list("unit_id", "line")
    lines: dict[int, list[Line]] = {}
    for child, line in below:
        lines.setdefault(child, []).append(Line(line))
    found: dict[Line, list[Version]] = {}
    for version in versions_on(on).filter(unit_id__in=lines):
        for line_ in lines[version.unit_id]:
            found.setdefault(line_, []).append(version)
    return found


def counts_of_places(*, on: date) -> Counter[str]:
    """How many places of each level live on the day."""
    living = versions_on(on).filter(kind=Kind.PLACE).order_by()
    return Counter(living.values_list("level", flat=True))


def communes_of_provinces(*, on: date) -> dict[str, tuple[str, int]]:
    """The name of each province of the day and how many communes stand right under it, by its code."""
    provinces = versions_on(on).filter(kind=Kind.PLACE, level=Level.PROVINCE).select_related("unit")
    under = Subordination.objects.filter(
        validity.on(on), line=Line.GROUND, parent__in=provinces.values("unit_id")
    )
    counted = Counter(under.values_list("parent_id", flat=True))
    return {version.unit.code: (version.name, counted[version.unit_id]) for version in provinces}


def entered_by(unit: int) -> set[int]:
    """The units that the unit's clerks entered into the ledger, wherever these stand."""
    return set(Unit.objects.filter(entered_by=unit).values_list("pk", flat=True))


HOME_LINES = {
    Kind.PLACE: Line.GROUND,
    Kind.PARTY_COMMITTEE: Line.PARTY,
    Kind.BORDER_GUARD: Line.FORCE,
    Kind.POLICE: Line.FORCE,
    Kind.MILITARY: Line.FORCE,
}


def successors_of(unit: int) -> QuerySet[Succession]:
    """Who took over from the unit, oldest first."""
    return Succession.objects.filter(predecessor_id=unit).order_by("day", "successor_id")


def containing(name: str, *, on: date) -> QuerySet[Version]:
    """Units in whose name on the day the words stand; marks and capitals do not matter."""
    return versions_on(on).filter(folded_name__contains=fold(name))


def subordination_of(unit: int, *, line: Line, on: date) -> Subordination | None:
    """Where the unit stands in the line on the day."""
    return Subordination.objects.filter(validity.on(on), unit_id=unit, line=line).first()


def life_of(unit: int) -> DateRange | None:
    """From the unit's first day to its end, over all its versions."""
    spans = list(Version.objects.filter(unit_id=unit).order_by("valid").values_list("valid", flat=True))
    return validity.from_day(spans[0].lower, spans[-1].upper) if spans else None


def free_until(unit: int, *, line: Line, on: date) -> date | None:
    """The later day from which the unit stands in the line already, or ends; None for neither."""
    later = Subordination.objects.filter(unit_id=unit, line=line, valid__startswith__gt=on)
    life = life_of(unit)
    days = [stands.valid.lower for stands in later] + [life.upper if life else None]
    return min((day for day in days if day), default=None)


def stands_below(unit: int, above: int, *, line: str, span: DateRange) -> bool:
    """Whether the unit is `above` or stands below it in the line on some day of the span."""
    with connection.cursor() as cursor:
        cursor.execute(
            _ABOVE,
            {"unit": unit, "above": above, "line": line, "first": span.lower, "end": span.upper},
        )
        return cursor.fetchone() is not None


_ABOVE = """
WITH RECURSIVE up (unit_id, span) AS (
  SELECT %(unit)s::bigint, daterange(%(first)s::date, %(end)s::date)
  UNION
  SELECT stands.parent_id, stands.valid * up.span
  FROM up JOIN units_subordination stands
    ON stands.unit_id = up.unit_id AND stands.line = %(line)s AND stands.valid && up.span
)
SELECT 1 FROM up WHERE unit_id = %(above)s LIMIT 1
"""


def keeps_places(committee: int | None, places: Collection[int]) -> bool:
    """Whether all of these are places that stand, or ever stood, on the ground of the people's committee."""
    organs = Version.objects.filter(unit_id=committee or 0, kind=Kind.PEOPLES_COMMITTEE, place__isnull=False)
    ground = organs.order_by("valid").values_list("place_id", flat=True).last()
    are_places = Version.objects.filter(unit_id__in=places, kind=Kind.PLACE).values("unit_id").distinct()
    if ground is None or len(are_places) < len(places):
        return False
    ever = validity.from_day(EARLIEST)
    return all(stands_below(place, ground, line=Line.GROUND, span=ever) for place in places)


def seen_from(unit: int, *, on: date) -> frozenset[int]:
    """The unit, those below it on the day in any line, those that ended below it, and predecessors."""
    with connection.cursor() as cursor:
        cursor.execute(_SEEN, {"unit": unit, "day": on})
        return frozenset(row[0] for row in cursor.fetchall())


_SEEN = """
WITH RECURSIVE living AS (
  SELECT DISTINCT unit_id FROM units_version WHERE valid @> %(day)s::date
), seen (unit_id) AS (
  SELECT %(unit)s::bigint
  UNION
  SELECT below.unit_id FROM seen, LATERAL (
    SELECT stands.unit_id FROM units_subordination stands
    WHERE stands.parent_id = seen.unit_id AND (
      stands.valid @> %(day)s::date
      OR (lower(stands.valid) <= %(day)s::date
          AND NOT EXISTS (SELECT FROM living WHERE living.unit_id = stands.unit_id)
          AND NOT EXISTS (SELECT FROM units_subordination later WHERE later.unit_id = stands.unit_id
                          AND later.line = stands.line AND lower(later.valid) > lower(stands.valid))))
    UNION ALL
    SELECT succession.predecessor_id FROM units_succession succession
    WHERE succession.successor_id = seen.unit_id AND succession.day <= %(day)s::date
      AND succession.change <> 'transfer'
      AND NOT EXISTS (SELECT FROM living WHERE living.unit_id = succession.predecessor_id)
  ) below
)
SELECT unit_id FROM seen
"""
