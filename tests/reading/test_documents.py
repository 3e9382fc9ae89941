"""Which documents a sentence names: kind, number, date, issuer and title, and the words that mention them."""

from __future__ import annotations

import pytest

from cotmoc.reading import Document, read


def documents_of(text: str) -> list[Document]:
    return list(read(text).documents)


def only(text: str) -> Document:
    (document,) = documents_of(text)
    return document


def mentions_of(text: str, document: Document) -> list[str]:
    return [text[mention.start : mention.end] for mention in document.mentions]


def test_a_numbered_document_with_all_that_is_said_of_it() -> None:
    text = (
        "Thực hiện tốt Nghị quyết số 07-NQ/TW, ngày 3/6/2031 của Bộ Chính trị về “Phát triển rừng phòng hộ”."
    )
    document = only(text)
    assert (document.kind, document.number, document.code) == ("resolution", "07", "07-NQ/TW")
    assert (document.date, document.issuer) == ("2031-06-03", "Bộ Chính trị")
    assert document.title == "Phát triển rừng phòng hộ"
    assert mentions_of(text, document) == ["Nghị quyết số 07-NQ/TW"]


@pytest.mark.parametrize(
    ("words", "kind", "number"),
    [
        ("Nghị định số 15/2031/NĐ-CP", "decree", "15"),
        ("Kế hoạch 12-KH/TU", "plan", "12"),
        ("Công văn số 2552 /UBND-NN", "official_letter", "2552"),
        ("Quyết định số 1961/QĐUBND", "decision", "1961"),
        ("Quy định số 66-QĐ/TW", "regulation", "66"),
        ("Kết luận số 81-TB/TW", "notice", "81"),
        ("Thông tư liên tịch số 01/2015/TTLT-VPCP-BNV", "circular", "01"),
        ("Chương trình hành động số 9-CTr/TU", "action_programme", "9"),
        ("Tờ trình số 40/TTr-SNV", "other", "40"),
        ("Nghị quyết 18", "resolution", "18"),
    ],
)
def test_kind_and_number_of_what_is_written(words: str, kind: str, number: str) -> None:
    document = only(f"Huyện triển khai {words} của tỉnh.")
    assert (document.kind, document.number) == (kind, number)


@pytest.mark.parametrize(
    "words",
    [
        "kế hoạch 5 năm",
        "báo cáo 6 tháng",
        "các nghị quyết, chỉ thị của Đảng",
        "Kế hoạch 2031",
        "Nghị quyết này",
    ],
)
def test_counts_years_classes_and_back_references_are_no_documents(words: str) -> None:
    assert documents_of(f"Xã thực hiện {words} rất tốt.") == []


def test_a_list_shares_its_kind_word() -> None:
    text = "Tỉnh sơ kết các Kế hoạch số 5, 6 và Kế hoạch số 7 của Tỉnh ủy."
    documents = documents_of(text)
    assert [document.number for document in documents] == ["5", "6", "7"]
    assert [mentions_of(text, document) for document in documents] == [
        ["Kế hoạch số 5"],
        ["6"],
        ["Kế hoạch số 7"],
    ]


def test_a_short_mention_belongs_to_the_full_one() -> None:
    text = (
        "Chỉ thị số 14-CT/TU ngày 2/2/2030 của Tỉnh ủy ra đời. Sau hai năm thực hiện Chỉ thị 14, xã đổi thay."
    )
    assert mentions_of(text, only(text)) == ["Chỉ thị số 14-CT/TU", "Chỉ thị 14"]


def test_the_same_number_of_another_issuer_is_another_document() -> None:
    text = "Nghị quyết số 33 của Bộ Chính trị và Nghị quyết số 33 của Chính phủ."
    assert [document.issuer for document in documents_of(text)] == ["Bộ Chính trị", "Chính phủ"]


@pytest.mark.parametrize(
    "words", ["NQTW8 (khoá XI)", "Nghị quyết Trung ương 8 khóa XI", "Nghị quyết Trung ương 8, khóa XI"]
)
def test_a_resolution_of_a_plenum(words: str) -> None:
    document = only(f"Đảng bộ học tập {words}.")
    assert (document.number, document.issuer) == ("8", "Ban Chấp hành Trung ương Đảng khóa XI")


def test_a_law_is_named_by_its_whole_name() -> None:
    text = "Căn cứ Luật Thư viện ngày 21 tháng 11 năm 2019;"
    document = only(text)
    assert (document.kind, document.title, document.date) == ("law", "Luật Thư viện", "2019-11-21")
    assert mentions_of(text, document) == ["Luật Thư viện"]


