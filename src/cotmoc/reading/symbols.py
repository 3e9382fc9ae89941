"""Numbers and symbols of documents: "33", "33-NQ/TW", "30/2020/NĐ-CP", also worn ("61/2018/NĐCP")."""

from __future__ import annotations

import re
from typing import NamedTuple

from cotmoc.reading.patterns import LETTER, any_word, pattern_of
from cotmoc.reading.words import table

_CODE_KINDS = table("code_kinds")
_NUM = r"\d{1,5}(?:\.\d{1,3})?(?:bis|[a-zđ]{1,2})?"
_YEAR = r"(?:19|20)\d{2}"
_TOKEN = rf"[{LETTER}][{LETTER}\d&]*(?:\.[{LETTER}]+)*"
_STRICT = pattern_of(rf"({_NUM})(?:[/-]{_YEAR})?[/-]({_TOKEN})(?:[-/]{_TOKEN})*")
# Spaces are borne only around a kind abbreviation, where nothing else can be meant.
_LOOSE = pattern_of(
    rf"({_NUM}) *[/-]? *(?:{_YEAR} *[/-] *)?({any_word(_CODE_KINDS)}) *[-/] *({_TOKEN})(?:[-/]{_TOKEN})*"
)
# "2552 /UBND-NN": a space around the slash of an official letter.
_LETTER_LOOSE = pattern_of(rf"({_NUM}) ?/ ?({_TOKEN})(?:-{_TOKEN})*")
_SPACED_TAIL = pattern_of(rf" ?- ?({_TOKEN})(?![{LETTER}])(?! +[{LETTER}]{{2,}} +(?:ngày|đã))")
_WITH_YEAR = pattern_of(rf"({_NUM})/{_YEAR}(?![\d/-])")
# A number of years, months or items is none of a document.
_BARE = pattern_of(r"(\d{1,4}(?:[a-zđ](?![a-zà-ỹđ]))?)(?![\d/.,-]*\d)(?![a-zà-ỹđ%])")
_COUNTED = pattern_of(
    r"(?= *(?:năm|tháng|ngày(?! *\d)|quý|nhiệm|chương|điểm|nội|lĩnh|mục|bước|giai|nhóm|điều|trang|phần|km"
    r"|ha|triệu|tỷ|tỉ|%|đồng|người"
    rf"|hộ|lượt|cuộc|đồng chí|xã|huyện|tỉnh|đơn|cơ|giờ|phút|lần|đợt|khâu|rõ|không|có|chỉ tiêu|mô hình"
    rf"|tập thể|cá nhân)(?![{LETTER}]))"
)


class Symbol(NamedTuple):
    """A number, and the whole symbol where one is written; `kind` is what its abbreviation says, or None."""

    end: int
    number: str
    code: str | None = None
    kind: str | None = None


def symbol_at(body: str, folded: str, at: int, *, after_word_number: bool = True) -> Symbol | None:
    """The number or symbol here; without the word "số" before it a bare number must count nothing."""
    for pattern in (_STRICT, _LOOSE, _LETTER_LOOSE):
        found = pattern.match(folded, at)
        if found and body[found.start(2) : found.start(2) + 2].isupper():
            end = _with_spaced_tail(body, folded, found.end())
            return Symbol(end, _number(body, found), " ".join(body[at:end].split()), _kind_of(found[2]))
    found = _WITH_YEAR.match(folded, at) or _BARE.match(folded, at)
    if found is None or (not after_word_number and _COUNTED.match(folded, found.end())):
        return None
    return Symbol(found.end(), _number(body, found))


def _with_spaced_tail(body: str, folded: str, end: int) -> int:
    """The end after further capitals that a space parts from their hyphen ("1848/LĐTBXH- TE")."""
    while (tail := _SPACED_TAIL.match(folded, end)) and (
        body[tail.start(1) : tail.end(1)].isupper() or tail[1] in _ISSUERS
    ):
        end = tail.end()
    return end


def _number(body: str, found: re.Match[str]) -> str:
    return body[found.start(1) : found.end(1)]


_ISSUERS = ("cp", "ttg", "ubnd", "hđnd", "tw", "tu", "vpcp")
_GLUED_KINDS = {
    abbreviation + issuer: kind for abbreviation, kind in reversed(_CODE_KINDS.items()) for issuer in _ISSUERS
}


def _kind_of(token: str) -> str | None:
    """The kind of a token like "NQ", also when the hyphen after it was lost ("NĐCP")."""
    return _CODE_KINDS.get(token) or _GLUED_KINDS.get(token)
