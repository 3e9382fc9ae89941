"""The brake on guessing passwords: failed sign-ins are counted in the database, for all workers together.

By name and address, so that a stranger elsewhere keeps nobody out; and by address alone with a higher limit,
as an office shares one. See decisions/0006.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.crypto import salted_hmac
from django.utils.translation import ngettext

from cotmoc.accounts.models import Guesses
from cotmoc.base.refusals import Refused
from cotmoc.base.vietnamese import nfc

FREE_OF_PAIR, FREE_OF_ADDRESS = 5, 50
"""Failures in a series before the next try must wait."""

_FIRST_WAIT, _LONGEST_WAIT = timedelta(minutes=1), timedelta(minutes=15)
_SERIES = timedelta(hours=1)
_KEPT = timedelta(days=1)


class TooManyGuesses(Refused):
    """Too many failed before; the same for a name that exists and for one that does not."""

    def __init__(self, until: datetime, *, at: datetime) -> None:
        minutes = max(1, -((at - until) // timedelta(minutes=1)))
        sentence = ngettext(
            "Đã sai nhiều lần. Hãy đợi %(minutes)s phút rồi đăng nhập lại; quên mật khẩu thì hỏi văn thư.",
            "Đã sai nhiều lần. Hãy đợi %(minutes)s phút rồi đăng nhập lại; quên mật khẩu thì hỏi văn thư.",
            minutes,
        )
        super().__init__(sentence % {"minutes": minutes})
        self.until = until


@dataclass(frozen=True, slots=True)
class Series:
    """What is counted together, how much of it is free, and when it begins anew."""

    digest: str
    free: int
    has_name: bool

    def is_over(self, counted: Guesses, *, at: datetime) -> bool:
        """A name's series ends an hour after its last failure, that of an address an hour after its first."""
        return at - (counted.last if self.has_name else counted.began) >= _SERIES


def of_pair(sign_in: str, address: str) -> Series:
    """Failures of one name from one address."""
    return Series(_digest(nfc(sign_in).lower(), address), FREE_OF_PAIR, has_name=True)


def of_address(address: str) -> Series:
    """Failures of one address, whatever the name."""
    return Series(_digest(address), FREE_OF_ADDRESS, has_name=False)


def check_may_try(sign_in: str, address: str, *, at: datetime) -> None:
    """Refused while the pair or the address must wait.

    Not counted before the password is looked at: what many workers try in the same instant is a few more.
    """
    digests = [of_pair(sign_in, address).digest, of_address(address).digest]
    held = Guesses.objects.filter(digest__in=digests, held_until__gt=at).order_by("held_until").last()
    if held and held.held_until:
        raise TooManyGuesses(held.held_until, at=at)


def count(series: Series, *, at: datetime) -> Guesses:
    """One more failure; beyond the free ones, each makes the next try wait twice as long as the last."""
    Guesses.objects.filter(last__lt=at - _KEPT).delete()
    found, _made = Guesses.objects.select_for_update().get_or_create(
        digest=series.digest, defaults={"began": at, "last": at}
    )
    if series.is_over(found, at=at):
        found.failures, found.began, found.held_until = 0, at, None
    found.failures, found.last = found.failures + 1, at
    if found.failures >= series.free:
        doublings = min(found.failures - series.free, 10)
        found.held_until = at + min(_LONGEST_WAIT, _FIRST_WAIT * 2**doublings)
    found.save()
    return found


def forget(sign_in: str, address: str) -> None:
    """A right password ends the series of its name there; that of the address goes on."""
    Guesses.objects.filter(digest=of_pair(sign_in, address).digest).delete()


def _digest(*parts: str) -> str:
    return salted_hmac("cotmoc.accounts.guessing", "\n".join(parts), algorithm="sha256").hexdigest()
