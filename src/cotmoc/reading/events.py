"""Finder of the event: the gathering that the text reports, its day, hosts, chairs and documents."""

from __future__ import annotations

import re

from cotmoc.reading.anchors import anchored
from cotmoc.reading.dates import date_at
from cotmoc.reading.facts import Event, Span, Years
from cotmoc.reading.found import Found, within
from cotmoc.reading.namings import Naming, is_gathering, namings_of
from cotmoc.reading.patterns import LETTER, WORD_AFTER, WORD_BEFORE
from cotmoc.reading.places import known_place_at
from cotmoc.reading.text import Sentence, Text

_OWN_DOCUMENT = re.compile(r"độc lập *- *tự do|đảng cộng sản việt nam *\n")
_REPORTING_KINDS = frozenset({"notice", "report", "conclusion", "other"})
_HELD = anchored(
    rf"{WORD_BEFORE}(?:tổ chức|diễn ra|chủ trì|khai mạc|tham dự|dự|tham gia|đã có buổi|có buổi|phát biểu"
    rf"|tiến hành|bế mạc){WORD_AFTER}"
)
_TO_COME = re.compile(r"(?:sẽ (?:được )?tổ chức|dự kiến (?:sẽ )?(?:được )?tổ chức|chuẩn bị tổ chức)")
_AT_IT = re.compile(
    r"(?:tại|dự|kết luận|khai mạc|bế mạc|chủ trì|chỉ đạo|phát biểu(?: tại)?|sau|quang cảnh|toàn cảnh"
    r"|điều hành|kết thúc|trong)"
    r"(?: buổi| cuộc)? +\Z"
)
_TIME = re.compile(
    rf"{WORD_BEFORE}(?P<into>vào )?(?P<part>sáng|chiều|tối|trưa|đêm|hôm nay)?(?: nay| qua| cùng ngày"
    rf"| hôm nay)?[ ,(-]*"
    r"(?P<day>ngày +|từ (?:ngày +)?|trong (?:hai|ba"
    r"|\d+) ngày[ ,(]*(?:từ +)?(?:ngày +)?)?(?=\d{1,2} *[-/.,vàđ]|\d{1,2} +(?:tháng|và|đến))"
)
_RANGE = re.compile(r"\d{1,2} *(?:-|và|đến|,) *(?:ngày *)?(?=\d{1,2} *[/.-] *\d{1,2})")
_ORGANIZES = anchored(rf"{WORD_BEFORE}tổ chức{WORD_AFTER}")
_CHAIRS = anchored(rf"{WORD_BEFORE}(?:cùng |đồng |trực tiếp )?chủ trì{WORD_AFTER}")
_OF_CHAIR = re.compile(r"chủ trì của +")
_AT_PLACE = re.compile(r"(?:^|[ ,;(])tại +(?=\S)")
_PLACE_END = re.compile(rf"[,;.:(\n]| +(?:đã|diễn ra|tổ chức|đồng chí|với|do|và)(?![{LETTER}])")
_PERIOD = re.compile(
    r"(?:giai đoạn|thời kỳ|nhiệm kỳ)? *\(?(?<!\d)((?:19|20)\d{2}) *- *((?:19|20)\d{2})(?!\d)"
)
_STAGE = re.compile(r"năm ((?:19|20)\d{2}) và [^.;\n]{0,40}?năm ((?:19|20)\d{2})")
_LEAD = 3
_NEAR = 600
_MOST = 40


def find_events(text: Text, found: Found) -> tuple[Event, ...]:
    """The event that the text reports, or none."""
    if not text.paragraphs or _is_order(text, found):
        return ()
    namings = namings_of(text, found)
    main = _reported(text, namings)
    if main is None:
        return ()
    sentence = text.sentences[text.sentence_at(main.start)]
    same = _same_event(text, namings, main)
    about = max((naming.about for naming in same), key=len)
    return (
        Event(
            id="e1",
            mentions=tuple(Span(naming.start, naming.end) for naming in same),
            kind=_kind(same, main),
            date=_date(text, sentence),
            place=_place(text, sentence),
            hosts=_hosts(text, found, sentence, main),
            chairs=_chairs(text, found),
            about=about,
            period=_period(text, sentence, main),
        ),
    )


def _is_order(text: Text, found: Found) -> bool:
    """Whether the text is itself a plan, a decision or a directive, which reports no gathering."""
    if not _OWN_DOCUMENT.search(text.folded, 0, 1500):
        return False
    own = [fact.kind for fact in found.documents if fact.mentions[0].start < 1500 and fact.number]
    return not own or own[0] not in _REPORTING_KINDS


