"""How days, numbers, durations and states are written on a page: `{% load face %}`."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from psycopg.types.range import Range

from cotmoc.activities.models import Activity
from cotmoc.base.validity import last_day
from cotmoc.documents.chains import doubt_of
from cotmoc.documents.force import Force
from cotmoc.documents.models import Document, File, Quoted, Signature, Soundness
from cotmoc.documents.naming import symbol_of, title_of
from cotmoc.documents.places import page_of
from cotmoc.documents.sentences import sentence_around
from cotmoc.tasks.models import Result, Task
from cotmoc.web.citing import partial_day, short_name, span_in_words
from cotmoc.web.rooms import rooms_around
from cotmoc.web.standing import marks_of
from cotmoc.web.written import day, number

register: template.Library = template.Library()

# Each mark is told by its shape as well as its colour; a square of ten, drawn with the style sheet's strokes.
_SQUARE = '<path d="M1 1h8v8H1z{}"/>'
_TICK = "M2.6 5l1.9 1.9L7.6 3.2"
_MARKS = {
    "in-time": _SQUARE.format(""),
    "due-soon": _SQUARE.format("") + '<path d="M1 5h8v4H1z"/>',
    "overdue": '<path d="M0 0h10v10H0z"/>',
    "done-on-time": _SQUARE.format(_TICK),
    "done-late": _SQUARE.format("") + f'<path d="{_TICK}"/>',
    "no-deadline": _SQUARE.format(""),
    "waiting": _SQUARE.format("") + '<path d="M3.5 3.5h3v3h-3z"/>',
    "returned": _SQUARE.format("M7.5 5h-5M4.4 3L2.4 5l2 2"),
    "withdrawn": _SQUARE.format("M2 8l6-6"),
}
_STATUS = '<span class="status {}"><svg viewBox="0 0 10 10" aria-hidden="true">{}</svg>{}</span>'


@register.simple_tag
def status(mark: str, word: str) -> SafeString:
    """A small square mark and the word of a state: `{% status "overdue" "quá hạn 12 ngày" %}`."""
    drawing = mark_safe(_MARKS[mark])  # noqa: S308 - drawn above, nothing from outside
    return format_html(_STATUS, mark, drawing, word)


register.filter(day)


@register.filter
def moment(value: datetime | None) -> str:
    """A day with its hour in Vietnam: 28/09/2018 07:30."""
    return timezone.localtime(value).strftime("%d/%m/%Y %H:%M") if value else ""


@register.filter
def iso(value: date | None) -> str:
    """A day for `datetime=` and `<input type=date>`: 2018-09-28."""
    return value.isoformat() if value else ""


@register.filter
def period(value: Range[date] | None) -> str:
    """A half-open period as paper shows it, both ends inclusive: 01/07/2025 – nay."""
    if value is None or value.lower is None:
        return ""
    end = last_day(value)
    shown = day(end) if end else _("nay")
    return f"{day(value.lower)} – {shown}"


register.filter(number)


@register.simple_tag
def source_words(text: str, start: int, end: int) -> SafeString:
    """The sentence of `text` that holds the span, its words marked: `text[start:end]` is what is quoted."""
    first, last = sentence_around(text, start, end)
    return _marked(text[first:last], start - first, end - first)


@register.simple_tag
def quoted(row: Quoted) -> SafeString:
    """The sentence that the row keeps of its text, its words marked; nothing for a row typed by hand."""
    if row.start is None or row.end is None or row.sentence_start is None:
        return SafeString("")
    return _marked(row.sentence, row.start - row.sentence_start, row.end - row.sentence_start)


def _marked(sentence: str, start: int, end: int) -> SafeString:
    parts = {"before": sentence[:start], "words": sentence[start:end], "after": sentence[end:]}
    shown = render_to_string("web/parts/source_words.html", parts)
    return mark_safe(shown)  # noqa: S308 - made by a template that escapes


@register.simple_tag
def on_page(file: File | None, start: int | None, end: int | None) -> SafeString:
    """A link to the page of the file on which the words stand, "trang 3"; nothing where it has no pages."""
    number_ = page_of(file, start) if file and start is not None else None
    if file is None or number_ is None:
        return mark_safe("")
    address = f"{reverse('page', args=[file.pk, number_])}?tu={start}&den={end}#loi-van"
    return format_html('<a href="{}">{}</a>', address, _("trang %(number)s") % {"number": number_})


@register.inclusion_tag("web/parts/rooms.html", takes_context=True)
def rooms(context: Context) -> dict[str, object]:
    """The rooms on the left; none for one who has not signed in."""
    request = context.get("request")
    return {"rooms": rooms_around(request.path) if request and context.get("post") else []}


@register.filter
def name_in(unit: int | None, names: dict[int, str]) -> str:
    """The unit's name among those the view has asked for; nothing for no unit."""
    return names.get(unit, "") if unit else ""


@register.filter
def short(document: Document | None) -> str:
    """The document's short name: Kế hoạch 118/KH-UBND; nothing for no document."""
    return short_name(document) if document else ""


@register.simple_tag
def force_word(force: str) -> str:
    """What has become of a document, in words: đã bị thay thế."""
    return str(Force(force).label)


@register.simple_tag
def force_mark(force: str) -> SafeString:
    """The same with its mark."""
    return status("withdrawn" if Force(force).is_over else "waiting", str(Force(force).label))


@register.simple_tag
def signature_mark(signature: Signature) -> SafeString:
    """What the check of a signature found, with its mark."""
    marks_by = {Soundness.VALID: "done-on-time", Soundness.ALTERED: "overdue", Soundness.BROKEN: "overdue"}
    soundness = Soundness(signature.soundness)
    return status(marks_by.get(soundness, "waiting"), str(soundness.label))


register.filter("symbol", symbol_of)
register.filter("title_of", title_of)


@register.simple_tag
def doubt(document: Document, target: Document) -> str:
    """Why the link of the two is doubted; nothing where nothing speaks against it."""
    return doubt_of(document, target)


@register.filter
def partly(iso_day: str) -> str:
    """A year, month or day in ISO form as offices write it: 09/2018."""
    return partial_day(iso_day)


@register.simple_tag
def marks(task: Task, today: date) -> SafeString:
    """How the task stands on the day: square marks with their words."""
    drawn = format_html_join("", "{}", ((status(*mark),) for mark in marks_of(task, on=today)))
    return format_html('<span class="marks">{}</span>', drawn)


@register.filter
def span(row: Activity | Result) -> str:
    """The period that an activity or result speaks of, as the text gave it: 2018 – 2022."""
    return span_in_words(row.period_first, row.period_last)


@register.filter
def percent(share: Decimal) -> str:
    """A fraction as a percentage to one decimal: 33,3 %."""
    return f"{number(round(share * 100, 1))} %"


@register.simple_tag
def ordered(day_: date, orders: dict[date, Document], act: str) -> SafeString:
    """The act as cited; a link where the document that ordered it is registered and one sees it."""
    document = orders.get(day_)
    if document is None:
        return format_html("{}", act)
    return format_html('<a href="{}">{}</a>', reverse("document", args=[document.pk]), act)
