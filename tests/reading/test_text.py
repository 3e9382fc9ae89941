"""The text made ready: what is furniture, where sentences and paragraphs end, what day stands above."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from cotmoc.reading.facts import Span
from cotmoc.reading.furniture import Dateline
from cotmoc.reading.text import text_of

ARTICLE = """Thứ Năm, 12/03/2026 08:15 GMT+7

Sơn Hải: Giao ban công tác biên phòng

Ngày 11-3, Đồn Biên phòng Bãi Cát tổ chức giao ban. Hội nghị bàn ba việc...Các bên thống nhất.

Các đại biểu dự giao ban. Ảnh: Thu Hà

Minh Châu

Bình luận"""


def kinds_of(article: str) -> list[str]:
    return [paragraph.kind for paragraph in text_of(article).paragraphs]


def sentences_of(article: str) -> list[str]:
    text = text_of(article)
    return [text.body[sentence.start : sentence.end] for sentence in text.sentences]


def test_the_lines_of_an_article_are_told_apart() -> None:
    assert kinds_of(ARTICLE) == ["furniture", "title", "body", "caption", "byline", "furniture"]


def test_nothing_is_found_in_furniture_bylines_and_credits() -> None:
    body = text_of(ARTICLE).body
    assert "GMT" not in body
    assert "Minh Châu" not in body
    assert "Thu Hà" not in body
    assert "Các đại biểu dự giao ban." in body


def test_the_shadow_has_the_length_of_the_text() -> None:
    text = text_of("Uỷ ban – HOÀ BÌNH\u00a0Ðảng İ…")
    assert len(text.folded) == len(text.body)
    assert text.folded.startswith("ủy ban - hòa bình đảng")


@pytest.mark.parametrize(
    ("article", "dateline"),
    [
        (ARTICLE, Dateline(2026, 3, 12)),
        (" date 2031-05 Sáng 3/5, huyện họp.", Dateline(2031, 5)),
        ("Sơn Hải, ngày 04 tháng 01 năm 2020\nKẾ HOẠCH", Dateline(2020, 1, 4)),
        ("Sáng 3/5, huyện họp.", Dateline()),
    ],
)
def test_the_date_above_the_article(article: str, dateline: Dateline) -> None:
    assert text_of(article).dateline == dateline


def test_sentences_end_at_marks_also_without_a_space_after_them() -> None:
    assert sentences_of("Xã làm đường...Huyện góp 2,5 tỷ đồng. Ủy ban khen.") == [
        "Xã làm đường...",
        "Huyện góp 2,5 tỷ đồng.",
        "Ủy ban khen.",
    ]


def test_short_forms_and_numbers_of_items_end_no_sentence() -> None:
    assert sentences_of("1. TP. Sơn Hải trồng rừng.") == ["1. TP. Sơn Hải trồng rừng."]


def test_a_line_broken_by_the_page_goes_on() -> None:
    text = text_of("Ủy ban nhân\ndân xã họp bàn về\nTết trồng cây.")
    assert len(text.paragraphs) == 1
    assert text.body == "Ủy ban nhân dân xã họp bàn về Tết trồng cây."


def test_spans_of_decomposed_letters_count_the_given_code_points() -> None:
    given = normalize("NFD", "Bộ Y tế họp")
    text = text_of(given)
    start = text.body.index("Y tế")
    span = text.in_given_text(Span(start, start + len("Y tế")))
    assert normalize("NFC", given[span.start : span.end]) == "Y tế"


@pytest.mark.parametrize("between", ["", " ", " họp bàn về "])
@pytest.mark.parametrize("letter", ["e\u0323\u0302", "\u212b", "\u0301", "a\u0340"])
def test_each_composed_letter_stands_where_its_first_code_point_was_given(letter: str, between: str) -> None:
    given = f"Bộ{between}{letter}{between}sở{between}{letter}"
    text = text_of(given)
    for at, composed in enumerate(text.full):
        origin = text.in_given_text(Span(at, at)).start
        assert normalize("NFC", given[origin:]).startswith(composed)
    assert text.in_given_text(Span(0, len(text.full))) == Span(0, len(given))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Thứ Hai, 11/08/2031 - 10:20 Cỡ chữ", "furniture"),
        ("Vĩnh Mốc, Thứ 2, 11/08/2031", "furniture"),
        ("Công văn số 12/SKHCN ngày 12/3/2031 nói về thuê đất của bản.", "body"),
        ("Xã đã đón đoàn học sinh giỏi về làng vào sáng thứ Hai, 11/8/2031 tại đình.", "body"),
        ("BỆNH VIỆN NỘI TIẾT", "heading"),
        ("PHÓ GIÁM ĐỐC", "heading"),
    ],
)
def test_a_line_with_a_day_or_in_capitals_is_furniture_only_where_it_is_nothing_else(
    line: str, kind: str
) -> None:
    text = text_of(f"Trồng rừng đầu xuân\n{line}\nSáng nay, bản Phiêng trồng được mười ha rừng.\n")
    assert text.paragraphs[1].kind == kind
