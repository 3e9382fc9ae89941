"""Organs called by the short name that the text gives them in brackets: "Tập đoàn A (Brand)", "QCHQ"."""

from __future__ import annotations

from cotmoc.reading.drafts import Stretches
from cotmoc.reading.facts import Span
from cotmoc.reading.folding import LOWER, UPPER, fold
from cotmoc.reading.heads import HEADS, Organ
from cotmoc.reading.patterns import pattern_of
from cotmoc.reading.text import Text

_COMPANIES = ("Tổng công ty", "Công ty", "Tập đoàn", "Ngân hàng")
_GIVEN = pattern_of(rf" *\(([{UPPER}][{UPPER}{LOWER}\d&]{{1,14}})\)")
_LEGAL_FORM = pattern_of(r" (?:trách nhiệm hữu hạn|một thành viên|cổ phần|tnhh|mtv|nhà nước)(?![a-zà-ỹđ])")


def without_legal_form(name: str) -> str:
    """The folded name of a company without the words of its legal form."""
    folded = fold(name)
    return _LEGAL_FORM.sub("", folded) if folded.startswith(_FOLDED_COMPANIES) else folded


_FOLDED_COMPANIES = tuple(fold(word) for word in _COMPANIES)


def called_briefly(text: Text, organs: list[Organ]) -> list[Organ]:
    """The organs, and every place that calls one of them by the short name given in brackets."""
    full = {short: organ for organ in organs if (short := _short_name(text, organ))}
    if not full:
        return organs
    named = [_in_full(organ, full) for organ in organs]
    briefly = [organ for short, organ in full.items() for organ in _places(text, short, organ, organs)]
    return sorted([*named, *briefly], key=lambda organ: organ.start)


def _short_name(text: Text, organ: Organ) -> str | None:
    """The short name in brackets behind an organ: a company's brand, or the initials of all its words."""
    given = _GIVEN.match(text.body, organ.end)
    if given is None:
        return None
    if organ.shape == "titled" and organ.head.startswith(_COMPANIES):
        return given[1]
    initials = "".join(word[0] for word in text.folded[organ.start : organ.end].split() if word[0].isalpha())
    is_known = fold(given[1]) in HEADS
    return given[1] if initials == fold(given[1]) and len(initials) > 2 and not is_known else None


def _in_full(organ: Organ, full: dict[str, Organ]) -> Organ:
    """ "Viettel", "Tập đoàn Viettel": the company of which this is the brand."""
    company = next((word for word in _COMPANIES if organ.head.startswith(f"{word} ")), "")
    whole = full.get(organ.head.removeprefix(company).strip())
    return whole._replace(start=organ.start, end=organ.end) if whole else organ


def _places(text: Text, short: str, organ: Organ, organs: list[Organ]) -> list[Organ]:
    """Where the short name stands by itself, outside other names and the symbols of documents."""
    taken = Stretches(Span(other.start, other.end) for other in organs)
    found: list[Organ] = []
    at = text.body.find(short)
    while at >= 0:
        end = at + len(short)
        if not (taken.hold(at) or _GOES_ON.match(text.body[at - 1 : at]) or _GOES_ON.match(text.body, end)):
            found.append(organ._replace(start=at, end=end))
        at = text.body.find(short, end)
    return found


_GOES_ON = pattern_of(r"[\w/-]")
