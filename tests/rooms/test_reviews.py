import io
import unicodedata
from dataclasses import replace
from datetime import date
from decimal import Decimal

import docx as python_docx
import pypdfium2
import pytest
from tests.world import NOON, TODAY

from cotmoc.base.acting import Actor, Duty
from cotmoc.base.calendar import Period, year, years
from cotmoc.base.refusals import Overtaken, Refused
from cotmoc.base.row_security import seeing, seeing_all
from cotmoc.documents import actions as documents
from cotmoc.documents.models import Document, Link
from cotmoc.documents.models import Kind as DocumentKind
from cotmoc.reviews import actions, docx, pdf, queries
from cotmoc.reviews.citing import Citations
from cotmoc.reviews.models import Depth, Kind, Layout, Review, Sentence, Table
from cotmoc.reviews.paper import paper
from cotmoc.reviews.wording import count, day, inner, length, listed, partial_day, span
from cotmoc.tasks import actions as tasks
from cotmoc.tasks.models import Comparator, Strength, Task, Theme
from cotmoc.tasks.queries import cells, known_on


def draw_up(world, **changes):
    facts = {
        "kind": Kind.PRELIMINARY,
        "directive": world.resolution,
        "unit": world.province,
        "period": year(2026),
        "by": world.clerk,
        "at": NOON,
    }
    return actions.draft(**facts | changes)


def book(world, words, *figures, unit=None, theme=Theme.BORDER_MANAGEMENT, **changes):
    facts = {
        "words": words,
        "theme": theme,
        "measures": [tasks.Figure(*figure) for figure in figures],
        "period": ("2026-01", "2026-06"),
        "unit": unit or world.commune,
        "document": world.plan,
        "by": world.clerk,
        "at": NOON,
    }
    return tasks.book_result(**facts | changes)


def texts(draft):
    return " ".join(sentence.text for sentence in draft.sentences)


def table(draft, wanted):
    return next((section.rows for section in draft.sections if section.table is wanted), ())


@pytest.fixture
def filled(world):
    """The world with results: exact ones of two communes, one that is not exact, one of another body."""
    with seeing(world.clerk.sees):
        book(
            world, "phát quang 12 km đường tuần tra", (Decimal(12), Comparator.EXACT, "km", "đường tuần tra")
        )
        book(
            world,
            "Phát quang 1.500,5 km đường tuần tra",
            (Decimal("1500.5"), Comparator.EXACT, "km", "đường tuần tra"),
            unit=world.other_commune,
        )
        book(
            world,
            "tuyên truyền cho Nhân dân các bản",
            (Decimal(31000), Comparator.MORE, "lượt người", "được tuyên truyền"),
            theme=Theme.AWARENESS,
        )
        book(
            world,
            "cấp 40 bộ tài liệu",
            (Decimal(40), Comparator.EXACT, "bộ", "tài liệu"),
            unit=world.department,
            theme=Theme.AWARENESS,
        )
    return world


def test_every_sentence_stands_on_rows_or_is_a_box_for_the_writer(filled):
    with seeing(filled.clerk.sees):
        draft = queries.in_full(draw_up(filled))
    for sentence in draft.sentences:
        assert bool(sentence.evidence) != sentence.is_placeholder, sentence.text
        assert sentence.question


def test_a_box_says_what_the_writer_must_write(world):
    with seeing(world.clerk.sees):
        boxes = [s.text for s in queries.in_full(draw_up(world)).sentences if s.is_placeholder]
    assert all(box.startswith("[…") and box.endswith("]") for box in boxes)
    assert any("thuận lợi, khó khăn" in box for box in boxes)


def test_the_outline_is_that_of_the_genre(world):
    with seeing(world.clerk.sees):
        draft = queries.in_full(draw_up(world))
    assert [s.number for s in draft.sections if s.depth is Depth.PART] == [
        "Phần thứ nhất",
        "Phần thứ hai",
        "Phần thứ ba",
    ]
    first = [s.number for s in draft.sections if s.depth is Depth.ROMAN]
    assert first == ["I", "II", "III", "IV", "I", "II", "III"]
    assert draft.heading.title.startswith(
        "sơ kết 01 năm thực hiện Nghị quyết số 07-NQ/TU ngày 15/01/2026 của"
    )
    assert draft.heading.span == "năm 2026"


