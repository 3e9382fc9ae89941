"""What became of a unit and what it was made of: successions walked forward and back, parts multiplied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db import connection
from django.db.models import QuerySet

from cotmoc.units.models import Change, Measure, Succession, Version
from cotmoc.units.queries import versions_on

MOST_ROWS = 400


@dataclass(frozen=True, slots=True)
class Family:
    """The successions around a unit, and how many steps before (-) or after (+) it each relative stands."""

    asked: int
    steps: dict[int, int]
    successions: list[Succession]


@dataclass(frozen=True, slots=True)
class Relative:
    """A unit at the far end of the walk, since when, by which change, and how much of the whole it is.

    `shares` are fractions in each measure that every step gives; a whole succession is all of it. They are
    converted, as they are reckoned and nobody counted them.
    """

    unit: int
    day: date
    change: Change
    is_whole: bool
    shares: dict[Measure, Decimal] = field(default_factory=dict)


def family_of(unit: int) -> Family:
    """The predecessors and successors of the unit, theirs, and so on; three statements."""
    steps: dict[int, int] = {unit: 0}
    found: set[int] = set()
    for succession, before, after, step in _walked(unit):
        found.add(succession)
        steps.setdefault(before if step < 0 else after, step)
    return Family(unit, steps, list(_with_shares(found)))


def _walked(unit: int) -> list[tuple[int, int, int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(_WALK, {"unit": unit, "most": MOST_ROWS})
        return list(cursor.fetchall())


_WALK = """
WITH RECURSIVE after (id, predecessor_id, successor_id, step) AS (
  SELECT id, predecessor_id, successor_id, 1 FROM units_succession WHERE predecessor_id = %(unit)s
  UNION
  SELECT next.id, next.predecessor_id, next.successor_id, after.step + 1
  FROM after JOIN units_succession next ON next.predecessor_id = after.successor_id WHERE after.step < 9
), before (id, predecessor_id, successor_id, step) AS (
  SELECT id, predecessor_id, successor_id, -1 FROM units_succession WHERE successor_id = %(unit)s
  UNION
  SELECT past.id, past.predecessor_id, past.successor_id, before.step - 1
  FROM before JOIN units_succession past ON past.successor_id = before.predecessor_id WHERE before.step > -9
)
(SELECT * FROM after ORDER BY step, id LIMIT %(most)s)
UNION ALL
(SELECT * FROM before ORDER BY step DESC, id LIMIT %(most)s)
"""


def _with_shares(ids: Iterable[int]) -> QuerySet[Succession]:
    return Succession.objects.filter(pk__in=set(ids)).prefetch_related("shares").order_by("day", "pk")


def became(family: Family, *, on: date) -> list[Relative]:
    """The units in which the asked one lives on, on the day; itself not among them."""
    links: dict[int, list[Succession]] = {}
    for row in family.successions:
        if row.day <= on:
            links.setdefault(row.predecessor_id, []).append(row)
    return _ends(family.asked, links, forward=True)


def made_of(family: Family, *, on: date) -> list[Relative]:
    """The units from which the asked one was made, each as it first was; itself not among them."""
    links: dict[int, list[Succession]] = {}
    for row in family.successions:
        if row.day <= on:
            links.setdefault(row.successor_id, []).append(row)
    return _ends(family.asked, links, forward=False)


def _ends(asked: int, links: dict[int, list[Succession]], *, forward: bool) -> list[Relative]:
    ends: dict[int, Relative] = {}
    waiting: list[tuple[int, Relative | None]] = [(asked, None)]
    seen: set[int] = {asked}
    while waiting:
        unit, so_far = waiting.pop(0)
        for row in links.get(unit, []):
            other = row.successor_id if forward else row.predecessor_id
            relative = _one_step(row, other, so_far)
            if other in links and other not in seen:
                seen.add(other)
                waiting.append((other, relative))
            elif other not in links:
                ends.setdefault(other, relative)
    return list(ends.values())


def _one_step(row: Succession, other: int, so_far: Relative | None) -> Relative:
    is_whole = row.change not in (Change.SPLIT, Change.TRANSFER) and not row.shares.all()
    given = {Measure(share.measure): share.part / share.whole for share in row.shares.all()}
    if so_far is None:
        return Relative(other, row.day, Change(row.change), is_whole, given)
    if is_whole:
        shares = so_far.shares
    elif so_far.is_whole:
        shares = given
    else:
        shares = {m: so_far.shares[m] * part for m, part in given.items() if m in so_far.shares}
    return Relative(other, row.day, Change(row.change), so_far.is_whole and is_whole, shares)


def partners_of(version: Version, *, on: date) -> QuerySet[Version]:
    """The organs that work on the same ground as the unit on the day, whatever their line; by name.

    Who came from the place or went into it is on that ground: a station keeps its place when communes merge.
    """
    if version.place_id is None:
        return Version.objects.none()
    grounds = {version.place_id}
    for row in family_of(version.place_id).successions:
        if row.day <= on:
            grounds |= {row.predecessor_id, row.successor_id}
    return versions_on(on).filter(place_id__in=grounds).exclude(unit_id=version.unit_id)


def organs_of(place: int, *, on: date) -> QuerySet[Version]:
    """The organs of the place itself on the day, by name."""
    return versions_on(on).filter(place_id=place)
