"""Reading the lines, and proving that none was altered."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Model

from cotmoc.audit.models import Line
from cotmoc.base.row_security import seeing_all


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a record's history as a page shows it."""

    at: datetime
    actor: str
    action: str
    change: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Lines checked, and the first broken one ("chain/number: why") or None."""

    lines: int
    broken: str | None


def history_of(subject: Model) -> list[Entry]:
    """What was done to the record, newest first; one statement."""
    lines = Line.objects.filter(subject_kind=subject._meta.label, subject_id=subject.pk)
    return [
        Entry(at=at, actor=actor, action=action, change=json.loads(change))
        for at, actor, action, change in lines.order_by("-at", "-id").values_list(
            "at", "actor_name", "action", "change"
        )
    ]


def verify() -> Verdict:
    """Walk every chain in the database: numbers without a gap, each hash over its line and the one before."""
    with seeing_all(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_line")
        lines: int = cursor.fetchone()[0]
        cursor.execute(_FIRST_BROKEN)
        found = cursor.fetchone()
    return Verdict(lines=lines, broken=f"{found[0]}/{found[1]}: {found[2]}" if found else None)


_FIRST_BROKEN = """
WITH walked AS (
  SELECT line.chain, line.number, line.id, line.hash, line.previous_hash,
         audit_hash(line) AS computed,
         lag(line.hash, 1, ''::bytea) OVER chain AS before,
         lag(line.number, 1, 0::bigint) OVER chain AS number_before
  FROM audit_line line WINDOW chain AS (PARTITION BY line.chain ORDER BY line.number)
), faults AS (
  SELECT chain, number, CASE
      WHEN number <> number_before + 1 THEN 'lines missing before it'
      WHEN previous_hash <> before THEN 'does not follow the line before it'
      ELSE 'altered' END AS why
  FROM walked
  WHERE number <> number_before + 1 OR previous_hash <> before OR hash <> computed
  UNION ALL
  SELECT head.chain, head.number, 'last lines missing'
  FROM audit_head head LEFT JOIN audit_line line ON line.chain = head.chain AND line.number = head.number
  WHERE line.id IS NULL OR line.hash <> head.hash
)
SELECT chain, number, why FROM faults ORDER BY chain, number LIMIT 1
"""