def test_a_plan_of_a_named_organ_counts_without_a_number() -> None:
    text = "Xã quán triệt kế hoạch của UBND huyện Sông Mã về trồng rừng ven suối."
    document = only(text)
    assert (document.issuer, document.title) == ("Ủy ban nhân dân huyện Sông Mã", "trồng rừng ven suối")


def test_who_issued_it_may_stand_before_it() -> None:
    text = "Ngày 5/4/2032, UBND tỉnh Hà Giang ban hành Kế hoạch số 40 về chuyển đổi số."
    document = only(text)
    assert (document.issuer, document.date) == ("Ủy ban nhân dân tỉnh Hà Giang", "2032-04-05")


def test_a_regulation_of_coordination_needs_its_parties() -> None:
    named = "Hai bên ký quy chế phối hợp giữa Công an và Biên phòng. Nhờ quy chế phối hợp, địa bàn yên ổn."
    assert mentions_of(named, only(named)) == ["quy chế phối hợp", "quy chế phối hợp"]
    assert documents_of("Hai bên thực hiện tốt quy chế phối hợp.") == []


def test_the_document_that_the_text_is_itself() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\n\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 15/KH-UBND\n\n"
        "Hà Giang, ngày 03 tháng 02 năm 2030\n\nKẾ HOẠCH\n\nTrồng rừng phòng hộ năm 2030\n\nI. Mục đích"
    )
    document = only(text)
    assert (document.kind, document.number, document.date) == ("plan", "15", "2030-02-03")
    assert (document.issuer, document.title) == (
        "Ủy ban nhân dân tỉnh Hà Giang",
        "Trồng rừng phòng hộ năm 2030",
    )
    assert mentions_of(text, document) == ["Số: 15/KH-UBND", "KẾ HOẠCH\n\nTrồng rừng phòng hộ năm 2030"]


def test_numbers_that_share_a_kind_word_and_its_issuer_before_them() -> None:
    listed = read(
        "Căn cứ các Nghị định của Chính phủ: số 24/2014/NĐ-CP ngày 04/4/2014 quy định về tổ chức; "
        "số 37/2014/NĐ-CP ngày 05/5/2014 quy định về biên chế."
    )
    assert [(item.kind, item.code, item.date, item.issuer) for item in listed.documents] == [
        ("decree", "24/2014/NĐ-CP", "2014-04-04", "Chính phủ"),
        ("decree", "37/2014/NĐ-CP", "2014-05-05", "Chính phủ"),
    ]


def test_a_number_after_its_issuer() -> None:
    decision = read("Theo Quyết định của Thủ tướng Chính phủ số 749/QĐ-TTg ngày 03/6/2020.").documents[0]
    assert (decision.kind, decision.number, decision.issuer) == ("decision", "749", "Thủ tướng Chính phủ")


def test_a_congress_resolution_is_one_wherever_its_province_is_left_out() -> None:
    text = (
        "Đảng ủy Quân sự tỉnh Phú Thọ sơ kết việc thực hiện nghị quyết Đại hội Đảng bộ Quân sự tỉnh Phú Thọ "
        "lần thứ XVIII. Các cơ quan bám sát Nghị quyết Đại hội Đảng bộ Quân sự tỉnh lần thứ XVIII."
    )
    (document,) = read(text).documents
    assert document.issuer == "Đại hội Đảng bộ Quân sự tỉnh Phú Thọ lần thứ XVIII"
    assert len(document.mentions) == 2


def test_an_issuer_without_its_little_word_stands_before_the_title() -> None:
    (document,) = read("Cấp ủy thực hiện nghị quyết số 35-NQ/TW Bộ Chính trị về bảo vệ nền tảng.").documents
    assert document.issuer == "Bộ Chính trị"


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "Văn phòng Chính phủ"),
        ("Bộ trưởng Bộ Y tế", "Bộ Y tế"),
        ("Chủ tịch UBND tỉnh Hà Giang", "Chủ tịch Ủy ban nhân dân tỉnh Hà Giang"),
    ],
)
def test_the_head_of_a_ministry_signs_for_it(head: str, issuer: str) -> None:
    (document,) = read(f"Căn cứ Quyết định số 12/QĐ-XYZ ngày 03/02/2020 của {head} về quy chế;").documents
    assert document.issuer == issuer


