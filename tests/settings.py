"""Settings of the tests: their own folder and server, static files as they are, passwords hashed at once."""

import os
from pathlib import Path

_PROJECT = Path(__file__).resolve().parent.parent

# Before the application's settings are read, so that no test touches the installation beside it.
os.environ["COTMOC_HOME"] = os.environ.get("COTMOC_TEST_HOME") or str(_PROJECT / ".cotmoc-test")
for _name in ("DATABASE_URL", "COTMOC_APP_DATABASE_URL", "COTMOC_SECRET_KEY", "COTMOC_DEBUG", "COTMOC_HOSTS"):
    os.environ.pop(_name, None)

from cotmoc.server.settings import *  # noqa: E402, F403
from cotmoc.server.settings import DATABASES, STATIC_ROOT, STORAGES  # noqa: E402

STATIC_ROOT.mkdir(exist_ok=True)  # nothing is collected there; its absence would be warned of

STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# One connection a test, rolled back at its end; a pool would keep it from the database it belongs to.
for _database in DATABASES.values():
    _database["OPTIONS"].pop("pool", None)
