"""Taking a row for oneself until the transaction ends."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from cotmoc.base.refusals import Refused

Row = TypeVar("Row", bound=Model)


def lock(row: Row) -> Row:
    """The row as it is now, locked until the transaction ends; refused when it is gone or may not be seen."""
    fresh = type(row)._base_manager.select_for_update().filter(pk=row.pk).first()
    if fresh is None:
        raise Refused(_("Bản ghi này không còn hoặc ngoài phạm vi đơn vị của đồng chí."))
    return fresh
