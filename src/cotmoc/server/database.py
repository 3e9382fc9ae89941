"""Which PostgreSQL this installation uses, and its roles.

Three roles, in the embedded database as in any other: whoever sets up (a superuser, or the user of
DATABASE_URL); `cm_owner`, who owns the tables and migrates; `cm_app`, who only uses them and stays under
row-level security. The application signs in as `cm_app` itself: a role put on by SET ROLE could be taken off.
"""

from __future__ import annotations

import fcntl
import hashlib
import hmac
import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, Literal, LiteralString

import psycopg
from psycopg import errors
from psycopg.conninfo import conninfo_to_dict
from psycopg.sql import SQL, Identifier
from psycopg.sql import Literal as Value

from cotmoc.base.refusals import Refused
from cotmoc.server import embedded, home, place, suitability

NAME = "cotmoc"
OWNER = "cm_owner"
APP = "cm_app"
# Each of the server's processes has its own pool; the embedded server takes 60 connections in all.
_POOL = {"min_size": 1, "max_size": 4, "timeout": 10}
_WITHOUT_RIGHTS = SQL("NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS")
_SETTING_UP = 7_220_518_001  # the advisory lock of whoever prepares a database
_LONGEST_RECOVERY = 60  # seconds to wait for a server that says it is still starting

Connection = psycopg.Connection[tuple[Any, ...]]


def settings_for(role: Literal["app", "owner"]) -> dict[str, Any]:  # Django's own type of one database
    """Django's settings of the database as one role; asks no server."""
    options = _options(role)
    if role == "app":
        options["pool"] = dict(_POOL)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 0,  # the pool keeps connections, not Django
        "CONN_HEALTH_CHECKS": True,  # a connection that outlived its server is replaced, not handed out
        "OPTIONS": options,
        **_address(role),
    }


def is_embedded() -> bool:
    """Whether this installation keeps its own server; otherwise DATABASE_URL names another."""
    return not os.environ.get("DATABASE_URL")


def prepare() -> bool:
    """Have the server running and the database with its roles ready; True if this call started the server."""
    if not is_embedded():
        with connected(_given("DATABASE_URL")) as connection:
            suitability.check_server(connection)
            _prepare_foreign_roles(connection)
            _prepare_inside(connection)
        _check_application_can_sign_in()
        return False
    started = embedded.start()
    prepare_embedded(NAME)
    return started


@contextmanager
def in_use(shown: Callable[[], AbstractContextManager[object]] = nullcontext) -> Iterator[bool]:
    """The database ready for as long as this lasts; True if the server was started for it.

    A server that was started for this is stopped at the end, unless another command of this installation uses
    it by then. `shown` surrounds the start.
    """
    with _use() as use:
        ran_before = is_embedded() and embedded.alive() is not None
        try:
            with shown():
                started = prepare()
            yield started
        finally:  # after Ctrl-C in the middle of the start too
            if is_embedded() and not ran_before and _is_last(use):
                embedded.stop()


@contextmanager
def _use() -> Iterator[int]:
    """Held by every command that uses the database, and by the workers that come from it."""
    descriptor = os.open(home.folder() / "database.lock", os.O_RDONLY | os.O_CREAT, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH)  # waits for one who, as the last, is stopping the server
        yield descriptor
    finally:
        os.close(descriptor)


def _is_last(use: int) -> bool:
    try:
        fcntl.flock(use, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def prepare_embedded(name: str) -> None:
    """A database of the running embedded server, ready for migrations; one that exists keeps its rows."""
    with as_superuser() as connection:
        make_roles(connection)
        make_database(connection, name)
    with as_superuser(name) as connection:
        suitability.check_server(connection)
        _prepare_inside(connection)


@contextmanager
def as_superuser(name: str = "postgres") -> Iterator[Connection]:
    """A connection to the embedded server that may do everything: for setting up only."""
    with connected({**_embedded_address(), "user": embedded.SUPERUSER, "dbname": name}) as connection:
        yield connection


@contextmanager
def as_owner() -> Iterator[Connection]:
    """A connection as the owner of the tables."""
    with connected(_parameters("owner")) as connection:
        yield connection


@contextmanager
def connected(to: dict[str, Any]) -> Iterator[Connection]:
    """A connection in autocommit; waits for a server that is still recovering, refused with what is wrong."""
    end = time.monotonic() + _LONGEST_RECOVERY
    while True:
        try:
            connection = psycopg.connect(**to, autocommit=True)
            break
        except psycopg.OperationalError as error:
            if not suitability.is_recovering(to) or time.monotonic() > end:
                raise suitability.unreachable(to, error) from error
            time.sleep(0.2)
    with connection:
        yield connection


def make_roles(connection: Connection) -> None:
    """Both roles of the embedded server, able to sign in through its private socket."""
    with _setting_up(connection):
        for role in (OWNER, APP):
            if not suitability.has_role(connection, role):
                connection.execute(SQL("CREATE ROLE {} LOGIN").format(Identifier(role)))
            connection.execute(SQL("ALTER ROLE {} LOGIN {}").format(Identifier(role), _WITHOUT_RIGHTS))


def make_database(connection: Connection, name: str, *, template: str = "template0") -> None:
    """A database owned by the owner's role, unless it exists; the application may connect, nobody else."""
    found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
    if found is None:
        _create_database(connection, name, template)
    database = Identifier(name)
    connection.execute(SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
    connection.execute(SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, Identifier(APP)))


def _create_database(connection: Connection, name: str, template: str) -> None:
    statement = SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}")
    try:
        connection.execute(statement.format(Identifier(name), Identifier(OWNER), Identifier(template)))
    except (errors.DuplicateDatabase, errors.UniqueViolation):
        return  # another process was faster


