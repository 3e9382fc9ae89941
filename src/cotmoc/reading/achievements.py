"""Which clauses report something as done or achieved."""

from __future__ import annotations

from cotmoc.reading.actors import VERB, Setting, actor_at
from cotmoc.reading.anchors import anchored
from cotmoc.reading.background import compares, convenes, describes, tells_news
from cotmoc.reading.clauses import has_own_verb, has_predicate, opens_with_matter
from cotmoc.reading.facts import Person, Span
from cotmoc.reading.found import within
from cotmoc.reading.meetings import is_honour, is_of_the_gathering, is_wanting
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, any_of, pattern_of
from cotmoc.reading.tasks import ANY_MODAL, DONE_ALREADY, states
from cotmoc.reading.text import Text
from cotmoc.reading.themes import theme_of

_PAST = anchored(
    rf"{WORD_BEFORE}(?:đã|được|bị|đạt|luôn|thường xuyên|không xảy ra|không còn|ngày càng"
    rf"|từng bước|có (?:nhiều |những )?(?:chuyển biến|tiến bộ|khởi sắc|bước phát triển|bước tiến)|(?:tăng"
    rf"|giảm)(?= (?:so với|mạnh"
    rf"|sâu|rõ|đáng kể)"
    rf"| cả|[,;]|$)){WORD_AFTER}"
)
_HAD = anchored(rf"{WORD_BEFORE}đã{WORD_AFTER}")
_FIGURE = pattern_of(r"\d")
# What an organ does well, or with figures, is told as an achievement even without "đã".
_VALUED = pattern_of(
    rf"{WORD_BEFORE}(?:có hiệu quả|hiệu quả|thực hiện tốt|làm tốt|tích cực|kịp thời|luôn|thường xuyên"
    rf"|nhiều (?:giải pháp|mô hình"
    rf"|biện pháp|hoạt động)"
    r"|(?!(?:19|20)\d\d(?!\d))\d[\d.,]* (?!năm|tháng|ngày)[a-zà-ỹ]+|\d+%)"
)
# Of a class of organs only what is counted is: "ba lực lượng trao đổi 215 tin".
_COUNTED = pattern_of(
    r"(?<![\d/.,])(?!(?:19|20)\d\d(?!\d))\d[\d.,]* "
    r"(?!năm|tháng|ngày(?! công)|tỉnh|huyện|xã|tập thể|cá nhân)[a-zà-ỹ]{2,}"
)
# Goals have figures too.
_AIMS = pattern_of(
    rf"{WORD_BEFORE}(?:phấn đấu|mục tiêu|chỉ tiêu|sẽ|đến năm|hằng năm|hàng năm|ít nhất|tối thiểu|mỗi"
    rf"|tổng kết|trao|tặng|giải nhất"
    rf"|giải nhì|đại biểu){WORD_AFTER}"
)
_PERSON_ACTS = pattern_of(
    rf"(?:các )?(?:các đồng chí|đồng chí|đ/c|ông|bà|anh|chị|em|cụ|mẹ|bác|chú|gia đình|nhân vật"
    rf"|đại biểu|hội nghị|đoàn công tác|phóng viên|ban tổ chức){WORD_AFTER}"
)
_EFFECT = pattern_of(r"(?:những |các )?(?:kết quả|thành tích|thành tựu)[^,;]{0,60} góp phần ")
# "31 Thông báo số 5/TB-VP", "02 Bằng khen": a footnote, an award in a row, said of nobody.
_NAMED_ALONE = pattern_of(
    rf"(?:\d{{1,3}} )?(?:{any_of('documents_issued')} số (?![^;]* (?:đã|được|đạt) )[^;]{{2,240}}"
    rf"|(?:{any_of('honours')}|huân chương|huy chương|bằng khen|cờ thi đua|giấy khen)"
    rf"(?! cho)[^;]{{0,90}})$"
)
_WILL = pattern_of(rf"{WORD_BEFORE}sẽ{WORD_AFTER}")
_FEELS = pattern_of(
    rf"[^,;:]{{2,80}}? (?:đặt niềm tin|tin tưởng|kỳ vọng|bày tỏ|xin giới thiệu|cảm ơn|tri ân"
    rf"|trân trọng){WORD_AFTER}"
)
# What an office does for a thing, though the thing itself names no field of its work.
_CARED_FOR = pattern_of(
    rf"{WORD_BEFORE}(?:(?:đạt|có|thu|mang lại|đem lại)(?: được)? (?:rất )?(?:nhiều |những |một số "
    rf"|các )*(?:kết quả"
    rf"|thành tích|thành tựu|hiệu quả|chuyển biến|tiến bộ|bước tiến|khởi sắc)|không ngừng|ngày càng"
    rf"|diễn ra sôi nổi|được (?:quan tâm|chú trọng"
    rf"|huy động|phát huy|tăng cường|nâng cao|nâng lên|đẩy mạnh"
    rf"|củng cố|giữ vững|bảo đảm|đảm bảo|cải thiện|mở rộng|triển khai|kiện toàn)){WORD_AFTER}"
)
_LEAST = 12