HEADING = "ỦY BAN NHÂN DÂN\n\nTHÀNH PHỐ HẢI PHÒNG\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n"


def test_the_heading_names_the_issuer_over_several_lines() -> None:
    text = f"{HEADING}Số: 31/CT-UBND\n\nCHỈ THỊ\n\nVề việc giữ sạch bãi biển\n\nThời gian qua, rác còn nhiều."
    document = only(text)
    assert (document.kind, document.issuer) == ("directive", "Ủy ban nhân dân thành phố Hải Phòng")


@pytest.mark.parametrize("beside", ["", "\tĐộc lập - Tự do - Hạnh phúc"])
def test_the_office_below_the_organ_in_the_heading_issues_the_document(beside: str) -> None:
    text = (
        f"ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\nVĂN PHÒNG{beside}\nSố: 31/TB-VPUBND\nTHÔNG BÁO\nKết luận giao ban"
    )
    assert only(text).issuer == "Văn phòng Ủy ban nhân dân tỉnh Lạng Sơn"


def test_a_heading_without_a_number_is_a_document_too() -> None:
    text = f"{HEADING}BÁO CÁO TÓM TẮT\n\nTình hình bến bãi ven sông\n\nBến bãi đã được sắp xếp."
    document = only(text)
    assert (document.kind, document.number, document.title) == ("report", None, "Tình hình bến bãi ven sông")
    assert document.issuer == "Ủy ban nhân dân thành phố Hải Phòng"


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Căn cứ các Quyết định của Bộ trưởng Bộ Y tế: Số 11/QĐ-BYT ngày 03/8/2030 về phòng dịch;",
         "Bộ Y tế"),
        ("Danh mục được Chủ tịch UBND tỉnh Hà Nam công bố tại các Quyết định: Số 21/QĐ-UBND ngày 2/1/2030.",
         "Ủy ban nhân dân tỉnh Hà Nam"),
        ("Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 7/TTr-SNV ngày 19/9/2030.", "Sở Nội vụ"),
        ("Thực hiện Nghị quyết số 8-NQ/TW của Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa II.",
         "Ban Chấp hành Trung ương Đảng khóa II"),
        ("Chủ tịch UBND tỉnh Hà Nam vừa ký Công văn số 97/UBND-KT về bến đò.", "Ủy ban nhân dân tỉnh Hà Nam"),
    ],
)  # fmt: skip
def test_who_issued_it_is_told_around_the_number(text: str, issuer: str) -> None:
    assert only(text).issuer == issuer


def test_a_document_that_is_only_requested_from_leaders_has_no_issuer() -> None:
    text = "Thực hiện chỉ đạo của lãnh đạo UBND tỉnh Hà Nam tại Thông báo số 41/TB-VP ngày 2/9/2030."
    assert only(text).issuer is None


@pytest.mark.parametrize(
    ("text", "kind", "issuer", "mention"),
    [
        ("Đảng ủy xã Tân Lập đã ra Nghị quyết lãnh đạo thực hiện nhiệm vụ năm 2031.", "resolution",
         "Đảng ủy xã Tân Lập", "Nghị quyết lãnh đạo thực hiện nhiệm vụ năm 2031"),
        ("Sở Y tế vừa ký công văn hỏa tốc yêu cầu các trạm trực đêm.", "official_letter", "Sở Y tế",
         "công văn hỏa tốc"),
        ("Hội nghị nhất trí cao với dự thảo báo cáo kiểm điểm giữa nhiệm kỳ của cấp ủy.", "report", None,
         "báo cáo kiểm điểm giữa nhiệm kỳ của cấp ủy"),
        ("Chương trình xây dựng nông thôn mới đã đổi thay làng xã.", "programme", None,
         "Chương trình xây dựng nông thôn mới"),
    ],
)  # fmt: skip
def test_documents_known_by_what_they_are_about(
    text: str, kind: str, issuer: str | None, mention: str
) -> None:
    document = only(text)
    assert (document.kind, document.issuer, mentions_of(text, document)) == (kind, issuer, [mention])


def test_a_report_that_is_only_heard_is_no_document() -> None:
    assert documents_of("Các đại biểu đã nghe báo cáo kết quả công tác trồng rừng năm 2030 của xã.") == []


