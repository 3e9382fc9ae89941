"""Scans are recognised where tesseract and OCRmyPDF are installed; elsewhere it is said what to install."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
from tests.extraction.made_files import TEXT, pdf
from tests.extraction.scans import WORDS, needs_ocr, saved, scanned_page

from cotmoc.extraction import Code, Extracted, Remark, Secret, Unreadable, extract, extract_apart
from cotmoc.extraction.recognition import is_available


def joined(*parts: bytes) -> bytes:
    """The pages of several PDFs in one."""
    whole = pypdfium2.PdfDocument.new()
    for part in parts:
        whole.import_pages(pypdfium2.PdfDocument(part))
    made = BytesIO()
    whole.save(made)
    return made.getvalue()


@pytest.fixture(scope="module")
def mixed() -> Extracted:
    """A PDF of one page scanned and one with a text layer."""
    content = joined(saved(scanned_page(*WORDS), "PDF"), pdf([(72, 700, TEXT)]))
    return extract_apart(content, "kh.pdf", most_scanned=5)


@needs_ocr
def test_the_words_of_a_scan_are_read_and_marked_as_recognised(mixed: Extracted) -> None:
    assert mixed.text.startswith("\n".join(WORDS[:3]))
    assert "trước ngày 30/6/2027" in mixed.text
    assert {Remark.RECOGNISED, Remark.SCANNED} <= set(mixed.remarks)


@needs_ocr
def test_a_page_that_has_a_text_layer_keeps_it(mixed: Extracted) -> None:
    assert mixed.text[mixed.pages[1] :] == TEXT


@needs_ocr
def test_recognised_words_have_their_place_on_the_page(mixed: Extracted) -> None:
    first = mixed.lines[0]
    assert mixed.text[first.start : first.end] == WORDS[0]
    assert (first.page, first.left) == (1, pytest.approx(71, abs=4))  # 25 mm
    assert 740 < first.bottom < first.top < 842 - 60


@needs_ocr
def test_the_picture_of_a_page_is_read(mixed: Extracted) -> None:
    extracted = extract_apart(saved(scanned_page(*WORDS), "JPEG"), "kh.jpg", most_scanned=1)
    assert extracted.text == mixed.text[: mixed.pages[1]].rstrip()
    assert (extracted.media_type, extracted.pages, extracted.lines) == ("image/jpeg", (), ())


@needs_ocr
def test_a_stamp_that_is_recognised_is_a_stamp() -> None:
    page = scanned_page(WORDS[0], "*TUYỆT MẬT*", *WORDS[1:])
    with pytest.raises(Secret):
        extract_apart(saved(page, "PNG"), "kh.png", most_scanned=1)


@needs_ocr
def test_an_empty_page_is_said_to_hold_nothing_that_can_be_recognised() -> None:
    with pytest.raises(Unreadable) as refused:
        extract_apart(saved(scanned_page(), "PNG"), "trang.png", most_scanned=1)
    assert refused.value.code is Code.NOT_RECOGNISED


def test_a_scan_is_refused_as_before_where_nobody_asks_to_recognise_it() -> None:
    page = scanned_page(*WORDS)
    for form, code in (("PDF", Code.NO_TEXT_LAYER), ("PNG", Code.PICTURE)):
        with pytest.raises(Unreadable) as refused:
            extract(saved(page, form), f"kh.{form}")
        assert refused.value.code is code


def test_too_long_a_scan_is_refused_before_it_is_begun() -> None:
    page = saved(scanned_page(*WORDS), "PDF")
    with pytest.raises(Unreadable) as refused:
        extract(joined(page, page, page), "kh.pdf", most_scanned=2)
    assert refused.value.code is Code.SCAN_TOO_LONG


def test_where_nothing_can_recognise_words_it_is_said_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    is_available.cache_clear()
    try:
        with pytest.raises(Unreadable) as refused:
            extract(saved(scanned_page(*WORDS), "PNG"), "kh.png", most_scanned=1)
    finally:
        is_available.cache_clear()
    assert refused.value.code is Code.OCR_MISSING
    assert "tesseract-ocr-vie" in refused.value.sentence
    assert 'pip install "cotmoc[ocr]"' in refused.value.sentence
