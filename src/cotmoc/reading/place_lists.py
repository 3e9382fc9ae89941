"""The places listed under one head of organs ("UBND 4 huyện: A, B, C và D"), each with its level."""

from __future__ import annotations

from typing import NamedTuple

from cotmoc.reading.classes import committee_of
from cotmoc.reading.folding import LOWER, UPPER
from cotmoc.reading.heads import Organ
from cotmoc.reading.levels import LEVEL_WORD, level_named
from cotmoc.reading.organs import organ_at
from cotmoc.reading.patterns import pattern_of
from cotmoc.reading.places import known_place_at, level_of, place_at
from cotmoc.reading.text import Text

ITEM_JOINER = pattern_of(r" *, *(?:và +)?| +và +")
SPACE = pattern_of(r" *")
COUNT = r"(?:các|\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
PLURAL = pattern_of(rf" +{COUNT}(?: +(?:đơn vị|địa phương))? +(?={LEVEL_WORD})")
# These words between a level and the names mean that no names of that level follow.
_OTHER = "(?:và|từ|khu vực|vùng|miền|phía|của|thuộc|trong|tại|trên|tỉnh|huyện|thành|thị|quận|xã|phường) "
_BEFORE_NAMES = pattern_of(
    rf"(?: +(?!{_OTHER})[{LOWER}]+){{0,5}} *: *(?=[{UPPER}])"
    rf"|(?: +(?!{_OTHER})[{LOWER}]+){{0,3}} +(?=[{UPPER}])"
)
_COLON = pattern_of(r" *: *")


class Item(NamedTuple):
    """One name of a list under a shared head; `level` is empty where the text gives none."""

    start: int
    end: int
    level: str
    place: str


def of_item(head: Organ, item: Item) -> Organ:
    level = "" if committee_of(head) else item.level
    return head._replace(start=item.start, end=item.end, level=level, place=item.place, is_open=False)


def list_after(text: Text, organ: Organ) -> list[Item]:
    """The names listed after "UBND 4 huyện biên giới:" or "Huyện ủy:", or none."""
    if plural := PLURAL.match(text.folded, organ.end):
        return _items(text, plural.end())
    colon = _COLON.match(text.folded, organ.end)
    if colon and known_place_at(text.body, colon.end()):
        return _items(text, colon.end())
    return []


def _items(text: Text, at: int) -> list[Item]:
    """The places from here on; levels before the first place are the list's, a later one is its own."""
    found: list[Item] = []
    levels: list[tuple[int, str]] = []
    while True:
        level = level_named(text, at)
        opened = level[0] if level else at
        levels = [*([] if found else levels), *([(at, level[1])] if level else [])] or levels
        gap = _BEFORE_NAMES.match(text.body, opened) if level else SPACE.match(text.body, opened)
        item = _item(text, gap.end(), tuple(word for _, word in levels)) if gap else None
        if item is None and (level is None or found):
            return found
        if item is not None and gap is not None:
            has_own_level = level is not None and (bool(found) or _closes(text, levels, gap[0], item.end))
            found.append(item._replace(start=at, level=levels[-1][1]) if has_own_level else item)
        joiner = ITEM_JOINER.match(text.folded, item.end if item else opened)
        if joiner is None or organ_at(text, joiner.end()) is not None:
            return found
        at = joiner.end()


def _closes(text: Text, levels: list[tuple[int, str]], gap: str, end: int) -> bool:
    """Whether the only place of "các huyện và thành phố Kon Tum" belongs to the last level alone."""
    return len(levels) > 1 and ":" not in gap and ITEM_JOINER.match(text.folded, end) is None


def _item(text: Text, at: int, levels: tuple[str, ...]) -> Item | None:
    place = place_at(text.body, at)
    if place is None or not text.body[at].isupper() or organ_at(text, at) is not None:
        return None
    return Item(at, place[0], level_of(place[1], levels) if levels else "", place[1])
