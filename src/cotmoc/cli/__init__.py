"""The command `cotmoc`: `read` on every installation, the server's commands where Django is installed.

Commands are imported when they are called, so that `cotmoc read` never waits for Django.
`cotmoc.cli.serving` names the server's commands in `COMMANDS`.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec

import click

# What the server brings; a plain install knows the names to say what is missing.
SERVER_COMMANDS = (
    "audit",
    "begin",
    "documents",
    "example",
    "migrate",
    "run",
    "search",
    "serve",
    "status",
    "stop",
    "units",
)


class _LazyGroup(click.Group):
    """Finds a command when it is asked for, and not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return ["read", *sorted(_server_names())]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name == "read":
            from cotmoc.cli.read import read_command  # noqa: PLC0415 - imported when called

            return read_command
        if not _has_server():
            return _needs_server(cmd_name) if cmd_name in SERVER_COMMANDS else None
        return next((command for command in _server_commands() if command.name == cmd_name), None)


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="cotmoc")
def cotmoc() -> None:
    """Follow a directive of Vietnamese public administration from its text to its results."""


def main() -> None:
    """The entry point of the installed command."""
    cotmoc()


def _has_server() -> bool:
    return find_spec("django") is not None


def _server_commands() -> Iterable[click.Command]:
    from cotmoc.cli.serving import COMMANDS  # noqa: PLC0415 - needs Django

    return COMMANDS


def _server_names() -> Iterable[str]:
    if not _has_server():
        return SERVER_COMMANDS
    return [command.name for command in _server_commands() if command.name]


def _needs_server(name: str) -> click.Command:
    """A command that only says which installation has it."""
    sentence = (
        f"Lệnh “cotmoc {name}” cần phần máy chủ, chưa có trong bản cài đặt này. "
        'Hãy cài thêm bằng lệnh: pip install "cotmoc[server]"'
    )

    def refuse() -> None:
        raise click.ClickException(sentence)

    return click.Command(
        name,
        callback=refuse,
        short_help='Needs pip install "cotmoc[server]".',
        context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
        add_help_option=False,
    )
