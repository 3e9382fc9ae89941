"""Which officials a sentence names, with their ranks and positions."""

from __future__ import annotations

import pytest

from cotmoc.reading import Person, read


def people_of(text: str) -> list[Person]:
    return list(read(text).people)


@pytest.mark.parametrize(
    ("text", "name", "rank", "positions"),
    [
        (
            "Đồng chí Trần Văn Bình, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh chủ trì hội nghị.",
            "Trần Văn Bình", None, ("Phó Bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh"),
        ),
        (
            "Đại tá Lò Văn Pản – Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh dự.",
            "Lò Văn Pản", "Đại tá", ("Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh",),
        ),
        (
            "Theo Bí thư Tỉnh ủy Cao Bằng Nguyễn Thị Hòa, xã đã đổi thay.",
            "Nguyễn Thị Hòa", None, ("Bí thư Tỉnh ủy Cao Bằng",),
        ),
        ("Ông Vi Đức Thọ, Giám đốc Sở Y tế cho biết.", "Vi Đức Thọ", None, ("Giám đốc Sở Y tế",)),
        ("Thủ tướng Lê Quang Minh yêu cầu làm rõ.", "Lê Quang Minh", None, ("Thủ tướng",)),
        (
            "Đ/c Hà Văn Lâm, Phó Trưởng Ban Chỉ đạo phòng, chống tội phạm tỉnh phát biểu.",
            "Hà Văn Lâm", None, ("Phó Trưởng Ban Chỉ đạo phòng, chống tội phạm tỉnh",),
        ),
    ],
)  # fmt: skip
def test_a_person_with_rank_and_positions(
    text: str, name: str, rank: str | None, positions: tuple[str, ...]
) -> None:
    (person,) = people_of(text)
    assert (person.name, person.rank, person.positions) == (name, rank, positions)
    assert text[person.mentions[0].start : person.mentions[0].end] == name


def test_a_list_of_people_with_mixed_marks() -> None:
    text = (
        "Các đồng chí: Lê Văn An – Phó Bí thư Tỉnh ủy, Vũ Hà – Chủ tịch HĐND tỉnh; "
        "Bùi Thị Mơ - Giám đốc Sở Nội vụ cùng chủ trì."
    )
    assert [(person.name, person.positions) for person in people_of(text)] == [
        ("Lê Văn An", ("Phó Bí thư Tỉnh ủy",)),
        ("Vũ Hà", ("Chủ tịch HĐND tỉnh",)),
        ("Bùi Thị Mơ", ("Giám đốc Sở Nội vụ",)),
    ]


def test_positions_told_once_for_several_people() -> None:
    text = "Dự họp có các đồng chí Lê Văn An và Vũ Thị Hà, Phó Chủ tịch UBND tỉnh."
    assert [person.positions for person in people_of(text)] == [("Phó Chủ tịch UBND tỉnh",)] * 2


def test_every_later_mention_of_the_name_counts_and_the_fullest_position_stays() -> None:
    text = "Bí thư Tỉnh ủy Trần Văn Bình dự. Đồng chí Trần Văn Bình, Bí thư Tỉnh ủy Cao Bằng nhấn mạnh."
    (person,) = people_of(text)
    assert len(person.mentions) == 2
    assert person.positions == ("Bí thư Tỉnh ủy Cao Bằng",)


@pytest.mark.parametrize(
    "text",
    [
        "Học tập và làm theo Chủ tịch Hồ Chí Minh.",
        "Ông Nguyễn Văn Tài trú tại thôn Bản Mới bị bắt.",
        "Đường Nguyễn Huệ được mở rộng.",
        "Tin, ảnh: Trần Thị Lan",
    ],
)
def test_private_people_streets_and_bylines_are_no_officials(text: str) -> None:
    assert people_of(text) == []


def test_a_signature_under_its_position() -> None:
    text = "Điều 2. Quyết định này có hiệu lực.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nTrần Văn Bình"
    (person,) = people_of(text)
    assert (person.name, person.positions) == ("Trần Văn Bình", ("Phó chủ tịch",))


def test_head_of_a_body_whose_name_opens_inside_the_position() -> None:
    person = read("Đồng chí Lê Văn An, Trưởng Đoàn đại biểu Quốc hội tỉnh dự hội nghị.").people[0]
    assert person.positions == ("Trưởng Đoàn đại biểu Quốc hội tỉnh",)


