"""Organs with a name of their own: schools and hospitals, companies, steering committees."""

from __future__ import annotations

from cotmoc.reading.folding import LOWER, UPPER, fold
from cotmoc.reading.heads import HEAD, HEADS, Organ
from cotmoc.reading.kind_words import KIND_WORD
from cotmoc.reading.levels import LEVEL, placed
from cotmoc.reading.patterns import LETTER, WORD_AFTER, any_of, looked_up, pattern_of
from cotmoc.reading.text import Text
from cotmoc.reading.words import table

_NAME_WORDS = table("name_words")

_NAMED_TO_LEVEL = pattern_of(
    r"(?! *(?:,|\.))[^.;:()\n]{0,110}? (tỉnh|huyện|quận|thành phố|thị xã|xã|phường|trung ương|quốc gia"
    r"|chính phủ)"
    rf"(?![{LETTER}])"
)
_NAMED_STOP = pattern_of(
    rf"[{LETTER}\d] +(?:đã|được|có|yêu cầu|cần|phải|ban hành|thành lập|do|gồm|các|chỉ đạo|tổ chức thực"
    rf"|báo cáo|phát biểu|cho"
    r"|phối hợp|và các|tiếp tục|chủ động|sẽ|đề nghị|là|trong|tại|với|của|từ|để|theo|chủ trì|tham mưu|trao"
    r"|tặng|quyết định"
    rf"|kiểm tra|giao|đánh giá|thống nhất|họp|đồng chí|ông|bà)(?![{LETTER}])"
)
# A defence area: its number, and the name of its seat ("1 - Ia Grai").
_AREA = pattern_of(rf" +\d+(?: *[-–] *[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+)?)?")
_NAMED_NUMBER = pattern_of(r" +\d{2,4}(?![\d/])(?: +quốc gia(?![a-zà-ỹđ]))?")


def titled(text: Text, organ: Organ) -> Organ | None:
    """A name follows the head ("Trường Tiểu học Kim Đồng"); a bare head waits for the name told elsewhere."""
    if _NO_ORGAN.match(text.folded, organ.start) or _is_part_of_heading(text, organ) or _is_spot(text, organ):
        return None
    end = name_after(text, organ.end)
    if end == organ.end:
        return organ._replace(is_open=True)
    whole = organ._replace(head=f"{organ.head} {in_full(text, organ.end, end)}", end=end)
    if branch := _BRANCH_OF.match(text.body, end):
        return whole._replace(unit=f"– {text.words(*branch.span(1))}", end=branch.end())
    if region := _REGION.match(text.folded, end):
        return whole._replace(unit=region[1][: -len(region[2])] + region[2].upper(), end=region.end())
    return placed(text, whole) or whole


# "Ngân hàng A – Chi nhánh Hà Nam": the branch, not the whole bank.
_BRANCH_OF = pattern_of(
    rf" *[-–] *([Cc]hi nhánh(?: (?:tỉnh|thành phố|huyện|số))?(?: [{UPPER}\d][{LOWER}\d]*){{1,4}})"
)


def _is_spot(text: Text, organ: Organ) -> bool:
    """Whether a hill, a quarry or a bridge bears the name that opens like a school's ("mỏ Trường Bản")."""
    return _SPOT.search(text.folded, max(organ.start - 8, 0), organ.start) is not None


_SPOT = pattern_of(r"(?:mỏ|núi|đèo|cầu|sông|hồ|đồi|làng|thôn|bản|đường|phố) \Z")


def _is_part_of_heading(text: Text, organ: Organ) -> bool:
    """Whether a common word in capitals stands inside a line in capitals ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA")."""
    if organ.head not in _COMMON or not text.body[organ.start : organ.end].isupper():
        return False
    line = text.paragraphs[text.paragraph_at(organ.start)].start
    return text.body[line : organ.start].strip(" |") != ""


_COMMON = frozenset({"Hội", "Quỹ", "Trạm", "Báo", "Hợp tác xã"})
_REGION = pattern_of(r" +(khu vực +([ivx]+|\d+))(?![a-zà-ỹđ\d])")


