"""The places of Viet Nam through the reform of 1 July 2025, from the tables of the registry, as one plan.

A commune that is one old commune, whole, under the same code goes on; so does a province that was formed from
itself alone. Everything else ends on the eve and begins anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from cotmoc.units import registry
from cotmoc.units.models import Change, Kind, Level, Line
from cotmoc.units.plans import Called, Following, Plan, Planned, Standing
from cotmoc.units.registry import AFTER, BEFORE, Key, Passing, Row

_PROVINCE, _DISTRICT, _COMMUNE = Level.PROVINCE, Level.DISTRICT, Level.COMMUNE
PlaceKey = tuple[Level, Key]


def plan() -> Plan:
    """All places that the registry knows, parents before children, and how they follow one another."""
    return Plan(
        [*_provinces(), *_districts(), *_communes()],
        [*_provinces_follow(), *_communes_follow(), *_districts_follow()],
    )


def going_on() -> dict[PlaceKey, PlaceKey]:
    """The places after the turn that are the same units as before it: their key now, and their key then."""
    provinces = {
        (_PROVINCE, (AFTER, code)): (_PROVINCE, (BEFORE, code))
        for code, formers in registry.formed_from().items()
        if formers == (code,)
    }
    formers: dict[str, list[Passing]] = defaultdict(list)
    for passing in registry.passings():
        formers[passing.after].append(passing)
    communes = {
        (_COMMUNE, (AFTER, code)): (_COMMUNE, (BEFORE, code))
        for code, from_ in formers.items()
        if len(from_) == 1 and from_[0].is_whole and from_[0].before == code
    }
    return {**provinces, **communes}


def _identity(key: PlaceKey, same: dict[PlaceKey, PlaceKey]) -> PlaceKey:
    return same.get(key, key)


def _provinces() -> Iterator[Planned]:
    calendar, same = registry.calendar(), going_on()
    goes_on = set(same.values())
    for row in registry.provinces_before():
        key = (_PROVINCE, row.key)
        until = None if key in goes_on else calendar.turn
        names = _names(
            row, since=calendar.provinces_since, until=until, act=calendar.acts["provinces_opened"]
        )
        yield Planned(key, Kind.PLACE, _PROVINCE, names, until, code=row.code)
    for row in registry.provinces_after():
        key = (_PROVINCE, row.key)
        if key not in same:
            names = _names(row, calendar.turn, None, calendar.acts["provinces"])
            yield Planned(key, Kind.PLACE, _PROVINCE, names, code=row.code)


def _names(row: Row, since: date, until: date | None, act: str) -> tuple[Called, ...]:
    """The names of a province from its first day on, with the dated changes that fall into its life."""
    changes = [
        change
        for change in registry.renamings()
        if change.code == row.code and since < change.day and (until is None or change.day < until)
    ]
    first = changes[0].former if changes else row.name
    return (
        Called(since, first, _bare(first), act),
        *(Called(change.day, change.name, _bare(change.name), change.act) for change in changes),
    )


def _bare(name: str) -> str:
    return name.removeprefix("Tỉnh ").removeprefix("Thành phố ")


def _districts() -> Iterator[Planned]:
    calendar = registry.calendar()
    act = calendar.acts["opened"]
    for row in registry.districts_before():
        stands = Standing(
            Line.GROUND, (_PROVINCE, (BEFORE, row.above)), calendar.known_since, calendar.turn, act
        )
        names = (Called(calendar.known_since, row.name, row.name, act),)
        yield Planned((_DISTRICT, row.key), Kind.PLACE, _DISTRICT, names, calendar.turn, (stands,), row.code)


def _communes() -> Iterator[Planned]:
    calendar, same = registry.calendar(), going_on()
    after = list(registry.communes_after())
    later = {same[(_COMMUNE, row.key)]: row for row in after if (_COMMUNE, row.key) in same}
    act, acts = calendar.acts["opened"], _acts_of_communes()
    for row in registry.communes_before():
        key = (_COMMUNE, row.key)
        names = [Called(calendar.known_since, row.name, row.name, act)]
        stands = [
            Standing(Line.GROUND, (_DISTRICT, (BEFORE, row.above)), calendar.known_since, calendar.turn, act)
        ]
        if now := later.get(key):
            stands.append(_under_province(now, same, acts))
            if now.name != row.name:
                names.append(Called(calendar.turn, now.name, now.name, acts[now.above]))
        until = None if now else calendar.turn
        yield Planned(key, Kind.PLACE, _COMMUNE, tuple(names), until, tuple(stands), row.code)
    for row in after:
        if (_COMMUNE, row.key) not in same:
            names_ = (Called(calendar.turn, row.name, row.name, acts[row.above]),)
            under = (_under_province(row, same, acts),)
            yield Planned((_COMMUNE, row.key), Kind.PLACE, _COMMUNE, names_, None, under, row.code)


def _under_province(row: Row, same: dict[PlaceKey, PlaceKey], acts: dict[str, str]) -> Standing:
    province = _identity((_PROVINCE, (AFTER, row.above)), same)
    return Standing(Line.GROUND, province, registry.calendar().turn, None, acts[row.above])


def _acts_of_communes() -> dict[str, str]:
    """The resolution that formed the communes of each new province, by the province's code."""
    template = registry.calendar().acts["communes"]
    return {
        row.code: template.format(province=row.name[0].lower() + row.name[1:])
        for row in registry.provinces_after()
    }


def _provinces_follow() -> Iterator[Following]:
    calendar, same = registry.calendar(), going_on()
    for code, formers in registry.formed_from().items():
        later = (_PROVINCE, (AFTER, code))
        if later not in same:
            for former in formers:
                earlier = (_PROVINCE, (BEFORE, former))
                yield Following(earlier, later, Change.MERGE, calendar.turn, calendar.acts["provinces"])


def _communes_follow() -> Iterator[Following]:
    calendar, same, acts = registry.calendar(), going_on(), _acts_of_communes()
    above = {row.code: row.above for row in registry.communes_after()}
    for passing in registry.passings():
        later = (_COMMUNE, (AFTER, passing.after))
        if later not in same and len(passing.before) == _DIGITS_OF_COMMUNE:
            change = Change.MERGE if passing.is_whole else Change.SPLIT
            earlier = (_COMMUNE, (BEFORE, passing.before))
            yield Following(earlier, later, change, calendar.turn, acts[above[passing.after]])


_DIGITS_OF_COMMUNE = 5


def _districts_follow() -> Iterator[Following]:
    """A district passed to the communes that were formed on its ground, or to itself as a special zone."""
    calendar, same = registry.calendar(), going_on()
    district_of = {row.code: row.above for row in registry.communes_before()}
    passed = {
        (district_of.get(passing.before, passing.before), passing.after) for passing in registry.passings()
    }
    for district, after in sorted(passed):
        later = _identity((_COMMUNE, (AFTER, after)), same)
        earlier = (_DISTRICT, (BEFORE, district))
        yield Following(earlier, later, Change.ABOLISH, calendar.turn, calendar.acts["districts"])
