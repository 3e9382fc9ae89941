"""Writing a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Model

from cotmoc.audit.models import Line
from cotmoc.base.acting import Actor


def record(action: str, subject: Model, *, by: Actor, at: datetime, **change: object) -> None:
    """Add the line of a change to `subject`, in the chain of the unit acted for.

    `change` holds what was and what is; rows are written as their id and name. Seen by the acting unit and by
    the subject's audience.
    """
    audience = {*getattr(subject, "audience", ()), *([by.unit] if by.unit else ())}
    Line.objects.bulk_create(
        [
            Line(
                chain=by.unit or 0,
                number=0,
                at=at,
                account=by.account,
                post=by.post,
                actor_name=by.name,
                action=action,
                subject_kind=subject._meta.label,
                subject_id=subject.pk,
                audience=sorted(audience),
                change=canonical(change),
                previous_hash=b"",
                hash=b"",
            )
        ]
    )


def canonical(change: dict[str, Any]) -> str:
    """The change as JSON that is the same on every server: sorted keys, no spaces, no escapes."""
    return json.dumps(change, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, Model):
        return {"id": value.pk, "name": str(value)}
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Iterable):
        return list(value)
    return str(value)
