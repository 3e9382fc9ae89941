"""What is wrong in a row: the cell, what stands there, why it cannot be, and what is expected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_EXPECTED_DAY = _("ngày như 05/3/2024")

# Under each name: what is wrong, and what is expected instead.
SENTENCES: Final[Mapping[str, tuple[str | Promise, str | Promise]]] = {
    "missing_code": (
        _("Thiếu số, ký hiệu."),
        _("ký hiệu như 118/KH-UBND; văn bản không có số thì ghi “không số”"),
    ),
    "no_code": (
        _("Không phải số và ký hiệu của văn bản."),
        _("số, tên loại viết tắt và cơ quan: 118/KH-UBND, 33-NQ/TU, 45/UBND-VX"),
    ),
    "code_is_day": (
        _("Bảng tính đã đổi số, ký hiệu thành ngày."),
        _("định dạng ô là văn bản (Text), rồi ghi lại ký hiệu như trên giấy"),
    ),
    "missing_title": (_("Thiếu trích yếu."), _("tên loại và trích yếu nội dung của văn bản")),
    "missing_issuer": (_("Thiếu cơ quan ban hành."), _("tên đầy đủ của cơ quan như trên văn bản")),
    "missing_day": (_("Thiếu ngày."), _EXPECTED_DAY),
    "no_day": (_("Không đọc được thành ngày."), _EXPECTED_DAY),
    "impossible_day": (_("Ngày này không có trong lịch."), _EXPECTED_DAY),
    "far_day": (_("Ngày ngoài khoảng từ 02/9/1945 đến 2099."), _EXPECTED_DAY),
    "partial_day": (_("Chỉ có tháng hoặc năm."), _EXPECTED_DAY),
    "future_day": (_("Ngày ở sau hôm nay."), _("ngày không sau {today}")),
    "before_issue": (_("Ngày đến trước ngày ban hành {issued}."), _("ngày đến từ ngày ban hành trở đi")),
    "before_arrival": (_("Ngày ở trước ngày đến {arrived}."), _("ngày từ ngày đến trở đi")),
    "missing_number": (_("Thiếu số đến."), _("một số nguyên, mỗi năm bắt đầu từ 1")),
    "no_number": (_("Không phải số nguyên dương."), _("một số như 128")),
    "lettered_number": (
        _("Số có chữ kèm theo không ghi được vào sổ đi."),
        _("số nguyên; văn bản chen số thì nhập bằng “Danh mục văn bản”"),
    ),
    "double_number": (
        _("Số đến {number} năm {year} đã có ở dòng {other}."),
        _("mỗi năm một số chỉ dùng một lần"),
    ),
    "taken_number": (
        _("Số {number} năm {year} đã có trong sổ ở đây."),
        _("số chưa dùng; bỏ dòng này nếu đã vào sổ"),
    ),
    "double": (_("Trùng với văn bản ở dòng {other}."), _("mỗi văn bản một dòng")),
    "in_register": (
        _("Văn bản này đã có trong sổ: {code}."),
        _("bỏ dòng này, hoặc sửa nếu ghi nhầm ký hiệu, ngày"),
    ),
    "in_book": (
        _("Văn bản này đã có trong sổ, số {number}."),
        _("bỏ dòng này, hoặc sửa nếu ghi nhầm ký hiệu, ngày"),
    ),
    "broken_formula": (_("Công thức trong ô báo lỗi."), _("giá trị đúng, ghi bằng tay")),
    "too_long": (_("Quá dài: {length} ký tự."), _("nhiều nhất {most} ký tự")),
    "left_out": (
        _("Dòng chỉ có một ô chữ, coi là tiêu đề và bỏ qua."),
        _("không cần sửa nếu đúng là tiêu đề"),
    ),
    "issuer_in_words": (
        _("Chưa rõ là đơn vị nào trong danh mục; tên được giữ nguyên như ghi."),
        _("tên đầy đủ trong danh mục đơn vị nếu muốn gắn với đơn vị"),
    ),
    "without_day": (_("Không có ngày ban hành nên chưa chắc là văn bản nào."), _EXPECTED_DAY),
    "joins": (
        _("Văn bản đã có trong sổ văn bản: {code}; dòng này gắn với văn bản ấy."),
        _("không cần sửa"),
    ),
}
NOTES: Final = frozenset({"left_out", "issuer_in_words", "without_day", "joins"})
"""What the clerk should know, and what does not keep the register out."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing said of a row, numbered as the spreadsheet numbers it; `place` is the column, from 0."""

    row: int
    key: str
    place: int | None = None
    written: str = ""
    said: dict[str, str] = field(default_factory=dict)
    document: int | None = None

    @property
    def is_note(self) -> bool:
        """Whether it does not keep the register out."""
        return self.key in NOTES

    @property
    def wrong(self) -> str:
        """The sentence, in the language of the screen."""
        return str(SENTENCES[self.key][0]).format_map(self.said)

    @property
    def expected(self) -> str:
        """What should stand there."""
        return str(SENTENCES[self.key][1]).format_map(self.said)

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        return asdict(self)
