"""What the server's commands share: steps that show their time, and refusals as sentences."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click
from rich.console import Console

from cotmoc.base.refusals import Refused
from cotmoc.server import database, setting_up

console = Console(highlight=False)


class Command(click.Command):
    """A command whose refusals are sentences, not tracebacks."""

    def invoke(self, ctx: click.Context) -> Any:  # what the command returns
        """Run it; a refusal ends it with exit status 1."""
        try:
            return super().invoke(ctx)
        except Refused as refusal:
            raise click.ClickException(str(refusal)) from refusal


def say(sentence: str) -> None:
    """Print a sentence, whole, however narrow the terminal."""
    console.print(sentence, soft_wrap=True)


@contextmanager
def step(sentence: str) -> Iterator[Callable[[str], None]]:
    """Show that a step runs, how far it is, and how long it took if one noticed it."""
    began = time.monotonic()
    with console.status(f"{sentence} …") as shown:
        yield lambda more: shown.update(f"{sentence}: {more}")
    seconds = time.monotonic() - began
    if seconds >= 0.5:
        taken = f"{seconds:.1f}".replace(".", ",")
        say(f"[green]✓[/green] {sentence} [dim]{taken} giây[/dim]")


@contextmanager
def ready_database() -> Iterator[bool]:
    """The database with the tables of this code; True if it was started for this.

    What was started for this is stopped at the end, unless another command uses it by then.
    """
    with database.in_use(lambda: step("Khởi động cơ sở dữ liệu")) as we_started:
        try:
            update_tables()
            yield we_started
        finally:
            setting_up.close_connections()


def update_tables() -> bool:
    """Bring the tables up to date; False if they were."""
    setting_up.open_django()
    if setting_up.is_migrated():
        return False
    with step("Tạo và cập nhật các bảng"):
        setting_up.migrate()
    return True
