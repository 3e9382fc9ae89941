"""People in public roles, the posts they hold from day to day, and the accounts with which they sign in."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from cotmoc.base.acting import Duty
from cotmoc.base.validity import TemporalForeignKey, TemporalUnique, ValidityField
from cotmoc.base.vietnamese import fold, nfc, sort_key
from cotmoc.units.models import Unit


class Person(models.Model):
    """An official in a public role. There is no field for anything private, on purpose."""

    name = models.TextField()
    rank = models.TextField(blank=True, help_text="military or police rank, as written")
    folded_name = models.TextField(editable=False, db_index=True)
    sort_key = models.TextField(editable=False, db_collation="C")

    def __str__(self) -> str:
        return self.name

    def save(self, *arguments: Any, **named: Any) -> None:
        """The name is stored composed, with what search and sorting compare."""
        self.name = nfc(self.name)
        self.folded_name, self.sort_key = fold(self.name), sort_key(self.name)
        super().save(*arguments, **named)


class Post(models.Model):
    """A position held at a unit from day to day; what one may do and see follows from it."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="posts")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts")
    title = models.TextField(help_text="chức vụ as written: Chủ tịch UBND xã")
    duty = models.CharField(max_length=8, choices=Duty.choices)
    valid = ValidityField()

    class Meta:
        constraints = (
            TemporalUnique(fields=("person", "unit", "title"), name="post_held_once"),
            TemporalForeignKey(field="unit", to="units.Version", to_field="unit", name="post_inside_unit"),
        )

    def __str__(self) -> str:
        return self.title


class Guesses(models.Model):
    """A series of failed sign-ins: of one name from one address, or of one address whatever the name.

    It holds neither name nor address but a keyed digest, as people type passwords where the name belongs.
    """

    digest = models.CharField(max_length=64, unique=True)
    failures = models.PositiveIntegerField(default=0)
    began = models.DateTimeField()
    last = models.DateTimeField(db_index=True)
    held_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.failures} lần"


class AccountManager(BaseUserManager["Account"]):
    """Finds an account by its sign-in name, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> Account:
        """The account of the sign-in name."""
        return self.get(sign_in=(username or "").lower())


class Account(AbstractBaseUser):
    """With what a person signs in."""

    sign_in = models.CharField(max_length=60, unique=True)
    person = models.OneToOneField(Person, models.PROTECT, related_name="account")
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "sign_in"
    objects = AccountManager()

    def __str__(self) -> str:
        return self.sign_in
