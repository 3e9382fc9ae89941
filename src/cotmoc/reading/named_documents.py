"""Documents without a number: laws, resolutions of a plenum, strategies, treaties, national programmes."""

from __future__ import annotations

import re

from cotmoc.reading.anchors import anchored
from cotmoc.reading.coordination import coordination
from cotmoc.reading.drafts import Draft, Stretches
from cotmoc.reading.ends import end_of
from cotmoc.reading.facts import Span
from cotmoc.reading.folding import fold
from cotmoc.reading.found import Found
from cotmoc.reading.owned_documents import owned_documents
from cotmoc.reading.party_meetings import resolutions_of_congresses, resolutions_of_plenums
from cotmoc.reading.patterns import LETTER, WORD_BEFORE, pattern_of
from cotmoc.reading.text import Text
from cotmoc.reading.titles import title_words

_STRATEGY = anchored(rf"{WORD_BEFORE}chiến lược +(?!tạo (?:sự|ra|nên) )(?=[“\"{LETTER}])")
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
# "Nghị định thư phân giới cắm mốc và Hiệp định về …": another one begins there.
_TREATY_END = pattern_of(
    rf"{_STRATEGY_END.pattern}"
    rf"| +(?:và +(?:các +)?(?:hiệp|nghị định|luật|công ước|quy chế)|cho|giữa|đến)(?![{LETTER}])"
)
_NATIONAL = anchored(
    rf"{WORD_BEFORE}chương trình (?:(?:mục tiêu quốc gia|mtqg)(?= +(?:về +)?(?:xây dựng|giảm|phát triển"
    rf"|phòng|nông|dân số|nước))|(?=(?:xây dựng )?nông thôn mới|giảm nghèo bền vững))"
)
_NATIONAL_END = pattern_of(
    rf"[;,.:()\n”“]|…| +(?:giai đoạn|trên|đã|được|và(?! miền núi)|của|năm|tại|đến|là|trong|có)(?![{LETTER}])"
)
_PLURAL_BEFORE = pattern_of(r"(?:các|những|nhiều|một số|\d+) +\Z")


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
        *coordination(text, numbered),
    ]
    treaties = Stretches(draft.span for draft in drafts if draft.kind == "treaty")
    drafts += [law for law in laws if not treaties.meet(law.span)]
    taken = Stretches(draft.span for draft in (*numbered, *drafts))
    owned = [draft for draft in owned_documents(text, found, titles) if not taken.hold(draft.start)]
    numbers = Stretches(draft.span for draft in numbered)
    drafts = [draft for draft in drafts if not numbers.meet(draft.span)]
    return [*drafts, *(_up_to_number(draft, numbers) for draft in owned)]


def _up_to_number(draft: Draft, numbers: Stretches) -> Draft:
    """The mention up to the first number that it names ("Kế hoạch thực hiện Chỉ thị số 5"), no further."""
    ends = [span.end for span in numbers.inside(draft.start + 1, draft.end)]
    return draft._replace(end=min(ends)) if ends else draft


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
    end = end_of(_STRATEGY_END, text, named.end() - 1)
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
        end = end_of(_TREATY_END, text, named.end())
        drafts.append(Draft(named.start(), end, "treaty", title=text.words(named.start(), end)))
    return drafts


def _national_programmes(text: Text, titles: Stretches) -> list[Draft]:
    drafts: list[Draft] = []
    for named in _NATIONAL.finditer(text):
        is_class = _PLURAL_BEFORE.search(text.folded, max(named.start() - 12, 0), named.start()) is not None
        if is_class or titles.meet(Span(*named.span())):
            continue
        end = end_of(_NATIONAL_END, text, named.end() + 12)
        title = re.sub(r"^(?:về )", "", text.words(named.end(), end))
        drafts.append(Draft(named.start(), end, "programme", title=title))
    return drafts
