"""Fields for what stands in official texts: days as precise as known, units by their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cotmoc.units.models import Kind
from cotmoc.units.queries import names_of
from cotmoc.web.citing import partial_day
from cotmoc.web.naming_units import unit_named
from cotmoc.web.task_forms import QuantityField

NEEDED = {"required": gettext_lazy("Hãy điền ô này.")}
KNOWN_UNITS = "known-units"
"""Id of the list of units that fields of units offer while one types."""

_DAY = re.compile(r"(?:(?:(\d{1,2})/)?(\d{1,2})/)?(\d{4})")
_DAY_WITHOUT_YEAR = re.compile(r"(\d{1,2})/(\d{1,2})")
_SHOWN = 4


class PartialDateField(forms.CharField):
    """A day, month or year as offices write it (28/09/2018, 09/2018, 2018); its value is in ISO form."""

    def __init__(self, **named_: Any) -> None:
        super().__init__(**{"required": False, "max_length": 10, **named_})
        self.widget.attrs.setdefault("placeholder", "28/09/2018")

    def prepare_value(self, value: Any) -> Any:
        """The ISO form written as offices write it; what was typed stays as typed."""
        is_iso = isinstance(value, str) and re.fullmatch(r"(\d{4}|-)-\d\d(-\d\d)?|--\d\d-\d\d", value)
        return partial_day(value) if is_iso else value

    def clean(self, value: Any) -> str:
        """The ISO form; refused with the sentence that shows how to write it."""
        written = (super().clean(value) or "").strip()
        iso = _iso(written) if written else ""
        if iso is None:
            raise ValidationError(_("Hãy ghi ngày có thật, ví dụ 28/09/2018, 09/2018 hoặc 2018."))
        return iso

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another day is written; two ways of writing one day are the same."""
        written = str(data or "").strip()
        return (_iso(written) if written else "") != (initial or "")


def _iso(written: str) -> str | None:
    if found := _DAY.fullmatch(written):
        day, month, year = found.groups()
        if not _is_day(int(year), int(month or 1), int(day or 1)):
            return None
        return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])
    if found := _DAY_WITHOUT_YEAR.fullmatch(written):
        day, month = (int(part) for part in found.groups())
        return f"--{month:02}-{day:02}" if _is_day(2000, month, day) else None
    return None


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


class FigureField(QuantityField):
    """A number as offices write it, shown as it was read."""

    def prepare_value(self, value: Any) -> Any:
        """A number read, with a comma before its decimals; what was typed stays as typed."""
        return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else value


class _NamesOfUnits(forms.CharField):
    """What a field of one unit and one of several share."""

    def __init__(self, *, on: date, **named_: Any) -> None:
        super().__init__(**{"required": False, **named_})
        self.on = on

    def _unit(self, name: str) -> int:
        return unit_named(name, on=self.on, fits=lambda version: version.kind != Kind.PLACE)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other names are written."""
        before, now = (str(value or "").split("\n") for value in (self.prepare_value(initial), data))
        return [name.strip() for name in before if name.strip()] != [
            name.strip() for name in now if name.strip()
        ]


class UnitField(_NamesOfUnits):
    """A unit by its name on the day of the text; its value is the unit's id, or None."""

    def __init__(self, *, on: date, **named_: Any) -> None:
        super().__init__(on=on, **{"max_length": 300, **named_})
        self.widget.attrs.setdefault("list", KNOWN_UNITS)

    def prepare_value(self, value: Any) -> Any:
        """The unit's name on the day."""
        return names_of([value], on=self.on).get(value, "") if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        """The id of the one unit that bears the name."""
        name = (super().clean(value) or "").strip()
        return self._unit(name) if name else None


class UnitsField(_NamesOfUnits):
    """Several units, a name a line; its value is the list of their ids."""

    widget = forms.Textarea

    def __init__(self, *, on: date, **named_: Any) -> None:
        super().__init__(on=on, **{"max_length": 4000, **named_})
        self.widget.attrs["rows"] = 3

    def prepare_value(self, value: Any) -> Any:
        """The names of the units on the day, one a line."""
        if isinstance(value, Sequence) and not isinstance(value, str):
            names = names_of(value, on=self.on)
            return "\n".join(names[unit] for unit in value if unit in names)
        return value

    def clean(self, value: Any) -> list[int]:
        """The ids of the units, each once, in the order written."""
        lines = super().clean(value) or ""
        return list(dict.fromkeys(self._unit(line.strip()) for line in lines.splitlines() if line.strip()))
