"""What hung on a unit that ended: proposed, taken or disputed, and what nobody has taken."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.world import MERGER, NOON, TODAY, hire

from cotmoc.accounts import actions as accounts
from cotmoc.accounts.models import Post
from cotmoc.base.acting import SYSTEM, Duty
from cotmoc.base.refusals import Overtaken, Refused
from cotmoc.base.row_security import seeing, seeing_all
from cotmoc.documents.models import Document
from cotmoc.handovers import actions, queries
from cotmoc.handovers.endings import end_by_abolition, end_by_merger, end_by_split
from cotmoc.handovers.models import Handover, Matter, Order, State
from cotmoc.tasks import actions as tasks
from cotmoc.tasks import passing
from cotmoc.tasks.models import Task
from cotmoc.units.lives import check_time_now
from cotmoc.units.models import Measure
from cotmoc.units.queries import seen_from, version_of
from cotmoc.units.reforms import Part

ORDERED = {"act": MERGER, "at": NOON}


@pytest.fixture
def heir_clerk(world):
    with seeing_all():
        clerk, _account, _post = hire(
            "Lường Văn Nén", world.other_commune, "Văn thư UBND xã", Duty.CLERK, "nen"
        )
    return clerk


@pytest.fixture
def merged(world, heir_clerk):
    """The commune was merged into the other one today; what hung on it is proposed."""
    with seeing(world.clerk.sees):
        proposed = end_by_merger(
            merged=[world.commune], into=world.other_commune, on=TODAY, by=world.clerk, **ORDERED
        )
        check_time_now()
    return proposed


def as_heir(world, clerk):
    """The heir sees what the one that ended saw."""
    return seeing(seen_from(world.other_commune.pk, on=TODAY) | clerk.sees)


def of(proposed, matter):
    return [handover for handover in proposed if handover.matter == matter]


def test_what_hangs_on_a_merged_unit_is_proposed_to_the_one_that_takes_it_over(world, merged):
    assert {handover.task_id for handover in of(merged, Matter.LED)} == {
        world.open_task.pk,
        world.overdue_task.pk,
        world.reported_task.pk,
    }
    assert [handover.post.person.name for handover in of(merged, Matter.POST)] == ["Vi Thị Hoa"]
    assert {handover.receiver_id for handover in merged} == {world.other_commune.pk}
    assert {(handover.day, handover.act) for handover in merged} == {(TODAY, MERGER)}
    assert version_of(world.commune.pk, on=TODAY) is None


def test_an_accepted_task_is_led_by_the_heir_with_its_first_deadline_and_history(world, merged, heir_clerk):
    with as_heir(world, heir_clerk):
        before = Task.objects.get(pk=world.open_task.pk)
        handover = next(one for one in of(merged, Matter.LED) if one.task_id == before.pk)
        actions.accept(handover=handover, by=heir_clerk, at=NOON)
        after = Task.objects.get(pk=before.pk)
        (record,) = queries.of_task(before.pk)
    assert (after.lead_id, after.first_lead_id) == (world.other_commune.pk, world.commune.pk)
    kept = ("words", "first_deadline", "deadline", "assigned_on", "assigner_id", "state", "start", "end")
    assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]
    assert (record.state, record.answered_by) == (State.ACCEPTED, "Lường Văn Nén")
    with seeing({world.other_commune.pk}):
        assert Task.objects.get(pk=before.pk).coordinations.count() == 1
        assert Document.objects.filter(pk=world.plan.pk).exists()


def test_the_heir_reports_on_what_it_took(world, merged, heir_clerk):
    with as_heir(world, heir_clerk):
        handover = next(one for one in of(merged, Matter.LED) if one.task_id == world.open_task.pk)
        actions.accept(handover=handover, by=heir_clerk, at=NOON)
        tasks.report_progress(task=world.open_task, text="Đã nhận và làm tiếp.", by=heir_clerk, at=NOON)


def test_who_held_a_post_holds_it_at_the_heir_once_that_has_accepted(world, merged, heir_clerk):
    (handover,) = of(merged, Matter.POST)
    handover.post.refresh_from_db()
    assert handover.post.valid.upper == TODAY
    with as_heir(world, heir_clerk):
        actions.accept(handover=handover, by=heir_clerk, at=NOON)
    now = Post.objects.get(person=handover.post.person, unit=world.other_commune)
    assert (now.title, now.valid.lower) == (handover.post.title, TODAY)


def test_a_dispute_has_its_reason_and_leaves_an_orphan_that_can_be_proposed_anew(world, merged, heir_clerk):
    handover = next(one for one in of(merged, Matter.LED) if one.task_id == world.overdue_task.pk)
    with as_heir(world, heir_clerk):
        with pytest.raises(Refused, match="lý do"):
            actions.dispute(handover=handover, reason=" ", by=heir_clerk, at=NOON)
        actions.dispute(handover=handover, reason="Bản này đã về xã khác.", by=heir_clerk, at=NOON)
    with seeing(world.clerk.sees):
        left = [one for one in queries.orphans(on=TODAY) if one.task == world.overdue_task]
        assert [(one.matter, one.giver) for one in left] == [(Matter.LED, world.commune.pk)]
        actions.propose(hanging=left[0], receiver=world.province, by=world.clerk, **ORDERED)
        assert not [one for one in queries.orphans(on=TODAY) if one.task == world.overdue_task]
        assert Handover.objects.filter(task=world.overdue_task).count() == 2


def test_nothing_is_proposed_twice_nor_answered_twice(world, merged, heir_clerk):
    handover = of(merged, Matter.LED)[0]
    with seeing(world.clerk.sees), pytest.raises(Overtaken, match="vừa được đề nghị"):
        actions.propose(
            hanging=queries.Hanging(Matter.LED, world.commune.pk, task=handover.task),
            receiver=world.province,
            by=world.clerk,
            **ORDERED,
        )
    with as_heir(world, heir_clerk):
        actions.accept(handover=handover, by=heir_clerk, at=NOON)
        with pytest.raises(Refused, match="đã có câu trả lời"):
            actions.dispute(handover=handover, reason="Muộn.", by=heir_clerk, at=NOON)


def test_only_the_heir_answers(world, merged):
    handover = of(merged, Matter.LED)[0]
    with seeing_all():
        for actor in (world.guard_clerk, world.other_officer, world.reader, world.clerk):
            with pytest.raises(Refused, match="Chỉ đơn vị tiếp nhận"):
                actions.accept(handover=handover, by=actor, at=NOON)


def test_where_nobody_at_the_heir_could_answer_one_above_it_does(world):
    with seeing(world.clerk.sees):
        proposed = end_by_merger(
            merged=[world.commune], into=world.other_commune, on=TODAY, by=world.clerk, **ORDERED
        )
        actions.accept(handover=of(proposed, Matter.LED)[0], by=world.clerk, at=NOON)


def test_nothing_is_taken_before_the_day(world, heir_clerk):
    tomorrow = TODAY + timedelta(days=1)
    with seeing(world.clerk.sees):
        proposed = end_by_merger(
            merged=[world.commune], into=world.other_commune, on=tomorrow, by=world.clerk, **ORDERED
        )
    with seeing_all(), pytest.raises(Refused, match="Chưa tới ngày bàn giao"):
        actions.accept(handover=proposed[0], by=heir_clerk, at=NOON)


def test_of_a_split_nothing_is_guessed(world):
    parts = [
        Part(world.other_commune, {Measure.PEOPLE: Decimal(10)}),
        Part(world.department, {Measure.PEOPLE: Decimal(30)}),
    ]
    with seeing(world.clerk.sees):
        proposed = end_by_split(
            unit=world.commune, parts=parts, receiver=None, on=TODAY, by=world.clerk, **ORDERED
        )
        assert proposed == []
        left = {(one.matter, one.task) for one in queries.orphans(on=TODAY) if one.task}
        assert (Matter.LED, world.open_task) in left
        people = [one.post.person.name for one in queries.orphans(on=TODAY) if one.post]
    assert people == ["Vi Thị Hoa"]


def test_who_took_up_another_post_since_is_no_orphan_of_the_former_one(world, merged, heir_clerk):
    (handover,) = of(merged, Matter.POST)
    with as_heir(world, heir_clerk):
        actions.accept(handover=handover, by=heir_clerk, at=NOON)
    with seeing_all():
        now = Post.objects.get(person=handover.post.person, unit=world.other_commune)
        later = TODAY + timedelta(days=9)
        accounts.relieve(post=now, on=later, by=SYSTEM, at=NOON)
        Handover.objects.filter(pk=handover.pk).update(state=State.DISPUTED, reason="Để thử.")
        assert not [one for one in queries.orphans(on=later) if one.post == handover.post]


def test_a_coordinating_unit_hands_over_its_part(world):
    with seeing_all():
        proposed = end_by_abolition(
            unit=world.border_guard,
            heirs=[world.department],
            receiver=world.department,
            on=TODAY,
            by=SYSTEM,
            **ORDERED,
        )
        (part,) = of(proposed, Matter.COORDINATED)
        actions.accept(handover=part, by=SYSTEM, at=NOON)
        units = world.open_task.coordinations.values_list("unit_id", flat=True)
        assert list(units) == [world.department.pk]


def test_a_coordinating_heir_of_the_lead_has_one_part(world):
    with seeing_all():
        proposed = end_by_merger(
            merged=[world.commune], into=world.border_guard, on=TODAY, by=SYSTEM, **ORDERED
        )
        led = next(one for one in of(proposed, Matter.LED) if one.task_id == world.open_task.pk)
        actions.accept(handover=led, by=SYSTEM, at=NOON)
        world.open_task.refresh_from_db()
        assert world.open_task.lead_id == world.border_guard.pk
        assert not world.open_task.coordinations.exists()


def test_a_task_does_not_pass_from_a_unit_that_lives(world):
    with seeing_all(), pytest.raises(Refused, match="vẫn đang hoạt động"):
        passing.pass_lead(
            task=world.open_task, giver=world.commune, receiver=world.province, by=SYSTEM, at=NOON
        )


def test_nothing_of_a_living_unit_is_proposed(world):
    hanging = queries.Hanging(Matter.LED, world.commune.pk, task=world.open_task)
    with seeing(world.clerk.sees), pytest.raises(Refused, match="vẫn đang hoạt động"):
        actions.propose(hanging=hanging, receiver=world.province, by=world.clerk, **ORDERED)


def test_who_does_not_see_the_document_does_not_see_that_it_ordered_something(world):
    with seeing(world.clerk.sees):
        actions.note_order(
            document=world.plan, units=[world.commune], day=date(2026, 3, 5), by=world.clerk, at=NOON
        )
        assert queries.orders_of(world.commune.pk) == {date(2026, 3, 5): world.plan}
    with seeing(world.other_officer.sees):
        assert not Order.objects.exists()
