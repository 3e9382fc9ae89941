"""Beginning an own ledger, staffing its units, opening accounts: who may, and what is refused in words."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier

import pytest
from django.db import connection
from tests.trees import tree_of
from tests.world import ACT, NOON, PASSWORD, TODAY, World, make

from cotmoc.accounts import actions, queries
from cotmoc.accounts.actions import Organ, Parent
from cotmoc.accounts.models import Account, Person
from cotmoc.audit.models import Line as AuditLine
from cotmoc.base.acting import SYSTEM, Actor, Duty
from cotmoc.base.refusals import Refused
from cotmoc.base.row_security import seeing, seeing_all
from cotmoc.units import actions as units
from cotmoc.units import queries as unit_queries
from cotmoc.units.models import Kind, Level, Line, Unit

ORGAN = Organ("Ủy ban nhân dân xã Khe Mây", Kind.PEOPLES_COMMITTEE, Level.COMMUNE, "UBND xã Khe Mây")
ABOVE = Parent(
    Line.STATE, Organ("Ủy ban nhân dân tỉnh Bắc Khê", Kind.PEOPLES_COMMITTEE, Level.PROVINCE, "UBND tỉnh")
)
FOUNDED = date(2025, 7, 1)


def begin(organ: Organ = ORGAN, *, by: Actor = SYSTEM, **other: object) -> Account:
    named: dict[str, object] = {
        "on": FOUNDED,
        "act": ACT,
        "person": "Lý Thị Ngân",
        "title": "Văn thư UBND xã",
        "sign_in": "VanThu.KheMay",
        "password": PASSWORD,
        **other,
    }
    with seeing_all():
        return actions.begin(organ=organ, by=by, at=NOON, **named)  # type: ignore[arg-type]  # as named above


def registrar(account: Account) -> Actor:
    (post,) = queries.posts_of(account, on=TODAY)
    return queries.actor_at(post, account=account, on=TODAY)


@pytest.mark.django_db
def test_an_empty_ledger_begins_with_an_organ_and_its_clerk() -> None:
    account = begin(rank="Thiếu tá")
    actor = registrar(account)
    assert account.sign_in == "vanthu.khemay"
    assert account.check_password(PASSWORD)
    assert (actor.duty, actor.sees) == (Duty.CLERK, {actor.unit})
    assert [version.name for version in tree_of(Line.STATE, TODAY)] == [ORGAN.name]
    assert tree_of(Line.PARTY, TODAY) == []


@pytest.mark.django_db
def test_the_first_organ_may_stand_under_another_and_be_of_a_place() -> None:
    actor = registrar(begin(parent=ABOVE, place="Xã Khe Mây"))
    assert actor.unit
    own = unit_queries.version_of(actor.unit, on=TODAY)
    assert own
    assert own.place_id
    assert unit_queries.parents_of(actor.unit, on=TODAY)[Line.STATE].name == ABOVE.organ.name
    ground = tree_of(Line.GROUND, TODAY)
    assert [version.name for version in ground] == ["Xã Khe Mây"]


@pytest.mark.django_db
def test_the_beginning_is_written_in_the_audit_without_the_password() -> None:
    account = begin()
    with seeing_all():
        lines = list(AuditLine.objects.values_list("action", "change"))
    assert {"unit.founded", "person.introduced", "post.appointed", "account.opened", "ledger.begun"} == {
        action for action, _change in lines
    }
    assert not any(PASSWORD in change or account.password in change for _action, change in lines)


@pytest.mark.django_db
def test_a_ledger_is_begun_once() -> None:
    begin()
    with pytest.raises(Refused, match="đã có tài khoản"):
        begin(Organ("Đảng ủy xã Khe Mây", Kind.PARTY_COMMITTEE, Level.COMMUNE), sign_in="khac")
    assert Unit.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"sign_in": "văn thư"}, "không dấu"),
        ({"password": "ngan"}, "cần ít nhất 10 ký tự"),
        ({"password": "1234567890"}, "dễ bị đoán"),
        ({"on": date(2027, 1, 1)}, "sau hôm nay"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_left(wrong: dict[str, object], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        begin(**wrong)
    assert not Unit.objects.exists()
    assert not Person.objects.exists()


def test_nobody_but_the_setting_up_begins(world: World) -> None:
    with pytest.raises(Refused, match="người cài đặt"):
        begin(by=world.clerk)


def found_by(actor: Actor, name: str, **parents: Unit) -> Unit:
    return units.found(
        name=name,
        kind=Kind.PARTY_COMMITTEE,
        level=Level.COMMUNE,
        on=FOUNDED,
        act=ACT,
        parents={Line(line): parent for line, parent in parents.items()},
        by=actor,
        at=NOON,
    )


def staff(actor: Actor, unit: Unit, sign_in: str, duty: Duty = Duty.CLERK) -> Account:
    person = actions.introduce(name=f"Người của {sign_in}", by=actor, at=NOON)
    actions.appoint(person=person, unit=unit, title="Văn thư", duty=duty, on=FOUNDED, by=actor, at=NOON)
    return actions.open_account(person=person, sign_in=sign_in, password=PASSWORD, by=actor, at=NOON)


@pytest.mark.django_db
def test_the_first_clerk_founds_and_staffs_below_and_beside() -> None:
    actor = registrar(begin())
    own = Unit.objects.get(pk=actor.unit)
    with seeing(actor.sees):
        below = found_by(actor, "Ban Chỉ huy quân sự xã Khe Mây", state=own)
        beside = found_by(actor, "Đảng ủy xã Khe Mây")
        under_beside = found_by(actor, "Chi bộ bản Pha", party=beside)
        actor = replace(actor, sees=unit_queries.seen_from(own.pk, on=TODAY))
        staff(actor, below, "quansu.khemay", Duty.OFFICER)
        party_clerk = staff(actor, beside, "danguy.khemay")
    assert below.pk in actor.sees
    assert beside.pk not in actor.sees
    assert under_beside.pk in registrar(party_clerk).sees


@pytest.mark.django_db
def test_the_first_clerk_may_staff_the_parent_entered_at_the_beginning() -> None:
    actor = registrar(begin(parent=ABOVE))
    assert actor.unit
    above = unit_queries.parents_of(actor.unit, on=TODAY)[Line.STATE].unit
    with seeing(actor.sees):
        account = staff(actor, above, "vanthu.tinh")
    assert actor.unit in registrar(account).sees


@pytest.mark.django_db
def test_a_unit_beside_that_keeps_its_own_registers_is_staffed_by_nobody_else() -> None:
    actor = registrar(begin())
    with seeing(actor.sees):
        beside = found_by(actor, "Đảng ủy xã Khe Mây")
        staff(actor, beside, "danguy.khemay")
        with pytest.raises(Refused):
            staff(actor, beside, "danguy2.khemay")


def test_a_clerk_does_not_staff_a_unit_that_another_entered(world: World) -> None:
    with seeing(world.guard_clerk.sees), pytest.raises(Refused, match="không được phân công"):
        staff(world.guard_clerk, world.commune, "la.mat")


def test_a_clerk_does_not_found_below_a_unit_that_he_does_not_see(world: World) -> None:
    with seeing(world.guard_clerk.sees), pytest.raises(Refused, match="không được phân công"):
        found_by(world.guard_clerk, "Chi bộ lạ", state=world.commune)


def test_an_account_is_one_a_person_and_a_sign_in_name_one_an_account(world: World) -> None:
    person = world.accounts["tanmoc"].person
    with seeing(world.clerk.sees):
        with pytest.raises(Refused, match="đã có tài khoản"):
            actions.open_account(person=person, sign_in="tanmoc2", password=PASSWORD, by=world.clerk, at=NOON)
        with pytest.raises(Refused, match="đã có người dùng"):
            staff(world.clerk, world.commune, "TanMoc", Duty.READER)


def test_a_post_begins_while_its_unit_lives_and_is_held_once(world: World) -> None:
    person = world.accounts["tanmoc"].person
    named = {"person": person, "duty": Duty.READER, "by": world.clerk, "at": NOON}
    with seeing(world.clerk.sees):
        with pytest.raises(Refused, match="không tồn tại"):
            actions.appoint(unit=world.commune, title="Thường trực", on=date(1990, 1, 1), **named)
        actions.appoint(unit=world.commune, title="Thường trực", on=date(2026, 1, 1), **named)
        with pytest.raises(Refused, match="đã giữ chức vụ này"):
            actions.appoint(unit=world.commune, title="Thường trực", on=date(2026, 5, 1), **named)


def test_a_password_is_renewed_by_oneself_and_by_the_clerk_above(world: World) -> None:
    account, new = world.accounts["tanmoc"], "mot-mat-khau-khac-hon"
    for by in (world.clerk, replace(world.commune_officer, account=account.pk)):
        with seeing(by.sees):
            renewed = actions.renew_password(account=account, password=new, by=by, at=NOON)
        assert renewed.check_password(new)
    with seeing(world.guard_clerk.sees), pytest.raises(Refused):
        actions.renew_password(account=account, password=new, by=world.guard_clerk, at=NOON)


def test_one_who_was_entered_meanwhile_is_not_entered_again(world: World) -> None:
    among = {world.commune.pk}
    with seeing(world.clerk.sees):
        first = actions.introduce(name="Lý Thị Mẩy", among=among, by=world.clerk, at=NOON)
        actions.appoint(
            person=first,
            unit=world.commune,
            title="Công chức",
            duty=Duty.OFFICER,
            on=TODAY,
            by=world.clerk,
            at=NOON,
        )
        with pytest.raises(Refused, match=r"(?i)Vừa có người tên Lý Thị Mẩy"):
            actions.introduce(name="lý thị mẩy", among=among, by=world.clerk, at=NOON)
        another = actions.introduce(
            name="Lý Thị Mẩy", among=among, besides={first.pk}, by=world.clerk, at=NOON
        )
    assert another.pk != first.pk


@pytest.mark.django_db(transaction=True)
def test_of_two_who_enter_one_person_at_once_one_is_told() -> None:
    world = make()
    both = Barrier(2)

    def enters(_clerk: int) -> str:
        try:
            with seeing(world.clerk.sees):
                both.wait()
                person = actions.introduce(
                    name="Lý Thị Mẩy", among={world.commune.pk}, by=world.clerk, at=NOON
                )
                actions.appoint(
                    person=person,
                    unit=world.commune,
                    title="Công chức",
                    duty=Duty.OFFICER,
                    on=TODAY,
                    by=world.clerk,
                    at=NOON,
                )
                return "entered"
        except Refused:
            return "told"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(enters, (1, 2))) == ["entered", "told"]
    assert Person.objects.filter(name="Lý Thị Mẩy").count() == 1
