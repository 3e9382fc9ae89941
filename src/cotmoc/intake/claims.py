"""What confirming a text may write beside its own rows: claimed at once, before the first write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cotmoc.documents.claims import LINEAGE, claim_on, claim_on_row
from cotmoc.documents.models import Document, Kind
from cotmoc.intake.judged import Judged
from cotmoc.intake.models import Part


def claims_of(judged: Judged) -> set[str]:
    """The names of the documents and activities that the accepted proposals write; one statement at most."""
    return {*_documents(judged), *_activities(judged), *_itself(judged), *_lineage(judged)}


def _documents(judged: Judged) -> Iterator[str]:
    accepted = judged.accepted(Part.DOCUMENTS)
    matched = Document.objects.filter(pk__in=[each.matched for each in accepted if each.matched])
    yield from map(claim_on_row, matched)
    for said in (each.said for each in accepted if not each.matched):
        yield _claim_on_said(said)


def _itself(judged: Judged) -> Iterator[str]:
    if judged.upload.itself:
        yield _claim_on_said(judged.upload.itself)


def _lineage(judged: Judged) -> Iterator[str]:
    if judged.accepted(Part.RELATIONS) or (judged.upload.itself or {}).get("implements"):
        yield LINEAGE


def _claim_on_said(said: Mapping[str, Any]) -> str:  # Any: the fields of the contract's entry
    return claim_on(
        Kind(said["kind"]),
        number=said.get("number") or "",
        code=said.get("code") or "",
        title=said.get("title") or "",
    )


def _activities(judged: Judged) -> Iterator[str]:
    """Those already registered; a new one is nobody else's yet."""
    yield from (f"activity {each.matched}" for each in judged.accepted(Part.EVENTS) if each.matched)
