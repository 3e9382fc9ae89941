"""What goes on under the head of the last organ of a row: further places, sectors, units, numbers."""

from __future__ import annotations

from cotmoc.reading.heads import Organ, sector_at
from cotmoc.reading.levels import level_named
from cotmoc.reading.numbers import numbers_after
from cotmoc.reading.organs import organ_at
from cotmoc.reading.place_lists import ITEM_JOINER, SPACE, Item, of_item
from cotmoc.reading.places import known_place_at, place_at
from cotmoc.reading.text import Text

_DISTRICT_LEVELS = frozenset({"huyện", "quận", "thị xã", "thành phố"})


def with_continuations(text: Text, row: list[Organ]) -> list[Organ]:
    """The row, and after its last organ the places, sectors or units that share its head."""
    if not row:
        return row
    if numbers := numbers_after(text, row[-1]):
        return [*row[:-1], *numbers]
    return [*row, *_places_after(text, row[-1]), *_sectors_after(text, row[-1])]


def _places_after(text: Text, organ: Organ) -> list[Organ]:
    if organ.place is None or organ.shape not in {"self", "local", "of", "force"}:
        return []
    found: list[Organ] = []
    at = organ.end
    while joiner := ITEM_JOINER.match(text.folded, at):
        item = _same_level_item(text, joiner.end(), organ)
        if item is None:
            break
        found.append(of_item(organ, item))
        at = item.end
    return found


def _same_level_item(text: Text, at: int, organ: Organ) -> Item | None:
    level = level_named(text, at)
    if level is not None and level[1] != organ.level and not {level[1], organ.level} <= _DISTRICT_LEVELS:
        return None
    space = SPACE.match(text.body, level[0] if level else at)
    opened = space.end() if space else at
    if organ_at(text, opened) is not None:
        return None
    place = place_at(text.body, opened) if level else known_place_at(text.body, opened)
    return Item(at, place[0], level[1] if level else organ.level, place[1]) if place else None


def _sectors_after(text: Text, organ: Organ) -> list[Organ]:
    """ "Sở Tài chính, Nội vụ", "đảng bộ Quân sự, Biên phòng": each further one is named by its own part."""
    found: list[Organ] = []
    at = organ.end
    while joiner := ITEM_JOINER.match(text.folded, at):
        further = _further(text, joiner.end(), organ)
        if further is None:
            break
        found.append(further)
        at = further.end
    return found


def _unit_word(organ: Organ) -> str:
    """The word before its sector: "Sở", "Quân chủng"."""
    first, *rest = organ.head.split()
    two = f"{first} {rest[0]}" if rest else first
    return two if two in _TWO_WORDS else first


_TWO_WORDS = frozenset({"Quân chủng", "Binh chủng", "Chi cục", "Tổng cục"})


def _further(text: Text, at: int, organ: Organ) -> Organ | None:
    if organ.shape == "of" and organ.unit in {"Quân sự", "Biên phòng"}:
        part = organ_at(text, at)
        if part is None or part.shape != "part":
            return None
        return organ._replace(start=at, end=part.end, unit=part.unit or part.head)
    if organ.shape != "sector" or not text.body[at : at + 1].isupper():
        return None
    other = organ_at(text, at)
    sector = sector_at(text, at)
    is_force = sector is not None and sector[1] == "Công an" and organ.head.split()[0] != "Bộ"
    if sector is None or is_force or (other is not None and not other.is_open):
        return None
    head = f"{_unit_word(organ)} {sector[1]}"
    return organ._replace(start=at, end=sector[0], head=head, level="", place=None)
