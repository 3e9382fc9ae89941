"""Organs that are spoken of as a class ("các huyện ủy"), and the committees that need a place."""

from __future__ import annotations

from cotmoc.reading.heads import Organ
from cotmoc.reading.patterns import pattern_of
from cotmoc.reading.text import Text

COMMITTEES = {
    "Tỉnh ủy": "tỉnh",
    "Huyện ủy": "huyện",
    "Thị ủy": "thị xã",
    "Thành ủy": "thành phố",
    "Quận ủy": "quận",
}
_CLASS_BEFORE = pattern_of(
    r"(?:các|mỗi|từng|những|nhiều|một số|(?<![\d/.-])\d{1,2}) +"
    r"(?:(?:ban|thường|vụ|bộ|huyện|thành|thị|quận|tỉnh|ủy|đảng|xã|phường|bí|thư|chủ|tịch|ubnd|hđnd|và|đồng"
    r"|chí"
    r"|đoàn|thể|sở|ngành|chi|lãnh|đạo|trực|thuộc|hội)[ ,-]+)*\Z"
)


def committee_of(organ: Organ) -> str | None:
    """The word of a Party committee that needs a place ("Tỉnh ủy"), on its own or under a standing one."""
    word = organ.unit or organ.head
    return word if word in COMMITTEES else None


def is_class(text: Text, organ: Organ) -> bool:
    """Whether "các" before a committee without a place makes it a class ("các huyện ủy, thành ủy")."""
    if organ.shape == "self" and organ.kind == "department" and not organ.level and organ.place is None:
        return text.folded.endswith(("các ", "những ", "mỗi "), 0, organ.start)
    if organ.place is not None or not (committee_of(organ) or organ.shape in {"of", "force", "local"}):
        return False
    before = text.folded[max(organ.start - 60, 0) : organ.start]
    return _CLASS_BEFORE.search(before) is not None and _COMRADES.search(before) is None


# "các đồng chí Thường trực, Ban Thường vụ Tỉnh đoàn": several people of one organ.
_COMRADES = pattern_of(r"các đồng chí(?: trong)?(?: lãnh đạo)?(?: [^.;:,]{0,20},)? +\Z")
