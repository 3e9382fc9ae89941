"""Finder of documents: the numbered ones with their lists, the text itself, and those known by name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cotmoc.reading.attached import attached_documents
from cotmoc.reading.citation import citation_after
from cotmoc.reading.drafts import Draft, Stretches
from cotmoc.reading.facts import Document
from cotmoc.reading.found import Found
from cotmoc.reading.issuers import issue_before
from cotmoc.reading.kind_words import KIND_WORD, kind_of, kind_with_symbol
from cotmoc.reading.laws import laws_named
from cotmoc.reading.merge import merged_documents
from cotmoc.reading.named_documents import named_documents
from cotmoc.reading.own_document import enacting, own_document
from cotmoc.reading.patterns import LETTER, pattern_of
from cotmoc.reading.symbols import Symbol, symbol_at
from cotmoc.reading.text import Text

_NUMBERED = pattern_of(
    r"(?: +(?:hoạt động|công tác|thẩm tra|thẩm định|giải trình|tổng hợp|rà soát|giám sát|kết quả|liên ngành"
    r"|liên tịch|khẩn|hỏa tốc|phối hợp|hành động|thanh tra|thực hiện|triển khai)){0,2}"
    r" *\(? *s[ốôoé] *[:.]? *(?=\d)| +(?=\d)|(?<=nq) *(?=\d)| *: *(?=\d)"
)
_NEXT = pattern_of(r" *(?:,|;|và|, *và|&) *(?:s[ốô] *:? *)?(?=\d)")
_PLURAL = pattern_of(r"(?:các|những|hai|ba|bốn|0?[2-9]) +\Z")
_YEAR_ALONE = pattern_of(r"(?:19|20)\d{2}\Z")
# These words need "số" or a capital before a bare number: "kế hoạch 2" is a second plan.
_WEAK = frozenset(
    {"plan", "report", "notice", "guideline", "regulation", "law", "other", "programme", "scheme"}
)


def find_documents(text: Text, found: Found) -> tuple[Document, ...]:
    """The documents of the text, in the order of their first mention."""
    own = own_document(text, found)
    numbered = [*own, *_issuers_shared(text, _numbered(text, found))]
    attached = attached_documents(text, found, own[0].issuer if own else enacting(text, found))
    laws = [_enacted_by(text, found, law) for law in laws_named(text)]
    numbers_of_laws = Stretches(law.span for law in laws if law.code)
    bare = _without_word(text, found, {draft.end for draft in numbered})
    numbered += [draft for draft in bare if not numbers_of_laws.meet(draft.span)]
    return merged_documents(
        [*numbered, *attached, *named_documents(text, found, [*numbered, *attached], laws)]
    )


def _enacted_by(text: Text, found: Found, law: Draft) -> Draft:
    """The law with the organ that the text says it is of ("… của Ủy ban Thường vụ Quốc hội")."""
    return law._replace(issuer=citation_after(text, found, law.end).issuer) if law.code else law


def _issuers_shared(text: Text, drafts: list[Draft]) -> list[Draft]:
    """The mentions, with the issuer told once behind a row ("Chỉ thị số 1 và Chỉ thị số 2 của Thủ tướng")."""
    for index in range(len(drafts) - 2, -1, -1):
        draft, following = drafts[index], drafts[index + 1]
        is_silent = draft.issuer is None and draft.title is None and draft.kind == following.kind
        if is_silent and _ROW_GAP.fullmatch(text.folded, draft.end, following.start):
            drafts[index] = draft._replace(issuer=following.issuer)
    return drafts


_ROW_GAP = pattern_of(r" *(?:,|;|,? và) +(?:các +)?")


def _numbered(text: Text, found: Found) -> list[Draft]:
    drafts: list[Draft] = []
    for word in KIND_WORD.finditer(text):
        before = _NUMBERED.match(text.folded, word.end())
        has_word = before is not None and "số" in before[0]
        symbol = (
            symbol_at(text.body, text.folded, before.end(), after_word_number=has_word) if before else None
        )
        if before and symbol and not _is_no_number(text, word, before, symbol):
            drafts += _listed(text, found, word, symbol)
    return drafts


def _is_no_number(text: Text, word: re.Match[str], before: re.Match[str], symbol: Symbol) -> bool:
    """Whether a bare number after a kind word is a year or a count, not the number of a document."""
    if kind_of(word) == "law" and not text.body[word.start()].isupper():
        return True  # "văn bản quy phạm pháp luật số 80": the number is that of the law named before it
    if symbol.code or "số" in before[0]:
        return False
    if ":" in before[0] and not _is_plural(text, word):
        return True
    if _YEAR_ALONE.match(symbol.number):
        return True
    return kind_of(word) in _WEAK and not text.body[word.start()].isupper()


def _listed(text: Text, found: Found, word: re.Match[str], symbol: Symbol) -> list[Draft]:
    """The document at this word, and those that share the word ("các Nghị quyết số 24, 29 và 33")."""
    drafts = [_draft(text, found, word.start(), word, symbol)]
    is_plural = _is_plural(text, word)
    head = symbol
    while joiner := _NEXT.match(text.folded, symbol.end):
        has_word = "số" in joiner[0]
        following = symbol_at(text.body, text.folded, joiner.end(), after_word_number=has_word)
        if following is None:
            break
        if not (following.code or is_plural or has_word or _OF_ORGAN.match(text.folded, following.end)):
            break
        symbol = following
        start = joiner.start() + joiner[0].find("số") if has_word else joiner.end()
        following_draft = _draft(text, found, start, word, symbol)
        if symbol.kind not in {None, "other", head.kind}:
            following_draft = following_draft._replace(kind=symbol.kind or following_draft.kind)
        drafts.append(following_draft)
    last = drafts[-1]
    return [draft._replace(issuer=draft.issuer or last.issuer) for draft in drafts]


def _is_plural(text: Text, word: re.Match[str]) -> bool:
    return _PLURAL.search(text.folded, max(word.start() - 8, 0), word.start()) is not None


_OF_ORGAN = pattern_of(
    r" của (?:thủ tướng|chính phủ|bộ|ban|tỉnh|trung ương|quốc hội|ubnd|ủy ban|hđnd|hội đồng)"
)


def _draft(text: Text, found: Found, start: int, word: re.Match[str], symbol: Symbol) -> Draft:
    said = citation_after(text, found, symbol.end)
    issue = issue_before(text, found, word.start())
    return Draft(
        start=start,
        end=symbol.end,
        kind=kind_with_symbol(kind_of(word), symbol),
        number=symbol.number,
        code=symbol.code,
        date=said.date or issue.date,
        issuer=said.issuer or issue.issuer,
        title=said.title,
        about=said.about,
    )


def _without_word(text: Text, found: Found, taken: set[int]) -> list[Draft]:
    """Those whose kind only the symbol tells: "các Nghị định của Chính phủ: số 24/2014/NĐ-CP …; số …"."""
    drafts: list[Draft] = []
    for before in _before_symbols(text.folded):
        symbol = symbol_at(text.body, text.folded, before.end())
        if symbol is None or symbol.end in taken or symbol.kind in {None, "other"} or symbol.code is None:
            continue
        if "số" not in before[0] and not _DATED.match(text.folded, symbol.end):
            continue
        start = before.end() - len(before[0].lstrip(" ;,:"))
        said = citation_after(text, found, symbol.end)
        drafts.append(
            Draft(
                start=start,
                end=symbol.end,
                kind=symbol.kind or "other",
                number=symbol.number,
                code=symbol.code,
                date=said.date,
                issuer=said.issuer or _issuer_of_all(text, found, symbol, start),
                title=said.title,
                about=said.about,
            )
        )
    return drafts


def _issuer_of_all(text: Text, found: Found, symbol: Symbol, at: int) -> str | None:
    """Who issued them by the words before the list ("các Nghị định của Chính phủ:")."""
    first = text.paragraphs[text.paragraph_at(at)].start
    for word in KIND_WORD.finditer(text, max(first, at - 900), at):
        if kind_of(word) != symbol.kind:
            continue
        by = _BY_ORGAN.match(text.folded, word.end())
        organ = found.organ_at(by.end()) if by else None
        if organ and _NUMBERS_FOLLOW.match(text.folded, organ.end):
            return organ.name
        if by is None and _NUMBERS_FOLLOW.match(text.folded, word.end()):
            return _issuer_by_passive(text, found, word.start())
    return None


def _issuer_by_passive(text: Text, found: Found, at: int) -> str | None:
    """ "được A công bố tại các Quyết định: số …": the organ that the passive names."""
    tail = _IN_DOCUMENTS.search(text.folded, max(at - 120, 0), at)
    organ = found.organ_at(tail.start(1)) if tail else None
    return organ.name if organ else None


def _before_symbols(folded: str) -> Iterator[re.Match[str]]:
    """The "số", comma or semicolon right before each symbol."""
    for sign in _IN_SYMBOL.finditer(folded):
        digits = _DIGITS_AT_END.search(folded, max(sign.start() - 6, 0), sign.start())
        if digits and (before := _BEFORE_SYMBOL.search(folded, max(digits.start() - 24, 0), digits.start())):
            yield before


_IN_SYMBOL = pattern_of(r"[/-](?<=\d[/-])(?=(?:\d{4}[/-])?[a-zđ])")
_DIGITS_AT_END = pattern_of(r"(?<!\d)\d{1,5}\Z")
_BEFORE_SYMBOL = pattern_of(rf"(?:(?<![{LETTER}])số *:? *|[;,] *)\Z")
_DATED = pattern_of(r",? *ngày *\d")
_IN_DOCUMENTS = pattern_of(
    r"được +(?:chủ tịch +|giám đốc +|bộ trưởng +)?([a-zà-ỹđ][^.,;:]{2,60}? +(?:công bố|ban hành|phê duyệt"
    r"|công nhận|quy định|giao) +(?:kèm theo +|tại +|theo +|bằng +)*(?:các +)?)\Z"
)
_BY_ORGAN = pattern_of(r" +của +(?:(?:bộ trưởng|thống đốc|chủ nhiệm|giám đốc|chủ tịch)(?:, chủ nhiệm)? +)?")
_NUMBERS_FOLLOW = pattern_of(r" *:? *số *:? *\d|(?: +\w+){0,3} *: *(?:số *)?\d")
