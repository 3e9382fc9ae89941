"""What all forms that correct a proposal share: they start from what was read and tell only what changed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from cotmoc.intake.judged import Judged
from cotmoc.intake.models import Proposal
from cotmoc.web.intake_fields import NEEDED, PartialDateField
from cotmoc.web.intake_forms import Said


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
