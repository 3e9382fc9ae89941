"""The forms of the acts on units: units by their names on the act's day, the document that orders it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cotmoc.units.models import Kind, Level, Line, Measure, Unit
from cotmoc.units.reforms import Weight
from cotmoc.web.intake_fields import NEEDED
from cotmoc.web.naming_units import unit_named
from cotmoc.web.task_forms import QuantityField
from cotmoc.web.written import day as written_day

KNOWN_UNITS, KNOWN_ACTS = "known-units", "known-acts"
"""Ids of the lists that the fields offer while one types."""

_SHOWN, _PARTS = 4, 4
_NOTHING: tuple[object, ...] = (None, "", [])
_MEASURES = (Measure.PEOPLE, Measure.AREA, Measure.BORDER)


class ActForm(forms.Form):
    """What every act has: its day, the document that orders it, the state of the unit it was opened on."""

    on = forms.DateField(
        label=gettext_lazy("Từ ngày"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Ngày có hiệu lực; ngày cuối của tình trạng cũ là ngày liền trước."),
        error_messages={**NEEDED, "invalid": gettext_lazy("Hãy chọn một ngày có thật.")},
    )
    act = forms.CharField(
        label=gettext_lazy("Theo văn bản"),
        max_length=300,
        help_text=gettext_lazy("Chọn văn bản đã đăng ký, hoặc ghi số, ký hiệu, ngày, cơ quan ban hành."),
        error_messages=NEEDED,
        widget=forms.TextInput(attrs={"list": KNOWN_ACTS}),
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    one_unit: Sequence[str] = ()
    several_units: Sequence[str] = ()

    def clean(self) -> dict[str, Any]:
        """Names of units become units, as they are called on the act's day."""
        cleaned = super().clean() or self.cleaned_data
        day = cleaned.get("on")
        if day:
            for name in (*self.one_unit, *self.several_units):
                if name in cleaned:
                    self._resolve(name, day)
        return cleaned

    def told(self) -> list[tuple[str, str]]:
        """What a valid form says, field by field, as the preview of the act shows it."""
        shown = ((field, self.cleaned_data.get(field.name)) for field in self.visible_fields())
        return [(str(field.label), _written(field, value)) for field, value in shown if value not in _NOTHING]

    def _resolve(self, name: str, day: date) -> None:
        lines = [line.strip() for line in str(self.cleaned_data[name] or "").splitlines() if line.strip()]
        try:
            found = [Unit.objects.get(pk=unit_named(line, on=day)) for line in lines]
        except ValidationError as error:
            self.add_error(name, error)
            return
        self.cleaned_data[name] = found if name in self.several_units else next(iter(found), None)


def _written(field: forms.BoundField, value: Any) -> str:
    """A day and a choice in words; the rest as it was typed."""
    if isinstance(value, date):
        return written_day(value)
    if isinstance(field.field, forms.ChoiceField):
        return next(str(option.choice_label) for option in field if option.data["value"] == value)
    return str(field.data)


def _unit(label: Any, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=300,
        help_text=help_text,
        error_messages=NEEDED,
        widget=forms.TextInput(attrs={"list": KNOWN_UNITS}),
    )