def test_a_document_is_cited_in_full_once_and_shortly_later(world):
    with seeing(world.clerk.sees):
        text = texts(queries.in_full(draw_up(world)))
    assert text.count("Nghị quyết số 07-NQ/TU ngày 15/01/2026 của Tỉnh ủy Sơn Giang về tăng cường") == 1
    assert "triển khai thực hiện Nghị quyết số 07-NQ/TU" in text


def test_the_cells_are_those_of_the_ledger_and_their_arithmetic_is_the_official_one(world):
    with seeing(world.clerk.sees):
        counted = cells(known_on(TODAY), on=TODAY)
        draft = queries.in_full(draw_up(world))
    text = texts(draft)
    assert (counted.done_on_time, counted.done_late, counted.open_in_time, counted.overdue) == (1, 0, 2, 1)
    assert (
        "có 04 nhiệm vụ có thời hạn, gồm 01 nhiệm vụ hoàn thành đúng hạn,"
        " không có nhiệm vụ hoàn thành quá hạn, 02 nhiệm vụ chưa hoàn thành, trong hạn"
        " và 01 nhiệm vụ chưa hoàn thành, quá hạn"
    ) in text
    assert "Tỷ lệ hoàn thành đạt 50%" in text
    assert len(table(draft, Table.TASKS)) == counted.total


def test_a_task_without_deadline_stands_apart(world):
    with seeing(world.clerk.sees):
        tasks.assign(
            words="duy trì trực đường dây nóng",
            theme=Theme.COORDINATION,
            lead=world.commune,
            assigner=world.province,
            assigned_on=date(2026, 3, 5),
            document=world.plan,
            by=world.clerk,
            at=NOON,
        )
        text = texts(queries.in_full(draw_up(world)))
    assert "có 04 nhiệm vụ có thời hạn" in text
    assert "01 nhiệm vụ không thời hạn được theo dõi riêng, không tính vào tỷ lệ" in text


def test_what_is_overdue_is_named_with_its_unit_and_days(world):
    with seeing(world.clerk.sees):
        text = texts(queries.in_full(draw_up(world)))
    assert (
        "Ủy ban nhân dân xã Tân Mốc: tuyên truyền về quy chế biên giới tại các bản, thời hạn 31/10/2026,"
        " quá hạn 24 ngày" in text
    )


def test_tasks_beyond_number_are_counted_by_unit_and_listed_in_the_annex(world, monkeypatch):
    for part in ("achievements", "ahead"):
        monkeypatch.setattr(f"cotmoc.reviews.parts.{part}.MOST", 0)
    with seeing(world.clerk.sees):
        draft = queries.in_full(draw_up(world))
    assert "Ủy ban nhân dân xã Tân Mốc: 01 nhiệm vụ." in texts(draft)
    assert "chủ trì 03 nhiệm vụ chưa hoàn thành, nêu tại bảng nhiệm vụ" in texts(draft)
    assert len(table(draft, Table.TASKS)) == 4


def test_the_status_is_that_of_the_periods_last_day(world):
    with seeing(world.clerk.sees):
        review = draw_up(world, period=Period(date(2026, 1, 1), date(2026, 6, 30)))
        text = texts(queries.in_full(review))
    assert review.as_of == date(2026, 6, 30)
    assert "04 nhiệm vụ chưa hoàn thành, trong hạn" in text
    assert "sơ kết 06 tháng" in review.title


def test_a_period_of_no_round_length_is_not_named_in_the_title(world):
    with seeing(world.clerk.sees):
        review = draw_up(world, period=Period(date(2026, 1, 1), date(2026, 6, 20)))
    assert "sơ kết việc thực hiện Nghị quyết số 07-NQ/TU" in review.title


def test_exact_figures_of_one_kind_are_added_and_the_sum_shows_all_its_rows(filled):
    with seeing(filled.clerk.sees):
        draft = queries.in_full(draw_up(filled))
    total = next(s for s in draft.sentences if s.text.startswith("Cộng số liệu"))
    assert total.text.endswith("xã Tân Mốc và Ủy ban nhân dân xã Suối Đá: 1.512,5 km đường tuần tra.")
    assert len(total.evidence) == 2


