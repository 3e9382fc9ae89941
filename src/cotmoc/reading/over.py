"""What kind an organ over another one is, and which heads call an organ again by themselves."""

from __future__ import annotations

from cotmoc.reading.heads import Organ

_OWN_KIND = frozenset(
    {
        "Đảng ủy",
        "Đảng bộ",
        "Chi bộ",
        "Văn phòng",
        "Ủy ban Kiểm tra",
        "Ban cán sự đảng",
        "Đảng đoàn",
        "Ban Tổ chức",
        "Công đoàn",
        "Công đoàn cơ sở",
    }
    | {"Ban Tuyên giáo", "Ban Dân vận", "Ban Nội chính", "Ban Tuyên giáo và Dân vận", "Ban Xây dựng Đảng"}
)


def kind_over(organ: Organ, inner: Organ) -> str:
    """A committee of the Party or an office keeps its kind, a command takes that of its force."""
    if inner.kind == "other" and organ.kind == "department":
        return "other"
    if organ.head == "Văn phòng" and inner.kind == "party_committee":
        return inner.kind
    if organ.head == "Ủy ban Kiểm tra" and inner.kind == "front":
        return "front"
    return organ.kind if organ.head in _OWN_KIND else inner.kind


def may_be_short(organ: Organ) -> bool:
    """Whether a bare head may be the short name of one named more fully in the text."""
    return organ.head in _SHORT_HEADS or (organ.shape == "titled" and organ.head in SHORT_TITLES)


_SHORT_HEADS = frozenset(
    {"Đảng ủy", "Bộ Chỉ huy", "Ban Chỉ huy", "Bộ Tư lệnh", "Ban Chỉ đạo", "Ban Thường vụ", "Văn phòng"}
)


# Heads of organs with names of their own by which the text calls them again ("Công ty").
SHORT_TITLES = (
    "Tổng công ty",
    "Công ty",
    "Tập đoàn",
    "Bệnh viện",
    "Học viện",
    "Trường",
    "Trung tâm",
    "Chi nhánh",
    "Ngân hàng",
    "Hiệp hội",
    "Ban Quản lý dự án",
)
