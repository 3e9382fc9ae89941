"""Deciding which units are expected to carry out a directive."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from cotmoc.audit.actions import record
from cotmoc.base.acting import Actor
from cotmoc.base.locking import claim, lock
from cotmoc.base.refusals import Refused
from cotmoc.coverage import rules
from cotmoc.coverage.models import Expectation
from cotmoc.documents.models import Document
from cotmoc.units.models import Unit


@transaction.atomic
def expect(
    *, document: Document, of: Sequence[Unit], deadline: date | None, by: Actor, at: datetime
) -> list[Expectation]:
    """Decide for the acting unit of whom something is expected; takes the place of what it decided before."""
    decider = rules.check_may_expect(by)
    claim([f"expectations {document.pk} {decider}"])
    document = lock(document) if not document.is_open else document
    rules.check_deadline(document, deadline)
    if not of:
        raise Refused(_("Hãy chọn ít nhất một đơn vị phải triển khai."))
    former = Expectation.objects.filter(document=document, decided_by_id=decider)
    before = sorted(former.values_list("unit_id", flat=True))
    former.delete()
    kept = [
        _expected(document, unit, deadline, decider, at) for unit in {unit.pk: unit for unit in of}.values()
    ]
    now = sorted(row.unit_id for row in kept)
    # On the unit's own row: who else sees the directive does not learn of whom this unit expects what.
    record(
        "coverage.expected",
        kept[0],
        by=by,
        at=at,
        document=document,
        former=before,
        now=now,
        deadline=deadline,
    )
    return kept


def _expected(
    document: Document, unit: Unit, deadline: date | None, decider: int, at: datetime
) -> Expectation:
    return Expectation.objects.create(
        document=document,
        unit=unit,
        deadline=deadline,
        decided_by_id=decider,
        decided_at=at,
        audience=[decider],
    )
