"""The server's commands: start, look, stop."""

from __future__ import annotations

import os
import secrets
import signal
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from ipaddress import ip_address

import click
from rich.table import Table

from cotmoc.cli import example_doors
from cotmoc.cli.beginning import begin
from cotmoc.cli.ledger import audit, example, load, migrate
from cotmoc.cli.registers import documents
from cotmoc.cli.searching import search
from cotmoc.cli.steps import Command, console, ready_database, say, step
from cotmoc.cli.units import units
from cotmoc.server import database, embedded, home, running, setting_up

_PORT = 8000
_HOST = "127.0.0.1"
_BEGIN_KEY = "COTMOC_BEGIN_KEY"
"""By the environment, so that every worker knows it; read where the first page is shown."""

_host = click.option("--host", default=_HOST, show_default=True, help="Địa chỉ lắng nghe.")
_port = click.option("--port", type=int, help=f"Cổng; mặc định {_PORT} hoặc cổng trống tiếp theo.")
_workers = click.option("--workers", default=2, show_default=True, help="Số tiến trình phục vụ.")
_threads = click.option("--threads", default=2, show_default=True, help="Số luồng của mỗi tiến trình.")
_example_password = click.option(
    "--example-password",
    envvar="COTMOC_EXAMPLE_PASSWORD",
    help="Đặt mật khẩu riêng cho mọi tài khoản của tỉnh ví dụ; cần khi mở cho máy khác.",
)


@click.command(cls=Command)
@_host
@_port
@_workers
@_threads
@_example_password
def run(host: str, port: int | None, workers: int, threads: int, example_password: str | None) -> None:
    """Chuẩn bị mọi thứ, nạp tỉnh ví dụ một lần, rồi phục vụ cho đến khi nhấn Ctrl-C."""
    if _already_runs():
        return
    with _opened() as we_started:
        if not _is_local(host) and not example_password:
            example_doors.check_closed(will_load=not setting_up.is_begun())
        load()
        if example_password:
            example_doors.renew_passwords(example_password)
        _serve(host=host, port=port, workers=workers, threads=threads)
    _say_end(we_started)


@click.command(cls=Command)
@_host
@_port
@_workers
@_threads
def serve(host: str, port: int | None, workers: int, threads: int) -> None:
    """Phục vụ sổ của cơ quan: như run, nhưng không nạp tỉnh ví dụ."""
    if _already_runs():
        return
    with _opened() as we_started:
        _serve(host=host, port=port, workers=workers, threads=threads)
    _say_end(we_started)


@click.command(cls=Command)
def stop() -> None:
    """Dừng máy chủ và cơ sở dữ liệu kèm theo."""
    had_database = database.is_embedded() and embedded.alive() is not None
    stopped = ["máy chủ"] if running.stop() else []
    if database.is_embedded():
        embedded.stop()  # unless the server, as it ended, has stopped the one it had started
        stopped += ["cơ sở dữ liệu"] if had_database else []
    say(f"Đã dừng {' và '.join(stopped)}." if stopped else "Không có gì đang chạy.")


@click.command(cls=Command)
def status() -> None:
    """Cho biết máy chủ và cơ sở dữ liệu có chạy không, ở đâu."""
    table = Table(show_header=False, box=None)
    for label, value in _state():
        table.add_row(label, value)
    console.print(table)


COMMANDS: list[click.Command] = [
    run,
    serve,
    begin,
    stop,
    status,
    migrate,
    example,
    documents,
    search,
    audit,
    units,
]


def _already_runs() -> bool:
    found = running.running()
    if found is None:
        return False
    if database.is_embedded():
        embedded.start()
    say(f"Cột Mốc đang chạy ở {found.address} – dừng bằng «make stop» hoặc «cotmoc stop».")
    return True


def _opened() -> AbstractContextManager[bool]:
    # Until the server takes its signals over, an end asked for by another process is as orderly as Ctrl-C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    return ready_database()


def _serve(*, host: str, port: int | None, workers: int, threads: int) -> None:
    if not setting_up.are_files_collected():
        with step("Gom các tệp tĩnh"):
            setting_up.collect_files()
    is_local = _is_local(host)
    if not is_local:
        example_doors.check_closed()
    told = [*_how_to_enter(), *([] if is_local else _how_others_reach())]
    setting_up.close_connections()
    running.wait_for_orphans()
    running.serve(
        host=host,
        port=_chosen_port(host, port),
        workers=workers,
        threads=threads,
        when_ready=lambda address: _welcome(address, told),
    )


def _is_local(host: str) -> bool:
    """Whether only this machine reaches the address; a name that we do not know may lead anywhere."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _chosen_port(host: str, port: int | None) -> int:
    if port is not None:
        return port
    free = running.free_port(host, _PORT)
    if free != _PORT:
        say(f"Cổng {_PORT} đang bận, dùng cổng {free}.")
    return free


def _welcome(address: str, told: list[str | Table]) -> None:
    say(f"\nCột Mốc mở ở [bold]{address}[/bold] – nhấn Ctrl-C để dừng.")
    for part in told:
        if isinstance(part, str):
            say(part.replace("{address}", address))
        else:
            console.print(part)


def _how_to_enter() -> Iterator[str | Table]:
    """The example's sign-ins if it is what is loaded; the key to the first page if nobody can sign in yet."""
    if not setting_up.is_begun():
        key = os.environ.setdefault(_BEGIN_KEY, secrets.token_urlsafe(24))
        yield (
            "Sổ còn trống. Mở sổ bằng trang này (khóa dùng một lần, chỉ in ở đây), "
            f"hoặc bằng lệnh «cotmoc begin»:\n{{address}}bat-dau/?khoa={key}"
        )
    elif example_doors.is_example():
        yield example_doors.sign_ins()


def _how_others_reach() -> Iterator[str]:
    if not os.environ.get("COTMOC_HOSTS"):
        yield "Máy khác chưa vào được: đặt COTMOC_HOSTS bằng tên hoặc địa chỉ của máy này rồi chạy lại."


def _say_end(we_started: bool) -> None:
    if we_started:
        say("Đã dừng. Dữ liệu còn nguyên; chạy lại để tiếp tục.")


def _state() -> Iterator[tuple[str, str]]:
    found = running.running()
    yield "Thư mục", str(home.folder())
    yield "Máy chủ", f"{found.address} (tiến trình {found.pid})" if found else "không chạy"
    if not database.is_embedded():
        yield "Cơ sở dữ liệu", "theo DATABASE_URL"
        return
    pid = embedded.alive()
    yield "Cơ sở dữ liệu", f"kèm theo (tiến trình {pid})" if pid else "kèm theo, không chạy"
    yield "Dữ liệu", str(embedded.place().folder)
