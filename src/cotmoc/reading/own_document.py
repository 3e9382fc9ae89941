"""The document that the text is itself: its number in the heading, its kind as a line in capitals."""

from __future__ import annotations

import re
from typing import NamedTuple

from cotmoc.reading.dates import date_at
from cotmoc.reading.drafts import Draft
from cotmoc.reading.facts import Span
from cotmoc.reading.found import Found
from cotmoc.reading.heads import Organ
from cotmoc.reading.kind_words import KIND_WORD, kind_of, kind_with_symbol
from cotmoc.reading.patterns import any_word, pattern_of
from cotmoc.reading.symbols import symbol_at
from cotmoc.reading.text import Text
from cotmoc.reading.titles import title_opens
from cotmoc.reading.words import table

_OWN_NUMBER = pattern_of(r"(?:^|(?<=\|)) *số *:?\s{0,2}(?=\d)", re.M)
_HEADED = pattern_of(r"cộng *hòa *xã *hội|đảng cộng sản việt nam|^ *kính gửi", re.M)
_FARTHEST, _LINES = 3000, 14


class _Heading(NamedTuple):
    """The kind word in capitals, the title in the lines below it, and who issues it if they say so."""

    kind: str
    span: Span
    title: str | None
    issuer: str | None


def own_document(text: Text, found: Found) -> list[Draft]:
    """The mentions of the document that the text is, in its heading: its number, its kind with its title."""
    number = _own_number(text.folded)
    symbol = symbol_at(text.body, text.folded, number.end()) if number else None
    if number is None or symbol is None or symbol.code is None:
        return _unnumbered(text, found)
    heading = _heading_after(text, found, symbol.end)
    about = _LETTER_ABOUT.match(text.folded, symbol.end)
    kind = heading.kind if heading else symbol.kind or ("official_letter" if about else None)
    if kind is None:
        return []
    start = number.end() - len(number[0].lstrip())
    draft = _draft(text, found, kind_with_symbol(kind, symbol), heading, number.start())
    own = draft._replace(
        start=start,
        end=symbol.end,
        date=_date_of(text) or _date_beside(text, symbol.end),
        number=symbol.number,
        code=symbol.code,
        title=text.words(*about.span(1)) if about and heading is None else heading.title if heading else None,
    )
    return [own, *([own._replace(start=heading.span.start, end=heading.span.end)] if heading else [])]


# A letter has no kind word, but says under its number what it is about.
_LETTER_ABOUT = pattern_of(
    r"(?:[ |]+[^\n\d,]{2,40}, *ngày[^\n]{0,50}|[ |]*)\n[ |\n]*(?:v/v|về việc)[ :]+([^\n|]{4,200})"
)


def letter_about(text: Text, at: int) -> Span | None:
    """What the letter whose number ends at this offset says under it that it is about, or None."""
    about = _LETTER_ABOUT.match(text.folded, at)
    return Span(*about.span(1)) if about else None


def _own_number(folded: str) -> re.Match[str] | None:
    """The first "số" of the heading that opens a line or a cell and has a figure behind it."""
    at = folded.find("số", 0, _FARTHEST)
    while at >= 0:
        begin = len(folded[:at].rstrip(" "))
        if number := _OWN_NUMBER.match(folded, begin, _FARTHEST):
            return number
        at = folded.find("số", at + 1, _FARTHEST)
    return None


def _unnumbered(text: Text, found: Found) -> list[Draft]:
    """A document that keeps its heading but has no number ("BÁO CÁO TÓM TẮT …")."""
    may_be = any(text.folded.find(word, 0, _FARTHEST) >= 0 for word in ("cộng", "kính gửi"))
    if not may_be or _HEADED.search(text.folded, 0, _FARTHEST) is None:
        return []
    heading = _heading_after(text, found, 0)
    return [_draft(text, found, heading.kind, heading, heading.span.start)] if heading else []


def _draft(text: Text, found: Found, kind: str, heading: _Heading | None, at: int) -> Draft:
    above = found.organs_between(0, at)
    return Draft(
        start=heading.span.start if heading else at,
        end=heading.span.end if heading else at,
        kind=kind,
        date=_date_of(text),
        issuer=(heading.issuer if heading else None)
        or (_office_of(text, above[-1]) if above else enacting(text, found)),
        title=heading.title if heading else None,
    )


def _office_of(text: Text, organ: Organ) -> str:
    """The organ whose name fills the head, or its office where the line below says that it is the office."""
    return f"Văn phòng {organ.name}" if _OFFICE_BELOW.match(text.folded, organ.end) else organ.name


_OFFICE_BELOW = pattern_of(r"[^\n]*\n[ |]*văn phòng *(?=[|\n*]|cộng hòa|độc lập|đảng cộng)")


def _date_of(text: Text) -> str | None:
    line = text.dateline
    return f"{line.year}-{line.month:02}-{line.day:02}" if line.year and line.month and line.day else None


def _date_beside(text: Text, at: int) -> str | None:
    """The place and day on the line of the number ("Số: 330/TB-VPCP Hà Nội, ngày 18 tháng 10 năm 2022")."""
    place = _PLACE_BESIDE.match(text.folded, at)
    date = date_at(text.folded, place.end()) if place else None
    return date[1] if date and len(date[1]) == len("2022-10-18") and date[1][0] != "-" else None


