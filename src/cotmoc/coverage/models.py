"""Which units are expected to carry out a directive, where an office has decided it."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from cotmoc.documents.models import Document
from cotmoc.units.models import Unit


class Expectation(models.Model):
    """A unit of which another expects something under the document; for the deciding unit's eyes."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="expectations")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    deadline = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    audience = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("document", "unit", "decided_by"), name="expectation_once"),
        )
        indexes = (GinIndex(fields=("audience",), name="expectation_audience"),)

    def __str__(self) -> str:
        return f"{self.document_id}: {self.unit_id}"
