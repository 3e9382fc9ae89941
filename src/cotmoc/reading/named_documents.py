"""Documents without a number: laws, resolutions of a plenum, strategies, plans known by issuer and title."""

from __future__ import annotations

import re
from dataclasses import replace

from cotmoc.reading.anchors import anchored
from cotmoc.reading.citation import Issue, citation_after, issue_before, title_at, title_words
from cotmoc.reading.drafts import Citation, Draft, Stretches
from cotmoc.reading.facts import Span
from cotmoc.reading.folding import fold
from cotmoc.reading.found import Found
from cotmoc.reading.party_meetings import resolutions_of_congresses, resolutions_of_plenums
from cotmoc.reading.patterns import LETTER, WORD_AFTER, WORD_BEFORE, pattern_of
from cotmoc.reading.text import Text
from cotmoc.reading.words import table

_KINDS = table("kinds")
_STRATEGY = anchored(rf"{WORD_BEFORE}chiến lược +(?=[“\"{LETTER}])")
_STRATEGY_END = pattern_of(
    r"[;.:()\n”“]|…|,(?! +(?:tầm nhìn|chống|tiêu cực|thực hành|hiện đại hóa|cứu hộ))"
    r"| +(?:không thể|đã|được|là|và chiến lược|của|nêu trên|này|trên địa bàn"
    r"|(?<!tự )do|trong giai|phải|cần"
    rf"|nhằm|thành|với|tại)(?![{LETTER}])"
)
_TREATY = anchored(
    rf"{WORD_BEFORE}(hiệp định|hiệp ước|nghị định thư|công ước)(?= +(?:về|hợp tác|phân giới|khung|biên giới"
    rf"|bổ sung|thương|liên hợp quốc))"
)
_NATIONAL = anchored(
    rf"{WORD_BEFORE}chương trình (?:(?:mục tiêu quốc gia|mtqg)(?= +(?:về +)?(?:xây dựng|giảm|phát triển"
    rf"|phòng|nông|dân số|nước))|(?=(?:xây dựng )?nông thôn mới|giảm nghèo bền vững))"
)
_NATIONAL_END = pattern_of(
    rf"[;,.:()\n”“]|…| +(?:giai đoạn|trên|đã|được|và(?! miền núi)|của|năm|tại|đến|là|trong|có)(?![{LETTER}])"
)
_OWNED = anchored(
    rf"{WORD_BEFORE}(nghị quyết|chỉ thị|kết luận|quyết định|nghị định|thông tư|kế hoạch phối hợp"
    rf"|kế hoạch hành động|kế hoạch|báo cáo|công văn|công điện|chương trình hành động|chương trình phối hợp"
    rf"|chương trình|quy chế phối hợp|quy chế|hướng dẫn|thông báo kết luận|thông báo|quy định"
    rf"|tờ trình){WORD_AFTER}"
    r"(?! *(?:số|này|trên|nêu|đó|\d))"
)
_PLURAL_BEFORE = pattern_of(r"(?:các|những|nhiều|một số|\d+) +\Z")
_CLASS_BEFORE = pattern_of(
    r"(?:các|những|nhiều|mọi|một số|mỗi|từng|\d+|hệ thống|đề cương|các văn bản|và|,) +\Z"
)
_CARRIES_OUT = pattern_of(
    rf" *(?:,? *(?:để|nhằm|về việc|về) +)?((?:triển khai|thực hiện|tổ chức|cụ thể hóa|hành động|khắc phục"
    rf"|phát động|tăng cường|phòng)(?![{LETTER}]))"
)
_PARTIES = pattern_of(r" +(?=giữa |trong công tác |về công tác )|(?: [^.,;:\n“”\d]{1,60}?) +(?=giữa )")
_PARTIES_END = pattern_of(
    r"[;.:()\n”“]|…|, *(?:giai đoạn|sáng|chiều|ngày|tại|trình|nhằm|theo|góp|đã)"
    r"| +(?:giai đoạn|đã|được|là|nhằm|trong năm|năm \d|và phát|từ năm|cho biết|cần|phải|trong"
    rf"|về việc)(?![{LETTER}])"
)


