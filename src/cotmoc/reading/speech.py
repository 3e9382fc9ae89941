"""Who asks or says something in a clause, and where the words that are asked or said begin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from cotmoc.reading.actors import VERB, Setting, actor_at, addressees, anyone_at
from cotmoc.reading.anchors import anchored
from cotmoc.reading.facts import Person
from cotmoc.reading.folding import fold
from cotmoc.reading.found import within
from cotmoc.reading.openers import clause_start
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, any_of
from cotmoc.reading.words import lines

# No sentence asks forty times; a text made to be slow does.
_MOST_VERBS = 40
_ASKING = anchored(rf"{WORD_BEFORE}({any_of('asking_firmly', 'asking', 'resolving')}|chỉ đạo){WORD_AFTER}")
_SAYING = anchored(rf"{WORD_BEFORE}({any_of('saying', 'praising')}){WORD_AFTER}")
# Behind these the verb is a noun: "theo yêu cầu", "mục đích, yêu cầu", "những đề xuất".
_AS_NOUN = re.compile(
    rf"{WORD_BEFORE}(?:theo|đáp ứng|mục đích,|những|các|số|nội dung|đủ|mọi|với|ngang tầm|tham mưu,"
    rf"|tham mưu|cao|về|ý kiến|trước|từ|của|công tác"
    rf"|sự|lãnh đạo,|để|được|nhằm|làm|khi|mà|thống nhất,|phiếu|tờ trình|hồ sơ|đơn|thư) $"
)
_NOT_GIVEN = re.compile(rf"{WORD_BEFORE}(?:bàn|tỉnh|trên|ngoại|chuyển|huyện|cấp|trung ương|hđnd|ubnd) $")
_NOT_HANDED = re.compile(
    r" (?:lưu|thông|ban|dịch|nhận|khoán|ước|đất|quân|nộp|thương|thừa|lưu|phối|kết|cắt)(?![a-zà-ỹđ])"
)
# "theo đúng tinh thần đồng chí A đã nhấn mạnh": another's words, brought in on the way.
_IN_PASSING = re.compile(rf"{WORD_BEFORE}(?:tinh thần|như|mà|lời|quan điểm){WORD_AFTER}[^,;:]{{0,100}}$")
_SPEAKER = re.compile(
    rf"{WORD_BEFORE}(?:đồng chí|đ/c|ông|bà|{any_of('persons_open', 'offices')}){WORD_AFTER}"
)
_OFFICE = re.compile(rf"{WORD_BEFORE}{any_of('offices')}{WORD_AFTER}")
_PAPER = re.compile(
    rf"{WORD_BEFORE}(?:công văn|chỉ thị|công điện|văn bản|thông báo|kế hoạch|kết luận|quyết định"
    rf"|nghị quyết){WORD_AFTER}[^.;]{{0,120}}$"
)
_GATHERING = re.compile(
    rf"{WORD_BEFORE}(?:hội nghị|đại hội|hai bên|cuộc họp|các bên|buổi làm việc"
    rf"|phiên họp){WORD_AFTER}[^.;]{{0,60}}$"
)
_BODY = re.compile(
    r"(?:các )?(?:đoàn (?:giám sát|công tác|kiểm tra|khảo sát|thanh tra|đại biểu)|ban|hội đồng)(?: của)?"
    r"(?: [a-zà-ỹđ]+){0,8}$"
)
_ONLY_ADVERBS = re.compile(
    r"[\s,]*(?:(?:cũng|đã|còn|vừa|luôn|đồng thời|tiếp tục|và|cùng|có công văn|có văn bản)[\s,]+)*$"
)
_FIRM = frozenset(lines("asking_firmly"))
_OF_PERSONS = _FIRM | frozenset(lines("asking"))
_RESOLVING = frozenset(lines("resolving"))
_CHARGING = frozenset({"giao", "giao nhiệm vụ", "phân công", "yêu cầu", "đề nghị"})
_PRAISE = frozenset(lines("praising"))
_LISTS = re.compile(r":|trong đó|tập trung|thời gian tới|sau đây")
_GIVES_ORDERS = re.compile(r"\s*(?::|một số|các nội dung|cụ thể)")
_TO_COME = re.compile(rf"(?:cần phải|cần|phải|sẽ|tiếp tục){WORD_AFTER}")
_TO_COME_LATER = re.compile(
    rf"[^;]{{0,260}}{WORD_BEFORE}(?:cần|phải|sẽ|tiếp tục|quan tâm|tạo điều kiện){WORD_AFTER}"
)
# What is talked about, not what is said: "đánh giá những kết quả …", "nhấn mạnh vai trò …".
_TOPIC_ONLY = re.compile(
    r" (?:những|các|một số|kết quả|tầm quan trọng|vai trò|ý nghĩa|sự|việc|thực trạng|tình hình"
    r"|nguyên nhân|nội dung|truyền thống|về|ý kiến)(?![a-zà-ỹđ])(?![^,;:]{0,120}(?: cần | phải ))"
)
_HIGHLY = re.compile(r"\s*cao(?![a-zà-ỹđ])")
_CONTENT = re.compile(r"(?:\s*thêm)?\s*(?:rằng\s*)?[,:]?\s*(?:rằng\s+)?")
_OF_SOMEBODY = re.compile(r" của(?![a-zà-ỹđ])")


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: by whom, the verb, and where the words of the task begin."""

    by: str | None
    verb: str
    start: int
    resolves: bool
    # Who is charged in the passive ("Sở Y tế được giao …"), asked by whom the text asked before; else None.
    charged: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A report of speech: by whom, where the content begins (None for praise and the like)."""

    by: str | None
    verb: str
    start: int | None
    listed: bool


class Floor:
    """The people of the text and whose turn it is to speak."""

    def __init__(self, setting: Setting, people: tuple[Person, ...]) -> None:
        self.setting = setting
        self.people = people
        self.speaker: str | None = None

    def asked_in(self, start: int, end: int, *, may_be_bare: bool) -> Asked | None:
        """The first request in these words, or None; a bare one has no speaker before its verb."""
        folded = self.setting.text.folded
        for found in islice(_ASKING.finditer(self.setting.text, start, end), _MOST_VERBS):
            before = folded[start : found.start()]
            if before.endswith("được "):
                if charged := self._charged(start, found, end):
                    return Asked(self.speaker, found[1], found.end(), resolves=False, charged=charged)
                continue
            if self._asks(found, before, start, end, may_be_bare):
                by = self._by(start, found.start(), before)
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
        if _AS_NOUN.search(before[-24:]) and not before.endswith(("đã ", "cũng ")):
            return False
        if _OF_SOMEBODY.match(folded, found.end(), end):
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
        at = _content_start(setting.text.folded, found.end())
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
        if _PAPER.search(before) and not _has_done(before):
            if verb in _RESOLVING:
                return self._sets_tasks(found, end)
            return verb in _FIRM or (verb == "chỉ đạo" and self._names_orders(found, end))
        if verb in _RESOLVING:
            return self._resolves(found, before, start, end)
        if verb == "chỉ đạo":
            return self._orders(found, before, end)
        return verb in _OF_PERSONS and self._has_speaker(before, start, found.start())

    def _hands_over(self, found: re.Match[str], before: str, start: int, end: int) -> bool:
        """Whether "giao" gives a task to the organs behind it; "kế hoạch tỉnh giao" does not."""
        folded = self.setting.text.folded
        if _NOT_HANDED.match(folded, found.end(), end):
            return False
        if found[1] == "giao" and not self._asks_somebody(found, end, of_organ=True):
            return False
        opens = clause_start(self.setting, start, end) == found.start() or not before.strip()
        return opens or self._has_speaker(before, start, found.start())

    def _orders(self, found: re.Match[str], before: str, end: int) -> bool:
        """Whether an official's "chỉ đạo" gives orders; an organ's "đã chỉ đạo" tells what it did."""
        if _SPEAKER.search(before) is None:
            return False
        if _GIVES_ORDERS.match(self.setting.text.folded, found.end()):
            return True
        return not before.rstrip().endswith(("đã", ",", "lãnh đạo")) and self._asks_somebody(
            found, end, of_organ=True
        )

    def _names_orders(self, found: re.Match[str], end: int) -> bool:
        orders = _GIVES_ORDERS.match(self.setting.text.folded, found.end())
        return orders is not None or self._asks_somebody(found, end, of_organ=True)

    def _asks_somebody(self, found: re.Match[str], end: int, *, of_organ: bool) -> bool:
        """Whether an addressee (or, unless it must be an organ, a colon or a task) follows."""
        folded = self.setting.text.folded
        at = _content_start(folded, found.end())
        if actor_at(self.setting, at, end) is not None:
            return True
        if of_organ:
            return False
        if at >= end or ":" in folded[found.end() : at] or VERB.match(folded, at, end):
            return True
        return anyone_at(self.setting, at, end) is not None

    def _has_speaker(self, before: str, start: int, end: int) -> bool:
        """Whether an official, an organ alone or the gathering stands before the verb as its subject."""
        if _SPEAKER.search(before) or within(self.people, start, end) or _GATHERING.search(before):
            return True
        begin = clause_start(self.setting, start, end + 20)
        if _BODY.match(self.setting.text.folded[begin:end].rstrip()):
            return True
        actor = actor_at(self.setting, begin, end + 20)
        return actor is not None and _ONLY_ADVERBS.match(before, max(actor.end - start, 0)) is not None

    def _resolves(self, found: re.Match[str], before: str, start: int, end: int) -> bool:
        """Whether an organ or the gathering sets itself tasks with this verb."""
        folded = self.setting.text.folded
        at = _content_start(folded, found.end())
        if folded.startswith("rõ", at) or at >= end:
            return False
        if found[1].startswith("thống nhất") and not _LISTS.search(
            folded, found.end(), min(end, found.end() + 200)
        ):
            return False
        return self._sets_tasks(found, end) and self._has_speaker(before, start, found.start())

    def _sets_tasks(self, found: re.Match[str], end: int) -> bool:
        """Whether a verb or a word for tasks follows "xác định"; its fellows name the tasks themselves."""
        folded = self.setting.text.folded
        at = _content_start(folded, found.end())
        if found[1] != "xác định":
            return at < end
        return bool(
            VERB.match(folded, at, end) or ":" in folded[found.end() : at] or _TASKS.match(folded, at)
        )

    def _by(self, start: int, end: int, before: str) -> str | None:
        """The last official named before the verb, else the holder of the position there, else the organ."""
        if named := within(self.people, start, end):
            self.speaker = named[-1][1]
        elif holder := self._holder(before):
            self.speaker = holder
        elif office := _OFFICE.search(before):
            self.speaker = self._only_holder(office[0])
        elif not _SPEAKER.search(before) and (organ := self._organ(start, end)):
            self.speaker = organ
        return self.speaker

    def _holder(self, before: str) -> str | None:
        """The person whose position, in full, stands in these words; the longest position counts."""
        held = [
            (len(position), person.id)
            for person in self.people
            for position in person.positions
            if len(position) > 8 and fold(position) in before
        ]
        return max(held)[1] if held else None

    def _only_holder(self, office: str) -> str | None:
        """The one person of the text who holds such an office; None when nobody does, or several do."""
        holders = {
            person.id
            for person in self.people
            for position in person.positions
            if fold(position).startswith(office)
        }
        return holders.pop() if len(holders) == 1 else None

    def _organ(self, start: int, end: int) -> str | None:
        return next(iter(self.setting.named_between(start, end)), None)

    def said_in(self, start: int, end: int, *, by_official: bool) -> Said | None:
        """The first report of speech in these words by somebody who can speak (or must be an official)."""
        folded = self.setting.text.folded
        for found in _SAYING.finditer(self.setting.text, start, min(end, start + 400)):
            before = folded[start : found.start()]
            if not before.strip() or _AS_NOUN.search(before[-24:]) or _IN_PASSING.search(before[-120:]):
                continue
            if not self._can_speak(before, start, found.start(), by_official):
                continue
            by = self._by(start, found.start(), before)
            if found[1] in _PRAISE or _HIGHLY.match(folded, found.end()):
                return Said(by, found[1], None, listed=False)
            at = _content_start(folded, found.end())
            if _TOPIC_ONLY.match(folded, found.end()):
                return Said(by, found[1], None, listed=False)
            return Said(by, found[1], at, listed=":" in folded[found.end() : at])
        return None

    def reports(self, start: int, end: int) -> bool:
        """Whether the clause opens with a report that tells something ("Báo cáo cho thấy …")."""
        return _REPORTER_OPENS.match(self.setting.text.folded, start, end) is not None

    def _can_speak(self, before: str, start: int, end: int, by_official: bool) -> bool:
        if _SPEAKER.search(before) or within(self.people, start, end):
            return True
        return not by_official and (
            _REPORTER.match(before) is not None or self._has_speaker(before, start, end)
        )


def _content_start(folded: str, at: int) -> int:
    """Where the words that are asked or said begin, behind "rằng", comma or colon."""
    content = _CONTENT.match(folded, at)
    return content.end() if content else at


_TASKS = re.compile(
    r"(?:nhiệm vụ|mục tiêu|phương hướng|giải pháp|chủ đề|nội dung|các nhiệm vụ|các giải pháp|một số nhiệm vụ)"
)
_REPORTER = re.compile(
    r"(?:theo |tại |qua |các |đa số |nhiều |phần lớn )*(?:báo cáo|hội nghị|công điện|công văn|đại biểu"
    r"|ý kiến|đánh giá|thống kê|thực tế|kết quả kiểm tra)"
    rf"{WORD_AFTER}[^;]{{0,120}}$"
)
_REPORTER_OPENS = re.compile(
    r"(?:theo |tại |qua |các )?(?:báo cáo|thống kê|số liệu|kết quả kiểm tra)[^,;]{0,90} "
    rf"(?:cho thấy|nêu rõ|nêu)"
    rf"{WORD_AFTER}"
)
_MANY = re.compile(rf"(?:nhiều|các|\d+) {any_of('documents_issued')}{WORD_AFTER}")
_DONE_BEFORE = re.compile(rf"{WORD_BEFORE}(?:ban hành|xây dựng|tham mưu|triển khai){WORD_AFTER}")


def _has_done(before: str) -> bool:
    """ "đã ban hành nhiều văn bản yêu cầu …" tells what was done, "vừa có công văn yêu cầu …" asks."""
    return (
        "vừa" not in before and _DONE_BEFORE.search(before) is not None and _MANY.search(before) is not None
    )
