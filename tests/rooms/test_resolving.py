"""Names as people write them, and which unit they mean on a day."""

from datetime import date

import pytest
from tests.world import NOON

from cotmoc.base.acting import SYSTEM
from cotmoc.base.row_security import seeing_all
from cotmoc.units import actions
from cotmoc.units.models import Kind, Level, Line
from cotmoc.units.names import key_of, rungs_of
from cotmoc.units.queries import places_of
from cotmoc.units.resolving import Asked, Doubt, resolve, resolve_all

DAY, LATER = date(2025, 6, 1), date(2025, 9, 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND TP. Mộc Sơn", "Ủy ban nhân dân thành phố Mộc Sơn"),
        ("BCH BĐBP tỉnh Sơn Giang", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh Sơn Giang"),
        ("Ban CHQS xã Mốc", "Ban Chỉ huy Quân sự xã Mốc"),
        ("huyện Ia M'Lah", "Ia M’Lah"),
        ("Đăk Mốc", "Đắk Mốc"),
        ("Hoà Mốc", "Hòa Mốc"),
        ("Bà Sơn-Vũng Mốc", "Bà Sơn - Vũng Mốc"),
        ("MTTQ Việt Nam xã Mốc", "Ủy ban Mặt trận Tổ quốc Việt Nam xã Mốc"),
        ("P. Mốc", "phường Mốc"),
        ("uy ban nhan dan xa moc", "Ủy ban nhân dân xã Mốc"),
    ],
)
def test_spellings_of_one_name_have_one_key(one, other):
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("name", "rungs"),
    [
        ("Bộ Chỉ huy Quân sự tỉnh Mốc", ("tinh",)),
        ("Tỉnh ủy Mốc", ()),
        ("Sở Lao động - Thương binh và Xã hội", ()),
        ("xã Phương Đông", ("xa",)),
        ("đặc khu Lý Mốc", ("dac khu",)),
    ],
)
def test_a_word_of_rung_is_told_from_a_word_that_only_looks_like_one(name, rungs):
    assert rungs_of(name) == rungs


def _place(name, level, parent=None, on=date(2020, 1, 1)):
    parents = {Line.GROUND: parent} if parent else {}
    return actions.found(
        name=name, kind=Kind.PLACE, level=level, on=on, act="Nghị quyết số 1/NQ", by=SYSTEM, at=NOON,
        parents=parents,
    )  # fmt: skip


@pytest.fixture
def ground(db):
    with seeing_all():
        places = {
            "province": _place("Tỉnh Đắk Mốc", Level.PROVINCE),
            "other": _place("Tỉnh Sơn Giang", Level.PROVINCE),
        }
        places |= {
            "city": _place("Thành phố Đắk Mốc", Level.DISTRICT, places["province"]),
            "tan_lap": _place("Xã Tân Lập", Level.COMMUNE, places["province"]),
            "tan_lap_too": _place("Xã Tân Lập", Level.COMMUNE, places["other"]),
            "van": _place("Phường Hương Vân", Level.COMMUNE, places["other"]),
            "văn": _place("Phường Hương Văn", Level.COMMUNE, places["other"]),
            "drai": _place("Xã Ia H'Drai", Level.COMMUNE, places["other"]),
        }
        places["new"] = _place("Xã Mới Lập", Level.COMMUNE, places["other"], on=date(2025, 7, 1))
        yield {name: unit.pk for name, unit in places.items()}


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("tỉnh Đăk Mốc", "province"),
        ("TP Đắk Mốc", "city"),
        ("Hương Vân", "van"),
        ("phường Hương Văn", "văn"),
        ("Ia HDrai", "drai"),
    ],
)
def test_one_bearer_on_the_day_is_certain(ground, name, unit):
    assert resolve(name, on=DAY).unit == ground[unit]


def test_of_several_the_place_decides_and_else_a_person(ground):
    both = resolve("xã Tân Lập", on=DAY)
    assert (both.unit, both.doubt) == (None, Doubt.SEVERAL)
    assert set(both.candidates) == {ground["tan_lap"], ground["tan_lap_too"]}
    assert resolve("xã Tân Lập", on=DAY, place="Đắk Mốc").unit == ground["tan_lap"]


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("xã Tân Lập, tỉnh Đắk Mốc", "tan_lap"),
        ("Xã Tân Lập, tỉnh Sơn Giang", "tan_lap_too"),
        ("phường Hương Vân, Sơn Giang", "van"),
        ("phường Hương Vân, tỉnh Đắk Mốc", None),
        ("xã Tân Lập,", None),
        ("xã Tân Lập, huyện Không Có, tỉnh Sơn Giang", None),
    ],
)
def test_the_place_may_be_written_behind_the_name(ground, name, unit):
    assert resolve(name, on=DAY).unit == (ground[unit] if unit else None)


def test_where_a_unit_is_is_told_as_far_as_its_name_does_not_say_it(ground):
    asked = [ground["tan_lap_too"], ground["city"], ground["province"]]
    assert places_of(asked, on=DAY) == {
        ground["tan_lap_too"]: "tỉnh Sơn Giang",
        ground["city"]: "tỉnh Đắk Mốc",
    }
    assert places_of([ground["new"]], on=DAY) == {ground["new"]: "tỉnh Sơn Giang"}


def test_a_name_of_another_day_and_a_near_spelling_are_only_candidates(ground):
    early = resolve("xã Mới Lập", on=DAY)
    assert (early.unit, early.candidates, early.doubt) == (None, (ground["new"],), Doubt.OTHER_DAY)
    assert resolve("xã Mới Lập", on=LATER).unit == ground["new"]
    turned = resolve("Ia D'Hrai", on=DAY)
    assert (turned.unit, turned.candidates, turned.doubt) == (None, (ground["drai"],), Doubt.SPELLING)


def test_what_nobody_bears_is_unknown(ground):
    answer = resolve("xã Không Ai Biết", on=DAY)
    assert (answer.unit, answer.candidates, answer.doubt) == (None, (), Doubt.UNKNOWN)
    assert resolve(" - ", on=DAY).doubt is Doubt.UNKNOWN


def test_many_names_are_asked_in_a_few_statements(ground, django_assert_max_num_queries):
    asked = [Asked(f"xã Tân Lập {number}") for number in range(500)] + [
        Asked("xã Tân Lập", place="Sơn Giang")
    ]
    with django_assert_max_num_queries(5):
        answers = resolve_all(asked, on=DAY)
    assert answers[asked[-1]].unit == ground["tan_lap_too"]
