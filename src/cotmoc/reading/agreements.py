"""What partners who sign an agreement bind themselves to: tasks told as its content."""

from __future__ import annotations

import re
from typing import NamedTuple

from cotmoc.reading.actors import VERB, Setting, actor_at, addressees
from cotmoc.reading.anchors import anchored
from cotmoc.reading.announcements import content_start
from cotmoc.reading.openers import clause_start
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, pattern_of
from cotmoc.reading.stages import is_past, period_of, stage_in

_BOND = (
    r"(?:(?:bản |biên bản |văn bản )?(?:nội dung |chương trình |kế hoạch |quy chế |thỏa thuận |bản |biên bản"
    r" |giao ước |nghị quyết |quy ước )+(?:khung |đã |được )*(?:phối hợp|hợp tác|ký kết|kết nghĩa|ghi nhớ"
    rf"|liên tịch|liên ngành|thi đua){WORD_AFTER}|(?:bản |biên bản )?(?:ghi nhớ|thỏa thuận|giao ước)"
    rf"{WORD_AFTER})"
)
_PARTNERS = (
    r"(?:hai|các|ba|bốn|02|03|2|3) (?:bên|đơn vị|ngành|cơ quan|lực lượng|địa phương|tỉnh|huyện|xã|sở|bộ)"
)
# "Theo chương trình phối hợp, hai bên …": what each is to do.
_BY_BOND = pattern_of(
    rf"(?:theo|căn cứ|trong)(?: đó,?| nội dung| tinh thần)*(?: của)? {_BOND}[^:;.]{{0,120}}?, "
)
# "Nội dung phối hợp tập trung vào …", "Biên bản hợp tác gồm 4 nội dung: …".
_HOLDS = pattern_of(
    rf"(?:các |những |một số )*(?:mục tiêu |trọng tâm )?{_BOND}[^:;.]{{0,160}}?(?<![a-zà-ỹđ])"
    r"(?:gồm|bao gồm|tập trung(?: nhấn mạnh)?(?: vào)?|nêu rõ|nhằm|với|trong đó)(?! những năm)"
    r"(?:(?: các| những| một số| nhiều| \d{1,2})*(?: nhóm)? (?:nội dung|nhiệm vụ|lĩnh vực"
    r"|hoạt động|vấn đề|công tác)[^:;.]{0,60}:| (?=[a-zà-ỹđ]))"
)
# "Hai đơn vị ký kết quy chế kết nghĩa với các nội dung: …".
_SIGNED = anchored(
    rf"{WORD_BEFORE}(?:ký kết|ký|thống nhất ký) (?:và )?{_BOND}[^:;.]{{0,200}}?(?:nội dung|nhiệm vụ"
    r"|lĩnh vực|cam kết)[^:;.]{0,80}: *"
)
# "Hai bên thống nhất phối hợp …", "A và B đã ký kết phối hợp thực hiện …".
_AGREES = pattern_of(
    r"(?:đã |cũng |cùng |sẽ |vừa )*(?:thống nhất|nhất trí|thỏa thuận|ký kết)(?: (?:cùng nhau|cùng|việc"
    r"|sẽ|ký kết))*,? (?!thông qua|đánh giá|nhận định|bầu|cho rằng|ban hành|đề nghị|chọn|ghi nhận|cao)"
)
_AGREEING = anchored(rf"{WORD_BEFORE}(?:thống nhất|nhất trí|thỏa thuận|ký kết){WORD_AFTER}")
_AT_IT = pattern_of(
    r"(?:cũng )?(?:tại|trong|kết thúc|qua) (?:đây|buổi|lễ|hội nghị|hội đàm|cuộc|khuôn khổ)[^,;:.]{0,60}, "
)
_PARTNERS_OPEN = pattern_of(rf"{_PARTNERS}{WORD_AFTER}")
_DONE = pattern_of(rf"(?:cũng |đều |cùng )*(?:đã|được){WORD_AFTER}")


class Agreed(NamedTuple):
    """What is agreed on: where its words begin, who binds himself, and who says so, if anybody."""

    start: int
    to: tuple[str, ...]
    by: str | None


def agreed_in(setting: Setting, start: int, end: int, *, at_signing: bool) -> Agreed | None:
    """The content of an agreement that a sentence tells; `at_signing`: the text reports the signing."""
    folded = setting.text.folded
    if bond := _BY_BOND.match(folded, start, end):
        return _of_partners(setting, bond.end(), end)
    if (holds := _HOLDS.match(folded, start, end)) and _is_content(setting, holds, end, at_signing):
        return Agreed(content_start(folded, holds.end(), end), (), None)
    if signed := _SIGNED.search(setting.text, start, end):
        return Agreed(signed.end(), *_partners(setting, start, signed.start()))
    return _agreement_of(setting, start, end, at_signing)


def _of_partners(setting: Setting, start: int, end: int) -> Agreed | None:
    """ "…, hai bên tích cực …": what they do by the agreement; what they have done is none."""
    actor = actor_at(setting, start, end)
    if actor is None or actor.verb >= end or _DONE.match(setting.text.folded, actor.verb, end):
        return None
    return Agreed(start, addressees(setting, actor), None)


def _is_content(setting: Setting, holds: re.Match[str], end: int, at_signing: bool) -> bool:
    """Whether tasks follow: behind a colon, or with a verb where the text tells of the signing."""
    at = content_start(setting.text.folded, holds.end(), end)
    if at >= end:
        return False
    is_task = VERB.match(setting.text.folded, at, end) is not None or actor_at(setting, at, end) is not None
    return is_task and (at_signing or holds[0].endswith(":"))


def _partners(setting: Setting, start: int, end: int) -> tuple[tuple[str, ...], str | None]:
    """Who signs, as addressees, and the first organ of them."""
    begin = clause_start(setting, start, end)
    actor = actor_at(setting, begin, end, alone=True)
    to = addressees(setting, actor) if actor else ()
    return to, next(iter(setting.named_between(begin, end)), None)


def _is_of_now(setting: Setting, start: int, begin: int, agrees: str) -> bool:
    """Whether "đã thống nhất" was said at the gathering; "đã ký kết phối hợp": not in a year gone by."""
    opening = setting.text.folded[start:begin]
    if "đã" not in agrees.split() or _AT_IT.match(setting.text.folded, start, begin + 1):
        return True
    return "ký kết" in agrees and not is_past(opening) and period_of(stage_in(opening)) is None


def _agreement_of(setting: Setting, start: int, end: int, at_signing: bool) -> Agreed | None:
    """ "hai bên thống nhất | phối hợp …", where it is not told of a time gone by."""
    if _AGREEING.search(setting.text, start, end) is None:
        return None
    at_it = _AT_IT.match(setting.text.folded, start, end)
    begin = clause_start(setting, at_it.end() if at_it else start, end)
    actor = actor_at(setting, begin, end)
    if actor is None:
        return None
    agrees = _AGREES.match(setting.text.folded, actor.verb, end)
    if agrees is None or not (at_signing or _is_of_now(setting, start, begin, agrees[0])):
        return None
    if not VERB.match(setting.text.folded, agrees.end(), end):
        return None
    if begin not in setting.organs and not _PARTNERS_OPEN.match(setting.text.folded, begin, end):
        return None
    by = next(iter(setting.named_between(begin, actor.verb)), None)
    return Agreed(agrees.end(), addressees(setting, actor), by)
