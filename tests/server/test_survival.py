"""kill -9 in mid-work: nothing that was acknowledged is lost, and the next start just works."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from pathlib import Path

import psutil
import psycopg
import pytest
from tests.server.serving import (
    COMMAND,
    PATIENCE,
    answers,
    kill_database,
    kill_everything,
    serving,
    wait_until,
)

from cotmoc.server import database, embedded, running


@pytest.fixture
def port(own_server: Path) -> int:
    return running.free_port("127.0.0.1", 8710)


def _write_until_killed(acknowledged: list[int]) -> None:
    with database.as_superuser(database.NAME) as connection:
        for number in range(1_000_000):
            try:
                connection.execute("INSERT INTO written VALUES (%s)", [number])
            except psycopg.OperationalError:
                return
            acknowledged.append(number)


def _rows() -> set[int]:
    with database.as_superuser(database.NAME) as connection:
        return {number for (number,) in connection.execute("SELECT n FROM written")}


def test_after_kill_9_of_everything_the_next_start_has_every_acknowledged_row(port: int) -> None:
    acknowledged: list[int] = []
    with serving(port) as server:
        with database.as_superuser(database.NAME) as connection:
            connection.execute("CREATE TABLE written (n int PRIMARY KEY)")
        writer = threading.Thread(target=_write_until_killed, args=(acknowledged,))
        writer.start()
        wait_until(lambda: len(acknowledged) > 200)
        kill_everything(server)
        writer.join()
    with serving(port):
        assert set(acknowledged) <= _rows()


def test_a_killed_database_is_started_again_under_the_running_server(port: int) -> None:
    with serving(port):
        killed = kill_database()
        wait_until(lambda: embedded.alive() not in (None, killed))


def test_a_killed_worker_is_replaced(port: int) -> None:
    with serving(port) as server:
        before = {worker.pid for worker in psutil.Process(server.pid).children()}
        os.kill(min(before), signal.SIGKILL)
        wait_until(lambda: len({w.pid for w in psutil.Process(server.pid).children()} - before) == 1)
        assert answers(port)


def test_workers_leave_when_their_supervisor_was_killed(port: int) -> None:
    with serving(port) as server:
        workers = psutil.Process(server.pid).children(recursive=True)
        server.kill()
        server.wait()
        assert running.running() is None
        _, left = psutil.wait_procs(workers, timeout=PATIENCE)
        assert left == []


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_an_orderly_end_stops_the_server_and_the_database_it_started(port: int, end: signal.Signals) -> None:
    with serving(port) as server:
        server.send_signal(end)
        assert server.wait(timeout=PATIENCE) == 0
        assert running.running() is None
        assert embedded.alive() is None


def test_a_second_start_beside_a_running_server_only_says_where_it_is(port: int) -> None:
    with serving(port):
        second = subprocess.run([*COMMAND, "serve"], check=True, capture_output=True, text=True)
        assert f":{port}/" in second.stdout


def test_a_busy_port_gives_way_to_the_next_free_one(port: int) -> None:
    with serving(port):
        assert running.free_port("127.0.0.1", port) > port
