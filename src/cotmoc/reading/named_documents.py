"""Documents without a number: laws, resolutions of a plenum, strategies, plans known by issuer and title."""

from __future__ import annotations

import re

from cotmoc.reading.anchors import anchored
from cotmoc.reading.citation import Citation, Issue, citation_after, issue_before, title_at, title_words
from cotmoc.reading.dates import date_at
from cotmoc.reading.drafts import Draft
from cotmoc.reading.facts import Span
from cotmoc.reading.folding import LOWER, UPPER, fold
from cotmoc.reading.found import Found
from cotmoc.reading.patterns import LETTER, WORD_AFTER, WORD_BEFORE, any_of, any_word
from cotmoc.reading.text import Text
from cotmoc.reading.words import table

_ORDINALS = table("ordinals")
_KINDS = table("kinds")
_PLENUM = re.compile(
    rf"{WORD_BEFORE}(nghị quyết|kết luận|nq"
    rf"|kl) *(?:số *)?(?:của *)?(?:hội nghị +)?(?:lần thứ +({any_word(_ORDINALS)}|\d{{1,2}}) +)?"
    r"(?:ban chấp hành trung ương(?: đảng)?|bch trung ương(?: đảng)?|bch ?(?:tw|t\.ư)(?: đảng)?"
    r"|trung ương(?: đảng)?"
    r"|tw|t\.ư)"
    rf" *(?:lần thứ +)?({any_word(_ORDINALS)}(?= *,? *\(? *kh[oó]a)|\d{{1,2}}(?![\d/.-]))?"
    rf"(?: *,? *\(? *kh[oó]a +([ivx]+)(?![{LETTER}])\)?)?"
)
_LAW = anchored(
    rf"{WORD_BEFORE}(?<!pháp )(?<!kỷ )(bộ luật|luật|pháp lệnh) +(?:(?:sửa đổi, bổ sung"
    rf"|sửa đổi) (?:một số điều"
    rf"|điều \d+)? *(?:của )?(?:(?:bộ )?luật +)?)?(?=[{LETTER}])"
)
_LAW_NAME = re.compile(rf"{any_of('laws')}{WORD_AFTER}")
_LAW_ANY = re.compile(
    rf"[{UPPER}][{LOWER}]*(?:,? (?!và [Ll]uật|và các|và Nghị|và Bộ|năm|ngày|số|của|được|đã|quy định|có|cho"
    rf"|để|là|tại|do|trên|này|theo"
    rf"|cũng|phải|cần|trong|với|các|đối)[{LOWER}{UPPER}]+){{0,9}}"
)
_LAW_SHORT = re.compile(rf"[{UPPER}&]{{3,10}}(?![{LETTER}])")
_FURTHER_LAW = re.compile(rf"(?:,|,? và) +(?:bộ )?luật +{any_of('laws')}{WORD_AFTER}")
_CONSTITUTION = anchored(
    rf"{WORD_BEFORE}hiến pháp(?= +(?:năm +)?(?:1946|1959|1980|1992|2013)| +nước cộng hòa)"
)
_CONGRESS = anchored(
    rf"{WORD_BEFORE}nghị quyết +(đại hội +(?:đại biểu +)?(?:đảng +)?(?:toàn quốc +)?"
    r"(?:đảng bộ +[^,.;:()\n“”]{1,60}?)?(?:đảng +)?(?:lần thứ +)?"
    rf"(?<![{LETTER}])(?:[ivx]+|\d{{1,2}})(?![{LETTER}\d])(?: +(?:của +)?đảng(?![{LETTER}]))?)"
)
_STRATEGY = anchored(rf"{WORD_BEFORE}chiến lược +(?=[“\"{LETTER}])")
_STRATEGY_END = re.compile(
    r"[;.:()\n”“]|…|,(?! +(?:tầm nhìn|chống|tiêu cực|thực hành|hiện đại hóa|cứu hộ))"
    r"| +(?:không thể|đã|được|là|và chiến lược|của|nêu trên|này|trên địa bàn"
    r"|do|trong giai|phải|cần"
    rf"|nhằm|thành|với|tại)(?![{LETTER}])"
)
_TREATY = anchored(
    rf"{WORD_BEFORE}(hiệp định|hiệp ước|nghị định thư|công ước)(?= +(?:về|hợp tác|phân giới|khung|biên giới"
    rf"|bổ sung|thương)| +[A-Z])"
)
_NATIONAL = anchored(
    rf"{WORD_BEFORE}chương trình (?:mục tiêu quốc gia|mtqg)(?= +(?:về +)?(?:xây dựng|giảm|phát triển|phòng"
    rf"|nông|dân số|nước))"
)
_NATIONAL_END = re.compile(
    rf"[;,.:()\n”“]|…| +(?:giai đoạn|trên|đã|được|và(?! miền núi)|của|năm|tại|đến|là|trong|có)(?![{LETTER}])"
)
_OWNED = anchored(
    rf"{WORD_BEFORE}(nghị quyết|chỉ thị|kết luận|quyết định|kế hoạch phối hợp|kế hoạch hành động|kế hoạch"
    rf"|chương trình hành động"
    rf"|chương trình phối hợp|chương trình|quy chế phối hợp|quy chế|hướng dẫn|thông báo|quy định){WORD_AFTER}"
    r"(?! *(?:số|này|trên|nêu|đó|\d))"
)
_PLURAL_BEFORE = re.compile(r"(?:các|những|nhiều|một số|\d+) +\Z")
_CLASS_BEFORE = re.compile(
    r"(?:các|những|nhiều|mọi|một số|mỗi|từng|\d+|hệ thống|dự thảo|đề cương|bản|các văn bản|và|,) +\Z"
)
_CARRIES_OUT = re.compile(
    rf" *(?:,? *(?:để|nhằm|về việc|về) +)?((?:triển khai|thực hiện|tổ chức|cụ thể hóa|hành động|khắc phục"
    rf"|phát động|tăng cường|phòng)(?![{LETTER}]))"
)
_PARTIES = re.compile(r" +(?=giữa |trong công tác |về công tác )|(?: [^.,;:\n“”\d]{1,60}?) +(?=giữa )")
_PARTIES_END = re.compile(
    r"[;.:()\n”“]|…|, *(?:giai đoạn|sáng|chiều|ngày|tại|trình|nhằm|theo|góp|đã)"
    r"| +(?:giai đoạn|đã|được|là|nhằm|trong năm|năm \d|và phát|từ năm|cho biết|cần|phải|trong"
    rf"|về việc)(?![{LETTER}])"
)


