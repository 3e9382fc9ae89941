"""Finder of people: officials in a public role, with rank and positions, and every mention of their names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cotmoc.reading.facts import Person, Span
from cotmoc.reading.folding import LOWER, UPPER, fold
from cotmoc.reading.found import Found
from cotmoc.reading.patterns import LETTER, WORD_BEFORE, any_of, pattern_of
from cotmoc.reading.places import is_surname, known_place_at, opens_person
from cotmoc.reading.positions import POSITION, RANK, Row, row_at, without_shorter
from cotmoc.reading.text import Text
from cotmoc.reading.words import lines

_REST = rf"(?:[{LOWER}]+|[{UPPER}]*)(?:[’'`-][{UPPER}{LOWER}]+)*"
_SYLLABLE = rf"[{UPPER}]{_REST}"
_RUN = pattern_of(rf"[{UPPER}](?<![{UPPER}{LOWER}\d].){_REST}(?: +{_SYLLABLE}){{1,7}}(?![{LOWER}])")
_WORD = pattern_of(r"[^ ]+")
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
_SHARED_GAP = pattern_of(r" *(?:,|,? và|,? cùng) *(?:đồng chí +)?\Z")
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


@dataclass(slots=True)
class _Sighting:
    """A name at one place, with the rank and the positions that stand around it."""

    start: int
    end: int
    name: str
    rank: str | None = None
    call: str = ""
    positions: list[str] = field(default_factory=list)
    # Where the positions after the name end, so that they are not read as those before the next name.
    taken: int = 0
    in_list: bool = False
    # The positions before it were told of everybody in the list it opens ("các đồng chí Ủy viên …: A; B").
    opens_list: bool = False
    # Where the positions before it begin, and whether it has those of the name before it.
    before: int | None = None
    of_several: bool = False


def find_people(text: Text, found: Found) -> tuple[Person, ...]:
    """The officials of the text in the order of their first mention, their positions in the fullest form."""
    by_name: dict[str, list[_Sighting]] = {}
    for sighting in _sightings(text, found):
        by_name.setdefault(fold(sighting.name), []).append(sighting)
    gathered = [(_mentions(text, name, sightings), sightings) for name, sightings in by_name.items()]
    gathered.sort(key=lambda pair: pair[0][0])
    return tuple(_person(number, *pair) for number, pair in enumerate(gathered, start=1))


def _mentions(text: Text, folded_name: str, sightings: list[_Sighting]) -> tuple[Span, ...]:
    """Every place of a name, whatever the spaces between its words; at least where it was sighted."""
    first, *others = folded_name.split()
    mentions: list[Span] = []
    at = text.folded.find(first)
    while at >= 0:
        end = _end_of_name(text.folded, at + len(first), others)
        if end is not None and not _LETTER_BEFORE.match(text.folded, at - 1 if at else len(text.folded)):
            mentions.append(Span(at, end))
        at = text.folded.find(first, end or at + 1)
    return tuple(mentions) or tuple(Span(sighting.start, sighting.end) for sighting in sightings)


_LETTER_BEFORE = pattern_of(rf"[{LETTER}\d]")
_LETTER_AFTER = pattern_of(rf"[{LETTER}]")


def _end_of_name(folded: str, at: int, words: list[str]) -> int | None:
    """Where these words end that must follow one another from this offset on, or None."""
    for word in words:
        begin = at
        while folded.startswith(" ", at):
            at += 1
        if at == begin or not folded.startswith(word, at):
            return None
        at += len(word)
    return None if _LETTER_AFTER.match(folded, at) else at


def _person(number: int, mentions: tuple[Span, ...], sightings: list[_Sighting]) -> Person:
    fullest = sorted(sightings, key=lambda sighting: -len(sighting.positions))
    positions = [position for sighting in fullest for position in sighting.positions]
    rank = next((sighting.rank for sighting in sightings if sighting.rank), None)
    return Person(f"p{number}", mentions, sightings[0].name, rank, without_shorter(positions))


def _sightings(text: Text, found: Found) -> list[_Sighting]:
    sightings: list[_Sighting] = []
    for run in _RUN.finditer(text.body):
        named = _name_in(text, found, run)
        former = sightings[-1] if sightings else None
        sighting = _sighting(text, found, named, former) if named else None
        if sighting is not None:
            sightings.append(sighting)
    _share_positions(text, sightings)
    return sightings


def _name_in(text: Text, found: Found, run: re.Match[str]) -> tuple[int, int] | None:
    """The part of a run of capitals that may be a person's name: after organs, places, forms of address."""
    start, end = run.span()
    for organ in found.organs_meeting(start, end):
        if organ.start <= start:
            start = max(start, organ.end)
        else:
            end = min(end, organ.start)
    if glued := _GLUED_POSITION.search(text.folded, start, end):
        end = glued.start()
    words = [word.span() for word in _WORD.finditer(text.body, start, end)]
    if len(words) < 2:
        return None
    while words and _is_no_name_word(text, words[0][0]):
        words = words[1:]
    while words and (row := row_at(text, found, words[0][0])):
        words = [word for word in words if word[0] >= row.end]
    words = _after_place(text, words)
    for index, (at, _) in enumerate(words[1:], start=1):
        if POSITION.match(text.folded, at) or RANK.match(text.folded, at):
            words = words[:index]
            break
    return (words[0][0], words[min(len(words), 5) - 1][1]) if len(words) >= 2 else None


