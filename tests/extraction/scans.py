"""Scans made for the tests: pages of our own words set, and then only their pictures kept."""

from __future__ import annotations

from importlib.resources import files
from io import BytesIO

import pytest
import typst
from PIL import Image

from cotmoc.extraction.recognition import is_available

needs_ocr = pytest.mark.skipif(
    not is_available(),
    reason="không có tesseract tiếng Việt hoặc OCRmyPDF / tesseract-ocr-vie or OCRmyPDF missing",
)

WORDS = (
    "ỦY BAN NHÂN DÂN XÃ BẢN SEN",
    "Số: 45/KH-UBND",
    "KẾ HOẠCH",
    "Ngày 12/10/2026, Ủy ban nhân dân xã Bản Sen yêu cầu Công an xã rà soát các hộ ven suối, hoàn thành trước"
    " ngày 30/6/2027.",
)


def scanned_page(*lines: str) -> Image.Image:
    """The picture of a page that holds the lines, at 150 dots to the inch."""
    source = '#set page(margin: 25mm)\n#set text(font: "Liberation Serif", size: 13pt)\n' + "\n\n".join(lines)
    fonts = files("cotmoc.reviews") / "fonts"
    png = typst.compile(source.encode(), font_paths=[str(fonts)], format="png", ppi=150)
    return Image.open(BytesIO(png)).convert("L")


def saved(page: Image.Image, form: str) -> bytes:
    """The picture as a file of the form: JPEG, PNG, PDF."""
    made = BytesIO()
    page.save(made, form, **({"resolution": 150} if form == "PDF" else {"dpi": (150, 150)}))
    return made.getvalue()
