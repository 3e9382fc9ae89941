"""Where the text names an organ: its head, what it is over, its level and place, as the words give them.

Rows and lists of organs are settled in `rows.py`, what a bare "Tỉnh ủy" belongs to in `organizations.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from cotmoc.reading.folding import LOWER, UPPER, fold
from cotmoc.reading.patterns import LETTER, WORD_AFTER, WORD_BEFORE, any_of, any_word, looked_up
from cotmoc.reading.places import known_place_at, opens_person, place_at
from cotmoc.reading.text import Text
from cotmoc.reading.words import lines


@dataclass(frozen=True, slots=True)
class _Head:
    """One row of the table of heads."""

    name: str
    unit: str
    kind: str
    shape: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Organ:
    """One place where an organ is named; `level` is a word ("tỉnh"), `place` a bare name or None."""

    start: int
    end: int
    head: str
    kind: str
    shape: str
    unit: str = ""
    level: str = ""
    place: str | None = None
    # Waits for the tail of the organ that follows it in the row ("Đảng ủy, Bộ Chỉ huy BĐBP tỉnh").
    is_open: bool = False

    @property
    def name(self) -> str:
        """The full name as far as the words give it."""
        return " ".join(part for part in (self.head, self.unit, self.level, self.place or "") if part)


def _heads() -> dict[str, _Head]:
    table: dict[str, _Head] = {}
    for line in lines("organs"):
        forms, _, row = line.partition("=")
        name, kind, shape, *rest = (cell.strip() for cell in row.split(";"))
        head, _, unit = name.partition("|")
        for form in forms.split(" / "):
            table[" ".join(fold(form).split())] = _Head(
                head.strip(), unit.strip(), kind, shape, capital=bool(rest)
            )
    return table


def _sectors() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in lines("sectors"):
        forms, _, name = line.partition("=")
        for form in forms.split(" / "):
            table[" ".join(fold(form).split())] = name.strip()
    return table


_HEADS = _heads()
_SECTORS = _sectors()
_HEAD = re.compile(WORD_BEFORE + any_word(_HEADS) + WORD_AFTER)
_SECTOR = re.compile(any_word(_SECTORS) + WORD_AFTER)
_LEVELS = {"tp": "thành phố", "tp.": "thành phố", "tx": "thị xã", "tx.": "thị xã", "t.p": "thành phố"}
LEVEL_WORD = (
    rf"(?:tỉnh|thành +phố|tp\.?|t\.p|huyện|quận|thị +xã|tx\.?|xã|phường|thị +trấn|đặc +khu)(?![{LETTER}])"
)
_LEVEL = re.compile(LEVEL_WORD)
_GAP = re.compile(r"[ \n]*")
_SPACE = re.compile(r" +")
# The abbreviation that the text gives in passing: "Bộ đội Biên phòng (BĐBP) tỉnh".
_DEFINED = re.compile(rf" *\([{UPPER}&-]{{2,10}}\)(?= )")
_LIST_GAP = re.compile(r" *: *| +")
_PLURAL_BEFORE = re.compile(r"(?:các|\d{1,2}|hai|ba|bốn) +\Z")
_TERM = re.compile(r",? *\(? *kh[oó]a +([ivx]+)(?![a-z])\)?")
_NUMBER = re.compile(rf"(?:số +)?(?:\d+|[ivx]+)(?![{LETTER}\d])( +(?:hải quân|cảnh sát biển))?")
_NAMED_TO_LEVEL = re.compile(
    r"(?! *(?:,|\.))[^.;:()\n]{0,110}? (tỉnh|huyện|quận|thành phố|thị xã|xã|phường|trung ương|quốc gia"
    r"|chính phủ)"
    rf"(?![{LETTER}])"
)
_NAMED_STOP = re.compile(
    rf"[{LETTER}\d] +(?:đã|được|có|yêu cầu|cần|phải|ban hành|thành lập|do|gồm|các|chỉ đạo|tổ chức thực"
    rf"|báo cáo|phát biểu|cho"
    r"|phối hợp|và các|tiếp tục|chủ động|sẽ|đề nghị|là|trong|tại|với|của|từ|để|theo|chủ trì|tham mưu|trao"
    r"|tặng|quyết định"
    rf"|kiểm tra|giao|đánh giá|thống nhất|họp|đồng chí|ông|bà)(?![{LETTER}])"
)
# A defence area: its number, and the name of its seat ("1 - Ia Grai").
_AREA = re.compile(rf" +\d+(?: *[-–] *[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+)?)?")
_NAMED_NUMBER = re.compile(r" +\d{2,4}(?![\d/])")


def organs_named(text: Text) -> list[Organ]:
    """Every place where an organ's head stands, in text order, some still open."""
    found: list[Organ] = []
    at = 0
    while head := _HEAD.search(text.folded, at):
        organ = None if _is_in_symbol(text, head.start()) else organ_at(text, head.start(), head)
        if organ is not None and organ.shape != "part" and not (found and _defines(text, found[-1], organ)):
            found.append(organ)
        at = organ.end if organ is not None else head.end()
    return found


