"""Why a file is not read, each with the sentence that says what to do."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

# Twice the longest scan-free plan with annexes that offices send.
LARGEST: Final = 20 * 1024 * 1024
LONGEST_TEXT: Final = 10_000_000  # characters; a full page has some 3,000


class Code(StrEnum):
    """A stable name of a refusal; the web translates by it."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"
    TOO_HEAVY = "too_heavy"
    NOT_TEXT = "not_text"
    PICTURE = "picture"
    OLD_WORD = "old_word"
    RICH_TEXT = "rich_text"
    OTHER_OFFICE = "other_office"
    ARCHIVE = "archive"
    WEB_ARCHIVE = "web_archive"
    PASSWORD = "password"  # noqa: S105 - the name of a refusal
    BROKEN = "broken"
    ZIP_BOMB = "zip_bomb"
    NO_TEXT_LAYER = "no_text_layer"
    OCR_MISSING = "ocr_missing"
    SCAN_TOO_LONG = "scan_too_long"
    NOT_RECOGNISED = "not_recognised"
    UNKNOWN_ENCODING = "unknown_encoding"
    LEGACY_ENCODING = "legacy_encoding"
    NOT_VIETNAMESE = "not_vietnamese"
    NO_SHEET = "no_sheet"
    TOO_MANY_ROWS = "too_many_rows"
    SECRET = "secret"  # noqa: S105 - the name of a refusal


_READS = "Cột Mốc đọc được tệp .txt, .html, .docx và tệp .pdf có lớp chữ."

