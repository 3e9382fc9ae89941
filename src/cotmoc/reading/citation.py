"""What a text says of a document beside its number: the date, who issued it, what it is about."""

from __future__ import annotations

from cotmoc.reading.dates import date_at
from cotmoc.reading.drafts import Citation
from cotmoc.reading.found import Found
from cotmoc.reading.patterns import any_word, pattern_of
from cotmoc.reading.text import Text
from cotmoc.reading.titles import title_at, title_words
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
    """The end after the organs that issued it too ("của Bộ Y tế và Bộ Nội vụ hướng dẫn …").

    An organ behind a mere comma that ends the row is who acts next ("của Bộ Y tế, UBND tỉnh ban hành …").
    """
    at, is_closed = end, False
    while joiner := _JOINT.match(text.folded, at):
        organ = found.organ_at(joiner.end())
        if organ is None:
            break
        at, is_closed = organ.end, joiner[1] is not None
    return at if is_closed and title_at(text, found, at) is not None else end


_JOINT = pattern_of(r",? +(và +|[-–] +)?(?:bộ trưởng +|chánh án +|viện trưởng +)?")


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
