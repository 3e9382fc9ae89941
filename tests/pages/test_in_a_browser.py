"""What only a browser can tell: nothing runs over the edge or is blocked, and JavaScript is not needed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer
from tests.world import PASSWORD, World, make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DESK, PHONE = (1440, 900), (390, 844)


def addresses(world: World) -> list[str]:
    lists = [reverse(name) for name in ("today", "documents", "tasks", "activities", "units")]
    records = [
        reverse("document", args=[world.plan.pk]),
        *(reverse(name, args=[world.plan.pk]) for name in ("lineage", "coverage", "coverage-reminders")),
        reverse("text", args=[world.text.pk]),
        reverse("task", args=[world.open_task.pk]),
        reverse("activity", args=[world.conference.pk]),
        reverse("unit", args=[world.commune.pk]),
    ]
    return [*lists, *records]


def signed_in(context: BrowserContext, live_server: LiveServer, sign_in: str) -> Page:
    page = context.new_page()
    page.goto(live_server.url + reverse("sign-in"))
    page.fill("[name=username]", sign_in)
    page.fill("[name=password]", PASSWORD)
    page.click("main button.btn-primary")
    return page


def of_clerks(world: World) -> list[str]:
    account = reverse("staffing-account", args=[world.accounts["tanmoc"].person_id])
    return [account, *map(reverse, ("staffing", "staffing-unit", "staffing-post", "change-password"))]


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize(("member", "addresses"), [("tanmoc", addresses), ("vanthu", of_clerks)])
def test_nothing_runs_over_the_edge_and_nothing_is_blocked(
    live_server: LiveServer,
    browser: Browser,
    screen: tuple[int, int],
    member: str,
    addresses: Callable[[World], list[str]],
) -> None:
    world = make()
    context = browser.new_context(viewport={"width": screen[0], "height": screen[1]})
    page = signed_in(context, live_server, member)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for address in addresses(world):
        page.goto(live_server.url + address)
        page.evaluate("document.querySelectorAll('main details').forEach((box) => (box.open = true))")
        over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert over <= 0, address
    assert complaints == []


def test_a_commune_officer_reports_on_a_phone_without_javascript(
    live_server: LiveServer, browser: Browser
) -> None:
    world = make()
    context = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}, java_script_enabled=False)
    page = signed_in(context, live_server, "tanmoc")
    page.goto(live_server.url + reverse("task", args=[world.open_task.pk]))
    page.click("summary:has-text('Cập nhật tiến độ')")
    page.fill("#tien-do-text", "Đã phát quang ba ki-lô-mét đường tuần tra.")
    page.click("form[action$='tien-do/'] button")
    assert "Đã ghi tiến độ." in page.inner_text("main")


def test_what_was_typed_survives_a_lost_session(live_server: LiveServer, browser: Browser) -> None:
    world = make()
    context = browser.new_context()
    page = signed_in(context, live_server, "chutich")
    address = reverse("task", args=[world.reported_task.pk])
    page.goto(live_server.url + address)
    page.click("summary:has-text('Trả lại')")
    page.fill("#tra-lai-reason", "Còn thiếu biên bản nghiệm thu.")
    context.clear_cookies()
    page.click("form[action$='tra-lai/'] button")
    assert "Phiên làm việc đã hết" in page.inner_text("main")
    page.goto(f"{live_server.url}{reverse('sign-in')}?next={address}")
    page.fill("[name=username]", "chutich")
    page.fill("[name=password]", PASSWORD)
    page.click("main button.btn-primary")
    assert page.input_value("#tra-lai-reason") == "Còn thiếu biên bản nghiệm thu."


def test_a_changed_filter_narrows_the_list_without_a_new_page(
    live_server: LiveServer, browser: Browser
) -> None:
    make()
    page = signed_in(browser.new_context(), live_server, "chutich")
    page.goto(live_server.url + reverse("tasks"))
    page.evaluate("window.isSamePage = true")
    page.select_option("[name=tinh_trang]", "reported")
    page.wait_for_url("**/nhiem-vu/?tinh_trang=reported")
    page.wait_for_selector("table.tasks tbody tr:only-child")
    assert page.evaluate("window.isSamePage")


def test_arrow_keys_walk_through_a_list(live_server: LiveServer, browser: Browser) -> None:
    make()
    page = signed_in(browser.new_context(), live_server, "chutich")
    page.goto(live_server.url + reverse("tasks"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = page.locator("table.tasks tbody tr").nth(1).locator("a")
    assert page.evaluate("document.activeElement.href") == second.evaluate("(link) => link.href")
