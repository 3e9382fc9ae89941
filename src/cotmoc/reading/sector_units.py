"""Units named by their sector: ministries, departments, directorates ("Sở Nội vụ", "Cục Dân số")."""

from __future__ import annotations

from cotmoc.reading.folding import LOWER, UPPER, fold
from cotmoc.reading.heads import Organ, sector_at
from cotmoc.reading.levels import placed
from cotmoc.reading.own_names import in_full, name_after
from cotmoc.reading.patterns import WORD_AFTER, any_word, pattern_of
from cotmoc.reading.text import Text
from cotmoc.reading.words import table

_LIST_GAP = pattern_of(r" *: *| +")
_PLURAL_BEFORE = pattern_of(r"(?:các|(?<![a-zđ\d])\d{1,2}|hai|ba|bốn) +\Z")
# Heads of units whose sectors no list can close, and that are named by the words behind them.
_FREE = frozenset({"Cục", "Vụ", "Chi cục", "Tổng cục", "Phòng"})
_DASH_AFTER = pattern_of(r" +[-–] +(?=\w)")
_REGION = pattern_of(
    rf" +([Kk]hu vực +(?:[IVX]+|\d+|[{UPPER}][{LOWER}]+(?:(?: *[-–] *| )[{UPPER}][{LOWER}]+)*))"
    rf"(?![{LOWER}\d])"
)
_STAFF = frozenset({"Tham mưu", "Chính trị", "Hậu cần", "Hậu cần - Kỹ thuật", "Trinh sát"})


def unit_of_sector(text: Text, organ: Organ) -> Organ | None:
    """The unit whose head stands here, of a listed sector or by the words behind it; None where none is."""
    gap = _LIST_GAP.match(text.folded, organ.end)
    sector = sector_at(text, gap.end()) if gap else None
    if gap is None or sector is None:
        return _unlisted(text, organ)
    is_list = _is_list(text, organ)
    if not text.body[gap.end()].isupper() or not (is_list or _stands_alone(text, organ, gap[0])):
        return None
    if not is_list and organ.head in _FREE and _DASH_AFTER.match(text.body, sector[0]):
        return _unlisted(text, organ)
    if is_list and ":" not in gap[0] and not _GOES_ON.match(text.folded, sector[0]):
        if not text.body[organ.start - 2].isdigit():
            return None
        is_list = False  # a number before it is that of a footnote
    kind = "military" if sector[1] in _STAFF else _kind_of_unit(organ, sector[1])
    start = gap.end() if is_list else organ.start
    whole = organ._replace(start=start, head=f"{organ.head} {sector[1]}", end=sector[0], kind=kind)
    region = _REGION.match(text.body, whole.end)
    return whole._replace(unit=text.words(*region.span(1)), end=region.end()) if region else whole


# "các sở Tài chính, Nội vụ" is a list; "các sở Giao thông vận tải" are those of all provinces.
_GOES_ON = pattern_of(r" *[,;/&(]| +(?:và|cùng|-|–) ")


def _stands_alone(text: Text, organ: Organ, gap: str) -> bool:
    """Whether the head is no list ("các Sở: …") and has its capital, which departments may lack."""
    return ":" not in gap and (text.body[organ.start].isupper() or organ.head in _SMALL)


_SMALL = frozenset({"Sở", "Phòng", "Quân chủng", "Binh chủng"})


def _kind_of_unit(organ: Organ, name: str) -> str:
    """The force of a department that its field tells ("Cục Quân lực") or its number ("Cục A05")."""
    if organ.head not in _FREE:
        return organ.kind
    if _NUMBERED.fullmatch(name):
        return "police"
    field = _FIELD.match(fold(name))
    return _KINDS[field[0]] if field else organ.kind


_KINDS = table("unit_kinds")
_FIELD = pattern_of(any_word(_KINDS) + WORD_AFTER)
_NUMBERED = pattern_of(r"[A-ZĐ]\d{2}")


def _unlisted(text: Text, organ: Organ) -> Organ | None:
    """A unit of a sector that no list has ("Cục Dân số"): in a heading its whole line tells it."""
    if organ.head not in _FREE or text.body[organ.end : organ.end + 1] != " ":
        return None
    is_caps = text.body[organ.start : organ.end].isupper()
    if not text.body[organ.start].isupper() or (is_caps and not _opens_line(text, organ.start)):
        return None
    end = name_after(text, organ.end)
    if end == organ.end:
        return None
    name = in_full(text, organ.end, end)
    kind = _kind_of_unit(organ, name)
    whole = organ._replace(head=f"{organ.head} {name}", end=end, kind=kind, shape="titled")
    return placed(text, whole) or whole


def _opens_line(text: Text, at: int) -> bool:
    return text.body[text.paragraphs[text.paragraph_at(at)].start : at].strip(" |") == ""


def _is_list(text: Text, organ: Organ) -> bool:
    """Whether "các" makes the head that of a list ("các Sở: Tài chính, Nội vụ")."""
    return _PLURAL_BEFORE.search(text.folded, max(organ.start - 12, 0), organ.start) is not None
