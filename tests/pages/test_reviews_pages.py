"""The pages of reviews: drawing one up, opening what a sentence stands on, rewriting it, taking the files."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser
from pytest_django import DjangoAssertNumQueries
from pytest_django.live_server_helper import LiveServer
from tests.world import NOON, PASSWORD, World, make

from cotmoc.base.calendar import year
from cotmoc.base.row_security import seeing
from cotmoc.reviews import actions, queries
from cotmoc.reviews.models import Kind, Review, Sentence

SignIn = Callable[[str], Client]


def draw_up(world: World) -> Review:
    with seeing(world.clerk.sees):
        return actions.draft(
            kind=Kind.PRELIMINARY,
            directive=world.resolution,
            unit=world.province,
            period=year(2026),
            by=world.clerk,
            at=NOON,
        )


def sentence_of(world: World, review: Review, evidence: list[str]) -> Sentence:
    with seeing(world.clerk.sees):
        found = queries.sentences_of(review.pk).filter(evidence=evidence).first()
    assert found
    return found


def filled_in(world: World, **changes: object) -> dict[str, object]:
    typed: dict[str, object] = {
        "directive": world.resolution.pk,
        "unit": world.province.pk,
        "kind": "preliminary",
        "first_day": "2026-01-01",
        "last_day": "2026-12-31",
    }
    return typed | changes


def test_the_clerk_draws_a_review_up_and_reads_it(world: World, as_: SignIn) -> None:
    client = as_("vanthu")
    assert "Báo cáo lập từ sổ sẽ hiện ở đây" in client.get(reverse("reviews")).content.decode()
    form = client.get(reverse("review-new")).content.decode()
    assert "Nghị quyết 07-NQ/TU" in form
    shown = client.post(reverse("review-new"), filled_in(world), follow=True)
    assert shown.status_code == 200
    page = shown.content.decode()
    assert "Đã lập dự thảo từ sổ" in page
    assert "I. ĐẶC ĐIỂM TÌNH HÌNH" in page
    assert "phát quang đường tuần tra" in page
    assert "sơ kết 01 năm" in client.get(reverse("reviews")).content.decode().lower()


def test_the_form_is_opened_with_the_document_asked_for(world: World, as_: SignIn) -> None:
    page = as_("vanthu").get(f"{reverse('review-new')}?van_ban={world.plan.pk}").content.decode()
    assert f'<option value="{world.plan.pk}" selected>' in page


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"directive": ""}, "Hãy chọn văn bản."),
        ({"directive": "999999"}, "không có trong sổ"),
        ({"unit": "0"}, "Chỉ lập báo cáo cho đơn vị mình"),
        ({"first_day": "31/02/2026"}, "Hãy chọn một ngày có thật."),
        ({"first_day": ""}, "Hãy điền ô này."),
        ({"last_day": "2025-12-31"}, "Ngày cuối kỳ sớm hơn ngày đầu kỳ"),
        ({"first_day": "2090-01-01", "last_day": "2090-12-31"}, "Kỳ báo cáo chưa bắt đầu"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(
    world: World, as_: SignIn, changes: dict[str, object], sentence: str
) -> None:
    answer = as_("vanthu").post(reverse("review-new"), filled_in(world, **changes))
    assert answer.status_code == 422
    field = next(iter(changes))
    page = answer.content.decode()
    assert sentence in page
    assert f'id="id_{"last_day" if "last_day" in changes and len(changes) == 1 else field}_error"' in page


def test_one_who_only_looks_draws_nothing_up(world: World, as_: SignIn) -> None:
    answer = as_("tracuu").post(reverse("review-new"), filled_in(world))
    assert answer.status_code == 422
    assert "Tài khoản tra cứu không được lập báo cáo" in answer.content.decode()


def test_a_review_opens_for_its_unit_and_for_nobody_beside_or_below(world: World, as_: SignIn) -> None:
    review = draw_up(world)
    sentence = sentence_of(world, review, [f"task:{world.open_task.pk}"])
    addresses = [
        reverse("review", args=[review.pk]),
        reverse("review-sentence", args=[review.pk, sentence.pk]),
        reverse("review-file", args=[review.pk, "docx"]),
        reverse("review-file", args=[review.pk, "pdf"]),
    ]
    for address in addresses:
        answers = {name: as_(name).get(address).status_code for name in world.accounts}
        assert answers == {
            "vanthu": 200,
            "chutich": 200,
            "tracuu": 200,
            "tanmoc": 404,
            "suoida": 404,
            "bienphong": 404,
        }


def test_a_sentence_opens_its_row_with_the_words_of_the_source(world: World, as_: SignIn) -> None:
    review = draw_up(world)
    sentence = sentence_of(world, review, [f"task:{world.open_task.pk}"])
    address = reverse("review-sentence", args=[review.pk, sentence.pk])
    page = as_("vanthu").get(address).content.decode()
    part = as_("vanthu").get(address, headers={"HX-Request": "true"}).content.decode()
    for answer in (page, part):
        assert "<mark>phát quang đường tuần tra</mark>" in answer
        assert reverse("task", args=[world.open_task.pk]) in answer
    assert "<html" in page
    assert "<html" not in part


def test_a_person_rewrites_a_sentence_and_the_original_stays(world: World, as_: SignIn) -> None:
    review = draw_up(world)
    sentence = sentence_of(world, review, [f"task:{world.open_task.pk}"])
    address = reverse("review-sentence", args=[review.pk, sentence.pk])
    client = as_("vanthu")
    words = {"text": "Tiếp tục phát quang 4 km đường tuần tra.", "version": 1}
    page = client.post(address, words, follow=True).content.decode()
    assert "Tiếp tục phát quang 4 km" in page
    assert "rewritten" in page
    assert sentence.text in client.get(address).content.decode()
    late = client.post(address, {"text": "Câu của người đến sau.", "version": 1})
    assert late.status_code == 409
    assert "Câu của người đến sau." in late.content.decode()
    assert client.post(address, {"text": " ", "version": 2}).status_code == 422


def test_one_who_only_looks_gets_no_form_to_rewrite(world: World, as_: SignIn) -> None:
    review = draw_up(world)
    sentence = sentence_of(world, review, [f"task:{world.open_task.pk}"])
    address = reverse("review-sentence", args=[review.pk, sentence.pk])
    assert "Lưu câu" not in as_("tracuu").get(address).content.decode()
    assert as_("tracuu").post(address, {"text": "Khác."}).status_code == 422


def test_the_files_are_taken_under_a_name_that_says_what_they_are(world: World, as_: SignIn) -> None:
    review = draw_up(world)
    word = as_("vanthu").get(reverse("review-file", args=[review.pk, "docx"]))
    assert "bao-cao-so-ket-uy-ban-nhan-dan-tinh-son-giang-nam-2026.docx" in word["Content-Disposition"]
    assert docx.Document(io.BytesIO(word.content)).paragraphs
    assert as_("vanthu").get(reverse("review-file", args=[review.pk, "pdf"])).content.startswith(b"%PDF")
    assert as_("vanthu").get(reverse("review-file", args=[review.pk, "odt"])).status_code == 404


def test_drawing_up_again_makes_a_new_one_and_keeps_the_former(world: World, as_: SignIn) -> None:
    review = draw_up(world)
    answer = as_("vanthu").post(reverse("review-again", args=[review.pk]), follow=True)
    assert "Bản trước vẫn được giữ" in answer.content.decode()
    with seeing(world.clerk.sees):
        assert Review.objects.count() == 2


def test_the_paper_costs_the_statements_it_is_known_to(
    world: World, as_: SignIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    review = draw_up(world)
    client = as_("vanthu")
    with django_assert_num_queries(16):
        client.get(reverse("review", args=[review.pk]))
    with django_assert_num_queries(13):
        client.get(reverse("reviews"))


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("screen", [(1440, 900), (390, 844)], ids=["desk", "phone"])
def test_beside_the_paper_stands_what_the_sentence_stands_on(
    live_server: LiveServer, browser: Browser, screen: tuple[int, int]
) -> None:
    world = make()
    review = draw_up(world)
    sentence = sentence_of(world, review, [f"task:{world.open_task.pk}"])
    page = browser.new_context(viewport={"width": screen[0], "height": screen[1]}).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    address = reverse("review", args=[review.pk])
    page.goto(f"{live_server.url}{reverse('sign-in')}?next={address}")
    page.fill("[name=username]", "vanthu")
    page.fill("[name=password]", PASSWORD)
    page.click("main button.btn-primary")
    page.click(f"#cau-{sentence.pk}")
    page.wait_for_selector("#chung-cu mark")
    assert page.inner_text("#chung-cu mark") == "phát quang đường tuần tra"
    assert page.get_attribute(f"#cau-{sentence.pk}", "aria-current") == "true"
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == f"cau-{sentence.pk}"
    assert complaints == []
