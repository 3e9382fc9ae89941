"""The signatures of a file that comes in: checked against the roots that this installation trusts."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.conf import settings

from cotmoc import extraction
from cotmoc.documents.models import Signed, Soundness

_NAMES = (".pem", ".crt", ".cer", ".der")


def signatures_in(content: bytes) -> tuple[Signed, ...]:
    """What the check finds of each signature of a PDF; nothing is asked of any network, nothing refused."""
    return tuple(map(_signed, extraction.signatures_apart(content, trusted_roots())))


def trusted_roots() -> list[bytes]:
    """The certificates in the folder of trusted roots, which an administrator fills."""
    folder = Path(settings.TRUSTED_ROOTS)
    if not folder.is_dir():
        return []
    return [each.read_bytes() for each in sorted(folder.iterdir()) if each.suffix.lower() in _NAMES]


def _signed(found: extraction.Signature) -> Signed:
    moment = datetime.fromisoformat(found.signed_at) if found.signed_at else None
    return Signed(Soundness(found.verdict.value), found.signer, found.organ, moment)
