"""The page of a read text as a person works at it: marks both ways, keys, what a lost session keeps."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.rooms.test_intake import REPORT
from tests.world import PASSWORD, make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def signed_in(context: BrowserContext, live_server: LiveServer) -> Page:
    page = context.new_page()
    page.goto(live_server.url + reverse("sign-in"))
    sign_in(page)
    return page


def sign_in(page: Page) -> None:
    page.fill("[name=username]", "vanthu")
    page.fill("[name=password]", PASSWORD)
    page.click("main button.btn-primary")


@pytest.fixture
def page(live_server: LiveServer, browser: Browser) -> Page:
    """The page of the report, just brought by the clerk."""
    make()
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = signed_in(context, live_server)
    bring(page, live_server)
    return page


def bring(page: Page, live_server: LiveServer) -> None:
    page.goto(live_server.url + reverse("intake-new"))
    page.fill("[name=text]", REPORT)
    page.click("main form .btn-primary")
    page.wait_for_selector("[data-reading]")


def edit(page: Page, ident: str) -> None:
    """Open the correction and wait until its first field has the focus."""
    page.click(f"#f-{ident} .buttons [data-edit]")
    expect(
        page.locator(f"#f-{ident} form :is(textarea, select, input):not([type=hidden]) >> nth=0")
    ).to_be_focused()


def test_words_and_facts_light_each_other(page: Page) -> None:
    page.hover("#f-r1 .what")
    expect(page.locator(".said.lit").first).to_contain_text("phát quang")
    page.hover(".said.people >> nth=0")
    expect(page.locator("#f-p1")).to_have_class("fact proposed lit")
    page.hover("#f-l1 .what")  # a relation has no words of its own: those of its ends
    expect(page.locator(".said.documents.lit").first).to_have_text("Nghị quyết số 07-NQ/TU")


def test_a_click_on_shared_words_goes_through_all_that_share_them(page: Page) -> None:
    shared = page.locator(".said[data-facts='d1 e1']")
    for ident in ("f-d1", "f-e1", "f-d1"):
        shared.click()
        assert page.evaluate("document.activeElement.closest('.fact').id") == ident


def test_the_whole_judging_goes_by_keyboard(page: Page) -> None:
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator("#f-d1")).to_have_class("fact accepted")
    page.focus("#f-r1 .what a")
    page.keyboard.press("x")
    expect(page.locator("#f-r1")).to_contain_text("Xét lại")
    expect(page.locator("#f-r2 .what a")).to_be_focused()
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.closest('.fact').id") == "f-r1"
    page.focus("#f-o1 .what a")
    page.keyboard.press("A")
    expect(page.locator("#n-organizations")).to_contain_text("đã xét")
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)
    page.focus("#f-t2 .what a")
    page.keyboard.press("e")
    expect(page.locator("#t2_words")).to_be_focused()
    page.fill("#t2_lead", "Sở Nội vụ tỉnh Sơn Giang")
    page.keyboard.press("Enter")
    expect(page.locator("#f-t2")).to_contain_text("chủ trì Sở Nội vụ tỉnh Sơn Giang")
    expect(page.locator("#confirm")).to_contain_text("1 nhiệm vụ")


def test_a_wrong_correction_stays_open_with_its_sentence(page: Page) -> None:
    edit(page, "t2")
    page.fill("#t2_lead", "Sở Không Có")
    page.click("#f-t2 .btn-primary")
    expect(page.locator("#f-t2 [role=alert]")).to_contain_text("Không có đơn vị")
    assert page.input_value("#t2_lead") == "Sở Không Có"
    page.click("#f-t2 [data-back]")
    expect(page.locator("#f-t2")).to_contain_text("cần chọn đơn vị chủ trì")


def test_a_lost_session_loses_neither_verdicts_nor_what_is_being_typed(page: Page) -> None:
    page.click("#f-r1 button[value=accepted]")
    expect(page.locator("#f-r1")).to_have_class("fact accepted lit")
    edit(page, "t2")
    page.fill("#t2_lead", "Sở Nội vụ tỉnh Sơn Giang")
    page.context.clear_cookies(name="sessionid")
    page.click("#f-t2 .btn-primary")
    page.wait_for_selector("[name=password]")
    sign_in(page)
    page.wait_for_selector("[data-reading]")
    expect(page.locator("#f-r1")).to_contain_text("chấp nhận")
    edit(page, "t2")
    expect(page.locator("#t2_lead")).to_have_value("Sở Nội vụ tỉnh Sơn Giang")
    page.click("#f-t2 .btn-primary")
    expect(page.locator("#f-t2")).to_contain_text("chủ trì Sở Nội vụ tỉnh Sơn Giang")


def test_a_marked_text_is_not_kept_in_the_tab(live_server: LiveServer, browser: Browser) -> None:
    make()
    page = signed_in(browser.new_context(), live_server)
    page.goto(live_server.url + reverse("intake-new"))
    page.fill("[name=text]", f"TUYỆT MẬT\n{REPORT}")
    page.click("main form .btn-primary")
    expect(page.locator("main [role=alert]").first).to_contain_text("dấu chỉ độ mật")
    assert page.input_value("[name=text]") == ""
    assert "phát quang" not in page.evaluate("JSON.stringify(sessionStorage)")


@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_runs_over_the_edge(live_server: LiveServer, browser: Browser, width: int) -> None:
    make()
    page = signed_in(browser.new_context(viewport={"width": width, "height": 844}), live_server)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    bring(page, live_server)
    page.evaluate("document.querySelectorAll('main details').forEach((box) => (box.open = true))")
    for ident in ("t1", "r1", "e1"):
        edit(page, ident)
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    assert complaints == []


def test_without_javascript_a_text_is_judged_and_confirmed(live_server: LiveServer, browser: Browser) -> None:
    make()
    page = signed_in(browser.new_context(java_script_enabled=False), live_server)
    bring(page, live_server)
    page.click("#f-r1 button[value=accepted]")
    assert page.url.endswith("#f-r1")
    page.click("#f-t2 .buttons [data-edit]")
    page.fill("[name=lead]", "Sở Nội vụ tỉnh Sơn Giang")
    page.click("main form .btn-primary")
    page.click("#confirm .btn-primary")
    assert "Đã xác nhận và ghi vào sổ." in page.inner_text("main")
    assert "1 nhiệm vụ, 1 kết quả" in page.inner_text("#confirm")
