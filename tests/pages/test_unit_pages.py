"""The pages of units: the tree a branch at a time, two days compared, acts with their preview, handovers."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from tests.world import MERGER, NOON, TODAY, World, found_unit, hire

from cotmoc.base.acting import SYSTEM, Duty
from cotmoc.base.row_security import seeing, seeing_all
from cotmoc.handovers.endings import end_by_merger
from cotmoc.handovers.models import Handover, Order, State
from cotmoc.tasks.models import Task
from cotmoc.units import actions, reforms
from cotmoc.units.models import Change, Kind, Level, Line, Measure, Unit, Version
from cotmoc.units.queries import version_of
from cotmoc.units.reforms import Part

As = Callable[[str], Client]
ACT = "Nghị quyết số 99/NQ-HĐND ngày 20/11/2026"


def text_of(answer: object) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())  # type: ignore[attr-defined]  # a test client's answer


def merging(world: World, **more: str) -> dict[str, str]:
    into = version_of(world.other_commune.pk, on=TODAY)
    return {"on": TODAY.isoformat(), "act": ACT, "into": into.name if into else "", "others": "", **more}


def test_the_tree_names_its_line_and_day_and_opens_a_branch_on_demand(world: World, as_: As) -> None:
    client = as_("vanthu")
    page = text_of(client.get(reverse("units"), {"tuyen": "state", "ngay": "2026-01-05"}))
    assert "<h1>Đơn vị theo tuyến Chính quyền, ngày 05/01/2026</h1>" in page
    assert "3 đơn vị trực thuộc" in page
    twigs = text_of(client.get(reverse("units-below", args=[world.province.pk]), {"tuyen": "state"}))
    assert "Sở Nội vụ" in twigs
    assert "<html" not in twigs
    assert "Sở Nội vụ" not in text_of(
        client.get(reverse("units-below", args=[world.province.pk]), {"tuyen": "party"})
    )


def test_between_the_last_day_of_june_and_the_next_one_the_change_is_told(world: World, as_: As) -> None:
    page = text_of(as_("vanthu").get(reverse("unit-compare"), {"loai": "moi", "tuyen": "state"}))
    assert "Đơn vị ngày 30/06/2025 và ngày 01/07/2025" in page
    ended, begun = page.split("Thành lập <small>")
    assert "Ủy ban nhân dân xã Mốc Cũ" in ended.split("Chấm dứt <small>")[1]
    assert "Ủy ban nhân dân xã Tân Mốc" in begun


def test_two_equal_days_have_nothing_between_them(world: World, as_: As) -> None:
    page = text_of(as_("vanthu").get(reverse("unit-compare"), {"tu": "2026-01-01", "den": "2026-01-01"}))
    assert "không có thay đổi" in page


@pytest.mark.parametrize(
    "odd", ["?tu=1-1-1&den=x&cap=?&loai=%00&tuyen=&duoi=99999999999999999999", "?duoi=0"]
)
def test_odd_questions_are_answered(world: World, as_: As, odd: str) -> None:
    assert as_("vanthu").get(reverse("unit-compare") + odd).status_code == 200


def test_what_became_of_a_unit_is_told_and_drawn_also_on_a_day_before(world: World, as_: As) -> None:
    page = text_of(as_("vanthu").get(reverse("unit", args=[world.old_commune.pk]), {"ngay": "2025-06-30"}))
    assert "Ủy ban nhân dân xã Mốc Cũ đã trở thành gì" in page
    assert '<ul class="relatives"><li><a href' in page
    assert '<svg viewBox="0 0 ' in page


def test_a_share_is_marked_as_converted(world: World, as_: As) -> None:
    with seeing_all():
        parts = [
            Part(heir, {Measure.PEOPLE: Decimal(people)})
            for heir, people in ((world.other_commune, 900), (world.commune, 2100))
        ]
        reforms.split(unit=world.department, parts=parts, on=TODAY, act=ACT, by=SYSTEM, at=NOON)
    page = text_of(as_("vanthu").get(reverse("unit", args=[world.department.pk])))
    assert "dân số (người) 30 %, quy đổi" in page
    assert "900/3.000 dân số (người)" in page


def test_units_below_are_listed_by_the_line_in_which_they_stand(world: World, as_: As) -> None:
    page = text_of(as_("vanthu").get(reverse("unit", args=[world.province.pk])))
    assert "Đơn vị trực thuộc, tuyến Chính quyền" in page


def test_a_station_under_its_command_is_partner_of_the_communes_committee(world: World, as_: As) -> None:
    with seeing_all():
        place = found_unit("Xã Mốc Mới", Kind.PLACE, Level.COMMUNE)
        committee = found_unit(
            "Ủy ban nhân dân xã Mốc Mới",
            Kind.PEOPLES_COMMITTEE,
            Level.COMMUNE,
            {Line.STATE: world.province},
            place=place,
        )
        station = found_unit(
            "Đồn Biên phòng Mốc Mới",
            Kind.BORDER_GUARD,
            Level.BASE,
            {Line.FORCE: world.border_guard},
            place=place,
        )
    page = text_of(as_("vanthu").get(reverse("unit", args=[station.pk])))
    assert "<dt>Lực lượng</dt>" in page
    partners = page.split("Đối tác trên cùng địa bàn")[1]
    assert reverse("unit", args=[committee.pk]) in partners


def test_an_act_is_previewed_before_it_is_done(world: World, as_: As) -> None:
    client = as_("vanthu")
    address = reverse("unit-act", args=[world.commune.pk, "sap-nhap"])
    assert client.get(address).status_code == 200
    preview = text_of(client.post(address, merging(world)))
    assert "4 việc được bàn giao" in preview
    assert "phát quang đường tuần tra" in preview
    assert 'name="confirmed"' in preview
    assert version_of(world.commune.pk, on=TODAY) is not None
    edited = text_of(client.post(address, merging(world, edit="1")))
    assert ACT in edited
    assert 'name="confirmed"' not in edited
    done = client.post(address, merging(world, confirmed="1"))
    assert done["Location"] == reverse("unit", args=[world.commune.pk])
    assert version_of(world.commune.pk, on=TODAY) is None
    with seeing_all():
        assert Handover.objects.filter(state=State.PROPOSED).count() == 4


def test_what_an_act_is_refused_for_stands_in_its_form(world: World, as_: As) -> None:
    address = reverse("unit-act", args=[world.province.pk, "giai-the"])
    answer = as_("vanthu").post(address, {"on": TODAY.isoformat(), "act": ACT})
    assert answer.status_code == 422
    assert "sẽ mất cấp trên" in text_of(answer)
    assert ACT in text_of(answer)


def test_who_was_overtaken_is_told_and_may_send_it_again(world: World, as_: As) -> None:
    client = as_("vanthu")
    address = reverse("unit-act", args=[world.commune.pk, "doi-ten"])
    typed = {"on": TODAY.isoformat(), "act": ACT, "name": "Tên mới", "kind": "other", "level": "commune"}
    answer = client.post(address, {**typed, "revision": "7", "confirmed": "1"})
    assert answer.status_code == 409
    assert "vừa được người khác thay đổi" in text_of(answer)
    (now,) = re.findall(r'name="revision" value="(\d+)"', text_of(answer))
    assert client.post(address, {**typed, "revision": now, "confirmed": "1"}).status_code == 302


@pytest.mark.parametrize(
    ("act", "typed"),
    [
        ("doi-ten", {"name": "Sở Nội vụ và Lao động", "kind": "department", "level": "province"}),
        ("chuyen", {"line": "party", "parent": "Tỉnh ủy Sơn Giang"}),
        ("dieu-chuyen", {"to": "Ủy ban nhân dân xã Suối Đá", "people_part": "300", "people_whole": "1.200"}),
        ("giai-the", {"heirs": "Ủy ban nhân dân xã Suối Đá\nỦy ban nhân dân xã Tân Mốc"}),
        (
            "chia-tach",
            {
                "heir_1": "Ủy ban nhân dân xã Suối Đá",
                "heir_2": "Ủy ban nhân dân xã Tân Mốc",
                "border_1": "3,5",
                "border_2": "4",
            },
        ),
    ],
)
def test_each_act_has_a_form_that_does_it(world: World, as_: As, act: str, typed: dict[str, str]) -> None:
    client = as_("vanthu")
    address = reverse("unit-act", args=[world.department.pk, act])
    assert client.get(address).status_code == 200
    given = {"on": "2026-12-01", "act": ACT, **typed}
    assert 'name="confirmed"' in text_of(client.post(address, given))
    assert client.post(address, {**given, "confirmed": "1"}).status_code == 302
    page = text_of(client.get(reverse("unit", args=[world.department.pk]), {"ngay": "2026-12-01"}))
    assert ACT in page


def test_a_registered_document_that_orders_an_act_is_linked(world: World, as_: As) -> None:
    client = as_("vanthu")
    address = reverse("unit-act", args=[world.department.pk, "doi-ten"])
    form = text_of(client.get(address))
    (cited,) = re.findall(r'<option value="(Nghị quyết 07-NQ/TU[^"]*)">', form)
    typed = {
        "on": "2026-02-01",
        "act": cited,
        "name": "Sở Tổng hợp",
        "kind": "department",
        "level": "province",
    }
    client.post(address, {**typed, "confirmed": "1"})
    with seeing_all():
        assert Order.objects.get().document == world.resolution
    page = text_of(client.get(reverse("unit", args=[world.department.pk])))
    assert f'<a href="{reverse("document", args=[world.resolution.pk])}">{cited}</a>' in page


def test_the_heir_answers_on_the_page_of_handovers(world: World, as_: As) -> None:
    with seeing_all():
        hire("Lường Văn Nén", world.other_commune, "Văn thư UBND xã", Duty.CLERK, "nen")
        proposed = end_by_merger(
            merged=[world.commune], into=world.other_commune, on=TODAY, act=MERGER, by=SYSTEM, at=NOON
        )
    clerk = as_("vanthu")
    refused = clerk.post(reverse("handover-answer", args=[proposed[0].pk]), {"accept": "1"})
    assert refused.status_code == 422
    assert "Chỉ đơn vị tiếp nhận" in text_of(refused)
    heir = Client()
    heir.login(username="nen", password="mot-mat-khau-dai-de-thu")
    assert "phát quang đường tuần tra" in text_of(heir.get(reverse("handovers")))
    led = next(one for one in proposed if one.task_id == world.open_task.pk)
    assert heir.post(reverse("handover-answer", args=[led.pk]), {"accept": "1"}).status_code == 302
    page = text_of(heir.get(reverse("task", args=[world.open_task.pk])))
    assert "Giao ban đầu cho" in page
    assert "Lường Văn Nén nhận ngày" in page
    other = next(one for one in proposed if one.task_id == world.overdue_task.pk)
    empty = heir.post(reverse("handover-answer", args=[other.pk]), {"reason": ""})
    assert "Hãy ghi lý do chưa nhận" in text_of(empty)
    heir.post(reverse("handover-answer", args=[other.pk]), {"reason": "Bản này về xã khác."})
    orphans = text_of(clerk.get(reverse("handovers")))
    assert "Bản này về xã khác." in orphans
    key = f"led-{world.overdue_task.pk}-{world.commune.pk}"
    assert key in orphans
    unknown = clerk.post(reverse("handover-propose"), {"key": key, "receiver": "Không có đâu"})
    assert "Không có đơn vị" in text_of(unknown)
    clerk.post(reverse("handover-propose"), {"key": key, "receiver": "Ủy ban nhân dân tỉnh Sơn Giang"})
    with seeing_all():
        assert Handover.objects.filter(task=world.overdue_task, receiver=world.province).exists()
        assert Task.objects.get(pk=world.open_task.pk).first_lead_id == world.commune.pk


def test_what_was_proposed_beyond_ones_sight_is_not_told_to_be_left(world: World, as_: As) -> None:
    with seeing_all():
        end_by_merger(
            merged=[world.commune], into=world.other_commune, on=TODAY, act=MERGER, by=SYSTEM, at=NOON
        )
        posts = [row.post for row in Handover.objects.select_related("post__person") if row.post]
    page = text_of(as_("bienphong").get(reverse("handovers")))
    assert posts
    assert not [post for post in posts if post.person.name in page]


def test_a_clerk_of_the_committee_keeps_the_places_of_its_ground(world: World, as_: As) -> None:
    with seeing_all():
        ground = Version.objects.get(name="Tỉnh Sơn Giang").unit
        hamlet = found_unit("Xã Mốc Trong", Kind.PLACE, Level.COMMUNE, {Line.GROUND: ground})
        abroad = found_unit("Xã Mốc Ngoài", Kind.PLACE, Level.COMMUNE)
    client = as_("vanthu")
    assert client.get(reverse("unit-act", args=[hamlet.pk, "doi-ten"])).status_code == 200
    assert client.get(reverse("unit-act", args=[abroad.pk, "doi-ten"])).status_code == 403
    assert as_("bienphong").get(reverse("unit-act", args=[hamlet.pk, "doi-ten"])).status_code == 403


def test_there_is_no_act_that_nobody_knows(world: World, as_: As) -> None:
    assert as_("vanthu").get(reverse("unit-act", args=[world.commune.pk, "bay"])).status_code == 404


def test_a_place_is_compared_with_what_it_was_made_of(world: World, as_: As) -> None:
    with seeing_all():
        former, later = (
            found_unit(name, Kind.PLACE, Level.PROVINCE, on=date(2020, 1, 1))
            for name in ("Tỉnh Cũ", "Tỉnh Mới")
        )
        found_unit("Xã Còn Lại", Kind.PLACE, Level.COMMUNE, {Line.GROUND: former}, on=date(2020, 1, 1))
        reforms.merge(units=[former], into=later, on=date(2025, 7, 1), act=ACT, by=SYSTEM, at=NOON)
    page = text_of(as_("vanthu").get(reverse("unit-compare"), {"duoi": str(later.pk)}))
    moved = page.split("Đổi cấp trên theo tuyến Địa bàn")[1]
    assert "Xã Còn Lại" in moved
    assert "Tỉnh Cũ →" in moved


def test_a_move_tells_its_line_in_the_history(world: World, as_: As) -> None:
    moving = {"line": Line.STATE, "act": ACT, "by": world.clerk, "at": NOON}
    with seeing(world.clerk.sees):
        actions.move(unit=world.department, parent=world.commune, on=date(2026, 3, 1), **moving)
        actions.move(unit=world.department, parent=None, on=TODAY, **moving)
    page = text_of(as_("vanthu").get(reverse("unit", args=[world.department.pk])))
    assert f"Chuyển về trực thuộc Ủy ban nhân dân xã Tân Mốc, tuyến Chính quyền, theo {ACT}" in page
    assert f"Ra khỏi tuyến Chính quyền theo {ACT}" in page


def test_a_preview_says_days_and_choices_in_words(world: World, as_: As) -> None:
    typed = {"on": "2026-12-01", "act": ACT, "name": "Sở Tổng hợp", "kind": "other", "level": "province"}
    preview = text_of(as_("vanthu").post(reverse("unit-act", args=[world.department.pk, "doi-ten"]), typed))
    assert "<dd>01/12/2026</dd>" in preview
    assert "<dd>khác</dd>" in preview


def test_who_keeps_the_registers_reads_today_that_handovers_wait(world: World, as_: As) -> None:
    with seeing_all():
        end_by_merger(merged=[world.commune], into=world.province, on=TODAY, act=MERGER, by=SYSTEM, at=NOON)
    assert "4 bàn giao chờ đơn vị trả lời" in text_of(as_("vanthu").get(reverse("today")))
    assert "bàn giao chờ" not in text_of(as_("tracuu").get(reverse("today")))


def two_communes_of_one_name() -> tuple[Unit, Unit]:
    provinces = [found_unit(name, Kind.PLACE, Level.PROVINCE) for name in ("Tỉnh Mốc Đông", "Tỉnh Mốc Tây")]
    east, west = (
        found_unit("Xã Suối Mốc", Kind.PLACE, Level.COMMUNE, {Line.GROUND: province})
        for province in provinces
    )
    return east, west


def test_units_of_one_name_are_told_apart_by_their_places(world: World, as_: As) -> None:
    with seeing_all():
        two_communes_of_one_name()
    found = text_of(as_("vanthu").get(reverse("search"), {"hoi": "xã suối mốc", "trong": "don-vi"}))
    assert "tỉnh Mốc Đông" in found
    assert "tỉnh Mốc Tây" in found
    address = reverse("unit-act", args=[world.commune.pk, "sap-nhap"])
    doubt = text_of(as_("vanthu").post(address, merging(world, into="xã Suối Mốc")))
    assert "Xã Suối Mốc, tỉnh Mốc Đông; Xã Suối Mốc, tỉnh Mốc Tây" in doubt
    certain = as_("vanthu").post(address, merging(world, into="Xã Suối Mốc, tỉnh Mốc Tây"))
    assert certain.status_code == 200
    assert "<dd>Xã Suối Mốc, tỉnh Mốc Tây</dd>" in text_of(certain)


def test_of_a_place_that_ended_the_page_says_where_it_was_and_who_worked_there(world: World, as_: As) -> None:
    with seeing_all():
        east, west = two_communes_of_one_name()
        committee = found_unit(
            "Ủy ban nhân dân xã Suối Mốc", Kind.PEOPLES_COMMITTEE, Level.COMMUNE, place=east
        )
        reforms.merge(units=[east], into=west, on=date(2026, 7, 1), act=ACT, by=SYSTEM, at=NOON)
    page = text_of(as_("vanthu").get(reverse("unit", args=[east.pk])))
    assert "Trực thuộc <small>ngày 30/06/2026</small>" in page
    assert "Tỉnh Mốc Đông</a></dd>" in page
    assert reverse("unit", args=[committee.pk]) in page.split("Cơ quan của địa bàn")[1]
    compared = text_of(as_("vanthu").get(reverse("unit-compare"), {"tu": "2026-06-30", "den": "2026-07-01"}))
    assert 'Xã Suối Mốc</a> <small class="soft">tỉnh Mốc Đông</small>' in compared


def test_who_was_abolished_is_no_part_of_the_heir(world: World, as_: As) -> None:
    with seeing_all():
        east, west = two_communes_of_one_name()
        ending = {"on": date(2026, 7, 1), "act": ACT, "by": SYSTEM, "at": NOON}
        actions.abolish(unit=east, heirs=[west], change=Change.ABOLISH, **ending)
    page = text_of(as_("vanthu").get(reverse("unit", args=[west.pk])))
    assert "Tiếp nhận nhiệm vụ của đơn vị giải thể" in page
    assert "được hình thành từ" not in page
