"""Who may change the units, and when time would tear."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.utils import IntegrityError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cotmoc.base.acting import Actor, Duty
from cotmoc.base.calendar import AFTER_LATEST, EARLIEST
from cotmoc.base.refusals import Refused
from cotmoc.units.models import Unit, Version

_SENTENCES: dict[str, Promise | str] = {
    "unit_version_one_at_a_time": gettext_lazy(
        "Đơn vị đã có tên, loại trong khoảng thời gian này; hãy chọn ngày khác."
    ),
    "subordination_one_parent": gettext_lazy("Trong khoảng thời gian này đơn vị đã có cấp trên ở tuyến đó."),
    "subordination_inside_unit": gettext_lazy(
        "Quan hệ trực thuộc vượt ra ngoài thời gian tồn tại của đơn vị."
    ),
    "subordination_inside_parent": gettext_lazy(
        "Đơn vị cấp trên không tồn tại trong toàn bộ khoảng thời gian này."
    ),
    "subordination_not_under_itself": gettext_lazy("Một đơn vị không thể trực thuộc chính nó."),
    "succession_once": gettext_lazy("Quan hệ kế thừa này đã được ghi nhận."),
    "succession_not_to_itself": gettext_lazy("Một đơn vị không thể kế thừa chính nó."),
}


def check_may_change_units(by: Actor, *concerned: int) -> None:
    """Clerks found, change and staff units: their own and those that they see below it, no others."""
    if not (by.is_system or (by.duty == Duty.CLERK and by.sees.issuperset(concerned))):
        raise Refused(
            _("Đồng chí không được phân công cập nhật danh mục đơn vị."),
            who_may=_("văn thư của cơ quan quản lý"),
        )


def check_may_found_under(by: Actor, parents: Iterable[Unit]) -> None:
    """Clerks found units below those that they see, and below those that their own unit entered beside it."""
    elsewhere = (parent.pk for parent in parents if by.unit is None or parent.entered_by_id != by.unit)
    check_may_change_units(by, *elsewhere)


def check_day(day: date) -> None:
    """A day on which a Vietnamese organ can have been founded or changed."""
    if not EARLIEST <= day < AFTER_LATEST:
        raise Refused(_("Ngày %(day)s không hợp lệ.") % {"day": day.strftime("%d/%m/%Y")})


def check_lives(version: Version | None, day: date) -> Version:
    """The unit lives on the day."""
    if version is None:
        raise Refused(_("Đơn vị không tồn tại vào ngày %(day)s.") % {"day": day.strftime("%d/%m/%Y")})
    return version


def sentence_of(error: IntegrityError) -> Refused:
    """The refusal that says in words which promise of the database would be broken."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "")
    return Refused(_SENTENCES.get(name or "", _("Thay đổi này làm đứt quãng thời gian của đơn vị.")))
