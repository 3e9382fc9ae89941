"""The graph of implements and details has no circle, whatever is linked, by whomever, at the same time."""

from __future__ import annotations

from threading import Barrier, Thread

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.world import NOON, World, make

from cotmoc.base.refusals import Refused
from cotmoc.base.row_security import seeing, seeing_all
from cotmoc.documents import actions
from cotmoc.documents.chains import TIERED, doubt_of
from cotmoc.documents.models import Document, Kind, Lineage, Link


def plan(world: World, number: int, issued: str = "2026-04") -> Document:
    return actions.register(
        kind=Kind.PLAN, number=str(number), issuer=world.province, issued=issued, by=world.clerk, at=NOON
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from(Link)), max_size=14))
def test_whatever_is_linked_nobody_carries_out_itself(
    world: World, pairs: list[tuple[int, int, Link]]
) -> None:
    with seeing_all():
        plans = [plan(world, 700 + number) for number in range(6)]
        Lineage.objects.filter(document__in=plans).delete()
        for first, second, link in pairs:
            try:
                actions.link(document=plans[first], link=link, target=plans[second], by=world.clerk, at=NOON)
            except Refused:
                continue
        above: dict[int, set[int]] = {}
        for link in Lineage.objects.filter(link__in=TIERED):
            above.setdefault(link.document_id, set()).add(link.target_id)
        for each in plans:
            assert each.pk not in reached(above, each.pk)


def reached(above: dict[int, set[int]], start: int) -> set[int]:
    found: set[int] = set()
    waiting = list(above.get(start, ()))
    while waiting:
        pk = waiting.pop()
        if pk not in found:
            found.add(pk)
            waiting += above.get(pk, ())
    return found


def test_the_refusal_names_the_chain(world: World) -> None:
    with seeing(world.clerk.sees):
        below = plan(world, 81)
        actions.link(document=below, link=Link.DETAILS, target=world.plan, by=world.clerk, at=NOON)
        with pytest.raises(Refused, match=r"vòng: Kế hoạch 81 → Kế hoạch 12/KH-UBND → Kế hoạch 81"):
            actions.link(document=world.plan, link=Link.IMPLEMENTS, target=below, by=world.clerk, at=NOON)


def test_the_refusal_does_not_name_what_one_may_not_see(world: World) -> None:
    with seeing_all():
        hidden = actions.register(
            kind=Kind.PLAN,
            number="77",
            issuer=world.border_guard,
            issued="2026-04",
            by=world.guard_clerk,
            at=NOON,
        )
        below = plan(world, 81)
        for document, target in ((hidden, world.plan), (below, hidden)):
            actions.link(document=document, link=Link.DETAILS, target=target, by=world.guard_clerk, at=NOON)
    with seeing(world.clerk.sees), pytest.raises(Refused) as refused:
        actions.link(document=world.plan, link=Link.IMPLEMENTS, target=below, by=world.clerk, at=NOON)
    assert "77" not in str(refused.value)
    assert "Kế hoạch 81 → … → Kế hoạch 12/KH-UBND" in str(refused.value)


@pytest.mark.django_db(transaction=True)
def test_two_who_close_a_circle_at_once_do_not_both_succeed() -> None:
    world = make()
    with seeing_all():
        one, two = plan(world, 91), plan(world, 92)
    together, refused = Barrier(2), []

    def tie(document: Document, target: Document) -> None:
        together.wait()
        try:
            with seeing(world.clerk.sees):
                actions.link(document=document, link=Link.IMPLEMENTS, target=target, by=world.clerk, at=NOON)
        except Refused as refusal:
            refused.append(str(refusal))
        finally:
            connection.close()

    threads = [Thread(target=tie, args=pair) for pair in ((one, two), (two, one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    assert "thành vòng" in refused[0]
    with seeing_all():
        assert Lineage.objects.filter(document__in=(one, two)).count() == 1


@pytest.mark.parametrize(
    ("issued", "of_target", "is_doubted"),
    [
        ("2026-03-05", "2026-03-06", True),
        ("2026-03", "2026-03-06", False),
        ("2025", "2026-01", True),
        ("2026-03-05", "", False),
        ("2026-03-05", "2026-03-05", False),
    ],
)
def test_a_document_that_follows_a_later_one_is_doubted(
    issued: str, of_target: str, is_doubted: bool
) -> None:
    assert bool(doubt_of(Document(issued=issued), Document(issued=of_target))) is is_doubted
