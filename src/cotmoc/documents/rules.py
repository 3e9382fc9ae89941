"""Who may register what, and what a registered document may become."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from cotmoc.base.acting import Actor, Duty
from cotmoc.base.calendar import AFTER_LATEST, EARLIEST
from cotmoc.base.refusals import Refused
from cotmoc.documents.models import Document, Kind

_PUBLISHED = frozenset(
    {Kind.CONSTITUTION, Kind.LAW, Kind.ORDINANCE, Kind.DECREE, Kind.CIRCULAR, Kind.TREATY, Kind.STRATEGY}
)


def is_published(kind: Kind) -> bool:
    """Legal texts of the State are published for everybody."""
    return kind in _PUBLISHED


def is_open_to_all(kind: Kind, code: str, *, is_awaited: bool) -> bool:
    """A legal text of the State that is here under its code; what a unit merely cites is its own matter."""
    return is_published(kind) and bool(code) and not is_awaited


def title_is_identity(number: str) -> bool:
    """Whether the title is all that tells the document: who finds it there has said the title himself."""
    return not number


def check_may_register(by: Actor) -> None:
    """Those who keep the registers of their unit."""
    if not by.registers:
        raise Refused(
            _("Đồng chí không được phân công đăng ký văn bản."), who_may=_("văn thư hoặc lãnh đạo của đơn vị")
        )


def check_may_address(by: Actor, document: Document) -> None:
    """Those who keep the registers of the unit that registered the document, once it is here."""
    check_may_register(by)
    if not by.is_system and by.unit != document.registered_by_id:
        raise Refused(
            _("Chỉ đơn vị đã đăng ký văn bản được ghi nơi nhận."),
            who_may=_("văn thư hoặc lãnh đạo của đơn vị đã đăng ký"),
        )
    if document.is_awaited:
        raise Refused(_("Văn bản này chưa nhận được nên chưa gửi được tới đơn vị nào."))


def may_address(by: Actor, document: Document) -> bool:
    """Whether the form for it is shown."""
    try:
        check_may_address(by, document)
    except Refused:
        return False
    return True


def check_may_keep_file(by: Actor) -> None:
    """Everyone but those who only look."""
    if by.duty == Duty.READER:
        raise Refused(_("Tài khoản tra cứu không được tải tệp lên."), who_may=_("văn thư, cán bộ theo dõi"))


def check_date(issued_on: date | None) -> None:
    """A day on which a document of this State can have been issued."""
    if issued_on and not EARLIEST <= issued_on < AFTER_LATEST:
        raise Refused(_("Ngày ban hành %(day)s không hợp lệ.") % {"day": issued_on.strftime("%d/%m/%Y")})


def check_link(document: Document, target: Document) -> None:
    """A document does not follow itself."""
    if document.pk == target.pk:
        raise Refused(_("Một văn bản không thể triển khai, thay thế chính nó."))
