"""Who acts in a clause: organs or a class of them, up to the verb, and whom a task so addresses."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import NamedTuple

from cotmoc.reading.anchors import anchored
from cotmoc.reading.facts import Organization
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, any_of, any_word, pattern_of
from cotmoc.reading.places import province_spellings
from cotmoc.reading.text import Text

AUXILIARY = pattern_of(
    rf"(?:đã|đang|sẽ|được(?! giao| phân công| nêu| xác định)|bị|luôn|chưa|không|vẫn|cũng|đều|cùng|vừa|sớm"
    rf"|hiện|tiếp tục|phải|cần){WORD_AFTER}"
)
_NOUN_BEFORE = pattern_of(rf"{WORD_BEFORE}{any_of('nouns_as_verbs')} $")
_ORGAN_BEFORE = pattern_of(
    rf"{WORD_BEFORE}(?:cơ quan|lực lượng|bộ phận|ban|đoàn|tổ|đội"
    rf"|trạm|cục|chi cục|hạt|cơ sở|hệ thống|trường|cán bộ|văn phòng|phòng|trung tâm"
    rf"|cấp ủy,|hội|quỹ) $"
)
_REPORTS = pattern_of(
    rf"(?:{any_of('asking_firmly', 'asking', 'resolving', 'saying', 'praising')}){WORD_AFTER}"
)
# One syllable that is a verb alone is none behind these: "chuyển giao", "việc làm", "thường trực".
_COMPOUND_BEFORE = pattern_of(
    rf"{WORD_BEFORE}(?:bàn|chuyển|ngoại|quá|đào|cải|độc|công|thành|việc|nơi|gia|cây|gieo|tiếp|chứng|bầu"
    rf"|đề|nghiên|vận|phòng|tinh|bắt"
    rf"|ban|liên|thẩm|giấy|sáng|tái|cấu|phòng,|trong|từ|và|là|người|hiện|kẻ|dự|được) $"
)
# "tổ chức chính trị", "cấp có thẩm quyền": no verb, whatever stands before.
_NO_VERB = pattern_of(
    rf"(?:tổ chức (?:chính trị|đoàn thể|đảng|xã hội|hội(?! nghị| thảo| thi| diễn| chợ| trại| đồng)|quần chúng"
    rf"|thành viên|cơ sở đảng|tôn giáo|kinh tế|(?:có )?liên quan)"
    r"|có\s+(?:thẩm quyền|liên quan|chức năng|trách nhiệm liên quan)"
    rf"){WORD_AFTER}"
)
_FUNCTION = pattern_of(rf"{any_of('functions')}{WORD_AFTER}")
_OF_SOMEBODY = pattern_of(r" của(?![a-zà-ỹđ])")
_MATTER = pattern_of(
    rf"(?:(?:các|những|một số) )?(?:nội dung|nhiệm vụ|giải pháp|vấn đề|công tác|việc|hoạt động){WORD_AFTER}"
)
# "người đứng đầu địa phương để xảy ra vi phạm phải …": what is told of the actor before its own verb.
_RELATIVE = pattern_of(
    r"(?:để xảy ra|nào để|mà không|có hành vi|thiếu trách nhiệm|không thực hiện|chưa|có sự|có tên|có nhu cầu)"
    r"[^,.;:]{0,120}?(?:, [^,.;:]{0,60}?)? (?=(?:phải|cần|chịu trách nhiệm|có trách nhiệm|sẽ) )"
)
# "các ngành, nhất là các xã …" goes on; "xã A là địa bàn …" says what it is.
_SINGLES_OUT = pattern_of(rf"{WORD_BEFORE}(?:nhất|đặc biệt|trước hết|chính|tức) $")
_WORD = pattern_of(r"[^\W_]+")
VERB = anchored(rf"{WORD_BEFORE}(?!không khí )(?:{any_of('adverbs')}|{any_of('verbs')}){WORD_AFTER}")
MODAL = pattern_of(rf"{any_of('modals')}{WORD_AFTER}")
CLASS = pattern_of(
    rf"(?:(?:các|những|từng|mỗi|mọi|toàn thể|tất cả các|một số) {any_of('class_nouns')}"
    rf"|(?:\d{{1,2}}|hai|ba|bốn) (?:lực lượng|đơn vị|ngành|bên|cấp|tỉnh|huyện|xã|địa phương|cơ quan|sở"
    rf"|bộ)|{any_of('class_heads', 'offices')})"
    rf"{WORD_AFTER}(?! hội{WORD_AFTER})"
)
# A province may act by its bare name: "Hà Giang đã xóa 300 nhà tạm".
_PROVINCE = pattern_of(any_word(province_spellings()) + WORD_AFTER)
_SHARED_HEAD = pattern_of(
    rf"{WORD_BEFORE}(?:các sở|sở|các ban|các bộ|các huyện|huyện|huyện biên giới|các xã|thành phố"
    rf"|các đơn vị|các tỉnh|tỉnh|các ngành|ông \(bà\)|ông, bà|các đồng chí|các ông)$"
)


class Actor(NamedTuple):
    """Who a clause says acts: from its first word to where the verb begins."""

    start: int
    end: int
    verb: int


@dataclass(frozen=True, slots=True)
class Setting:
    """A text with the organs named in it, by where a mention begins."""

    text: Text
    organs: dict[int, tuple[int, tuple[str, ...]]]
    _places: list[int]
    # Where the clause in a stretch begins, once it has been asked (`openers.clause_start`).
    begun: dict[tuple[int, int], int] = field(default_factory=dict)

    def named_between(self, start: int, end: int) -> tuple[str, ...]:
        """Ids of the organs named in this stretch, in their order, each once."""
        places = self._places[bisect_left(self._places, start) : bisect_left(self._places, end)]
        return tuple(dict.fromkeys(name for at in places for name in self.organs[at][1]))


def setting_of(text: Text, organizations: tuple[Organization, ...]) -> Setting:
    """The text and, for each place where organs are named, the end of the longest mention and their ids."""
    organs: dict[int, tuple[int, tuple[str, ...]]] = {}
    for organ in organizations:
        for mention in organ.mentions:
            end, names = organs.get(mention.start, (0, ()))
            if end < mention.end:
                organs[mention.start] = (mention.end, (organ.id,))
            elif end == mention.end:
                organs[mention.start] = (end, (*names, organ.id))
    return Setting(text, organs, sorted(organs))


def heads_a_row(folded: str, at: int) -> bool:
    """Whether the colon here stands behind a head that a row of organs shares: "Giám đốc các Sở: …"."""
    return _SHARED_HEAD.search(folded, max(at - 24, 0), at) is not None


def actor_at(setting: Setting, start: int, end: int, *, alone: bool = False) -> Actor | None:
    """The organs or the class that begins here and acts (`alone`: or only stands here), else None."""
    return _actor_from(setting, start, _named_or_class(setting, start, end), end, alone)


def anyone_at(setting: Setting, start: int, end: int) -> Actor | None:
    """Whoever stands here before a verb, where the words before have said that somebody is addressed."""
    if VERB.match(setting.text.folded, start, end) or _MATTER.match(setting.text.folded, start, end):
        return None
    return _actor_from(setting, start, start, min(end, start + 160), alone=False)


def _actor_from(setting: Setting, start: int, at: int | None, end: int, alone: bool) -> Actor | None:
    folded = setting.text.folded
    end = min(end, len(folded))
    organ_end = at if start in setting.organs and at is not None else -2
    while at is not None and at < end:
        if at in setting.organs and setting.organs[at][0] <= end:
            at = organ_end = setting.organs[at][0]
            continue
        if folded[at] == "." and folded[at - 1 : at].isdigit() and folded[at + 1 : at + 2].isdigit():
            at += 1
            continue
        if folded[at] in ":;." and not _row_goes_on(setting, start, at, end):
            return _actor(folded, start, at, at + 1)
        if folded[at] == "(":
            at = max(folded.find(")", at, end), at) + 1
            continue
        word = _WORD.match(folded, at, end)
        if word is None:
            at += 1
            continue
        if word[0] == "là" and at > start and not alone and not _SINGLES_OUT.search(folded, start, at):
            return None
        if behind := _RELATIVE.match(folded, at, end):
            at = behind.end()
            continue
        near = at if at - organ_end <= 1 else start
        if _is_verb(folded, near, at, end) and not _is_of_a_name(setting.text.body, start, at):
            return _actor(folded, start, at, at)
        at = word.end()
    return _actor(folded, start, end, end) if alone and at is not None else None


def _row_goes_on(setting: Setting, start: int, at: int, end: int) -> bool:
    """Whether the mark parts two organs of one row: "các sở; cấp ủy …", "Giám đốc các Sở: Tài chính, …"."""
    folded = setting.text.folded
    if folded[at] == ";":
        return _named_or_class(setting, at + 2, end) is not None
    return folded[at] == ":" and at > start and heads_a_row(folded, at)


def _named_or_class(setting: Setting, start: int, end: int) -> int | None:
    """Where to go on reading the actor that begins here: behind its first organ or its class word."""
    if start in setting.organs:
        return setting.organs[start][0]
    head = CLASS.match(setting.text.folded, start, end)
    if head is None and start < end and setting.text.body[start].isupper():
        head = _PROVINCE.match(setting.text.folded, start, end)
    return head.end() if head else None


def _actor(folded: str, start: int, end: int, verb: int) -> Actor | None:
    stop = start + len(folded[start:end].rstrip(" ,:"))
    return Actor(start, stop, verb) if stop > start else None


def _is_of_a_name(body: str, start: int, at: int) -> bool:
    """Whether a capital inside the row makes the word part of a name: "Sở Giáo dục và Đào tạo"."""
    return at > start and body[at].isupper() and body[at - 2] not in ":;."


def _is_verb(folded: str, start: int, at: int, end: int) -> bool:
    if AUXILIARY.match(folded, at, end) or MODAL.match(folded, at, end):
        return True
    if _NO_VERB.match(folded, at, end):
        return False
    verb = VERB.match(folded, at, end) or _REPORTS.match(folded, at, end)
    if verb is None or _OF_SOMEBODY.match(folded, verb.end(), end):
        return False
    if " " not in verb[0] and _COMPOUND_BEFORE.search(folded, max(start, at - 10), at):
        return False
    if _NOUN_BEFORE.search(folded, max(start, at - 20), at):
        return False
    return not (_FUNCTION.match(folded, at, end) and _ORGAN_BEFORE.search(folded, max(start, at - 20), at))


def addressees(setting: Setting, actor: Actor) -> tuple[str, ...]:
    """The ids of the organs that the actor names, and the words of a class as written."""
    named: list[str] = []
    at = actor.start
    if at not in setting.organs:
        return _class_or_lone_organ(setting, actor)
    while at < actor.end:
        if at in setting.organs and setting.organs[at][0] <= actor.end:
            named.extend(setting.organs[at][1])
            at = setting.organs[at][0]
        elif _SEVERAL.match(setting.text.folded, at, actor.end):
            named.append(setting.text.words(at, actor.end).strip(' ,“"'))
            break
        else:
            at += 1
    return tuple(dict.fromkeys(named))


_SEVERAL = pattern_of(rf"{WORD_BEFORE}(?:các|những|từng|mọi|toàn thể|cấp ủy, chính quyền){WORD_AFTER}")
_LONE = pattern_of(r"(?:lực lượng|đồng chí|toàn lực lượng|cán bộ, chiến s[ĩỹ]|đại diện|lãnh đạo|đơn vị) ")
_ATTRIBUTE = pattern_of(
    r"[ ,]+(?:với vai trò|với tư cách|với chức năng|là |trên cơ sở|căn cứ|theo chức năng)"
)


def _class_or_lone_organ(setting: Setting, actor: Actor) -> tuple[str, ...]:
    folded = setting.text.folded
    attribute = _ATTRIBUTE.search(folded, actor.start, actor.end)
    end = attribute.start() if attribute else actor.end
    lone = _LONE.match(folded, actor.start, end)
    if lone and lone.end() in setting.organs and setting.organs[lone.end()][0] >= end:
        return setting.organs[lone.end()][1]
    words = setting.text.words(actor.start, end).strip(' ,“"')
    return (words,) if words else ()
