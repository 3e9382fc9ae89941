"""The books on their pages: forms by hand, refusals in the form, and lists of any length."""

from django.urls import reverse
from tests.world import NOON, TODAY

from cotmoc.base.row_security import seeing, seeing_all
from cotmoc.books import actions
from cotmoc.books.models import Arrival, Outgoing
from cotmoc.documents import actions as documents
from cotmoc.documents.models import Document, Kind

KILOBYTES = 40


def test_an_arrived_document_is_typed_from_the_paper(world, as_):
    answer = as_("vanthu").post(
        reverse("arrival-new"),
        {
            "arrived_on": "2026-11-24",
            "kind": "plan",
            "code": "7/KH-SNV",
            "issued": "20/11/2026",
            "issuer": "Sở Nội vụ tỉnh Sơn Giang",
            "title": "sắp xếp kho lưu trữ",
            "handler": "Phòng Hành chính",
        },
    )
    assert answer.status_code == 302
    with seeing_all():
        line = Arrival.objects.get()
        assert (line.number, line.document.code, line.document.issuer) == (1, "07/KH-SNV", world.department)
    page = as_("vanthu").get(reverse("incoming") + "?nam=2026").content.decode()
    assert "07/KH-SNV" in page
    assert "Phòng Hành chính" in page


def test_a_symbol_that_follows_no_pattern_is_shown_as_it_was_written(world, as_):
    typed = {
        "arrived_on": "2026-11-24",
        "kind": "official_letter",
        "code": "CV (khẩn) 3",
        "title": "mượn hội trường",
    }
    typed["issuer"] = "Hợp tác xã Mốc"
    assert as_("vanthu").post(reverse("arrival-new"), typed).status_code == 302
    assert "CV (khẩn) 3" in as_("vanthu").get(reverse("incoming") + "?nam=2026").content.decode()


def test_the_book_names_who_issued_what_the_register_knows_by_its_unit_only(world, as_):
    with seeing(world.clerk.sees):
        letter = documents.register(
            kind=Kind.PLAN,
            code="8/KH-SNV",
            issuer=world.department,
            issued="2026-11-02",
            title="kiểm kê tài liệu",
            by=world.clerk,
            at=NOON,
        )
        actions.book_in(document=letter, arrived_on=TODAY, by=world.clerk, at=NOON)
    page = as_("vanthu").get(reverse("incoming") + "?nam=2026").content.decode()
    assert "Sở Nội vụ tỉnh Sơn Giang" in page
    assert f'href="{reverse("documents")}" aria-current' in page


def test_a_known_document_is_booked_once(world, as_):
    asked = f"{reverse('arrival-new')}?van_ban={world.plan.pk}"
    assert as_("vanthu").post(asked, {"arrived_on": "2026-11-24"}).status_code == 302
    again = as_("vanthu").post(asked, {"arrived_on": "2026-11-24"})
    assert again.status_code == 422
    assert "đã vào sổ đến số 1" in again.content.decode()


def test_a_draft_gets_its_number_on_its_page(world, as_):
    draft = {
        "what": "ke-hoach",
        "organ": "UBND",
        "title": "kiểm tra đường tuần tra",
        "recipients": "Như trên",
    }
    assert as_("vanthu").post(reverse("draft-new"), draft).status_code == 302
    with seeing_all():
        line = Outgoing.objects.get()
    assert as_("vanthu").post(reverse("issue", args=[line.pk]), {"on": "2026-11-24"}).status_code == 302
    assert "01/KH-UBND" in as_("vanthu").get(reverse("outgoing") + "?nam=2026").content.decode()


def test_documents_are_put_into_a_dossier_and_it_is_closed(world, as_):
    client = as_("vanthu")
    opened = {"code": "01.BG", "title": "Bảo vệ biên giới", "retention": "20 năm", "on": "2026-11-24"}
    there = client.post(reverse("dossier-new"), opened)["Location"]
    assert client.post(there, {"code": "12/KH-UBND", "year": "2026"}).status_code == 302
    assert "bảo vệ cột mốc" in client.get(there).content.decode().lower()
    missing = client.post(there, {"code": "99/KH-UBND"})
    assert missing.status_code == 422
    assert "Sổ không có văn bản 99/KH-UBND" in missing.content.decode()
    client.post(f"{there}ket-thuc/", {"on": "2026-11-24"})
    assert "kết thúc 24/11/2026" in client.get(there).content.decode()


