"""The list of tasks: what its filters narrow it to, and that its counts are those of its rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from tests.world import NOON, TODAY, World

from cotmoc.base.row_security import seeing_all
from cotmoc.tasks import actions
from cotmoc.tasks.models import Theme


def listed(client: Client, **asked: object) -> set[str]:
    return {task.words for task in client.get(reverse("tasks"), asked).context["page"]}


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"tinh_trang": "overdue"}, {"tuyên truyền về quy chế biên giới tại các bản"}),
        ({"tinh_trang": "reported"}, {"lập danh sách hộ nhận bảo vệ cột mốc"}),
        ({"tinh_trang": "done_on_time"}, {"ký cam kết bảo vệ đường biên với các bản"}),
        ({"thoi_han": "2026-q3"}, set()),
        ({"don_vi": "minh"}, set()),
    ],
)
def test_the_filters_narrow_the_list(
    world: World, as_: Callable[[str], Client], asked: dict[str, str], words: set[str]
) -> None:
    assert listed(as_("chutich"), **asked) == words


def test_the_list_is_narrowed_to_a_unit_and_to_a_document(world: World, as_: Callable[[str], Client]) -> None:
    client = as_("chutich")
    assert len(listed(client, don_vi=world.commune.pk)) == 4
    assert len(listed(client, van_ban=world.plan.pk)) == 4
    assert len(listed(as_("bienphong"), don_vi="gop")) == 1


def test_a_value_that_is_no_choice_narrows_nothing(world: World, as_: Callable[[str], Client]) -> None:
    assert len(listed(as_("chutich"), don_vi="x' OR 1=1", tinh_trang="?", thoi_han="mai", van_ban="-1")) == 4


def test_a_task_of_many_coordinating_units_is_counted_once(
    world: World, as_: Callable[[str], Client]
) -> None:
    with seeing_all():
        actions.assign(
            words="diễn tập phòng thủ dân sự",
            theme=Theme.EXERCISE,
            lead=world.commune,
            coordinating=[world.border_guard, world.department, world.other_commune],
            assigner=world.province,
            assigned_on=TODAY,
            deadline=TODAY,
            by=world.clerk,
            at=NOON,
        )
    page = as_("tanmoc").get(reverse("tasks"), {"don_vi": "gop"})
    counted = page.context["counted"]
    assert counted.total == 5
    assert counted.total == page.context["page"].paginator.count


def test_open_tasks_stand_before_closed_ones(world: World, as_: Callable[[str], Client]) -> None:
    rows = list(as_("chutich").get(reverse("tasks")).context["page"])
    assert rows[0] == world.overdue_task
    assert rows[-1] == world.closed_task
