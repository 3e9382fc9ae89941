"""A text that came in, and what its reading proposes; a person judges each proposal."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from cotmoc.accounts.models import Post
from cotmoc.documents.models import Document, File
from cotmoc.reading import Doubt
from cotmoc.units.models import Unit


class State(models.TextChoices):
    """Where a text stands between coming in and standing in the ledger."""

    OPEN = "open", _("đang đọc")
    CONFIRMED = "confirmed", _("đã xác nhận")
    DISCARDED = "discarded", _("đã bỏ")


class Upload(models.Model):
    """A text that a unit received: read once, judged proposal by proposal, confirmed once.

    `heading` is what the head of the text makes certain of the text itself as a document, `itself` what the
    clerk says it is (kind, code, issuer, date, title), null while nobody has said so; `document` is that
    document once it is confirmed.
    """

    file = models.ForeignKey(File, models.PROTECT, related_name="uploads")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    day = models.DateField(help_text="the day of the text, on which units and posts were looked up")
    remarks = ArrayField(models.CharField(max_length=30), default=list)
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    heading = models.JSONField(null=True, blank=True)
    itself = models.JSONField(null=True, blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="uploads")
    uploaded_by = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, help_text="grows at each change; a page sends it back")
    audience = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("file", "unit"), name="upload_once_a_unit"),
            models.CheckConstraint(
                condition=models.Q(state="confirmed", confirmed_at__isnull=False)
                | (~models.Q(state="confirmed") & models.Q(confirmed_at__isnull=True)),
                name="upload_confirmed_at_a_moment",
            ),
        )
        indexes = (
            GinIndex(fields=("audience",), name="upload_audience"),
            models.Index(fields=("-uploaded_at", "-id"), name="upload_newest"),
        )

    def __str__(self) -> str:
        return f"văn bản đọc {self.pk}"


class Part(models.TextChoices):
    """The lists of a reading, in the order in which a person judges them."""

    DOCUMENTS = "documents", _("Văn bản được nêu")
    RELATIONS = "relations", _("Quan hệ giữa các văn bản")
    EVENTS = "events", _("Hoạt động")
    DIRECTIONS = "directions", _("Nhiệm vụ")
    RESULTS = "results", _("Kết quả")
    ORGANIZATIONS = "organizations", _("Cơ quan, đơn vị")
    PEOPLE = "people", _("Người")
    INITIATIVES = "initiatives", _("Mô hình, phong trào, đề án")
    COMMENDATIONS = "commendations", _("Khen thưởng")


class Verdict(models.TextChoices):
    """What a person says of a proposal."""

    PROPOSED = "proposed", _("chưa xét")
    ACCEPTED = "accepted", _("chấp nhận")
    REJECTED = "rejected", _("bỏ")


class Match(models.TextChoices):
    """How sure it is which row of the register a proposal means; `chosen` is a person's word."""

    NONE = "none", _("chưa có trong sổ")
    DOUBTFUL = "doubtful", _("cần chọn")
    CERTAIN = "certain", _("có trong sổ")
    CHOSEN = "chosen", _("đã chọn")


class Proposal(models.Model):
    """One fact of the reading, as read (`entry`) and as corrected (`correction`, the changed fields only).

    `match_id` is a unit, document, person or activity by the list; chosen without one means "none of the
    register's". `written_kind` and `written_id` name the row that confirming wrote or used.
    """

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="proposals")
    part = models.CharField(max_length=13, choices=Part.choices)
    ident = models.CharField(max_length=8, help_text="d1, t3 …; unique in the reading")
    start = models.PositiveIntegerField(null=True, help_text="of the first mention; null without mentions")
    end = models.PositiveIntegerField(null=True)
    entry = models.JSONField()
    correction = models.JSONField(null=True, blank=True)
    verdict = models.CharField(max_length=8, choices=Verdict.choices, default=Verdict.PROPOSED)
    match = models.CharField(max_length=8, choices=Match.choices, default=Match.NONE)
    match_id = models.BigIntegerField(null=True, blank=True)
    candidates = ArrayField(models.BigIntegerField(), default=list)
    written_kind = models.CharField(max_length=40, blank=True)
    written_id = models.BigIntegerField(null=True, blank=True)
    audience = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("upload", "ident"), name="proposal_once"),
            models.CheckConstraint(
                condition=~models.Q(match="certain") | models.Q(match_id__isnull=False),
                name="proposal_certain_of_something",
            ),
        )
        indexes = (GinIndex(fields=("audience",), name="proposal_audience"),)

    def __str__(self) -> str:
        return f"{self.ident}: {self.verdict}"

    @property
    def said(self) -> dict[str, Any]:  # Any: the fields of the contract's entry
        """The entry with what the person corrected."""
        return {**self.entry, **(self.correction or {})}

    @property
    def matched(self) -> int | None:
        """The row of the register that it surely means."""
        return self.match_id if self.match in (Match.CERTAIN, Match.CHOSEN) else None

    @property
    def doubts(self) -> list[Doubt]:
        """Why a person should look, by the rules of the reading; a correction settles them."""
        if self.correction:
            return []
        said = set(self.entry.get("doubts") or ())
        return [doubt for doubt in Doubt if doubt in said]

    @property
    def is_to_look_at(self) -> bool:
        """Whether nobody has judged it yet and the reading is not certain of it."""
        return self.verdict == Verdict.PROPOSED and bool(self.doubts)

    @property
    def is_asking(self) -> bool:
        """Whether a person has yet to say which row of the register it means."""
        return self.match == Match.DOUBTFUL and self.verdict != Verdict.REJECTED
