"""A page of a PDF as a picture, for a person to look at."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import Final

import pypdfium2

from cotmoc.extraction.pdf import opened
from cotmoc.extraction.refusals import Code, Unreadable

_DOTS_PER_POINT: Final = 1.6  # some 115 to the inch: read without strain, 100 to 300 KB a page
_MOST_DOTS: Final = 3_000  # of the longer side; a map is shown smaller


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG of the page; its corner, width and height in points. Lines cannot be placed on a turned page."""

    png: bytes
    left: float
    bottom: float
    width: float
    height: float
    is_turned: bool


def picture_of(content: bytes, number: int) -> Picture:
    """The page of that number, from 1; Unreadable when the file has no such page or is no PDF."""
    with opened(content) as document:
        if not 1 <= number <= len(document):
            raise Unreadable(Code.BROKEN)
        page = document[number - 1]
        width, height = page.get_size()
        left, bottom, _right, _top = page.get_cropbox()
        png = _png_of(page, min(_DOTS_PER_POINT, _MOST_DOTS / max(width, height, 1.0)))
        return Picture(png, left, bottom, width, height, is_turned=page.get_rotation() != 0)


def _png_of(page: pypdfium2.PdfPage, scale: float) -> bytes:
    bitmap = page.render(scale=scale, rev_byteorder=True)
    row = bitmap.width * bitmap.n_channels
    pixels = bytes(bitmap.buffer)
    rows = (pixels[start : start + row] for start in range(0, len(pixels), bitmap.stride))
    raw = b"".join(b"\x00" + line for line in rows)  # each row says how it is filtered: not at all
    colours = {1: 0, 3: 2, 4: 6}[bitmap.n_channels]
    head = struct.pack(">IIBBBBB", bitmap.width, bitmap.height, 8, colours, 0, 0, 0)
    parts = (_part(b"IHDR", head), _part(b"IDAT", zlib.compress(raw, 6)), _part(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _part(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
