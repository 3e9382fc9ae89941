"""Files attached as evidence: read and looked through for marks of secrecy before anything is kept."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from datetime import datetime
from pathlib import PurePath

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from cotmoc import extraction
from cotmoc.base.acting import Actor
from cotmoc.base.refusals import Refused
from cotmoc.documents.actions import keep_file
from cotmoc.documents.models import File

# What carries no text to read is kept as a picture, if its sender vouches for it.
_PICTURES = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png", b"%PDF-": "application/pdf"}
_DECLARE = gettext_noop(
    "Tệp không có lớp chữ để đọc. Hãy đánh dấu xác nhận tệp không có nội dung bí mật, rồi gửi lại."
)
_FRAME = 1024 * 1024  # what a form adds to the bytes of its file
_TEXTLESS = {extraction.Code.PICTURE, extraction.Code.NO_TEXT_LAYER, extraction.Code.NOT_VIETNAMESE}


def is_too_large(request: HttpRequest) -> bool:
    """Whether the request brings a file beyond every limit, which is dropped before any form knows."""
    return int(request.META.get("CONTENT_LENGTH") or 0) > extraction.LARGEST + _FRAME


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file brought as evidence, looked through and not yet kept; nothing was taken out of a picture."""

    content: bytes
    name: str
    media_type: str
    extracted: extraction.Extracted | None

    def keep(self, *, by: Actor, at: datetime) -> File:
        """Keep the file for the acting unit."""
        taken = self.extracted
        return keep_file(
            content=self.content,
            name=self.name,
            media_type=self.media_type,
            text=taken.text if taken else "",
            pages=taken.pages if taken else (),
            lines=[astuple(line) for line in taken.lines] if taken else (),
            by=by,
            at=at,
        )


def looked_through(uploaded: UploadedFile[bytes], *, is_declared: bool) -> Evidence:
    """The evidence of a form; refused when it bears a mark, is too large or of another kind."""
    name = PurePath(uploaded.name or _("tệp")).name
    try:
        extraction.refuse_larger(uploaded.size or 0)
        content = uploaded.read()
        return _looked_through(content, name, is_declared=is_declared)
    except extraction.Unreadable as unreadable:
        raise Refused(_(str(unreadable))) from unreadable


def _looked_through(content: bytes, name: str, *, is_declared: bool) -> Evidence:
    try:
        extracted = extraction.extract_apart(content, name)
    except extraction.Unreadable as unreadable:
        media_type = _picture(content)
        if unreadable.code not in _TEXTLESS or media_type is None:
            raise
        if not is_declared:
            raise Refused(_(_DECLARE)) from unreadable
        return Evidence(content, name, media_type, None)
    return Evidence(content, name, extracted.media_type, extracted)


def _picture(content: bytes) -> str | None:
    return next((kind for magic, kind in _PICTURES.items() if content.startswith(magic)), None)
