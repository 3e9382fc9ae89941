"""Who sees a row reads its words in their sentence; the whole text is offered to those who may open it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from tests.world import NOON, World

from cotmoc.activities import actions as activities
from cotmoc.activities.models import About, Activity, Kind
from cotmoc.base.acting import Duty
from cotmoc.base.row_security import seeing
from cotmoc.documents import actions as documents
from cotmoc.documents.models import File, Passage
from cotmoc.documents.models import Kind as DocumentKind
from cotmoc.tasks import actions as tasks
from cotmoc.tasks.models import Result, Task, Theme

MINUTES = (
    "Sáng nay, Ủy ban nhân dân tỉnh họp giao ban với Bộ đội Biên phòng tại trụ sở. "
    "Trong tháng, hai bên đã cắm 12 biển báo ở vành đai biên giới. "
    "Bộ đội Biên phòng rà soát lại các đường mòn trong tháng sau. Cuộc họp kết thúc lúc 10 giờ."
)


@pytest.fixture
def minutes(world: World) -> tuple[Activity, Task, Result]:
    """A briefing, a task and a result from a text that only the province has."""
    with seeing(world.clerk.sees):
        file = documents.keep_file(
            content=MINUTES.encode(),
            name="giao-ban.txt",
            media_type="text/plain",
            text=MINUTES,
            by=world.clerk,
            at=NOON,
        )
        briefing = activities.register(
            kind=Kind.BRIEFING,
            name="Giao ban tháng",
            hosts=[world.province, world.border_guard],
            said_in=passage(file, "họp giao ban"),
            by=world.clerk,
            at=NOON,
        )
        task = tasks.assign(
            words="rà soát lại các đường mòn",
            theme=Theme.BORDER_MANAGEMENT,
            lead=world.border_guard,
            coordinating=[world.commune],
            assigned_on=NOON.date(),
            activity=briefing,
            said_in=passage(file, "rà soát lại các đường mòn"),
            by=world.clerk,
            at=NOON,
        )
        result = tasks.book_result(
            words="cắm 12 biển báo",
            theme=Theme.BORDER_MANAGEMENT,
            activity=briefing,
            said_in=passage(file, "cắm 12 biển báo"),
            by=world.clerk,
            at=NOON,
        )
    return briefing, task, result


def passage(file: File, words: str) -> Passage:
    start = MINUTES.index(words)
    return Passage(file, start, start + len(words))


@pytest.mark.parametrize(("member", "may_open"), [("vanthu", True), ("bienphong", False), ("tanmoc", False)])
def test_a_tasks_page_shows_its_sentence_to_all_on_it(
    as_: Callable[[str], Client], minutes: tuple[Activity, Task, Result], member: str, may_open: bool
) -> None:
    _briefing, task, _result = minutes
    page = as_(member).get(reverse("task", args=[task.pk])).content.decode()
    assert "Bộ đội Biên phòng <mark>rà soát lại các đường mòn</mark> trong tháng sau." in page
    assert "cắm 12 biển báo" not in page
    assert (reverse("text", args=[task.file_id]) in page) is may_open


@pytest.mark.parametrize("member", ["bienphong", "tanmoc"])
def test_who_has_a_task_sees_which_document_gives_it_and_not_its_file(
    as_: Callable[[str], Client], world: World, member: str
) -> None:
    with seeing(world.clerk.sees):
        notice = documents.register(
            kind=DocumentKind.NOTICE,
            code="88/TB-UBND",
            issuer=world.province,
            issued="2026-10-02",
            title="Kết luận giao ban tháng 9",
            by=world.clerk,
            at=NOON,
        )
        file = documents.keep_file(
            content=b"giao", name="88.txt", media_type="text/plain", text="giao", by=world.clerk, at=NOON
        )
        documents.attach(document=notice, file=file, by=world.clerk, at=NOON)
    assert as_(member).get(reverse("document", args=[notice.pk])).status_code == 404
    with seeing(world.clerk.sees):
        task = tasks.assign(
            words="kiểm tra biển báo",
            theme=Theme.BORDER_MANAGEMENT,
            lead=world.border_guard,
            coordinating=[world.commune],
            assigned_on=NOON.date(),
            document=notice,
            by=world.clerk,
            at=NOON,
        )
        tasks.assign(
            words="dọn đường mòn",
            theme=Theme.BORDER_MANAGEMENT,
            lead=world.other_commune,
            assigned_on=NOON.date(),
            document=notice,
            by=world.clerk,
            at=NOON,
        )
    assert "88/TB-UBND" in as_(member).get(reverse("task", args=[task.pk])).content.decode()
    page = as_(member).get(reverse("document", args=[notice.pk])).content.decode()
    assert "Kết luận giao ban tháng 9" in page
    assert "được thấy văn bản trong sổ" in page
    assert "Suối Đá" not in page
    assert "88.txt" not in page
    assert as_(member).get(reverse("file", args=[file.pk])).status_code == 404


def test_who_has_a_task_sees_which_activity_gives_it_and_not_its_results(
    as_: Callable[[str], Client], world: World, minutes: tuple[Activity, Task, Result]
) -> None:
    briefing, task, _result = minutes
    with seeing(world.clerk.sees):
        activities.chaired(activity=briefing, name="Lò Văn Phón", by=world.clerk, at=NOON)
        tasks.book_result(
            words="mở 4 lớp học ban đêm",
            theme=Theme.AWARENESS,
            activity=briefing,
            by=world.clerk,
            at=NOON,
        )
    told = as_("tanmoc").get(reverse("task", args=[task.pk])).content.decode()
    assert f'<a href="{reverse("activity", args=[briefing.pk])}">Giao ban tháng</a>' in told
    page = as_("tanmoc").get(reverse("activity", args=[briefing.pk])).content.decode()
    assert "được thấy hoạt động trong sổ" in page
    assert "Lò Văn Phón" not in page
    assert "cắm 12 biển báo" not in page
    assert "mở 4 lớp học ban đêm" not in page
    assert as_("suoida").get(reverse("activity", args=[briefing.pk])).status_code == 404


def test_one_who_sees_an_activity_for_a_task_may_say_what_others_said_of_it(
    world: World, minutes: tuple[Activity, Task, Result]
) -> None:
    briefing, _task, _result = minutes
    by = replace(world.commune_officer, duty=Duty.CLERK)
    for actor in (world.clerk, by):
        with seeing(actor.sees):
            activities.concerns(
                activity=briefing, document=world.plan, about=About.REVIEWS, by=actor, at=NOON
            )
            activities.chaired(activity=briefing, name="Lò Văn Phón", by=actor, at=NOON)
            assert briefing.subjects.count() == 1
            assert briefing.chairs.count() == 1


@pytest.mark.parametrize(("member", "may_open"), [("vanthu", True), ("bienphong", False)])
def test_an_activitys_page_shows_its_sentence_and_those_of_its_results(
    as_: Callable[[str], Client], minutes: tuple[Activity, Task, Result], member: str, may_open: bool
) -> None:
    briefing, _task, result = minutes
    page = as_(member).get(reverse("activity", args=[briefing.pk])).content.decode()
    assert "tỉnh <mark>họp giao ban</mark> với Bộ đội Biên phòng tại trụ sở." in page
    assert "hai bên đã <mark>cắm 12 biển báo</mark> ở vành đai biên giới." in page
    assert "Cuộc họp kết thúc" not in page
    assert (reverse("text", args=[result.file_id]) in page) is may_open


def test_who_cites_an_awaited_document_offers_no_text_to_others(
    world: World, as_: Callable[[str], Client], minutes: tuple[Activity, Task, Result]
) -> None:
    _briefing, task, _result = minutes
    cited = {"kind": DocumentKind.PLAN, "code": "77/KH-UBND", "issuer": world.commune, "issued": "2026-04-02"}
    with seeing(world.clerk.sees):
        file = File.objects.get(pk=task.file_id)
        document = documents.register(
            **cited, is_awaited=True, said_in=passage(file, "Trong tháng"), by=world.clerk, at=NOON
        )
    for member, may_open in (("vanthu", True), ("tanmoc", False)):
        page = as_(member).get(reverse("document", args=[document.pk])).content.decode()
        assert (reverse("text", args=[file.pk]) in page) is may_open


def test_which_other_unit_cites_a_document_is_told_to_those_above_that_unit_only(
    world: World, as_: Callable[[str], Client]
) -> None:
    by = replace(world.guard_clerk, name="Trần Đức Lâm")
    with seeing(by.sees):
        documents.register(
            kind=DocumentKind.RESOLUTION,
            code="07-NQ/TU",
            issuer=world.party,
            issued="2026-01-15",
            is_awaited=True,
            by=by,
            at=NOON,
        )
    told = {
        member: as_(member).get(reverse("document", args=[world.resolution.pk])).content.decode()
        for member in ("vanthu", "bienphong")
    }
    assert "Một đơn vị khác viện dẫn nên thấy văn bản này trong sổ" in told["vanthu"]
    assert "Trần Đức Lâm" not in told["vanthu"]
    assert "Bộ Chỉ huy Bộ đội Biên phòng tỉnh Sơn Giang viện dẫn nên thấy" in told["bienphong"]
