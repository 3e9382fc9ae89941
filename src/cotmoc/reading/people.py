"""Finder of people: officials in a public role, with rank and positions, and every mention of their names."""

from __future__ import annotations

import re

from cotmoc.reading.facts import Person, Span
from cotmoc.reading.folding import UPPER, fold
from cotmoc.reading.found import Found
from cotmoc.reading.patterns import LETTER, WORD_BEFORE, any_of, pattern_of
from cotmoc.reading.person_names import RUN, is_place, mentions_of, name_in
from cotmoc.reading.places import is_surname, opens_person
from cotmoc.reading.positions import POSITION, RANK, Row, row_at, without_shorter
from cotmoc.reading.shared_positions import share_positions
from cotmoc.reading.sightings import Sighting
from cotmoc.reading.text import Text
from cotmoc.reading.words import lines

_DEGREES = (
    r"(?:(?:pgs|gs|ts|tskh|ths|bs|bscki|bsckii|cki|ckii|kts|ls|ks|nsnd|nsưt|ngnd|ngưt|ttnd|ttưt|nhà giáo"
    r"|phó giáo sư|giáo sư|tiến sĩ|tiến sỹ|thạc sĩ|thạc sỹ|bác sĩ|bác sỹ|luật sư|kỹ sư)[., ]+)*"
)
_CALL = r"(?:các đồng chí|đồng chí|các đ/c|đ/c|đ\.c|các ông|ông|bà|ngài)"
# How these end; most words before a name end otherwise, and nothing need be looked for.
_DEGREE_WORDS = (
    "gs", "ts", "tskh", "ths", "bs", "cki", "ckii", "kts", "ls", "ks", "nd", "ưt", "giáo", "sư", "sĩ", "sỹ",
)  # fmt: skip
_RANK_WORDS = tuple({fold(rank).split()[-1] for rank in lines("ranks")})
_CALLS = ("chí", "đ/c", "đ.c", "ông", "bà", "ngài")
_RANKED = pattern_of(rf"({RANK.pattern})[., ]+{_DEGREES}\Z")
_CALLED = pattern_of(rf"{WORD_BEFORE}({_CALL}) *:? *\Z")
_DEGREED = pattern_of(rf"(?<![{LETTER}]){_DEGREES}\Z")
_AFTER_NAME = pattern_of(
    r" *(?:,|[-–—(:]) *(?:là +|hiện là +)?"
    r"| +(?:(?:được|đã được) +(?:tín nhiệm +)?(?:bầu|bổ nhiệm|điều động)[^,.;:\n]{0,40}? +)?"
    r"(?:giữ chức vụ|giữ chức danh|giữ chức|làm) +"
)
_LIST_GAP = pattern_of(
    rf"[ );]*(?:[;,]|,? +và|,? +cùng|;? *\n *[-+•*]?)? *(?:{_CALL} *:? *)?(?:{RANK.pattern}[., ]+)?"
    rf"{_DEGREES}\Z"
)
_BEFORE_POSITION = pattern_of(rf"[ ,]*(?:{_CALL} +)?(?:{RANK.pattern}[., ]+)?{_DEGREES}\Z")
_CLAUSE_BREAK = pattern_of(rf"\.(?![{LETTER}])|[;(\n“”]")
_DASH_GAP = pattern_of(rf" *[-–] *(?:{RANK.pattern})?[., ]*")
_LIST_COLON = pattern_of(rf" *: *(?:{_CALL} +)?(?:(?:{RANK.pattern})[., ]+)?\Z")
_NO_PERSON = frozenset({"hồ chí minh", "hồ chí", "chí minh", "việt nam"})
_DELEGATION = pattern_of(
    r"đoàn +(?:kiểm tra|giám sát|công tác|thanh tra|thanh niên|khảo sát|kiểm toán|đại biểu|chủ tịch)"
    rf"(?![{LETTER}])"
)
_PRIVATE = frozenset({"ông", "bà", "các ông", "ngài", ""})
_UNKNOWN = pattern_of(rf"([{UPPER}][^,;.:()\n]{{2,70}}), *")
_SIGNER = pattern_of(any_of("signers"))
_CLAUSE = 220


