"""What stands around an article and is none of it: menus, bylines, photo credits, captions, the date above it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FURNITURE = re.compile(
    r"^(?:đường dây nóng|hotline|bình luận|ý kiến bạn đọc|zalo|facebook|twitter|youtube|chia sẻ|in (?:bài|trang)|gửi (?:email|bình luận)"
    r"|tin (?:liên quan|cùng chuyên mục|khác|mới|nổi bật)|các tin|bài (?:viết )?(?:liên quan|khác|mới)|những tin|tin, bài liên quan"
    r"|xem thêm|trở về|quay lại|về trang|trang chủ|trang thông tin điện tử|cổng thông tin điện tử|lượt xem|số lượt|đọc tiếp|đọc thêm"
    r"|tags?\b|từ khóa|chuyên mục|print|email|mới nhất|đã kết nối|copyright|bản quyền|©|giấy phép|tổng biên tập|tòa soạn|điện thoại"
    r"|fax|địa chỉ|đăng nhập|nghe (?:audio|đọc bài)|video|thích \d|like|a[+-] |font size|cỡ chữ|ngày đăng|đăng (?:ngày|lúc)"
    r"|(?:ngày )?cập nhật|lần cập nhật|publish|tăng giảm cỡ chữ|độ tương phản|chế độ ban đêm|đánh giá bài viết|tổng số điểm"
    r"|nguồn[^:\n]{0,40}: ?(?:http|www)|file đính kèm|tài liệu đính kèm)"
)
_CLOCK_LINE = re.compile(r"^[\d\s:/|.,\-]+$")
_ADDRESS = re.compile(r"https?://|www\.|\bgmt ?[+-]|\.(?:vn|com|net|org)(?:/|$|\s)")
_STAMP = re.compile(
    r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|cn|t[2-7])\s*,?\s*(?:ngày )?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
    r"|^(?:\d{1,2}[:h]\d{2}[,\s|-]*)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?:\s*[,|-]?\s*\d{1,2}[:h]\d{2}(?::\d{2})?)?\s*$"
)
_BYLINE = re.compile(
    r"^\(?(?:tin|bài|ảnh|tác giả|thực hiện|nguồn(?: tin)?|theo|người viết|biên tập|cộng tác viên|ctv|pv|phóng viên)"
    r"(?:[\s,&+/-]*(?:và )?(?:tin|bài|ảnh|viết))*\s*[:.-]\s*\S"
)
_CREDIT = re.compile(
    r"[(\[]?(?:\bảnh|\bphoto|\bhình)(?: minh họa)?(?: tư liệu)?\s*:\s*[^\n.;]{2,40}?(?:/ttxvn|/vgp)?[)\].]?(?=[ ]*(?:\n|$))"
    r"|\((?:ảnh|nguồn|nguồn ảnh|photo)\s*:[^)\n]{1,60}\)"
)
_CRAWLER_DATE = re.compile(r"\A\s*date (\d{4})-(\d{2})(?:-(\d{2}))?")
_DAY = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d{2})(?![\d/-])")
_WRITTEN_DAY = re.compile(r"^[^\n;:]{2,40},\s*ngày (\d{1,2}) tháng (\d{1,2}) năm ((?:19|20)\d{2})[ .]*$", re.M)
_CAPTION = re.compile(
    r"^(?:quang cảnh|toàn cảnh|(?:các )?đại biểu (?:tham )?dự|một góc|hình ảnh|ảnh)\b|\bảnh \d+\s*$|\bảnh\s*:"
)
_CAPTION_VERB = re.compile(
    r"\b(?:phát biểu|trao|tặng|chủ trì|báo cáo|trình bày|tham luận|thăm|kiểm tra|quán triệt|kết luận|ký kết|ký|tham dự|dự|"
    r"bế mạc|khai mạc|điều hành|chúc mừng|giới thiệu|thông qua|tại hội nghị|tại buổi)\b"
)
_PERSON_OPENS = re.compile(
    r"^(?:các )?(?:đồng chí|đ/c|ông|bà|(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy)|(?:phó )?(?:bí thư|chủ tịch|giám đốc|trưởng|tư lệnh"
    r"|chính ủy|chỉ huy trưởng|thủ tướng|bộ trưởng|chủ nhiệm)|thứ trưởng|lãnh đạo|ban tổ chức|đại diện)\b"
)
_SIGNED = re.compile(
    r"^(?:t/?m|k/?t|t/?l|t/?uq|q)\b[./ ]|^(?:phó )?(?:chủ tịch|bí thư|giám đốc|chủ nhiệm|trưởng ban|chánh văn phòng|chỉ huy trưởng|chính ủy"
    r"|tư lệnh|bộ trưởng|thủ tướng|cục trưởng|tổng giám đốc|trưởng đoàn|chánh án|viện trưởng|hiệu trưởng)\b"
    r"|\((?:đã ký|ký tên)|^đã ký"
)
_NAME_WORD = re.compile(r"^[^\W\d_]['’a-zà-ỹđA-ZĐÀ-Ỹ]*\.?$")
_CLOSING = (".", "!", "?", "…", ";", ":", ".”", "…”", ",")


@dataclass(frozen=True, slots=True)
class Dateline:
    """The date above the article, as precise as it is given; all None when there is none."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


