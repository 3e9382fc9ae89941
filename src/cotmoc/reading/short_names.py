"""Organs called again by their bare heads: "Đảng ủy", "Công ty", "Ban Chỉ đạo" after the full name."""

from __future__ import annotations

from bisect import bisect_left

from cotmoc.reading.brands import without_legal_form
from cotmoc.reading.classes import COMMITTEES, is_class
from cotmoc.reading.heads import Organ
from cotmoc.reading.over import SHORT_TITLES, may_be_short
from cotmoc.reading.patterns import pattern_of
from cotmoc.reading.text import Text


def short_names(text: Text, named: list[Organ], settled: list[Organ]) -> list[Organ]:
    """Bare heads that can only mean the one organ of that head which the text names in full."""
    taken = {organ.start for organ in settled}
    settled = sorted(settled, key=_start)
    known = _named_in_full(settled)
    found: list[Organ] = []
    for index, organ in enumerate(named):
        is_bare = organ.is_open and organ.start not in taken and text.body[organ.start].isupper()
        if not is_bare or is_class(text, organ) or (found and organ.start < found[-1].end):
            continue
        full = _meant(text, organ, known, settled)
        over = named[index + 1] if index + 1 < len(named) else None
        if over and organ.head in _OF_COMMITTEES and over.is_open and over.start == organ.end + 1:
            inner = _meant(text, over, known, settled)
            full = inner._replace(start=organ.start, head=organ.head, unit=_under(inner)) if inner else None
        found += [full] if full else []
    return found


# "Ban Thường vụ Đảng ủy": the standing committee of the committee that a bare "Đảng ủy" means.
_OF_COMMITTEES = frozenset({"Ban Thường vụ", "Ban Chấp hành", "Thường trực"})


def _under(organ: Organ) -> str:
    return " ".join(part for part in (organ.head, organ.unit) if part)


def _named_in_full(settled: list[Organ]) -> dict[str, list[Organ]]:
    """The organs named in full by the head that a short name of them has, each once."""
    known: dict[str, dict[str, Organ]] = {}
    for organ in settled:
        head = organ.head
        if organ.shape == "titled":
            head = next((short for short in SHORT_TITLES if head.startswith(short + " ")), head)
        same = known.setdefault(head, {}).setdefault(without_legal_form(organ.name), organ)
        if len(organ.name) > len(same.name):
            known[head][without_legal_form(organ.name)] = organ
    return {head: _placed_first([*organs.values()]) for head, organs in known.items()}


def _placed_first(organs: list[Organ]) -> list[Organ]:
    """The organs without those of a bare level that another of them names with its place."""
    placed = {(organ.unit, organ.level) for organ in organs if organ.place}
    return [organ for organ in organs if organ.place or (organ.unit, organ.level) not in placed]


def _meant(text: Text, organ: Organ, known: dict[str, list[Organ]], settled: list[Organ]) -> Organ | None:
    """The organ that a bare head means, or None."""
    if organ.unit:
        above = known.get(organ.unit, []) if organ.unit in SHORT_TITLES else []
        return organ._replace(unit=above[0].name, is_open=False) if len(above) == 1 else None
    if agency := _agency_beside(text, organ, settled, known):
        return organ._replace(unit=agency.name, is_open=False)
    if not may_be_short(organ):
        return None
    full = known.get(organ.head, [])
    if organ.shape == "named":
        full = _named_last(organ, settled) or full
    if full:
        return full[0]._replace(start=organ.start, end=organ.end) if len(full) == 1 else None
    return _by_neighbours(text, organ, known, settled)


def _by_neighbours(
    text: Text, organ: Organ, known: dict[str, list[Organ]], settled: list[Organ]
) -> Organ | None:
    """The organ that the text never names in full, by the one that it stands beside."""
    if above := _committee_before(text, organ, settled):
        return organ._replace(unit=_under(above), level=above.level, place=above.place, is_open=False)
    if agency := _sole_agency(organ, known):
        return organ._replace(unit=agency.name, is_open=False)
    beside = _council_beside(text, organ, settled)
    return organ._replace(level=beside.level, place=beside.place, is_open=False) if beside else None


def _committee_before(text: Text, organ: Organ, settled: list[Organ]) -> Organ | None:
    """The committee whose standing one a bare "Ủy viên Ban Thường vụ" sits in, named in its sentence."""
    if organ.head != "Ban Thường vụ" or not text.folded.endswith("ủy viên ", 0, organ.start):
        return None
    sentence = text.sentences[text.sentence_at(organ.start)].start
    first, last = (bisect_left(settled, at, key=_start) for at in (sentence, organ.start))
    named = [one for one in settled[first:last] if one.head in COMMITTEES or one.head == "Đảng ủy"]
    return named[-1] if named else None


def _start(organ: Organ) -> int:
    return organ.start


def _standing_at(settled: list[Organ], at: int) -> Organ | None:
    """The organ in full that stands at this offset, or None."""
    index = bisect_left(settled, at, key=_start)
    return settled[index] if index < len(settled) and settled[index].start == at else None


def _sole_agency(organ: Organ, known: dict[str, list[Organ]]) -> Organ | None:
    """The one company, school or hospital of a text whose Party committee a bare "Đảng ủy" is."""
    agencies = [agency for head in _AGENCIES for agency in known.get(head, [])]
    is_alone = len(agencies) == 1 and not any(head in known for head in COMMITTEES)
    return agencies[0] if is_alone and organ.head == "Đảng ủy" else None


def _named_last(organ: Organ, settled: list[Organ]) -> list[Organ]:
    """The steering committee, of whatever level, that the text named last before a bare one."""
    before = [other for other in settled if other.head.startswith(organ.head) and other.start < organ.start]
    return before[-1:]


_AGENCIES = ("Tổng công ty", "Công ty", "Tập đoàn", "Bệnh viện", "Học viện", "Trường")


def _council_beside(text: Text, organ: Organ, settled: list[Organ]) -> Organ | None:
    """ "Bí thư Đảng ủy, Chủ tịch HĐND xã": the council that tells whose committee it is."""
    head = _CHAIR_BESIDE.match(text.folded, organ.end) if organ.head == "Đảng ủy" else None
    beside = _standing_at(settled, head.end()) if head else None
    return beside if beside and beside.level else None


def _agency_beside(
    text: Text, organ: Organ, settled: list[Organ], known: dict[str, list[Organ]]
) -> Organ | None:
    """ "Bí thư Đảng ủy, Tổng Giám đốc Công ty A": the company that tells whose committee it is."""
    head = _CHIEF_BESIDE.match(text.folded, organ.end) if organ.head == "Đảng ủy" else None
    if head is None:
        return None
    named = _standing_at(settled, head.end())
    if named is not None:
        return None if named.level else named
    return next(iter(_called_there(text, head.end(), known)), None)


def _called_there(text: Text, at: int, known: dict[str, list[Organ]]) -> list[Organ]:
    """The one agency that a bare head at this offset means ("Tổng Giám đốc Công ty")."""
    for head in _AGENCIES:
        if text.body.startswith(head, at):
            return known.get(head, []) if len(known.get(head, [])) == 1 else []
    return []


_CHIEF_BESIDE = pattern_of(
    r" *(?:,|-|–) *(?:phó )?(?:(?:tổng )?giám đốc|chủ nhiệm|cục trưởng|chủ tịch (?:hđtv|hđqt"
    r"|hội đồng thành viên|hội đồng quản trị)|hiệu trưởng)(?: (?:nhà máy|cơ quan))? +"
)
_CHAIR_BESIDE = pattern_of(r" *, *(?:phó )?chủ tịch +(?:thường trực +)?")
