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
