"""Patterns whose first letter is put in front find what they found before."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, any_word, skipping, written

SHARED = written(any_word(["sở y tế", "sở", "bộ", "bộ y tế"]))


@pytest.mark.parametrize(
    "pattern",
    [
        rf"{WORD_BEFORE}sở{WORD_AFTER}",
        rf"{WORD_BEFORE}{SHARED}{WORD_AFTER}",
        rf"{WORD_BEFORE}(?:s|sở bộ|y(?: tế|\d)){WORD_AFTER}(?! bộ)",
        rf"{WORD_BEFORE}(?:sở +(?:y|bộ))(\d)?",
        r"(?<![\d/.-])(?:bộ|y|tế) (\w)",
    ],
)
@given(st.text(alphabet="sởbộytế 1/\n", max_size=60))
def test_a_first_letter_put_in_front_changes_no_match(pattern, text):
    before, behind = re.compile(pattern), re.compile(skipping(pattern))
    assert behind.pattern != pattern
    assert [(m.span(), m.groups()) for m in behind.finditer(text)] == [
        (m.span(), m.groups()) for m in before.finditer(text)
    ]


@pytest.mark.parametrize(
    "pattern",
    [
        "sở",
        rf"{WORD_BEFORE}sở|bộ",
        rf"{WORD_BEFORE}(sở|bộ)",
        rf"{WORD_BEFORE}(?:các |những )?sở",
        rf"{WORD_BEFORE}(?:\d|bộ) y",
        rf"{WORD_BEFORE}s*ở",
    ],
)
def test_a_pattern_that_may_begin_otherwise_stays_as_it_is(pattern):
    assert skipping(pattern) == pattern


def test_a_list_is_written_out_with_the_longest_word_first():
    assert re.fullmatch(written(any_word(["sở", "sở y tế"])), "sở  y tế")
    assert re.match(written(any_word(["sở", "sở y tế"])), "sở y tế")[0] == "sở y tế"