def find_people(text: Text, found: Found) -> tuple[Person, ...]:
    """The officials of the text in the order of their first mention, their positions in the fullest form."""
    by_name: dict[str, list[Sighting]] = {}
    for sighting in _sightings(text, found):
        by_name.setdefault(fold(sighting.name), []).append(sighting)
    gathered = [(mentions_of(text, name, sightings), sightings) for name, sightings in by_name.items()]
    gathered.sort(key=lambda pair: pair[0][0])
    return tuple(_person(number, *pair) for number, pair in enumerate(gathered, start=1))


def _person(number: int, mentions: tuple[Span, ...], sightings: list[Sighting]) -> Person:
    fullest = sorted(sightings, key=lambda sighting: -len(sighting.positions))
    positions = [position for sighting in fullest for position in sighting.positions]
    rank = next((sighting.rank for sighting in sightings if sighting.rank), None)
    return Person(f"p{number}", mentions, sightings[0].name, rank, without_shorter(positions))


def _sightings(text: Text, found: Found) -> list[Sighting]:
    sightings: list[Sighting] = []
    for run in RUN.finditer(text.body):
        named = name_in(text, found, run)
        former = sightings[-1] if sightings else None
        sighting = _sighting(text, found, named, former) if named else None
        if sighting is not None:
            sightings.append(sighting)
    share_positions(text, sightings)
    return sightings


def _sighting(text: Text, found: Found, named: tuple[int, int], former: Sighting | None) -> Sighting | None:
    start, end = named
    sighting = Sighting(start, end, text.words(start, end), taken=end)
    if (
        fold(sighting.name) in _NO_PERSON
        or is_place(text, start, end)
        or _DELEGATION.match(text.folded, start)
    ):
        return None
    _read_rank_and_call(text, sighting)
    before = _row_before(text, found, sighting, former)
    if before and sighting.rank is None:
        sighting.rank = _rank_before(text, before.spans[0][0])
    if not _may_be_official(sighting):
        return None
    after = _row_after(text, found, sighting)
    sighting.before = before.spans[0][0] if before else None
    sighting.opens_list = (
        before is not None and _LIST_COLON.fullmatch(text.folded, before.end, start) is not None
    )
    sighting.in_list = former is not None and _is_next(text, former, sighting)
    for row in (before, after):
        sighting.positions += [text.words(*span) for span in row.spans] if row else []
    if not sighting.positions and (signed := _signed_as(text, sighting)):
        sighting.positions = [signed]
    sighting.taken = after.end if after else end
    return sighting if _is_official(text, sighting) else None


def _read_rank_and_call(text: Text, sighting: Sighting) -> None:
    """Take the rank and the form of address that stand before the name."""
    at = sighting.start
    first = max(at - 60, 0)
    before = text.folded[first:at].rstrip(" .,")
    if before.endswith(_DEGREE_WORDS) and (degrees := _DEGREED.search(text.folded, first, at)):
        at = degrees.start()
    if ranked := _ranked_before(text, first, sighting.start):
        sighting.rank = _as_rank(text.words(*ranked.span(1)))
        at = ranked.start()
    if text.folded[first:at].rstrip(" :").endswith(_CALLS):
        called = _CALLED.search(text.folded, first, at)
        sighting.call = called[1] if called else ""


def _ranked_before(text: Text, first: int, at: int) -> re.Match[str] | None:
    """The rank that leads up to this place, with degrees behind it."""
    before = text.folded[first:at].rstrip(" .,")
    may_be = before.endswith(_RANK_WORDS) or before.endswith(_DEGREE_WORDS)
    return _RANKED.search(text.folded, first, at) if may_be else None


def _as_rank(words: str) -> str:
    return words[0].upper() + words[1:].lower()


def _rank_before(text: Text, at: int) -> str | None:
    """The rank that stands before the positions before a name ("Thượng tướng, Thứ trưởng …")."""
    ranked = _ranked_before(text, max(at - 24, 0), at)
    return _as_rank(text.words(*ranked.span(1))) if ranked else None


def _row_before(text: Text, found: Found, sighting: Sighting, former: Sighting | None) -> Row | None:
    """The positions before a name that lead right up to it ("Bí thư Tỉnh ủy Nguyễn …")."""
    first = max(sighting.start - _CLAUSE, former.taken if former else 0, 0)
    breaks = [mark.end() for mark in _CLAUSE_BREAK.finditer(text.folded, first, sighting.start)]
    at = breaks[-1] if breaks else first
    while head := POSITION.search(text, at, sighting.start):
        row = None if _is_in_organ(found, head) else row_at(text, found, head.start())
        if row and row.end <= sighting.start and _leads_to(text, row.end, sighting):
            return row
        at = head.end()
    return None


