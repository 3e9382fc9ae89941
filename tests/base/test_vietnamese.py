from unicodedata import normalize

import pytest

from cotmoc.base.vietnamese import fold, sort_key


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Đắk Lắk", "dak lak"),
        ("Ðảng  ủy\u00a0xã", "dang uy xa"),  # the look-alike Ð, two spaces, a no-break space
        (normalize("NFD", "Ủy ban nhân dân"), "uy ban nhan dan"),
        ("", ""),
    ],
)
def test_fold_takes_off_marks_case_and_spaces(written, folded):
    assert fold(written) == folded


def test_names_sort_as_in_a_vietnamese_dictionary():
    in_order = ["An Giang", "Ánh Dương", "Cà Mau", "Cao Bằng", "Đà Nẵng", "Đắk Lắk", "Điện Biên", "Eo Gió"]
    assert sorted(set(in_order), key=sort_key) == in_order
