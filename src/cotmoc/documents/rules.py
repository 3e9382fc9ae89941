"""Who may register what, and what a registered document may become."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from cotmoc.base.acting import Actor, Duty
from cotmoc.base.calendar import AFTER_LATEST, EARLIEST
from cotmoc.base.refusals import Refused
from cotmoc.documents.codes import may_be_one_series
from cotmoc.documents.models import Document, Kind, Recall

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


def check_is_not_ended(document: Document) -> None:
    """What was recalled goes to nobody any more (Decree 30/2020/NĐ-CP, article 18)."""
    if Recall.objects.filter(document=document).exists():
        raise Refused(_("Văn bản đã bị thu hồi, bãi bỏ nên không gửi thêm tới đơn vị nào."))


def check_may_end(by: Actor, document: Document) -> None:
    """Those who keep the registers of the unit that issued the document or received it."""
    check_may_register(by)
    if not by.is_system and by.unit not in (document.issuer_id, document.registered_by_id):
        raise Refused(
            _("Chỉ đơn vị ban hành hoặc đã đăng ký văn bản được ghi thu hồi, bãi bỏ."),
            who_may=_("văn thư hoặc lãnh đạo của đơn vị đó"),
        )
    if document.is_awaited:
        raise Refused(_("Văn bản này chưa nhận được nên chưa ghi thu hồi, bãi bỏ được."))


def may_end(by: Actor, document: Document) -> bool:
    """Whether the form for it is shown."""
    try:
        check_may_end(by, document)
    except Refused:
        return False
    return True


def check_day_of_ending(document: Document, on: date, *, today: date) -> None:
    """A day between the document's own and today."""
    check_date(on)
    if document.issued_on and on < document.issued_on:
        raise Refused(
            _("Ngày thu hồi, bãi bỏ không thể trước ngày ban hành %(day)s.")
            % {"day": document.issued_on.strftime("%d/%m/%Y")}
        )
    if on > today:
        raise Refused(_("Ngày thu hồi, bãi bỏ không thể ở sau hôm nay."))


def check_may_merge(by: Actor, merged: Document, kept: Document) -> None:
    """Both are the acting unit's to judge, and nothing known of one contradicts the other."""
    check_may_register(by)
    if merged.pk == kept.pk:
        raise Refused(_("Hãy chọn hai văn bản khác nhau để gộp."))
    if merged.merged_into_id or kept.merged_into_id:
        raise Refused(_("Một trong hai văn bản đã được gộp rồi."))
    if not (_is_own(by, merged) and _is_own(by, kept)):
        raise Refused(
            _("Chỉ gộp được hai văn bản do chính đơn vị mình đăng ký hoặc viện dẫn trước."),
            who_may=_("đơn vị đã đăng ký cả hai văn bản"),
        )
    if kept.is_awaited and not merged.is_awaited:
        raise Refused(_("Hãy gộp văn bản chờ vào văn bản đã nhận, không gộp ngược lại."))
    if contradiction := _contradiction(merged, kept):
        raise Refused(_("Hai văn bản không thể là một: khác nhau về %(what)s.") % {"what": contradiction})


def _is_own(by: Actor, document: Document) -> bool:
    return by.is_system or document.registered_by_id == by.unit


def _contradiction(merged: Document, kept: Document) -> str:
    """What both say, and say differently; nothing when they may be one document."""
    if merged.kind != kept.kind:
        return _("loại văn bản")
    series = {merged.numbered_as, kept.numbered_as} - {""}
    if (merged.number and kept.number and merged.number != kept.number) or len(series) > 1:
        return _("số")
    if merged.issuer_id and kept.issuer_id and merged.issuer_id != kept.issuer_id:
        return _("cơ quan ban hành")
    days = (merged.issued, kept.issued)
    if all(days) and not (days[0].startswith(days[1]) or days[1].startswith(days[0])):
        return _("ngày ban hành")
    return "" if may_be_one_series(merged.series, kept.series) else _("năm hoặc nhiệm kỳ")
