"""Who keeps the books of a unit, and what may stand in them."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from cotmoc.base.acting import Actor
from cotmoc.base.refusals import Refused
from cotmoc.books.models import Dossier, Outgoing
from cotmoc.documents.rules import check_date, check_may_register


def check_may_keep_books(by: Actor) -> int:
    """The unit whose books the actor keeps: a clerk's or leader's own."""
    check_may_register(by)
    if by.unit is None:
        raise Refused(_("Chưa rõ sổ của đơn vị nào."))
    return by.unit


def may_keep_books(by: Actor) -> bool:
    """Whether the forms of the books are shown."""
    return by.registers and by.unit is not None


def check_is_of_own_book(by: Actor, unit: int) -> None:
    """A line is changed by the unit in whose book it stands."""
    if check_may_keep_books(by) != unit:
        raise Refused(_("Chỉ đơn vị giữ sổ được ghi vào sổ này."), who_may=_("văn thư của đơn vị giữ sổ"))


def check_arrived_on(day: date, issued_on: date | None, *, today: date) -> None:
    """Not before the document was issued, and not after today."""
    check_date(day)
    if issued_on and day < issued_on:
        raise Refused(
            _("Ngày đến không thể trước ngày ban hành %(day)s.") % {"day": issued_on.strftime("%d/%m/%Y")}
        )
    if day > today:
        raise Refused(_("Ngày đến không thể ở sau hôm nay."))


def check_words(title: str, organ: str = "-") -> None:
    """What a code and a line cannot do without."""
    if not title.strip():
        raise Refused(_("Hãy ghi trích yếu."))
    if not organ.strip():
        raise Refused(_("Hãy ghi chữ viết tắt của cơ quan trong ký hiệu."))


def check_may_issue(outgoing: Outgoing, on: date, *, latest: date | None, today: date) -> None:
    """A draft, on a day not after today and not before that of the number before: nothing is back-dated."""
    check_date(on)
    if outgoing.document_id:
        raise Refused(_("Văn bản này đã phát hành, số đã cấp không đổi được."))
    if on > today:
        raise Refused(_("Ngày ban hành không thể ở sau hôm nay."))
    if latest and on < latest:
        raise Refused(
            _("Số trước đã cấp ngày %(day)s; số sau không thể ghi ngày trước đó.")
            % {"day": latest.strftime("%d/%m/%Y")}
        )


def check_is_open(dossier: Dossier) -> None:
    """A closed dossier stays as it was handed to the archive."""
    if dossier.closed_on:
        raise Refused(
            _("Hồ sơ đã kết thúc ngày %(day)s nên không thêm văn bản được.")
            % {"day": dossier.closed_on.strftime("%d/%m/%Y")}
        )
