"""Line ends that the page made, not the writer: each becomes a space, so that offsets stay."""

from __future__ import annotations

import re
from itertools import pairwise

from cotmoc.reading.folding import LOWER, UPPER
from cotmoc.reading.patterns import pattern_of

_SMALL = frozenset(LOWER)
_CLOSING = frozenset(".;:!?…")
_ITEM = pattern_of(r"[a-zđ][.)]")
# A line that ends with one of these goes on, whatever the next one begins with.
_GOES_ON = (
    ",", " -", " –", " của", " và", " về", " các", " với", " số", " ngày", " Ủy", " năm", " tháng", " Sở",
    " Bộ", " giai đoạn", " nhiệm kỳ", " khóa", " khoá", " lần thứ", " quý", " hơn", " gần", " trên", " đạt",
)  # fmt: skip
# The name of a committee in a heading, broken between its own words.
_SPLIT_HEAD = pattern_of(
    r"\n(?:(?<=(?:Ủy|Uỷ|ỦY|UỶ)\n)(?=BAN|ban)|(?<=HỘI ĐỒNG\n)(?=NHÂN DÂN)|(?<=HỘI\n)(?=ĐỒNG NHÂN)"
    r"|(?<=(?:ỦY BAN|UỶ BAN)\n)(?=NHÂN))"
)
# In a text that is wrapped throughout, a long line without a closing mark also goes on with a capital.
_WRAP_IN_NAME = pattern_of(
    rf"(?<=[{LOWER}{UPPER}\d)])(?<=[^\n]{{60}}) *\n *(?=[{UPPER}][{LOWER}])(?!điều|chương|mục|phần|căn cứ"
    rf"|nơi nhận|xét|theo)",
    re.IGNORECASE,
)
# "Nghị định" at the end of a line, its number at the head of the next.
_NAMES_PAPER = pattern_of(
    r"(?:Nghị định|Thông tư|Quyết định|Nghị quyết|Chỉ thị|Kế hoạch|Công văn|Luật|Kết luận|Thông báo"
    r"|Điều|khoản)$"
)
# "Chủ tịch UBND tỉnh yêu cầu" waits for whom it asks, "sau 8 năm thực hiện" for what was carried out.
_ASKS = pattern_of(r"(?<!Mục đích)(?<!mục đích)[^,] (?:yêu cầu|đề nghị|giao|chỉ đạo)$")
_ASKED = pattern_of(
    r"(?:Thủ trưởng|Giám đốc|Chủ tịch|Trưởng|Chánh|Bí thư|UBND|Ủy ban|Uỷ ban|Công an|Sở|Bộ|Ban|Các|Cục"
    r"|Chi cục) "
)
_CARRIES_OUT = pattern_of(r"^(?![IVX\d]).*[a-zà-ỹ] (?:thực hiện|triển khai|quán triệt)$")
_CARRIED_OUT = pattern_of(
    r"(?:Nghị quyết|Chỉ thị|Kế hoạch|Kết luận|Luật|Quyết định|Chương trình|Đề án|Pháp lệnh|Quy chế)"
    r" (?:số |[a-zà-ỹ])"
)
_LEAST_OF_SENTENCE = 18
_NUMBER = pattern_of(r"\d{1,6}(?:/|-[A-ZĐ]|\s)")
# A symbol broken at its hyphen ("30/2020/NĐ-" over "CP").
_SYMBOL_BROKEN = pattern_of(r"\d/[\w/]*-$")
_SYMBOL_TAIL = pattern_of(r"[A-ZĐ]{2,8}(?![\w])")
_WRAPPED = 2


def unwrapped(plain: str) -> str:
    """The text, of the same length, with the line ends that the page made as spaces."""
    lines = _SPLIT_HEAD.sub(" ", plain).split("\n")
    joined: list[str] = [lines[0]]
    count = 0
    for former, line in pairwise(lines):
        goes_on = _goes_on(former.rstrip(" "), line.lstrip(" "))
        joined += (" " if goes_on else "\n", line)
        count += goes_on
    whole = "".join(joined) if count else "\n".join(lines)
    return _WRAP_IN_NAME.sub(_spaces, whole) if count >= _WRAPPED else whole


def _goes_on(former: str, line: str) -> bool:
    """Whether one line goes on in the next: in lower case without a closing mark, or behind a comma."""
    if not former or not line:
        return False
    if (_NAMES_PAPER.search(former) and _NUMBER.match(line)) or _expects(former, line):
        return True
    if _SYMBOL_BROKEN.search(former) and _SYMBOL_TAIL.match(line):
        return True
    if line[0] in _SMALL and former.rstrip("*_")[-1:] not in _CLOSING and not former[-1].isspace():
        return _ITEM.match(line) is None or _waits(former, line)
    return _waits(former, line)


def _expects(former: str, line: str) -> bool:
    """Whether a line ends in a verb that the head of the next completes, though that is a capital."""
    if len(former) < _LEAST_OF_SENTENCE or not line[0].isupper():
        return False
    if _CARRIED_OUT.match(line):
        return _CARRIES_OUT.match(former) is not None
    return _ASKED.match(line) is not None and _ASKS.search(former) is not None


def _waits(former: str, line: str) -> bool:
    return former.endswith(_GOES_ON) and line[0] != "-" and not line[0].isspace() and former[-1] != "-"


def _spaces(found: re.Match[str]) -> str:
    return found[0] if _ends_title(found) else " " * len(found[0])


def _ends_title(found: re.Match[str]) -> bool:
    """Whether the line above is in capitals, as titles are, and the one below is not."""
    whole = found.string
    former = whole[whole.rfind("\n", 0, found.start()) + 1 : found.start()]
    return former.isupper() and not whole[found.end() : found.end() + 2].isupper()
