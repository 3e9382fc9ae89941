"""Awards: what, by whom, to whom, how many."""

from __future__ import annotations

import pytest
from tests.reading.quotes import mentions

from cotmoc.reading import read


def test_an_award_says_who_gives_it_to_whom():
    text = "Nhân dịp này, UBND tỉnh Hà Giang đã tặng Bằng khen cho 12 tập thể và 30 cá nhân có thành tích."
    reading = read(text)
    (award,) = reading.commendations
    giver = next(organ.name for organ in reading.organizations if organ.id == award.by)
    assert (award.title, giver) == ("Bằng khen", "Ủy ban nhân dân tỉnh Hà Giang")
    assert (award.to, award.count) == (("12 tập thể", "30 cá nhân"), 42)


def test_who_only_hands_an_award_over_does_not_give_it():
    text = (
        "Đồng chí Vũ Hải Nam, Phó Bí thư Huyện ủy trao Giấy khen cho các tập thể\n\n"
        "Dịp này, Huyện ủy Bắc Hà tặng Giấy khen cho các tập thể và cá nhân tiêu biểu."
    )
    reading = read(text)
    (award,) = reading.commendations
    assert mentions(text, award) == ["Giấy khen", "Giấy khen"]
    assert next(organ.name for organ in reading.organizations if organ.id == award.by) == "Huyện ủy Bắc Hà"
    assert award.count is None


TITLES = [
    (
        "Đơn vị vinh dự được Chủ tịch nước tặng thưởng Huân chương Lao động hạng Nhì.",
        ["Huân chương Lao động hạng Nhì"],
    ),
    (
        "Hội tặng Kỷ niệm chương “Vì màu xanh quê hương” cho 5 cá nhân.",
        ["Kỷ niệm chương “Vì màu xanh quê hương”"],
    ),
    ("Xã được phong tặng danh hiệu “Anh hùng Lao động”.", ["Anh hùng Lao động"]),
    ("Hội đồng đề nghị tặng Bằng khen cho 3 tập thể.", []),
    ("Chủ tịch huyện biểu dương thành tích của các thôn.", []),
]


@pytest.mark.parametrize(("text", "titles"), TITLES)
def test_an_award_that_is_given_has_its_title(text, titles):
    assert [award.title for award in read(text).commendations] == titles


def test_several_awards_of_one_sentence_are_several_acts():
    text = (
        "Dịp này, UBND huyện Bắc Hà tặng Cờ thi đua cho 2 đơn vị, Bằng khen cho 5 tập thể và 8 cá nhân; "
        "trao 14 Giấy khen cho các hộ gia đình."
    )
    awards = read(text).commendations
    assert [(award.title, award.count) for award in awards] == [
        ("Cờ thi đua", 2),
        ("Bằng khen", 13),
        ("Giấy khen", 14),
    ]


def test_each_prize_of_a_contest_is_an_award_with_its_own_number():
    text = (
        "Kết thúc hội thi, Huyện đoàn Bắc Hà trao 01 giải Nhất, 02 giải Nhì và 05 giải Khuyến khích. "
        "Về giải tập thể, Công an huyện Bắc Hà giải Nhất, Hội Nông dân huyện Bắc Hà giải Nhì."
    )
    awards = read(text).commendations
    assert [(award.title, award.count) for award in awards] == [
        ("giải Nhất", 1),
        ("giải Nhì", 2),
        ("giải Khuyến khích", 5),
        ("giải Nhất", 1),
        ("giải Nhì", 1),
    ]


def test_an_honour_said_aloud_is_an_award():
    text = "Hội Phụ nữ huyện Bắc Hà tuyên dương danh hiệu “Gia đình ham đọc sách” cho 6 gia đình."
    (award,) = read(text).commendations
    assert (award.title, award.count) == ("Gia đình ham đọc sách", 6)


def test_an_award_quoted_after_the_verb():
    text = "Công ty Gốm Sông Lô đã khen thưởng “Tổ sản xuất giỏi nhất” cho 02 tập thể."
    (award,) = read(text).commendations
    assert (award.title, award.count) == ("Tổ sản xuất giỏi nhất", 2)


def test_who_wins_a_prize_does_not_give_it():
    text = "Tỉnh Đoàn Hà Giang trao 01 giải Nhất, trong đó Đoàn thị xã Sơn Tây đoạt giải Nhất."
    reading = read(text)
    (award,) = reading.commendations
    assert next(organ.name for organ in reading.organizations if organ.id == award.by) == "Tỉnh đoàn Hà Giang"


def test_the_giver_may_stand_behind_the_award():
    text = "Năm qua, 14 tập thể nhận giấy khen do UBND tỉnh Hà Giang trao tặng."
    reading = read(text)
    (award,) = reading.commendations
    assert award.by == reading.organizations[0].id


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Chủ tịch nước trao tặng danh hiệu Thầy thuốc nhân dân cho 4 thầy thuốc.", "Thầy thuốc nhân dân"),
        ("Đảng ủy xã Tân Lập trao Huy hiệu 60 năm tuổi Đảng cho 3 đảng viên.", "Huy hiệu 60 năm tuổi Đảng"),
    ],
)
def test_titles_of_honour_and_years_belong_to_the_name(text: str, title: str):
    (award,) = read(text).commendations
    assert award.title == title


def test_an_organ_may_be_given_an_award():
    text = "Hội Nông dân tỉnh Hà Nam trao Cờ thi đua cho Hội Nông dân huyện Bình Lục."
    reading = read(text)
    (award,) = reading.commendations
    assert [organ.name for organ in reading.organizations if organ.id in award.to] == [
        "Hội Nông dân huyện Bình Lục"
    ]


def test_who_asked_for_the_award_does_not_get_it() -> None:
    text = "UBND tỉnh tặng Bằng khen cho 23 tập thể và 25 cá nhân theo đề nghị của Ban Tuyên giáo Tỉnh ủy."
    (award,) = read(text).commendations
    assert (award.to, award.count) == (("23 tập thể", "25 cá nhân"), 48)


def test_a_row_of_classes_is_one_award_and_short_names_of_awards_are_known() -> None:
    text = (
        "Kho đã được Nhà nước tặng: danh hiệu Anh hùng LLVT nhân dân; 04 Huân chương Chiến công hạng Nhất, "
        "Nhì, Ba; 03 Huân chương BVTQ."
    )
    assert [award.title for award in read(text).commendations] == [
        "Anh hùng LLVT nhân dân",
        "Huân chương Chiến công hạng Nhất, Nhì, Ba",
        "Huân chương BVTQ",
    ]
