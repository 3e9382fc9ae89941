"""Tasks, what is reported of them, and results."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from cotmoc.activities.models import Activity
from cotmoc.documents.models import Document, File, Quoted, sentence_is_whole, span_is_whole
from cotmoc.units.models import Unit


class Theme(models.TextChoices):
    """What a task or result is about, as the contract of the reading names it; in the order of a review."""

    LEADERSHIP = "leadership", _("Công tác lãnh đạo, chỉ đạo, quán triệt")
    AWARENESS = "awareness", _("Tuyên truyền, giáo dục, vận động quần chúng")
    POLITICAL_BASE = "political_base", _("Xây dựng hệ thống chính trị cơ sở")
    BORDER_MANAGEMENT = "border_management", _("Quản lý, bảo vệ biên giới")
    SECURITY_ORDER = "security_order", _("An ninh trật tự, phòng, chống tội phạm")
    FORCE_BUILDING = "force_building", _("Xây dựng lực lượng")
    SOCIO_ECONOMIC = "socio_economic", _("Phát triển kinh tế - xã hội")
    INFRASTRUCTURE = "infrastructure", _("Kết cấu hạ tầng, công trình")
    EXTERNAL_RELATIONS = "external_relations", _("Đối ngoại")
    COORDINATION = "coordination", _("Phối hợp, trao đổi thông tin")
    EXERCISE = "exercise", _("Diễn tập, khu vực phòng thủ")
    DIGITAL = "digital", _("Chuyển đổi số, cải cách hành chính")
    WELFARE = "welfare", _("Chính sách xã hội, người có công")
    OTHER = "other", _("Nội dung khác")


class Strength(models.TextChoices):
    """How strongly a task is asked: by a superior, an equal, or upwards."""

    REQUIRE = "require", _("yêu cầu, giao")
    REQUEST = "request", _("đề nghị")
    PROPOSE = "propose", _("kiến nghị")
    SELF = "self", _("tự xác định")


class State(models.TextChoices):
    """Where the work stands between the one who gave it and the one who leads it; see rules.TRANSITIONS."""

    ASSIGNED = "assigned", _("chưa thực hiện")
    UNDER_WAY = "under_way", _("đang thực hiện")
    REPORTED = "reported", _("chờ duyệt")
    RETURNED = "returned", _("trả lại")
    COMPLETED = "completed", _("hoàn thành")
    WITHDRAWN = "withdrawn", _("thu hồi")


class Task(Quoted):
    """What was asked of whom by when. Exactly one unit leads; the first deadline never changes.

    Lead and giver change only by a handover, when the unit has ended; who they were first stays.
    """

    words = models.TextField(help_text="as the source says it")
    theme = models.CharField(max_length=20, choices=Theme.choices)
    strength = models.CharField(max_length=8, choices=Strength.choices, default=Strength.REQUIRE)
    product = models.TextField(blank=True, help_text="what is to come out of it")
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="tasks")
    activity = models.ForeignKey(Activity, models.PROTECT, null=True, blank=True, related_name="tasks")
    assigner = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="given_tasks")
    assigner_words = models.TextField(blank=True, help_text="who asked, as the text has it")
    lead = models.ForeignKey(Unit, models.PROTECT, related_name="led_tasks")
    first_lead = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", editable=False, help_text="to whom it was first given"
    )
    first_assigner = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="+", editable=False, help_text="who first gave it"
    )
    assigned_on = models.DateField()
    first_deadline = models.DateField(null=True, blank=True)
    deadline = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.ASSIGNED)
    completed_on = models.DateField(null=True, blank=True)
    is_satisfactory = models.BooleanField(null=True, help_text="what the assigner said of the result")
    registered_by = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    registered_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1, help_text="grows at each change; a page sends it back")
    audience = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (
            span_is_whole("task_span_is_whole"),
            sentence_is_whole("task_sentence_is_whole"),
            models.UniqueConstraint(
                fields=("file", "start", "end", "first_lead"),
                condition=models.Q(file__isnull=False),
                name="task_once_from_its_words",
            ),
            models.CheckConstraint(
                condition=models.Q(state="completed", completed_on__isnull=False)
                | (~models.Q(state="completed") & models.Q(completed_on__isnull=True)),
                name="task_completed_on_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(deadline__isnull=True, first_deadline__isnull=True)
                | models.Q(deadline__gte=models.F("first_deadline")),
                name="task_deadline_never_earlier_than_first",
            ),
        )
        indexes = (
            GinIndex(fields=("audience",), name="task_audience"),
            models.Index(fields=("lead", "deadline"), name="task_of_lead"),
        )

    def __str__(self) -> str:
        return self.words if len(self.words) <= 120 else f"{self.words[:117]}…"


class Coordination(models.Model):
    """A unit that takes part in the task beside its lead."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="coordinations")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="coordinated_tasks")
    audience = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (models.UniqueConstraint(fields=("task", "unit"), name="coordination_once"),)

    def __str__(self) -> str:
        return f"{self.task_id}: {self.unit_id}"


