"""Finder of documents: the numbered ones with their lists, the text itself, and those known by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from cotmoc.reading.anchors import anchored
from cotmoc.reading.citation import citation_after, issue_before
from cotmoc.reading.drafts import Draft
from cotmoc.reading.facts import Document
from cotmoc.reading.found import Found
from cotmoc.reading.merge import merged_documents
from cotmoc.reading.named_documents import named_documents
from cotmoc.reading.patterns import LETTER, WORD_AFTER, WORD_BEFORE, any_word
from cotmoc.reading.symbols import Symbol, symbol_at
from cotmoc.reading.text import Text
from cotmoc.reading.words import table

KINDS = table("kinds")
KIND_WORD = anchored(WORD_BEFORE + any_word(KINDS) + WORD_AFTER)
_NUMBERED = re.compile(
    r"(?: +(?:hoạt động|công tác|thẩm tra|giám sát|kết quả|liên ngành|liên tịch|phối hợp|hành động|thanh tra"
    r"|thực hiện|triển khai)){0,2}"
    r" *\(? *số *[:.]? *(?=\d)| +(?=\d)|(?<=nq) *(?=\d)| *: *(?=\d)"
)
_NEXT = re.compile(r" *(?:,|;|và|, *và|&) *(?:số *:? *)?(?=\d)")
_PLURAL = re.compile(r"(?:các|những|hai|ba|bốn|0?[2-9]) +\Z")
_YEAR_ALONE = re.compile(r"(?:19|20)\d{2}\Z")
_OWN_NUMBER = re.compile(r"(?:^|(?<=\|)) *số *:?\s{0,2}(?=\d)", re.M)
# These words need "số" or a capital before a bare number: "kế hoạch 2" is a second plan.
_WEAK = frozenset(
    {"plan", "report", "notice", "guideline", "regulation", "law", "other", "programme", "scheme"}
)
_BY_WORD = frozenset({"programme", "action_programme", "regulation", "decision"})


def find_documents(text: Text, found: Found) -> tuple[Document, ...]:
    """The documents of the text, in the order of their first mention."""
    numbered = [*_own(text, found), *_numbered(text, found)]
    numbered += _without_word(text, found, {draft.end for draft in numbered})
    return merged_documents([*numbered, *named_documents(text, found, numbered)])


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
    if symbol.code or "số" in before[0]:
        return False
    if ":" in before[0] and not _is_plural(text, word):
        return True
    if _YEAR_ALONE.match(symbol.number):
        return True
    return _kind(word) in _WEAK and not text.body[word.start()].isupper()


def _kind(word: re.Match[str]) -> str:
    return KINDS[" ".join(word[0].split())]


def _kind_with_symbol(kind: str, symbol: Symbol) -> str:
    """Where symbol and kind word disagree the symbol decides, but QĐ and programmes go by their word."""
    if symbol.kind is None or symbol.kind in {"other", kind} or kind in _BY_WORD or symbol.kind == "decision":
        return kind
    return kind if kind == "conclusion" and symbol.kind == "circular" else symbol.kind


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
            following_draft = replace(following_draft, kind=symbol.kind or following_draft.kind)
        drafts.append(following_draft)
    last = drafts[-1]
    return [replace(draft, issuer=draft.issuer or last.issuer) for draft in drafts]


def _is_plural(text: Text, word: re.Match[str]) -> bool:
    return _PLURAL.search(text.folded, max(word.start() - 8, 0), word.start()) is not None


_OF_ORGAN = re.compile(
    r" của (?:thủ tướng|chính phủ|bộ|ban|tỉnh|trung ương|quốc hội|ubnd|ủy ban|hđnd|hội đồng)"
)


def _draft(text: Text, found: Found, start: int, word: re.Match[str], symbol: Symbol) -> Draft:
    said = citation_after(text, found, symbol.end)
    issue = issue_before(text, found, word.start())
    return Draft(
        start=start,
        end=symbol.end,
        kind=_kind_with_symbol(_kind(word), symbol),
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
        by = _BY_ORGAN.match(text.folded, word.end())
        organ = found.organ_at(by.end()) if by and _kind(word) == symbol.kind else None
        if organ and _NUMBERS_FOLLOW.match(text.folded, organ.end):
            return organ.name
    return None


def _before_symbols(folded: str) -> Iterator[re.Match[str]]:
    """The "số", comma or semicolon right before each symbol."""
    for sign in _IN_SYMBOL.finditer(folded):
        digits = _DIGITS_AT_END.search(folded, max(sign.start() - 6, 0), sign.start())
        if digits and (before := _BEFORE_SYMBOL.search(folded, max(digits.start() - 24, 0), digits.start())):
            yield before


_IN_SYMBOL = re.compile(r"[/-](?<=\d[/-])(?=(?:\d{4}[/-])?[a-zđ])")
_DIGITS_AT_END = re.compile(r"(?<!\d)\d{1,5}\Z")
_BEFORE_SYMBOL = re.compile(rf"(?:(?<![{LETTER}])số *:? *|[;,] *)\Z")
_DATED = re.compile(r",? *ngày *\d")
_BY_ORGAN = re.compile(r" +của +")
_NUMBERS_FOLLOW = re.compile(r" *:? *số *:? *\d|(?: +\w+){0,3} *: *(?:số *)?\d")


def _own(text: Text, found: Found) -> list[Draft]:
    """The document that the text is itself: its number in the heading, its kind as a line in capitals."""
    number = _OWN_NUMBER.search(text.folded, 0, 3000)
    symbol = symbol_at(text.body, text.folded, number.end()) if number else None
    if number is None or symbol is None or symbol.code is None:
        return []
    heading = _heading_after(text, symbol.end)
    kind = _kind(heading) if heading else symbol.kind
    if kind is None:
        return []
    above = found.organs_between(0, number.start())
    line = text.dateline
    issuer, title = _own_title(text, found, heading.end()) if heading else (None, None)
    start = number.end() - len(number[0].lstrip())
    own = Draft(
        start=start,
        end=symbol.end,
        kind=_kind_with_symbol(kind, symbol),
        number=symbol.number,
        code=symbol.code,
        date=f"{line.year}-{line.month:02}-{line.day:02}" if line.year and line.month and line.day else None,
        issuer=issuer or (above[-1].name if above else None),
        title=title,
    )
    return [own, *([replace(own, start=heading.start(), end=heading.end())] if heading else [])]


def _heading_after(text: Text, at: int) -> re.Match[str] | None:
    """The kind word that stands alone on a line in capitals below the number."""
    for paragraph in text.paragraphs[text.paragraph_at(at) : text.paragraph_at(at) + 12]:
        word = KIND_WORD.match(text.folded, paragraph.start)
        words = text.body[paragraph.start : paragraph.end]
        if word and paragraph.start > at and words.isupper() and len(words) < word.end() - word.start() + 3:
            return word
    return None


def _own_title(text: Text, found: Found, at: int) -> tuple[str | None, str | None]:
    """Who issues it ("CỦA BAN THƯỜNG VỤ …") and what it is about, in the lines under the kind word."""
    below = text.paragraphs[text.paragraph_at(at) + 1 : text.paragraph_at(at) + 3]
    if not below:
        return None, None
    by = _BY_LINE.match(text.folded, below[0].start)
    organ = found.organ_at(by.end()) if by else None
    start, end = organ.end if organ else below[0].start, below[0].end
    if not text.body[start:end].strip() and len(below) > 1:
        start, end = below[1].start, below[1].end
    title = _ABOUT.sub("", text.words(start, end))
    return organ.name if organ else None, title or None


_BY_LINE = re.compile(r"của +")
_ABOUT = re.compile(r"^(?:về việc|v/v|về) ", re.IGNORECASE)
