"""The words of scans: recognised by OCRmyPDF with the Vietnamese of tesseract, where both are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from typing import Final

from cotmoc.extraction.refusals import Code, Unreadable

_LANGUAGE: Final = "vie"
_SCANNED_AT: Final = "200"  # dots to the inch, where a picture does not say it
_REFUSALS: Final = {3: Code.OCR_MISSING, 8: Code.PASSWORD}  # by OCRmyPDF's exit status
_COMMAND: Final = (
    *("--language", _LANGUAGE),
    *("--mode", "skip"),  # pages that have a text layer keep it
    *("--output-type", "pdf"),
    *("--rasterizer", "pypdfium"),  # no Ghostscript needed
    *("--rotate-pages", "--invalidate-digital-signatures", "--jobs", "2", "--quiet"),
)


def recognised(content: bytes, *, is_picture: bool = False) -> bytes:
    """A scanned PDF, or a picture of one page, as a PDF with a text layer: each word where it stands.

    Some five seconds a page. Unreadable where nothing can recognise words here, saying what to install, or
    where the file is broken or locked.
    """
    if not is_available():
        raise Unreadable(Code.OCR_MISSING)
    picture = ("--image-dpi", _SCANNED_AT) if is_picture else ()
    done = subprocess.run(  # noqa: S603 - our own words, and this Python
        [sys.executable, "-P", "-m", "ocrmypdf", *_COMMAND, *picture, "-", "-"],
        input=content,
        capture_output=True,
        check=False,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # its threads mostly wait for each other
    )
    if done.returncode != 0:
        raise Unreadable(_REFUSALS.get(done.returncode, Code.BROKEN))
    return done.stdout


@cache
def is_available() -> bool:
    """Whether OCRmyPDF, tesseract and its Vietnamese are installed."""
    program = shutil.which("tesseract")
    if program is None or find_spec("ocrmypdf") is None:
        return False
    command = [program, "--list-langs"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - as above
    return _LANGUAGE in listed.stdout.split()
