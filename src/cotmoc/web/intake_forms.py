"""The forms of the intake: bringing a text, and saying what it is itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cotmoc import extraction
from cotmoc.documents.models import Kind as DocumentKind
from cotmoc.intake.heading import name_of
from cotmoc.intake.judged import Judged
from cotmoc.intake.models import Part
from cotmoc.web.intake_fields import NEEDED, PartialDateField, UnitField

Said = dict[str, Any]  # Any: fields of the contract's entry

_LONGEST = 2_000_000


class UploadForm(forms.Form):
    """A file, or words pasted with a name for them."""

    file = forms.FileField(
        label=gettext_lazy("Tệp văn bản"),
        required=False,
        allow_empty_file=True,  # an empty one gets the sentence of the extraction
        max_length=250,
        help_text=gettext_lazy("Tệp .docx, .pdf, .html, .txt, hoặc bản chụp .pdf, .png, .jpg; tối đa 20 MB."),
        error_messages={"max_length": gettext_lazy("Tên tệp quá dài. Hãy đặt tên ngắn hơn rồi thử lại.")},
    )
    text = forms.CharField(
        label=gettext_lazy("Hoặc dán nội dung vào đây"),
        required=False,
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={
            "max_length": gettext_lazy("Nội dung quá dài. Hãy lưu thành tệp, hoặc chia thành nhiều phần.")
        },
    )
    name = forms.CharField(
        label=gettext_lazy("Tên gọi của nội dung dán"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("Để trống thì lấy loại, số, trích yếu hoặc dòng đầu của nội dung."),
    )

    letters = forms.ChoiceField(
        label=gettext_lazy("Bảng mã của văn bản cũ"),
        required=False,
        choices=[
            ("", gettext_lazy("tự nhận biết")),
            (extraction.Letters.TCVN3.value, "TCVN3 (ABC, .VnTime)"),
            (extraction.Letters.VNI.value, "VNI (VNI-Times)"),
        ],
        help_text=gettext_lazy("Chỉ cần chọn khi hệ thống báo không nhận ra bảng mã."),
    )

    declared = forms.BooleanField(
        label=gettext_lazy("Tôi đã xem bản chụp: không có nội dung bí mật nhà nước"),
        required=False,
        help_text=gettext_lazy("Chỉ cần khi tệp là bản chụp hoặc ảnh; chữ được máy nhận dạng."),
    )

    def clean(self) -> Said:
        """One of the two, and not both."""
        cleaned = super().clean() or self.cleaned_data
        has_file, has_text = bool(cleaned.get("file")), bool((cleaned.get("text") or "").strip())
        if not (has_file or has_text or self.errors):
            self.add_error("file", _("Hãy chọn một tệp, hoặc dán nội dung vào ô bên dưới."))
        if has_file and has_text:
            self.add_error("text", _("Đã chọn tệp thì để trống ô này; mỗi lần đọc một văn bản."))
        return cleaned

    def brought(self) -> tuple[bytes, str]:
        """The bytes and the name; a file that is too large is refused before it is read."""
        file: UploadedFile[bytes] | None = self.cleaned_data.get("file")
        if file is not None:
            extraction.refuse_larger(file.size or 0)
            return file.read(), file.name or "tep"
        text = self.cleaned_data["text"].replace("\r\n", "\n").replace("\r", "\n")
        return text.encode(), f"{self.cleaned_data.get('name') or name_of(text)}.txt"

    def chosen_letters(self) -> extraction.Letters | None:
        """The letters that a person says the text was typed in."""
        chosen = self.cleaned_data.get("letters")
        return extraction.Letters(chosen) if chosen else None


class ItselfForm(forms.Form):
    """What the text itself is, as a document of the register."""

    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=[("", "…"), *DocumentKind.choices])
    code = forms.CharField(label=gettext_lazy("Số, ký hiệu"), required=False, max_length=60)
    date = PartialDateField(label=gettext_lazy("Ngày ban hành"))
    issuer = forms.CharField(
        label=gettext_lazy("Cơ quan ban hành"),
        max_length=300,
        widget=forms.TextInput(attrs={"list": "known-units"}),
        help_text=gettext_lazy("Tên có trong danh mục thì gắn với đơn vị đó; không thì giữ bằng lời."),
    )
    title = forms.CharField(
        label=gettext_lazy("Trích yếu"), required=False, max_length=1000, widget=forms.Textarea({"rows": 2})
    )
    implements = forms.MultipleChoiceField(
        label=gettext_lazy("Triển khai, thực hiện"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    concludes = forms.MultipleChoiceField(
        label=gettext_lazy("Thông báo kết luận của"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *arguments: Any, judged: Judged, **named: Any) -> None:
        super().__init__(*arguments, **{"auto_id": "itself_%s", **named})
        self.on = judged.upload.day
        for field in self.fields.values():
            field.error_messages.update(NEEDED)
        cited = [each for each in judged.of(Part.DOCUMENTS) if not judged.is_itself(each)]
        self._offer("implements", [(each.ident, judged.name_of(each.ident)) for each in cited])
        self._offer("concludes", [(each.ident, judged.quoted(each)) for each in judged.kept(Part.EVENTS)])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        """Let one choose among them; with nothing to choose from the question is not asked."""
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice field, as declared
        if not choices:
            del self.fields[name]

    def said(self) -> Said:
        """The document as the upload keeps it; the issuer's unit where the name is one of the register."""
        cleaned = dict(self.cleaned_data)
        return {
            "implements": [],
            "concludes": [],
            **cleaned,
            "issuer_unit": unit_named(cleaned["issuer"], on=self.on),
        }


class LeadForm(forms.Form):
    """The unit that leads every task whose lead is open."""

    def __init__(self, *arguments: Any, on: date, **named: Any) -> None:
        super().__init__(*arguments, **{"auto_id": "every_%s", **named})
        label = _("Đơn vị chủ trì cho mọi nhiệm vụ chưa rõ")
        self.fields["lead"] = UnitField(on=on, label=label, required=True, error_messages=NEEDED)


def unit_named(name: str, *, on: date) -> int | None:
    """The one unit that bears the name on the day, or None: the name then stays words."""
    try:
        return UnitField(on=on).clean(name)
    except forms.ValidationError:
        return None
