"""Who brings a register in, and when it may be written."""

from __future__ import annotations

from django.utils.translation import gettext as _

from cotmoc.base.acting import Actor
from cotmoc.base.refusals import Refused
from cotmoc.books.rules import check_may_keep_books
from cotmoc.registers.checking import Checked
from cotmoc.registers.models import Brought


def check_is_of_own_unit(by: Actor, brought: Brought) -> None:
    """A sheet is looked at and written by those who keep the books of the unit that brought it."""
    if check_may_keep_books(by) != brought.unit_id:
        raise Refused(_("Chỉ đơn vị đã đưa bảng này vào được nhập sổ từ đó."))


def check_is_not_written(brought: Brought) -> None:
    """A register is brought in once."""
    if brought.written_at:
        raise Refused(_("Bảng này đã được nhập vào sổ; lần này không ghi thêm gì."))


def check_is_right(checked: Checked) -> None:
    """All or nothing: one wrong row keeps all of them out."""
    if checked.faults:
        raise Refused(
            _("Còn %(number)s dòng phải sửa nên chưa nhập dòng nào. Hãy xem từng dòng, sửa tệp rồi thử lại.")
            % {"number": checked.rows_at_fault}
        )


def check_bears_no_mark(marked: list[int]) -> None:
    """Nothing of a sheet with rows for secret documents is kept (law on the protection of State secrets)."""
    if marked:
        rows = ", ".join(map(str, marked[:20])) + ("…" if len(marked) > 20 else "")
        raise Refused(
            _(
                "Dòng %(rows)s có dấu chỉ độ mật. Sổ này chỉ nhận văn bản không mật; "
                "hệ thống không giữ lại gì của tệp. Hãy bỏ các dòng ấy khỏi tệp rồi thử lại."
            )
            % {"rows": rows}
        )
