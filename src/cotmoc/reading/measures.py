"""The figures of a result: value, comparator, unit, and what is measured."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cotmoc.reading.comparators import comparator_at
from cotmoc.reading.facts import Measure
from cotmoc.reading.folding import UPPER
from cotmoc.reading.measured import alternatives, measured
from cotmoc.reading.patterns import pattern_of

_FIGURE = pattern_of(
    r"(?=[\dmhbnstc])(?:\d[\d.,]*(?<=\d)(?:\s?/\s?(\d[\d.,]*(?<=\d)))?"
    r"|(?<![a-zà-ỹđ])(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
    r"(?= (?:nghìn|ngàn|triệu|tỷ|tỉ)(?![a-zà-ỹđ])))"
)
_NUMERALS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_GROUPED = pattern_of(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_GROUPED_BY_COMMA = pattern_of(r"\d{1,3}(?:,\d{3}){2,}")
_PLAIN = pattern_of(r"\d+(?:[.,]\d+)?")
_MULTIPLIER = pattern_of(
    r" ?(nghìn tỷ|nghìn tỉ|ngàn tỷ|trăm nghìn|trăm triệu|triệu|nghìn|ngàn|tỷ|tỉ|vạn|trăm|chục)(?![a-zà-ỹđ])"
)
_AMOUNT_AFTER = pattern_of(rf"{_MULTIPLIER.pattern}|\s?%")
_FACTORS = {
    "chục": 10, "trăm": 100, "nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "trăm nghìn": 10**5, "triệu": 10**6,
    "trăm triệu": 10**8, "tỷ": 10**9, "tỉ": 10**9, "nghìn tỷ": 10**12, "nghìn tỉ": 10**12, "ngàn tỷ": 10**12,
}  # fmt: skip
# "12 tỷ 305 triệu USD" is one sum; its second part counts nothing by itself.
_FURTHER_PART = pattern_of(r" (\d{1,3}) (triệu|nghìn|ngàn)(?= (?:đồng|usd|đô la|euro|người|lượt))")
_FIRST_PART = pattern_of(r"\d (?:tỷ|tỉ|triệu) $")
# People and cases are counted whole, so that a comma before three digits parts thousands.
_THOUSANDS = pattern_of(r"[1-9]\d{0,2},\d{3}")
_MEASURED = pattern_of(
    r"(?:km2?|km²|m|m2|m²|m3|m³|ha|héc|hecta|mét|kg|kilôgam|gam|g|gram|tấn|tạ|lít|đồng|usd|%|điểm|mm|cm|kwh|mw|giờ)"
    r"(?![a-zà-ỹđ])|[%/]"
)
_PER = pattern_of(r"/(?:[a-zà-ỹđ]+(?: (?:dân|viên|sinh|động|khẩu))?|km2|km²|ha|m2|m²)(?![a-zà-ỹđ\d])")
_ALL_OF = pattern_of(r"(?<![a-zà-ỹđ])cả $")
_DURATION = pattern_of(
    r"(?:năm|tháng|ngày(?! công)|giờ|phút|tuần|thập kỷ|quý|nhiệm kỳ|mùa|vụ (?:lúa|đông|hè)|đêm)(?![a-zà-ỹđ])"
)
_CODE_AFTER = pattern_of(r"[-/]\s?[a-zđ]|[-/.]\d|h\d|:\d")
_CODE_BEFORE = pattern_of(r"(?<![a-zà-ỹđ%])/$|[\d.,:-]$|[a-zđ]-$|[a-zđ]$")
_ORGANS_OF = pattern_of(
    r"(?:ubnd|ủy ban nhân dân|huyện ủy|công an|các|những|mặt trận|quân sự|lãnh đạo|đảng ủy|hđnd"
    r"|thuộc)(?: của)? $"
)
_ORGANS = {
    "xã",
    "phường",
    "huyện",
    "tỉnh",
    "đơn vị",
    "địa phương",
    "thị trấn",
    "đồn",
    "cơ quan",
    "ban",
    "hội",
    "lực lượng",
}
_LISTED = pattern_of(r"[^.;,]{0,24}: ?[a-zà-ỹđ]")

# "186 lượt tổ", "10 hộ hội viên": who comes or lives there belongs to the unit.
_UNIT = pattern_of(rf"\s{{0,3}}((?:(?:lượt|hộ) )?(?:{alternatives('units')}))(?![a-zà-ỹđ\d])")
_NO_UNIT = (
    r"(?:so|trong|với|và|đã|được|của|tại|cho|năm|tháng|ngày|lần thứ|để|từ|đến|tới|là|có|đạt|tăng|giảm|còn"
    r"|theo|về|do|bị|sẽ|nhằm|trên|dưới|ở|vào|ra|này|đó|gồm|như|khi|mà|nên|nhưng|không|chưa|cũng|đều|đang"
    r"|hoặc|hay|cùng|bằng|qua|trước|sau|giữa|bao|nêu|quy định|giờ|phút|trở|hiện|tuổi|nói|mới|thuộc|cấp"
    r")(?![a-zà-ỹđ])"
)
_ANY_UNIT = pattern_of(rf" (?!{_NO_UNIT})([^\W\d_]+)(?![a-zà-ỹđ\d])")
_YEAR = pattern_of(r"(?<![\d.,])(?:19|20)\d\d\Z")
# "Binh đoàn 18 sẵn sàng", "các vùng 1, 2, 3 tổ chức": the number belongs to a name or to a row of numbers.
_NAMED_BEFORE = pattern_of(rf"(?:\w [{UPPER}][^\W\d_]*(?: [^\W\d_]+)?|\d,| và) \d+\Z")
# A thing that no list has is mostly named by two syllables: "40 chủng loại", "3 phân kho".
_ANY_THING = pattern_of(rf" (?!{_NO_UNIT})([a-zà-ỹđ]+(?: (?!{_NO_UNIT})[a-zà-ỹđ]+)?)(?![a-zà-ỹđ\d/-])")
# "giá trị trên 1 ha": what a value is reckoned by.
_PER_ONE = pattern_of(r"(?:trên|mỗi|tính cho) $")
# "cấp 320 con giống", "thắp sáng 4 km": here the word before the number is a verb.
_VERB_TOO = pattern_of(r"(?<![a-zà-ỹđ])(?:cấp|thắp sáng|chiếu sáng) $")
# "giao ban định kỳ 14 lần": what is counted by times belongs to no name before it.
_TIMES = pattern_of(r" (?:lần|lượt|buổi|đợt|cuộc|vụ)(?![a-zà-ỹđ])")
# "tội phạm trên 2 tuyến biên giới": where, not how many.
_PLACES_BEFORE = pattern_of(r"(?:^|[ ,])trên (?:cả )?$")
_PLACES = pattern_of(
    r" (?:tuyến(?! đường| kênh)|mặt trận|lĩnh vực|địa bàn|phương diện|hướng|bình diện)(?![a-zà-ỹđ])"
)
_FEW = 9
# "mô hình “3 sạch”": the number opens a name.
_QUOTED_BEFORE = pattern_of(r"[“\"«]$")
_QUOTED_NAME = pattern_of(r"[^“”\"»\n]{1,30}[”\"»]")
# "cư dân 02 bên biên giới": the two sides are no count.
_SIDES = pattern_of(r" (?:bên|phía)(?![a-zà-ỹđ])")
# "5 xã đạt 19 tiêu chí" counts communes; the criteria only say which.
_REACHED = pattern_of(
    r"một trong (?:những |các )?$|"
    r"\d xã (?:[a-zà-ỹ]+ ){0,2}?đạt (?:từ |dưới |trên |đủ )?$|không còn xã (?:nào )?đạt (?:dưới |trên )?$"
)
_NAMED_BY = pattern_of(rf"(?:^|[^a-zà-ỹđ])(?:{alternatives('not_measures')})\s?$")


def measures_of(words: str, folded: str) -> tuple[Measure, ...]:
    """The figures of a clause, given as written and folded; dates, codes and durations are none."""
    return tuple(_measures(words, folded))


def _measures(words: str, folded: str) -> Iterator[Measure]:
    for figure in _FIGURE.finditer(folded):
        before = folded[max(figure.start() - 24, 0) : figure.start()]
        value = _value(figure[0].partition("/")[0].strip())
        if value is None or _CODE_BEFORE.search(before) or _is_named(folded, figure, before):
            continue
        measure = _measure(words, folded, figure, value)
        if measure is not None:
            yield measure


def _goes_before(folded: str, figure: re.Match[str], before: str) -> bool:
    """Whether the words before say that nothing is counted here, or that it has been counted with them."""
    if _REACHED.search(before) or _SIDES.match(folded, figure.end()):
        return True
    if _QUOTED_BEFORE.search(before):
        return _QUOTED_NAME.match(folded, figure.end()) is not None
    ahead = f" {folded[figure.start() : figure.end() + 12]}"
    return _FIRST_PART.search(before) is not None and _FURTHER_PART.match(ahead) is not None


def _is_named(folded: str, figure: re.Match[str], before: str) -> bool:
    """Whether the number belongs to a name or an hour, or says what units of a kind have reached."""
    if _goes_before(folded, figure, before):
        return True
    if _PLACES_BEFORE.search(before) and _PLACES.match(folded, figure.end()):
        return len(figure[0]) < 3 and int(figure[0]) <= _FEW
    if _NAMED_BY.search(before) is None or _AMOUNT_AFTER.match(folded, figure.end()):
        return False
    if _TIMES.match(folded, figure.end()):
        return False
    return not (_VERB_TOO.search(before) and _UNIT.match(folded, figure.end()))


def _measure(words: str, folded: str, figure: re.Match[str], value: float) -> Measure | None:
    after = figure.end()
    if multiplier := _MULTIPLIER.match(folded, after):
        value *= _FACTORS[multiplier[1]]
        after = multiplier.end()
        if more := _FURTHER_PART.match(folded, after):
            value += float(more[1]) * _FACTORS[more[2]]
            after = more.end()
    unit = _UNIT.match(folded, after) or _unlisted_unit(words, folded, after, _is_amount(figure, multiplier))
    if (
        unit is None
        or words[unit.start(1) : unit.end(1)] == "G"
        or _ALL_OF.search(folded, max(figure.start() - 4, 0), figure.start())
    ):
        return None
    if _names_a_span_or_a_row(folded, figure.start(), after, unit):
        return None
    if value == 1 and _PER_ONE.search(folded, max(figure.start() - 16, 0), figure.start()):
        return None
    start, end = unit.start(1), unit.end(1)
    if multiplier is None and _THOUSANDS.fullmatch(figure[0]) and not _MEASURED.match(folded, start):
        value *= 1000
    if per := _PER.match(folded, end):
        end = per.end()
    return Measure(
        value=value,
        comparator=comparator_at(folded, figure.start(), end),
        unit=" ".join(words[start:end].split()),
        of=measured(words, folded, figure.start(), end),
    )


def _unlisted_unit(words: str, folded: str, after: int, is_amount: bool) -> re.Match[str] | None:
    """What no list has, as a unit: the word behind an amount, the abbreviation or thing behind a figure."""
    unit = _ANY_UNIT.match(folded, after)
    if unit is None or is_amount:
        return unit
    written = words[unit.start(1) : unit.end(1)]
    if written.isupper():
        return unit if len(written) > 2 else None
    if _YEAR.search(folded, max(after - 5, 0), after) or _NAMED_BEFORE.search(
        words, max(after - 48, 0), after
    ):
        return None
    if not written.islower():
        return None
    thing = _ANY_THING.match(folded, after)
    # "273 cờ Tổ quốc": a name behind the thing is no part of it.
    return thing if thing and words[thing.start(1) : thing.end(1)].islower() else unit


def _is_amount(figure: re.Match[str], multiplier: re.Match[str] | None) -> bool:
    """Whether the number is so written that it counts something, whatever the word behind it."""
    return multiplier is not None or _GROUPED.fullmatch(figure[0]) is not None


def _names_a_span_or_a_row(folded: str, start: int, after: int, unit: re.Match[str]) -> bool:
    """Whether the figure only says how long something took, or how many organs a row names."""
    if _DURATION.match(folded, unit.start(1)) or _CODE_AFTER.match(folded, after):
        return True
    if unit[1] not in _ORGANS:
        return False
    return _ORGANS_OF.search(folded, max(start - 20, 0), start) is not None or bool(
        _LISTED.match(folded, unit.end())
    )


def _value(figure: str) -> float | None:
    """The number as Vietnamese writes it: comma before decimals, dots between thousands; else None."""
    if figure in _NUMERALS:
        return float(_NUMERALS[figure])
    if _GROUPED.fullmatch(figure):
        return float(figure.replace(".", "").replace(",", "."))
    if _GROUPED_BY_COMMA.fullmatch(figure):
        return float(figure.replace(",", ""))
    if _PLAIN.fullmatch(figure):
        return float(figure.replace(",", "."))
    return None
