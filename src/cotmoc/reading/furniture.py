"""What stands around an article and is none of it: menus, bylines, photo credits, captions, the date."""

from __future__ import annotations

import re
from typing import NamedTuple

from cotmoc.reading.folding import LOWER, UPPER
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, any_of, pattern_of

_FURNITURE = pattern_of(rf"{any_of('furniture')}(?![{LOWER}])|nguồn[^:\n]{{0,40}}: ?(?:http|www)")
_CLOCK_LINE = pattern_of(r"[\d\s:/|.,()\-]+\Z")
_ADDRESS = pattern_of(r"https?://|www\.|\bgmt ?[+-]|\.(?:vn|com|net|org)(?:/|\Z|\s)")
_STAMP = pattern_of(
    r"\A(?:[^\d\n]{0,30}\W)?(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|cn|t[2-7]) ?,? ?(?:ngày )?"
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}[^\n]{0,40}\Z"
    r"|\A(?:đăng|ngày đăng|cập nhật)[^\d]{0,14}\d"
    r"|\A(?:\d{1,2}[:h]\d{2}[, |-]*)?(?:ngày )?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}[ ,|-]*"
    r"(?:\d{1,2}[:h]\d{2}(?::\d{2})?)?\s*\Z"
)
# What most lines lack, so that they need not be looked through for an address or a stamp.
_IN_ADDRESS = ("://", "www.", "gmt", ".vn", ".com", ".net", ".org")
_POSTED_OPENS = ("đăng", "ngày đăng", "cập nhật")
_DAY_LIKE = pattern_of(r"\d[/.-]\d{1,2}[/.-]\d{4}")
_BYLINE = pattern_of(
    r"\(?(?:tin|bài|ảnh|tác giả|thực hiện|nguồn(?: tin)?|theo|người viết|biên tập|cộng tác viên|ctv|pv"
    r"|phóng viên)(?:[ ,&+/-]{1,3}(?:và )?(?:tin|bài|ảnh|viết|bài viết))* ?[:.-] ?\S"
)
_CREDIT = pattern_of(
    r"[(\[]?\b(?:ảnh|photo|hình)(?: minh họa| tư liệu)? ?: ?[^\n.;:]{2,40}[)\].]?(?=[ ]*(?:\n|\Z))"
    r"|\((?:ảnh|nguồn|nguồn ảnh|photo) ?:[^)\n]{1,60}\)"
)
_BEFORE_CREDIT = tuple(
    f"{word}{space}"
    for word in ("ảnh", "photo", "hình", "minh họa", "tư liệu", "nguồn")
    for space in ("", " ")
)
_CRAWLER_DATE = pattern_of(r"\A\s*date (\d{4})-(\d{2})(?:-(\d{2}))?")
_POSTED = pattern_of(r"(?:đăng|cập nhật|xuất bản)[^\d\n]{0,14}(?:\d{1,2}[:h]\d{2}[^\d\n]{0,6})?\Z")
_DAY = pattern_of(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d{2})(?![\d/-])")
_DAY_OF_A_CLOCK = pattern_of(r"(?<![\d/.-])((?:19|20)\d{2})-(\d{2})-(\d{2})(?![\d/-])")
_WRITTEN_DAY = pattern_of(
    r"(?:^|(?<=\|))[^\n;:|]{2,60}, *ngày +(\d{1,2}) +tháng +(\d{1,2}) +năm +((?:19|20)\d{2})[ .|]*$", re.M
)
_WRITTEN_DAY_ENDS = pattern_of(r"ngày +\d{1,2} +tháng +\d{1,2} +năm +(?:19|20)\d{2}[ .|]*$", re.M)
_CAPTION = pattern_of(rf"{any_of('captions')}(?![{LOWER}])")
_CAPTION_END = pattern_of(r"\bảnh \d+\s*\Z|\bảnh ?:")
_CAPTION_VERB = pattern_of(WORD_BEFORE + any_of("caption_verbs") + WORD_AFTER)
# "Cán bộ Đồn Biên phòng A tuần tra đường biên.": what a photo shows, told without a time or a figure.
_SHOWN = pattern_of(
    rf"(?:các )?(?:cán bộ|chiến s[ĩỹ]|bộ đội|lực lượng|đoàn viên|hội viên|người dân|bà con|nông dân"
    rf"|học sinh|công nhân"
    rf"|y,? bác s[ĩỹ]|dân quân|thanh niên|phụ nữ|cảnh sát|nhân viên)(?![{LOWER}])(?![^\n]*[;:!?]| [^\n]*\. )"
    rf"(?![^\n]*(?<![{LOWER}])(?:đã|được|luôn|thường xuyên|tiếp tục|sẽ|cần|phải|tích cực|chủ động"
    rf"|ngày càng|không"
    rf"|hằng (?:năm|ngày)|hàng (?:năm|ngày|tháng)|năm|tháng|qua|nhiều|đạt|góp phần)(?![{LOWER}]))"
    rf"(?=[^\n]* (?:tuần tra|hướng dẫn|tuyên truyền|giúp|trao|tặng|khám|phát|thu hoạch|chăm sóc|trồng|thăm"
    rf"|vận chuyển"
    rf"|dọn|lắp đặt|ra quân|kiểm tra|kiểm soát|làm thủ tục|luyện tập|huấn luyện"
    rf"|giới thiệu)(?![{LOWER}]))[^\n\d]*"
    rf"(?:\d[^\n]*)?\Z"
)
# "Bộ Chỉ huy Biên phòng A trao tặng vật chất cho …": the same of an office, without any figure.
_OFFICE_SHOWN = pattern_of(
    rf"(?:bộ chỉ huy|bộ tư lệnh|ban chỉ huy|đồn biên phòng|đoàn công tác|công an|hội|tỉnh đoàn|huyện đoàn"
    rf"|ủy ban|ubnd)"
    rf"(?![{LOWER}])(?![^\n]*(?:[;:!?\d]| (?:đã|được|luôn|tiếp tục|sẽ|cần|phải|tích cực|chủ động|năm|tháng"
    rf"|qua|nhiều"
    rf"|yêu cầu|đề nghị|giao|chỉ đạo) )| [^\n]*\. )[^\n]* (?:trao|trao tặng|tặng|thăm|chúc mừng|hội đàm"
    rf"|bàn giao|tiếp"
    rf"|đón) [^\n]*\Z"
)
_PERSON_OPENS = pattern_of("(?:các )?" + any_of("persons_open") + WORD_AFTER)
_SIGNED = pattern_of(rf"(?:t/?m|k/?t|t/?l|t/?uq|q)[./ ]|(?:{any_of('signers')} *)?(?:\Z|\(?(?:đã ký|ký tên))")
_NAME_WORD = pattern_of(rf"[{UPPER}][{LOWER}{UPPER}’']*\.?\Z")
_ORGAN_OPENS = pattern_of(
    rf"{any_of('line_heads')}(?![{LOWER}])|[ivxl]+[. ]",
)
_CLOSING = (".", "!", "?", "…", ";", ":", ".”", "…”", ",", "./", "/.")
_TELLS = pattern_of(
    rf"(?:trong|sau|qua|đến|tính đến|năm|giai đoạn|nhiệm kỳ|thời gian)(?![{LOWER}])[^,;:]{{2,80}}, [^;:]* "
    rf"(?:đã|ngày càng|luôn)(?![{LOWER}])"
)
_NO_NEWLINE = pattern_of(r"[^\n]")
_BYLINE_LENGTH, _CAPTION_LENGTH, _FURNITURE_LENGTH, _HEADING_LENGTH, _SHOWN_LENGTH = 80, 260, 140, 250, 160
# An excerpt may end in the middle of its last sentence.
_TELLING_LENGTH, _CUT_LENGTH = 110, 80