def _is_in_organ(found: Found, head: re.Match[str]) -> bool:
    """Whether the words are the inside of an organ's name ("Bộ Tư lệnh Quân khu 7")."""
    return any(organ.start < head.start() for organ in found.organs_meeting(*head.span()))


def _leads_to(text: Text, end: int, sighting: Sighting) -> bool:
    gap = text.folded[end : sighting.start]
    if _LIST_COLON.fullmatch(gap):
        return True
    if _DASH_GAP.fullmatch(gap):
        # "Chủ tịch HĐND tỉnh - Lê Văn A nói": the dash joins; before a name with its own positions it parts.
        return _AFTER_NAME.match(text.folded, sighting.end) is None
    if "," in gap and not (sighting.rank or sighting.call):
        return False
    return _BEFORE_POSITION.fullmatch(gap) is not None


def _row_after(text: Text, found: Found, sighting: Sighting) -> Row | None:
    """The positions after a name, without a last one that leads up to the next name."""
    mark = _AFTER_NAME.match(text.folded, sighting.end)
    row = _row_from(text, found, mark.end() if mark else sighting.end + 1, has_mark=mark is not None)
    is_next_name = row is not None and text.body[row.end : row.end + 1] == " "
    if row is None or not is_next_name or not RUN.match(text.body, row.end + 1):
        return row
    if POSITION.match(text.folded, row.end + 1):
        return row
    kept = row.spans[:-1]
    return Row(kept, kept[-1][1]) if kept else None


def _row_from(text: Text, found: Found, at: int, *, has_mark: bool) -> Row | None:
    """The positions from here on; the first may be one that no list knows, if a known one follows it."""
    if not has_mark:
        return row_at(text, found, at) if text.body[at : at + 1].isupper() else None
    row = row_at(text, found, at)
    unknown = None if row else _UNKNOWN.match(text.body, at)
    if unknown is None or opens_person(text.body, at) or RANK.match(text.folded, at):
        return row
    known = row_at(text, found, unknown.end())
    return Row(((at, unknown.end(1)), *known.spans), known.end) if known else None


def _signed_as(text: Text, sighting: Sighting) -> str | None:
    """The position that stands alone on a line above a name that fills its own line: a signature."""
    index = text.paragraph_at(sighting.start)
    paragraph = text.paragraphs[index]
    ranked = RANK.match(text.folded, paragraph.start) if sighting.rank else None
    opens = ranked is not None and text.folded[ranked.end() : sighting.start].strip(" .") == ""
    if not (paragraph.start == sighting.start or opens) or paragraph.end != sighting.end:
        return None
    for above in reversed(text.paragraphs[max(index - 3, 0) : index]):
        if _SIGNER.fullmatch(text.folded, above.start, above.end):
            words = text.words(above.start, above.end)
            return words.capitalize() if words.isupper() else words
    return None


def _is_next(text: Text, former: Sighting, sighting: Sighting) -> bool:
    """Whether only the marks of a list stand between the former person and this name."""
    gap = text.folded[former.taken : sighting.start]
    return len(gap) < 60 and _LIST_GAP.fullmatch(gap) is not None


def _may_be_official(sighting: Sighting) -> bool:
    """Whether the name looks like one, or is led up to like one."""
    first, *others = sighting.name.split()
    return is_surname(first) or bool(sighting.rank or sighting.call) or len(others) > 1


def _is_official(text: Text, sighting: Sighting) -> bool:
    if sighting.positions or sighting.rank or sighting.call not in _PRIVATE:
        return True
    return is_surname(sighting.name.split()[0]) and (sighting.in_list or _is_at_foot(text, sighting))


def _is_at_foot(text: Text, sighting: Sighting) -> bool:
    """Whether the name fills a line under "Nơi nhận": who signed, his position lost with the copy."""
    line = text.paragraphs[text.paragraph_at(sighting.start)]
    is_alone = (line.start, line.end) == (sighting.start, sighting.end)
    return is_alone and _RECEIVERS.search(text.shadow, max(line.start - 900, 0), line.start) is not None


_RECEIVERS = pattern_of(r"^[ |]*n[ơo]i nh[ậa]n *:", re.M)
