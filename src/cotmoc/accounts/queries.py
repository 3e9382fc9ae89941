"""Who holds which post on a day, and in whose name an account acts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from cotmoc.accounts.models import Account, Person, Post
from cotmoc.base import validity
from cotmoc.base.acting import Actor, Duty
from cotmoc.base.vietnamese import fold
from cotmoc.units import queries as units


def has_accounts() -> bool:
    """Whether anybody can have signed in yet; a ledger without accounts has not been begun."""
    return Account.objects.exists()


def posts_of(account: Account, *, on: date) -> QuerySet[Post]:
    """The posts that the account's person holds on the day, the longest held first."""
    return Post.objects.filter(validity.on(on), person_id=account.person_id).order_by("valid", "pk")


def actor_at(post: Post, *, account: Account | None, on: date) -> Actor:
    """The one who acts at this post, with the units the post lets one see on the day."""
    return Actor(
        name=post.person.name,
        duty=Duty(post.duty),
        account=account.pk if account else None,
        post=post.pk,
        unit=post.unit_id,
        sees=units.seen_from(post.unit_id, on=on),
    )


def holders_at(unit: int) -> QuerySet[Post]:
    """Who held which post at the unit, those of today first."""
    return Post.objects.filter(unit_id=unit).select_related("person").order_by("-valid", "person__sort_key")


def registrars(*, on: date) -> QuerySet[Post]:
    """The posts whose holders keep the registers of their unit on the day and can sign in."""
    return Post.objects.filter(
        validity.on(on), duty__in=(Duty.CLERK, Duty.LEADER), person__account__is_active=True
    )


def staff_of(units: Iterable[int], *, on: date, called: str = "") -> QuerySet[Post]:
    """The posts of the units held on the day or later, by the names of their holders, with their accounts."""
    posts = Post.objects.filter(validity.not_over(on), unit_id__in=set(units))
    if called:
        posts = posts.filter(person__folded_name__contains=fold(called))
    return posts.select_related("person__account").order_by("person__sort_key", "person_id", "valid", "pk")


def people_called(name: str, *, units: Iterable[int]) -> QuerySet[Person]:
    """The people of exactly this name who hold or held a post at one of the units."""
    held = Person.objects.filter(folded_name=fold(name), posts__unit_id__in=set(units))
    return held.distinct().prefetch_related("posts").order_by("pk")


def has_registrar(unit: int, *, on: date) -> bool:
    """Whether somebody who keeps the registers of the unit on the day can sign in."""
    return registrars(on=on).filter(unit_id=unit).exists()
