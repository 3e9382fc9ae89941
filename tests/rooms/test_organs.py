"""The organs of a province from the templates: under one parent a line on every day, nobody lost."""

from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest
from tests.world import ACT, NOON, found_unit

from cotmoc.audit.models import Line as AuditLine
from cotmoc.base import validity
from cotmoc.base.acting import SYSTEM
from cotmoc.base.refusals import Refused
from cotmoc.base.row_security import seeing_all
from cotmoc.units import kin, organs, queries, registry
from cotmoc.units.loading import load_organs
from cotmoc.units.models import Kind, Level, Line, Subordination, Succession, Unit, Version
from cotmoc.units.templates import organs as templates

TURN = registry.calendar().turn
EVE = TURN - timedelta(days=1)
NOW = date(2026, 11, 24)
DAYS = [date(2025, 1, 1), date(2025, 2, 28), date(2025, 3, 1), EVE, TURN, date(2026, 1, 26), NOW]
QUANG_NGAI = organs.code_of("Kon Tum")


def _load(code=QUANG_NGAI):
    return load_organs(code, by=SYSTEM, at=NOON, tell=lambda _: None)


def _organ(name, day):
    return Version.objects.get(validity.on(day), name=name)


def _parent(name, line, day):
    return queries.parents_of(_organ(name, day).unit_id, on=day).get(line)


@pytest.fixture
def province():
    with seeing_all():
        _load()
        yield


@pytest.mark.django_db
def test_a_province_starts_with_its_organs_and_a_second_time_nothing_is_doubled():
    with seeing_all():
        first, second = _load(), _load()
        assert (second.written, second.known) == (0, first.written + first.known)
        assert AuditLine.objects.filter(action="units.organs_loaded").count() == 1
        assert queries.counts_of_places(on=TURN) == {"province": 1, "commune": 96}


@pytest.mark.django_db
def test_on_every_day_who_is_below_has_one_living_parent_in_each_line(province):
    for day in DAYS:
        _is_whole_on(day)


def _is_whole_on(day):
    living = set(queries.versions_on(day).values_list("unit_id", flat=True))
    stands = list(Subordination.objects.filter(validity.on(day)).values_list("unit_id", "line", "parent_id"))
    assert max(Counter((unit, line) for unit, line, _ in stands).values()) == 1
    assert {parent for _, _, parent in stands} <= living
    tied = {unit for unit, _, _ in stands}
    roots = queries.versions_on(day).filter(level__in=("district", "commune")).exclude(unit_id__in=tied)
    assert not roots.exists()


@pytest.mark.django_db
def test_an_organ_that_ends_has_an_heir_and_the_heir_knows_it(province):
    forward, back = defaultdict(set), defaultdict(set)
    for earlier, later in Succession.objects.values_list("predecessor_id", "successor_id"):
        forward[earlier].add(later)
        back[later].add(earlier)
    living = Version.objects.filter(validity.on(NOW)).values("unit_id")
    ended = set(Unit.objects.exclude(pk__in=living).values_list("pk", flat=True))
    assert ended == forward.keys()
    assert all(earlier in back[later] for earlier, heirs in forward.items() for later in heirs)
    for unit in sorted(ended)[::200]:
        assert kin.became(kin.family_of(unit), on=NOW)


@pytest.mark.django_db
def test_the_border_guard_goes_under_the_military_command_of_the_new_province(province):
    old, new = "Bộ Chỉ huy Bộ đội Biên phòng tỉnh Kon Tum", "Ban Chỉ huy Bộ đội Biên phòng tỉnh Quảng Ngãi"
    assert _parent(old, Line.FORCE, EVE).name == "Bộ Tư lệnh Bộ đội Biên phòng"
    assert _parent(new, Line.FORCE, TURN).name == "Bộ Chỉ huy Quân sự tỉnh Quảng Ngãi"
    [heir] = kin.became(kin.family_of(_organ(old, EVE).unit_id), on=NOW)
    assert heir.unit == _organ(new, TURN).unit_id


@pytest.mark.django_db
def test_the_police_of_communes_passes_to_the_province_when_the_districts_end(province):
    name = "Công an xã Ia Đal"
    assert _parent(name, Line.FORCE, date(2025, 2, 28)).name == "Công an huyện Ia H'Drai"
    assert _parent(name, Line.FORCE, date(2025, 3, 1)).name == "Công an tỉnh Kon Tum"
    moved = Subordination.objects.get(unit=_organ(name, EVE).unit_id, valid__startswith=date(2025, 3, 1))
    assert moved.act == templates().acts["police"]


@pytest.mark.django_db
def test_departments_that_were_merged_name_their_heir(province):
    former = _organ("Sở Giao thông vận tải tỉnh Kon Tum", date(2025, 2, 1))
    assert queries.version_of(former.unit_id, on=date(2025, 3, 1)) is None
    [row] = queries.successors_of(former.unit_id)
    assert row.successor_id == _organ("Sở Xây dựng tỉnh Kon Tum", date(2025, 3, 1)).unit_id


@pytest.mark.django_db
def test_a_province_that_becomes_a_city_keeps_its_organs_under_new_names():
    with seeing_all():
        _load("22")
        unit = _organ("Tỉnh ủy Quảng Ninh", date(2026, 8, 31)).unit_id
        assert queries.version_of(unit, on=date(2026, 9, 1)).name == "Thành ủy Quảng Ninh"
        guard = _organ("Bộ Chỉ huy Bộ đội Biên phòng tỉnh Quảng Ninh", EVE).unit_id
        assert queries.version_of(guard, on=NOW).name == "Ban Chỉ huy Bộ đội Biên phòng thành phố Quảng Ninh"


@pytest.mark.django_db
def test_an_organ_that_an_office_founded_later_keeps_its_day():
    with seeing_all():
        place = found_unit("Tỉnh Quảng Ngãi", Kind.PLACE, Level.PROVINCE, on=TURN)
        ours = found_unit(
            "Ủy ban nhân dân tỉnh Quảng Ngãi",
            Kind.PEOPLES_COMMITTEE,
            Level.PROVINCE,
            on=date(2025, 8, 1),
            place=place,
        )
        _load()
        assert (
            Version.objects.filter(name="Ủy ban nhân dân tỉnh Quảng Ngãi", valid__upper_inf=True).count() == 1
        )
        assert set(ours.subordinates.values_list("valid__startswith", flat=True)) == {date(2025, 8, 1)}
        assert Version.objects.get(unit=ours).act == ACT


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("62", None),
        ("51", "51"),
        ("tỉnh Kon Tum", "51"),
        ("TP. Huế", "46"),
        ("thua thien hue", "46"),
        ("Long An", "80"),
    ],
)
def test_a_province_is_found_by_name_or_code_of_today(name, code):
    if code:
        assert organs.code_of(name) == code
    else:
        with pytest.raises(Refused, match="Không có tỉnh"):
            organs.code_of(name)


def test_a_misspelt_province_is_answered_with_what_may_be_meant():
    with pytest.raises(Refused, match="Tỉnh Quảng Ngãi"):
        organs.code_of("Quãng Ngải x")


def test_the_templates_know_44_and_30_border_provinces():
    assert {list_: len(codes) for list_, codes in templates().border.items()} == {"before": 44, "after": 30}
    assert all(stays in templates().border["after"] for stays in ("22", "40", "46"))