_SYMBOL_BEFORE = re.compile(r"\d[^\s,;()]*[-/]\Z")


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


def level_named(text: Text, at: int) -> tuple[int, str] | None:
    """End and full word of the level named at this offset ("TP" is "thành phố"), or None."""
    level = _LEVEL.match(text.folded, at)
    if level is None:
        return None
    word = " ".join(level[0].split())
    return level.end(), _LEVELS.get(word, word)


def sector_at(text: Text, at: int) -> tuple[int, str] | None:
    """End and full name of the sector named at this offset, or None."""
    sector = _SECTOR.match(text.folded, at)
    return (sector.end(), looked_up(_SECTORS, sector[0])) if sector else None


def organ_at(text: Text, at: int, head: re.Match[str] | None = None) -> Organ | None:
    """The organ whose name opens at this offset, the outermost one, or None."""
    head = head or _HEAD.match(text.folded, at)
    if head is None:
        return None
    row = looked_up(_HEADS, head[0])
    if row.capital and not text.body[at].isupper() and row.shape != "sector":
        return None
    organ = Organ(at, head.end(), row.name, row.kind, row.shape, unit=row.unit)
    return _READERS[row.shape](text, organ)


def _fixed(text: Text, organ: Organ) -> Organ | None:
    """Complete alone, but the head of a government whose name follows is a person's position."""
    if organ.kind == "government" and _NOT_GOVERNMENT.match(text.folded, organ.end):
        return None
    if organ.head in _ONE_PERSON and _is_position(text, organ):
        inner = text.folded.find("chính phủ", organ.start, organ.end)
        return organ_at(text, inner) if inner > 0 else None
    return organ


_ONE_PERSON = frozenset({"Thủ tướng Chính phủ", "Chủ tịch nước"})
_NOT_GOVERNMENT = re.compile(r" +(?:điện tử|số(?! *:? *\d)|kiến tạo)(?![a-zà-ỹ])")


def _is_position(text: Text, organ: Organ) -> bool:
    """Whether a deputy is meant ("Phó Thủ tướng") or the name of a person follows."""
    if text.folded.startswith("phó ", max(organ.start - 4, 0)):
        return True
    gap = _SPACE.match(text.folded, organ.end)
    return gap is not None and opens_person(text.body, gap.end())


def _term(text: Text, organ: Organ) -> Organ | None:
    if _MASS_ORGANIZATION.match(text.folded, organ.end):
        above = replace(organ, head="Ban Chấp hành", shape="of", end=organ.start + len("ban chấp hành"))
        return _of(text, above) if text.folded.startswith("ban chấp hành", organ.start) else None
    term = _TERM.match(text.folded, organ.end)
    if term is None:
        return organ
    end = term.end() if term[0].endswith(")") or "(" not in term[0] else term.end(1)
    return replace(organ, end=end, unit=f"khóa {term[1].upper()}")


