from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection
from tests.world import NOON, TEXT, make

from cotmoc.audit.queries import history_of
from cotmoc.base.refusals import Refused
from cotmoc.base.row_security import seeing
from cotmoc.documents import actions, codes, queries
from cotmoc.documents.lineage import lineage_of
from cotmoc.documents.models import Document, File, Kind, Link
from cotmoc.documents.naming import title_of


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("33-NQ/TW", "33-NQ/TW"),
        ("33/NQ-TW", "33-NQ/TW"),
        ("11 - CT / TU", "11-CT/TU"),
        ("33-NQ/T.Ư", "33-NQ/TW"),
        ("045/KH-UBND", "45/KH-UBND"),
        ("7-NQ/TU", "07-NQ/TU"),
        ("30/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("66/2020/QH14", "66/2020/QH14"),
        ("2786/QÐ-BQP", "2786/QĐ-BQP"),
    ],
)
def test_a_code_has_one_form(written, canonical):
    assert str(codes.parse(written)) == canonical


@pytest.mark.parametrize("written", ["", "NQ/TW", "số ba mươi ba", "33"])
def test_what_is_no_code_gives_none(written):
    assert codes.parse(written) is None


@pytest.mark.parametrize(
    ("written", "issued_on", "series"),
    [
        ("111/KH-UBND", date(2025, 7, 4), "2025"),
        ("30/2020/NĐ-CP", None, "2020"),
        ("33-NQ/TW", date(2018, 9, 28), "2016-2021"),
        ("11-CT/TU", date(2022, 2, 16), "2020-2025"),
        ("11-CT/TU", None, ""),
    ],
)
def test_a_number_runs_in_its_year_or_term(written, issued_on, series):
    assert codes.series_of(codes.parse(written), issued_on) == series


@pytest.mark.parametrize(
    ("left", "right", "may"),
    [
        ("2026", "2026", True),
        ("", "2026", True),
        ("2025-2030", "2026", True),
        ("2025-2030", "2024", False),
        ("2025-2030", "2026-2031", False),
        ("2025", "2026", False),
    ],
)
def test_a_year_may_be_of_the_term_that_holds_it(left, right, may):
    assert codes.may_be_one_series(left, right) is codes.may_be_one_series(right, left) is may


def register_plan(world, by, **changes):
    facts = {
        "kind": Kind.PLAN,
        "code": "12/KH-UBND",
        "issuer": world.province,
        "issued": "2026-03-05",
        "by": by,
        "at": NOON,
    }
    return actions.register(**facts | changes)


def test_the_same_identity_is_one_document(world):
    with seeing(world.clerk.sees):
        assert register_plan(world, world.clerk, code="012/KH-UBND") == world.plan


def test_what_has_no_number_is_one_by_its_title(world):
    law = {"kind": Kind.LAW, "code": "", "issuer": None, "issued": "", "title": "Luật Thư viện"}
    with seeing(world.clerk.sees):
        first = register_plan(world, world.clerk, **law)
        assert register_plan(world, world.clerk, **law | {"title": "luật thư viện"}) == first
        assert register_plan(world, world.clerk, **law | {"title": "Luật Lưu trữ"}) != first


def test_a_bare_number_is_not_taken_for_the_document_of_that_number(world):
    with seeing(world.clerk.sees):
        bare = register_plan(world, world.clerk, code="", number="12", issuer=None, issued="")
    assert bare != world.plan


def test_a_party_document_cited_by_its_bare_number_and_day_is_the_registered_one(world):
    cited = {"kind": Kind.RESOLUTION, "code": "", "number": "7", "issuer": world.resolution.issuer}
    with seeing(world.clerk.sees):
        assert register_plan(world, world.clerk, **cited, issued="2026-01-15") == world.resolution
        assert register_plan(world, world.clerk, **cited, issued="2026-01-16") != world.resolution


def test_another_year_is_another_document(world):
    with seeing(world.clerk.sees):
        assert register_plan(world, world.clerk, issued="2025-03-05") != world.plan


def test_another_unit_that_registers_it_comes_to_see_it(world):
    with seeing(world.clerk.sees):
        plan = register_plan(world, world.clerk, code="43/KH-UBND")
    with seeing(world.guard_clerk.sees):
        assert not Document.objects.filter(pk=plan.pk).exists()
        assert register_plan(world, world.guard_clerk, code="43/KH-UBND") == plan
        assert Document.objects.filter(pk=plan.pk).exists()


def test_an_awaited_document_is_completed_and_never_overwritten(world):
    with seeing(world.clerk.sees):
        cited = register_plan(world, world.clerk, code="40/KH-UBND", title="", is_awaited=True)
        arrived = register_plan(world, world.clerk, code="40/KH-UBND", title="tuần tra chung")
        again = register_plan(world, world.clerk, code="40/KH-UBND", title="tên khác")
    assert cited.is_awaited
    assert arrived == cited == again
    assert (again.title, again.is_awaited) == ("tuần tra chung", False)


