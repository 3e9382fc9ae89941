"""The first page: what needs the one who looks, and nothing that he could not do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from tests.world import NOON, TODAY, World

from cotmoc.base.row_security import seeing
from cotmoc.tasks import actions
from cotmoc.tasks.models import Task, Theme


def errands(client: Client) -> dict[str, list[Task]]:
    return {str(errand.heading): errand.tasks for errand in client.get(reverse("today")).context["errands"]}


@pytest.mark.parametrize(("member", "judges"), [("chutich", True), ("vanthu", True), ("tracuu", False)])
def test_a_report_waits_for_those_who_may_judge_it(
    world: World, as_: Callable[[str], Client], member: str, judges: bool
) -> None:
    waiting = errands(as_(member)).get("Chờ đồng chí duyệt", [])
    assert waiting == ([world.reported_task] if judges else [])


def test_a_report_to_a_giver_with_nobody_here_waits_for_who_registered_the_task(
    world: World, as_: Callable[[str], Client]
) -> None:
    with seeing(world.guard_clerk.sees):
        task = actions.assign(
            words="báo cáo tình hình tuần tra",
            theme=Theme.BORDER_MANAGEMENT,
            lead=world.border_guard,
            assigner=world.party,
            assigned_on=TODAY,
            document=world.resolution,
            by=world.guard_clerk,
            at=NOON,
        )
        actions.report_done(task=task, text="Đã báo cáo.", by=world.guard_clerk, at=NOON)
    assert errands(as_("bienphong"))["Chờ đồng chí duyệt"] == [task]
