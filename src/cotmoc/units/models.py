"""Units through time. An organ or place is an identity; names, kinds and parents are versions in time."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from cotmoc.base.validity import TemporalForeignKey, TemporalUnique, ValidityField
from cotmoc.base.vietnamese import fold, nfc, sort_key
from cotmoc.units.names import key_of


class Line(models.TextChoices):
    """The lines in which a unit stands under another; at most one parent a line and day."""

    GROUND = "ground", _("Địa bàn")
    PARTY = "party", _("Đảng")
    STATE = "state", _("Chính quyền")
    FORCE = "force", _("Lực lượng")


class Kind(models.TextChoices):
    """What a unit is; the organs as in the contract of the reading, then the places."""

    PARTY_COMMITTEE = "party_committee", _("cấp ủy Đảng")
    PEOPLES_COUNCIL = "peoples_council", _("hội đồng nhân dân")
    PEOPLES_COMMITTEE = "peoples_committee", _("ủy ban nhân dân")
    BORDER_GUARD = "border_guard", _("bộ đội biên phòng")
    POLICE = "police", _("công an")
    MILITARY = "military", _("quân sự")
    FRONT = "front", _("mặt trận, đoàn thể")
    GOVERNMENT = "government", _("chính phủ")
    DEPARTMENT = "department", _("sở, ban, ngành")
    ASSEMBLY = "assembly", _("quốc hội")
    FOREIGN = "foreign", _("đối tác nước ngoài")
    OTHER = "other", _("khác")
    PLACE = "place", _("địa bàn hành chính")


class Level(models.TextChoices):
    """On which rung of the administration a unit stands."""

    CENTRAL = "central", _("trung ương")
    PROVINCE = "province", _("cấp tỉnh")
    DISTRICT = "district", _("cấp huyện")
    COMMUNE = "commune", _("cấp xã")
    BASE = "base", _("cơ sở")


class Unit(models.Model):
    """An organ or place, the same through all its names."""

    code = models.CharField(max_length=35, blank=True, help_text="electronic or administrative code, if any")
    entered_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        help_text="the unit whose clerk entered it; null while setting up",
    )
    revision = models.PositiveIntegerField(
        default=0, editable=False, help_text="grows at each act on it; a page sends it back"
    )

    def __str__(self) -> str:
        return f"đơn vị {self.pk}"


class Version(models.Model):
    """What the unit was called and what it was from the first day of `valid` to the day before its end."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="versions")
    name = models.TextField()
    short_name = models.TextField(help_text="as offices write it: UBND xã …")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    level = models.CharField(max_length=10, choices=Level.choices)
    place = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", help_text="the place it is of"
    )
    valid = ValidityField()
    act = models.TextField(help_text="the document that ordered it, as cited")
    folded_name = models.TextField(editable=False)
    name_key = models.TextField(default="", editable=False, help_text="what all spellings of the name share")
    short_key = models.TextField(default="", editable=False)
    sort_key = models.TextField(editable=False, db_collation="C")

    class Meta:
        constraints = (TemporalUnique(fields=("unit",), name="unit_version_one_at_a_time"),)
        indexes = (
            models.Index(fields=("folded_name",), name="unit_version_folded"),
            models.Index(fields=("name_key",), name="unit_version_key"),
            models.Index(fields=("short_key",), name="unit_version_short_key"),
            GistIndex(fields=("valid",), name="unit_version_valid"),
        )

    def __str__(self) -> str:
        return self.name

    def save(self, *arguments: Any, **named: Any) -> None:
        """Names are stored composed, with what search and sorting compare."""
        self.compose()
        super().save(*arguments, **named)

    def compose(self) -> None:
        """Make ready what `save` stores; for rows that are written many at once."""
        self.name, self.short_name = nfc(self.name), nfc(self.short_name)
        self.folded_name, self.sort_key = fold(self.name), sort_key(self.name)
        self.name_key, self.short_key = key_of(self.name), key_of(self.short_name)


class Subordination(models.Model):
    """Under whom the unit stands in a line, inside the life of both."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="subordinations")
    line = models.CharField(max_length=6, choices=Line.choices)
    parent = models.ForeignKey(Unit, models.PROTECT, related_name="subordinates")
    valid = ValidityField()
    act = models.TextField()

    class Meta:
        constraints = (
            TemporalUnique(fields=("unit", "line"), name="subordination_one_parent"),
            TemporalForeignKey(
                field="unit", to="units.Version", to_field="unit", name="subordination_inside_unit"
            ),
            TemporalForeignKey(
                field="parent", to="units.Version", to_field="unit", name="subordination_inside_parent"
            ),
            models.CheckConstraint(
                condition=~models.Q(unit=models.F("parent")), name="subordination_not_under_itself"
            ),
        )
        indexes = (models.Index(fields=("parent", "line"), name="subordination_of_parent"),)

    def __str__(self) -> str:
        return f"{self.unit_id} < {self.parent_id} ({self.line})"


class Change(models.TextChoices):
    """How one unit follows another."""

    MERGE = "merge", _("sáp nhập")
    SPLIT = "split", _("chia tách")
    ABOLISH = "abolish", _("giải thể, chuyển giao")
    TRANSFER = "transfer", _("điều chuyển một phần")


class Succession(models.Model):
    """On `day` the successor took over from the predecessor, whole or in part."""

    predecessor = models.ForeignKey(Unit, models.PROTECT, related_name="successors")
    successor = models.ForeignKey(Unit, models.PROTECT, related_name="predecessors")
    change = models.CharField(max_length=8, choices=Change.choices)
    day = models.DateField()
    act = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("predecessor", "successor", "day"), name="succession_once"),
            models.CheckConstraint(
                condition=~models.Q(predecessor=models.F("successor")), name="succession_not_to_itself"
            ),
        )

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id} ({self.day})"


class Measure(models.TextChoices):
    """In what a part is weighed against the whole."""

    PEOPLE = "people", _("dân số (người)")
    AREA = "area", _("diện tích (km²)")
    BORDER = "border", _("đường biên giới (km)")
    VILLAGES = "villages", _("thôn, bản")
    MARKS = "marks", _("mốc quốc giới")


class Share(models.Model):
    """How much of the predecessor went to the successor, in one measure, as the act or its annex counts it.

    A figure of the whole that is shared out by it is converted, never counted; wherever shown, that is said.
    """

    succession = models.ForeignKey(Succession, models.PROTECT, related_name="shares")
    measure = models.CharField(max_length=8, choices=Measure.choices)
    part = models.DecimalField(max_digits=16, decimal_places=4)
    whole = models.DecimalField(max_digits=16, decimal_places=4)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("succession", "measure"), name="share_once"),
            models.CheckConstraint(
                condition=models.Q(part__gte=0, whole__gt=0, part__lte=models.F("whole")),
                name="share_is_part_of_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.part:f}/{self.whole:f} {self.measure}"
