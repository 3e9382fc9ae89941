"""Which organs a sentence names: their full names, kinds, places, rows, lists and classes."""

from __future__ import annotations

import pytest

from cotmoc.reading import read


def names_of(text: str) -> list[str]:
    return [organization.name for organization in read(text).organizations]


def mentions_of(text: str) -> list[list[str]]:
    return [
        [text[mention.start : mention.end] for mention in organization.mentions]
        for organization in read(text).organizations
    ]


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("UBND tỉnh Hà Giang", "Ủy ban nhân dân tỉnh Hà Giang", "peoples_committee"),
        ("HĐND tỉnh Hà Giang", "Hội đồng nhân dân tỉnh Hà Giang", "peoples_council"),
        ("Bộ Chỉ huy BĐBP tỉnh Hà Giang", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh Hà Giang", "border_guard"),
        ("Đảng ủy BĐBP Hà Giang", "Đảng ủy Bộ đội Biên phòng Hà Giang", "party_committee"),
        ("Bộ CHQS tỉnh Hà Giang", "Bộ Chỉ huy Quân sự tỉnh Hà Giang", "military"),
        ("Ban Giám đốc Công an tỉnh Hà Giang", "Ban Giám đốc Công an tỉnh Hà Giang", "police"),
        ("Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn", "department"),
        ("Bộ Quốc phòng", "Bộ Quốc phòng", "department"),
        ("Hội LHPN tỉnh Hà Giang", "Hội Liên hiệp Phụ nữ tỉnh Hà Giang", "front"),
        ("Quân khu 2", "Quân khu 2", "military"),
        ("Thủ tướng Chính phủ", "Thủ tướng Chính phủ", "government"),
        ("Trung ương Đảng", "Ban Chấp hành Trung ương Đảng", "party_committee"),
        ("Đoàn ĐBQH tỉnh Hà Giang", "Đoàn đại biểu Quốc hội tỉnh Hà Giang", "assembly"),
        ("Ban Tuyên giáo Tỉnh ủy Hà Giang", "Ban Tuyên giáo Tỉnh ủy Hà Giang", "party_committee"),
        ("Ban Chỉ đạo 389 tỉnh Hà Giang", "Ban Chỉ đạo 389 tỉnh Hà Giang", "other"),
        ("Đồn Biên phòng Bãi Cát", "Đồn Biên phòng Bãi Cát", "border_guard"),
    ],
)
def test_a_name_in_full_and_its_kind(words: str, name: str, kind: str) -> None:
    (organization,) = read(f"Ngày hôm qua, {words} đã họp.").organizations
    assert (organization.name, organization.kind) == (name, kind)


@pytest.mark.parametrize(
    "words",
    [
        "các sở, ban, ngành",
        "các Huyện ủy, Thành ủy",
        "UBND các huyện, thành phố",
        "UBND cấp xã",
        "cấp ủy, chính quyền",
        "các đơn vị BĐBP",
        "lực lượng vũ trang",
        "UBND tỉnh, thành phố trực thuộc Trung ương",
        "Hội Nông dân các cấp",
    ],
)
def test_classes_are_no_organizations(words: str) -> None:
    assert names_of(f"Yêu cầu {words} thực hiện nghiêm.") == []


def test_joined_heads_share_the_unit_of_the_last() -> None:
    text = "Đảng ủy, Bộ Chỉ huy BĐBP tỉnh Cao Bằng họp."
    assert names_of(text) == [
        "Đảng ủy Bộ đội Biên phòng tỉnh Cao Bằng",
        "Bộ Chỉ huy Bộ đội Biên phòng tỉnh Cao Bằng",
    ]
    assert mentions_of(text) == [["Đảng ủy"], ["Bộ Chỉ huy BĐBP tỉnh Cao Bằng"]]


