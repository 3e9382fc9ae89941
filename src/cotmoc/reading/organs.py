"""Where the text names an organ: its head, what it is over, its level and place, as the words give them.

Rows and lists of organs are settled in `rows.py`, what a bare "Tỉnh ủy" belongs to in `organizations.py`.
"""

from __future__ import annotations

import re

from cotmoc.reading.foreign import COUNTRY, FOREIGN_TOO, of_country
from cotmoc.reading.heads import HEAD, HEADS, Organ
from cotmoc.reading.levels import placed
from cotmoc.reading.over import kind_over
from cotmoc.reading.own_names import named, titled
from cotmoc.reading.patterns import LETTER, looked_up, pattern_of
from cotmoc.reading.places import opens_person, place_at
from cotmoc.reading.sector_units import unit_of_sector
from cotmoc.reading.text import Text

_GAP = pattern_of(r"[ \n]*")
_SPACE = pattern_of(r" +")
_TERM = pattern_of(r",? *\(? *kh[oó]a +([ivx]+)(?![a-z])\)?")
_NUMBER = pattern_of(rf"(?:số +)?(?:[a-zđ]?\d+|[ivx]+)(?![{LETTER}\d])( +(?:hải quân|cảnh sát biển))?")


def organs_named(text: Text) -> list[Organ]:
    """Every place where an organ's head stands, in text order, some still open."""
    found: list[Organ] = []
    at = 0
    while head := HEAD.search(text, at, len(text.folded)):
        organ = None if _is_in_symbol(text, head.start()) else organ_at(text, head.start(), head)
        if organ is not None and organ.shape != "part" and not (found and _defines(text, found[-1], organ)):
            found.append(organ)
        at = organ.end if organ is not None else head.end()
    return found


_SYMBOL_BEFORE = pattern_of(r"\d[^\s,;()]*[-/]\Z")


def _is_in_symbol(text: Text, at: int) -> bool:
    """Whether the abbreviation is the issuer inside a document's symbol ("594/KH-UBND")."""
    return text.folded[at - 1 : at] in {"-", "/"} and bool(
        _SYMBOL_BEFORE.search(text.folded, max(at - 24, 0), at)
    )


def _defines(text: Text, former: Organ, organ: Organ) -> bool:
    """Whether the organ is only the short form, in brackets, of the one before it."""
    is_bracketed = (
        text.folded[former.end : organ.start].strip() == "(" and text.folded[organ.end : organ.end + 1] == ")"
    )
    return is_bracketed and organ.head in {former.head, former.unit}


def organ_at(text: Text, at: int, head: re.Match[str] | None = None, depth: int = 0) -> Organ | None:
    """The organ whose name opens at this offset, the outermost one, or None."""
    if depth > _DEEPEST:
        return None
    head = head or HEAD.match(text.folded, at)
    if head is None:
        return None
    row = looked_up(HEADS, head[0])
    if _is_part_of_other(text, at, row.kind):
        return None
    if row.capital and not text.body[at].isupper() and not _may_be_small(text, row.shape, head.end()):
        return None
    organ = Organ(at, head.end(), row.name, row.kind, row.shape, unit=row.unit, depth=depth)
    return _READERS[row.shape](text, organ)


# No name piles up more heads than this.
_DEEPEST = 3


def _may_be_small(text: Text, shape: str, end: int) -> bool:
    """Whether a head without its capital is one all the same: over a committee ("ban tuyên giáo tỉnh ủy")."""
    return shape == "sector" or (shape == "of" and _COMMITTEE_NEXT.match(text.folded, end) is not None)


_COMMITTEE_NEXT = pattern_of(r" (?:tỉnh|thành|huyện|quận|thị) ủy(?![a-zà-ỹđ])")


def _is_part_of_other(text: Text, at: int, kind: str) -> bool:
    """Whether the head is only the end of other words: "Chi hội Nông dân", "các huyện, thị, thành đoàn"."""
    if text.folded.endswith(("huyện, thị, ", "huyện, thị và "), max(at - 20, 0), at):
        return True
    return kind == "front" and text.folded.endswith(("chi ", "phân ", "tổ ", "cấp "), max(at - 5, 0), at)


