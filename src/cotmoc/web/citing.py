"""How a document is named on a page: shortly in a list, in one sentence on its own page."""

from __future__ import annotations

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from cotmoc.documents.models import Document
from cotmoc.documents.naming import kind_of, symbol_of

_LETTERS = 90


def short_name(document: Document) -> str:
    """Kind and code, or kind and title where it has neither code nor number: Kế hoạch 118/KH-UBND."""
    kind = kind_of(document)
    name = symbol_of(document) or document.title
    if not symbol_of(document) and name.lower().startswith(kind.lower()):
        return _cut(name)
    return _cut(f"{kind} {name}".strip())


def _cut(name: str) -> str:
    # Django looks at every letter of what is short enough too.
    return name if len(name) <= _LETTERS else Truncator(name).chars(_LETTERS)


def partial_day(iso: str) -> str:
    """A year, month or day in ISO form as offices write it: 2018, 09/2018, 28/09/2018; 14/09 of no year."""
    return "/".join(reversed([part for part in iso.replace("--", "").split("-") if part]))


def citation(document: Document, issuer: str) -> str:
    """The document in one sentence, as offices cite it."""
    words = [kind_of(document)]
    if symbol := symbol_of(document):
        words.append(_("số %(symbol)s") % {"symbol": symbol})
    if document.issued:
        words.append(_("ngày %(day)s") % {"day": partial_day(document.issued)})
    if issuer:
        words.append(_("của %(issuer)s") % {"issuer": issuer})
    return " ".join(words)


def span_in_words(first: str, last: str) -> str:
    """A period as the text gave it: 2018 – 2022; one end where there is but one."""
    ends = [partial_day(end) for end in (first, last) if end]
    return " – ".join(dict.fromkeys(ends))
