"""Who may bring a text in, judge what was read, and confirm it; and when that is too late."""

from __future__ import annotations

from django.utils.translation import gettext as _

from cotmoc.base.acting import Actor, Duty
from cotmoc.base.refusals import Overtaken, Refused
from cotmoc.intake.models import Part, Proposal, State, Upload

# What a person may change in a proposal, list by list; everything else stays as it was read.
FIELDS: dict[Part, frozenset[str]] = {
    Part.DOCUMENTS: frozenset({"kind", "number", "code", "date", "issuer", "issuer_unit", "title"}),
    Part.RELATIONS: frozenset({"from", "type", "to"}),
    Part.EVENTS: frozenset({"kind", "name", "date", "place", "period", "host_units", "host_words"}),
    Part.DIRECTIONS: frozenset(
        {"words", "theme", "deadline", "lead", "coordinating", "assigner", "assigned_on", "strength"}
    ),
    Part.RESULTS: frozenset({"words", "theme", "measures", "period", "unit"}),
    Part.ORGANIZATIONS: frozenset({"name"}),
    Part.PEOPLE: frozenset({"name", "rank", "positions"}),
    Part.INITIATIVES: frozenset({"kind", "name"}),
    Part.COMMENDATIONS: frozenset({"title", "count"}),
}
MATCHED = frozenset({Part.DOCUMENTS, Part.EVENTS, Part.ORGANIZATIONS, Part.PEOPLE})
"""The lists whose entries may already stand in a register."""


def check_may_upload(by: Actor) -> int:
    """Everyone of a unit but those who only look; gives the unit that receives."""
    if by.duty == Duty.READER:
        raise Refused(
            _("Tài khoản tra cứu không được đưa văn bản vào."), who_may=_("văn thư, cán bộ theo dõi")
        )
    if by.unit is None:
        raise Refused(_("Chưa rõ đơn vị nhận văn bản."))
    return by.unit


def check_is_declared(*, is_declared: bool) -> None:
    """Somebody has looked at the scan: its stamps may be unreadable to the machine."""
    if not is_declared:
        raise Refused(
            _(
                "Tệp là bản chụp nên dấu chỉ độ mật có thể không đọc được."
                " Hãy xem bản chụp, đánh dấu xác nhận không có nội dung bí mật, rồi gửi lại."
            )
        )


def check_may_judge(by: Actor, upload: Upload) -> None:
    """Those of the unit that received the text, but for those who only look."""
    if by.duty == Duty.READER or by.unit != upload.unit_id:
        raise Refused(
            _("Chỉ người của đơn vị nhận văn bản được xét các mục đã đọc."),
            who_may=_("văn thư, lãnh đạo, cán bộ của đơn vị nhận"),
        )


def check_may_confirm(by: Actor, upload: Upload) -> None:
    """The clerks and leaders of the unit that received the text."""
    if not by.registers or by.unit != upload.unit_id:
        raise Refused(
            _(
                "Đồng chí được đưa văn bản vào và xét từng mục,"
                " nhưng không được phân công xác nhận để ghi vào sổ."
            ),
            who_may=_("văn thư hoặc lãnh đạo của đơn vị nhận văn bản"),
        )


def may_confirm(by: Actor, upload: Upload) -> bool:
    """Whether `check_may_confirm` lets it pass."""
    return by.registers and by.unit == upload.unit_id


def may_judge(by: Actor, upload: Upload) -> bool:
    """Whether `check_may_judge` lets it pass and the text is still open."""
    return by.duty != Duty.READER and by.unit == upload.unit_id and upload.state == State.OPEN


def check_is_open(upload: Upload) -> None:
    """Nobody has confirmed or discarded the text."""
    if upload.state == State.CONFIRMED:
        raise Overtaken(_("Văn bản này đã được xác nhận và ghi vào sổ; các mục không thay đổi được nữa."))
    if upload.state == State.DISCARDED:
        raise Overtaken(_("Văn bản này đã được bỏ. Muốn đọc lại, hãy tải lên một lần nữa."))


def check_is_newest(upload: Upload, version: int) -> None:
    """Nobody has changed a verdict since the page was opened, so that what was seen is what is written."""
    if upload.version != version:
        raise Overtaken(
            _(
                "Có người vừa xét thêm các mục của văn bản này nên chưa ghi gì vào sổ."
                " Hãy xem lại phần tóm tắt, rồi xác nhận lần nữa."
            )
        )


def check_fields(proposal: Proposal, correction: dict[str, object]) -> None:
    """Only what the list allows is corrected: mentions and ids stay as read."""
    if not correction.keys() <= FIELDS[Part(proposal.part)]:
        raise Refused(_("Phần sửa có trường không thuộc loại mục này."))


def check_has_register(proposal: Proposal) -> None:
    """Only what a register may hold is matched with one."""
    if proposal.part not in MATCHED:
        raise Refused(_("Loại mục này không đối chiếu với sổ."))
