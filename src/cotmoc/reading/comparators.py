"""Whether a figure is meant exactly: "hơn", "gần", "dưới", "trở lên"."""

from __future__ import annotations

from cotmoc.reading.patterns import pattern_of

_COMPARATORS = (
    (
        pattern_of(
            r"(?<![a-zà-ỹđ])(?:không quá|không vượt quá|dưới|chưa đến|chưa tới|chưa đầy|tối đa|thấp hơn"
            r"|ít hơn) $"
        ),
        "<",
    ),
    (
        pattern_of(
            r"(?<![a-zà-ỹđ])(?:trên|hơn|quá|vượt mức|vượt trên|ít nhất|tối thiểu|không dưới|lớn hơn"
            r"|cao hơn) $"
        ),
        ">",
    ),
    (
        pattern_of(r"(?<![a-zà-ỹđ])(?:gần|khoảng|xấp xỉ|chừng|ước tính|ước|ước đạt|ước khoảng|ngót|tầm) $"),
        "~",
    ),
    (
        pattern_of(r"(?<![a-zà-ỹđ])ước (?:đạt|tính|thực hiện|thực hiện được|có|được|thu|khoảng)(?: được)? $"),
        "~",
    ),
)
_AND_MORE = pattern_of(r"\s*(?:trở lên|trở đi)(?![a-zà-ỹđ])")


def comparator_at(folded: str, start: int, end: int) -> str:
    """The sign that the words before a figure, or behind its unit, give it."""
    before = folded[max(start - 28, 0) : start]
    for pattern, sign in _COMPARATORS:
        if pattern.search(before):
            return sign
    return ">" if _AND_MORE.match(folded, end) else "="
