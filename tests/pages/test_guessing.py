"""The brake on guessing passwords: who must wait, who need not, and what is told of it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import Settings
from tests.world import NOON, PASSWORD, World

from cotmoc.accounts import guessing
from cotmoc.accounts.actions import note_failed_sign_in
from cotmoc.accounts.models import Guesses
from cotmoc.audit.models import Line
from cotmoc.base.acting import SYSTEM
from cotmoc.base.row_security import seeing_all
from cotmoc.web.address import address_of

HOME, ELSEWHERE = "10.0.0.7", "10.0.0.8"
WAIT = "Đã sai nhiều lần. Hãy đợi"


def sign_in(name: str, password: str, *, address: str = HOME) -> HttpResponse:
    typed = {"username": name, "password": password}
    return Client(REMOTE_ADDR=address).post(reverse("sign-in"), typed)  # type: ignore[return-value]  # as at work


def fail(name: str, times: int = guessing.FREE_OF_PAIR, *, address: str = HOME) -> HttpResponse:
    for _ in range(times):
        answer = sign_in(name, "sai-mat-khau", address=address)
    return answer


def is_let_in(answer: HttpResponse) -> bool:
    return answer.status_code == 302


def test_after_some_failures_even_the_right_password_must_wait(world: World) -> None:
    fail("vanthu")
    answer = sign_in("vanthu", PASSWORD)
    assert answer.status_code == 429
    assert WAIT in answer.content.decode()
    assert 0 < int(answer["Retry-After"]) <= 60


def test_fewer_failures_cost_nothing_and_a_right_password_ends_the_series(world: World) -> None:
    for _ in range(2):
        fail("vanthu", guessing.FREE_OF_PAIR - 1)
        assert is_let_in(sign_in("VanThu", PASSWORD))


def test_a_stranger_locks_out_nobody_who_comes_from_elsewhere(world: World) -> None:
    fail("vanthu", guessing.FREE_OF_PAIR + 1, address=ELSEWHERE)
    assert is_let_in(sign_in("vanthu", PASSWORD, address=HOME))


def test_a_colleague_at_the_same_address_signs_in(world: World) -> None:
    fail("vanthu", guessing.FREE_OF_PAIR + 1)
    assert is_let_in(sign_in("chutich", PASSWORD))


def test_the_answers_do_not_tell_whether_the_name_exists(world: World) -> None:
    known = [fail("vanthu", 1).content for _ in range(guessing.FREE_OF_PAIR + 1)]
    unknown = [fail("khong-co", 1).content for _ in range(guessing.FREE_OF_PAIR + 1)]
    for one, other in zip(known, unknown, strict=True):
        assert shown_error(one) == shown_error(other)


def shown_error(page: bytes) -> str:
    return page.decode().split('class="notice error"')[1].split("</div>")[0]


def test_many_names_from_one_address_make_the_address_wait(world: World) -> None:
    for number in range(guessing.FREE_OF_ADDRESS):
        note_failed_sign_in(sign_in=f"ten{number}", address=HOME, by=SYSTEM, at=NOON)
    with pytest.raises(guessing.TooManyGuesses):
        guessing.check_may_try("chutich", HOME, at=NOON)
    guessing.check_may_try("chutich", ELSEWHERE, at=NOON)


def waits(times: int, *, start: datetime = NOON) -> list[int]:
    """The minutes that each of the failures makes one wait, each tried as soon as one may."""
    at, found = start, []
    for _ in range(times):
        note_failed_sign_in(sign_in="vanthu", address=HOME, by=SYSTEM, at=at)
        held = Guesses.objects.get(digest=guessing.of_pair("vanthu", HOME).digest).held_until
        found.append(int((held - at).total_seconds() // 60) if held else 0)
        at = held or at
    return found


@pytest.mark.django_db
def test_the_wait_doubles_and_stays_within_a_quarter_of_an_hour() -> None:
    assert waits(11) == [0, 0, 0, 0, 1, 2, 4, 8, 15, 15, 15]


@pytest.mark.django_db
def test_an_hour_without_a_failure_ends_the_series() -> None:
    waits(7)
    assert waits(1, start=NOON + timedelta(hours=2)) == [0]


@pytest.mark.django_db
def test_the_hour_of_an_address_ends_though_its_people_mistype_all_the_time() -> None:
    for minute in range(6 * 60):
        at = NOON + timedelta(minutes=minute)
        guessing.check_may_try("ai-do", HOME, at=at)
        if minute % 2:
            note_failed_sign_in(sign_in=f"ten{minute}", address=HOME, by=SYSTEM, at=at)


@pytest.mark.django_db
def test_what_was_counted_is_removed_after_a_day() -> None:
    waits(1)
    note_failed_sign_in(sign_in="khac", address=ELSEWHERE, by=SYSTEM, at=NOON + timedelta(days=2))
    assert not Guesses.objects.filter(digest=guessing.of_pair("vanthu", HOME).digest).exists()


def test_each_hold_leaves_a_line_with_the_address_and_without_what_was_typed(world: World) -> None:
    fail("vanthu", guessing.FREE_OF_PAIR + 2)
    fail("mat-khau-go-nham-o-ten")
    with seeing_all():
        lines = list(
            Line.objects.filter(action="sign_in.held").order_by("pk").values_list("change", flat=True)
        )
        everything = "".join(Line.objects.values_list("change", flat=True))
    aimed, unknown = lines
    assert HOME in aimed
    assert f'"id":{world.accounts["vanthu"].pk}' in aimed
    assert '"aimed_at":null' in unknown
    assert "sai-mat-khau" not in everything
    assert "go-nham" not in everything


def test_neither_name_nor_address_is_kept_in_the_counting(world: World) -> None:
    fail("vanthu")
    assert all(len(digest) == 64 for digest in Guesses.objects.values_list("digest", flat=True))
    assert guessing.of_pair("a", "b").digest != guessing.of_pair("b", "a").digest


@pytest.mark.parametrize(
    ("proxies", "remote", "forwarded", "counted"),
    [
        ([], "10.0.0.7", "", "10.0.0.7"),
        ([], "10.0.0.7", "1.2.3.4", "10.0.0.7"),  # made up by the browser: no proxy of ours said it
        (["127.0.0.1"], "127.0.0.1", "1.2.3.4", "1.2.3.4"),
        (["127.0.0.1"], "127.0.0.1", "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (["127.0.0.1", "10.9.9.9"], "127.0.0.1", "6.6.6.6, 1.2.3.4, 10.9.9.9", "1.2.3.4"),
        (["127.0.0.1"], "127.0.0.1", "", "127.0.0.1"),
        ([], "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
        ([], "::ffff:10.0.0.7", "", "10.0.0.7"),
        ([], "", "", ""),
    ],
)
def test_whose_address_counts(
    settings: Settings, proxies: list[str], remote: str, forwarded: str, counted: str
) -> None:
    settings.PROXIES = proxies
    named = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    assert address_of(RequestFactory().get("/", REMOTE_ADDR=remote, **named)) == counted