SENTENCES: Final[dict[Code, str]] = {
    Code.EMPTY: "Tệp không có nội dung. Hãy mở tệp gốc để kiểm tra, rồi chọn lại tệp có nội dung.",
    Code.TOO_LARGE: (
        "Tệp vượt quá 20 MB. Hãy bỏ bớt hình ảnh hoặc tách phụ lục thành tệp riêng, rồi thử lại từng tệp."
    ),
    Code.TOO_LONG: (
        "Văn bản quá dài để đọc một lần (hơn 2.000 trang). Hãy tách thành nhiều tệp, rồi thử lại từng tệp."
    ),
    Code.TOO_HEAVY: (
        "Tệp đòi hỏi quá nhiều thời gian hoặc bộ nhớ để đọc nên việc đọc đã dừng. "
        "Hãy mở tệp gốc, lưu lại thành tệp mới hoặc tách thành nhiều tệp, rồi thử lại."
    ),
    Code.NOT_TEXT: f"Tệp không phải là văn bản. {_READS} Hãy chọn đúng tệp văn bản.",
    Code.PICTURE: (
        "Tệp là hình ảnh, không có chữ để đọc. Hãy dùng bản điện tử gốc của văn bản, "
        "hoặc nhận dạng chữ (OCR) rồi lưu thành .docx hay .pdf có lớp chữ."
    ),
    Code.OLD_WORD: (
        "Tệp thuộc định dạng Word cũ (.doc), hệ thống chưa đọc được. "
        "Hãy mở bằng Word hoặc LibreOffice, chọn “Lưu thành” .docx, rồi thử lại."
    ),
    Code.RICH_TEXT: "Tệp thuộc định dạng RTF, hệ thống chưa đọc được. Hãy lưu lại thành .docx, rồi thử lại.",
    Code.OTHER_OFFICE: (
        f"Tệp là bảng tính, bản trình chiếu hoặc tài liệu thuộc định dạng khác. {_READS} "
        "Hãy lưu lại thành .docx hoặc .pdf, rồi thử lại."
    ),
    Code.ARCHIVE: "Tệp là tệp nén. Hãy giải nén, rồi chọn từng văn bản bên trong.",
    Code.WEB_ARCHIVE: (
        "Tệp là trang web hoặc thư điện tử được lưu trọn gói, hệ thống chưa đọc được. "
        "Hãy lưu lại thành .html, hoặc chép nội dung sang tệp .txt, rồi thử lại."
    ),
    Code.PASSWORD: (
        "Tệp được bảo vệ bằng mật khẩu nên không đọc được. "
        "Nếu văn bản không thuộc danh mục bí mật nhà nước, hãy gỡ mật khẩu "
        "bằng phần mềm đã tạo ra tệp, rồi thử lại."
    ),
    Code.BROKEN: (
        "Tệp bị hỏng hoặc tải về chưa trọn vẹn, không mở được. Hãy lấy lại tệp từ nơi gửi, rồi thử lại."
    ),
    Code.ZIP_BOMB: (
        "Dữ liệu nén trong tệp lớn bất thường nên tệp bị từ chối để bảo đảm an toàn. "
        "Hãy mở tệp gốc, lưu lại thành tệp .docx mới, rồi thử lại."
    ),
    Code.NO_TEXT_LAYER: (
        "Tệp PDF là bản chụp, có trang không có lớp chữ nên không đọc được. Hãy dùng bản điện tử gốc, "
        "hoặc nhận dạng chữ (OCR) rồi thử lại."
    ),
    Code.OCR_MISSING: (
        "Tệp là bản chụp; để nhận dạng chữ, máy chủ cần được cài thêm bộ nhận dạng "
        '(pip install "cotmoc[ocr]" và gói tesseract-ocr-vie của hệ điều hành). '
        "Hãy báo người quản trị, hoặc dùng bản điện tử gốc."
    ),
    Code.SCAN_TOO_LONG: (
        "Bản chụp có quá nhiều trang để nhận dạng chữ trong một lần. Hãy tách thành nhiều tệp, "
        "hoặc nhận dạng chữ trước bằng phần mềm OCR, rồi thử lại."
    ),
    Code.NOT_RECOGNISED: (
        "Không nhận dạng được chữ ở trang đầu của bản chụp. "
        "Hãy quét lại rõ hơn (từ 200 dpi), hoặc dùng bản điện tử gốc."
    ),
    Code.UNKNOWN_ENCODING: (
        "Không nhận ra bảng mã của tệp. Hãy chọn bảng mã nếu là TCVN3 hoặc VNI; "
        "hoặc mở bằng phần mềm soạn thảo, lưu lại với bảng mã Unicode (UTF-8), rồi thử lại."
    ),
    Code.LEGACY_ENCODING: (
        "Văn bản dùng bảng mã tiếng Việt cũ nhưng chưa rõ là TCVN3 hay VNI. "
        "Hãy chọn bảng mã của văn bản, hoặc chuyển văn bản sang Unicode, rồi thử lại."
    ),
    Code.NOT_VIETNAMESE: (
        "Không thấy tiếng Việt trong tệp. Cột Mốc chỉ đọc văn bản tiếng Việt; "
        "nếu đây là văn bản tiếng Việt, hãy lưu lại với bảng mã Unicode (UTF-8), rồi thử lại."
    ),
    Code.NO_SHEET: (
        "Tệp không phải là bảng tính. Hãy chọn tệp .xlsx, .xls, .ods hoặc .csv, "
        "hoặc tải tệp mẫu về rồi chép sổ vào đó."
    ),
    Code.TOO_MANY_ROWS: (
        "Bảng tính có hơn 100.000 dòng. Hãy tách thành nhiều tệp, mỗi năm một tệp, rồi nhập từng tệp."
    ),
    Code.SECRET: (
        "Tệp có dấu chỉ độ mật hoặc dấu tài liệu thu hồi nên không được đưa vào hệ thống này; "
        "hệ thống không giữ lại nội dung của tệp. Hãy chuyển văn bản cho văn thư phụ trách tài liệu mật "
        "của cơ quan để xử lý theo quy định về bảo vệ bí mật nhà nước."
    ),
}


class Unreadable(Exception):
    """The file is not read; `code` is stable, `sentence` says in Vietnamese what to do, quoting nothing."""

    def __init__(self, code: Code) -> None:
        super().__init__(code)  # so that the refusal travels between processes
        self.code = code
        self.sentence = SENTENCES[code]

    def __str__(self) -> str:
        return self.sentence


class Secret(Unreadable):
    """The file bears a mark of secrecy; nothing of it may be kept."""

    def __init__(self, code: Code = Code.SECRET) -> None:
        super().__init__(code)


def refuse_larger(size: int) -> None:
    """Refuse a file of more than `LARGEST` bytes, before it is loaded."""
    if size > LARGEST:
        raise Unreadable(Code.TOO_LARGE)
