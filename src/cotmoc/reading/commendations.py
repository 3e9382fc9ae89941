"""Awards given: what, by whom, to whom, how many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cotmoc.reading.anchors import anchored
from cotmoc.reading.facts import Commendation, Span
from cotmoc.reading.folding import fold
from cotmoc.reading.found import Found, within
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, any_of, pattern_of
from cotmoc.reading.text import Sentence, Text

_CLASS = r"(?:nhất|nhì|ba|i{1,3})"
_AWARD = anchored(
    rf"{WORD_BEFORE}({any_of('awards')}|khen thưởng(?= [“\"]))"
    rf"(?:,? (?:hạng {_CLASS}(?:(?:, ?|,? và )(?:hạng )?{_CLASS}(?![a-zà-ỹđ]))*|\d{{2}} năm tuổi đảng)"
    rf"| ?[“\"][^”\"\n]{{3,90}}[”\"])*{WORD_AFTER}"
)
_FARTHEST = 1_000  # code points of a sentence before an award; longer ones are lists, not sentences
_GIVEN = anchored(
    rf"{WORD_BEFORE}(?:tặng thưởng|trao tặng|tặng|trao|khen thưởng|truy tặng|phong tặng|đón nhận|nhận"
    rf"|được công nhận|vinh dự được|công bố|thưởng|biểu dương|tuyên dương|vinh danh"
    rf"|đoạt|giành|đạt){WORD_AFTER}"
)
_NOT_GIVEN = anchored(
    rf"{WORD_BEFORE}(?:đề nghị|xét|bình xét|hồ sơ|phấn đấu|tiêu chuẩn|quy định|hướng dẫn|thẩm định|trình"
    rf"|kiến nghị|dự kiến|đăng ký|suy tôn){WORD_AFTER}"
)
_OF = pattern_of(r" của (?:đồng chí )?(?:chủ tịch |giám đốc |bộ trưởng |tư lệnh |bí thư |thủ trưởng )?")
_TO = pattern_of(
    r"[^.;]{0,120}?(?<![a-zà-ỹđ])cho ((?:các |những |\d[\d.]* |nhiều )?(?:tập thể|cá nhân|đơn vị|đồng chí"
    r"|gia đình|hộ gia đình|cán bộ|chiến sĩ|em|học sinh|đảng viên|tổ chức|doanh nghiệp|chi bộ"
    r"|lượt)[^,.;]{0,60}?)"
    r"(?:(?: và |, )((?:các |những |\d[\d.]* |nhiều )?(?:tập thể|cá nhân|đơn vị|đồng chí|gia đình"
    r"|hộ gia đình|cán bộ))[^,.;]{0,20}?)?"
    r"(?= (?:có|đã|vì|đạt|tiêu biểu|điển hình|xuất sắc|trong|thuộc|về|nhân dịp|tại"
    r"|theo)(?![a-zà-ỹđ])|[,.;]|$)"
)
_ARE_GIVEN = pattern_of(
    r"((?:các |nhiều |\d[\d.]* )?(?:tập thể|cá nhân|đơn vị))(?:(?:,| và) ((?:các |nhiều "
    r"|\d[\d.]* )?(?:tập thể|cá nhân)))?(?: [^.;,]{0,40})? (?:đã |vinh dự )*được "
)
_OF_ALL_KINDS = pattern_of(r" (?:(?:và|,) [a-zà-ỹ ]{3,20} )?(?:của )?(?:các cấp|các loại)")
# After these words the award is what the quotes hold.
_QUOTED = frozenset({"danh hiệu", "khen thưởng"})
_TITLES = (
    "thầy thuốc",
    "nhà giáo",
    "nghệ",
    "bà mẹ",
    "mẹ việt",
    "công dân",
    "anh hùng",
    "chiến sĩ",
    "lao động tiên tiến",
    "tập thể",
    "đơn vị",
)
# Of an award told of many times, the latest places say whose it is.
_RECENT = 50
_NUMBER = pattern_of(r"^\d[\d.]*")
_NUMBER_BEFORE = pattern_of(r"(?<![\d/.,])(\d{1,3}(?:\.\d{3})*) (?:tấm |chiếc )?$")
# "Về giải tập thể, A giải Nhất, B giải Nhì": prizes told on behind a sentence that has given some.
_PRIZES_GO_ON = pattern_of(rf"(?:về |ở |đối với |phần |còn )*(?:các )?giải{WORD_AFTER}")


@dataclass(frozen=True, slots=True)
class _Award:
    span: Span
    title: str
    by: str | None
    to: tuple[str, ...]
    count: int | None
    anew: bool = False  # won beside another of the same title, in another part of the contest


def find_commendations(text: Text, found: Found) -> tuple[Commendation, ...]:
    """The awards that the text says were given, in text order; one entry an award act."""
    acts: list[list[_Award]] = []
    for award in _awards(text, found):
        act = next((one for one in acts if _same_act(one, award)), None)
        if act is None:
            acts.append([award])
        else:
            act.append(award)
    return tuple(_commendation(number, act) for number, act in enumerate(acts, 1))


def _same_act(act: list[_Award], award: _Award) -> bool:
    givers = {one.by for one in act[-_RECENT:] if one.by is not None}
    alike = not award.anew and fold(act[0].title) == fold(award.title)
    return alike and (award.by is None or not givers or award.by in givers)


def _is_prize(title: str) -> bool:
    """Whether it is a prize of a contest."""
    return fold(title).startswith("giải ")


def _commendation(number: int, act: list[_Award]) -> Commendation:
    """One act from all the places that tell of it; the place that says most counts."""
    fullest = sorted(act, key=_says_less)[0]
    return Commendation(
        id=f"c{number}",
        mentions=tuple(award.span for award in act),
        title=fullest.title,
        by=next((award.by for award in act if award.by is not None), None),
        to=fullest.to,
        count=fullest.count,
    )


def _says_less(award: _Award) -> tuple[bool, bool, bool]:
    return award.count is None, award.by is None, not award.to


def _awards(text: Text, found: Found) -> Iterator[_Award]:
    giver: str | None = None
    told = -1  # the paragraph in which prizes have been given
    for sentence in text.sentences:
        goes_on = sentence.paragraph == told and _PRIZES_GO_ON.match(text.folded, sentence.start) is not None
        for award in _AWARD.finditer(text, sentence.start, sentence.end):
            if _is_no_award(text.folded, sentence, award):
                continue
            if goes_on and _is_prize(award[1]):
                yield _told_on(text, found, sentence, award, giver)
            elif _is_given(text, sentence, award):
                given = _award(text, found, sentence, award)
                if _is_prize(award[1]):
                    giver, told = given.by or giver, sentence.paragraph
                yield given


def _told_on(text: Text, found: Found, sentence: Sentence, award: re.Match[str], giver: str | None) -> _Award:
    """A prize of a row in which each winner stands before the prize."""
    begin = max(text.folded.rfind(mark, _head(sentence, award), award.start()) for mark in (",", ";", ":"))
    named = within(found.organizations, max(begin, sentence.start), award.start())
    span = Span(award.start(), award.end())
    to = (named[0][1],) if named else ()
    return _Award(span, text.words(span.start, span.end), giver, to, 1 if to else None, anew=True)


def _is_no_award(folded: str, sentence: Sentence, award: re.Match[str]) -> bool:
    """A bare "danh hiệu", awards "của các cấp", and a title that only describes its bearer are none."""
    if award[1] in _QUOTED:
        return award.end() == award.end(1)
    if _OF_ALL_KINDS.match(folded, award.end(), sentence.end):
        return True
    is_title = award[1].startswith(_TITLES)
    return is_title and not folded[max(sentence.start, award.start() - 12) : award.start()].rstrip(
        ' “"'
    ).endswith("danh hiệu")


def _is_given(text: Text, sentence: Sentence, award: re.Match[str]) -> bool:
    begin = max(sentence.start, award.start() - 260)
    given = _verbs_before(text, begin, award)
    if not given:
        return False
    return _NOT_GIVEN.search(text, max(sentence.start, given[-1] - 40), award.start()) is None


def _verbs_before(text: Text, begin: int, award: re.Match[str]) -> list[int]:
    """Where verbs of giving stand before an award; "khen thưởng “…”" gives by its own word."""
    verbs = [one.start() for one in _GIVEN.finditer(text, begin, award.start())]
    return [*verbs, award.start()] if award[1] == "khen thưởng" else verbs


def _award(text: Text, found: Found, sentence: Sentence, award: re.Match[str]) -> _Award:
    start = award.start()
    if award[1] in _QUOTED:
        start = min(at for quote in '“"' if (at := text.folded.find(quote, start, award.end())) >= 0) + 1
    to, count = _receivers(text, found, sentence, award)
    end = award.end() - (1 if award[1] in _QUOTED else 0)
    return _Award(
        span=Span(start, end),
        title=text.words(start, end),
        by=_giver(text, found, sentence, award),
        to=to,
        count=count,
    )


def _head(sentence: Sentence, award: re.Match[str]) -> int:
    """Where the words before an award begin that may say who gives it and who gets it."""
    return max(sentence.start, award.start() - _FARTHEST)


def _giver(text: Text, found: Found, sentence: Sentence, award: re.Match[str]) -> str | None:
    """The organ whose award it is ("Giấy khen của A"), else the organ that gives it."""
    of = _OF.match(text.folded, award.end(), sentence.end)
    if of:
        named = within(found.organizations, award.end(), min(sentence.end, of.end() + 80))
        return next((name for mention, name in named if mention.start <= of.end()), None)
    if giver := _giver_behind(text, found, sentence, award.end()):
        return giver
    begin = _head(sentence, award)
    verbs = _verbs_before(text, begin, award)
    if within(found.people, begin, verbs[-1]) or "được" in text.folded[begin : verbs[-1]].split():
        return _giver_by_passive(text, found, sentence, verbs[-1])
    if _WINS.match(text.folded, verbs[-1]):
        return None
    named = within(found.organizations, begin, verbs[-1])
    return named[-1][1] if named else None


# Who stands before one of these verbs gets the award.
_WINS = pattern_of(r"(?:đoạt|giành|đạt|nhận|đón nhận|vinh dự được|được công nhận)(?![a-zà-ỹđ])")


def _giver_behind(text: Text, found: Found, sentence: Sentence, at: int) -> str | None:
    """ "… giấy khen do A trao tặng": the organ behind the award."""
    do = _DONE_BY.match(text.folded, at, sentence.end)
    named = within(found.organizations, do.end(), min(sentence.end, do.end() + 120)) if do else []
    return named[0][1] if do and named and named[0][0].start == do.end() else None


_DONE_BY = pattern_of(r"[”\" ]*(?:,? )do +(?:chủ tịch +|giám đốc +|bộ trưởng +)?")


def _giver_by_passive(text: Text, found: Found, sentence: Sentence, verb: int) -> str | None:
    """ "được A tặng …": the organ between the passive and the verb."""
    passive = text.folded.rfind(" được ", max(sentence.start, verb - _FARTHEST), verb)
    if passive < 0:
        return None
    named = within(found.organizations, passive, verb)
    return named[0][1] if named else None


def _organs_given(text: Text, found: Found, sentence: Sentence, at: int) -> tuple[str, ...]:
    """The organ that gets it by its name ("… Cờ thi đua cho Hội Nông dân huyện Bình Lục")."""
    to = _GIVEN_TO.match(text.folded, at, sentence.end)
    named = within(found.organizations, to.end(), sentence.end) if to else []
    return (named[0][1],) if to and named and named[0][0].start == to.end() else ()


_GIVEN_TO = pattern_of(r"[^.;,]{0,90}?(?<![a-zà-ỹđ])cho +(?:đơn vị +|tập thể +)?")


def _receivers(
    text: Text, found: Found, sentence: Sentence, award: re.Match[str]
) -> tuple[tuple[str, ...], int | None]:
    """Who gets it, as written, and how many they are when every group has its number."""
    passives = list(_ARE_GIVEN.finditer(text.folded, _head(sentence, award), award.start()))
    groups = _TO.match(text.folded, award.end(), sentence.end) or (passives[-1] if passives else None)
    number = _NUMBER_BEFORE.search(text.folded, max(sentence.start, award.start() - 24), award.start())
    pieces = int(number[1].replace(".", "")) if number else None
    if groups is None:
        return _organs_given(text, found, sentence, award.end()), pieces
    words = tuple(text.words(*groups.span(index)).strip() for index in (1, 2) if groups[index])
    numbers = [_NUMBER.match(word) for word in words]
    if pieces is not None or any(number is None for number in numbers):
        return words, pieces
    return words, sum(int(number[0].replace(".", "")) for number in numbers if number)
