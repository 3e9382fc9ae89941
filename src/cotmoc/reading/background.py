"""What stands around an achievement and is none: news, plans, descriptions, lead-ins, what is wanting."""

from __future__ import annotations

from cotmoc.reading.anchors import anchored
from cotmoc.reading.facts import Span
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, any_of, pattern_of
from cotmoc.reading.text import Text

# What a gathering is like, how a place lies and when an office was founded are no achievements.
_DESCRIBES = pattern_of(
    r"(?:các )?(?:buổi|lễ|đại hội|hội nghị|phiên họp|kỳ họp|chương trình (?:văn nghệ|nghệ thuật)|hội thi"
    r"|cuộc thi|hội thảo|tọa đàm|đêm|ngày hội|liên hoan|các thế hệ|không khí|thí sinh|vận động viên|khán giả"
    rf"|dự án tọa lạc|bài học|nguyên nhân|đây(?: cũng| đều)? là){WORD_AFTER}(?! (?:chính sách|quân sự|thu"
    rf"|diễn tập))"
    rf"|[^;:,]{{2,80}} được (?:thành lập|tách ra|chia tách)(?: từ| vào| năm){WORD_AFTER}"
    r"|[^;:,]{2,80} có (?:\d[\d.]* (?:thôn|bản|xã|hộ|khẩu|dân tộc|ấp|khu phố|tổ dân phố|buôn|làng)"
    rf"|(?:hơn |gần |trên |khoảng )?\d[\d.,]* ?km (?:đường )?(?:biên giới|bờ biển|đường biên|chiều dài)"
    rf"|(?:tổng )?diện tích|đường biên|chiều dài|dân số|truyền thống|vai trò|vị trí|vị thế|tiềm năng"
    rf"|lợi thế){WORD_AFTER}"
    r"(?![^;]* (?:đạt|được|hoàn thành|thoát|đã|so với|giỏi|tham gia|đăng ký|vay) )"
)
# "Mưa lũ kéo dài", "tội phạm ma túy diễn biến phức tạp": against what something was done.
_AGAINST = pattern_of(
    r"(?!.* (?:giảm|kiềm chế|kiểm soát|đẩy lùi|ngăn chặn|khắc phục|xử lý|phát hiện|bắt) ?)(?:tình hình "
    r"|hoạt động |các "
    r"|diễn biến |do |loại |đối tượng |vụ )*(?:mưa|bão|lũ|thiên tai|dịch|đại dịch|hạn hán|rét|thời tiết"
    r"|tội phạm"
    r"|buôn lậu|buôn bán|mua bán|vận chuyển|nhập cảnh|xuất nhập cảnh|xuất cảnh|tai nạn|vi phạm|khai thác"
    r"|an ninh"
    r"|biến đổi khí hậu|giá cả|thế lực thù địch)(?![a-zà-ỹđ])[^;]*? (?:diễn biến|kéo dài|gia tăng"
    r"|bùng phát|phức tạp"
    r"|ảnh hưởng|tác động|hoành hành|lợi dụng|gây khó khăn)(?![a-zà-ỹđ])"
)
# At the head of an article: "A tổ chức hội nghị …" is its news, not what was achieved.
_CONVENED = pattern_of(
    rf"(?![^.;:,]{{0,120}} đã )[^.;:,]{{0,200}}{WORD_BEFORE}(?:tổ chức|khai mạc|tiến hành|họp)"
    rf"(?: thành công| chuỗi| phiên)* (?:hội nghị|phiên họp|cuộc họp|buổi|lễ|đại hội"
    rf"|kỳ họp|hội thảo|họp báo|thường kỳ){WORD_AFTER}"
)
_SIGNED = pattern_of(
    r"[^.;]{0,300}? ký kết (?:chương trình|quy chế|biên bản|bản ghi nhớ|thỏa thuận|kế hoạch|văn bản)"
    rf"(?: ghi nhớ| hợp tác| phối hợp)*{WORD_AFTER}"
)
# What is only planned, or counted before anything was done.
_COMPARES = anchored(
    rf"{WORD_BEFORE}(?:so với (?:cùng kỳ|kế hoạch|năm trước|tháng trước"
    rf"|đầu kỳ|đầu năm|đầu nhiệm kỳ|nhiệm kỳ trước|năm 20)"
    rf"|(?:nhiều|cao|ít|thấp) hơn (?:so với )?(?:cùng kỳ|năm trước)|lũy kế|đáp ứng kế hoạch){WORD_AFTER}"
)
_NOT_YET = pattern_of(
    rf"[^,;:]{{0,60}}{WORD_BEFORE}dự kiến{WORD_AFTER}|theo kế hoạch,"
    rf"|tổng (?:số|cộng|mức đầu tư){WORD_AFTER}"
    rf"(?![^;]* (?:đã|đạt|được) )|nhằm [^,]*$"
)
# News of a paper or a gathering, and when one is held, say nothing of what was achieved.
_NEW = anchored(rf"{WORD_BEFORE}(?:vừa (?:có|ký|tổ chức|ban hành)|(?:tổ chức|diễn ra) từ ngày){WORD_AFTER}")
_NEWS = pattern_of(rf"[^.;:]{{0,240}}{_NEW.pattern}")
# In a directing paper the papers issued before it are its ground.
_GROUND_PAPER = pattern_of(
    r"(?:ngày \d[^;:]{0,240}? đã (?:ban hành|ký|gửi) "
    rf"|[^;:]{{0,160}}?(?:đã )?(?:ban hành|có|ký|nhận được|gửi) (?:các )?{any_of('documents_issued')}"
    rf"{WORD_AFTER})"
)
_IN_FORCE = pattern_of(rf"[^;:]{{0,200}}? có hiệu lực(?: thi [hb]ành)?(?: kể)? từ{WORD_AFTER}")
_NAMED_FIRST = pattern_of(
    r"(?:kết quả|điểm nổi bật|điểm nhấn|điểm sáng|nổi bật|thành tích|dấu ấn|một trong những [^,;:]{3,40})"
    r"[^,;:.]{0,60}? (?:đó )?là (?=[^\W\d_])(?!một |những |sự )"
)
_LEAD_IN = pattern_of(
    r"[^:;\d]{0,200}(?:cụ thể|như sau|sau đây|kết quả|nổi bật|nổi bật là)(?: là)?\s*:\s*(?=\S)"
)
_WANTING_TAIL = pattern_of(
    rf"[,:\s](?:(?<=[,:])\s+|(?<=\s)(?=còn)|(?<=\s)\s*(?=tuy nhiên))(?:trong đó,? )?"
    rf"(?:dự kiến|tuy nhiên|chậm(?: khoảng)? \d"
    rf"|(?:còn )?[^,;:]{{0,24}}(?:dự án|công trình|hộ|xã|đơn vị|nhiệm vụ|gói thầu|chỉ tiêu)"
    rf" (?:tiến độ chậm|chậm|chưa|không hoàn thành|tiềm ẩn)|[^,;:]{{0,30}}? chưa){WORD_AFTER}"
)
# "Mặc dù đã đẩy mạnh …, tuy nhiên …": the sentence is about what is wanting.
_CONCEDES = pattern_of(r"(?:mặc dù|dù|tuy(?! nhiên)) ")
# No tail on what is wanting is without one of these.
_SIGNS_OF_WANT = ("dự kiến", "tuy nhiên", "chậm", "chưa", "không hoàn thành", "tiềm ẩn")
_REACHED = pattern_of(rf"{WORD_BEFORE}(?:đã|đạt|được|có){WORD_AFTER}")


