"""Campaigns that stand without a kind word of their own: "Tháng Thanh niên", "Tuần lễ Quốc gia …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cotmoc.reading.anchors import anchored
from cotmoc.reading.facts import Span
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, any_of, pattern_of
from cotmoc.reading.text import Text

_NAMED_CAMPAIGN = anchored(rf"{WORD_BEFORE}{any_of('named_campaigns')}{WORD_AFTER}")
# "phòng, chống", "phòng cháy, chữa cháy": commas inside a name.
_GOES_ON = "chống|chữa cháy|vệ sinh|cứu nạn|khống chế|kiểm soát"
# Weeks and months that are given to something, as long as their names are.
_GIVEN_TIME = anchored(
    rf"{WORD_BEFORE}(?:tuần lễ|tháng hành động|tháng cao điểm|tháng an toàn|tháng vận động) "
    rf"(?:[^,;.:()“”\"\n]|, (?={_GOES_ON}))+?"
    rf"(?= (?:tại|trên|đã|được|của|do|với|nhằm|để|theo|từ|diễn ra|sẽ|cần|và các|có|là|gồm) "
    rf"|,(?! (?:{_GOES_ON}))|[;.:()“”\"\n]|\Z)"
)
_LEAST_WORDS = 4
# A name may hold a short quotation of its own.
QUOTED = pattern_of(
    r"“ ?((?:[^“”\n]|“[^“”\n]{1,60}”){3,260}?)[ .,;]*”|[“\"] ?([^“”\"\n]{3,260}?)[ .,;]*[”\"]"
    r"|' ?([^'“”\"\n]{3,160}?)[ .,;]*'"
)


def campaigns_in(text: Text, named: list[Span]) -> Iterator[tuple[Span, str]]:
    """The campaigns that open with a capital, outside the names found already."""
    taken = list(named)
    for pattern in (_NAMED_CAMPAIGN, _GIVEN_TIME):
        for found in pattern.finditer(text):
            inside = any(span.start <= found.start() < span.end for span in taken)
            short = pattern is _GIVEN_TIME and len(found[0].split()) < _LEAST_WORDS
            if text.body[found.start()].isupper() and not inside and not short:
                taken.append(_in_its_quotes(text, found))
                yield taken[-1], "campaign"


def _in_its_quotes(text: Text, found: re.Match[str]) -> Span:
    """The name, up to the closing quote when it opens a quoted longer one."""
    quoted = QUOTED.match(text.folded, found.start() - 1) if found.start() else None
    inner = inside_quotes(quoted) if quoted else None
    return inner if inner and inner.start == found.start() else Span(*found.span())


def inside_quotes(quoted: re.Match[str]) -> Span:
    """The words between the quotes, whichever quotes they are."""
    return Span(*quoted.span(quoted.lastindex or 0))
