"""The list of documents: leafed through from a row on, whatever stands in the address."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from tests.world import NOON, World

from cotmoc.base.row_security import seeing_all
from cotmoc.documents import actions as documents
from cotmoc.documents.models import Kind

HREF = re.compile(r'<a href="([^"]*)" rel="(prev|next)">')


def names(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="[^"]*">([^<]*)</a>', page)


def many(world: World, count: int) -> None:
    with seeing_all():
        for number in range(count):
            documents.register(
                kind=Kind.REPORT,
                code=f"{number + 1}/BC-UBND",
                issuer=world.province,
                issued=f"2026-04-{number % 28 + 1:02}",
                title="tình hình <b>mốc</b> giới",
                by=world.clerk,
                at=NOON,
            )


def test_one_leafs_to_the_end_and_back(world: World, as_: Callable[[str], Client]) -> None:
    many(world, 110)
    client, page, seen = as_("vanthu"), "", []
    asked = "?loai=report"
    stretches = []
    while asked:
        page = client.get(reverse("documents") + asked).content.decode()
        stretches.append(names(page))
        seen += names(page)
        asked = dict(map(reversed, HREF.findall(page))).get("next", "").replace("&amp;", "&")
    assert len(seen) == len(set(seen)) == 110
    assert "hơn 100 văn bản" in page
    back = dict(map(reversed, HREF.findall(page)))["prev"].replace("&amp;", "&")
    assert names(client.get(reverse("documents") + back).content.decode()) == stretches[-2]


def test_a_row_says_what_the_document_is_and_lets_no_markup_through(
    world: World, as_: Callable[[str], Client]
) -> None:
    many(world, 1)
    page = as_("vanthu").get(reverse("documents"), {"loai": "report"}).content.decode()
    assert names(page) == ["Báo cáo 01/BC-UBND"]
    assert "Tình hình &lt;b&gt;mốc&lt;/b&gt; giới" in page
    assert ">01/04/2026</td>" in page
    assert "đã vào sổ" in page
    assert "1 văn bản" in page


@pytest.mark.parametrize(
    "odd",
    ["sau=x", "sau=2026~2~3", "truoc=2026~99999999999999999999", "sau=%00~1", "sau=2026-99-99~1", "trang=9"],
)
def test_an_address_that_is_none_of_ours_is_answered(
    world: World, as_: Callable[[str], Client], odd: str
) -> None:
    assert as_("vanthu").get(f"{reverse('documents')}?{odd}").status_code == 200
