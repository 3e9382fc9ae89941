"""Whether a PostgreSQL server can carry Cột Mốc; each refusal says what to change, in two languages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, LiteralString

import psycopg
from psycopg import errors
from psycopg.conninfo import make_conninfo
from psycopg.sql import SQL, Identifier

from cotmoc.base.refusals import Refused

OLDEST = 180_000
EXTENSIONS = ("btree_gist", "pg_trgm")
_RECIPE = (
    "CREATE DATABASE cotmoc TEMPLATE template0 ENCODING 'UTF8' "
    "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'"
)

Connection = psycopg.Connection[tuple[Any, ...]]


def check_server(connection: Connection) -> None:
    """Refused unless the server is new enough and its database knows Vietnamese letters."""
    _check_version(connection)
    _check_encoding(connection)
    _check_letters(connection)


def make_extensions(connection: Connection) -> None:
    """The extensions the tables stand on, made where they are missing."""
    for extension in EXTENSIONS:
        if _has_extension(connection, extension):
            continue
        try:
            connection.execute(SQL("CREATE EXTENSION IF NOT EXISTS {}").format(Identifier(extension)))
        except (errors.InsufficientPrivilege, errors.FeatureNotSupported, errors.UndefinedFile) as error:
            raise _refusal(
                f"Cơ sở dữ liệu chưa có phần mở rộng {extension}: "
                f"người quản trị máy chủ chạy CREATE EXTENSION {extension} trong cơ sở dữ liệu này.",
                f"The database lacks the extension {extension}: "
                f"an administrator must run CREATE EXTENSION {extension} in it.",
            ) from error


def check_application_role(connection: Connection, *, app: str, owner: str) -> None:
    """Refused if the application's role could step round row-level security or change a table."""
    question = (
        "SELECT rolsuper OR rolbypassrls OR rolcreaterole OR pg_has_role(rolname, %s, 'MEMBER') "
        "FROM pg_roles WHERE rolname = %s"
    )
    if _only_value(connection, question, owner, app):
        raise _refusal(
            f"Vai trò {app} có quá nhiều quyền: chạy ALTER ROLE {app} NOSUPERUSER NOBYPASSRLS NOCREATEROLE; "
            f"REVOKE {owner} FROM {app}.",
            f"The role {app} has too many rights: run ALTER ROLE {app} NOSUPERUSER NOBYPASSRLS NOCREATEROLE; "
            f"REVOKE {owner} FROM {app}.",
        )
    if _only_value(connection, "SELECT has_schema_privilege(%s, 'public', 'CREATE')", app):
        raise _refusal(
            f"Vai trò {app} tạo được bảng trong lược đồ public: "
            "chạy REVOKE CREATE ON SCHEMA public FROM PUBLIC.",
            f"The role {app} may make tables in schema public: "
            "run REVOKE CREATE ON SCHEMA public FROM PUBLIC.",
        )


def has_role(connection: Connection, role: str) -> bool:
    """Whether the server knows the role."""
    return bool(_only_value(connection, "SELECT count(*) FROM pg_roles WHERE rolname = %s", role))


def may_become(connection: Connection, role: str) -> bool:
    """Whether the connection's user may act as the role."""
    return bool(_only_value(connection, "SELECT pg_has_role(current_user, %s, 'SET')", role))


@contextmanager
def roles_refused() -> Iterator[None]:
    """Turns the server's "you may not make roles" into the sentence that says who must, and how."""
    try:
        yield
    except errors.InsufficientPrivilege as error:
        raise _refusal(
            "Người dùng trong DATABASE_URL không được tạo vai trò: người quản trị máy chủ chạy các lệnh ở "
            "docs/operating.md, mục «A database of your own», rồi đặt COTMOC_APP_DATABASE_URL.",
            "The user of DATABASE_URL may not make roles: an administrator must run the statements in "
            "docs/operating.md, “A database of your own”; then set COTMOC_APP_DATABASE_URL.",
        ) from error


def is_recovering(to: dict[str, Any]) -> bool:
    """Whether the server is there but still takes nobody in: it starts, or recovers from a crash."""
    reached = {key: value for key, value in to.items() if key in ("host", "port")}
    return psycopg.pq.PGconn.ping(make_conninfo(**reached).encode()) == psycopg.pq.Ping.REJECT


def unreachable(to: dict[str, Any], error: psycopg.OperationalError) -> Refused:
    """The refusal for a server that does not answer or does not let us in; names no password."""
    user, server = to.get("user", ""), to.get("host", "")
    name = to.get("dbname", "")
    if f'database "{name}" does not exist' in str(error):  # while connecting, no error code is told
        return _refusal(
            f"Máy chủ {server} chưa có cơ sở dữ liệu {name}: tạo bằng {_RECIPE}.",
            f"The server {server} has no database {name}: make it by {_RECIPE}.",
        )
    return _refusal(
        f"Không vào được PostgreSQL ở {server} bằng người dùng {user}: kiểm tra máy chủ có chạy không, "
        "DATABASE_URL, COTMOC_APP_DATABASE_URL và mật khẩu.",
        f"PostgreSQL at {server} does not let in the user {user}: check that it runs, "
        f"DATABASE_URL, COTMOC_APP_DATABASE_URL and the password. It said: {error}",
    )


def _check_version(connection: Connection) -> None:
    if connection.info.server_version < OLDEST:
        found = connection.info.parameter_status("server_version")
        raise _refusal(
            f"Máy chủ là PostgreSQL {found}; Cột Mốc cần PostgreSQL 18 trở lên: nâng cấp máy chủ, "
            "hoặc bỏ DATABASE_URL để dùng cơ sở dữ liệu kèm theo.",
            f"The server is PostgreSQL {found}; Cột Mốc needs 18 or later: upgrade it, "
            "or unset DATABASE_URL to use the embedded database.",
        )


def _check_encoding(connection: Connection) -> None:
    found = connection.info.parameter_status("server_encoding")
    if found != "UTF8":
        raise _refusal(
            f"Cơ sở dữ liệu dùng bảng mã {found}, không phải UTF8: tạo lại bằng {_RECIPE}.",
            f"The database is encoded in {found}, not in UTF8: make it anew by {_RECIPE}.",
        )


def _check_letters(connection: Connection) -> None:
    """A database of the locale C leaves Đ as it is, and no search would find it in small letters."""
    if _only_value(connection, "SELECT lower('Đ')") != "đ":
        raise _refusal(
            f"Cơ sở dữ liệu không đổi được chữ Đ thành đ: tạo lại bằng {_RECIPE}.",
            f"The database cannot turn Đ into đ: make it anew by {_RECIPE}.",
        )


def _has_extension(connection: Connection, name: str) -> bool:
    return bool(_only_value(connection, "SELECT count(*) FROM pg_extension WHERE extname = %s", name))


def _only_value(connection: Connection, question: LiteralString, *values: str) -> Any:  # of any SQL type
    row = connection.execute(question, values).fetchone()
    return row[0] if row else None


def _refusal(vietnamese: str, english: str) -> Refused:
    return Refused(f"{vietnamese}\n{english}")
