"""What must be true before the server opens: tables as the code wants them, files collected, an example.

Each step knows by a fingerprint whether it was done already, so that a second start does none of them.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connections
from psycopg.sql import SQL, Identifier, Literal

from cotmoc.server import database, home

_PACKAGE = Path(__file__).resolve().parent.parent


def open_django() -> None:
    """Have Django ready in this process."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cotmoc.server.settings")
    django.setup()


def is_migrated() -> bool:
    """Whether the tables are those of the migrations in this code."""
    with database.as_owner() as connection:
        row = connection.execute("SELECT obj_description(to_regclass('django_migrations'))").fetchone()
    return row == (_fingerprint_of_migrations(),)


def migrate() -> None:
    """Bring the tables to what the code wants, as their owner, and let the planner know them."""
    call_command("migrate", database="owner", verbosity=0, interactive=False)
    connections["owner"].close()
    with database.as_owner() as connection, connection.transaction():
        _close_history(connection)
        # A column or index that is new has no statistics: until autovacuum came by, plans would be guesses.
        connection.execute("ANALYZE")
        remark = SQL("COMMENT ON TABLE django_migrations IS {}")
        connection.execute(remark.format(Literal(_fingerprint_of_migrations())))


def are_files_collected() -> bool:
    """Whether the collected static files are those of this code."""
    mark = _mark_of_files()
    return mark.exists() and mark.read_text(encoding="ascii") == _fingerprint_of_files()


def collect_files() -> None:
    """Collect, name by content and compress the static files; the mark comes after a whole collection."""
    _mark_of_files().unlink(missing_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    _mark_of_files().write_text(_fingerprint_of_files(), encoding="ascii")


def load_example(progress: Callable[[str], None]) -> bool:
    """Load the example province unless it is there; True if this call loaded it."""
    from cotmoc.example.load import load_once  # noqa: PLC0415 - needs Django's models

    try:
        return load_once(progress)
    finally:
        close_connections()


def is_begun() -> bool:
    """Whether anybody can sign in to the ledger yet."""
    from cotmoc.accounts.queries import has_accounts  # noqa: PLC0415 - needs Django's models

    return has_accounts()


def close_connections() -> None:
    """Leave no connection and no pool behind: workers made from this process must open their own."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()


def _close_history(connection: database.Connection) -> None:
    """Which migrations ran is the owner's record; the application only reads it."""
    statement = SQL("REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {}")
    connection.execute(statement.format(Identifier(database.APP)))


def _fingerprint_of_migrations() -> str:
    sources = sorted(_PACKAGE.glob("*/migrations/*.py"))
    contents = (f"{path.relative_to(_PACKAGE)}\n".encode() + path.read_bytes() for path in sources)
    return _fingerprint([django.__version__.encode(), *contents])


def _fingerprint_of_files() -> str:
    """By name, size and time: reading every font would take longer than it saves."""
    files = (path for path in sorted(_PACKAGE.glob("*/static/**/*")) if path.is_file())
    stats = ((path, path.stat()) for path in files)
    listed = (f"{path} {stat.st_size} {stat.st_mtime_ns}\n".encode() for path, stat in stats)
    packages = (version(name).encode() for name in ("django", "django-htmx", "whitenoise"))
    return _fingerprint([*packages, *listed])


def _fingerprint(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest()


def _mark_of_files() -> Path:
    return home.folder() / "static.mark"