def test_a_congress_of_an_agency_and_its_short_name() -> None:
    text = (
        "Chi bộ thực hiện Nghị quyết Đại hội Công an tỉnh Hà Nam lần thứ XII. "
        "Nghị quyết Đại hội Công an tỉnh đề ra ba khâu."
    )
    document = only(text)
    assert document.issuer == "Đại hội Công an tỉnh Hà Nam lần thứ XII"
    assert len(document.mentions) == 2


def test_the_organ_that_enacts_issues_a_document_whose_heading_lost_it() -> None:
    text = (
        "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 12/2030/QĐ-UBND |\nQUYẾT ĐỊNH\n"
        "BAN HÀNH QUY ĐỊNH VỀ BẾN ĐÒ\nTRÊN CÁC SÔNG\nỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG\n"
        "Căn cứ Luật Đường sắt ngày 1 tháng 6 năm 2027;"
    )
    document = documents_of(text)[0]
    assert (document.issuer, document.title) == (
        "Ủy ban nhân dân thành phố Hải Phòng",
        "BAN HÀNH QUY ĐỊNH VỀ BẾN ĐÒ TRÊN CÁC SÔNG",
    )


def test_documents_in_a_row_share_the_organ_that_asked_in_them() -> None:
    text = (
        "Theo đề nghị của Sở Nội vụ tại Tờ trình số 14/TTr-SNV ngày 8/6/2031, Công văn số 22/SNV-TC "
        "ngày 8/9/2031 và Báo cáo thẩm định số 18/BC-STP ngày 5/5/2031 của Sở Tư pháp."
    )
    assert [(document.number, document.issuer) for document in documents_of(text)] == [
        ("14", "Sở Nội vụ"),
        ("22", "Sở Nội vụ"),
        ("18", "Sở Tư pháp"),
    ]


def test_a_title_follows_the_last_of_joint_issuers() -> None:
    text = "Căn cứ Thông tư số 4/2030/TTLT-BYT-BNV của Bộ Y tế và Bộ Nội vụ hướng dẫn về trạm y tế;"
    document = only(text)
    assert (document.issuer, document.title) == ("Bộ Y tế", "hướng dẫn về trạm y tế")


@pytest.mark.parametrize(
    ("text", "title", "code", "date"),
    [
        (
            "Căn cứ Luật Thư viện số 46/2019/QH14 ngày 21/11/2019;",
            "Luật Thư viện",
            "46/2019/QH14",
            "2019-11-21",
        ),
        ("Theo Luật Thư viện (Luật số 46/2019/QH14), xã mở tủ sách.", "Luật Thư viện", "46/2019/QH14", None),
        (
            "Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 80/2015/QH13 ngày 22/6/2015;",
            "Luật Ban hành văn bản quy phạm pháp luật",
            "80/2015/QH13",
            "2015-06-22",
        ),
    ],
)
def test_a_law_has_the_number_behind_its_name(text: str, title: str, code: str, date: str | None) -> None:
    document = only(text)
    assert (document.title, document.code, document.date) == (title, code, date)


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Ngày 4/1/2031, Thủ tướng Lê Quang Minh đã ký Quyết định số 19/QĐ-TTg.", "Thủ tướng Chính phủ"),
        ("Nghị quyết 9-NQ/TW ngày 4/1/2031 Hội nghị Trung ương 8 khóa II về rừng.",
         "Ban Chấp hành Trung ương Đảng khóa II"),
        ("Lệnh số 02/2031/L-CTN của Chủ tịch nước.", "Chủ tịch nước"),
        ("Nghị quyết số 15/NQ-HĐND của HĐND tỉnh Hà Nam khóa XIX, kỳ họp thứ 8 về đê.",
         "Hội đồng nhân dân tỉnh Hà Nam"),
        ("Xã nhận Công văn gửi kèm; Báo cáo của UBND xã Tân Lập về vụ lúa.", "Ủy ban nhân dân xã Tân Lập"),
    ],
)  # fmt: skip
def test_further_ways_to_name_the_issuer(text: str, issuer: str) -> None:
    assert only(text).issuer == issuer


def test_the_issuer_behind_a_row_of_documents_is_that_of_all() -> None:
    text = "Theo Chỉ thị số 13/CT-TTg và Chỉ thị số 14/CT-TTg ngày 1/2/2032 của Thủ tướng Chính phủ."
    assert {document.issuer for document in documents_of(text)} == {"Thủ tướng Chính phủ"}


def test_a_plan_with_the_symbol_of_a_decision_is_a_decision() -> None:
    assert only("Xã thực hiện kế hoạch số 12/QĐ-SYT.").kind == "decision"


