"""A PDF with a text layer → its paragraphs, one a line, its hard-wrapped lines joined again."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Final
from unicodedata import normalize

import pypdfium2
import pypdfium2.raw as pdfium

from cotmoc.extraction.outcome import Remark, Taken
from cotmoc.extraction.paragraphs import Line, joined
from cotmoc.extraction.refusals import Code, Unreadable

_MOST_PAGES: Final = 2_000
_COVERS_PAGE: Final = 0.5  # of the page's area; a seal or a portrait covers less
_HEAD_LINES: Final = 3  # of later pages, where a running stamp stands
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\x00": None})  # PDFium's signs for one at a line's end
_PAGE_NUMBER = re.compile(r"[-–\s]*\d{1,4}[-–\s]*")
_ANNOTATION_KEYS = (b"Contents", b"Name", b"Subj")

_pdfium_lock = Lock()  # PDFium is one for the whole process and knows no threads


def take(content: bytes) -> Taken:
    """The text of a PDF with its pages' offsets; raises Unreadable for a scanned, protected or broken one."""
    with opened(content) as document:
        return _take(document)


def pages_without_text(content: bytes) -> int:
    """How many pages of a PDF have no text layer."""
    with opened(content) as document:
        return sum(not _lines_of(page) for page in document)


@contextmanager
def opened(content: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The document, for one thread at a time; raises Unreadable where it cannot be opened or is broken."""
    with _pdfium_lock:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            raise Unreadable(_code_of(error)) from error
        try:
            yield document
        except pypdfium2.PdfiumError as error:
            raise Unreadable(Code.BROKEN) from error
        finally:
            document.close()


def _code_of(error: pypdfium2.PdfiumError) -> Code:
    if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return Code.PASSWORD
    return Code.BROKEN


def _take(document: pypdfium2.PdfDocument) -> Taken:
    if len(document) > _MOST_PAGES:
        raise Unreadable(Code.TOO_LONG)
    pages, stamped, remarks = [], [], set()
    for number, page in enumerate(document):
        lines = _lines_of(page)
        is_picture = _is_covered_by_picture(page) if number == 0 or not lines else False
        if not lines and number == 0:
            raise Unreadable(Code.NO_TEXT_LAYER)
        remarks |= _remarks_on(is_picture=is_picture, has_text=bool(lines))
        stamped += [_head_of(lines, whole=number == 0), *_annotations_of(page)]
        pages.append(_without_number(lines))
        page.close()
    whole = joined(pages)
    return Taken(
        whole.text,
        (*stamped, whole.text),
        pages=whole.starts,
        lines=whole.lines,
        remarks=tuple(sorted(remarks)),
    )


def _remarks_on(*, is_picture: bool, has_text: bool) -> set[Remark]:
    if not is_picture:
        return set()
    return {Remark.SCANNED if has_text else Remark.PAGES_WITHOUT_TEXT}


def _head_of(lines: list[Line], *, whole: bool) -> str:
    return "\n".join(line.text for line in (lines if whole else lines[:_HEAD_LINES]))


def _lines_of(page: pypdfium2.PdfPage) -> list[Line]:
    """The filled lines of a page with their places, as the page's own order has them."""
    text_page = page.get_textpage()
    try:
        return list(_placed_lines(text_page))
    finally:
        text_page.close()


def _placed_lines(text_page: pypdfium2.PdfTextPage) -> Iterator[Line]:
    text = text_page.get_text_range().translate(_HYPHENS)
    for found in re.finditer(r"[^\r\n]+", text):
        words = found[0].rstrip()
        start = found.start() + len(words) - len(words.lstrip())
        if words := words.strip():
            yield _placed(text_page, normalize("NFC", words), start, len(words))


def _placed(text_page: pypdfium2.PdfTextPage, text: str, start: int, length: int) -> Line:
    first_word = len(text.split(maxsplit=1)[0])
    left, bottom, _, top = _box_at(text_page, start)
    right = _box_at(text_page, start + length - 1)[2]
    word_right = _box_at(text_page, start + min(first_word, length) - 1)[2]
    return Line(text, left=left, right=right, bottom=bottom, top=top, word=max(word_right - left, 0.0))


def _box_at(text_page: pypdfium2.PdfTextPage, place: int) -> tuple[float, float, float, float]:
    index = pdfium.FPDFText_GetCharIndexFromTextIndex(text_page.raw, place)
    if index < 0:
        return (0.0, 0.0, 0.0, 0.0)
    left, bottom, right, top = text_page.get_charbox(index, loose=True)
    return (left, bottom, right, top)


def _without_number(lines: list[Line]) -> list[Line]:
    """The lines without the page's number, which stands first or last."""
    if lines and _PAGE_NUMBER.fullmatch(lines[0].text):
        lines = lines[1:]
    if lines and _PAGE_NUMBER.fullmatch(lines[-1].text):
        lines = lines[:-1]
    return lines


def _is_covered_by_picture(page: pypdfium2.PdfPage) -> bool:
    width, height = page.get_size()
    return any(
        (right - left) * (top - bottom) > _COVERS_PAGE * width * height
        for left, bottom, right, top in (
            picture.get_bounds()
            for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)
        )
    )


def _annotations_of(page: pypdfium2.PdfPage) -> Iterator[str]:
    """What stamps and notes laid over the page say."""
    for index in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if annotation:
            yield "\n".join(_string_of(annotation, key) for key in _ANNOTATION_KEYS)
            pdfium.FPDFPage_CloseAnnot(annotation)


def _string_of(annotation: object, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFAnnot_GetStringValue(
        annotation, key, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size
    )
    return buffer.raw.decode("utf-16-le", errors="ignore").rstrip("\x00")
