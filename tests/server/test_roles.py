"""The three roles: what the application must be unable to do, in the database every other test uses."""

from __future__ import annotations

import psycopg
import pytest
from django.db import connection
from django.db.utils import ProgrammingError

pytestmark = pytest.mark.django_db


def _one(question: str) -> tuple[object, ...]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        row: tuple[object, ...] = cursor.fetchone()
    return row


def test_the_application_is_cm_app_and_nothing_more() -> None:
    rights = "rolsuper, rolcreaterole, rolcreatedb, rolbypassrls"
    question = f"SELECT rolname, {rights} FROM pg_roles WHERE rolname = session_user"
    assert _one(question) == ("cm_app", False, False, False, False)


def test_every_table_belongs_to_cm_owner() -> None:
    question = "SELECT string_agg(DISTINCT tableowner, ',') FROM pg_tables WHERE schemaname = 'public'"
    assert _one(question) == ("cm_owner",)


@pytest.mark.parametrize(
    "attempt",
    [
        "CREATE TABLE mine (n int)",
        "CREATE TEMP TABLE mine (n int)",
        "DROP TABLE django_migrations",
        "ALTER TABLE django_session DISABLE ROW LEVEL SECURITY",
        "TRUNCATE django_session",
        "SET ROLE cm_owner",
        "SET SESSION AUTHORIZATION postgres",
        "CREATE ROLE other",
    ],
)
def test_the_application_cannot(attempt: str) -> None:
    with pytest.raises(ProgrammingError) as refusal, connection.cursor() as cursor:
        cursor.execute(attempt)
    assert isinstance(refusal.value.__cause__, psycopg.errors.InsufficientPrivilege)
