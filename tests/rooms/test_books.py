"""The books of an office: arrivals, numbers given to what goes out, dossiers."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection, transaction
from tests.world import NOON, TODAY, hire, make

from cotmoc.base.acting import Duty
from cotmoc.base.refusals import Refused
from cotmoc.base.row_security import seeing, seeing_all
from cotmoc.books import actions, queries
from cotmoc.books.kinds import BY_KEY
from cotmoc.books.models import Arrival, Dossier, Outgoing
from cotmoc.documents import actions as documents
from cotmoc.documents import ending
from cotmoc.documents.models import Document, Kind

PLAN, LETTER, DECISION = BY_KEY["ke-hoach"], BY_KEY["cong-van"], BY_KEY["quyet-dinh"]
SUBMISSION, MINUTES = BY_KEY["to-trinh"], BY_KEY["bien-ban"]


def drafted(world, by=None, what=PLAN, organ="UBND", **more):
    return actions.draft(
        what=what, organ=organ, title="tuần tra mốc số 5", by=by or world.clerk, at=NOON, **more
    )


def issued(world, on=TODAY, **more):
    by = more.get("by") or world.clerk
    return actions.issue(outgoing=drafted(world, **more), on=on, by=by, at=NOON)


def test_what_arrives_gets_the_next_number_of_the_year(world):
    with seeing(world.clerk.sees):
        first = actions.book_in(document=world.resolution, arrived_on=TODAY, by=world.clerk, at=NOON)
        second = actions.book_in(document=world.plan, arrived_on=TODAY, by=world.clerk, at=NOON)
        assert [first.number, second.number] == [1, 2]
        with pytest.raises(Refused, match="đã vào sổ đến số 2"):
            actions.book_in(document=world.plan, arrived_on=TODAY, by=world.clerk, at=NOON)
        assert [each.number for each in queries.arrivals(world.province.pk, year=2026)] == [2, 1]


@pytest.mark.parametrize(
    ("day", "sentence"), [(date(2026, 3, 4), "trước ngày ban hành"), (date(2026, 11, 25), "sau hôm nay")]
)
def test_nothing_arrives_before_it_was_issued_or_after_today(world, day, sentence):
    with seeing(world.clerk.sees), pytest.raises(Refused, match=sentence):
        actions.book_in(document=world.plan, arrived_on=day, by=world.clerk, at=NOON)


def test_who_signed_for_it_stands_in_the_book(world):
    with seeing(world.clerk.sees):
        line = actions.book_in(document=world.plan, arrived_on=TODAY, by=world.clerk, at=NOON)
        actions.pass_on(
            arrival=line, handler="Phòng Tổng hợp", on=TODAY, signed_for="Lê Thị Mận", by=world.clerk, at=NOON
        )
        line.refresh_from_db()
        assert (line.handler, line.signed_for, line.passed_on) == ("Phòng Tổng hợp", "Lê Thị Mận", TODAY)


def test_a_number_is_given_when_the_draft_is_issued(world):
    with seeing(world.clerk.sees):
        line = drafted(world, recipients=["Như trên", "Lưu: VT"])
        assert (line.number, line.document) == (None, None)
        line = actions.issue(outgoing=line, on=TODAY, by=world.clerk, at=NOON)
        assert line.document.code == "01/KH-UBND"
        assert line.document.issuer == world.province
        assert {each.words for each in line.document.recipients.all()} == {"Như trên", "Lưu: VT"}
        with pytest.raises(Refused, match="đã phát hành"):
            actions.issue(outgoing=line, on=TODAY, by=world.clerk, at=NOON)


def test_each_kind_has_its_series_and_a_letter_bears_the_organ_only(world):
    with seeing(world.clerk.sees):
        codes = [issued(world, what=each).document.code for each in (PLAN, SUBMISSION, MINUTES, PLAN)]
        assert codes == ["01/KH-UBND", "01/TTr-UBND", "01/BB-UBND", "02/KH-UBND"]
        assert issued(world, what=LETTER, organ="UBND-VX").document.code == "01/UBND-VX"


def test_a_committee_of_the_party_numbers_by_its_term(world):
    with seeing_all():
        by, _account, _post = hire("Bùi Thị Lựu", world.party, "Văn thư Tỉnh ủy", Duty.CLERK, "vanthutu")
    with seeing(by.sees):
        line = issued(world, by=by, organ="TU")
    assert (line.document.code, line.series) == ("01-KH/TU", "2025-2030")


def test_a_number_that_the_register_has_is_not_given_again(world):
    with seeing(world.clerk.sees):
        for number in (1, 2, 4):
            documents.register(
                kind=Kind.PLAN,
                code=f"{number}/KH-UBND",
                issuer=world.province,
                issued="2026-02-01",
                by=world.clerk,
                at=NOON,
            )
        assert [issued(world).number for _ in range(2)] == [3, 5]


def test_an_office_goes_on_from_its_paper_book(world):
    with seeing(world.clerk.sees):
        actions.start_numbers_after(what=DECISION, last=310, on=TODAY, by=world.clerk, at=NOON)
        assert issued(world, what=DECISION).number == 311
        with pytest.raises(Refused, match="không đặt lại được"):
            actions.start_numbers_after(what=DECISION, last=5, on=TODAY, by=world.clerk, at=NOON)


def test_nothing_is_back_dated(world):
    with seeing(world.clerk.sees):
        issued(world, on=date(2026, 11, 20))
        with pytest.raises(Refused, match="ngày trước đó"):
            issued(world, on=date(2026, 11, 19))
        with pytest.raises(Refused, match="sau hôm nay"):
            issued(world, on=date(2026, 11, 25))
        assert issued(world, on=date(2026, 11, 21)).number == 2


def test_a_number_that_was_rolled_back_is_given_again(world):
    with seeing(world.clerk.sees):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            assert issued(world).number == 1
            raise ZeroDivisionError
        assert issued(world).number == 1


def test_a_normative_decision_and_an_individual_one_of_one_number_are_two(world):
    facts = {"kind": Kind.DECISION, "issuer": world.province, "issued": "2026-02-01"}
    facts |= {"by": world.clerk, "at": NOON}
    with seeing(world.clerk.sees):
        first = documents.register(code="06/2026/QĐ-UBND", **facts)
        second = documents.register(code="06/QĐ-UBND", **facts)
        assert first != second
        with pytest.raises(Refused, match="khác nhau"):
            ending.merge(document=second, into=first, by=world.clerk, at=NOON)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_numbers_without_a_gap_and_without_a_double():
    world = make()
    with seeing(world.clerk.sees):
        lines = [drafted(world) for _ in range(12)]
    together, done = Barrier(4), []

    def issue_some(mine):
        together.wait()
        try:
            for index, line in enumerate(mine):
                try:
                    with seeing(world.clerk.sees):
                        number = actions.issue(outgoing=line, on=TODAY, by=world.clerk, at=NOON).number
                        if index == 1:  # fails after it has its number
                            raise ZeroDivisionError
                    done.append(number)
                except ZeroDivisionError:
                    continue
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(issue_some, [lines[start::4] for start in range(4)]))
    assert sorted(done) == list(range(1, 9))
    with seeing_all():
        plans = Document.objects.filter(kind=Kind.PLAN, issuer=world.province).exclude(pk=world.plan.pk)
        assert sorted(int(each.number) for each in plans) == list(range(1, 9))


def test_a_dossier_takes_documents_until_it_is_closed(world):
    with seeing(world.clerk.sees):
        dossier = actions.open_dossier(
            code="01.BG", title="Bảo vệ biên giới", retention="20 năm", on=TODAY, by=world.clerk, at=NOON
        )
        for document in (world.plan, world.resolution, world.plan):
            actions.file_in(dossier=dossier, document=document, by=world.clerk, at=NOON)
        assert [each.document for each in queries.filed_in(dossier)] == [world.plan, world.resolution]
        actions.close_dossier(dossier=dossier, on=TODAY, by=world.clerk, at=NOON)
        with pytest.raises(Refused, match="đã kết thúc"):
            actions.file_in(dossier=dossier, document=world.plan, by=world.clerk, at=NOON)
        with pytest.raises(Refused, match=r"đã có hồ sơ số 01\.BG"):
            actions.open_dossier(
                code="01.BG", title="Khác", retention="20 năm", on=TODAY, by=world.clerk, at=NOON
            )


def test_merged_documents_keep_their_lines(world):
    with seeing(world.clerk.sees):
        double = documents.register(
            kind=Kind.PLAN, code="12/KH-UBND", issuer_name="ủy ban tỉnh", by=world.clerk, at=NOON
        )
        first = actions.book_in(document=double, arrived_on=TODAY, by=world.clerk, at=NOON)
        ending.merge(document=double, into=world.plan, by=world.clerk, at=NOON)
        first.refresh_from_db()
        assert first.document == world.plan


@pytest.mark.parametrize("who", ["commune_officer", "reader"])
def test_who_keeps_no_books_is_told_who_does(world, who):
    by = getattr(world, who)
    with seeing(by.sees), pytest.raises(Refused, match="không được phân công"):
        drafted(world, by=by)


def test_the_books_of_a_unit_are_its_own(world):
    with seeing(world.clerk.sees):
        drafted(world)
        actions.book_in(document=world.plan, arrived_on=TODAY, by=world.clerk, at=NOON)
        actions.open_dossier(code="1", title="x", retention="20 năm", on=TODAY, by=world.clerk, at=NOON)
    with seeing(world.commune_officer.sees):
        for model in (Arrival, Outgoing, Dossier):
            assert not model.objects.exists()
