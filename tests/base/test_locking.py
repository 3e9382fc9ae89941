"""Taking rows and names for oneself, and what is said where two have taken each other's."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.world import make

from cotmoc.base.locking import claim, lock, telling_of_collisions, whole_or_nothing
from cotmoc.base.refusals import Overtaken, Refused
from cotmoc.base.row_security import seeing_all
from cotmoc.tasks.models import Task


@pytest.mark.django_db(transaction=True)
def test_of_two_who_hold_each_others_row_one_is_told_to_try_again_and_wrote_nothing() -> None:
    world = make()
    both_hold = Barrier(2)

    def writes(first: Task, second: Task) -> str:
        try:
            with telling_of_collisions(), seeing_all():
                Task.objects.filter(pk=lock(first).pk).update(product=f"of {first.pk}")
                both_hold.wait()
                Task.objects.filter(pk=lock(second).pk).update(product=f"of {first.pk}")
                return f"of {first.pk}"
        except Overtaken as overtaken:
            return str(overtaken)
        finally:
            connection.close()

    one, other = world.open_task, world.overdue_task
    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(writes, (one, other), (other, one)))
    refused = [said for said in told if "đang được người khác ghi, hãy thử lại" in said]
    assert len(refused) == 1
    with seeing_all():
        products = Task.objects.filter(pk__in=(one.pk, other.pk)).values_list("product", flat=True)
        assert {*told} - {*refused} == {*products}


@pytest.mark.django_db(transaction=True)
def test_those_who_claim_the_same_names_in_any_order_all_come_to_their_turn() -> None:
    names = [f"document plan {number}" for number in range(12)]
    together = Barrier(4)

    def claims(order: list[str]) -> int:
        try:
            together.wait()
            for _turn in range(10):
                with seeing_all():
                    claim(order)
        finally:
            connection.close()
        return 10

    orders = [names, names[::-1], names[6:] + names[:6], names[::2] + names[1::2]]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(claims, orders)) == [10] * 4


def test_another_fault_of_the_database_is_not_taken_for_a_collision(db: None) -> None:
    with pytest.raises(Exception, match="division by zero"), telling_of_collisions(), seeing_all():
        connection.cursor().execute("SELECT 1 / 0")


@pytest.mark.django_db
def test_what_is_whole_or_nothing_sets_no_savepoints_and_undoes_all_after_a_failure() -> None:
    world = make()
    with seeing_all():
        former = world.open_task.product
        with pytest.raises(Refused), whole_or_nothing():  # in the test's own transaction: a savepoint
            with CaptureQueriesContext(connection) as asked, transaction.atomic():
                Task.objects.filter(pk=world.open_task.pk).update(product="khác")
            raise Refused("thôi")
        assert [query["sql"][:6] for query in asked.captured_queries] == ["UPDATE"]
        assert Task.objects.get(pk=world.open_task.pk).product == former
        with CaptureQueriesContext(connection) as asked, transaction.atomic():
            pass
        assert [query["sql"][:9] for query in asked.captured_queries] == ["SAVEPOINT", "RELEASE S"]
