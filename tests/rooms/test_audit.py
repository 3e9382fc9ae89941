import pytest
from django.db import DatabaseError, connection, transaction
from tests.world import NOON

from cotmoc.audit import queries
from cotmoc.base.row_security import seeing, seeing_all
from cotmoc.tasks import actions as tasks


def test_every_change_adds_a_line_that_verifies(world):
    verdict = queries.verify()
    assert verdict.lines > 20
    assert verdict.broken is None


def test_a_record_tells_its_history_newest_first(world):
    with seeing(world.chief.sees):
        history = queries.history_of(world.closed_task)
    assert [entry.action for entry in history][-1] == "task.assigned"
    assert {"task.reported", "task.completed"} <= {entry.action for entry in history}


@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit_line SET actor_name = 'ai đó'", "DELETE FROM audit_line", "TRUNCATE audit_line"],
)
def test_the_application_can_neither_alter_nor_remove_a_line(world, statement):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_application_cannot_touch_the_heads_of_the_chains(world):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE audit_head SET number = 0")


def test_the_hash_does_not_depend_on_the_time_zone(world):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL timezone = 'America/New_York'")
    assert queries.verify().broken is None


def test_a_line_is_seen_by_those_who_see_its_subject(world):
    with seeing(world.commune_officer.sees):
        tasks.report_progress(task=world.open_task, text="Đã phát 2 km.", by=world.commune_officer, at=NOON)
    for actor, sees in ((world.clerk, True), (world.guard_clerk, True), (world.other_officer, False)):
        with seeing(actor.sees):
            assert bool(queries.history_of(world.open_task)) is sees
    with seeing_all():
        assert queries.history_of(world.open_task)[0].action == "task.progress"
