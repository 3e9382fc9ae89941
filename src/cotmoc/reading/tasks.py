"""One task read out of the words that set it: from its first verb on, and whom it addresses."""

from __future__ import annotations

from typing import NamedTuple

from cotmoc.reading.actors import MODAL, VERB, Actor, Setting, actor_at, addressees, anyone_at
from cotmoc.reading.anchors import anchored
from cotmoc.reading.announcements import (
    behind_announcement,
    behind_focus,
    content_start,
    names_tasks,
    only_announces,
)
from cotmoc.reading.clauses import has_predicate
from cotmoc.reading.openers import clause_start, opens_with_topic
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, any_of, pattern_of

ANY_MODAL = anchored(rf"{WORD_BEFORE}(?:cần phải|cần|phải){WORD_AFTER}(?! thiết| là)")
DONE_ALREADY = pattern_of(rf"(?:cũng |đều |luôn |cùng )*(?:đã|từng|được){WORD_AFTER}")
_STATEMENT = anchored(
    rf"{WORD_BEFORE}(?<!nhất )(?<!biệt )(?<!bật )(?<!hết )(?<!thể )(?<!hình )"
    rf"là (?:một |những |các |sự |việc )?{any_of('statements')}{WORD_AFTER}"
)
# "số cán bộ phải giải quyết chế độ là 160 người" counts, it asks for nothing.
_COUNTS = pattern_of(
    r"[^,;:]{4,240}? là (?:khoảng |hơn |gần |trên )?\d[\d.,]* (?!%|nhiệm vụ|giải pháp|nội dung)"
)
_HOLDS_AS = pattern_of(rf"(?:tiếp tục )?(?:xác định|coi|lấy|xem|nhận thức|quán triệt|coi trọng){WORD_AFTER}")
_HELD_AS = pattern_of(rf"{WORD_BEFORE}(?:(?<!được )xác định|coi|lấy|xem|công nhận|đánh giá)[^,;]{{0,70}}$")
_DEMANDS = pattern_of(rf"[^;]{{0,240}}{WORD_BEFORE}đòi hỏi{WORD_AFTER}")
_FOLLOWS = pattern_of(r",?(?: (?:cụ thể|như sau|sau đây|sau))+\s*$")
_LAST_OF_FOLLOWS = ("cụ thể", "sau", "sau đây")
_IN_FORCE = pattern_of(r"có hiệu lực (?:(?:kể )?từ|thi hành)|còn hiệu lực")
_NO_TASK = pattern_of(
    r"(?:tại |theo )?(?:điểm|khoản|điều) [^;]{1,160}(?:có )?quy định(?: như sau)?\s*:?$"
    r"|(?:nghị quyết|quyết định|quy định|quy chế) này "
    r"(?:đã )?(?:được|có hiệu lực|thay thế)"
    r"|(?:vừa |đã )?(?:có|ký|ký ban hành|ban hành) (?:công điện|công văn|văn bản|chỉ thị|quyết định"
    r"|thông báo) (?:số |hỏa tốc |về )?\d|thông báo (?:để|đến|tới)"
    r"|(?:đã |cũng )*(?:chỉ ra|chỉ rõ|nêu ra|phân tích|làm rõ) (?:những|các|một số|nhiều|nguyên nhân)"
    r" (?:tồn tại|hạn chế|khó khăn|khuyết điểm|bất cập|yếu kém|thiếu sót|nguyên nhân|mặt)"
    r"|(?:đến |đi )?thăm(?:,| và| hỏi)"
    r"|(?:cơ bản )?(?:thống nhất|nhất trí|đồng ý)(?: về)? (?:đề nghị|với|chủ trương|nội dung|như|để)"
)
# "Sở thông báo để các đơn vị biết, quản lý và thực hiện …": what is asked behind it.
_LETS_KNOW = pattern_of(r"thông báo (?:để|đến|tới) [^;:]{2,80}? biết(?:,| và) (?=[^\W\d_])")
_RECEIVES = pattern_of(r"(?:tiếp tục )?nhận được[^.;]{0,80}? của ")
_SPOKEN_BY = pattern_of(rf"{WORD_BEFORE}(?:theo|đồng chí|ông|bà){WORD_AFTER}[^,;]{{0,90}}$")
# "cùng với thực hiện nhiệm vụ A, B, phải …": what is done beside the task.
_BESIDE = pattern_of(r"(?:cùng với|bên cạnh|ngoài)(?: việc)? [^;]{4,140}?, (?=(?:cần|phải) )")
_PASSIVE = pattern_of(rf"(?:sẽ |tiếp tục |phải |cần )*được{WORD_AFTER}")
_WILL = pattern_of(rf"(?:sẽ|cũng){WORD_AFTER}")
# "Nếu đơn vị nào để xảy ra vi phạm thì đơn vị đó phải …": whole.
_CONDITIONAL = pattern_of(r"(?:nếu|trường hợp) [^;:]{0,200}? thì [^;:]{0,120}?(?:phải|cần|chịu trách nhiệm) ")
# "100% xã có bác sĩ", "tỷ lệ hộ nghèo giảm còn 2%": a goal in figures, where goals are set.
_TARGET = pattern_of(
    r"(?:có |trên |dưới |khoảng |ít nhất |tối thiểu |hơn )*\d[\d.,]*\s?%(?![^;]* đã )"
    rf"|(?:tỷ lệ|tỉ lệ|thu nhập bình quân"
    rf"|giá trị sản xuất|tổng thu|tổng giá trị|thu ngân sách|tốc độ tăng){WORD_AFTER}(?![^;]* đã )[^;]*\d"
    r"|(?![^;]* đã )[^;:]{4,140}? (?:đạt|giảm|tăng|còn|ổn định) [^;:]{0,30}?(?:\d[\d.,]*\s?%|ít nhất"
    r"|tối thiểu)"
)
_SOMEBODY = pattern_of(r"(?:các|mỗi|từng|mọi|tất cả|toàn thể|người|cá nhân|tổ chức|chủ) ")
# An item that names a subject to talk about sets no task.
_NAMES_ONLY = pattern_of(
    rf"(?:(?:các |nhóm )?giải pháp|chủ đề|tên|chuyên đề|là (?:cơ sở|diễn đàn|dịp)){WORD_AFTER}"
)
_SHARE = pattern_of(
    r"\d{1,3}\s?% (?:các |số )?(?:đoàn|cơ sở|chi bộ|đảng bộ|cơ quan|đơn vị|xã|huyện|trường|hội|các)"
)
_IS_SO = pattern_of(r"(?:có|đạt|được|giảm|tăng|còn|làm tốt|bảo đảm|đảm bảo|không|hoàn thành|sử dụng) ")
_FIGURE = pattern_of(r"\d")
_LEAST = 12


