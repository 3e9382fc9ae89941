"""The forms with which a ledger is begun, units are entered and staffed, accounts opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cotmoc.accounts.actions import Organ, Parent
from cotmoc.accounts.models import Account, Person
from cotmoc.accounts.queries import people_called
from cotmoc.accounts.rules import check_password, check_sign_in
from cotmoc.base.acting import Duty
from cotmoc.base.refusals import Refused
from cotmoc.units.models import Kind, Level, Line, Version
from cotmoc.web.intake_fields import KNOWN_UNITS, NEEDED
from cotmoc.web.naming_units import unit_named
from cotmoc.web.written import day as written_day

ANOTHER = "another"
"""The answer "not one of those of this name"."""

_A_DAY = {**NEEDED, "invalid": gettext_lazy("Hãy chọn một ngày có thật.")}
_SHOWN = 4
_DUTIES = [(duty.value, duty.label) for duty in Duty if duty != Duty.SYSTEM]
_ORGANS = [(kind.value, kind.label) for kind in Kind if kind not in (Kind.PLACE, Kind.FOREIGN)]
_PARENT_LINES = [(line.value, line.label) for line in Line if line != Line.GROUND]
_CHOOSE = ("", gettext_lazy("chọn"))


def _words(label: Any, *, required: bool = True, help_text: Any = "", longest: int = 300) -> forms.CharField:
    return forms.CharField(
        label=label, required=required, max_length=longest, help_text=help_text, error_messages=NEEDED
    )


def _choice(
    label: Any, choices: list[Any], *, required: bool = True, help_text: Any = ""
) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=[_CHOOSE, *choices],
        required=required,
        help_text=help_text,
        error_messages={"required": gettext_lazy("Hãy chọn một mục.")},
    )


def _day(label: Any, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, help_text=help_text, error_messages=_A_DAY)


def _password(label: Any, *, is_new: bool, help_text: Any = "") -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": "new-password" if is_new else "current-password"})
    # A password is taken as typed: a space at its end is part of it.
    return forms.CharField(
        label=label, widget=widget, strip=False, max_length=128, help_text=help_text, error_messages=NEEDED
    )


class _TwiceTyped(forms.Form):
    """A form whose new password is typed twice."""

    def clean_new(self) -> str:
        """A password that the rules take."""
        new: str = self.cleaned_data["new"]
        with _at_its_field():
            check_password(new, Account())
        return new

    def clean(self) -> dict[str, Any]:
        """Both the same; the sentence stands at the second."""
        cleaned = super().clean() or self.cleaned_data
        if "new" in cleaned and "again" in cleaned and cleaned["new"] != cleaned["again"]:
            self.add_error("again", _("Hai lần gõ khác nhau; hãy gõ lại."))
        return cleaned


class SignInField(forms.CharField):
    """A name to sign in with, small, easy to type, and still free."""

    def __init__(self, *, autocomplete: str = "off") -> None:
        super().__init__(
            label=gettext_lazy("Tên đăng nhập"),
            max_length=60,
            help_text=gettext_lazy("Chữ không dấu, chữ số, dấu chấm, gạch nối: vanthu.tanmoc."),
            error_messages=NEEDED,
            widget=forms.TextInput(attrs={"autocomplete": autocomplete, "autocapitalize": "none"}),
        )

    def clean(self, value: Any) -> str:
        """The name in small letters; refused with the rule's own sentence."""
        name = str(super().clean(value)).lower()
        with _at_its_field():
            check_sign_in(name)
        return name


@contextmanager
def _at_its_field() -> Iterator[None]:
    """A rule's refusal as the error of the field that is being cleaned."""
    try:
        yield
    except Refused as refusal:
        raise ValidationError(str(refusal)) from refusal


