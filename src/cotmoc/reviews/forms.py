"""Whose form the paper follows, and what its head says: by the kind of the unit, as data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cotmoc.reviews.models import Layout
from cotmoc.units.models import Kind, Line, Version
from cotmoc.units.queries import parents_of, version_of

# Organs that print no organ above them (Decree 30/2020/NĐ-CP, appendix I).
_ALONE = frozenset({Kind.PEOPLES_COMMITTEE, Kind.PEOPLES_COUNCIL, Kind.GOVERNMENT, Kind.ASSEMBLY})
_MILITARY = frozenset({Kind.BORDER_GUARD, Kind.MILITARY})
_LINES = {Layout.STATE: Line.STATE, Layout.PARTY: Line.PARTY, Layout.MILITARY: Line.FORCE}
_PLACE_WORDS = (
    "Tỉnh ",
    "Thành phố ",
    "Thị xã ",
    "Huyện ",
    "Quận ",
    "Phường ",
    "Xã ",
    "Thị trấn ",
    "Đặc khu ",
)


@dataclass(frozen=True, slots=True)
class Form:
    """What differs between the forms: top right, number, mark after a heading's number, signer, file copy."""

    state: tuple[str, ...]
    number: str
    outline_mark: str
    signer: str
    kept: str
    star: bool


FORMS = {
    Layout.STATE: Form(
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        "Số:        /BC-…",
        ".",
        "QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ",
        "- Lưu: VT, …",
        False,
    ),
    Layout.PARTY: Form(
        ("ĐẢNG CỘNG SẢN VIỆT NAM",),
        "Số        -BC/…",
        "-",
        "QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ",
        "- Lưu Văn phòng …",
        True,
    ),
}
FORMS[Layout.MILITARY] = FORMS[Layout.STATE]


def layout_of(version: Version) -> Layout:
    """The form by the unit's kind; what stands in the Party's line alone follows the Party's form."""
    if version.kind == Kind.PARTY_COMMITTEE:
        return Layout.PARTY
    return Layout.MILITARY if version.kind in _MILITARY else Layout.STATE


def superior_of(version: Version, layout: Layout, *, on: date) -> str:
    """The organ above that the head prints; empty for organs that print none or have none in the line."""
    if version.kind in _ALONE or version.name.startswith(("Tỉnh ủy", "Thành ủy")):
        return ""
    above = parents_of(version.unit_id, on=on)
    parent = above.get(_LINES[layout]) or next(iter(above.values()), None)
    return parent.name if parent and parent.kind != Kind.PLACE else ""


def place_of(version: Version, *, on: date) -> str:
    """The name that stands before the date: of the place the unit is of; empty when not known."""
    ground = version_of(version.place_id, on=on) if version.place_id else None
    name = ground.name if ground else _ground_in(version.name)
    word = next((word for word in _PLACE_WORDS if name.startswith(word)), "")
    bare = name.removeprefix(word)
    # Decree 30: a name that is a number keeps its common noun.
    return name if bare[:1].isdigit() else bare


def parted(name: str) -> tuple[str, str]:
    """The organ and its ground: Ủy ban nhân dân, tỉnh Sơn La; the ground is empty where the name has none."""
    for word in _PLACE_WORDS:
        organ, found, ground = name.partition(f" {word.lower()}")
        if found:
            return organ, f"{word.lower()}{ground}"
    return name, ""


def _ground_in(name: str) -> str:
    ground = parted(name)[1]
    return ground[:1].upper() + ground[1:]
