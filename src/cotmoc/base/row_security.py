"""Who may see a row: PostgreSQL's row-level security, told per transaction which units the asker sees.

A table under security carries either a column of one unit or an array of units (its audience). The list of
units one sees is set for one transaction only, because a pooled connection would hand a session's setting to the
next request.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.db.migrations.operations.special import RunSQL

_UNITS = "coalesce(nullif(current_setting('cotmoc.units', true), ''), '{}')::bigint[]"
_ALL = "coalesce(current_setting('cotmoc.sees_all', true), '') = 'yes'"

BY_UNIT = "{column} = ANY ((SELECT {units})::bigint[])"
BY_AUDIENCE = "{column} && (SELECT {units})::bigint[]"


def secure_rows(
    table: str, *, unit: str | None = None, audience: str | None = None, otherwise: str = ""
) -> RunSQL:
    """A migration's step: rows of the table are seen and written by those who see their unit or audience.

    `otherwise` is one more SQL condition that opens a row (for example `is_open`).
    """
    template, column = (BY_UNIT, unit) if unit else (BY_AUDIENCE, audience)
    condition = " OR ".join(
        part for part in (_ALL, template.format(column=column, units=_UNITS), otherwise) if part
    )
    return RunSQL(
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY;"
        f"CREATE POLICY {table}_seen ON {table} USING ({condition}) WITH CHECK ({condition});",
        f"DROP POLICY {table}_seen ON {table};"
        f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;"
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;",
    )


@contextmanager
def seeing(units: Iterable[int]) -> Iterator[None]:
    """One transaction in which the rows of these units, and no others, are seen."""
    with _told(units="{" + ",".join(str(unit) for unit in sorted(units)) + "}", sees_all=""):
        yield


@contextmanager
def seeing_all() -> Iterator[None]:
    """One transaction that sees every row: for setting up, never for a request."""
    with _told(units="{}", sees_all="yes"):
        yield


@contextmanager
def _told(*, units: str, sees_all: str) -> Iterator[None]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(current_setting('cotmoc.units', true), ''),"
            " coalesce(current_setting('cotmoc.sees_all', true), '')"
        )
        former = cursor.fetchone()
        _tell(cursor, units, sees_all)
        yield
        _tell(cursor, *former)  # after a failure the rollback does it


def _tell(cursor: Any, units: str, sees_all: str) -> None:
    cursor.execute(
        "SELECT set_config('cotmoc.units', %s, true), set_config('cotmoc.sees_all', %s, true)",
        [units, sees_all],
    )
