"""The page of the search: one box in every header, what was understood, marks, and pages under 40 KB."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from tests.world import NOON, World

from cotmoc.base.row_security import seeing_all
from cotmoc.documents import actions as documents
from cotmoc.documents.models import Kind

As = Callable[[str], Client]


def body(client: Client, **query: str) -> str:
    response = client.get(reverse("search"), query)
    assert response.status_code == 200
    return response.content.decode()


def test_every_page_has_the_box(as_: As) -> None:
    page = as_("vanthu").get(reverse("documents")).content.decode()
    assert 'id="search-box"' in page


def test_the_found_words_are_marked_in_their_own_spelling(world: World, as_: As) -> None:
    page = body(as_("vanthu"), hoi="cot moc")
    assert "<mark>cột</mark> <mark>mốc</mark>" in page
    assert reverse("document", args=[world.plan.pk]) in page


def test_words_of_a_text_open_the_text_at_these_words(world: World, as_: As) -> None:
    page = body(as_("vanthu"), hoi="phát quang", trong="van-ban")
    start = world.text.text.index("phát")
    assert f"{reverse('text', args=[world.text.pk])}?tu={start}&amp;den={start + 4}#loi-van" in page


def test_an_empty_answer_says_what_was_understood(as_: As) -> None:
    page = body(as_("vanthu"), hoi="bđbp kangaroo")
    assert "Đã hiểu:" in page
    assert "“bđbp” là bộ đội biên phòng" in page
    assert "Không có gì khớp" in page


def test_what_was_asked_is_shown_as_words_and_never_as_a_mark(as_: As) -> None:
    page = body(as_("vanthu"), hoi="<script>alert(1)</script>")
    assert "<script>alert" not in page


def test_a_stranger_finds_nothing_of_a_plan_that_is_not_his(world: World, as_: As) -> None:
    page = body(as_("suoida"), hoi="bảo vệ cột mốc đường biên giới năm 2026")
    assert reverse("document", args=[world.plan.pk]) not in page
    assert "Không có gì khớp" in page


@pytest.mark.parametrize(
    "query",
    [
        {"hoi": "cột mốc", "trong": "la", "nam": "x", "don_vi": "x", "loai": "x", "tu": "9-9"},
        {"hoi": "\0", "don_vi": "9" * 30},
        {"hoi": "a" * 5000},
        {},
    ],
)
def test_odd_addresses_are_answered(as_: As, query: dict[str, str]) -> None:
    body(as_("vanthu"), **query)


def test_a_full_page_is_small_and_leads_on(world: World, as_: As) -> None:
    with seeing_all():
        for number in range(1, 31):
            documents.register(
                kind=Kind.NOTICE,
                code=f"{number}/TB-UBND",
                issuer=world.province,
                issued="2026-05-05",
                title="lịch trực ban mùa lũ " + "và các việc khác kèm theo " * 12,
                by=world.clerk,
                at=NOON,
            )
    client = as_("vanthu")
    response = client.get(reverse("search"), {"hoi": "trực ban mùa lũ"})
    assert len(response.content) < 40_000
    assert "tu=1-20" in response.content.decode()
    assert "10/TB-UBND" in body(client, hoi="trực ban mùa lũ", tu="1-20")
