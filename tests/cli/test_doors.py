"""The command's first door: help, version, and what a plain installation says of the server's commands."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from cotmoc import cli

ARGUMENTS = (["run"], ["serve", "--port", "9"], ["audit", "verify"], ["example", "load"], ["stop", "--help"])


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation without Django."""
    monkeypatch.setattr(cli, "_has_server", lambda: False)


@pytest.mark.parametrize("arguments", ARGUMENTS)
def test_a_plain_installation_says_what_is_missing(plain: None, arguments: list[str]) -> None:
    result = CliRunner().invoke(cli.cotmoc, arguments)
    assert result.exit_code == 1
    assert 'pip install "cotmoc[server]"' in result.stderr


def test_the_help_of_a_plain_installation_names_every_command(plain: None) -> None:
    shown = CliRunner().invoke(cli.cotmoc, ["--help"]).output
    assert all(name in shown for name in ("read", *cli.SERVER_COMMANDS))


def test_the_server_brings_the_commands_that_a_plain_installation_names() -> None:
    assert {command.name for command in cli._server_commands()} == set(cli.SERVER_COMMANDS)


def test_an_unknown_command_is_told() -> None:
    assert CliRunner().invoke(cli.cotmoc, ["nothing"]).exit_code == 2


def test_the_version_is_told() -> None:
    assert CliRunner().invoke(cli.cotmoc, ["--version"]).output.startswith("cotmoc")
