"""How a review cites a document: in full the first time, by kind and number later (Decree 30/2020/NĐ-CP)."""

from __future__ import annotations

from collections.abc import Mapping

from cotmoc.documents.models import Document, Kind
from cotmoc.reviews.models import Layout
from cotmoc.reviews.wording import inner, partial_day

_BY_TITLE = frozenset({Kind.CONSTITUTION, Kind.LAW, Kind.ORDINANCE})
# Kinds of the register that hold several kinds of document: the symbol tells which, else the title.
_OF_SYMBOL = (("QC", "Quy chế"), ("QyĐ", "Quy định"), ("QĐ", "Quy định"))
_OF_TITLE = ("Quy chế", "Quy định", "Hiệp định", "Nghị định thư", "Hiệp ước", "Công ước", "Bản ghi nhớ")


def kind_of(document: Document) -> str:
    """The kind in one word: a regulation is a quy chế or a quy định by its symbol or title."""
    if document.kind == Kind.OTHER:
        return "Văn bản"
    if document.kind not in (Kind.REGULATION, Kind.TREATY):
        return str(document.get_kind_display())
    for symbol, word in _OF_SYMBOL:
        if document.kind == Kind.REGULATION and symbol in document.code:
            return word
    named = (word for word in _OF_TITLE if document.title.startswith(word))
    return next(named, str(document.get_kind_display()))


def number_of(document: Document) -> str:
    """Number and symbol as they are printed: numbers under ten bear a zero; empty when there is none."""
    code = document.code or document.number
    return f"0{code}" if code[:1].isdigit() and not code[1:2].isdigit() else code


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
        if document.kind in _BY_TITLE and document.title:
            return document.title
        if number_of(document):
            return f"{kind_of(document)} số {number_of(document)}"
        return f"{kind_of(document)} {_subject(document)}".strip()

    def full(self, document: Document) -> str:
        """With date, issuer and subject, as far as the register has them."""
        if document.kind in _BY_TITLE and document.title:
            return document.title
        issued = partial_day(document.issued)
        number = number_of(document)
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
    title = document.title.strip().rstrip(".")
    kind = kind_of(document)
    if title.startswith("V/v "):
        return f"về việc {inner(title.removeprefix('V/v '))}"
    if title.startswith(f"{kind} "):  # "Quy chế phối hợp giữa …" is not said twice
        title = title.removeprefix(f"{kind} ")
    if not title or title.lower().startswith("về "):
        return inner(title)
    return f"về {inner(title)}"
