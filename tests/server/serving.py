"""A real server in a process of its own, and its violent ends."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psutil

from cotmoc.server import embedded, running

PATIENCE = 60  # seconds; a machine that runs many tests at once is slow
COMMAND = [sys.executable, "-c", "from cotmoc.cli import main; main()"]


@contextmanager
def serving(port: int, command: str = "serve") -> Iterator[subprocess.Popen[bytes]]:
    """A server that answers at the port; at the end it and its database are gone, however they ended."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "cotmoc.server.settings"}
    process = subprocess.Popen(
        [*COMMAND, command, "--port", str(port)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until(lambda: answers(port) and running.running() is not None)
        yield process
    finally:
        running.stop()
        process.kill()
        process.wait()
        embedded.stop()


def wait_until(holds: Callable[[], object]) -> None:
    """Come back when it holds; fail when it does not within the patience."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def answers(port: int) -> bool:
    """Whether anything answers a request at the port."""
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.request("GET", "/")
        return connection.getresponse().status > 0
    except OSError:
        return False


def kill_database() -> int:
    """Kill the postmaster; gives its process id."""
    killed = embedded.alive()
    assert killed is not None
    os.kill(killed, signal.SIGKILL)
    return killed


def kill_everything(server: subprocess.Popen[bytes]) -> None:
    """Kill the supervisor, the postmaster and the workers, in this order, as a power cut would."""
    workers = psutil.Process(server.pid).children(recursive=True)
    server.kill()
    kill_database()
    for worker in workers:
        worker.kill()