# Words that open like a school, a newspaper or a hospital: an archipelago, reports, aid.
_NO_ORGAN = pattern_of(
    r"trung tâm +(?:hội nghị|y tế (?:đa chức năng|các|tuyến)|thương mại|thể thao đa năng"
    r"|(?:hành chính|huyện|xã|tỉnh)(?= tỉnh|[.,;\n]))"
    r"(?![a-zà-ỹ])"
    r"|trường +(?:sa|sơn|chinh|giang|thành|xuân|thịnh|hợp|kỳ)(?![a-zà-ỹ])"
    r"|hội +(?:chủ|an|khỏe|xuân|gióng|lim|nghị|đồng|thảo|thi|họp|trại|chợ|trường|quán|đoàn|viên)(?![a-zà-ỹ])"
    r"|báo +(?:cáo|chí|động|hiệu|đáp|công|ân)(?![a-zà-ỹ])|viện +(?:trợ|phí|dẫn|trưởng|phó)(?![a-zà-ỹ])"
)


def name_after(text: Text, at: int) -> int:
    """Where the name of its own that follows a head ends; the offset itself where none follows.

    A name is made of capitals and the small syllables after each. Behind two capitals no small word belongs
    to it ("Bạch Mai tiếp nhận"); several small words in a row do ("Kiểm soát bệnh tật") only when a mark, a
    level or a verb closes them.
    """
    typed = _TYPE.match(text.folded, at)
    end = sure = typed.end() if typed else at
    is_heading = text.body[max(at - 4, 0) : at].isupper()
    capitals = small = 0
    is_short = False  # behind an abbreviation "và" leads on to something else
    while word := _NAME_WORD.match(text.body, end):
        start = word.start(1)
        if _ends_name(text, start, is_heading=is_heading) or (end > at and _opens_other(text, start)):
            return end if small <= _MOST_SMALL else sure
        if (capitals > 1 and word[0].lstrip()[0] in "-–") or (is_short and word[1] == "và"):
            return end
        is_short = len(word[1]) > 1 and word[1].isupper() and not is_heading
        if text.body[start].islower() and (capitals > 1 or end == at):
            return sure
        if text.body[start].islower():
            small += 1
        elif word[1].isupper():
            capitals = small = 0
        else:
            is_joined = word[0].strip() != word[1]
            capitals, small = (1 if small or is_joined else capitals + 1), 0
        end = word.end()
        sure = end if small <= 1 else sure
    if is_heading and (line := _NEXT_LINE.match(text.body, end)) and not _opens_other(text, line.start(1)):
        return line.end()
    return end if small <= _MOST_SMALL and _is_closed(text, end) else sure


# The second line of a name in the heading; the name of the State, a number or a kind of document is none.
_NEXT_LINE = pattern_of(
    rf" *\n{{1,2}} *((?!CỘNG|ĐẢNG|ĐỘC|SỐ|TRƯỜNG|BÁO|KẾ|QUYẾT|NGHỊ|THÔNG|CHỈ|HƯỚNG|CÔNG|CHƯƠNG|TỜ|BIÊN|QUY)"
    rf"[{UPPER}]+(?: (?:- )?[{UPPER}]+){{1,5}}) *(?=\n)"
)
_TYPE = pattern_of(
    r" +(?:cổ phần|tiểu học|trung học cơ sở|trung học phổ thông|thcs|thpt|mầm non|cao đẳng|đại học|đa khoa"
    rf"|y tế|trách nhiệm hữu hạn|tnhh|dân tộc nội trú){WORD_AFTER}(?= )"
)
_NAME_WORD = pattern_of(
    rf"(?: +(?:(?:và|số) +(?=[{UPPER}\d])|[-–&] +(?=[{UPPER}]))?"
    r"|, (?=(?:Thông tin|Truyền|Thể thao|Phát thanh|Du lịch|Khoa học|Thương mại|Đào tạo|chống|chữa)))"
    rf"([{UPPER}{LOWER}\d](?:[{UPPER}{LOWER}\d&/.-]*[{UPPER}{LOWER}\d])?)"
)
_MOST_SMALL = 6
_CLOSED = pattern_of(r" *(?:[.,;:|)”\"/(\n–-]|\Z)")


def _is_closed(text: Text, at: int) -> bool:
    return _CLOSED.match(text.body, at) is not None


def _ends_name(text: Text, at: int, *, is_heading: bool) -> bool:
    if text.body[at].islower():
        return _ENDS_NAME.match(text.folded, at) is not None
    return is_heading and _ENDS_HEADING.match(text.folded, at) is not None


_ENDS_HEADING = pattern_of(r"(?:của|các|về|trong|đã|thực hiện|năm|ban hành|với|trên)(?![a-zà-ỹđ])")


_ENDS_NAME = pattern_of(
    rf"{any_of('ends_name', 'after_position')}{WORD_AFTER}|số *:? *\d+[/-]|(?<!giáo dục )thường xuyên"
)


