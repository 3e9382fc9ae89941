"""Sentences cut into clauses, and the parts of a clause: what opens it, who acts, where its verb stands."""

from __future__ import annotations

from collections.abc import Iterator

from cotmoc.reading.actors import AUXILIARY, CLASS, VERB, Setting, actor_at
from cotmoc.reading.anchors import anchored
from cotmoc.reading.facts import Span
from cotmoc.reading.named_rows import heads_names
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, any_of, pattern_of
from cotmoc.reading.text import Text

_BREAK = pattern_of(r"[;“”\"()\[\]]")
_CLOSING_MARKS = " .…;:,!?/"
_ITEM = pattern_of(
    r"(?:[-+*•]+\s*|\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s*|\d{1,2}[-–] (?=\w)"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\s+|[a-zđ][.)]\s+"
    r"|\(\d{1,2}\)\s*|điều \d+\s*[.:]\s*)"
)
_PAPER = pattern_of(
    r"\((?:[A-ZĐ]{2,8}|[A-ZĐ][A-Za-z0-9.]{2,20}\.vn)\)\s+(?=[A-ZÀ-ỸĐ])"
    r"|(?:\([^()\n]{2,24}\)|[A-ZĐ][A-ZĐa-z0-9.]{1,14}|Biên phòng|Bộ đội Biên phòng)\s*[-–—]\s*(?=[^\W\d_]|\d)"
)
_LINK = pattern_of(
    rf"(?:{any_of('openings')}{WORD_AFTER}|{any_of('openings_with_comma')}(?=\s*[,:]))\s*[,:]?\s*"
    r"|\(?(?:\d{1,2}|i{1,3}|iv|v)\) *(?=[^\W\d_])"
)
_IN_PARTICULAR = pattern_of(rf"(?:nhất là|đặc biệt là|trong đó có|cũng như|kể cả|bao gồm){WORD_AFTER}")
_REACHES = anchored(rf"{WORD_BEFORE}(?:đạt|được|tăng|giảm|có){WORD_AFTER}")
_ASKS = anchored(rf"{WORD_BEFORE}{any_of('asking_firmly')}{WORD_AFTER}")
# A ground or an occasion before a task behind a semicolon: "…; căn cứ kết quả rà soát, lập danh sách …".
_SETS_OUT = pattern_of(
    rf"(?:căn cứ|trên cơ sở|định kỳ|hằng (?:năm|quý|tháng|tuần)|hàng (?:năm|quý|tháng|tuần)|trong quá trình"
    rf"|trường hợp|khi|nếu|đối với|sau khi|trước khi|trước ngày|trước mắt){WORD_AFTER}"
)
_TOGETHER = pattern_of(r"cùng (?:nhau )?")
# "; cùng nhân dân địa phương nạo vét 3 km mương": beside whom it was done.
_BESIDE = pattern_of(r"cùng (?:với )?(?:nhân dân|người dân|bà con|chính quyền|các|lực lượng) ")
_PREDICATE = anchored(
    rf"{WORD_BEFORE}(?:đã|sẽ|được|bị|đạt|đang|tiếp tục|cần|phải|tăng|giảm|còn|có|ổn định"
    rf"|phát triển|không còn|không ngừng|góp phần|vượt|chiếm|trở thành|chuyển dịch|chuyển biến|khởi sắc"
    rf"|bảo đảm|đảm bảo|luôn|xảy ra|ngày càng|từng bước|thường xuyên){WORD_AFTER}"
)
# "100% cơ sở hội đăng ký …": a share of somebody opens a clause where a verb follows.
_SHARE = pattern_of(r"\d[\d,.]* ?% (?:số |các |tổng số )?[a-zà-ỹđ]")
# A matter that is the subject of its own clause, behind a semicolon too.
_MATTER = pattern_of(
    rf"(?:(?:các |nhiều |những )?(?:hoạt động|phong trào|chỉ tiêu|nội dung, mục tiêu)|công tác|chất lượng"
    rf"|đời sống|tình hình"
    rf"|an ninh chính trị|quốc phòng|bộ mặt|vai trò|nhận thức|số lượng|số vụ|tỷ lệ|tốc độ|mối quan hệ"
    rf"|quan hệ|tinh thần){WORD_AFTER}"
)
# What goes on with the old clause behind a semicolon: a further object or attribute.
_GOES_ON = pattern_of(
    rf"(?:của|về|từ|cho|với|tại|ở|trên|giữa|nhằm|góp phần|qua đó"
    rf"|trong đó có|các văn bản|sự chỉ đạo|\d){WORD_AFTER}|\d"
)