def _several(label: Any, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=4000,
        help_text=help_text,
        error_messages=NEEDED,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _choice(label: Any, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, error_messages=NEEDED)


class RenameForm(ActForm):
    """Another name, kind or level."""

    name = forms.CharField(label=gettext_lazy("Tên mới"), max_length=300, error_messages=NEEDED)
    short_name = forms.CharField(label=gettext_lazy("Tên viết tắt"), max_length=300, required=False)
    kind = _choice(gettext_lazy("Loại đơn vị"), list(Kind.choices))
    level = _choice(gettext_lazy("Cấp"), list(Level.choices))


class MoveForm(ActForm):
    """Another parent in one line."""

    one_unit = ("parent",)
    line = _choice(gettext_lazy("Trong tuyến"), list(Line.choices))
    parent = _unit(
        gettext_lazy("Cấp trên mới"),
        required=False,
        help_text=gettext_lazy("Để trống khi đơn vị ra khỏi tuyến này."),
    )


_CHILDREN_TO = gettext_lazy("Đơn vị trực thuộc chuyển về")
_RECEIVER = gettext_lazy("Đơn vị nhận việc đang dở")


class MergeForm(ActForm):
    """Into which unit it merges, and who merges along with it."""

    one_unit, several_units = ("into",), ("others",)
    into = _unit(gettext_lazy("Sáp nhập vào"))
    others = _several(
        gettext_lazy("Cùng với các đơn vị"),
        required=False,
        help_text=gettext_lazy("Mỗi dòng một đơn vị, nếu văn bản sáp nhập nhiều đơn vị một lúc."),
    )


class AbolishForm(ActForm):
    """Who takes over its work."""

    one_unit, several_units = ("receiver", "children_to"), ("heirs",)
    heirs = _several(
        gettext_lazy("Đơn vị kế thừa"),
        required=False,
        help_text=gettext_lazy("Mỗi dòng một đơn vị tiếp nhận chức năng; để trống nếu không có."),
    )
    receiver = _unit(
        _RECEIVER,
        required=False,
        help_text=gettext_lazy("Để trống khi chưa rõ; việc đang dở sẽ vào danh sách chưa có nơi nhận."),
    )
    children_to = _unit(_CHILDREN_TO, required=False)


def _amount(label: Any) -> QuantityField:
    return QuantityField(label=label, required=False)


class SplitForm(ActForm):
    """Who gets which part, weighed in the measures that the act gives."""

    one_unit = (*(f"heir_{number}" for number in range(1, _PARTS + 1)), "receiver", "children_to")
    receiver = _unit(
        _RECEIVER,
        required=False,
        help_text=gettext_lazy("Để trống khi chưa rõ; việc đang dở sẽ vào danh sách chưa có nơi nhận."),
    )
    children_to = _unit(_CHILDREN_TO, required=False)

    def __init__(self, *arguments: Any, **named_: Any) -> None:
        super().__init__(*arguments, **named_)
        for number in range(1, _PARTS + 1):
            self.fields[f"heir_{number}"] = _unit(gettext_lazy("Đơn vị"), required=number < 3)
            for measure in _MEASURES:
                self.fields[f"{measure.value}_{number}"] = _amount(measure.label)

    def part_rows(self) -> list[list[forms.BoundField]]:
        """The fields of each part, for a row of the form."""
        return [
            [self[name] for name in (f"heir_{number}", *(f"{m.value}_{number}" for m in _MEASURES))]
            for number in range(1, _PARTS + 1)
        ]

    def parts(self) -> list[tuple[Unit, dict[Measure, Decimal]]]:
        """The heirs of a valid form with what each of them gets."""
        given = self.cleaned_data
        return [
            (
                given[f"heir_{number}"],
                {
                    measure: given[f"{measure.value}_{number}"]
                    for measure in _MEASURES
                    if given.get(f"{measure.value}_{number}") is not None
                },
            )
            for number in range(1, _PARTS + 1)
            if given.get(f"heir_{number}")
        ]


class TransferForm(ActForm):
    """To whom a part goes, and how large it is of the whole."""

    one_unit = ("to",)
    to = _unit(gettext_lazy("Điều chuyển một phần cho"))

    def __init__(self, *arguments: Any, **named_: Any) -> None:
        super().__init__(*arguments, **named_)
        for measure in _MEASURES:
            self.fields[f"{measure.value}_part"] = _amount(_("Phần chuyển: %s") % measure.label)
            self.fields[f"{measure.value}_whole"] = _amount(_("Tổng: %s") % measure.label)

    def clean(self) -> dict[str, Any]:
        """A part is given with its whole."""
        cleaned = super().clean()
        for measure in _MEASURES:
            part, whole = (cleaned.get(f"{measure.value}_{end}") for end in ("part", "whole"))
            if (part is None) != (whole is None):
                self.add_error(f"{measure.value}_whole", _("Hãy ghi cả phần chuyển và tổng."))
        return cleaned

    def part_rows(self) -> list[list[forms.BoundField]]:
        """The part and the whole of each measure, for a row of the form."""
        return [[self[f"{m.value}_part"], self[f"{m.value}_whole"]] for m in _MEASURES]

    def weights(self) -> dict[Measure, Weight]:
        """The parts of a valid form against their wholes."""
        given = self.cleaned_data
        return {
            measure: Weight(given[f"{measure.value}_part"], given[f"{measure.value}_whole"])
            for measure in _MEASURES
            if given.get(f"{measure.value}_part") is not None
        }
