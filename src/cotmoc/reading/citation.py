"""What a text says of a document beside its number: the date, who issued it, what it is about."""

from __future__ import annotations

from typing import NamedTuple

from cotmoc.reading.dates import date_at
from cotmoc.reading.drafts import Citation
from cotmoc.reading.facts import Span
from cotmoc.reading.folding import LOWER, UPPER
from cotmoc.reading.found import Found
from cotmoc.reading.heads import Organ
from cotmoc.reading.patterns import LETTER, any_word, pattern_of
from cotmoc.reading.text import Text
from cotmoc.reading.words import table

_TITLES = table("issuer_titles")
_DATED = pattern_of(
    r"[,;]? *(?:\( *)?(?:được +)?(?:ban hành |ký |ký ban hành )?(?=(?:ngày|tháng|năm) *\d)"
    r"|[,]? *\( *(?=\d{1,2}[/.-])"
)
_BY = pattern_of(
    r"[,)]? *(?:(?:ban hành )?bởi|do|của|cua|ca) +(?:liên +(?=bộ |sở |ngành ))?"
)  # "ca", "cua": worn copies lose letters
_SIGNER = pattern_of(any_word(_TITLES) + " +")
_ABOUT = pattern_of(r"[,:)]? *(?:về +việc|về|v/v\.?) *:? *|[,:)]? *(?=[“\"'])")
_SUBJECT_VERB = pattern_of(
    r"[,:)]? *(?=(?:ban hành|quy định|phê duyệt|hướng dẫn|thực hiện|triển khai|sửa đổi|tăng cường|tiếp tục"
    r"|đẩy mạnh|xây dựng|phòng, chống|phòng chống|phát triển|nâng cao|đổi mới|chuyển đổi|khắc phục|bảo vệ"
    r"|lãnh đạo|kiểm điểm|sơ kết|tổng kết|kết quả|công tác năm|tình hình|tổ chức|phát động|thành lập|ra mắt"
    r"|tặng|khen thưởng|bổ nhiệm|điều động|chỉ định|thu hồi|bãi bỏ|thông qua|giải thể|sáp nhập|sắp xếp"
    rf"|kiện toàn|công nhận|công bố|điều chỉnh|bổ sung|giao|phối hợp)(?![{LETTER}]))"
)
_DEFINITION = pattern_of(
    r" *\((?:sau đây |dưới đây |gọi |viết |nghị quyết|chỉ thị|kế hoạch|quyết định|kết luận"
    r"|đề án)[^()\n]{0,80}\)"
)
# Of which term or session the organ was, or whose the meeting; the title comes behind it.
_TERM = pattern_of(
    r",? *\(?khóa +[ivx]+(?![a-z])\)?|,? *(?:tại )?\(?kỳ họp +(?:lần )?thứ +[a-zà-ỹđ\d]+\)?"
    r"|,? *nhiệm kỳ +\d{4} *- *\d{4}| +của +đảng(?![a-zà-ỹđ])"
    r"| +gửi +(?:đến +|tới +)?[^.;:\n]{3,110}?(?= +(?:về|đề nghị|yêu cầu)(?![a-zà-ỹđ]))"
)
_LONGEST_TITLE = 700
_QUOTES = {"“": "”", '"': '"', "'": "'", "‘": "’"}
_TITLE_END = pattern_of(
    r"[;\n]|\.(?=\s|\Z)|\.{2,}|…|, *(?:gắn với|trong đó|theo đó|đến nay|thời gian qua|trong thời gian|ngày"
    r"|sáng|chiều|đồng thời|qua đó"
    r"|các (?:đại biểu|sở|cấp|ngành|địa phương|cơ quan|đơn vị)|đồng chí|tỉnh|huyện|trên cơ sở|trọng tâm"
    r"|nhằm|góp phần|và (?:kế hoạch|nghị"
    r"|chỉ thị|quyết|kết luận|thông báo|chương trình|công văn)|(?:các |những )?(?:nghị quyết|chỉ thị"
    r"|kế hoạch|kết luận|quyết định|nghị định"
    r"|thông tư|luật|pháp lệnh|công văn|thông báo|hướng dẫn) (?:số|của|\d))"
    r"| và (?:các |những )?(?:nghị quyết|chỉ thị|kế hoạch|kết luận|quyết định|nghị định|thông tư"
    r"|chương trình|công văn)"
    r" (?:số|của|\d+(?! *năm)|hành động)| +gắn với (?:việc )?(?:thực hiện|triển khai)"
    rf"| +(?:đã|được|nhằm|là|đến nay|cho thấy|gồm|có hiệu lực|có ý nghĩa|không thể|cần|phải"
    rf"|theo đề nghị của|với (?:các |những |một số )?(?:nhiệm vụ|nội dung|mục tiêu))(?![{LETTER}])"
    r"| *\((?=gửi|kèm|ban hành|sau đây|dưới đây|gọi|viết tắt|nghị quyết|chỉ thị|kế hoạch|quyết định"
    r"|kết luận|đề án)"
)
_QUOTE_MARK = pattern_of("[”\"'’]")
_ABOUT_WORD = pattern_of(r"^(?:về việc|về|Về việc|Về) ")
_AS_FOLLOWS_AT_END = pattern_of(r",? *(?:cụ thể )?như sau:?\Z")
_AS_FOLLOWS = pattern_of(r",? *(?:cụ thể )?như sau$")
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


