"""A sheet that a clerk brings: kept while it is looked at, and as the record of what it became."""

from __future__ import annotations

import json
import zlib

from django.contrib.postgres.fields import ArrayField
from django.db import models

from cotmoc.extraction import Sheet
from cotmoc.registers.columns import Book, Column
from cotmoc.registers.faults import Fault
from cotmoc.units.models import Unit


class Brought(models.Model):
    """A spreadsheet of an existing register. Its rows are kept until they stand in the ledger."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    book = models.CharField(max_length=10, choices=Book.choices)
    name = models.TextField(help_text="of the file")
    sha256 = models.CharField(max_length=64)
    rows = models.BinaryField(help_text="the sheet as JSON, deflated; nothing once it is written")
    head = models.PositiveIntegerField(null=True, blank=True, help_text="row of the heads, from 0")
    places = models.JSONField(default=dict, help_text="column of the register: place in the sheet, from 0")
    brought_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True, blank=True)
    lines = models.PositiveIntegerField(default=0)
    rows_at_fault = models.PositiveIntegerField(default=0)
    faults = models.JSONField(default=list)
    refusal = models.TextField(blank=True, help_text="why it could not be checked")
    written_at = models.DateTimeField(null=True, blank=True)
    audience = ArrayField(models.BigIntegerField())

    class Meta:
        indexes = (models.Index(fields=("unit", "-brought_at"), name="brought_newest"),)

    def __str__(self) -> str:
        return self.name

    def sheet(self) -> Sheet:
        """The rows as they were read."""
        return Sheet.from_json(json.loads(zlib.decompress(bytes(self.rows))))

    def mapping(self) -> dict[Column, int]:
        """Which column of the sheet holds what."""
        return {Column(name): place for name, place in self.places.items()}

    def said(self) -> list[Fault]:
        """What was found at the last check."""
        return [Fault(**each) for each in self.faults]


def deflated(sheet: Sheet) -> bytes:
    """The sheet as `Brought.rows` keeps it."""
    return zlib.compress(json.dumps(sheet.to_json(), ensure_ascii=False).encode(), level=1)
