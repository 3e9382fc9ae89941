"""The register of documents: identity by kind, number, issuer and date; files; lineage."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from cotmoc.base.vietnamese import fold, nfc
from cotmoc.documents.codes import numbered_as
from cotmoc.documents.sentences import sentence_around
from cotmoc.units.models import Unit


class Kind(models.TextChoices):
    """Kinds of document as the contract of the reading names them."""

    CONSTITUTION = "constitution", _("Hiến pháp")
    LAW = "law", _("Luật")
    ORDINANCE = "ordinance", _("Pháp lệnh")
    DECREE = "decree", _("Nghị định")
    RESOLUTION = "resolution", _("Nghị quyết")
    DIRECTIVE = "directive", _("Chỉ thị")
    CONCLUSION = "conclusion", _("Kết luận")
    DECISION = "decision", _("Quyết định")
    CIRCULAR = "circular", _("Thông tư")
    PLAN = "plan", _("Kế hoạch")
    ACTION_PROGRAMME = "action_programme", _("Chương trình hành động")
    PROGRAMME = "programme", _("Chương trình")
    SCHEME = "scheme", _("Đề án")
    REGULATION = "regulation", _("Quy chế, quy định")
    STRATEGY = "strategy", _("Chiến lược")
    GUIDELINE = "guideline", _("Hướng dẫn")
    NOTICE = "notice", _("Thông báo")
    OFFICIAL_LETTER = "official_letter", _("Công văn")
    REPORT = "report", _("Báo cáo")
    TREATY = "treaty", _("Điều ước, hiệp định")
    OTHER = "other", _("Văn bản khác")


class File(models.Model):
    """A file as it was received, with its text; the text is never changed, so that spans stay true."""

    sha256 = models.CharField(max_length=64)
    name = models.TextField()
    media_type = models.CharField(max_length=100)
    content = models.BinaryField()
    text = models.TextField()
    pages = ArrayField(
        models.PositiveIntegerField(), default=list, help_text="offsets of the text at which pages begin"
    )
    held_by = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    audience = ArrayField(models.BigIntegerField(), help_text="ids of the units that may see it")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("sha256", "held_by"), name="file_kept_once"),)

    def __str__(self) -> str:
        return self.name


class Layout(models.Model):
    """Where the lines of a file's text stand on its pages; seen by who sees the file.

    A line is [start, end, page from 1, left, bottom, right, top]: offsets of the text, points of the page.
    """

    file = models.OneToOneField(File, models.CASCADE, primary_key=True, related_name="layout")
    lines = models.JSONField()

    def __str__(self) -> str:
        return f"tệp {self.file_id}: {len(self.lines)} dòng"


class Soundness(models.TextChoices):
    """What was found of a signature when its file came in."""

    VALID = "valid", _("chữ ký hợp lệ")
    UNKNOWN_ISSUER = "unknown_issuer", _("chữ ký nguyên vẹn, chưa rõ nơi cấp chứng thư")
    ALTERED = "altered", _("tệp đã bị sửa sau khi ký")
    BROKEN = "broken", _("chữ ký hỏng, không kiểm tra được")
    UNCHECKED = "unchecked", _("chữ ký chưa kiểm tra được vì tệp quá nặng")


class Signed(NamedTuple):
    """A signature as found: what to think of it, who signed for which organ, when by the signer's clock."""

    soundness: Soundness
    signer: str
    organ: str
    signed_at: datetime | None


class Signature(models.Model):
    """A digital signature, as its check found it when the file came in; seen by who sees the file."""

    file = models.ForeignKey(File, models.CASCADE, related_name="signatures")
    order = models.PositiveSmallIntegerField()
    soundness = models.CharField(max_length=14, choices=Soundness.choices)
    signer = models.TextField(blank=True, help_text="as in the certificate; an official's only")
    organ = models.TextField(blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("file", "order"), name="signature_in_order"),)

    def __str__(self) -> str:
        return f"{self.signer} ({self.soundness})"


class Passage(NamedTuple):
    """Words of a file that say something: a span of code points of its text, end exclusive."""

    file: File
    start: int
    end: int


def columns_of(passage: Passage | None) -> dict[str, Any]:
    """The passage as the columns of a sourced row; none of them when typed by hand."""
    return passage._asdict() if passage else {}


