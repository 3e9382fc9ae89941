"""A PostgreSQL named by DATABASE_URL: taken when it fits, refused with the sentence that says what to change.

The embedded server, started apart, plays the foreign one; each test starts from a server without our roles.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from cotmoc.base.refusals import Refused
from cotmoc.server import database, embedded, suitability

FITTING = "ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'"


@pytest.fixture
def admin(own_server: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[psycopg.Connection]:
    """The foreign server's administrator, and DATABASE_URL pointing at the database `sổ` of a user of his."""
    monkeypatch.setenv("COTMOC_HOME", str(own_server))
    with psycopg.connect(host=_host(), user="postgres", dbname="postgres", autocommit=True) as connection:
        connection.execute("CREATE ROLE steward LOGIN CREATEROLE PASSWORD 'p'")
        connection.execute(f"CREATE DATABASE ledger OWNER steward TEMPLATE template0 {FITTING}")
        _point_at(monkeypatch, "steward", "ledger")
        yield connection
        connection.execute("DROP DATABASE IF EXISTS ledger WITH (FORCE)")
        for role in (database.OWNER, database.APP, "steward"):
            connection.execute(f"DROP ROLE IF EXISTS {role}")


def _host() -> str:
    return str(embedded.place().socket_folder)


def _point_at(patch: pytest.MonkeyPatch, user: str, name: str) -> None:
    patch.setenv("DATABASE_URL", f"postgresql://{user}:p@/{name}?host={quote(_host(), safe='')}")


def _as_app(question: str) -> object:
    settings = database.settings_for("app")
    to = {"host": settings["HOST"], "user": settings["USER"], "password": settings["PASSWORD"]}
    with psycopg.connect(**to, port=settings["PORT"] or None, dbname=settings["NAME"]) as connection:
        row = connection.execute(question).fetchone()
    return row[0] if row else None


def test_an_ordinary_owner_who_may_make_roles_is_enough(admin: psycopg.Connection) -> None:
    assert database.prepare() is False
    with database.as_owner() as owner:
        assert owner.execute("SELECT current_user").fetchone() == (database.OWNER,)
        owner.execute("CREATE TABLE kept AS SELECT 7 AS n")
    assert _as_app("SELECT current_user::text") == database.APP
    assert _as_app("SELECT n FROM kept") == 7


def test_preparing_twice_changes_nothing(admin: psycopg.Connection) -> None:
    database.prepare()
    database.prepare()
    assert _as_app("SELECT 1") == 1


def test_the_application_cannot_take_the_owners_rights(admin: psycopg.Connection) -> None:
    database.prepare()
    for attempt in (f"SET ROLE {database.OWNER}", "CREATE TABLE mine (n int)", "CREATE ROLE other"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            _as_app(attempt)


def test_a_user_who_may_not_make_roles_is_told_who_must(admin: psycopg.Connection) -> None:
    admin.execute("ALTER ROLE steward NOCREATEROLE")
    with pytest.raises(Refused, match="COTMOC_APP_DATABASE_URL"):
        database.prepare()


def test_what_operating_md_tells_an_administrator_to_run_is_enough(
    admin: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin.execute("ALTER ROLE steward NOCREATEROLE")
    admin.execute("CREATE ROLE cm_owner NOLOGIN")
    admin.execute("GRANT cm_owner TO steward")
    admin.execute("CREATE ROLE cm_app LOGIN PASSWORD 'q'")
    app = os.environ["DATABASE_URL"].replace("steward:p", "cm_app:q")
    monkeypatch.setenv("COTMOC_APP_DATABASE_URL", app)
    database.prepare()
    assert _as_app("SELECT current_user::text") == database.APP


def test_an_older_server_is_refused(admin: psycopg.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suitability, "OLDEST", 190_000)
    with pytest.raises(Refused, match="nâng cấp máy chủ"):
        database.prepare()


@pytest.mark.parametrize(
    ("made_with", "sentence"),
    [
        ("ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C'", "bảng mã SQL_ASCII"),
        ("ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'", "chữ Đ thành đ"),
    ],
)
def test_a_database_that_mishandles_vietnamese_is_refused(
    admin: psycopg.Connection, made_with: str, sentence: str
) -> None:
    admin.execute("DROP DATABASE ledger")
    admin.execute(f"CREATE DATABASE ledger OWNER steward TEMPLATE template0 {made_with}")
    with pytest.raises(Refused, match=sentence):
        database.prepare()


def test_a_missing_database_is_refused_with_the_statement_that_makes_it(admin: psycopg.Connection) -> None:
    admin.execute("DROP DATABASE ledger")
    with pytest.raises(Refused, match=r"chưa có cơ sở dữ liệu ledger.*CREATE DATABASE"):
        database.prepare()


def test_an_application_role_with_too_many_rights_is_refused(admin: psycopg.Connection) -> None:
    admin.execute("CREATE ROLE cm_app LOGIN BYPASSRLS")
    with pytest.raises(Refused, match="quá nhiều quyền"):
        database.prepare()


def test_a_server_that_does_not_answer_is_refused_without_the_password(
    own_server: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://steward:secret@127.0.0.1:1/ledger")
    with pytest.raises(Refused, match="Không vào được PostgreSQL") as refusal:
        database.prepare()
    assert "secret" not in str(refusal.value)


def test_an_unreadable_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://[oops")
    with pytest.raises(Refused, match="DATABASE_URL không đọc được"):
        database.settings_for("app")
