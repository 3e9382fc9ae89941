"""The command that searches, and the one that builds the search anew."""

from __future__ import annotations

import json
from contextlib import nullcontext

import pytest
from click.testing import CliRunner
from tests.world import World

from cotmoc.cli import searching
from cotmoc.cli.searching import search
from cotmoc.cli.steps import console
from cotmoc.search import actions
from cotmoc.server import home


@pytest.fixture(autouse=True)
def database_of_the_test(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "ready_database", nullcontext)


def said(*arguments: str) -> tuple[str, int]:
    with console.capture() as capture:
        result = CliRunner().invoke(search, arguments)
    return capture.get() + result.output, result.exit_code


def test_a_question_is_answered_as_the_account_sees(world: World) -> None:
    answer, _ = said("cot moc", "--as", "vanthu")
    assert "12/KH-UBND" in answer
    assert "12/KH-UBND" not in said("cot", "moc")[0]
    assert "xã Tân Mốc" in said("xa tan moc")[0]


def test_an_unknown_account_is_refused_with_a_sentence(world: World) -> None:
    answer, code = said("cột mốc", "--as", "khongco")
    assert code == 1
    assert "khongco" in answer


def test_nothing_found_is_said_with_what_was_understood(world: World) -> None:
    answer, _ = said("bđbp kangaroo")
    assert "bộ đội biên phòng" in answer
    assert "Không có gì khớp." in answer


def test_a_rebuild_that_was_broken_off_goes_on(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = home.folder() / "search-rebuild.json"
    mark.write_text(json.dumps(["task", 0]), encoding="ascii")
    begun: list[str] = []
    rebuild = actions.rebuild

    def noted(*, source: str, after: int):
        begun.append(source)
        return rebuild(source=source, after=after)

    monkeypatch.setattr(actions, "rebuild", noted)
    assert "đúng với sổ" in said("rebuild")[0]
    assert "đúng với sổ" in said("rebuild")[0]
    assert begun == ["task", actions.SOURCES[0]]
    assert not mark.exists()