class Sourced(models.Model):
    """A row that a text says: the file and the span of its text, or nothing when typed by hand."""

    file = models.ForeignKey(File, models.PROTECT, null=True, blank=True, related_name="+")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        abstract = True


def span_is_whole(name: str) -> models.CheckConstraint:
    """A row names its file and both ends of the span, or none of the three."""
    none = models.Q(file__isnull=True, start__isnull=True, end__isnull=True)
    whole = models.Q(file__isnull=False, start__isnull=False, end__gt=models.F("start"))
    return models.CheckConstraint(condition=none | whole, name=name)


class Quoted(Sourced):
    """A sourced row that keeps the sentence of its words: who sees the row reads it, without the whole file.

    `sentence[start - sentence_start : end - sentence_start]` are the words.
    """

    sentence = models.TextField(blank=True, help_text="as it stands in the text")
    sentence_start = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        abstract = True


def columns_with_sentence(passage: Passage | None) -> dict[str, Any]:
    """The passage as the columns of a quoted row; none of them when typed by hand."""
    if passage is None:
        return {}
    text = passage.file.text
    first, last = sentence_around(text, passage.start, passage.end)
    return {**columns_of(passage), "sentence": text[first:last], "sentence_start": first}


def sentence_is_whole(name: str) -> models.CheckConstraint:
    """A row that names words of a file keeps the sentence that holds them; one typed by hand keeps none."""
    none = models.Q(file__isnull=True, sentence="", sentence_start__isnull=True)
    whole = models.Q(file__isnull=False, sentence_start__lte=models.F("start"))
    return models.CheckConstraint(condition=none | (whole & ~models.Q(sentence="")), name=name)


class Document(Sourced):
    """One document. Awaited: cited by others, itself not yet received; then its title is theirs (`Naming`).

    `series` is the year in which a State number runs, the term in which a Party number does; with kind,
    number and issuer it is the identity. `code` is the canonical form, `written_code` the form met.
    """

    kind = models.CharField(max_length=20, choices=Kind.choices)
    number = models.CharField(max_length=20, blank=True)
    code = models.TextField(blank=True)
    written_code = models.TextField(blank=True)
    issuer = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="issued_documents")
    issuer_name = models.TextField(blank=True, help_text="as written")
    issuer_key = models.TextField(editable=False, blank=True)
    numbered_as = models.CharField(
        max_length=12,
        editable=False,
        blank=True,
        help_text="of which series of its kind, where known",
    )
    issued = models.CharField(max_length=10, blank=True, help_text="ISO, as precise as the text")
    issued_on = models.DateField(null=True, blank=True)
    series = models.CharField(max_length=9, blank=True)
    title = models.TextField(blank=True)
    is_open = models.BooleanField(default=False, help_text="published for everybody")
    is_awaited = models.BooleanField(default=False)
    registered_by = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="registered_documents")
    registered_at = models.DateTimeField()
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="merged",
        help_text="the document that this one turned out to be; this one is only a pointer since",
    )
    audience = ArrayField(models.BigIntegerField())
    folded = models.TextField(editable=False)

    class Meta:
        constraints = (
            span_is_whole("document_span_is_whole"),
            models.UniqueConstraint(
                fields=("kind", "number", "issuer_key", "series", "numbered_as"),
                condition=~models.Q(number="")
                & ~models.Q(issuer_key="")
                & ~models.Q(series="")
                & models.Q(merged_into__isnull=True),
                name="document_identity",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | ~models.Q(merged_into=models.F("id")),
                name="document_not_merged_into_itself",
            ),
        )
        indexes = (
            GinIndex(fields=("audience",), name="document_audience"),
            models.Index(fields=("-issued", "-id"), name="document_newest"),
        )

    def __str__(self) -> str:
        return " ".join(part for part in (str(self.get_kind_display()), self.code or self.number) if part)

    def save(self, *arguments: Any, **named: Any) -> None:
        """Text is stored composed, with what search compares and what identity compares."""
        self.derive()
        super().save(*arguments, **named)

    def derive(self) -> None:
        """What follows from the facts; for those who write many documents in one statement."""
        self.title, self.issuer_name, self.code = nfc(self.title), nfc(self.issuer_name), nfc(self.code)
        self.issuer_key = f"#{self.issuer_id}" if self.issuer_id else fold(self.issuer_name)
        self.numbered_as = numbered_as(self.code)
        self.folded = fold(f"{self} {self.title} {self.issuer_name}")