def test_figures_that_are_not_exact_keep_their_word_and_are_not_added(filled):
    with seeing(filled.clerk.sees):
        book(
            filled,
            "tuyên truyền lưu động",
            (Decimal(500), Comparator.ABOUT, "lượt người", "được tuyên truyền"),
            unit=filled.other_commune,
            theme=Theme.AWARENESS,
        )
        draft = queries.in_full(draw_up(filled))
    text = texts(draft)
    assert "(trên 31.000 lượt người được tuyên truyền)" in text
    assert "(khoảng 500 lượt người được tuyên truyền)" in text
    assert "31.500" not in text
    values = {row.cells[2] for row in table(draft, Table.FIGURES)}
    assert values == {"12", "1.500,5", "trên 31.000", "40", "khoảng 500"}


def test_figures_of_one_unit_over_overlapping_periods_are_not_added(world):
    with seeing(world.clerk.sees):
        for period in (("2026-01", "2026-06"), ("2026-04", "2026-09")):
            book(world, "phát quang 5 km", (Decimal(5), Comparator.EXACT, "km", "đường"), period=period)
        text = texts(queries.in_full(draw_up(world)))
    assert "Cộng số liệu" not in text


def test_a_result_that_reaches_out_of_the_period_says_its_own_and_is_not_added(filled):
    with seeing(filled.clerk.sees):
        review = draw_up(filled, period=Period(date(2026, 1, 1), date(2026, 3, 31)))
        text = texts(queries.in_full(review))
    assert "phát quang 12 km đường tuần tra (số liệu từ ngày 01/01/2026 đến ngày 30/6/2026)" in text
    assert "Cộng số liệu" not in text


def test_a_deadline_is_told_as_it_stood_on_the_day(world):
    with seeing(world.chief.sees):
        tasks.extend(
            task=world.overdue_task, deadline=date(2026, 12, 31), reason="Mưa lũ.", by=world.chief, at=NOON
        )
        before = queries.in_full(draw_up(world, period=Period(date(2026, 1, 1), date(2026, 11, 23))))
        after = queries.in_full(draw_up(world))
    assert "quá hạn 23 ngày" in texts(before)
    assert "gia hạn từ 31/10/2026 đến 31/12/2026" not in texts(before)
    assert "mưa lũ (gia hạn từ 31/10/2026 đến 31/12/2026)" in texts(after)
    assert "không có nhiệm vụ chưa hoàn thành, quá hạn" in texts(after)


def test_what_leaves_no_date_is_told_of_today_only(world):
    with seeing(world.clerk.sees):
        now = texts(queries.in_full(draw_up(world)))
        then = texts(queries.in_full(draw_up(world, period=Period(date(2026, 1, 1), date(2026, 9, 30)))))
    assert "đang chờ cơ quan giao xác nhận" in now
    assert "đang chờ cơ quan giao xác nhận" not in then


def test_a_result_outside_the_period_stays_out(world):
    with seeing(world.clerk.sees):
        book(world, "trồng 9 ha rừng", period=("2024", "2024"))
        text = texts(queries.in_full(draw_up(world)))
    assert "9 ha" not in text


def test_what_is_asked_of_others_is_a_proposal_and_no_task(world):
    with seeing(world.clerk.sees):
        tasks.assign(
            words="bố trí thêm cán bộ tăng cường cho các xã biên giới",
            theme=Theme.POLITICAL_BASE,
            strength=Strength.REQUEST,
            lead=world.border_guard,
            assigner=world.province,
            assigned_on=date(2026, 3, 5),
            deadline=date(2026, 12, 1),
            document=world.plan,
            by=world.clerk,
            at=NOON,
        )
        text = texts(queries.in_full(draw_up(world)))
    assert "có 04 nhiệm vụ có thời hạn" in text
    assert "Đề nghị Bộ Chỉ huy Bộ đội Biên phòng tỉnh Sơn Giang bố trí thêm cán bộ" in text


def test_nothing_that_one_may_not_see_gets_in(world):
    with seeing_all():
        secret = tasks.assign(
            words="việc riêng của cơ quan khác",
            theme=Theme.OTHER,
            lead=world.border_guard,
            assigner=world.party,
            assigned_on=date(2026, 3, 5),
            deadline=date(2026, 12, 1),
            document=world.plan,
            by=replace(world.guard_clerk, sees=frozenset({world.border_guard.pk})),
            at=NOON,
        )
    with seeing(world.commune_officer.sees):
        review = draw_up(world, directive=world.plan, unit=world.commune, by=world.commune_officer)
        draft = queries.in_full(review)
    proofs = {proof for sentence in draft.sentences for proof in sentence.evidence}
    assert ("task", secret.pk) not in proofs
    assert "việc riêng" not in texts(draft)
    assert ("task", world.open_task.pk) in proofs


