"""What a document is called: its kind in one word, its number and symbol."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from cotmoc.documents.models import Document, Kind

# Kinds of the register that hold several kinds of document: the symbol tells which, else the title.
_OF_SYMBOL = (
    ("QC", gettext_noop("Quy chế")),
    ("QyĐ", gettext_noop("Quy định")),
    ("QĐ", gettext_noop("Quy định")),
)
_OF_TITLE = (
    gettext_noop("Quy chế"),
    gettext_noop("Quy định"),
    gettext_noop("Hiệp định"),
    gettext_noop("Nghị định thư"),
    gettext_noop("Hiệp ước"),
    gettext_noop("Công ước"),
    gettext_noop("Bản ghi nhớ"),
)
# Where nothing tells which, as the label of the register lists several.
_OF_ANY = {
    Kind.REGULATION: gettext_noop("Văn bản"),
    Kind.TREATY: gettext_noop("Điều ước"),
    Kind.OTHER: gettext_noop("Văn bản"),
}


def kind_of(document: Document) -> str:
    """The kind in one word, in the language of the screen: a regulation is a quy chế or a quy định."""
    return kind_in_a_word(Kind(document.kind), code=document.code, title=title_of(document))


def kind_in_a_word(kind: Kind, *, code: str, title: str) -> str:
    """The same of a document that is only named, by what is known of its symbol and title."""
    if kind == Kind.REGULATION:
        for symbol, word in _OF_SYMBOL:
            if symbol in code:
                return _(word)
    if kind in (Kind.REGULATION, Kind.TREATY):
        for word in _OF_TITLE:
            if title.lower().startswith(word.lower()):
                return _(word)
    return _(_OF_ANY[kind]) if kind in _OF_ANY else str(kind.label)


def title_of(document: Document) -> str:
    """Its own title; of one not yet received, what the asker's unit calls it (`queries.called`)."""
    return document.title or getattr(document, "called", "")


def symbol_of(document: Document) -> str:
    """Number and symbol in their canonical form; the bare number, or what was written, where that is all."""
    return document.code or document.number or document.written_code
