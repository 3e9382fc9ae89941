"""What hangs on a unit, what waits for an answer, what nobody has taken, and what was handed over."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from cotmoc.accounts.models import Post
from cotmoc.base import validity
from cotmoc.documents.models import Document
from cotmoc.handovers.models import Handover, Matter, Order, State
from cotmoc.tasks.models import Coordination, Task
from cotmoc.tasks.rules import OPEN
from cotmoc.units.models import Version

Units = Collection[int] | QuerySet[Version, int]


@dataclass(frozen=True, slots=True)
class Hanging:
    """One thing that hangs on a unit: a task by the unit's part in it, or a post there."""

    matter: Matter
    giver: int
    task: Task | None = None
    post: Post | None = None

    @property
    def key(self) -> str:
        """What a form sends back of it: matter, id of the task or post, id of the unit."""
        thing = self.task or self.post
        return f"{self.matter.value}-{thing.pk if thing else 0}-{self.giver}"


def hanging_on(units: Units, *, on: date) -> list[Hanging]:
    """The open tasks in which the units have a part, and the posts held there on the day or later."""
    posts = Post.objects.filter(validity.not_over(on), unit_id__in=units).select_related("person")
    return [*_tasks_of(units), *_held(posts)]


def orphans(*, on: date, of: Collection[int] | None = None, most: int = 500) -> list[Hanging]:
    """What hangs on units that have ended by the day and is neither proposed to an heir nor taken by one.

    `of` the units that the asker sees: of others the handovers are hidden, so that all of it would look left.
    Of posts those that ended with the unit, of people who hold none on the day and took up none since.
    """
    ended = _ended(on) if of is None else _ended(on).filter(unit_id__in=of)
    closed_then = Version.objects.filter(
        unit_id=OuterRef("unit_id"), valid__endswith=OuterRef("valid__endswith")
    )
    others = Post.objects.filter(person_id=OuterRef("person_id"))
    holds_one = others.filter(validity.on(on) | Q(valid__startswith__gte=OuterRef("valid__endswith")))
    posts = Post.objects.filter(Exists(closed_then), ~Exists(holds_one), unit_id__in=ended)
    return [*_tasks_of(ended)[:most], *_held(posts.select_related("person"))[:most]]


def _ended(on: date) -> QuerySet[Version, int]:
    living = Version.objects.filter(validity.on(on)).values("unit_id")
    over = Version.objects.filter(valid__endswith__lte=on)
    return over.exclude(unit_id__in=living).values_list("unit_id", flat=True)


def _tasks_of(units: Units) -> list[Hanging]:
    """What no heir has been asked about yet, led tasks first."""
    open_ = Task.objects.filter(state__in=OPEN).select_related("document").order_by("pk")
    led = open_.filter(~_passes(Matter.LED, "pk", "lead_id"), lead_id__in=units)
    given = open_.filter(~_passes(Matter.GIVEN, "pk", "assigner_id"), assigner_id__in=units)
    parts = Coordination.objects.filter(
        ~_passes(Matter.COORDINATED, "task_id", "unit_id"), task__state__in=OPEN, unit_id__in=units
    )
    return [
        *(Hanging(Matter.LED, task.lead_id, task=task) for task in led),
        *(
            Hanging(Matter.COORDINATED, part.unit_id, task=part.task)
            for part in parts.select_related("task__document").order_by("task_id", "unit_id")
        ),
        *(Hanging(Matter.GIVEN, task.assigner_id or 0, task=task) for task in given),
    ]


def _passes(matter: Matter, task: str, giver: str) -> Exists:
    """Whether it waits for an heir's answer or has passed to one."""
    asked = Handover.objects.filter(matter=matter, task_id=OuterRef(task), giver_id=OuterRef(giver))
    return Exists(asked.exclude(state=State.DISPUTED))


def _held(posts: QuerySet[Post]) -> list[Hanging]:
    asked = Handover.objects.filter(post_id=OuterRef("pk")).exclude(state=State.DISPUTED)
    return [
        Hanging(Matter.POST, post.unit_id, post=post)
        for post in posts.filter(~Exists(asked)).order_by("unit_id", "pk")
    ]


def waiting(receivers: Collection[int]) -> QuerySet[Handover]:
    """The handovers that wait for the answer of one of the units, oldest first."""
    return _whole().filter(state=State.PROPOSED, receiver_id__in=receivers).order_by("day", "pk")


def answered() -> QuerySet[Handover]:
    """The handovers that were accepted or disputed, the latest answer first."""
    return _whole().exclude(state=State.PROPOSED).order_by("-answered_at", "-pk")


def of_unit(unit: int) -> QuerySet[Handover]:
    """What the unit handed over and what it was asked to take, the latest first."""
    return _whole().filter(Q(giver_id=unit) | Q(receiver_id=unit)).order_by("-day", "-pk")


def of_task(task: int) -> list[Handover]:
    """The handovers of the task, in the order of their answers."""
    return list(_whole().filter(task_id=task).order_by("day", "answered_at", "pk"))


def _whole() -> QuerySet[Handover]:
    return Handover.objects.select_related("task__document", "post__person")


def orders_of(unit: int) -> dict[date, Document]:
    """The registered documents by which the unit was changed, by the day; those that one sees."""
    found = Order.objects.filter(unit_id=unit).select_related("document").order_by("pk")
    return {order.day: order.document for order in found}