def test_those_it_is_addressed_to_see_it_with_its_file(world):
    for actor, sees in ((world.commune_officer, True), (world.other_officer, False)):
        with seeing(actor.sees):
            assert queries.register().filter(pk=world.plan.pk).exists() is sees
            assert File.objects.filter(pk=world.text.pk).exists() is sees


def test_who_merely_cites_a_document_does_not_come_to_see_its_files(world):
    with seeing(world.guard_clerk.sees):
        register_plan(world, world.guard_clerk, is_awaited=True)
    with seeing(world.clerk.sees):
        annex = actions.keep_file(
            content=b"x", name="phu-luc.txt", media_type="text/plain", text="x", by=world.clerk, at=NOON
        )
        actions.attach(document=world.plan, file=annex, by=world.clerk, at=NOON)
        actions.address(document=world.plan, to=world.department, by=world.clerk, at=NOON)
    with seeing(world.guard_clerk.sees):
        assert not File.objects.filter(pk__in=(annex.pk, world.text.pk)).exists()
    with seeing(world.commune_officer.sees):
        assert File.objects.filter(pk__in=(annex.pk, world.text.pk)).count() == 2


def test_an_awaited_document_is_registered_by_the_unit_that_receives_it(world):
    with seeing(world.guard_clerk.sees):
        cited = register_plan(world, world.guard_clerk, code="41/KH-UBND", is_awaited=True)
    with seeing(world.clerk.sees):
        received = register_plan(world, world.clerk, code="41/KH-UBND")
    assert received == cited
    assert received.registered_by == world.province


def test_two_units_that_say_one_lineage_both_see_it(world):
    with seeing(world.guard_clerk.sees):
        plan = register_plan(world, world.guard_clerk)
        resolution = register_plan(
            world,
            world.guard_clerk,
            kind=Kind.RESOLUTION,
            code="07-NQ/TU",
            issuer=world.party,
            issued="2026-01-15",
        )
        assert not plan.upward.exists()
        said = actions.link(
            document=plan, link=Link.IMPLEMENTS, target=resolution, by=world.guard_clerk, at=NOON
        )
        assert plan.upward.get() == said
    with seeing(world.clerk.sees):
        assert world.plan.upward.get() == said


@pytest.mark.django_db(transaction=True)
def test_two_units_that_register_one_document_at_once_share_it():
    world = make()
    together = Barrier(2)

    def registers(actor):
        try:
            with seeing(actor.sees):
                together.wait()
                return register_plan(world, actor, code="42/KH-UBND").pk
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        first, second = both.map(registers, (world.clerk, world.guard_clerk))
    assert first == second


def test_a_law_is_open_to_everybody_and_changed_by_its_registrar_only(world):
    with seeing(world.clerk.sees):
        law = actions.register(
            kind=Kind.LAW,
            code="66/2020/QH14",
            issuer_name="Quốc hội",
            issued="2020-11-11",
            by=world.clerk,
            at=NOON,
        )
    with seeing(world.guard_clerk.sees):
        assert Document.objects.filter(pk=law.pk).exists()
        with pytest.raises(Refused):
            actions.address(document=law, words="các đơn vị", by=world.guard_clerk, at=NOON)


LAW = {
    "kind": Kind.LAW,
    "code": "66/2020/QH14",
    "issuer": None,
    "issuer_name": "Quốc hội",
    "issued": "2020-11-11",
}


def test_a_law_that_two_units_cite_is_one_document_and_each_keeps_its_own_words_for_it(world):
    with seeing(world.clerk.sees):
        cited = register_plan(world, world.clerk, **LAW, title="Luật về biên phòng", is_awaited=True)
    with seeing(world.guard_clerk.sees):
        assert not Document.objects.filter(pk=cited.pk).exists()
        again = register_plan(world, world.guard_clerk, **LAW, title="Luật Biên phòng", is_awaited=True)
    assert again == cited
    for actor, words in ((world.clerk, "Luật về biên phòng"), (world.guard_clerk, "Luật Biên phòng")):
        with seeing(actor.sees):
            (seen,) = queries.register(kind=Kind.LAW)
            assert title_of(seen) == words
            assert list(queries.register(words=words)) == [seen]
    with seeing(world.guard_clerk.sees):
        assert not queries.register(words="về").filter(pk=cited.pk).exists()


def test_who_guesses_a_cited_document_does_not_learn_what_another_unit_calls_it(world):
    with seeing(world.clerk.sees):
        cited = register_plan(world, world.clerk, code="61/KH-UBND", title="tuần tra đêm", is_awaited=True)
    with seeing(world.guard_clerk.sees):
        assert register_plan(world, world.guard_clerk, code="61/KH-UBND", is_awaited=True) == cited
        (seen,) = queries.register(words="61/KH-UBND")
    assert title_of(seen) == ""