def is_achievement(
    setting: Setting, people: tuple[Person, ...], clause: Span, *, in_results: bool, in_section: bool
) -> bool:
    """Whether the clause reports an achievement; it stands among others, or in a section of them."""
    begin, end = clause.start, clause.end
    words = setting.text.folded[begin:end]
    told = has_predicate(setting, begin, end) or (
        in_results
        and (
            _acts(setting, begin, end)
            or _goes_well(setting, begin, end)
            or compares(setting.text, begin, end)
        )
    )
    counted = (in_section or in_results) and _FIGURE.search(words) is not None
    if len(words) < _LEAST or not (told or counted) or _is_beside(setting, clause, in_section=in_section):
        return False
    if _is_of_a_person(setting, people, begin, end) or _is_bare_statement(setting, begin, end):
        return False
    if not in_results and (convenes(words) or not _tells_of_the_past(setting, begin, end)):
        return False
    return VERB.match(words) is not None or not (
        _modal_leads(setting.text, begin, end) or (not in_section and _only_narrates(setting, begin, end))
    )


def _is_beside(setting: Setting, clause: Span, *, in_section: bool) -> bool:
    """Whether the clause tells of the gathering, of news, honours, wants or what will be, or describes."""
    text, begin, end = setting.text, clause.start, clause.end
    words = text.folded[begin:end]
    if (
        _NAMED_ALONE.match(words)
        or _FEELS.match(words)
        or (_WILL.search(words) and not _HAD.search(text, begin, end))
    ):
        return True
    if is_of_the_gathering(text, begin, min(begin + 160, end)) or is_wanting(text, begin, end):
        return True
    news = is_honour(text, begin, end) or tells_news(text, begin, end)
    return news or (not in_section and describes(words))


def _acts(setting: Setting, begin: int, end: int) -> bool:
    """Whether a named organ acts here, with "đã" or without."""
    actor = actor_at(setting, begin, end) if begin in setting.organs else None
    return actor is not None and actor.verb < end


def _goes_well(setting: Setting, begin: int, end: int) -> bool:
    """Whether a matter is said to go well, without "được": "công tác giáo dục … triển khai hiệu quả"."""
    stated = " là " in setting.text.folded[begin:end]
    return not stated and opens_with_matter(setting, begin, end) and has_own_verb(setting, begin, end)


def _only_narrates(setting: Setting, begin: int, end: int) -> bool:
    """Whether nobody acts, nothing is counted and nothing that an office cares for is named."""
    words = setting.text.folded[begin:end]
    if _FIGURE.search(words) or words.startswith(("đã ", "được ")) or _CARED_FOR.search(words):
        return False
    if (
        compares(setting.text, begin, end)
        or actor_at(setting, begin, end) is not None
        or _EFFECT.match(setting.text.folded, begin, end)
    ):
        return False
    return theme_of(setting.text.body[begin:end], words) == "other"


def _is_bare_statement(setting: Setting, begin: int, end: int) -> bool:
    return states(setting, begin, end) and not _HAD.search(setting.text, begin, min(end, begin + 80))


def _is_of_a_person(setting: Setting, people: tuple[Person, ...], begin: int, end: int) -> bool:
    """What officials did at the gathering itself."""
    folded = setting.text.folded
    if VERB.match(folded, begin, end):
        return False
    reach = _PAST.search(setting.text, begin, end)
    stop = reach.start() if reach else min(end, begin + 80)
    return bool(within(people, begin, stop)) or _PERSON_ACTS.match(folded, begin, stop) is not None


def _tells_of_the_past(setting: Setting, begin: int, end: int) -> bool:
    folded = setting.text.folded
    if DONE_ALREADY.match(folded, begin, end):
        return True
    if _EFFECT.match(folded, begin, end) or compares(setting.text, begin, end):
        return True
    actor = actor_at(setting, begin, end)
    if actor is not None:
        valued = _VALUED if begin in setting.organs else _COUNTED
        told = valued.search(folded, actor.verb, end) is not None
        return told or DONE_ALREADY.match(folded, actor.verb, end) is not None
    if VERB.match(folded, begin, end):
        return len(_COUNTED.findall(folded, begin, end)) > 1 and not _AIMS.search(folded, begin, end)
    return _PAST.search(setting.text, begin, min(end, begin + 260)) is not None


def _modal_leads(text: Text, begin: int, end: int) -> bool:
    """ "Đề án cần được tiếp tục …" says what must be done, not what was."""
    modal = ANY_MODAL.search(text, begin, end)
    return modal is not None and _PAST.search(text, begin, modal.start()) is None
