"""What somebody typed, understood: words, phrases in quotes, codes in any written form, abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from django.utils.translation import gettext as _

from cotmoc.base.vietnamese import nfc
from cotmoc.reading.words import table
from cotmoc.search.folding import words_of
from cotmoc.search.syllables import is_syllable, near

LONGEST = 200
_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")
_CENTRE = re.compile(r"(?i)(?<=[-/ ])t\.?ư$")
_MOST_TERMS, _MOST_NEAR = 16, 40

Phrase = tuple[str | None, ...]
"""Words that stand one after the other; None is any one word."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that must be there, in one of its forms; `meant` is said to the asker, if it is not plain."""

    written: str
    forms: tuple[Phrase, ...]
    meant: str = ""
    is_plain: bool = False

    def as_query(self) -> str:
        """The forms in PostgreSQL's language of text queries."""
        return "(" + " | ".join(_as_query(form) for form in self.forms) + ")"


@dataclass(frozen=True, slots=True)
class Question:
    """All that must be found together; `is_mended` where words were taken for misspelt ones."""

    terms: tuple[Term, ...]
    is_mended: bool = False

    def as_query(self) -> str:
        """In PostgreSQL's language of text queries; empty for nothing that can be looked for."""
        return " & ".join(term.as_query() for term in self.terms)

    @property
    def forms(self) -> tuple[Phrase, ...]:
        """Every form of every term: what is marked where it is found."""
        return tuple(form for term in self.terms for form in term.forms)

    def understood(self) -> list[tuple[str, str]]:
        """What was written and what it was taken for, where this is more than the words themselves."""
        return [(term.written, term.meant) for term in self.terms if term.meant]


def understand(written: str) -> Question:
    """The question of what was typed; the same with and without accents, composed or not."""
    text = nfc(written)[:LONGEST]
    terms: list[Term] = []
    at = 0
    for quoted in _QUOTED.finditer(text):
        terms += _terms(text[at : quoted.start()])
        words = words_of(quoted[1])
        terms += [Term(quoted[1].strip(), (tuple(words),))] if words else []
        at = quoted.end()
    terms += _terms(text[at:])
    spelt = {words[0]: chunk for chunk in text.split() if len(words := words_of(chunk)) == 1}
    told = (
        replace(term, written=spelt.get(term.written, term.written)) if term.meant else term for term in terms
    )
    return Question(tuple(dict.fromkeys(told))[:_MOST_TERMS])


def mended(question: Question) -> Question | None:
    """The question with what is no syllable taken for one a letter away; None where nothing can be mended."""
    odd = {term for term in question.terms if term.is_plain and not is_syllable(term.written)}
    terms = tuple(_mended(term) if term in odd else term for term in question.terms)
    return Question(terms, is_mended=True) if terms != question.terms else None


def _mended(term: Term) -> Term:
    others = [(syllable,) for syllable in near(term.written)[:_MOST_NEAR]]
    return replace(term, forms=(*term.forms, *others)) if others else term


def _as_query(form: Phrase) -> str:
    asked, gap = "", 1
    for word in form:
        if word is None:
            gap += 1
            continue
        asked += (f" <{gap}> " if asked else "") + f"'{word}'"
        gap = 1
    return f"({asked})" if len(form) > 1 else asked


def _terms(text: str) -> Iterator[Term]:
    """The terms of words outside quotes; what is written without a space ("33-NQ/TW") stays together."""
    loose: list[str] = []
    for chunk in text.split():
        words = words_of(_CENTRE.sub("tw", chunk) if chunk[0].isdigit() else chunk)
        if len(words) == 1:
            loose += words
        elif words:
            yield from _loose_terms(loose)
            loose = []
            yield Term(chunk, _numbered(tuple(words)), _("số, ký hiệu") if _is_code(words) else "")
    yield from _loose_terms(loose)


def _loose_terms(words: list[str]) -> Iterator[Term]:
    at = 0
    while at < len(words):
        term, length = _term_at(words, at)
        yield term
        at += length


def _term_at(words: list[str], at: int) -> tuple[Term, int]:
    """The longest meaning of the words that begin here, and how many of them it takes."""
    for length in range(min(_longest_full(), len(words) - at), 1, -1):
        run = tuple(words[at : at + length])
        if run in _kind_names() and (numbered := _number_after(words, at + length)):
            number, more = numbered
            return _numbered_kind(run, number), length + more
        if short := _short_forms().get(run):
            return Term(" ".join(run), (run, *((one,) for one in short))), length
    word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
    if word[0].isdigit() and after in _symbols():
        forms = (*_numbered((word, after)), *_numbered((word, None, after)))
        return Term(f"{word} {after}", forms, _("số, ký hiệu")), 2
    if full := _full_forms().get(word):
        return Term(word, ((word,), tuple(words_of(full))), full), 1
    return Term(word, ((word,),), is_plain=True), 1


def _number_after(words: list[str], at: int) -> tuple[str, int] | None:
    """The number that follows, with "số" before it or without, and how many words that is."""
    after = words[at : at + 2]
    if after[:1] == ["so"]:
        return (after[1], 2) if after[1:] and after[1][0].isdigit() else None
    return (after[0], 1) if after and after[0][0].isdigit() else None


def _numbered_kind(kind: tuple[str, ...], number: str) -> Term:
    """A kind and its number: as written out, with "số" between, or as a symbol: nghị quyết 33, 33-NQ."""
    symbols = _symbols_of().get(_kind_names()[kind], ())
    written = [(*kind, one) for one in _forms_of(number)] + [(*kind, "so", one) for one in _forms_of(number)]
    coded = [(one, symbol) for one in _forms_of(number) for symbol in symbols]
    return Term(" ".join((*kind, number)), (*written, *coded), _("số, ký hiệu"))


def _numbered(form: Phrase) -> tuple[Phrase, ...]:
    """The form with its number as it may be written: 9 and 09."""
    first = form[0]
    if first is None or not first.isdigit():
        return (form,)
    return tuple((one, *form[1:]) for one in _forms_of(first))


def _forms_of(number: str) -> tuple[str, ...]:
    bare = number.lstrip("0") or number
    return tuple(dict.fromkeys((number, bare, bare.zfill(2))))


def _is_code(words: list[str]) -> bool:
    return words[0][0].isdigit() and any(not word.isdigit() for word in words[1:])


@cache
def _full_forms() -> dict[str, str]:
    """Abbreviations of the reading, folded; those that are syllables too ("tư") are no sign of one."""
    entries = ((words_of(short), full) for short, full in table("abbreviations").items())
    return {words[0]: full for words, full in entries if len(words) == 1 and not is_syllable(words[0])}


@cache
def _short_forms() -> dict[tuple[str, ...], tuple[str, ...]]:
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for short, full in _full_forms().items():
        key = tuple(words_of(full))
        if len(key) > 2:
            found[key] = (*found.get(key, ()), short)
    return found


@cache
def _kind_names() -> dict[tuple[str, ...], str]:
    named = ((tuple(words_of(name)), kind.split("|")[0].strip()) for name, kind in table("kinds").items())
    return {words: kind for words, kind in named if len(words) > 1}


@cache
def _symbols() -> frozenset[str]:
    return frozenset(word for symbol in table("code_kinds") for word in words_of(symbol) if len(word) > 1)


@cache
def _symbols_of() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for symbol, kind in table("code_kinds").items():
        if kind != "other":
            found[kind] = (*found.get(kind, ()), *words_of(symbol))
    return found


@cache
def _longest_full() -> int:
    return max(len(words) for words in (*_short_forms(), *_kind_names()))