def test_others_do_not_see_the_review(world):
    with seeing(world.clerk.sees):
        review = draw_up(world)
    for stranger in (world.commune_officer, world.guard_clerk):
        with seeing(stranger.sees):
            assert not Review.objects.filter(pk=review.pk).exists()


def test_a_later_ledger_does_not_change_a_review(world):
    with seeing(world.clerk.sees):
        review = draw_up(world)
        before = texts(queries.in_full(review))
        book(world, "phát quang thêm 7 km đường tuần tra")
        assert texts(queries.in_full(review)) == before
        assert "thêm 7 km" in texts(queries.in_full(draw_up(world)))


def test_an_empty_ledger_gives_a_draft_that_says_so(world):
    with seeing(world.clerk.sees):
        lonely = documents.register(
            kind=DocumentKind.DIRECTIVE,
            code="04/CT-UBND",
            issuer=world.province,
            issued="2026-05-04",
            title="phòng, chống cháy rừng",
            by=world.clerk,
            at=NOON,
        )
        draft = queries.in_full(draw_up(world, directive=lonely))
        for printer in (docx, pdf):
            assert printer.written(paper(draft), at=NOON)
    text = texts(draft)
    assert "sổ văn bản chưa ghi nhận văn bản nào triển khai thực hiện Chỉ thị số 04/CT-UBND" in text
    assert "chưa ghi nhận kết quả nào" in text
    assert not any(section.table for section in draft.sections)


def test_a_persons_words_stand_beside_the_original_and_are_marked(world):
    with seeing(world.clerk.sees):
        review = draw_up(world)
        sentence = queries.sentences_of(review.pk).filter(is_placeholder=True).first()
        words = "Địa bàn có  đường biên giới dài."
        actions.rewrite_sentence(sentence=sentence, text=words, by=world.clerk, at=NOON, version=1)
        shown = next(s for s in queries.in_full(review).sentences if s.pk == sentence.pk)
        assert (shown.text, shown.original) == ("Địa bàn có đường biên giới dài.", sentence.text)
        assert not shown.is_placeholder
        with pytest.raises(Overtaken, match="vừa được người khác sửa"):
            actions.rewrite_sentence(sentence=sentence, text="Khác.", by=world.clerk, at=NOON, version=1)
        actions.rewrite_sentence(sentence=sentence, text=shown.original, by=world.clerk, at=NOON)
        assert Sentence.objects.get(pk=sentence.pk).original is None


@pytest.mark.parametrize("words", ["", "  \n "])
def test_a_sentence_is_not_emptied(world, words):
    with seeing(world.clerk.sees):
        sentence = queries.sentences_of(draw_up(world).pk).first()
        with pytest.raises(Refused, match="không được để trống"):
            actions.rewrite_sentence(sentence=sentence, text=words, by=world.clerk, at=NOON)


