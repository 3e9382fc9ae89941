"""Organs named in a row: heads that share the unit of the last, one head over a list of places, classes."""

from __future__ import annotations

from cotmoc.reading.brands import called_briefly
from cotmoc.reading.classes import COMMITTEES, committee_of, is_class
from cotmoc.reading.continuations import with_continuations
from cotmoc.reading.folding import UPPER
from cotmoc.reading.heads import Organ, sector_at
from cotmoc.reading.levels import LEVEL_WORD, level_named
from cotmoc.reading.organs import organs_named
from cotmoc.reading.over import kind_over
from cotmoc.reading.patterns import LETTER, pattern_of
from cotmoc.reading.place_lists import COUNT, PLURAL, Item, list_after, of_item
from cotmoc.reading.places import known_place_at, place_at
from cotmoc.reading.short_names import short_names
from cotmoc.reading.text import Text

_JOINER = pattern_of(
    r" *(?:, *)?(?:và|cùng|với)?(?: toàn(?: thể)?(?: lực lượng)?)? *|[ ]*[-/&] *"
    r"|(?:,| và) +(?:thủ trưởng|chỉ huy) +"
)
_CLASS_AFTER = pattern_of(
    rf" +(?:{COUNT}|cấp|mỗi|từng|những|cùng cấp|một số|nhiều|ở cơ sở|cơ sở)(?![{LETTER}])(?! +\()"
)
_ALL_LEVELS = pattern_of(rf" +(?:ở +)?(?:các cấp|cấp (?:trên|dưới|cơ sở|tỉnh|huyện|xã))(?![{LETTER}])")
_LEVELS_AFTER = pattern_of(
    rf"(?: *[,/-] *| +(?:và|hoặc) +)(?:{LEVEL_WORD}(?! +[{UPPER}])"
    r"|(?:thành|thị|quận)(?= *[,.;/-]| và ))"
)


def organs_of(text: Text) -> tuple[Organ, ...]:
    """Every organ the text names, in text order: open heads given their tail, lists spread, no classes."""
    named = organs_named(text)
    settled: list[Organ] = []
    row: list[Organ] = []
    for organ in named:
        if row and not _is_joined(text, row[-1], organ):
            settled += _row_settled(text, row)
            row = []
        row.append(organ)
    settled += _row_settled(text, row) if row else []
    settled = called_briefly(text, settled)
    return (*settled, *short_names(text, named, settled))


def _is_joined(text: Text, former: Organ, organ: Organ) -> bool:
    return _JOINER.fullmatch(text.folded, former.end, organ.start) is not None


def _row_settled(text: Text, row: list[Organ]) -> list[Organ]:
    row = _without_levels(text, _with_far_tail(text, _with_sectors(text, row)))
    if not row:
        return []
    last = row[-1]
    if _takes_list(text, last) and (items := list_after(text, last)):
        heads = _heads_of_list(text, row)
        return [*_tails_given(text, row[: len(row) - len(heads)]), *_spread(heads, items)]
    if _takes_list(text, last) and _CLASS_AFTER.match(text.folded, last.end):
        row = row[: len(row) - len(_heads_of_list(text, row))]
    elif _is_of_all(text, last) or _is_of_many(text, last):
        row = row[:-1]
    return with_continuations(text, _tails_given(text, row))


def _without_levels(text: Text, row: list[Organ]) -> list[Organ]:
    """The row without "Huyện ủy, Thành ủy" at its end: the committees of whichever districts, a class."""
    if len(row) < 2 or any(organ.place or committee_of(organ) in {None, "Tỉnh ủy"} for organ in row[-2:]):
        return row
    is_list = text.folded[row[-2].end : row[-1].start].strip() in {",", "và", "/"}
    is_named = known_place_at(text.body, row[-1].end + 1) is not None or list_after(text, row[-1])
    return row if not is_list or is_named or committee_of(row[-1]) == committee_of(row[-2]) else row[:-2]


def _with_far_tail(text: Text, row: list[Organ]) -> list[Organ]:
    """ "Huyện ủy, UBND, các ban, ngành, đoàn thể huyện Ba Bể": the level behind the class is the row's."""
    last = row[-1]
    far = _FAR_TAIL.match(text.folded, last.end) if last.is_open and last.shape == "local" else None
    level = level_named(text, far.end()) if far else None
    if level is None:
        return row
    place = place_at(text.body, level[0] + 1) if text.body[level[0] : level[0] + 1] == " " else None
    return [*row[:-1], last._replace(level=level[1], place=place[1] if place else None, is_open=False)]


