"""`cotmoc read`, called as the shell calls it."""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.extraction.made_files import docx, paragraph, pdf

from cotmoc.cli import cotmoc
from cotmoc.reading import read, to_json

TEXT = (
    "Sáng 12/3/2024, Ủy ban nhân dân tỉnh Hà Lĩnh tổ chức hội nghị sơ kết 5 năm thực hiện Nghị quyết số "
    "33-NQ/TW ngày 28/9/2018 của Bộ Chính trị. Tỉnh yêu cầu các sở, ngành tiếp tục phối hợp chặt chẽ.\n"
)
OTHER = "Ủy ban nhân dân xã Nà Phúc ban hành Kế hoạch số 15/KH-UBND ngày 2/4/2024 về trồng rừng.\n"
SECRET = "ỦY BAN NHÂN DÂN\nMẬT\nSố: 5/KH-UBND\nKế hoạch không được ai biết ở Hà Lĩnh."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three good texts in two folders, one marked secret, one empty, one that is not asked for."""
    texts = tmp_path / "texts"
    (texts / "b").mkdir(parents=True)
    (texts / "1.txt").write_bytes(TEXT.encode())
    (texts / "2.docx").write_bytes(docx(paragraph(OTHER.strip())))
    (texts / "3.txt").write_bytes(SECRET.encode())
    (texts / "4.txt").write_bytes(b"")
    (texts / "b" / "5.txt").write_bytes(OTHER.encode())
    (texts / "notes.json").write_text("{}")
    (texts / ".hidden.txt").write_text(TEXT)
    return texts


def call(*arguments: object, given: bytes | None = None) -> Result:
    return CliRunner().invoke(cotmoc, ["read", *map(str, arguments)], input=given)


def test_one_text_is_one_object_of_the_contract(folder: Path) -> None:
    result = call(folder / "1.txt")
    expected = to_json(read(TEXT), name="1.txt", sha256=sha256(TEXT.encode()).hexdigest())
    assert result.exit_code == 0
    assert json.loads(result.stdout) == expected
    assert expected["source"]["characters"] == len(TEXT)
    assert result.stderr == ""


def test_offsets_are_those_of_the_file_with_its_line_ends(tmp_path: Path) -> None:
    text = "\ufeff" + TEXT.replace("\n", "\r\n") * 2
    (tmp_path / "a.txt").write_bytes(text.encode())
    reading = json.loads(call(tmp_path / "a.txt").stdout)
    assert reading["source"]["characters"] == len(text)
    assert reading == to_json(read(text), name="a.txt", sha256=sha256(text.encode()).hexdigest())


def test_a_folder_gives_json_lines_in_order_and_tells_what_was_not_read(folder: Path) -> None:
    result = call(folder)
    assert result.exit_code == 1
    names = [json.loads(line)["source"]["name"] for line in result.stdout.splitlines()]
    assert names == ["1.txt", "2.docx", "5.txt"]
    told = result.stderr.splitlines()
    assert told[0].startswith("3.txt: ")
    assert "văn thư" in told[0]
    assert (
        told[1] == "4.txt: Tệp không có nội dung. Hãy mở tệp gốc để kiểm tra, rồi chọn lại tệp có nội dung."
    )
    assert told[2] == "Đã đọc 3/5 tệp, 2 tệp không đọc được."


def test_nothing_of_a_secret_text_is_shown(folder: Path) -> None:
    result = call(folder / "3.txt", "--format", "html")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "Hà Lĩnh" not in result.stderr


def test_standard_input_is_read() -> None:
    reading = json.loads(call("-", given=TEXT.encode()).stdout)
    assert reading["source"]["name"] == "-"
    assert reading["source"]["characters"] == len(TEXT)


def test_a_missing_file_does_not_stop_the_others(folder: Path) -> None:
    result = call(folder / "none.txt", folder / "1.txt")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert "none.txt: Không tìm thấy tệp." in result.stderr


def test_too_large_a_file_is_not_loaded(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    result = call(tmp_path / "big.txt")
    assert result.exit_code == 1
    assert "20 MB" in result.stderr


def test_too_large_an_input_is_refused() -> None:
    assert "20 MB" in call("-", given=b"a" * (21 * 1024 * 1024)).stderr


def test_a_folder_of_readings_mirrors_the_folder_of_texts(folder: Path, tmp_path: Path) -> None:
    result = call(folder, "--output", tmp_path / "out")
    assert result.exit_code == 1
    written = sorted(str(file.relative_to(tmp_path / "out")) for file in (tmp_path / "out").rglob("*.json"))
    assert written == ["1.json", "2.json", "b/5.json"]
    assert json.loads((tmp_path / "out" / "b" / "5.json").read_text("utf-8"))["source"]["characters"] == len(
        OTHER
    )


def test_texts_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    (tmp_path / "kh.txt").write_text(OTHER, "utf-8")
    (tmp_path / "kh.docx").write_bytes(docx(paragraph(OTHER)))
    call(tmp_path / "kh.txt", tmp_path / "kh.docx", tmp_path / "kh.txt", "-o", tmp_path / "out")
    names = sorted(file.name for file in (tmp_path / "out").iterdir())
    assert names == ["kh.docx.json", "kh.json", "kh.txt.json"]


def test_all_readings_go_into_one_file(folder: Path, tmp_path: Path) -> None:
    call(folder / "1.txt", folder / "2.docx", "-o", tmp_path / "all.jsonl")
    assert len((tmp_path / "all.jsonl").read_text("utf-8").splitlines()) == 2


def test_an_output_that_cannot_be_written_is_told(folder: Path, tmp_path: Path) -> None:
    result = call(folder / "1.txt", "-o", tmp_path / "none" / "a.json")
    assert result.exit_code == 1
    assert "Không ghi được kết quả" in result.stderr


def test_many_processes_give_the_same_in_the_same_order(folder: Path) -> None:
    one, many = call(folder), call(folder, "--jobs", 3)
    assert (many.stdout, many.stderr, many.exit_code) == (one.stdout, one.stderr, one.exit_code)


def test_a_table_names_the_facts_in_words(folder: Path) -> None:
    shown = call(folder / "1.txt", "--format", "table").stdout
    assert shown.startswith(f"1.txt · {len(TEXT)} ký tự")


def test_a_pdf_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf([(72, 740, OTHER.strip())]))
    assert json.loads(call(tmp_path / "a.pdf").stdout)["source"]["characters"] == len(OTHER.strip())


def test_several_pages_need_a_folder(folder: Path, tmp_path: Path) -> None:
    assert call(folder, "--format", "html").exit_code == 2
    call(folder, "--format", "html", "--output", tmp_path / "pages")
    assert (tmp_path / "pages" / "b" / "5.html").exists()


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    assert "Không có tệp văn bản nào" in call(tmp_path).stderr


def test_the_plain_installation_reads_without_django() -> None:
    code = (
        "import sys; sys.modules['django'] = None\n"
        "from click.testing import CliRunner\n"
        "from cotmoc.cli import cotmoc\n"
        "import cotmoc.cli.read\n"
        "print([name for name in sys.modules if name.startswith('django.')])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
