"""How a review writes numbers, days, lists and the first letter of what it quotes; always in Vietnamese."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from importlib.resources import files

from cotmoc.base.calendar import Period
from cotmoc.tasks.models import Comparator, Measure

_CONTROLS = frozenset(map(chr, (*range(0x7F, 0xA0), 0xFFFE, 0xFFFF)))
_COMPARATORS = {Comparator.MORE: "trên ", Comparator.LESS: "dưới ", Comparator.ABOUT: "khoảng "}
_TO_VIETNAMESE = str.maketrans(",.", ".,")


def _words(name: str) -> tuple[str, ...]:
    """The lines of a list of words, without its comments."""
    text = files("cotmoc.reviews").joinpath("words", name).read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


_NAMES = re.compile(rf"(?:{'|'.join(_words('capitalised.txt'))})\b")
_HEADS = frozenset(_words("heads.txt"))
_PLACES = frozenset(_words("places.txt"))


def number(value: Decimal | int | float) -> str:
    """1.234,5; a reckoned (float) number to two decimals."""
    written = f"{value:,.2f}" if isinstance(value, float) else f"{value:,}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return written.translate(_TO_VIETNAMESE)


def count(many: int, noun: str) -> str:
    """03 kế hoạch, 12 kế hoạch: below ten with the leading zero of official papers; không có for none."""
    if many == 0:
        return f"không có {noun}"
    return f"{many:02d} {noun}" if many < 10 else f"{number(many)} {noun}"


def figure(measure: Measure) -> str:
    """A figure as exact as it was given: trên 31.000 lượt người được tuyên truyền."""
    parts = (value_of(measure), measure.unit_of_measure, measure.of)
    return " ".join(part for part in parts if part)


def value_of(measure: Measure) -> str:
    """The value with the word that says how exact it is: khoảng 4.610,5."""
    return _COMPARATORS.get(Comparator(measure.comparator), "") + number(measure.value)


def listed(parts: Iterable[str]) -> str:
    """A, B và C."""
    every = list(parts)
    return f"{', '.join(every[:-1])} và {every[-1]}" if len(every) > 1 else "".join(every)


def day(value: date) -> str:
    """05/01/2020 but 05/3/2020: days under 10 and the months 1 and 2 bear a zero (Decree 30/2020/NĐ-CP)."""
    month = f"{value.month:02d}" if value.month < 3 else str(value.month)
    return f"{value.day:02d}/{month}/{value.year}"


def partial_day(iso: str) -> str:
    """A date as precise as known, with its noun: năm 2019, tháng 9/2018, ngày 28/9/2018; empty for none."""
    if not iso or iso.startswith("--"):
        return ""
    if len(iso) == 10:
        return f"ngày {day(date.fromisoformat(iso))}"
    if len(iso) == 7:
        month = int(iso[5:])
        return f"tháng {month:02d}/{iso[:4]}" if month < 3 else f"tháng {month}/{iso[:4]}"
    return f"năm {iso}"


def inner(words: str) -> str:
    """Words as they stand inside a sentence: no end mark, the first letter small unless it begins a name."""
    bare = " ".join(words.split()).rstrip(" .;,")
    first, _space, rest = bare.partition(" ")
    if not bare or _NAMES.match(bare) or bare[:2].isupper():
        return bare
    if rest[:1].isupper() and (first in _HEADS or not _NAMES.match(rest)):  # but not "Giúp Nhân dân"
        return bare
    return bare[0].lower() + bare[1:]


def place(name: str) -> str:
    """The name of a place after "tại": xã Nậm Vạt, hội trường Tỉnh ủy."""
    return name[0].lower() + name[1:] if name.split(" ", maxsplit=1)[0] in _PLACES else name


def outer(words: str) -> str:
    """Words as they begin a sentence."""
    return words[:1].upper() + words[1:]


def printable(text: str) -> str:
    """The text with a space for each control character, which no file format takes."""
    return "".join(" " if letter < " " or letter in _CONTROLS else letter for letter in text)


def length(period: Period) -> str:
    """05 năm, 06 tháng when the period is whole; else empty."""
    after = period.last + timedelta(days=1)
    months = (after.year - period.first.year) * 12 + after.month - period.first.month
    if after.day != period.first.day or months < 1:
        return ""
    return f"{months // 12:02d} năm" if months % 12 == 0 else f"{months:02d} tháng"


def span(period: Period) -> str:
    """năm 2026, giai đoạn 2021 - 2025, or the two days."""
    first, last = period.first, period.last
    if (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        return f"từ ngày {day(first)} đến ngày {day(last)}"
    return f"năm {first.year}" if first.year == last.year else f"giai đoạn {first.year} - {last.year}"
