"""The door of the example: loads the made-up province once, and says who may sign in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from django.db import connection
from django.db.models import QuerySet

from cotmoc.accounts import actions as accounts
from cotmoc.accounts.models import Account
from cotmoc.audit.models import Line
from cotmoc.base.acting import SYSTEM
from cotmoc.base.locking import whole_or_nothing
from cotmoc.base.row_security import seeing_all
from cotmoc.example import tables
from cotmoc.example.ledger import Diary, Ledger
from cotmoc.example.load_documents import note_activities, note_documents
from cotmoc.example.load_tasks import note_results, note_tasks
from cotmoc.example.load_units import note_people, note_units
from cotmoc.units.lives import check_time_now
from cotmoc.units.models import Unit

PROVINCE = "Tỉnh Sơn Khê"
PASSWORD = "bien-cuong-2026"  # noqa: S105 - printed at the front door on purpose: the province is made up
_LOCK = 3022026


class SignIn(NamedTuple):
    """Whose part a newcomer may play."""

    name: str
    sign_in: str
    password: str
    post: str


def _sign_ins() -> tuple[SignIn, ...]:
    people = [person for person in tables.people() if person.sign_in]
    return tuple(SignIn(p.name, p.sign_in, PASSWORD, p.posts[-1].title) for p in people)


SIGN_INS = _sign_ins()


def load_once(progress: Callable[[str], None]) -> bool:
    """Load the province into an empty ledger, whole or not at all; False when it holds units already."""
    with whole_or_nothing(), seeing_all():
        _wait_for_others()
        if Unit.objects.exists():
            return False
        diary = _diary()
        progress(f"Nạp tỉnh mẫu {PROVINCE}: {len(diary.entries)} mục")
        diary.write_out(_every_tenth(progress))
        check_time_now()
    return True


def is_loaded() -> bool:
    """Whether the example's people are those who sign in to this ledger."""
    named = {(person.sign_in, person.name) for person in SIGN_INS}
    return named <= set(_accounts().values_list("sign_in", "person__name"))


def with_printed_password() -> frozenset[str]:
    """The example's sign-in names that the printed password opens; by the audit, as hashing takes seconds."""
    accounts_ = dict(_accounts().values_list("pk", "sign_in"))
    with seeing_all():
        renewed = Line.objects.filter(
            subject_kind=Account._meta.label, subject_id__in=accounts_, action="account.password_renewed"
        )
        own = set(renewed.values_list("subject_id", flat=True))
    return frozenset(sign_in for pk, sign_in in accounts_.items() if pk not in own)


def renew_passwords(password: str, *, at: datetime) -> None:
    """Give every account of the example a password that is printed nowhere."""
    with seeing_all():
        for account in _accounts():
            accounts.renew_password(account=account, password=password, by=SYSTEM, at=at)


def _accounts() -> QuerySet[Account]:
    return Account.objects.filter(sign_in__in=[person.sign_in for person in SIGN_INS])


def _diary() -> Diary:
    ledger, diary = Ledger(), Diary()
    note_units(ledger, diary)
    note_people(ledger, diary, PASSWORD)
    note_documents(ledger, diary)
    note_activities(ledger, diary)
    note_tasks(ledger, diary)
    note_results(ledger, diary)
    return diary


def _wait_for_others() -> None:
    """Two servers starting on one database load the province once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _every_tenth(progress: Callable[[str], None]) -> Callable[[int, int], None]:
    def told(count: int, total: int) -> None:
        if count % max(1, total // 10) == 0:
            progress(f"Nạp tỉnh mẫu: {count}/{total} mục")

    return told
