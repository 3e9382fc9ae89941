"""Dates as the texts write them: day before month, as precise as they are given."""

from __future__ import annotations

import re

from cotmoc.reading.patterns import pattern_of

_YEAR = r"(?:19|20)\d{2}"
_DATE = pattern_of(
    rf"(?:ngày|hôm|sáng|chiều|tối|đêm|trưa)? *(?:ngày *)?(?:"
    rf"(?P<d1>\d{{1,2}}) *[/.-] *(?P<m1>\d{{1,2}}) *[/.-] *(?P<y1>{_YEAR})(?![\d/-])"
    rf"|(?P<d2>\d{{1,2}}) *tháng *(?P<m2>\d{{1,2}})(?:[, ]*năm *|/)(?P<y2>{_YEAR})(?!\d)"
    rf"|(?P<d3>\d{{1,2}}) *[/.-] *(?P<m3>\d{{1,2}})(?![\d/.-]*\d)"
    rf"|(?P<d4>\d{{1,2}}) *tháng *(?P<m4>\d{{1,2}})(?![\d/])"
    rf"|tháng *(?P<m5>\d{{1,2}})(?:[/.-]|[, ]*năm *)(?P<y5>{_YEAR})(?!\d)"
    rf"|năm *(?P<y6>{_YEAR})(?![\d-])"
    r")"
)


def date_at(folded: str, at: int) -> tuple[int, str] | None:
    """End and ISO form of the date written at this offset ("2018-09-28", "2018-09", "2018", "--09-14")."""
    found = _DATE.match(folded, at)
    if found is None:
        return None
    iso = iso_of(*_parts(found))
    return (found.end(), iso) if iso else None


def iso_of(day: int | None, month: int | None, year: int | None) -> str | None:
    """The parts as ISO 8601, or None when they are no date."""
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    if year is None:
        return f"--{month:02}-{day:02}" if month and day else None
    return "-".join([f"{year}", *([f"{month:02}"] if month else []), *([f"{day:02}"] if day else [])])


def _parts(found: re.Match[str]) -> tuple[int | None, int | None, int | None]:
    parts = {"d": None, "m": None, "y": None} | {
        name[0]: int(value) for name, value in found.groupdict().items() if value
    }
    return parts["d"], parts["m"], parts["y"]
