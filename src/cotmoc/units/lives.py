"""What the acts on units share: one act at a time, a life that ends, time that stays whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from django.db import connection, transaction
from django.db.models import F
from django.db.utils import IntegrityError

from cotmoc.base.locking import claim
from cotmoc.base.validity import from_day, not_over, on
from cotmoc.units import queries, rules
from cotmoc.units.models import Subordination, Unit, Version


def taken(units: Sequence[Unit]) -> list[Unit]:
    """The units as they are now, for this act alone: of two at once the second sees what the first did."""
    claim(["units"])
    fresh = Unit.objects.select_for_update().order_by("pk").in_bulk({unit.pk for unit in units})
    return [fresh[unit.pk] for unit in units]


def touched(units: Iterable[Unit]) -> None:
    """Note that something was done to the units; a page opened before is told so."""
    Unit.objects.filter(pk__in={unit.pk for unit in units}).update(revision=F("revision") + 1)


def end(unit: Unit, version: Version, *, day: date) -> None:
    """End the unit's life on the day: its last version and where it stands."""
    Subordination.objects.filter(unit=unit, valid__startswith__gte=day).delete()
    for stands in Subordination.objects.filter(on(day), unit=unit):
        shorten(stands, day)
    Version.objects.filter(pk=version.pk).update(valid=from_day(version.valid.lower, day))


def pass_on(
    unit: Unit,
    heirs: Sequence[Unit],
    *,
    children_to: Unit | None,
    day: date,
    act: str,
    revision: int | None,
    succeed: Callable[[Unit, Unit], None],
) -> tuple[Unit, list[int]]:
    """End the unit for its heirs, each noted by `succeed`; the unit as it is, and the ids of the moved.

    Those that stand below it go under `children_to`; without it none may be left.
    """
    around = [*heirs, *([children_to] if children_to else [])]
    unit = taken([unit, *around])[0]
    rules.check_is_newest(unit, revision)
    version = rules.check_may_end(unit, day)
    rules.check_heirs([unit], around, heirs, day)
    with time_whole():
        end(unit, version, day=day)
        moved = rehome(unit, children_to, day=day, act=act) if children_to else []
        rules.check_nobody_left_below(unit, day)
        for heir in heirs:
            succeed(unit, heir)
    touched([unit, *around])
    return unit, moved


def shorten(stands: Subordination, day: date) -> None:
    """End it on the day, which lies after its first."""
    stands.valid = from_day(stands.valid.lower, day)
    stands.save(update_fields=["valid"])


def go_under(child: Subordination, parent: Unit | None, *, day: date, act: str) -> None:
    """From the day on the child stands under another parent in the same line, or in that line no more."""
    end_ = child.valid.upper
    if child.valid.lower >= day:
        child.delete()
    else:
        shorten(child, day)
    if parent is not None:
        Subordination.objects.create(
            unit_id=child.unit_id,
            line=child.line,
            parent=parent,
            valid=from_day(max(day, child.valid.lower), end_),
            act=act,
        )


def rehome(former: Unit, heir: Unit, *, day: date, act: str, besides: Sequence[Unit] = ()) -> list[int]:
    """Put what stands under the former unit on the day or later under its heir; gives the ids of the moved.

    Where the heir itself stands below one of them, that one goes up to the former unit's own parent: else a
    unit would stand under itself.
    """
    kept = [unit.pk for unit in besides]
    below = Subordination.objects.filter(not_over(day), parent=former).exclude(unit_id__in=kept)
    moved = []
    for child in below.order_by("line", "unit_id", "valid"):
        parent: Unit | None = heir
        if queries.stands_below(heir.pk, child.unit_id, line=child.line, span=child.valid):
            parent = _parent_of(former, child.line, day)
        if parent is not None:
            rules.check_parents_live([parent], from_day(max(day, child.valid.lower), child.valid.upper))
        go_under(child, parent, day=day, act=act)
        moved.append(child.unit_id)
    return moved


def _parent_of(unit: Unit, line: str, day: date) -> Unit | None:
    stands = Subordination.objects.filter(unit=unit, line=line).order_by("-valid")
    before = stands.filter(valid__startswith__lt=day).select_related("parent").first()
    return before.parent if before else None


@contextmanager
def time_whole() -> Iterator[None]:
    """Turns a broken promise of time into the sentence that says which."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise rules.sentence_of(error) from error


def check_time_now() -> None:
    """Ask for the database's promises now and not at the transaction's end; refused if one is broken."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except IntegrityError as error:
        raise rules.sentence_of(error) from error
