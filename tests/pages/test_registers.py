"""An existing register brought in on its pages, and the books taken out as spreadsheets."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.world import NOON

from cotmoc.base.row_security import seeing, seeing_all
from cotmoc.books import actions as books
from cotmoc.books.models import Arrival
from cotmoc.extraction import sheet_of
from cotmoc.registers.columns import NEEDED, Book, head_row, proposed
from cotmoc.registers.models import Brought
from cotmoc.registers.written_out import table_as_xlsx

HEADS = "Số đến;Ngày đến;Cơ quan ban hành;Số ký hiệu;Ngày văn bản;Trích yếu"
RIGHT = "1;05/3/2024;Sở Nội vụ tỉnh Sơn Giang;118/KH-SNV;01/3/2024;Kế hoạch lưu trữ"
WRONG = "2;31/02/2024;Sở Nội vụ tỉnh Sơn Giang;119/KH-SNV;01/3/2024;Kế hoạch kiểm kê"


def sent(client, *rows, **more):
    content = "\n".join((HEADS, *rows)).encode()
    sheet = SimpleUploadedFile("so-den.csv", content)
    return client.post(reverse("register-new"), {"book": "incoming", "sheet": sheet, **more})


def test_a_right_register_is_shown_and_then_brought_in(world, as_):
    clerk = as_("vanthu")
    page = clerk.get(sent(clerk, RIGHT)["Location"]).content.decode()
    assert "1 dòng đều đúng" in page
    assert "118/KH-SNV" in page
    with seeing_all():
        brought = Brought.objects.get()
        assert not Arrival.objects.exists()
    answer = clerk.post(reverse("register-write", args=[brought.pk]), follow=True)
    assert "Đã nhập 1 dòng vào sổ." in answer.content.decode()
    with seeing_all():
        assert Arrival.objects.get().document.code == "118/KH-SNV"


def test_a_wrong_row_is_told_with_its_cell_and_keeps_all_out(world, as_):
    clerk = as_("vanthu")
    address = sent(clerk, RIGHT, WRONG)["Location"]
    page = clerk.get(address).content.decode()
    for words in ("B3", "31/02/2024", "Ngày này không có trong lịch.", "ngày như 05/3/2024"):
        assert words in page
    with seeing_all():
        pk = Brought.objects.get().pk
    assert "Nhập 2 dòng vào sổ" not in page
    assert clerk.post(reverse("register-write", args=[pk])).status_code == 403
    faults = sheet_of(clerk.get(reverse("register-faults", args=[pk])).content, "loi.xlsx")
    assert faults.rows[3][:3] == (3, "B", "31/02/2024")
    with seeing_all():
        assert not Arrival.objects.exists()
    assert clerk.post(reverse("register-drop", args=[pk])).status_code == 302


def test_the_clerk_changes_the_columns(world, as_):
    clerk = as_("vanthu")
    address = sent(clerk, RIGHT)["Location"]
    answer = clerk.post(address, {"head": "0", "arrival": "0", "arrived_on": "1"}, follow=True)
    assert "Chưa rõ cột nào" in answer.content.decode()
    assert clerk.get(address, headers={"accept-language": "en"}).status_code == 200


def test_what_is_no_sheet_or_secret_is_refused_on_the_page(world, as_):
    clerk = as_("vanthu")
    answer = sent(clerk, RIGHT.replace("118/KH-SNV", "118/KH-SNV(M)"))
    assert answer.status_code == 422
    assert "dấu chỉ độ mật" in answer.content.decode()
    broken = SimpleUploadedFile("so.xlsx", b"PK\x03\x04")
    answer = clerk.post(reverse("register-new"), {"book": "incoming", "sheet": broken})
    assert answer.status_code == 422
    with seeing_all():
        assert not Brought.objects.exists()


def test_another_unit_sees_nothing_of_a_sheet(world, as_):
    address = sent(as_("vanthu"), RIGHT)["Location"]
    assert as_("bienphong").get(address).status_code == 404


@pytest.mark.parametrize("book", Book)
def test_the_template_is_recognised_when_it_comes_back(world, as_, book):
    client = as_("vanthu")
    client.cookies["django_language"] = "en"
    sheet = sheet_of(client.get(reverse("register-template", args=[book])).content, "mau.xlsx")
    head = head_row(sheet.rows, book)
    assert set(NEEDED[book]) <= proposed(sheet.rows[head], book).keys()


def test_a_book_is_taken_out_and_its_columns_are_recognised(world, as_):
    with seeing(world.clerk.sees):
        books.book_in(
            document=world.plan, arrived_on=date(2026, 3, 6), handler="=1+1", by=world.clerk, at=NOON
        )
    answer = as_("vanthu").get(reverse("book-export", args=["incoming"]) + "?nam=2026")
    assert 'filename="so-dang-ky-van-ban-den-nam-2026.xlsx"' in answer["Content-Disposition"]
    sheet = sheet_of(answer.content, "so.xlsx")
    head = head_row(sheet.rows, Book.INCOMING)
    assert set(NEEDED[Book.INCOMING]) <= proposed(sheet.rows[head], Book.INCOMING).keys()
    assert sheet.rows[head + 1][:2] == (date(2026, 3, 6), 1)
    assert "=1+1" in sheet.rows[head + 1]
    with seeing(world.clerk.sees):
        dossier = books.open_dossier(
            code="01.TH", title="Biên giới", retention="20 năm", on=date(2026, 3, 1), by=world.clerk, at=NOON
        )
        books.file_in(dossier=dossier, document=world.plan, by=world.clerk, at=NOON)
    filed = as_("vanthu").get(reverse("dossier-export", args=[dossier.pk]))
    assert sheet_of(filed.content, "hs.xlsx").rows[3][:2] == (1, "12/KH-UBND")
    assert as_("vanthu").get(reverse("book-export", args=["documents"])).status_code == 404


@pytest.mark.parametrize("words", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)"])
def test_no_text_becomes_a_formula(words):
    from io import BytesIO
    from zipfile import ZipFile

    content = table_as_xlsx("Sổ", ["a"], [[words]], [10])
    with ZipFile(BytesIO(content)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
        assert b'quotePrefix="1"' in archive.read("xl/styles.xml")
    assert sheet_of(content, "so.xlsx").rows[3] == (words,)
