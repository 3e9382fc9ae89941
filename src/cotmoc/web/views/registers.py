"""An existing register brought in on a page: file, columns, what is wrong row by row; books taken out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cotmoc import extraction
from cotmoc.base.refusals import Refused
from cotmoc.books.models import Dossier
from cotmoc.books.rules import check_may_keep_books
from cotmoc.registers import actions, queries
from cotmoc.registers.columns import COLUMNS, Book, Column, letter_of, missing
from cotmoc.registers.exporting import book_as_xlsx, dossier_as_xlsx, title_of_book
from cotmoc.registers.faults import Fault
from cotmoc.registers.models import Brought
from cotmoc.registers.rules import check_is_of_own_unit
from cotmoc.registers.values import words_of
from cotmoc.registers.written_out import MEDIA_TYPE, faults_as_xlsx, file_name, template
from cotmoc.web.book_forms import year_asked
from cotmoc.web.intake_fields import NEEDED
from cotmoc.web.middleware import PageRequest, acting, opens_transactions
from cotmoc.web.uploads import is_too_large

MOST_ON_PAGE = 5000
"""Lines that are written while a page waits, some ten seconds; more are brought in by the command."""

_PREVIEWED, _SHOWN, _HEADS_OFFERED = 8, 200, 30
_ENDINGS = ".xlsx,.xls,.ods,.csv,.txt"


class BringForm(forms.Form):
    """A spreadsheet of an existing register."""

    book = forms.ChoiceField(label=gettext_lazy("Nhập vào"), choices=Book.choices, error_messages=NEEDED)
    sheet = forms.FileField(
        label=gettext_lazy("Tệp bảng tính"),
        error_messages=NEEDED,
        widget=forms.ClearableFileInput(attrs={"accept": _ENDINGS}),
        help_text=gettext_lazy(
            "XLSX, XLS, ODS hoặc CSV, tới 20 MB. Tiêu đề cột có thể đứng dưới vài dòng tên sổ."
        ),
    )
    letters = forms.ChoiceField(
        label=gettext_lazy("Bảng mã cũ"),
        required=False,
        choices=[("", gettext_lazy("tự nhận ra")), ("tcvn3", "TCVN3"), ("vni", "VNI")],
    )


class ColumnsForm(forms.Form):
    """Which row holds the heads, and which column is what."""

    def __init__(self, *arguments: object, brought: Brought, rows: extraction.Sheet, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # passed on as they came
        widest = max((len(row) for row in rows.rows[:_HEADS_OFFERED]), default=0)
        head = rows.rows[brought.head] if brought.head is not None else ()
        offered = [("", _("không có"))] + [
            (
                str(place),
                f"{letter_of(place)} {words_of(head[place])[:40] if place < len(head) else ''}".strip(),
            )
            for place in range(widest)
        ]
        numbers = range(min(_HEADS_OFFERED, len(rows.rows)))
        self.fields["head"] = forms.TypedChoiceField(
            label=_("Dòng tiêu đề các cột"),
            coerce=int,
            choices=[(str(number), str(number + 1)) for number in numbers],
            initial=str(brought.head or 0),
        )
        for column in COLUMNS[Book(brought.book)]:
            self.fields[column.value] = forms.ChoiceField(
                label=column.label,
                required=False,
                choices=offered,
                initial=str(brought.places.get(column.value, "")),
            )

    def places(self) -> dict[Column, int]:
        """The columns that were chosen."""
        chosen = {name: place for name, place in self.cleaned_data.items() if name != "head" and place}
        return {Column(name): int(place) for name, place in chosen.items()}


@opens_transactions
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: PageRequest) -> HttpResponse:
    """The sheets brought so far, and the form that brings another; a marked one is not kept."""
    check_may_keep_books(request.actor)
    if request.method != "POST":
        return _bring_page(request, BringForm(initial={"book": request.GET.get("so", Book.INCOMING)}))
    form = BringForm(request.POST, request.FILES)
    if is_too_large(request):
        form = BringForm()
        return _bring_page(request, form, str(extraction.Unreadable(extraction.Code.TOO_LARGE)))
    if not form.is_valid():
        return _bring_page(request, form)
    try:
        brought = _brought(form, request)
    except (Refused, extraction.Unreadable) as refusal:
        return _bring_page(request, form, _(str(refusal)))
    return redirect("register", brought.pk)


def _brought(form: BringForm, request: PageRequest) -> Brought:
    given, at = form.cleaned_data, timezone.now()
    uploaded = given["sheet"]
    name, content = PurePath(uploaded.name or "").name, uploaded.read()
    letters = extraction.Letters(given["letters"]) if given["letters"] else None
    sheet = extraction.sheet_apart(content, name, letters=letters)
    with acting(request):
        brought = actions.receive(
            sheet=sheet, content=content, name=name, book=Book(given["book"]), by=request.actor, at=at
        )
        actions.examine(brought=brought, by=request.actor, at=at)
    return brought


def _bring_page(request: PageRequest, form: BringForm, refusal: str = "") -> HttpResponse:
    with acting(request):
        context = {
            "form": form,
            "refusal": refusal,
            "books": Book,
            "sheets": list(queries.brought_by(request.actor.unit or 0)[:50]),
            "most": MOST_ON_PAGE,
        }
        status = 422 if refusal or form.is_bound else 200
        return render(request, "web/registers/bring.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: PageRequest, pk: int) -> HttpResponse:
    """One sheet: its columns, its first rows, what is wrong in it; what was brought in of a written one."""
    brought = get_object_or_404(Brought, pk=pk)
    check_is_of_own_unit(request.actor, brought)
    if brought.written_at:
        return render(request, "web/registers/written.html", {"brought": brought})
    sheet = brought.sheet()
    form = ColumnsForm(request.POST or None, brought=brought, rows=sheet)
    if request.method == "POST" and form.is_valid():
        at = timezone.now()
        head, places = form.cleaned_data["head"], form.places()
        actions.arrange(brought=brought, head=head, places=places, by=request.actor, at=at)
        actions.examine(brought=brought, by=request.actor, at=at)
        return redirect("register", pk)
    return render(request, "web/registers/register.html", _shown(brought, sheet, form))


def _shown(brought: Brought, sheet: extraction.Sheet, form: ColumnsForm) -> dict[str, object]:
    said = brought.said()
    faults = [fault for fault in said if not fault.is_note]
    notes = [fault for fault in said if fault.is_note]
    mapping = sorted(brought.mapping().items(), key=lambda each: each[1])
    return {
        "brought": brought,
        "form": form,
        "missing": missing(brought.mapping(), Book(brought.book)),
        "heads": [(letter_of(place), column.label) for column, place in mapping],
        "preview": _previewed(sheet, brought),
        "faults": [_row(fault) for fault in faults[:_SHOWN]],
        "notes": [_row(fault) for fault in notes[:_SHOWN]],
        "fault_count": len(faults),
        "note_count": len(notes),
        "kept": actions.MOST_KEPT,
        "may_write": not (faults or brought.refusal) and brought.lines <= MOST_ON_PAGE,
        "is_long": brought.lines > MOST_ON_PAGE,
        "most": MOST_ON_PAGE,
    }


def _row(fault: Fault) -> dict[str, object]:
    return {
        "row": fault.row,
        "cell": "" if fault.place is None else f"{letter_of(fault.place)}{fault.row}",
        "written": fault.written,
        "wrong": fault.wrong,
        "expected": fault.expected,
        "document": fault.document,
    }


def _previewed(sheet: extraction.Sheet, brought: Brought) -> list[tuple[int, list[tuple[str, str]]]]:
    """The first rows: their numbers, and of each cell what its column is and what stands there."""
    start = 0 if brought.head is None else brought.head + 1
    places = sorted(brought.mapping().items(), key=lambda each: each[1])
    rows = enumerate(sheet.rows[start : start + _PREVIEWED], start + 1)
    return [
        (number, [(str(column.label), _words_at(row, place)) for column, place in places])
        for number, row in rows
    ]


def _words_at(row: Sequence[extraction.Cell], place: int) -> str:
    return words_of(row[place])[:80] if place < len(row) else ""


@require_POST
def write(request: PageRequest, pk: int) -> HttpResponse:
    """Bring every line in, or say why none was."""
    brought = get_object_or_404(Brought, pk=pk)
    if brought.lines > MOST_ON_PAGE:
        raise Refused(
            _("Bảng có hơn %(most)s dòng; hãy nhập bằng lệnh cotmoc documents import.")
            % {"most": MOST_ON_PAGE}
        )
    brought = actions.bring_in(brought=brought, by=request.actor, at=timezone.now())
    messages.success(request, _("Đã nhập %(number)s dòng vào sổ.") % {"number": brought.lines})
    return redirect("register", pk)


@require_POST
def drop(request: PageRequest, pk: int) -> HttpResponse:
    """Throw the sheet away."""
    actions.drop(brought=get_object_or_404(Brought, pk=pk), by=request.actor, at=timezone.now())
    messages.success(request, _("Đã bỏ bảng; chưa ghi gì vào sổ."))
    return redirect("register-new")


@require_safe
def faults(request: PageRequest, pk: int) -> HttpResponse:
    """What is wrong, as a spreadsheet to work off."""
    brought = get_object_or_404(Brought, pk=pk)
    check_is_of_own_unit(request.actor, brought)
    return _download(faults_as_xlsx(brought.said()), _("Dòng phải xem lại"))


@require_safe
def empty(request: PageRequest, book: str) -> HttpResponse:
    """The template of a book."""
    asked = _book_asked(book)
    return _download(template(asked), _("Mẫu %(book)s") % {"book": asked.label})


@require_safe
def export(request: PageRequest, book: str) -> HttpResponse:
    """A book of a year as a spreadsheet."""
    asked = _book_asked(book)
    if asked is Book.DOCUMENTS:
        raise Http404
    year = year_asked(request.GET.get("nam"), request.today)
    return _download(book_as_xlsx(asked, request.actor.unit or 0, year=year), title_of_book(asked, year))


@require_safe
def export_dossier(request: PageRequest, pk: int) -> HttpResponse:
    """What lies in a dossier as a spreadsheet."""
    dossier = get_object_or_404(Dossier, pk=pk)
    return _download(dossier_as_xlsx(dossier), _("Hồ sơ %(code)s") % {"code": dossier.code})


def _book_asked(book: str) -> Book:
    if book not in Book.values:
        raise Http404
    return Book(book)


def _download(content: bytes, title: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=MEDIA_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="{file_name(title)}"'
    return answer


urlpatterns = [
    path("so-van-ban/nhap/", bring, name="register-new"),
    path("so-van-ban/nhap/<int:pk>/", register, name="register"),
    path("so-van-ban/nhap/<int:pk>/ghi/", write, name="register-write"),
    path("so-van-ban/nhap/<int:pk>/bo/", drop, name="register-drop"),
    path("so-van-ban/nhap/<int:pk>/loi/", faults, name="register-faults"),
    path("so-van-ban/mau/<slug:book>/", empty, name="register-template"),
    path("so-van-ban/xuat/<slug:book>/", export, name="book-export"),
    path("ho-so/<int:pk>/xuat/", export_dossier, name="dossier-export"),
]
