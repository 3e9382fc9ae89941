"""What may become of a task, and who may do it. One table of states; no other line compares them."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from cotmoc.accounts.queries import has_registrar
from cotmoc.base.acting import Actor, Duty
from cotmoc.base.refusals import Overtaken, Refused
from cotmoc.tasks.models import State, Task
from cotmoc.units.models import Unit
from cotmoc.units.queries import version_of

# From each state, the states that may follow.
TRANSITIONS: dict[State, frozenset[State]] = {
    State.ASSIGNED: frozenset({State.UNDER_WAY, State.REPORTED, State.WITHDRAWN}),
    State.UNDER_WAY: frozenset({State.UNDER_WAY, State.REPORTED, State.WITHDRAWN}),
    State.REPORTED: frozenset({State.COMPLETED, State.RETURNED, State.WITHDRAWN}),
    State.RETURNED: frozenset({State.UNDER_WAY, State.REPORTED, State.WITHDRAWN}),
    State.COMPLETED: frozenset(),
    State.WITHDRAWN: frozenset(),
}
OPEN = frozenset(state for state, following in TRANSITIONS.items() if following)


def check_follows(task: Task, state: State) -> None:
    """The state may follow the one the task is in."""
    if state not in TRANSITIONS[State(task.state)]:
        raise Refused(
            _("Nhiệm vụ đang ở trạng thái “%(now)s”, không thể chuyển sang “%(then)s”.")
            % {"now": task.get_state_display(), "then": state.label}
            if task.state in OPEN
            else _("Nhiệm vụ đã kết thúc, không thể thay đổi.")
        )


def check_is_newest(task: Task, version: int | None) -> None:
    """Nobody has changed the task since the page was opened."""
    if version is not None and task.version != version:
        raise Overtaken(
            _(
                "Nhiệm vụ vừa được người khác cập nhật."
                " Nội dung đồng chí nhập vẫn còn; hãy xem lại rồi gửi lần nữa."
            )
        )


def check_may_assign(by: Actor, lead: Unit, *, is_quoted: bool) -> None:
    """Units of one's own line are given tasks; what a text says of others is registered with its words."""
    if not by.registers:
        raise Refused(
            _("Đồng chí không có thẩm quyền giao nhiệm vụ."), who_may=_("văn thư hoặc lãnh đạo của đơn vị")
        )
    if not (is_quoted or by.is_system or lead.pk in by.sees):
        raise Refused(
            _(
                "Chỉ giao nhiệm vụ cho đơn vị mình hoặc đơn vị cấp dưới;"
                " với đơn vị khác cần có văn bản làm căn cứ."
            )
        )


def check_dates(assigned_on: date, deadline: date | None) -> None:
    """A deadline does not lie before the day of assignment."""
    if deadline and deadline < assigned_on:
        raise Refused(
            _("Thời hạn %(deadline)s sớm hơn ngày giao %(assigned)s.")
            % {"deadline": f"{deadline:%d/%m/%Y}", "assigned": f"{assigned_on:%d/%m/%Y}"}
        )


def check_completed_on(task: Task, day: date, *, today: date) -> None:
    """A task is completed between the day it was given and the day on which one says so."""
    if day > today:
        raise Refused(
            _("Ngày hoàn thành %(day)s chưa tới; hãy chọn ngày không muộn hơn hôm nay, %(today)s.")
            % {"day": f"{day:%d/%m/%Y}", "today": f"{today:%d/%m/%Y}"}
        )
    if day < task.assigned_on:
        raise Refused(
            _("Ngày hoàn thành %(day)s sớm hơn ngày giao nhiệm vụ %(assigned)s.")
            % {"day": f"{day:%d/%m/%Y}", "assigned": f"{task.assigned_on:%d/%m/%Y}"}
        )


def check_may_report(by: Actor, task: Task) -> None:
    """The lead and the coordinating units say how far the task is."""
    if by.is_system:
        return
    takes_part = by.unit == task.lead_id or by.unit in task.coordinations.values_list("unit_id", flat=True)
    if by.duty == Duty.READER or not takes_part:
        raise Refused(
            _("Chỉ đơn vị chủ trì hoặc phối hợp được cập nhật tiến độ nhiệm vụ này."),
            who_may=_("cán bộ của đơn vị chủ trì, phối hợp"),
        )


def check_leads(by: Actor, task: Task) -> None:
    """Only the lead says that the task is done."""
    if not by.is_system and (by.unit != task.lead_id or by.duty == Duty.READER):
        raise Refused(
            _("Chỉ đơn vị chủ trì được báo cáo hoàn thành nhiệm vụ này."),
            who_may=_("cán bộ của đơn vị chủ trì"),
        )


def check_may_judge(by: Actor, task: Task, *, on: date) -> None:
    """The unit that gave the task, or one above it, decides; for want of these the one that registered it."""
    if by.is_system:
        return
    giver = task.assigner_id or task.registered_by_id
    if not by.registers or not (giver in by.sees or _stands_in_for(giver, by, task, on)):
        raise Refused(
            _("Chỉ đơn vị giao nhiệm vụ được duyệt, trả lại, gia hạn hoặc thu hồi."),
            who_may=_("lãnh đạo, văn thư của đơn vị giao nhiệm vụ"),
        )


def _stands_in_for(giver: int | None, by: Actor, task: Task, on: date) -> bool:
    """Whether nobody at the giver could decide here; else the lead might accept its own work."""
    return by.unit == task.registered_by_id and not (giver and has_registrar(giver, on=on))


def check_said(text: str, sentence: str) -> None:
    """The words asked for are there."""
    if not text.strip():
        raise Refused(sentence)


def check_later(task: Task, deadline: date) -> date:
    """An open task is extended to a later day; gives the former deadline."""
    if task.state not in OPEN:
        raise Refused(_("Nhiệm vụ đã kết thúc, không thể thay đổi."))
    if task.deadline is None:
        raise Refused(_("Nhiệm vụ không có thời hạn nên không cần gia hạn."))
    if deadline <= task.deadline:
        raise Refused(
            _("Thời hạn mới phải sau thời hạn hiện tại %(day)s.") % {"day": f"{task.deadline:%d/%m/%Y}"}
        )
    return task.deadline


def check_may_take_over(by: Actor, task: Task, giver: Unit, receiver: Unit, *, on: date) -> None:
    """An open task passes from a unit that has ended to one that lives, in the name of the latter."""
    if not (by.is_system or (by.registers and receiver.pk in by.sees)):
        raise Refused(
            _("Chỉ đơn vị tiếp nhận được nhận bàn giao."), who_may=_("văn thư, lãnh đạo của đơn vị tiếp nhận")
        )
    if task.state not in OPEN:
        raise Refused(_("Nhiệm vụ đã kết thúc, không thể thay đổi."))
    if version_of(giver.pk, on=on) is not None:
        raise Refused(_("Đơn vị bàn giao vẫn đang hoạt động; nhiệm vụ không chuyển sang đơn vị khác."))
    if version_of(receiver.pk, on=on) is None:
        raise Refused(_("Đơn vị tiếp nhận không tồn tại vào ngày %(day)s.") % {"day": f"{on:%d/%m/%Y}"})


def check_has_part(holder: int | None, giver: Unit) -> None:
    """The part in the task is still the giver's."""
    if holder != giver.pk:
        raise Refused(_("Đơn vị bàn giao không còn giữ phần việc này trong nhiệm vụ."))
