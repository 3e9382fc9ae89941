"""Who may staff a unit, begin a ledger and renew a password; what a sign-in name looks like."""

from __future__ import annotations

import re
from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.utils import IntegrityError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cotmoc.accounts import queries
from cotmoc.accounts.models import Account, Person
from cotmoc.base import validity
from cotmoc.base.acting import Actor
from cotmoc.base.refusals import Refused
from cotmoc.units.models import Unit
from cotmoc.units.rules import check_may_change_units, sentence_of

_PASSWORDS = {
    "password_too_short": gettext_lazy("Mật khẩu cần ít nhất %(min_length)d ký tự."),
    "password_too_common": gettext_lazy("Mật khẩu này nhiều người dùng, dễ bị đoán; hãy chọn mật khẩu khác."),
}
_SIGN_IN = re.compile(r"[a-z0-9][a-z0-9._@-]{2,59}")


def check_may_staff(by: Actor, *staffed: Unit, on: date) -> None:
    """Clerks staff the units that they see, and one that their own unit entered beside it.

    The latter only until somebody there can keep its registers: an account at it sees what they do not.
    """
    check_may_change_units(by, *(unit.pk for unit in staffed if not _waits_for_its_clerk(unit, by=by, on=on)))


def _waits_for_its_clerk(unit: Unit, *, by: Actor, on: date) -> bool:
    is_own_entry = by.unit is not None and unit.entered_by_id == by.unit
    return is_own_entry and not queries.has_registrar(unit.pk, on=on)


def check_may_open_account(by: Actor, person: Person, *, on: date) -> None:
    """For whom one may staff every unit at which the person holds or will hold a post."""
    check_may_staff(by, *units_of(person, on=on), on=on)
    if Account.objects.filter(person=person).exists():
        raise Refused(_("Người này đã có tài khoản."))


def check_may_renew_password(by: Actor, account: Account, *, on: date) -> None:
    """One renews one's own password, and a clerk that of those whom he staffs."""
    if by.account != account.pk:
        check_may_staff(by, *units_of(account.person, on=on), on=on)


def units_of(person: Person, *, on: date) -> list[Unit]:
    """The units at which the person holds a post on the day or will hold one; else those of former posts."""
    posts = person.posts.select_related("unit")
    still = posts.filter(validity.not_over(on))
    return [post.unit for post in still or posts]


def check_may_begin(by: Actor) -> None:
    """Only the setting-up begins a ledger, and only one in which nobody can sign in yet."""
    if not by.is_system:
        raise Refused(_("Chỉ người cài đặt máy chủ mở được sổ mới."))
    if queries.has_accounts():
        raise Refused(_("Sổ này đã có tài khoản; hãy đăng nhập."))


def check_sign_in(sign_in: str) -> None:
    """A sign-in name that can be typed on any keyboard, and that nobody has yet."""
    if not _SIGN_IN.fullmatch(sign_in):
        raise Refused(
            _("Tên đăng nhập gồm 3 đến 60 chữ cái không dấu, chữ số, dấu chấm, gạch nối: vanthu.tanmoc.")
        )
    if Account.objects.filter(sign_in=sign_in).exists():
        raise Refused(_("Tên đăng nhập này đã có người dùng; hãy chọn tên khác."))


def check_password(password: str, account: Account) -> None:
    """A password that is long enough and not among the common ones."""
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise Refused(" ".join(_sentence_of_password(found) for found in error.error_list)) from error


def _sentence_of_password(error: ValidationError) -> str:
    """In our words: Django's have no Vietnamese."""
    sentence = _PASSWORDS.get(error.code or "")
    return str(sentence) % (error.params or {}) if sentence else " ".join(error.messages)


def sentence_of_post(error: IntegrityError) -> Refused:
    """The refusal that says which promise about a post would be broken."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "")
    if name == "post_held_once":
        return Refused(_("Trong khoảng thời gian này người đó đã giữ chức vụ này ở đơn vị."))
    return sentence_of(error)
