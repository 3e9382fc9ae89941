"""The rows of spreadsheets: workbooks by their cached values, CSV by the evidence of its bytes."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from xlsxwriter import Workbook

from cotmoc.extraction import Code, Letters, Secret, Unreadable, sheet_apart, sheet_of
from cotmoc.extraction.sheets import Sheet, delimiter_of

HEADS = "Số đến;Ngày đến;Số, ký hiệu;Trích yếu nội dung văn bản của cơ quan"
ROW = "1;05/3/2024;118/KH-UBND;Kế hoạch phát dọn đường tuần tra ở các thôn và những bản gần biên giới"
TEXT = f"{HEADS}\r\n{ROW}\r\n"


def workbook(fill):
    content = BytesIO()
    book = Workbook(content, {"in_memory": True})
    fill(book)
    book.close()
    return content.getvalue()


def test_a_workbook_gives_text_numbers_days_and_what_formulas_showed():
    def fill(book):
        sheet = book.add_worksheet("Sổ đến")
        sheet.write_row(0, 0, ["118/KH-UBND", 7, 2.5])
        sheet.write_datetime(0, 3, date(2024, 3, 5), book.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write_formula(1, 0, "=1+1", None, 2)
        sheet.write_string(1, 1, "=HYPERLINK(1)")

    sheet = sheet_apart(workbook(fill), "so.xlsx")
    assert sheet.name == "Sổ đến"
    assert sheet.rows[0] == ("118/KH-UBND", 7, 2.5, date(2024, 3, 5))
    assert sheet.rows[1][:2] == (2, "=HYPERLINK(1)")


def test_the_fullest_visible_sheet_is_taken_and_empty_rows_behind_it_are_not():
    def fill(book):
        book.add_worksheet("bìa").write(0, 0, "Sổ năm 2024")
        hidden = book.add_worksheet("ẩn")
        hidden.write_column(0, 0, list("abcdef"))
        hidden.hide()
        full = book.add_worksheet("sổ")
        full.write_column(0, 0, ["a", "b", "c"])
        full.write_blank(9, 0, None, book.add_format({"bold": True}))

    assert sheet_of(workbook(fill), "so.xlsx").rows == (("a",), ("b",), ("c",))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_a_csv_is_read_in_the_encoding_that_its_bytes_show(encoding):
    from unicodedata import normalize

    text = TEXT if encoding != "cp1258" else as_1258(normalize("NFC", TEXT))
    rows = sheet_apart(text.encode(encoding), "so.csv").rows
    assert rows == (tuple(HEADS.split(";")), tuple(ROW.split(";")))


def as_1258(text):
    """Vowels with their tones apart, as that encoding has them."""
    from unicodedata import combining, normalize

    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = []
    for letter in text:
        parts = normalize("NFD", letter)
        tone = "".join(part for part in parts if part in tones)
        out.append(normalize("NFC", "".join(part for part in parts if part not in tones)) + tone)
    assert any(combining(letter) for letter in "".join(out))
    return "".join(out)


def test_a_csv_typed_in_tcvn3_is_converted():
    from cotmoc.extraction.legacy import _TABLES

    letters = {meant: typed for typed, meant in _TABLES["tcvn3"]["letters"].items()}
    typed = "".join(letters.get(letter, letter) for letter in TEXT)
    sheet = sheet_of(typed.encode("cp1252"), "so.csv")
    assert sheet.letters is Letters.TCVN3
    assert sheet.rows[1][3] == ROW.split(";")[3]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_cuts_lines_evenly(sign):
    lines = [sign.join(["1", '"Về việc a, b; c"', "x", "y"]) for _ in range(5)]
    assert delimiter_of("\n".join(["Sổ, năm 2024", *lines])) == sign


def test_what_excel_says_of_the_delimiter_counts():
    assert sheet_of(b"sep=|\r\na,b|c\r\n", "so.csv").rows == (("a,b", "c"),)


def zipped(name):
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        archive.writestr(name, "x")
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"  ", Code.EMPTY),
        (zipped("word/document.xml"), Code.NO_SHEET),
        (b"PK\x03\x04broken", Code.BROKEN),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Code.PASSWORD),
        (b"a,b\n" * 100_001, Code.TOO_MANY_ROWS),
    ],
)
def test_what_is_no_sheet_is_refused_with_what_to_do(content, code):
    with pytest.raises(Unreadable) as refusal:
        sheet_apart(content, "so.xlsx")
    assert refusal.value.code is code


def test_a_file_whose_name_bears_a_mark_is_refused():
    with pytest.raises(Secret):
        sheet_apart(TEXT.encode(), "so-den-(MẬT).csv")


def test_a_sheet_travels_whole():
    sheet = Sheet("a", (("x", 1, None, 2.5, date(2024, 3, 5)),), "utf-8", Letters.VNI)
    assert Sheet.from_json(sheet.to_json()) == sheet