def test_councils_in_a_row_share_level_and_place() -> None:
    assert names_of("Thường trực HĐND, UBND tỉnh Cao Bằng dự.") == [
        "Thường trực Hội đồng nhân dân tỉnh Cao Bằng",
        "Ủy ban nhân dân tỉnh Cao Bằng",
    ]


def test_a_list_under_a_shared_head_is_spread() -> None:
    text = "UBND 2 huyện biên giới: Mèo Vạc và Đồng Văn báo cáo."
    assert names_of(text) == ["Ủy ban nhân dân huyện Mèo Vạc", "Ủy ban nhân dân huyện Đồng Văn"]
    assert mentions_of(text) == [["Mèo Vạc"], ["Đồng Văn"]]


def test_two_heads_over_one_list_name_every_organ() -> None:
    text = "Huyện ủy, UBND 2 huyện: Mèo Vạc và Đồng Văn ký kết."
    assert set(names_of(text)) == {
        "Huyện ủy Mèo Vạc",
        "Huyện ủy Đồng Văn",
        "Ủy ban nhân dân huyện Mèo Vạc",
        "Ủy ban nhân dân huyện Đồng Văn",
    }


def test_departments_under_one_head() -> None:
    text = "Giao các Sở: Tài chính, Nội vụ và Y tế thực hiện."
    assert names_of(text) == ["Sở Tài chính", "Sở Nội vụ", "Sở Y tế"]
    assert mentions_of(text) == [["Tài chính"], ["Nội vụ"], ["Y tế"]]


def test_one_named_beside_a_class_is_an_organization() -> None:
    text = "UBND các huyện và thành phố Cao Bằng thực hiện."
    assert names_of(text) == ["Ủy ban nhân dân thành phố Cao Bằng"]


def test_a_bare_level_takes_the_province_of_the_text() -> None:
    text = "Cao Bằng: Giao ban công tác dân vận\n\nSáng 3/4, Tỉnh ủy giao ban. UBND tỉnh báo cáo."
    assert names_of(text) == ["Tỉnh ủy Cao Bằng", "Ủy ban nhân dân tỉnh Cao Bằng"]


def test_a_text_that_names_no_province_leaves_the_place_open() -> None:
    (organization,) = read("Sáng 3/4, Tỉnh ủy giao ban.").organizations
    assert (organization.name, organization.place) == ("Tỉnh ủy", None)


def test_a_place_ends_where_a_person_begins() -> None:
    text = "Bí thư Huyện ủy Mai Sơn Nguyễn Văn Bình phát biểu."
    assert names_of(text) == ["Huyện ủy Mai Sơn"]


def test_an_abbreviation_inside_a_symbol_is_no_organ() -> None:
    assert names_of("Xem Kế hoạch số 5/KH-UBND tỉnh đã gửi.") == []