def _reported(text: Text, namings: list[Naming]) -> Naming | None:
    """The naming in the lead, else in the headline, else a bare "tại hội nghị"."""
    lead = _end_of_lead(text)
    full = [naming for naming in namings if naming.is_full and naming.start < lead][:_MOST]
    for tells in (_is_dated, _is_held):
        if told := next((naming for naming in full if tells(text, naming)), None):
            return told
    bare = [naming for naming in namings if _is_at_it(text, naming)]
    in_title = [naming for naming in full if _is_in_title(text, naming)]
    at_it = [naming for naming in bare if naming.is_full and naming.start < lead]
    return next(iter([*in_title, *at_it, *bare]), None)


def _is_at_it(text: Text, naming: Naming) -> bool:
    """Whether "tại", "dự" or "phát biểu" stands before it: the gathering that the text tells of."""
    return _AT_IT.search(text.folded, max(naming.start - 24, 0), naming.start) is not None


def _is_in_title(text: Text, naming: Naming) -> bool:
    return text.paragraphs[text.paragraph_at(naming.start)].kind == "title"


def _end_of_lead(text: Text) -> int:
    bodies = [paragraph for paragraph in text.paragraphs if paragraph.kind == "body"]
    return bodies[min(_LEAD, len(bodies)) - 1].end if bodies else text.paragraphs[-1].end


def _is_dated(text: Text, naming: Naming) -> bool:
    """Whether its sentence in the lead tells the day."""
    return _is_told(text, naming) and bool(_days(text, *_around(text, naming)))


def _is_held(text: Text, naming: Naming) -> bool:
    """Whether its sentence says that the gathering takes or took place."""
    return (
        naming.has_word and _is_told(text, naming) and _HELD.search(text, *_around(text, naming)) is not None
    )


def _is_told(text: Text, naming: Naming) -> bool:
    """Whether the naming stands in the prose, and not of a gathering to come."""
    in_prose = text.paragraphs[text.paragraph_at(naming.start)].kind == "body"
    return in_prose and _TO_COME.search(text.folded, *_around(text, naming)) is None


def _around(text: Text, naming: Naming) -> tuple[int, int]:
    """The sentence of a naming, of an endless one the part around it."""
    sentence = text.sentences[text.sentence_at(naming.start)]
    return max(sentence.start, naming.start - _NEAR), min(sentence.end, naming.start + _NEAR)


def _same_event(text: Text, namings: list[Naming], main: Naming) -> list[Naming]:
    """The namings of the one event: the full ones of its kind that speak of the same, or all bare ones."""
    if not main.is_full:
        return [main]
    same = [naming for naming in namings if naming.is_full and _agrees(text, naming, main)]
    return same or [main]


def _agrees(text: Text, naming: Naming, main: Naming) -> bool:
    if naming == main:
        return True
    if naming.kind != main.kind or not _is_head(text, naming):
        return False
    if naming.about and main.about:
        return bool(set(naming.about) & set(main.about))
    mine, theirs = (set(text.folded[each.start : each.end].split()) for each in (naming, main))
    return len(mine & theirs) * 2 > min(len(mine), len(theirs)) and _numbers(mine) <= _numbers(theirs)


def _numbers(words: set[str]) -> set[str]:
    return {word for word in words if word.isdigit()}


def _is_head(text: Text, naming: Naming) -> bool:
    """Only the headline and the captions name the event again; further on the text speaks of others."""
    paragraph = text.paragraphs[text.paragraph_at(naming.start)]
    opens = naming.start == paragraph.start
    return paragraph.kind in {"title", "caption"} or (paragraph.kind == "heading" and opens)


def _kind(same: list[Naming], main: Naming) -> str:
    """The kind the main naming gives, else what the headline gives."""
    if main.kind != "conference":
        return main.kind
    return next((naming.kind for naming in same if naming.kind != "conference"), "conference")


def _date(text: Text, sentence: Sentence) -> str | None:
    """The day of the event; without a year it takes the year of the dateline."""
    lead = _end_of_lead(text)
    days = _days(text, sentence.start, sentence.end) or _days(text, 0, lead)
    return _with_year(text, days[0]) if days else None


def _days(text: Text, start: int, end: int) -> list[str]:
    """The days told as the time of something in this range, the days of documents left out."""
    times = (time for time in _TIME.finditer(text.folded, start, end) if _tells_time(text, time, start))
    days = (_day_at(text, time.end()) for time in times)
    return [day for day in days if day is not None]


