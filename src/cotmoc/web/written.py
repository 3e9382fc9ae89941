"""How days, numbers and durations are written."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

Number = int | float | Decimal


def day(value: date | datetime | None) -> str:
    """A day as offices write it: 28/09/2018; nothing for no day."""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    return value.strftime("%d/%m/%Y") if value else ""


def number(value: Number | None) -> str:
    """1.234,5 in Vietnamese, 1,234.5 in English; a float to two decimals, a decimal number in full."""
    if value is None:
        return ""
    written = f"{value:,.2f}" if isinstance(value, float) else f"{value:,}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return written if get_language() == "en" else written.translate(str.maketrans(",.", ".,"))


def in_days(count: int) -> str:
    """A duration in words: 12 ngày."""
    return ngettext("%(count)s ngày", "%(count)s ngày", count) % {"count": number(count)}


def remaining(deadline: date | None, today: date) -> str:
    """How far the deadline is, in words: còn 5 ngày, hạn hôm nay, quá hạn 12 ngày, không thời hạn."""
    if deadline is None:
        return _("không thời hạn")
    left = (deadline - today).days
    if left == 0:
        return _("hạn hôm nay")
    if left > 0:
        return _("còn %(days)s") % {"days": in_days(left)}
    return _("quá hạn %(days)s") % {"days": in_days(-left)}
