"""Named models, movements, schemes, projects and campaigns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cotmoc.reading.anchors import anchored
from cotmoc.reading.called_again import all_mentions
from cotmoc.reading.campaigns import QUOTED, campaigns_in, inside_quotes
from cotmoc.reading.facts import Initiative, Span
from cotmoc.reading.folding import LOWER, UPPER, fold
from cotmoc.reading.found import Found
from cotmoc.reading.named_rows import names_in_row
from cotmoc.reading.patterns import LETTER, WORD_AFTER, WORD_BEFORE, any_of, pattern_of
from cotmoc.reading.text import Text

_KINDS = {
    "mô hình": "model", "phong trào": "movement", "cuộc vận động": "movement", "chương trình": "movement",
    "đề án": "scheme", "dự án": "project", "chiến dịch": "campaign", "tháng cao điểm": "campaign",
    "tháng hành động": "campaign", "đợt thi đua": "movement", "công trình": "project",
}  # fmt: skip
_KIND = anchored(
    rf"{WORD_BEFORE}(mô hình|phong trào|cuộc vận động|đề án|dự án|chiến dịch|chương trình|tháng cao điểm"
    rf"|tháng hành động|đợt thi đua|công trình){WORD_AFTER}"
)
# These are initiatives only by a quoted name.
_ONLY_QUOTED = frozenset({"chương trình", "tháng cao điểm", "tháng hành động", "đợt thi đua", "công trình"})
# Between the kind word and the quoted name: "phong trào thi đua “…”", "các mô hình như: “…”".
_TO_QUOTE = pattern_of(
    r"(?: (?!và |hoặc |kết quả |chủ đề |khẩu hiệu |phương châm |thông điệp |tinh thần "
    r"|theo )[^\s“\"'();.,:]+){0,9}?(?: ?:)? ?(?=[“\"'])"
)
_NUMBERED_TO_QUOTE = pattern_of(r" (?:số )?[\d/a-zđ-]+[^“\"();.]{0,60}?(?:về|về việc) (?=[“\"])")
_NEXT_QUOTED = pattern_of(
    r"(?: ?\([^()\n]{2,60}\)| (?:tại|ở|của|do|với|trên) [^“”\".;:,\n]{2,60}?)? ?(?:[,;] ?(?:và )?|và |hay "
    r"|hoặc |(?<=[,;][”\"] ))"
    r"(?:(?:các )?(?:mô hình|phong trào|đề án|dự án|cuộc vận động) )?(?=[“\"])"
)
_MOVEMENT = pattern_of(rf" ((?:thi đua )?{any_of('movements')}){WORD_AFTER}")
# "các phong trào thi đua yêu nước" are many, "phong trào thi đua yêu nước" is the one of that name.
_MOVEMENT_CLASSES = frozenset({"thi đua yêu nước", "thi đua quyết thắng"})
_SEVERAL_BEFORE = pattern_of(rf"{WORD_BEFORE}(?:(?:các|những|nhiều|một số|từng|mỗi)|(?<=[{LETTER},:] )\d+) $")
_SHOW = pattern_of(
    rf"{WORD_BEFORE}(?:truyền hình|nghệ thuật|giao lưu|ca nhạc|văn nghệ|hành động|mục tiêu|phối hợp|gala"
    rf"|công tác|phát thanh|tọa đàm|bình chọn|hội thảo|trực tiếp)"
)
# "Chương trình 04-CTr/TU về “…”": a document with its title.
_WITH_SYMBOL = pattern_of(r" (?:số )?\d")
_ON_AIR = pattern_of(rf"{WORD_BEFORE}(?:truyền hình|phát sóng|lên sóng|xem|biểu diễn)(?: [^.;]{{0,24}})? $")
_UNQUOTED = pattern_of(r":? ((?:[^,;.:()“”\"\n]|\.(?=\w)){3,160})")
# A scheme may be named by a row of aims that closes with its stage or the year it looks to.
_TO_ITS_YEARS = pattern_of(
    r" ((?:(?! (?:được|đã|do|theo|của|tại|để) )[^;.:()“”\"\n]){8,260}?"
    r"(?:, (?:tầm nhìn|định hướng)(?: đến)?(?: năm)? \d{4}|giai đoạn \d{4} ?[-–] ?\d{4}(?!, (?:tầm|định))))"
)
# An item that only names a project, up to its bracket or colon.
_ITEM = pattern_of(
    r":? ((?:[^,;.:()“”\"\n]|\.(?=\w)|, (?=(?:tỉnh|tp|thành phố|huyện|xã|thị xã) )){3,160})(?= ?\()"
)
_BEFORE_ITEM = pattern_of(r"\n[^\w\n]*(?:\d{1,2}|[ivx]{1,4}|[a-zđ])?(?:\.\d{1,2})*[^\w\n]*\Z")
_ITEM_MARK = 24
_PLACE_BELONGS = pattern_of(
    rf", (?:tỉnh|TP|TP\.|thành phố|huyện|xã|thị xã) ?[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{0,3}}"
)
_NO_NAME = pattern_of(
    rf"(?:số(?= \d)|này|nhà nước|trên|đã|được|của|do|cho|là|và|tại|về|theo|trong|để|đang|sẽ|có|nêu|sau"
    rf"|khác|mới"
    rf"|đầu tư(?! xây dựng)|trọng điểm|nói|thành|hiệu quả|điểm|với|từ|liên|hay|kinh tế|phát triển kinh"
    rf"|phát triển kt|đó|nào|trước|vào|đến|vì|nhằm|điển|tiêu biểu|tốt|sản xuất|\d+){WORD_AFTER}"
)
_NAME_ENDS = pattern_of(
    rf" (?:đã|được|đạt|của|do|giai đoạn \d|năm \d|bằng|chậm|hoàn thành|tọa lạc|gồm|sử dụng|đang"
    rf"|đúng|vượt|vẫn|còn|bị|không|cần|phải|bắt đầu|dự kiến|đưa vào|khi|gây|giúp|mang lại|sớm|nhanh|gặp"
    rf"|sẽ|chưa|lần thứ|trên địa bàn|tại|gắn|nhằm|theo|(?<!người )có"
    rf"|với(?! cách mạng)|ngày càng|tiếp tục"
    rf"|để|là|trong (?:năm|tháng|thời|toàn|cả|các)|và (?:các|nhân|triển|tổ|thực|đề|phong|dự|mô"
    rf"|trình|báo|giao|chỉ|hướng|ban|phối|phê)|đến|vào|cho|từ|ở|bảo đảm|góp phần|thuộc){WORD_AFTER}"
)
# A short form in brackets, a stage, or a further stretch behind a comma still belongs to a project's name.
_BELONGS = pattern_of(
    r" \([A-ZĐ]{2,8}\)|(?: gắn với [^,;.:()\n]{3,60}?)? đến năm (?:19|20)\d{2}| giai đoạn (?:19"
    r"|20)\d{2} ?[-–] ?(?:19|20)\d{2}"
    rf"|, (?=[{UPPER}][^,;.:()\n]{{1,24}} [-–] [{UPPER}])[^,;.:()\n]{{3,50}}?(?= *(?:[,;.:(\n]|\Z))"
)
_SYMBOL = pattern_of(r"[a-zđ]{1,4}\.?\d+[a-z]?")
_VERB_WITHIN = pattern_of(r" (?:đã|được|đạt|chậm|đang|sẽ|chưa|gồm|vẫn|hoàn thành) ")
# A road keeps where it leads from and to, what is joined both its sides.
_TWO_ENDS = pattern_of(
    r"(?:hợp nhất|sáp nhập|kết nối|liên kết) [^,;]{3,80}? với(?= )"
    r"|[^,;]{0,80}?(?:đường|tuyến|đoạn) từ [^,;]{3,60}? (?:đến|tới|đi)(?= )"
)
_OWN_NAME = pattern_of(rf"(?<= )(?!(?:UBND|HĐND|BOT|PPP|EPC|ODA) )[{UPPER}][{LOWER}]+(?: [-–] | )[{UPPER}]")
# A work is named by one capital or figure, too: "cầu Rào 3", "quốc lộ 4D".
_OWN_WORK = pattern_of(
    rf"(?:cầu|hồ|kênh|cảng|sông|sân bay|cao tốc|nhà máy|bệnh viện|quốc lộ|tỉnh lộ|vành đai|thủy điện"
    rf"|đường tỉnh|chợ|đê|kè|khu công nghiệp|cụm công nghiệp|khu đô thị|khu tái định cư|trường)"
    rf" (?:[{UPPER}][{LOWER}]|\d)"
)
# "phong trào toàn dân rộng khắp" only says how wide it is.
_ALL_THE_PEOPLE = pattern_of(rf"toàn dân {any_of('verbs')}{WORD_AFTER}")
# One name is often printed with other commas and dashes.
_PARTS = pattern_of(r"[\s,;:.\-–]+")
_FORM_OF_GOVERNMENT = pattern_of(r"(?:hai|ba|2|3|02|03) cấp")


def find_initiatives(text: Text, found: Found) -> tuple[Initiative, ...]:
    """The initiatives of the text, in text order; classes ("các mô hình hiệu quả") are none."""
    organs = frozenset(mention.start for organ in found.organizations for mention in organ.mentions)
    quoted = list(_named(text, organs))
    named = sorted([*quoted, *campaigns_in(text, [span for span, _ in quoted])])
    groups: dict[str, tuple[str, list[Span]]] = {}
    for span, kind in named:
        key = " ".join(_PARTS.split(fold(text.words(span.start, span.end)))).strip()
        groups.setdefault(key, (kind, []))[1].append(span)
    return tuple(
        Initiative(
            id=f"i{number}",
            mentions=all_mentions(text, key, spans),
            kind=kind,
            name=text.words(spans[0].start, spans[0].end),
        )
        for number, (key, (kind, spans)) in enumerate(groups.items(), 1)
    )


def _named(text: Text, organs: frozenset[int]) -> Iterator[tuple[Span, str]]:
    row_end = 0
    for found in _KIND.finditer(text):
        if found.start() < row_end:
            continue
        word = found[1]
        spans = _quoted_names(text, found)
        if spans:
            if word != "chương trình" or _is_campaign(text.folded, found, spans[0]):
                yield from ((span, _KINDS[word]) for span in spans)
        elif row := list(names_in_row(text, found, organs)):
            row_end = row[-1][0].end
            yield from ((span, _KINDS[own]) for span, own in row)
        elif word not in _ONLY_QUOTED and (span := _unquoted_name(text, found)):
            yield span, _KINDS[word]


def _quoted_names(text: Text, kind: re.Match[str]) -> list[Span]:
    folded = text.folded
    lead = _TO_QUOTE.match(folded, kind.end()) or (
        _NUMBERED_TO_QUOTE.match(folded, kind.end()) if kind[1] == "đề án" else None
    )
    if lead is None or _KIND.search(text, kind.end(), lead.end()):
        return []
    spans: list[Span] = []
    quoted = QUOTED.match(folded, lead.end())
    while quoted is not None:
        spans.append(inside_quotes(quoted))
        further = _NEXT_QUOTED.match(folded, quoted.end())
        quoted = QUOTED.match(folded, further.end()) if further else None
    return spans


def _is_campaign(folded: str, found: re.Match[str], name: Span) -> bool:
    """Whether a quoted "chương trình" is the campaign of an organization, not a show or a document."""
    if _SHOW.match(folded, found.end() + 1, found.end() + 20) or _WITH_SYMBOL.match(folded, found.end()):
        return False
    if " về " in folded[found.end() : name.start]:
        return False
    return _ON_AIR.search(folded, max(found.start() - 40, 0), found.start()) is None


def _unquoted_name(text: Text, found: re.Match[str]) -> Span | None:
    folded, at = text.folded, found.end()
    if folded.endswith(("quản lý ", "quản lý các "), max(found.start() - 12, 0), found.start()):
        return None
    several = _SEVERAL_BEFORE.search(folded, max(found.start() - 10, 0), found.start())
    if found[1] == "phong trào" and (movement := _MOVEMENT.match(folded, at)):
        return None if several and movement[1] in _MOVEMENT_CLASSES else Span(*movement.span(1))
    if several:
        return None
    if item := _whole_name(text, found):
        return item
    words = _UNQUOTED.match(folded, at)
    if words is None or _NO_NAME.match(folded, words.start(1)):
        return None
    name = _end_cut(text, words).rstrip(" -/")
    span = Span(words.start(1), _with_what_belongs(text, words.start(1) + len(name)))
    is_name = len(name.split()) > 1 or (found[1] == "dự án" and _SYMBOL.fullmatch(name) is not None)
    return span if is_name and _reads_as_name(text, found, span) else None


def _whole_name(text: Text, found: re.Match[str]) -> Span | None:
    """The name of a scheme up to its years, or of a project that an item of a list only names."""
    folded, at = text.folded, found.end()
    if found[1] == "đề án" and (words := _TO_ITS_YEARS.match(folded, at)):
        return None if _NO_NAME.match(folded, words.start(1)) else Span(*words.span(1))
    before = folded[max(found.start() - _ITEM_MARK, 0) : found.start()]
    opening = "" if found.start() > _ITEM_MARK else "\n"
    if found[1] != "dự án" or _BEFORE_ITEM.search(opening + before) is None:
        return None
    words = _ITEM.match(folded, at)
    if words is None or _NO_NAME.match(folded, words.start(1)) or _VERB_WITHIN.search(words[1]):
        return None
    return Span(words.start(1), _with_what_belongs(text, words.end(1)))


def _end_cut(text: Text, words: re.Match[str]) -> str:
    """The words before what no longer names it."""
    ends_named = _TWO_ENDS.match(words[1])
    kept = len(ends_named[0]) if ends_named else 0
    ends = (end.start() for end in _NAME_ENDS.finditer(words[1], kept))
    # "Cần Thơ" is a place, "cần" goes on with the sentence.
    apart = words[1].find(" - ", kept)
    if apart >= 0 and text.body[words.start(1) + apart + 3].islower():
        words = _UNQUOTED.match(text.folded, words.start(), words.start(1) + apart) or words
        ends = (end.start() for end in _NAME_ENDS.finditer(words[1], kept))
    lower = (end for end in ends if text.body[words.start(1) + end + 1].islower())
    return words[1][: next(lower, len(words[1]))]


def _with_what_belongs(text: Text, end: int) -> int:
    """The end of a name with its short form in brackets, its stage, and the further stretch of a road."""
    while more := (_BELONGS.match(text.body, end) or _PLACE_BELONGS.match(text.body, end)):
        end = more.end()
    return end


def _reads_as_name(text: Text, found: re.Match[str], span: Span) -> bool:
    """A capital opens the name, or a scheme or project is written with one or names a place of its own."""
    start = span.start
    if found[1] == "mô hình" and _FORM_OF_GOVERNMENT.search(text.folded, start, span.end):
        return False
    if found[1] == "phong trào" and _ALL_THE_PEOPLE.match(text.folded, start, span.end):
        return True
    if text.body[start].isupper():
        return not text.body[start : start + 2].isupper() or _SYMBOL.match(text.folded, start) is not None
    if found[1] not in {"đề án", "dự án"}:
        return False
    capital = text.body[found.start()].isupper() and text.body[max(found.start() - 2, 0)] not in ".\n:;"
    named = _OWN_NAME.search(text.body, start, span.end) or _OWN_WORK.search(text.body, start, span.end)
    return capital or named is not None
