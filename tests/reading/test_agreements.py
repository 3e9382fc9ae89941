"""What partners bind themselves to when they sign: tasks, not results."""

from __future__ import annotations

import pytest
from tests.reading.quotes import quoted

from cotmoc.reading import read

SIGNED = (
    "Chiều 9/3/2027, Công an xã Tân Mỹ và Đoàn Thanh niên xã Tân Mỹ tổ chức lễ ký kết quy chế phối hợp.\n\n"
)


@pytest.mark.parametrize(
    "told",
    [
        "Theo quy chế phối hợp, hai bên tuyên truyền pháp luật; định kỳ tổ chức giao ban.",
        "Theo nội dung ký kết, hai đơn vị sẽ tuyên truyền pháp luật; định kỳ tổ chức giao ban.",
        "Nội dung phối hợp tập trung vào tuyên truyền pháp luật; định kỳ tổ chức giao ban.",
        "Quy chế phối hợp gồm các nội dung: tuyên truyền pháp luật; định kỳ tổ chức giao ban.",
        "Hai bên ký quy chế phối hợp với các nội dung: tuyên truyền pháp luật; định kỳ tổ chức giao ban.",
    ],
)
def test_the_content_of_what_is_signed_is_told_as_tasks(told):
    text = SIGNED + told
    reading = read(text)
    assert quoted(text, reading.directions) == ["tuyên truyền pháp luật", "định kỳ tổ chức giao ban"]
    assert not reading.results


def test_organs_that_agree_are_addressed_by_themselves():
    text = "Sở Y tế và Công an tỉnh thống nhất phối hợp quản lý hồ sơ sức khỏe lái xe trên địa bàn."
    reading = read(text)
    (task,) = reading.directions
    assert quoted(text, [task]) == ["phối hợp quản lý hồ sơ sức khỏe lái xe trên địa bàn"]
    assert task.by == reading.organizations[0].id
    assert task.to == tuple(organ.id for organ in reading.organizations)


def test_what_partners_agreed_on_in_a_year_gone_by_stays_a_result():
    text = (
        "Trong 5 năm qua, hai ngành đã đạt nhiều kết quả. Hai ngành đã thống nhất tổ chức 40 buổi "
        "tuyên truyền cho 9.000 học sinh."
    )
    assert not read(text).directions
