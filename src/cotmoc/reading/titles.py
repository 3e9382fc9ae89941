"""The title of a document: where it opens behind a number, where it ends, its words without quotes."""

from __future__ import annotations

from cotmoc.reading.facts import Span
from cotmoc.reading.found import Found
from cotmoc.reading.patterns import LETTER, pattern_of
from cotmoc.reading.text import Text

_ABOUT = pattern_of(r"[,:)]? *(?:về +việc|về|v/v\.?) *:? *|[,:)]? *(?=[“\"'])")
_SUBJECT_VERB = pattern_of(
    r"[,:)]? *(?=(?:ban hành|quy định|phê duyệt|hướng dẫn|thực hiện|triển khai|sửa đổi|tăng cường|tiếp tục"
    r"|đẩy mạnh|xây dựng|phòng, chống|phòng chống|phát triển|nâng cao|đổi mới|chuyển đổi|khắc phục|bảo vệ"
    r"|lãnh đạo|kiểm điểm|sơ kết|tổng kết|kết quả|công tác năm|tình hình|tổ chức|phát động|thành lập|ra mắt"
    r"|tặng|khen thưởng|bổ nhiệm|điều động|chỉ định|thu hồi|bãi bỏ|thông qua|giải thể|sáp nhập|sắp xếp"
    rf"|kiện toàn|công nhận|công bố|điều chỉnh|bổ sung|giao|phối hợp)(?![{LETTER}]))"
)
LONGEST_TITLE = 700
_QUOTES = {"“": "”", '"': '"', "'": "'", "‘": "’"}
_TITLE_END = pattern_of(
    r"(?=[;\n.…, (])(?:[;\n]|\.(?=\s|\Z)|\.{2,}|…|, *(?:gắn với|trong đó|theo đó|đến nay|thời gian qua"
    r"|trong thời gian|ngày|sáng|chiều|đồng thời|qua đó"
    r"|các (?:đại biểu|sở|cấp|ngành|địa phương|cơ quan|đơn vị)|đồng chí|tỉnh|huyện|trên cơ sở|trọng tâm"
    r"|nhằm|góp phần|và (?:kế hoạch|nghị"
    r"|chỉ thị|quyết|kết luận|thông báo|chương trình|công văn)|(?:các |những )?(?:nghị quyết|chỉ thị"
    r"|kế hoạch|kết luận|quyết định|nghị định"
    r"|thông tư|luật|pháp lệnh|công văn|thông báo|hướng dẫn) (?:số|của|\d))"
    r"| và (?:các |những )?(?:nghị quyết|chỉ thị|kế hoạch|kết luận|quyết định|nghị định|thông tư"
    r"|chương trình|công văn)"
    r" (?:số|của|\d+(?! *năm)|hành động)| +gắn với (?:việc )?(?:thực hiện|triển khai)"
    rf"| +(?:đã|được|nhằm|là|đến nay|cho thấy|gồm|có hiệu lực|có ý nghĩa|không thể|cần|phải"
    rf"|theo đề nghị của|với (?:các |những |một số )?(?:nhiệm vụ|nội dung|mục tiêu))(?![{LETTER}])"
    r"| *\((?=gửi|kèm|ban hành|sau đây|dưới đây|gọi|viết tắt|nghị quyết|chỉ thị|kế hoạch|quyết định"
    r"|kết luận|đề án))"
)
_QUOTE_MARK = pattern_of("[”\"'’]")
_ABOUT_WORD = pattern_of(r"^(?:về việc|về|Về việc|Về) ")
_AS_FOLLOWS_AT_END = pattern_of(r",? *(?:cụ thể )?như sau:?\Z")
_AS_FOLLOWS = pattern_of(r",? *(?:cụ thể )?như sau$")


def title_opens(text: Text, at: int) -> bool:
    """Whether words that open a title stand behind a kind word or number at this offset."""
    return (_ABOUT.match(text.folded, at) or _SUBJECT_VERB.match(text.folded, at)) is not None


def title_at(text: Text, found: Found, at: int) -> Span | None:
    """Where the title after a document's number stands, quotes included."""
    opening = _ABOUT.match(text.folded, at) or _SUBJECT_VERB.match(text.folded, at)
    if opening is None or opening.end() >= len(text.body) or "\n" in opening[0]:
        return None
    start = opening.end()
    if closing := _closing_quote(text, start):
        return Span(start, closing)
    end = _end_of_title(text, found, start)
    told = text.folded.find("như sau", start, end) >= 0
    if told and (follows := _AS_FOLLOWS_AT_END.search(text.folded, start, end)):
        end = follows.start()
    return Span(start, end) if end - start > 3 else None


def _closing_quote(text: Text, start: int) -> int | None:
    """End of a quoted title that opens here on its line; a worn copy may close it with another mark."""
    opening = text.body[start]
    if opening not in _QUOTES:
        return None
    line = text.body.find("\n", start, start + LONGEST_TITLE)
    limit = line if line >= 0 else start + LONGEST_TITLE
    closing = text.body.find(_QUOTES[opening], start + 1, limit)
    if closing < 0 and opening == "“":
        closing = text.body.find('"', start + 1, limit)
    return closing + 1 if closing >= 0 else None


def _end_of_title(text: Text, found: Found, start: int) -> int:
    at, limit = start, min(start + LONGEST_TITLE, len(text.body))
    while True:
        ending = _TITLE_END.search(text.folded, at, limit)
        end = ending.start() if ending else limit
        comma = _comma_before_organ(text, found, at, end)
        end = comma if comma is not None else end
        if not _is_inside_quotes(text.body[start:end]) or ending is None or ending[0] in {"\n", ";"}:
            return end
        at = ending.end()


def _comma_before_organ(text: Text, found: Found, start: int, end: int) -> int | None:
    """The comma after which an organ takes up the sentence ("… về trồng rừng, UBND tỉnh đã …")."""
    for organ in found.organs_between(start, end):
        before = text.body[start : organ.start].rstrip()
        if before.endswith(",") and not _is_inside_quotes(before):
            return start + len(before) - 1
    return None


def _is_inside_quotes(words: str) -> bool:
    return words.count("“") > words.count("”")


def title_words(text: Text, about: Span) -> str:
    """The words of a title without its outer quotes."""
    words = text.words(about.start, about.end).rstrip(" ,:.")
    closing = _QUOTE_MARK.search(words, 1) if len(words) > 2 and words[0] in _QUOTES else None
    if closing and closing.end() == len(words):
        return _ABOUT_WORD.sub("", words[1:-1].strip())
    words = words.replace("“ ", "“").replace(" ”", "”")
    return _AS_FOLLOWS.sub("", words) if "như sau" in words else words
