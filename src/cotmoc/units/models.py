"""Units through time. An organ or place is an identity; names, kinds and parents are versions in time."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from cotmoc.base.validity import TemporalForeignKey, TemporalUnique, ValidityField
from cotmoc.base.vietnamese import fold, nfc, sort_key


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
    sort_key = models.TextField(editable=False, db_collation="C")

    class Meta:
        constraints = (TemporalUnique(fields=("unit",), name="unit_version_one_at_a_time"),)
        indexes = (
            models.Index(fields=("folded_name",), name="unit_version_folded"),
            GistIndex(fields=("valid",), name="unit_version_valid"),
        )

    def __str__(self) -> str:
        return self.name

    def save(self, *arguments: Any, **named: Any) -> None:
        """Names are stored composed, with what search and sorting compare."""
        self.name, self.short_name = nfc(self.name), nfc(self.short_name)
        self.folded_name, self.sort_key = fold(self.name), sort_key(self.name)
        super().save(*arguments, **named)


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


class Succession(models.Model):
    """On `day` the successor took over from the predecessor, whole or in part."""

    predecessor = models.ForeignKey(Unit, models.PROTECT, related_name="successors")
    successor = models.ForeignKey(Unit, models.PROTECT, related_name="predecessors")
    change = models.CharField(max_length=8, choices=Change.choices)
    day = models.DateField()
    act = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("predecessor", "successor"), name="succession_once"),
            models.CheckConstraint(
                condition=~models.Q(predecessor=models.F("successor")), name="succession_not_to_itself"
            ),
        )

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id} ({self.day})"