_BRANCH = re.compile(r" +(khu vực +(?:[ivx]+|\d+)(?![a-z\d])|chi nhánh(?= +(?:tỉnh|thành|huyện|khu)))")
_MASS_ORGANIZATION = re.compile(r" +(?:hội|đoàn|mặt trận|mttq)(?![a-zà-ỹ])")


def _self(text: Text, organ: Organ) -> Organ | None:
    """Complete alone; a branch, a level with a place, or a place, may follow."""
    if organ.kind == "department" and (branch := _BRANCH.match(text.folded, organ.end)):
        organ = replace(organ, unit=text.words(*branch.span(1)), end=branch.end())
    return _placed(text, organ) or organ


def _force(text: Text, organ: Organ) -> Organ | None:
    """The whole force, or that of a province; "các đơn vị" of it are a class."""
    if _UNITS_BEFORE.search(text.folded, max(organ.start - 20, 0), organ.start):
        return None
    return _self(text, organ)


_UNITS_BEFORE = re.compile(r"(?:các|những|một số) +(?:đơn vị|đồn|đồn, trạm) +\Z")


def _local(text: Text, organ: Organ) -> Organ | None:
    """A level or a place must follow, or it waits for the tail of the row."""
    return _placed(text, organ) or replace(organ, is_open=True)


_STANDING = re.compile(
    r"(?:bí thư|chủ tịch|ban|thủ tướng|giám đốc|tư lệnh|ủy viên|chủ nhiệm|trưởng|viện trưởng"
    r"|thứ trưởng)[ -]+\Z"
)


def _of(text: Text, organ: Organ) -> Organ | None:
    """An organ follows that it is the head of, or a level or a place; else it waits for the row."""
    if organ.head == "Thường trực" and _STANDING.search(text.folded, max(organ.start - 14, 0), organ.start):
        return None
    if organ.unit:
        return _placed(text, organ) or organ
    gap = _SPACE.match(text.folded, organ.end)
    inner = organ_at(text, gap.end()) if gap else None
    if inner is not None and organ.head == "Thường trực" and inner.head.startswith("Ban Bí thư"):
        return None
    if inner is not None and not (inner.is_open and inner.shape == "of"):
        return _over(organ, inner)
    return _placed(text, organ) or replace(organ, is_open=True)


def _over(organ: Organ, inner: Organ) -> Organ:
    unit = " ".join(part for part in (inner.head, inner.unit) if part)
    return replace(
        organ,
        end=inner.end,
        unit=unit,
        level=inner.level,
        place=inner.place,
        kind=_kind_over(organ, inner),
        is_open=inner.is_open and inner.shape != "part",
    )


_OWN_KIND = frozenset(
    {
        "Đảng ủy",
        "Đảng bộ",
        "Chi bộ",
        "Văn phòng",
        "Ủy ban Kiểm tra",
        "Ban cán sự đảng",
        "Đảng đoàn",
        "Ban Tổ chức",
    }
    | {"Ban Tuyên giáo", "Ban Dân vận", "Ban Nội chính", "Ban Tuyên giáo và Dân vận", "Ban Xây dựng Đảng"}
)


def _kind_over(organ: Organ, inner: Organ) -> str:
    """A committee of the Party or an office keeps its kind, a command takes that of its force."""
    return organ.kind if organ.head in _OWN_KIND else inner.kind


def may_be_short(organ: Organ) -> bool:
    """Whether a bare head may be the short name of one named more fully in the text."""
    return organ.head in _SHORT_HEADS


_SHORT_HEADS = frozenset(
    {"Đảng ủy", "Bộ Chỉ huy", "Ban Chỉ huy", "Bộ Tư lệnh", "Ban Chỉ đạo", "Ban Thường vụ"}
)


_OVER_SECTORS = frozenset({"local", "force", "self", "of", "part", "number"})


def _owned(text: Text, organ: Organ) -> Organ | None:
    found = _of(text, organ)
    return None if found is None or found.is_open else found