# "Lê Trai-phó Viện trưởng": a dash without its spaces.
_GLUED_POSITION = pattern_of(
    rf"(?<=[{LETTER}])[-–](?=(?:phó|chánh|trưởng|giám|chủ|bí|ủy|viện)(?![{LETTER}]))"
)


def _is_no_name_word(text: Text, at: int) -> bool:
    return _NO_NAME_WORD.match(text.folded, at) is not None


_NO_NAME_WORD = pattern_of(r"(?:ckii?|bsckii?|ncs|ông|bà|đ/c|ngài|anh|chị|ts|ths|pgs|gs|bs|tp)(?= )")


def _after_place(text: Text, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The words after a known place, where a whole name follows it."""
    place = known_place_at(text.body, words[0][0]) if words else None
    if place is None:
        return words
    rest = [word for word in words if word[0] >= place[0]]
    return rest if len(rest) >= 2 and is_surname(text.body[slice(*rest[0])]) else words


def _sighting(text: Text, found: Found, named: tuple[int, int], former: _Sighting | None) -> _Sighting | None:
    start, end = named
    sighting = _Sighting(start, end, text.words(start, end), taken=end)
    if (
        fold(sighting.name) in _NO_PERSON
        or _is_place(text, start, end)
        or _DELEGATION.match(text.folded, start)
    ):
        return None
    _read_rank_and_call(text, sighting)
    before = _row_before(text, found, sighting, former)
    after = _row_after(text, found, sighting)
    if before and sighting.rank is None:
        sighting.rank = _rank_before(text, before.spans[0][0])
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


def _is_place(text: Text, start: int, end: int) -> bool:
    """Whether the whole name is that of a place behind its level ("thành phố Hà Nội")."""
    place = known_place_at(text.body, start)
    return (
        place is not None
        and place[0] == end
        and _LEVEL_BEFORE.search(text.folded, max(start - 12, 0), start) is not None
    )


_LEVEL_BEFORE = pattern_of(r"(?:tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường) +\Z")


def _read_rank_and_call(text: Text, sighting: _Sighting) -> None:
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


def _row_before(text: Text, found: Found, sighting: _Sighting, former: _Sighting | None) -> Row | None:
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


def _leads_to(text: Text, end: int, sighting: _Sighting) -> bool:
    gap = text.folded[end : sighting.start]
    if _LIST_COLON.fullmatch(gap):
        return True
    if _DASH_GAP.fullmatch(gap):
        # "Chủ tịch HĐND tỉnh - Lê Văn A nói": the dash joins; before a name with its own positions it parts.
        return _AFTER_NAME.match(text.folded, sighting.end) is None
    if "," in gap and not (sighting.rank or sighting.call):
        return False
    return _BEFORE_POSITION.fullmatch(gap) is not None


def _row_after(text: Text, found: Found, sighting: _Sighting) -> Row | None:
    """The positions after a name, without a last one that leads up to the next name."""
    mark = _AFTER_NAME.match(text.folded, sighting.end)
    row = _row_from(text, found, mark.end() if mark else sighting.end + 1, has_mark=mark is not None)
    is_next_name = row is not None and text.body[row.end : row.end + 1] == " "
    if row is None or not is_next_name or not _RUN.match(text.body, row.end + 1):
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


def _signed_as(text: Text, sighting: _Sighting) -> str | None:
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


def _is_next(text: Text, former: _Sighting, sighting: _Sighting) -> bool:
    """Whether only the marks of a list stand between the former person and this name."""
    gap = text.folded[former.taken : sighting.start]
    return len(gap) < 60 and _LIST_GAP.fullmatch(gap) is not None


def _is_official(text: Text, sighting: _Sighting) -> bool:
    first = sighting.name.split()[0]
    if sighting.positions or sighting.rank:
        return is_surname(first) or bool(sighting.rank or sighting.call) or len(sighting.name.split()) >= 3
    if sighting.call not in _PRIVATE:
        return True
    return is_surname(first) and (sighting.in_list or _is_at_foot(text, sighting))


def _is_at_foot(text: Text, sighting: _Sighting) -> bool:
    """Whether the name fills a line under "Nơi nhận": who signed, his position lost with the copy."""
    line = text.paragraphs[text.paragraph_at(sighting.start)]
    is_alone = (line.start, line.end) == (sighting.start, sighting.end)
    return is_alone and _RECEIVERS.search(text.shadow, max(line.start - 900, 0), line.start) is not None


_RECEIVERS = pattern_of(r"^[ |]*n[ơo]i nh[ậa]n *:", re.M)


def _share_with_list(text: Text, sightings: list[_Sighting]) -> None:
    """Give everybody in a list the positions told before its colon."""
    shared: list[str] = []
    sentence = -1
    for former, sighting in zip([None, *sightings], sightings, strict=False):
        if former and sighting.in_list and not sighting.positions and _is_of_several(text, former):
            sighting.positions, sighting.of_several = list(former.positions[:1]), True
        if sighting.opens_list:
            shared, sentence = list(sighting.positions[:1]), text.sentence_at(sighting.start)
        elif shared and text.sentence_at(sighting.start) == sentence:
            sighting.positions = [*shared, *sighting.positions]
        else:
            shared = []


def _is_of_several(text: Text, sighting: _Sighting) -> bool:
    """Whether the position before the name is told of several: "các đồng chí Phó Viện trưởng A, B"."""
    at = sighting.before
    return sighting.of_several or (
        at is not None and text.folded.endswith(("các đồng chí ", "các đ/c ", "các ông "), 0, at)
    )


def _share_positions(text: Text, sightings: list[_Sighting]) -> None:
    """Give names in a row the positions told once for all ("các đồng chí A, B, Phó Chủ tịch UBND tỉnh")."""
    _share_with_list(text, sightings)
    known = {fold(sighting.name) for sighting in sightings if sighting.positions}
    for former, sighting in zip(sightings[-2::-1], sightings[:0:-1], strict=True):
        gap = text.folded[former.taken : sighting.start]
        if former.positions or fold(former.name) in known or not _SHARED_GAP.fullmatch(gap):
            continue
        former.positions = list(sighting.positions)
