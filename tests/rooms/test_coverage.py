"""Who had to carry out a directive, who has and who has not; clause by clause; what only copies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.world import ACT, MERGER, NOON, REFORM, TODAY, World, found_unit

from cotmoc.activities import actions as activities
from cotmoc.activities.models import About
from cotmoc.activities.models import Kind as ActivityKind
from cotmoc.base.acting import SYSTEM
from cotmoc.base.refusals import Refused
from cotmoc.base.row_security import seeing, seeing_all
from cotmoc.coverage import actions
from cotmoc.coverage.clauses import clause_spans, closely
from cotmoc.coverage.heirs import heirs_of
from cotmoc.coverage.queries import Coverage, Row, Standing, coverage_of
from cotmoc.coverage.shingles import COPIED, likeness
from cotmoc.documents import actions as documents
from cotmoc.documents.lineage import lineage_of
from cotmoc.documents.models import Document, Kind, Lineage, Link, Passage
from cotmoc.tasks import actions as tasks
from cotmoc.tasks.models import Theme
from cotmoc.units import actions as units
from cotmoc.units.models import Change, Level, Line, Unit
from cotmoc.units.models import Kind as UnitKind

CLAUSES = """Kế hoạch bảo vệ đường biên

1. Tổ chức cho cán bộ và nhân dân các bản ven suối học tập quy chế khu vực biên giới trong quý II.
2. Sửa chữa mười hai cột mốc bị xói chân trước mùa mưa và dựng lại các biển báo đã mất.
a) Lập danh sách hộ tự quản từng đoạn đường biên, giao đoạn bằng biên bản có chữ ký của trưởng bản.
"""


def covered(world: World, *, on: date = TODAY, document: Document | None = None) -> Coverage:
    return coverage_of(document or world.plan, decided_by=world.clerk.unit, on=on)


def row_of(found: Coverage, unit: Unit) -> Row:
    return next(row for row in found.rows if row.unit == unit.pk)


def answer(
    world: World, issuer: Unit, *, issued: str = "2026-03-20", number: str = "5", to: Document | None = None
) -> Document:
    plan = documents.register(
        kind=Kind.PLAN, number=number, issuer=issuer, issued=issued, by=world.clerk, at=NOON
    )
    documents.link(document=plan, link=Link.IMPLEMENTS, target=to or world.plan, by=world.clerk, at=NOON)
    return plan


def test_expected_are_those_it_was_sent_to_and_those_who_lead_its_tasks(world: World) -> None:
    with seeing(world.clerk.sees):
        found = covered(world)
    assert [row.unit for row in found.rows] == [world.commune.pk]
    assert not found.is_decided


def test_those_above_who_are_sent_it_to_know_are_not_expected(world: World) -> None:
    with seeing(world.clerk.sees):
        for to in (world.party, world.department):
            documents.address(document=world.plan, to=to, by=world.clerk, at=NOON)
        found = covered(world)
    assert {row.unit for row in found.rows} == {world.commune.pk, world.department.pk}


def test_who_issued_something_has_done_it_after_so_many_days(world: World) -> None:
    with seeing(world.clerk.sees):
        plan = answer(world, world.commune)
        row = row_of(covered(world), world.commune)
    assert (row.standing, row.documents, row.days_after) == (Standing.ISSUED, [plan], 15)


def test_what_was_issued_later_than_the_day_does_not_count_yet(world: World) -> None:
    with seeing(world.clerk.sees):
        answer(world, world.commune, issued="2026-03-20")
        before = row_of(covered(world, on=date(2026, 3, 19)), world.commune)
    assert not before.is_done


def test_who_has_not_by_the_deadline_is_late(world: World) -> None:
    with seeing(world.clerk.sees):
        actions.expect(
            document=world.plan,
            of=[world.commune, world.other_commune],
            deadline=date(2026, 11, 1),
            by=world.clerk,
            at=NOON,
        )
        found = covered(world)
    late = row_of(found, world.other_commune)
    assert (late.standing, late.days_late) == (Standing.LATE, 23)
    assert found.is_decided


def test_a_decision_takes_the_place_of_the_former_and_is_the_units_own(world: World) -> None:
    with seeing(world.clerk.sees):
        for of in ([world.commune], [world.other_commune]):
            actions.expect(document=world.plan, of=of, deadline=None, by=world.clerk, at=NOON)
        assert [row.unit for row in covered(world).rows] == [world.other_commune.pk]
    with seeing(world.commune_officer.sees):
        others = coverage_of(world.plan, decided_by=world.commune.pk, on=TODAY)
    assert not others.is_decided


@pytest.mark.parametrize("who", ["reader", "commune_officer"])
def test_only_those_who_keep_registers_decide(world: World, who: str) -> None:
    by = getattr(world, who)
    with seeing(by.sees), pytest.raises(Refused, match="không được phân công"):
        actions.expect(document=world.plan, of=[world.commune], deadline=None, by=by, at=NOON)


def test_a_deadline_before_the_directive_is_refused(world: World) -> None:
    with seeing(world.clerk.sees), pytest.raises(Refused, match="không thể trước ngày ban hành 05/03/2026"):
        actions.expect(
            document=world.plan, of=[world.commune], deadline=date(2026, 1, 1), by=world.clerk, at=NOON
        )


def test_a_conference_that_made_it_known_counts_for_its_host(world: World) -> None:
    with seeing(world.clerk.sees):
        documents.address(document=world.plan, to=world.other_commune, by=world.clerk, at=NOON)
        held = activities.register(
            kind=ActivityKind.DISSEMINATION,
            name="Hội nghị quán triệt Kế hoạch 12",
            held="2026-03-25",
            hosts=[world.other_commune],
            by=world.clerk,
            at=NOON,
        )
        activities.concerns(
            activity=held, document=world.plan, about=About.DISSEMINATES, by=world.clerk, at=NOON
        )
        row = row_of(covered(world), world.other_commune)
    assert (row.standing, row.days_after) == (Standing.HELD, 20)


def test_what_implements_it_asks_too(world: World) -> None:
    with seeing(world.clerk.sees):
        found = covered(world, document=world.resolution)
    row = row_of(found, world.commune)
    assert row.asked_by == world.plan


def test_a_unit_merged_since_counts_by_its_heir(world: World) -> None:
    with seeing_all():
        old = documents.register(
            kind=Kind.DIRECTIVE,
            number="3",
            issuer=world.province,
            issued="2025-02-03",
            by=world.clerk,
            at=NOON,
        )
        documents.address(document=old, to=world.old_commune, by=world.clerk, at=NOON)
        before = coverage_of(old, decided_by=None, on=date(2025, 6, 1))
        answer(world, world.commune, issued="2025-09-01", number="6", to=old)
        after = coverage_of(old, decided_by=None, on=TODAY)
    assert [row.unit for row in before.rows] == [world.old_commune.pk]
    assert [(row.unit, row.stands_for, row.is_done) for row in after.rows] == [
        (world.commune.pk, [world.old_commune.pk], True)
    ]


def test_a_split_unit_counts_by_all_its_heirs(world: World) -> None:
    with seeing_all():
        whole = found_unit(
            "Ủy ban nhân dân xã Mốc Cả",
            UnitKind.PEOPLES_COMMITTEE,
            Level.COMMUNE,
            {Line.STATE: world.province},
            on=REFORM,
        )
        new = [
            found_unit(
                f"Ủy ban nhân dân xã Mốc {name}",
                UnitKind.PEOPLES_COMMITTEE,
                Level.COMMUNE,
                {Line.STATE: world.province},
                on=date(2026, 1, 1),
                act=ACT,
            )
            for name in ("Trên", "Dưới")
        ]
        units.abolish(
            unit=whole,
            heirs=new,
            change=Change.SPLIT,
            on=date(2026, 1, 1),
            act=MERGER,
            by=SYSTEM,
            at=NOON,
        )
        assert heirs_of([whole.pk], on=TODAY) == {whole.pk: {unit.pk for unit in new}}
        assert heirs_of([whole.pk], on=REFORM) == {whole.pk: {whole.pk}}


def test_what_one_may_not_see_is_in_no_row_and_no_count(world: World) -> None:
    with seeing_all():
        answer(world, world.commune, to=world.plan)
        hidden = documents.register(
            kind=Kind.PLAN,
            number="78",
            issuer=world.border_guard,
            issued="2026-05-01",
            by=world.guard_clerk,
            at=NOON,
        )
        documents.link(
            document=hidden, link=Link.IMPLEMENTS, target=world.plan, by=world.guard_clerk, at=NOON
        )
        documents.address(document=hidden, to=world.other_commune, by=replace(world.guard_clerk), at=NOON)
    with seeing({world.department.pk, world.province.pk}):
        found = covered(world)
    assert hidden.pk not in found.chain
    assert world.other_commune.pk not in {row.unit for row in found.rows}
    with seeing({world.border_guard.pk, world.province.pk}):
        assert world.other_commune.pk in {row.unit for row in covered(world).rows}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    seen=st.sets(
        st.sampled_from(["province", "party", "border_guard", "department", "commune", "other_commune"])
    ),
    links=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=8),
)
def test_lineage_and_coverage_hold_nothing_that_the_asker_does_not_see(
    world: World, seen: set[str], links: list[tuple[int, int]]
) -> None:
    """Whatever is linked by whomever: the asker is in the audience of all that is told."""
    clerks = (world.clerk, world.guard_clerk)
    with seeing_all():
        plans = [
            documents.register(
                kind=Kind.PLAN,
                number=str(800 + number),
                issuer=issuer,
                issued="2026-05-02",
                by=clerks[number % 2],
                at=NOON,
            )
            for number, issuer in enumerate([world.border_guard, world.commune, world.other_commune] * 2)
        ]
        Lineage.objects.filter(document__in=plans).delete()
        for number, (below, above) in enumerate(links):
            if below > above:
                documents.link(
                    document=plans[below],
                    link=Link.DETAILS,
                    target=plans[above],
                    by=clerks[number % 2],
                    at=NOON,
                )
        documents.link(
            document=plans[0], link=Link.IMPLEMENTS, target=world.resolution, by=world.guard_clerk, at=NOON
        )
        audiences = {found.pk: set(found.audience) for found in Document.objects.all()}
        open_ = {found.pk for found in Document.objects.filter(is_open=True)}
    units_seen = {getattr(world, name).pk for name in seen}
    with seeing(units_seen):
        found = coverage_of(world.resolution, decided_by=None, on=TODAY)
        graph = lineage_of(world.resolution)
    told = {each.pk for row in found.rows for each in [row.asked_by, *row.documents]} | set(found.chain)
    told |= {pk for link in graph.links for pk in (link.document_id, link.target_id)} | set(graph.documents)
    assert all(pk in open_ or audiences[pk] & units_seen for pk in told - {world.resolution.pk})
    assert all(set(task.audience) & units_seen for row in found.rows for task in row.tasks)


def test_clauses_are_found_by_their_numbers() -> None:
    found = [CLAUSES[start:end] for start, end in clause_spans(CLAUSES)]
    assert [words[:2] for words in found] == ["1.", "2.", "a)"]


def test_clause_by_clause(world: World) -> None:
    with seeing(world.clerk.sees):
        file = documents.keep_file(
            content=b"x", name="k.txt", media_type="text/plain", text=CLAUSES, by=world.clerk, at=NOON
        )
        plan = documents.register(
            kind=Kind.PLAN, number="20", issuer=world.province, issued="2026-04-01", by=world.clerk, at=NOON
        )
        documents.attach(document=plan, file=file, by=world.clerk, at=NOON)
        start = CLAUSES.index("Sửa chữa")
        in_clause, without = (
            tasks.assign(
                words=words,
                theme=Theme.OTHER,
                lead=world.commune,
                assigned_on=date(2026, 4, 1),
                document=plan,
                said_in=said,
                by=world.clerk,
                at=NOON,
            )
            for words, said in (
                ("Sửa chữa mười hai cột mốc", Passage(file, start, start + 25)),
                ("việc ghi bằng tay", None),
            )
        )
        found = closely(plan, {plan.pk: plan}, [in_clause, without])
    assert [bool(clause.tasks) for clause in found.clauses] == [False, True, False]
    assert found.tasks_without == [without]
    assert len(found.not_taken_up) == 2


WORDS = [f"chữ{number}" for number in range(400)]


def test_a_text_that_copies_is_told_with_both_stretches() -> None:
    upper, lower = " ".join(WORDS[:300]), "Mở đầu riêng của xã. " + " ".join(WORDS[50:250]).upper()
    like = likeness(upper, lower)
    assert like is not None and like.share >= COPIED
    assert upper[slice(*like.upper)] == " ".join(WORDS[50:250])
    assert lower[slice(*like.lower)] == " ".join(WORDS[50:250]).upper()


def test_a_text_of_its_own_is_no_copy_and_a_short_one_is_not_judged() -> None:
    own = likeness(" ".join(WORDS[:200]), " ".join(WORDS[200:]))
    assert own is not None and own.share == 0
    assert likeness("một hai ba bốn năm sáu", " ".join(WORDS)) is None


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(WORDS[:60]), min_size=45, max_size=120),
    st.lists(st.sampled_from(WORDS[:60]), min_size=45, max_size=120),
)
def test_both_stretches_are_the_same_words(above: list[str], below: list[str]) -> None:
    upper, lower = " ".join(above), " ".join(below)
    like = likeness(upper, lower)
    if like:
        assert 0 <= like.share <= 1
        assert upper[slice(*like.upper)] == lower[slice(*like.lower)]