class Dateline(NamedTuple):
    """The date above the article, as precise as it is given; all None when there is none."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


def dateline_of(folded: str, furniture: list[tuple[int, int]]) -> Dateline:
    """The crawler's date, else the day of posting in the furniture, else a document's own place and date."""
    if stamp := _CRAWLER_DATE.search(folded):
        return Dateline(int(stamp[1]), int(stamp[2]), int(stamp[3]) if stamp[3] else None)
    days = [day for start, end in furniture if (day := _DAY.search(folded, start, end))]
    posted = [day for day in days if _POSTED.search(folded, max(day.start() - 24, 0), day.start())]
    if day := next(iter([*posted, *days[-1:]]), None):
        return Dateline(int(day[3]), int(day[2]), int(day[1]))
    for start, end in furniture:
        if day := _DAY_OF_A_CLOCK.search(folded, start, end):
            return Dateline(int(day[1]), int(day[2]), int(day[3]))
    if _WRITTEN_DAY_ENDS.search(folded) and (day := _WRITTEN_DAY.search(folded)):
        return Dateline(int(day[3]), int(day[2]), int(day[1]))
    return Dateline()


def ranges_beside(folded: str, lines: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """These lines with the photo credits and the crawler's date, in text order, no two sharing a place."""
    stamp = _CRAWLER_DATE.search(folded)
    ranges: list[tuple[int, int]] = []
    for start, end in sorted([*lines, *_credits(folded), *([stamp.span()] if stamp else [])]):
        begin = max(start, ranges[-1][1]) if ranges else start
        if end > begin:
            ranges.append((begin, end))
    return tuple(ranges)


def _credits(folded: str) -> list[tuple[int, int]]:
    """The photo credits; only lines where a colon follows such a word are looked through."""
    found: list[tuple[int, int]] = []
    colon = folded.find(":")
    while colon >= 0:
        start, end = folded.rfind("\n", 0, colon) + 1, folded.find("\n", colon)
        end = len(folded) if end < 0 else end
        if folded.endswith(_BEFORE_CREDIT, start, colon):
            found += [credit.span() for credit in _CREDIT.finditer(folded, start, end)]
            colon = end
        colon = folded.find(":", colon + 1)
    return found


