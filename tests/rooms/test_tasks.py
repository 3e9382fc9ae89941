from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from tests.world import NOON, TODAY

from cotmoc.base.calendar import Period, year
from cotmoc.base.refusals import Overtaken, Refused
from cotmoc.base.row_security import seeing
from cotmoc.documents import actions as documents
from cotmoc.documents.models import Kind, Passage
from cotmoc.tasks import actions, queries, rules
from cotmoc.tasks.models import Comparator, Result, State, Strength, Task, Theme
from cotmoc.tasks.queries import Cell

NEXT_MONTH = datetime(2026, 12, 20, 5, tzinfo=UTC)


def assign(world, **changes):
    facts = {
        "words": "rà soát hộ khó khăn khu vực biên giới",
        "theme": Theme.WELFARE,
        "lead": world.commune,
        "assigner": world.province,
        "assigned_on": date(2026, 1, 5),
        "deadline": date(2026, 3, 1),
        "by": world.clerk,
        "at": NOON,
    }
    return actions.assign(**facts | changes)


@pytest.mark.parametrize(
    ("deadline", "completed_on", "cell"),
    [
        (date(2026, 3, 1), date(2026, 3, 1), Cell.DONE_ON_TIME),
        (date(2026, 3, 1), date(2026, 3, 2), Cell.DONE_LATE),
        (TODAY, None, Cell.OPEN_IN_TIME),
        (date(2026, 11, 23), None, Cell.OVERDUE),
        (None, None, Cell.NO_DEADLINE),
        (date(2026, 3, 1), date(2026, 12, 1), Cell.OVERDUE),  # completed after the day one looks at
    ],
)
def test_the_cell_follows_from_the_dates_in_python_and_in_the_database(world, deadline, completed_on, cell):
    with seeing(world.clerk.sees):
        task = assign(world, deadline=deadline)
        if completed_on:
            actions.report_done(task=task, text="Xong.", by=world.commune_officer, at=NOON)
            task = actions.accept(task=task, completed_on=completed_on, by=world.chief, at=NEXT_MONTH)
        assert queries.cell_of(task, on=TODAY) == cell
        assert queries.with_cell(Task.objects.filter(pk=task.pk), on=TODAY).get().cell == cell


def test_the_four_cells_sum_and_no_deadline_stands_apart(world):
    with seeing(world.clerk.sees):
        assign(world, deadline=None)
        cells = queries.cells(queries.known_on(TODAY), on=TODAY)
    assert (cells.done_on_time, cells.done_late, cells.open_in_time, cells.overdue) == (1, 0, 2, 1)
    assert cells.total == 4
    assert cells.no_deadline == 1
    assert cells.completion_rate == 50  # over completed and overdue, as the official arithmetic has it


def test_a_rate_over_nothing_is_no_rate():
    assert queries.Cells(open_in_time=3).completion_rate is None


def test_a_closed_task_cannot_be_changed(world):
    with seeing(world.chief.sees), pytest.raises(Refused, match="đã kết thúc"):
        actions.withdraw(task=world.closed_task, reason="nhầm", by=world.chief, at=NOON)


def test_the_lead_reports_and_the_giver_returns_with_a_reason(world):
    with seeing(world.chief.sees):
        task = actions.send_back(task=world.reported_task, reason="Thiếu danh sách.", by=world.chief, at=NOON)
    assert task.state == State.RETURNED
    with seeing(world.commune_officer.sees):
        task = actions.report_done(task=task, text="Đã bổ sung.", by=world.commune_officer, at=NOON)
    assert task.state == State.REPORTED


@pytest.mark.parametrize("words", ["", "   "])
def test_a_return_without_reason_is_refused(world, words):
    with seeing(world.chief.sees), pytest.raises(Refused, match="lý do"):
        actions.send_back(task=world.reported_task, reason=words, by=world.chief, at=NOON)


def test_the_lead_does_not_accept_its_own_report(world):
    with seeing(world.commune_officer.sees), pytest.raises(Refused, match="đơn vị giao"):
        actions.accept(task=world.reported_task, by=world.commune_officer, at=NOON)


@pytest.mark.parametrize(("giver", "may"), [("province", False), ("party", True)])
def test_who_registered_a_task_decides_only_where_its_giver_has_nobody_here(world, giver, may):
    with seeing(world.guard_clerk.sees):
        task = assign(
            world,
            lead=world.border_guard,
            assigner=getattr(world, giver),
            document=world.resolution,
            by=world.guard_clerk,
        )
        task = actions.report_done(task=task, text="Đã xong.", by=world.guard_clerk, at=NOON)
        if may:
            task = actions.accept(task=task, by=world.guard_clerk, at=NOON)
            assert task.state == State.COMPLETED
            return
        with pytest.raises(Refused, match="đơn vị giao"):
            actions.accept(task=task, by=world.guard_clerk, at=NOON)


