"""What the columns of a register hold, told by their heads as offices write them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cotmoc.base.vietnamese import fold
from cotmoc.extraction import Cell


class Book(TextChoices):
    """Which register a sheet is."""

    INCOMING = "incoming", _("Sổ đăng ký văn bản đến")
    OUTGOING = "outgoing", _("Sổ đăng ký văn bản đi")
    DOCUMENTS = "documents", _("Danh mục văn bản")


class Column(TextChoices):
    """What a column holds; in the order of the books (Decree 30/2020/NĐ-CP, appendix IV)."""

    ARRIVED_ON = "arrived_on", _("Ngày đến")
    ARRIVAL = "arrival", _("Số đến")
    ISSUER = "issuer", _("Tác giả, cơ quan ban hành")
    CODE = "code", _("Số, ký hiệu")
    NUMBER = "number", _("Số")
    SYMBOL = "symbol", _("Ký hiệu")
    ISSUED = "issued", _("Ngày tháng văn bản")
    KIND = "kind", _("Loại văn bản")
    TITLE = "title", _("Tên loại và trích yếu nội dung")
    SIGNER = "signer", _("Người ký")
    RECIPIENTS = "recipients", _("Nơi nhận văn bản")
    KEEPER = "keeper", _("Đơn vị, người nhận bản lưu")
    COPIES = "copies", _("Số lượng bản")
    HANDLER = "handler", _("Đơn vị hoặc người nhận")
    PASSED_ON = "passed_on", _("Ngày chuyển")
    SIGNED_FOR = "signed_for", _("Ký nhận")
    DUE = "due", _("Hạn giải quyết")
    NOTE = "note", _("Ghi chú")
    SECRECY = "secrecy", _("Độ mật")


Mapping_ = dict[Column, int]
"""The place of each column in the sheet, from 0."""

C = Column
COLUMNS: Final[dict[Book, tuple[Column, ...]]] = {
    Book.INCOMING: (
        *(C.ARRIVED_ON, C.ARRIVAL, C.ISSUER, C.CODE, C.NUMBER, C.SYMBOL, C.ISSUED, C.KIND, C.TITLE),
        *(C.HANDLER, C.PASSED_ON, C.SIGNED_FOR, C.DUE, C.NOTE, C.SECRECY),
    ),
    Book.OUTGOING: (
        *(C.CODE, C.NUMBER, C.SYMBOL, C.ISSUED, C.KIND, C.TITLE, C.SIGNER, C.RECIPIENTS, C.KEEPER),
        *(C.COPIES, C.NOTE, C.SECRECY),
    ),
    Book.DOCUMENTS: (C.ISSUER, C.CODE, C.NUMBER, C.SYMBOL, C.ISSUED, C.KIND, C.TITLE, C.SECRECY),
}
NEEDED: Final[dict[Book, tuple[Column, ...]]] = {
    Book.INCOMING: (C.ARRIVED_ON, C.ARRIVAL, C.ISSUER, C.CODE, C.TITLE),
    Book.OUTGOING: (C.CODE, C.ISSUED, C.TITLE),
    Book.DOCUMENTS: (C.ISSUER, C.CODE, C.TITLE),
}

# Heads without marks, signs and the words "và", "hoặc", "của"; the longest that begins a head counts.
_HEADS: Final[dict[Column, str]] = {
    C.ARRIVED_ON: "ngay den|ngay thang den|ngay van ban den|ngay nhan|ngay tiep nhan|ngay vao so|"
    "ngay nhan van ban",
    C.ARRIVAL: "so den|so van ban den|so thu tu den|so vao so|so den van ban",
    C.ISSUER: "tac gia|co quan ban hanh|don vi ban hanh|noi ban hanh|ten co quan ban hanh|co quan gui|"
    "noi gui|"
    "noi phat hanh|don vi gui|co quan phat hanh|ten co quan to chuc ban hanh|noi gui den",
    C.CODE: "so ky hieu|so hieu|so hieu van ban|so van ban|ky hieu van ban|so ky hieu van ban|skh|"
    "so phat hanh",
    C.NUMBER: "so",
    C.SYMBOL: "ky hieu",
    C.ISSUED: "ngay thang|ngay thang nam|ngay thang van ban|ngay van ban|ngay ban hanh|ngay ky|"
    "ngay phat hanh|"
    "ngay thang ban hanh|ngay thang nam ban hanh|ngay thang nam van ban|thoi gian ban hanh",
    C.KIND: "loai van ban|ten loai|ten loai van ban|the loai|hinh thuc van ban|loai",
    C.TITLE: "trich yeu|trich yeu noi dung|ten loai trich yeu|ten loai trich yeu noi dung|noi dung|"
    "noi dung van ban|"
    "noi dung trich yeu|tom tat noi dung|ten van ban|ve viec|tieu de",
    C.SIGNER: "nguoi ky|nguoi ky van ban|ho ten nguoi ky|chuc vu nguoi ky|lanh dao ky",
    C.RECIPIENTS: "noi nhan|noi nhan van ban|noi gui di|don vi nhan van ban|co quan nhan|don vi nhan",
    C.KEEPER: "don vi nguoi nhan ban luu|nguoi nhan ban luu|noi luu|don vi luu|ban luu|don vi soan thao",
    C.COPIES: "so luong ban|so ban|so luong",
    C.HANDLER: "don vi nguoi nhan|nguoi nhan|don vi nhan|don vi xu ly|nguoi xu ly|bo phan xu ly|chuyen cho|"
    "don vi giai quyet|noi nhan|nguoi giai quyet|don vi chu tri|bo phan nhan",
    C.PASSED_ON: "ngay chuyen|ngay giao",
    C.SIGNED_FOR: "ky nhan|nguoi ky nhan|ky nhan van ban",
    C.DUE: "han xu ly|han giai quyet|thoi han|thoi han giai quyet|thoi han xu ly|han",
    C.NOTE: "ghi chu|ghi chep khac|ghi them",
    C.SECRECY: "do mat|muc do mat|muc mat",
}
_BY_HEAD: Final = {
    column: tuple(sorted(heads.split("|"), key=len, reverse=True)) for column, heads in _HEADS.items()
}
_LEFT_OUT = frozenset({"va", "hoac", "cua", "vb"})
_BRACKETS = re.compile(r"\([^)]*\)")
_SIGNS = re.compile(r"[^a-z0-9 ]+")
_MOST_ABOVE = 30
_LEAST_HEADS = 2


def head_row(rows: Sequence[Sequence[Cell]], book: Book) -> int | None:
    """The row of heads, from 0: of the first rows the one in which the most columns are known again."""
    best, most = None, _LEAST_HEADS - 1
    for place, row in enumerate(rows[:_MOST_ABOVE]):
        known = len(proposed(row, book))
        if known > most:
            best, most = place, known
    return best


def proposed(heads: Sequence[Cell], book: Book) -> Mapping_:
    """Which column of the sheet holds what, by its head; each once, the closest head first."""
    near = sorted(
        (-_closeness(column, head), place, COLUMNS[book].index(column))
        for place, head in enumerate(map(_bare, heads))
        if head
        for column in COLUMNS[book]
        if _closeness(column, head)
    )
    found: Mapping_ = {}
    for _near, place, order in near:
        column = COLUMNS[book][order]
        if column not in found and place not in found.values():
            found[column] = place
    return _without_doubled_code(found)


def _without_doubled_code(found: Mapping_) -> Mapping_:
    """Number and symbol in one column, or in two; half of the two is nothing."""
    if C.CODE in found or not {C.NUMBER, C.SYMBOL} <= found.keys():
        halves = {column: place for column, place in found.items() if column in (C.NUMBER, C.SYMBOL)}
        kept = {column: place for column, place in found.items() if column not in halves}
        if C.CODE not in kept and halves:
            kept[C.CODE] = min(halves.values())
        return kept
    return found


def missing(mapping: Mapping[Column, int], book: Book) -> list[Column]:
    """The columns that the book cannot do without and nobody has named."""
    has_halves = {C.NUMBER, C.SYMBOL} <= mapping.keys()
    return [
        column for column in NEEDED[book] if column not in mapping and not (column is C.CODE and has_halves)
    ]


def _closeness(column: Column, head: str) -> int:
    """How much of the head the longest known one is, beginning it; a whole head is closest."""
    for known in _BY_HEAD[column]:
        if head == known:
            return 1000 + len(known)
        if column not in (C.NUMBER, C.SYMBOL) and head.startswith(f"{known} "):
            return len(known)
    return 0


def _bare(head: Cell) -> str:
    if not isinstance(head, str):
        return ""
    words = _SIGNS.sub(" ", _BRACKETS.sub(" ", fold(head))).split()
    # "ki hiệu" and "ký hiệu", "VB" and "văn bản" are written both ways.
    words = [part for word in words for part in {"ki": ["ky"], "vb": ["van", "ban"]}.get(word, [word])]
    return " ".join(word for word in words if word not in _LEFT_OUT)


def letter_of(place: int) -> str:
    """The column as spreadsheets call it: 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def place_of(letters: str) -> int | None:
    """The place, from 0, of a column as spreadsheets call it; None where it is none."""
    written = letters.strip().upper()
    if not (written.isascii() and written.isalpha() and len(written) <= 3):
        return None
    place = 0
    for letter in written:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1
