"""Which unit a written name means on a day: one resolver for forms, imports and what a text names.

A unit is meant for certain when it alone bears the name on the day, in any of its spellings. Several bearers,
one of another day and one that is only spelled nearly so are candidates with the reason; a person chooses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from cotmoc.units.models import Kind, Version
from cotmoc.units.names import key_of, levels_of, rungs_of, spelled

_MOST = 6
# A name of so many letters may have one of them wrong, or two.
_ONE_WRONG, _TWO_WRONG = 5, 10


class Doubt(StrEnum):
    """Why it is not certain which unit a name means."""

    SEVERAL = "several"
    OTHER_DAY = "other_day"
    SPELLING = "spelling"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Asked:
    """A name as written, and what else is known of the unit: its kind, whether it is a place, where it is."""

    name: str
    kind: str = ""
    place: str = ""
    is_organ: bool | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The unit when it is certain; else the candidates, the likeliest first, and why it is not."""

    unit: int | None = None
    candidates: tuple[int, ...] = ()
    doubt: Doubt | None = None


UNKNOWN = Answer(doubt=Doubt.UNKNOWN)


@dataclass(frozen=True, slots=True)
class _Bearer:
    unit: int
    name: str
    kind: str
    level: str
    valid: DateRange


def resolve(name: str, *, on: date, kind: str = "", place: str = "", is_organ: bool | None = None) -> Answer:
    """The unit that the name means on the day."""
    asked = Asked(name, kind, place, is_organ)
    return resolve_all([asked], on=on)[asked]


def resolve_all(asked: Iterable[Asked], *, on: date) -> dict[Asked, Answer]:
    """What each name means on the day; a few statements for all of them."""
    wanted = {one: key_of(one.name) for one in asked}
    bearers = _bearers({key for key in wanted.values() if key})
    answers = {one: _answer(one, bearers.get(key, []), on) for one, key in wanted.items()}
    within = _places_of(
        {unit for answer in answers.values() if answer.doubt is Doubt.SEVERAL for unit in answer.candidates}
        if any(one.place for one in wanted)
        else set()
    )
    for one, answer in answers.items():
        if answer.doubt is Doubt.SEVERAL and one.place:
            answers[one] = _at_place(answer, one.place, within)
    answers |= _with_place([one for one, answer in answers.items() if answer is UNKNOWN], on)
    unknown = {one: wanted[one] for one, answer in answers.items() if answer is UNKNOWN}
    near = _nearly(set(unknown.values()))
    for one, key in unknown.items():
        answers[one] = _near_answer(one, near.get(key, []), on)
    return answers


def _bearers(keys: set[str]) -> dict[str, list[_Bearer]]:
    """Who bears names of these keys, whole or shortened."""
    found: dict[str, list[_Bearer]] = defaultdict(list)
    if not keys:
        return found
    rows = Version.objects.filter(Q(name_key__in=keys) | Q(short_key__in=keys)).order_by("unit_id", "-valid")
    for name, short, *keys_, unit, kind, level, valid in rows.values_list(
        "name", "short_name", "name_key", "short_key", "unit_id", "kind", "level", "valid"
    ):
        for key, written in dict(zip(keys_, (name, short), strict=True)).items():
            if key in keys:
                found[key].append(_Bearer(unit, written, kind, level, valid))
    return found


def _answer(asked: Asked, bearers: Sequence[_Bearer], on: date) -> Answer:
    fitting = _spelled_alike(asked, [bearer for bearer in bearers if _fits(asked, bearer)])
    if not fitting:
        return UNKNOWN
    alive = _units(bearer for bearer in fitting if on in bearer.valid)
    if len(alive) == 1:
        return Answer(alive[0], alive)
    if alive:
        return Answer(None, alive, Doubt.SEVERAL)
    return Answer(None, _units(fitting)[:_MOST], Doubt.OTHER_DAY)


def _fits(asked: Asked, bearer: _Bearer) -> bool:
    """Whether the bearer is of the kind asked for, and stands on the rung that the name says."""
    if asked.kind and asked.kind != bearer.kind:
        return False
    if asked.is_organ is not None and asked.is_organ == (bearer.kind == Kind.PLACE):
        return False
    levels = levels_of(asked.name)
    return not levels or bearer.level in levels or not rungs_of(bearer.name)


def _spelled_alike(asked: Asked, bearers: list[_Bearer]) -> list[_Bearer]:
    """Of several, those that agree in marks ("Hương Vân", "Hương Văn") or in the word of rung, if any do."""
    if len(bearers) > 1 and (rungs := rungs_of(asked.name)):
        bearers = [bearer for bearer in bearers if rungs_of(bearer.name)[:1] == rungs[:1]] or bearers
    if len(bearers) > 1 and not asked.name.isascii():
        written = spelled(asked.name)
        bearers = [bearer for bearer in bearers if spelled(bearer.name).endswith(written)] or bearers
    return bearers


