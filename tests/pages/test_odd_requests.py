"""What no form of ours asks for: impossible days, endless numbers, huge files, a lost session."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.world import World

from cotmoc.base.row_security import seeing_all
from cotmoc.tasks.models import Progress

BEYOND_EVERY_LIMIT = 26 * 1024 * 1024
ROOMS = ("today", "intake", "documents", "tasks", "activities", "reviews", "review-new", "units")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-02-30", "hôm qua"])
def test_a_day_that_cannot_be_looked_at_means_today(
    world: World, as_: Callable[[str], Client], day: str
) -> None:
    client = as_("vanthu")
    for room in ROOMS:
        assert client.get(reverse(room), {"ngay": day}).status_code == 200
    client.post(reverse("look-at"), {"day": day})
    assert "day" not in client.session


def test_a_number_without_end_is_no_number(world: World, as_: Callable[[str], Client]) -> None:
    client, endless = as_("vanthu"), "9" * 5000
    assert client.get(reverse("review-new"), {"van_ban": endless}).status_code == 200
    client.post(reverse("act-at"), {"post": endless})
    assert client.get(reverse("today")).status_code == 200


@pytest.mark.parametrize("pk", [2**63, 10**30])
def test_a_row_beyond_every_number_is_not_there(world: World, as_: Callable[[str], Client], pk: int) -> None:
    client = as_("vanthu")
    for page in ("document", "file", "text", "task", "activity", "unit", "review", "reading"):
        assert client.get(reverse(page, args=[pk])).status_code == 404


def test_evidence_beyond_every_limit_is_said_and_not_dropped(
    world: World, as_: Callable[[str], Client]
) -> None:
    huge = SimpleUploadedFile("anh.png", bytes(BEYOND_EVERY_LIMIT))
    typed = {"version": world.open_task.version, "text": "Đã phát quang xong.", "evidence": huge}
    answer = as_("tanmoc").post(reverse("task-act", args=[world.open_task.pk, "tien-do"]), typed)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "20 MB" in page
    assert "Đã phát quang xong." in page
    with seeing_all():
        assert not Progress.objects.filter(task=world.open_task).exists()


def test_pasted_words_beyond_every_limit_are_answered_with_what_to_do(
    world: World, as_: Callable[[str], Client]
) -> None:
    answer = as_("vanthu").post(reverse("intake-new"), {"text": "x" * BEYOND_EVERY_LIMIT})
    assert answer.status_code == 400
    assert "hãy lưu thành tệp" in answer.content.decode()


def test_an_address_of_no_installation_is_told_so(client: Client) -> None:
    answer = client.get("/", headers={"host": "cotmoc.example"})
    assert answer.status_code == 400
    assert "chưa được khai báo" in answer.content.decode()


def test_who_signs_in_anew_over_a_lost_form_stands_on_its_page(
    world: World, as_: Callable[[str], Client]
) -> None:
    """The sign-in leads back to the form's own address, which a browser then asks for plainly."""
    client = as_("chutich")
    task = world.open_task.pk
    answer = client.get(reverse("task-act", args=[task, "gia-han"]))
    assert (answer.status_code, answer["Location"]) == (302, reverse("task", args=[task]))
    for page in ("look-at", "act-at"):
        assert client.get(reverse(page))["Location"] == reverse("today")


@pytest.mark.parametrize("page", ["document", "file"])
def test_what_a_person_was_shown_is_not_shown_again_without_asking(
    world: World, as_: Callable[[str], Client], page: str
) -> None:
    shown = world.plan.pk if page == "document" else world.text.pk
    answer = as_("vanthu").get(reverse(page, args=[shown]))
    assert set(answer["Cache-Control"].split(", ")) == {"private", "no-cache"}
