"""The forms that correct a task and a result with its figures."""

from __future__ import annotations

from decimal import Decimal

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cotmoc.intake.judged import Judged
from cotmoc.intake.models import Proposal
from cotmoc.tasks.models import Comparator, Strength, Theme
from cotmoc.web.intake_correcting import CorrectionForm, PeriodForm
from cotmoc.web.intake_fields import FigureField, PartialDateField, UnitField, UnitsField
from cotmoc.web.intake_forms import Said

_MEASURES_MORE = 1


class DirectionForm(CorrectionForm):
    """A task."""

    words = forms.CharField(
        label=gettext_lazy("Nội dung nhiệm vụ"), max_length=4000, widget=forms.Textarea({"rows": 4})
    )
    theme = forms.ChoiceField(label=gettext_lazy("Lĩnh vực"), choices=Theme.choices)
    deadline = PartialDateField(label=gettext_lazy("Thời hạn"))
    assigned_on = PartialDateField(label=gettext_lazy("Ngày giao"))
    strength = forms.ChoiceField(
        label=gettext_lazy("Mức"),
        required=False,
        choices=[("", gettext_lazy("theo lời văn và cấp của người giao")), *Strength.choices],
    )
    field_order = (
        "words", "lead", "coordinating", "deadline", "assigned_on", "theme", "assigner", "strength"
    )  # fmt: skip

    def read(self) -> Said:
        """With the words, and the units that the addressees came to."""
        return {
            **super().read(),
            "words": self.proposal.said.get("words") or self.judged.words(self.proposal),
            "lead": self.judged.lead(self.proposal),
            "coordinating": self.judged.coordinating(self.proposal),
            "assigner": self.judged.assigner(self.proposal),
        }

    def make_fields(self) -> None:
        """The units by their names."""
        self.fields["lead"] = UnitField(
            on=self.on,
            label=_("Đơn vị chủ trì"),
            required=True,
            help_text=_to(self.judged, self.proposal),
        )
        self.fields["coordinating"] = UnitsField(
            on=self.on, label=_("Đơn vị phối hợp"), help_text=_("Mỗi dòng một đơn vị.")
        )
        self.fields["assigner"] = UnitField(
            on=self.on, label=_("Đơn vị giao"), help_text=self.judged.name_of(self.proposal.said.get("by"))
        )
        self.fields["assigned_on"].help_text = _("Để trống thì lấy ngày của văn bản, hội nghị, hoặc hôm nay.")
        self.order_fields(self.field_order)

    def clean_assigned_on(self) -> str:
        """A whole day."""
        day: str = self.cleaned_data["assigned_on"]
        if day and len(day) != 10:
            raise forms.ValidationError(_("Hãy ghi đủ ngày, tháng, năm."))
        return day

    def clean_deadline(self) -> str:
        """A day, month or year whose last day is known."""
        day: str = self.cleaned_data["deadline"]
        if day.startswith("--"):
            raise forms.ValidationError(_("Hãy ghi cả năm của thời hạn."))
        return day


def _to(judged: Judged, proposal: Proposal) -> str:
    named = ", ".join(judged.name_of(reference) for reference in proposal.said.get("to") or ())
    return _("Văn bản giao cho: %(names)s.") % {"names": named} if named else ""


class ResultForm(PeriodForm):
    """A result with its figures."""

    words = forms.CharField(
        label=gettext_lazy("Kết quả"), max_length=4000, widget=forms.Textarea({"rows": 4})
    )
    theme = forms.ChoiceField(label=gettext_lazy("Lĩnh vực"), choices=Theme.choices)
    field_order = ("words", "unit", "theme", "period_from", "period_to")

    def read(self) -> Said:
        """With the words, the reporting unit and each figure in fields of its own."""
        read = {
            **super().read(),
            "words": self.proposal.said.get("words") or self.judged.words(self.proposal),
            "unit": self.judged.reporting_unit(self.proposal),
        }
        read[f"comparator_{len(self._measures())}"] = Comparator.EXACT.value
        for row, measure in enumerate(self._measures()):
            read[f"value_{row}"] = Decimal(str(measure["value"]))
            read |= {f"{key}_{row}": measure.get(key) or "" for key in ("comparator", "unit", "of")}
        return read

    def _measures(self) -> list[Said]:
        return list(self.proposal.said.get("measures") or ())

    def make_fields(self) -> None:
        """The unit by its name, and a row for each figure and one more."""
        self.fields["unit"] = UnitField(on=self.on, label=_("Kết quả của đơn vị"))
        self.rows = len(self._measures()) + _MEASURES_MORE
        for row in range(self.rows):
            self.fields[f"comparator_{row}"] = forms.ChoiceField(
                label=_("Mức"), choices=Comparator.choices, required=False
            )
            self.fields[f"value_{row}"] = FigureField(label=_("Số"), required=False)
            self.fields[f"unit_{row}"] = forms.CharField(
                label=_("Đơn vị tính"), required=False, max_length=60
            )
            self.fields[f"of_{row}"] = forms.CharField(label=_("Của"), required=False, max_length=200)
        self.order_fields(self.field_order)

    def figure_rows(self) -> list[list[forms.BoundField]]:
        """The fields of each figure, a row a figure."""
        return [
            [self[f"{name}_{row}"] for name in ("comparator", "value", "unit", "of")]
            for row in range(self.rows)
        ]

    def plain_fields(self) -> list[forms.BoundField]:
        """The fields that are no figure's."""
        return [field for field in self if not field.name[-1].isdigit()]

    def told(self, changed: Said) -> Said:
        """The figures as the list of measures; a row whose number was taken away is gone."""
        told = super().told(changed)
        figures = {name for name in told if name[-1].isdigit()}
        if figures:
            told = {name: value for name, value in told.items() if name not in figures}
            told["measures"] = [measure for row in range(self.rows) if (measure := self._measure(row))]
        return told

    def _measure(self, row: int) -> Said | None:
        value: Decimal | None = self.cleaned_data.get(f"value_{row}")
        if value is None:
            return None
        cleaned = self.cleaned_data
        return {
            "value": float(value) if value % 1 else int(value),
            "comparator": cleaned.get(f"comparator_{row}") or "=",
            "unit": cleaned.get(f"unit_{row}") or None,
            "of": cleaned.get(f"of_{row}") or None,
        }
