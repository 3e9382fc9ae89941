"""Who asks for something in a clause, and where the words of the task begin."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from cotmoc.reading.actors import VERB, actor_at, addressees, anyone_at
from cotmoc.reading.anchors import anchored
from cotmoc.reading.openers import clause_start
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, any_of, pattern_of
from cotmoc.reading.speakers import Floor, content_start, is_noun, names_speaker
from cotmoc.reading.words import lines

# No sentence asks forty times; a text made to be slow does.
_MOST_VERBS = 40
_ASKING = anchored(rf"{WORD_BEFORE}({any_of('asking_firmly', 'asking', 'resolving')}|chỉ đạo){WORD_AFTER}")
_NOT_GIVEN = pattern_of(rf"{WORD_BEFORE}(?:bàn|ngoại|chuyển|quá) $")
_NOT_HANDED = pattern_of(
    r" (?:lưu|thông|dịch|nhận|khoán|ước|đất|quân|nộp|thương|thừa|lưu|phối|kết|cắt)(?![a-zà-ỹđ])"
)
_PAPER = pattern_of(
    rf"{WORD_BEFORE}(?:chiến lược|đề án|quy hoạch|chương trình hành động|dự thảo|công văn|chỉ thị|công điện"
    rf"|văn bản|thông báo|kế hoạch|kết luận|quyết định|nghị quyết){WORD_AFTER}[^.;]{{0,120}}$"
)
_FIRM = frozenset(lines("asking_firmly"))
_OF_PERSONS = _FIRM | frozenset(lines("asking"))
_RESOLVING = frozenset(lines("resolving"))
# These resolve on tasks only where a word for tasks, or the verb of one, follows.
_OPEN = ("xác định", "đề ra", "đưa ra", "đặt ra")
_CHARGING = frozenset({"giao", "giao nhiệm vụ", "phân công", "yêu cầu", "đề nghị"})
# What delegates are asked to do at the gathering itself.
_TO_DELEGATES = pattern_of(
    r" (?:các |quý )?(?:vị )?đại biểu(?! quốc hội| hđnd| hội đồng)[^,;:]{0,30}?"
    r" (?:thảo luận|nghiên cứu|đóng góp|cho ý kiến|trao đổi|tham luận|phát biểu|biểu quyết|làm rõ)"
    r"| (?:con cháu|thân nhân|các cháu|gia đình (?:cụ|mẹ|ông|bà))(?![a-zà-ỹđ])"
)
_PLEDGING = "cam kết"
_SIGNED = pattern_of(rf"{WORD_BEFORE}(?:ký|bản|thực hiện|các|những|theo) $")
_HELPS = pattern_of(rf"(?:sẽ |tiếp tục |luôn )*(?:giúp|hỗ trợ|đồng hành|ủng hộ|tài trợ){WORD_AFTER}")
# "các chỉ tiêu đề ra đều đạt": what was set, not that it is.
_IS_SET = pattern_of(rf"(?:đều|đã|được|cơ bản|đạt|trong|tại|từ đầu){WORD_AFTER}")
_LISTS = pattern_of(r":|trong đó|tập trung|thời gian tới|sau đây")
# "chỉ đạo, từ nay đến cuối năm, …, các địa phương phải …": a duty behind the time.
_DUTY = pattern_of(rf",(?! (?:điều hành|quản lý|tổ chức|kiểm tra))[^;:]{{4,200}}? (?:cần|phải){WORD_AFTER}")
_GIVES_ORDERS = pattern_of(r"\s*(?::|một số|các nội dung|cụ thể)")
# "Kết luận buổi làm việc, đồng chí A đã chỉ đạo …" gives orders; elsewhere "đã chỉ đạo" tells what was done.
_SPEAKS = pattern_of(
    r"(?:phát biểu|kết luận|sau khi (?:nghe|có|ý kiến)|tại (?:cuộc họp|hội nghị|buổi|phiên))"
)
_TO_COME = pattern_of(rf"(?:cần phải|cần|phải|sẽ|tiếp tục){WORD_AFTER}")
_TO_COME_LATER = pattern_of(
    rf"[^;]{{0,260}}{WORD_BEFORE}(?:cần|phải|sẽ|tiếp tục|quan tâm|tạo điều kiện){WORD_AFTER}"
)
_OF_SOMEBODY = pattern_of(r" của(?![a-zà-ỹđ])")
_TASKS = pattern_of(
    r"(?:các |những |một số |\d{1,2} |hai |ba |bốn |năm |sáu |bảy |tám |chín "
    r"|mười |nhóm )*(?:nhiệm vụ|mục tiêu|phương hướng|giải pháp|chủ đề|nội dung)"
)
_MANY = pattern_of(rf"(?:nhiều|các|\d+) {any_of('documents_issued')}{WORD_AFTER}")
_DONE_BEFORE = pattern_of(rf"{WORD_BEFORE}(?:ban hành|xây dựng|tham mưu|triển khai){WORD_AFTER}")


# Who asks without a name: "cử tri xã A kiến nghị Bộ Y tế …".
_VOICE = pattern_of(
    r"(?:[^,;:]{0,80}, )?(?:nhiều |một số |các |đa số |cũng )*(?:đại biểu|cử tri|ý kiến|địa phương"
    r"|doanh nghiệp|người dân|bà con|nhân dân|đơn vị|hội viên)(?! đã )[^,;:]{0,60}$"
)


# "ông A nghe cử tri kiến nghị …": not he asks.
_HEARD = pattern_of(
    r"(?<![a-zà-ỹđ])(?:cử tri|đại biểu|nhân dân|người dân|bà con|doanh nghiệp)(?: đã| cũng)* $"
)


class Asked(NamedTuple):
    """A request: by whom, the verb, and where the words of the task begin."""

    by: str | None
    verb: str
    start: int
    resolves: bool
    # Who is charged in the passive ("Sở Y tế được giao …"), asked by whom the text asked before; else None.
    charged: tuple[str, ...] | None = None


class Requests:
    """Finds who asks for something, among those who may speak."""

    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        self.setting = floor.setting

    def asked_in(self, start: int, end: int, *, may_be_bare: bool) -> Asked | None:
        """The first request in these words, or None; a bare one has no speaker before its verb."""
        folded = self.setting.text.folded
        for found in islice(_ASKING.finditer(self.setting.text, start, end), _MOST_VERBS):
            before = folded[start : found.start()]
            if before.endswith("được "):
                if charged := self._charged(start, found, end):
                    return Asked(self.floor.speaker, found[1], found.end(), resolves=False, charged=charged)
                continue
            if self._asks(found, before, start, end, may_be_bare):
                by = None if _HEARD.search(before) else self.floor.by(start, found.start(), before)
                return Asked(by, found[1], found.end(), resolves=found[1] in _RESOLVING)
        return None

    def _charged(self, start: int, found: re.Match[str], end: int) -> tuple[str, ...] | None:
        """Whom "A được giao nhiệm vụ, được phân công" charges with the task behind it."""
        if found[1] not in _CHARGING or not VERB.match(self.setting.text.folded, found.end() + 1, end):
            return None
        begin = clause_start(self.setting, start, found.end())
        stop = found.start() - len("được ")
        actor = actor_at(self.setting, begin, stop, alone=True)
        if actor is not None and actor.end >= stop - 1:
            return addressees(self.setting, actor)
        named = begin < stop and self.setting.text.body[begin].isupper()
        return (self.setting.text.words(begin, stop).strip(" ,"),) if named else None

    def _asks(self, found: re.Match[str], before: str, start: int, end: int, may_be_bare: bool) -> bool:
        folded, verb = self.setting.text.folded, found[1]
        if is_noun(before) and not before.endswith(("đã ", "cũng ")):
            return False
        if _OF_SOMEBODY.match(folded, found.end(), end) or _TO_DELEGATES.match(folded, found.end(), end):
            return False
        if verb.startswith("giao"):
            return self._hands_over(found, before, start, end)
        if not before.strip() or clause_start(self.setting, start, end) == found.start():
            if self._commands(found, before, start, end):
                return True
            return verb in _FIRM and self._asks_somebody(found, end, of_organ=not may_be_bare)
        return self._asks_as_speaker(found, before, start, end)

    def _commands(self, found: re.Match[str], before: str, start: int, end: int) -> bool:
        """ "Yêu cầu Ban quản lý dự án …", "chỉ đạo công đoàn cơ sở cần …": an order without its speaker."""
        setting, verb = self.setting, found[1]
        at = content_start(setting.text.folded, found.end())
        if verb in {"mong muốn", "mong", "mong rằng"}:
            return _TO_COME_LATER.search(setting.text.folded, at, end) is not None
        somebody = anyone_at(setting, at, end)
        if somebody is None:
            return False
        if verb == "chỉ đạo":
            return _TO_COME.match(setting.text.folded, somebody.verb, end) is not None
        capital = setting.text.body[found.start()].isupper() and setting.text.body[at].isupper()
        return verb in _FIRM and capital and not before.strip()

    def _asks_as_speaker(self, found: re.Match[str], before: str, start: int, end: int) -> bool:
        verb = found[1]
        # "vượt chỉ tiêu nghị quyết đề ra, …": set before.
        set_before = verb.endswith(" ra") and self.setting.text.folded.startswith(",", found.end())
        if _PAPER.search(before) and not _has_done(before):
            if verb in _RESOLVING:
                return not set_before and self._sets_tasks(found, end)
            return verb in _FIRM or (verb == "chỉ đạo" and self._names_orders(found, end))
        if verb == _PLEDGING:
            return self._pledges(found, before, start, end)
        if verb in _RESOLVING:
            return not set_before and self._resolves(found, before, start, end)
        if verb == "chỉ đạo":
            return self._orders(found, before, end)
        return verb in _OF_PERSONS and (
            self.floor.has_speaker(before, start, found.start()) or self._is_wish(found, before, end)
        )

    def _is_wish(self, found: re.Match[str], before: str, end: int) -> bool:
        """Whether voters, delegates or localities, none of them named, ask an organ for something."""
        if _VOICE.match(before) is None or not self._asks_somebody(found, end, of_organ=True):
            return False
        self.floor.speaker = None
        return True

    def _hands_over(self, found: re.Match[str], before: str, start: int, end: int) -> bool:
        """Whether "giao" gives a task to the organs behind it; "kế hoạch tỉnh giao" does not."""
        folded = self.setting.text.folded
        if folded.startswith(" ban ", found.end()) and self.setting.text.body[found.end() + 1] != "B":
            return False  # "giao ban"
        if _NOT_HANDED.match(folded, found.end(), end) or _NOT_GIVEN.search(before[-12:]):
            return False
        if found[1] == "giao" and not self._asks_somebody(found, end, of_organ=True):
            return False
        if _PAPER.search(before):
            return True
        opens = clause_start(self.setting, start, end) == found.start() or not before.strip()
        return opens or self.floor.has_speaker(before, start, found.start())

    def _orders(self, found: re.Match[str], before: str, end: int) -> bool:
        """Whether an official's "chỉ đạo" gives orders; an organ's "đã chỉ đạo" tells what it did."""
        if not names_speaker(before):
            return False
        if _GIVES_ORDERS.match(self.setting.text.folded, found.end()):
            return True
        told = before.rstrip().endswith(("đã", ",", "lãnh đạo")) and not _SPEAKS.match(before)
        if told:
            return False
        duty = _DUTY.match(self.setting.text.folded, found.end(), end)
        return duty is not None or self._asks_somebody(found, end, of_organ=True)

    def _names_orders(self, found: re.Match[str], end: int) -> bool:
        orders = _GIVES_ORDERS.match(self.setting.text.folded, found.end())
        return orders is not None or self._asks_somebody(found, end, of_organ=True)

    def _asks_somebody(self, found: re.Match[str], end: int, *, of_organ: bool) -> bool:
        """Whether an addressee (or, unless it must be an organ, a colon or a task) follows."""
        folded = self.setting.text.folded
        at = content_start(folded, found.end())
        if actor_at(self.setting, at, end) is not None:
            return True
        if of_organ:
            return False
        if at >= end or ":" in folded[found.end() : at] or VERB.match(folded, at, end):
            return True
        return anyone_at(self.setting, at, end) is not None

    def _resolves(self, found: re.Match[str], before: str, start: int, end: int) -> bool:
        """Whether an organ or the gathering sets itself tasks with this verb."""
        folded = self.setting.text.folded
        at = content_start(folded, found.end())
        if folded.startswith("rõ", at) or at >= end:
            return False
        if found[1].startswith("thống nhất") and not _LISTS.search(
            folded, found.end(), min(end, found.end() + 200)
        ):
            return False
        if before.endswith("luôn ") or (found[1] in _OPEN[1:] and before.rstrip().endswith(",")):
            return False
        return self._sets_tasks(found, end) and self.floor.has_speaker(before, start, found.start())

    def _pledges(self, found: re.Match[str], before: str, start: int, end: int) -> bool:
        """Whether an organ or official binds himself to do something; help promised to others is no task."""
        folded = self.setting.text.folded
        at = content_start(folded, found.end())
        if _SIGNED.search(before) or _HELPS.match(folded, at, end) or not VERB.match(folded, at, end):
            return False
        return self.floor.has_speaker(before, start, found.start())

    def _sets_tasks(self, found: re.Match[str], end: int) -> bool:
        """Whether a verb or a word for tasks follows "xác định"; its fellows name the tasks themselves."""
        folded = self.setting.text.folded
        at = content_start(folded, found.end())
        if _IS_SET.match(folded, at, end):
            return False
        if found[1] not in _OPEN:
            return at < end
        return bool(
            VERB.match(folded, at, end) or ":" in folded[found.end() : at] or _TASKS.match(folded, at)
        )


def _has_done(before: str) -> bool:
    """ "đã ban hành nhiều văn bản yêu cầu …" tells what was done, "vừa có công văn yêu cầu …" asks."""
    return (
        "vừa" not in before and _DONE_BEFORE.search(before) is not None and _MANY.search(before) is not None
    )