def test_a_long_book_goes_on_from_stretch_to_stretch(world, as_):
    with seeing(world.clerk.sees):
        for number in range(1, 121):
            document = documents.register(
                kind=Kind.OFFICIAL_LETTER,
                code=f"{number}/SNV-TH",
                issuer_name="Sở Nội vụ",
                issued="2026-10-01",
                title="về việc rà soát, báo cáo tình hình hoạt động của các tổ bảo vệ cột mốc trên địa bàn",
                by=world.clerk,
                at=NOON,
            )
            actions.book_in(
                document=document, arrived_on=TODAY, handler="Phòng Tổng hợp", by=world.clerk, at=NOON
            )
    client, asked, seen = as_("vanthu"), "?nam=2026", []
    for _ in range(3):
        answer = client.get(reverse("incoming") + asked)
        assert len(answer.content) <= KILOBYTES * 1024
        seen.append([line.number for line in answer.context["stretch"]])
        asked = f"?nam=2026&sau={answer.context['stretch'].after}"
    assert [number for stretch in seen for number in stretch] == list(range(120, 0, -1))
    back = client.get(f"{reverse('incoming')}?nam=2026&truoc={answer.context['stretch'].before}")
    assert [line.number for line in back.context["stretch"]] == seen[1]


def test_an_address_of_another_making_shows_the_beginning(world, as_):
    for odd in ("sau=x", "sau=1~2~3", "truoc=9999999999999999999999", "nam=12345", "sau="):
        assert as_("vanthu").get(f"{reverse('incoming')}?{odd}").status_code == 200
    for odd in ("sau=2026-99-99~1", "sau=x~1", "truoc=2026-13-01~4"):
        assert as_("vanthu").get(f"{reverse('outgoing')}?{odd}").status_code == 200


def test_a_merged_document_leads_to_the_kept_one(world, as_):
    with seeing(world.clerk.sees):
        double = documents.register(
            kind=Kind.PLAN, code="12/KH-UBND", issuer_name="ủy ban tỉnh", by=world.clerk, at=NOON
        )
    answer = as_("vanthu").post(reverse("merge", args=[double.pk]), {"into": f"{world.plan.pk}"})
    assert answer["Location"] == reverse("document", args=[world.plan.pk])
    assert as_("vanthu").get(reverse("document", args=[double.pk]))["Location"] == answer["Location"]
    with seeing_all():
        assert Document.objects.get(pk=double.pk).merged_into == world.plan


def test_a_recall_is_told_on_the_page_and_in_the_list(world, as_):
    given = {"ending": "recalled", "on": "2026-11-20", "act": "Quyết định số 9/QĐ-UBND"}
    answer = as_("vanthu").post(reverse("recall", args=[world.plan.pk]), given)
    assert answer.status_code == 302
    page = as_("vanthu").get(answer["Location"]).content.decode()
    assert "đã bị thu hồi" in page
    assert "Quyết định số 9/QĐ-UBND" in page
    assert "đã bị thu hồi" in as_("vanthu").get(reverse("documents")).content.decode()
    refused = as_("vanthu").post(reverse("recall", args=[world.plan.pk]), given)
    assert refused.status_code == 422


def test_who_does_not_keep_the_books_is_told_so_and_shown_no_form(world, as_):
    draft = {"what": "ke-hoach", "organ": "UBND", "title": "trồng rừng phòng hộ", "recipients": "Như trên"}
    as_("vanthu").post(reverse("draft-new"), draft)
    with seeing_all():
        line = Outgoing.objects.get()
    shown = as_("tracuu").get(reverse("issue", args=[line.pk]))
    asked = as_("tracuu").get(reverse("draft-new"))
    assert shown.status_code == asked.status_code != 200
    assert '<form method="post"' not in shown.content.decode().split("<main")[1]
