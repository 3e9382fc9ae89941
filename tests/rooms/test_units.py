from datetime import date, timedelta

import pytest
from tests.trees import tree_of
from tests.world import BEFORE, MERGER, NOON, PASSWORD, REFORM, TODAY, found_unit

from cotmoc.accounts import actions as accounts
from cotmoc.base.acting import SYSTEM, Duty
from cotmoc.base.refusals import Refused
from cotmoc.base.row_security import seeing, seeing_all
from cotmoc.units import actions, queries
from cotmoc.units.lives import check_time_now
from cotmoc.units.models import Change, Kind, Level, Line
from cotmoc.units.resolving import Answer, Doubt, resolve

LAST_DAY = REFORM - timedelta(days=1)


def names(versions):
    return [version.name for version in versions]


def test_the_tree_of_a_day_is_the_tree_of_that_day(world):
    before = names(tree_of(Line.STATE, LAST_DAY))
    after = names(tree_of(Line.STATE, REFORM))
    assert "Ủy ban nhân dân huyện Thượng Mốc" in before
    assert "Ủy ban nhân dân xã Mốc Cũ" in before
    assert after == [
        "Ủy ban nhân dân tỉnh Sơn Giang",
        "Sở Nội vụ tỉnh Sơn Giang",
        "Ủy ban nhân dân xã Suối Đá",
        "Ủy ban nhân dân xã Tân Mốc",
    ]


def test_the_heir_is_known_from_both_ends(world):
    (succession,) = queries.successors_of(world.old_commune.pk)
    assert succession.successor_id == world.commune.pk
    assert [s.predecessor_id for s in world.commune.predecessors.all()] == [world.old_commune.pk]


def test_a_renamed_unit_keeps_its_former_name_in_its_time(world):
    day = date(2026, 1, 1)
    with seeing(world.clerk.sees):
        actions.rename(
            unit=world.commune,
            name="Ủy ban nhân dân phường Tân Mốc",
            on=day,
            act=MERGER,
            by=world.clerk,
            at=NOON,
        )
    assert queries.version_of(world.commune.pk, on=day - timedelta(days=1)).name.endswith("xã Tân Mốc")
    assert queries.version_of(world.commune.pk, on=day).name.endswith("phường Tân Mốc")


def test_a_province_sees_those_below_it_and_those_that_ended_below_it(world):
    seen = queries.seen_from(world.province.pk, on=TODAY)
    assert {world.department.pk, world.commune.pk, world.old_district.pk, world.old_commune.pk} <= seen
    assert world.border_guard.pk not in seen


def test_a_commune_sees_its_predecessor_and_nothing_beside_it(world):
    assert queries.seen_from(world.commune.pk, on=TODAY) == {world.commune.pk, world.old_commune.pk}


def test_a_unit_that_moved_away_is_seen_by_its_new_parent_only(world):
    with seeing(world.clerk.sees):
        actions.move(
            unit=world.department,
            line=Line.STATE,
            parent=world.commune,
            on=date(2026, 1, 1),
            act=MERGER,
            by=world.clerk,
            at=NOON,
        )
    assert world.department.pk in queries.seen_from(world.commune.pk, on=TODAY)
    assert world.department.pk not in queries.seen_from(world.other_commune.pk, on=TODAY)


def test_a_child_cannot_live_outside_its_parent(world):
    with pytest.raises(Refused, match="cấp trên không tồn tại"), seeing_all():
        found_unit("Thôn Một", Kind.OTHER, Level.BASE, {Line.STATE: world.old_commune}, on=date(2026, 1, 1))
        check_time_now()


def test_a_parent_cannot_end_under_its_children(world):
    with pytest.raises(Refused), seeing_all():
        actions.abolish(
            unit=world.province, heirs=[], change=Change.ABOLISH, on=TODAY, act=MERGER, by=SYSTEM, at=NOON
        )
        check_time_now()


@pytest.mark.parametrize("day", [date(1930, 1, 1), date(2200, 1, 1)])
def test_no_unit_is_founded_outside_history(world, day):
    with pytest.raises(Refused, match="không hợp lệ"), seeing_all():
        found_unit("Xã Không Có", Kind.PLACE, Level.COMMUNE, on=day)


def test_a_unit_cannot_take_over_from_itself(world):
    with pytest.raises(Refused, match="kế thừa chính nó"), seeing_all():
        actions.abolish(
            unit=world.commune,
            heirs=[world.commune],
            change=Change.MERGE,
            on=TODAY,
            act=MERGER,
            by=SYSTEM,
            at=NOON,
        )


def test_only_those_who_keep_the_registers_change_units(world):
    with pytest.raises(Refused, match="không được phân công"), seeing_all():
        actions.rename(
            unit=world.commune, name="Xã Khác", on=TODAY, act="", by=world.commune_officer, at=NOON
        )


@pytest.mark.parametrize("unit", ["province", "commune"])
def test_a_clerk_changes_no_unit_beside_or_above_his_own(world, unit):
    with seeing(world.guard_clerk.sees), pytest.raises(Refused, match="không được phân công"):
        actions.rename(
            unit=getattr(world, unit), name="Tên khác", on=TODAY, act="", by=world.guard_clerk, at=NOON
        )


def test_a_clerk_gives_nobody_a_post_or_an_account_beyond_his_own_unit(world):
    with seeing_all():
        person = accounts.introduce(name="Lê Văn Sáu", by=SYSTEM, at=NOON)
        post = {"person": person, "title": "Văn thư", "duty": Duty.CLERK, "on": TODAY, "at": NOON}
        with pytest.raises(Refused, match="không được phân công"):
            accounts.appoint(unit=world.province, by=world.guard_clerk, **post)
        accounts.appoint(unit=world.province, by=world.clerk, **post)
        account = {"person": person, "sign_in": "sau", "password": PASSWORD, "at": NOON}
        with pytest.raises(Refused, match="không được phân công"):
            accounts.open_account(by=world.guard_clerk, **account)
        assert accounts.open_account(by=world.clerk, **account).person == person


@pytest.mark.parametrize("name", ["uy ban nhan dan xa tan moc", "Uỷ ban Nhân dân xã Tân Mốc"])
def test_a_name_is_found_whatever_its_marks_and_capitals(world, name):
    assert resolve(name, on=TODAY) == Answer(world.commune.pk, (world.commune.pk,))
    assert resolve(name, on=BEFORE).doubt is Doubt.OTHER_DAY
