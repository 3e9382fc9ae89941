"""The places of the country in the ledger: as many as there were and are, and nobody lost on the way."""

from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest
from tests.world import NOON

from cotmoc.audit.models import Line as AuditLine
from cotmoc.base import validity
from cotmoc.base.acting import SYSTEM, Actor, Duty
from cotmoc.base.refusals import Refused
from cotmoc.base.row_security import seeing_all
from cotmoc.units import actions, nation, queries, registry
from cotmoc.units.loading import load, load_nation
from cotmoc.units.models import Kind, Level, Line, Subordination, Succession, Unit, Version
from cotmoc.units.plans import Plan

TURN = registry.calendar().turn
EVE = TURN - timedelta(days=1)
PROVINCES_AND_BEFORE = {"51": {"51", "62"}, "56": {"56", "58"}, "46": {"46"}, "01": {"01"}}


def _load():
    return load_nation(by=SYSTEM, at=NOON, tell=_quiet)


def _name_on(code, level, day):
    return Version.objects.get(validity.on(day), unit__code=code, level=level).name


@pytest.mark.django_db
def test_the_country_is_loaded_whole_and_only_once():
    with seeing_all():
        first, second = _load(), _load()
        assert (first.known, second.written) == (0, 0)
        assert second.known == first.written == Unit.objects.count()
        assert AuditLine.objects.filter(action="units.nation_loaded").count() == 1

        assert queries.counts_of_places(on=EVE) == {"province": 63, "district": 696, "commune": 10_035}
        assert queries.counts_of_places(on=TURN) == {"province": 34, "commune": 3_321}
        held = {code: number for code, (_, number) in queries.communes_of_provinces(on=TURN).items()}
        assert held == registry.communes_by_resolution()

        _every_place_has_one_parent_on(EVE, Level.DISTRICT, Level.COMMUNE)
        _every_place_has_one_parent_on(TURN, Level.COMMUNE)
        _nobody_is_lost()
        _names_are_those_of_their_day()
        for code, formers in PROVINCES_AND_BEFORE.items():
            _is_formed_from(code, formers)


def _every_place_has_one_parent_on(day, *levels):
    living = set(queries.versions_on(day).filter(level__in=levels).values_list("unit_id", flat=True))
    stands = Subordination.objects.filter(validity.on(day), line=Line.GROUND)
    assert Counter(stands.values_list("unit_id", flat=True)) == dict.fromkeys(living, 1)


def _nobody_is_lost():
    """Who ended has an heir that begins then; who began has somebody it came from, and back again."""
    forward, back = defaultdict(set), defaultdict(set)
    for earlier, later in Succession.objects.values_list("predecessor_id", "successor_id"):
        forward[earlier].add(later)
        back[later].add(earlier)
    ended = set(
        Version.objects.filter(valid__endswith=TURN, level__in=("province", "district", "commune"))
        .exclude(unit__versions__valid__startswith=TURN)
        .values_list("unit_id", flat=True)
    )
    begun = set(
        Version.objects.filter(valid__startswith=TURN)
        .exclude(unit__versions__valid__endswith=TURN)
        .values_list("unit_id", flat=True)
    )
    assert forward.keys() == ended
    assert begun <= back.keys()
    assert all(earlier in back[later] for earlier, heirs in forward.items() for later in heirs)


def _names_are_those_of_their_day():
    assert _name_on("46", Level.PROVINCE, date(2024, 12, 31)) == "Tỉnh Thừa Thiên Huế"
    assert _name_on("46", Level.PROVINCE, date(2025, 1, 1)) == "Thành phố Huế"
    assert _name_on("52", Level.PROVINCE, EVE) == "Tỉnh Bình Định"
    assert _name_on("52", Level.PROVINCE, TURN) == "Tỉnh Gia Lai"
    assert _name_on("75", Level.PROVINCE, date(2026, 4, 30)) == "Thành phố Đồng Nai"


def _is_formed_from(code, formers):
    now = Version.objects.get(validity.on(TURN), unit__code=code, level=Level.PROVINCE)
    before = now.unit.predecessors.values_list("predecessor__code", flat=True)
    assert set(before) == (formers if len(formers) > 1 else set())


@pytest.mark.django_db
def test_a_place_that_an_office_entered_is_known_again():
    with seeing_all():
        ours = actions.found(
            name="Tỉnh Sơn La",
            kind=Kind.PLACE,
            level=Level.PROVINCE,
            on=date(2015, 1, 1),
            act="Nghị quyết số 1/NQ",
            by=SYSTEM,
            at=NOON,
        )
        loaded, ids = load(_part_of_the_plan("14"), "units.nation_loaded", by=SYSTEM, at=NOON, tell=_quiet)
        assert (loaded.known, ids[Level.PROVINCE, (registry.BEFORE, "14")]) == (1, ours.pk)
        assert Subordination.objects.filter(parent=ours, line=Line.GROUND).count() > 75
        assert Version.objects.filter(name="Tỉnh Sơn La").count() == 1


def _part_of_the_plan(code):
    """The province and all that stands on its ground."""
    whole, kept = nation.plan(), {}
    for planned in whole.units:
        parents = {stands.parent for stands in planned.stands}
        if (planned.code == code and planned.level == Level.PROVINCE) or parents & kept.keys():
            kept[planned.key] = planned
    follows = [follow for follow in whole.follows if {follow.predecessor, follow.successor} <= kept.keys()]
    return Plan(list(kept.values()), follows)


def _quiet(_):
    """Progress that nobody watches."""


@pytest.mark.django_db
def test_only_the_server_loads_registries():
    clerk = Actor(account=1, post=1, unit=1, name="x", duty=Duty.CLERK, sees=frozenset({1}))
    with seeing_all(), pytest.raises(Refused, match="bằng lệnh trên máy chủ"):
        load_nation(by=clerk, at=NOON, tell=_quiet)


def test_a_divided_commune_has_several_heirs_and_a_whole_one_has_one():
    heirs = defaultdict(list)
    for passing in registry.passings():
        heirs[passing.before].append(passing.is_whole)
    assert all(shares == [True] or (len(shares) > 1 and not any(shares)) for shares in heirs.values())
    assert sum(len(shares) > 1 for shares in heirs.values()) > 150


def test_the_word_of_rung_has_one_capital():
    names = [row.name for row in (*registry.districts_before(), *registry.communes_before())]
    assert not [name for name in names if name.startswith(("Thành Phố ", "Thị Xã ", "Thị Trấn "))]