def test_a_delegation_is_no_person() -> None:
    assert read("Đồng chí Bí thư làm trưởng đoàn Đoàn Kiểm tra số 2 của Tỉnh ủy.").people == ()


def test_a_dash_joins_a_position_to_the_name_behind_it() -> None:
    text = "Phát biểu tại đại hội, Phó Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh - Vũ Thị Lan nhấn mạnh đoàn kết."
    (person,) = people_of(text)
    assert (person.name, person.positions) == ("Vũ Thị Lan", ("Phó Bí thư Tỉnh ủy", "Chủ tịch HĐND tỉnh"))


def test_a_name_cut_short_of_the_late_president_is_no_official() -> None:
    assert people_of("Lễ dâng hoa diễn ra tại đền thờ Chủ tịch Hồ Chí (xã An Lạc).") == []


def test_a_place_behind_its_level_is_no_person() -> None:
    assert people_of("Đơn vị cụm trưởng Cụm thi đua số 20 Thành phố Hà Nội đã họp.") == []


def test_degrees_and_captions_leave_name_and_position() -> None:
    text = (
        "Giáo sư, Tiến sĩ, bác sĩ Lê Thành Vân, Hiệu trưởng dự. "
        "Trung tướng Vũ Song Hải, Phó Chủ tịch Hội Nông dân Việt Nam Báo cáo kết quả."
    )
    assert [(person.name, person.positions) for person in people_of(text)] == [
        ("Lê Thành Vân", ("Hiệu trưởng",)),
        ("Vũ Song Hải", ("Phó Chủ tịch Hội Nông dân Việt Nam",)),
    ]


def test_one_position_held_beside_another_is_one() -> None:
    text = "Đồng chí Đinh Văn Mười, Chủ tịch UBND huyện kiêm Trưởng ban Chỉ đạo phát biểu."
    (person,) = people_of(text)
    assert person.positions == ("Chủ tịch UBND huyện kiêm Trưởng ban Chỉ đạo",)


def test_a_name_that_runs_into_a_foreign_letter_is_quoted_where_it_was_sighted():
    text = "Đại tá Hà Sĩ Trường\u0301, Phó Chỉ huy trưởng"
    for person in read(text).people:
        assert all(text[mention.start : mention.end] for mention in person.mentions)


def test_a_rank_may_stand_before_the_name_of_a_signature() -> None:
    text = "Nơi nhận: như trên.\n\nCHỈ HUY TRƯỞNG\n\nThượng tá Ngô Trí Hoan"
    (person,) = people_of(text)
    assert (person.rank, person.positions) == ("Thượng tá", ("Chỉ huy trưởng",))


@pytest.mark.parametrize(
    ("text", "name", "position"),
    [
        ("Phó viện trưởng VKSND TP.HCM Vũ Thị Hòa dự.", "Vũ Thị Hòa", "Phó viện trưởng VKSND TP.HCM"),
        ("Trưởng Công an huyện Ba Bể - Đại tá Lê Văn Bính nói.", "Lê Văn Bính", "Trưởng Công an huyện Ba Bể"),
    ],
)
def test_a_dot_inside_a_name_and_a_rank_behind_a_dash(text: str, name: str, position: str) -> None:
    (person,) = people_of(text)
    assert (person.name, person.positions) == (name, (position,))


def test_a_name_alone_under_the_receivers_signed() -> None:
    text = (
        "QUYẾT ĐỊNH\n\nCác đơn vị thực hiện Quyết định này.\n\n"
        "Noi nhận:\n\n- Lam: VT;TCT (VT,\n\nHồ Văn Bính\n\n\n"
        + "Các cơ quan thực hiện tốt nhiệm vụ được giao trong năm nay.\n"
        * 40
    )
    assert [person.name for person in people_of(text)] == ["Hồ Văn Bính"]


