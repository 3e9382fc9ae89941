"""Reminders as offices word them, one a unit: made to be read, copied or printed; nothing is sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from cotmoc.coverage.queries import Row
from cotmoc.documents.naming import title_of
from cotmoc.web.citing import citation
from cotmoc.web.written import day


@dataclass(frozen=True, slots=True)
class Reminder:
    """The text for one unit."""

    row: Row
    text: str


def reminder(row: Row, *, issuer: str, asking: str, on: date) -> Reminder:
    """What the asking office would write to the unit on the day."""
    document = citation(row.asked_by, issuer)
    if title := title_of(row.asked_by):
        document = (
            f"{document} {_('về')} {title}" if not title.lower().startswith("về ") else f"{document} {title}"
        )
    parts = [
        _("Kính gửi: %(unit)s.") % {"unit": row.version.name},
        _("Thực hiện %(document)s; đến ngày %(day)s, %(asking)s chưa ghi nhận văn bản triển khai của đơn vị.")
        % {"document": document, "day": day(on), "asking": asking},
        _deadline(row),
        _("Đề nghị đơn vị khẩn trương triển khai thực hiện và báo cáo kết quả về %(asking)s.")
        % {"asking": asking},
    ]
    return Reminder(row, "\n".join(part for part in parts if part))


def _deadline(row: Row) -> str:
    if row.deadline is None:
        return ""
    if row.days_late:
        return _("Thời hạn thực hiện là ngày %(day)s, đã quá %(days)s ngày.") % {
            "day": day(row.deadline),
            "days": row.days_late,
        }
    return _("Thời hạn thực hiện là ngày %(day)s.") % {"day": day(row.deadline)}
