"""Resolutions known by the meeting of the Party that passed them: a plenum of its centre, a congress."""

from __future__ import annotations

from cotmoc.reading.anchors import anchored
from cotmoc.reading.citation import citation_after
from cotmoc.reading.drafts import Draft
from cotmoc.reading.facts import Span
from cotmoc.reading.found import Found
from cotmoc.reading.patterns import LETTER, WORD_BEFORE, any_word, pattern_of
from cotmoc.reading.text import Text
from cotmoc.reading.words import table

_ORDINALS = table("ordinals")
_PLENUM = anchored(
    rf"{WORD_BEFORE}(nghị quyết|kết luận|nq"
    rf"|kl) *(?:số *)?(?:của *)?(?:hội nghị +)?(?:lần thứ +({any_word(_ORDINALS)}|\d{{1,2}}) +)?"
    r"(?:ban chấp hành trung ương(?: đảng)?|bch trung ương(?: đảng)?|bch ?(?:tw|t\.ư)(?: đảng)?"
    r"|trung ương(?: đảng)?"
    r"|tw|t\.ư)"
    rf" *(?:lần thứ +)?({any_word(_ORDINALS)}(?= *,? *\(? *kh[oó]a)|\d{{1,2}}(?![\d/.-]))?"
    rf"(?: *,? *\(? *kh[oó]a +([ivx]+)(?![{LETTER}])\)?)?(?![{LETTER}])"
)
_CONGRESS = anchored(rf"{WORD_BEFORE}(?:nghị quyết|nq) +(?:của +)?(đại hội)(?= )")
_ORDINAL = rf"(?:[ivx]+|\d{{1,2}})(?![{LETTER}\d])(?:,? +(?:của +)?đảng(?![{LETTER}]))?"
_CONGRESS_NAME = pattern_of(
    rf"đại hội +(?:(?:đại biểu +)?(?:toàn quốc +)?(?:đảng +)?(?:toàn quốc +)?(?:l[ầà]n thứ +)?{_ORDINAL}"
    rf"|[^,.;:()\n“”]{{3,80}}? +lần thứ +{_ORDINAL})"
)
_CONGRESS_OPENS = pattern_of(r"đại hội +(?:đại biểu +)?(?:của +)?")
_WHICH = pattern_of(r"l[ầà]n thứ| (?:[ivx]+|\d{1,2})(?: |\Z)")


def resolutions_of_plenums(text: Text, found: Found) -> list[Draft]:
    """The resolutions of plenums of the Central Committee ("Nghị quyết Trung ương 8 khóa XI")."""
    drafts: list[Draft] = []
    for named in _PLENUM.finditer(text):
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


def resolutions_of_congresses(text: Text, found: Found) -> list[Draft]:
    """The resolutions of congresses ("Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX"), short mentions bare."""
    drafts: list[Draft] = []
    for named in _CONGRESS.finditer(text):
        start = named.start(1)
        span = _congress_span(text, found, start)
        if span is not None and text.body[start].isupper():
            issuer = _congress(text, found, span)
            is_bare = _WHICH.search(text.folded, span.start, span.end) is None
            drafts.append(Draft(named.start(), span.end, "resolution", issuer=issuer, is_bare=is_bare))
    return drafts


def _congress_span(text: Text, found: Found, start: int) -> Span | None:
    """The words of a congress: up to its ordinal and "của Đảng", or the organ it is of."""
    if full := _CONGRESS_NAME.match(text.folded, start):
        return Span(start, full.end())
    opening = _CONGRESS_OPENS.match(text.folded, start)
    organ = found.organ_at(opening.end()) if opening else None
    return Span(start, organ.end) if organ else None


def _congress(text: Text, found: Found, span: Span) -> str:
    """The congress in full: its organization with the place that "tỉnh" means in this text."""
    for organ in found.organs_between(span.start, span.end):
        return f"{text.words(span.start, organ.start)} {organ.name} {text.words(organ.end, span.end)}".strip()
    return text.words(span.start, span.end)
