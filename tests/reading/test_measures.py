"""Figures as Vietnamese writes them, with their comparator and unit."""

from __future__ import annotations

from time import process_time

import pytest

from cotmoc.reading.folding import fold
from cotmoc.reading.measures import measures_of

FIGURES = [
    ("trồng mới 12 ha rừng", 12, "=", "ha"),
    ("làm được hơn 2,5 km đường", 2.5, ">", "km"),
    ("huy động 1.234,5 triệu đồng", 1_234_500_000, "=", "đồng"),
    ("giải ngân 3 nghìn tỷ đồng", 3_000_000_000_000, "=", "đồng"),
    ("hỗ trợ gần 40 hộ nghèo", 40, "~", "hộ nghèo"),
    ("thu ngân sách ước thực hiện được 95,2 tỷ đồng", 95_200_000_000, "~", "đồng"),
    ("có không quá 5 vụ", 5, "<", "vụ"),
    ("ít nhất 90% số thôn có loa", 90, ">", "%"),
    ("từ 60 điểm trở lên", 60, ">", "điểm"),
    ("đạt 17/19 tiêu chí", 17, "=", "tiêu chí"),
    ("thu nhập 62,3 triệu đồng/người/năm", 62_300_000, "=", "đồng/người/năm"),
    ("cấp 320 con giống", 320, "=", "con"),
    ("thắp sáng 4 km đường xóm", 4, "=", "km"),
    ("có 7 xã đạt 19 tiêu chí", 7, "=", "xã"),
    ("lập 12 trang, nhóm trên mạng", 12, "=", "trang, nhóm"),
    ("hoàn thành 9/9 mục tiêu, chỉ tiêu", 9, "=", "mục tiêu, chỉ tiêu"),
    ("tiêm 2,1 triệu mũi", 2_100_000, "=", "mũi"),
    ("bày hơn 16 nông cụ của các cụ", 16, ">", "nông cụ"),
    ("dựng 05 gùi", 5, "=", "gùi"),
    ("thu nhập đạt mức 48,6 triệu đồng/người", 48_600_000, "=", "đồng/người"),
    ("đi 420 lượt tổ trong mùa lũ", 420, "=", "lượt tổ"),
    ("cho 12 hộ hội viên mượn máy cày", 12, "=", "hộ hội viên"),
    ("chở 5 g vàng", 5, "=", "g"),
    ("khám ở 25 bệnh viện", 25, "=", "bệnh viện"),
    ("gần 90 đồng chí dự lớp", 90, "~", "đồng chí"),
    ("cả nước có 100% số xã", 100, "=", "%"),
    ("đón 359,749 lượt người", 359_749, "=", "lượt người"),
    ("đi 1.449,566 km", 1449.566, "=", "km"),
    ("đạt 12 tỷ 305 triệu USD", 12_305_000_000, "=", "USD"),
    ("tặng 273 cờ Tổ quốc", 273, "=", "cờ"),
    ("đạt 2,5 triệu đồng/hội viên", 2_500_000, "=", "đồng/hội viên"),
    ("lập 85 loại mô hình", 85, "=", "loại mô hình"),
    ("trên 20 tuyến đường", 20, ">", "tuyến đường"),
]


@pytest.mark.parametrize(("clause", "value", "comparator", "unit"), FIGURES)
def test_a_figure_has_its_value_comparator_and_unit(clause, value, comparator, unit):
    measure, *others = measures_of(clause, fold(clause))
    assert (measure.value, measure.comparator, measure.unit, others) == (value, comparator, unit, [])


NO_FIGURES = [
    "thực hiện Nghị quyết số 33 ngày 28/9/2018",
    "qua 5 năm và 6 tháng đầu năm 2023",
    "Quân khu 4, Đồn 12, quý 3, khóa 13",
    "UBND 4 huyện: A, B, C và D đã phối hợp",
    "giảm cả 3 tiêu chí",
    "Covid-19 và đường dây nóng 24/7",
    "Kế hoạch số 12/KH-UBND",
    "giá trị thu được trên 1 ha đất bãi",
    "nhân dân thuộc 2 xã đã góp sức",
    "đảng bộ 2 cấp",
    "phủ mạng 5G khắp đảo",
    "ghe của Hải đội 19 sẵn sàng ra khơi",
    "các khu 1, 2, 7 dựng cây nêu",
    "chống buôn lậu trên 2 tuyến biên giới",
    "mô hình “3 sạch” đã lan xa",
    "là một trong 8 tỉnh đi đầu",
    "giai đoạn 2031 - 2035 toàn xã giữ rừng",
]


@pytest.mark.parametrize("clause", NO_FIGURES)
def test_dates_codes_durations_and_rows_of_organs_are_no_figures(clause):
    assert measures_of(clause, fold(clause)) == ()


def test_two_figures_parted_by_a_stroke_are_two():
    clause = "bắt 8 vụ/11 đối tượng đánh bạc"
    assert [(m.value, m.unit) for m in measures_of(clause, fold(clause))] == [(8, "vụ"), (11, "đối tượng")]


def test_a_figure_says_what_it_is_of():
    clause = "hoàn thành 15 km đường nội đồng"
    assert measures_of(clause, fold(clause))[0].of == "đường nội đồng"


def test_a_verb_before_a_figure_is_not_what_it_measures():
    clause = "các xóm trao đổi 215 tin"
    (measure,) = measures_of(clause, fold(clause))
    assert measure.of is None


def test_an_abbreviation_behind_a_share_is_its_unit():
    (measure,) = measures_of("đã khởi công 5/7 DATP", "đã khởi công 5/7 datp")
    assert (measure.value, measure.unit) == (5, "DATP")


def test_what_is_counted_by_times_belongs_to_no_name_before_it():
    (measure,) = measures_of("đã giao ban định kỳ 14 lần", "đã giao ban định kỳ 14 lần")
    assert (measure.value, measure.unit) == (14, "lần")


def test_the_two_sides_of_a_border_are_no_count():
    assert measures_of("đón nhân dân 02 bên biên giới", "đón nhân dân 02 bên biên giới") == ()


@pytest.mark.parametrize("figure", ["1 tỷ đồng ", "1, ", "1 lớp "])
def test_a_clause_of_nothing_but_figures_takes_no_time(figure):
    clause = figure * (80_000 // len(figure))
    begun = process_time()
    measures_of(clause, fold(clause))
    assert process_time() - begun < 3


@pytest.mark.parametrize(
    ("clause", "of"),
    [
        ("mặt bằng cơ bản xong, sản lượng đạt khoảng 38% đáp ứng kế hoạch", "sản lượng"),
        ("đã khám cho 420 lượt bệnh nhân, bằng 109% cùng kỳ năm 2030", "cùng kỳ"),
        ("chiếm 14,5% GDP cả nước", "GDP cả nước"),
    ],
)
def test_a_share_is_of_what_stands_before_its_verb_and_else_of_what_follows(clause: str, of: str):
    assert measures_of(clause, fold(clause))[-1].of == of


def test_who_acts_is_not_what_was_counted():
    clause = "Công an xã đã giải quyết 48 tin"
    assert measures_of(clause, fold(clause))[0].of is None
