"""Sentences that tell of the gathering itself, and other lines in which neither tasks nor results stand."""

from __future__ import annotations

from cotmoc.reading.anchors import anchored
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, any_of, pattern_of
from cotmoc.reading.text import Text

_FORMALITY = pattern_of(rf"(?:{any_of('formalities')}{WORD_AFTER}|số:|lưu:|(?:t/?m|k/?t)\.)")
_GROUND = pattern_of(rf"(?:căn cứ|theo đề nghị của){WORD_AFTER}")
# "Thực hiện Chỉ thị số … về …;": the ground of a paper, without anybody who acts.
_GROUND_OF_PAPER = pattern_of(
    rf"(?:thực hiện|triển khai|thi hành|triển khai thực hiện|tiếp tục thực hiện) (?:các )?"
    rf"{any_of('documents_issued')}"
    r" (?:số )?[^.:]*[;,]?\s*$"
)
_ATTENDS = pattern_of(
    rf"(?:(?:cùng|tới|đến|về) )?(?:(?:tham )?dự|có mặt|tham gia (?:dự|hội nghị)|cùng đi|thành phần"
    rf"|chủ trì(?= {any_of('meetings')})){WORD_AFTER}"
)
_ATTENDED = anchored(
    rf"{WORD_BEFORE}(?:đồng chủ trì|chủ trì|(?:tham |tới |đến )?dự)(?: và [^.;]{{2,40}})?"
    rf" (?:tại )?{any_of('meetings')}{WORD_AFTER}"
)
# "các hội cần …; tham dự hội thi …": what is yet to be attended.
_DUTY = pattern_of(rf"{WORD_BEFORE}(?:cần|phải|yêu cầu|đề nghị){WORD_AFTER}")
_DAY_OPENS = (
    r"(?:[^.;:]{0,24}(?:-|\)|:) *)?(?:(?:vào )?(?:sáng|chiều|tối|trưa|ngày|vừa qua|trong (?:hai|2|3"
    r"|ba) ngày)(?: nay)?,?"
    r" (?:ngày )?\(?\d[^;]{0,400}?|mới đây,[^;]{0,200}?)"
)
_HELD = pattern_of(rf"{_DAY_OPENS}{WORD_BEFORE}{any_of('held')}{WORD_AFTER}")
_HANDED_OVER = anchored(
    rf"{WORD_BEFORE}(?<!được )(?:trao tặng|trao|tặng"
    rf"|đón nhận) (?:thưởng )?(?:\d+ )?{any_of('honours')}{WORD_AFTER}"
)
_HONOURED = anchored(
    rf"{WORD_BEFORE}được (?:[^.;]{{0,120}}? )?(?:tặng thưởng|khen thưởng|biểu dương"
    rf"|tặng (?:\d+ )?(?:{any_of('honours')}|cờ)){WORD_AFTER}"
)
_HAS_HONOUR = anchored(
    rf"{WORD_BEFORE}(?:vinh dự (?:\d+ lần )?được [^;]{{0,120}}?(?:trao tặng|tặng)|(?:vinh dự"
    rf"|được) (?:đón )?nhận"
    rf" (?:\d+ )?(?:{any_of('honours')}|cờ|danh hiệu)){WORD_AFTER}"
)
_HONOURS = anchored(
    rf"{WORD_BEFORE}(?:(?:trao|tặng|tặng thưởng|công nhận|trao tặng) (?:\d+ )?"
    rf"(?:danh hiệu|{any_of('honours')})"
    rf"|(?:khen thưởng|tuyên dương|biểu dương|vinh danh)(?: danh hiệu)? (?:[\"“]|\d+ (?:tập thể|cá nhân)))"
)
_CIRCUMSTANCES = pattern_of(
    r"(?![^.]* (?:đã|đạt) )[^.;]{0,160} trong (?:bối cảnh|điều kiện) [^.;]*(?:khó khăn|thuận lợi|phức tạp"
    r"|đan xen)"
)
_CIRCUMSTANCES_NAMED = anchored(rf"{WORD_BEFORE}(?:bối cảnh|điều kiện) ")
_THANKS_TO = pattern_of(r"(?:có|đạt) được [^.;]{0,60} (?:là )?(?:nhờ|do) ")
_SCENE = anchored(rf"{WORD_BEFORE}(?:tình huống giả định|giả định|kịch bản (?:diễn tập|đặt ra)){WORD_AFTER}")
_OCCASION = pattern_of(rf"{any_of('occasions')}{WORD_AFTER}")
_GATHERED = anchored(
    rf"{WORD_BEFORE}(?<!tại )(?<!tổ chức )(?<!dự ){any_of('gathered')}{WORD_AFTER}(?! (?:quốc hội|hđnd"
    rf"|hội đồng|toàn quốc|dân cử))"
)
# "Cũng tại hội nghị, Công an xã đã thông tin về …".
_DONE_THERE = pattern_of(
    rf"(?:cũng )?(?:tại|trong) (?:khuôn khổ )?{any_of('meetings')}[^,;:]{{0,60}}, [^,;:]{{2,160}}? (?:đã )?"
    rf"(?:thông tin về|phổ biến|tuyên truyền|giới thiệu|công bố|ra mắt|trao|tặng|ký kết|hướng dẫn"
    rf"|trình bày|thông qua){WORD_AFTER}"
)
# "Thông qua hoạt động ý nghĩa này, …": what the gathering is good for.
_THROUGH_IT = pattern_of(
    rf"(?:thông qua|qua) (?:hoạt động|{any_of('meetings')})(?: (?:đầy )?ý nghĩa| thiết thực)? (?:này|trên),"
)
_TURNS = pattern_of(rf"{any_of('turns_to_shortcomings')}{WORD_AFTER}")
# "nơi có nguy cơ sạt lở" says which place, not what is wanting.
_OF_A_PLACE = r"(?<!nơi )(?<!vùng )(?<!điểm )(?<!khu vực )(?<!vị trí )"
_WANTING = anchored(rf"{WORD_BEFORE}{_OF_A_PLACE}{any_of('shortcomings')}{WORD_AFTER}")