class Manner(NamedTuple):
    """How the words around set tasks: a section of a document, a list of goals, items below a colon."""

    formal: bool = False
    goals: bool = False
    listed: bool = False
    among: bool = False  # tasks stand before these words


class Task(NamedTuple):
    """The words of a task; `to` is None when they name nobody; they may only announce tasks."""

    start: int
    end: int
    to: tuple[str, ...] | None = None
    announces: bool = False


def task_in(setting: Setting, start: int, end: int, manner: Manner) -> Task | None:
    """The task that these words set, or None."""
    if _CONDITIONAL.match(setting.text.folded, start, end):
        return _task(setting, start, end)
    begin = behind_focus(setting, clause_start(setting, start, end), end)
    begin = behind_announcement(setting, begin, end)
    told = setting.text.folded.startswith("đã ", begin) or _COUNTS.match(setting.text.folded, begin, end)
    if begin >= end or told:
        return None
    if _RECEIVES.match(setting.text.folded, begin, end):
        return _wish(setting, begin, end)
    actor = actor_at(setting, begin, end) or _share_that_acts(setting, begin, end)
    if actor is not None and actor.verb < end:
        return _task_of(setting, actor, end, manner)
    if _TARGET.match(setting.text.folded, begin, end):
        return _task(setting, begin, end, ())
    return _task_of_nobody(setting, begin, end, manner)


def _share_that_acts(setting: Setting, begin: int, end: int) -> Actor | None:
    """ "100% cơ sở Đoàn tổ chức …": the share of an organization that must do something, not only be so."""
    if not _SHARE.match(setting.text.folded, begin, end):
        return None
    somebody = anyone_at(setting, begin, end)
    if somebody is None or _IS_SO.match(setting.text.folded, somebody.verb, end):
        return None
    return somebody


def task_of_anyone(setting: Setting, start: int, end: int, manner: Manner) -> Task | None:
    """The task of whoever is named before its verb, where somebody is known to be asked."""
    begin = clause_start(setting, start, end)
    somebody = anyone_at(setting, begin, end)
    if somebody and states(setting, somebody.start, somebody.verb):
        return None
    return _task_of(setting, somebody, end, manner) if somebody else None


