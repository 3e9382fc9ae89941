"""The table of changes. It has no foreign keys, so that no later deletion can reach it."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Line(models.Model):
    """One change: who, when, what. The database numbers and hashes it and refuses to alter it.

    `chain` is the unit in whose name the change was made (0 for setting up); `hash` covers the line and the
    hash of the line before it in its chain.
    """

    chain = models.BigIntegerField()
    number = models.BigIntegerField(editable=False)
    at = models.DateTimeField()
    account = models.BigIntegerField(null=True)
    post = models.BigIntegerField(null=True)
    actor_name = models.TextField()
    action = models.TextField()
    subject_kind = models.TextField()
    subject_id = models.BigIntegerField()
    audience = ArrayField(models.BigIntegerField())
    change = models.TextField(help_text="canonical JSON")
    previous_hash = models.BinaryField(editable=False)
    hash = models.BinaryField(editable=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("chain", "number"), name="audit_line_in_chain"),)
        indexes = (models.Index(fields=("subject_kind", "subject_id", "at"), name="audit_line_of_subject"),)

    def __str__(self) -> str:
        return f"{self.chain}/{self.number} {self.action}"


class Head(models.Model):
    """The last line of each chain; kept by the database's own function only."""

    chain = models.BigIntegerField(primary_key=True)
    number = models.BigIntegerField()
    hash = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.chain}/{self.number}"