def test_a_misspelt_repetition_is_the_same_organ() -> None:
    assert names_of("UBND huyện Ia H’Drai họp. Sau đó UBND huyện Ia D’Hrai báo cáo.") == [
        "Ủy ban nhân dân huyện Ia H’Drai"
    ]


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("TT.HĐND tỉnh Hà Giang", "Thường trực Hội đồng nhân dân tỉnh Hà Giang", "peoples_council"),
        ("TT Tỉnh ủy Hà Giang", "Thường trực Tỉnh ủy Hà Giang", "party_committee"),
        ("Cục Dân số", "Cục Dân số", "department"),
        ("Cục Kiểm soát TTHC", "Cục Kiểm soát thủ tục hành chính", "department"),
        ("Báo và PTTH Hà Giang", "Báo và Phát thanh, Truyền hình Hà Giang", "other"),
        ("Đoàn thị xã Sơn Tây", "Đoàn thị xã Sơn Tây", "front"),
        ("Tổng LĐLĐ Việt Nam", "Tổng Liên đoàn Lao động Việt Nam", "front"),
        (
            "Ban Chấp hành Đảng bộ tỉnh Hà Giang khóa XV",
            "Ban Chấp hành Đảng bộ tỉnh Hà Giang khóa XV",
            "party_committee",
        ),
        ("Trung tâm Kiểm soát bệnh tật tỉnh Hà Giang", "Trung tâm Kiểm soát bệnh tật tỉnh Hà Giang", "other"),
        ("Công ty CP Gốm sứ Sông Lô", "Công ty Cổ phần Gốm sứ Sông Lô", "other"),
        ("TTr HĐND tỉnh Hà Giang", "Thường trực Hội đồng nhân dân tỉnh Hà Giang", "peoples_council"),
        ("Tổng công ty Gốm Hà Nội - Đơn vị cụm trưởng", "Tổng công ty Gốm Hà Nội", "other"),
        ("UBND TP.HCM", "Ủy ban nhân dân thành phố Hồ Chí Minh", "peoples_committee"),
        ("Ủy ban Văn hóa, Giáo dục của Quốc hội", "Ủy ban Văn hóa, Giáo dục của Quốc hội", "assembly"),
        ("Trường ĐH Y Dược Sông Lô", "Trường Đại học Y Dược Sông Lô", "other"),
        ("Ủy ban Kiểm tra LĐLĐ tỉnh Hà Giang", "Ủy ban Kiểm tra Liên đoàn Lao động tỉnh Hà Giang", "front"),
        ("Ban Chỉ đạo Quốc gia Dân số và Phát triển", "Ban Chỉ đạo Quốc gia Dân số và Phát triển", "other"),
    ],
)
def test_names_of_many_agencies(words: str, name: str, kind: str) -> None:
    (organization,) = read(f"Ngày hôm qua, {words} đã họp.").organizations
    assert (organization.name, organization.kind) == (name, kind)


def test_no_small_word_belongs_to_a_name_behind_two_capitals() -> None:
    text = "Bệnh viện Bạch Mai tiếp nhận thêm máy mới."
    assert mentions_of(text) == [["Bệnh viện Bạch Mai"]]


@pytest.mark.parametrize(
    "words", ["Thành ủy/Tỉnh ủy", "Phòng Y tế các huyện, thị xã", "BÁO CÁO TÓM TẮT", "trường hợp khẩn cấp"]
)
def test_further_classes_and_words_like_organs(words: str) -> None:
    assert names_of(f"Yêu cầu {words} rà soát.") == []


def test_a_company_is_called_again_by_its_head_and_its_organs_are_its_own() -> None:
    text = (
        "Công ty Cổ phần Gốm sứ Sông Lô họp. Văn phòng Công ty báo cáo, Hội đồng quản trị Công ty ghi nhận. "
        "Đảng ủy ra nghị quyết. Công ty đã vượt khó."
    )
    assert names_of(text) == [
        "Công ty Cổ phần Gốm sứ Sông Lô",
        "Văn phòng Công ty Cổ phần Gốm sứ Sông Lô",
        "Hội đồng quản trị Công ty Cổ phần Gốm sứ Sông Lô",
        "Đảng ủy Công ty Cổ phần Gốm sứ Sông Lô",
    ]
    assert mentions_of(text)[0] == ["Công ty Cổ phần Gốm sứ Sông Lô", "Công ty"]


def test_a_department_with_and_without_its_place_is_one() -> None:
    text = "Giao Sở Y tế rà soát. Sở Y tế Hà Nội báo cáo trước ngày 5."
    assert names_of(text) == ["Sở Y tế Hà Nội"]
    assert len(mentions_of(text)[0]) == 2


def test_a_bare_steering_committee_is_the_one_named_last() -> None:
    text = (
        "Kiện toàn Ban Chỉ đạo Dân số và Phát triển tỉnh Hà Nam; giao quyền cho Ban Chỉ đạo. "
        "Ban Chỉ đạo Quốc gia Biển và Hải đảo họp; Ban Chỉ đạo ghi nhận."
    )
    assert mentions_of(text)[1][-1] == "Ban Chỉ đạo"
    assert [len(spans) for spans in mentions_of(text)] == [2, 2]


