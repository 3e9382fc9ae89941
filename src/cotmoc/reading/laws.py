"""Laws, codes and ordinances by their names, the constitution by its year."""

from __future__ import annotations

import re

from cotmoc.reading.anchors import anchored
from cotmoc.reading.dates import date_at
from cotmoc.reading.drafts import Draft
from cotmoc.reading.folding import LOWER, UPPER
from cotmoc.reading.patterns import LETTER, WORD_AFTER, WORD_BEFORE, any_of, pattern_of
from cotmoc.reading.symbols import symbol_at
from cotmoc.reading.text import Text

_LAW = anchored(
    rf"{WORD_BEFORE}(?<!pháp )(?<!kỷ )(bộ luật|luật|pháp lệnh) +(?:(?:sửa đổi,? bổ sung"
    rf"|sửa đổi) (?:một số điều"
    rf"|điều \d+)? *(?:của )?(?:(?:(?:bộ )?luật|pháp lệnh) +)?)?(?=[{LETTER}])"
)
_LAW_NAME = pattern_of(rf"{any_of('laws')}{WORD_AFTER}")
_LAW_ANY = pattern_of(
    rf"[{UPPER}][{LOWER}]*(?:(?:, (?!(?:và )?(?:[Ll]uật|Pháp lệnh))| )"
    rf"(?!và [Ll]uật|và Pháp lệnh|và các|và Nghị|và Bộ|năm|ngày|số|của|được|đã |quy định"
    rf"|có|cho|để|là|tại|do|trên|này|theo|cũng|phải|cần|trong|với|các|đối)[{LOWER}{UPPER}]+){{0,9}}"
)
_LAW_SHORT = pattern_of(rf"[{UPPER}&]{{3,10}}(?![{LETTER}])")
_FURTHER_LAW = pattern_of(r"(?:,|,? và) +(?:bộ )?luật +")
_CONSTITUTION = anchored(
    rf"{WORD_BEFORE}hiến pháp(?= +(?:năm +)?(?:1946|1959|1980|1992|2013)| +nước cộng hòa)"
)


def laws_named(text: Text) -> list[Draft]:
    """The laws, codes and ordinances of the text; those that another one amends are words of its title."""
    drafts: list[Draft] = []
    for named in _LAW.finditer(text):
        is_inside = bool(drafts) and named.start() < max(draft.end for draft in drafts[-3:])
        law = None if is_inside or not text.body[named.start()].isupper() else _law(text, named)
        drafts += [law] if law else []
    for named in _CONSTITUTION.finditer(text):
        drafts.append(
            Draft(*named.span(), "constitution", date=_year_after(text, named.end()), title="Hiến pháp")
        )
    return drafts


def _law(text: Text, named: re.Match[str]) -> Draft | None:
    end = _name_end(text, named.end())
    if end is None:
        return None
    kind = "ordinance" if named[1] == "pháp lệnh" else "law"
    while "sửa đổi" in named[0] and (further := _FURTHER_LAW.match(text.folded, end)):
        last = _name_end(text, further.end())
        if last is None:
            break
        end = last
    title = text.words(named.start(), end)
    before = _NUMBER_BEHIND.match(text.folded, end)
    symbol = symbol_at(text.body, text.folded, before.end()) if before else None
    if symbol is None:
        return Draft(named.start(), end, kind, date=_year_after(text, end), title=title)
    date = _year_after(text, symbol.end)
    end = end if before and "luật" in before[0] else symbol.end
    return Draft(named.start(), end, kind, symbol.number, symbol.code, date, title=title)


def _name_end(text: Text, at: int) -> int | None:
    """Where the name of a law that begins here ends, known or not; None where no name does."""
    name = (
        _LAW_NAME.match(text.folded, at) or _LAW_SHORT.match(text.body, at) or _LAW_ANY.match(text.body, at)
    )
    return name.end() if name else None


# "Luật Thư viện số 46/2019/QH14": the number behind the name belongs to the mention.
_NUMBER_BEHIND = pattern_of(r",? *\(?(?:luật +)?số *:? *(?=\d)")


def _year_after(text: Text, at: int) -> str | None:
    gap = re.match(r",? *(?:\(?(?:số )?|năm +|\( *)", text.folded[at : at + 12])
    start = at + (gap.end() if gap else 0)
    year = _YEAR.match(text.folded, start)
    if year:
        return year[1]
    spaces = _SPACES.match(text.folded, at)
    dated = date_at(text.folded, spaces.end()) if spaces else None
    return dated[1] if dated and not dated[1].startswith("--") else None


_YEAR = pattern_of(r"((?:19|20)\d{2})(?![\d/-])")
_SPACES = pattern_of(r",? *\(? *")
