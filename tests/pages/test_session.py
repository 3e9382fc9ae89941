"""Signing in and out, the day one looks at, the language, the pages that say no."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.test import Client
from django.urls import reverse
from tests.world import NOON, PASSWORD, World

from cotmoc.accounts import actions as accounts
from cotmoc.accounts.models import Post
from cotmoc.base.acting import SYSTEM, Duty
from cotmoc.base.row_security import seeing_all


def test_one_signs_in_by_name_in_any_case_and_lands_on_today(world: World) -> None:
    client = Client()
    answer = client.post(reverse("sign-in"), {"username": "VanThu", "password": PASSWORD})
    assert answer["Location"] == reverse("today")


def test_a_wrong_password_does_not_say_which_of_the_two_is_wrong(world: World) -> None:
    wrong = Client().post(reverse("sign-in"), {"username": "vanthu", "password": "sai"}).content.decode()
    unknown = Client().post(reverse("sign-in"), {"username": "khong-co", "password": "sai"}).content.decode()
    sentence = "Tên đăng nhập hoặc mật khẩu chưa đúng."
    assert sentence in wrong
    assert sentence in unknown


def test_signing_out_ends_the_session(world: World, as_: Callable[[str], Client]) -> None:
    client = as_("vanthu")
    client.post(reverse("sign-out"))
    assert client.get(reverse("today")).status_code == 302


def test_another_day_is_looked_at_until_one_returns(world: World, as_: Callable[[str], Client]) -> None:
    client = as_("vanthu")
    client.post(reverse("look-at"), {"day": "2025-06-30", "next": reverse("units")})
    assert "Ủy ban nhân dân huyện Thượng Mốc" in client.get(reverse("units")).content.decode()
    assert 'class="other-day"' in client.get(reverse("units")).content.decode()
    client.post(reverse("look-at"), {"day": ""})
    assert "Ủy ban nhân dân huyện Thượng Mốc" not in client.get(reverse("units")).content.decode()


def test_one_is_not_led_to_another_site(world: World, as_: Callable[[str], Client]) -> None:
    answer = as_("vanthu").post(reverse("look-at"), {"day": "", "next": "https://elsewhere.example/"})
    assert answer["Location"] == reverse("today")


def test_the_screen_is_vietnamese_whatever_the_browser_prefers(world: World) -> None:
    page = Client().get(reverse("sign-in"), headers={"accept-language": "en"}).content.decode()
    assert '<html lang="vi">' in page


def test_the_switch_speaks_english(world: World) -> None:
    client = Client()
    client.post(reverse("language"), {"language": "en", "next": reverse("sign-in")})
    assert '<html lang="en">' in client.get(reverse("sign-in")).content.decode()


def test_what_is_not_there_is_said_in_vietnamese(world: World, as_: Callable[[str], Client]) -> None:
    answer = as_("vanthu").get("/khong-co-trang-nay/")
    assert answer.status_code == 404
    assert "Không tìm thấy trang này" in answer.content.decode()


def test_a_form_of_an_ended_session_is_refused_with_what_to_do(world: World) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(reverse("sign-in"), {"username": "vanthu", "password": PASSWORD})
    assert answer.status_code == 403
    assert "Phiên làm việc đã hết" in answer.content.decode()


def test_an_ended_session_leads_back_to_where_the_form_stood(world: World) -> None:
    act = reverse("task-act", args=[world.open_task.pk, "tien-do"])
    answer = Client(enforce_csrf_checks=True).post(act)
    assert f'href="{reverse("sign-in")}?next={act}"' in answer.content.decode()


def test_a_page_names_no_script_or_style_of_its_own(world: World, as_: Callable[[str], Client]) -> None:
    client = as_("chutich")
    for name in ("today", "documents", "tasks", "units", "activities"):
        page = client.get(reverse(name)).content.decode()
        assert "<style" not in page
        assert " style=" not in page
        assert "<script>" not in page
        assert " onclick=" not in page


def test_one_who_holds_two_posts_chooses_at_which_to_act(world: World, as_: Callable[[str], Client]) -> None:
    with seeing_all():
        second = accounts.appoint(
            person=world.accounts["suoida"].person,
            unit=world.border_guard,
            title="Trợ lý biệt phái",
            duty=Duty.OFFICER,
            on=date(2026, 1, 5),
            by=SYSTEM,
            at=NOON,
        )
    client = as_("suoida")
    page = reverse("task", args=[world.open_task.pk])
    assert client.get(page).status_code == 404
    client.post(reverse("act-at"), {"post": second.pk})
    assert client.get(page).status_code == 200


def test_nobody_acts_at_the_post_of_another(world: World, as_: Callable[[str], Client]) -> None:
    client = as_("suoida")
    client.post(reverse("act-at"), {"post": world.chief.post})
    assert client.get(reverse("task", args=[world.open_task.pk])).status_code == 404


def test_one_who_holds_no_post_today_is_told_what_to_do(world: World, as_: Callable[[str], Client]) -> None:
    with seeing_all():
        post = Post.objects.get(pk=world.other_officer.post)
        accounts.relieve(post=post, on=date(2025, 9, 1), by=SYSTEM, at=NOON)
    answer = as_("suoida").get(reverse("today"))
    assert answer.status_code == 403
    assert "không giữ chức vụ nào" in answer.content.decode()
