"""Patterns tried only where their first words stand find what the plain patterns find."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cotmoc.reading import read
from cotmoc.reading.anchors import all_anchored, anchored
from cotmoc.reading.first_words import NoHead, heads_of
from cotmoc.reading.head_finders import STRETCH, AhoCorasick, by_automaton, by_words
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, any_word, written
from cotmoc.reading.text import text_of

assert read  # all patterns of the reading are known once its finders are imported
PATTERNS = all_anchored()
HEADS = [heads_of(pattern.pattern) for pattern in PATTERNS]
WORD_BY_WORD = by_words(HEADS)
BY_LETTERS = by_automaton(HEADS) if AhoCorasick is not None else WORD_BY_WORD


@pytest.mark.parametrize(
    ("tail", "heads"),
    [
        (f"(?:họp|giao ban){WORD_AFTER}", {("họp",), ("giao", "ban")}),
        (f"(?:đã )?giao{WORD_AFTER}", {("đã", "giao"), ("giao",)}),
        (f"(?:đã |cũng )*giao{WORD_AFTER}", {("đã", "đã"), ("đã", "cũng"), ("cũng", "đã"), ("cũng", "cũng")}),
        (r"kh[oó]a +\d", {("khoa",), ("khóa",)}),
        (r"trình [^.]* duyệt", {("trình",)}),
        (any_word(["sở y tế", "bộ"]) + WORD_AFTER, {("sở", "y"), ("bộ",)}),
    ],
)
def test_the_heads_of_a_pattern_are_the_words_it_begins_with(tail, heads):
    assert heads <= heads_of(WORD_BEFORE + tail)


@pytest.mark.parametrize(
    "pattern", [r"sở y tế", rf"{WORD_BEFORE}\d+ sở", rf"{WORD_BEFORE}[^.]* sở", rf"{WORD_BEFORE}sở"]
)
def test_a_pattern_without_words_of_its_own_at_the_head_is_refused(pattern):
    with pytest.raises(NoHead):
        heads_of(pattern)


def _words():
    """Texts strewn with the first words of the patterns, joined as texts join words."""
    heads = sorted({" ".join(head) for pattern in PATTERNS for head in heads_of(pattern.pattern)})
    words = st.sampled_from([*heads, "các", "số 5", "“", "”", "của tỉnh", "năm 2020", "Lào Cai", "đã"])
    joins = st.sampled_from([" ", " ", " ", "  ", ", ", ". ", "\n", "", "-", "/"])
    return st.lists(st.tuples(words, joins), max_size=40).map(lambda parts: "".join(w + j for w, j in parts))


@given(_words(), st.integers(0, 60), st.integers(0, 200))
@settings(deadline=None)
def test_an_anchored_pattern_finds_what_the_plain_one_finds(words, start, length):
    text = text_of(words)
    start = min(start, len(text.folded))
    end = min(start + length, len(text.folded))
    while 0 < end < len(text.folded) and text.folded[end - 1 : end + 1].isalpha():
        end -= 1  # an end inside a word makes another word of it for the plain pattern alone
    end = max(start, end)
    for pattern in PATTERNS:
        plain = re.compile(written(pattern.pattern), pattern.flags)
        spans = [found.span() for found in plain.finditer(text.folded, start, end)]
        assert [found.span() for found in pattern.finditer(text, start, end)] == spans
        first = pattern.search(text, start, end)
        assert (first.span() if first else None) == (spans[0] if spans else None)


def test_spaces_and_marks_between_the_first_words_do_not_hide_them():
    pattern = anchored(rf"{WORD_BEFORE}{any_word(['hậu cần - kỹ thuật'])}{WORD_AFTER}")
    text = text_of("Cục Hậu cần-Kỹ thuật và Hậu   cần – Kỹ  thuật")
    assert len([*pattern.finditer(text)]) == 2


@pytest.mark.skipif(AhoCorasick is None, reason="the automaton is not installed")
@given(_words())
@settings(deadline=None)
def test_the_automaton_and_the_dictionary_lead_to_the_same_matches(words):
    text = text_of(words)
    by_letters, word_by_word = BY_LETTERS(text.folded), WORD_BY_WORD(text.folded)
    assert by_letters is not None
    for pattern, mine, theirs in zip(PATTERNS, by_letters, word_by_word, strict=True):
        found = [at for at in dict.fromkeys(mine) if pattern.match(text.folded, at)]
        assert found == [at for at in theirs if pattern.match(text.folded, at)]


@pytest.mark.parametrize("find", [by_words, *([by_automaton] if AhoCorasick else [])])
def test_first_words_are_found_whatever_the_gap_between_them(find):
    heads = [frozenset({("sở", "y")}), frozenset({("họp",)})]
    assert find(heads)("  họp sở   y tế, sở\n\n  y tế  họp") == ([6, 17], [2, 29])


@pytest.mark.skipif(AhoCorasick is None, reason="the automaton is not installed")
@pytest.mark.parametrize("shift", range(12))
def test_a_head_is_found_once_where_one_stretch_of_the_text_ends_in_it(shift):
    heads = [frozenset({("sở", "y")}), frozenset({("họp",)}), frozenset({("ra",)})]
    filling = "-" * (STRETCH - shift)
    assert by_automaton(heads)(f"{filling}họp sở y tế ra") == tuple(
        [len(filling) + at] for at in (4, 0, len("họp sở y tế "))
    )
