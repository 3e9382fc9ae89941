"""Acts on units: what they refuse, with which sentence, and what they leave behind."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import connection, transaction
from tests.world import ACT, BEFORE, MERGER, NOON, TODAY, found_unit, make

from cotmoc.accounts import actions as accounts
from cotmoc.accounts.models import Post
from cotmoc.audit.models import Line as AuditLine
from cotmoc.base.acting import SYSTEM
from cotmoc.base.locking import telling_of_collisions
from cotmoc.base.refusals import Overtaken, Refused
from cotmoc.base.row_security import seeing_all
from cotmoc.units import actions, queries, reforms
from cotmoc.units.lives import check_time_now
from cotmoc.units.models import Change, Kind, Level, Line, Measure, Share, Subordination, Succession, Version
from cotmoc.units.reforms import Part, Weight

DAY = date(2026, 3, 1)
ORDERED = {"act": MERGER, "by": SYSTEM, "at": NOON}


@pytest.fixture
def organs(world):
    """Two committees with a station below each, and a third one beside them."""
    with seeing_all():
        made = {
            name: found_unit(
                f"Ủy ban nhân dân xã {name}",
                Kind.PEOPLES_COMMITTEE,
                Level.COMMUNE,
                {Line.STATE: world.province},
            )
            for name in ("Một", "Hai", "Ba")
        }
        for name in ("Một", "Hai"):
            made[f"Trạm {name}"] = found_unit(
                f"Trạm Y tế xã {name}", Kind.OTHER, Level.BASE, {Line.STATE: made[name]}
            )
        yield made
        check_time_now()


def parent_of(unit, on):
    stands = queries.subordination_of(unit.pk, line=Line.STATE, on=on)
    return stands.parent_id if stands else None


def test_who_is_merged_ends_and_what_stood_below_goes_along(organs):
    reforms.merge(units=[organs["Một"], organs["Hai"]], into=organs["Ba"], on=DAY, **ORDERED)
    assert queries.version_of(organs["Một"].pk, on=DAY) is None
    assert queries.version_of(organs["Một"].pk, on=DAY - timedelta(days=1)) is not None
    assert {parent_of(organs[f"Trạm {name}"], DAY) for name in ("Một", "Hai")} == {organs["Ba"].pk}
    assert parent_of(organs["Trạm Một"], DAY - timedelta(days=1)) == organs["Một"].pk
    before = {row.predecessor_id for row in organs["Ba"].predecessors.all()}
    assert before == {organs["Một"].pk, organs["Hai"].pk}


def test_an_act_leaves_one_line(organs):
    before = AuditLine.objects.count()
    reforms.merge(units=[organs["Một"], organs["Hai"]], into=organs["Ba"], on=DAY, **ORDERED)
    assert AuditLine.objects.count() == before + 1


def test_a_unit_merged_into_one_below_it_leaves_the_line_to_its_own_parent(world, organs):
    reforms.merge(units=[organs["Một"]], into=organs["Trạm Một"], on=DAY, **ORDERED)
    assert parent_of(organs["Trạm Một"], DAY) == world.province.pk


def test_the_parts_of_a_split_are_weighed_against_their_sum(organs):
    parts = [
        Part(organs["Hai"], {Measure.PEOPLE: Decimal(1200), Measure.BORDER: Decimal("3.5")}),
        Part(organs["Ba"], {Measure.PEOPLE: Decimal(3600), Measure.BORDER: Decimal(0)}),
    ]
    reforms.split(unit=organs["Một"], parts=parts, children_to=organs["Hai"], on=DAY, **ORDERED)
    shares = Share.objects.filter(succession__predecessor=organs["Một"]).order_by("pk")
    assert [(share.measure, share.part, share.whole) for share in shares] == [
        ("people", 1200, 4800),
        ("border", Decimal("3.5"), Decimal("3.5")),
        ("people", 3600, 4800),
        ("border", 0, Decimal("3.5")),
    ]
    assert parent_of(organs["Trạm Một"], DAY) == organs["Hai"].pk


def test_who_hands_over_a_part_lives_on_and_is_not_seen_by_who_got_it(organs):
    weights = {Measure.AREA: Weight(Decimal(12), Decimal(90))}
    reforms.transfer(unit=organs["Một"], to=organs["Hai"], weights=weights, on=DAY, **ORDERED)
    assert queries.version_of(organs["Một"].pk, on=TODAY) is not None
    assert organs["Một"].pk not in queries.seen_from(organs["Hai"].pk, on=TODAY)
    reforms.merge(units=[organs["Một"]], into=organs["Ba"], on=date(2026, 5, 1), **ORDERED)
    assert organs["Một"].pk not in queries.seen_from(organs["Hai"].pk, on=TODAY)
    assert organs["Một"].pk in queries.seen_from(organs["Ba"].pk, on=TODAY)


def test_a_change_of_kind_is_a_renaming(organs):
    actions.rename(unit=organs["Một"], name="Văn phòng xã Một", kind=Kind.DEPARTMENT, on=DAY, **ORDERED)
    assert queries.version_of(organs["Một"].pk, on=DAY).kind == Kind.DEPARTMENT
    assert queries.version_of(organs["Một"].pk, on=DAY - timedelta(days=1)).kind == Kind.PEOPLES_COMMITTEE


def merge_into_itself(o):
    reforms.merge(units=[o["Một"]], into=o["Một"], on=DAY, **ORDERED)


def merge_one_twice(o):
    reforms.merge(units=[o["Một"], o["Một"]], into=o["Ba"], on=DAY, **ORDERED)


def merge_nobody(o):
    reforms.merge(units=[], into=o["Ba"], on=DAY, **ORDERED)


def merge_one_that_ended(o):
    merge = {"units": [o["Một"]], "into": o["Ba"], **ORDERED}
    reforms.merge(on=DAY, **merge)
    reforms.merge(on=date(2026, 2, 1), **merge)


def merge_into_one_that_ended(o):
    reforms.merge(units=[o["Một"]], into=o["Ba"], on=DAY, **ORDERED)
    reforms.merge(units=[o["Hai"]], into=o["Một"], on=date(2026, 4, 1), **ORDERED)


def end_over_children(o):
    actions.abolish(unit=o["Một"], heirs=[o["Ba"]], change=Change.ABOLISH, on=DAY, **ORDERED)


def end_on_the_first_day(o):
    actions.abolish(unit=o["Ba"], heirs=[], change=Change.ABOLISH, on=BEFORE, **ORDERED)


def end_before_a_renaming(o):
    actions.rename(unit=o["Ba"], name="Tên mới", on=date(2026, 6, 1), **ORDERED)
    actions.abolish(unit=o["Ba"], heirs=[], change=Change.ABOLISH, on=DAY, **ORDERED)


def one_heir_twice(o):
    heirs = [o["Hai"], o["Hai"]]
    actions.abolish(unit=o["Ba"], heirs=heirs, change=Change.ABOLISH, on=DAY, **ORDERED)


def split_into_one(o):
    reforms.split(unit=o["Ba"], parts=[Part(o["Hai"])], on=DAY, **ORDERED)


def split_half_weighed(o):
    parts = [Part(o["Hai"], {Measure.PEOPLE: Decimal(5)}), Part(o["Một"])]
    reforms.split(unit=o["Ba"], parts=parts, on=DAY, **ORDERED)


def split_of_nothing(o):
    parts = [Part(o[name], {Measure.PEOPLE: Decimal(0)}) for name in ("Một", "Hai")]
    reforms.split(unit=o["Ba"], parts=parts, on=DAY, **ORDERED)


def more_than_the_whole(o):
    weights = {Measure.PEOPLE: Weight(Decimal(9), Decimal(5))}
    reforms.transfer(unit=o["Ba"], to=o["Hai"], weights=weights, on=DAY, **ORDERED)


def rename_to_the_same(o):
    actions.rename(unit=o["Ba"], name="Ủy ban nhân dân xã Ba", on=DAY, **ORDERED)


def rename_twice_on_a_day(o):
    actions.rename(unit=o["Ba"], name="Tên mới", on=DAY, **ORDERED)
    actions.rename(unit=o["Ba"], name="Tên khác", on=DAY, **ORDERED)


def rename_without_a_name(o):
    actions.rename(unit=o["Ba"], name="  ", on=DAY, **ORDERED)


def rename_before_its_life(o):
    actions.rename(unit=o["Ba"], name="Tên mới", on=date(2010, 1, 1), **ORDERED)


def act_without_a_document(o):
    actions.rename(unit=o["Ba"], name="Tên mới", on=DAY, act=" ", by=SYSTEM, at=NOON)


def act_before_the_state(o):
    actions.rename(unit=o["Ba"], name="Tên mới", on=date(1944, 1, 1), **ORDERED)


def act_in_the_far_future(o):
    actions.rename(unit=o["Ba"], name="Tên mới", on=date(2050, 1, 1), **ORDERED)


def move_under_its_own_child(o):
    actions.move(unit=o["Một"], line=Line.STATE, parent=o["Trạm Một"], on=DAY, **ORDERED)


def move_under_itself(o):
    actions.move(unit=o["Một"], line=Line.STATE, parent=o["Một"], on=DAY, **ORDERED)


def move_nowhere_else(o):
    actions.move(unit=o["Trạm Một"], line=Line.STATE, parent=o["Một"], on=DAY, **ORDERED)


def move_under_one_that_ends(o):
    reforms.merge(units=[o["Hai"]], into=o["Ba"], on=date(2026, 6, 1), **ORDERED)
    actions.move(unit=o["Trạm Một"], line=Line.STATE, parent=o["Hai"], on=DAY, **ORDERED)


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (merge_into_itself, "không thể kế thừa chính nó"),
        (merge_one_twice, "được nêu hai lần"),
        (merge_nobody, "ít nhất một đơn vị"),
        (merge_one_that_ended, "đã chấm dứt hoạt động từ ngày 01/03/2026"),
        (merge_into_one_that_ended, "không tồn tại vào ngày 01/04/2026"),
        (end_over_children, "sẽ mất cấp trên: Trạm Y tế xã Một"),
        (end_on_the_first_day, "ngày chấm dứt phải sau"),
        (end_before_a_renaming, "từ ngày 01/06/2026"),
        (one_heir_twice, "nêu hai lần"),
        (split_into_one, "ít nhất hai đơn vị"),
        (split_half_weighed, "cho mọi phần"),
        (split_of_nothing, "không nằm trong tổng"),
        (more_than_the_whole, "Phần 9 không nằm trong tổng 5"),
        (rename_to_the_same, "không khác trước"),
        (rename_twice_on_a_day, "chọn ngày sau"),
        (rename_without_a_name, "cần có tên"),
        (rename_before_its_life, "không tồn tại vào ngày 01/01/2010"),
        (act_without_a_document, "văn bản quyết định"),
        (act_before_the_state, "không hợp lệ"),
        (act_in_the_far_future, "còn quá xa"),
        (move_under_its_own_child, "đang ở dưới"),
        (move_under_itself, "trực thuộc chính nó"),
        (move_nowhere_else, "đã như vậy"),
        (move_under_one_that_ends, "đến hết ngày 31/05/2026"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_when_time_would_tear_a_sentence_says_so_and_nothing_is_written(organs, act, sentence):
    before = everything()
    with pytest.raises(Refused, match=sentence), transaction.atomic():
        act(organs)
    assert everything() == before


def everything():
    tables = (Version, Subordination, Succession, Share, AuditLine)
    return [list(table.objects.order_by("pk").values_list()) for table in tables]


def test_who_looks_at_a_page_that_is_out_of_date_is_told(organs):
    seen = organs["Ba"].revision
    actions.rename(unit=organs["Ba"], name="Tên mới", on=DAY, revision=seen, **ORDERED)
    with pytest.raises(Overtaken, match="vừa được người khác thay đổi"):
        actions.rename(unit=organs["Ba"], name="Tên khác", on=TODAY, revision=seen, **ORDERED)


def test_a_move_before_a_later_one_ends_where_that_begins(world, organs):
    station = organs["Trạm Một"]
    actions.move(unit=station, line=Line.STATE, parent=organs["Ba"], on=date(2026, 6, 1), **ORDERED)
    actions.move(unit=station, line=Line.STATE, parent=organs["Hai"], on=DAY, **ORDERED)
    days = (date(2026, 2, 1), DAY, date(2026, 5, 31), date(2026, 6, 1))
    assert [parent_of(station, day) for day in days] == [
        organs[name].pk for name in ("Một", "Hai", "Hai", "Ba")
    ]


def test_a_clerk_merges_only_units_that_he_keeps(world):
    with seeing_all(), pytest.raises(Refused, match="không được phân công"):
        reforms.merge(
            units=[world.commune], into=world.border_guard, on=TODAY, act=ACT, by=world.guard_clerk, at=NOON
        )


@pytest.mark.django_db(transaction=True)
def test_of_two_who_act_on_a_unit_at_once_only_one_wins():
    world = make()
    together = Barrier(2)

    def merges(units):
        one, other = units
        try:
            together.wait()
            with telling_of_collisions(), seeing_all():
                reforms.merge(units=[one], into=other, on=TODAY, **ORDERED)
            return ""
        except Refused as refusal:
            return str(refusal)
        finally:
            connection.close()

    pair = (world.commune, world.other_commune)
    with seeing_all():  # nobody may hold a post at a unit that ends
        for post in Post.objects.filter(unit__in=pair):
            accounts.relieve(post=post, on=TODAY, by=SYSTEM, at=NOON)
    with ThreadPoolExecutor(2) as pool:
        said = sorted(pool.map(merges, (pair, pair[::-1])))
    assert said[0] == ""
    assert "chấm dứt" in said[1] or "không tồn tại" in said[1]
