"""Gatherings and other activities, as a text reports them."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from cotmoc.accounts.models import Person
from cotmoc.documents.models import Document, Quoted, sentence_is_whole, span_is_whole
from cotmoc.units.models import Unit


class Kind(models.TextChoices):
    """Kinds of activity as the contract of the reading names them."""

    PRELIMINARY_REVIEW = "preliminary_review", _("Hội nghị sơ kết")
    FINAL_REVIEW = "final_review", _("Hội nghị tổng kết")
    DISSEMINATION = "dissemination", _("Hội nghị quán triệt, triển khai")
    SIGNING = "signing", _("Lễ ký kết")
    BRIEFING = "briefing", _("Giao ban")
    EXERCISE = "exercise", _("Diễn tập")
    CAMPAIGN = "campaign", _("Đợt cao điểm")
    CEREMONY = "ceremony", _("Buổi lễ")
    WORKING_VISIT = "working_visit", _("Buổi làm việc")
    EXCHANGE = "exchange", _("Giao lưu, kết nghĩa")
    CONFERENCE = "conference", _("Hội nghị")


class Activity(Quoted):
    """One activity; `held` is ISO, as precise as the text, and `held_on` the day when it is known."""

    kind = models.CharField(max_length=20, choices=Kind.choices)
    name = models.TextField()
    held = models.CharField(max_length=10, blank=True)
    held_on = models.DateField(null=True, blank=True)
    place = models.TextField(blank=True)
    period_first = models.CharField(max_length=10, blank=True)
    period_last = models.CharField(max_length=10, blank=True)
    attendance = models.PositiveIntegerField(null=True, blank=True)
    registered_by = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    registered_at = models.DateTimeField()
    audience = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (
            span_is_whole("activity_span_is_whole"),
            sentence_is_whole("activity_sentence_is_whole"),
            models.UniqueConstraint(
                fields=("file", "start", "end"),
                condition=models.Q(file__isnull=False),
                name="activity_once_from_its_words",
            ),
        )
        indexes = (
            GinIndex(fields=("audience",), name="activity_audience"),
            models.Index(fields=("-held_on", "-id"), name="activity_newest"),
        )

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    """What a unit does at an activity."""

    HOST = "host", _("chủ trì tổ chức")
    ATTENDS = "attends", _("tham dự")


class Part(models.Model):
    """A unit's part in the activity."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="parts")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    role = models.CharField(max_length=8, choices=Role.choices)
    audience = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (models.UniqueConstraint(fields=("activity", "unit"), name="part_once"),)

    def __str__(self) -> str:
        return f"{self.activity_id}: {self.unit_id} {self.role}"


class Chair(models.Model):
    """Who chairs: a person of the register where known, with name and positions as the text has them."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="chairs")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.TextField()
    positions = models.TextField(blank=True)
    audience = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (models.UniqueConstraint(fields=("activity", "name"), name="chair_once"),)

    def __str__(self) -> str:
        return self.name


class About(models.TextChoices):
    """What an activity does with a document, or the document with it: a notice says what was concluded."""

    ABOUT = "about", _("về")
    REVIEWS = "reviews", _("sơ kết, tổng kết")
    DISSEMINATES = "disseminates", _("quán triệt, triển khai")
    CONCLUDED_IN = "concluded_in", _("được thông báo kết luận")


class Subject(models.Model):
    """A document that the activity is about, reviews or makes known."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="subjects")
    document = models.ForeignKey(Document, models.PROTECT, related_name="activity_subjects")
    about = models.CharField(max_length=12, choices=About.choices)
    audience = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (models.UniqueConstraint(fields=("activity", "document"), name="subject_once"),)

    def __str__(self) -> str:
        return f"{self.activity_id} {self.about} {self.document_id}"