_FAR_TAIL = pattern_of(
    rf",? +(?:và +)?các +(?:(?:ban|bộ|sở|ngành|phòng|đoàn thể|cơ quan|đơn vị|tổ chức|hội|chức năng|liên quan"
    r"|chuyên môn|chính trị|xã hội|địa phương|và|của|thuộc|trực thuộc|các|[,-])[ ,]*)+"
    rf"(?<= )(?={LEVEL_WORD})"
)


def _is_of_all(text: Text, organ: Organ) -> bool:
    """Whether "các cấp" or a row of levels without a place makes the last organ a class."""
    if organ.place is not None:
        return False
    pattern = _LEVELS_AFTER if organ.level else _ALL_LEVELS
    return pattern.match(text.folded, organ.end) is not None


def _is_of_many(text: Text, organ: Organ) -> bool:
    """ "Phòng Y tế các huyện": an office of each of them, none in particular."""
    is_bare = organ.place is None and not organ.level and organ.shape in {"self", "sector"}
    return is_bare and PLURAL.match(text.folded, organ.end) is not None


def _with_sectors(text: Text, row: list[Organ]) -> list[Organ]:
    """The row with "Công an" after "Bộ Quốc phòng," as the ministry it is."""
    known: list[Organ] = []
    for organ in row:
        sector = sector_at(text, organ.start) if organ.is_open else None
        if sector and known and known[-1].head.startswith("Bộ ") and known[-1].shape == "sector":
            known.append(known[-1]._replace(start=organ.start, end=sector[0], head=f"Bộ {sector[1]}"))
        else:
            known.append(organ)
    return known


def _takes_list(text: Text, organ: Organ) -> bool:
    if organ.is_open or organ.level or organ.place is not None:
        return organ.is_open
    if committee_of(organ) is not None:
        return True
    return organ.shape in {"force", "of"} and PLURAL.match(text.folded, organ.end) is not None


def _heads_of_list(text: Text, row: list[Organ]) -> list[Organ]:
    """The heads at the end of the row that the list after it belongs to."""
    count = 0
    while count < len(row) and _takes_list(text, row[-1 - count]):
        count += 1
    return row[len(row) - count :]


def _spread(heads: list[Organ], items: list[Item]) -> list[Organ]:
    return [of_item(head, item) for head in heads for item in items]


def _tails_given(text: Text, row: list[Organ]) -> list[Organ]:
    """The organs of a row from its end: an open head takes what the next one is over, or is dropped."""
    settled: list[Organ] = []
    for organ in reversed(row):
        whole = _with_tail(organ, settled[0] if settled else None)
        if whole is not None and not is_class(text, whole) and not _is_either(text, row, organ):
            settled.insert(0, whole)
    return settled


def _is_either(text: Text, row: list[Organ], organ: Organ) -> bool:
    """ "Tỉnh ủy/Thành ủy": the committee of whichever province, a class."""
    if committee_of(organ) is None or organ.place is not None:
        return False
    beside = text.folded[organ.start - 1 : organ.start] + text.folded[organ.end : organ.end + 1]
    return len(row) > 1 and "/" in beside


def _with_tail(organ: Organ, following: Organ | None) -> Organ | None:
    if following is None or (organ.is_open and organ.shape == "titled"):
        return None if organ.is_open else organ
    if not organ.is_open:
        return _with_place(organ, following)
    if organ.shape == "of" and not organ.unit:
        unit, level = _unit_under(following), following.level
        kind = kind_over(organ, following)
        return organ._replace(unit=unit, level=level, place=following.place, kind=kind, is_open=False)
    if not following.level:
        return None
    return organ._replace(level=following.level, place=following.place, is_open=False)


def _unit_under(organ: Organ) -> str:
    """What an open head before this organ is over: what the organ's own head is over, or the organ itself."""
    if organ.shape in {"of", "owned"}:
        return organ.unit
    if organ.kind in {"peoples_committee", "peoples_council"} or organ.head.startswith("Ủy ban Mặt trận"):
        return ""
    return " ".join(part for part in (organ.head, organ.unit) if part)


def _with_place(organ: Organ, following: Organ) -> Organ:
    """ "Huyện ủy, UBND huyện Sa Thầy" names the same district twice."""
    committee = committee_of(organ)
    if committee and organ.place is None and following.level == COMMITTEES[committee]:
        return organ._replace(place=following.place)
    if (
        organ.unit in {"Quân sự", "Biên phòng", "Bộ đội Biên phòng"}
        and not organ.level
        and organ.place is None
    ):
        return organ._replace(level=following.level, place=following.place)
    return organ
