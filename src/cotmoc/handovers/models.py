"""Handovers, and the registered documents by which units were changed."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from cotmoc.accounts.models import Post
from cotmoc.documents.models import Document
from cotmoc.tasks.models import Task
from cotmoc.units.models import Unit


class Matter(models.TextChoices):
    """What is handed over."""

    LED = "led", _("nhiệm vụ chủ trì")
    COORDINATED = "coordinated", _("nhiệm vụ phối hợp")
    GIVEN = "given", _("nhiệm vụ đã giao, còn theo dõi")
    POST = "post", _("người giữ chức vụ")


class State(models.TextChoices):
    """How far a handover is; see rules.TRANSITIONS."""

    PROPOSED = "proposed", _("chờ nhận")
    ACCEPTED = "accepted", _("đã nhận")
    DISPUTED = "disputed", _("chưa nhận")


class Handover(models.Model):
    """One thing that hung on `giver` when it ended, proposed to `receiver`; a dispute stays."""

    matter = models.CharField(max_length=11, choices=Matter.choices)
    task = models.ForeignKey(Task, models.PROTECT, null=True, blank=True, related_name="handovers")
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="handovers")
    giver = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    receiver = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    day = models.DateField(help_text="on which the giver ended")
    act = models.TextField(help_text="the document that ordered it, as cited")
    state = models.CharField(max_length=8, choices=State.choices, default=State.PROPOSED)
    proposed_by = models.TextField()
    proposed_at = models.DateTimeField()
    answered_by = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True, help_text="why it is disputed")
    audience = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(matter="post", post__isnull=False, task__isnull=True)
                | (~models.Q(matter="post") & models.Q(post__isnull=True, task__isnull=False)),
                name="handover_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=("matter", "task", "giver"),
                condition=~models.Q(state="disputed") & models.Q(task__isnull=False),
                name="handover_of_task_once",
            ),
            models.UniqueConstraint(
                fields=("post",),
                condition=~models.Q(state="disputed") & models.Q(post__isnull=False),
                name="handover_of_post_once",
            ),
            models.CheckConstraint(
                condition=models.Q(state="proposed", answered_at__isnull=True)
                | (~models.Q(state="proposed") & models.Q(answered_at__isnull=False)),
                name="handover_answered_at_a_moment",
            ),
            models.CheckConstraint(
                condition=models.Q(state="disputed") ^ models.Q(reason=""),
                name="handover_disputed_with_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(giver=models.F("receiver")), name="handover_not_to_itself"
            ),
        )
        indexes = (
            GinIndex(fields=("audience",), name="handover_audience"),
            models.Index(fields=("receiver", "state"), name="handover_to_receiver"),
        )

    def __str__(self) -> str:
        return f"{self.get_matter_display()}: {self.giver_id} → {self.receiver_id}"


class Order(models.Model):
    """A registered document by which a unit was changed on a day; seen by who sees the document."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    day = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("document", "unit", "day"), name="order_once"),)

    def __str__(self) -> str:
        return f"{self.document_id}: {self.unit_id} ({self.day})"