def tells_news(text: Text, begin: int, end: int) -> bool:
    """Whether the clause only tells of a paper or gathering, or of what is planned or expected."""
    if _NEW.search(text, begin, end) and _NEWS.match(text.folded, begin, end):
        return True
    return (_NOT_YET.match(text.folded, begin, end) or _IN_FORCE.match(text.folded, begin, end)) is not None


def names_ground(text: Text, begin: int, end: int) -> bool:
    """Whether the clause tells of a paper issued, as directing papers do of their grounds."""
    return _GROUND_PAPER.match(text.folded, begin, end) is not None


def describes(words: str) -> bool:
    """Whether the folded clause says what a gathering was like, how a place lies or what made things hard."""
    return (_DESCRIBES.match(words) or _AGAINST.match(words)) is not None


def compares(text: Text, begin: int, end: int) -> bool:
    """Whether the clause sets a figure beside a plan or an earlier time, as only what was done is."""
    return _COMPARES.search(text, begin, end) is not None


def convenes(words: str) -> bool:
    """Whether the folded clause tells that somebody holds a gathering or signs a paper there."""
    return (_CONVENED.match(words) or _SIGNED.match(words)) is not None


def behind_lead_in(folded: str, begin: int, end: int) -> int:
    """Behind "…, cụ thể:" before the first result of a list, else where the clause began."""
    lead = _LEAD_IN.match(folded, begin, end) or _NAMED_FIRST.match(folded, begin, end)
    return lead.end() if lead else begin


def told_part(folded: str, begin: int, end: int) -> Span:
    """The clause without its tail on what is still wanting or only expected ("…, còn 3 dự án chưa …")."""
    told = folded[begin:end]
    may_want = any(sign in told for sign in _SIGNS_OF_WANT)
    wanting = _WANTING_TAIL.search(folded, begin, end) if may_want else None
    if wanting is not None and _CONCEDES.match(folded, begin, end):
        return Span(end, end)
    if wanting is None or not _REACHED.search(folded, begin, wanting.start()):
        return Span(begin, end)
    return Span(begin, begin + len(folded[begin : wanting.start()].rstrip(" ,;:")))
