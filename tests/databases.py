"""Databases of the tests: one a session, copied from a template that is migrated when a migration changed.

Sessions may run side by side in one checkout: each has a database named after its process.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
import psutil
from django.core.management import call_command
from django.db import connections
from psycopg.sql import SQL, Identifier

import cotmoc
from cotmoc.server import database, embedded, home

NAME = f"test_cotmoc_{os.getpid()}"
_PREFIX = "test_cotmoc_"
_TEMPLATE_PREFIX = "template_cotmoc_"
_SOURCES = Path(cotmoc.__file__).parent


def make() -> None:
    """Start the server and make this session's database, as empty as its migrations leave it."""
    with _one_at_a_time():
        embedded.start()
        _drop_those_of_dead_sessions()
        _make_template()
        renew()


def renew() -> None:
    """This session's database made anew from the template: what a test committed is gone."""
    for connection in connections.all(initialized_only=True):
        connection.close()
    with database.as_superuser() as superuser:
        _drop(superuser, NAME)
        database.make_database(superuser, NAME, template=_template())
        # A test need not survive a power cut; what must is tested on a server of its own.
        superuser.execute(SQL("ALTER DATABASE {} SET synchronous_commit = off").format(Identifier(NAME)))


def remove() -> None:
    """Drop this session's database, and stop the server unless another session works on it."""
    for connection in connections.all(initialized_only=True):
        connection.close()
    with _one_at_a_time():
        with database.as_superuser() as superuser:
            _drop(superuser, NAME)
            others = _named(superuser, _PREFIX)
        if not others:
            embedded.stop()


def use(name: str) -> None:
    """Point Django's connections at a database."""
    for alias in ("default", "owner"):
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


def _make_template() -> None:
    name = _template()
    with database.as_superuser() as superuser:
        if _is_whole(superuser, name):
            return
        for old in _named(superuser, _TEMPLATE_PREFIX):
            superuser.execute(SQL("ALTER DATABASE {} IS_TEMPLATE false").format(Identifier(old)))
            _drop(superuser, old)
    database.prepare_embedded(name)
    use(name)
    call_command("migrate", database="owner", verbosity=0, interactive=False)
    connections["owner"].close()
    with database.as_superuser() as superuser:
        superuser.execute(SQL("ALTER DATABASE {} IS_TEMPLATE true").format(Identifier(name)))


def _template() -> str:
    """Named after all that migrations are made of."""
    digest = hashlib.sha256(django.__version__.encode())
    sources = [
        *_SOURCES.glob("*/migrations/*.py"),
        *_SOURCES.glob("base/*.py"),
        _SOURCES / "server" / "database.py",
        _SOURCES / "server" / "settings.py",
    ]
    for path in sorted(sources):
        digest.update(str(path.relative_to(_SOURCES)).encode())
        digest.update(path.read_bytes())
    return _TEMPLATE_PREFIX + digest.hexdigest()[:16]


def _is_whole(superuser: database.Connection, name: str) -> bool:
    """A template whose migration was cut off was never marked as one."""
    question = "SELECT 1 FROM pg_database WHERE datname = %s AND datistemplate"
    return superuser.execute(question, [name]).fetchone() is not None


def _named(superuser: database.Connection, prefix: str) -> list[str]:
    rows = superuser.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix])
    return [name for (name,) in rows]


def _drop(superuser: database.Connection, name: str) -> None:
    superuser.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))


def _drop_those_of_dead_sessions() -> None:
    with database.as_superuser() as superuser:
        for name in _named(superuser, _PREFIX):
            if not psutil.pid_exists(int(name.removeprefix(_PREFIX))):
                _drop(superuser, name)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    with (home.folder() / "tests.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
