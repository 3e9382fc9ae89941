"""Finder of organizations: every organ named, one entry for each, however often and however shortly named."""

from __future__ import annotations

from cotmoc.reading.brands import without_legal_form
from cotmoc.reading.drafts import Stretches
from cotmoc.reading.facts import Organization, Span
from cotmoc.reading.folding import fold
from cotmoc.reading.found import Found
from cotmoc.reading.heads import Organ
from cotmoc.reading.initials import shortens
from cotmoc.reading.patterns import any_of, pattern_of
from cotmoc.reading.places import bare_key, province_of
from cotmoc.reading.text import Text

# What makes two mentions the same organ: head, what it is over, level, place.
Identity = tuple[str, str, str, str]
# Names that differ in a text for one and the same organ, beside the fuller one.
_SHORTER = {
    "ủy ban mặt trận tổ quốc": "ủy ban mặt trận tổ quốc việt nam",
    "mặt trận tổ quốc": "mặt trận tổ quốc việt nam",
    "ban chấp hành trung ương": "ban chấp hành trung ương đảng",
    "ban bí thư": "ban bí thư trung ương đảng",
    "ban bí thư trung ương": "ban bí thư trung ương đảng",
    "hội liên hiệp phụ nữ": "hội liên hiệp phụ nữ việt nam",
    "hội nông dân": "hội nông dân việt nam",
    "ngân hàng nhà nước": "ngân hàng nhà nước việt nam",
    "bộ tổng tham mưu": "bộ tổng tham mưu quân đội nhân dân việt nam",
    "tổng cục chính trị": "tổng cục chính trị quân đội nhân dân việt nam",
    "viện kiểm soát nhân dân tối cao": "viện kiểm sát nhân dân tối cao",
    "văn phòng trung ương": "văn phòng trung ương đảng",
}
# A force is one thing and its part in a province another; a department or union is the province's own.
_OF_ONE_PLACE = frozenset({"department", "front", "other"})
# "Thị đoàn Sơn Tây" is "Đoàn thị xã Sơn Tây".
_SAME_AS = {
    "tỉnh đoàn": ("đoàn", "tỉnh"),
    "thành đoàn": ("đoàn", "thành phố"),
    "huyện đoàn": ("đoàn", "huyện"),
    "thị đoàn": ("đoàn", "thị xã"),
    "quận đoàn": ("đoàn", "quận"),
}
_NAMED_BY_LAW = frozenset({"law", "ordinance", "constitution"})


def find_organizations(text: Text, found: Found) -> tuple[Organization, ...]:
    """The organizations of the text, in the order of their first mention."""
    # "Luật Tổ chức Quốc hội" names no organ.
    laws = Stretches(
        mention
        for document in found.documents
        if document.kind in _NAMED_BY_LAW
        for mention in document.mentions
    )
    groups: dict[Identity, list[Organ]] = {}
    for organ in found.organs:
        if not laws.cover(Span(organ.start, organ.end)) and not _is_its_holder(text, organ):
            groups.setdefault(_identity(organ), []).append(organ)
    return tuple(_organization(number, group) for number, group in enumerate(_merged(groups), start=1))


def _is_its_holder(text: Text, organ: Organ) -> bool:
    """Whether an office of one stands for the person in it whom the text names ("Thủ tướng yêu cầu …")."""
    if organ.head not in _OFFICES_OF_ONE or not _SPEAKS.match(text.folded, organ.end):
        return False
    opens = text.sentences[text.sentence_at(organ.start)].start == organ.start
    name = _OFFICES_OF_ONE[organ.head]
    return opens and any(text.body[holder.end()].isupper() for holder in name.finditer(text.folded))


_OFFICES_OF_ONE = {
    "Thủ tướng Chính phủ": pattern_of(
        rf"(?<!phó )thủ tướng (?:chính phủ )?{any_of('surnames')} (?=[a-zà-ỹđ])"
    ),
    "Chủ tịch nước": pattern_of(rf"(?<!phó )chủ tịch nước {any_of('surnames')} (?=[a-zà-ỹđ])"),
}
_SPEAKS = pattern_of(
    rf" (?:cũng |đã |còn |tiếp tục )*{any_of('asking_firmly', 'asking', 'saying', 'praising')}(?![a-zà-ỹđ])"
)