def named_documents(text: Text, found: Found, numbered: list[Draft], laws: list[Draft]) -> list[Draft]:
    """The documents that the text names without a number, outside the numbers and titles of the others."""
    plenums = resolutions_of_plenums(text, found)
    titles = Stretches(draft.about for draft in (*numbered, *plenums) if draft.about)
    drafts = [
        *plenums,
        *resolutions_of_congresses(text, found),
        *_strategies(text, titles),
        *_treaties(text, found),
        *_national_programmes(text, titles),
        *_coordination(text),
    ]
    treaties = Stretches(draft.span for draft in drafts if draft.kind == "treaty")
    drafts += [law for law in laws if not treaties.meet(law.span)]
    taken = Stretches(draft.span for draft in (*numbered, *drafts))
    owned = [draft for draft in _owned(text, found, titles) if not taken.hold(draft.start)]
    numbers = Stretches(draft.span for draft in numbered)
    drafts = [draft for draft in drafts if not numbers.meet(draft.span)]
    return [*drafts, *(_up_to_number(draft, numbers) for draft in owned)]


def _up_to_number(draft: Draft, numbers: Stretches) -> Draft:
    """The mention up to the first number that it names ("Kế hoạch thực hiện Chỉ thị số 5"), no further."""
    ends = [span.end for span in numbers.inside(draft.start + 1, draft.end)]
    return replace(draft, end=min(ends)) if ends else draft


def _end_of(pattern: re.Pattern[str], text: Text, at: int) -> int:
    """Where the words from here on end, at most a long name further."""
    limit = min(at + _LONGEST, len(text.body))
    ending = pattern.search(text.folded, at, limit)
    return ending.start() if ending else max(limit, min(at, len(text.body)))


_LONGEST = 300


def _strategies(text: Text, titles: Stretches) -> list[Draft]:
    """Strategies named apart from the document that issues them."""
    known = sorted({fold(title_words(text, span)) for span in titles.spans}, key=len, reverse=True)
    issuer = _issuer_of_strategies(text)
    drafts: list[Draft] = []
    for named in _STRATEGY.finditer(text):
        span = _strategy_span(text, named, known)
        if _PLURAL_BEFORE.search(text.folded, max(named.start() - 12, 0), named.start()):
            continue
        if span and text.body[named.start()].isupper() and not titles.meet(Span(*named.span())):
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
    end = _end_of(_STRATEGY_END, text, named.end() - 1)
    years = _TO_YEAR.search(text.folded, named.end(), end)
    end = years.end() if years else end
    end = named.start() + len(text.body[named.start() : end].rstrip())
    return Span(named.start(), end) if end - named.end() > 8 else None