def _tells_time(text: Text, time: re.Match[str], start: int) -> bool:
    """A part of the day, "vào", or a capital tell the time; a small "ngày" after a number is a document's."""
    if time["part"] or time["into"]:
        return True
    return bool(time["day"]) and (text.body[time.start("day")].isupper() or time.start() <= start + 1)


def _day_at(text: Text, at: int) -> str | None:
    date = date_at(text.folded, at)
    if date is None or len(date[1]) < 10:
        days = _RANGE.match(text.folded, at)
        date = date_at(text.folded, days.end()) if days else date
    return date[1] if date and len(date[1]) >= 7 else None


def _with_year(text: Text, date: str) -> str:
    """A month and day with the year of the dateline, the year before for a December told of in January."""
    year = text.dateline.year
    if not date.startswith("--") or year is None:
        return date
    month = int(date[2:4])
    before = month == 12 and text.dateline.month in {1, 2}
    return f"{year - before}-{date[2:]}"


def _place(text: Text, sentence: Sentence) -> str | None:
    """Where it took place: "tại …" in its sentence, else the place that opens the headline."""
    if at := _AT_PLACE.search(text.folded, sentence.start, sentence.end):
        ending = _PLACE_END.search(text.folded, at.end(), sentence.end)
        words = text.words(at.end(), ending.start() if ending else sentence.end).rstrip(".")
        if words and words[0].isupper() and not is_gathering(words):
            return words
    head = next((paragraph for paragraph in text.paragraphs if paragraph.kind == "title"), None)
    place = known_place_at(text.body, head.start) if head else None
    return place[1] if place and text.body[place[0] : place[0] + 1] == ":" else None


def _hosts(text: Text, found: Found, sentence: Sentence, main: Naming) -> tuple[str, ...]:
    """The organizations that "tổ chức" the event, those before the verb in its sentence."""
    verbs = [verb.start() for verb in _ORGANIZES.finditer(text, sentence.start, sentence.end)]
    verb = next((at for at in reversed(verbs) if at < main.start), verbs[0] if verbs else None)
    if verb is None:
        return ()
    named = within(found.organizations, sentence.start, verb)
    acting = [(span, owner) for span, owner in named if not _is_place_of(text, span)]
    return (
        tuple(dict.fromkeys(owner for _, owner in acting[-_row_length(text, acting, verb) :]))
        if acting
        else ()
    )


def _is_place_of(text: Text, span: Span) -> bool:
    return text.folded[max(span.start - 5, 0) : span.start].endswith(("tại ", "ở "))


def _row_length(text: Text, named: list[tuple[Span, str]], verb: int) -> int:
    """How many organizations stand in the row that leads up to the verb."""
    count = 1
    for (former, _), (latter, _) in zip(named[-2::-1], named[:0:-1], strict=True):
        if not _ROW_GAP.fullmatch(text.folded[former.end : latter.start]):
            break
        count += 1
    return count


_ROW_GAP = re.compile(r"[ ,-]*(?:và|cùng|phối hợp(?: cùng| với)?|phối hợp chặt chẽ với)?[ ,]*")


def _chairs(text: Text, found: Found) -> tuple[str, ...]:
    """The people of whom the lead says that they "chủ trì"."""
    for verb in _CHAIRS.finditer(text, 0, _end_of_lead(text) + 1200):
        sentence = text.sentences[text.sentence_at(verb.start())]
        if of := _OF_CHAIR.match(text.folded, verb.start()):
            people = within(found.people, of.end(), sentence.end)
        else:
            people = within(found.people, _after_other_verb(text, sentence, verb.start()), verb.start())
        if people:
            return tuple(dict.fromkeys(owner for _, owner in people))
    return ()


_OTHER_VERB = re.compile(rf"(?:tham dự|đến dự|dự hội nghị|dự và|cùng dự|phát biểu){WORD_AFTER}")


def _after_other_verb(text: Text, sentence: Sentence, verb: int) -> int:
    others = [other.end() for other in _OTHER_VERB.finditer(text.folded, sentence.start, verb)]
    return others[-1] if others else sentence.start


def _period(text: Text, sentence: Sentence, main: Naming) -> Years | None:
    """Named bounds in the sentence of the event; for a bare mention the stage that the text opens with."""
    if years := _PERIOD.search(text.folded, main.start, sentence.end):
        return Years(years[1], years[2])
    stage = None if main.is_full else _STAGE.search(text.folded, 0, 400)
    return Years(stage[1], stage[2]) if stage else None