@pytest.mark.parametrize(
    ("completed_on", "why"),
    [
        (date(2026, 11, 25), "25/11/2026 chưa tới"),
        (date(2026, 3, 4), "sớm hơn ngày giao nhiệm vụ 05/03/2026"),
    ],
)
def test_a_task_is_completed_between_its_assignment_and_the_day_of_the_act(world, completed_on, why):
    with seeing(world.chief.sees), pytest.raises(Refused, match=why):
        actions.accept(task=world.reported_task, completed_on=completed_on, by=world.chief, at=NOON)


def test_a_task_is_completed_on_the_day_of_the_leads_report_whatever_others_add_later(world):
    with seeing(world.commune_officer.sees):
        actions.report_done(task=world.open_task, text="Xong.", by=world.commune_officer, at=NOON)
    with seeing(world.guard_clerk.sees):
        actions.report_progress(
            task=world.open_task, text="Đã bàn giao.", percent=100, by=world.guard_clerk, at=NEXT_MONTH
        )
    with seeing(world.chief.sees):
        task = actions.accept(task=world.open_task, by=world.chief, at=NEXT_MONTH)
    assert task.completed_on == NOON.date()


def test_a_task_of_a_later_day_is_not_yet_reported_as_done(world):
    with seeing(world.clerk.sees):
        task = assign(world, assigned_on=date(2026, 12, 1), deadline=None)
        with pytest.raises(Refused, match="sớm hơn ngày giao"):
            actions.report_done(task=task, text="Xong.", by=world.commune_officer, at=NOON)


def test_a_unit_without_part_in_the_task_does_not_see_it(world):
    with seeing(world.other_officer.sees), pytest.raises(Refused, match="ngoài phạm vi"):
        actions.report_progress(task=world.open_task, text="Xong.", by=world.other_officer, at=NOON)


def test_a_coordinating_unit_reports_progress_but_not_the_end(world):
    with seeing(world.guard_clerk.sees):
        actions.report_progress(task=world.open_task, text="Đã cử người.", by=world.guard_clerk, at=NOON)
        with pytest.raises(Refused, match="chủ trì"):
            actions.report_done(task=world.open_task, text="Xong.", by=world.guard_clerk, at=NOON)


def test_of_two_who_opened_one_page_the_second_is_told(world):
    with seeing(world.commune_officer.sees):
        seen = world.open_task.version
        actions.report_progress(
            task=world.open_task, text="2 km.", version=seen, by=world.commune_officer, at=NOON
        )
        with pytest.raises(Overtaken, match="vừa được người khác"):
            actions.report_progress(
                task=world.open_task, text="3 km.", version=seen, by=world.commune_officer, at=NOON
            )


def test_an_extension_leaves_the_first_deadline(world):
    with seeing(world.chief.sees):
        task = actions.extend(
            task=world.overdue_task, deadline=date(2026, 12, 31), reason="Mưa lũ.", by=world.chief, at=NOON
        )
        extension = task.extensions.get()
    assert (task.first_deadline, task.deadline) == (date(2026, 10, 31), date(2026, 12, 31))
    assert extension.former == date(2026, 10, 31)


def test_an_extension_to_an_earlier_day_is_refused(world):
    with seeing(world.chief.sees), pytest.raises(Refused, match="phải sau"):
        actions.extend(
            task=world.open_task, deadline=date(2026, 4, 1), reason="sớm hơn", by=world.chief, at=NOON
        )


def test_a_task_that_has_ended_is_not_extended(world):
    with seeing(world.chief.sees), pytest.raises(Refused, match="đã kết thúc"):
        actions.extend(
            task=world.closed_task, deadline=date(2027, 4, 1), reason="thêm hạn", by=world.chief, at=NOON
        )


def test_a_deadline_before_the_assignment_is_refused(world):
    with seeing(world.clerk.sees), pytest.raises(Refused, match="sớm hơn ngày giao"):
        assign(world, deadline=date(2025, 1, 1))


def test_only_units_below_are_given_tasks_unless_a_text_says_so(world):
    with seeing(world.clerk.sees):
        with pytest.raises(Refused, match="cấp dưới"):
            assign(world, lead=world.border_guard)
        quoted = assign(world, lead=world.border_guard, document=world.plan, strength=Strength.REQUEST)
    assert quoted.lead == world.border_guard


