"""What to claim before documents are written, so that two who write the same ones wait in one order."""

from __future__ import annotations

from cotmoc.base.vietnamese import fold, nfc
from cotmoc.documents import codes
from cotmoc.documents.models import Document, Kind

LINEAGE = "lineage"
"""Claimed by whoever ties two documents: a circle is seen by one who sees all ties, its own the last."""


def claim_on(kind: Kind, *, number: str = "", code: str = "", title: str = "") -> str:
    """The name under which a document is claimed: coarser than its identity, which is known while writing.

    Two mentions that may be one document have one name: issuer and year, which either may leave out, do not
    count.
    """
    parsed = codes.parse(code) if code else None
    bare = codes.bare_number(parsed.number if parsed and not number else nfc(number))
    return f"document {kind.value} {bare or fold(title)}"


def claim_on_row(document: Document) -> str:
    """The name under which a registered document is claimed."""
    return claim_on(Kind(document.kind), number=document.number, title=document.title)
