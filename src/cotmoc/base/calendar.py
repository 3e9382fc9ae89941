"""The reporting calendar: named periods and the working days beside them (Decree 09/2019/NĐ-CP)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

EARLIEST, AFTER_LATEST = date(1945, 9, 2), date(2100, 1, 1)
"""The days of this State that the ledger is asked of; what lies outside is a slip of the keyboard."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days that a report speaks of, both ends included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def year(number: int) -> Period:
    """The calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31))


def years(first: int, last: int) -> Period:
    """Whole years from the first to the last, as "giai đoạn 2021-2025" means them."""
    return Period(date(first, 1, 1), date(last, 12, 31))


def day_asked(iso: str | None) -> date | None:
    """The day that an address or a form asks for; None when it is no day, or none of this State's."""
    try:
        day = date.fromisoformat(iso or "")
    except ValueError:
        return None
    return day if EARLIEST <= day < AFTER_LATEST else None


def partial_date(iso: str | None) -> date | None:
    """The day of a full ISO date; None when the text gave less than a day."""
    return date.fromisoformat(iso) if iso and len(iso) == 10 and not iso.startswith("--") else None


def first_day(iso: str | None) -> date | None:
    """The first day that a year, month or day in ISO form may mean."""
    if not iso or iso.startswith("--"):
        return None
    year_, month, day = (*iso.split("-"), "01", "01")[:3]
    return date(int(year_), int(month), int(day))


def last_day(iso: str | None) -> date | None:
    """The last day that a year, month or day in ISO form may mean."""
    start = first_day(iso)
    if start is None or iso is None or len(iso) == 10:
        return start
    if len(iso) == 4:
        return date(start.year, 12, 31)
    following = date(start.year + start.month // 12, start.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