def _fixed(text: Text, organ: Organ) -> Organ | None:
    """Complete alone, but the head of a government whose name follows is a person's position."""
    if organ.kind == "government" and _NOT_GOVERNMENT.match(text.folded, organ.end):
        return None
    if organ.head in _ONE_PERSON and _is_position(text, organ):
        inner = text.folded.find("chính phủ", organ.start, organ.end)
        return organ_at(text, inner) if inner > 0 else None
    return of_country(text, organ) if organ.head in FOREIGN_TOO else organ


_ONE_PERSON = frozenset({"Thủ tướng Chính phủ", "Chủ tịch nước"})
_NOT_GOVERNMENT = pattern_of(r" +(?:điện tử|số(?! *:? *\d)|kiến tạo)(?![a-zà-ỹ])")


def _is_position(text: Text, organ: Organ) -> bool:
    """Whether a deputy is meant ("Phó Thủ tướng") or the name of a person follows."""
    if text.folded.startswith("phó ", max(organ.start - 4, 0)):
        return True
    gap = _SPACE.match(text.folded, organ.end)
    return gap is not None and opens_person(text.body, gap.end())


def _term(text: Text, organ: Organ) -> Organ | None:
    if _MASS_ORGANIZATION.match(text.folded, organ.end):
        above = organ._replace(head="Ban Chấp hành", shape="of", end=organ.start + len("ban chấp hành"))
        return _of(text, above) if text.folded.startswith("ban chấp hành", organ.start) else None
    term = _TERM.match(text.folded, organ.end)
    if term is None:
        return organ
    end = term.end() if term[0].endswith(")") or "(" not in term[0] else term.end(1)
    return organ._replace(end=end, unit=f"khóa {term[1].upper()}")


_BRANCH = pattern_of(r" +(khu vực +(?:[ivx]+|\d+)(?![a-z\d])|chi nhánh(?= +(?:tỉnh|thành|huyện|khu)))")
_MASS_ORGANIZATION = pattern_of(r" +(?:hội|đoàn|mặt trận|mttq)(?![a-zà-ỹ])")


def _self(text: Text, organ: Organ) -> Organ | None:
    """Complete alone; a branch, a level with a place, or a place, may follow."""
    if organ.head.startswith("Cổng ") and text.body[organ.start : organ.end].isupper():
        return None  # the heading of a site
    if organ.kind == "department" and (branch := _BRANCH.match(text.folded, organ.end)):
        organ = organ._replace(unit=text.words(*branch.span(1)), end=branch.end())
    if organ.kind == "front" and (vietnam := _VIETNAM.match(text.body, organ.end)):
        return organ._replace(head=f"{organ.head} Việt Nam", end=vietnam.end())
    return placed(text, organ) or organ


_VIETNAM = pattern_of(r" Việt Nam(?![a-zà-ỹđ])")


def _house(text: Text, organ: Organ) -> Organ:
    """A committee of the National Assembly; that it is the Assembly's belongs to its name when said."""
    of = _OF_THE_HOUSE.match(text.folded, organ.end)
    return organ._replace(unit="của Quốc hội" if of[1] else "Quốc hội", end=of.end()) if of else organ


_OF_THE_HOUSE = pattern_of(r" +(của +)?quốc hội(?![a-zà-ỹđ])")


def _branch(text: Text, organ: Organ) -> Organ | None:
    """The branch of the youth union at a level below the province; "Đoàn tỉnh" may be a delegation."""
    whole = placed(text, organ)
    return whole if whole and whole.level not in {"", "tỉnh", "thành phố"} else None


def _force(text: Text, organ: Organ) -> Organ | None:
    """The whole force, or that of a province; "các đơn vị" of it are a class."""
    if _UNITS_BEFORE.search(text.folded, max(organ.start - 20, 0), organ.start):
        return None
    return _self(text, organ)


_UNITS_BEFORE = pattern_of(r"(?:các|những|một số) +(?:đơn vị|đồn|đồn, trạm) +\Z")


def _local(text: Text, organ: Organ) -> Organ | None:
    """A level or a place must follow, or it waits for the tail of the row."""
    return placed(text, organ) or organ._replace(is_open=True)


_STANDING = pattern_of(
    r"(?:bí thư|chủ tịch|ban|thủ tướng|giám đốc|tư lệnh|ủy viên|chủ nhiệm|trưởng|viện trưởng"
    r"|thứ trưởng)[ -]+\Z"
)


