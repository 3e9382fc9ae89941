"""Where a text is at home: the province and the one district or commune that "tỉnh" or "xã" means."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from cotmoc.reading.anchors import anchored
from cotmoc.reading.heads import Organ
from cotmoc.reading.levels import LEVEL_WORD, as_elsewhere, level_named
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, any_word, looked_up, pattern_of
from cotmoc.reading.places import CITIES, opens_person, place_at, province_of, province_spellings
from cotmoc.reading.text import Text

_SPELLINGS = province_spellings()
_PROVINCE = anchored(WORD_BEFORE + any_word(_SPELLINGS) + WORD_AFTER)
_PLAIN_PROVINCE = pattern_of(_PROVINCE.pattern)
_LEVEL = anchored(WORD_BEFORE + LEVEL_WORD)
_CLASS = anchored(
    rf"{WORD_BEFORE}(?:các|cấp|\d+|từng|mỗi|những) +(huyện|thành phố|thị xã|quận|xã|phường|thị trấn"
    rf"|đặc khu){WORD_AFTER}"
)
_COMMITTEE_LEVELS = {
    "Tỉnh ủy": "tỉnh",
    "Tỉnh đoàn": "tỉnh",
    "Huyện ủy": "huyện",
    "Huyện đoàn": "huyện",
    "Thị ủy": "thị xã",
    "Thành ủy": "thành phố",
    "Thành đoàn": "thành phố",
    "Quận ủy": "quận",
    "Quận đoàn": "quận",
}
# "TỈNH ỦY" in a heading names no place Ủy.
_COMMITTEE = ("ủy", "uỷ")
_BELOW_PROVINCE = ("huyện", "thành phố", "thị xã", "quận", "xã", "phường", "thị trấn", "đặc khu")
_IN_TITLE, _OF_ORGAN, _OF_LEVEL, _BARE = 3, 3, 2, 1


@dataclass(frozen=True, slots=True)
class Home:
    """The places that the text makes certain: its province, and the one place named of each level."""

    province: str | None = None
    places: dict[str, str] = field(default_factory=dict)
    # Levels of which the text names several, or speaks as of a class: a bare word of them means none.
    uncertain: frozenset[str] = frozenset()

    def of_level(self, level: str) -> str | None:
        """The place that the bare word of a level means, or None."""
        if level == "tỉnh":
            return None if self.province in CITIES else self.province or self.places.get(level)
        if level == "thành phố" and self.province in CITIES:
            return self.province
        return self.places.get(level)


def homes_of(text: Text, organs: tuple[Organ, ...], home: Home) -> Callable[[int], Home]:
    """The home at each place of a page that holds several articles, each with its day below its title."""
    starts = _articles(text)
    if len(starts) < _SEVERAL:
        return lambda at: home
    ends = [*starts[1:], len(text.body)]
    homes = [
        replace(home, province=_province_told(text, organs, start, end) or home.province)
        for start, end in zip(starts, ends, strict=True)
    ]
    return lambda at: homes[max(bisect_right(starts, at) - 1, 0)]


_SEVERAL = 2
_DAY_BELOW_TITLE = pattern_of(
    r"^[^\n]{8,200}\n+ *(?:\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4})[^\n]{0,20}$", re.M
)


def _articles(text: Text) -> list[int]:
    """Where the articles of the page begin: at each title with a line for its day below it."""
    return [title.start() for title in _DAY_BELOW_TITLE.finditer(text.shadow)]


def _province_told(text: Text, organs: tuple[Organ, ...], start: int, end: int) -> str | None:
    """The only province of the organs named between two offsets, as it is written there."""
    told = {
        province: organ.place
        for organ in organs
        if start <= organ.start < end
        and organ.place
        and _is_provincial(organ)
        and (province := province_of(organ.place))
    }
    return next(iter(told.values())) if len(told) == 1 else None


def home_of(text: Text, organs: tuple[Organ, ...]) -> Home:
    """The home of a text, from its organs, its title and every place it names with a word of level."""
    named = _named_places(text, organs)
    sole = {level: next(iter(places.values())) for level, places in named.items() if len(places) == 1}
    classes = {found[1] for found in _CLASS.finditer(text)}
    uncertain = {level for level in _BELOW_PROVINCE if level in classes or len(named.get(level, ())) > 1}
    return Home(_province(text, organs), sole, frozenset(uncertain))


def at_home(text: Text, organ: Organ, home: Home) -> Organ | None:
    """The organ with the place its bare level means; None for a level whose place the text leaves open."""
    level = organ.level or _COMMITTEE_LEVELS.get(organ.unit) or _COMMITTEE_LEVELS.get(organ.head)
    if organ.place is not None or not level or organ.shape == "named":
        return organ
    place = home.of_level(level)
    if place is None and organ.level in home.uncertain and not _before_person(text, organ):
        return None
    return organ._replace(place=place)


def _before_person(text: Text, organ: Organ) -> bool:
    return text.body[organ.end : organ.end + 1] == " " and opens_person(text.body, organ.end + 1)


def _province(text: Text, organs: tuple[Organ, ...]) -> str | None:
    """The only province named, or one named at least twice as much as any other; a headline weighs more."""
    weights: Counter[str] = Counter()
    for organ in organs:
        province = province_of(organ.place) if organ.place and _is_provincial(organ) else None
        if province:
            weights[province] += _OF_ORGAN
    if heading := _in_heading(text, organs):
        return heading
    for named in _provinces_named(text):
        weights[looked_up(_SPELLINGS, named[0])] += _weight(text, named)
    ranked = [*weights.most_common(2), ("", 0), ("", 0)]
    (first, most), (_, second) = ranked[:2]
    return first if most and most >= 2 * second else None


def _in_heading(text: Text, organs: tuple[Organ, ...]) -> str | None:
    """The province of the organ in capitals with which an official document opens."""
    for organ in organs[:2]:
        if organ.start < _HEADING and organ.place and text.body[organ.start : organ.end].isupper():
            return province_of(organ.place) if _is_provincial(organ) else None
    return None


_HEADING = 120


def _provinces_named(text: Text) -> Iterator[re.Match[str]]:
    """Every name of a province, also in the furniture, whose lines are looked through whole."""
    yield from _PROVINCE.finditer(text)
    for start, end in text.beside:
        yield from _PLAIN_PROVINCE.finditer(text.shadow, start, end)


def _is_provincial(organ: Organ) -> bool:
    return organ.level in {"", "tỉnh", "thành phố"}


def _weight(text: Text, named: re.Match[str]) -> int:
    """How much the name of a province at this place says about the home of the text."""
    if not text.full[named.start()].isupper():
        return 0
    before = text.shadow[max(named.start() - 12, 0) : named.start()].rstrip()
    if before.endswith(("huyện", "xã", "thị xã", "quận", "phường", "thị trấn", "đường", "sông", "thị")):
        return 0
    if text.paragraphs and named.start() < _end_of_title(text):
        return _IN_TITLE
    return _OF_LEVEL if before.endswith(("tỉnh", "thành phố", "tp", "tp.", "nguồn")) else _BARE


def _end_of_title(text: Text) -> int:
    title = next((paragraph for paragraph in text.paragraphs if paragraph.kind == "title"), None)
    return title.end if title else 0


def _named_places(text: Text, organs: tuple[Organ, ...]) -> dict[str, dict[str, str]]:
    """The places that the text names of each level, by their folded names."""
    named: dict[str, dict[str, str]] = {}
    for organ in organs:
        level = organ.level or _COMMITTEE_LEVELS.get(organ.unit) or _COMMITTEE_LEVELS.get(organ.head)
        if level in {"tỉnh", *_BELOW_PROVINCE} and organ.place:
            named.setdefault(level, {}).setdefault(organ.place.casefold(), organ.place)
    for found in _LEVEL.finditer(text):
        word = level_named(text, found.start())
        after = place_at(text.body, found.end() + 1, may_be_person=True)
        if after is not None:
            after = as_elsewhere(text, found.end() + 1, after)
        if after is None or after[1] == "Đoàn" or text.folded.startswith(_COMMITTEE, found.end() + 1):
            continue
        if word and text.body[found.end() + 1].isupper():
            named.setdefault(word[1], {}).setdefault(after[1].casefold(), after[1])
    return named