def dateline_of(folded: str, furniture: list[tuple[int, int]]) -> Dateline:
    """The crawler's date, else the first full date in the furniture, else the place-and-date line of a document."""
    if stamp := _CRAWLER_DATE.search(folded):
        return Dateline(int(stamp[1]), int(stamp[2]), int(stamp[3]) if stamp[3] else None)
    for start, end in furniture:
        if day := _DAY.search(folded, start, end):
            return Dateline(int(day[3]), int(day[2]), int(day[1]))
    if day := _WRITTEN_DAY.search(folded):
        return Dateline(int(day[3]), int(day[2]), int(day[1]))
    return Dateline()


def blanked(plain: str, folded: str, ranges: list[tuple[int, int]]) -> str:
    """The text with these ranges, the photo credits and the crawler's date made spaces."""
    stamp = _CRAWLER_DATE.search(folded)
    credits = [found.span() for found in _CREDIT.finditer(folded)]
    pieces: list[str] = []
    at = 0
    for start, end in sorted([*ranges, *credits, *([stamp.span()] if stamp else [])]):
        if end > at:
            begin = max(start, at)
            pieces += [plain[at:begin], _SPACED.sub(" ", plain[begin:end])]
            at = end
    return "".join([*pieces, plain[at:]])


_SPACED = re.compile(r"[^\n]")


def kind_of_line(lines: list[str], folded: list[str], index: int) -> str:
    """Kind of a line among the lines of its text: title, heading, caption, byline, furniture or body."""
    line, low = lines[index], folded[index]
    if _is_furniture(low):
        return "furniture"
    if _is_byline(lines, folded, index):
        return "byline"
    if _is_caption(folded, index, low):
        return "caption"
    if line.endswith(_CLOSING) or len(line) > 250:
        return "body"
    first = all(_is_furniture(other) for other in folded[:index])
    return "title" if first and len(lines) > index + 1 else "heading"


def _is_furniture(low: str) -> bool:
    if _CLOCK_LINE.match(low):
        return True
    short = len(low) < 140
    return short and (_FURNITURE.match(low) or _ADDRESS.search(low) or _STAMP.search(low)) is not None


def _is_byline(lines: list[str], folded: list[str], index: int) -> bool:
    line, low = lines[index], folded[index]
    if len(line) > 80:
        return False
    if _BYLINE.match(low):
        return True
    if line[0] == "(" and line[-1] == ")" and index >= len(lines) // 2 and index:
        return True
    return _at_an_end(index, len(lines)) and _is_bare_name(line) and not _is_signature(folded, index)


def _at_an_end(index: int, lines: int) -> bool:
    """Bylines stand under the title or below the article."""
    return index > 0 and (index <= 3 or index >= lines * 0.6)


def _is_bare_name(line: str) -> bool:
    words = [word for word in re.split(r"[\s,&–—-]+", line.strip(" .*()")) if word]
    if not 2 <= len(words) <= 7 or _PERSON_OPENS.match(line.lower()) or _ORGAN_OPENS.match(line.lower()):
        return False
    return all(_NAME_WORD.match(word) and word[0].isupper() for word in words) and not _ROMAN.match(line)


_ROMAN = re.compile(r"^[IVXL]+[.\s]")
_ORGAN_OPENS = re.compile(
    r"^(?:đảng|ủy ban|uỷ ban|ubnd|hđnd|hội|bộ|sở|ban|tỉnh|thành|huyện|văn phòng|công an|quân|nơi|kính|quyết|chỉ|thông|kế|báo|cộng|độc"
    r"|nghị|chương|điều|phần|mục|quy|hướng|phụ|kết|căn|mặt|liên|tổng|chi|phòng|trung tâm|đoàn|viện|số|toàn|nhiệm)"
)


def _is_signature(folded: list[str], index: int) -> bool:
    """Whether the lines just above hold the authority or the position of a signer."""
    return any(_SIGNED.search(low) for low in folded[max(index - 3, 0) : index])


def _is_caption(folded: list[str], index: int, low: str) -> bool:
    if len(low) > 260:
        return False
    beside = folded[max(index - 1, 0) : index] + folded[index + 1 : index + 2]
    if low in beside or _CAPTION.search(low):
        return True
    unclosed = not low.rstrip("\"”").endswith((".", ";", ":", "!", "?", "…"))
    return unclosed and index > 0 and (_PERSON_OPENS.match(low) and _CAPTION_VERB.search(low)) is not None
