"""Reading the books of a unit; each is a year's (a term's, of the Party's numbers)."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Max, QuerySet

from cotmoc.books.models import Arrival, Dossier, Filing, Outgoing
from cotmoc.documents.codes import Code, Family, series_of
from cotmoc.units.models import Kind
from cotmoc.units.queries import version_of


def arrivals(unit: int, *, year: int) -> QuerySet[Arrival]:
    """The incoming book of a year, the last number first."""
    book = Arrival.objects.filter(unit_id=unit, year=year).select_related("document")
    return book.order_by("-number")


def outgoing(unit: int, *, year: int) -> QuerySet[Outgoing]:
    """What the unit issued in the year, the latest first."""
    book = Outgoing.objects.filter(unit_id=unit, issued_on__year=year).select_related("document")
    return book.order_by("-issued_on", "-id")


def drafts(unit: int) -> QuerySet[Outgoing]:
    """What waits for its number, the oldest first."""
    return Outgoing.objects.filter(unit_id=unit, document__isnull=True).order_by("drafted_on", "pk")


def dossiers(unit: int, *, year: int) -> QuerySet[Dossier]:
    """The list of dossiers of a year, by their codes, with `count` of documents in each."""
    book = Dossier.objects.filter(unit_id=unit, year=year).annotate(count=Count("filings"))
    return book.order_by("code", "pk")


def filed_in(dossier: Dossier) -> QuerySet[Filing]:
    """What lies in the dossier, in its order."""
    return dossier.filings.select_related("document").order_by("order")


def years_of(unit: int, *, today: date) -> list[int]:
    """The years of which the unit has a book, this one among them, the latest first."""
    years = set(Arrival.objects.filter(unit_id=unit).values_list("year", flat=True).distinct())
    years |= set(Dossier.objects.filter(unit_id=unit).values_list("year", flat=True).distinct())
    issued = Outgoing.objects.filter(unit_id=unit, issued_on__isnull=False)
    years |= {day.year for day in issued.dates("issued_on", "year")}
    return sorted({*years, today.year}, reverse=True)


def family_of(unit: int, *, on: date) -> Family:
    """Whose numbering the unit follows: a committee of the Party numbers by its terms."""
    version = version_of(unit, on=on)
    return Family.PARTY if version and version.kind == Kind.PARTY_COMMITTEE else Family.STATE


def series_on(outgoing: Outgoing, family: Family, day: date) -> str:
    """The year or term in which a number given on the day runs."""
    return series_of(Code("1", "", outgoing.symbol, outgoing.organ, family), day)


def latest_issue(outgoing: Outgoing, series: str) -> date | None:
    """The day of the last number of the draft's series."""
    same = Outgoing.objects.filter(unit_id=outgoing.unit_id, symbol=outgoing.symbol, series=series)
    day: date | None = same.aggregate(day=Max("issued_on"))["day"]
    return day