def _prepare_inside(connection: Connection) -> None:
    """Extensions, and what the application may do with tables the owner will make."""
    with _setting_up(connection):
        suitability.make_extensions(connection)
        _grant(connection, "GRANT USAGE, CREATE ON SCHEMA public TO {owner}")
        _grant(connection, "GRANT USAGE ON SCHEMA public TO {app}")
        of_owner: LiteralString = "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public GRANT "
        _grant(connection, of_owner + "SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app}")
        _grant(connection, of_owner + "USAGE, SELECT ON SEQUENCES TO {app}")
        suitability.check_application_role(connection, app=APP, owner=OWNER)


def _grant(connection: Connection, statement: LiteralString) -> None:
    connection.execute(SQL(statement).format(owner=Identifier(OWNER), app=Identifier(APP)))


def _prepare_foreign_roles(connection: Connection) -> None:
    """The roles on a server that is not ours; a role that exists keeps its password."""
    with _setting_up(connection), suitability.roles_refused():
        if not suitability.has_role(connection, OWNER):
            connection.execute(SQL("CREATE ROLE {} NOLOGIN {}").format(Identifier(OWNER), _WITHOUT_RIGHTS))
        if not suitability.may_become(connection, OWNER):
            membership = SQL("GRANT {} TO CURRENT_USER WITH INHERIT TRUE, SET TRUE")
            connection.execute(membership.format(Identifier(OWNER)))
        if not suitability.has_role(connection, APP):
            statement = SQL("CREATE ROLE {} LOGIN {} PASSWORD {}")
            password = Value(_address("app")["PASSWORD"])
            connection.execute(statement.format(Identifier(APP), _WITHOUT_RIGHTS, password))


def _check_application_can_sign_in() -> None:
    with connected(_parameters("app")):
        pass


def _parameters(role: Literal["app", "owner"]) -> dict[str, Any]:
    """The role's address in libpq's words, as settings_for gives it in Django's."""
    address = _address(role)
    named = {
        "host": address["HOST"],
        "port": address["PORT"],
        "dbname": address["NAME"],
        "user": address["USER"],
        "password": address["PASSWORD"],
    }
    return {**{word: value for word, value in named.items() if value}, **_options(role)}


@contextmanager
def _setting_up(connection: Connection) -> Iterator[None]:
    """One process at a time prepares: roles and grants made by two at once would clash."""
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", [_SETTING_UP])
        yield


def _address(role: Literal["app", "owner"]) -> dict[str, str]:
    if is_embedded():
        user = OWNER if role == "owner" else APP
        at = _embedded_address()
        return {"NAME": NAME, "USER": user, "PASSWORD": "", "HOST": at["host"], "PORT": at["port"]}
    given = _given_for(role)
    return {
        "NAME": given.get("dbname", NAME),
        "USER": given.get("user", ""),
        "PASSWORD": given.get("password", ""),
        "HOST": given.get("host", ""),
        "PORT": given.get("port", ""),
    }


def _options(role: Literal["app", "owner"]) -> dict[str, Any]:
    """What else the connection says: sslmode and the like, and for the owner the role it puts on."""
    if is_embedded():
        return {}
    named = ("dbname", "user", "password", "host", "port")
    options = {key: value for key, value in _given_for(role).items() if key not in named}
    if role == "owner":
        options["options"] = f"{options.get('options', '')} -c role={OWNER}".strip()
    return options


def _given_for(role: Literal["app", "owner"]) -> dict[str, str]:
    if role == "app" and os.environ.get("COTMOC_APP_DATABASE_URL"):
        return _given("COTMOC_APP_DATABASE_URL")
    given = _given("DATABASE_URL")
    return given if role == "owner" else {**given, "user": APP, "password": _password_of_app()}


def _given(variable: str) -> dict[str, str]:
    try:
        given = conninfo_to_dict(os.environ[variable])
    except psycopg.ProgrammingError as error:
        raise Refused(
            f"{variable} không đọc được: cần dạng postgresql://người_dùng:mật_khẩu@máy_chủ:5432/cơ_sở_dữ_liệu.\n"
            f"{variable} cannot be read: write postgresql://user:password@host:5432/database."
        ) from error
    return {key: str(value) for key, value in given.items() if value is not None}


def _password_of_app() -> str:
    """Drawn from the installation's secret, so that there is no second secret to keep and to lose."""
    return hmac.new(home.secret_key().encode(), APP.encode(), hashlib.sha256).hexdigest()


def _embedded_address() -> dict[str, str]:
    return {"host": str(embedded.place().socket_folder), "port": str(place.PORT)}