def test_a_cited_document_is_not_shown_to_its_issuer_before_it_is_here(world):
    with seeing(world.guard_clerk.sees):
        cited = register_plan(world, world.guard_clerk, code="62/KH-UBND", title="a", is_awaited=True)
    with seeing(world.clerk.sees):
        assert not Document.objects.filter(pk=cited.pk).exists()
        assert register_plan(world, world.clerk, code="62/KH-UBND", title="chốt chặn") == cited
    with seeing(world.guard_clerk.sees):
        assert title_of(queries.register().get(pk=cited.pk)) == "chốt chặn"


def test_a_law_is_open_to_everybody_once_it_is_received_under_its_code(world):
    with seeing(world.clerk.sees):
        cited = register_plan(world, world.clerk, **LAW, title="Luật Biên phòng", is_awaited=True)
    with seeing(world.other_officer.sees):
        assert not Document.objects.filter(pk=cited.pk).exists()
    with seeing(world.guard_clerk.sees):
        register_plan(world, world.guard_clerk, **LAW, title="Luật Biên phòng Việt Nam")
    with seeing(world.other_officer.sees):
        assert Document.objects.get(pk=cited.pk).title == "Luật Biên phòng Việt Nam"


def test_a_law_cited_by_its_title_in_two_units_is_one_and_a_plan_is_not(world):
    by_title = {"code": "", "issuer": None, "issued": "", "is_awaited": True}
    for kind, title, is_one in ((Kind.LAW, "Luật Thư viện", True), (Kind.PLAN, "Kế hoạch tuần tra", False)):
        with seeing(world.clerk.sees):
            first = register_plan(world, world.clerk, kind=kind, title=title, **by_title)
        with seeing(world.guard_clerk.sees):
            second = register_plan(world, world.guard_clerk, kind=kind, title=title, **by_title)
        assert (first == second) is is_one


@pytest.mark.parametrize("said", [{"issuer_name": ""}, {"issuer_name": "Quốc hội khóa XIV"}, {"issued": ""}])
def test_a_law_cited_by_its_code_in_two_units_is_one(world, said):
    with seeing(world.clerk.sees):
        first = register_plan(world, world.clerk, **LAW, is_awaited=True)
    with seeing(world.guard_clerk.sees):
        assert register_plan(world, world.guard_clerk, **LAW | said, is_awaited=True) == first


def test_who_comes_to_see_a_registered_document_by_citing_it_leaves_a_line(world):
    with seeing(world.clerk.sees):
        plan = register_plan(world, world.clerk, code="43/KH-UBND")
    with seeing(world.guard_clerk.sees):
        register_plan(world, world.guard_clerk, code="43/KH-UBND", is_awaited=True)
    with seeing(world.clerk.sees):
        newest = history_of(plan)[0]
    assert (newest.action, newest.change) == ("document.shown", {"to": world.border_guard.pk})


def test_a_party_document_cited_by_its_day_runs_in_its_term_once_its_code_is_known(world):
    facts = {"kind": Kind.DIRECTIVE, "issuer": world.party, "issued": "2026-04-20"}
    with seeing(world.clerk.sees):
        cited = register_plan(world, world.clerk, code="", number="9", is_awaited=True, **facts)
        received = register_plan(world, world.clerk, code="09-CT/TU", **facts)
    assert (cited.series, received.series) == ("2026", "2025-2030")
    assert received == cited


def test_lineage_leads_up_and_down(world):
    with seeing(world.clerk.sees):
        commune_plan = register_plan(world, world.clerk, code="03/KH-UBND", issuer=world.commune)
        actions.link(document=commune_plan, link=Link.DETAILS, target=world.plan, by=world.clerk, at=NOON)
        graph = lineage_of(world.plan)
    assert graph.rank == {world.plan.pk: 0, world.resolution.pk: -1, commune_plan.pk: 1}
    assert len(graph.links) == 2


def test_lineage_said_twice_is_kept_once(world):
    with seeing(world.clerk.sees):
        again = actions.link(
            document=world.plan, link=Link.IMPLEMENTS, target=world.resolution, by=world.clerk, at=NOON
        )
        assert world.plan.upward.get() == again


def test_a_document_does_not_follow_itself(world):
    with seeing(world.clerk.sees), pytest.raises(Refused, match="chính nó"):
        actions.link(document=world.plan, link=Link.REPLACES, target=world.plan, by=world.clerk, at=NOON)


def test_the_same_bytes_are_kept_once_for_a_unit(world):
    with seeing(world.clerk.sees):
        again = actions.keep_file(
            content=TEXT.encode(),
            name="khac.txt",
            media_type="text/plain",
            text=TEXT,
            by=world.clerk,
            at=NOON,
        )
    assert again.pk == world.text.pk


def test_one_who_only_looks_keeps_no_file(world):
    with seeing(world.reader.sees), pytest.raises(Refused, match="tra cứu"):
        actions.keep_file(
            content=b"x", name="x.txt", media_type="text/plain", text="x", by=world.reader, at=NOON
        )
