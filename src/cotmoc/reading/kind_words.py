"""The words that say of what kind a document is, and what its symbol says beside them."""

from __future__ import annotations

import re

from cotmoc.reading.anchors import anchored
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, any_word
from cotmoc.reading.symbols import Symbol
from cotmoc.reading.words import table

KINDS = table("kinds")
KIND_WORD = anchored(WORD_BEFORE + any_word(KINDS) + WORD_AFTER)
_BY_WORD = frozenset({"programme", "action_programme", "regulation", "decision"})


# A plan or report "số 12/QĐ-…" is the decision that the symbol says; a regulation or scheme has such symbols.
_NEVER_DECIDED = frozenset({"plan", "report", "notice", "official_letter", "guideline"})


def kind_of(word: re.Match[str]) -> str:
    """The kind of document that a kind word names."""
    return KINDS[" ".join(word[0].split())]


def kind_with_symbol(kind: str, symbol: Symbol) -> str:
    """Where symbol and kind word disagree the symbol decides, but QĐ and programmes go by their word."""
    if symbol.kind is None or symbol.kind in {"other", kind} or kind in _BY_WORD:
        return kind
    if symbol.kind == "decision" and kind not in _NEVER_DECIDED:
        return kind
    return kind if kind == "conclusion" and symbol.kind == "circular" else symbol.kind