def test_a_letter_says_under_its_number_what_it_is_about() -> None:
    text = (
        "SỞ Y TẾ TỈNH HÀ NAM\n\nSố: 26/SYT-KH\nV/v sắp xếp trạm y tế\n\nHà Nam, ngày 2 tháng 6 năm 2030\n\n"
        "Sở báo cáo."
    )
    document = only(text)
    assert (document.kind, document.title) == ("official_letter", "sắp xếp trạm y tế")


def test_the_laws_that_another_amends_are_words_of_its_title() -> None:
    text = (
        "Căn cứ Luật Sửa đổi bổ sung một số điều của Luật Chứng khoán, Luật Kế toán và Luật Ngân sách "
        "nhà nước ngày 29 tháng 11 năm 2031;"
    )
    (law,) = documents_of(text)
    assert law.date == "2031-11-29"
    assert law.title == (
        "Luật Sửa đổi bổ sung một số điều của Luật Chứng khoán, Luật Kế toán và Luật Ngân sách nhà nước"
    )


@pytest.mark.parametrize(
    ("text", "number", "issuer", "title"),
    [
        (
            "Bộ Y tế vừa có Công văn khẩn số 595 gửi UBND các tỉnh về tăng cường chống dịch.",
            "595",
            "Bộ Y tế",
            "tăng cường chống dịch",
        ),
        (
            "Nghị quyết số 22-NQ/TU ban hành bởi Tỉnh ủy Hà Nam về đê điều.",
            "22",
            "Tỉnh ủy Hà Nam",
            "đê điều",
        ),
        (
            "Thủ tướng Chính phủ vừa có công điện về việc tăng cường chống bão.",
            None,
            "Thủ tướng Chính phủ",
            "tăng cường chống bão",
        ),
    ],
)
def test_letters_and_telegrams_of_the_press(text: str, number: str | None, issuer: str, title: str) -> None:
    document = only(text)
    assert (document.number, document.issuer, document.title) == (number, issuer, title)


def test_the_plan_that_the_text_issues_is_the_text_itself() -> None:
    text = (
        "ỦY BAN NHÂN DÂN |\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 86/KH-UBND |\nKẾ HOẠCH\n"
        "PHÁT TRIỂN BẾN BÃI\nCăn cứ Luật Đường sắt năm 2017;\n"
        "Ủy ban nhân dân tỉnh Hà Nam ban hành Kế hoạch phát triển bến bãi, cụ thể như sau:"
    )
    plan = documents_of(text)[0]
    assert plan.issuer == "Ủy ban nhân dân tỉnh Hà Nam"
    assert mentions_of(text, plan)[-1] == "Kế hoạch phát triển bến bãi"


def test_the_title_may_stand_on_the_line_of_the_kind() -> None:
    text = (
        "TỈNH ỦY HÀ NAM\n\nSố 27-CTr/TU\n\nCHƯƠNG TRÌNH HÀNH ĐỘNG thực hiện Nghị quyết số 9-NQ/TW về đê\n\n"
        "Tỉnh ủy đề ra các nhiệm vụ."
    )
    programme = documents_of(text)[0]
    assert (programme.kind, programme.number) == ("action_programme", "27")
    assert mentions_of(text, programme) == [
        "Số 27-CTr/TU",
        "CHƯƠNG TRÌNH HÀNH ĐỘNG thực hiện Nghị quyết số 9-NQ/TW",
    ]


def test_the_organ_behind_a_comma_after_the_issuer_acts_next() -> None:
    text = "Thực hiện Kế hoạch số 16/KH-BNN của Bộ Nông nghiệp, UBND tỉnh ban hành Kế hoạch nhân giống:"
    assert documents_of(text)[0].title is None
    text = "Căn cứ Thông tư số 12/2031/TT-BYT của Bộ Y tế, Bộ Tài chính và Bộ Nội vụ hướng dẫn trực;"
    assert only(text).title == "hướng dẫn trực"


def test_a_treaty_ends_where_another_begins_and_before_whom_it_serves() -> None:
    text = "In tờ gấp về Hiệp định về nước sông Lộc và Hiệp định về quy chế cầu treo cho cư dân."
    assert [document.title for document in documents_of(text)] == [
        "Hiệp định về nước sông Lộc",
        "Hiệp định về quy chế cầu treo",
    ]


