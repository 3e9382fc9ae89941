"""The registering unit sends a document to units, which then see it and its file."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from tests.world import World

from cotmoc.audit.models import Line
from cotmoc.base.row_security import seeing_all

SignIn = Callable[[str], Client]


def send(client: Client, world: World, *names: str) -> tuple[int, str]:
    answer = client.post(reverse("address", args=[world.plan.pk]), {"to": "\n".join(names)}, follow=True)
    return answer.status_code, answer.content.decode()


def test_who_is_sent_a_document_sees_it_and_its_file(world: World, as_: SignIn) -> None:
    document, file = reverse("document", args=[world.plan.pk]), reverse("file", args=[world.text.pk])
    assert as_("suoida").get(document).status_code == 404
    status, shown = send(as_("vanthu"), world, "Ủy ban nhân dân xã Suối Đá", "Sở Nội vụ tỉnh Sơn Giang")
    assert status == 200
    assert "Đã ghi nơi nhận" in shown
    assert "Gửi tới nơi nhận: Ủy ban nhân dân xã Suối Đá" in shown
    assert as_("suoida").get(document).status_code == 200
    assert as_("suoida").get(file).status_code == 200
    with seeing_all():
        lines = Line.objects.filter(action="document.addressed", subject_id=world.plan.pk)
        assert lines.count() == 3  # one of them from before


def test_sent_twice_it_is_written_once(world: World, as_: SignIn) -> None:
    for _time in range(2):
        send(as_("vanthu"), world, "Ủy ban nhân dân xã Suối Đá")
    with seeing_all():
        assert world.plan.recipients.filter(unit=world.other_commune).count() == 1


def test_a_name_that_is_no_unit_comes_back_with_what_was_typed(world: World, as_: SignIn) -> None:
    status, shown = send(as_("vanthu"), world, "Ủy ban nhân dân xã Suối Đá", "Sở Nuôi ong")
    assert status == 422
    assert "Không có đơn vị “Sở Nuôi ong”" in shown
    assert "Ủy ban nhân dân xã Suối Đá\nSở Nuôi ong" in shown
    with seeing_all():
        assert not world.plan.recipients.filter(unit=world.other_commune).exists()


@pytest.mark.parametrize(
    ("member", "is_offered"),
    [("vanthu", True), ("chutich", True), ("tanmoc", False), ("bienphong", False), ("tracuu", False)],
)
def test_the_form_is_there_for_registrars_of_the_registering_unit(
    world: World, as_: SignIn, member: str, is_offered: bool
) -> None:
    page = as_(member).get(reverse("document", args=[world.plan.pk])).content.decode()
    assert ("Thêm nơi nhận" in page) is is_offered
    if not is_offered:
        status, shown = send(as_(member), world, "Ủy ban nhân dân xã Suối Đá")
        assert status == 422
        assert "được ghi nơi nhận" in shown or "không được phân công" in shown


def test_what_one_may_not_see_is_sent_by_nobody(world: World, as_: SignIn) -> None:
    assert send(as_("suoida"), world, "Sở Nội vụ tỉnh Sơn Giang")[0] == 404
    assert as_("vanthu").get(reverse("address", args=[world.plan.pk])).status_code == 302
