"""Which of very many documents the register has already: the answer of `queries.id_of`, in few statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from cotmoc.base.row_security import seeing_all
from cotmoc.base.vietnamese import fold
from cotmoc.documents import codes
from cotmoc.documents.models import Document
from cotmoc.documents.queries import Identity, id_of, issuer_key
from cotmoc.documents.rules import is_published
from cotmoc.units.models import Succession, Version

_AT_ONCE = 2000


class _Kept(NamedTuple):
    """A document of the register, as far as identity asks."""

    pk: int
    merged_into: int | None
    series: str
    issued_on: date | None
    numbered_as: str


_Place = tuple[str, str, str]  # kind, number, issuer key
_AtPlace = dict[_Place, list[_Kept]]


def known_among(identities: Sequence[Identity]) -> list[int | None]:
    """For each identity the id of its document, whoever registered it; None where nobody has."""
    with seeing_all():
        forms = _forms_of({identity.issuer_key for identity in identities if identity.is_whole})
        found: list[int | None] = []
        for start in range(0, len(identities), _AT_ONCE):
            found += _known(identities[start : start + _AT_ONCE], forms)
        return found


def _known(identities: Sequence[Identity], forms: dict[str, set[str]]) -> Iterator[int | None]:
    kept, coded = _kept_at(identities, forms), _coded(identities)
    for identity in identities:
        published = coded.get((identity.kind, identity.code))
        yield published or _known_one(identity, kept, forms)


def _known_one(identity: Identity, kept: _AtPlace, forms: dict[str, set[str]]) -> int | None:
    """The row of exactly this issuer; where one of another form of him may be it, as one alone is asked."""
    if not identity.is_whole:
        return id_of(identity) if not identity.number else None
    place = (identity.kind, identity.number)
    for row in kept.get((*place, identity.issuer_key), ()):
        if _is_same(identity, row):
            return row.merged_into or row.pk
    may_be = any((*place, form) in kept for form in forms[identity.issuer_key] - {identity.issuer_key})
    return id_of(identity) if may_be else None


def _is_same(identity: Identity, row: _Kept) -> bool:
    is_same_time = row.series == identity.series or (
        identity.issued_on is not None and row.issued_on == identity.issued_on
    )
    numbered_as = codes.numbered_as(identity.code)
    return is_same_time and (not numbered_as or row.numbered_as in ("", numbered_as))


def _kept_at(identities: Iterable[Identity], forms: dict[str, set[str]]) -> _AtPlace:
    """The documents of these kinds, numbers and issuers; living ones first, as one alone is sought."""
    whole = [identity for identity in identities if identity.is_whole]
    keys = {form for identity in whole for form in forms[identity.issuer_key]}
    found: _AtPlace = defaultdict(list)
    rows = Document.objects.filter(
        kind__in={identity.kind for identity in whole},
        number__in={identity.number for identity in whole},
        issuer_key__in=keys,
    ).order_by("pk")
    for *place, pk, merged, series, issued_on, numbered_as in rows.values_list(
        "kind", "number", "issuer_key", "pk", "merged_into", "series", "issued_on", "numbered_as"
    ):
        found[_place(place)].append(_Kept(pk, merged, series, issued_on, numbered_as))
    for several in found.values():
        several.sort(key=lambda row: (row.merged_into or 0, row.pk))
    return found


def _place(values: Sequence[Any]) -> _Place:
    kind, number, key = values
    return kind, number, key


def _coded(identities: Iterable[Identity]) -> dict[tuple[str, str], int]:
    """Published texts by their codes, which hold the year and are used once in the whole country."""
    wanted = {
        (identity.kind.value, identity.code)
        for identity in identities
        if is_published(identity.kind) and (code := codes.parse(identity.code)) and code.year
    }
    kinds, written = {kind for kind, _code in wanted}, {code for _kind, code in wanted}
    rows = Document.objects.filter(kind__in=kinds, code__in=written).order_by("pk")
    found: dict[tuple[str, str], int] = {}
    for pk, merged, *place in rows.values_list("pk", "merged_into", "kind", "code"):
        key = (place[0], place[1])
        if key in wanted and (merged is None or key not in found):
            found[key] = merged or pk
    return found


def _forms_of(keys: set[str]) -> dict[str, set[str]]:
    """Under what each issuer may be known on any day: its unit, its own names, those before and after it."""
    units = {key: {int(key[1:])} for key in keys if key.startswith("#")}
    units |= _only_bearers({key for key in keys if not key.startswith("#")})
    steps = list(Succession.objects.values_list("predecessor_id", "successor_id"))
    after, before = _neighbours(steps), _neighbours((there, here) for here, there in steps)
    kin = {key: _reached(own, after) | _reached(own, before) for key, own in units.items()}
    names = _own_names({unit for all_of in kin.values() for unit in all_of})
    return {
        key: {key, *(form for unit in kin.get(key, ()) for form in (issuer_key(unit, ""), *names[unit]))}
        for key in keys
    }


def _neighbours(steps: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for here, there in steps:
        found[here].add(there)
    return found


def _reached(units: set[int], steps: dict[int, set[int]]) -> set[int]:
    reached, waiting = set(units), list(units)
    while waiting:
        new = steps.get(waiting.pop(), set()) - reached
        reached |= new
        waiting += new
    return reached


def _only_bearers(names: set[str]) -> dict[str, set[int]]:
    """The unit of each folded name that no other ever bore."""
    bearers = _bearers_of(names)
    return {name: units for name, units in bearers.items() if len(units) == 1}


def _bearers_of(names: set[str]) -> dict[str, set[int]]:
    bearers: dict[str, set[int]] = defaultdict(set)
    rows = Version.objects.filter(folded_name__in=names).values_list("folded_name", "unit_id")
    for name, unit in rows:
        bearers[name].add(unit)
    return bearers


def _own_names(units: set[int]) -> dict[int, set[str]]:
    """The folded names, full and short, that only this unit ever bore in full."""
    names: dict[int, set[str]] = defaultdict(set)
    rows = Version.objects.filter(unit_id__in=units).values_list("unit_id", "folded_name", "short_name")
    for unit, folded, short in rows:
        names[unit] |= {folded, fold(short)}
    bearers = _bearers_of({name for own in names.values() for name in own})
    return defaultdict(
        set,
        {unit: {name for name in own if bearers.get(name, set()) <= {unit}} for unit, own in names.items()},
    )
