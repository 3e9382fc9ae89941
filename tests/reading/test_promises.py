"""What the reading promises of every text, whatever stands in it."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cotmoc.reading import (
    Commendation,
    Direction,
    Document,
    Event,
    Initiative,
    Organization,
    Person,
    Reading,
    Result,
    from_json,
    read,
    to_json,
)

PIECES = [
    *"""Sáng 5/6, |UBND tỉnh |tỉnh Hà Giang |Đồng chí Trần Văn Bình, |Phó Bí thư Tỉnh ủy, |chủ trì hội nghị. |
Nghị quyết số 12-NQ/TW |ngày 1/2/2020 |của Bộ Chính trị |về “Chiến lược biển”|các Sở: Y tế, Nội vụ; |
Đảng ủy, Bộ Chỉ huy BĐBP tỉnh |UBND 2 huyện: Mèo Vạc và Đồng Văn |đã hoàn thành 35,5 km đường, |yêu cầu |
tăng cường tuyên truyền; |trao Bằng khen cho 5 tập thể.|Số: 15/KH-UBND|KẾ HOẠCH| |“|(|)|Luật Thư viện |hoà|
uỷ|…|...|Ð|–|khoá XI|NQTW8 |H’|https://vi.du/|12|/|Thực hiện |tổ chức hội nghị """.replace("|\n", "|").split(
        "|"
    ),
    "\n",
    "\n\n",
    "\u00a0",
]
words = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
texts = words | st.text(max_size=300)


Fact = Document | Organization | Person | Event | Direction | Result | Initiative | Commendation


def facts_of(reading: Reading) -> list[Fact]:
    """All entries of the reading that have mentions."""
    return [
        *reading.documents,
        *reading.organizations,
        *reading.people,
        *reading.events,
        *reading.directions,
        *reading.results,
        *reading.initiatives,
        *reading.commendations,
    ]


@given(texts)
@settings(max_examples=150, deadline=None)
def test_mentions_lie_in_the_text_in_order_and_ids_are_unique(text: str) -> None:
    reading = read(text)
    facts = facts_of(reading)
    for fact in facts:
        assert fact.mentions
        assert list(fact.mentions) == sorted(fact.mentions)
        assert all(0 <= mention.start < mention.end <= len(text) for mention in fact.mentions)
    assert len({fact.id for fact in facts}) == len(facts)
    assert reading.characters == len(text)


@given(texts)
@settings(max_examples=60, deadline=None)
def test_the_same_text_reads_the_same_and_survives_json(text: str) -> None:
    reading = read(text)
    assert read(text) == reading
    assert from_json(to_json(reading)) == reading


@given(words)
@settings(max_examples=60, deadline=None)
def test_composed_and_decomposed_letters_give_the_same_facts(text: str) -> None:
    composed, decomposed = read(normalize("NFC", text)), read(normalize("NFD", text))
    assert [bare(fact) for fact in facts_of(composed)] == [bare(fact) for fact in facts_of(decomposed)]
    assert composed.relations == decomposed.relations


def bare(fact: Fact) -> tuple[object, ...]:
    """The fields of a fact without its mentions."""
    return tuple(getattr(fact, name) for name in fact.__slots__ if name != "mentions")


@given(words)
@settings(max_examples=40, deadline=None)
def test_ids_named_by_facts_exist(text: str) -> None:
    reading = read(text)
    ids = {fact.id for fact in facts_of(reading)}
    assert all(relation.source in ids and relation.target in ids for relation in reading.relations)
    for event in reading.events:
        assert {*event.hosts, *event.chairs, *event.about} <= ids


def test_heads_piled_up_without_end_are_read() -> None:
    assert read("Ban Thường vụ Đảng ủy " * 1000).organizations == ()


@pytest.mark.parametrize("opener", ["Trong thời gian tới:", "Để thực hiện tốt:", "Về chương trình:"])
def test_a_text_cut_off_behind_an_opener_is_read(opener: str) -> None:
    assert read(f"II. NHIỆM VỤ\n{opener}").directions == ()
