"""The web server: Granian's workers under one supervisor, found by what it wrote in the home folder."""

from __future__ import annotations

import fcntl
import http.client
import json
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import psutil
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from cotmoc.base.refusals import Refused
from cotmoc.server import database, embedded, home

_TARGET = "cotmoc.server.wsgi:application"
_KILL_AFTER = 10  # seconds a worker may take to end its requests before it is killed
_ORPHANS_LEAVE_WITHIN = 5  # seconds
_PORTS_TO_TRY = 50


@dataclass(frozen=True)
class Running:
    """A server that runs: its supervisor's process, when that began, and where it answers."""

    pid: int
    began: float
    address: str


def running() -> Running | None:
    """The server of this installation; None if there is none, whatever a killed one left written."""
    try:
        found = Running(**json.loads(_state().read_text(encoding="utf-8")))
        process = psutil.Process(found.pid)
        # The clock may have been set since; a reused number began much later than that.
        is_it = abs(process.create_time() - found.began) < 5 and process.status() != psutil.STATUS_ZOMBIE
    except (OSError, ValueError, TypeError, psutil.Error):
        return None
    return found if is_it else None


def serve(*, host: str, port: int, workers: int, threads: int, when_ready: Callable[[str], None]) -> None:
    """Serve until a signal ends it; then the workers are gone, their open requests answered."""
    with _sole_server():
        server = Granian(
            _TARGET,
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=threads,
            workers_kill_timeout=_KILL_AFTER,
            respawn_failed_workers=True,
            websockets=False,
            log_level=LogLevels.warning,
        )
        closing = threading.Event()
        server.on_startup(lambda: _write_state(host, port))
        server.on_startup(lambda: _in_background(_tell_when_ready, host, port, closing, when_ready))
        server.on_startup(lambda: _in_background(_keep_database, closing))
        server.on_shutdown(closing.set)
        _serve(server)


def stop() -> bool:
    """End the server in order, by force only after it had its time; False if none was running."""
    found = running()
    if found is None:
        return False
    supervisor = psutil.Process(found.pid)
    workers = supervisor.children(recursive=True)
    supervisor.terminate()
    _, alive = psutil.wait_procs([supervisor, *workers], timeout=_KILL_AFTER + 5)
    for process in alive:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    _state().unlink(missing_ok=True)
    return True


def free_port(host: str, wanted: int) -> int:
    """The wanted port, or the first free one after it."""
    for port in range(wanted, wanted + _PORTS_TO_TRY):
        if _is_free(host, port):
            return port
    raise Refused(
        f"Không còn cổng trống từ {wanted} đến {wanted + _PORTS_TO_TRY - 1}: chọn cổng khác bằng --port.\n"
        f"No free port from {wanted} on: choose another by --port."
    )


def wait_for_orphans() -> None:
    """Workers of a killed supervisor leave by themselves at once; until then they hold its port."""
    end = time.monotonic() + _ORPHANS_LEAVE_WITHIN
    with _lock_file() as lock:
        while running() is None and not _taken(lock) and time.monotonic() < end:
            time.sleep(0.1)


def _serve(server: Any) -> None:  # Granian has no types we could name
    try:
        server.serve(target_loader=partial(_application, os.getpid()), wrap_loader=False)
    except SystemExit as ended:
        # Ctrl-C reaches the workers too, and Granian counts a worker that left by itself as a failure.
        if not server.interrupt_signal:
            raise Refused(
                "Máy chủ dừng vì các tiến trình phục vụ hỏng liên tiếp; xem thông báo lỗi ở trên.\n"
                "The server stopped since its workers failed again and again; see the errors above."
            ) from ended
    finally:
        _state().unlink(missing_ok=True)


def _application(supervisor: int) -> Any:  # the WSGI application, loaded in a worker
    """Loaded in the worker itself, which leaves when its supervisor is gone, even by kill -9."""
    for ending in (signal.SIGINT, signal.SIGTERM):
        # The supervisor's own handlers came along and would swallow an end that comes while we load.
        signal.signal(ending, signal.SIG_DFL)
    _in_background(_leave_without, supervisor)
    from cotmoc.server.wsgi import application  # noqa: PLC0415 - each worker loads its own

    return application


def _leave_without(supervisor: int) -> None:
    while os.getppid() == supervisor:
        time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGTERM)


def _tell_when_ready(host: str, port: int, closing: threading.Event, tell: Callable[[str], None]) -> None:
    while not closing.wait(0.05):
        if _answers(host, port):
            tell(_address(host, port))
            return


def _keep_database(closing: threading.Event) -> None:
    """A database killed under the running server is started again; nothing it acknowledged is lost."""
    while database.is_embedded() and not closing.wait(2):
        if embedded.alive() is None and not closing.is_set():
            embedded.start()


def _answers(host: str, port: int) -> bool:
    connection = http.client.HTTPConnection(_reachable(host), port, timeout=30)
    try:
        connection.request("GET", "/", headers={"Host": "localhost"})
        connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _address(host: str, port: int) -> str:
    name = _reachable(host)
    return f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"


def _reachable(host: str) -> str:
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - read, not bound


@contextmanager
def _sole_server() -> Iterator[None]:
    """One server an installation; workers inherit the lock, so it is free when the last of them is gone."""
    with _lock_file() as lock:
        if not _taken(lock):
            raise Refused(
                "Cột Mốc đang chạy ở thư mục này: dừng bằng «cotmoc stop» trước.\n"
                "Cột Mốc already runs in this folder: stop it by “cotmoc stop” first."
            )
        yield


@contextmanager
def _lock_file() -> Iterator[int]:
    descriptor = os.open(home.folder() / "server.lock", os.O_RDONLY | os.O_CREAT, 0o644)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _taken(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _write_state(host: str, port: int) -> None:
    began = psutil.Process().create_time()
    state = Running(pid=os.getpid(), began=began, address=_address(host, port))
    _state().write_text(json.dumps(asdict(state)), encoding="utf-8")


def _state() -> Path:
    return home.folder() / "server.json"


def _in_background(work: Callable[..., None], *arguments: Any) -> None:
    threading.Thread(target=work, args=arguments, daemon=True).start()