def _sector(text: Text, organ: Organ) -> Organ | None:
    gap = _LIST_GAP.match(text.folded, organ.end)
    sector = sector_at(text, gap.end()) if gap else None
    is_list = _is_list(text, organ)
    if gap is None or sector is None or not text.body[gap.end()].isupper():
        return None
    if not is_list and (":" in gap[0] or not text.body[organ.start].isupper()):
        return None
    start = gap.end() if is_list else organ.start
    kind = "military" if sector[1] in _STAFF else organ.kind
    whole = replace(organ, start=start, head=f"{organ.head} {sector[1]}", end=sector[0], kind=kind)
    after = _SPACE.match(text.folded, whole.end)
    inner = organ_at(text, after.end()) if after else None
    is_whole = inner is not None and (not inner.is_open or inner.shape == "part")
    if inner is not None and is_whole and inner.shape in _OVER_SECTORS:
        return _over(replace(whole, shape="self"), inner)
    return _placed(text, whole) or whole


_STAFF = frozenset({"Tham mưu", "Chính trị", "Hậu cần", "Hậu cần - Kỹ thuật", "Trinh sát"})


def _is_list(text: Text, organ: Organ) -> bool:
    """Whether "các" makes the head that of a list ("các Sở: Tài chính, Nội vụ")."""
    return _PLURAL_BEFORE.search(text.folded, max(organ.start - 12, 0), organ.start) is not None


def _number(text: Text, organ: Organ) -> Organ | None:
    gap = _GAP.match(text.folded, organ.end)
    number = _NUMBER.match(text.folded, gap.end()) if gap else None
    if number is None or (organ.head == "Vùng" and number[1] is None):
        return None
    words = text.words(number.start(), number.end())
    written = words.upper() if re.fullmatch(r"[ivxIVX]+", words) else words
    return replace(organ, end=number.end(), unit=written)


def _post(text: Text, organ: Organ) -> Organ | None:
    gap = _SPACE.match(text.folded, organ.end)
    place = place_at(text.body, gap.end()) if gap else None
    return replace(organ, end=place[0], place=place[1]) if place else None


def _titled(text: Text, organ: Organ) -> Organ | None:
    """Capitals follow, each with at most one small syllable, up to a word of level or a verb."""
    end = organ.end
    if _NO_SCHOOL.match(text.folded, organ.start):
        return None
    while word := _TITLE_WORD.match(text.body, end):
        small = word.start(2) if word[2] else None
        if _opens_level_or_organ(text, word.start(1)) and end > organ.end:
            break
        end = word.end()
        if small is not None and _ENDS_TITLE.match(text.folded, small):
            end = word.end(1)
            break
    if end == organ.end:
        return None
    whole = replace(organ, head=f"{organ.head} {text.words(organ.end, end)}", end=end)
    return _placed(text, whole) or whole


# An archipelago, a mountain range and a street, no schools.
_NO_SCHOOL = re.compile(r"trường +(?:sa|sơn|chinh|giang|thành|xuân|thịnh)(?![a-zà-ỹ])")


def _opens_level_or_organ(text: Text, at: int) -> bool:
    head = _HEAD.match(text.folded, at)
    is_organ = head is not None and looked_up(_HEADS, head[0]).shape != "part"
    return is_organ or _LEVEL.match(text.folded, at) is not None


# A capital word, and the small syllable of the same word after it ("Kỹ thuật").
_TITLE_WORD = re.compile(rf" +(?:và +|- +)?([{UPPER}][{UPPER}{LOWER}]*)(?: +([{LOWER}]+)(?= |\b))?")
_ENDS_TITLE = re.compile(
    rf"(?:{any_of('after_position')[3:-1]}|và|của|các|do|từ|về|huyện|tỉnh|xã|phường|thị xã|quận|thành phố"
    rf"|để|nhằm|trên|khu|số|sau|nơi|cho biết|theo|thuộc){WORD_AFTER}"
)


