"""The tables of the example as typed rows."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

_HERE = files("cotmoc.example")


def text_of(name: str) -> str:
    """One text of the example, as its file holds it."""
    return (_HERE / "texts" / name).read_text(encoding="utf-8")


def bytes_of(name: str) -> bytes:
    """The bytes of one text of the example."""
    return (_HERE / "texts" / name).read_bytes()


def _table(name: str) -> dict[str, Any]:  # Any: a row is checked when its dataclass is made
    return tomllib.loads((_HERE / f"{name}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit as it was founded; the four lines name its parents."""

    key: str
    name: str
    kind: str
    level: str
    since: date
    act: str
    short: str = ""
    place: str = ""
    ground: str = ""
    party: str = ""
    state: str = ""
    force: str = ""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What happened to a unit on a day: rename, move or abolish."""

    on: date
    do: str
    key: str
    act: str
    name: str = ""
    short: str = ""
    line: str = ""
    parent: str = ""
    heirs: Sequence[str] = ()
    how: str = "abolish"
    people: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class District:
    """A district until 30 June 2025, and what took over."""

    key: str
    name: str
    heirs: Sequence[str]
    region: str


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune: before 1 July 2025 with its district and heirs, after it with neither."""

    key: str
    name: str
    district: str = ""
    into: Sequence[str] = ()
    people: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Communes:
    """Districts and communes, with the acts that changed them."""

    districts: Sequence[District]
    before: Sequence[Commune]
    after: Sequence[Commune]
    turn: date
    acts: dict[str, str]


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post held from a day on, up to and not including `until`."""

    unit: str
    title: str
    duty: str
    on: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """An official with the posts held."""

    name: str
    posts: Sequence[PostRow]
    rank: str = ""
    sign_in: str = ""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document of the register; `links` are (how, target, words in the text)."""

    key: str
    kind: str
    issuer: str
    keeper: str
    number: str = ""
    code: str = ""
    issued: str = ""
    title: str = ""
    text: str = ""
    open: bool = False
    awaited: bool = False
    links: Sequence[Sequence[str]] = ()
    to: Sequence[str] = ()
    words: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """An activity; `chairs` are (name, positions), `about` (how, document)."""

    key: str
    kind: str
    name: str
    held: str
    hosts: Sequence[str]
    keeper: str
    attending: Sequence[str] = ()
    place: str = ""
    period: Sequence[str] = ("", "")
    attendance: int | None = None
    chairs: Sequence[Sequence[str]] = ()
    about: Sequence[Sequence[str]] = ()
    text: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one lead unit made of a task; see the head of tasks.toml."""

    lead: str
    given: date | None = None
    deadline: date | None = None
    steps: Sequence[Sequence[Any]] = ()  # Any: day, percent, words, evidence
    waiting: date | None = None
    sent_back: Sequence[Any] = ()  # Any: day, reason
    extended: Sequence[Any] = ()  # Any: day, deadline, reason
    withdrawn: Sequence[Any] = ()  # Any: day, reason
    done: date | None = None
    says: str = ""
    figures: Sequence[Sequence[Any]] = ()  # Any: value, unit, of, comparator
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class TaskRow:
    """What was asked, once, of one or more lead units."""

    words: str
    theme: str
    to: Sequence[Outcome]
    document: str = ""
    activity: str = ""
    giver: str = ""
    deadline: date | None = None
    product: str = ""
    strength: str = "require"
    coordinating: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class ResultRow:
    """What a text reports as done; `answers` is the source and the words of the unit's task it reports on."""

    words: str
    theme: str
    unit: str
    period: Sequence[str]
    document: str = ""
    activity: str = ""
    answers: Sequence[str] = ()
    figures: Sequence[Sequence[Any]] = ()  # Any: value, unit, of, comparator


_LEVELS = {"central": "central", "province": "province", "posts": "base"}


def units() -> list[UnitRow]:
    """The units above the communes as they stood when the ledger was opened, parents before children."""
    act = communes().acts["opened"]
    return [
        UnitRow(level=_LEVELS[part], since=table["since"], act=act, **_on_its_ground(part, row))
        for part, table in _table("units").items()
        for row in table["units"]
    ]


def _on_its_ground(part: str, row: dict[str, Any]) -> dict[str, Any]:  # Any: as above
    """The organs of the province work on its ground; the posts say on whose."""
    return row if part != "province" or row["kind"] == "place" else {"place": "tinh", **row}


def changes() -> list[UnitRow | ChangeRow]:
    """Foundings and other changes of these units, in the order of the days."""
    rows = sorted(_table("changes")["change"], key=lambda row: row["on"])
    return [_founding(row) if row["do"] == "found" else ChangeRow(**row) for row in rows]


def _founding(row: dict[str, Any]) -> UnitRow:  # Any: as above
    facts = {name: value for name, value in row.items() if name not in ("do", "on")}
    return UnitRow(level="province", since=row["on"], **_on_its_ground("province", facts))


def communes() -> Communes:
    """Districts and communes before and after 1 July 2025."""
    table = _table("communes")
    return Communes(
        districts=[District(**row) for row in table["district"]],
        before=[Commune(**row) for row in table["before"]["communes"]],
        after=[Commune(**row) for row in table["after"]["communes"]],
        turn=table["after"]["since"],
        acts=table["acts"],
    )


def people() -> list[PersonRow]:
    """The officials."""
    rows = _table("people")["people"]
    return [PersonRow(**{**row, "posts": [PostRow(*post) for post in row["posts"]]}) for row in rows]


def documents() -> list[DocumentRow]:
    """The register, earlier documents first where one follows another."""
    return [DocumentRow(**row) for row in _table("documents")["documents"]]


def activities() -> list[ActivityRow]:
    """What was held."""
    return [ActivityRow(**row) for row in _table("activities")["activities"]]


def tasks() -> list[TaskRow]:
    """What was asked of whom."""
    rows = _table("tasks")["task"]
    return [TaskRow(**{**row, "to": [Outcome(**outcome) for outcome in row["to"]]}) for row in rows]


def results() -> list[ResultRow]:
    """What the texts report."""
    return [ResultRow(**row) for row in _table("results")["results"]]
