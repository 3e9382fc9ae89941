"""The forms with which a review is drawn up and a sentence of it rewritten."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cotmoc.base.acting import Actor
from cotmoc.base.calendar import Period, year
from cotmoc.base.refusals import Refused
from cotmoc.documents.models import Document
from cotmoc.documents.naming import title_of
from cotmoc.documents.queries import called
from cotmoc.reviews.models import Kind
from cotmoc.reviews.queries import directives
from cotmoc.reviews.rules import check_period
from cotmoc.units.models import Kind as UnitKind
from cotmoc.units.queries import versions_on
from cotmoc.web.citing import short_name

MOST = 300
"""Directives that the form offers; an older one is chosen from its own page."""

_NEEDED = {"required": gettext_lazy("Hãy điền ô này.")}
_A_DAY = {**_NEEDED, "invalid": gettext_lazy("Hãy chọn một ngày có thật.")}


class ReviewForm(forms.Form):
    """A directive, a unit and a period."""

    directive = forms.TypedChoiceField(
        label=gettext_lazy("Văn bản cần sơ kết, tổng kết"),
        coerce=int,
        error_messages={
            "required": gettext_lazy("Hãy chọn văn bản."),
            "invalid_choice": gettext_lazy("Văn bản này không có trong sổ của đồng chí; hãy chọn lại."),
        },
        help_text=gettext_lazy("Những văn bản đã có văn bản triển khai, nhiệm vụ hoặc hội nghị."),
    )
    unit = forms.TypedChoiceField(
        label=gettext_lazy("Báo cáo của"),
        coerce=int,
        error_messages={
            "invalid_choice": gettext_lazy("Chỉ lập báo cáo cho đơn vị mình hoặc đơn vị cấp dưới.")
        },
    )
    kind = forms.ChoiceField(label=gettext_lazy("Loại báo cáo"), choices=Kind.choices)
    first_day = forms.DateField(
        label=gettext_lazy("Từ ngày"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=_A_DAY,
    )
    last_day = forms.DateField(
        label=gettext_lazy("Đến ngày"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=_A_DAY,
        help_text=gettext_lazy("Kỳ chưa hết thì tình trạng nhiệm vụ tính đến hôm nay."),
    )

    def __init__(self, *arguments: Any, acting: Actor, today: date, asked: int | None, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._today = today
        period = year(today.year)
        self.initial = {
            "directive": asked or "",
            "unit": acting.unit,
            "kind": Kind.PRELIMINARY.value,
            "first_day": period.first,
            "last_day": period.last,
            **self.initial,
        }
        self._offer("directive", [("", _("chọn văn bản")), *_directives(asked)])
        self._offer("unit", _units(acting, today))

    @property
    def has_directives(self) -> bool:
        """Whether there is anything to review."""
        return len(self.fields["directive"].choices) > 1  # type: ignore[attr-defined]  # a ChoiceField

    def _offer(self, field: str, choices: list[tuple[Any, str]]) -> None:
        self.fields[field].choices = choices  # type: ignore[attr-defined]  # a ChoiceField, as declared

    def clean(self) -> dict[str, Any]:
        """A period that the rules take; their sentence stands at the day that must change."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("first_day") and cleaned.get("last_day"):
            try:
                check_period(self.period(), today=self._today)
            except Refused as refusal:
                is_backward = cleaned["last_day"] < cleaned["first_day"]
                self.add_error("last_day" if is_backward else "first_day", str(refusal))
        return cleaned

    def chosen(self) -> Document:
        """The directive chosen in a valid form."""
        return Document.objects.annotate(called=called()).get(pk=self.cleaned_data["directive"])

    def period(self) -> Period:
        """The period of a valid form."""
        return Period(self.cleaned_data["first_day"], self.cleaned_data["last_day"])


def _directives(asked: int | None) -> list[tuple[Any, str]]:
    offered = list(directives()[:MOST])
    if asked and asked not in {document.pk for document in offered}:
        offered = [*Document.objects.filter(pk=asked).annotate(called=called()), *offered]
    return [(document.pk, _named(document)) for document in offered]


def _named(document: Document) -> str:
    short, title = short_name(document), title_of(document)
    named = short if not title or title in short else f"{short}: {title}"
    return named if len(named) <= 140 else f"{named[:139]}…"


def _units(acting: Actor, today: date) -> list[tuple[Any, str]]:
    """The own unit first, then those below it by name."""
    wanted = Q(unit_id__in=acting.sees) & ~Q(kind=UnitKind.PLACE)
    living = list(versions_on(today).filter(wanted).values_list("unit_id", "name"))
    return sorted(living, key=lambda choice: choice[0] != acting.unit)


class SentenceForm(forms.Form):
    """A person's words for a sentence."""

    text = forms.CharField(
        label=gettext_lazy("Câu trong báo cáo"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
        error_messages=_NEEDED,
        help_text=gettext_lazy("Câu gốc lấy từ sổ vẫn được giữ bên cạnh."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
