"""Commands as a shell runs them: what they started they stop, what runs for another they leave."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path
from subprocess import DEVNULL

import pytest
from tests.server.serving import COMMAND, PATIENCE, serving, wait_until

from cotmoc.server import database, embedded, running

BEGIN = [
    *("begin", "--name", "Ủy ban nhân dân xã Khe Mây", "--kind", "peoples_committee", "--level", "commune"),
    *("--since", "01/07/2025", "--act", "Nghị quyết số 10/NQ-HĐND", "--person", "Lý Thị Ngân"),
    *("--title", "Văn thư", "--sign-in", "vanthu.khemay"),
]


def cotmoc(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        check=False,
        capture_output=True,
        text=True,
        input=typed,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "cotmoc.server.settings"},
        start_new_session=True,  # no terminal to ask: what is asked is answered by what is typed here
    )


@pytest.fixture
def stopped(own_server: Path) -> None:
    """An installation whose database was made and runs no more."""
    embedded.stop()


@pytest.mark.parametrize("command", [("migrate",), ("audit", "verify")])
def test_a_command_stops_the_database_that_it_started(stopped: None, command: tuple[str, ...]) -> None:
    assert cotmoc(*command).returncode == 0
    assert embedded.alive() is None


def test_ctrl_c_in_the_middle_of_the_start_leaves_nothing_running(stopped: None) -> None:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "cotmoc.server.settings"}
    with subprocess.Popen([*COMMAND, "serve"], env=environment, stdout=DEVNULL, stderr=DEVNULL) as process:
        wait_until(lambda: embedded.alive() is not None)
        process.send_signal(signal.SIGINT)
        process.wait(timeout=PATIENCE)
    assert embedded.alive() is None


@pytest.mark.parametrize("command", [("migrate",), ("audit", "verify")])
def test_a_command_leaves_the_database_that_ran_before(own_server: Path, command: tuple[str, ...]) -> None:
    embedded.start()
    before = embedded.alive()
    assert cotmoc(*command).returncode == 0
    assert embedded.alive() == before


def test_the_starter_leaves_the_database_to_a_command_that_uses_it_by_then(stopped: None) -> None:
    with database.in_use() as started:
        assert started
        later = database.in_use()
        assert later.__enter__() is False
    assert embedded.alive()
    later.__exit__(None, None, None)
    assert embedded.alive()  # it was not the one that started it


def test_a_ledger_is_begun_once_and_the_generated_password_printed_once(stopped: None) -> None:
    first, second = cotmoc(*BEGIN, "--generate-password"), cotmoc(*BEGIN, "--generate-password")
    assert first.returncode == 0
    assert first.stdout.count("Mật khẩu, chỉ in một lần") == 1
    assert second.returncode == 1
    assert "đã có tài khoản" in second.stderr
    assert embedded.alive() is None
    assert "đơn vị khác" in cotmoc("example", "load").stdout


def test_begin_asks_for_what_no_option_says_and_hides_the_password(own_home: Path) -> None:
    organ = ["Đảng ủy xã Khe Mây", "party_committee", "commune", "01/07/2025", "Quyết định số 4-QĐ/TU"]
    clerk = ["Vàng A Tủa", "Văn thư Đảng ủy", "danguy.khemay"]
    parent = ["Tỉnh ủy Bắc Khê", "party_committee", "province", "party"]
    password = "mot-mat-khau-tu-go"
    lines = [*organ, *clerk, *parent, password]
    differs = cotmoc("begin", typed="\n".join([*lines, "go-nham", ""]))
    assert differs.returncode == 1
    assert "khác nhau" in differs.stderr
    begun = cotmoc("begin", typed="\n".join([*lines, password, ""]))
    assert begun.returncode == 0, begun.stderr
    assert "danguy.khemay" in begun.stdout
    assert password not in begun.stdout + begun.stderr
    embedded.start()
    with database.as_superuser(database.NAME) as connection:
        found = connection.execute("SELECT version.name FROM units_version version ORDER BY version.id")
        assert [name for (name,) in found] == ["Tỉnh ủy Bắc Khê", "Đảng ủy xã Khe Mây"]


def test_stop_says_what_it_stopped(stopped: None) -> None:
    assert cotmoc("stop").stdout == "Không có gì đang chạy.\n"
    embedded.start()
    assert cotmoc("stop").stdout == "Đã dừng cơ sở dữ liệu.\n"
    with serving(running.free_port("127.0.0.1", 8740)):
        assert cotmoc("stop").stdout == "Đã dừng máy chủ và cơ sở dữ liệu.\n"
