"""What may be done to a unit: each act with its form, the action it calls, and whom it ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cotmoc.base.acting import Actor
from cotmoc.base.refusals import Refused
from cotmoc.handovers import endings
from cotmoc.units import actions, reforms
from cotmoc.units.models import Kind, Level, Line, Unit, Version
from cotmoc.units.reforms import Part
from cotmoc.units.rules import check_is_newest, check_may_change_units
from cotmoc.web.unit_forms import (
    AbolishForm,
    ActForm,
    MergeForm,
    MoveForm,
    RenameForm,
    SplitForm,
    TransferForm,
)

Asked = dict[str, Any]  # a form's cleaned values, whose types the form has checked


@dataclass(frozen=True, slots=True)
class Act:
    """One act: the name on its button, its form, what it does, whom it ends, whom it concerns besides."""

    name: str | Promise
    form: type[ActForm]
    do: Callable[[Unit, Any, Actor, datetime], None]
    ends: Callable[[Unit, Asked], Sequence[Unit]]


@dataclass(frozen=True, slots=True)
class Offer:
    """An act that one may do, by the word in its address."""

    key: str
    name: str | Promise


def offers(by: Actor, unit: int, version: Version | None) -> list[Offer]:
    """The acts that the actor may do to the living unit; none for who does not keep it."""
    try:
        check_may_change_units(by, unit)
    except Refused:
        return []
    return [Offer(key, act.name) for key, act in ACTS.items()] if version else []


def _ordered(form: ActForm, by: Actor, at: datetime) -> dict[str, Any]:
    given = form.cleaned_data
    return {"on": given["on"], "act": given["act"], "revision": given["revision"], "by": by, "at": at}


def _rename(unit: Unit, form: RenameForm, by: Actor, at: datetime) -> None:
    given = form.cleaned_data
    actions.rename(
        unit=unit,
        name=given["name"],
        short_name=given["short_name"],
        kind=Kind(given["kind"]),
        level=Level(given["level"]),
        **_ordered(form, by, at),
    )


def _move(unit: Unit, form: MoveForm, by: Actor, at: datetime) -> None:
    given = form.cleaned_data
    actions.move(unit=unit, line=Line(given["line"]), parent=given["parent"], **_ordered(form, by, at))


def _merge(unit: Unit, form: MergeForm, by: Actor, at: datetime) -> None:
    given, ordered = form.cleaned_data, _ordered(form, by, at)
    # What was shown is the state of the unit that ends; the rule compares that of the one that lives on.
    check_is_newest(unit, ordered.pop("revision"))
    endings.end_by_merger(merged=[unit, *given["others"]], into=given["into"], **ordered)


def _split(unit: Unit, form: SplitForm, by: Actor, at: datetime) -> None:
    given = form.cleaned_data
    endings.end_by_split(
        unit=unit,
        parts=[Part(heir, amounts) for heir, amounts in form.parts()],
        receiver=given["receiver"],
        children_to=given["children_to"],
        **_ordered(form, by, at),
    )


def _transfer(unit: Unit, form: TransferForm, by: Actor, at: datetime) -> None:
    reforms.transfer(unit=unit, to=form.cleaned_data["to"], weights=form.weights(), **_ordered(form, by, at))


def _abolish(unit: Unit, form: AbolishForm, by: Actor, at: datetime) -> None:
    given = form.cleaned_data
    endings.end_by_abolition(
        unit=unit,
        heirs=given["heirs"],
        receiver=given["receiver"],
        children_to=given["children_to"],
        **_ordered(form, by, at),
    )


def _nobody(unit: Unit, asked: Asked) -> Sequence[Unit]:
    return ()


def _itself(unit: Unit, asked: Asked) -> Sequence[Unit]:
    return (unit,)


def _all_merged(unit: Unit, asked: Asked) -> Sequence[Unit]:
    return (unit, *asked["others"])


# By the word that stands in the address; in the order of the buttons.
ACTS: dict[str, Act] = {
    "doi-ten": Act(_("Đổi tên, loại"), RenameForm, _rename, _nobody),
    "chuyen": Act(_("Chuyển cấp trên"), MoveForm, _move, _nobody),
    "sap-nhap": Act(_("Sáp nhập"), MergeForm, _merge, _all_merged),
    "chia-tach": Act(_("Chia tách"), SplitForm, _split, _itself),
    "dieu-chuyen": Act(_("Điều chuyển một phần"), TransferForm, _transfer, _nobody),
    "giai-the": Act(_("Giải thể"), AbolishForm, _abolish, _itself),
}