def _of(text: Text, organ: Organ) -> Organ | None:
    """An organ follows that it is the head of, or a level or a place; else it waits for the row."""
    if organ.head == "Thường trực" and _STANDING.search(text.folded, max(organ.start - 14, 0), organ.start):
        return None
    if organ.unit:
        return placed(text, organ) or organ
    gap = _AFTER_SHORT.match(text.folded, organ.end)
    inner = organ_at(text, gap.end(), depth=organ.depth + 1) if gap else None
    if inner is not None and organ.head == "Thường trực" and inner.head.startswith("Ban Bí thư"):
        return None
    if inner is not None and not (inner.is_open and inner.shape == "of"):
        return _with_term(text, _over(organ, inner))
    whole = placed(text, organ)
    return _with_term(text, whole) if whole else organ._replace(is_open=True)


_AFTER_SHORT = pattern_of(r"\.? +|\.(?=[a-zđ])")  # "TT.HĐND"
_WHICH_TERM = pattern_of(r",? +((?:khóa|lần thứ) +[ivx]+)(?![a-zà-ỹ\d])")


def _with_term(text: Text, organ: Organ) -> Organ:
    """A committee with its term ("Ban Chấp hành Đảng bộ tỉnh khóa X"), where the text tells it."""
    term = _WHICH_TERM.match(text.folded, organ.end) if organ.head == "Ban Chấp hành" else None
    if term is None or organ.is_open:
        return organ
    return organ._replace(end=term.end(), term=text.words(*term.span(1)))


def _over(organ: Organ, inner: Organ) -> Organ:
    unit = " ".join(part for part in (inner.head, inner.unit) if part)
    return organ._replace(
        end=inner.end,
        unit=unit,
        level=inner.level,
        place=inner.place,
        kind=kind_over(organ, inner),
        is_open=inner.is_open and inner.shape != "part",
    )


_OVER_SECTORS = frozenset({"local", "force", "self", "of", "part", "number"})


def _owned(text: Text, organ: Organ) -> Organ | None:
    found = _of(text, organ)
    return None if found is None or (found.is_open and not found.unit) else found


def _sector(text: Text, organ: Organ) -> Organ | None:
    """The unit of a sector; an organ that it belongs to may follow ("Phòng Tham mưu Công an tỉnh")."""
    whole = unit_of_sector(text, organ)
    if whole is None or whole.unit or whole.level or whole.place:
        return whole
    if whole.kind == "police" and (force := _behind_comma(text, whole)):
        return whole._replace(
            unit=" ".join((force.head, force.unit)).strip(), level=force.level, place=force.place
        )
    if whole.head.startswith("Bộ ") and COUNTRY.match(text.body, whole.end):
        return of_country(text, whole)
    after = _SPACE.match(text.folded, whole.end)
    inner = organ_at(text, after.end(), depth=organ.depth + 1) if after else None
    is_whole = inner is not None and (not inner.is_open or inner.shape == "part")
    if inner is not None and is_whole and inner.shape in _OVER_SECTORS:
        return _over(whole._replace(shape="self"), inner)
    return placed(text, whole) or whole


def _behind_comma(text: Text, organ: Organ) -> Organ | None:
    """ "Phòng Cảnh sát giao thông, Công an tỉnh": the force that the unit is of, told behind a comma."""
    is_next = text.folded.startswith(", công an ", organ.end)
    force = organ_at(text, organ.end + 2, depth=organ.depth + 1) if is_next else None
    return force if force and force.level and not force.is_open else None


def _number(text: Text, organ: Organ) -> Organ | None:
    gap = _GAP.match(text.folded, organ.end)
    number = _NUMBER.match(text.folded, gap.end()) if gap else None
    if number is None or (organ.head == "Vùng" and number[1] is None):
        return None
    words = text.words(number.start(), number.end())
    written = words.upper() if re.fullmatch(r"[ivxIVX]+", words) else words
    return organ._replace(end=number.end(), unit=written)


def _post(text: Text, organ: Organ) -> Organ | None:
    gap = _SPACE.match(text.folded, organ.end)
    place = place_at(text.body, gap.end()) if gap else None
    return organ._replace(end=place[0], place=place[1]) if place else None


_READERS = {
    "fixed": _fixed,
    "term": _term,
    "self": _self,
    "force": _force,
    "branch": _branch,
    "house": _house,
    "local": _local,
    "part": _local,
    "of": _of,
    "owned": _owned,
    "sector": _sector,
    "number": _number,
    "post": _post,
    "titled": titled,
    "named": named,
}