def test_only_the_unit_that_drew_it_up_rewrites(world):
    with seeing(world.commune_officer.sees):
        review = draw_up(world, directive=world.plan, unit=world.commune, by=world.commune_officer)
    with seeing(world.clerk.sees):
        sentence = queries.sentences_of(review.pk).first()
        with pytest.raises(Refused, match="đơn vị lập báo cáo"):
            actions.rewrite_sentence(sentence=sentence, text="Khác.", by=world.clerk, at=NOON)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"period": Period(date(2026, 2, 1), date(2026, 1, 1))}, "sớm hơn ngày đầu"),
        ({"period": year(2027)}, "chưa bắt đầu"),
        ({"period": years(1900, 1950)}, "không hợp lệ"),
        ({"unit": "border_guard"}, "đơn vị cấp dưới"),
        ({"unit": "old_district"}, "không tồn tại vào ngày 24/11/2026"),
        ({"by": "reader"}, "tra cứu"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_does_not_fit_is_refused_with_its_sentence(world, changes, sentence):
    facts = {
        name: getattr(world, value) if isinstance(value, str) else value for name, value in changes.items()
    }
    with seeing(world.clerk.sees), pytest.raises(Refused, match=sentence):
        draw_up(world, **facts)


def test_the_form_follows_the_kind_of_unit(world):
    party = Actor("Người soạn", Duty.CLERK, unit=world.party.pk, sees=frozenset({world.party.pk}))
    with seeing(world.clerk.sees | party.sees):
        of_party = queries.in_full(draw_up(world, unit=world.party, by=party))
        of_department = queries.in_full(draw_up(world, unit=world.department))
    assert of_party.heading.layout == Layout.PARTY
    assert paper(of_party).form.state == ("ĐẢNG CỘNG SẢN VIỆT NAM",)
    assert not paper(of_party).form.number.startswith("Số:")
    assert any("I- ĐẶC ĐIỂM" in block.runs[0].text for block in paper(of_party).body)
    assert of_department.heading.superior == "Ủy ban nhân dân tỉnh Sơn Giang"


def test_the_docx_has_the_face_and_margins_of_the_decree(filled):
    with seeing(filled.clerk.sees):
        draft = queries.in_full(draw_up(filled))
    opened = python_docx.Document(io.BytesIO(docx.written(paper(draft), at=NOON)))
    page = opened.sections[0]
    margins = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert [round(margin.mm) for margin in margins] == [20, 20, 30, 15]
    assert opened.styles["Normal"].font.name == "Times New Roman"
    assert page.different_first_page_header_footer
    words = "\n".join(paragraph.text for paragraph in opened.paragraphs)
    assert "I. ĐẶC ĐIỂM TÌNH HÌNH" in words
    assert "./." in words
    assert len(opened.tables) == 2 + 3  # head, foot, and an annex each for figures, tasks, documents
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in opened.tables[0].cell(0, 1).text


def test_the_pdf_says_the_same_in_composed_letters_and_always_the_same_bytes(filled):
    with seeing(filled.clerk.sees):
        draft = queries.in_full(draw_up(filled))
    content = pdf.written(paper(draft), at=NOON)
    pages = pypdfium2.PdfDocument(content)
    text = "\n".join(page.get_textpage().get_text_range() for page in pages)
    assert unicodedata.is_normalized("NFC", text)
    assert "ỦY BAN NHÂN DÂN" in text
    assert "1.512,5 km" in " ".join(text.split())
    assert b"pdfaid:part>2" in content or b"<pdfaid:part>" in content
    assert pdf.written(paper(draft), at=NOON) == content


def test_markup_in_the_ledger_is_text_on_paper(world):
    with seeing(world.clerk.sees):
        book(world, "trao 5 con bò\x0b\x01 giống\ncho hộ nghèo")
        book(world, 'cấp #box[x] *đậm* $1$ <thẻ> & \\ "lời" cho 3 bản')
        draft = queries.in_full(draw_up(world))
    pages = pypdfium2.PdfDocument(pdf.written(paper(draft), at=NOON))
    text = " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())
    assert "#box[x] *đậm* $1$ <thẻ> & \\" in text
    assert docx.written(paper(draft), at=NOON)


def test_what_nobody_gave_stays_empty(world):
    with seeing(world.clerk.sees):
        printed = paper(queries.in_full(draw_up(world)))
    assert printed.form.number == "Số:        /BC-…"
    assert "ngày      tháng      năm" in printed.dated


def test_the_rows_of_a_sentence_come_with_their_words_in_the_source(world):
    with seeing(world.clerk.sees):
        review = draw_up(world)
        of_task = f"task:{world.open_task.pk}"
        sentence = queries.sentences_of(review.pk).filter(evidence=[of_task]).first()
        proof = queries.proofs_of(sentence).seen[0]
    assert isinstance(proof.row, Task)
    assert "phát quang đường tuần tra" in proof.row.sentence


def test_rows_that_the_reader_does_not_see_are_counted_and_not_shown(world):
    with seeing(world.clerk.sees):
        sentence = queries.sentences_of(draw_up(world).pk).filter(evidence__len__gt=1).first()
    with seeing({world.province.pk}):
        narrow = queries.proofs_of(sentence)
    with seeing(frozenset()):
        none = queries.proofs_of(sentence)
    assert narrow.hidden + len(narrow.seen) == len(sentence.evidence)
    assert [proof.kind for proof in none.seen] == ["unit"] * len(none.seen)


def test_the_lineage_above_what_the_unit_received_is_counted_too(world):
    with seeing(world.clerk.sees):
        detail = documents.register(
            kind=DocumentKind.PLAN,
            code="09/KH-UBND",
            issuer=world.commune,
            issued="2026-04-02",
            title="Bảo vệ cột mốc trên địa bàn xã",
            by=world.clerk,
            at=NOON,
        )
        documents.link(document=detail, link=Link.IMPLEMENTS, target=world.plan, by=world.clerk, at=NOON)
        draft = queries.in_full(draw_up(world))
    text = texts(draft)
    assert "Trong kỳ báo cáo, có 02 văn bản triển khai thực hiện" in text
    assert "Cấp xã ban hành 01 văn bản: Kế hoạch số 09/KH-UBND ngày 02/4/2026" in text
    assert [row.cells[1] for row in table(draft, Table.DOCUMENTS)] == [
        "Kế hoạch số 12/KH-UBND".replace("số ", ""),
        "Kế hoạch 09/KH-UBND",
    ]


@pytest.mark.parametrize(
    ("facts", "cited"),
    [
        (
            {"kind": DocumentKind.LAW, "code": "66/2020/QH14", "title": "Luật Biên phòng Việt Nam"},
            "Luật Biên phòng Việt Nam",
        ),
        (
            {
                "kind": DocumentKind.REGULATION,
                "code": "02-QC/ĐU",
                "issued": "2021-03",
                "title": "Quy chế phối hợp giữa hai bên",
            },
            "Quy chế số 02-QC/ĐU tháng 3/2021 về phối hợp giữa hai bên",
        ),
        (
            {
                "kind": DocumentKind.OFFICIAL_LETTER,
                "code": "210/UBND-NC",
                "issued": "2026-05-06",
                "title": "V/v đôn đốc nhiệm vụ",
            },
            "Công văn số 210/UBND-NC ngày 06/5/2026 về việc đôn đốc nhiệm vụ",
        ),
        ({"kind": DocumentKind.SCHEME, "title": "Xã sạch ma túy"}, "Đề án về xã sạch ma túy"),
        (
            {
                "kind": DocumentKind.RESOLUTION,
                "number": "33",
                "issuer_name": "Bộ Chính trị",
                "title": "Chiến lược bảo vệ Biên giới",
            },
            "Nghị quyết số 33 của Bộ Chính trị về Chiến lược bảo vệ Biên giới",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_how_a_document_is_cited(facts, cited):
    assert Citations({}, Layout.STATE).full(Document(**facts)) == cited


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (count(3, "kế hoạch"), "03 kế hoạch"),
        (count(1280, "tin"), "1.280 tin"),
        (count(0, "nhiệm vụ"), "không có nhiệm vụ"),
        (listed(["a"]), "a"),
        (listed(["a", "b", "c"]), "a, b và c"),
        (day(date(2020, 1, 5)), "05/01/2020"),
        (day(date(2020, 3, 5)), "05/3/2020"),
        (partial_day("2018-09"), "tháng 9/2018"),
        (partial_day("--09-14"), ""),
        (inner("Mở 268 buổi."), "mở 268 buổi"),
        (inner("Nhân dân cung cấp tin"), "Nhân dân cung cấp tin"),
        (inner("Giúp Nhân dân 6 ngày công"), "giúp Nhân dân 6 ngày công"),
        (inner("Ban hành 5 văn bản"), "ban hành 5 văn bản"),
        (inner("Ban Chỉ huy mở lớp"), "Ban Chỉ huy mở lớp"),
        (inner("Bộ Công an cấp\n 3 xe"), "Bộ Công an cấp 3 xe"),
        (inner("Kết nạp 5 đảng viên"), "kết nạp 5 đảng viên"),
        (inner("UBND xã họp"), "UBND xã họp"),
        (inner("Lạng Sơn có 5 cửa khẩu"), "Lạng Sơn có 5 cửa khẩu"),
        (inner("Đội Biên phòng mở lớp"), "Đội Biên phòng mở lớp"),
        (length(years(2021, 2025)), "05 năm"),
        (length(Period(date(2026, 1, 1), date(2026, 6, 30))), "06 tháng"),
        (length(Period(date(2026, 1, 1), date(2026, 6, 29))), ""),
        (span(years(2021, 2025)), "giai đoạn 2021 - 2025"),
        (span(Period(date(2026, 1, 1), date(2026, 6, 30))), "từ ngày 01/01/2026 đến ngày 30/6/2026"),
    ],
)
def test_how_numbers_days_and_words_are_written(written, expected):
    assert written == expected
