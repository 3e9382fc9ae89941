"""Who acts: a person at a post for a unit, with the units that the post lets one see."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Duty(TextChoices):
    """What a post is for; the rules of the rooms ask for it."""

    CLERK = "clerk", _("văn thư, tổng hợp")
    LEADER = "leader", _("lãnh đạo")
    OFFICER = "officer", _("cán bộ theo dõi")
    READER = "reader", _("tra cứu")
    SYSTEM = "system", _("hệ thống")


@dataclass(frozen=True, slots=True)
class Actor:
    """The one in whose name an action is done; `sees` holds the ids of the own unit and those below it."""

    name: str
    duty: Duty
    account: int | None = None
    post: int | None = None
    unit: int | None = None
    sees: frozenset[int] = field(default_factory=frozenset)

    @property
    def registers(self) -> bool:
        """Whether the post keeps the registers of its unit."""
        return self.duty in (Duty.CLERK, Duty.LEADER, Duty.SYSTEM)

    @property
    def is_system(self) -> bool:
        """Whether this is the setting-up itself and no person."""
        return self.duty == Duty.SYSTEM


SYSTEM = Actor(name="Hệ thống", duty=Duty.SYSTEM)
