"""The register read from the index: in its order, from any place, and nothing that one may not see."""

from __future__ import annotations

import pytest
from tests.world import NOON, World

from cotmoc.base.acting import Actor
from cotmoc.base.row_security import seeing, seeing_all
from cotmoc.documents import actions as documents
from cotmoc.documents import queries
from cotmoc.documents.models import Document, Kind
from cotmoc.search import register
from cotmoc.search.register import Count, Narrowed


def listed(by: Actor, narrowed: Narrowed | None = None, *, most: int = 100) -> list[int]:
    with seeing(by.sees):
        return register.stretch(narrowed or Narrowed(), most=most)


def plans(world: World, days: list[str]) -> list[int]:
    """A plan of the province issued on each day, each a little known to its title only."""
    with seeing_all():
        return [
            documents.register(
                kind=Kind.PLAN,
                code=f"{100 + number}/KH-UBND",
                issuer=world.province,
                issued=day,
                title="kè suối Nậm Ve" if number % 2 else "trồng rừng phòng hộ",
                by=world.clerk,
                at=NOON,
            ).pk
            for number, day in enumerate(days)
        ]


DAYS = ["2026-02-01", "2026", "", "2025-11-30", "2026-02-01", "2025-12", "2026-02", "2024-01-01"]


@pytest.mark.parametrize("name", ["clerk", "chief", "commune_officer", "other_officer", "guard_clerk"])
def test_everybody_is_listed_what_the_tables_show_him_in_the_same_order(world: World, name: str) -> None:
    plans(world, DAYS)
    actor = getattr(world, name)
    with seeing(actor.sees):
        shown = list(queries.register().values_list("pk", flat=True))
    assert listed(actor) == shown


def test_without_being_told_one_is_listed_only_what_is_open(world: World) -> None:
    plans(world, DAYS)
    assert register.stretch(Narrowed(), most=100) == []
    with seeing_all():
        Document.objects.filter(pk=world.resolution.pk).update(is_open=True)
    assert register.stretch(Narrowed(), most=100) == [world.resolution.pk]
    assert register.count(Narrowed()) == Count(1, is_more=False)


def test_every_place_leads_on_and_back(world: World) -> None:
    plans(world, DAYS)
    with seeing(world.clerk.sees):
        whole = register.stretch(Narrowed(), most=100)
        days = dict(Document.objects.values_list("pk", "issued"))
        for at, pk in enumerate(whole):
            place = (days[pk], pk)
            assert register.stretch(Narrowed(), beyond=place, most=3) == whole[at + 1 : at + 4]
            before = register.stretch(Narrowed(), beyond=place, upwards=True, most=3)
            assert before == whole[max(at - 3, 0) : at][::-1]


def test_places_lead_on_among_the_documents_of_a_word_too(world: World) -> None:
    plans(world, DAYS)
    narrowed = Narrowed(words="kè suối nậm")
    whole = listed(world.clerk, narrowed)
    assert len(whole) == len(DAYS) // 2
    with seeing(world.clerk.sees):
        first = Document.objects.get(pk=whole[0])
        assert register.stretch(narrowed, beyond=(first.issued, first.pk), most=9) == whole[1:]


@pytest.mark.parametrize("words", ["nậm ve", "nam ve", "103/KH-UBND", "103 kh", "kế hoạch 103", "ke suoi"])
def test_words_and_codes_are_found_in_any_form(world: World, words: str) -> None:
    made = plans(world, DAYS)
    assert made[3] in listed(world.clerk, Narrowed(words=words))
    assert made[2] not in listed(world.clerk, Narrowed(words=words))


def test_the_list_is_narrowed_to_kind_and_year(world: World) -> None:
    made = plans(world, DAYS)
    assert set(listed(world.clerk, Narrowed(year=2025))) == {made[3], made[5]}
    assert listed(world.clerk, Narrowed(kind=Kind.RESOLUTION)) == [world.resolution.pk]
    assert listed(world.clerk, Narrowed(kind=Kind.RESOLUTION, year=2025)) == []


def test_what_a_unit_calls_an_awaited_document_finds_it_once_and_for_that_unit_only(world: World) -> None:
    law = {"kind": Kind.LAW, "code": "71/2024/QH15", "issuer_name": "Quốc hội", "issued": "2024-06-01"}
    with seeing(world.clerk.sees):
        cited = documents.register(**law, title="Luật Đò ngang", is_awaited=True, by=world.clerk, at=NOON)
    with seeing(world.guard_clerk.sees):
        documents.register(**law, title="Luật Bến bãi", is_awaited=True, by=world.guard_clerk, at=NOON)
    assert listed(world.clerk, Narrowed(words="đò ngang")) == [cited.pk]
    assert listed(world.guard_clerk, Narrowed(words="đò ngang")) == []
    assert listed(world.guard_clerk, Narrowed(words="71/2024/QH15")) == [cited.pk]


def test_one_merged_into_another_is_neither_listed_nor_counted(world: World) -> None:
    (double,) = plans(world, ["2026-03-05"])
    with seeing(world.clerk.sees):
        before = register.count(Narrowed())
    with seeing_all():
        Document.objects.filter(pk=double).update(merged_into=world.plan)
    assert double not in listed(world.clerk)
    with seeing(world.clerk.sees):
        assert register.count(Narrowed()) == Count(before.number - 1, is_more=False)


def test_what_is_hidden_changes_neither_list_nor_count(world: World) -> None:
    actor = world.other_officer

    def told() -> tuple[list[int], Count, list[int]]:
        with seeing(actor.sees):
            found = register.stretch(Narrowed(words="kè suối"), most=100)
            return register.stretch(Narrowed(), most=100), register.count(Narrowed()), found

    before = told()
    with seeing_all():
        Document.objects.filter(pk__in=plans(world, DAYS)).update(audience=[world.guard_clerk.unit])
    assert told() == before


def test_documents_are_counted_to_a_hundred(world: World) -> None:
    known = len(listed(world.clerk))
    plans(world, ["2025-01-01"] * (100 - known))
    with seeing(world.clerk.sees):
        assert register.count(Narrowed()) == Count(100, is_more=False)
        Document.objects.filter(pk=world.plan.pk).update(is_open=True)
    plans(world, ["2023-01-01"])
    with seeing(world.clerk.sees):
        assert register.count(Narrowed()) == Count(100, is_more=True)
