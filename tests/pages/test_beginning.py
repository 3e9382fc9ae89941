"""An own ledger from the first page on: begun by the console's key, then staffed without the example."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.world import NOON, PASSWORD, World

from cotmoc.accounts import actions as accounts
from cotmoc.accounts.models import Account, Person, Post
from cotmoc.base.acting import SYSTEM, Duty
from cotmoc.base.row_security import seeing_all
from cotmoc.units.models import Line, Subordination, Unit, Version

KEY = "khoa-in-ra-man-hinh-may-chu"
FIRST = {
    "khoa": KEY,
    "name": "Ủy ban nhân dân xã Khe Mây",
    "short_name": "UBND xã Khe Mây",
    "kind": "peoples_committee",
    "level": "commune",
    "since": "2025-07-01",
    "act": "Nghị quyết số 10/NQ-HĐND ngày 20/6/2025",
    "place": "Xã Khe Mây",
    "person": "Lý Thị Ngân",
    "title": "Văn thư UBND xã",
    "sign_in": "VanThu.KheMay",
    "new": PASSWORD,
    "again": PASSWORD,
}


@pytest.fixture
def key(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The server was started by a console that printed this key."""
    monkeypatch.setenv("COTMOC_BEGIN_KEY", KEY)
    yield


def begun(**other: str) -> tuple[Client, HttpResponse]:
    client = Client()
    return client, client.post(reverse("begin"), {**FIRST, **other})  # type: ignore[return-value]  # as at work


@pytest.mark.django_db
def test_while_nobody_can_sign_in_the_sign_in_leads_to_the_first_page(key: None) -> None:
    assert Client().get(reverse("sign-in"))["Location"] == reverse("begin")


@pytest.mark.django_db
@pytest.mark.parametrize("given", ["", "sai-khoa"])
def test_without_the_consoles_key_nobody_gets_or_sends_the_form(key: None, given: str) -> None:
    for answer in (Client().get(reverse("begin"), {"khoa": given}), begun(khoa=given)[1]):
        assert 'name="khoa"' in answer.content.decode()
        assert 'name="sign_in"' not in answer.content.decode()
    assert not Account.objects.exists()


@pytest.mark.django_db
def test_a_server_without_a_key_is_begun_by_nobodys_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COTMOC_BEGIN_KEY", raising=False)
    begun(khoa="")
    assert not Account.objects.exists()


@pytest.mark.django_db
def test_with_the_key_the_ledger_is_begun_and_one_is_signed_in(key: None) -> None:
    assert 'name="sign_in"' in Client().get(reverse("begin"), {"khoa": KEY}).content.decode()
    client, answer = begun()
    assert answer["Location"] == reverse("staffing")
    page = client.get(reverse("staffing")).content.decode()
    assert "Lý Thị Ngân" in page
    assert "vanthu.khemay" in page
    assert "Ủy ban nhân dân xã Khe Mây" in client.get(reverse("units")).content.decode()


@pytest.mark.django_db
def test_the_first_page_is_gone_once_there_is_an_account(key: None) -> None:
    begun()
    assert Client().get(reverse("begin"), {"khoa": KEY})["Location"] == reverse("today")
    begun(sign_in="khac", name="Đơn vị khác")
    assert Account.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("again", "khong-giong", "Hai lần gõ khác nhau"),
        ("new", "ngan", "Mật khẩu cần ít nhất 10 ký tự"),
        ("sign_in", "văn thư", "không dấu"),
        ("since", "2099-01-01", "không được sau hôm nay"),
        ("parent", "Ủy ban nhân dân tỉnh Bắc Khê", "Hãy chọn một mục"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    key: None, field: str, typed: str, sentence: str
) -> None:
    answer = begun(**{field: typed})[1]
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "Lý Thị Ngân" in page
    assert PASSWORD not in page
    assert not Account.objects.exists()
    assert not Unit.objects.exists()


@pytest.mark.django_db
def test_the_whole_staff_is_entered_without_the_example(key: None) -> None:
    client, _ = begun()
    beside = {**of_unit("Đảng ủy xã Khe Mây"), "kind": "party_committee"}
    below = {**of_unit("Ban Chỉ huy quân sự xã Khe Mây"), "kind": "military", "state": "UBND xã Khe Mây"}
    for unit in (beside, below):
        assert client.post(reverse("staffing-unit"), unit)["Location"] == reverse("staffing")
    stands = Subordination.objects.get()
    assert (stands.line, stands.parent.versions.get().name) == (Line.STATE, FIRST["name"])
    for unit, person in (("Đảng ủy xã Khe Mây", "Vàng A Tủa"), (below["name"], "Hà Văn Sử")):
        answer = client.post(reverse("staffing-post"), of_post(unit, person))
        assert answer["Location"] == reverse("staffing")
        opened = client.post(account_of(person), {"sign_in": f"nguoi.{len(unit)}"})
        other = Client()
        password = opened.content.decode().split("<code>")[1].split("</code>")[0]
        signed_in = {"username": f"nguoi.{len(unit)}", "password": password}
        assert other.post(reverse("sign-in"), signed_in)["Location"] == reverse("today")
        assert other.get(reverse("today")).status_code == 200


def of_unit(name: str) -> dict[str, str]:
    return {
        "name": name,
        "level": "commune",
        "since": "2025-07-01",
        "act": "Quyết định số 3/QĐ",
        "kind": "front",
    }


