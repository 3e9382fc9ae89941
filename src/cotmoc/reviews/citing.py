"""How a review cites a document: in full the first time, by kind and number later (Decree 30/2020/NĐ-CP)."""

from __future__ import annotations

from collections.abc import Mapping

from cotmoc.documents.models import Document, Kind
from cotmoc.documents.naming import kind_of, symbol_of, title_of
from cotmoc.reviews.models import Layout
from cotmoc.reviews.wording import inner, partial_day

_BY_TITLE = frozenset({Kind.CONSTITUTION, Kind.LAW, Kind.ORDINANCE})


class Citations:
    """Cites documents one after the other and remembers which the reader has met."""

    def __init__(self, names: Mapping[int, str], layout: Layout) -> None:
        self._names, self._layout = names, layout
        self._met: set[int] = set()

    def cite(self, document: Document) -> str:
        """In full when met first, shortly from then on."""
        if document.pk in self._met:
            return self.short(document)
        self._met.add(document.pk)
        return self.full(document)

    def short(self, document: Document) -> str:
        """Kế hoạch số 137/KH-UBND; a law by its title, as is one without number."""
        if document.kind in _BY_TITLE and title_of(document):
            return title_of(document)
        if symbol_of(document):
            return f"{kind_of(document)} số {symbol_of(document)}"
        return f"{kind_of(document)} {_subject(document)}".strip()

    def full(self, document: Document) -> str:
        """With date, issuer and subject, as far as the register has them."""
        if document.kind in _BY_TITLE and title_of(document):
            return title_of(document)
        issued = partial_day(document.issued)
        number = symbol_of(document)
        if number:
            comma = "," if self._layout == Layout.PARTY and issued else ""
            number = f"số {number}{comma}"
        parts = (kind_of(document), number, issued, self._issued_by(document), _subject(document))
        return " ".join(part for part in parts if part)

    def issuer_of(self, document: Document) -> str:
        """Who issued it, as written or as the unit is called; empty when not known."""
        return document.issuer_name or self._names.get(document.issuer_id or 0, "")

    def _issued_by(self, document: Document) -> str:
        issuer = self.issuer_of(document)
        return f"của {issuer}" if issuer else ""


def _subject(document: Document) -> str:
    title = title_of(document).strip().rstrip(".")
    kind = kind_of(document)
    if title.startswith("V/v "):
        return f"về việc {inner(title.removeprefix('V/v '))}"
    if title.startswith(f"{kind} "):  # "Quy chế phối hợp giữa …" is not said twice
        title = title.removeprefix(f"{kind} ")
    if not title or title.lower().startswith("về "):
        return inner(title)
    return f"về {inner(title)}"
