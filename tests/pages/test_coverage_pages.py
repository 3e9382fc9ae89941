"""The coverage of a directive on its pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from tests.world import NOON, TODAY, World

from cotmoc.base.row_security import seeing_all
from cotmoc.coverage.queries import coverage_of
from cotmoc.documents import actions as documents
from cotmoc.documents.models import Kind, Link
from cotmoc.web.tiles import _ARCHIPELAGOS, PLACES, _bare, tiles_of


def test_the_table_tells_who_has_not(world: World, as_: Callable[[str], Client]) -> None:
    page = as_("vanthu").get(reverse("coverage", args=[world.plan.pk])).content.decode()
    assert "0 trên 1 đơn vị" in page
    assert "Ủy ban nhân dân xã Tân Mốc" in page


def test_a_decision_is_recorded_by_names_or_by_line(world: World, as_: Callable[[str], Client]) -> None:
    client = as_("vanthu")
    address = reverse("coverage-expect", args=[world.plan.pk])
    answer = client.post(
        address, {"line": "state", "level": "commune", "of": "", "deadline": "2026-11-01"}, follow=True
    )
    page = answer.content.decode()
    assert "0 trên 2 đơn vị" in page
    assert "quá hạn 23 ngày" in page


def test_a_faulty_decision_is_given_back_with_its_sentence(
    world: World, as_: Callable[[str], Client]
) -> None:
    client = as_("vanthu")
    answer = client.post(
        reverse("coverage-expect", args=[world.plan.pk]), {"line": "", "level": "", "of": "", "deadline": ""}
    )
    assert answer.status_code == 422
    assert "Hãy chọn ít nhất một đơn vị" in answer.content.decode()


def test_a_reminder_is_ready_for_each_who_has_not(world: World, as_: Callable[[str], Client]) -> None:
    page = as_("vanthu").get(reverse("coverage-reminders", args=[world.plan.pk])).content.decode()
    assert "Kính gửi: Ủy ban nhân dân xã Tân Mốc." in page
    assert "Kế hoạch số 12/KH-UBND ngày 05/03/2026 của Ủy ban nhân dân tỉnh Sơn Giang" in page


def test_who_may_not_see_the_directive_finds_no_coverage(world: World, as_: Callable[[str], Client]) -> None:
    with seeing_all():
        hidden = documents.register(
            kind=Kind.PLAN,
            number="77",
            issuer=world.border_guard,
            issued="2026-04-01",
            by=world.guard_clerk,
            at=NOON,
        )
    client = as_("vanthu")
    assert client.get(reverse("coverage", args=[hidden.pk])).status_code == 404
    assert client.get(reverse("coverage-reminders", args=[hidden.pk])).status_code == 404
    assert client.post(reverse("coverage-expect", args=[hidden.pk]), {}).status_code == 404


def test_more_documents_below_cost_no_more_statements(
    world: World, as_: Callable[[str], Client], django_assert_max_num_queries: Callable[..., object]
) -> None:
    with seeing_all():
        for number in range(20):
            plan = documents.register(
                kind=Kind.PLAN,
                number=str(300 + number),
                issuer=world.commune,
                issued="2026-04-01",
                by=world.clerk,
                at=NOON,
            )
            documents.link(document=plan, link=Link.IMPLEMENTS, target=world.plan, by=world.clerk, at=NOON)
    client = as_("vanthu")
    with django_assert_max_num_queries(40):  # type: ignore[attr-defined]  # a context manager of pytest-django
        client.get(reverse("coverage", args=[world.plan.pk]))


def test_the_map_has_34_squares_and_both_archipelagos_none_on_another() -> None:
    squares = [*PLACES.values(), *(place for _name, _code, place in _ARCHIPELAGOS)]
    assert len(PLACES) == 34
    assert len({*squares}) == 36
    assert [name for name, _code, _place in _ARCHIPELAGOS] == ["Hoàng Sa", "Trường Sa"]


def test_units_of_one_province_are_squares_by_themselves(world: World) -> None:
    with seeing_all():
        tiles = tiles_of(coverage_of(world.plan, decided_by=None, on=TODAY).rows, on=TODAY)
    assert tiles is not None and not tiles.is_nation
    assert [tile.name for tile in tiles.tiles]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("UBND xã Huổi Mốc", "Huổi Mốc"),
        ("Ủy ban nhân dân tỉnh Sơn Giang", "Sơn Giang"),
        ("Đồn Biên phòng Mốc Thượng", "ĐBP Mốc Thượng"),
        ("Tỉnh đoàn", "Tỉnh đoàn"),
        ("Sở Nội vụ", "Sở Nội vụ"),
    ],
)
def test_a_tile_has_the_proper_name_where_there_is_one(name: str, shown: str) -> None:
    assert _bare(name) == shown
