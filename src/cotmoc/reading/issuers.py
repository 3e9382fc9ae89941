"""Who issued a document, and when, by the words before it ("Ngày 2/5/2019, UBND tỉnh ban hành …")."""

from __future__ import annotations

from typing import NamedTuple

from cotmoc.reading.dates import date_at
from cotmoc.reading.folding import LOWER, UPPER
from cotmoc.reading.found import Found
from cotmoc.reading.heads import Organ
from cotmoc.reading.patterns import any_word, pattern_of
from cotmoc.reading.text import Text
from cotmoc.reading.titles import LONGEST_TITLE
from cotmoc.reading.words import table

_TITLES = table("issuer_titles")
_SIGNER_BEFORE = pattern_of(f"({any_word(_TITLES)}) +\\Z")
_NAME = pattern_of(rf"(?: +[{UPPER}][{LOWER}]+){{2,5}}(?= )")
_DAY_BEFORE = pattern_of(r"ngày +\d{1,2}(?:[/.-]| +tháng +)\d{1,2}(?:[/.-]| +năm +)\d{4} *,? +\Z")
_ISSUING = pattern_of(
    r"(?:ban hành|ký|ra|xây dựng|có|thông qua|phê duyệt|ký kết|trình bày|trình) +(?:dự thảo )?"
    r"(?:các |những |\d{1,2} )?\Z"
)
_ADVERBS = pattern_of(
    r"(?: *\(nay là [^()\n]{3,60}\))?[ ,]*(?:(?:đã|vừa|cũng|kịp thời|tiếp tục|chủ động|mới|sẽ|khẩn trương"
    r"|tập trung|trực tiếp|cùng|xem xét"
    r"|thống nhất|họp|và|tỉnh)[ ,]+)*\Z"
)
_ACTS = pattern_of(
    r" +(?:đã|vừa|cũng|kịp thời|luôn|tổ chức|chủ động|tập trung|thường xuyên|tham mưu|lãnh đạo|chỉ đạo) "
)


class Issue(NamedTuple):
    """Who issued a document by the words before it, and the day, as far as they say it."""

    issuer: str | None = None
    date: str | None = None


def issue_before(text: Text, found: Found, at: int) -> Issue:
    """Who "ban hành" the document that is named at this offset, and when, if the clause says it."""
    sentence = text.sentences[text.sentence_at(at)].start if text.sentences else 0
    if asking := _asking_in(text, found, max(sentence, at - _LONGEST_ASKING), at):
        return Issue(asking.name)
    verb = _ISSUING.search(text.folded, max(sentence, at - 24), at)
    if verb is None:
        return Issue()
    if signed := _BY_PREMIER.search(text.body, max(sentence, verb.start() - 60), verb.start()):
        return Issue("Thủ tướng Chính phủ", _date_before(text, signed.start()))
    first = max(sentence, verb.start() - LONGEST_TITLE)
    subjects = found.organs_between(first, verb.start())
    near = [organ for organ in subjects if _leads_to_verb(text, organ.end, verb.start())]
    acting = [organ for organ in subjects if _ACTS.match(text.folded, organ.end)]
    if not near and not acting:
        return Issue()
    subject = _without_apposition(text, subjects, (near or acting)[-1])
    signer = _SIGNER_BEFORE.search(text.folded, max(subject.start - 20, 0), subject.start)
    return Issue(subject.name, _date_before(text, signer.start() if signer else subject.start))


# "Thủ tướng Lê Văn A đã ký Quyết định": the name makes the words a position, but the Premier issued it.
_BY_PREMIER = pattern_of(
    rf"(?:Phó )?Thủ tướng(?: Chính phủ)?(?: [{UPPER}][{LOWER}]+){{2,5}} +(?:(?:đã|vừa|mới) +)*\Z"
)


def _asking_in(text: Text, found: Found, first: int, at: int) -> Organ | None:
    """ "Theo đề nghị của Giám đốc Sở A tại Tờ trình …": the organ that asked or ordered in it."""
    if text.folded.startswith("thông báo", at):
        return None  # an office gives notice of what the organ concluded
    at_word = text.folded.rfind(" tại ", first, at)
    organ = next(iter(found.organs_between(first, at)[-1:]), None)
    agreed = _AGREED.match(text.folded, organ.end) if organ else None
    if organ and agreed and agreed.end() == at_word:
        return organ
    is_of = organ and _OF_BEFORE.search(text.folded, max(first, organ.start - 5), organ.start)
    if organ and is_of and organ.end == at_word and _RIGHT_BEFORE.fullmatch(text.folded, at_word, at):
        return organ
    if organ is None or organ.end != at_word or not _GOES_ON.fullmatch(text.folded, at_word, at):
        return None
    return organ if _ASKED.search(text.folded, max(first, organ.start - 70), organ.start) else None


# "được Bộ Y tế đồng ý tại Công văn số …"
_AGREED = pattern_of(
    r" (?:đã )?(?:đồng ý|chấp thuận|phê duyệt|thống nhất|cho phép|giao|công nhận)(?: chủ trương)?"
)
# "theo nội dung của Bộ Y tế tại Công văn số …"
_OF_BEFORE = pattern_of(r"(?<![a-zà-ỹđ])của \Z")
_RIGHT_BEFORE = pattern_of(r" tại (?:các )?")
# Right before the document, or with others of the same organ between ("tại Tờ trình số 1, Công văn số 2").
_GOES_ON = pattern_of(r" tại (?:các )?(?:[^;:\n]{8,160}(?:, |,? và ))?")
_LONGEST_ASKING = 260
_ASKED = pattern_of(
    rf"(?:(?:đề nghị|đề xuất|báo cáo|kiến nghị|chỉ đạo|yêu cầu|ý kiến|kết luận|tham mưu|giao) +(?:của +)?"
    rf"|và +của +)(?:(?:{any_word(_TITLES)}|bộ trưởng, chủ nhiệm|trưởng|chánh văn phòng|chánh"
    r"|tổ trưởng) +)?\Z"
)


def _without_apposition(text: Text, organs: tuple[Organ, ...], organ: Organ) -> Organ:
    """ "Bộ Chính trị Ban Chấp hành Trung ương Đảng khóa II": the organ that issued is the first."""
    index = organs.index(organ)
    former = organs[index - 1] if index else None
    is_beside = former is not None and text.folded[former.end : organ.start] in {" ", ", "}
    return former if former and is_beside and former.head in {"Bộ Chính trị", "Ban Bí thư"} else organ


def _leads_to_verb(text: Text, end: int, verb: int) -> bool:
    """Whether only the name of the signer and adverbs stand between an organ and the verb."""
    name = _NAME.match(text.body, end, verb)
    return _ADVERBS.fullmatch(text.folded, name.end() if name else end, verb) is not None


def _date_before(text: Text, at: int) -> str | None:
    """The day that opens the clause of the issuer ("ngày 2/5/2019, UBND tỉnh ban hành …")."""
    opening = _DAY_BEFORE.search(text.folded, max(at - 40, 0), at)
    date = date_at(text.folded, opening.start()) if opening else None
    return date[1] if date and len(date[1]) == len("2019-05-02") and not date[1].startswith("--") else None