def states(setting: Setting, begin: int, end: int) -> bool:
    """Whether the clause says what something is; "xác định A là nhiệm vụ" does not."""
    folded = setting.text.folded
    if _HOLDS_AS.match(folded, begin, end):
        return False
    if _DEMANDS.match(folded, begin, end) or _COUNTS.match(folded, begin, end):
        return True
    stated = _STATEMENT.search(setting.text, begin, min(end, begin + 240))
    return stated is not None and not _HELD_AS.search(folded, begin, stated.start())


def _task_of(setting: Setting, actor: Actor, end: int, manner: Manner) -> Task | None:
    """The task of these addressees; what they have done already is none."""
    folded = setting.text.folded
    if DONE_ALREADY.match(folded, content_start(folded, actor.verb, end), end) and not manner.formal:
        return None
    begin = _behind_modals(folded, content_start(folded, actor.verb, end), end)
    if states(setting, begin, end):
        return None
    if folded.startswith(("sẽ được ", "sẽ không "), actor.verb):
        return None
    if _PASSIVE.match(folded, actor.verb, end) and not setting.organs.get(actor.start):
        return _task(setting, actor.start, end, ())
    return _task(setting, begin, end, addressees(setting, actor))


def _task_of_nobody(setting: Setting, begin: int, end: int, manner: Manner) -> Task | None:
    folded = setting.text.folded
    if (modal := ANY_MODAL.search(setting.text, begin, end)) and not VERB.match(folded, begin, end):
        return _task_with_modal(setting, begin, modal.start(), end)
    if states(setting, begin, end) or _NAMES_ONLY.match(folded, begin, end):
        return None
    if VERB.match(folded, begin, end):
        return _task(setting, _behind_modals(folded, begin, end), end)
    anyone = manner.listed or (manner.among and _SOMEBODY.match(folded, begin, end))
    if anyone and not manner.formal and (task := task_of_anyone(setting, begin, end, manner)):
        return task
    figures = manner.goals and _FIGURE.search(folded, begin, end)
    if (manner.formal or figures) and has_predicate(setting, begin, end):
        return _task(setting, begin, end)
    return _announcement(folded, begin, end)


def _announcement(folded: str, begin: int, end: int) -> Task | None:
    return Task(begin, end, announces=True) if names_tasks(folded, begin, end) else None


def _task_with_modal(setting: Setting, begin: int, modal: int, end: int) -> Task | None:
    """ "theo ông A cần …", "trong quá trình … cần …": from the verb on; "Việc A phải …": the whole clause."""
    folded = setting.text.folded
    if (actor := _actor_before(setting, begin, modal, end)) is not None:
        return _task(setting, _behind_modals(folded, modal, end), end, addressees(setting, actor))
    before = folded[begin:modal]
    if not before.strip() or _SPOKEN_BY.search(before) or opens_with_topic(setting, begin, end):
        begin = _behind_modals(folded, modal, end)
    return _task(setting, begin, end)


def _actor_before(setting: Setting, begin: int, modal: int, end: int) -> Actor | None:
    """Who must act by the modal, behind the time or topic of it: "dịp Tết, các địa phương phải …"."""
    comma = setting.text.folded.find(", ", begin, modal)
    while comma >= 0:
        actor = actor_at(setting, comma + 2, end)
        if actor is not None and actor.verb == modal:
            return actor
        comma = setting.text.folded.find(", ", comma + 1, modal)
    return None


def _wish(setting: Setting, begin: int, end: int) -> Task | None:
    """ "nhận được sự phối hợp của B": a wish addressed to B."""
    receives = _RECEIVES.match(setting.text.folded, begin, end)
    organs = setting.named_between(receives.end() - 1, end) if receives else ()
    return _task(setting, begin, end, organs)


def _behind_modals(folded: str, begin: int, end: int) -> int:
    if beside := _BESIDE.match(folded, begin, end):
        begin = beside.end()
    while modal := MODAL.match(folded, begin, end) or _WILL.match(folded, begin, end):
        begin = content_start(folded, modal.end(), end)
    return begin


def _task(setting: Setting, begin: int, end: int, to: tuple[str, ...] | None = None) -> Task | None:
    begin = behind_announcement(setting, begin, end)
    if known := _LETS_KNOW.match(setting.text.folded, begin, end):
        begin = known.end()
    words = setting.text.folded[begin:end]
    if words.rstrip().endswith(_LAST_OF_FOLLOWS) and (follows := _FOLLOWS.search(words)):
        end = begin + follows.start()
        words = words[: follows.start()]
    if len(words) < _LEAST or _NO_TASK.match(words) or _IN_FORCE.search(words):
        return None
    return Task(begin, end, to, announces=only_announces(words, 0, len(words)))
