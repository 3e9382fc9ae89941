"""A file taken apart and read before anything asks the database: it may take long, and locks nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from cotmoc import extraction, reading
from cotmoc.base.acting import Actor
from cotmoc.base.refusals import Refused
from cotmoc.base.vietnamese import nfc
from cotmoc.intake import rules


class Marked(Refused):
    """The text bears a mark of secrecy: nothing of it was kept, and no page gives it back."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A file with its text and what was read in it; nothing of it is stored yet."""

    content: bytes
    name: str
    extracted: extraction.Extracted
    read: Mapping[str, Any]  # Any: the contract's object


def bring(content: bytes, name: str, *, by: Actor) -> Brought:
    """Take the text out of a file and read it, without the database; raises Marked or Refused."""
    rules.check_may_upload(by)
    extracted = _extracted(content, name)
    facts = reading.read(extracted.text)
    read = reading.to_json(facts, name=nfc(name), sha256=extracted.sha256)
    return Brought(content, name, extracted, read)


def _extracted(content: bytes, name: str) -> extraction.Extracted:
    try:
        return extraction.extract_apart(content, name)
    except extraction.Secret as secret:
        raise Marked(_(secret.sentence)) from secret
    except extraction.Unreadable as unreadable:
        raise Refused(_(unreadable.sentence)) from unreadable
