"""Who may propose, accept and dispute a handover."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from cotmoc.accounts.queries import has_registrar
from cotmoc.base.acting import Actor
from cotmoc.base.refusals import Refused
from cotmoc.handovers.models import Handover, State
from cotmoc.units.models import Unit
from cotmoc.units.queries import life_of, version_of
from cotmoc.units.rules import check_may_change_units

TRANSITIONS: dict[State, frozenset[State]] = {
    State.PROPOSED: frozenset({State.ACCEPTED, State.DISPUTED}),
    State.ACCEPTED: frozenset(),
    State.DISPUTED: frozenset(),
}


def check_may_propose(by: Actor, giver: Unit, receiver: Unit) -> date:
    """Clerks who keep the ended unit propose an heir that lives on; gives the day on which it ended."""
    check_may_change_units(by, giver.pk)
    life = life_of(giver.pk)
    if life is None or life.upper is None:
        raise Refused(_("Đơn vị bàn giao vẫn đang hoạt động, không có gì phải bàn giao."))
    if giver.pk == receiver.pk or version_of(receiver.pk, on=life.upper) is None:
        raise Refused(
            _("Đơn vị tiếp nhận không hoạt động vào ngày %(day)s; hãy chọn đơn vị khác.")
            % {"day": life.upper.strftime("%d/%m/%Y")}
        )
    ends: date = life.upper
    return ends


def check_may_answer(by: Actor, handover: Handover, *, on: date) -> None:
    """The receiver answers; where nobody there could, one above it."""
    stands_in = handover.receiver_id in by.sees and not has_registrar(handover.receiver_id, on=on)
    if not (by.is_system or (by.registers and (by.unit == handover.receiver_id or stands_in))):
        raise Refused(
            _("Chỉ đơn vị tiếp nhận được nhận hoặc chưa nhận bàn giao."),
            who_may=_("văn thư, lãnh đạo của đơn vị tiếp nhận"),
        )
    if on < handover.day:
        raise Refused(_("Chưa tới ngày bàn giao %(day)s.") % {"day": handover.day.strftime("%d/%m/%Y")})


def check_follows(handover: Handover, state: State) -> None:
    """The state may follow the one the handover is in."""
    if state not in TRANSITIONS[State(handover.state)]:
        raise Refused(_("Bàn giao này đã có câu trả lời: %(now)s.") % {"now": handover.get_state_display()})


def check_reason(reason: str) -> None:
    """Who disputes says why."""
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do chưa nhận."))
