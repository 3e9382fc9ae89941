"""The embedded server: one that runs is found, one that died is started again, nobody else is touched."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import psycopg
import pytest

from cotmoc.base.refusals import Refused
from cotmoc.server import database, embedded, place


def _row_is_there() -> bool:
    with database.as_superuser() as connection:
        row = connection.execute("SELECT count(*) FROM kept").fetchone()
    return row == (1,)


def _keep_a_row() -> None:
    with database.as_superuser() as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS n")


def _kill() -> None:
    pid = embedded.alive()
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    while embedded.alive():
        time.sleep(0.01)


def test_the_first_start_makes_a_cluster_and_the_second_finds_it(own_home: Path) -> None:
    assert embedded.start() is True
    assert embedded.start() is False


def test_what_was_stopped_in_order_starts_again_with_its_rows(own_home: Path) -> None:
    embedded.start()
    _keep_a_row()
    assert embedded.stop() is True
    assert embedded.alive() is None
    assert embedded.stop() is False
    embedded.start()
    assert _row_is_there()


def test_a_killed_server_is_not_taken_for_alive_and_loses_no_row(own_home: Path) -> None:
    embedded.start()
    _keep_a_row()
    _kill()
    assert embedded.start() is True
    assert _row_is_there()


def test_a_pid_file_that_names_a_stranger_or_nothing_does_not_hold_up_a_start(own_home: Path) -> None:
    embedded.start()
    data = embedded.place().data
    for content in (str(os.getpid()), "", "12"):
        embedded.stop()
        (data / "postmaster.pid").write_text(content, encoding="ascii")
        assert embedded.alive() is None
        assert embedded.start() is True
    assert psutil.pid_exists(os.getpid())


def test_a_cluster_whose_making_was_cut_off_is_made_anew(own_home: Path) -> None:
    draft = embedded.place().folder / "data.new"
    draft.mkdir(parents=True)
    (draft / "PG_VERSION").write_text("18\n", encoding="ascii")
    embedded.start()
    assert not draft.exists()


def test_four_processes_that_start_at_once_all_succeed(own_home: Path) -> None:
    code = "from cotmoc.server import embedded; embedded.start(); print(embedded.alive())"
    starts = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _ in range(4)
    ]
    answers = {start.communicate(timeout=60)[0].strip() for start in starts}
    assert answers == {str(embedded.alive())}


def test_a_folder_too_deep_for_a_socket_gets_a_short_socket_folder(own_home: Path) -> None:
    deep = place.Place(own_home / ("sâu" * 30))
    assert len(os.fsencode(deep.socket_folder)) < 60
    assert place.Place(own_home / "gần").socket_folder.is_relative_to(own_home)


def test_a_server_whose_socket_was_swept_away_is_started_anew(own_home: Path) -> None:
    embedded.start()
    _keep_a_row()
    (embedded.place().socket_folder / f".s.PGSQL.{place.PORT}").unlink()
    assert embedded.start() is True
    assert _row_is_there()


def test_no_folder_above_ours_changes_its_mode_or_owner(own_home: Path) -> None:
    before = {part: part.stat() for part in own_home.parents}
    embedded.start()
    for part, stat in before.items():
        assert (part.stat().st_mode, part.stat().st_uid) == (stat.st_mode, stat.st_uid)


def test_the_data_and_the_socket_are_closed_to_other_users(own_home: Path) -> None:
    embedded.start()
    at = embedded.place()
    for folder in (at.folder, at.data, at.socket_folder):
        assert folder.stat().st_mode & 0o077 == 0


def test_old_logs_are_pruned(own_home: Path) -> None:
    embedded.start()
    embedded.stop()
    old = embedded.place().data / "log" / "pg-31.log"
    old.touch()
    os.utime(old, times=(time.time() - 60 * 24 * 3600,) * 2)
    embedded.start()
    assert not old.exists()


def test_what_users_type_stays_out_of_the_log(own_home: Path) -> None:
    embedded.start()
    with database.as_superuser() as connection:
        connection.execute("CREATE TABLE names (name text UNIQUE)")
        connection.execute("INSERT INTO names VALUES ('Lò Thị Mẩy')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO names VALUES ('Lò Thị Mẩy')")
    embedded.stop()  # what its log collector still held is written
    logs = (embedded.place().data / "log").glob("*.log")
    written = "".join(log.read_text(encoding="utf-8") for log in logs)
    assert "names_name_key" in written
    assert "Mẩy" not in written


def test_a_server_that_cannot_start_is_refused_with_its_own_words(own_home: Path) -> None:
    embedded.start()
    embedded.stop()
    with (embedded.place().data / "postgresql.conf").open("a", encoding="utf-8") as settings:
        settings.write("no_such_setting = 1\n")
    with pytest.raises(Refused, match="no_such_setting"):
        embedded.start()