def test_a_position_of_several_and_a_dash_without_spaces() -> None:
    text = (
        "Dự họp có các đồng chí Phó Viện trưởng Vũ Văn Lâm, Trần Thị Thu và Lê Văn Trai-phó Chánh văn phòng. "
        "Các đồng chí Phó Viện trưởng VKSND tỉnh: Đồng chí Hà Văn Kiên, đồng chí Ngô Thị Sen."
    )
    assert [(person.name, person.positions) for person in people_of(text)] == [
        ("Vũ Văn Lâm", ("Phó Viện trưởng",)),
        ("Trần Thị Thu", ("Phó Viện trưởng",)),
        ("Lê Văn Trai", ("phó Chánh văn phòng",)),
        ("Hà Văn Kiên", ("Phó Viện trưởng VKSND tỉnh",)),
        ("Ngô Thị Sen", ("Phó Viện trưởng VKSND tỉnh",)),
    ]


def test_ranks_inside_a_list_behind_a_colon() -> None:
    text = "Dự có các đồng chí Phó Tổng Tham mưu trưởng: Thượng tướng Hà Văn Kiên; Trung tướng Ngô Văn Sen."
    assert [(person.rank, person.positions) for person in people_of(text)] == [
        ("Thượng tướng", ("Phó Tổng Tham mưu trưởng",)),
        ("Trung tướng", ("Phó Tổng Tham mưu trưởng",)),
    ]


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        (
            "Thừa ủy quyền của Bộ Tư lệnh Quân khu 9, Đại tá Lê Văn Tám, Chính ủy Bộ CHQS tỉnh Hà Nam dự.",
            ("Chính ủy Bộ CHQS tỉnh Hà Nam",),
        ),
        (
            "Đại tá Lê Văn Tám, Chính ủy Bộ CHQS tỉnh Hà Nam ân cần thăm hỏi gia đình.",
            ("Chính ủy Bộ CHQS tỉnh Hà Nam",),
        ),
        ("Thay mặt thủ trưởng Bộ Quốc phòng, Đại tướng Lê Văn Tám biểu dương đơn vị.", ()),
    ],
)
def test_an_organ_before_a_name_and_an_adverb_behind_are_no_position(
    text: str, positions: tuple[str, ...]
) -> None:
    (person,) = people_of(text)
    assert person.positions == positions


def test_two_positions_in_capitals_may_stand_before_who_signs() -> None:
    (person,) = people_of("| Nơi nhận: - Lưu: VT. | KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Hoàng Tám |\n|---|---|\n")
    assert person.name == "Lê Hoàng Tám"


def test_brackets_that_say_of_what_an_organ_is_a_part_belong_to_the_position() -> None:
    (person,) = people_of("Đại tá Lê Văn Tám, Phó Cục trưởng Cục Quân lực (Bộ Tổng Tham mưu) cho biết.")
    assert person.positions == ("Phó Cục trưởng Cục Quân lực (Bộ Tổng Tham mưu)",)


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        (
            "Dự có bà Lò Thị Én - Ủy viên Ban Thường vụ, Trưởng Ban tuyên giáo - đoàn thể thuộc Huyện ủy "
            "Mai Sơn.",
            ("Ủy viên Ban Thường vụ", "Trưởng Ban tuyên giáo - đoàn thể thuộc Huyện ủy Mai Sơn"),
        ),
        (
            "Thủ tướng Trần Hữu Tài - Trưởng Ban Chỉ đạo quốc gia về biển. Thủ tướng Chính phủ Trần "
            "Hữu Tài phát biểu.",
            ("Thủ tướng Chính phủ", "Trưởng Ban Chỉ đạo quốc gia về biển"),
        ),
        (
            "Ông Hà Văn Sáu, Chủ tịch Hội Nông dân tỉnh phát biểu. Ông Hà Văn Sáu, Chủ tịch HND tỉnh "
            "trao quà.",
            ("Chủ tịch Hội Nông dân tỉnh",),
        ),
    ],
)
def test_positions_of_two_fields_in_their_order_and_once(text, positions):
    (person,) = read(text).people
    assert person.positions == positions


def test_a_position_behind_a_semicolon_with_no_name_is_of_the_same_person():
    text = (
        "Các đồng chí: Trần Thị Hằng, Ủy viên Ban Thường vụ Tỉnh ủy; Phó Chủ tịch Thường trực HĐND tỉnh; Vũ "
        "Thị Vân, Phó trưởng Đoàn ĐBQH tỉnh dự."
    )
    first, second = read(text).people
    assert first.positions == ("Ủy viên Ban Thường vụ Tỉnh ủy", "Phó Chủ tịch Thường trực HĐND tỉnh")
    assert second.positions == ("Phó trưởng Đoàn ĐBQH tỉnh",)