def of_post(unit: str, person: str, **other: str) -> dict[str, str]:
    return {
        "unit": unit,
        "person": person,
        "title": "Văn thư",
        "duty": "clerk",
        "since": "2026-01-05",
        **other,
    }


def account_of(name: str) -> str:
    return reverse("staffing-account", args=[Person.objects.get(name=name).pk])


@pytest.mark.parametrize("member", ["chutich", "tanmoc", "suoida", "tracuu"])
@pytest.mark.parametrize("page", ["staffing", "staffing-unit", "staffing-post"])
def test_nobody_but_a_clerk_keeps_units_and_accounts(
    world: World, as_: Callable[[str], Client], member: str, page: str
) -> None:
    answer = as_(member).get(reverse(page))
    assert answer.status_code == 403
    assert "văn thư của cơ quan quản lý" in answer.content.decode()


def test_a_clerk_finds_the_people_of_his_units_and_no_others(
    world: World, as_: Callable[[str], Client]
) -> None:
    commune, guard = world.accounts["tanmoc"].person, world.accounts["bienphong"].person
    client = as_("vanthu")
    assert commune.name in client.get(reverse("staffing"), {"ten": commune.name}).content.decode()
    assert f">{guard.name}<" not in client.get(reverse("staffing"), {"ten": guard.name}).content.decode()
    assert client.get(reverse("staffing-account", args=[guard.pk])).status_code == 404
    assert client.post(reverse("staffing-account", args=[guard.pk])).status_code == 404


def test_a_name_known_already_is_asked_about_and_not_guessed(
    world: World, as_: Callable[[str], Client]
) -> None:
    known = world.accounts["tanmoc"].person
    client, post = as_("vanthu"), of_post("Ủy ban nhân dân xã Suối Đá", known.name, title="Chuyên viên")
    asked = client.post(reverse("staffing-post"), post)
    assert asked.status_code == 422
    assert "Trong sổ đã có người tên này" in asked.content.decode()
    assert not Post.objects.filter(title="Chuyên viên").exists()
    client.post(reverse("staffing-post"), {**post, "who": str(known.pk)})
    assert Post.objects.get(title="Chuyên viên").person == known
    client.post(reverse("staffing-post"), {**post, "who": "another", "title": "Kế toán"})
    assert Post.objects.get(title="Kế toán").person != known


def test_a_unit_that_one_does_not_keep_is_not_staffed(world: World, as_: Callable[[str], Client]) -> None:
    guard = Version.objects.filter(unit=world.border_guard).latest("valid").name
    answer = as_("vanthu").post(reverse("staffing-post"), of_post(guard, "Người Mới"))
    assert answer.status_code == 422
    assert "trong phạm vi của đồng chí" in answer.content.decode()
    assert not Person.objects.filter(name="Người Mới").exists()


def test_a_post_before_its_unit_is_refused_at_the_form(world: World, as_: Callable[[str], Client]) -> None:
    post = of_post("Ủy ban nhân dân xã Tân Mốc", "Người Mới", since="1999-01-01")
    answer = as_("vanthu").post(reverse("staffing-post"), post)
    assert answer.status_code == 422
    assert "không tồn tại" in answer.content.decode()
    assert not Person.objects.filter(name="Người Mới").exists()


def test_a_unit_before_its_parent_is_refused_at_the_form(world: World, as_: Callable[[str], Client]) -> None:
    unit = {**of_unit("Hội mới"), "since": "1999-01-01", "state": "Ủy ban nhân dân xã Tân Mốc"}
    answer = as_("vanthu").post(reverse("staffing-unit"), unit)
    assert answer.status_code == 422
    assert "cấp trên không tồn tại" in answer.content.decode()
    assert not Version.objects.filter(name="Hội mới").exists()


def test_a_forgotten_password_is_given_anew_and_the_former_ends(
    world: World, as_: Callable[[str], Client]
) -> None:
    account = world.accounts["tanmoc"]
    holder = as_("tanmoc")
    shown = as_("vanthu").post(reverse("staffing-account", args=[account.person_id])).content.decode()
    password = shown.split("<code>")[1].split("</code>")[0]
    account.refresh_from_db()
    assert account.check_password(password)
    assert holder.get(reverse("today")).status_code == 302


def test_one_changes_ones_own_password_and_stays_signed_in(
    world: World, as_: Callable[[str], Client]
) -> None:
    client, new = as_("tanmoc"), "mot-mat-khau-khac-hon"
    wrong = client.post(reverse("change-password"), {"present": "sai", "new": new, "again": new})
    assert "Mật khẩu đang dùng chưa đúng" in wrong.content.decode()
    client.post(reverse("change-password"), {"present": PASSWORD, "new": new, "again": new})
    assert Account.objects.get(sign_in="tanmoc").check_password(new)
    assert client.get(reverse("today")).status_code == 200


def test_a_clerk_who_lost_sight_of_a_person_renews_nothing(
    world: World, as_: Callable[[str], Client]
) -> None:
    """Who holds a post elsewhere too is no longer this clerk's alone."""
    person = world.accounts["tanmoc"].person
    with seeing_all():
        accounts.appoint(
            person=person,
            unit=world.border_guard,
            title="Biệt phái",
            duty=Duty.OFFICER,
            on=date(2026, 1, 5),
            by=SYSTEM,
            at=NOON,
        )
    answer = as_("vanthu").post(reverse("staffing-account", args=[person.pk]))
    assert answer.status_code == 422
    assert "không được phân công" in answer.content.decode()
    assert Account.objects.get(sign_in="tanmoc").check_password(PASSWORD)
