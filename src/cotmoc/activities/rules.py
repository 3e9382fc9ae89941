"""Who may register an activity."""

from __future__ import annotations

from django.utils.translation import gettext as _

from cotmoc.base.acting import Actor
from cotmoc.base.refusals import Refused


def check_may_register(by: Actor) -> None:
    """Those who keep the registers of their unit."""
    if not by.registers:
        raise Refused(
            _("Đồng chí không được phân công ghi nhận hoạt động."),
            who_may=_("văn thư hoặc lãnh đạo của đơn vị"),
        )