class BeginForm(_TwiceTyped):
    """The first organ, perhaps the one above it, the first official and the account."""

    name = _words(gettext_lazy("Tên đơn vị"), help_text=gettext_lazy("Ghi đầy đủ, như trên con dấu."))
    short_name = _words(gettext_lazy("Tên viết tắt"), required=False)
    kind = _choice(gettext_lazy("Loại đơn vị"), _ORGANS)
    level = _choice(gettext_lazy("Cấp"), list(Level.choices))
    since = _day(gettext_lazy("Có từ ngày"), gettext_lazy("Ngày thành lập theo văn bản dưới đây."))
    act = _words(
        gettext_lazy("Theo văn bản"), help_text=gettext_lazy("Số, ký hiệu, ngày của văn bản thành lập.")
    )
    place = _words(
        gettext_lazy("Địa bàn"),
        required=False,
        help_text=gettext_lazy("Tên xã, tỉnh… mà đơn vị phụ trách, nếu có."),
    )
    parent = _words(gettext_lazy("Tên cơ quan cấp trên"), required=False)
    parent_kind = _choice(gettext_lazy("Loại của cơ quan cấp trên"), _ORGANS, required=False)
    parent_level = _choice(gettext_lazy("Cấp của cơ quan cấp trên"), list(Level.choices), required=False)
    line = _choice(gettext_lazy("Trực thuộc theo tuyến"), _PARENT_LINES, required=False)
    person = _words(gettext_lazy("Họ tên"))
    rank = _words(gettext_lazy("Cấp bậc"), required=False, help_text=gettext_lazy("Quân hàm, nếu có."))
    title = _words(gettext_lazy("Chức vụ"), help_text=gettext_lazy("Người này giữ vai trò văn thư của sổ."))
    sign_in = SignInField(autocomplete="username")
    new = _password(gettext_lazy("Mật khẩu"), is_new=True, help_text=gettext_lazy("Ít nhất 10 ký tự."))
    again = _password(gettext_lazy("Gõ lại mật khẩu"), is_new=True)

    def clean(self) -> dict[str, Any]:
        """A parent is named whole or not at all."""
        cleaned = super().clean()
        if cleaned.get("parent"):
            for field in ("parent_kind", "parent_level", "line"):
                if not cleaned.get(field) and field not in self.errors:
                    self.add_error(field, _("Hãy chọn một mục."))
        return cleaned

    def organ(self) -> Organ:
        """The first organ of a valid form."""
        given = self.cleaned_data
        return Organ(given["name"], Kind(given["kind"]), Level(given["level"]), given["short_name"])

    def above(self) -> Parent | None:
        """The organ above it, if the form names one."""
        given = self.cleaned_data
        if not given["parent"]:
            return None
        organ = Organ(given["parent"], Kind(given["parent_kind"]), Level(given["parent_level"]))
        return Parent(Line(given["line"]), organ)


class KeptUnitField(forms.CharField):
    """One of the units that the actor keeps, by its name today; its value is the unit's id, or None."""

    def __init__(self, **named_: Any) -> None:
        super().__init__(**{"max_length": 300, "error_messages": NEEDED, **named_})
        self.widget.attrs["list"] = KNOWN_UNITS
        self.among: set[int] = set()
        self.on: date = date.min
        self.is_place = False

    def clean(self, value: Any) -> int | None:
        """The id of the one unit that bears the name."""
        name = super().clean(value)
        if not name:
            return None
        unknown = _("Không có đơn vị này trong phạm vi của đồng chí; hãy chọn tên trong danh sách.")
        return unit_named(name, on=self.on, fits=self._fits, unknown=unknown)

    def _fits(self, version: Version) -> bool:
        """Places are named by everybody; any other unit by those who keep it."""
        return version.kind == Kind.PLACE if self.is_place else version.unit_id in self.among


class _AmongUnits(forms.Form):
    """A form that names units which the actor keeps."""

    def __init__(self, *arguments: Any, among: set[int], on: date, **named_: Any) -> None:
        super().__init__(*arguments, **named_)
        self.among = among
        for name, field in self.fields.items():
            if isinstance(field, KeptUnitField):
                field.among, field.on = among, on
                field.is_place = name == "place"


