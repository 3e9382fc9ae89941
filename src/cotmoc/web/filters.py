"""What lists are narrowed to: forms whose fields read as one line of words."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape
from typing import Any

from django import forms
from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.forms.utils import flatatt
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cotmoc.base.acting import Actor
from cotmoc.base.calendar import Period
from cotmoc.base.vietnamese import sort_key
from cotmoc.documents.models import Document
from cotmoc.tasks.models import State, Task
from cotmoc.tasks.queries import Cell, from_documents, of_units, with_cell, with_part_of
from cotmoc.tasks.rules import OPEN
from cotmoc.units.queries import names_of
from cotmoc.web.citing import short_name

Choices = list[tuple[str, object]]

_WORK = (State.REPORTED, State.RETURNED)
_ROMAN = ("I", "II", "III", "IV")


class LongSelect(forms.Select):
    """A select written in one go: Django's own renders a template for each of its options."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """The select with the chosen option marked."""
        # By the standard library: Django's own escaping asks each string what else it might be.
        options = "".join(
            f'<option value="{escape(str(key))}"{_SELECTED if str(key) == str(value or "") else ""}>'
            f"{escape(str(word))}</option>"
            for key, word in self.choices
        )
        attributes = flatatt({"name": name, **(attrs or {})})
        return mark_safe(f"<select{attributes}>{options}</select>")  # noqa: S308 - every part is escaped


_SELECTED = " selected"


class Filters(forms.Form):
    """Fields as words; a value that is none of the choices narrows nothing."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **{"auto_id": "loc-%s", **named})

    def offer(self, field: str, choices: Choices) -> None:
        """Let the field choose among these; the first is the one that narrows nothing."""
        self.fields[field].widget = LongSelect()
        self.fields[field].choices = choices  # type: ignore[attr-defined]  # a ChoiceField, as declared

    def asked(self, field: str) -> str:
        """What is asked for in the field, empty for nothing."""
        self.is_valid()
        return str(self.cleaned_data.get(field) or "")

    @property
    def has_words(self) -> bool:
        """Whether anything narrows the list."""
        return any(self.asked(field) for field in self.fields)


class TaskFilters(Filters):
    """Unit, status, deadline and source of tasks."""

    don_vi = forms.ChoiceField(label=gettext_lazy("Nhiệm vụ của"), required=False)
    tinh_trang = forms.ChoiceField(label=gettext_lazy("tình trạng"), required=False)
    thoi_han = forms.ChoiceField(label=gettext_lazy("thời hạn"), required=False)
    van_ban = forms.ChoiceField(label=gettext_lazy("theo"), required=False)

    def __init__(self, *arguments: Any, known: QuerySet[Task], acting: Actor, on: date, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.acting, self.on = acting, on
        self.offer("don_vi", self._units(known))
        self.offer(
            "tinh_trang", [("", _("bất kỳ")), *Cell.choices, *((s.value, str(s.label)) for s in _WORK)]
        )
        self.offer("thoi_han", [("", _("bất kỳ")), *((key, name) for key, name, _period in spans(on))])
        self.offer("van_ban", self._sources(known))

    def _units(self, known: QuerySet[Task]) -> Choices:
        leads = names_of(known.order_by().values_list("lead_id", flat=True).distinct(), on=self.on)
        own = [("minh", _("đơn vị mình chủ trì")), ("gop", _("đơn vị mình chủ trì, phối hợp"))]
        return [
            ("", _("mọi đơn vị")),
            *own,
            *sorted(((str(pk), name) for pk, name in leads.items()), key=_by_name),
        ]

    def _sources(self, known: QuerySet[Task]) -> Choices:
        ids = known.order_by().exclude(document=None).values("document_id")
        found = Document.objects.filter(pk__in=ids).order_by("-issued_on", "-pk")
        return [("", _("mọi văn bản")), *((str(document.pk), short_name(document)) for document in found)]

    def narrow(self, tasks: QuerySet[Task]) -> QuerySet[Task]:
        """The tasks of the unit, deadline and source asked for; each one once."""
        unit, document = self.asked("don_vi"), self.asked("van_ban")
        if unit == "gop":
            tasks = with_part_of(tasks, self.acting.unit or 0)
        elif unit:
            tasks = of_units(tasks, [self.acting.unit or 0 if unit == "minh" else int(unit)])
        if document:
            tasks = from_documents(tasks, [int(document)])
        period = next(
            (period for key, _name, period in spans(self.on) if key == self.asked("thoi_han")), None
        )
        if period:
            tasks = tasks.filter(deadline__range=(period.first, period.last))
        return tasks

    def at_status(self, tasks: QuerySet[Task]) -> QuerySet[Task]:
        """Of the tasks, those in the cell or state asked for."""
        tasks = open_first(tasks)
        status = self.asked("tinh_trang")
        if status in {state.value for state in _WORK}:
            return tasks.filter(state=status)
        return with_cell(tasks, on=self.on).filter(Q(cell=status)) if status else tasks


def open_first(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Open tasks by deadline, then closed ones, the last closed first."""
    is_closed = Case(When(state__in=OPEN, then=Value(0)), default=Value(1), output_field=IntegerField())
    return tasks.order_by(
        is_closed, F("completed_on").desc(nulls_last=True), F("deadline").asc(nulls_last=True), "pk"
    )


def spans(on: date) -> list[tuple[str, str, Period]]:
    """The spans of time that a deadline may be asked in: key, words, days."""
    monday = on - timedelta(days=on.weekday())
    year = on.year
    near = [
        ("tuan", _("trong tuần này"), Period(monday, monday + timedelta(days=6))),
        ("thang", _("trong tháng này"), _months(year, on.month, 1)),
    ]
    quarters = [_quarter(year, (on.month - 1) // 3 + step) for step in range(-3, 3)]
    whole = [
        (str(y), _("trong năm %(year)s") % {"year": y}, Period(date(y, 1, 1), date(y, 12, 31)))
        for y in (year, year - 1, year - 2)
    ]
    return [*near, *quarters, *whole]


def _quarter(year: int, index: int) -> tuple[str, str, Period]:
    year, index = year + index // 4, index % 4
    words = _("trong quý %(quarter)s/%(year)s") % {"quarter": _ROMAN[index], "year": year}
    return f"{year}-q{index + 1}", words, _months(year, index * 3 + 1, 3)


def _months(year: int, month: int, count: int) -> Period:
    after = year * 12 + month - 1 + count
    return Period(date(year, month, 1), date(after // 12, after % 12 + 1, 1) - timedelta(days=1))


def _by_name(choice: tuple[str, object]) -> str:
    return sort_key(str(choice[1]))