def blanked(words: str, ranges: tuple[tuple[int, int], ...]) -> str:
    """The words with these ranges made spaces, their line ends kept."""
    pieces: list[str] = []
    at = 0
    for start, end in ranges:
        pieces += [words[at:start], _NO_NEWLINE.sub(" ", words[start:end])]
        at = end
    return "".join([*pieces, words[at:]]) if pieces else words


def kinds_of_lines(lines: list[str], folded: list[str]) -> list[str]:
    """Kind of each line of a text: title, heading, caption, byline, furniture or body."""
    kinds: list[str] = []
    only_furniture = True
    count = _without_furniture_below(folded)
    for index in range(len(lines)):
        kind = _kind_of_line(lines, folded, index, count)
        is_first = only_furniture and len(lines) > index + 1
        untitled = is_first and (
            kind == "heading" or (kind == "caption" and not _CAPTION.match(folded[index]))
        )
        only_furniture = only_furniture and kind == "furniture"
        kinds.append("title" if untitled else kind)
    return kinds


def _without_furniture_below(folded: list[str]) -> int:
    """How many lines there are up to the last that is no furniture: the menu below makes no text longer."""
    count = len(folded)
    while count and _is_furniture(folded[count - 1]):
        count -= 1
    return count


def _kind_of_line(lines: list[str], folded: list[str], index: int, count: int) -> str:
    line, low = lines[index], folded[index]
    if _is_furniture(low):
        return "furniture"
    if _is_byline(lines, folded, index, count):
        return "byline"
    if _is_caption(folded, index, low):
        return "caption"
    is_body = line.endswith(_CLOSING) or len(line) > _HEADING_LENGTH or _tells(line, low)
    is_cut_off = index and index == count - 1 and len(line) > _CUT_LENGTH and not line.isupper()
    return "body" if is_body or is_cut_off else "heading"


def _tells(line: str, low: str) -> bool:
    """Whether a long line without a closing mark says what somebody did: "Trong 5 năm, xã đã …"."""
    return len(line) > _TELLING_LENGTH and not line.isupper() and _TELLS.match(low) is not None


def _is_furniture(low: str) -> bool:
    if _CLOCK_LINE.match(low):
        return True
    if len(low) >= _FURNITURE_LENGTH:
        return False
    if _may_hold_address(low) and _ADDRESS.search(low):
        return True
    if (low.startswith(_POSTED_OPENS) or _DAY_LIKE.search(low)) and _STAMP.search(low):
        return True
    return _FURNITURE.match(low) is not None and not low.endswith((".", ";", ","))


def _may_hold_address(low: str) -> bool:
    return any(map(low.__contains__, _IN_ADDRESS))


def _is_byline(lines: list[str], folded: list[str], index: int, count: int) -> bool:
    line, low = lines[index], folded[index]
    if len(line) > _BYLINE_LENGTH:
        return False
    if _BYLINE.match(low):
        return True
    if line[0] == "(" and line[-1] == ")" and index and index >= count // 2:
        return True
    if not _at_an_end(index, count) or not _is_bare_name(line, low):
        return False
    return not (_is_signature(folded, index) or _is_of_a_title(lines, index))


def _is_of_a_title(lines: list[str], index: int) -> bool:
    """Whether a line in capitals is one of several of a title ("VỀ TĂNG CƯỜNG CÔNG / TÁC PHÒNG …")."""
    below = lines[index + 1] if index + 1 < len(lines) else ""
    return lines[index].isupper() and below.isupper() and len(below) > _SHORT_LINE


_SHORT_LINE = 30


def _at_an_end(index: int, lines: int) -> bool:
    """Bylines stand under the title or below the article."""
    return 0 < index <= 3 or index >= max(lines * 0.6, 1)


def _is_bare_name(line: str, low: str) -> bool:
    words = [word for word in re.split(r"[\s,&–—-]+", line.strip(" .*()")) if word]
    if not 2 <= len(words) <= 7 or _PERSON_OPENS.match(low) or _ORGAN_OPENS.match(low):
        return False
    return all(_NAME_WORD.match(word) for word in words)


def _is_signature(folded: list[str], index: int) -> bool:
    """Whether the lines just above hold the authority or the position of a signer."""
    return any(_SIGNED.match(low) for low in folded[max(index - 4, 0) : index])


def _is_caption(folded: list[str], index: int, low: str) -> bool:
    if len(low) > _CAPTION_LENGTH:
        return False
    beside = folded[max(index - 1, 0) : index] + folded[index + 1 : index + 2]
    if low in beside or _CAPTION.match(low) or ("ảnh" in low and _CAPTION_END.search(low)):
        return True
    if index > 0 and len(low) <= _SHOWN_LENGTH and (_SHOWN.match(low) or _OFFICE_SHOWN.match(low)):
        return True
    unclosed = not low.rstrip('"”').endswith((".", ";", ":", "!", "?", "…"))
    return bool(unclosed and index and _PERSON_OPENS.match(low) and _CAPTION_VERB.search(low))