def test_the_province_of_the_heading_is_that_of_the_text() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\n\nQUYẾT ĐỊNH\n\nThay quyết định của Ủy ban nhân dân tỉnh Hà Giang. "
        "Ủy ban nhân dân tỉnh giao các sở thực hiện; báo cáo Ủy ban nhân dân tỉnh Hà Giang."
    )
    assert names_of(text) == ["Ủy ban nhân dân tỉnh Hà Nam", "Ủy ban nhân dân tỉnh Hà Giang"]


def test_a_name_stops_before_a_document_and_keeps_its_small_words() -> None:
    text = "Xét đề nghị của Vụ Tổ chức cán bộ và lao động, Cục Đăng kiểm Việt Nam và Quyết định số 75/TTg."
    assert names_of(text) == ["Vụ Tổ chức cán bộ và lao động", "Cục Đăng kiểm Việt Nam"]


def test_the_standing_committee_of_a_committee_named_before() -> None:
    text = "Đảng ủy xã Tân Lập họp. Tại đây, Ban Thường vụ Đảng ủy đã triển khai công tác."
    assert names_of(text) == ["Đảng ủy xã Tân Lập", "Ban Thường vụ Đảng ủy xã Tân Lập"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Cục Xây dựng nông thôn mới", "Cục Xây dựng nông thôn mới"),
        ("Chi cục Thuế khu vực Sông Lô - Tân Trào", "Chi cục Thuế khu vực Sông Lô - Tân Trào"),
        ("Học viện Chính trị khu vực I", "Học viện Chính trị khu vực I"),
        ("Ban QLDA huyện Bắc Hà", "Ban Quản lý dự án huyện Bắc Hà"),
        ("Ban Quản lý rừng phòng hộ Mường Nhé", "Ban Quản lý rừng phòng hộ Mường Nhé"),
        ("Hội Đông y", "Hội Đông y"),
        (
            "Văn phòng HĐND-UBND huyện Bắc Hà",
            "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện Bắc Hà",
        ),
        ("Thanh tra Sở Y tế", "Thanh tra Sở Y tế"),
        ("sở Y tế", "Sở Y tế"),
    ],
)
def test_offices_boards_and_associations(words: str, name: str) -> None:
    assert names_of(f"Ngày hôm qua, {words} đã họp.") == [name]


def test_the_name_of_the_state_is_no_association() -> None:
    text = "SỞ Y TẾ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nKế hoạch được giao cho Hội An thực hiện."
    assert names_of(text) == ["Sở Y tế"]


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("Phòng PC07 Công an tỉnh Hà Nam", "Phòng PC07 Công an tỉnh Hà Nam", "police"),
        ("Chính phủ Lào", "Chính phủ Lào", "foreign"),
        ("Bộ Quốc phòng Lào", "Bộ Quốc phòng Lào", "foreign"),
        ("Hội Luật gia Việt Nam", "Hội Luật gia Việt Nam", "front"),
        ("BVĐK tỉnh Hà Nam", "Bệnh viện Đa khoa tỉnh Hà Nam", "other"),
        ("ban tuyên giáo huyện ủy Bình Lục", "Ban Tuyên giáo Huyện ủy Bình Lục", "party_committee"),
    ],
)
def test_units_of_forces_and_organs_of_other_countries(words: str, name: str, kind: str) -> None:
    (organization,) = read(f"Ngày hôm qua, {words} đã họp.").organizations
    assert (organization.name, organization.kind) == (name, kind)


def test_a_branch_of_a_union_is_not_the_union() -> None:
    assert names_of("Chi hội Nông dân thôn 5 trồng thêm rau.") == []


