"""How many statements a page costs, whatever it shows; a rise is a decision and not an accident."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.world import NOON, World

from cotmoc.base.row_security import seeing_all
from cotmoc.tasks import actions as tasks
from cotmoc.tasks.models import Theme

PINNED = {
    ("today", None, "chutich"): 21,
    ("today", None, "tanmoc"): 19,
    ("documents", None, "vanthu"): 15,
    ("document", "plan", "vanthu"): 24,
    ("text", "text", "vanthu"): 13,
    ("tasks", None, "vanthu"): 18,
    ("task", "open_task", "tanmoc"): 20,
    ("task", "closed_task", "chutich"): 22,
    ("activities", None, "vanthu"): 15,
    ("activity", "conference", "vanthu"): 19,
    ("units", None, "vanthu"): 17,
    ("staffing", None, "vanthu"): 15,
    ("unit", "commune", "vanthu"): 26,
}


@pytest.mark.parametrize("pinned", PINNED, ids=str)
def test_a_page_costs_the_statements_it_is_known_to(
    world: World,
    as_: Callable[[str], Client],
    django_assert_num_queries: DjangoAssertNumQueries,
    pinned: tuple[str, str | None, str],
) -> None:
    name, subject, member = pinned
    client = as_(member)
    asked = reverse(name, args=[getattr(world, subject).pk] if subject else [])
    with django_assert_num_queries(PINNED[pinned]):
        client.get(asked)


@pytest.mark.parametrize("name", ["tasks", "today"])
def test_more_tasks_cost_no_more_statements(
    world: World,
    as_: Callable[[str], Client],
    django_assert_num_queries: DjangoAssertNumQueries,
    name: str,
) -> None:
    with seeing_all():
        for number in range(20):
            tasks.assign(
                words=f"việc thứ {number}",
                theme=Theme.OTHER,
                lead=world.other_commune,
                coordinating=[world.commune],
                assigned_on=date(2026, 11, 20),
                deadline=date(2026, 11, 25),
                document=world.plan,
                by=world.clerk,
                at=NOON,
            )
    client = as_("tanmoc")
    with django_assert_num_queries(PINNED[name, None, "vanthu" if name == "tasks" else "tanmoc"]):
        client.get(reverse(name))