class Naming(models.Model):
    """The title by which a unit cites a document that it has not received; for that unit's eyes only."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="namings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    title = models.TextField()
    folded = models.TextField(editable=False)
    audience = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (models.UniqueConstraint(fields=("document", "unit"), name="naming_once"),)

    def __str__(self) -> str:
        return self.title

    def save(self, *arguments: Any, **named: Any) -> None:
        """Text is stored composed, with what search compares."""
        self.title = nfc(self.title)
        self.folded = fold(self.title)
        super().save(*arguments, **named)


class Attachment(models.Model):
    """A file of the document."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="attachments")
    file = models.ForeignKey(File, models.PROTECT, related_name="attachments")
    audience = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (models.UniqueConstraint(fields=("document", "file"), name="attachment_once"),)

    def __str__(self) -> str:
        return f"{self.document_id}: {self.file_id}"


class Recipient(models.Model):
    """Nơi nhận: a unit, or the words when they name a class of units."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="recipients")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    words = models.TextField(blank=True)
    audience = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("document", "unit", "words"), nulls_distinct=False, name="recipient_once"
            ),
        )

    def __str__(self) -> str:
        return self.words or f"đơn vị {self.unit_id}"


class Link(models.TextChoices):
    """How a document stands to an earlier one."""

    IMPLEMENTS = "implements", _("triển khai, thực hiện")
    DETAILS = "details", _("cụ thể hóa")
    AMENDS = "amends", _("sửa đổi, bổ sung")
    REPLACES = "replaces", _("thay thế")
    GUIDES = "guides", _("hướng dẫn")
    REVIEWS = "reviews", _("sơ kết, tổng kết")
    DISSEMINATES = "disseminates", _("quán triệt")


class Lineage(Sourced):
    """One document carries out, details, amends, replaces or guides another."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="upward")
    link = models.CharField(max_length=12, choices=Link.choices)
    target = models.ForeignKey(Document, models.PROTECT, related_name="downward")
    audience = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (
            span_is_whole("lineage_span_is_whole"),
            models.UniqueConstraint(fields=("document", "link", "target"), name="lineage_once"),
            models.CheckConstraint(
                condition=~models.Q(document=models.F("target")), name="lineage_not_to_itself"
            ),
        )

    def __str__(self) -> str:
        return f"{self.document_id} {self.link} {self.target_id}"


class Saying(models.Model):
    """Which unit says that a document stands so to another, and why; for that unit's eyes.

    Named by the two documents and not by the row of the lineage, so that merging documents moves it too.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="sayings")
    link = models.CharField(max_length=12, choices=Link.choices)
    target = models.ForeignKey(Document, models.PROTECT, related_name="sayings_of")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    reason = models.TextField(blank=True, help_text="words or reason; empty where a text says it itself")
    said_at = models.DateTimeField()
    audience = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("document", "link", "target", "unit"), name="saying_once"),
        )

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.document_id} {self.link} {self.target_id}"


class Ending(models.TextChoices):
    """How a document ceases to hold without another in its place (Decree 30/2020/NĐ-CP, article 18)."""

    RECALLED = "recalled", _("thu hồi")
    ABOLISHED = "abolished", _("bãi bỏ")


class Recall(models.Model):
    """The document was recalled or abolished on a day, by an act; once and for good."""

    document = models.OneToOneField(Document, models.PROTECT, related_name="recall")
    ending = models.CharField(max_length=9, choices=Ending.choices)
    day = models.DateField()
    act = models.TextField(help_text="the document that ordered it, as cited")
    ordered_by = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="recalls",
        help_text="where it is registered",
    )
    audience = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ordered_by__isnull=True) | ~models.Q(ordered_by=models.F("document")),
                name="recall_not_by_itself",
            ),
        )

    def __str__(self) -> str:
        return f"{self.ending} {self.day:%d/%m/%Y}"
