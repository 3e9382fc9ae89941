"""Passages of a text that set tasks or report results, and the notes kept while it is heard."""

from __future__ import annotations

from typing import NamedTuple

from cotmoc.reading import goals
from cotmoc.reading.achievements import is_achievement
from cotmoc.reading.actors import MODAL, actor_at, setting_of
from cotmoc.reading.background import behind_lead_in, names_ground, told_part
from cotmoc.reading.facts import Span, Years
from cotmoc.reading.found import Found
from cotmoc.reading.memory import SPEECH, Memory
from cotmoc.reading.openers import clause_start
from cotmoc.reading.papers import paper_of
from cotmoc.reading.patterns import pattern_of
from cotmoc.reading.requests import Requests
from cotmoc.reading.sections import RESULTS, TASKS
from cotmoc.reading.speakers import Floor
from cotmoc.reading.speech import Speech
from cotmoc.reading.subjects import verb_behind_subject
from cotmoc.reading.tasks import (
    ANY_MODAL,
    Manner,
    states,
    task_in,
    task_of_anyone,
)
from cotmoc.reading.text import Text

TASK, RESULT = "task", "result"
# "nhấn mạnh không để xảy ra …": a duty without its modal.
_FORBIDS = pattern_of(
    r"(?:tuyệt đối |kiên quyết )?không (?:để|được|chủ quan|lơ là|vì|cho phép)(?![a-zà-ỹđ])(?! ai )"
)
# Of a played scene only what the exercise itself brought is a result.
_PLAYED = pattern_of(r"[^;:]{0,30}(?:diễn tập|luyện tập|thực tập|hội thao)")
# "phát huy những kết quả đã đạt được": what was reached before says nothing of this clause.
_DONE_BEFORE = pattern_of(
    r" (?:kết quả|thành tích|thành tựu|ưu điểm|mặt|chỉ tiêu|mục tiêu|kế hoạch|nhiệm vụ|nội dung|văn bản)"
    r"(?: [a-zà-ỹđ]+){0,2} đã(?= (?:đạt|đề|được|nêu|đặt|giao|ký|thống nhất|ban hành) ?)"
)
# "nhóm tiết kiệm được 37 triệu đồng", "kết nạp thêm được 7 hội viên": what was got is no aim.
_GOT = pattern_of(
    r"(?<!đạt)(?<!phải)(?<!sẽ) được (?:hơn |trên |gần |khoảng |tới )?\d"
    r"(?!.{0,80}(?:trở lên|trong năm|phấn đấu))"
)


class Passage(NamedTuple):
    """One clause that sets a task or reports a result."""

    span: Span
    role: str
    by: str | None = None
    to: tuple[str, ...] = ()
    period: Years | None = None
    # Where the sentence's words about this clause begin: a deadline may stand before the task itself.
    opens: int = 0
    # Where the verb of an organ or class that acts stands, behind its name and whom it works with.
    verb: int = 0
    # The words that say by when, where they stand apart from the task (in a table).
    due: Span | None = None


class Notes:
    """What is known while a text is heard, and the tasks and results noted so far."""

    def __init__(self, text: Text, found: Found) -> None:
        self.text = text
        self.setting = setting_of(text, found.organizations)
        self.people = found.people
        self.at_signing = any(event.kind == "signing" for event in found.events)
        self.floor = Floor(self.setting, found.people)
        self.requests = Requests(self.floor)
        self.speech = Speech(self.floor)
        self.mind = Memory(self.setting, paper_of(self.setting))
        self.passages: list[Passage] = []
        self.opens = 0
        self.lists = False  # the sentence lists items behind a colon
        self.leads_on = False  # the sentence ends at a colon, and something follows it
        self.concludes = False  # a conclusion has been introduced, and organs are told in it what to do
        self.told = False  # the paragraph has reported something done

    def _task(self, start: int, end: int, *, of_anyone: bool = False) -> bool:
        """Add the task that these words set; whether they set or announce one."""
        mind = self.mind
        manner = Manner(
            formal=mind.formal, goals=mind.goals, listed=mind.listed_to is not None, among=mind.mode == TASKS
        )
        task = (task_of_anyone if of_anyone else task_in)(self.setting, start, end, manner)
        if task is None:
            return False
        self.mind.to = self.mind.to if task.to is None else task.to
        self.mind.turn(TASKS)
        if not task.announces:
            span = Span(task.start, task.end)
            self.passages.append(Passage(span, TASK, by=self.mind.by, to=self.mind.to, opens=self.opens))
        return True

    def _lays_duty(self, content: Span) -> bool:
        folded = self.text.folded
        begin = clause_start(self.setting, content.start, content.end)
        actor = actor_at(self.setting, begin, content.end)
        if actor is not None:
            verb = MODAL.match(folded, actor.verb, content.end)
            return verb is not None or goals.goes_on_to(folded, actor.verb)
        if _FORBIDS.match(folded, begin, content.end):
            return True
        modal = ANY_MODAL.search(self.text, begin, content.end)
        return modal is not None and not states(self.setting, begin, modal.start())

    def _result(self, begin: int, end: int) -> None:
        grounds = self.mind.directs and names_ground(self.text, begin, end)
        if (
            self.mind.tells_no_results
            or grounds
            or (self.mind.staged and not _PLAYED.match(self.text.folded, begin, end))
        ):
            return
        told = told_part(self.text.folded, behind_lead_in(self.text.folded, begin, end), end)
        among = self.mind.mode == RESULTS or self.told
        if self._is_only_decided(told) or (self.leads_on and not self._says_done(told)):
            return
        if is_achievement(
            self.setting, self.people, told, in_results=among, in_section=among and self.mind.formal
        ):
            verb = verb_behind_subject(self.setting, told.start, told.end)
            self.passages.append(Passage(told, RESULT, period=self.mind.period, opens=self.opens, verb=verb))
            self.told = True
            self.mind.turn(SPEECH if self.mind.mode == SPEECH else RESULTS)

    def _is_only_decided(self, clause: Span) -> bool:
        """Whether a conclusion, or words among tasks, say what is agreed on or must be, not what was done."""
        if self.mind.mode == RESULTS or not (self.concludes or self.mind.mode == TASKS):
            return False
        return not self._says_done(clause)

    def _says_done(self, clause: Span) -> bool:
        words = f" {self.text.folded[clause.start : clause.end]}"
        return (" đã " in words and " đã " in _DONE_BEFORE.sub("", words)) or _GOT.search(words) is not None
