"""The forms that correct what was read, one a list of the reading."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cotmoc.activities.models import About
from cotmoc.activities.models import Kind as ActivityKind
from cotmoc.documents.models import Kind as DocumentKind
from cotmoc.documents.models import Link
from cotmoc.intake.judged import Judged
from cotmoc.intake.models import Part
from cotmoc.intake.queries import documents_like
from cotmoc.web.intake_correcting import CorrectionForm, PeriodForm, RegisterForm
from cotmoc.web.intake_fields import PartialDateField, UnitField, UnitsField
from cotmoc.web.intake_forms import Said, unit_named
from cotmoc.web.intake_rows import row_name
from cotmoc.web.intake_task_corrections import DirectionForm, ResultForm

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


class DocumentForm(RegisterForm):
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

    find = forms.CharField(
        label=gettext_lazy("Tìm trong sổ"),
        required=False,
        max_length=200,
        help_text=gettext_lazy(
            "Số, ký hiệu, trích yếu hoặc cơ quan, khi văn bản cần chọn không có ở ô trên."
        ),
    )
    field_order = ("kind", "number", "code", "date", "issuer", "title", "row", "find")

    def make_fields(self) -> None:
        """With what was searched for among the rows to choose."""
        super().make_fields()
        self.found = documents_like(self["find"].data or "") if self.is_bound else []
        known = list(self.fields["row"].choices)  # type: ignore[attr-defined]  # a choice field, as declared
        more = [(str(found.pk), row_name(found)) for found in self.found]
        self.offer(list(dict([*known[:-1], *more, known[-1]]).items()))

    def clean(self) -> Said:
        """What was searched for is chosen when it is one; else the person chooses among what was found."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("find") and "row" not in self.changed_data:
            if len(self.found) == 1:
                cleaned["row"] = str(self.found[0].pk)
            elif self.found:
                self.add_error("row", _("Có nhiều văn bản khớp với ô tìm; hãy chọn một ở đây."))
            else:
                self.add_error("find", _("Không có văn bản nào trong sổ khớp; hãy thử số, ký hiệu khác."))
        return cleaned

    def chosen(self) -> tuple[bool, int | None]:
        """With the one that was searched for."""
        is_chosen, row = super().chosen()
        if self.cleaned_data.get("find") and self.cleaned_data.get("row"):
            return True, int(self.cleaned_data["row"]) or None
        return is_chosen, row

    def told(self, changed: Said) -> Said:
        """With the unit of a changed issuer."""
        told = super().told({name: value for name, value in changed.items() if name != "find"})
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


class EventForm(PeriodForm, RegisterForm):
    """An activity that the text reports."""

    kind = forms.ChoiceField(label=gettext_lazy("Loại hoạt động"), choices=ActivityKind.choices)
    name = forms.CharField(label=gettext_lazy("Tên gọi"), max_length=500, widget=forms.Textarea({"rows": 2}))
    date = PartialDateField(label=gettext_lazy("Ngày"))
    place = forms.CharField(label=gettext_lazy("Địa điểm"), required=False, max_length=300)
    field_order = ("kind", "name", "date", "place", "host_units", "period_from", "period_to", "row")

    def read(self) -> Said:
        """With the name that would be written and the hosts found."""
        name = self.proposal.said.get("name") or self.judged.words(self.proposal)
        return {**super().read(), "name": name, "host_units": self.judged.hosts(self.proposal)}

    def make_fields(self) -> None:
        """The hosts by their names."""
        super().make_fields()
        label = _("Đơn vị chủ trì tổ chức")
        self.fields["host_units"] = UnitsField(on=self.on, label=label, help_text=_("Mỗi dòng một đơn vị."))
        self.order_fields(self.field_order)


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

    def chosen(self) -> tuple[bool, int | None]:
        """The unit, where another than before is written."""
        return "is_unit" in self.changed_data, self.cleaned_data.get("is_unit")


class PersonForm(RegisterForm):
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

    field_order = ("name", "rank", "positions", "row")

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
