"""The forms of the books: a line typed by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cotmoc.books.kinds import BY_KEY, Issuable
from cotmoc.documents.codes import Family
from cotmoc.documents.models import Kind
from cotmoc.web.intake_fields import NEEDED, PartialDateField

_CHOOSE = ("", gettext_lazy("chọn"))
RETENTIONS = ("vĩnh viễn", "70 năm", "50 năm", "20 năm", "10 năm", "05 năm", "02 năm")


def words_field(
    label: Any, *, required: bool = False, help_text: Any = "", longest: int = 500
) -> forms.CharField:
    """A line of words."""
    return forms.CharField(
        label=label, required=required, max_length=longest, help_text=help_text, error_messages=NEEDED
    )


def day_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    """A day."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={**NEEDED, "invalid": gettext_lazy("Hãy chọn một ngày có thật.")},
    )


def text_field(label: Any, *, required: bool = False, help_text: Any = "", rows: int = 3) -> forms.CharField:
    """Words of several lines."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=4000,
        help_text=help_text,
        error_messages=NEEDED,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def _year(value: object) -> int | None:
    written = str(value)
    return int(written) if written.isascii() and written.isdecimal() and len(written) == 4 else None


class _WithFiling(forms.Form):
    """Fields by which a line is passed on."""

    handler = words_field(gettext_lazy("Đơn vị hoặc người nhận"))
    due = day_field(gettext_lazy("Hạn giải quyết"), required=False)
    note = words_field(gettext_lazy("Ghi chú"))


class ArrivalOfForm(_WithFiling):
    """An arrived document that the register knows already."""

    arrived_on = day_field(gettext_lazy("Ngày đến"))
    field_order = ("arrived_on", "handler", "due", "note")


class ArrivalForm(_WithFiling):
    """An arrived document as it lies on the desk."""

    arrived_on = day_field(gettext_lazy("Ngày đến"))
    kind = forms.ChoiceField(
        label=gettext_lazy("Loại văn bản"), choices=[_CHOOSE, *Kind.choices], error_messages=NEEDED
    )
    code = words_field(
        gettext_lazy("Số, ký hiệu"),
        help_text=gettext_lazy("Như trên văn bản: 118/KH-UBND. Để trống nếu văn bản không có số."),
        longest=100,
    )
    issued = PartialDateField(label=gettext_lazy("Ngày ban hành"))
    issuer = words_field(
        gettext_lazy("Cơ quan ban hành"),
        required=True,
        help_text=gettext_lazy("Tên đầy đủ như trên văn bản; tên trong danh mục đơn vị được gắn với đơn vị."),
    )
    title = text_field(gettext_lazy("Trích yếu"), required=True)
    field_order = ("arrived_on", "kind", "code", "issued", "issuer", "title", "handler", "due", "note")


class PassOnForm(forms.Form):
    """To whom an arrived document was passed on."""

    handler = words_field(gettext_lazy("Đơn vị hoặc người nhận"), required=True)
    on = day_field(gettext_lazy("Ngày chuyển"))
    signed_for = words_field(gettext_lazy("Ký nhận"), help_text=gettext_lazy("Tên người ký nhận."))
    note = words_field(gettext_lazy("Ghi chú"))


class DraftForm(forms.Form):
    """An outgoing document before it has its number."""

    what = forms.ChoiceField(label=gettext_lazy("Loại văn bản"), error_messages=NEEDED)
    organ = words_field(
        gettext_lazy("Chữ viết tắt của cơ quan trong ký hiệu"),
        required=True,
        help_text=gettext_lazy("Phần sau tên loại: UBND, UBND-VX, TU."),
        longest=60,
    )
    title = text_field(gettext_lazy("Trích yếu"), required=True)
    signer = words_field(gettext_lazy("Người ký"), help_text=gettext_lazy("Chức vụ, họ và tên."))
    recipients = text_field(gettext_lazy("Nơi nhận"), help_text=gettext_lazy("Mỗi dòng một nơi nhận."))
    keeper = words_field(gettext_lazy("Đơn vị, người nhận bản lưu"))
    copies = forms.IntegerField(
        label=gettext_lazy("Số lượng bản"), required=False, min_value=1, max_value=9999
    )
    note = words_field(gettext_lazy("Ghi chú"))

    def __init__(self, *arguments: Any, family: Family, **named: Any) -> None:
        super().__init__(*arguments, **named)
        offered = [(key, each.label) for key, each in BY_KEY.items() if each.symbol(family) is not None]
        field = self.fields["what"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("chọn")), *offered]

    def chosen(self) -> Issuable:
        """The kind that was chosen."""
        return BY_KEY[self.cleaned_data["what"]]


class IssueForm(forms.Form):
    """The day on which the number is given."""

    on = day_field(gettext_lazy("Ngày ban hành"))


class SeriesForm(DraftForm):
    """Up to which number a series was given out before."""

    last = forms.IntegerField(
        label=gettext_lazy("Số cuối đã cấp"), min_value=1, max_value=999_999, error_messages=NEEDED
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for name in ("title", "signer", "recipients", "keeper", "copies", "note"):
            del self.fields[name]


class DossierForm(forms.Form):
    """A dossier of the list of a year."""

    code = words_field(gettext_lazy("Số và ký hiệu hồ sơ"), required=True, help_text="01.TH", longest=40)
    title = text_field(gettext_lazy("Tiêu đề hồ sơ"), required=True)
    retention = forms.ChoiceField(
        label=gettext_lazy("Thời hạn bảo quản"),
        choices=[(each, each) for each in RETENTIONS],
        widget=forms.Select(attrs={"lang": "vi"}),  # the words of the archive, kept as they stand
    )
    keeper = words_field(gettext_lazy("Đơn vị, người lập hồ sơ"))
    on = day_field(gettext_lazy("Ngày mở hồ sơ"))
    note = words_field(gettext_lazy("Ghi chú"))


class FilingForm(forms.Form):
    """A document put into a dossier, by its number and symbol or by the number of its page."""

    code = words_field(
        gettext_lazy("Văn bản"),
        required=True,
        help_text=gettext_lazy("Ký hiệu như trong sổ: 118/KH-UBND."),
    )
    year = forms.IntegerField(
        label=gettext_lazy("Năm ban hành"), required=False, min_value=1945, max_value=2099
    )


class CloseForm(forms.Form):
    """The day on which a dossier is closed."""

    on = day_field(gettext_lazy("Ngày kết thúc"))


def year_asked(written: str | None, today: date) -> int:
    """The year of the book that the address asks for; this one else."""
    return _year(written or "") or today.year
