"""Whatever is done to the units, time stays whole: random acts through the actions, seen on every day."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.trees import tree_of
from tests.world import BEFORE, MERGER, NOON, found_unit

from cotmoc.base.acting import SYSTEM
from cotmoc.base.refusals import Refused
from cotmoc.base.row_security import seeing_all
from cotmoc.units import actions, queries, reforms
from cotmoc.units.lives import check_time_now
from cotmoc.units.models import Change, Kind, Level, Line, Subordination, Succession, Unit, Version
from cotmoc.units.reforms import Part

FIRST = date(2024, 1, 1)
DAYS = st.integers(0, 8).map(lambda month: FIRST + timedelta(days=30 * month))
PLACES = st.integers(0, 7)
LINES = st.sampled_from([Line.STATE, Line.PARTY])
ACTS = st.sampled_from(["found", "rename", "move", "merge", "split", "transfer", "abolish"])
ORDERED = {"act": MERGER, "by": SYSTEM, "at": NOON}


def do(act, units, on, line, numbers):
    """One act on the units that the numbers point at."""
    one, two, three = (units[number % len(units)] for number in numbers)
    if act == "found":
        parents = {line: two}
        units.append(found_unit(f"Đơn vị {len(units)}", Kind.OTHER, Level.BASE, parents, on=on))
    elif act == "rename":
        actions.rename(unit=one, name=f"Tên từ {on}", on=on, **ORDERED)
    elif act == "move":
        actions.move(unit=one, line=line, parent=two if two != three else None, on=on, **ORDERED)
    elif act == "merge":
        reforms.merge(units=[one, two], into=three, on=on, **ORDERED)
    elif act == "split":
        reforms.split(unit=one, parts=[Part(two), Part(three)], children_to=two, on=on, **ORDERED)
    elif act == "transfer":
        reforms.transfer(unit=one, to=two, weights={}, on=on, **ORDERED)
    else:
        actions.abolish(unit=one, heirs=[two], change=Change.ABOLISH, children_to=three, on=on, **ORDERED)
    check_time_now()


@pytest.mark.django_db
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(st.lists(st.tuples(ACTS, DAYS, LINES, PLACES, PLACES, PLACES), min_size=4, max_size=14))
def test_after_any_acts_every_day_is_whole(acts):
    with seeing_all(), transaction.atomic():
        root = found_unit("Gốc", Kind.OTHER, Level.PROVINCE, on=BEFORE)
        units = [root]
        for number in range(5):
            above = dict.fromkeys((Line.STATE, Line.PARTY), units[number // 2])
            units.append(found_unit(f"Đơn vị {number}", Kind.OTHER, Level.BASE, above, on=BEFORE))
        for act, on, line, *numbers in acts:
            attempt(act, units, on, line, numbers)
        check_every_day(units)
        check_successions(units)
        transaction.set_rollback(True)


def attempt(act, units, on, line, numbers):
    before, known = everything(), len(units)
    try:
        with transaction.atomic():
            do(act, units, on, line, numbers)
    except Refused as refusal:
        assert str(refusal).strip()
        del units[known:]
        assert everything() == before


def everything():
    tables = (Unit, Version, Subordination, Succession)
    return [list(table.objects.order_by("pk").values_list()) for table in tables]


def check_every_day(units):
    """One version of each living unit, one living parent at most a line, and the way up ends at a root."""
    turns = {valid.lower for valid in Version.objects.values_list("valid", flat=True)}
    turns |= {valid.lower for valid in Subordination.objects.values_list("valid", flat=True)}
    turns |= {valid.upper for valid in Version.objects.values_list("valid", flat=True) if valid.upper}
    for day in turns:
        living = [version.unit_id for version in queries.versions_on(day)]
        assert len(living) == len(set(living))
        for line in (Line.STATE, Line.PARTY):
            stands = [s for s in Subordination.objects.filter(line=line) if day in s.valid]
            parents = {s.unit_id: s.parent_id for s in stands}
            assert len(parents) == len(stands)
            assert {*parents, *parents.values()} <= set(living)
            for unit in parents:
                assert reaches_a_root(unit, parents)
            in_tree = {version.unit_id for version in tree_of(line, day)}
            assert set(parents) <= in_tree


def reaches_a_root(unit, parents):
    for _step in range(len(parents) + 1):
        if unit not in parents:
            return True
        unit = parents[unit]
    return False


def check_successions(units):
    """Who ended is followed to the living, and found again from there going back."""
    after, before = {}, {}
    for one, other in Succession.objects.exclude(change=Change.TRANSFER).values_list(
        "predecessor_id", "successor_id"
    ):
        after.setdefault(one, set()).add(other)
        before.setdefault(other, set()).add(one)
    for unit in units:
        if queries.life_of(unit.pk).upper is None:
            continue
        ends = {other for other in reached(unit.pk, after) if other not in after}
        assert ends
        assert all(queries.life_of(other).upper is None for other in ends)
        assert all(unit.pk in reached(other, before) for other in ends)


def reached(unit, links):
    found, waiting = set(), [unit]
    while waiting:
        new = links.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found
