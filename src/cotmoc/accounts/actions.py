"""Appointing people to posts and opening their accounts."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.utils import IntegrityError
from django.utils.translation import gettext as _

from cotmoc.accounts.models import Account, Person, Post
from cotmoc.audit.actions import record
from cotmoc.base.acting import Actor, Duty
from cotmoc.base.locking import lock
from cotmoc.base.refusals import Refused
from cotmoc.base.validity import from_day
from cotmoc.units.models import Unit
from cotmoc.units.rules import check_may_change_units, sentence_of


@transaction.atomic
def introduce(*, name: str, rank: str = "", by: Actor, at: datetime) -> Person:
    """Enter an official of a public role into the register of people."""
    check_may_change_units(by)
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
    check_may_change_units(by, unit.pk)
    try:
        with transaction.atomic():
            post = Post.objects.create(
                person=person, unit=unit, title=title, duty=duty, valid=from_day(on, until)
            )
    except IntegrityError as error:
        raise sentence_of(error) from error
    record("post.appointed", post, by=by, at=at, person=person, unit=unit, title=title, on=on, until=until)
    return post


@transaction.atomic
def relieve(*, post: Post, on: date, by: Actor, at: datetime) -> Post:
    """End a post on a day; its last day is the one before."""
    post = lock(post)
    check_may_change_units(by, post.unit_id)
    if on <= post.valid.lower:
        raise Refused(_("Ngày thôi giữ chức vụ phải sau ngày nhận chức vụ."))
    post.valid = from_day(post.valid.lower, on)
    post.save(update_fields=["valid"])
    record("post.relieved", post, by=by, at=at, on=on)
    return post


@transaction.atomic
def open_account(*, person: Person, sign_in: str, password: str, by: Actor, at: datetime) -> Account:
    """Open the account with which the person signs in; one a person."""
    check_may_change_units(by, *person.posts.values_list("unit_id", flat=True))
    account = Account(sign_in=sign_in.lower(), person=person)
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    account.set_password(password)
    account.save()
    record("account.opened", account, by=by, at=at, sign_in=account.sign_in, person=person)
    return account