def test_a_treaty_holds_the_name_of_the_law_it_is_about() -> None:
    text = "Việt Nam tôn trọng Công ước Liên hợp quốc về Luật Biển năm 1982."
    assert [document.kind for document in documents_of(text)] == ["treaty"]


def test_who_concludes_may_stand_on_the_line_of_the_kind() -> None:
    text = (
        "TỈNH ỦY HÀ NAM\n\nSố 12-KL/TU\n\nKẾT LUẬN của Ban Thường vụ Tỉnh ủy về sơ kết 3 năm làm thủy lợi\n\n"
        "Ban Thường vụ Tỉnh ủy giao các sở thực hiện."
    )
    (conclusion,) = documents_of(text)
    assert conclusion.issuer == "Ban Thường vụ Tỉnh ủy Hà Nam"
    assert conclusion.title == "sơ kết 3 năm làm thủy lợi"


def test_an_ordinance_has_its_number_and_issuer_behind_its_name() -> None:
    text = (
        "Căn cứ Pháp lệnh Ưu đãi người có công với cách mạng số 26/2005/PL-UBTVQH11 ngày 29 tháng 6 năm 2005 "
        "của Ủy ban Thường vụ Quốc hội và Pháp lệnh sửa đổi, bổ sung một số điều của Pháp lệnh Ưu đãi "
        "người có công với cách mạng số 04/2012/PL-UBTVQH13 ngày 16 tháng 7 năm 2012;"
    )
    first, second = documents_of(text)
    assert (first.title, first.code) == (
        "Pháp lệnh Ưu đãi người có công với cách mạng",
        "26/2005/PL-UBTVQH11",
    )
    assert (first.issuer, first.date) == ("Ủy ban Thường vụ Quốc hội", "2005-06-29")
    assert second.code == "04/2012/PL-UBTVQH13"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Chiến lược phát triển cảng biển đến năm 2030 sẽ mở đường.", ["đến năm 2030"]),
        ("Theo Chiến lược phát triển cảng biển đến năm 2030, tầm nhìn 2045 để làm bến.", ["tầm nhìn 2045"]),
        ("Các việc nêu tại Chiến lược tại mục II Chương trình này.", []),
    ],
)
def test_the_years_close_the_name_of_a_strategy(text: str, titles: list[str]) -> None:
    found = [document.title or "" for document in documents_of(text)]
    assert len(found) == len(titles)
    assert all(name.endswith(end) for name, end in zip(found, titles, strict=True))


def test_a_decision_brings_a_plan_with_a_heading_of_its_own() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\nSố: 12/QĐ-UBND Hà Nam, ngày 18 tháng 10 năm 2022\n\nQUYẾT ĐỊNH\n"
        "Ban hành Kế hoạch trồng rừng ven sông\n\n"
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng rừng ven sông năm 2023.\n\n"
        "KẾ HOẠCH\nTRỒNG RỪNG VEN SÔNG NĂM 2023\n"
        "(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 18/10/2022 của Ủy ban nhân dân tỉnh Hà Nam)"
        "\n\nCác xã trồng rừng."
    )
    decision, plan = documents_of(text)
    assert (decision.number, decision.date) == ("12", "2022-10-18")
    assert (plan.kind, plan.issuer) == ("plan", "Ủy ban nhân dân tỉnh Hà Nam")
    assert plan.title == "trồng rừng ven sông năm 2023"
    assert mentions_of(text, plan) == [
        "Kế hoạch trồng rừng ven sông năm 2023",
        "KẾ HOẠCH\nTRỒNG RỪNG VEN SÔNG NĂM 2023",
    ]


def test_a_decision_that_is_handed_over_has_no_number() -> None:
    text = "Lãnh đạo huyện trao Quyết định ra mắt Tổ hợp tác trồng chè thôn Nà Pù."
    (decision,) = documents_of(text)
    assert decision.title == "ra mắt Tổ hợp tác trồng chè thôn Nà Pù"


def test_what_is_known_by_its_organ_alone_is_named_with_it() -> None:
    text = "Sau khi nghe Báo cáo của Bộ Tài chính, hội nghị thảo luận."
    (report,) = documents_of(text)
    assert (report.issuer, mentions_of(text, report)) == ("Bộ Tài chính", ["Báo cáo của Bộ Tài chính"])


def test_a_worn_name_of_a_strategy_is_the_same_one() -> None:
    text = (
        "Theo Chiến lược phát triển cảng biển đến năm 2030. Các việc của Chiên lược phát trien cảng biển "
        "đến năm 2030. Mục tiêu của Chiến lược phát trien cảng biển."
    )
    assert len(documents_of(text)) == 1