def _named(text: Text, organ: Organ) -> Organ | None:
    """A name of its own: a number, words up to a level, or a task; bare, it waits to be recognised."""
    if area := _AREA.match(text.body, organ.end) if organ.head.endswith("khu vực") else None:
        return replace(organ, unit=text.words(organ.end, area.end()), end=area.end())
    if number := _NAMED_NUMBER.match(text.folded, organ.end):
        whole = replace(organ, unit=number[0].strip(), end=number.end())
        return _placed(text, whole) or whole
    level = _NAMED_TO_LEVEL.match(text.folded, organ.end)
    if level and not _NAMED_STOP.search(text.folded, organ.end - 1, level.start(1)):
        unit = text.words(organ.end, level.start(1))
        whole = replace(organ, unit=unit, end=level.start(1) - 1)
        if placed := _placed(text, whole):
            return placed
        return replace(whole, unit=text.words(organ.end, level.end()), end=level.end())
    if task := _NAMED_TASK.match(text.folded, organ.end):
        return replace(organ, unit=text.words(organ.end, task.end()), end=task.end())
    return replace(organ, is_open=True)


# "về chống khai thác …", "phòng, chống tham nhũng": the task after a committee, up to a mark or a verb.
_NAMED_TASK = re.compile(
    r" (?:về|phòng|chống|cải cách|chuyển đổi|xây dựng|công tác|đổi mới|quản lý|thực hiện|phát triển)"
    r"(?:,? (?!(?:đã|được|có|yêu cầu|cần|phải|ban hành|tổ chức|chủ trì|(?<!không )báo cáo|tiếp tục|sẽ|là"
    r"|trong"
    rf"|tại|với|đồng chí)(?![{LETTER}]))[{LETTER}]+){{1,14}}"
)


def _placed(text: Text, organ: Organ) -> Organ | None:
    """The organ with the level and place that follow it, or None when neither does."""
    defined = _DEFINED.match(text.body, organ.end)
    gap = _GAP.match(text.folded, defined.end() if defined else organ.end)
    at = gap.end() if gap else organ.end
    level = _LEVEL.match(text.folded, at)
    if "\n" in text.folded[organ.end : at] and not (level and _is_heading(text, organ, level)):
        return None
    if level:
        return _levelled(text, organ, level)
    if at == organ.end:
        return None
    place = known_place_at(text.body, at) or _bare_place(text, organ, at)
    return replace(organ, end=place[0], place=place[1]) if place else None


def _is_heading(text: Text, organ: Organ, level: re.Match[str]) -> bool:
    """Whether an organ in capitals goes on in capitals on the next line ("… NHÂN DÂN / TỈNH LÀO CAI")."""
    return (
        text.body[organ.start : level.end()].isupper()
        and text.folded.count("\n", organ.end, level.start()) == 1
    )


def _levelled(text: Text, organ: Organ, level: re.Match[str]) -> Organ:
    word = " ".join(level[0].split())
    whole = replace(organ, end=level.end(), level=_LEVELS.get(word, word))
    gap = _SPACE.match(text.folded, level.end())
    at = gap.end() if gap else level.end()
    if gap is None and not level[0].endswith("."):
        return whole
    place = place_at(text.body, at)
    return replace(whole, end=place[0], place=place[1]) if place else whole


def _bare_place(text: Text, organ: Organ, at: int) -> tuple[int, str] | None:
    """A place that follows a committee without a word of level ("Huyện ủy Ia Grai", "Đảng ủy Tân Lập")."""
    if organ.kind != "party_committee" or organ.shape not in {"self", "of"} or organ.unit:
        return None
    if _HEAD.match(text.folded, at) or not text.body[at : at + 1].isalpha():
        return None
    return place_at(text.body, at, may_be_person=True)


_READERS = {
    "fixed": _fixed,
    "term": _term,
    "self": _self,
    "force": _force,
    "local": _local,
    "part": _local,
    "of": _of,
    "owned": _owned,
    "sector": _sector,
    "number": _number,
    "post": _post,
    "titled": _titled,
    "named": _named,
}
