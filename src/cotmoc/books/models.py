"""Lines of the books of a unit: what arrived, what went out and under which number, what lies where."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from cotmoc.base.vietnamese import nfc
from cotmoc.documents.models import Document, Kind
from cotmoc.units.models import Unit


class Series(models.Model):
    """The last number given in one series of a unit: a book of arrivals, or outgoing documents of a kind.

    `symbol` is the kind as codes write it, "" for letters, `ARRIVALS` for the incoming book.
    """

    ARRIVALS = "đến"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    symbol = models.CharField(max_length=10, blank=True)
    series = models.CharField(max_length=9, help_text="year of the State, term of the Party")
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("unit", "symbol", "series"), name="series_once"),)

    def __str__(self) -> str:
        return f"{self.symbol} {self.series}: {self.last}"


class Arrival(models.Model):
    """A line of the incoming book (sổ văn bản đến): the document, under which number and when it arrived."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="arrivals")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    arrived_on = models.DateField()
    document = models.ForeignKey(Document, models.PROTECT, related_name="arrivals")
    sender = models.TextField(blank=True, help_text="as written, where it is not the issuer")
    handler = models.TextField(blank=True, help_text="đơn vị hoặc người nhận")
    passed_on = models.DateField(null=True, blank=True, help_text="ngày chuyển")
    signed_for = models.TextField(blank=True, help_text="ký nhận")
    due = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    audience = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("unit", "year", "number"), name="arrival_number_once"),
        )

    def __str__(self) -> str:
        return f"số đến {self.number}/{self.year}"

    def save(self, *arguments: Any, **named: Any) -> None:
        """Text is stored composed."""
        self.sender, self.handler = nfc(self.sender), nfc(self.handler)
        self.signed_for, self.note = nfc(self.signed_for), nfc(self.note)
        super().save(*arguments, **named)


class Outgoing(models.Model):
    """A line of the outgoing book (sổ văn bản đi). A draft has no number; issuing gives it one."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="outgoing")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    symbol = models.CharField(max_length=10, blank=True, help_text="the kind in the code: KH; none: letters")
    organ = models.CharField(max_length=60, help_text="the rest of the code: UBND, UBND-VX, TU")
    title = models.TextField()
    signer = models.TextField(blank=True)
    recipients = ArrayField(models.TextField(), default=list, help_text="as written, one an item")
    keeper = models.TextField(blank=True, help_text="đơn vị, người nhận bản lưu")
    copies = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)
    drafted_on = models.DateField()
    number = models.PositiveIntegerField(null=True, blank=True)
    series = models.CharField(max_length=9, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="outgoing_lines"
    )
    audience = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "symbol", "series", "number"), name="outgoing_number_once"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    number__isnull=True, issued_on__isnull=True, document__isnull=True, series=""
                )
                | (
                    models.Q(number__isnull=False, issued_on__isnull=False, document__isnull=False)
                    & ~models.Q(series="")
                ),
                name="outgoing_numbered_when_issued",
            ),
        )
        indexes = (models.Index(fields=("unit", "-issued_on", "-id"), name="outgoing_newest"),)

    def __str__(self) -> str:
        return self.title

    def save(self, *arguments: Any, **named: Any) -> None:
        """Text is stored composed."""
        self.title, self.signer, self.organ = nfc(self.title), nfc(self.signer), nfc(self.organ)
        self.recipients = [nfc(each) for each in self.recipients]
        super().save(*arguments, **named)


class Dossier(models.Model):
    """A dossier of the list of a year (danh mục hồ sơ); closed, it takes no more documents."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="dossiers")
    year = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=40, help_text="số và ký hiệu hồ sơ: 01.TH")
    title = models.TextField()
    retention = models.CharField(max_length=60, help_text="thời hạn bảo quản: vĩnh viễn, 20 năm")
    keeper = models.TextField(blank=True, help_text="đơn vị, người lập hồ sơ")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    audience = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("unit", "year", "code"), name="dossier_code_once"),
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True) | models.Q(closed_on__gte=models.F("opened_on")),
                name="dossier_closed_after_it_was_opened",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def save(self, *arguments: Any, **named: Any) -> None:
        """Text is stored composed."""
        self.code, self.title, self.keeper = nfc(self.code), nfc(self.title), nfc(self.keeper)
        super().save(*arguments, **named)


class Filing(models.Model):
    """A document in a dossier, in the order in which it was put there."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="filings")
    document = models.ForeignKey(Document, models.PROTECT, related_name="filings")
    order = models.PositiveIntegerField()
    audience = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("dossier", "document"), name="filed_once"),
            models.UniqueConstraint(fields=("dossier", "order"), name="filing_order_once"),
        )

    def __str__(self) -> str:
        return f"{self.dossier_id}/{self.order}"