def test_a_count_behind_a_province_is_no_place() -> None:
    text = "Ủy ban nhân dân tỉnh 9 tháng đã rà soát; UBND phường 5 báo cáo."
    assert names_of(text) == ["Ủy ban nhân dân tỉnh", "Ủy ban nhân dân phường 5"]


def test_a_province_that_no_list_knows_is_the_home_when_it_is_the_only_one() -> None:
    text = "UBND tỉnh Sơn Khê họp. UBND tỉnh giao các sở thực hiện."
    assert names_of(text) == ["Ủy ban nhân dân tỉnh Sơn Khê"]


def test_a_committee_in_capitals_is_no_place() -> None:
    text = "TỈNH ỦY\n\nSố 12-KL/TU\n\nỦy ban nhân dân tỉnh và CÁC HUYỆN ỦY BIÊN GIỚI thực hiện."
    assert names_of(text) == ["Tỉnh ủy", "Ủy ban nhân dân tỉnh"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Cơ quan CSĐT Công an huyện Ba Bể họp.", ["Cơ quan Cảnh sát điều tra Công an huyện Ba Bể"]),
        ("Theo Bộ Chính trị khóa IX, cần mở rộng.", ["Bộ Chính trị khóa IX"]),
        ("Sở XD Hà Nam kiểm tra mỏ Trường Bản chậm.", ["Sở Xây dựng Hà Nam"]),
        ("UBND TP. Đà nẵng giao việc.", ["Ủy ban nhân dân thành phố Đà Nẵng"]),
        ("Các huyện, thị, thành đoàn ra quân tại Trung tâm Hội nghị tỉnh.", []),
    ],
)
def test_police_terms_and_names_that_are_no_organs(words: str, names: list[str]) -> None:
    assert names_of(words) == names


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (
            "Lãnh đạo Huyện ủy, UBND, các ban, ngành, đoàn thể huyện Ba Bể dự.",
            ["Huyện ủy Ba Bể", "Ủy ban nhân dân huyện Ba Bể"],
        ),
        (
            "Sáng nay, các đồng chí Thường trực, Ban Thường vụ Tỉnh đoàn Hà Nam dự.",
            ["Thường trực Tỉnh đoàn Hà Nam", "Ban Thường vụ Tỉnh đoàn Hà Nam"],
        ),
        (
            "Ngân hàng TMCP Sông Hồng – Chi nhánh Hà Nam cho vay.",
            ["Ngân hàng thương mại cổ phần Sông Hồng – Chi nhánh Hà Nam"],
        ),
    ],
)
def test_rows_with_a_far_level_comrades_of_one_organ_and_branches(words: str, names: list[str]) -> None:
    assert names_of(words) == names


def test_provinces_of_a_region_are_a_class() -> None:
    assert names_of("Viện kiểm sát nhân dân các tỉnh khu vực Tây Nam bộ đã sơ kết.") == []


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Văn bản gửi các sở Giao thông vận tải quản lý quốc lộ.", []),
        ("Các hạt kiểm lâm vùng giáp ranh ký kết quy chế.", []),
        ("Lãnh đạo các sở Tài chính, Nội vụ dự.", ["Sở Tài chính", "Sở Nội vụ"]),
        ("30 Sở Y tế Hà Nam trình ngày 21/4.", ["Sở Y tế Hà Nam"]),
    ],
)
def test_the_offices_of_all_provinces_are_a_class(words: str, names: list[str]) -> None:
    assert names_of(words) == names


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("Cục Quân lực", "Cục Quân lực", "military"),
        ("Cục A09", "Cục A09", "police"),
        ("Tổng cục Công nghiệp Quốc phòng", "Tổng cục Công nghiệp Quốc phòng", "military"),
        ("Cục Chăn nuôi", "Cục Chăn nuôi", "department"),
        ("Kiểm toán nhà nước", "Kiểm toán nhà nước", "other"),
        ("Văn phòng Trung ương", "Văn phòng Trung ương", "party_committee"),
        ("Kho K777", "Kho K777", "military"),
        ("Cổng TTĐT tỉnh Hà Nam", "Cổng Thông tin điện tử tỉnh Hà Nam", "other"),
    ],
)
def test_units_of_forces_and_offices_of_the_centre(words: str, name: str, kind: str) -> None:
    (organization,) = read(f"Hôm qua, {words} đã họp.").organizations
    assert (organization.name, organization.kind) == (name, kind)


