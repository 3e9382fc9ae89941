"""Reviews as they were made: later days of the ledger do not change them, only a person's rewriting does."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from cotmoc.documents.models import Document
from cotmoc.units.models import Unit


class Kind(models.TextChoices):
    """A review while the directive still runs, or at its end."""

    PRELIMINARY = "preliminary", _("sơ kết")
    FINAL = "final", _("tổng kết")


class Layout(models.TextChoices):
    """Whose form the paper follows."""

    STATE = "state", _("văn bản hành chính")
    PARTY = "party", _("văn bản của Đảng")
    MILITARY = "military", _("văn bản hành chính quân sự")


class Depth(models.IntegerChoices):
    """On which rung of the outline a section stands."""

    PART = 0, _("phần")
    ROMAN = 1, _("mục")
    ARABIC = 2, _("khoản")
    ANNEX = 3, _("phụ lục")


class Table(models.TextChoices):
    """What the table of an annex lists."""

    FIGURES = "figures", _("số liệu")
    TASKS = "tasks", _("nhiệm vụ")
    DOCUMENTS = "documents", _("văn bản")


class Review(models.Model):
    """One review of a directive by a unit over a period, as the ledger stood on `as_of`."""

    kind = models.CharField(max_length=11, choices=Kind.choices)
    directive = models.ForeignKey(Document, models.PROTECT, related_name="reviews")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="reviews")
    first_day = models.DateField()
    last_day = models.DateField()
    as_of = models.DateField(help_text="the day on which the ledger was asked")
    layout = models.CharField(max_length=8, choices=Layout.choices)
    superior = models.TextField(blank=True, help_text="the organ above, as the form prints it")
    organ = models.TextField()
    place = models.TextField(blank=True)
    title = models.TextField()
    span = models.TextField(help_text="the period in words")
    made_at = models.DateTimeField()
    made_by = models.TextField()
    made_for = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    audience = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="review_period_is_forward"
            ),
        )
        indexes = (
            GinIndex(fields=("audience",), name="review_audience"),
            models.Index(fields=("-made_at", "-id"), name="review_newest"),
        )

    def __str__(self) -> str:
        return f"Báo cáo {self.title}"


class Section(models.Model):
    """A heading of the review; the lead stands in one without number and title."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="sections")
    order = models.PositiveSmallIntegerField()
    depth = models.PositiveSmallIntegerField(choices=Depth.choices)
    number = models.CharField(max_length=20, blank=True)
    title = models.TextField(blank=True)
    table = models.CharField(max_length=9, choices=Table.choices, blank=True)
    audience = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (models.UniqueConstraint(fields=("review", "order"), name="section_in_review"),)

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class Sentence(models.Model):
    """One sentence with its question and its rows; `original` is what a person's words replaced."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="sentences")
    paragraph = models.PositiveSmallIntegerField()
    order = models.PositiveSmallIntegerField()
    text = models.TextField()
    question = models.TextField()
    evidence = ArrayField(models.TextField(), help_text="rows of the ledger: task:12")
    is_placeholder = models.BooleanField(default=False)
    original = models.TextField(null=True, blank=True)
    rewritten_by = models.TextField(blank=True)
    rewritten_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, help_text="grows at each change; a page sends it back")
    audience = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("section", "paragraph", "order"), name="sentence_in_section"),
            models.CheckConstraint(
                condition=models.Q(original__isnull=True, rewritten_at__isnull=True)
                | models.Q(original__isnull=False, rewritten_at__isnull=False),
                name="sentence_rewritten_at_a_time",
            ),
            # What is neither a box to fill in nor a person's words stands on rows of the ledger.
            models.CheckConstraint(
                condition=models.Q(is_placeholder=True)
                | models.Q(original__isnull=False)
                | models.Q(evidence__len__gt=0),
                name="sentence_stands_on_rows",
            ),
        )

    def __str__(self) -> str:
        return self.text if len(self.text) <= 120 else f"{self.text[:117]}…"


class AnnexRow(models.Model):
    """One row of an annex's table."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="rows")
    order = models.PositiveSmallIntegerField()
    cells = ArrayField(models.TextField())
    evidence = ArrayField(models.TextField())
    audience = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (models.UniqueConstraint(fields=("section", "order"), name="annex_row_in_section"),)

    def __str__(self) -> str:
        return " | ".join(self.cells)
