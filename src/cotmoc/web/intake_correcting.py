"""What all forms that correct a proposal share: they start from what was read and tell only what changed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cotmoc.intake.judged import Judged
from cotmoc.intake.models import Match, Part, Proposal
from cotmoc.intake.queries import registered
from cotmoc.web.intake_fields import NEEDED, PartialDateField
from cotmoc.web.intake_forms import Said
from cotmoc.web.intake_rows import row_name


class CorrectionForm(forms.Form):
    """What a person may change in one proposal; fields bear the names of the entry's keys."""

    def __init__(self, *arguments: Any, proposal: Proposal, judged: Judged, **named: Any) -> None:
        self.proposal, self.judged, self.on = proposal, judged, judged.upload.day
        super().__init__(*arguments, **{"initial": self.read(), "auto_id": f"{proposal.ident}_%s", **named})
        self.make_fields()
        for field in self.fields.values():
            field.error_messages.update(NEEDED)

    def read(self) -> Said:
        """What the fields start from."""
        return dict(self.proposal.said)

    def make_fields(self) -> None:
        """Fields that need the day or the other proposals."""

    def correction(self) -> Said:
        """All that the person has corrected in the proposal so far, with what this form changed."""
        changed = {name: self.cleaned_data[name] for name in self.changed_data}
        return {**(self.proposal.correction or {}), **self.told(changed)}

    def told(self, changed: Said) -> Said:
        """The changed fields as keys of the entry."""
        return {name: None if value == "" else value for name, value in changed.items()}

    def chosen(self) -> tuple[bool, int | None]:
        """Whether the person chose what the proposal means in the register, and which row, None for none."""
        return False, None


class RegisterForm(CorrectionForm):
    """A proposal that may already stand in a register: its row is chosen among the candidates."""

    row = forms.ChoiceField(label=gettext_lazy("Trong sổ"), required=False)

    def read(self) -> Said:
        """With the row that it means now."""
        is_none = self.proposal.match == Match.CHOSEN and not self.proposal.match_id
        row = "0" if is_none else str(self.proposal.matched or "")
        return {**super().read(), "row": row}

    def make_fields(self) -> None:
        """The candidates by name, and that it is none of them."""
        rows = registered([self.proposal]).get(Part(self.proposal.part), {})
        undecided = [] if self.initial["row"] else [("", _("chưa chọn"))]
        named = [(str(pk), row_name(row)) for pk, row in rows.items()]
        self.offer([*undecided, *named, ("0", _("không có trong sổ"))])

    def offer(self, choices: list[tuple[str, str]]) -> None:
        """Let the person choose among these rows."""
        self.fields["row"].choices = choices  # type: ignore[attr-defined]  # a choice field, as declared

    def told(self, changed: Said) -> Said:
        """Without the row: that is chosen and no correction."""
        return {name: value for name, value in super().told(changed).items() if name != "row"}

    def chosen(self) -> tuple[bool, int | None]:
        """The row, where another than before is chosen."""
        row = self.cleaned_data.get("row") or ""
        return "row" in self.changed_data and row != "", int(row or 0) or None


class PeriodForm(CorrectionForm):
    """A proposal with a period of two ends."""

    period_from = PartialDateField(label=gettext_lazy("Thời kỳ từ"))
    period_to = PartialDateField(label=gettext_lazy("đến"))

    def read(self) -> Said:
        """The two ends apart."""
        period = self.proposal.said.get("period") or {}
        return {**super().read(), "period_from": period.get("from"), "period_to": period.get("to")}

    def told(self, changed: Said) -> Said:
        """The two ends as one period."""
        told = super().told(changed)
        if {"period_from", "period_to"} & told.keys():
            first, last = self.cleaned_data["period_from"], self.cleaned_data["period_to"]
            told = {name: value for name, value in told.items() if not name.startswith("period_")}
            told["period"] = {"from": first or None, "to": last or None} if first or last else None
        return told
