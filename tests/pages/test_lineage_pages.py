"""The lineage on its page: both sides, as of a day, like siblings behind a box, nothing one may not see."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lineages import graph_of, written
from tests.world import NOON, TODAY, World

from cotmoc.base.row_security import seeing, seeing_all
from cotmoc.documents import actions
from cotmoc.documents.models import Kind, Link
from cotmoc.web import layers
from cotmoc.web.gathering import READABLE, gathered
from cotmoc.web.lineage import HEIGHT, drawn
from cotmoc.web.type_widths import fitted, width_of


def page_of(client: Client, pk: int, query: str = "") -> str:
    return client.get(reverse("lineage", args=[pk]) + query).content.decode()


def names_in(page: str) -> list[str]:
    return re.findall(r'<text class="name"[^>]*>([^<]*)<', page)


def test_the_page_shows_what_is_above_and_below(world: World, as_: Callable[[str], Client]) -> None:
    page = page_of(as_("vanthu"), world.plan.pk)
    assert names_in(page) == ["Nghị quyết 07-NQ/TU", "Kế hoạch 12/KH-UBND"]
    assert "triển khai, thực hiện Nghị quyết 07-NQ/TU" in page


@pytest.mark.parametrize(
    ("side", "names"),
    [("len", ["Nghị quyết 07-NQ/TU", "Kế hoạch 12/KH-UBND"]), ("xuong", ["Kế hoạch 12/KH-UBND"])],
)
def test_one_side_alone(world: World, as_: Callable[[str], Client], side: str, names: list[str]) -> None:
    assert names_in(page_of(as_("vanthu"), world.plan.pk, f"?huong={side}")) == names


def test_what_was_issued_later_than_the_day_is_not_there_yet(
    world: World, as_: Callable[[str], Client]
) -> None:
    client = as_("vanthu")
    before = page_of(client, world.resolution.pk, "?ngay=2026-03-04")
    on_the_day = page_of(client, world.resolution.pk, "?ngay=2026-03-05")
    assert names_in(before) == ["Nghị quyết 07-NQ/TU"]
    assert len(names_in(on_the_day)) == 2


def test_an_awaited_document_is_shown_with_who_cites_it(world: World, as_: Callable[[str], Client]) -> None:
    with seeing(world.clerk.sees):
        awaited = actions.register(
            kind=Kind.DIRECTIVE, code="31-CT/TW", issued="2025-11", is_awaited=True, by=world.clerk, at=NOON
        )
        actions.link(document=world.resolution, link=Link.DETAILS, target=awaited, by=world.clerk, at=NOON)
    page = page_of(as_("vanthu"), world.plan.pk)
    assert "box awaited" in page
    assert "chờ văn bản" in page
    assert re.search(r"được nêu trong\s+Nghị quyết 07-NQ/TU", page)


def test_hundreds_are_gathered_and_open(world: World, as_: Callable[[str], Client]) -> None:
    with seeing_all():
        top = written(world, 120)
    client = as_("vanthu")
    page = page_of(client, top.pk)
    group = re.search(r'href="([^"]*\?mo=\d+)" class="group"', page)
    assert group
    assert "cấp tỉnh" in page
    assert len(names_in(page)) <= READABLE
    opened = client.get(group[1]).content.decode()
    assert len(names_in(opened)) != len(names_in(page))
    assert len(names_in(page_of(client, top.pk, "?mo=tat-ca"))) == 120


def test_more_documents_cost_no_more_statements(
    world: World, as_: Callable[[str], Client], django_assert_max_num_queries: Callable[..., object]
) -> None:
    with seeing_all():
        top = written(world, 60)
    client = as_("vanthu")
    with django_assert_max_num_queries(18):  # type: ignore[attr-defined]  # a context manager of pytest-django
        client.get(reverse("lineage", args=[top.pk]))


def test_what_one_may_not_see_is_in_no_picture_list_or_count(
    world: World, as_: Callable[[str], Client]
) -> None:
    with seeing_all():
        secret = actions.register(
            kind=Kind.PLAN,
            number="77",
            issuer=world.border_guard,
            issued="2026-04-01",
            by=world.guard_clerk,
            at=NOON,
        )
        actions.link(
            document=secret, link=Link.IMPLEMENTS, target=world.resolution, by=world.guard_clerk, at=NOON
        )
    page = page_of(as_("vanthu"), world.resolution.pk)
    assert "Kế hoạch 77" not in page
    assert "2 văn bản, tính đến" in page
    assert as_("vanthu").get(reverse("lineage", args=[secret.pk])).status_code == 404
    assert "Kế hoạch 77" in page_of(as_("bienphong"), secret.pk)


@pytest.mark.parametrize("count", [1, 3, 30, 250])
def test_no_two_boxes_of_a_picture_overlap(count: int) -> None:
    picture = drawn(graph_of(count), 1, on=TODAY, opened=None)
    assert len(picture.boxes) == count
    columns: dict[int, list[int]] = {}
    for box in picture.boxes:
        columns.setdefault(box.x, []).append(box.y)
    assert all(lower - upper >= HEIGHT for ys in columns.values() for upper, lower in pairwise(sorted(ys)))


def test_slices_for_paper_cover_the_picture_and_cut_no_box() -> None:
    picture = drawn(graph_of(250), 1, on=TODAY, opened=None)
    slices = picture.slices(263, 136)
    assert sum(height for _top, height in slices) == picture.height
    cuts = [top for top, _height in slices[1:]]
    assert not any(box.y < cut < box.y + HEIGHT for cut in cuts for box in picture.boxes)


@settings(deadline=None)  # the machine of a test may be busy
@given(st.integers(2, 200), st.integers(0, 5))
def test_gathering_loses_nobody(count: int, key: int) -> None:
    graph = graph_of(count)
    found = gathered(graph, {}, opened={key})
    hidden = sum(len(group.members) + group.hangers_on for group in found.groups)
    assert len(found.shown) + hidden == count
    assert len({*found.shown}) == len(found.shown)


THREADS = [(1, 11), (2, 10), (3, 12), (1, 12)]


@pytest.mark.parametrize("order", [layers.ordered, layers.by_barycentre])
def test_columns_are_put_in_an_order_that_crosses_less(
    order: Callable[[layers.Columns, layers.Threads], layers.Columns],
) -> None:
    columns = [[1, 2, 3], [10, 11, 12]]
    found = order(columns, THREADS)
    assert [sorted(column) for column in found] == columns
    assert crossings(found) < crossings(columns)


def test_without_graphlay_the_own_sweep_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layers, "graphlay", None)
    columns = [[1, 2, 3], [10, 11, 12]]
    assert layers.ordered(columns, THREADS) == layers.by_barycentre(columns, THREADS)


def crossings(columns: layers.Columns) -> int:
    place = {node: row for column in columns for row, node in enumerate(column)}
    return sum(
        (place[a] - place[c]) * (place[b] - place[d]) < 0
        for a, b in THREADS
        for c, d in THREADS
        if (a, b) < (c, d)
    )


@settings(deadline=None)
@given(st.text("Kế hoạch 0123/ĐỦƯỄw", max_size=60), st.integers(20, 300))
def test_words_are_fitted_into_their_room(words: str, room: int) -> None:
    shown = fitted(words, room, size=12.5, weight=600)
    assert width_of(shown, size=12.5, weight=600) <= room
    assert shown == words or shown.endswith("…")
