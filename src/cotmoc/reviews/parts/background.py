"""Phần thứ nhất, mục I: the units of the review and what became of them; the rest is the writer's."""

from __future__ import annotations

from collections import defaultdict

from cotmoc.reviews.drafts import Evidence, Paragraph, Section, Sentence, items, to_write, units
from cotmoc.reviews.ledger import Ledger
from cotmoc.reviews.models import Depth
from cotmoc.reviews.wording import count, day, listed
from cotmoc.units.models import Kind, Level, Succession, Version

_NOUNS = {
    (Kind.PEOPLES_COMMITTEE, Level.COMMUNE): "ủy ban nhân dân cấp xã",
    (Kind.PEOPLES_COMMITTEE, Level.DISTRICT): "ủy ban nhân dân cấp huyện",
    (Kind.PARTY_COMMITTEE, Level.COMMUNE): "cấp ủy cấp xã",
    (Kind.PARTY_COMMITTEE, Level.DISTRICT): "cấp ủy cấp huyện",
    (Kind.PARTY_COMMITTEE, Level.PROVINCE): "cấp ủy, cơ quan đảng cấp tỉnh",
    (Kind.DEPARTMENT, Level.PROVINCE): "sở, ban, ngành",
    (Kind.BORDER_GUARD, Level.BASE): "đơn vị biên phòng cơ sở",
    (Kind.POLICE, Level.COMMUNE): "công an cấp xã",
    (Kind.MILITARY, Level.COMMUNE): "ban chỉ huy quân sự cấp xã",
    (Kind.FRONT, Level.PROVINCE): "tổ chức mặt trận, đoàn thể cấp tỉnh",
}
_NOUN_ELSE = {
    Kind.BORDER_GUARD: "đơn vị biên phòng",
    Kind.POLICE: "đơn vị công an",
    Kind.MILITARY: "đơn vị quân sự",
    Kind.FRONT: "tổ chức mặt trận, đoàn thể",
    Kind.DEPARTMENT: "cơ quan chuyên môn",
}


def section(ledger: Ledger) -> Section:
    """Đặc điểm tình hình."""
    written = to_write(
        "Người soạn ghi đặc điểm địa bàn, tình hình đơn vị; thuận lợi, khó khăn trong giai đoạn báo cáo"
    )
    paragraphs = [part for part in (_below(ledger), *_changes(ledger)) if part]
    return Section(Depth.ROMAN, "I", "ĐẶC ĐIỂM TÌNH HÌNH", (*paragraphs, (written,)))


def _below(ledger: Ledger) -> Paragraph:
    """How many units of which kind stand below on the day."""
    living = [version for version in _lower(ledger) if ledger.asked.as_of in version.valid]
    if not living:
        return ()
    by_noun: dict[str, list[Version]] = defaultdict(list)
    for version in living:
        by_noun[_noun(version, ledger.versions[ledger.asked.unit])].append(version)
    counted = listed(count(len(group), noun) for noun, group in by_noun.items())
    text = f"Đến ngày {day(ledger.asked.as_of)}, {ledger.names[ledger.asked.unit]} có {counted} trực thuộc."
    question = f"Các đơn vị trực thuộc ở mọi tuyến vào ngày {day(ledger.asked.as_of)}, theo loại và cấp"
    return (Sentence(text, question, units(version.unit_id for version in living)),)


def _lower(ledger: Ledger) -> list[Version]:
    found = (ledger.versions[unit] for unit in sorted(ledger.own) if unit in ledger.versions)
    units_below = [v for v in found if v.unit_id != ledger.asked.unit and v.kind != Kind.PLACE]
    return sorted(units_below, key=lambda version: (list(Level).index(Level(version.level)), version.kind))


def _noun(version: Version, of: Version) -> str:
    kind, level = Kind(version.kind), Level(version.level)
    if kind == Kind.DEPARTMENT and of.kind == Kind.PARTY_COMMITTEE:
        return "cơ quan tham mưu, giúp việc, đơn vị sự nghiệp của cấp ủy"
    return _NOUNS.get((kind, level)) or _NOUN_ELSE.get(kind, "đơn vị khác")


def _changes(ledger: Ledger) -> list[Paragraph]:
    """What ended in the period, and who took over; one paragraph a day and act."""
    by_act: dict[tuple[str, str], list[Succession]] = defaultdict(list)
    for succession in ledger.successions:
        by_act[day(succession.day), succession.act].append(succession)
    return [_change(ledger, on, act, group) for (on, act), group in by_act.items()]


def _change(ledger: Ledger, on: str, act: str, group: list[Succession]) -> Paragraph:
    question = f"Các đơn vị trực thuộc ở mọi tuyến kết thúc hoạt động ngày {on} và đơn vị kế thừa"
    opening = Sentence(f"Từ ngày {on}, thực hiện {act}:", question, _both(group))
    heirs, former = _grouped(group, "successor_id"), _grouped(group, "predecessor_id")
    if len(former) < len(heirs):
        told = [(_split(ledger, unit, parts), parts) for unit, parts in former.items()]
    else:
        told = [(_merger(ledger, unit, parts), parts) for unit, parts in heirs.items()]
    return items(opening, [Sentence(text, question, _both(parts)) for text, parts in told])


def _grouped(group: list[Succession], side: str) -> dict[int, list[Succession]]:
    grouped: dict[int, list[Succession]] = defaultdict(list)
    for succession in group:
        grouped[getattr(succession, side)].append(succession)
    return grouped


def _merger(ledger: Ledger, heir: int, parts: list[Succession]) -> str:
    former = listed(ledger.names[succession.predecessor_id] for succession in parts)
    return f"{ledger.names[heir]} kế thừa {former}"


def _split(ledger: Ledger, former: int, parts: list[Succession]) -> str:
    heirs = listed(ledger.names[succession.successor_id] for succession in parts)
    return f"{ledger.names[former]} kết thúc hoạt động, {heirs} kế thừa"


def _both(group: list[Succession]) -> tuple[Evidence, ...]:
    return units(pk for s in group for pk in (s.successor_id, s.predecessor_id))
