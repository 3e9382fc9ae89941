"""The sheets that a unit has brought."""

from __future__ import annotations

from django.db.models import QuerySet

from cotmoc.registers.models import Brought


def brought_by(unit: int) -> QuerySet[Brought]:
    """The unit's sheets, newest first, without their rows and faults."""
    return Brought.objects.filter(unit_id=unit).defer("rows", "faults").order_by("-brought_at", "-pk")
