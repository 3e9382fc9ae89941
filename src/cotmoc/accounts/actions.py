"""Appointing people to posts and opening their accounts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.utils import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _

from cotmoc.accounts import guessing, queries, rules
from cotmoc.accounts.models import Account, Person, Post
from cotmoc.audit.actions import record
from cotmoc.base.acting import Actor, Duty
from cotmoc.base.locking import claim, lock
from cotmoc.base.refusals import Refused
from cotmoc.base.row_security import seeing_all
from cotmoc.base.validity import from_day
from cotmoc.base.vietnamese import fold
from cotmoc.units import actions as units
from cotmoc.units import queries as unit_queries
from cotmoc.units.models import Kind, Level, Line, Unit
from cotmoc.units.rules import check_lives, check_may_change_units


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ as the one who begins a ledger names it."""

    name: str
    kind: Kind
    level: Level
    short_name: str = ""


@dataclass(frozen=True, slots=True)
class Parent:
    """The organ above the first one, and the line in which it stands above."""

    line: Line
    organ: Organ


@transaction.atomic
def begin(
    *,
    organ: Organ,
    on: date,
    act: str,
    person: str,
    title: str,
    sign_in: str,
    password: str,
    by: Actor,
    at: datetime,
    rank: str = "",
    place: str = "",
    parent: Parent | None = None,
) -> Account:
    """Begin a ledger without accounts: its first organ, official, clerk's post and account.

    `on` is the day from which the ledger knows the organ, `place` the name of the place it is of. The organ's
    clerk may afterwards staff `parent` and what stands beside, as if it had entered them itself.
    """
    claim(["ledger.begun"])  # two who begin at once, on the console and in a browser, begin one ledger
    rules.check_may_begin(by)
    today = timezone.localdate(at)
    if on > today:
        raise Refused(_("Ngày thành lập không được sau hôm nay."))
    ground = Organ(place, Kind.PLACE, organ.level) if place else None
    around = [
        _found(found, on=on, act=act, by=by, at=at) for found in (ground, parent and parent.organ) if found
    ]
    own = units.found(
        name=organ.name,
        short_name=organ.short_name,
        kind=organ.kind,
        level=organ.level,
        on=on,
        act=act,
        by=by,
        at=at,
        place=around[0] if ground else None,
        parents={parent.line: around[-1]} if parent else None,
    )
    Unit.objects.filter(pk__in=[unit.pk for unit in around]).update(entered_by=own)
    first = introduce(name=person, rank=rank, by=by, at=at)
    appoint(person=first, unit=own, title=title, duty=Duty.CLERK, on=today, by=by, at=at)
    account = open_account(person=first, sign_in=sign_in, password=password, by=by, at=at)
    record("ledger.begun", own, by=by, at=at, name=organ.name, person=first, sign_in=account.sign_in)
    return account


def _found(organ: Organ, *, on: date, act: str, by: Actor, at: datetime) -> Unit:
    return units.found(
        name=organ.name,
        short_name=organ.short_name,
        kind=organ.kind,
        level=organ.level,
        on=on,
        act=act,
        by=by,
        at=at,
    )


@transaction.atomic
def introduce(
    *,
    name: str,
    rank: str = "",
    by: Actor,
    at: datetime,
    among: Collection[int] = (),
    besides: Collection[int] = (),
) -> Person:
    """Enter an official of a public role into the register of people.

    Refused where somebody of the name, other than those of `besides`, has a post at a unit of `among`: of two
    who enter one person at once the second waits and is told.
    """
    check_may_change_units(by)
    claim([f"person {fold(name)}"])
    if among and queries.people_called(name, units=among).exclude(pk__in=besides).exists():
        raise Refused(
            _("Vừa có người tên %(name)s được ghi vào sổ; hãy gửi lại rồi chọn đúng người.") % {"name": name}
        )
    person = Person.objects.create(name=name, rank=rank)
    record("person.introduced", person, by=by, at=at, name=name)
    return person


@transaction.atomic
def appoint(
    *,
    person: Person,
    unit: Unit,
    title: str,
    duty: Duty,
    on: date,
    until: date | None = None,
    by: Actor,
    at: datetime,
) -> Post:
    """Appoint a person to a post at a unit from a day on, up to and not including `until`."""
    rules.check_may_staff(by, unit, on=timezone.localdate(at))
    check_lives(unit_queries.version_of(unit.pk, on=on), on)
    try:
        with transaction.atomic():
            post = Post.objects.create(
                person=person, unit=unit, title=title, duty=duty, valid=from_day(on, until)
            )
    except IntegrityError as error:
        raise rules.sentence_of_post(error) from error
    record("post.appointed", post, by=by, at=at, person=person, unit=unit, title=title, on=on, until=until)
    return post


@transaction.atomic
def relieve(*, post: Post, on: date, by: Actor, at: datetime) -> Post:
    """End a post on a day; its last day is the one before."""
    post = lock(post)
    rules.check_may_staff(by, post.unit, on=timezone.localdate(at))
    if on <= post.valid.lower:
        raise Refused(_("Ngày thôi giữ chức vụ phải sau ngày nhận chức vụ."))
    post.valid = from_day(post.valid.lower, on)
    post.save(update_fields=["valid"])
    record("post.relieved", post, by=by, at=at, on=on)
    return post


@transaction.atomic
def open_account(
    *, person: Person, sign_in: str, password: str, by: Actor, at: datetime, hashed: str = ""
) -> Account:
    """Open the account with which the person signs in; one a person.

    `hashed` is the password's own hash where it is known: hashing is slow, and many may open with one.
    """
    rules.check_may_open_account(by, person, on=timezone.localdate(at))
    account = Account(sign_in=sign_in.lower(), person=person)
    rules.check_sign_in(account.sign_in)
    rules.check_password(password, account)
    account.password = hashed or make_password(password)
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError as error:
        raise Refused(_("Tên đăng nhập hoặc tài khoản này vừa được người khác mở.")) from error
    record("account.opened", account, by=by, at=at, sign_in=account.sign_in, person=person)
    return account


@transaction.atomic
def renew_password(*, account: Account, password: str, by: Actor, at: datetime) -> Account:
    """Give the account another password; who is signed in with the former one is signed out."""
    account = lock(account)
    rules.check_may_renew_password(by, account, on=timezone.localdate(at))
    rules.check_password(password, account)
    account.set_password(password)
    account.save(update_fields=["password"])
    record("account.password_renewed", account, by=by, at=at, sign_in=account.sign_in)
    return account


@transaction.atomic
def note_failed_sign_in(*, sign_in: str, address: str, by: Actor, at: datetime) -> None:
    """Count a wrong name or password; a series of them makes the next try wait, and is told in the audit.

    The line names the address, and the account if there is one; never what was typed.
    """
    for series in (guessing.of_pair(sign_in, address), guessing.of_address(address)):
        counted = guessing.count(series, at=at)
        if counted.held_until:
            aimed_at = Account.objects.filter(sign_in=sign_in.lower()).first() if series.has_name else None
            with seeing_all():  # nobody has signed in, so nobody's units see the line
                record(
                    "sign_in.held",
                    counted,
                    by=by,
                    at=at,
                    address=address,
                    aimed_at=aimed_at,
                    failures=counted.failures,
                    until=counted.held_until,
                )
