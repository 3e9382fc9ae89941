"""A folder and a cluster of their own: what is killed here must not be the other tests' server."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cotmoc.server import embedded, home
from cotmoc.server.place import Place


@pytest.fixture
def own_home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A fresh installation's folder; its server is stopped and all of it removed at the end."""
    folder = home.folder() / f"own-{os.getpid()}"
    monkeypatch.setenv("COTMOC_HOME", str(folder))
    yield home.folder()
    _remove(folder, embedded.place())


@pytest.fixture(scope="module")
def own_server() -> Iterator[Path]:
    """The folder of an installation whose embedded server runs, shared by the tests of one file."""
    folder = home.folder() / f"shared-{os.getpid()}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COTMOC_HOME", str(folder))
        embedded.start()
        yield home.folder()
        _remove(folder, embedded.place())


def _remove(folder: Path, place: Place) -> None:
    embedded.stop(place)
    for part in (place.folder, place.socket_folder, folder):
        shutil.rmtree(part, ignore_errors=True)
