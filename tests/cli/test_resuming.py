"""A run that was broken off is gone on with: nothing is read twice, nothing is missing."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cotmoc.cli import cotmoc

TEXT = "Ngày {}/3/2024, Ủy ban nhân dân xã Nà Phúc ban hành Kế hoạch số {}/KH-UBND về trồng rừng.\n"
ALL = [f"{number}.txt" for number in range(1, 7)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = tmp_path / "texts"
    texts.mkdir()
    for number, name in enumerate(ALL, start=1):
        (texts / name).write_text(TEXT.format(number, number), "utf-8")
    return texts


def call(*arguments: object) -> Result:
    return CliRunner().invoke(cotmoc, ["read", *map(str, arguments)])


def names_in(lines: Path) -> list[str]:
    return [json.loads(line)["source"]["name"] for line in lines.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_of_lines_is_gone_on_with_after_its_last_whole_line(
    folder: Path, tmp_path: Path, jobs: int
) -> None:
    out = tmp_path / "readings.jsonl"
    call(folder, "--output", out)
    whole = out.read_bytes()
    out.write_bytes(whole[: whole.index(b"\n", len(whole) // 2) + 40])  # broken off in the midst of a line
    result = call(folder, "--output", out, "--resume", "--jobs", jobs)
    assert result.exit_code == 0
    assert out.read_bytes() == whole
    assert names_in(out) == ALL
    assert "đọc tiếp" in result.stderr


def test_a_finished_run_has_nothing_left(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "readings.jsonl"
    call(folder, "--output", out)
    before = out.read_bytes()
    result = call(folder, "--output", out, "--resume", "--jobs", "2")
    assert (result.exit_code, out.read_bytes()) == (0, before)
    assert "Đã có 6/6 tệp, đọc tiếp 0 tệp." in result.stderr


def test_a_text_changed_since_is_read_anew(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "readings.jsonl"
    call(folder, "--output", out)
    (folder / "3.txt").write_text(TEXT.format(9, 99), "utf-8")
    call(folder, "--output", out, "--resume")
    assert names_in(out) == [*ALL, "3.txt"]


def test_a_folder_is_filled_with_what_is_missing_or_older_than_its_text(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "readings"
    call(folder, "--output", out)
    (out / "2.json").unlink()
    (folder / "4.txt").write_text(TEXT.format(4, 44), "utf-8")
    os.utime(folder / "4.txt", (2_000_000_000, 2_000_000_000))
    kept = (out / "1.json").stat().st_mtime_ns
    result = call(folder, "--output", out, "--resume")
    assert "Đã có 4/6 tệp, đọc tiếp 2 tệp." in result.stderr
    assert sorted(path.name for path in out.iterdir()) == [f"{number}.json" for number in range(1, 7)]
    assert json.loads((out / "4.json").read_text("utf-8"))["documents"][0]["number"] == "44"
    assert (out / "1.json").stat().st_mtime_ns == kept


def test_one_file_that_cannot_be_read_does_not_stop_the_rest(folder: Path, tmp_path: Path) -> None:
    (folder / "2.txt").write_bytes(bytes(range(256)))
    (folder / "5.pdf").write_bytes(b"%PDF-1.7\nbroken")
    result = call(folder, "--output", tmp_path / "a.jsonl", "--jobs", "2")
    assert result.exit_code == 1
    assert names_in(tmp_path / "a.jsonl") == [name for name in ALL if name != "2.txt"]
    assert "Đã đọc 5/7 tệp, 2 tệp không đọc được." in result.stderr


@pytest.mark.parametrize("arguments", [[], ["--output", "all.txt", "--format", "table"]])
def test_what_cannot_be_gone_on_with_is_said(folder: Path, arguments: list[str]) -> None:
    result = call(folder, "--resume", *arguments)
    assert result.exit_code == 2
    assert "--resume needs" in result.stderr


def test_a_file_of_something_else_is_left_alone(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "notes.jsonl"
    other.write_text("not a reading\n")
    result = call(folder, "--output", other, "--resume")
    assert result.exit_code == 1
    assert "không đọc tiếp được" in result.stderr
    assert other.read_text() == "not a reading\n"
