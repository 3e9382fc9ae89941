"""What every test stands on: a database under row-level security, and a browser where there is one."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from django.test import TransactionTestCase
from pytest_django import DjangoDbBlocker
from tests import databases
from tests.world import World, make

_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A database owned and migrated by `cm_owner`; tests use it as `cm_app`, as the application does."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        databases.make()
        databases.use(databases.NAME)
        # Django empties tables by TRUNCATE, which neither cm_app nor the audit's trigger allows.
        patch.setattr(TransactionTestCase, "_fixture_teardown", _renew_database)
        yield
        databases.remove()


def _renew_database(case: TransactionTestCase) -> None:
    databases.renew()


@pytest.fixture
def world(db: None) -> World:
    """The cast of the tests, made anew in the test's own transaction."""
    return make()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last, as a started browser leaves its event loop running; skipped where none is."""
    items.sort(key=lambda item: "browser" in item.keywords)
    with_browser = [item for item in items if "browser" in item.keywords]
    if with_browser:
        # A browser's event loop makes Django refuse the tests' own queries, which run in no coroutine; set
        # before the first fixture, as the browser may start before the database.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    if with_browser and _chromium() is None:
        reason = "không tìm thấy Chromium / no Chromium found: install it, or set COTMOC_CHROMIUM"
        for item in with_browser:
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's own Chromium, without the sandbox that root cannot have."""
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {
        **browser_type_launch_args,
        "executable_path": _chromium(),
        "args": [*root, "--disable-dev-shm-usage"],
    }


@cache
def _chromium() -> str | None:
    names = [os.environ.get("COTMOC_CHROMIUM", ""), *_CHROMIUM]
    found = (shutil.which(name) for name in names if name)
    return next((path for path in found if path and _starts(path)), None)


def _starts(program: str) -> bool:
    """Some systems ship a script of this name that only says where to get the browser."""
    return subprocess.run([program, "--version"], check=False, capture_output=True).returncode == 0
