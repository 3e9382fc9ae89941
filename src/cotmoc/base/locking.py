"""Taking rows and names for oneself until the transaction ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import TypeVar

from django.db import connection, transaction
from django.db.models import Model
from django.db.utils import OperationalError
from django.utils.translation import gettext_lazy as _
from psycopg import errors

from cotmoc.base.refusals import Overtaken, Refused

Row = TypeVar("Row", bound=Model)

_BROKEN_OFF = (errors.DeadlockDetected, errors.SerializationFailure)


def lock(row: Row) -> Row:
    """The row as it is now, locked until the transaction ends; refused when it is gone or may not be seen."""
    fresh = type(row)._base_manager.select_for_update().filter(pk=row.pk).first()
    if fresh is None:
        raise Refused(_("Bản ghi này không còn hoặc ngoài phạm vi đơn vị của đồng chí."))
    return fresh


def claim(names: Iterable[str]) -> None:
    """Keep names for oneself until the transaction ends, waiting for whoever keeps one of them.

    Whoever will write several things claims them all first, in one call: everybody takes them in one order,
    so that no two can wait for each other.
    """
    keys = sorted({_key_of(name) for name in names})
    with connection.cursor() as cursor:  # the order of an array is kept
        cursor.execute("SELECT pg_advisory_xact_lock(key) FROM unnest(%s::bigint[]) AS key", [keys])


def _key_of(name: str) -> int:
    return int.from_bytes(sha256(name.encode()).digest()[:8], signed=True)


@contextmanager
def telling_of_collisions() -> Iterator[None]:
    """Stands around a transaction: where the database broke it off for another's sake, that is said.

    Nothing of such a transaction is written.
    """
    try:
        yield
    except OperationalError as error:
        if isinstance(error.__cause__, _BROKEN_OFF):
            raise Overtaken(
                _("Các bản ghi này đang được người khác ghi, hãy thử lại. Lần này chưa ghi gì vào sổ.")
            ) from error
        raise


@contextmanager
def whole_or_nothing() -> Iterator[None]:
    """One transaction whose actions set no savepoints of their own: any failure, caught or not, undoes all.

    For writing very much at once; a third of the statements would be savepoints.
    """
    with transaction.atomic():
        features = connection.features
        former, features.uses_savepoints = features.uses_savepoints, False
        try:
            yield
        finally:
            features.uses_savepoints = former
