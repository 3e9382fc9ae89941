"""Lineage said by hand: each unit for itself, with its reason; corrected and withdrawn by who said it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from tests.world import NOON, World

from cotmoc.base.refusals import Refused
from cotmoc.base.row_security import seeing, seeing_all
from cotmoc.documents import actions, sayings
from cotmoc.documents.models import Kind, Lineage, Link, Saying


def guards_too(world: World) -> Lineage:
    """The province has said that its plan carries out the resolution; the border guard says it too."""
    with seeing_all():
        return actions.link(
            document=world.plan, link=Link.IMPLEMENTS, target=world.resolution, by=world.guard_clerk, at=NOON
        )


def test_what_another_unit_says_too_stands_after_one_withdraws(world: World) -> None:
    told = guards_too(world)
    with seeing(world.clerk.sees):
        sayings.withdraw(lineage=told, reason="ghi nhầm", by=world.clerk, at=NOON)
    with seeing_all():
        assert Lineage.objects.filter(pk=told.pk).exists()
        assert Saying.objects.get().unit == world.border_guard


def test_what_nobody_says_any_more_is_gone(world: World) -> None:
    with seeing(world.clerk.sees):
        told = world.plan.upward.get()
        sayings.withdraw(lineage=told, reason="ghi nhầm", by=world.clerk, at=NOON)
        assert not world.plan.upward.exists()


def test_only_who_said_it_takes_it_back(world: World) -> None:
    with seeing_all():
        told = world.plan.upward.get()
        with pytest.raises(Refused, match="do đơn vị khác ghi"):
            sayings.withdraw(lineage=told, reason="không phải", by=world.guard_clerk, at=NOON)


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_reason_is_asked_for(world: World, reason: str) -> None:
    with seeing(world.clerk.sees), pytest.raises(Refused, match="lý do"):
        sayings.withdraw(lineage=world.plan.upward.get(), reason=reason, by=world.clerk, at=NOON)


def test_a_correction_says_another_link_of_the_same_two(world: World) -> None:
    with seeing(world.clerk.sees):
        told = world.plan.upward.get()
        sayings.correct(lineage=told, link=Link.REVIEWS, reason="là báo cáo sơ kết", by=world.clerk, at=NOON)
        now = world.plan.upward.get()
    assert (now.link, now.target_id) == (Link.REVIEWS, world.resolution.pk)


def test_on_the_page_a_link_is_added_and_withdrawn(world: World, as_: Callable[[str], Client]) -> None:
    with seeing(world.clerk.sees):
        below = actions.register(
            kind=Kind.PLAN,
            code="31/KH-UBND",
            issuer=world.province,
            issued="2026-04-02",
            by=world.clerk,
            at=NOON,
        )
    client = as_("vanthu")
    asked = {"link": "details", "target": "12/KH-UBND", "reason": "Cụ thể hóa Kế hoạch số 12"}
    answer = client.post(reverse("link-say", args=[below.pk]), asked, follow=True)
    assert "Đã ghi quan hệ với Kế hoạch 12/KH-UBND." in answer.content.decode()
    with seeing(world.clerk.sees):
        told = below.upward.get()
        assert Saying.objects.get(document=below).reason == "Cụ thể hóa Kế hoạch số 12"
    change = reverse("link-change", args=[below.pk, told.pk])
    assert "Ủy ban nhân dân tỉnh Sơn Giang" in client.get(change).content.decode()
    client.post(change, {"link": "rut", "reason": "ghi nhầm"})
    with seeing(world.clerk.sees):
        assert not below.upward.exists()


def test_a_circle_is_refused_in_the_form(world: World, as_: Callable[[str], Client]) -> None:
    asked = {"link": "implements", "target": "12/KH-UBND", "reason": "thử"}
    answer = as_("vanthu").post(reverse("link-say", args=[world.resolution.pk]), asked)
    assert answer.status_code == 422
    assert "thành vòng: Kế hoạch 12/KH-UBND → Nghị quyết 07-NQ/TU" in answer.content.decode()
