"""The run of a text: which clauses set tasks, which report achievements, and which give nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cotmoc.reading.clauses import (
    MODAL,
    VERB,
    Setting,
    actor_at,
    addressees,
    after_links,
    anyone_at,
    clauses_of,
    has_predicate,
    item_mark_end,
    setting_of,
)
from cotmoc.reading.facts import Span, Years
from cotmoc.reading.found import Found, within
from cotmoc.reading.openers import clause_start, opens_with_topic
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, any_of
from cotmoc.reading.speech import Floor
from cotmoc.reading.stages import is_to_come, period_of
from cotmoc.reading.text import Sentence, Text

TASK, RESULT = "task", "result"
_SKIPPED = {"title", "caption", "byline", "furniture"}
_APART = re.compile(
    rf"^(?:căn cứ|kính gửi|nơi nhận|xét đề nghị|theo đề nghị của|số:|t/?m\.|k/?t\.|lưu:|xét tờ trình){WORD_AFTER}?"
)
_ATTENDANCE = re.compile(
    rf"^(?:cùng |tới |đến |về )?(?:tham dự|dự|có mặt|tham gia dự|tham gia hội nghị|cùng đi|thành phần|chủ trì (?=hội nghị|buổi|cuộc|lễ|phiên)){WORD_AFTER}"
    rf"|{WORD_BEFORE}(?:đồng chủ trì|chủ trì|tham dự|dự|tới dự|đến dự)(?: và [^.;]{{2,40}})? (?:tại )?(?:hội nghị|buổi|cuộc|lễ|phiên|hội thảo|chương trình)"
)
_HELD = re.compile(
    rf"^(?:[^.;:]{{0,24}}(?:-|\)|:) *)?(?:(?:vào )?(?:sáng|chiều|tối|trưa|ngày|trong (?:hai|2|3|ba) ngày|vừa qua)(?: nay)?,? (?:ngày )?\(?\d[^;]{{0,400}}?|mới đây,[^;]{{0,200}}?)"
    rf"{WORD_BEFORE}(?:tổ chức|diễn ra|khai mạc|chủ trì|đến thăm|có buổi|tiến hành|phối hợp tổ chức|dự|tham dự|ký|họp|làm việc|kiểm tra|thăm|đến){WORD_AFTER}"
)
_AWARDED = re.compile(
    rf"{WORD_BEFORE}(?<!được )(?:trao|tặng|trao tặng|tặng thưởng|đón nhận) (?:thưởng )?(?:\d+ )?(?:bằng khen|giấy khen|cờ thi đua|huân chương|kỷ niệm chương|lẵng hoa|hoa chúc mừng|quà lưu niệm)"
)
_IN_HARD_TIMES = re.compile(r"(?![^.]* (?:đã|đạt) )[^.;]{0,160} trong (?:bối cảnh|điều kiện) [^.;]*(?:khó khăn|thuận lợi|phức tạp|đan xen)|(?:có|đạt) được [^.;]{0,60} (?:là )?(?:nhờ|do) ")
_OCCASION = re.compile(rf"^(?:nhân dịp này|dịp này|tại hội nghị này|cũng trong dịp này|tại buổi lễ|cùng ngày){WORD_AFTER}")
_GATHERED = re.compile(
    rf"{WORD_BEFORE}(?:các đại biểu|đại biểu|tham luận|ý kiến (?:phát biểu|tham luận|thảo luận)|hội nghị (?:đã )?(?:nghe|thảo luận|tập trung|được nghe|tiến hành|thông qua|cũng|dành|là dịp|diễn ra|kết thúc|nhằm|lần này)"
    rf"|ban tổ chức|bầu không khí|đoàn (?:công tác )?(?:đã|được) (?:nghe|đi|đến|thăm|kiểm tra)|báo cáo (?:với|tại|trước) hội nghị|hội nghị[^.;,]{{0,20}}(?:thảo luận|đánh giá (?:những|các|kết quả)|nghe)){WORD_AFTER}"
)
_SHORTCOMING = re.compile(
    rf"^(?:tuy nhiên|tuy vậy|mặc dù vậy|bên cạnh những kết quả|bên cạnh kết quả|hạn chế|tồn tại|khó khăn){WORD_AFTER}"
    rf"|{WORD_BEFORE}(?:còn (?:hạn chế|bất cập|chậm|thấp|gặp|tồn tại|nhiều khó khăn|thiếu|lúng túng|tiềm ẩn|yếu|bị động)|chưa (?:cao|chủ động|kịp thời|được|thực sự|đồng đều|đi vào|đáp ứng|đạt|có|chặt chẽ)|vẫn xảy ra|chậm được){WORD_AFTER}"
)
_STATEMENT = re.compile(
    rf"{WORD_BEFORE}(?<!nhất )(?<!biệt )(?<!bật )(?<!hết )(?<!thể )(?<!hình )là (?:một |những |các |sự |việc )?(?:nhiệm vụ|trách nhiệm|lực lượng|yếu tố|nền tảng|vấn đề|nội dung|sự nghiệp|yêu cầu|chủ trương|mục tiêu"
    rf"|cơ sở|điều kiện|động lực|dịp|hoạt động|khâu|giải pháp|chủ thể|cột mốc|đơn vị|tỉnh|huyện|địa phương|minh chứng|thành quả|niềm|ngày|phong trào|trong những|chiến lược|bước|hội nghị|nơi){WORD_AFTER}"
)
_HOLDS_AS = re.compile(rf"(?:tiếp tục )?(?:xác định|coi|lấy|xem|nhận thức|quán triệt|coi trọng){WORD_AFTER}")
_HELD_AS = re.compile(rf"{WORD_BEFORE}(?:xác định|coi|lấy|xem|công nhận|đánh giá)[^,;]{{0,70}}$")
_FOCUS = re.compile(
    rf"(?:trong đó,? )?(?:(?:các |những |một số )?(?:nhiệm vụ|giải pháp|nội dung|vấn đề|mục tiêu|công tác)[^.;:]{{0,70}}?|trọng tâm|trước hết|đó)(?: là|:) *(?=([^\W\d_]))"
)
_INNER_FOCUS = re.compile(rf"{WORD_BEFORE}(?:(?:cần|phải)[^.;:]{{0,50}} (?:đó )?là|trong đó,? (?:tập trung vào|tập trung|trọng tâm là)|trọng tâm là) ")
_TITLED_LIST = re.compile(r"(?:các |những |một số |\d{1,2} )*(?:chủ đề|nhiệm vụ|mục tiêu|giải pháp|nội dung|công tác|phương hướng|vấn đề)[^:;]{0,120}: *(?=[^\W\d_])")
_GENERIC = re.compile(
    rf"^(?:tập trung |thực hiện |triển khai |tiếp tục |tốt |làm |quán triệt |nghiêm túc |nghiêm |đồng bộ |ngay |quyết liệt |có hiệu quả |hiệu quả )*(?:vào )?(?:một số|các|những|\d{{1,2}})?\s*(?:nội dung|nhiệm vụ|giải pháp|công tác|vấn đề|định hướng)"
    rf"(?: (?:trọng tâm|cơ bản|chủ yếu|lớn|cụ thể|sau|sau đây|như sau|trọng yếu|quan trọng|cấp bách))*(?: (?:trong|từ|của|thực hiện|về)[^:;]{{0,280}})?$"
)
_COMING_TASKS = re.compile(
    rf"{WORD_BEFORE}(?:phương hướng|nhiệm vụ|giải pháp|mục tiêu)[^.;]{{0,60}}{WORD_BEFORE}(?:thời gian tới|cuối năm|tiếp theo|năm tới|năm 20\d\d|giai đoạn|20\d\d|quý)"
)
_LED_IN = re.compile(rf"(?:trong đó|theo đó|cụ thể|trọng tâm|tập trung){WORD_AFTER}")
_HANDS_DOWN = re.compile(
    rf"{WORD_BEFORE}(?:quán triệt|triển khai|phổ biến|thông tin|trình bày|nêu|hướng dẫn|định hướng)(?: thêm)? (?:một số|các|những) (?:nội dung|nhiệm vụ|giải pháp|vấn đề)"
)
_PAST = re.compile(rf"{WORD_BEFORE}(?:đã|được|bị|đạt|luôn|thường xuyên|không xảy ra|không còn|ngày càng|từng bước){WORD_AFTER}")
_HAD = re.compile(rf"{WORD_BEFORE}đã{WORD_AFTER}")
_FIGURE = re.compile(r"\d")
_TAKES_EFFECT = re.compile(
    r"có hiệu lực (?:(?:kể )?từ|thi hành)|^(?:cơ bản )?(?:thống nhất|nhất trí|đồng ý)(?: về)? (?:đề nghị|với|chủ trương|nội dung|như|để)"
    r"|^thông báo (?:để|đến|tới)"
)
_INTRODUCES = re.compile(
    r"(xây dựng|ban hành|báo cáo|thông báo|kết luận|hướng dẫn|đề ra)(?![a-zà-ỹđ])[^.]*(?:như sau|sau đây|cụ thể|với các nội dung)[^:]{0,30}:\s*$"
)
_LABEL = re.compile(r"[^:;.,()“”\d]{3,70}: ?(?=([^\W\d_]))")
_BULLET = re.compile(r"[-+*•]")
# What a decision does by being signed is no task: "Điều 1. Phê duyệt …".
_ENACTS = re.compile(r"(?:phê duyệt|ban hành kèm theo|ban hành|tặng|công nhận|thành lập|bãi bỏ|bổ nhiệm|sửa đổi|thay thế|kiện toàn) ")
_ARTICLE = re.compile(r"điều \d+\s*[.:]")
_ISSUED = re.compile(
    rf"{WORD_BEFORE}(?:ban hành|vừa có|đã có|ký)(?: ban hành)? (?:chỉ thị|công văn|công điện|kế hoạch|văn bản|quyết định|thông báo|kết luận|hướng dẫn|nghị quyết|chương trình hành động)"
)
_RECEIVES = re.compile(r"(?:tiếp tục )?nhận được[^.;]{0,80}? của ")
_SET_TASKS = re.compile(any_of("sections_tasks"))
_SET_RESULTS = re.compile(any_of("sections_results"))
_SET_NOTHING = re.compile(any_of("sections_nothing"))
_SECTION = re.compile(r"^(?:phần (?:thứ )?[a-zà-ỹ]+|[ivx]+|[a-d]|\d{1,2}(?:\.\d{1,2}){0,2})\s*[.)\-:/]?\s+|^điều \d+\s*[.:]\s*")


@dataclass(frozen=True, slots=True)
class Passage:
    """One clause that sets a task or reports a result."""

    span: Span
    role: str
    by: str | None = None
    to: tuple[str, ...] = ()
    period: Years | None = None
    # Where the sentence's words about this clause begin: a deadline may stand before the task itself.
    opens: int = 0


def passages_of(text: Text, found: Found) -> tuple[Passage, ...]:
    """The tasks and results of the text, in text order."""
    listener = _Listener(text, found)
    before = -1
    for sentence in text.sentences:
        if text.paragraphs[sentence.paragraph].kind not in _SKIPPED:
            listener.hear(sentence, opens=sentence.paragraph != before)
        before = sentence.paragraph
    return tuple(listener.passages)


class _Listener:
    """Hears the sentences in their order and keeps in mind whose words they are and of what time they speak."""

    def __init__(self, text: Text, found: Found) -> None:
        self.text = text
        self.setting: Setting = setting_of(text, found.organizations)
        self.floor = Floor(self.setting, found.people)
        self.found = found
        self.passages: list[Passage] = []
        self.mode = ""  # "", "results", "tasks", "speech" or "nothing"
        self.formal = False  # the mode was set by a heading and holds until the next
        self.by: str | None = None
        self.to: tuple[str, ...] = ()
        self.period: Years | None = None
        self.tasks_announced = False
        self.heading_to: tuple[str, ...] = ()  # whom the heading above addresses
        self.listed_to: tuple[str, ...] | None = None  # whom the items below a colon address
        self.opens = 0
        self.goals = False  # the paragraph sets goals, so that figures without a verb of doing are tasks too
        self.year = text.dateline.year

    def hear(self, sentence: Sentence, *, opens: bool) -> None:
        """Take in one sentence; `opens` says that it begins a paragraph."""
        start = item_mark_end(self.text, sentence.start, sentence.end) if opens else sentence.start
        folded = self.text.folded[start : sentence.end]
        if opens and self._is_section(sentence, folded):
            return
        if opens:
            self.goals = False
            start = self._behind_label(start, sentence.end)
        if opens and self.formal:
            self.to = self.heading_to
        if opens and not self.formal:
            listed = self.listed_to is not None and (start > sentence.start or _ORDINAL.match(folded))
            self.to = self.listed_to if listed and self.listed_to is not None else ()
            if not listed:
                self.listed_to = None
        paragraph = self.text.paragraphs[sentence.paragraph]
        if _ARTICLE.match(self.text.folded, paragraph.start) and _ENACTS.match(self.text.folded, start):
            return
        if opens and self.mode == "nothing" and not self.formal:
            self.mode = ""
        announced, self.tasks_announced = self.tasks_announced, False
        if self._gives_nothing(start, folded):
            self._note_issue(start, sentence.end)
            return
        self._sentence(start, sentence.end, announced)

    # --- headings ------------------------------------------------------------------------------------------

    def _is_section(self, sentence: Sentence, folded: str) -> bool:
        """Whether the line is a heading; its words then say what the lines below it are."""
        line = self.text.folded[sentence.start : sentence.end]
        if _BULLET.match(line):
            return False
        heading = self.text.paragraphs[sentence.paragraph].kind == "heading"
        if not heading and not (len(line) < 120 and line.rstrip().endswith(":")):
            return bool(_SECTION.match(line)) and len(line) < 120 and self._names_addressee(sentence, folded)
        if _SECTION.match(line) or self._is_capital(sentence) or self.formal or len(folded) < 60:
            self._turn_to(folded)
            self._names_addressee(sentence, folded)
        return heading

    def _is_capital(self, sentence: Sentence) -> bool:
        return self.text.body[sentence.start : sentence.end].isupper()

    def _turn_to(self, heading: str) -> None:
        places = [
            (found.start(), mode)
            for pattern, mode in ((_SET_NOTHING, "nothing"), (_SET_RESULTS, "results"), (_SET_TASKS, "tasks"))
            if (found := pattern.search(heading))
        ]
        if places:
            self.mode = min(places)[1]
            self.formal = True
            self.to = self.heading_to = ()

    def _names_addressee(self, sentence: Sentence, folded: str) -> bool:
        """A heading that is only the name of an organ or a class makes it the addressee of the items below."""
        start = sentence.end - len(folded)
        begin = clause_start(self.setting, start, sentence.end)
        if VERB.match(self.text.folded, begin, sentence.end):
            return False
        stop = begin + len(self.text.folded[begin : sentence.end].rstrip(" .:;"))
        actor = actor_at(self.setting, begin, stop, alone=True)
        if actor is not None and actor.end >= stop:
            self.to = self.heading_to = self.listed_to = addressees(self.setting, actor)
            return True
        if self.mode == "tasks" and folded.rstrip().endswith(":") and self.text.body[begin].isupper():
            self.to = self.heading_to = self.listed_to = (self.text.words(begin, stop),)
            return True
        return False

    def _behind_label(self, start: int, end: int) -> int:
        """Behind "Công tác tuyên truyền: " before a verb; a label that names an organ makes it the addressee."""
        label = _LABEL.match(self.text.folded, start, end)
        if label is None or not self.text.body[label.start(1)].isupper():
            return start
        if not VERB.match(self.text.folded, label.end(), end):
            return start
        stop = start + len(label[0].rstrip(" :"))
        actor = actor_at(self.setting, start, stop, alone=True)
        if actor is None and VERB.match(self.text.folded, start, end) and self.mode != "results":
            return start
        if actor is not None and actor.end >= stop:
            self.heading_to = addressees(self.setting, actor)
        return label.end()

    # --- sentences ------------------------------------------------------------------------------------------

    def _gives_nothing(self, start: int, folded: str) -> bool:
        words = folded.lstrip()
        if _APART.match(words) or _AWARDED.search(words[:240]) or _IN_HARD_TIMES.match(words):
            return True
        if _ATTENDANCE.search(words[:600]) or _HELD.match(words):
            return self.floor.asked_in(start, start + len(folded), may_be_bare=False) is None
        if _OCCASION.match(words):
            self.mode = "" if not self.formal else self.mode
            return True
        return False

    def _note_issue(self, start: int, end: int) -> None:
        """ "Ngày …, A ban hành Chỉ thị về …": what "Theo đó" opens behind it is asked for by A."""
        issued = _ISSUED.search(self.text.folded, start, end)
        if issued and self.mode != "results" and not self.formal:
            self.by = next(iter(self.setting.named_between(start, issued.start())), None)
            self.tasks_announced = True

    def _sentence(self, start: int, end: int, announced: bool) -> None:
        opening_of_tasks = announced and _LED_IN.match(self.text.folded, start, end) is not None
        if opening_of_tasks and self.mode != "tasks":
            self.mode = "tasks"
        if self._is_of_the_gathering(start, end) or self._introduces(start, end):
            return
        clauses = clauses_of(self.text, start, end, listed=self._is_list(start, end))
        asking = False
        for clause in clauses:
            asking = self._clause(clause, asking)
        if self.mode == "tasks" and self.text.folded[start:end].rstrip().endswith(":"):
            self.listed_to = self.to
        if not self.formal or not clauses:
            words = self.text.folded[start:end]
            self.tasks_announced = _COMING_TASKS.search(words) is not None
            if not self.tasks_announced:
                self._note_issue(start, end)

    def _is_of_the_gathering(self, start: int, end: int) -> bool:
        """What delegates did at the gathering gives nothing, unless the sentence goes on to ask for something."""
        folded = self.text.folded
        if not _GATHERED.search(folded, start, min(end, start + 140)):
            return False
        self.tasks_announced = _COMING_TASKS.search(folded, start, end) is not None
        return self.floor.asked_in(start, end, may_be_bare=False) is None

    def _introduces(self, start: int, end: int) -> bool:
        """ "A ban hành Kế hoạch … như sau:": what follows is the document of A."""
        opening = _INTRODUCES.search(self.text.folded, start, end)
        if opening is None or self.floor.asked_in(start, end, may_be_bare=False):
            return False
        self.by = next(iter(self.setting.named_between(start, opening.start())), self.by)
        if not self.formal:
            self.mode = "results" if opening[1] == "báo cáo" else "tasks"
            self.formal = opening[1] in {"xây dựng", "ban hành", "hướng dẫn"}
        return True

    def _is_list(self, start: int, end: int) -> bool:
        colon = self.text.folded.find(":", start, end)
        return colon >= 0 and self.text.folded.find(";", colon, end) >= 0

    def _clause(self, clause: Span, asking: bool) -> bool:
        """Judge one clause; whether the clauses after it in the sentence are still what is asked for."""
        self.opens = clause.start
        asked = self.floor.asked_in(clause.start, clause.end, may_be_bare=self.mode in {"tasks", "speech"} or asking)
        if asked is not None:
            return self._request(clause, asked.start, asked.by, resolves=asked.resolves)
        if self.mode == "tasks" and not asking and not self.formal:
            said = self.floor.said_in(clause.start, clause.end, by_official=True)
            if said is not None:
                return self._speech(clause, said.start, said.by, said.verb, listed=said.listed)
        if asking or (self.mode == "tasks" and not self.formal):
            if self._task(clause.start, clause.end):
                return True
            if asking:
                return asking
        if self.mode == "tasks" and self.formal:
            self._task(clause.start, clause.end)
            return False
        said = self.floor.said_in(clause.start, clause.end, by_official=False)
        if said is not None:
            return self._speech(clause, said.start, said.by, said.verb, listed=said.listed)
        if _HANDS_DOWN.search(self.text.folded, clause.start, clause.end) and not self.formal:
            self.by = self.floor.speaker = self._subject_of(clause)
            self.mode = "tasks"
            return False
        return self._plain(clause)

    def _subject_of(self, clause: Span) -> str | None:
        named = within(self.found.people, clause.start, clause.end)
        if named:
            return named[0][1]
        begin = clause_start(self.setting, clause.start, clause.end)
        return next(iter(self.setting.named_between(begin, clause.end)), None)

    # --- requests ---------------------------------------------------------------------------------------------

    def _request(self, clause: Span, start: int, by: str | None, *, resolves: bool) -> bool:
        self.by, self.mode = by, "tasks" if not self.formal else self.mode
        self.period = None
        if resolves:
            self._own_tasks(clause, start)
        content = self._content(start, clause.end)
        if content >= clause.end:
            return True
        titled = _TITLED_LIST.match(self.text.folded, content, clause.end)
        if not self._task(titled.end() if titled else content, clause.end):
            self._task_of_anyone(content, clause.end)
        return True

    def _task_of_anyone(self, content: int, end: int) -> bool:
        begin = clause_start(self.setting, content, end)
        somebody = anyone_at(self.setting, begin, end)
        if somebody is None:
            return False
        return self._task_of(somebody.verb, end, addressees(self.setting, somebody))

    def _own_tasks(self, clause: Span, start: int) -> None:
        """Who resolves on tasks is their addressee too."""
        begin = clause_start(self.setting, clause.start, clause.end)
        actor = actor_at(self.setting, begin, clause.end)
        if actor is not None and actor.end <= start:
            self.to = addressees(self.setting, actor)
            self.by = next(iter(self.setting.named_between(actor.start, actor.end)), None)

    def _content(self, start: int, end: int) -> int:
        folded = self.text.folded
        while start < end and folded[start] in " ,:":
            start += 1
        return start

    def _task(self, start: int, end: int) -> bool:
        """Add the task that these words set; False when they set none."""
        folded = self.text.folded
        begin = self._behind_focus(clause_start(self.setting, start, end), end)
        if begin >= end or _GENERIC.match(folded[begin:end]):
            self.mode = "tasks" if not self.formal else self.mode
            return begin < end
        if _RECEIVES.match(folded, begin, end):
            return self._wish(begin, end)
        actor = actor_at(self.setting, begin, end)
        if actor is not None and actor.verb < end:
            return self._task_of(actor.verb, end, addressees(self.setting, actor))
        modal = self._modal(begin, end)
        if modal is not None:
            return self._task_with_modal(begin, modal, end)
        if VERB.match(folded, begin, end) and not self._is_statement(begin, end):
            return self._add_task(begin, end)
        if self.listed_to is not None and not self.formal and (somebody := anyone_at(self.setting, begin, end)):
            return self._task_of(somebody.verb, end, addressees(self.setting, somebody))
        named = self.formal or (self.goals and _FIGURE.search(folded, begin, end))
        if named and has_predicate(self.text, begin, end) and not self._is_statement(begin, end):
            return self._add_task(begin, end)
        return False

    def _behind_focus(self, begin: int, end: int) -> int:
        focus = _FOCUS.match(self.text.folded, begin, end) or _INNER_FOCUS.search(self.text.folded, begin, min(end, begin + 260))
        if focus and (VERB.match(self.text.folded, focus.end(), end) or MODAL.match(self.text.folded, focus.end(), end)):
            return after_links(self.text, focus.end(), end)
        return begin

    def _task_of(self, verb: int, end: int, to: tuple[str, ...]) -> bool:
        """The task of these addressees; what they have done already is none."""
        folded = self.text.folded
        if re.match(_DONE_ALREADY, folded[verb : verb + 12]) and not self.formal:
            return False
        begin = self._behind_modals(self._content(verb, end), end)
        if self._is_statement(begin, end):
            return False
        self.to = to
        return self._add_task(begin, end)

    def _behind_modals(self, begin: int, end: int) -> int:
        while modal := MODAL.match(self.text.folded, begin, end) or _WILL.match(self.text.folded, begin, end):
            begin = self._content(modal.end(), end)
        return begin

    def _modal(self, begin: int, end: int) -> re.Match[str] | None:
        for found in re.finditer(_ANY_MODAL, self.text.folded[begin:end]):
            return found
        return None

    def _task_with_modal(self, begin: int, modal: re.Match[str], end: int) -> bool:
        folded = self.text.folded
        before = folded[begin : begin + modal.start()]
        if VERB.match(folded, begin, end):
            return self._add_task(begin, end) if not self._is_statement(begin, end) else False
        if re.search(_SPOKEN_BY, before) or not before.strip() or opens_with_topic(self.setting, begin, end):
            return self._add_task(self._behind_modals(begin + modal.start(), end), end)
        return self._add_task(begin, end)

    def _wish(self, begin: int, end: int) -> bool:
        """ "nhận được sự phối hợp của B": a wish addressed to B."""
        receives = _RECEIVES.match(self.text.folded, begin, end)
        self.to = self.setting.named_between(receives.end() - 1, end) if receives else ()
        return self._add_task(begin, end)

    def _is_statement(self, begin: int, end: int) -> bool:
        folded = self.text.folded
        if _HOLDS_AS.match(folded, begin, end):
            return False
        stated = _STATEMENT.search(folded, begin, min(end, begin + 240))
        return stated is not None and not _HELD_AS.search(folded, begin, stated.start())

    def _add_task(self, begin: int, end: int) -> bool:
        words = self.text.folded[begin:end]
        if len(words) < 12 or _TAKES_EFFECT.search(words):
            return False
        if _GENERIC.match(words):
            return True
        self.passages.append(Passage(Span(begin, end), TASK, by=self.by, to=self.to, opens=self.opens))
        if not self.formal:
            self.mode = "tasks"
        return True

    # --- speech that is no request, and plain prose ---------------------------------------------------------------

    def _speech(self, clause: Span, start: int | None, by: str | None, verb: str, *, listed: bool) -> bool:
        self.by = by
        self.mode = "speech" if not self.formal else self.mode
        if start is None:
            return False
        content = Span(self._content(start, clause.end), clause.end)
        if content.start >= content.end:
            return False
        if self._holds_modal(content) or (listed and verb in {"nhấn mạnh", "kết luận", "nêu rõ"} and self._opens_task(content)):
            return self._task(content.start, content.end)
        self._plain(content)
        return False

    def _holds_modal(self, content: Span) -> bool:
        begin = clause_start(self.setting, content.start, content.end)
        actor = actor_at(self.setting, begin, content.end)
        if actor is not None:
            return MODAL.match(self.text.folded, actor.verb, content.end) is not None or re.match(
                _GOES_ON_TO, self.text.folded[actor.verb : content.end]
            ) is not None
        modal = self._modal(begin, content.end)
        return modal is not None and not _STATEMENT.search(self.text.folded, begin, begin + modal.start())

    def _opens_task(self, content: Span) -> bool:
        begin = clause_start(self.setting, content.start, content.end)
        return VERB.match(self.text.folded, begin, content.end) is not None and not self._is_statement(begin, content.end)

    def _plain(self, clause: Span) -> bool:
        folded = self.text.folded
        begin = clause_start(self.setting, clause.start, clause.end)
        opening = folded[clause.start : begin]
        if is_to_come(opening) or self._is_ahead(opening) or self._strives(begin, clause.end):
            return self._self_set(begin, clause.end)
        if _SHORTCOMING.match(folded[clause.start : clause.end]):
            self.mode = self.mode if self.formal else "nothing"
            return False
        if self.mode == "nothing":
            return False
        self._remember_stage(opening)
        if self._focus_of_tasks(clause):
            return self._task(clause.start, clause.end)
        if self._speaks_of_duty(clause, begin):
            return self._task(clause.start, clause.end)
        self._result(begin, clause.end)
        return False

    def _strives(self, begin: int, end: int) -> bool:
        """ "phấn đấu", "quyết tâm" and a goal are of the time to come, whenever they are said."""
        folded = self.text.folded
        if _GOAL.match(folded, begin, end):
            self.goals = True
            return True
        actor = actor_at(self.setting, begin, end)
        return actor is not None and _STRIVES.match(folded, actor.verb, end) is not None

    def _is_ahead(self, opening: str) -> bool:
        period = period_of(opening)
        if period is None or period.start is None:
            return False
        if self.period is not None and (last := self.period.end or self.period.start):
            return period.start > last or (period.start[:4] == last[:4] and self.mode == "results" and period.start == last)
        return self.year is not None and int(period.start[:4]) > self.year

    def _self_set(self, begin: int, end: int) -> bool:
        """What report prose says of the time to come: a task of its subject, by nobody named."""
        if re.match(_DONE_ALREADY, self.text.folded[begin : begin + 12]):
            return False
        self.by = None
        self.mode = "tasks" if not self.formal else self.mode
        agreed = re.search(_AGREED, self.text.folded[begin:end])
        if agreed:
            actor = actor_at(self.setting, begin, end)
            self.to = addressees(self.setting, actor) if actor else ()
            return self._task(begin + agreed.end(), end)
        return self._task(begin, end)

    def _remember_stage(self, opening: str) -> None:
        period = period_of(opening)
        if period is not None:
            self.period = period
        if not self.formal and self.mode != "speech" and (period is not None or re.search(_PAST_STAGE, opening)):
            self.mode = "results"

    def _focus_of_tasks(self, clause: Span) -> bool:
        """ "Nhiệm vụ trọng tâm là …" sets tasks wherever it stands outside a list of results."""
        begin = after_links(self.text, clause.start, clause.end)
        focus = _FOCUS.match(self.text.folded, begin, clause.end)
        return self.mode != "results" and focus is not None and VERB.match(self.text.folded, focus.end(), clause.end) is not None

    def _speaks_of_duty(self, clause: Span, begin: int) -> bool:
        folded = self.text.folded
        actor = actor_at(self.setting, begin, clause.end)
        if actor is not None:
            return MODAL.match(folded, actor.verb, clause.end) is not None
        if self.mode not in {"speech", "tasks"}:
            return False
        return self._holds_modal(clause)

    def _result(self, begin: int, end: int) -> bool:
        folded = self.text.folded
        words = folded[begin:end]
        if len(words) < 12 or not (has_predicate(self.text, begin, end) or self._counts(words)):
            return False
        if _GATHERED.search(words[:160]) or _SHORTCOMING.search(words) or _HONOURED.search(words[:130]):
            return False
        if self._is_of_a_person(begin, end):
            return False
        if self._is_statement(begin, end) and not _HAD.search(words[:80]):
            return False
        if self.mode != "results" and not self._tells_of_the_past(begin, end):
            return False
        if not VERB.match(folded, begin, end) and self._modal_leads(words):
            return False
        self.passages.append(Passage(Span(begin, end), RESULT, period=self.period))
        if not self.formal:
            self.mode = "results" if self.mode != "speech" else "speech"
        return True

    def _modal_leads(self, words: str) -> bool:
        """ "Đề án cần được tiếp tục …" says what must be done, not what was."""
        modal = _ANY_MODAL.search(words)
        return modal is not None and _PAST.search(words, 0, modal.start()) is None

    def _counts(self, words: str) -> bool:
        """Whether the words are figures in a list of results, with or without a verb."""
        return self.formal and self.mode == "results" and _FIGURE.search(words) is not None

    def _is_of_a_person(self, begin: int, end: int) -> bool:
        """What officials did at the gathering itself."""
        if VERB.match(self.text.folded, begin, end):
            return False
        reach = _PAST.search(self.text.folded, begin, end)
        stop = reach.start() if reach else min(end, begin + 80)
        if within(self.found.people, begin, stop):
            return True
        return re.search(_PERSON_ACTS, self.text.folded[begin:stop]) is not None

    def _tells_of_the_past(self, begin: int, end: int) -> bool:
        folded = self.text.folded
        if re.match(_DONE_ALREADY, folded[begin : begin + 12]):
            return True
        actor = actor_at(self.setting, begin, end)
        if actor is not None:
            done = re.match(_DONE_ALREADY, folded[actor.verb : actor.verb + 24]) is not None
            return done or (begin in self.setting.organs and _VALUED.search(folded, actor.verb, end) is not None)
        if VERB.match(folded, begin, end):
            return False
        return _PAST.search(folded, begin, min(end, begin + 260)) is not None


# What an organ does well, or with figures, is told as an achievement even without "đã".
_HONOURED = re.compile(r"(?<![a-zà-ỹđ])được [^.;]{0,120}?(?:tặng thưởng|khen thưởng|tặng (?:\d+ )?(?:bằng khen|giấy khen))")
_VALUED = re.compile(rf"{WORD_BEFORE}(?:hiệu quả|có hiệu quả|thực hiện tốt|làm tốt|tích cực|nhiều (?:giải pháp|mô hình|biện pháp|hoạt động)|\d[\d.,]* (?!năm|tháng|ngày)[a-zà-ỹ]+|\d+%)")
_GOAL = re.compile(rf"(?:mục tiêu|chỉ tiêu|phấn đấu|quyết tâm)(?! (?:quốc gia|đề ra|kế hoạch)){WORD_AFTER}")
_STRIVES = re.compile(rf"(?:phấn đấu|quyết tâm|sẽ){WORD_AFTER}")
_WILL = re.compile(rf"(?:sẽ|cũng){WORD_AFTER}")
_ORDINAL = re.compile(r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|thứ [a-zà-ỹ]+)(?: là)?[,:]? ")
_DONE_ALREADY = re.compile(rf"(?:cũng |đều |luôn |cùng )*(?:đã|từng|được){WORD_AFTER}")
_ANY_MODAL = re.compile(rf"{WORD_BEFORE}(?:cần phải|cần|phải){WORD_AFTER}(?! thiết| là)")
_SPOKEN_BY = re.compile(rf"{WORD_BEFORE}(?:theo|đồng chí|ông|bà){WORD_AFTER}[^,;]{{0,90}}$")
_GOES_ON_TO = re.compile(rf"(?:sẽ|tiếp tục){WORD_AFTER}")
_AGREED = re.compile(rf"{WORD_BEFORE}(?:đã |cùng )*thống nhất (?=thực hiện|tiếp tục|tập trung|triển khai|phối hợp|duy trì)")
_PAST_STAGE = re.compile(rf"{WORD_BEFORE}(?:{any_of('stages_past')}|\d{{1,2}} (?:năm|tháng)(?: qua)?){WORD_AFTER}")
_PERSON_ACTS = re.compile(rf"{WORD_BEFORE}(?:các đồng chí|đồng chí|đ/c|ông|bà|đại biểu|hội nghị|đoàn công tác|phóng viên|ban tổ chức){WORD_AFTER}")