@pytest.mark.parametrize(
    ("text", "names", "mentions"),
    [
        (
            "Tập đoàn Hóa chất Sao Bắc (SaoBac) ra mắt. SaoBac cho biết, Tập đoàn SaoBac có 3 nhà máy.",
            ["Tập đoàn Hóa chất Sao Bắc"],
            [["Tập đoàn Hóa chất Sao Bắc", "SaoBac", "SaoBac", "Tập đoàn SaoBac"]],
        ),
        (
            "Công ty TNHH MTV Gỗ Sao Nam khai trương. Công ty Gỗ Sao Nam có 40 thợ.",
            ["Công ty Trách nhiệm hữu hạn Một thành viên Gỗ Sao Nam"],
            [["Công ty TNHH MTV Gỗ Sao Nam", "Công ty Gỗ Sao Nam"]],
        ),
        (
            "Kỹ sư dự án của các quân chủng Hải quân, Lục quân và Phòng không - Không quân tham gia.",
            ["Quân chủng Hải quân", "Quân chủng Lục quân", "Quân chủng Phòng không - Không quân"],
            [["Hải quân"], ["Lục quân"], ["Phòng không - Không quân"]],
        ),
        (
            "Bộ Tư lệnh các Quân khu 1, 2 và 3 cử cán bộ dự.",
            ["Bộ Tư lệnh Quân khu 1", "Bộ Tư lệnh Quân khu 2", "Bộ Tư lệnh Quân khu 3"],
            [["1"], ["2"], ["3"]],
        ),
        (
            "Bộ giải thể Ban Quản lý dự án 71, 72; ba trường sáp nhập.",
            ["Ban Quản lý dự án 71", "Ban Quản lý dự án 72"],
            [["71"], ["72"]],
        ),
        ("Quân khu 9, 12 tỉnh miền Tây ký kết.", ["Quân khu 9"], [["Quân khu 9"]]),
        (
            "ĐẢNG BỘ XÃ PHÚ SƠN LẦN THỨ NHẤT\n\nSáng nay, Đảng bộ xã Phú Sơn tổ chức đại hội.",
            ["Đảng bộ xã Phú Sơn"],
            [["ĐẢNG BỘ XÃ PHÚ SƠN", "Đảng bộ xã Phú Sơn"]],
        ),
        (
            "Công ty Gỗ Sao Nam ký kết với Đảng ủy phường Ba Hàng. Dự có ông Lê Văn Tám, Bí thư Đảng ủy, "
            "Tổng Giám đốc Công ty Gỗ Sao Nam.",
            ["Công ty Gỗ Sao Nam", "Đảng ủy phường Ba Hàng", "Đảng ủy Công ty Gỗ Sao Nam"],
            [["Công ty Gỗ Sao Nam", "Công ty Gỗ Sao Nam"], ["Đảng ủy phường Ba Hàng"], ["Đảng ủy"]],
        ),
        (
            "Gửi về Phòng Cảnh sát giao thông, Công an tỉnh Hà Nam.",
            ["Phòng Cảnh sát giao thông Công an tỉnh Hà Nam", "Công an tỉnh Hà Nam"],
            [["Phòng Cảnh sát giao thông"], ["Công an tỉnh Hà Nam"]],
        ),
    ],
)
def test_brands_legal_forms_and_rows_of_services_and_numbers(
    text: str, names: list[str], mentions: list[list[str]]
) -> None:
    assert names_of(text) == names
    assert mentions_of(text) == mentions


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Tổng cục Công nghiệp Quốc phòng họp. Đảng ủy, Thủ trưởng Tổng cục CNQP và phần thưởng khác.",
            ["Tổng cục Công nghiệp Quốc phòng", "Đảng ủy Tổng cục CNQP"],
        ),
        (
            "Dự có bà Vũ Thị Thương, Phó Bí thư Huyện ủy Ba Bể; ông Lê Văn Tám, Ủy viên Ban Thường vụ.",
            ["Huyện ủy Ba Bể", "Ban Thường vụ Huyện ủy Ba Bể"],
        ),
        ("Nơi nhận: Thường trực Huyện ủy, Thành ủy; Báo Hà Nam.", ["Báo Hà Nam"]),
        (
            "Kết luận của Bộ Chính trị khóa XI đã rõ. Bộ Chính trị yêu cầu làm ngay.",
            ["Bộ Chính trị khóa XI"],
        ),
        (
            "Các đồng chí trong Tổ công tác chỉ đạo Đại hội tỉnh Hà Nam dự.",
            ["Tổ công tác chỉ đạo Đại hội tỉnh Hà Nam"],
        ),
        (
            "MTTQ XÃ PHÚ SƠN PHÁT HUY VAI TRÒ\n\nSáng nay, Ủy ban nhân dân xã họp với MTTQ xã Phú Sơn.",
            ["Mặt trận Tổ quốc xã Phú Sơn", "Ủy ban nhân dân xã Phú Sơn"],
        ),
    ],
)
def test_names_settled_by_their_neighbours(text: str, names: list[str]) -> None:
    assert names_of(text) == names


