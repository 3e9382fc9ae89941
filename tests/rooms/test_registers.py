"""An existing register brought in from a spreadsheet: told row by row what is wrong, whole or not at all."""

from datetime import date

import pytest
from tests.world import NOON, TODAY

from cotmoc.audit.models import Line as AuditLine
from cotmoc.base.refusals import Refused
from cotmoc.base.row_security import seeing, seeing_all
from cotmoc.books import actions as books
from cotmoc.books.kinds import BY_KEY
from cotmoc.books.models import Arrival, Outgoing
from cotmoc.documents import actions as documents
from cotmoc.documents.known import known_among
from cotmoc.documents.models import Document, Kind
from cotmoc.documents.queries import id_of, identity_of
from cotmoc.extraction import Sheet
from cotmoc.registers import actions
from cotmoc.registers.checking import check
from cotmoc.registers.columns import Book, Column, head_row, letter_of, missing, proposed
from cotmoc.registers.kinds import kind_of
from cotmoc.registers.models import Brought
from cotmoc.registers.values import day_of

HEADS = ("Số đến", "Ngày đến", "Tác giả", "Số, ký hiệu", "Ngày tháng", "Tên loại và trích yếu", "Người nhận")
TITLES = (("SỔ ĐĂNG KÝ VĂN BẢN ĐẾN",), (), HEADS, ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"))
SO = "Sở Nội vụ tỉnh Sơn Giang"


def arrival(
    number=1, on="05/3/2024", issuer=SO, code="118/KH-SNV", *, issued="01/3/2024", title="Kế hoạch lưu trữ"
):
    return (number, on, issuer, code, issued, title, "Phòng Hành chính")


def checked(world, *rows, book=Book.INCOMING, heads=TITLES):
    sheet = (*heads, *rows)
    head = head_row(sheet, book)
    with seeing(world.clerk.sees):
        return check(
            sheet, head=head, places=proposed(sheet[head], book), book=book, by=world.clerk, today=TODAY
        )


def brought(world, *rows, book=Book.INCOMING, heads=TITLES, by=None):
    return actions.receive(
        sheet=Sheet("sổ", (*heads, *rows)),
        content=b"bytes",
        name="so-den-2024.xlsx",
        book=book,
        by=by or world.clerk,
        at=NOON,
    )


def found(report):
    return [(fault.row, fault.key) for fault in report.faults]


@pytest.mark.parametrize(
    ("head", "column"),
    [
        ("SỐ ĐẾN", Column.ARRIVAL),
        ("Ngày, tháng\nđến", Column.ARRIVED_ON),
        ("Số và ký hiệu", Column.CODE),
        ("Số/kí hiệu VB", Column.CODE),
        ("Ngày tháng năm ban hành", Column.ISSUED),
        ("Cơ quan ban hành (nơi gửi)", Column.ISSUER),
        ("Tên loại và trích yếu nội dung văn bản", Column.TITLE),
        ("Trích yếu nội dung công việc", Column.TITLE),
        ("Đơn vị hoặc người nhận", Column.HANDLER),
        ("Ký nhận", Column.SIGNED_FOR),
        ("Hạn xử lý", Column.DUE),
        ("Độ mật", Column.SECRECY),
    ],
)
def test_a_column_is_known_by_its_head(head, column):
    assert proposed((head,), Book.INCOMING) == {column: 0}


def test_heads_are_found_below_the_titles_of_the_book():
    assert head_row(TITLES, Book.INCOMING) == 2
    assert head_row((("một", "hai"),), Book.INCOMING) is None


def test_number_and_symbol_may_stand_in_two_columns():
    places = proposed(("Số", "Ký hiệu", "Ngày ban hành", "Trích yếu"), Book.OUTGOING)
    assert (places[Column.NUMBER], places[Column.SYMBOL]) == (0, 1)
    assert missing(places, Book.OUTGOING) == []
    assert missing({}, Book.OUTGOING) == [Column.CODE, Column.ISSUED, Column.TITLE]


def test_columns_are_called_as_spreadsheets_call_them():
    assert [letter_of(place) for place in (0, 25, 26, 701)] == ["A", "Z", "AA", "ZZ"]


@pytest.mark.parametrize(
    ("cell", "iso", "wrong"),
    [
        (date(2024, 3, 5), "2024-03-05", ""),
        (45356, "2024-03-05", ""),
        ("45356", "2024-03-05", ""),
        ("05/3/2024", "2024-03-05", ""),
        ("5.3.24", "2024-03-05", ""),
        ("5-3-98", "1998-03-05", ""),
        ("ngày 05 tháng 3 năm 2024", "2024-03-05", ""),
        ("2024-03-05 00:00:00", "2024-03-05", ""),
        ("3/2024", "2024-03", ""),
        (2024, "2024", ""),
        ("", "", ""),
        ("31/02/2024", "", "impossible_day"),
        ("05/13/2024", "", "impossible_day"),
        ("05/3/1844", "", "far_day"),
        ("05/3/2204", "", "far_day"),
        ("hôm qua", "", "no_day"),
        (7, "", "no_day"),
    ],
)
def test_days_are_read_as_offices_and_spreadsheets_write_them(cell, iso, wrong):
    day = day_of(cell)
    assert (day.iso, day.wrong) == (iso, wrong)


@pytest.mark.parametrize(
    ("code", "word", "title", "kind"),
    [
        ("118/KH-UBND", "", "", Kind.PLAN),
        ("33-NQ/TU", "", "", Kind.RESOLUTION),
        ("30/2020/NĐ-CP", "", "", Kind.DECREE),
        ("45/UBND-VX", "", "Về việc báo cáo", Kind.OFFICIAL_LETTER),
        ("12/TTr-SNV", "", "", Kind.OTHER),
        ("66/2020/QH14", "", "Luật Biên phòng", Kind.LAW),
        ("399-QĐ/TW", "", "Quy định về công tác văn thư", Kind.REGULATION),
        ("399-QĐ/TW", "", "Quyết định ban hành", Kind.DECISION),
        ("5-CTr/TU", "Chương trình hành động", "", Kind.ACTION_PROGRAMME),
        ("81-TB/TW", "Kết luận", "", Kind.NOTICE),
        ("", "", "Báo cáo nhanh", Kind.REPORT),
        ("", "", "một việc khác", Kind.OTHER),
    ],
)
def test_the_symbol_says_the_kind_before_words_do(code, word, title, kind):
    from cotmoc.documents.codes import parse

    assert kind_of(parse(code) if code else None, word, title) == kind


@pytest.mark.parametrize(
    ("row", "key"),
    [
        (arrival(on="31/02/2024"), "impossible_day"),
        (arrival(on="25/11/2026"), "future_day"),
        (arrival(on="28/02/2024"), "before_issue"),
        (arrival(on=""), "missing_day"),
        (arrival(on="2024"), "partial_day"),
        (arrival(number=""), "missing_number"),
        (arrival(number="đến"), "no_number"),
        (arrival(code=""), "missing_code"),
        (arrival(code="kế hoạch"), "no_code"),
        (arrival(code="000/KH-UBND"), "no_code"),
        (arrival(code=date(2024, 12, 3)), "code_is_day"),
        (arrival(title=""), "missing_title"),
        (arrival(title="#REF!"), "broken_formula"),
        (arrival(title="a" * 4001), "too_long"),
        (arrival(issuer=""), "missing_issuer"),
    ],
)
def test_what_is_wrong_in_a_row_is_said_with_its_cell(world, row, key):
    report = checked(world, row)
    assert found(report) == [(5, key)]
    fault = report.faults[0]
    assert fault.place is not None
    assert fault.wrong
    assert fault.expected
    assert "{" not in fault.wrong + fault.expected


def test_a_right_row_has_no_fault_and_its_issuer_is_the_unit_of_that_name(world):
    report = checked(world, arrival(), arrival(2, issuer="Văn phòng huyện Xa Lạ", code="9/BC-VP"))
    assert report.faults == []
    assert [line.issuer for line in report.lines] == [world.department.pk, None]
    assert [(note.row, note.key) for note in report.notes] == [(6, "issuer_in_words")]


def test_an_issuer_is_the_unit_of_the_day_of_the_document(world):
    name = "Ủy ban nhân dân xã Mốc Cũ"
    report = checked(world, arrival(issuer=name, code="3/BC-UBND"))
    assert report.lines[0].issuer == world.old_commune.pk
    report = checked(world, arrival(issuer=name, code="3/BC-UBND", issued="02/3/2026", on="05/3/2026"))
    assert report.lines[0].issuer is None


def test_a_document_and_a_number_stand_in_one_row_only(world):
    report = checked(world, arrival(), arrival(2), arrival(1, code="119/KH-SNV"))
    assert found(report) == [(6, "double"), (7, "double_number")]
    assert report.faults[0].wrong == "Trùng với văn bản ở dòng 5."


def test_ditto_marks_and_titles_between_the_rows_are_understood(world):
    report = checked(
        world, arrival(), ("Tháng 4 năm 2024",), arrival(2, on='"', issuer="-nt-", code="4/BC-SNV")
    )
    assert report.faults == []
    assert [line.arrived_on for line in report.lines] == [date(2024, 3, 5)] * 2
    assert report.lines[1].issuer == world.department.pk
    assert [note.key for note in report.notes] == ["left_out"]


def test_what_the_book_has_already_is_a_fault_with_its_document(world):
    with seeing(world.clerk.sees):
        books.book_in(document=world.plan, arrived_on=date(2026, 3, 6), by=world.clerk, at=NOON)
    own = arrival(1, "06/3/2026", "Ủy ban nhân dân tỉnh Sơn Giang", "12/KH-UBND", issued="05/3/2026")
    report = checked(world, own, arrival(1, on="07/3/2026", issued="06/3/2026"))
    assert (5, "in_book") in found(report)
    assert (6, "taken_number") in found(report)
    assert all(fault.document == world.plan.pk for fault in report.faults if fault.key != "double_number")


def test_what_the_register_has_is_joined_by_an_arrival_and_a_fault_in_a_list(world):
    row = arrival(9, "06/3/2026", "Ủy ban nhân dân tỉnh Sơn Giang", "12/KH-UBND", issued="05/3/2026")
    report = checked(world, row)
    assert (report.faults, [note.key for note in report.notes]) == ([], ["joins"])
    listed = checked(world, row, book=Book.DOCUMENTS)
    assert [(fault.key, fault.document) for fault in listed.faults] == [("in_register", world.plan.pk)]


def test_what_others_registered_is_not_told(world):
    with seeing_all():
        documents.register(
            kind=Kind.PLAN,
            code="55/KH-SNV",
            issuer=world.department,
            issued="2024-03-01",
            by=world.guard_clerk,
            at=NOON,
        )
        Document.objects.filter(code="55/KH-SNV").update(audience=[world.border_guard.pk])
    report = checked(world, arrival(code="55/KH-SNV"), book=Book.DOCUMENTS)
    assert (report.faults, report.notes) == ([], [])


def test_the_incoming_book_goes_on_where_the_old_one_ended(world):
    with seeing(world.clerk.sees):
        sheet = brought(world, arrival(7), arrival(12, code="45/UBND-VX", title="Về việc trực ban"))
        assert actions.examine(brought=sheet, by=world.clerk, at=NOON).faults == []
        actions.bring_in(brought=sheet, by=world.clerk, at=NOON)
        lines = list(Arrival.objects.filter(year=2024).order_by("number").select_related("document"))
        assert [(line.number, line.document.code) for line in lines] == [
            (7, "118/KH-SNV"),
            (12, "45/UBND-VX"),
        ]
        assert lines[0].document.issuer == world.department
        assert lines[0].document.folded
        later = documents.register(
            kind=Kind.REPORT, code="3/BC-SNV", issued="2024-05-02", by=world.clerk, at=NOON
        )
        next_one = books.book_in(document=later, arrived_on=date(2024, 5, 3), by=world.clerk, at=NOON)
        assert next_one.number == 13
        written = AuditLine.objects.filter(action="register.brought_in")
        assert written.count() == 1
        sheet.refresh_from_db()
        assert (sheet.lines, bytes(sheet.rows)) == (2, b"")
        with pytest.raises(Refused, match="đã được nhập"):
            actions.bring_in(brought=sheet, by=world.clerk, at=NOON)


def test_one_wrong_row_keeps_all_of_them_out(world):
    with seeing(world.clerk.sees):
        before = Document.objects.count()
        sheet = brought(world, arrival(), arrival(2, code="", title=""))
        with pytest.raises(Refused, match="Còn 1 dòng phải sửa"):
            actions.bring_in(brought=sheet, by=world.clerk, at=NOON)
        assert (Arrival.objects.count(), Document.objects.count()) == (0, before)


OUT = ("Số, ký hiệu", "Ngày tháng", "Trích yếu", "Người ký", "Nơi nhận", "Số bản")


def test_the_outgoing_book_keeps_its_series_and_goes_on(world):
    rows = [
        ("41/KH-UBND", "02/3/2026", "Kế hoạch trực Tết", "Hà Văn Quyết", "Như trên; Lưu: VT", 12),
        ("06/2026/QĐ-UBND", "03/3/2026", "Quyết định ban hành quy định", "", "", ""),
        ("06/QĐ-UBND", "03/3/2026", "Quyết định khen thưởng", "", "", ""),
        ("15/UBND-VX", "04/3/2026", "Về việc rà soát", "", "", ""),
    ]
    with seeing(world.clerk.sees):
        sheet = brought(world, *rows, book=Book.OUTGOING, heads=(OUT,))
        actions.bring_in(brought=sheet, by=world.clerk, at=NOON)
        lines = {line.document.code: line for line in Outgoing.objects.select_related("document")}
        assert {code: (line.symbol, line.number, line.organ) for code, line in lines.items()} == {
            "41/KH-UBND": ("KH", 41, "UBND"),
            "06/2026/QĐ-UBND": ("QĐ/năm", 6, "UBND"),
            "06/QĐ-UBND": ("QĐ", 6, "UBND"),
            "15/UBND-VX": ("", 15, "UBND-VX"),
        }
        first = lines["41/KH-UBND"]
        assert (first.recipients, first.copies) == (["Như trên", "Lưu: VT"], 12)
        assert first.document.issuer == world.province
        draft = books.draft(what=BY_KEY["ke-hoach"], organ="UBND", title="mới", by=world.clerk, at=NOON)
        assert books.issue(outgoing=draft, on=TODAY, by=world.clerk, at=NOON).number == 42


def test_a_day_is_needed_and_no_letter_behind_the_number_of_the_outgoing_book(world):
    rows = [("41a/KH-UBND", "02/3/2026", "Kế hoạch"), ("42/KH-UBND", "", "Kế hoạch")]
    report = checked(world, *rows, book=Book.OUTGOING, heads=(OUT,))
    assert found(report) == [(2, "lettered_number"), (3, "missing_day")]


def test_nothing_is_kept_of_a_sheet_with_secret_documents(world):
    heads = ((*HEADS, "Độ mật"),)
    for rows in (
        [(*arrival(), "Thường"), (*arrival(2, code="9/BC-SNV"), "Mật")],
        [(*arrival(), ""), (*arrival(2, code="123-KH/TU(M)"), "")],
    ):
        with seeing(world.clerk.sees), pytest.raises(Refused, match="Dòng 3 có dấu chỉ độ mật"):
            brought(world, *rows, heads=heads)
    assert not Brought.objects.exists()


def test_only_those_who_keep_the_books_bring_a_register_in(world):
    for who in (world.reader, world.commune_officer):
        with seeing(who.sees), pytest.raises(Refused, match="không được phân công"):
            brought(world, arrival(), by=who)
    with seeing(world.clerk.sees):
        sheet = brought(world, arrival())
    with seeing(world.guard_clerk.sees), pytest.raises(Refused):
        actions.bring_in(brought=sheet, by=world.guard_clerk, at=NOON)


def test_the_clerk_says_which_column_is_which(world):
    heads = (("A1", "B1", "C1", "D1", "E1", "F1"),)
    with seeing(world.clerk.sees):
        sheet = brought(world, (1, "05/3/2024", SO, "7/BC-SNV", "01/3/2024", "Báo cáo"), heads=heads)
        assert actions.examine(brought=sheet, by=world.clerk, at=NOON) is None
        sheet.refresh_from_db()
        assert "Chưa rõ dòng nào" in sheet.refusal
        named = (Column.ARRIVAL, Column.ARRIVED_ON, Column.ISSUER, Column.CODE, Column.ISSUED, Column.TITLE)
        places = {column: place for place, column in enumerate(named)}
        actions.arrange(brought=sheet, head=0, places=places, by=world.clerk, at=NOON)
        assert actions.examine(brought=sheet, by=world.clerk, at=NOON).faults == []
        actions.drop(brought=sheet, by=world.clerk, at=NOON)
        assert not Brought.objects.exists()


def test_very_many_are_known_as_one_alone_is(world):
    def asked(code, issued, issuer=None, name="", kind=Kind.PLAN):
        return identity_of(kind, code=code, issuer=issuer, issuer_name=name, issued=issued, title="")

    province = "Ủy ban nhân dân tỉnh Sơn Giang"
    identities = [
        asked("12/KH-UBND", "2026-03-05", world.province.pk),
        asked("12/KH-UBND", "2026-03-05", None, province),
        asked("12/KH-UBND", "2025-03-05", world.province.pk),
        asked("13/KH-UBND", "2026-03-05", world.province.pk),
        asked("07-NQ/TU", "2026-01-15", world.party.pk, kind=Kind.RESOLUTION),
        asked("30/2020/NĐ-CP", "2020-03-05", kind=Kind.DECREE),
        asked("", "2026-03-05", world.province.pk),
    ]
    assert known_among(identities) == [id_of(identity) for identity in identities]
    assert known_among(identities)[:2] == [world.plan.pk] * 2
