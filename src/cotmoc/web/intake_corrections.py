"""The forms that correct what was read, one a list of the reading."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cotmoc.activities.models import About
from cotmoc.activities.models import Kind as ActivityKind
from cotmoc.documents.models import Kind as DocumentKind
from cotmoc.documents.models import Link
from cotmoc.intake.judged import Judged
from cotmoc.intake.models import Part, Proposal
from cotmoc.tasks.models import Comparator, Strength, Theme
from cotmoc.web.intake_fields import NEEDED, FigureField, PartialDateField, UnitField, UnitsField
from cotmoc.web.intake_forms import Said, unit_named

_MEASURES_MORE = 1

INITIATIVES = [
    ("model", gettext_lazy("mô hình")),
    ("movement", gettext_lazy("phong trào, cuộc vận động")),
    ("scheme", gettext_lazy("đề án")),
    ("project", gettext_lazy("dự án")),
    ("campaign", gettext_lazy("chiến dịch, đợt cao điểm")),
]
TIES = [
    ("implements", Link.IMPLEMENTS.label),
    ("details", Link.DETAILS.label),
    ("amends", Link.AMENDS.label),
    ("replaces", Link.REPLACES.label),
    ("reviews", About.REVIEWS.label),
    ("disseminates", About.DISSEMINATES.label),
]


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


class DocumentForm(CorrectionForm):
    """A document that the text names."""

    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=DocumentKind.choices)
    number = forms.CharField(label=gettext_lazy("Số"), required=False, max_length=20)
    code = forms.CharField(label=gettext_lazy("Số, ký hiệu đầy đủ"), required=False, max_length=60)
    date = PartialDateField(label=gettext_lazy("Ngày ban hành"))
    issuer = forms.CharField(
        label=gettext_lazy("Cơ quan ban hành"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"list": "known-units"}),
    )
    title = forms.CharField(
        label=gettext_lazy("Trích yếu"), required=False, max_length=1000, widget=forms.Textarea({"rows": 2})
    )

    def told(self, changed: Said) -> Said:
        """With the unit of a changed issuer."""
        told = super().told(changed)
        if "issuer" in told:
            told["issuer_unit"] = unit_named(told["issuer"] or "", on=self.on)
        return told


class RelationForm(CorrectionForm):
    """Which of the entries follows which, and how."""

    def make_fields(self) -> None:
        """The ends among the documents and events of the text."""
        documents = _ends(self.judged, [Part.DOCUMENTS])
        self.fields["from"] = forms.ChoiceField(
            label=_("Văn bản, hoạt động"), choices=[*documents, *_ends(self.judged, [Part.EVENTS])]
        )
        self.fields["type"] = forms.ChoiceField(label=_("Quan hệ"), choices=TIES)
        self.fields["to"] = forms.ChoiceField(label=_("Với văn bản"), choices=documents)

    def clean(self) -> Said:
        """A tie of an event is one of events, and nothing is tied to itself."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            is_event = self.judged.proposals[cleaned["from"]].part == Part.EVENTS
            if is_event != (cleaned["type"] in About.values):
                self.add_error("type", _("Quan hệ này không dùng cho loại mục đã chọn ở trên."))
            if cleaned["from"] == cleaned["to"]:
                self.add_error("to", _("Một văn bản không thể triển khai, thay thế chính nó."))
        return cleaned


def _ends(judged: Judged, parts: Iterable[Part]) -> list[tuple[str, str]]:
    return [
        (each.ident, str(each.said.get("name") or judged.name_of(each.ident))[:90])
        for part in parts
        for each in judged.of(part)
    ]


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


class EventForm(PeriodForm):
    """An activity that the text reports."""

    kind = forms.ChoiceField(label=gettext_lazy("Loại hoạt động"), choices=ActivityKind.choices)
    name = forms.CharField(label=gettext_lazy("Tên gọi"), max_length=500, widget=forms.Textarea({"rows": 2}))
    date = PartialDateField(label=gettext_lazy("Ngày"))
    place = forms.CharField(label=gettext_lazy("Địa điểm"), required=False, max_length=300)
    field_order = ("kind", "name", "date", "place", "host_units", "period_from", "period_to")

    def read(self) -> Said:
        """With the name that would be written and the hosts found."""
        name = self.proposal.said.get("name") or self.judged.words(self.proposal)
        return {**super().read(), "name": name, "host_units": self.judged.hosts(self.proposal)}

    def make_fields(self) -> None:
        """The hosts by their names."""
        label = _("Đơn vị chủ trì tổ chức")
        self.fields["host_units"] = UnitsField(on=self.on, label=label, help_text=_("Mỗi dòng một đơn vị."))
        self.order_fields(self.field_order)


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


class OrganizationForm(CorrectionForm):
    """An organ: its name, and which unit of the register it is."""

    name = forms.CharField(label=gettext_lazy("Tên đầy đủ"), max_length=300)

    def read(self) -> Said:
        """With the unit it is matched with."""
        return {**super().read(), "is_unit": self.proposal.matched}

    def make_fields(self) -> None:
        """The unit by its name."""
        self.fields["is_unit"] = UnitField(
            on=self.on,
            label=_("Là đơn vị trong danh mục"),
            help_text=_("Để trống thì giữ bằng lời văn; phần mềm không tự lập đơn vị mới."),
        )

    def told(self, changed: Said) -> Said:
        """Only the name: the unit is chosen and no correction."""
        return {name: value for name, value in super().told(changed).items() if name != "is_unit"}


class PersonForm(CorrectionForm):
    """A named official."""

    name = forms.CharField(label=gettext_lazy("Họ và tên"), max_length=120)
    rank = forms.CharField(label=gettext_lazy("Cấp bậc"), required=False, max_length=60)
    positions = forms.CharField(
        label=gettext_lazy("Chức vụ"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Mỗi dòng một chức vụ."),
    )

    def read(self) -> Said:
        """The positions a line each."""
        return {**super().read(), "positions": "\n".join(self.proposal.said.get("positions") or ())}

    def told(self, changed: Said) -> Said:
        """The positions as a list."""
        told = super().told(changed)
        if "positions" in told:
            lines = str(told["positions"] or "").splitlines()
            told["positions"] = [line.strip() for line in lines if line.strip()]
        return told


class InitiativeForm(CorrectionForm):
    """A model, movement, scheme or project."""

    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=INITIATIVES)
    name = forms.CharField(label=gettext_lazy("Tên gọi"), max_length=500)


class CommendationForm(CorrectionForm):
    """An award."""

    title = forms.CharField(label=gettext_lazy("Hình thức khen thưởng"), max_length=300)
    count = forms.IntegerField(label=gettext_lazy("Số lượng"), required=False, min_value=1)


FORMS: dict[Part, type[CorrectionForm]] = {
    Part.DOCUMENTS: DocumentForm,
    Part.RELATIONS: RelationForm,
    Part.EVENTS: EventForm,
    Part.DIRECTIONS: DirectionForm,
    Part.RESULTS: ResultForm,
    Part.ORGANIZATIONS: OrganizationForm,
    Part.PEOPLE: PersonForm,
    Part.INITIATIVES: InitiativeForm,
    Part.COMMENDATIONS: CommendationForm,
}