# The years close the name of a strategy.
_TO_YEAR = pattern_of(
    r" (?:đến năm \d{4}|giai đoạn \d{4} ?[-–] ?\d{4})"
    r"(?:(?:,| và)? *(?:tầm nhìn|định hướng)(?: đến)?(?: năm)? \d{4})?"
)
_STRATEGIES_OF = pattern_of(
    r"chiến lược (?:nêu trên|trên|này) của (bộ chính trị|chính phủ|ban chấp hành trung ương đảng"
    r"|thủ tướng chính phủ)"
)
_STRATEGY_OF = pattern_of(
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


def _national_programmes(text: Text, titles: Stretches) -> list[Draft]:
    drafts: list[Draft] = []
    for named in _NATIONAL.finditer(text):
        is_class = _PLURAL_BEFORE.search(text.folded, max(named.start() - 12, 0), named.start()) is not None
        if is_class or titles.meet(Span(*named.span())):
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


def _owned(text: Text, found: Found, titles: Stretches) -> list[Draft]:
    """Documents of a named organ without a number, with a date or a title, or said to be issued by it."""
    drafts: list[Draft] = []
    for word in _OWNED.finditer(text):
        is_class = _CLASS_BEFORE.search(text.folded, max(word.start() - 14, 0), word.start())
        if is_class is None and not titles.meet(Span(*word.span())):
            draft = _owned_draft(text, found, word)
            drafts += [draft] if draft else []
    return drafts


def _owned_draft(text: Text, found: Found, word: re.Match[str]) -> Draft | None:
    kind = _KINDS[" ".join(word[1].split())]
    has_capital = text.body[word.start()].isupper()
    said = citation_after(text, found, word.end())
    if said.issuer and (has_capital or (said.about and kind != "report")):
        end = said.about.end if said.about else _through_issuer(text, found, word.end())
        return _from(word, kind, end, said, said.issuer)
    issue = issue_before(text, found, word.start())
    if issue.issuer and (urgent := _URGENT.match(text.folded, word.end())):
        return Draft(word.start(), urgent.end(), kind, date=issue.date, issuer=issue.issuer)
    passed = _PASSED.search(text.folded, max(word.start() - 60, 0), word.start()) is not None
    if has_capital and _HANDED.search(text.folded, max(word.start() - 20, 0), word.start()):
        passed = True
    if (
        not has_capital
        and not passed
        and not _SIGNED.search(text.folded, max(word.start() - 16, 0), word.start())
    ):
        return None
    if issue.issuer is None and not (passed or (has_capital and kind in _KNOWN_BY_TITLE)):
        return None
    return _issued(text, found, word, kind, issue)


def _through_issuer(text: Text, found: Found, at: int) -> int:
    """Where the organ ends that the document is known by alone ("Báo cáo của Bộ Tài chính")."""
    of = _OF.match(text.folded, at)
    organ = found.organ_at(of.end()) if of else None
    return organ.end if organ else at


_OF = pattern_of(r" +của +")
_URGENT = pattern_of(r" +(?:hỏa tốc|thượng khẩn|khẩn)(?![a-zà-ỹđ])")
_SIGNED = pattern_of(r"(?:ban hành|ký|ký ban hành|chính thức có|vừa có|đã có(?= công)) +\Z")
# What a meeting passes is a document of its own, also as a draft.
_PASSES = (
    r"(?:thông qua|nhất trí(?: cao)?(?: với)?|cho ý kiến(?: vào| về| đối với)?|góp ý(?: vào| cho)?)"
    r" +(?:toàn văn |bản )?(?:dự thảo +)?"
)
_PASSED = pattern_of(rf"{_PASSES}\Z")
_PASSING = pattern_of(_PASSES)


def _is_passed(text: Text, at: int) -> bool:
    """Whether a meeting passes the document here, alone or in a row parted by semicolons."""
    first = max(at - 60, 0)
    if not text.folded.endswith(("; ", "; dự thảo "), first, at):
        return _PASSED.search(text.folded, first, at) is not None
    sentence = text.sentences[text.sentence_at(at)].start
    return _PASSING.search(text.folded, max(sentence, at - _LONGEST), at) is not None


# What is read out or handed over: "công bố Quyết định thành lập …".
_HANDED = pattern_of(r"(?:công bố|trao|đọc) +(?:toàn văn +)?\Z")
_KNOWN_BY_TITLE = frozenset({"resolution", "directive", "conclusion", "action_programme"})


def _from(word: re.Match[str], kind: str, end: int, said: Citation, issuer: str) -> Draft:
    return Draft(word.start(), end, kind, None, None, said.date, issuer, said.title, said.about)


def _issued(text: Text, found: Found, word: re.Match[str], kind: str, issue: Issue) -> Draft | None:
    """What an organ "ban hành": its mention keeps the words of what it carries out."""
    leaders = _BY_LEADERS.match(text.folded, word.end())
    about = title_at(text, found, leaders.end() if leaders else word.end())
    if about is None or (kind == "report" and len(text.words(about.start, about.end).split()) < 4):
        return None
    carries = _CARRIES_OUT.match(text.folded, word.end())
    title = None if carries and " về " not in f" {carries[0]}" else title_words(text, about)
    return Draft(
        word.start(), about.end, kind, date=issue.date, issuer=issue.issuer, title=title, about=about
    )


_BY_LEADERS = pattern_of(r" +của +(?:lãnh đạo|người đứng đầu)(?: +[a-zà-ỹđ]+){1,3}?(?= về )")