# "điều động 200 người tìm kiếm nạn nhân mất tích": what was done about it.
_RELIEVES = pattern_of(
    rf"{WORD_BEFORE}(?:khắc phục|tìm kiếm|giúp|giúp đỡ|hỗ trợ|cứu|cứu hộ|cứu nạn|sửa chữa|ứng phó|sơ tán"
    rf"|di dời|cứu trợ|thăm hỏi){WORD_AFTER}"
)


# "số người chết giảm": what is wanting has become less.
_LESSENED = pattern_of(rf"{WORD_BEFORE}(?:giảm|được khắc phục|được giải quyết|được tháo gỡ){WORD_AFTER}")


def is_formality(text: Text, start: int, end: int) -> bool:
    """Whether the sentence opens as formal lines do."""
    return _FORMALITY.match(text.folded, start, end) is not None


def opens_with_ground(text: Text, start: int, end: int) -> bool:
    """Whether the sentence opens with its ground, and something follows behind a comma."""
    return _GROUND.match(text.folded, start, end) is not None and "," in text.folded[start:end]


def stands_apart(text: Text, start: int, end: int) -> bool:
    """Whether the sentence is an award handed over, or tells of circumstances only."""
    folded = text.folded
    if _HANDED_OVER.search(text, start, min(start + 240, end)):
        return True
    if _THANKS_TO.match(folded, start, end):
        return True
    return _CIRCUMSTANCES_NAMED.search(text, start, end) is not None and bool(
        _CIRCUMSTANCES.match(folded, start, end)
    )


def is_ground_of_paper(text: Text, start: int, end: int) -> bool:
    """Whether the sentence only names what the paper carries out ("Thực hiện Chỉ thị số …;")."""
    return (
        _GROUND_OF_PAPER.match(text.folded, start, end) is not None and " đã " not in text.folded[start:end]
    )


def stages_a_scene(text: Text, start: int, end: int) -> bool:
    """Whether the sentence lays out the scene of an exercise, which is played and not lived."""
    return _SCENE.search(text, start, end) is not None


def tells_who_met(text: Text, start: int, end: int) -> bool:
    """Whether the sentence says that a gathering was held, who led it or who came."""
    if _ATTENDS.match(text.folded, start, end):
        return True
    attended = _ATTENDED.search(text, start, min(start + 600, end))
    if attended is not None and not _DUTY.search(text.folded, start, attended.start()):
        return True
    return _HELD.match(text.folded, start, end) is not None


def is_side_act(text: Text, start: int, end: int) -> bool:
    """Whether the sentence turns to a side act of the gathering ("Nhân dịp này, …")."""
    return _OCCASION.match(text.folded, start, end) is not None


def is_of_the_gathering(text: Text, start: int, end: int) -> bool:
    """Whether these words tell what delegates said and did at the gathering."""
    if _DONE_THERE.match(text.folded, start, end) or _THROUGH_IT.match(text.folded, start, end):
        return True
    return _GATHERED.search(text, start, end) is not None


def is_honour(text: Text, start: int, end: int) -> bool:
    """Whether somebody is honoured here ("đã được … tặng thưởng"): an award, no achievement of its own."""
    near = min(start + 130, end)
    honours = _HONOURED.search(text, start, near) or _HONOURS.search(text, start, near)
    if honours and ", có " in text.folded[start : honours.start()]:
        return False  # "công tác … triển khai hiệu quả, có 5 tập thể được khen thưởng"
    return (honours or _HAS_HONOUR.search(text, start, end)) is not None


def turns_to_shortcomings(text: Text, start: int, end: int) -> bool:
    """Whether what follows speaks of what is wanting ("Tuy nhiên, …")."""
    if text.body.startswith("hạn chế ", start):
        return False  # the verb: "hạn chế án trả hồ sơ"
    return bool(_TURNS.match(text.folded, start, end) or _WANTING.match(text.folded, start, end))


def is_wanting(text: Text, start: int, end: int) -> bool:
    """Whether the clause says that something is still wanting."""
    wanting = _WANTING.search(text, start, end)
    if wanting is None or _LESSENED.search(text.folded, wanting.end(), end):
        return False
    return not _RELIEVES.search(text.folded, start, wanting.start())
