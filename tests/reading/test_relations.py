"""Which document a sentence says carries out or details which, and what an event reviews or spreads."""

from __future__ import annotations

import pytest

from cotmoc.reading import read


def relations_of(text: str) -> list[tuple[str, str, str]]:
    reading = read(text)
    names = {document.id: document.number or document.kind for document in reading.documents}
    names |= {event.id: "event" for event in reading.events}
    return [(names[one.source], one.type, names[one.target]) for one in reading.relations]


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        (
            "Kế hoạch số 12/KH-UBND của UBND tỉnh Hà Nam thực hiện Nghị quyết số 9-NQ/TW.",
            [("12", "implements", "9")],
        ),
        (
            "Thực hiện Nghị quyết số 9-NQ/TW, Tỉnh ủy Hà Nam đã ban hành Kế hoạch số 12-KH/TU, "
            "Chỉ thị số 13-CT/TU.",
            [("12", "implements", "9"), ("13", "implements", "9")],
        ),
        (
            "Để cụ thể hóa Nghị quyết số 9-NQ/TW, Tỉnh ủy Hà Nam đã ban hành Kế hoạch số 12-KH/TU.",
            [("12", "details", "9")],
        ),
        (
            "Nghị quyết số 9-NQ/TW được Tỉnh ủy Hà Nam cụ thể hóa bằng Kế hoạch số 12-KH/TU.",
            [("12", "details", "9")],
        ),
        (
            "Sáng 5/5, UBND tỉnh Hà Nam tổ chức Hội nghị sơ kết 5 năm thực hiện Chỉ thị số 5-CT/TW.",
            [("event", "reviews", "5")],
        ),
        ("Báo cáo số 5-BC/TU kết quả thực hiện Chỉ thị số 6-CT/TW.", []),
    ],
)
def test_what_one_document_is_to_another(text: str, relations: list[tuple[str, str, str]]) -> None:
    assert relations_of(text) == relations


def test_a_bare_resolution_is_the_only_one_named_before() -> None:
    text = (
        "Hội nghị học tập Nghị quyết số 26 của Bộ Chính trị về vùng núi.\n\n"
        "Đồng chí Phó Thủ tướng trình bày chương trình hành động của Ban Cán sự Đảng Chính phủ triển khai "
        "thực hiện nghị quyết."
    )
    reading = read(text)
    assert [(relation.source, relation.type, relation.target) for relation in reading.relations][-1] == (
        "d2",
        "implements",
        "d1",
    )


def test_a_letter_carries_out_what_the_line_under_its_number_says() -> None:
    text = (
        "TỔNG CỤC HẢI QUAN\n\nSố: 95/TCHQ-PC\nV/v triển khai thực hiện Nghị định số 16/2030/NĐ-CP\n\n"
        "Kính gửi: Cục Hải quan Hà Nam.\n\nĐề nghị Cục thực hiện.\n"
    )
    reading = read(text)
    kinds = {document.id: document.kind for document in reading.documents}
    assert [(kinds[one.source], one.type, kinds[one.target]) for one in reading.relations] == [
        ("official_letter", "implements", "decree")
    ]
