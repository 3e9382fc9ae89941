"""The administrative places of Viet Nam, before and after 1 July 2025, as dated tables (see SOURCES.md)."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

# A unit of the tables: "before" or "after" the turn, and its code.
Key = tuple[str, str]
BEFORE, AFTER = "before", "after"


@dataclass(frozen=True, slots=True)
class Row:
    """A place as the list of its day has it; `above` is the code of what it stands in."""

    key: Key
    name: str
    above: str = ""

    @property
    def code(self) -> str:
        return self.key[1]


@dataclass(frozen=True, slots=True)
class Passing:
    """An old place went whole, or in part, into a new one."""

    before: str
    after: str
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Renaming:
    """From the day on the place with the code bears another name."""

    code: str
    day: date
    former: str
    name: str
    act: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """Since when the tables know the places, the day of the turn, and what ordered it."""

    provinces_since: date
    known_since: date
    turn: date
    acts: dict[str, str]


@cache
def calendar() -> Calendar:
    """The days and acts of the tables."""
    return Calendar(**tomllib.loads(_text("acts.toml")))


def provinces_before() -> Iterator[Row]:
    """63 provinces until 30 June 2025, under the names that they bore last."""
    return (Row((BEFORE, row["code"]), row["name"]) for row in _table("provinces_before"))


def districts_before() -> Iterator[Row]:
    """696 districts until 30 June 2025."""
    return (Row((BEFORE, row["code"]), row["name"], row["province"]) for row in _table("districts_before"))


def communes_before() -> Iterator[Row]:
    """10,035 communes until 30 June 2025."""
    return (Row((BEFORE, row["code"]), row["name"], row["district"]) for row in _table("communes_before"))


def provinces_after() -> Iterator[Row]:
    """34 provinces from 1 July 2025."""
    return (Row((AFTER, row["code"]), row["name"]) for row in _table("provinces_after"))


def communes_after() -> Iterator[Row]:
    """3,321 communes from 1 July 2025."""
    return (Row((AFTER, row["code"]), row["name"], row["province"]) for row in _table("communes_after"))


def formed_from() -> dict[str, tuple[str, ...]]:
    """The codes of the old provinces that each new one was formed from."""
    return {row["code"]: tuple(row["formed_from"].split()) for row in _table("provinces_after")}


def communes_by_resolution() -> dict[str, int]:
    """How many communes each new province has, by its code."""
    return {row["code"]: int(row["communes"]) for row in _table("provinces_after")}


def passings() -> Iterator[Passing]:
    """What became of each old commune, and of the districts that had none."""
    rows = _table("successions")
    return (Passing(row["before"], row["after"], row["share"] == "whole") for row in rows)


def renamings() -> Iterator[Renaming]:
    """Provinces that took another name or became cities, by day."""
    for row in _table("changes"):
        day = date.fromisoformat(row["day"])
        yield Renaming(row["code"], day, row["former"], row["name"], row["act"])


def _table(name: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(_text(f"{name}.csv").splitlines())


def _text(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")