class UnitForm(_AmongUnits):
    """A unit: what it is, from when, by which act, under whom in each line."""

    name = _words(gettext_lazy("Tên đơn vị"), help_text=gettext_lazy("Ghi đầy đủ, như trên con dấu."))
    short_name = _words(gettext_lazy("Tên viết tắt"), required=False)
    kind = _choice(gettext_lazy("Loại đơn vị"), list(Kind.choices))
    level = _choice(gettext_lazy("Cấp"), list(Level.choices))
    since = _day(gettext_lazy("Có từ ngày"), gettext_lazy("Ngày thành lập theo văn bản dưới đây."))
    act = _words(
        gettext_lazy("Theo văn bản"), help_text=gettext_lazy("Số, ký hiệu, ngày của văn bản thành lập.")
    )
    place = KeptUnitField(
        label=gettext_lazy("Địa bàn"),
        required=False,
        help_text=gettext_lazy("Địa bàn đã có trong sổ mà đơn vị phụ trách, nếu có."),
    )
    state = KeptUnitField(label=gettext_lazy("Cấp trên, tuyến Chính quyền"), required=False)
    party = KeptUnitField(label=gettext_lazy("Cấp trên, tuyến Đảng"), required=False)
    force = KeptUnitField(label=gettext_lazy("Cấp trên, tuyến Lực lượng"), required=False)
    ground = KeptUnitField(label=gettext_lazy("Cấp trên, tuyến Địa bàn"), required=False)

    def parents(self) -> dict[Line, int]:
        """The parents of a valid form, by line."""
        return {line: self.cleaned_data[line.value] for line in Line if self.cleaned_data[line.value]}


class PostForm(_AmongUnits):
    """Who holds which post at which unit from when; asks when somebody of this name is known already."""

    unit = KeptUnitField(label=gettext_lazy("Đơn vị"))
    person = _words(gettext_lazy("Họ tên"))
    rank = _words(gettext_lazy("Cấp bậc"), required=False, help_text=gettext_lazy("Quân hàm, nếu có."))
    title = _words(gettext_lazy("Chức vụ"), help_text=gettext_lazy("Như ghi trong quyết định."))
    duty = _choice(
        gettext_lazy("Vai trò trong sổ"),
        _DUTIES,
        help_text=gettext_lazy(
            "Văn thư nhập văn bản, đơn vị, tài khoản; lãnh đạo duyệt; cán bộ báo tiến độ; tra cứu chỉ xem."
        ),
    )
    since = _day(gettext_lazy("Từ ngày"))

    def __init__(self, *arguments: Any, **named_: Any) -> None:
        super().__init__(*arguments, **named_)
        typed = str(self.data.get("person", "")).strip()
        self.known = {person.pk: person for person in people_called(typed, units=self.among)} if typed else {}
        if self.known:
            self.fields["who"] = _who(self.known, self.among)

    def clean_who(self) -> str:
        """An answer; asked here and not by the browser, which would not let one change the name instead."""
        who: str = self.cleaned_data["who"]
        if not who:
            raise ValidationError(_("Hãy chọn: người đã có, hay người khác cùng tên."))
        return who

    def chosen(self) -> Person | None:
        """The person known already whom a valid form means; None for one who is new."""
        who = self.cleaned_data.get("who", ANOTHER)
        return None if who == ANOTHER else self.known[int(who)]


def _who(known: dict[int, Person], among: set[int]) -> forms.ChoiceField:
    choices = [(str(pk), _described(person, among)) for pk, person in known.items()]
    return forms.ChoiceField(
        label=gettext_lazy("Trong sổ đã có người tên này"),
        choices=[*choices, (ANOTHER, _("Người khác, cùng tên"))],
        widget=forms.RadioSelect,
        required=False,
    )


def _described(person: Person, among: set[int]) -> str:
    posts = [post for post in person.posts.all() if post.unit_id in among]
    held = "; ".join(f"{post.title} ({written_day(post.valid.lower)})" for post in posts)
    return f"{person.rank} {person.name}: {held}".strip()


class AccountForm(forms.Form):
    """The name with which a person will sign in; the password is made by the machine."""

    sign_in = SignInField()


class PasswordForm(_TwiceTyped):
    """One's own password: the present one, then the new one twice."""

    present = _password(gettext_lazy("Mật khẩu đang dùng"), is_new=False)
    new = _password(gettext_lazy("Mật khẩu mới"), is_new=True, help_text=gettext_lazy("Ít nhất 10 ký tự."))
    again = _password(gettext_lazy("Gõ lại mật khẩu mới"), is_new=True)

    def __init__(self, account: Account, *arguments: Any, **named_: Any) -> None:
        super().__init__(*arguments, **named_)
        self._is_right: Callable[[str], bool] = account.check_password

    def clean_present(self) -> str:
        """The present password, so that nobody changes it at a desk left open."""
        present: str = self.cleaned_data["present"]
        if not self._is_right(present):
            raise ValidationError(_("Mật khẩu đang dùng chưa đúng."))
        return present
