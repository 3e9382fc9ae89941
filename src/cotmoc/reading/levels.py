"""The level and the place after the head of an organ ("tỉnh Lào Cai"), also over the lines of a heading."""

from __future__ import annotations

import re

from cotmoc.reading.folding import UPPER
from cotmoc.reading.heads import HEAD, Organ
from cotmoc.reading.patterns import LETTER, pattern_of
from cotmoc.reading.places import known_place_at, place_at, province_of
from cotmoc.reading.text import Text

_LEVELS = {
    "huyên": "huyện",  # worn copies lose the dot
    "tp": "thành phố",
    "tp.": "thành phố",
    "t.p": "thành phố",
    "tx": "thị xã",
    "tx.": "thị xã",
}
LEVEL_WORD = (
    r"(?:tp\.|tx\.|(?:tỉnh(?! nhà)|thành +phố|tp|t\.p|huyện|huyên|quận|thị +xã|tx|xã"
    rf"|phường|thị +trấn|đặc +khu)(?![{LETTER}]))"
)
LEVEL = pattern_of(LEVEL_WORD)
_SHORT_CITY = pattern_of(rf"tp\.? ?hcm(?![{LETTER}])")
_GAP = pattern_of(r"[ \n]*")
_SPACE = pattern_of(r" +")
# The abbreviation that the text gives in passing: "Bộ đội Biên phòng (BĐBP) tỉnh".
_DEFINED = pattern_of(rf" *\([{UPPER}&-]{{2,10}}\)(?= )")


def level_named(text: Text, at: int) -> tuple[int, str] | None:
    """End and full word of the level named at this offset ("TP" is "thành phố"), or None."""
    level = LEVEL.match(text.folded, at)
    if level is None:
        return None
    word = " ".join(level[0].split())
    return level.end(), _LEVELS.get(word, word)


def placed(text: Text, organ: Organ) -> Organ | None:
    """The organ with the level and place that follow it, or None when neither does."""
    defined = _DEFINED.match(text.body, organ.end)
    gap = _GAP.match(text.folded, defined.end() if defined else organ.end)
    at = gap.end() if gap else organ.end
    if short := _SHORT_CITY.match(text.folded, at):
        return organ._replace(end=short.end(), level="thành phố", place="Hồ Chí Minh")
    level = LEVEL.match(text.folded, at)
    if "\n" in text.folded[organ.end : at] and not (level and _is_heading(text, organ, level)):
        return None
    if level:
        return _levelled(text, organ, level)
    if at == organ.end:
        return None
    place = known_place_at(text.body, at) or _bare_place(text, organ, at)
    return organ._replace(end=place[0], place=place[1]) if place else None


def _is_heading(text: Text, organ: Organ, level: re.Match[str]) -> bool:
    """Whether an organ in capitals goes on in capitals on the next line ("… NHÂN DÂN / TỈNH LÀO CAI")."""
    return (
        text.body[organ.start : level.end()].isupper()
        and text.folded.count("\n", organ.end, level.start()) <= 2
    )


def _levelled(text: Text, organ: Organ, level: re.Match[str]) -> Organ:
    word = " ".join(level[0].split())
    whole = organ._replace(end=level.end(), level=_LEVELS.get(word, word))
    gap = _SPACE.match(text.folded, level.end())
    at = gap.end() if gap else level.end()
    if gap is None and level[0][-1] != ".":
        return whole
    place = place_at(text.body, at)
    if place is None or (place[1].isdigit() and whole.level not in _NUMBERED_LEVELS):
        return whole
    end, name = as_elsewhere(text, at, place)
    return whole._replace(end=end, place=name)


def as_elsewhere(text: Text, at: int, place: tuple[int, str]) -> tuple[int, str]:
    """A place in a line of capitals as the text writes it elsewhere ("XÃ PHÚ LÂM LẦN THỨ BA")."""
    if place[0] - at < _LEAST_LETTERS or not text.body[at : place[0]].isupper() or province_of(place[1]):
        return place
    words = [word for word in _WORD.finditer(text.body, at, at + 40) if word[0].isupper()]
    for word in words[3:0:-1]:
        name = text.words(at, word.end()).title()
        if text.body.find(name, max(at - _REACH, 0), at + _REACH) >= 0:
            return word.end(), name
    return place


_WORD = pattern_of(r"[^ \n]+")
# How far away a text writes a place again; a whole book is not gone through for each name.
_REACH = 20_000
# One capital is a name as it stands ("xã A"), whatever the case of its line.
_LEAST_LETTERS = 2


# Only these have numbers for names ("quận 1"); "tỉnh 9 tháng" counts months.
_NUMBERED_LEVELS = frozenset({"quận", "phường", "xã"})


def _bare_place(text: Text, organ: Organ, at: int) -> tuple[int, str] | None:
    """A place that follows a committee without a word of level ("Huyện ủy Ia Grai", "Đảng ủy Tân Lập")."""
    if organ.kind != "party_committee" or organ.shape not in {"self", "of"} or organ.unit:
        return None
    if HEAD.match(text.folded, at) or not text.body[at : at + 1].isalpha() or _is_short_form(text, organ, at):
        return None
    return place_at(text.body, at, may_be_person=True)


def _is_short_form(text: Text, organ: Organ, at: int) -> bool:
    """Whether capitals alone follow an organ that is not in capitals: the short form of an agency."""
    return not text.body[organ.start : organ.end].isupper() and text.body[at : at + 3].isupper()