class Progress(models.Model):
    """What a unit says of its task on a day; entries are added, never changed."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="progress")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    reporter = models.TextField()
    at = models.DateTimeField()
    text = models.TextField()
    percent = models.PositiveSmallIntegerField(null=True, blank=True)
    audience = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(percent__isnull=True) | models.Q(percent__lte=100), name="progress_percent"
            ),
        )

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y}: {self.text[:80]}"


class Evidence(models.Model):
    """A file that shows what a progress entry says."""

    progress = models.ForeignKey(Progress, models.PROTECT, related_name="evidence")
    file = models.ForeignKey(File, models.PROTECT, related_name="+")
    audience = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (models.UniqueConstraint(fields=("progress", "file"), name="evidence_once"),)

    def __str__(self) -> str:
        return f"{self.progress_id}: {self.file_id}"


class Extension(models.Model):
    """A later deadline granted, with the reason; the former ones stay."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="extensions")
    former = models.DateField()
    granted = models.DateField()
    reason = models.TextField()
    at = models.DateTimeField()
    audience = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(granted__gt=models.F("former")), name="extension_is_later"
            ),
        )

    def __str__(self) -> str:
        return f"{self.former:%d/%m/%Y} → {self.granted:%d/%m/%Y}"


class Result(Quoted):
    """Something reported as done; its figures are measures."""

    words = models.TextField()
    theme = models.CharField(max_length=20, choices=Theme.choices)
    period_first = models.CharField(max_length=10, blank=True, help_text="ISO, as precise as the text")
    period_last = models.CharField(max_length=10, blank=True)
    said_on = models.DateField(null=True, help_text="the day of the report or gathering that says it")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="results")
    task = models.ForeignKey(Task, models.PROTECT, null=True, blank=True, related_name="results")
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="results")
    activity = models.ForeignKey(Activity, models.PROTECT, null=True, blank=True, related_name="results")
    registered_by = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    registered_at = models.DateTimeField()
    audience = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = (
            span_is_whole("result_span_is_whole"),
            sentence_is_whole("result_sentence_is_whole"),
            models.UniqueConstraint(
                fields=("file", "start", "end"),
                condition=models.Q(file__isnull=False),
                name="result_once_from_its_words",
            ),
        )
        indexes = (GinIndex(fields=("audience",), name="result_audience"),)

    def __str__(self) -> str:
        return self.words if len(self.words) <= 120 else f"{self.words[:117]}…"


class Comparator(models.TextChoices):
    """How exact a figure is."""

    EXACT = "=", _("đúng")
    MORE = ">", _("trên")
    LESS = "<", _("dưới")
    ABOUT = "~", _("khoảng")


class Measure(models.Model):
    """One figure of a result, as the text gives it."""

    result = models.ForeignKey(Result, models.PROTECT, related_name="measures")
    value = models.DecimalField(max_digits=20, decimal_places=4)
    comparator = models.CharField(max_length=1, choices=Comparator.choices, default=Comparator.EXACT)
    unit_of_measure = models.TextField(blank=True)
    of = models.TextField(blank=True)
    audience = ArrayField(models.BigIntegerField())

    def __str__(self) -> str:
        return f"{self.comparator} {self.value} {self.unit_of_measure}"
