"""A file taken apart and read before anything asks the database: it may take long, and locks nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from cotmoc import extraction, reading
from cotmoc.base.acting import Actor
from cotmoc.base.refusals import Refused
from cotmoc.base.vietnamese import nfc
from cotmoc.documents.models import Signed
from cotmoc.intake import rules
from cotmoc.intake.signing import signatures_in

_MOST_SCANNED = 20  # pages of a scan; a person waits for it


class Marked(Refused):
    """The text bears a mark of secrecy: nothing of it was kept, and no page gives it back."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A file with its text and what was read in it; nothing of it is stored yet."""

    content: bytes
    name: str
    extracted: extraction.Extracted
    read: Mapping[str, Any]  # Any: the contract's object
    signatures: tuple[Signed, ...] = ()

    def of(self, text: str) -> Brought:
        """The same file with the text that was kept of it before, which may have been taken otherwise."""
        if text == self.extracted.text:
            return self
        extracted = replace(self.extracted, text=text, pages=(), lines=())
        return replace(self, extracted=extracted, read=_read(extracted, self.name))


def bring(
    content: bytes,
    name: str,
    *,
    by: Actor,
    letters: extraction.Letters | None = None,
    is_declared: bool = False,
) -> Brought:
    """Take the text out of a file and read it, without the database; raises Marked or Refused.

    A scan is taken only if whoever brings it declares that it holds nothing secret: a stamp in a picture may
    stay unseen.
    """
    rules.check_may_upload(by)
    extracted = _extracted(content, name, letters)
    if extraction.Remark.SCANNED in extracted.remarks:
        rules.check_is_declared(is_declared=is_declared)
    return Brought(content, name, extracted, _read(extracted, name), signatures_in(content))


def _read(extracted: extraction.Extracted, name: str) -> Mapping[str, Any]:
    return reading.read(extracted.text).to_json(name=nfc(name), sha256=extracted.sha256)


def _extracted(content: bytes, name: str, letters: extraction.Letters | None) -> extraction.Extracted:
    try:
        return extraction.extract_apart(content, name, letters=letters, most_scanned=_MOST_SCANNED)
    except extraction.Secret as secret:
        raise Marked(_(secret.sentence)) from secret
    except extraction.Unreadable as unreadable:
        raise Refused(_(unreadable.sentence)) from unreadable
