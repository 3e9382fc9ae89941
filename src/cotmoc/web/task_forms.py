"""The forms with which a task is reported on and judged."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cotmoc.tasks.actions import Figure
from cotmoc.tasks.models import Comparator

FIGURES = 3
"""Figures that one entry may bring."""

_NEEDED = {"required": _("Hãy điền ô này.")}


class QuantityField(forms.CharField):
    """A number as offices write it: 1.234,5 with the dot for thousands and the comma for decimals."""

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # a field of numbers on paper
        """The number; refused with the sentence that shows how to write it."""
        written = (super().to_python(value) or "").replace(" ", "").replace(".", "").replace(",", ".")
        if not written:
            return None
        try:
            number = Decimal(written)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or abs(number) >= Decimal(10) ** 16:
            raise ValidationError(_("Hãy ghi một số, ví dụ 1.234,5."))
        return number.quantize(Decimal("0.0001")) if number.as_tuple().exponent < -4 else number  # type: ignore[operator]


class TaskForm(forms.Form):
    """A form that knows which version of the task it was opened on."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ReportForm(TaskForm):
    """What was done, with its figures and the file that shows it."""

    text = forms.CharField(
        label=_("Đã làm được gì"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        error_messages=_NEEDED,
        help_text=_("Một vài câu; báo cáo sơ kết có thể trích nguyên văn."),
    )
    evidence = forms.FileField(
        label=_("Tệp minh chứng"),
        required=False,
        help_text=_("Văn bản .docx, .pdf, .html, .txt, hoặc ảnh .jpg, .png; tối đa 20 MB."),
    )
    declared = forms.BooleanField(
        label=_("Ảnh, bản chụp kèm theo không có nội dung bí mật nhà nước"),
        required=False,
        help_text=_("Phần mềm không đọc được chữ trong ảnh, nên cần đồng chí xác nhận."),
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for row in range(1, FIGURES + 1):
            self.fields[f"comparator_{row}"] = forms.ChoiceField(
                label=_("Mức"), choices=Comparator.choices, required=False
            )
            self.fields[f"value_{row}"] = QuantityField(
                label=_("Số"), required=False, widget=forms.TextInput(attrs={"inputmode": "decimal"})
            )
            self.fields[f"unit_{row}"] = forms.CharField(
                label=_("Đơn vị tính"), required=False, max_length=60
            )
            self.fields[f"of_{row}"] = forms.CharField(label=_("Của"), required=False, max_length=200)

    def figure_rows(self) -> list[list[forms.BoundField]]:
        """The fields of each figure, a row a figure."""
        names = ("comparator", "value", "unit", "of")
        return [[self[f"{name}_{row}"] for name in names] for row in range(1, FIGURES + 1)]

    def has_figures(self) -> bool:
        """Whether any figure was typed, so that its rows are shown open."""
        return any(self[f"value_{row}"].data for row in range(1, FIGURES + 1)) if self.is_bound else False

    def clean(self) -> dict[str, Any]:
        """The typed figures as one list; a row without a number says what is missing."""
        cleaned = super().clean() or self.cleaned_data
        cleaned["figures"] = [figure for row in range(1, FIGURES + 1) if (figure := self._figure(row))]
        return cleaned

    def _figure(self, row: int) -> Figure | None:
        value, unit = self.cleaned_data.get(f"value_{row}"), self.cleaned_data.get(f"unit_{row}", "")
        of = self.cleaned_data.get(f"of_{row}", "")
        if value is None:
            if (unit or of) and f"value_{row}" not in self.errors:
                self.add_error(f"value_{row}", _("Hãy ghi số, hoặc xóa cả dòng này."))
            return None
        return Figure(value, Comparator(self.cleaned_data.get(f"comparator_{row}") or "="), unit, of)


class ProgressForm(ReportForm):
    """How far the task is."""

    percent = forms.IntegerField(
        label=_("Ước đạt (%)"),
        required=False,
        min_value=0,
        max_value=100,
        error_messages={
            "invalid": _("Hãy ghi một số từ 0 đến 100."),
            "min_value": _("Hãy ghi một số từ 0 đến 100."),
            "max_value": _("Hãy ghi một số từ 0 đến 100."),
        },
    )
    field_order = ("text", "percent", "evidence", "declared")


class DoneForm(ReportForm):
    """The result for which the task is reported done."""


class VerdictForm(TaskForm):
    """What the one who gave the task says of its result."""

    verdict = forms.ChoiceField(
        label=_("Kết quả"), choices=[("dat", _("đạt")), ("khong-dat", _("không đạt"))], initial="dat"
    )
    completed_on = forms.DateField(
        label=_("Tính hoàn thành vào ngày"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Để trống thì lấy ngày đơn vị báo cáo hoàn thành."),
        error_messages={"invalid": _("Hãy chọn một ngày có thật.")},
    )


class ReturnForm(TaskForm):
    """Why the task is returned."""

    reason = forms.CharField(
        label=_("Lý do trả lại"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages=_NEEDED,
        help_text=_("Nói rõ việc cần làm thêm; đơn vị chủ trì đọc câu này."),
    )


class ExtensionForm(TaskForm):
    """The later deadline and why it is granted."""

    deadline = forms.DateField(
        label=_("Thời hạn mới"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={**_NEEDED, "invalid": _("Hãy chọn một ngày có thật.")},
        help_text=_("Thời hạn đầu và các lần gia hạn vẫn hiện trên nhiệm vụ."),
    )
    reason = forms.CharField(
        label=_("Lý do gia hạn"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages=_NEEDED,
    )


class WithdrawalForm(TaskForm):
    """Why the task is taken back."""

    reason = forms.CharField(
        label=_("Lý do thu hồi"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages=_NEEDED,
        help_text=_("Nhiệm vụ vẫn nằm trong sổ, không tính vào tỷ lệ."),
    )
