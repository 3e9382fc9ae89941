"""What the reading is not certain of is marked, counted, and left to a person when a kind is accepted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.pages.test_intake_in_a_browser import signed_in
from tests.pages.test_intake_pages import PIECE, correct, page, proposal, said
from tests.world import World, make

from cotmoc.intake.models import Verdict
from cotmoc.reading import Doubt

SignIn = Callable[[str], Client]
# Two results that are certain and two that are not: no theme, no word of achieving.
MIXED = (
    "Ngày 12/10/2026, Ủy ban nhân dân tỉnh Sơn Giang tổ chức Hội nghị sơ kết công tác biên giới.\n"
    "Kết quả đạt được:\n"
    "- Đã phát quang 70 km đường tuần tra; đã kết nạp 12 đảng viên mới.\n"
    "- Công an tỉnh phối hợp tuần tra đường biên; việc ấy được làm xong.\n"
)
LIKELY, CERTAIN = ("r3", "r4"), ("r1", "r2")


def bring(client: Client) -> int:
    answer = client.post(reverse("intake-new"), {"text": MIXED})
    return int(answer["Location"].rstrip("/").rpartition("/")[2])


def accept_all(client: Client, pk: int, name: str, **more: str) -> str:
    return client.post(reverse("judge-all", args=[pk]), {name: "results"}, **more).content.decode()


def verdicts(pk: int, idents: tuple[str, ...]) -> set[str]:
    return {proposal(pk, ident).verdict for ident in idents}


def test_the_reasons_are_kept_with_the_proposal_and_said_beside_it(world: World, as_: SignIn) -> None:
    client = as_("vanthu")
    pk = bring(client)
    assert proposal(pk, "r3").doubts == [Doubt.NO_ACHIEVING]
    assert proposal(pk, "r1").doubts == []
    shown = page(client, pk)
    assert shown.count('class="fact proposed likely"') == len(LIKELY)
    assert Doubt.NO_ACHIEVING.sentence in shown


def test_the_heading_counts_what_to_look_at(world: World, as_: SignIn) -> None:
    client = as_("vanthu")
    shown = page(client, bring(client))
    assert "còn 4/4 mục, 2 cần xem kỹ" in shown
    total = shown.count('<li id="f-')
    assert f"2 trong {total} mục cần xem kỹ" in shown


def test_to_accept_a_kind_leaves_what_to_look_at(world: World, as_: SignIn) -> None:
    client = as_("vanthu")
    pk = bring(client)
    assert "Chấp nhận 2 mục chắc chắn" in page(client, pk)
    piece = accept_all(client, pk, "part", **PIECE)
    assert verdicts(pk, CERTAIN) == {Verdict.ACCEPTED}
    assert verdicts(pk, LIKELY) == {Verdict.PROPOSED}
    assert "Chấp nhận cả 2 mục cần xem kỹ" in piece
    assert "chắc chắn</button>" not in piece


def test_the_rest_is_accepted_by_an_action_of_its_own(world: World, as_: SignIn) -> None:
    client = as_("vanthu")
    pk = bring(client)
    piece = accept_all(client, pk, "likely", **PIECE)
    assert verdicts(pk, LIKELY) == {Verdict.ACCEPTED}
    assert verdicts(pk, CERTAIN) == {Verdict.PROPOSED}
    assert "Không còn mục nào cần xem kỹ." in piece
    assert "Chấp nhận cả loại" in piece


def test_a_document_to_look_at_is_not_accepted_with_its_activity_unseen(world: World, as_: SignIn) -> None:
    client = as_("vanthu")
    text = (
        "Ngày 12/10/2026, Ủy ban nhân dân tỉnh Sơn Giang tổ chức Hội nghị sơ kết thực hiện"
        " Luật Biên phòng Việt Nam.\n"
    )
    answer = client.post(reverse("intake-new"), {"text": text})
    pk = int(answer["Location"].rstrip("/").rpartition("/")[2])
    assert proposal(pk, "e1").entry["about"] == ["d1"]
    client.post(reverse("judge-all", args=[pk]), {"part": "events"})
    assert verdicts(pk, ("e1", "d1")) == {Verdict.ACCEPTED, Verdict.PROPOSED}
    said(client, pk, "e1", "proposed")
    said(client, pk, "e1")  # one by one, as before, what it names goes with it
    assert verdicts(pk, ("d1",)) == {Verdict.ACCEPTED}


def test_judged_or_corrected_nothing_asks_to_be_looked_at(world: World, as_: SignIn) -> None:
    client = as_("vanthu")
    pk = bring(client)
    said(client, pk, "r3")
    correct(client, pk, "r4", words="Việc sửa đường tuần tra được làm xong")
    said(client, pk, "r4", "proposed")
    assert proposal(pk, "r4").doubts == []
    shown = page(client, pk)
    assert "fact proposed likely" not in shown
    assert "Không còn mục nào cần xem kỹ." in shown


def test_without_a_script_a_link_shows_only_what_to_look_at(world: World, as_: SignIn) -> None:
    client = as_("vanthu")
    pk = bring(client)
    assert 'href="?xem-ky=1#look"' in page(client, pk)
    answer = client.get(reverse("reading", args=[pk]), {"xem-ky": "1"})
    assert "facts-pane only-likely" in answer.content.decode()


def test_in_english_the_reason_is_english(world: World, as_: SignIn) -> None:
    client = as_("vanthu")
    pk = bring(client)
    client.cookies["django_language"] = "en"
    assert "No words tell that it was done or achieved." in page(client, pk)


@pytest.fixture
def mixed(live_server: LiveServer, browser: Browser) -> Page:
    """The page of the mixed text, just brought by the clerk."""
    make()
    opened = signed_in(browser.new_context(viewport={"width": 1440, "height": 900}), live_server)
    opened.goto(live_server.url + reverse("intake-new"))
    opened.fill("[name=text]", MIXED)
    opened.click("main form .btn-primary")
    opened.wait_for_selector("[data-reading]")
    return opened


def focused(opened: Page) -> str:
    return str(opened.evaluate("document.activeElement.closest('.fact').id"))


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_keyboard_goes_from_one_to_the_next_and_shows_only_these(mixed: Page) -> None:
    for key, ident in (("n", "f-r3"), ("n", "f-r4"), ("n", "f-r3"), ("N", "f-r4")):
        mixed.keyboard.press(key)
        assert focused(mixed) == ident
    mixed.keyboard.press("f")
    expect(mixed.locator("#f-r1")).to_be_hidden()
    expect(mixed.locator("#l-events")).to_be_hidden()
    mixed.focus("#f-r3 .what a")
    mixed.keyboard.press("a")  # judged it is gone from among these, and the next is there
    expect(mixed.locator("#f-r3")).to_be_hidden()
    expect(mixed.locator("#f-r4 .what a")).to_be_focused()
    mixed.keyboard.press("x")
    expect(mixed.locator("#look")).to_contain_text("Không còn mục nào cần xem kỹ.")
    mixed.click("#look [data-every]")
    expect(mixed.locator("#f-r1")).to_be_visible()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_one_key_accepts_the_certain_ones_and_never_the_others(mixed: Page) -> None:
    mixed.focus("#f-r1 .what a")
    mixed.keyboard.press("A")
    expect(mixed.locator("#n-results")).to_contain_text("Chấp nhận cả 2 mục cần xem kỹ")
    expect(mixed.locator("#f-r1 .what a")).to_be_focused()
    mixed.keyboard.press("A")
    mixed.wait_for_timeout(300)
    expect(mixed.locator("#f-r3")).to_have_class("fact proposed likely")
