"""The server's commands: start, look, stop, migrate, load the example, verify the audit."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from cotmoc.base.refusals import Refused
from cotmoc.server import database, embedded, home, running, setting_up

_PORT = 8000
_HOST = "127.0.0.1"
_console = Console(highlight=False)

_host = click.option("--host", default=_HOST, show_default=True, help="Địa chỉ lắng nghe.")
_port = click.option("--port", type=int, help=f"Cổng; mặc định {_PORT} hoặc cổng trống tiếp theo.")
_workers = click.option("--workers", default=2, show_default=True, help="Số tiến trình phục vụ.")
_threads = click.option("--threads", default=2, show_default=True, help="Số luồng của mỗi tiến trình.")


@contextmanager
def _refusals_as_sentences() -> Iterator[None]:
    """A refusal ends the command with its sentence, not with a traceback."""
    try:
        yield
    except Refused as refusal:
        raise click.ClickException(str(refusal)) from refusal


class _Command(click.Command):
    """A command whose refusals are sentences."""

    def invoke(self, ctx: click.Context) -> Any:  # what the command returns
        with _refusals_as_sentences():
            return super().invoke(ctx)


@click.command(cls=_Command)
@_host
@_port
@_workers
@_threads
def run(host: str, port: int | None, workers: int, threads: int) -> None:
    """Chuẩn bị mọi thứ, nạp tỉnh ví dụ một lần, rồi phục vụ cho đến khi nhấn Ctrl-C."""
    _open(host=host, port=port, workers=workers, threads=threads, with_example=True)


@click.command(cls=_Command)
@_host
@_port
@_workers
@_threads
def serve(host: str, port: int | None, workers: int, threads: int) -> None:
    """Phục vụ như run, nhưng không nạp tỉnh ví dụ."""
    _open(host=host, port=port, workers=workers, threads=threads, with_example=False)


@click.command(cls=_Command)
def stop() -> None:
    """Dừng máy chủ và cơ sở dữ liệu kèm theo."""
    _say("Đã dừng máy chủ." if running.stop() else "Máy chủ không chạy.")
    if database.is_embedded():
        _say("Đã dừng cơ sở dữ liệu." if embedded.stop() else "Cơ sở dữ liệu không chạy.")


@click.command(cls=_Command)
def status() -> None:
    """Cho biết máy chủ và cơ sở dữ liệu có chạy không, ở đâu."""
    table = Table(show_header=False, box=None)
    for label, value in _state():
        table.add_row(label, value)
    _console.print(table)


@click.command(cls=_Command)
def migrate() -> None:
    """Đưa các bảng về đúng phiên bản của chương trình."""
    _prepare_database()
    with _step("Cập nhật các bảng"):
        setting_up.open_django()
        setting_up.migrate()


@click.group()
def example() -> None:
    """Tỉnh ví dụ."""


@example.command(cls=_Command, name="load")
def load_example() -> None:
    """Nạp tỉnh ví dụ; đã nạp rồi thì thôi."""
    _prepare_database()
    _update_tables()
    loaded = _load_example()
    _say("Đã nạp tỉnh ví dụ." if loaded else "Tỉnh ví dụ đã có sẵn.")


@click.group()
def audit() -> None:
    """Sổ ghi mọi thay đổi."""


@audit.command(cls=_Command)
def verify() -> None:
    """Kiểm tra chuỗi băm; kết thúc với mã 1 và nêu dòng hỏng đầu tiên nếu có."""
    _prepare_database()
    _update_tables()
    from cotmoc.audit import queries  # noqa: PLC0415 - needs Django's models

    with _step("Kiểm tra sổ ghi"):
        verdict = queries.verify()
    if verdict.broken:
        raise click.ClickException(f"Sổ ghi hỏng ở dòng {verdict.broken}.")
    _say(f"Sổ ghi nguyên vẹn: {verdict.lines} dòng.")


COMMANDS: list[click.Command] = [run, serve, stop, status, migrate, example, audit]


def _open(*, host: str, port: int | None, workers: int, threads: int, with_example: bool) -> None:
    """Make ready and serve; what this call started, it stops at the end."""
    if _already_runs():
        return
    # Until the server takes its signals over, an end asked for by another process is as orderly as Ctrl-C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    we_started = _prepare_database()
    try:
        _make_ready(with_example=with_example)
        running.wait_for_orphans()
        running.serve(
            host=host,
            port=_chosen_port(host, port),
            workers=workers,
            threads=threads,
            when_ready=lambda address: _welcome(address, with_example=with_example),
        )
    finally:
        if we_started:
            embedded.stop()
            _say("Đã dừng. Dữ liệu còn nguyên; chạy lại để tiếp tục.")


def _already_runs() -> bool:
    found = running.running()
    if found is None:
        return False
    if database.is_embedded():
        embedded.start()
    _say(f"Cột Mốc đang chạy ở {found.address} – dừng bằng «make stop» hoặc «cotmoc stop».")
    return True


def _make_ready(*, with_example: bool) -> None:
    _update_tables()
    if not setting_up.are_files_collected():
        with _step("Gom các tệp tĩnh"):
            setting_up.collect_files()
    if with_example:
        _load_example()
    setting_up.close_connections()


def _prepare_database() -> bool:
    with _step("Khởi động cơ sở dữ liệu"):
        return database.prepare()


def _update_tables() -> None:
    setting_up.open_django()
    if not setting_up.is_migrated():
        with _step("Tạo và cập nhật các bảng"):
            setting_up.migrate()


def _load_example() -> bool:
    with _step("Nạp tỉnh ví dụ") as tell:
        return setting_up.load_example(tell)


def _chosen_port(host: str, port: int | None) -> int:
    if port is not None:
        return port
    free = running.free_port(host, _PORT)
    if free != _PORT:
        _say(f"Cổng {_PORT} đang bận, dùng cổng {free}.")
    return free


def _welcome(address: str, *, with_example: bool) -> None:
    _say(f"\nCột Mốc mở ở [bold]{address}[/bold] – nhấn Ctrl-C để dừng.")
    if with_example:
        _show_sign_ins()


def _show_sign_ins() -> None:
    from cotmoc.example.load import SIGN_INS  # noqa: PLC0415 - needs Django's models

    table = Table("Người dùng thử", "Tên đăng nhập", "Mật khẩu", "Chức vụ", box=None, header_style="dim")
    for person in SIGN_INS:
        table.add_row(person.name, person.sign_in, person.password, person.post)
    _console.print(table)


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


@contextmanager
def _step(sentence: str) -> Iterator[Callable[[str], None]]:
    """Show that a step runs, how far it is, and how long it took if one noticed it."""
    began = time.monotonic()
    with _console.status(f"{sentence} …") as shown:
        yield lambda more: shown.update(f"{sentence}: {more}")
    seconds = time.monotonic() - began
    if seconds >= 0.5:
        taken = f"{seconds:.1f}".replace(".", ",")
        _say(f"[green]✓[/green] {sentence} [dim]{taken} giây[/dim]")


def _say(sentence: str) -> None:
    _console.print(sentence, soft_wrap=True)