def citation_after(text: Text, found: Found, at: int) -> Citation:
    """What follows a document's number: date and issuer in either order, then its title."""
    known = found.citations.get(at)
    if known is None:
        known = found.citations[at] = _citation_after(text, found, at)
    return known


def _citation_after(text: Text, found: Found, at: int) -> Citation:
    end, date, issuer = at, None, None
    for _ in range(4):
        if date is None and (dated := _date(text, found, end, after_issuer=issuer is not None)):
            end, date = dated
        elif issuer is None and (issued := _issuer(text, found, end, date is not None)):
            end, issuer = issued
            end = _after_joint(text, found, end)
        elif aside := _DEFINITION.match(text.folded, end) or _TERM.match(text.folded, end):
            end = aside.end()
        else:
            break
    about = title_at(text, found, end)
    title = title_words(text, about) if about else None
    return Citation(about.end if about else end, date, issuer, title, about)


def _after_joint(text: Text, found: Found, end: int) -> int:
    """The end after the organs that issued it too ("của Bộ Y tế và Bộ Nội vụ hướng dẫn …")."""
    at = end
    while joiner := _JOINT.match(text.folded, at):
        organ = found.organ_at(joiner.end())
        if organ is None:
            break
        at = organ.end
    return at if at > end and title_at(text, found, at) is not None else end


_JOINT = pattern_of(r",? +(?:và +|[-–] +)?(?:bộ trưởng +|chánh án +|viện trưởng +)?")


def _opens_clause(text: Text, found: Found, mark: str, end: int) -> bool:
    """Whether a date after a comma is the time of what the next organ did ("…, ngày 3/3, Thủ tướng ra …")."""
    comma = _COMMA.match(text.folded, end) if mark.startswith(",") else None
    return comma is not None and found.organ_at(comma.end()) is not None


_COMMA = pattern_of(r" *,? +")
# The head of a ministry or department signs for it: "của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ".
_HEAD = pattern_of(r"(?:bộ trưởng(?:, chủ nhiệm)?|chủ nhiệm|giám đốc|thống đốc|chánh văn phòng) +")
# "của Hội nghị lần thứ sáu Ban Chấp hành Trung ương": the committee that met issued it.
_MEETING = pattern_of(r"hội nghị +(?:lần thứ +[a-zà-ỹđ\d]+ +)?(?:của +)?")
_PLENUM = pattern_of(
    r"(?:hội nghị +(?:lần thứ +[a-zà-ỹđ\d]+ +)?)?(?:của +)?(?:(?:ban chấp hành|bch) +)?"
    r"(?:trung ương|tw|t\.ư)(?: +đảng)?(?: +(?:lần thứ +)?(?:\d{1,2}|[a-zđ]+(?=,? *\(?khóa)))?"
    r",? *\(?khóa +([ivx]+)(?![a-z])\)?"
)
_ABOUT_NEXT = pattern_of(r" +(?:về|v/v)(?![a-zà-ỹđ])")


def _date(text: Text, found: Found, at: int, *, after_issuer: bool) -> tuple[int, str] | None:
    dated = _DATED.match(text.folded, at)
    date = date_at(text.folded, dated.end()) if dated else None
    if dated is None or date is None or (after_issuer and _opens_clause(text, found, dated[0], date[0])):
        return None
    closing = ")" if "(" in dated[0] and text.body[date[0] : date[0] + 1] == ")" else ""
    return date[0] + len(closing), date[1]