def _opens_other(text: Text, at: int) -> bool:
    """Whether another organ, a document or a level opens here."""
    if LEVEL.match(text.folded, at):
        return True
    is_capital = text.body[at].isupper()
    if is_capital and KIND_WORD.match(text.folded, at):
        return True
    head = HEAD.match(text.folded, at)
    row = looked_up(HEADS, head[0]) if head else None
    return (
        row is not None
        and row.shape != "part"
        and (is_capital or not row.capital)
        and (row.name not in _INSIDE_NAMES)
    )


# Heads that also stand inside the names of others ("Trường Đại học", "Công ty Báo").
_INSIDE_NAMES = frozenset(
    {"Đại học", "Báo", "Viện", "Nhà máy", "Trường", "Phòng", "Vụ", "Cục", "Cổng Thông tin điện tử"}
)


def in_full(text: Text, start: int, end: int) -> str:
    """The words of a name with its abbreviations in full, those the text itself explains included."""
    words = text.words(start, end)
    if words.isupper() and " " in words and text.body[max(start - 3, 0) : start].isupper():
        return words.capitalize()
    return " ".join(_word_in_full(text, word) for word in words.split())


def _word_in_full(text: Text, word: str) -> str:
    if len(word) < 2 or not word.isupper():
        return word
    return _NAME_WORDS.get(fold(word)) or _explained(text, word) or word


def _explained(text: Text, short: str) -> str | None:
    """What the text says an abbreviation of these letters means ("thủ tục hành chính (TTHC)")."""
    at = text.folded.find(f"({fold(short)})") if short.isalpha() else -1
    words = text.words(max(at - 12 * len(short), 0), at).split()[-len(short) :] if at > 0 else []
    is_it = len(words) == len(short) and all(fold(w)[0] == fold(s) for w, s in zip(words, short, strict=True))
    return " ".join(words) if is_it else None


def named(text: Text, organ: Organ) -> Organ | None:
    """A name of its own: a number, words up to a level, or a task; bare, it waits to be recognised."""
    if area := _AREA.match(text.body, organ.end) if organ.head.endswith("khu vực") else None:
        return organ._replace(unit=text.words(organ.end, area.end()), end=area.end())
    if number := _NAMED_NUMBER.match(text.folded, organ.end):
        whole = organ._replace(unit=text.words(*number.span()), end=number.end())
        return placed(text, whole) or whole
    level = _NAMED_TO_LEVEL.match(text.folded, organ.end)
    task = _OF_CONGRESS.match(text.folded, organ.end) if organ.head == "Tổ công tác" else None
    if level and not _NAMED_STOP.search(text.folded, task.end() if task else organ.end - 1, level.start(1)):
        unit = in_full(text, organ.end, level.start(1))
        whole = organ._replace(unit=unit, end=level.start(1) - 1)
        if at_level := placed(text, whole):
            return at_level
        return whole._replace(unit=text.words(organ.end, level.end()), end=level.end())
    task = _NAMED_TASK.match(text.folded, organ.end) or _MANAGED.match(text.body, organ.end)
    end = task.end() if task else name_after(text, organ.end)
    if end > organ.end:
        whole = organ._replace(unit=in_full(text, organ.end, end), end=end)
        return placed(text, whole) or whole
    return organ._replace(is_open=True)


# What a working group has been set up to direct, no verb of its own.
_OF_CONGRESS = pattern_of(r" (?:chỉ đạo|giúp việc) (?=đại hội|bầu cử|thí điểm)")
# What a management board is over, up to its name: "rừng phòng hộ Mường Nhé".
_MANAGED = pattern_of(
    rf" (?:rừng|di tích|dự án|các|khu|vườn|chợ|bến|công trình)(?: [{LOWER}]+){{0,9}}"
    rf"(?: [{UPPER}][{LOWER}]+){{1,4}}"
)
# "về chống khai thác …", "phòng, chống tham nhũng": the task after a committee, up to a mark or a verb.
_NAMED_TASK = pattern_of(
    r" (?:về|phòng|chống|cải cách|chuyển đổi|xây dựng|công tác|đổi mới|quản lý|thực hiện|phát triển)"
    r"(?:,? (?!(?:đã|được|có|yêu cầu|cần|phải|ban hành|tổ chức|chủ trì|(?<!không )báo cáo|tiếp tục|sẽ|là"
    r"|trong"
    rf"|tại|với|đồng chí)(?![{LETTER}]))[{LETTER}]+){{1,14}}"
)
