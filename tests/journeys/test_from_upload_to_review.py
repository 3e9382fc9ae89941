"""The whole way once, in a browser: a press report goes in, its facts are confirmed, a review comes out."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path
from urllib.parse import urlsplit

import docx
import pypdfium2
import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from cotmoc.activities.models import Activity
from cotmoc.audit.models import Line
from cotmoc.base.row_security import seeing_all
from cotmoc.documents.models import Document, Lineage
from cotmoc.example.load import PASSWORD, load_once
from cotmoc.tasks.models import Result, Task

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REPORT = "tai-len-bao-chi-so-ket-ba-luc-luong-2026.txt"


class Office:
    """One person at a browser of their own, signed in to the example province."""

    def __init__(self, browser: Browser, server: LiveServer, sign_in: str) -> None:
        self.home = server.url
        self.page: Page = browser.new_context(locale="vi-VN", accept_downloads=True).new_page()
        self.page.goto(f"{self.home}/dang-nhap/")
        self.page.fill("[name=username]", sign_in)
        self.page.fill("[name=password]", PASSWORD)
        self.page.press("[name=password]", "Enter")
        expect(self.page.locator("h1")).to_contain_text("hôm nay")

    def open(self, path: str) -> Page:
        self.page.goto(self.home + path)
        return self.page


@pytest.fixture
def province(live_server: LiveServer) -> LiveServer:
    """A running server with the example province."""
    load_once(lambda step: None)
    return live_server


def test_a_report_goes_in_and_a_review_comes_out(
    province: LiveServer, browser: Browser, tmp_path: Path
) -> None:
    clerk = Office(browser, province, "vanthu.ubnd")

    reading = upload(clerk, tmp_path)
    marks_light_up_both_ways(reading)
    judge(reading)
    beside = Office(browser, province, "vanthu.ubnd").open(urlsplit(reading.url).path)
    confirm(reading)
    confirmed_again_adds_nothing(beside)
    brought_again_adds_nothing(clerk, reading.url)
    the_ledger_shows_it(reading)

    task = the_police_task()
    source_words_stand_in_their_sentence(clerk.open(f"/nhiem-vu/{task}/"))
    report_done(Office(browser, province, "congan").open(f"/nhiem-vu/{task}/"))
    accept(clerk.open(f"/nhiem-vu/{task}/"))

    review = draft_review(clerk)
    a_sentence_opens_its_evidence(review)
    download_docx(review, tmp_path)
    download_pdf(review, tmp_path)


def upload(clerk: Office, folder: Path) -> Page:
    report = folder / REPORT
    report.write_bytes((resources.files("cotmoc.example") / "texts" / REPORT).read_bytes())
    page = clerk.open("/doc-van-ban/moi/")
    page.set_input_files("input[type=file]", report)
    page.click("main form:has(input[type=file]) .btn-primary")
    expect(page.locator("[data-reading]")).to_be_visible()
    return page


def marks_light_up_both_ways(page: Page) -> None:
    page.hover("#f-d1 .what")
    expect(page.locator(".said.documents.lit").first).to_be_visible()
    page.hover(".said.people >> nth=0")
    expect(page.locator("#f-p1")).to_have_class(re.compile("lit"))


def judge(page: Page) -> None:
    page.keyboard.press("j")
    page.keyboard.press("a")  # the first fact, by keyboard
    expect(page.locator(".fact.accepted").first).to_be_visible()
    set_a_deadline(page)
    page.click("#f-i1 button[value=rejected]")
    expect(page.locator("#f-i1")).to_contain_text("Xét lại")
    expect(page.locator("#f-p1 .asks")).to_have_count(0)  # his name and title are one living post's
    for part in ("documents", "organizations", "people", "events", "directions", "results", "relations"):
        accept_all(page.locator(f"button[name=part][value={part}]"))  # what is certain
        accept_all(page.locator(f"button[name=likely][value={part}]"))  # what was to be looked at
    choose_missing_leads(page)


def set_a_deadline(page: Page) -> None:
    """The third task names only a year; the correction is made without the mouse."""
    page.focus("#f-t3 .what a")
    page.keyboard.press("e")
    expect(page.locator("#t3_words")).to_be_focused()
    page.fill("#t3_deadline", "30/9/2027")
    page.keyboard.press("Enter")
    expect(page.locator("#f-t3")).to_contain_text("thời hạn 30/09/2027")


def accept_all(button: Locator) -> None:
    if button.count():
        button.click()
        expect(button).to_have_count(0)


def choose_missing_leads(page: Page) -> None:
    """ "UBND các xã biên giới" is a class of units: a person says who leads."""
    page.locator("summary", has_text="Chọn một đơn vị chủ trì").click()
    form = page.locator("form[action$='/chu-tri/']")
    form.locator("[name=lead]").fill("Ủy ban nhân dân xã Khâu Lĩnh")
    form.locator("button").click()
    expect(page.locator("form[action$='/chu-tri/']")).to_have_count(0)


def confirm(page: Page) -> None:
    expect(page.locator("#confirm")).to_contain_text("nhiệm vụ")
    page.click("#confirm .btn-primary")
    expect(page.locator("main")).to_contain_text("đã xác nhận")


def confirmed_again_adds_nothing(beside: Page) -> None:
    """A second browser still shows the form of before; sent, it adds nothing."""
    before = counted()
    beside.click("#confirm .btn-primary")
    expect(beside.locator("main")).to_contain_text("đã xác nhận")
    assert counted() == before


def brought_again_adds_nothing(clerk: Office, reading: str) -> None:
    """The same bytes brought again lead to the same reading, and add nothing."""
    before = counted()
    page = clerk.page.context.new_page()
    page.goto(f"{clerk.home}/doc-van-ban/moi/")
    page.set_input_files(
        "input[type=file]",
        {
            "name": "ban-sao.txt",
            "mimeType": "text/plain",
            "buffer": (resources.files("cotmoc.example") / "texts" / REPORT).read_bytes(),
        },
    )
    page.click("main form:has(input[type=file]) .btn-primary")
    expect(page.locator("main")).to_contain_text("đã xác nhận")
    assert page.url == reading
    assert counted() == before
    page.close()


def the_ledger_shows_it(page: Page) -> None:
    """From the reading to the activity, from there to the regulation with its lineage, and back."""
    page.locator("#f-e1 a", has_text="Xem trong sổ").click()
    expect(page.locator("h1")).to_contain_text("Hội nghị sơ kết thực hiện Quy chế phối hợp")
    activity = page.url
    page.locator("main a", has_text="04/QCPH-BĐBP-CA-QS").first.click()
    expect(page.locator("h1")).to_contain_text("phối hợp")
    assert page.locator(f"main a[href='{urlsplit(activity).path}']").count()


def counted() -> list[int]:
    with seeing_all():
        return [model.objects.count() for model in (Document, Lineage, Activity, Task, Result, Line)]


def the_police_task() -> int:
    with seeing_all():
        return Task.objects.filter(words__startswith="hoàn thành quy trình kết nối").latest("pk").pk


def source_words_stand_in_their_sentence(page: Page) -> None:
    expect(page.locator("main mark").first).to_contain_text("hoàn thành quy trình kết nối")
    expect(page.locator("main")).to_contain_text("Công an tỉnh Sơn Khê")


def report_done(page: Page) -> None:
    form = act(page, "Báo cáo hoàn thành")
    form.locator("[name=text]").fill("Đã nghiệm thu quy trình, kết nối tại 6 xã biên giới.")
    form.locator("[name=evidence]").set_input_files(
        {
            "name": "bien-ban.txt",
            "mimeType": "text/plain",
            "buffer": "Biên bản nghiệm thu quy trình kết nối dữ liệu cư dân biên giới.".encode(),
        }
    )
    form.locator("button.btn-primary").click()
    expect(page.locator(".record .state")).to_contain_text("chờ duyệt")
    expect(page.locator(".entries")).to_contain_text("bien-ban.txt")


def accept(page: Page) -> None:
    act(page, "Duyệt").locator("button.btn-primary").click()
    expect(page.locator(".record .state")).to_contain_text("hoàn thành đúng hạn")


def act(page: Page, name: str) -> Locator:
    """The form of what one may do to the task, opened."""
    offer = page.locator("details.act", has=page.locator("summary", has_text=name)).first
    if offer.get_attribute("open") is None:
        offer.locator("summary").first.click()
    return offer.locator("form")


def draft_review(clerk: Office) -> Page:
    with seeing_all():
        plan = Document.objects.get(code="137/KH-UBND").pk
    page = clerk.open(f"/bao-cao/lap/?van_ban={plan}")
    page.fill("[name=first_day]", "2025-07-01")
    page.fill("[name=last_day]", "2026-12-31")
    page.click("main form .btn-primary")
    expect(page.locator("main")).to_contain_text("KẾT QUẢ THỰC HIỆN")
    return page


def a_sentence_opens_its_evidence(page: Page) -> None:
    page.locator("a[id^=cau-]").first.click()
    expect(page.locator("#chung-cu")).to_be_visible()
    expect(page.locator("#chung-cu a").first).to_be_visible()


def download_docx(page: Page, folder: Path) -> None:
    with page.expect_download() as waiting:
        page.click("a:has-text('DOCX')")
    kept = folder / "bao-cao.docx"
    waiting.value.save_as(kept)
    paper = docx.Document(str(kept))
    words = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    heads = "\n".join(cell.text for row in paper.tables[0].rows for cell in row.cells)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in heads
    assert "137/KH-UBND" in words
    assert paper.styles["Normal"].font.name == "Times New Roman"
    assert not re.search(r"Số:\s*\d", heads)  # nobody gave a number


def download_pdf(page: Page, folder: Path) -> None:
    with page.expect_download() as waiting:
        page.click("a:has-text('PDF')")
    kept = folder / "bao-cao.pdf"
    waiting.value.save_as(kept)
    text = "\n".join(leaf.get_textpage().get_text_range() for leaf in pypdfium2.PdfDocument(kept))
    assert "KẾT QUẢ THỰC HIỆN" in text
    assert "Kế hoạch số 137/KH-UBND" in " ".join(text.split())
