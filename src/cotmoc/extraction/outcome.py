"""What extraction hands over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, astuple, dataclass
from enum import StrEnum
from typing import Any


class Form(StrEnum):
    """The forms that are read, told by content; a picture where its words are recognised."""

    TXT = "txt"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"

    @property
    def is_picture(self) -> bool:
        """Whether it is the picture of one page."""
        return self in (Form.PNG, Form.JPEG)


MEDIA_TYPES = {
    Form.TXT: "text/plain",
    Form.HTML: "text/html",
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.PDF: "application/pdf",
    Form.PNG: "image/png",
    Form.JPEG: "image/jpeg",
}


class Remark(StrEnum):
    """Something the reader of the text should know; it is read all the same."""

    UNACCENTED = "unaccented"  # Vietnamese without its marks: little will be found
    DAMAGED_CHARACTERS = "damaged_characters"  # some bytes were no characters and stand as U+FFFD
    PAGES_WITHOUT_TEXT = "pages_without_text"  # pictures of pages, after the first page
    SCANNED = (
        "scanned"  # a picture with recognised words: a stamp in the picture may be unseen, a person must look
    )
    RECOGNISED = "recognised"  # by OCR, here: letters may be wrong
    CONVERTED = "converted"  # from TCVN3 or VNI; the text is no longer letter for letter that of the file
    TRACKED_CHANGES = "tracked_changes"  # a DOCX with open changes: insertions count, deletions do not

    @property
    def sentence(self) -> str:
        """What the office reads."""
        return _REMARK_SENTENCES[self]


_REMARK_SENTENCES = {
    Remark.UNACCENTED: "Văn bản không có dấu tiếng Việt nên kết quả đọc có thể thiếu.",
    Remark.DAMAGED_CHARACTERS: "Một số ký tự trong tệp bị hỏng.",
    Remark.PAGES_WITHOUT_TEXT: "Tệp có trang là ảnh chụp, không có lớp chữ; các trang đó không được đọc.",
    Remark.SCANNED: (
        "Tệp là bản chụp đã nhận dạng chữ; cần có người xác nhận trên bản chụp không có dấu chỉ độ mật."
    ),
    Remark.RECOGNISED: (
        "Chữ của bản chụp do máy nhận dạng (OCR) nên có thể sai; hãy đối chiếu số và ngày với bản chụp."
    ),
    Remark.CONVERTED: (
        "Văn bản dùng bảng mã cũ (TCVN3 hoặc VNI), đã được chuyển sang Unicode; hãy đối chiếu chữ hoa có dấu."
    ),
    Remark.TRACKED_CHANGES: "Tệp còn sửa đổi chưa chấp nhận; phần thêm được đọc, phần xóa thì không.",
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A stretch of the text as a line of a page: the page from 1, its edges in points from the page's corner.

    The corner is that below on the left, as PDF counts.
    """

    start: int
    end: int
    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a file; `pages` are the offsets at which a PDF's pages begin, `lines` where lines stand."""

    text: str
    form: Form
    media_type: str
    sha256: str
    encoding: str | None = None
    pages: tuple[int, ...] = ()
    lines: tuple[Placed, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The same as values of JSON."""
        return {**asdict(self), "lines": [astuple(line) for line in self.lines]}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Extracted:
        """The one whose values `to_json` gave; KeyError or ValueError when they are none."""
        return cls(
            text=value["text"],
            form=Form(value["form"]),
            media_type=value["media_type"],
            sha256=value["sha256"],
            encoding=value["encoding"],
            pages=tuple(value["pages"]),
            lines=tuple(Placed(*line) for line in value["lines"]),
            remarks=tuple(map(Remark, value["remarks"])),
        )


@dataclass(frozen=True, slots=True)
class Taken:
    """What one form gives: the text, and every piece of the file in whose head a stamp may stand."""

    text: str
    stamped: tuple[str, ...]
    encoding: str | None = None
    pages: tuple[int, ...] = ()
    lines: tuple[Placed, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def edges(self) -> set[int]:
        """Every offset of the text that something beside it names."""
        return {*self.pages, *(edge for line in self.lines for edge in (line.start, line.end))}
