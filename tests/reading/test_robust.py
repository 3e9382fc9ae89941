"""Worn and cut texts: the reading never raises, quotes what it says, and is not led astray by menus."""

from __future__ import annotations

import re
from importlib.resources import files
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.test_promises import facts_of, texts

from cotmoc.reading import from_json, read, to_json
from cotmoc.reading.folding import fold

EXAMPLES = [
    path.read_text(encoding="utf-8")
    for path in sorted((files("cotmoc.example") / "texts").iterdir(), key=str)
    if path.name.endswith(".txt")
]
FURNITURE = (
    "Lượt xem: 1.204", "In bài viết", "Gửi bình luận", "Đường dây nóng: 0209.3888.888", "Zalo",
    "Về đầu trang", "Tin liên quan", "Đọc tiếp", "Bản quyền thuộc về cơ quan chủ quản", "Đang truy cập: 17",
)  # fmt: skip
ODD = "\u200b\u0301\u00ad…“”\"'’–—()[]|/\\*#%\t\r\n;:.,0Ðđ\U0001f600\ud83d"


@st.composite
def worn(draw: st.DrawFn) -> str:
    """A stretch of an example text with letters lost, doubled, put in or changed."""
    text = draw(st.sampled_from(EXAMPLES))
    start = draw(st.integers(0, max(len(text) - 200, 0)))
    letters = list(text[start : start + draw(st.integers(1, 900))])
    for _ in range(draw(st.integers(0, 12))):
        at = draw(st.integers(0, len(letters) - 1))
        letters[at] = draw(st.sampled_from(["", letters[at] * 2, letters[at].upper(), *ODD, " ", "\n"]))
    return "".join(letters)


@given(worn())
@settings(max_examples=150, deadline=None)
def test_a_worn_text_is_read_and_every_mention_lies_in_it(text: str) -> None:
    reading = read(text)
    assert from_json(to_json(reading)) == reading
    for fact in facts_of(reading):
        assert all(0 <= mention.start < mention.end <= len(text) for mention in fact.mentions)


def letters_of(words: str) -> str:
    """Letters and digits alone, folded and composed, as the entries hold them."""
    return re.sub(r"[\W_]+", "", fold(normalize("NFC", words)))


@given(worn() | texts)
@settings(max_examples=100, deadline=None)
def test_what_a_mention_quotes_is_what_the_entry_says(text: str) -> None:
    reading = read(text)
    for person in reading.people:
        for mention in person.mentions:
            assert letters_of(text[mention.start : mention.end]) == letters_of(person.name)
    for document in reading.documents:
        quoted = [letters_of(text[mention.start : mention.end]) for mention in document.mentions]
        if document.code:
            assert any(letters_of(document.code) in words for words in quoted)
    for initiative in reading.initiatives:
        quoted = [letters_of(text[mention.start : mention.end]) for mention in initiative.mentions]
        assert letters_of(initiative.name) in quoted
    for award in reading.commendations:
        quoted = [letters_of(text[mention.start : mention.end]) for mention in award.mentions]
        assert letters_of(award.title) in quoted


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda text: text[:24].replace("\n", " "))
def test_page_furniture_below_a_text_changes_no_fact(text: str) -> None:
    plain = read(text)
    for count in (1, 4, len(FURNITURE)):
        beside = read(text.rstrip("\n") + "\n" + "\n".join(FURNITURE[:count]) + "\n")
        assert facts_of(beside) == facts_of(plain)
        assert beside.relations == plain.relations


@given(st.sampled_from(EXAMPLES), st.data())
@settings(max_examples=25, deadline=None)
def test_reading_is_the_same_each_time_and_whatever_was_read_before(text: str, data: st.DataObject) -> None:
    first = to_json(read(text))
    read(data.draw(worn()))
    assert to_json(read(text)) == first


@pytest.mark.parametrize(
    "text",
    [
        "- Bộ Chính trị (để báo cáo),”KẾT LUẬN ",
        "Đại tá Cao Viết Nghị - Đại tá Hà Sĩ Trường\u0301Hạ Khê, ngày 10 tháng 11 năm 2026 ",
    ],
)
def test_what_fuzzing_broke_is_read(text: str) -> None:
    assert read(text).characters == len(text)