def _issuer(text: Text, found: Found, at: int, after_date: bool) -> tuple[int, str] | None:
    by = _BY.match(text.folded, at)
    if by is None and text.body[at : at + 1] != " ":
        return None
    start = by.end() if by else at + 1
    head = _HEAD.match(text.folded, start)
    start = head.end() if head else start
    meeting = _MEETING.match(text.folded, start)
    plenum = _PLENUM.match(text.folded, start)
    start = meeting.end() if meeting else start
    signer = _SIGNER.match(text.folded, start)
    alone = found.organ_at(start)
    organ = alone or found.organ_at(signer.end() if signer else start)
    if plenum and organ is None:
        return plenum.end(), f"Ban Chấp hành Trung ương Đảng khóa {plenum[1].upper()}"
    # "Nghị quyết số 35-NQ/TW Bộ Chính trị về …": without "của" only beside a date or the title.
    if organ is None or not (by or after_date or _ABOUT_NEXT.match(text.folded, organ.end)):
        return None
    title = f"{_TITLES[' '.join(signer[0].split())]} " if signer and not alone else ""
    return organ.end, title + organ.name


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
    first = max(sentence, verb.start() - _LONGEST_TITLE)
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
    if organ is None or organ.end != at_word or not _GOES_ON.fullmatch(text.folded, at_word, at):
        return None
    return organ if _ASKED.search(text.folded, max(first, organ.start - 70), organ.start) else None


# "được Bộ Y tế đồng ý tại Công văn số …"
_AGREED = pattern_of(
    r" (?:đã )?(?:đồng ý|chấp thuận|phê duyệt|thống nhất|cho phép|giao|công nhận)(?: chủ trương)?"
)
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


def title_opens(text: Text, at: int) -> bool:
    """Whether words that open a title stand behind a kind word or number at this offset."""
    return (_ABOUT.match(text.folded, at) or _SUBJECT_VERB.match(text.folded, at)) is not None


def title_at(text: Text, found: Found, at: int) -> Span | None:
    """Where the title after a document's number stands, quotes included."""
    opening = _ABOUT.match(text.folded, at) or _SUBJECT_VERB.match(text.folded, at)
    if opening is None or opening.end() >= len(text.body) or "\n" in opening[0]:
        return None
    start = opening.end()
    if closing := _closing_quote(text, start):
        return Span(start, closing)
    end = _end_of_title(text, found, start)
    told = text.folded.find("như sau", start, end) >= 0
    if told and (follows := _AS_FOLLOWS_AT_END.search(text.folded, start, end)):
        end = follows.start()
    return Span(start, end) if end - start > 3 else None


def _closing_quote(text: Text, start: int) -> int | None:
    """End of a quoted title that opens here on its line; a worn copy may close it with another mark."""
    opening = text.body[start]
    if opening not in _QUOTES:
        return None
    line = text.body.find("\n", start, start + _LONGEST_TITLE)
    limit = line if line >= 0 else start + _LONGEST_TITLE
    closing = text.body.find(_QUOTES[opening], start + 1, limit)
    if closing < 0 and opening == "“":
        closing = text.body.find('"', start + 1, limit)
    return closing + 1 if closing >= 0 else None


def _end_of_title(text: Text, found: Found, start: int) -> int:
    at, limit = start, min(start + _LONGEST_TITLE, len(text.body))
    while True:
        ending = _TITLE_END.search(text.folded, at, limit)
        end = ending.start() if ending else limit
        comma = _comma_before_organ(text, found, at, end)
        end = comma if comma is not None else end
        if not _is_inside_quotes(text.body[start:end]) or ending is None or ending[0] in {"\n", ";"}:
            return end
        at = ending.end()


def _comma_before_organ(text: Text, found: Found, start: int, end: int) -> int | None:
    """The comma after which an organ takes up the sentence ("… về trồng rừng, UBND tỉnh đã …")."""
    for organ in found.organs_between(start, end):
        before = text.body[start : organ.start].rstrip()
        if before.endswith(",") and not _is_inside_quotes(before):
            return start + len(before) - 1
    return None


def _is_inside_quotes(words: str) -> bool:
    return words.count("“") > words.count("”")


def title_words(text: Text, about: Span) -> str:
    """The words of a title without its outer quotes."""
    words = text.words(about.start, about.end).rstrip(" ,:.")
    closing = _QUOTE_MARK.search(words, 1) if len(words) > 2 and words[0] in _QUOTES else None
    if closing and closing.end() == len(words):
        return _ABOUT_WORD.sub("", words[1:-1].strip())
    words = words.replace("“ ", "“").replace(" ”", "”")
    return _AS_FOLLOWS.sub("", words) if "như sau" in words else words
