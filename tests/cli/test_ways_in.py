"""What the server's commands print and refuse: sign-ins of the example only, a key to an empty ledger."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from click.testing import CliRunner
from django.db import transaction
from django.utils import timezone
from pytest_django import DjangoDbBlocker
from tests.world import World

from cotmoc.base.refusals import Refused
from cotmoc.cli import beginning, example_doors, serving
from cotmoc.cli.beginning import begin
from cotmoc.cli.steps import console
from cotmoc.example import load
from cotmoc.units.models import Kind, Level, Line


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The example, loaded once for these tests and taken back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        assert load.load_once(lambda _: None)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def example(loaded: None) -> Iterator[None]:
    """What a test changes in it is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def told() -> str:
    with console.capture() as capture:
        serving._welcome("http://127.0.0.1:8000/", list(serving._how_to_enter()))
    return capture.get()


@pytest.mark.django_db
def test_an_empty_ledger_is_opened_by_a_key_that_the_workers_know(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(serving._BEGIN_KEY, "mot-khoa")
    assert "http://127.0.0.1:8000/bat-dau/?khoa=mot-khoa" in told()


@pytest.mark.django_db
def test_each_start_has_a_key_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = set()
    for _ in range(2):
        monkeypatch.delenv(serving._BEGIN_KEY, raising=False)
        keys.add(told().split("khoa=")[1].split()[0])
        monkeypatch.delenv(serving._BEGIN_KEY)
    assert len(keys) == 2
    assert all(len(key) >= 32 for key in keys)


def test_over_an_own_ledger_no_sign_in_of_the_example_is_printed(world: World) -> None:
    assert not example_doors.is_example()
    assert load.PASSWORD not in told()
    assert "vanthu.ubnd" not in told()
    example_doors.check_closed()  # an own ledger may listen anywhere


def test_the_example_prints_its_sign_ins(example: None) -> None:
    shown = told()
    assert all(person.sign_in in shown for person in load.SIGN_INS)
    assert load.PASSWORD in shown


def test_the_printed_password_never_stands_open_to_the_network(example: None) -> None:
    with pytest.raises(Refused, match="--example-password"):
        example_doors.check_closed()


@pytest.mark.django_db
def test_an_empty_ledger_is_refused_before_the_example_is_loaded_into_it() -> None:
    example_doors.check_closed()
    with pytest.raises(Refused, match="--example-password"):
        example_doors.check_closed(will_load=True)


def test_with_a_password_of_its_own_the_example_may_listen_anywhere(example: None) -> None:
    load.renew_passwords("chi-nguoi-nha-biet", at=timezone.now())
    example_doors.check_closed()
    assert load.PASSWORD not in told()
    assert "(đã đặt riêng)" in told()


def test_an_own_ledger_has_no_example_password_to_change(world: World) -> None:
    with pytest.raises(Refused, match="không phải tỉnh ví dụ"):
        example_doors.renew_passwords("chi-nguoi-nha-biet")


@pytest.mark.parametrize(
    ("host", "is_local"),
    [
        ("127.0.0.1", True),
        ("127.0.0.5", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("10.1.2.3", False),
        ("may-chu.tinh.vn", False),
        ("", False),
    ],
)
def test_which_addresses_only_this_machine_reaches(host: str, is_local: bool) -> None:
    assert serving._is_local(host) is is_local


def test_the_command_speaks_of_kinds_levels_and_lines_as_the_units_do() -> None:
    organs = {kind.value: str(kind.label) for kind in Kind if kind not in (Kind.PLACE, Kind.FOREIGN)}
    assert organs == beginning.KINDS
    assert {level.value: str(level.label) for level in Level} == beginning.LEVELS
    lines = {line.value: str(line.label) for line in Line if line != Line.GROUND}
    assert lines == beginning.LINES


def test_the_help_of_begin_names_every_choice() -> None:
    shown = CliRunner().invoke(begin, ["--help"], terminal_width=200).output
    assert all(word in shown for word in (*beginning.KINDS, *beginning.LEVELS, *beginning.LINES))
