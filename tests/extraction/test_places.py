"""Each line of a PDF keeps its place, so that words can be shown on their page."""

from __future__ import annotations

import struct
import zlib

import pytest
from tests.extraction.made_files import TEXT, docx, paragraph, pdf

from cotmoc.extraction import Unreadable, extract, picture_apart

LINES = [
    (72, 700, "Ủy ban nhân dân tỉnh yêu cầu các sở, ngành, địa phương tiếp tục phối hợp"),
    (72, 684, "chặt chẽ trong công tác tuần tra."),
    (72, 640, "Giao Công an tỉnh tổng hợp."),
]


def test_a_line_says_which_words_it_holds_and_where_it_stands() -> None:
    extracted = extract(pdf(LINES, [(90, 500, TEXT)]), "kh.pdf")
    said = [(extracted.text[line.start : line.end], line.page) for line in extracted.lines]
    assert said == [(words, 1) for _x, _y, words in LINES] + [(TEXT, 2)]
    first, last = extracted.lines[0], extracted.lines[-1]
    assert (first.left, last.left) == (pytest.approx(72, abs=1), pytest.approx(90, abs=1))
    assert first.bottom <= 700 <= first.top
    assert last.bottom <= 500 <= last.top
    assert first.right - first.left == pytest.approx(6 * len(LINES[0][2]), rel=0.05)


def test_pages_begin_where_their_words_begin() -> None:
    extracted = extract(pdf(LINES, [(90, 500, TEXT)]), "kh.pdf")
    assert [extracted.text[start:][:4] for start in extracted.pages] == ["Ủy b", TEXT[:4]]


def test_what_has_no_pages_has_no_places() -> None:
    assert extract(docx(paragraph(TEXT)), "kh.docx").lines == ()


def test_a_page_is_a_picture_of_its_size() -> None:
    picture = picture_apart(pdf(LINES, [(90, 500, TEXT)]), 2)
    assert (picture.width, picture.height, picture.is_turned) == (595, 842, False)
    width, height = struct.unpack(">II", picture.png[16:24])
    assert width / height == pytest.approx(595 / 842, rel=0.01)
    at = picture.png.index(b"IDAT")
    (length,) = struct.unpack(">I", picture.png[at - 4 : at])
    rows = zlib.decompress(picture.png[at + 4 : at + 4 + length])
    assert len(rows) % height == 0
    assert len(set(rows)) > 1  # something is drawn on it


@pytest.mark.parametrize("page", [0, 3])
def test_there_is_no_picture_of_a_page_that_is_not_there(page: int) -> None:
    with pytest.raises(Unreadable):
        picture_apart(pdf(LINES, [(90, 500, TEXT)]), page)
