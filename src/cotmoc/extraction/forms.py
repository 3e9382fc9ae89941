"""Which form a file has, told by its bytes; the name decides only between plain text and HTML."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from cotmoc.extraction.outcome import Form
from cotmoc.extraction.refusals import Code, Unreadable

_HEAD = 1024  # readers of PDF look for its sign in so many bytes, browsers for that of HTML

_REFUSED_SIGNS: tuple[tuple[bytes, Code], ...] = (
    (b"{\\rtf", Code.RICH_TEXT),
    (b"GIF8", Code.PICTURE),
    (b"II*\x00", Code.PICTURE),
    (b"MM\x00*", Code.PICTURE),
    (b"BM", Code.PICTURE),
    (b"Rar!", Code.ARCHIVE),
    (b"7z\xbc\xaf", Code.ARCHIVE),
    (b"\x1f\x8b", Code.ARCHIVE),
    (b"MIME-Version:", Code.WEB_ARCHIVE),
)
_PICTURES = ((b"\x89PNG\r\n\x1a\n", Form.PNG), (b"\xff\xd8\xff", Form.JPEG))
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"<!doctype html|<html|<head|<body", re.IGNORECASE)
_TAG = re.compile(rb"<(p|div|h[1-6]|span|br|table|article|section|meta)\b[^>]*>", re.IGNORECASE)


def form_of(content: bytes, name: str) -> Form:
    """One of the forms; raises Unreadable for an empty file and for every form that is not read."""
    if not content.strip():
        raise Unreadable(Code.EMPTY)
    _refuse_known(content)
    if picture := next((form for sign, form in _PICTURES if content.startswith(sign)), None):
        return picture
    if content.startswith(_ZIP):
        return _form_of_zip(content)
    if _is_pdf(content):
        return Form.PDF
    return Form.HTML if _is_html(content, name) else Form.TXT


def _refuse_known(content: bytes) -> None:
    if content.startswith(_OLE):
        raise Unreadable(_code_of_ole(content))
    for sign, code in _REFUSED_SIGNS:
        if content.startswith(sign) and not (sign == b"BM" and b"\x00" not in content[:_HEAD]):
            raise Unreadable(code)


def _code_of_ole(content: bytes) -> Code:
    """Office keeps a protected DOCX in the container of its old formats; the streams' names tell."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return Code.PASSWORD
    return Code.OLD_WORD if "WordDocument".encode("utf-16-le") in content else Code.OTHER_OFFICE


def _form_of_zip(content: bytes) -> Form:
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable(Code.BROKEN) from error
    if "word/document.xml" in names:
        return Form.DOCX
    is_office = "[Content_Types].xml" in names or "mimetype" in names
    raise Unreadable(Code.OTHER_OFFICE if is_office else Code.ARCHIVE)


def _is_pdf(content: bytes) -> bool:
    head = content[:_HEAD]
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-") or (
        b"%PDF-" in head and b"%%EOF" in content
    )


def _is_html(content: bytes, name: str) -> bool:
    head = content[:_HEAD].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if head.startswith(b"<") and _HTML.search(head):
        return True
    return name.lower().endswith((".html", ".htm", ".xhtml")) and bool(_TAG.search(content))