_PLACE_BESIDE = pattern_of(r"[ |]+[^\n\d,]{2,40}, *(?=ngày)")


def enacting(text: Text, found: Found) -> str | None:
    """The organ that fills a line above the legal bases, where the heading has lost its own."""
    for line in text.paragraphs[:_FARTHEST_LINE]:
        signer = _SIGNS_FOR.match(text.folded, line.start)
        organ = found.organ_at(signer.end() if signer else line.start)
        if organ is not None and (organ.end >= line.end or _ENACTS.match(text.folded, organ.end)):
            return organ.name
    return None


_ENACTS = pattern_of(
    r" +(?:đã +)?(?:quyết định +)?(?:xây dựng +(?:và +)?)?(?:ban hành +)?(?:quyết định|nghị định|thông tư"
    r"|quy chế|quy định|kế hoạch|chương trình|đề án|chỉ thị|nghị quyết|hướng dẫn|thông báo|báo cáo)"
    r"(?![a-zà-ỹđ])"
)


_FARTHEST_LINE = 40
_SIGNS_FOR = pattern_of(rf"(?:{any_word(table('issuer_titles'))}|tm\.) +")


def _heading_after(text: Text, found: Found, at: int) -> _Heading | None:
    """The kind word that stands alone on a line in capitals below the number."""
    for index in range(text.paragraph_at(at), min(text.paragraph_at(at) + _LINES, len(text.paragraphs))):
        line = text.paragraphs[index]
        word = KIND_WORD.match(text.folded, line.start)
        if word and line.start >= at and _stands_alone(text, word.end(), line.start, line.end):
            return _heading(text, found, word, index)
    return None


def _stands_alone(text: Text, end: int, start: int, line_end: int) -> bool:
    if not text.body[start:end].isupper():
        return False
    if line_end - end < 3 or _SORT.fullmatch(text.folded, end, line_end):
        return text.body[start:line_end].isupper()
    return _title_beside(text, end, line_end) is not None


def _title_beside(text: Text, end: int, line_end: int) -> int | None:
    """Where the title begins that stands on the line of the kind word ("KẾ HOẠCH thực hiện …"), or None."""
    if text.folded[end : end + 1] != " " or text.body[end:line_end].isupper():
        return None
    opens = title_opens(text, end) or text.folded.startswith((" của ", " giữa "), end)
    return end + 1 if opens else None


# "BÁO CÁO TÓM TẮT", "KẾ HOẠCH LIÊN TỊCH": the sort of the document on the line of its kind.
_SORT = pattern_of(
    r" +(?:tóm tắt|nhanh|tổng hợp|sơ kết|tổng kết|chuyên đề|liên tịch|phối hợp|giám sát|thẩm tra)"
)


def _heading(text: Text, found: Found, word: re.Match[str], index: int) -> _Heading:
    """Who issues it ("CỦA BAN THƯỜNG VỤ …") and what it is about, in the lines under the kind word."""
    kind, first = kind_of(word), text.paragraphs[index]
    if beside := _title_beside(text, word.end(), first.end):
        span = Span(first.start, _first_symbol(text, beside, first.end) or first.end)
        by = _BY_LINE.match(text.folded, beside)
        organ = found.organ_at(by.end()) if by else None
        title = text.words(organ.end if organ else beside, first.end)
        return _Heading(kind, span, _ABOUT.sub("", title) or None, organ.name if organ else None)
    below = [line for line in text.paragraphs[index + 1 : index + 3] if line.kind != "furniture"]
    if not below:
        return _Heading(kind, Span(first.start, first.end), None, None)
    by = _BY_LINE.match(text.folded, below[0].start)
    organ = found.organ_at(by.end()) if by else None
    start, end = organ.end if organ else below[0].start, below[0].end
    if not text.body[start:end].strip() and len(below) > 1:
        start, end = below[1].start, below[1].end
    end = _end_of_title(text, found, end)
    title = _ABOUT.sub("", text.words(start, end))
    span = Span(first.start, _first_symbol(text, start, end) or end)
    return _Heading(kind, span, title or None, organ.name if organ else None)


def _end_of_title(text: Text, found: Found, end: int) -> int:
    """Where a title in capitals ends that runs over further lines, before the organ that enacts."""
    index = text.paragraph_at(end - 1)
    if not text.body[text.paragraphs[index].start : end].isupper():
        return end
    for line in text.paragraphs[index + 1 : index + 6]:
        signer = _SIGNS_FOR.match(text.folded, line.start)
        organ = found.organ_at(signer.end() if signer else line.start)
        is_enacting = organ is not None and organ.end >= line.end
        if is_enacting or not text.body[line.start : line.end].isupper() or line.kind == "furniture":
            break
        end = line.end
    return end


def _first_symbol(text: Text, start: int, end: int) -> int | None:
    """Where the first number that a title names ends; a mention of the document goes no further."""
    for number in _NUMBER_IN_TITLE.finditer(text.folded, start, end):
        if symbol := symbol_at(text.body, text.folded, number.end()):
            return symbol.end
    return None


_NUMBER_IN_TITLE = pattern_of(r" số *:? *(?=\d)")
_BY_LINE = pattern_of(r"của +")
_ABOUT = pattern_of(r"^(?:về việc|v/v|về) ", re.IGNORECASE)
