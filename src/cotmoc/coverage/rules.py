"""Who may decide which units are expected to carry out a directive."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from cotmoc.base.acting import Actor
from cotmoc.base.refusals import Refused
from cotmoc.documents.models import Document


def check_may_expect(by: Actor) -> int:
    """Clerks and leaders of a unit, for that unit; gives the unit."""
    if not by.registers or by.unit is None:
        raise Refused(
            _("Đồng chí không được phân công xác định đơn vị phải triển khai."),
            who_may=_("văn thư hoặc lãnh đạo của đơn vị"),
        )
    return by.unit


def may_expect(by: Actor) -> bool:
    """Whether the form for it is shown."""
    try:
        check_may_expect(by)
    except Refused:
        return False
    return True


def check_deadline(document: Document, deadline: date | None) -> None:
    """Nothing can be due before the directive was issued."""
    if deadline and document.issued_on and deadline < document.issued_on:
        raise Refused(
            _("Thời hạn triển khai không thể trước ngày ban hành %(day)s.")
            % {"day": document.issued_on.strftime("%d/%m/%Y")}
        )
