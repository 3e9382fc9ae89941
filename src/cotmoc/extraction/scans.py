"""A PDF with or without a text layer, and the picture of a page → text."""

from __future__ import annotations

from dataclasses import replace

from cotmoc.extraction import pdf
from cotmoc.extraction.outcome import Remark, Taken
from cotmoc.extraction.recognition import is_available, recognised
from cotmoc.extraction.refusals import Code, Unreadable


def take_pdf(content: bytes, most_scanned: int) -> Taken:
    """The text of a PDF; up to `most_scanned` pages without text are recognised, else they stay unread.

    Unreadable when already the first page is a scan that is not recognised.
    """
    try:
        taken = pdf.take(content)
    except Unreadable as refusal:
        if refusal.code is not Code.NO_TEXT_LAYER or not most_scanned:
            raise
        return _recognised(content, most_scanned)
    has_scans = Remark.PAGES_WITHOUT_TEXT in taken.remarks
    return _recognised(content, most_scanned) if has_scans and most_scanned and is_available() else taken


def take_picture(content: bytes, most_scanned: int) -> Taken:
    """The text of a picture, which has no pages of its own."""
    if not most_scanned:
        raise Unreadable(Code.PICTURE)
    return replace(_text_of(recognised(content, is_picture=True)), pages=(), lines=())


def _recognised(content: bytes, most_scanned: int) -> Taken:
    if pdf.pages_without_text(content) > most_scanned:
        raise Unreadable(Code.SCAN_TOO_LONG)
    return _text_of(recognised(content))


def _text_of(content: bytes) -> Taken:
    try:
        taken = pdf.take(content)
    except Unreadable as refusal:
        if refusal.code is Code.NO_TEXT_LAYER:
            raise Unreadable(Code.NOT_RECOGNISED) from refusal
        raise
    remarks = dict.fromkeys((*taken.remarks, Remark.SCANNED, Remark.RECOGNISED))
    return replace(taken, remarks=tuple(remarks))