def item_mark_end(text: Text, start: int, end: int) -> int:
    """Where the words of a paragraph begin, behind its dash, number or letter, or the newspaper's mark."""
    mark = _ITEM.match(text.folded, start, end) or _PAPER.match(text.body, start, end)
    return mark.end() if mark else start


def clauses_of(setting: Setting, start: int, end: int, *, listed: bool = False) -> tuple[Span, ...]:
    """A sentence cut at the semicolons that begin a new clause; `listed` cuts at each of them."""
    text = setting.text
    if text.folded.find(";", start, end) < 0:
        whole = _trimmed(text, Span(start, end))
        return (whole,) if whole.start < whole.end else ()
    parts = [_trimmed(text, part) for part in _parts(text.folded, start, end)]
    joined: list[Span] = []
    names_from = _names_from(text.folded, start, end)
    for part in parts:
        if part.start >= part.end:
            continue
        is_name = names_from < part.start and after_links(text, part.start, part.end) == part.start
        if joined and (is_name or not (listed or _begins_anew(setting, joined[-1], part))):
            joined[-1] = Span(joined[-1].start, part.end)
        else:
            joined.append(part)
    return tuple(joined)


def _names_from(folded: str, start: int, end: int) -> int:
    """Behind which colon the names of models stand, so that their semicolons part no clauses."""
    colon = folded.find(":", start, end)
    return colon if colon >= 0 and heads_names(folded, colon) else end


def _parts(folded: str, start: int, end: int) -> Iterator[Span]:
    """The stretches between semicolons that stand outside quotes and brackets."""
    depth, quoted, begin = 0, False, start
    whole = _quoted_whole(folded, start, end)
    for mark in _BREAK.finditer(folded, start, end):
        sign = mark[0]
        if mark.start() in whole:
            continue
        if sign == '"':
            quoted = not quoted
        elif sign in "“([":
            depth += 1
        elif sign in "”)]":
            depth = max(depth - 1, 0)
        elif depth == 0 and not quoted:
            yield Span(begin, mark.start())
            begin = mark.end()
    yield Span(begin, end)


def _quoted_whole(folded: str, start: int, end: int) -> tuple[int, ...]:
    """The marks of a quote that runs from a colon to the end: "ông A nói: “… phải …; …”."."""
    opening = _QUOTED_WHOLE.search(folded, start, end)
    return (opening.start(1), opening.start(2)) if opening else ()


_QUOTED_WHOLE = pattern_of(r": *([\"“])[^\"“”]*([\"”])[ .…]*$")


def _trimmed(text: Text, part: Span) -> Span:
    words = text.folded[part.start : part.end]
    start = part.start + len(words) - len(words.lstrip())
    kept = words.rstrip(_CLOSING_MARKS)
    if kept.endswith("”") and kept.count("”") > kept.count("“"):
        kept = kept.rstrip(_CLOSING_MARKS + "”")
    elif kept.endswith('"') and kept.count('"') % 2:
        kept = kept.rstrip(_CLOSING_MARKS + '"')
    return Span(start, part.start + len(kept))


def _begins_anew(setting: Setting, before: Span, part: Span) -> bool:
    text = setting.text
    if _IN_PARTICULAR.match(text.folded, part.start, part.end):
        return False
    begin = after_links(text, part.start, part.end)
    if begin in setting.organs:
        return not _waits_for_verb(setting, before) and _acts(setting, begin, part.end)
    if _SETS_OUT.match(text.folded, begin, part.end) and has_own_verb(setting, begin, part.end):
        return True
    if not _is_whole(setting, before) or _goes_on(setting, before, part, begin):
        return False
    return has_predicate(setting, begin, part.end) or _is_share_that_acts(setting, begin, part.end)


def _is_share_that_acts(setting: Setting, begin: int, end: int) -> bool:
    if _SHARE.match(setting.text.folded, begin, end) is None and not opens_with_matter(setting, begin, end):
        return False
    return has_own_verb(setting, begin, end)