def test_the_same_words_give_a_task_once(world):
    words = Passage(world.text, world.open_task.start, world.open_task.end)
    with seeing(world.clerk.sees):
        assert assign(world, said_in=words) == world.open_task


def test_what_waits_for_each(world):
    with seeing(world.commune_officer.sees):
        mine = queries.waiting_for(world.commune.pk, on=TODAY)
    with seeing(world.chief.sees):
        chiefs = queries.waiting_for(world.province.pk, on=TODAY)
    assert mine.overdue == [world.overdue_task]
    assert mine.to_judge == []
    assert chiefs.to_judge == [world.reported_task]


@pytest.mark.parametrize(("giver", "shown"), [("province", False), ("party", True), (None, True)])
def test_who_decides_for_a_giver_with_nobody_here_is_shown_what_waits(world, giver, shown):
    with seeing(world.guard_clerk.sees):
        task = assign(
            world,
            lead=world.border_guard,
            assigner=getattr(world, giver) if giver else None,
            document=world.resolution,
            by=world.guard_clerk,
        )
        actions.report_done(task=task, text="Đã xong.", by=world.guard_clerk, at=NOON)
        waiting = queries.waiting_for(world.border_guard.pk, on=TODAY)
    assert waiting.to_judge == ([task] if shown else [])


def test_a_result_keeps_its_figures_and_its_words(world):
    figure = actions.Figure(Decimal("4610.5"), Comparator.ABOUT, "km", "đường biên")
    with seeing(world.clerk.sees):
        result = actions.book_result(
            words="tuần tra khoảng 4.610,5 km đường biên",
            theme=Theme.BORDER_MANAGEMENT,
            measures=[figure],
            period=("2026", "2026"),
            unit=world.commune,
            document=world.plan,
            by=world.clerk,
            at=NOON,
        )
        assert queries.results_from_documents([world.plan.pk], within=year(2026)) == [result]
        assert queries.results_from_documents([world.plan.pk], within=year(2025)) == []
        measure = result.measures.get()
    assert (measure.value, measure.comparator, measure.of) == (Decimal("4610.5"), "~", "đường biên")


def test_a_result_without_period_belongs_to_the_day_it_was_said(world):
    with seeing(world.clerk.sees):
        result = actions.book_result(
            words="mở 3 lớp học",
            theme=Theme.AWARENESS,
            said_on=date(2026, 5, 2),
            document=world.plan,
            by=world.clerk,
            at=NOON,
        )
        may, june = Period(date(2026, 5, 1), date(2026, 5, 31)), Period(date(2026, 6, 1), date(2026, 6, 30))
        assert queries.results_from_documents([world.plan.pk], within=may) == [result]
        assert queries.results_from_documents([world.plan.pk], within=june) == []


def test_a_result_does_not_reach_those_who_merely_cite_its_document(world):
    with seeing(world.guard_clerk.sees):
        cited = documents.register(
            kind=Kind.PLAN,
            code="12/KH-UBND",
            issuer=world.province,
            issued="2026-03-05",
            is_awaited=True,
            by=world.guard_clerk,
            at=NOON,
        )
    assert cited == world.plan
    with seeing(world.clerk.sees):
        result = actions.book_result(
            words="mở 3 lớp học", theme=Theme.AWARENESS, document=world.plan, by=world.clerk, at=NOON
        )
    for actor, sees in ((world.commune_officer, True), (world.guard_clerk, False)):
        with seeing(actor.sees):
            assert Result.objects.filter(pk=result.pk).exists() is sees


def test_a_row_keeps_the_sentence_of_its_words(world):
    task = world.open_task
    words = slice(task.start - task.sentence_start, task.end - task.sentence_start)
    assert task.sentence.startswith("Giao Ủy ban nhân dân xã Tân Mốc")
    assert task.sentence.endswith("trước ngày 30/6/2026.")
    assert task.sentence[words] == "phát quang đường tuần tra"


def test_every_state_is_in_the_table_and_only_the_last_two_are_ends():
    assert set(rules.TRANSITIONS) == set(State)
    assert set(State) - rules.OPEN == {State.COMPLETED, State.WITHDRAWN}


def test_who_sees_the_report_sees_the_result_it_says(world):
    with seeing(world.clerk.sees):
        result = actions.book_result(
            words="mở 3 lớp học", theme=Theme.AWARENESS, document=world.plan, by=world.clerk, at=NOON
        )
    for actor, sees in ((world.commune_officer, True), (world.other_officer, False)):
        with seeing(actor.sees):
            assert Result.objects.filter(pk=result.pk).exists() is sees