def _identity(organ: Organ) -> Identity:
    """What makes two mentions the same organ: head, what it is over, level, place."""
    head, level = _SAME_AS.get(fold(organ.head), (fold(organ.head), organ.level))
    return without_legal_form(head), fold(organ.unit), level, _place_identity(organ.place)


def _place_identity(place: str | None) -> str:
    if place is None:
        return ""
    province = province_of(place)
    return fold(province) if province else bare_key(place)


def _merged(groups: dict[Identity, list[Organ]]) -> list[list[Organ]]:
    """The groups with those put together that name the same organ more and less fully."""
    merged: dict[Identity, list[Organ]] = {}
    spellings = _Spellings(groups)
    for identity, organs in groups.items():
        merged.setdefault(spellings.in_words(_fullest(identity, groups)), []).extend(organs)
    return sorted(merged.values(), key=lambda organs: min(organ.start for organ in organs))


class _Spellings:
    """The names of a text by what shorter forms of them begin with."""

    def __init__(self, groups: dict[Identity, list[Organ]]) -> None:
        self._groups = groups
        self._alike: dict[tuple[str, Identity], list[Identity]] = {}
        self._terms: dict[str, list[Identity]] = {}
        for identity in groups:
            head, unit, level, place = identity
            self._alike.setdefault((_first(head), ("", unit, level, place)), []).append(identity)
            if unit.startswith("khóa "):
                self._terms.setdefault(head, []).append(identity)

    def in_words(self, identity: Identity) -> Identity:
        """The identity under which the text spells out the initials of this name, or tells its one term."""
        head, unit, level, place = identity
        name = self._groups[identity][0].head if identity in self._groups else ""
        if any(word.isupper() and len(word) > _SHORT for word in name.split()):
            for other in self._alike[_first(head), ("", unit, level, place)]:
                if shortens(name, self._groups[other][0].head):
                    return other
        terms = self._terms.get(head, [])
        return terms[0] if len(terms) == 1 and not (unit or level or place) else identity


_SHORT = 2


def _first(head: str) -> str:
    return head.split(" ", 1)[0]


def _fullest(identity: Identity, groups: dict[Identity, list[Organ]]) -> Identity:
    """The identity under which the text names the same organ most fully."""
    head, unit, level, place = identity
    fuller = (_SHORTER.get(head, head), unit, level, place)
    if fuller in groups:
        head, unit, level, place = fuller
    sole = None if place or level else _sole_placed(head, unit, groups)
    if sole is not None:
        return sole
    if place and not level:
        placed = [
            other for other in groups if (other[0], other[1], other[3]) == (head, unit, place) and other[2]
        ]
        if len(placed) == 1:
            return placed[0]
    return head, unit, level, place


def _sole_placed(head: str, unit: str, groups: dict[Identity, list[Organ]]) -> Identity | None:
    """The one organ of this name that the text places ("Sở Y tế" beside "Sở Y tế Hà Nội"), or None."""
    placed = [
        other
        for other, organs in groups.items()
        if other[:2] == (head, unit) and other[3] and organs[0].kind in _OF_ONE_PLACE
    ]
    return placed[0] if len(placed) == 1 and placed[0][2] in _OF_A_TEXT else None


# Below the province a text that names one commune is about it; of a district it may name only a part.
_OF_A_TEXT = frozenset({"", "tỉnh", "thành phố", "xã", "phường"})


def _organization(number: int, organs: list[Organ]) -> Organization:
    fullest = max(organs, key=lambda organ: (len(organ.level) > 0, organ.place is not None, len(organ.head)))
    first = next((organ for organ in organs if organ.name.casefold() == fullest.name.casefold()), fullest)
    spans = sorted({Span(organ.start, organ.end) for organ in organs})
    return Organization(
        id=f"o{number}", mentions=tuple(spans), name=first.name, kind=first.kind, place=first.place
    )