def opens_with_matter(setting: Setting, begin: int, end: int) -> bool:
    """Whether the clause opens with what an office cares for: "công tác giáo dục …", "chất lượng …"."""
    return _MATTER.match(setting.text.folded, begin, end) is not None


def _is_whole(setting: Setting, part: Span) -> bool:
    """Whether the words have a verb, so that what follows may be a clause of its own."""
    return has_own_verb(setting, part.start, part.end) or has_predicate(setting, part.start, part.end)


def _goes_on(setting: Setting, before: Span, part: Span, begin: int) -> bool:
    """Whether the words go on with a row of organs, or with an object or attribute of the clause before."""
    text = setting.text
    if _is_row_of_organs(setting, before) and CLASS.match(text.folded, begin, part.end):
        return True
    if not _GOES_ON.match(text.folded, begin, part.end) or AUXILIARY.search(text.folded, begin, part.end):
        return False
    if _is_share_that_acts(setting, begin, part.end):
        return False
    return not (text.folded[begin].isdigit() and _REACHES.search(text, begin, part.end))


_LONGEST_ORGAN = 120


def _waits_for_verb(setting: Setting, part: Span) -> bool:
    """Whether the words end in an organ that has not acted yet: "các sở, ngành; Hội Nông dân tỉnh …"."""
    if not _is_row_of_organs(setting, part):
        return False
    asked = [found.end() for found in _ASKS.finditer(setting.text, part.start, part.end)]
    return not has_own_verb(setting, max([part.start, *asked]), part.end)


def has_own_verb(setting: Setting, start: int, end: int) -> bool:
    """Whether a verb stands here that is no part of a name ("Sở Giáo dục và Đào tạo" has none)."""
    body = setting.text.body
    for verb in VERB.finditer(setting.text, start, end):
        is_name = verb.start() > start and body[verb.start()].isupper()
        if not is_name and not _in_organ(setting, verb.start(), start):
            return True
    return False


def _in_organ(setting: Setting, at: int, start: int) -> bool:
    return any(
        begin < at < setting.organs[begin][0]
        for begin in range(max(start, at - _LONGEST_ORGAN), at)
        if begin in setting.organs
    )


def _acts(setting: Setting, begin: int, end: int) -> bool:
    """Whether an organ stands here and a verb of its own follows: "; Sở Y tế lập kế hoạch …"."""
    actor = actor_at(setting, begin, end)
    return actor is not None and actor.verb < end


def _is_row_of_organs(setting: Setting, part: Span) -> bool:
    """Whether the words end in a row of organs that is still waiting for its verb."""
    text = setting.text
    comma = text.folded.rfind(",", part.start, part.end)
    begin = comma + 1 + (text.folded[comma + 1 : comma + 2] == " ") if comma >= 0 else part.start
    if part.end - begin >= _LONGEST_ORGAN:
        return False
    tail = text.folded[begin : part.end]
    named = CLASS.match(tail) or CLASS.search(tail) or text.body[begin].isupper()
    opens_with_verb = VERB.match(tail) is not None and not text.body[begin].isupper()
    if not named or _PREDICATE.search(text, begin, part.end) or opens_with_verb:
        return False
    asked = [found.end() for found in _ASKS.finditer(text, begin, part.end)]
    if asked and has_own_verb(setting, asked[-1], part.end):
        return False
    return comma >= 0 or CLASS.match(tail) is not None or begin in setting.organs


def has_predicate(setting: Setting, start: int, end: int) -> bool:
    """Whether these words hold a verb of their own: at their head, or an auxiliary after their subject."""
    text = setting.text
    begin = after_links(text, start, end)
    together = _TOGETHER.match(text.folded, begin, end)
    verb = together.end() if together else begin
    if VERB.match(text.folded, verb, end) or _PREDICATE.search(text, begin, end):
        return True
    acts = CLASS.match(text.folded, begin, end) or _BESIDE.match(text.folded, begin, end)
    return acts is not None and has_own_verb(setting, begin, end)


def after_links(text: Text, start: int, end: int) -> int:
    """Where the clause itself begins, behind words that only link it."""
    while link := _LINK.match(text.folded, start, end):
        start = link.end()
    return start
