"""Who may draw up and rewrite a review, and of what."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from cotmoc.base.acting import Actor, Duty
from cotmoc.base.calendar import EARLIEST, Period
from cotmoc.base.refusals import Overtaken, Refused
from cotmoc.reviews.models import Review, Sentence


def check_may_draft(by: Actor, unit: int) -> None:
    """Those who follow the work of their unit, for it and the units below it."""
    if by.duty == Duty.READER:
        raise Refused(
            _("Tài khoản tra cứu không được lập báo cáo."), who_may=_("văn thư, lãnh đạo, cán bộ theo dõi")
        )
    if not by.is_system and unit not in by.sees:
        raise Refused(_("Chỉ lập báo cáo cho đơn vị mình hoặc đơn vị cấp dưới."))


def check_period(period: Period, *, today: date) -> date:
    """A period that has begun; gives the day to ask the ledger of: its last, or today while it runs."""
    if period.last < period.first:
        raise Refused(_("Ngày cuối kỳ sớm hơn ngày đầu kỳ; hãy đổi một trong hai ngày."))
    if period.first < EARLIEST:
        raise Refused(_("Ngày đầu kỳ không hợp lệ; hãy chọn ngày từ 02/09/1945."))
    if period.first > today:
        raise Refused(_("Kỳ báo cáo chưa bắt đầu; hãy chọn ngày đầu kỳ không muộn hơn hôm nay."))
    return min(period.last, today)


def check_may_rewrite(by: Actor, review: Review) -> None:
    """The unit that drew the review up; those above read it."""
    if by.is_system:
        return
    if by.duty == Duty.READER or by.unit != review.made_for_id:
        raise Refused(
            _("Chỉ đơn vị lập báo cáo được sửa câu chữ."), who_may=_("cán bộ của đơn vị lập báo cáo")
        )


def may_rewrite(by: Actor, review: Review) -> bool:
    """Whether the actor may change words of the review."""
    try:
        check_may_rewrite(by, review)
    except Refused:
        return False
    return True


def check_words(text: str) -> str:
    """The words without spaces around them; a sentence cannot be emptied."""
    words = " ".join(text.split())
    if not words:
        raise Refused(_("Câu không được để trống; nếu không dùng, hãy ghi “…” để người ký quyết định."))
    return words


def check_is_newest(sentence: Sentence, version: int | None) -> None:
    """Nobody has rewritten the sentence since the page was opened."""
    if version is not None and sentence.version != version:
        raise Overtaken(
            _("Câu này vừa được người khác sửa. Nội dung đồng chí nhập vẫn còn; hãy xem lại rồi lưu lần nữa.")
        )
