"""Districts and communes as units: each row of communes.toml is a place and the organs of that place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cotmoc.example.tables import ChangeRow, Commune, Communes, District, UnitRow

OPENING = date(2015, 1, 1)
DISTRICT_POLICE_ENDED = date(2025, 3, 1)


def founded_before(communes: Communes) -> Iterator[UnitRow]:
    """Districts and their communes as they stood until 30 June 2025, parents before children."""
    act = communes.acts["opened"]
    for district in communes.districts:
        yield from _district(district, act)
    for commune in communes.before:
        yield from _common_organs(commune, above=_above(commune), since=OPENING, act=act)


def founded_after(communes: Communes) -> Iterator[UnitRow]:
    """The communes of two-level government from 1 July 2025."""
    act = communes.acts["communes"]
    for commune in communes.after:
        above = ("tinh", "tinh-uy", "ubnd", "cong-an")
        yield from _common_organs(commune, above=above, since=communes.turn, act=act)
        yield from _new_organs(commune, since=communes.turn, act=act)


def changes(communes: Communes) -> Iterator[ChangeRow]:
    """The end of the districts' police, then of districts and old communes, each with its heirs."""
    yield from _police_leaves_the_districts(communes)
    for commune in communes.before:
        yield from _end_of_commune(commune, on=communes.turn, act=communes.acts["communes"])
    for district in communes.districts:
        yield from _end_of_district(district, communes)


@dataclass(frozen=True, slots=True)
class _Founding:
    """What the organs of one district or commune have in common."""

    key: str
    level: str
    place: str
    since: date
    act: str

    def organ(self, prefix: str, name: str, short: str, kind: str, **line: str) -> UnitRow:
        """An organ of this place, or the place itself, under its parents."""
        return UnitRow(
            key=f"{prefix}-{self.key}",
            name=name,
            short=short,
            kind=kind,
            level=self.level,
            since=self.since,
            act=self.act,
            place="" if kind == "place" else self.place,
            **line,
        )


def _district(district: District, act: str) -> Iterator[UnitRow]:
    name = f"huyện {district.name}"
    organ = _Founding(district.key, "district", f"huyen-{district.key}", OPENING, act).organ
    yield organ("huyen", f"Huyện {district.name}", "", "place", ground="tinh")
    yield organ("hu", f"Huyện ủy {district.name}", "", "party_committee", party="tinh-uy")
    yield organ("ubnd-huyen", f"Ủy ban nhân dân {name}", f"UBND {name}", "peoples_committee", state="ubnd")
    yield organ("ca-huyen", f"Công an {name}", "", "police", force="cong-an")
    yield organ("qs-huyen", f"Ban Chỉ huy Quân sự {name}", f"Ban CHQS {name}", "military", force="quan-su")


def _above(commune: Commune) -> tuple[str, str, str, str]:
    district = commune.district
    return f"huyen-{district}", f"hu-{district}", f"ubnd-huyen-{district}", f"ca-huyen-{district}"


def _common_organs(
    commune: Commune, *, above: tuple[str, str, str, str], since: date, act: str
) -> Iterator[UnitRow]:
    name = commune.name
    ground, party, state, police = above
    organ = _Founding(commune.key, "commune", f"xa-{commune.key}", since, act).organ
    yield organ("xa", name[0].upper() + name[1:], "", "place", ground=ground)
    yield organ("du", f"Đảng ủy {name}", "", "party_committee", party=party)
    yield organ("ubnd", f"Ủy ban nhân dân {name}", f"UBND {name}", "peoples_committee", state=state)
    yield organ("ca", f"Công an {name}", "", "police", force=police)


def _new_organs(commune: Commune, *, since: date, act: str) -> Iterator[UnitRow]:
    key, name = commune.key, commune.name
    organ = _Founding(key, "commune", f"xa-{key}", since, act).organ
    yield organ("hdnd", f"Hội đồng nhân dân {name}", f"HĐND {name}", "peoples_council", state="hdnd")
    # The command of the commune answers to the province's command and serves the commune's committee.
    command = {"force": "quan-su", "state": f"ubnd-{key}"}
    yield organ("qs", f"Ban Chỉ huy Quân sự {name}", f"Ban CHQS {name}", "military", **command)
    front = f"Ủy ban Mặt trận Tổ quốc Việt Nam {name}"
    yield organ("mt", front, f"MTTQ {name}", "front", party=f"du-{key}")


def _police_leaves_the_districts(communes: Communes) -> Iterator[ChangeRow]:
    on, act = DISTRICT_POLICE_ENDED, communes.acts["police"]
    for commune in communes.before:
        yield ChangeRow(on=on, do="move", key=f"ca-{commune.key}", line="force", parent="cong-an", act=act)
    for district in communes.districts:
        yield _end(f"ca-huyen-{district.key}", ["cong-an"], "abolish", on=on, act=act)


def _end_of_commune(commune: Commune, *, on: date, act: str) -> Iterator[ChangeRow]:
    how = "split" if len(commune.into) > 1 else "merge"
    for prefix in ("xa", "du", "ubnd", "ca"):
        heirs = [f"{prefix}-{heir}" for heir in commune.into]
        people = commune.people if prefix == "xa" else ()
        key = f"{prefix}-{commune.key}"
        yield ChangeRow(on=on, do="abolish", key=key, heirs=heirs, how=how, people=people, act=act)


def _end_of_district(district: District, communes: Communes) -> Iterator[ChangeRow]:
    on, acts = communes.turn, communes.acts
    for old, new in (("huyen", "xa"), ("hu", "du"), ("ubnd-huyen", "ubnd")):
        heirs = [f"{new}-{heir}" for heir in district.heirs]
        yield _end(f"{old}-{district.key}", heirs, "abolish", on=on, act=acts["districts"])
    yield _end(f"qs-huyen-{district.key}", [district.region], "abolish", on=on, act=acts["military"])


def _end(key: str, heirs: Sequence[str], how: str, *, on: date, act: str) -> ChangeRow:
    return ChangeRow(on=on, do="abolish", key=key, heirs=heirs, how=how, act=act)