def test_each_article_of_a_page_has_its_own_province() -> None:
    text = (
        "Giao ban công tác quốc phòng quý bốn\n2031-01-10\n\n"
        "Ngày 6-1, tại Bộ CHQS tỉnh, Chủ tịch HĐND tỉnh Hà Nam chủ trì hội nghị giao ban.\n\n"
        "Tặng quà gia đình chính sách ở xã xa\n2031-01-11\n\n"
        "Ngày 10-1, Bộ CHQS tỉnh Lào Cai đến thăm. Bộ CHQS tỉnh Lào Cai tặng quà, Tỉnh ủy hoan nghênh. "
        "Lãnh đạo UBND tỉnh Lào Cai cùng đi.\n"
    )
    assert names_of(text) == [
        "Bộ Chỉ huy Quân sự tỉnh Hà Nam",
        "Hội đồng nhân dân tỉnh Hà Nam",
        "Bộ Chỉ huy Quân sự tỉnh Lào Cai",
        "Tỉnh ủy Lào Cai",
        "Ủy ban nhân dân tỉnh Lào Cai",
    ]


def test_an_office_of_one_that_speaks_is_the_person_named_in_it():
    text = (
        "Thủ tướng Chính phủ Lê Hữu Tài thăm xã Vĩnh Thái. Thủ tướng cũng yêu cầu các bộ giúp xã làm đường. "
        "Việc này theo Quyết định số 5 của Thủ tướng Chính phủ."
    )
    (office,) = [organ for organ in read(text).organizations if organ.name == "Thủ tướng Chính phủ"]
    assert [text[span.start : span.end] for span in office.mentions] == ["Thủ tướng Chính phủ"]
    assert office.mentions[0].start > text.index("số 5")


def test_a_bare_level_behind_a_row_belongs_to_each_of_it():
    text = "Bộ Chỉ huy Quân sự, Bộ Chỉ huy Bộ đội Biên phòng, Công an tỉnh tổ chức giao ban."
    assert names_of(text) == [
        "Bộ Chỉ huy Quân sự tỉnh",
        "Bộ Chỉ huy Bộ đội Biên phòng tỉnh",
        "Công an tỉnh",
    ]
