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


def kind_of(document: Document) -> str:
    """The kind in one word, in the language of the screen: a regulation is a quy chế or a quy định."""
    if document.kind == Kind.OTHER:
        return _("Văn bản")
    if document.kind in (Kind.REGULATION, Kind.TREATY):
        for symbol, word in _OF_SYMBOL:
            if document.kind == Kind.REGULATION and symbol in document.code:
                return _(word)
        for word in _OF_TITLE:
            if document.title.startswith(word):
                return _(word)
    return str(document.get_kind_display())


def symbol_of(document: Document) -> str:
    """Number and symbol in their canonical form; the bare number where that is all that is known."""
    return document.code or document.number
