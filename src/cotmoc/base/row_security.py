"""Who may see a row: PostgreSQL's row-level security, told per transaction which units the asker sees.

A table under security carries an array of units, its audience. The list of units one sees is set for one
transaction only, because a pooled connection would hand a session's setting to the next request.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from weakref import WeakKeyDictionary

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.operations.special import RunSQL

_UNITS = "coalesce(nullif(current_setting('cotmoc.units', true), ''), '{}')::bigint[]"
_ALL = "coalesce(current_setting('cotmoc.sees_all', true), '') = 'yes'"

_seeing_all: WeakKeyDictionary[BaseDatabaseWrapper, bool] = WeakKeyDictionary()
"""Connections that were told so; only `_told` tells them, and takes it back."""


def secure_rows(table: str, *, audience: str = "audience", open_if: str = "") -> RunSQL:
    """A migration's step: rows are seen and written by those who see a unit of the row's audience.

    `open_if` names a column that opens a row to every reader, but to no other writer.
    """
    among = f"{_ALL} OR {audience} && (SELECT {_UNITS})::bigint[]"
    opened = f"CREATE POLICY {table}_open ON {table} FOR SELECT USING ({open_if});" if open_if else ""
    return RunSQL(
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY;"
        f"CREATE POLICY {table}_among ON {table} USING ({among}) WITH CHECK ({among}); {opened}",
        f"DROP POLICY IF EXISTS {table}_open ON {table};"
        f"DROP POLICY {table}_among ON {table};"
        f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;"
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;",
    )


def secure_rows_of(table: str, *, owner: str, key: str) -> RunSQL:
    """A migration's step: rows are seen and written by those who see the owner's row that `key` names."""
    # Asked under the owner's own security; the names are those of our migrations.
    seen = f"EXISTS (SELECT 1 FROM {owner} WHERE {owner}.id = {key})"  # noqa: S608
    return RunSQL(
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY;"
        f"CREATE POLICY {table}_among ON {table} USING ({seen}) WITH CHECK ({seen});",
        f"DROP POLICY {table}_among ON {table};"
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
    """One transaction that sees every row: to set up, to write what is no unit's, never to show.

    Where every row is seen already, nothing is asked of the database.
    """
    if _seeing_all.get(connections[DEFAULT_DB_ALIAS]):
        with transaction.atomic():
            yield
        return
    with _told(units="{}", sees_all="yes"):
        yield


@contextmanager
def _told(*, units: str, sees_all: str) -> Iterator[None]:
    with transaction.atomic(), connection.cursor() as cursor:
        former = _tell(cursor, units, sees_all)
        with _noted(sees_all=bool(sees_all)):
            yield
        _tell(cursor, *former)  # after a failure the rollback does it


@contextmanager
def _noted(*, sees_all: bool) -> Iterator[None]:
    told = connections[DEFAULT_DB_ALIAS]
    former = _seeing_all.get(told, False)
    _seeing_all[told] = sees_all
    try:
        yield
    finally:
        _seeing_all[told] = former


def _tell(cursor: Any, units: str, sees_all: str) -> tuple[str, str]:
    """Tell the database, in one statement that reads first what it was told before."""
    cursor.execute(
        "WITH former AS MATERIALIZED (SELECT coalesce(current_setting('cotmoc.units', true), '') AS units,"
        " coalesce(current_setting('cotmoc.sees_all', true), '') AS sees_all)"
        " SELECT units, sees_all, set_config('cotmoc.units', %s, true),"
        " set_config('cotmoc.sees_all', %s, true) FROM former",
        [units, sees_all],
    )
    told, saw_all, *_now = cursor.fetchone()
    return told, saw_all