def test_a_symbol_broken_at_its_hyphen_and_a_worn_word_for_number() -> None:
    text = "Ban hành Quyết định số 508/QĐ-\nTTg về thuế; thực hiện Chỉ thị so 10/CT-TTg về y tế."
    assert [document.number for document in documents_of(text)] == ["508", "10"]


def test_an_organ_that_agreed_in_its_letter_issued_it() -> None:
    text = "Danh sách được Bộ Y tế đồng ý tại Công văn số 1356/BYT-TCCB ngày 14/3/2019."
    assert documents_of(text)[0].issuer == "Bộ Y tế"


def test_a_joint_circular_of_two_ministries_has_an_issuer() -> None:
    text = (
        "Căn cứ Thông tư liên tịch số 117/2007/TTLT/BLĐTBXH-BTC ngày 01/10/2007 của liên Bộ Lao động - "
        "Thương binh và Xã hội - Bộ Tài chính hướng dẫn về mức đóng góp;"
    )
    circular = documents_of(text)[0]
    assert circular.issuer == "Bộ Lao động - Thương binh và Xã hội"
    assert circular.title == "hướng dẫn về mức đóng góp"


def test_a_letter_says_what_it_is_about_below_an_empty_line() -> None:
    text = (
        "UBND TỈNH HÀ NAM\nSỞ Y TẾ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 292/SYT-NV\n\n"
        "V/v hướng dẫn khám sức khỏe\n\nHà Nam, ngày 2 tháng 3 năm 2022\n\nKính gửi: Các bệnh viện.\n"
    )
    letter = documents_of(text)[0]
    assert (letter.kind, letter.number, letter.title) == (
        "official_letter",
        "292",
        "hướng dẫn khám sức khỏe",
    )


@pytest.mark.parametrize(
    ("text", "issuer", "title"),
    [
        (
            "Thay mặt Chủ tịch UBND tỉnh trình Tờ trình về việc điều chỉnh vốn đầu tư.",
            "Ủy ban nhân dân tỉnh",
            "điều chỉnh vốn đầu tư",
        ),
        (
            "Thủ tướng Chính phủ ký Quyết định 129/QĐ-TTg tặng Bằng khen cho 4 tập thể theo đề nghị của Sở.",
            "Thủ tướng Chính phủ",
            "tặng Bằng khen cho 4 tập thể",
        ),
    ],
)
def test_a_proposal_and_a_decision_that_awards(text: str, issuer: str, title: str) -> None:
    document = documents_of(text)[0]
    assert (document.issuer, document.title) == (issuer, title)


def test_a_regulation_with_a_name_is_that_of_the_organ_behind_it() -> None:
    text = "UBND tỉnh Hà Nam giao Công an tỉnh trình Quy chế bảo vệ đê của UBND tỉnh Hà Nam; đôn đốc."
    document = only(text)
    assert (document.kind, document.issuer) == ("regulation", "Ủy ban nhân dân tỉnh Hà Nam")
    assert document.title == "bảo vệ đê"
    assert mentions_of(text, document) == ["Quy chế bảo vệ đê"]


def test_a_regulation_of_coordination_may_tell_its_subject_before_its_parties() -> None:
    text = (
        "Hai bên dự Lễ ký kết Quy chế phối hợp về giữ gìn trật tự, phòng chống cháy nổ giữa Công ty Gỗ "
        "Sao Nam và Công an phường Ba Hàng."
    )
    document = only(text)
    assert document.title is not None
    assert document.title.startswith("giữ gìn trật tự, phòng chống cháy nổ giữa Công ty")
    assert mentions_of(text, document) == ["Quy chế phối hợp"]


def test_a_telegram_is_known_by_who_issues_it() -> None:
    text = "Ngày 3/9/2031, Bộ Công Thương đã ban hành công điện đầu tiên gửi các sở."
    document = only(text)
    assert (document.issuer, document.date) == ("Bộ Công Thương", "2031-09-03")


def test_initials_in_the_name_of_a_law_are_those_words() -> None:
    text = "Căn cứ Luật Bảo vệ bí mật nhà nước ngày 5/5/2031; thực hiện nghiêm Luật Bảo vệ BMNN."
    document = only(text)
    assert document.title == "Luật Bảo vệ bí mật nhà nước"
    assert mentions_of(text, document) == ["Luật Bảo vệ bí mật nhà nước", "Luật Bảo vệ BMNN"]


