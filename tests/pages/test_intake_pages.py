"""A text is brought, judged and confirmed through the pages, by plain forms and piece by piece."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.extraction.made_files import pdf
from tests.extraction.scans import WORDS, needs_ocr, saved, scanned_page
from tests.rooms.test_intake import NOTICE, PLAN, REPORT
from tests.world import World

from cotmoc import extraction
from cotmoc.base.row_security import seeing, seeing_all
from cotmoc.documents.models import File, Layout
from cotmoc.intake.models import Match, Part, Proposal, Upload, Verdict
from cotmoc.tasks.models import Result, Task
from cotmoc.web.intake_text import cut

SignIn = Callable[[str], Client]
REGULATIONS = (
    "Ngày 12/10/2026, Ủy ban nhân dân tỉnh Sơn Giang quán triệt Quy chế phối hợp số 02-QC/TU ngày 11/3/2026"
    " của Tỉnh ủy Sơn Giang và Quy định số 14-QĐ/TU ngày 20/4/2026 của Tỉnh ủy Sơn Giang.\n"
)
PIECE = {"HTTP_HX_REQUEST": "true"}


def bring(client: Client, text: str = REPORT) -> int:
    answer = client.post(reverse("intake-new"), {"text": text})
    assert answer.status_code == 302, answer.content.decode()
    return int(answer["Location"].rstrip("/").rpartition("/")[2])


def page(client: Client, pk: int) -> str:
    return client.get(reverse("reading", args=[pk])).content.decode()


def said(client: Client, pk: int, ident: str, verdict: str = "accepted", **more: object) -> HttpResponse:
    return client.post(reverse("judge", args=[pk, ident]), {"verdict": verdict}, **more)


def correct(client: Client, pk: int, ident: str, **typed: object) -> HttpResponse:
    form = client.get(reverse("correct", args=[pk, ident])).context["form"]
    before = {field.name: field.value() for field in form}
    known = {name: value for name, value in before.items() if value is not None}
    return client.post(reverse("correct", args=[pk, ident]), {**known, **typed})


def confirm(client: Client, pk: int) -> HttpResponse:
    with seeing_all():
        version = Upload.objects.get(pk=pk).version
    return client.post(reverse("confirm", args=[pk]), {"version": version})


def proposal(pk: int, ident: str) -> Proposal:
    with seeing_all():
        return Proposal.objects.get(upload_id=pk, ident=ident)


def test_the_way_from_words_to_the_register(world: World, as_: SignIn) -> None:
    client = as_("vanthu")
    pk = bring(client)
    shown = page(client, pk)
    assert "cần chọn đơn vị chủ trì" in shown
    assert "Ủy ban nhân dân xã Tân Mốc" in shown
    for part in Part:
        client.post(reverse("judge-all", args=[pk]), {"part": part.value})
    if proposal(pk, "d1").match == Match.DOUBTFUL:
        client.post(reverse("choose", args=[pk, "d1"]), {"row": world.resolution.pk})
    assert correct(client, pk, "t2", lead="Sở Nội vụ tỉnh Sơn Giang").status_code == 302
    done = confirm(client, pk)
    assert done.status_code == 302
    shown = page(client, pk)
    assert "Đã xác nhận và ghi vào sổ." in shown
    assert "Xem trong sổ" in shown
    with seeing_all():
        file = Upload.objects.get(pk=pk).file
        assert Task.objects.filter(file=file).count() == 2
        assert Result.objects.filter(file=file).count() == 2


def test_a_file_is_brought_and_brought_again_leads_to_the_same_page(world: World, as_: SignIn) -> None:
    client = as_("vanthu")
    places = [
        client.post(reverse("intake-new"), {"file": SimpleUploadedFile("hoi-nghi.txt", REPORT.encode())})
        for _time in range(2)
    ]
    assert places[0]["Location"] == places[1]["Location"]
    assert "hoi-nghi.txt" in client.get(reverse("intake")).content.decode()


def test_a_confirmed_text_brought_again_says_who_confirmed_it_and_what_it_became(
    world: World, as_: SignIn
) -> None:
    client = as_("vanthu")
    pk = bring(client)
    for ident in ("e1", "t1"):
        said(client, pk, ident)
    if proposal(pk, "d1").match == Match.DOUBTFUL:
        client.post(reverse("choose", args=[pk, "d1"]), {"row": world.resolution.pk})
    assert confirm(client, pk).status_code == 302
    page(client, pk)  # shows what was said of the confirming
    again = as_("chutich").post(reverse("intake-new"), {"text": REPORT}, follow=True).content.decode()
    assert "Hãy xét từng mục rồi xác nhận" not in again
    assert "đã được đưa vào và xác nhận trước đây" in again
    assert "Lò Thị Vân đã xác nhận văn bản này lúc" in again
    with seeing_all():
        task = Task.objects.get(file=Upload.objects.get(pk=pk).file)
    outcome = again[again.index("đã thành:") : again.index("</div>", again.index("đã thành:"))]
    assert reverse("task", args=[task.pk]) in outcome
    assert reverse("activity", args=[task.activity_id]) in outcome


def test_a_regulation_is_named_by_what_it_is_and_not_by_the_label_of_the_register(
    world: World, as_: SignIn
) -> None:
    client = as_("vanthu")
    pk = bring(client, REGULATIONS)
    shown = page(client, pk)
    assert "Quy chế phối hợp số 02-QC/TU" in shown
    assert "Quy chế 02-QC/TU" in shown
    assert "Quy định 14-QĐ/TU" in shown
    facts = shown[shown.index("facts-pane") : shown.index('id="confirm"')]
    assert "Quy chế, quy định" not in facts


ORDER = "Giao Ủy ban nhân dân xã Tân Mốc phát quang đường tuần tra trước ngày 30/6/2027."
PAGES = pdf([(72, 700, "Ngày 12/10/2026, Ủy ban nhân dân tỉnh Sơn Giang họp.")], [(72, 500, ORDER)])


def test_a_fact_of_a_pdf_says_its_page_and_is_shown_on_it(world: World, as_: SignIn) -> None:
    client = as_("vanthu")
    answer = client.post(reverse("intake-new"), {"file": SimpleUploadedFile("kh.pdf", PAGES)})
    pk = int(answer["Location"].rstrip("/").rpartition("/")[2])
    shown = page(client, pk)
    assert 'data-page="trang 2"' in shown
    task = proposal(pk, "t1")
    with seeing_all():
        file = Upload.objects.get(pk=pk).file
    address = f"{reverse('page', args=[file.pk, 2])}?tu={task.start}&amp;den={task.end}#loi-van"
    assert f'<a href="{address}">trang 2</a>' in shown
    on_page = client.get(address.replace("&amp;", "&")).content.decode()
    assert "data:image/png;base64,iVBOR" in on_page
    assert on_page.count("<rect ") == 1
    assert 'x="70.0"' in on_page
    there = client.get(reverse("text", args=[file.pk]), {"tu": task.start, "den": task.end}).content.decode()
    assert "trang 2" in there
    assert client.get(reverse("page", args=[file.pk, 3])).status_code == 404
    assert as_("tanmoc").get(reverse("page", args=[file.pk, 2])).status_code == 404


def test_where_a_line_stands_is_seen_by_who_sees_the_file(world: World, as_: SignIn) -> None:
    as_("vanthu").post(reverse("intake-new"), {"file": SimpleUploadedFile("kh.pdf", PAGES)})
    with seeing(world.clerk.sees):
        assert Layout.objects.count() == 1
    with seeing(world.other_officer.sees):
        assert Layout.objects.count() == 0


def test_the_letters_of_an_old_text_are_offered_where_it_does_not_show_them(
    world: World, as_: SignIn
) -> None:
    client, old = as_("vanthu"), "Uû ban nh©n d©n x· T©n Mèc häp giao ban.".encode("windows-1252")
    refused = client.post(reverse("intake-new"), {"file": SimpleUploadedFile("hop.txt", old)})
    assert "bảng mã tiếng Việt cũ" in refused.content.decode()
    typed = {"file": SimpleUploadedFile("hop.txt", old), "letters": "tcvn3"}
    shown = client.post(reverse("intake-new"), typed, follow=True).content.decode()
    assert "Uỷ ban nhân dân xã Tân Mốc" in shown
    assert "đã được chuyển sang Unicode" in shown


@needs_ocr
def test_a_scan_is_read_once_somebody_has_looked_at_it(world: World, as_: SignIn) -> None:
    client, scan = as_("vanthu"), saved(scanned_page(*WORDS), "PNG")
    refused = client.post(reverse("intake-new"), {"file": SimpleUploadedFile("kh.png", scan)})
    assert refused.status_code == 422
    assert "đánh dấu xác nhận không có nội dung bí mật" in refused.content.decode()
    with seeing_all():
        assert not Upload.objects.exists()
    typed = {"file": SimpleUploadedFile("kh.png", scan), "declared": "on"}
    shown = client.post(reverse("intake-new"), typed, follow=True).content.decode()
    assert "45/KH-UBND" in shown
    assert "do máy nhận dạng (OCR)" in shown


def test_words_and_file_at_once_or_neither_say_what_to_do(world: World, as_: SignIn) -> None:
    client = as_("vanthu")
    neither = client.post(reverse("intake-new"), {"text": "  "})
    assert "Hãy chọn một tệp, hoặc dán nội dung" in neither.content.decode()
    file = SimpleUploadedFile("a.txt", REPORT.encode())
    both = client.post(reverse("intake-new"), {"text": "Ủy ban nhân dân xã.", "file": file})
    assert both.status_code == 422
    assert "Đã chọn tệp thì để trống ô này" in both.content.decode()
    assert "Ủy ban nhân dân xã." in both.content.decode()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Tệp không có nội dung"),
        (bytes(range(256)) * 8, "không phải là văn bản"),
        (b"x" * (50 * 1024 * 1024), "Tệp vượt quá 20 MB"),
        (b"The committee agreed on the plan for the coming year. " * 6, "Không thấy tiếng Việt"),
    ],
    ids=["empty", "binary", "50 MB", "another language"],
)
def test_what_cannot_be_read_is_said_at_the_field(
    world: World, as_: SignIn, content: bytes, sentence: str
) -> None:
    answer = as_("vanthu").post(reverse("intake-new"), {"file": SimpleUploadedFile("tep.txt", content)})
    assert answer.status_code == 422
    assert sentence in answer.context["form"]["file"].errors.as_text()
    with seeing_all():
        assert not Upload.objects.exists()


@pytest.mark.parametrize("field", ["text", "file"])
def test_a_marked_text_is_neither_kept_nor_given_back(world: World, as_: SignIn, field: str) -> None:
    words = f"TỐI MẬT\n{REPORT}"
    brought = SimpleUploadedFile("ten-rieng.txt", words.encode()) if field == "file" else words
    answer = as_("vanthu").post(reverse("intake-new"), {field: brought})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "dấu chỉ độ mật" in shown
    assert "data-forget" in shown
    assert "phát quang" not in shown
    assert "ten-rieng" not in shown
    with seeing_all():
        assert not Upload.objects.exists()
        assert not File.objects.filter(name__contains="ten-rieng").exists()


def test_a_verdict_is_kept_at_once_so_that_a_lost_session_loses_nothing(world: World, as_: SignIn) -> None:
    client = as_("vanthu")
    pk = bring(client)
    said(client, pk, "r1")
    client.post(reverse("sign-out"))
    lost = said(client, pk, "r2")
    assert lost["Location"].startswith(reverse("sign-in"))
    again = as_("vanthu")
    assert again.get(lost["Location"].partition("next=")[2]).status_code == 302
    assert proposal(pk, "r1").verdict == Verdict.ACCEPTED
    assert proposal(pk, "r2").verdict == Verdict.PROPOSED


def test_a_piece_brings_only_what_changed(world: World, as_: SignIn) -> None:
    client = as_("vanthu")
    pk = bring(client)
    piece = said(client, pk, "e1", **PIECE).content.decode()
    assert 'id="f-e1"' in piece
    assert 'id="f-d1"' in piece  # accepted with the activity that names it
    assert 'id="n-events"' in piece
    assert 'id="confirm"' in piece
    assert "<html" not in piece
    assert 'id="f-r1"' not in piece


def test_a_plain_verdict_returns_to_its_place(world: World, as_: SignIn) -> None:
    client = as_("vanthu")
    pk = bring(client)
    assert said(client, pk, "r1", "rejected")["Location"].endswith(f"/{pk}/#f-r1")
    assert said(client, pk, "r1", "vang").status_code == 404


def test_a_correction_says_what_is_wrong_and_keeps_what_was_typed(world: World, as_: SignIn) -> None:
    client = as_("vanthu")
    pk = bring(client)
    wrong = correct(client, pk, "t1", lead="Sở Không Có", deadline="31/02/2027")
    shown = wrong.content.decode()
    assert wrong.status_code == 422
    assert "Không có đơn vị “Sở Không Có”" in shown
    assert "Hãy ghi ngày có thật" in shown
    assert proposal(pk, "t1").correction is None


def test_only_what_was_changed_is_a_correction(world: World, as_: SignIn) -> None:
    client = as_("vanthu")
    pk = bring(client)
    correct(client, pk, "t1", deadline="31/12/2027")
    correct(client, pk, "r1", value_0="75,5")
    assert proposal(pk, "t1").correction == {"deadline": "2027-12-31"}
    assert [each["value"] for each in proposal(pk, "r1").correction["measures"]] == [75.5]


@pytest.mark.parametrize("ident", ["d1", "l1", "e1", "t1", "r1", "o1", "p1"])
def test_every_list_has_its_form_that_changes_nothing_by_itself(
    world: World, as_: SignIn, ident: str
) -> None:
    client = as_("vanthu")
    pk = bring(client)
    assert correct(client, pk, ident).status_code == 302
    kept = proposal(pk, ident)
    assert not kept.correction
    assert kept.verdict == Verdict.ACCEPTED


def test_an_organ_is_picked_from_the_register(world: World, as_: SignIn) -> None:
    client = as_("vanthu")
    pk = bring(client, REPORT.replace("xã Tân Mốc", "xã Mốc Cũ"))
    with seeing_all():
        old = Proposal.objects.get(upload_id=pk, entry__name__icontains="Mốc Cũ")
    assert "Là mục nào?" in page(client, pk)
    correct(client, pk, old.ident, is_unit="Ủy ban nhân dân xã Tân Mốc")
    assert proposal(pk, old.ident).matched == world.commune.pk


def test_a_document_is_searched_for_in_the_register(world: World, as_: SignIn) -> None:
    client = as_("vanthu")
    pk = bring(client)
    none = correct(client, pk, "d1", find="99/QĐ-KHÔNG-CÓ")
    assert "Không có văn bản nào trong sổ khớp" in none.content.decode()
    several = correct(client, pk, "d1", find="biên giới")
    assert "Có nhiều văn bản khớp với ô tìm" in several.content.decode()
    assert "Kế hoạch 12/KH-UBND" in several.content.decode()
    correct(client, pk, "d1", find="12/KH-UBND")
    assert proposal(pk, "d1").matched == world.plan.pk


def test_a_match_can_be_taken_back(world: World, as_: SignIn) -> None:
    client = as_("vanthu")
    pk = bring(client)
    correct(client, pk, "p1", row="0")
    kept = proposal(pk, "p1")
    assert (kept.match, kept.match_id) == (Match.CHOSEN, None)


def test_one_lead_is_chosen_for_all_tasks_that_have_none(world: World, as_: SignIn) -> None:
    client = as_("vanthu")
    pk = bring(client)
    wrong = client.post(reverse("choose-lead", args=[pk]), {"lead": "Sở Không Có"})
    assert "Không có đơn vị “Sở Không Có”" in wrong.content.decode()
    client.post(reverse("choose-lead", args=[pk]), {"lead": "Sở Nội vụ tỉnh Sơn Giang"})
    assert proposal(pk, "t2").correction == {"lead": world.department.pk}
    assert proposal(pk, "t1").correction is None
    assert "cần chọn đơn vị chủ trì" not in page(client, pk)


def test_the_page_tells_its_history(world: World, as_: SignIn) -> None:
    client = as_("vanthu")
    pk = bring(client)
    said(client, pk, "r1")
    assert "Xét mục r1" in page(client, pk)


def test_the_text_itself_is_said_with_what_its_head_makes_certain(world: World, as_: SignIn) -> None:
    client = as_("vanthu")
    pk = bring(client, PLAN)
    form = client.get(reverse("reading", args=[pk])).context["itself"]
    assert (form["code"].value(), form["issuer"].value()) == ("45/KH-UBND", "Ủy ban nhân dân tỉnh Sơn Giang")
    assert "Chưa ghi nhớ đây là văn bản 45/KH-UBND" in page(client, pk)
    client.post(
        reverse("itself", args=[pk]),
        {
            "kind": "plan",
            "code": "45/KH-UBND",
            "date": "20/9/2026",
            "issuer": "Ủy ban nhân dân tỉnh Sơn Giang",
            "title": "Tuần tra chung",
        },
    )
    with seeing_all():
        kept = Upload.objects.get(pk=pk).itself
    assert (kept["date"], kept["issuer_unit"]) == ("2026-09-20", world.province.pk)
    assert "Chưa ghi nhớ" not in page(client, pk)
    client.post(reverse("judge-all", args=[pk]), {"part": "documents"})
    told = [what for _, what in client.get(reverse("reading", args=[pk])).context["will_write"]]
    assert told == ["văn bản này", "văn bản đã có trong sổ"]
    confirm(client, pk)
    assert "Kế hoạch 45/KH-UBND" in page(client, pk)


def test_what_hinders_is_said_and_nothing_is_written(world: World, as_: SignIn) -> None:
    client = as_("vanthu")
    pk = bring(client)
    said(client, pk, "t2")
    said(client, pk, "r1")
    answer = confirm(client, pk)
    assert answer.status_code == 422
    assert "cần chọn đơn vị chủ trì" in answer.content.decode()
    with seeing_all():
        assert not Result.objects.filter(file=Upload.objects.get(pk=pk).file).exists()


def test_the_second_clerk_is_told_and_a_stale_page_writes_nothing(world: World, as_: SignIn) -> None:
    clerk, chief = as_("vanthu"), as_("chutich")
    pk = bring(clerk)
    said(clerk, pk, "r1")
    stale = chief.post(reverse("confirm", args=[pk]), {"version": 1})
    assert stale.status_code == 409
    assert "Có người vừa xét thêm" in stale.content.decode()
    confirm(clerk, pk)
    second = confirm(chief, pk)
    assert second.status_code == 409
    assert "Lò Thị Vân vừa xác nhận" in second.content.decode()


def test_an_officer_judges_and_the_page_says_who_confirms(world: World, as_: SignIn) -> None:
    client = as_("tanmoc")
    pk = bring(client)
    assert said(client, pk, "r1").status_code == 302
    assert "Văn thư hoặc lãnh đạo của đơn vị xác nhận" in page(client, pk)
    assert "không được phân công xác nhận" in confirm(client, pk).content.decode()


def test_another_units_text_is_not_there(world: World, as_: SignIn) -> None:
    pk = bring(as_("vanthu"))
    stranger = as_("bienphong")
    for name, arguments in (("reading", [pk]), ("judge", [pk, "r1"]), ("correct", [pk, "r1"])):
        assert stranger.get(reverse(name, args=arguments)).status_code == 404
    assert confirm(stranger, pk).status_code == 404


def test_one_who_only_looks_is_refused_with_who_may(world: World, as_: SignIn) -> None:
    answer = as_("tracuu").post(reverse("intake-new"), {"text": REPORT})
    assert "Tài khoản tra cứu không được đưa văn bản vào." in answer.content.decode()


def test_discarded_it_stands_in_the_list_as_such(world: World, as_: SignIn) -> None:
    client = as_("vanthu")
    pk = bring(client)
    client.post(reverse("discard", args=[pk]))
    assert "đã bỏ" in client.get(reverse("intake"), {"tinh_trang": "discarded"}).content.decode()


def test_the_empty_list_names_its_one_step(world: World, as_: SignIn) -> None:
    shown = as_("vanthu").get(reverse("intake")).content.decode()
    assert "Văn bản đã tải lên, đang xét và đã ghi vào sổ sẽ hiện ở đây." in shown


def test_the_text_is_shown_whole_however_mentions_overlap(world: World, as_: SignIn) -> None:
    pk = bring(as_("vanthu"))
    with seeing_all():
        segments = cut(REPORT, Proposal.objects.filter(upload_id=pk)).segments
    assert "".join(segment.words for segment in segments) == REPORT
    shared = [segment for segment in segments if {"e1", "d1"} <= set(segment.idents)]
    assert shared
    assert shared[0].idents[0] == "d1"  # the shorter mention comes first


def test_the_page_costs_the_same_statements_however_much_was_read(
    world: World, as_: SignIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = as_("vanthu")
    few, many = bring(client), bring(client, REPORT + REPORT.replace("70 km", "71 km") * 6)
    with django_assert_num_queries(19):
        client.get(reverse("reading", args=[few]))
    with django_assert_num_queries(19):
        client.get(reverse("reading", args=[many]))


def test_the_largest_file_is_told_before_it_is_loaded() -> None:
    with pytest.raises(extraction.Unreadable, match="20 MB"):
        extraction.refuse_larger(extraction.LARGEST + 1)


def test_the_text_itself_is_not_said_to_wait_and_its_conference_is_offered_ticked(
    world: World, as_: SignIn
) -> None:
    client = as_("vanthu")
    pk = bring(client, NOTICE + "Thông báo số 31/TB-VP ngày 22/9/2026 này có hiệu lực ngay.\n")
    shown = page(client, pk)
    assert "chính văn bản này; hãy ghi nhớ ở đầu trang" in shown
    assert "Thông báo kết luận của" in shown
    assert 'name="concludes" value="e1" id="itself_concludes_0" checked' in " ".join(shown.split())
    form = client.get(reverse("reading", args=[pk])).context["itself"]
    typed = {field.name: field.value() for field in form if field.value()}
    client.post(reverse("itself", args=[pk]), {**typed, "issuer": "Văn phòng UBND tỉnh", "date": "22/9/2026"})
    assert "chính văn bản này, sẽ vào sổ" in page(client, pk)
    assert "31-TB-VP" in shown or "Thông báo 31/TB-VP" in shown
    with seeing_all():
        assert Upload.objects.get(pk=pk).itself["concludes"] == ["e1"]


def test_a_second_copy_says_which_tasks_are_in_the_register_already(world: World, as_: SignIn) -> None:
    client = as_("vanthu")
    copy = PLAN.replace("KẾ HOẠCH", "\nKẾ HOẠCH")
    for text, told in ((PLAN, "nhiệm vụ"), (copy, "nhiệm vụ đã có trong sổ")):
        pk = bring(client, text)
        form = client.get(reverse("reading", args=[pk])).context["itself"]
        typed = {field.name: field.value() for field in form if field.value()}
        client.post(reverse("itself", args=[pk]), {**typed, "date": "20/9/2026"})
        client.post(reverse("judge-all", args=[pk]), {"part": "documents"})
        said(client, pk, "t1")
        for _moment in ("before", "after"):
            counted = client.get(reverse("reading", args=[pk])).context["will_write"]
            assert [what for _, what in counted if what.startswith("nhiệm vụ")] == [told]
            confirm(client, pk)
