"""What one does on a task's page, and what the page says when a rule says no."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.world import World

from cotmoc.base.row_security import seeing_all
from cotmoc.documents.models import File
from cotmoc.tasks.models import Result, State, Task

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
MINUTES = "Biên bản nghiệm thu đường tuần tra của Ủy ban nhân dân xã Tân Mốc, gồm ba trang và bản vẽ."


def do(client: Client, task: Task, act: str, **typed: object) -> HttpResponse:
    return client.post(reverse("task-act", args=[task.pk, act]), {"version": task.version, **typed})


def fresh(task: Task) -> Task:
    with seeing_all():
        return Task.objects.get(pk=task.pk)


def offered(client: Client, task: Task) -> set[str]:
    return {offer.key for offer in client.get(reverse("task", args=[task.pk])).context["may"]}


@pytest.mark.parametrize(
    ("member", "task", "acts"),
    [
        ("tanmoc", "open_task", {"tien-do", "hoan-thanh"}),
        ("bienphong", "open_task", {"tien-do"}),
        ("chutich", "open_task", {"gia-han", "thu-hoi"}),
        ("chutich", "reported_task", {"duyet", "tra-lai", "gia-han", "thu-hoi"}),
        ("tanmoc", "reported_task", {"tien-do"}),
        ("tracuu", "reported_task", set()),
        ("chutich", "closed_task", set()),
    ],
)
def test_the_page_offers_what_the_rules_allow(
    world: World, as_: Callable[[str], Client], member: str, task: str, acts: set[str]
) -> None:
    assert offered(as_(member), getattr(world, task)) == acts


def test_what_may_not_be_done_is_told_with_its_reason(world: World, as_: Callable[[str], Client]) -> None:
    page = as_("tanmoc").get(reverse("task", args=[world.closed_task.pk]))
    assert "Nhiệm vụ đã kết thúc, không thể thay đổi." in page.content.decode()


def test_progress_is_written_with_its_figure_and_its_evidence(
    world: World, as_: Callable[[str], Client]
) -> None:
    client = as_("tanmoc")
    evidence = SimpleUploadedFile("bien-ban.txt", MINUTES.encode())
    answer = do(
        client,
        world.open_task,
        "tien-do",
        text="Đã phát quang xong đoạn từ mốc 12 đến mốc 15.",
        percent="60",
        comparator_1=">",
        value_1="1.234,5",
        unit_1="m",
        of_1="đường tuần tra",
        evidence=evidence,
    )
    assert answer.status_code == 302
    page = client.get(answer["Location"]).content.decode()
    assert "Đã ghi tiến độ." in page
    assert "bien-ban.txt" in page
    assert "1.234,5" in page
    with seeing_all():
        measure = Result.objects.get(task=world.open_task).measures.get()
    assert (measure.value, measure.comparator, measure.of) == (Decimal("1234.5"), ">", "đường tuần tra")


def test_a_wrong_number_comes_back_with_the_sentence_that_mends_it(
    world: World, as_: Callable[[str], Client]
) -> None:
    answer = do(as_("tanmoc"), world.open_task, "tien-do", text="Đã xong một phần.", value_1="nhiều")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Hãy ghi một số, ví dụ 1.234,5." in page
    assert "Đã xong một phần." in page
    assert fresh(world.open_task).state == State.ASSIGNED


def test_a_marked_file_is_refused_and_nothing_of_it_is_kept(
    world: World, as_: Callable[[str], Client]
) -> None:
    marked = SimpleUploadedFile("bao-cao.txt", f"MẬT\n{MINUTES}".encode())
    answer = do(as_("tanmoc"), world.open_task, "tien-do", text="Gửi kèm báo cáo.", evidence=marked)
    assert answer.status_code == 422
    assert "chỉ độ mật" in answer.content.decode()
    with seeing_all():
        assert not File.objects.filter(name="bao-cao.txt").exists()
    assert fresh(world.open_task).state == State.ASSIGNED


def test_a_photograph_needs_the_word_of_its_sender(world: World, as_: Callable[[str], Client]) -> None:
    client = as_("tanmoc")
    typed = {"text": "Ảnh đoạn đường đã phát quang."}
    refused = do(client, world.open_task, "tien-do", evidence=SimpleUploadedFile("anh.png", PNG), **typed)
    assert "Hãy đánh dấu xác nhận" in refused.content.decode()
    kept = do(
        client,
        world.open_task,
        "tien-do",
        evidence=SimpleUploadedFile("anh.png", PNG),
        declared="on",
        **typed,
    )
    assert kept.status_code == 302


def test_done_then_returned_with_its_reason_then_done_and_accepted(
    world: World, as_: Callable[[str], Client]
) -> None:
    officer, chief = as_("tanmoc"), as_("chutich")
    do(officer, world.open_task, "hoan-thanh", text="Đã phát quang xong.")
    do(chief, fresh(world.open_task), "tra-lai", reason="Còn thiếu biên bản nghiệm thu.")
    page = officer.get(reverse("task", args=[world.open_task.pk])).content.decode()
    assert "Còn thiếu biên bản nghiệm thu." in page
    do(officer, fresh(world.open_task), "hoan-thanh", text="Đã bổ sung biên bản.")
    do(chief, fresh(world.open_task), "duyet", verdict="dat")
    assert fresh(world.open_task).state == State.COMPLETED


def test_an_extension_keeps_the_first_deadline_in_sight(world: World, as_: Callable[[str], Client]) -> None:
    chief = as_("chutich")
    do(chief, world.open_task, "gia-han", deadline="2027-01-31", reason="Mưa lũ kéo dài.")
    page = chief.get(reverse("task", args=[world.open_task.pk])).content.decode()
    assert "20/12/2026 → 31/01/2027" in page


def test_an_earlier_deadline_is_refused_at_its_form(world: World, as_: Callable[[str], Client]) -> None:
    answer = do(as_("chutich"), world.open_task, "gia-han", deadline="2026-12-01", reason="Làm sớm hơn.")
    assert answer.status_code == 422
    assert "Thời hạn mới phải sau thời hạn hiện tại 20/12/2026." in answer.content.decode()


def test_one_who_was_overtaken_keeps_what_was_typed_and_can_send_it_again(
    world: World, as_: Callable[[str], Client]
) -> None:
    client = as_("tanmoc")
    opened = world.open_task
    do(client, opened, "tien-do", text="Đã làm một nửa.")
    late = do(client, opened, "tien-do", text="Đã làm hai phần ba.")
    assert late.status_code == 409
    assert "Đã làm hai phần ba." in late.content.decode()
    form = next(offer.form for offer in late.context["may"] if offer.key == "tien-do")
    assert form["version"].value() == fresh(opened).version


def test_one_who_only_looks_is_refused_with_who_may(world: World, as_: Callable[[str], Client]) -> None:
    answer = do(as_("tracuu"), world.open_task, "tien-do", text="Tôi xin góp ý.")
    assert answer.status_code == 422
    assert "Tôi xin góp ý." in answer.content.decode()
    assert "Chỉ đơn vị chủ trì hoặc phối hợp" in answer.content.decode()


def test_an_unknown_act_is_not_there(world: World, as_: Callable[[str], Client]) -> None:
    assert do(as_("chutich"), world.open_task, "xoa").status_code == 404