def test_a_letter_tells_place_and_day_beside_its_number_and_a_symbol_breaks_at_its_hyphen() -> None:
    text = (
        "TỔNG CỤC HẢI QUAN\n\nSố: 9594 /TCHQ-PC Hà Nội, ngày 3 tháng 4 năm 2031\n"
        "V/v triển khai thu thuế qua mạng\n\nKính gửi: Cục Hải quan Hà Nam.\n\n"
        "Cục thực hiện Nghị định 16/2030/NĐ-\nCP ngày 19/11/2030 của Chính phủ về thu thuế.\n"
    )
    letter, decree = documents_of(text)
    assert (letter.code, letter.kind) == ("9594 /TCHQ-PC", "official_letter")
    assert letter.title == "triển khai thu thuế qua mạng"
    assert (decree.date, decree.issuer) == ("2030-11-19", "Chính phủ")


def test_the_ordinal_of_a_congress_may_be_worn() -> None:
    document = only("Bám sát Nghị quyết Đại hội đại biểu toàn quốc làn thứ XII của Đảng; làm ngay.")
    assert document.issuer == "Đại hội đại biểu toàn quốc làn thứ XII của Đảng"


def test_the_organ_issued_what_its_head_signed() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\nSố: 254/QĐ-UBND Hà Nam, ngày 7 tháng 2 năm 2031\n\nQUYẾT ĐỊNH\n"
        "Ban hành Quy chế giữ rừng\n\nKẾ HOẠCH\n"
        "(Kèm theo Quyết định số 254/QĐ-UBND ngày 07/02/2031 của Chủ tịch Ủy ban nhân dân tỉnh)\n"
    )
    assert documents_of(text)[0].issuer == "Ủy ban nhân dân tỉnh Hà Nam"


def test_a_title_in_capitals_ends_where_the_lines_are_no_more_in_capitals():
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH BẮC KẠN\nSố: 07/CT-UBND\nBắc Kạn, ngày 3 tháng 4 năm 2015\nCHỈ THỊ\n"
        "VỀ TĂNG CƯỜNG CÔNG\nTÁC PHÒNG CHÁY RỪNG TRONG MÙA HANH KHÔ TRÊN ĐỊA BÀN TỈNH\n"
        "Những tuần qua trời hanh khô,\nnhiều khu rừng đã ở mức báo động cháy cao nhất trong năm nay và\n"
        "Chủ tịch Ủy ban nhân dân tỉnh chỉ thị các huyện như sau."
    )
    (directive,) = read(text).documents
    assert directive.title == ("TĂNG CƯỜNG CÔNG TÁC PHÒNG CHÁY RỪNG TRONG MÙA HANH KHÔ TRÊN ĐỊA BÀN TỈNH")


@pytest.mark.parametrize(
    ("text", "kind", "title", "issuer"),
    [
        (
            "Căn cứ nội dung của Ban Dân tộc tỉnh Lai Châu tại Công văn số 77/BDT-KH, các xã lập sổ.",
            "official_letter",
            None,
            "Ban Dân tộc tỉnh Lai Châu",
        ),
        (
            "Hội nghị đã nghe Báo cáo tổng kết công tác trồng rừng vụ xuân năm 2027.",
            "report",
            "tổng kết công tác trồng rừng vụ xuân năm 2027",
            None,
        ),
        (
            "Căn cứ Thỏa thuận hợp tác giữa huyện Mường La và huyện Than Uyên, hai bên mở chợ chung.",
            "other",
            "hợp tác giữa huyện Mường La và huyện Than Uyên",
            None,
        ),
        (
            "Sáng 4/5/2027, xã Chiềng Ơn và Đồn Biên phòng số 9 tổ chức lễ ký kết chương trình phối hợp.",
            "programme",
            None,
            None,
        ),
    ],
)
def test_papers_told_by_what_is_done_with_them(text, kind, title, issuer):
    (document,) = read(text).documents
    assert (document.kind, document.title, document.issuer) == (kind, title, issuer)


def test_reports_heard_in_a_row_are_each_a_paper():
    text = "Hội nghị đã nghe Báo cáo tổng kết công tác thú y năm 2027; Báo cáo kết quả trồng rừng năm 2027."
    assert [document.title for document in read(text).documents] == [
        "tổng kết công tác thú y năm 2027",
        "kết quả trồng rừng năm 2027",
    ]
