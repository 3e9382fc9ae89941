"""The made-up province loads once, through the actions of the rooms, and every page finds its kind of row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.db import connection, transaction
from django.db.models import Count
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from cotmoc.accounts.models import Account, Person, Post
from cotmoc.accounts.queries import actor_at, posts_of
from cotmoc.activities.models import Activity
from cotmoc.audit.models import Line as AuditLine
from cotmoc.audit.queries import verify
from cotmoc.base.row_security import seeing, seeing_all
from cotmoc.documents.lineage import below
from cotmoc.documents.models import Document, File, Lineage
from cotmoc.example import tables
from cotmoc.example.load import SIGN_INS, SignIn, load_once, renew_passwords
from cotmoc.tasks.models import Evidence, Extension, Measure, Result, State, Task
from cotmoc.tasks.queries import Cell, cell_of
from cotmoc.units import kin
from cotmoc.units import queries as units
from cotmoc.units.models import Change, Line, Succession, Unit, Version
from cotmoc.units.models import Measure as Weighed

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    """The province, loaded once for these tests and taken back after them; by how many statements."""
    asked = 0

    def count(execute: Callable[..., Any], *statement: Any) -> Any:  # Any: as Django hands them on
        nonlocal asked
        asked += 1
        return execute(*statement)

    with django_db_blocker.unblock(), transaction.atomic():
        with connection.execute_wrapper(count):
            assert load_once(lambda _: None)
        yield asked
        transaction.set_rollback(True)


@pytest.fixture
def province(loaded: int) -> Iterator[None]:
    """Every row of the province seen; what a test changes is taken back."""
    with transaction.atomic():
        with seeing_all():
            yield
        transaction.set_rollback(True)


SLOW_LINE = 40_000
"""Bytes that a page may weigh, before it is compressed."""


@pytest.mark.parametrize("name", ["today", "tasks", "documents", "activities", "units", "reviews"])
@pytest.mark.parametrize("sign_in", ["vanthu.ubnd", "lanhdao.ubnd", "vanthu.bienphong", "xa.phadon"])
def test_a_list_is_no_burden_on_a_slow_line(province: None, sign_in: str, name: str) -> None:
    page = signed_in(sign_in).get(reverse(name))
    assert page.status_code == 200
    assert len(page.content) <= SLOW_LINE


def test_a_record_with_all_that_hangs_on_it_is_no_burden_on_a_slow_line(province: None) -> None:
    client = signed_in("vanthu.ubnd")
    (unit,) = posts_of(Account.objects.get(sign_in="vanthu.ubnd"), on=TODAY).values_list("unit_id", flat=True)
    much = Count("tasks", distinct=True) + Count("results", distinct=True)
    for name, model in (("document", Document), ("activity", Activity)):
        seen = model._default_manager.filter(audience__contains=[unit])
        fullest = seen.annotate(much=much).order_by("-much", "pk")[0]
        assert 5_000 < len(client.get(reverse(name, args=[fullest.pk])).content) <= SLOW_LINE


def signed_in(name: str) -> Client:
    """The browser of the one with this sign-in name."""
    client = Client()
    client.force_login(Account.objects.get(sign_in=name))
    return client


def unit(name: str, day: date = TODAY) -> Version:
    """The unit that bears exactly this name on the day."""
    return Version.objects.get(name=name, valid__contains=day)


def test_the_province_is_rich_enough_for_every_page(province: None) -> None:
    counts = {
        model.__name__: model._default_manager.count()
        for model in (
            Unit,
            Succession,
            Person,
            Post,
            Document,
            Lineage,
            File,
            Activity,
            Task,
            Result,
            Measure,
        )
    }
    assert counts["Unit"] > 200
    assert counts["Succession"] > 80
    assert counts["Person"] > 60
    assert counts["Document"] >= 50
    assert counts["Lineage"] >= 40
    assert counts["Activity"] >= 15
    assert counts["Task"] >= 120
    assert counts["Result"] >= 100


MOST_STATEMENTS = 10_600
"""The first start waits for them; of an action more the load costs about six."""


def test_the_load_is_no_longer_than_what_it_writes(province: None, loaded: int) -> None:
    assert AuditLine.objects.count() > 1_400
    assert loaded <= MOST_STATEMENTS


def test_all_who_sign_in_with_the_printed_password_share_its_hash(province: None) -> None:
    assert Account.objects.values("password").distinct().count() == 1
    renew_passwords("mot-mat-khau-rieng", at=datetime(2026, 11, 24, tzinfo=UTC))
    assert Account.objects.values("password").distinct().count() == len(SIGN_INS)


def test_a_second_load_does_nothing(province: None) -> None:
    tasks = Task.objects.count()
    assert load_once(lambda _: None) is False
    assert Task.objects.count() == tasks


def test_tasks_stand_in_every_cell_and_state(province: None) -> None:
    cells = Counter(cell_of(task, on=TODAY) for task in Task.objects.all())
    assert set(cells) == set(Cell)
    assert min(cells.values()) >= 2
    assert set(Task.objects.values_list("state", flat=True)) == set(State.values)
    assert Extension.objects.count() >= 2
    assert Evidence.objects.count() >= 5


def test_every_quoted_row_stands_on_its_words(province: None) -> None:
    quoted = [
        row
        for model in (Task, Result)
        for row in model._default_manager.filter(file__isnull=False).select_related("file")
    ]
    assert len(quoted) > 120
    assert [row for row in quoted if row.file and row.file.text[row.start : row.end] != row.words] == []


def test_an_activity_that_the_press_reports_names_its_event(province: None) -> None:
    reported = Activity.objects.filter(file__isnull=False).select_related("file")
    assert reported.count() == 3
    assert all(row.file and row.file.text[row.start : row.end].startswith("Hội nghị") for row in reported)


def test_the_directive_reaches_the_communes(province: None) -> None:
    conclusion = Document.objects.get(code="99-KL/TW")
    codes = set(Document.objects.filter(pk__in=below(conclusion)).values_list("code", flat=True))
    assert {"205-KH/TU", "137/KH-UBND", "1246/KH-BCH", "09/KH-UBND", "74/BC-UBND"} <= codes


def test_border_guard_changes_its_name_and_its_superior(province: None) -> None:
    before, after = date(2025, 6, 30), date(2025, 7, 1)
    command = unit("Bộ Chỉ huy Bộ đội Biên phòng tỉnh Sơn Khê", before)
    assert unit("Ban Chỉ huy Bộ đội Biên phòng tỉnh Sơn Khê", after).unit_id == command.unit_id
    above = [units.parents_of(command.unit_id, on=day)[Line.FORCE].name for day in (before, after)]
    assert above == ["Bộ Tư lệnh Bộ đội Biên phòng", "Bộ Chỉ huy Quân sự tỉnh Sơn Khê"]


def test_twenty_communes_become_eight_and_one_is_split(province: None) -> None:
    def communes(day: date) -> int:
        return Version.objects.filter(kind="place", level="commune", valid__contains=day).count()

    assert (communes(date(2025, 6, 30)), communes(date(2025, 7, 1))) == (20, 8)
    split = Succession.objects.filter(change=Change.SPLIT, predecessor__versions__kind="place")
    assert {row.predecessor_id for row in split} == {unit("Xã Mường Lượm", date(2025, 6, 30)).unit_id}
    assert split.count() == 2


def test_the_audit_trail_is_whole_and_in_the_past(province: None) -> None:
    assert verify().broken is None
    newest = AuditLine.objects.order_by("-at").values_list("at", flat=True).first()
    assert newest is not None
    assert newest.date() <= TODAY


@pytest.mark.parametrize("who", SIGN_INS, ids=[who.sign_in for who in SIGN_INS])
def test_those_who_may_sign_in_find_work(province: None, who: SignIn) -> None:
    account = authenticate(username=who.sign_in, password=who.password)
    assert isinstance(account, Account)
    post = posts_of(account, on=TODAY).first()
    assert post is not None
    assert (post.person.name, post.title) == (who.name, who.post)
    sees = actor_at(post, account=None, on=TODAY).sees
    with seeing(sees):
        assert Document.objects.count() >= 5
        assert Task.objects.count() >= 4


def test_texts_to_be_uploaded_by_a_newcomer_are_not_in_the_register(province: None) -> None:
    assert not File.objects.filter(name__startswith="tai-len").exists()
    assert "MẬT" in tables.text_of("tai-len-van-ban-dong-dau-mat.txt")


def test_a_station_works_with_the_committees_of_the_communes_on_whose_ground_it_stands(
    province: None,
) -> None:
    partners = {version.name for version in kin.partners_of(unit("Đồn Biên phòng Mường Lượm"), on=TODAY)}
    assert {"Ủy ban nhân dân xã Nậm Vạt", "Ủy ban nhân dân xã Huổi Sang"} <= partners


def test_a_commune_split_by_its_people_is_shared_out_by_them(province: None) -> None:
    commune = unit("Xã Mường Lượm", date(2025, 6, 30))
    became = kin.became(kin.family_of(commune.unit_id), on=TODAY)
    assert {heir.shares[Weighed.PEOPLE] for heir in became} == {Decimal(2140) / 3450, Decimal(1310) / 3450}