def _units(bearers: Iterable[_Bearer]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(bearer.unit for bearer in bearers))


def _at_place(answer: Answer, place: str, within: dict[int, set[str]]) -> Answer:
    """The one of several that stands at the place, or under it."""
    there = _there(answer, place, within)
    if len(there) == 1:
        return Answer(there[0], there)
    return Answer(None, there or answer.candidates, Doubt.SEVERAL)


def _there(answer: Answer, place: str, within: dict[int, set[str]]) -> tuple[int, ...]:
    """The candidates at the place; "huyện Mốc, tỉnh Sơn Khê" names two rungs of it."""
    keys = {key_of(part) for part in place.split(",")}
    return tuple(unit for unit in answer.candidates if keys <= within.get(unit, set()))


def _with_place(asked: Sequence[Asked], on: date) -> dict[Asked, Answer]:
    """Of names that end in their place ("Xã Mốc, tỉnh Sơn Khê"), the units that bear the rest of it there."""
    split = {one: _splits(one) for one in asked if not one.place}
    bearers = _bearers({key_of(part.name) for parts in split.values() for part in parts})
    borne = [
        (one, part, answer)
        for one, parts in split.items()
        for part in parts
        if (answer := _answer(part, bearers.get(key_of(part.name), []), on)).doubt in (None, Doubt.SEVERAL)
    ]
    within = _places_of({unit for _one, _part, answer in borne for unit in answer.candidates})
    return {
        one: _at_place(answer, part.place, within)
        for one, part, answer in borne
        if _there(answer, part.place, within)
    }


def _splits(one: Asked) -> list[Asked]:
    """The name and its place at each comma; the longest name last."""
    parts = [part.strip() for part in one.name.split(",")]
    if not all(parts) or len(parts) > _MOST:
        return []
    return [
        replace(one, name=", ".join(parts[:at]), place=", ".join(parts[at:])) for at in range(1, len(parts))
    ]


def _places_of(units: set[int]) -> dict[int, set[str]]:
    """The keys of the names of everything that each unit ever stood under, and of the place it is of."""
    if not units:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_ABOVE, [list(units)])
        found: dict[int, set[str]] = defaultdict(set)
        for unit, key in cursor.fetchall():
            found[unit].add(key)
    return found


_ABOVE = """
WITH RECURSIVE above (unit_id, over) AS (
  SELECT asked, asked FROM unnest(%s::bigint[]) AS asked
  UNION
  SELECT above.unit_id, higher.over FROM above, LATERAL (
    SELECT stands.parent_id AS over FROM units_subordination stands WHERE stands.unit_id = above.over
    UNION ALL
    SELECT version.place_id FROM units_version version
    WHERE version.unit_id = above.over AND version.place_id IS NOT NULL
  ) higher
)
SELECT DISTINCT above.unit_id, version.name_key
FROM above JOIN units_version version ON version.unit_id = above.over
"""


def _nearly(keys: set[str]) -> dict[str, list[_Bearer]]:
    """The bearers of names that differ from the key by a letter or two: wrong, missing, turned round."""
    keys = {key for key in keys if len(key) >= _ONE_WRONG}
    if not keys:
        return {}
    by_length: dict[int, list[str]] = defaultdict(list)
    for known in Version.objects.values_list("name_key", flat=True).distinct().order_by("name_key"):
        by_length[len(known)].append(known)
    close = {key: _within_reach(key, by_length) for key in keys}
    bearers = _bearers({other for others in close.values() for other in others})
    return {key: [bearer for other in others for bearer in bearers[other]] for key, others in close.items()}


def _within_reach(key: str, by_length: Mapping[int, list[str]]) -> list[str]:
    """The known keys that differ by so few letters, the nearest first."""
    wrong = 2 if len(key) >= _TWO_WRONG else 1
    lengths = range(len(key) - wrong, len(key) + wrong + 1)
    alike = [
        (distance, other)
        for length in lengths
        for other, distance, _ in extract(
            key, by_length.get(length, ()), scorer=OSA.distance, score_cutoff=wrong, limit=_MOST
        )
    ]
    return [other for _, other in sorted(alike)[:_MOST]]


def _near_answer(asked: Asked, bearers: Sequence[_Bearer], on: date) -> Answer:
    fitting = [bearer for bearer in bearers if _fits(asked, bearer)]
    if not fitting:
        return UNKNOWN
    alive = [bearer for bearer in fitting if on in bearer.valid]
    return Answer(None, _units(alive or fitting)[:_MOST], Doubt.SPELLING)
