"""In force, amended, replaced, recalled: as of a day, from what the lineage and the acts say."""

from datetime import date

import pytest
from tests.world import NOON

from cotmoc.base.refusals import Refused
from cotmoc.base.row_security import seeing, seeing_all
from cotmoc.documents import actions, ending, force
from cotmoc.documents.force import Force
from cotmoc.documents.models import Ending, Kind, Link

ACT = "Quyết định số 20/QĐ-UBND ngày 01/8/2026"


def force_of(document, on):
    """As a list says it and as the document's own page does."""
    listed = force.forces_of([document.pk], on=on).get(document.pk, Force.IN_FORCE)
    assert listed == force.force_after(force.acts_upon(document, on=on))
    return listed


def follow(world, link, issued):
    later = actions.register(
        kind=Kind.PLAN,
        code=f"{issued[5:7]}/KH-UBND",
        issuer=world.province,
        issued=issued,
        by=world.clerk,
        at=NOON,
    )
    actions.link(document=later, link=link, target=world.plan, by=world.clerk, at=NOON)
    return later


def test_a_document_is_in_force_amended_and_replaced_from_the_day_of_the_other(world):
    with seeing(world.clerk.sees):
        follow(world, Link.AMENDS, "2026-06-10")
        follow(world, Link.REPLACES, "2026-09-01")
        assert force_of(world.plan, date(2026, 6, 9)) == Force.IN_FORCE
        assert force_of(world.plan, date(2026, 6, 10)) == Force.AMENDED
        assert force_of(world.plan, date(2026, 9, 1)) == Force.REPLACED


@pytest.mark.parametrize(
    ("end", "expected"), [(Ending.RECALLED, Force.RECALLED), (Ending.ABOLISHED, Force.ABOLISHED)]
)
def test_what_is_recalled_is_over_from_that_day(world, end, expected):
    with seeing(world.clerk.sees):
        ending.recall(document=world.plan, ending=end, on=date(2026, 8, 1), act=ACT, by=world.clerk, at=NOON)
        assert force_of(world.plan, date(2026, 7, 31)) == Force.IN_FORCE
        assert force_of(world.plan, date(2026, 8, 1)) == expected
        assert expected.is_over
    with seeing(world.commune_officer.sees):  # to whom it was sent
        assert force_of(world.plan, date(2026, 8, 1)) == expected


def test_what_is_recalled_is_sent_to_nobody_else(world):
    with seeing(world.clerk.sees):
        ending.recall(
            document=world.plan, ending=Ending.RECALLED, on=date(2026, 8, 1), act=ACT, by=world.clerk, at=NOON
        )
        with pytest.raises(Refused, match="thu hồi"):
            actions.address(document=world.plan, to=world.department, by=world.clerk, at=NOON)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"on": date(2026, 3, 4)}, "trước ngày ban hành"),
        ({"on": date(2026, 12, 1)}, "sau hôm nay"),
        ({"on": date(1944, 1, 1)}, "không hợp lệ"),
        ({"act": " "}, "văn bản quyết định"),
    ],
)
def test_a_recall_is_refused_with_a_sentence(world, changes, sentence):
    named = {"document": world.plan, "ending": Ending.RECALLED, "on": date(2026, 8, 1), "act": ACT}
    with seeing(world.clerk.sees), pytest.raises(Refused, match=sentence):
        ending.recall(**named | changes, by=world.clerk, at=NOON)


def test_a_document_is_recalled_once_and_by_those_it_belongs_to(world):
    named = {
        "document": world.plan,
        "ending": Ending.RECALLED,
        "on": date(2026, 8, 1),
        "act": ACT,
        "at": NOON,
    }
    with seeing(world.guard_clerk.sees), pytest.raises(Refused, match="Chỉ đơn vị ban hành"):
        ending.recall(**named, by=world.guard_clerk)
    with seeing(world.commune_officer.sees), pytest.raises(Refused, match="không được phân công"):
        ending.recall(**named, by=world.commune_officer)
    with seeing(world.clerk.sees):
        ending.recall(**named, by=world.clerk)
        with pytest.raises(Refused, match="đã được ghi"):
            ending.recall(**named, by=world.clerk)


def test_a_replacing_document_that_one_does_not_see_tells_nothing(world):
    with seeing_all():
        later = actions.register(
            kind=Kind.PLAN,
            code="77/KH-UBND",
            issuer=world.province,
            issued="2026-09-01",
            by=world.clerk,
            at=NOON,
        )
        actions.link(document=later, link=Link.REPLACES, target=world.plan, by=world.clerk, at=NOON)
    with seeing(world.commune_officer.sees):
        assert force_of(world.plan, date(2026, 10, 1)) == Force.IN_FORCE
