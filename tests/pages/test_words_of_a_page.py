"""How days, numbers, documents, durations and histories are written."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import translation
from tests.world import TODAY, World

import cotmoc
from cotmoc.audit.queries import history_of
from cotmoc.base.row_security import seeing
from cotmoc.documents.models import Document, Kind
from cotmoc.documents.sentences import sentence_around
from cotmoc.web.citing import citation, partial_day, short_name, span_in_words
from cotmoc.web.history import SENTENCES, told
from cotmoc.web.standing import marks_of
from cotmoc.web.written import number, remaining


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (1234, "1.234"),
        (Decimal("1449.5660"), "1.449,566"),
        (Decimal("70.0000"), "70"),
        (98.634, "98,63"),
        (None, ""),
    ],
)
def test_numbers_have_the_dot_for_thousands_and_the_comma_for_decimals(
    value: int | Decimal | float | None, written: str
) -> None:
    assert number(value) == written


def test_numbers_in_english_have_them_the_other_way_round() -> None:
    with translation.override("en"):
        assert number(Decimal("1234.5")) == "1,234.5"


@pytest.mark.parametrize(
    ("iso", "written"),
    [("2018", "2018"), ("2018-09", "09/2018"), ("2018-09-28", "28/09/2018"), ("--09-14", "14/09"), ("", "")],
)
def test_a_day_is_written_as_precisely_as_it_is_known(iso: str, written: str) -> None:
    assert partial_day(iso) == written


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [("2018", "2022", "2018 – 2022"), ("2022", "2022", "2022"), ("2018", "", "2018"), ("", "", "")],
)
def test_a_period_is_written_as_the_text_gave_it(first: str, last: str, written: str) -> None:
    assert span_in_words(first, last) == written


@pytest.mark.parametrize(
    ("deadline", "written"),
    [
        (date(2026, 11, 29), "còn 5 ngày"),
        (date(2026, 11, 24), "hạn hôm nay"),
        (date(2026, 11, 12), "quá hạn 12 ngày"),
        (None, "không thời hạn"),
    ],
)
def test_how_far_a_deadline_is_is_said_in_words(deadline: date | None, written: str) -> None:
    assert remaining(deadline, date(2026, 11, 24)) == written


@pytest.mark.parametrize(
    ("facts", "written"),
    [
        ({"kind": Kind.PLAN, "code": "12/KH-UBND"}, "Kế hoạch 12/KH-UBND"),
        ({"kind": Kind.RESOLUTION, "code": "33-NQ/TW", "written_code": "33/NQ-TW"}, "Nghị quyết 33-NQ/TW"),
        ({"kind": Kind.RESOLUTION, "number": "33"}, "Nghị quyết 33"),
        ({"kind": Kind.LAW, "title": "Luật Biên phòng Việt Nam"}, "Luật Biên phòng Việt Nam"),
        ({"kind": Kind.SCHEME, "title": "xã sạch"}, "Đề án xã sạch"),
    ],
)
def test_a_document_has_a_short_name(facts: dict[str, str], written: str) -> None:
    assert short_name(Document(**facts)) == written


def test_a_document_is_cited_in_one_sentence() -> None:
    plan = Document(kind=Kind.PLAN, code="12/KH-UBND", issued="2026-03-05")
    assert citation(plan, "UBND tỉnh") == "Kế hoạch số 12/KH-UBND ngày 05/03/2026 của UBND tỉnh"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("phát quang", "Giao xã phát quang đường tuần tra."),
        ("Hội nghị", "Hội nghị bế mạc."),
        ("tuần tra.", "Giao xã phát quang đường tuần tra."),
    ],
)
def test_words_are_shown_in_their_own_sentence(words: str, sentence: str) -> None:
    text = "Hội nghị bế mạc. Giao xã phát quang đường tuần tra.\nCác xã báo cáo"
    start = text.index(words)
    first, last = sentence_around(text, start, start + len(words))
    assert text[first:last] == sentence


def test_a_task_has_the_mark_of_its_deadline_and_of_its_work(world: World) -> None:
    assert [mark.shape for mark in marks_of(world.open_task, on=TODAY)] == ["in-time"]
    assert [mark.word for mark in marks_of(world.overdue_task, on=TODAY)] == ["quá hạn 24 ngày"]
    assert [mark.shape for mark in marks_of(world.reported_task, on=TODAY)] == ["in-time", "waiting"]
    assert [mark.shape for mark in marks_of(world.closed_task, on=TODAY)] == ["done-on-time"]


def test_a_history_is_told_in_sentences(world: World) -> None:
    with seeing(world.chief.sees):
        lines = told(history_of(world.closed_task), on=TODAY)
    assert [line.sentence for line in lines] == [
        "Duyệt hoàn thành, tính vào ngày 24/11/2026",
        "Báo cáo hoàn thành: Đã làm xong, có biên bản kèm theo.",
        "Giao cho Ủy ban nhân dân xã Tân Mốc",
    ]


def test_every_act_of_the_rooms_has_its_sentence() -> None:
    rooms = Path(cotmoc.__file__).parent
    written = "".join(path.read_text() for path in rooms.glob("*/*.py"))
    acts = set(re.findall(r'record\(\s*"(\w+\.\w+)"', written))
    assert acts <= SENTENCES.keys()
