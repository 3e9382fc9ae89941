"""The dated templates of the organs at a place, as rows (registry/organs.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from cotmoc.units import registry
from cotmoc.units.models import Kind, Level, Line

REARRANGED = date(2025, 3, 1)
"""Since when the ministries and departments are those of the rearrangement of early 2025."""


@dataclass(frozen=True, slots=True)
class Under:
    """What an organ stands under in a line: an organ at its own place, or at the nearest place above."""

    line: Line
    organ: str
    is_here: bool = False
    since: date = date.min
    until: date = date.max
    act: str = ""


@dataclass(frozen=True, slots=True)
class Naming:
    """What an organ is called, with gaps for the place, from a day on."""

    name: str
    short_name: str
    since: date = date.min
    act: str = ""


@dataclass(frozen=True, slots=True)
class Heir:
    """Who follows an organ that ends before its place does."""

    organ: str
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """An organ that each place of the levels has, from a day up to another."""

    key: str
    levels: frozenset[Level]
    kind: Kind
    names: tuple[Naming, ...]
    stands: tuple[Under, ...] = ()
    since: date = date.min
    until: date = date.max
    act: str = ""
    heir: Heir | None = None
    is_at_border: bool = False


@dataclass(frozen=True, slots=True)
class Central:
    """An organ of the whole country, which the organs of provinces stand under."""

    key: str
    name: str
    short_name: str
    kind: Kind
    line: Line | None = None
    under: str = ""


@dataclass(frozen=True, slots=True)
class Organs:
    """All templates, the central organs, and where the templates do not hold."""

    templates: tuple[Template, ...]
    central: tuple[Central, ...]
    acts: Mapping[str, str]
    border: Mapping[str, frozenset[str]]
    no_council: frozenset[str]
    own_names: Mapping[str, Mapping[str, list[str]]] = field(default_factory=dict)


@cache
def organs() -> Organs:
    """The templates of the file."""
    raw = tomllib.loads((files(registry) / "organs.toml").read_text(encoding="utf-8"))
    acts = raw["acts"]
    return Organs(
        templates=(*(_template(row, acts) for row in raw["organ"]), *_offices(raw), *_departments(raw)),
        central=tuple(_central(key, row) for key, row in raw["central"].items()),
        acts=acts,
        border={
            registry.BEFORE: frozenset(raw["border_before"]),
            registry.AFTER: frozenset(raw["border_after"]),
        },
        no_council=frozenset(raw["no_council_until_turn"]),
        own_names=raw["own_names"],
    )


_Row = Mapping[str, Any]  # Any: a row of TOML, whose fields are checked when its dataclass is made


def _template(row: _Row, acts: Mapping[str, str]) -> Template:
    heir = row.get("passes_to")
    return Template(
        key=row["key"],
        levels=frozenset(Level(level) for level in row["levels"]),
        kind=Kind(row["kind"]),
        names=tuple(_naming(name, acts) for name in row["names"]),
        stands=tuple(_under(under, acts) for under in row.get("stands", ())),
        until=row.get("until", date.max),
        act=acts[row["act"]] if "act" in row else "",
        heir=Heir(heir["under"]) if heir else None,
        is_at_border=row.get("at_border", False),
    )


def _naming(row: _Row, acts: Mapping[str, str]) -> Naming:
    return Naming(
        row["name"], row["short"], row.get("since", date.min), acts[row["act"]] if "act" in row else ""
    )


def _under(row: _Row, acts: Mapping[str, str]) -> Under:
    return Under(
        Line(row["line"]),
        row["under"],
        row.get("where") == "here",
        row.get("since", date.min),
        row.get("until", date.max),
        acts[row["act"]] if "act" in row else "",
    )


def _central(key: str, row: _Row) -> Central:
    line = Line(row["line"]) if "line" in row else None
    return Central(key, row["name"], row["short"], Kind(row["kind"]), line, row.get("under", ""))


_OF_PARTY = Under(Line.PARTY, "uy", is_here=True)
_OF_STATE = Under(Line.STATE, "ubnd", is_here=True)


def _offices(raw: _Row) -> Iterator[Template]:
    known, turn = registry.calendar().known_since, registry.calendar().turn
    for table, since in (("offices", known), ("offices_since_turn", turn)):
        for key, (name, short) in raw[table].items():
            kind = Kind.PARTY_COMMITTEE if key.startswith("du-") else Kind.DEPARTMENT
            yield _office(key, kind, Naming(name, short), _OF_PARTY, since)


def _departments(raw: _Row) -> Iterator[Template]:
    known, act = registry.calendar().known_since, raw["acts"]["departments"]
    for table, since in (("departments", known), ("departments_new", REARRANGED)):
        for key, (name, short) in raw[table].items():
            naming = Naming(name, short, act=act if since == REARRANGED else "")
            yield _office(key, Kind.DEPARTMENT, naming, _OF_STATE, since)
    for key, (name, short, heir) in raw["departments_ended"].items():
        yield Template(
            key,
            frozenset({Level.PROVINCE}),
            Kind.DEPARTMENT,
            (Naming(name, short),),
            (_OF_STATE,),
            known,
            REARRANGED,
            act,
            Heir(heir, is_here=True),
        )


def _office(key: str, kind: Kind, naming: Naming, under: Under, since: date) -> Template:
    return Template(key, frozenset({Level.PROVINCE}), kind, (naming,), (under,), since)