def named_documents(text: Text, found: Found, numbered: list[Draft]) -> list[Draft]:
    """The documents that the text names without a number, outside the numbers and titles of the others."""
    taken = [draft.span for draft in numbered]
    plenums = _plenums(text, found)
    titles = [draft.about for draft in (*numbered, *plenums) if draft.about]
    drafts = [
        *plenums,
        *_laws(text),
        *_congresses(text, found),
        *_strategies(text, titles),
        *_treaties(text, found),
        *_national_programmes(text, titles),
        *_coordination(text),
    ]
    taken += [draft.span for draft in drafts]
    drafts += [draft for draft in _owned(text, found) if not _meets(draft.span, taken)]
    numbers = [draft.span for draft in numbered]
    return [draft for draft in drafts if not _meets(draft.span, numbers)]


def _end_of(pattern: re.Pattern[str], text: Text, at: int) -> int:
    """Where the words from here on end, at most a long name further."""
    limit = min(at + _LONGEST, len(text.body))
    ending = pattern.search(text.folded, at, limit)
    return ending.start() if ending else max(limit, min(at, len(text.body)))


_LONGEST = 300


def _meets(span: Span, others: list[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _plenums(text: Text, found: Found) -> list[Draft]:
    drafts: list[Draft] = []
    for named in _PLENUM.finditer(text.folded):
        word, before, after, term = named.groups()
        number = before or after
        if number is None or not text.body[named.start()].isupper():
            continue
        issuer = "Ban Chấp hành Trung ương Đảng" + (f" khóa {term.upper()}" if term else "")
        kind = "conclusion" if word in {"kết luận", "kl"} else "resolution"
        said = citation_after(text, found, named.end())
        drafts.append(
            Draft(
                start=named.start(),
                end=named.end(),
                kind=kind,
                number=_ORDINALS.get(number, number),
                date=said.date,
                issuer=issuer,
                title=said.title,
                about=said.about,
            )
        )
    return drafts


def _laws(text: Text) -> list[Draft]:
    drafts: list[Draft] = []
    for named in _LAW.finditer(text):
        is_inside = bool(drafts) and named.start() < drafts[-1].end
        law = None if is_inside or not text.body[named.start()].isupper() else _law(text, named)
        drafts += [law] if law else []
    for named in _CONSTITUTION.finditer(text):
        drafts.append(
            Draft(*named.span(), "constitution", date=_year_after(text, named.end()), title="Hiến pháp")
        )
    return drafts


def _law(text: Text, named: re.Match[str]) -> Draft | None:
    name = (
        _LAW_NAME.match(text.folded, named.end())
        or _LAW_SHORT.match(text.body, named.end())
        or _LAW_ANY.match(text.body, named.end())
    )
    if name is None:
        return None
    kind = "ordinance" if named[1] == "pháp lệnh" else "law"
    end = name.end()
    while "sửa đổi" in named[0] and (further := _FURTHER_LAW.match(text.folded, end)):
        end = further.end()
    return Draft(named.start(), end, kind, date=_year_after(text, end), title=text.words(named.start(), end))


def _year_after(text: Text, at: int) -> str | None:
    gap = re.match(r",? *(?:\(?(?:số )?|năm +|\( *)", text.folded[at : at + 12])
    start = at + (gap.end() if gap else 0)
    year = _YEAR.match(text.folded, start)
    if year:
        return year[1]
    spaces = _SPACES.match(text.folded, at)
    dated = date_at(text.folded, spaces.end()) if spaces else None
    return dated[1] if dated and not dated[1].startswith("--") else None


_YEAR = re.compile(r"((?:19|20)\d{2})(?![\d/-])")
_SPACES = re.compile(r",? *\(? *")


def _congresses(text: Text, found: Found) -> list[Draft]:
    return [
        Draft(*named.span(), "resolution", issuer=_congress(text, found, Span(*named.span(1))))
        for named in _CONGRESS.finditer(text)
        if text.body[named.start(1)].isupper()
    ]


def _congress(text: Text, found: Found, span: Span) -> str:
    """The congress in full: its Party organization with the place that "tỉnh" means in this text."""
    for organ in found.organs_between(span.start, span.end):
        if organ.end < span.end:
            return f"{text.words(span.start, organ.start)} {organ.name} {text.words(organ.end, span.end)}"
    return text.words(span.start, span.end)


def _strategies(text: Text, titles: list[Span]) -> list[Draft]:
    """Strategies named apart from the document that issues them."""
    known = sorted({fold(title_words(text, span)) for span in titles}, key=len, reverse=True)
    issuer = _issuer_of_strategies(text)
    drafts: list[Draft] = []
    for named in _STRATEGY.finditer(text):
        span = _strategy_span(text, named, known)
        if _PLURAL_BEFORE.search(text.folded, max(named.start() - 12, 0), named.start()):
            continue
        if span and text.body[named.start()].isupper() and not _meets(Span(*named.span()), titles):
            title = text.words(span.start, span.end).replace("“", "").replace("”", "")
            of = _STRATEGY_OF.match(text.folded, span.end)
            its = _ISSUERS[of[1]] if of else issuer
            drafts.append(Draft(span.start, span.end, "strategy", title=title, issuer=its))
    return drafts


def _strategy_span(text: Text, named: re.Match[str], known: list[str]) -> Span | None:
    for title in known:
        if title.startswith("chiến lược") and text.folded.startswith(title, named.start()):
            return Span(named.start(), named.start() + len(title))
    if text.body[named.end()] in '“"':
        closing = text.body.find("”" if text.body[named.end()] == "“" else '"', named.end() + 1)
        return Span(named.start(), closing + 1) if 0 < closing - named.end() < 200 else None
    end = _end_of(_STRATEGY_END, text, named.end())
    return Span(named.start(), end) if end - named.end() > 8 else None


_STRATEGIES_OF = re.compile(
    r"chiến lược (?:nêu trên|trên|này) của (bộ chính trị|chính phủ|ban chấp hành trung ương đảng"
    r"|thủ tướng chính phủ)"
)
_STRATEGY_OF = re.compile(
    r" của (bộ chính trị|chính phủ|ban chấp hành trung ương đảng|thủ tướng chính phủ)"
    rf"(?![{LETTER}])"
)
_ISSUERS = {
    "bộ chính trị": "Bộ Chính trị",
    "chính phủ": "Chính phủ",
    "ban chấp hành trung ương đảng": "Ban Chấp hành Trung ương Đảng",
    "thủ tướng chính phủ": "Thủ tướng Chính phủ",
}


def _issuer_of_strategies(text: Text) -> str | None:
    """Who issued "the strategies named above", when the text says it."""
    said = _STRATEGIES_OF.search(text.folded)
    return _ISSUERS[said[1]] if said else None


def _treaties(text: Text, found: Found) -> list[Draft]:
    drafts: list[Draft] = []
    for named in _TREATY.finditer(text):
        if not text.body[named.start()].isupper():
            continue
        end = _end_of(_STRATEGY_END, text, named.end())
        drafts.append(Draft(named.start(), end, "treaty", title=text.words(named.start(), end)))
    return drafts


def _national_programmes(text: Text, titles: list[Span]) -> list[Draft]:
    drafts: list[Draft] = []
    for named in _NATIONAL.finditer(text):
        if _meets(Span(*named.span()), titles):
            continue
        end = _end_of(_NATIONAL_END, text, named.end() + 12)
        title = re.sub(r"^(?:về )", "", text.words(named.end(), end))
        drafts.append(Draft(named.start(), end, "programme", title=title))
    return drafts


def _coordination(text: Text) -> list[Draft]:
    """A regulation or programme of coordination, when the text says between whom; then its bare mentions."""
    drafts: list[Draft] = []
    for named in _COORDINATION.finditer(text):
        kind = _KINDS[named[1]]
        parties = _PARTIES.match(text.folded, named.end())
        end = _end_of(_PARTIES_END, text, parties.end()) if parties else named.end()
        title = text.words(named.end(1) - len("phối hợp"), end) if parties else None
        is_class = _PLURAL_BEFORE.search(text.folded, max(named.start() - 12, 0), named.start()) is not None
        if title or not is_class:
            drafts.append(Draft(*named.span(), kind, title=title, is_bare=title is None))
    return drafts


_COORDINATION = anchored(
    rf"{WORD_BEFORE}(quy chế phối hợp|chương trình phối hợp|kế hoạch phối hợp)"
    rf"(?: +hoạt động| +công tác)?{WORD_AFTER}(?! *(?:số|này))"
)


def _owned(text: Text, found: Found) -> list[Draft]:
    """Documents of a named organ without a number, with a date or a title, or said to be issued by it."""
    drafts: list[Draft] = []
    for word in _OWNED.finditer(text):
        if not _CLASS_BEFORE.search(text.folded, max(word.start() - 14, 0), word.start()):
            draft = _owned_draft(text, found, word)
            drafts += [draft] if draft else []
    return drafts


def _owned_draft(text: Text, found: Found, word: re.Match[str]) -> Draft | None:
    kind = _KINDS[word[1]]
    has_capital = text.body[word.start()].isupper()
    said = citation_after(text, found, word.end())
    if said.issuer and (has_capital or said.about):
        end = said.about.end if said.about else word.end()
        return _from(word, kind, end, said, said.issuer)
    issue = issue_before(text, found, word.start())
    if issue.issuer is None or not has_capital:
        return None
    return _issued(text, found, word, kind, issue)


def _from(word: re.Match[str], kind: str, end: int, said: Citation, issuer: str) -> Draft:
    return Draft(word.start(), end, kind, None, None, said.date, issuer, said.title, said.about)


def _issued(text: Text, found: Found, word: re.Match[str], kind: str, issue: Issue) -> Draft | None:
    """What an organ "ban hành": its mention keeps the words of what it carries out."""
    about = title_at(text, found, word.end())
    if about is None:
        return None
    carries = _CARRIES_OUT.match(text.folded, word.end())
    title = None if carries else title_words(text, about)
    return Draft(
        word.start(), about.end, kind, date=issue.date, issuer=issue.issuer, title=title, about=about
    )
