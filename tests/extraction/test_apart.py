"""A process of its own extracts, and is stopped when a file asks for too much."""

from __future__ import annotations

import zlib
from concurrent.futures import ThreadPoolExecutor
from time import monotonic

import pytest
from tests.extraction.made_files import TEXT, docx, paragraph, pdf

from cotmoc.extraction import Code, Secret, Unreadable, extract, extract_apart, refusals


@pytest.mark.parametrize(
    "content",
    [TEXT.encode(), docx(paragraph(TEXT)), pdf([(72, 700, TEXT)], [(72, 700, TEXT)])],
    ids=["txt", "docx", "pdf"],
)
def test_what_comes_from_the_other_process_is_what_extraction_gives(content: bytes) -> None:
    assert extract_apart(content, "kh.txt") == extract(content, "kh.txt")


def test_a_refusal_comes_back_as_itself() -> None:
    with pytest.raises(Unreadable) as refused:
        extract_apart(b"\x89PNG\r\n\x1a\n" + bytes(200), "anh.png")
    assert refused.value.code is Code.PICTURE
    with pytest.raises(Secret):
        extract_apart(f"TỐI MẬT\n{TEXT}".encode(), "kh.txt")


def heavy_pdf() -> bytes:
    """A page that draws one word three million times: 50 KB of file, a minute of work."""
    drawn = zlib.compress(b"BT /F 12 Tf 72 700 Td " + b"<01> Tj " * 3_000_000 + b"ET", 9)
    whole = pdf([(72, 700, TEXT)])
    start, end = whole.rindex(b"<<", 0, whole.index(b"stream\nBT")), whole.index(b"\nendobj\nxref")
    stream = b"<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (len(drawn), drawn)
    return whole[:start] + stream + whole[end:]


def test_a_file_that_takes_too_long_is_stopped_and_the_next_one_is_read() -> None:
    began = monotonic()
    with pytest.raises(Unreadable) as refused:
        extract_apart(heavy_pdf(), "nang.pdf", seconds=1.0)
    assert refused.value.code is Code.TOO_HEAVY
    assert monotonic() - began < 10
    assert extract_apart(TEXT.encode(), "kh.txt").text == TEXT


def test_several_threads_have_a_process_each() -> None:
    texts = [f"{TEXT} Lần {number}." for number in range(12)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda text: extract_apart(text.encode(), "kh.txt").text, texts))
    assert found == texts


def test_a_text_longer_than_any_document_is_refused() -> None:
    longest = TEXT * (refusals.LONGEST_TEXT // len(TEXT))
    assert len(extract(longest.encode(), "dai.txt").text) <= refusals.LONGEST_TEXT
    with pytest.raises(Unreadable) as refused:
        extract((longest + TEXT).encode(), "dai.txt")
    assert refused.value.code is Code.TOO_LONG
