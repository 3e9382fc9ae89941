"""The run of a text: which clauses set tasks, which report achievements, and which give nothing."""

from __future__ import annotations

from typing import NamedTuple

from cotmoc.reading import goals, introductions
from cotmoc.reading.achievements import is_achievement
from cotmoc.reading.actors import MODAL, VERB, actor_at, addressees, setting_of
from cotmoc.reading.background import behind_lead_in, compares, names_ground, told_part
from cotmoc.reading.facts import Span, Years
from cotmoc.reading.found import Found, within
from cotmoc.reading.meetings import (
    turns_to_shortcomings,
)
from cotmoc.reading.memory import SPEECH, Memory
from cotmoc.reading.openers import clause_start, in_case
from cotmoc.reading.papers import paper_of
from cotmoc.reading.patterns import pattern_of
from cotmoc.reading.requests import Asked, Requests
from cotmoc.reading.sections import NOTHING, RESULTS, TASKS
from cotmoc.reading.speakers import Floor
from cotmoc.reading.speech import Said, Speech
from cotmoc.reading.stages import is_after_gathering, is_aimed_at, is_past, is_to_come, is_told_of
from cotmoc.reading.tasks import (
    ANY_MODAL,
    DONE_ALREADY,
    Manner,
    behind_title,
    content_start,
    focus_of_tasks,
    states,
    task_in,
    task_of_anyone,
)
from cotmoc.reading.text import Text
from cotmoc.reading.timetables import line_in

TASK, RESULT = "task", "result"
# "Công điện nêu rõ: Sở Y tế lập …": what a directing paper says is asked for.
_PAPER_SAYS = pattern_of(
    r"(?:[^;]{0,80}, )?(?:công điện|chỉ thị|kế hoạch|công văn|văn bản|thông báo)"
    r"[^;]{0,80}? (?:nêu|nêu rõ)[:, ]"
)
# Of a played scene only what the exercise itself brought is a result.
_PLAYED = pattern_of(r"[^;:]{0,30}(?:diễn tập|luyện tập|thực tập|hội thao)")
_ORDERING = frozenset({"nhấn mạnh", "kết luận", "nêu rõ"})


class Passage(NamedTuple):
    """One clause that sets a task or reports a result."""

    span: Span
    role: str
    by: str | None = None
    to: tuple[str, ...] = ()
    period: Years | None = None
    # Where the sentence's words about this clause begin: a deadline may stand before the task itself.
    opens: int = 0
    # The words that say by when, where they stand apart from the task (in a table).
    due: Span | None = None


class Judge:
    """Judges clauses in their order, and keeps what sets tasks and what reports achievements."""

    def __init__(self, text: Text, found: Found) -> None:
        self.text = text
        self.setting = setting_of(text, found.organizations)
        self.people = found.people
        self.floor = Floor(self.setting, found.people)
        self.requests = Requests(self.floor)
        self.speech = Speech(self.floor)
        self.mind = Memory(self.setting, paper_of(self.setting))
        self.passages: list[Passage] = []
        self.opens = 0
        self.leads_on = False  # the sentence ends at a colon, and something follows it
        self.concludes = False  # a conclusion has been introduced, and organs are told in it what to do
        self.told = False  # the paragraph has reported something done

    def judge(self, clause: Span, asking: bool) -> bool:
        """Judge one clause; whether the clauses after it in the sentence are still what is asked for."""
        self.opens = clause.start
        if self._is_in_case(clause):
            return self._task(clause.start, clause.end)
        bare = self.mind.mode in {TASKS, SPEECH} or asking
        if asked := self.requests.asked_in(clause.start, clause.end, may_be_bare=bare):
            return self._request(clause, asked)
        if asking or self.mind.mode == TASKS:
            return self._among_tasks(clause, asking)
        if said := self.speech.said_in(clause.start, clause.end, by_official=False):
            return self._speech(clause, said)
        if not self.mind.formal and introductions.hands_down(self.text, clause.start, clause.end):
            self.mind.by = self.floor.speaker = self._subject_of(clause)
            self.mind.mode = TASKS
            return False
        return self._plain(clause)

    def _among_tasks(self, clause: Span, asking: bool) -> bool:
        if self.mind.formal and not asking:
            self._of_document(clause)
            return False
        if not asking and (self._opens_in_the_past(clause) or compares(self.text, clause.start, clause.end)):
            return self._told_between(clause)
        reported = self.speech.reports(clause.start, clause.end)
        reported = reported or self.speech.views(clause.start, clause.end)
        self.told = self.told or reported
        said = None if asking else self.speech.said_in(clause.start, clause.end, by_official=not reported)
        if said is not None:
            return self._speech(clause, said)
        if self._task(clause.start, clause.end) or asking:
            return True
        if said := self.speech.said_in(clause.start, clause.end, by_official=False):
            return self._speech(clause, said)
        return self._plain(clause)

    def _of_document(self, clause: Span) -> None:
        """Add what a section of tasks, a rule or a line of a plan in a decision sets."""
        if not self.mind.timetable:
            if not self.mind.rules or self._is_of_somebody(clause):
                self._task(behind_title(self.setting, clause.start, clause.end), clause.end)
        elif line := line_in(self.setting, clause.start, clause.end):
            self.passages.append(Passage(line, TASK, by=self.mind.by, to=self.mind.to, opens=self.opens))

    def _is_in_case(self, clause: Span) -> bool:
        """Whether a paper says whom to turn to when difficulties arise, as papers do at their end."""
        return self.mind.paper is not None and in_case(self.setting, clause.start, clause.end)

    def _is_of_somebody(self, clause: Span) -> bool:
        """Whether a rule says what an organ or a class does, or what must be done."""
        begin = clause_start(self.setting, clause.start, clause.end)
        actor = actor_at(self.setting, begin, clause.end)
        if actor is not None:
            return actor.verb < clause.end and not self.text.folded.startswith(("được", "là "), actor.verb)
        return ANY_MODAL.search(self.text, begin, clause.end) is not None

    def _opens_in_the_past(self, clause: Span) -> bool:
        begin = clause_start(self.setting, clause.start, clause.end)
        opening = self.text.folded[clause.start : begin]
        return is_past(opening) or is_after_gathering(opening)

    def _told_between(self, clause: Span) -> bool:
        """A stage gone by between tasks: what was done, and the speaker has ended unless he concludes."""
        if not self.concludes:
            self.mind.turn(RESULTS)
        return self._plain(clause)

    def _subject_of(self, clause: Span) -> str | None:
        if named := within(self.people, clause.start, clause.end):
            return named[0][1]
        begin = clause_start(self.setting, clause.start, clause.end)
        return next(iter(self.setting.named_between(begin, clause.end)), None)

    def _request(self, clause: Span, asked: Asked) -> bool:
        self.mind.by = self.mind.by if asked.charged else asked.by
        self.mind.period = None
        self.mind.turn(TASKS)
        if self.leads_on and self.mind.paper is not None:
            self.mind.mode, self.mind.formal = TASKS, True
        if asked.resolves:
            self._own_tasks(clause, asked.start)
        content = content_start(self.text.folded, asked.start, clause.end)
        self.mind.to = asked.charged or self.mind.to
        titled = behind_title(self.setting, content, clause.end)
        if self._task(titled, clause.end) or self._task(content, clause.end, of_anyone=True):
            return True
        if further := self.requests.asked_in(content, clause.end, may_be_bare=True):
            return self._request(Span(content, clause.end), further)
        return True

    def _own_tasks(self, clause: Span, start: int) -> None:
        """Who resolves on tasks is their addressee too."""
        begin = clause_start(self.setting, clause.start, clause.end)
        actor = actor_at(self.setting, begin, clause.end)
        if actor is not None and actor.end <= start:
            self.mind.to = addressees(self.setting, actor)
            self.mind.by = next(iter(self.setting.named_between(actor.start, actor.end)), None)

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

    def _speech(self, clause: Span, said: Said) -> bool:
        """What is said is a task when a duty is laid on somebody, else what it would be in prose."""
        self.mind.by = said.by
        self.mind.turn(SPEECH if said.by is not None or said.start is None else RESULTS)
        if said.start is None:
            return False
        content = Span(content_start(self.text.folded, said.start, clause.end), clause.end)
        if content.start >= content.end:
            return False
        of_paper = _PAPER_SAYS.match(self.text.folded, clause.start, content.start) is not None
        if focus_of_tasks(self.setting, content.start, content.end) or (
            of_paper and not self._says_done(content)
        ):
            return self._task(content.start, content.end)
        ordered = said.listed and said.verb in _ORDERING and self._opens_task(content)
        if ordered or self._lays_duty(content):
            return self._task(content.start, content.end)
        return self._plain(content)

    def _opens_task(self, content: Span) -> bool:
        begin = clause_start(self.setting, content.start, content.end)
        verb = VERB.match(self.text.folded, begin, content.end)
        return verb is not None and not states(self.setting, begin, content.end)

    def _lays_duty(self, content: Span) -> bool:
        folded = self.text.folded
        begin = clause_start(self.setting, content.start, content.end)
        actor = actor_at(self.setting, begin, content.end)
        if actor is not None:
            verb = MODAL.match(folded, actor.verb, content.end)
            return verb is not None or goals.goes_on_to(folded, actor.verb)
        modal = ANY_MODAL.search(self.text, begin, content.end)
        return modal is not None and not states(self.setting, begin, modal.start())

    # Report prose

    def _plain(self, clause: Span) -> bool:
        folded = self.text.folded
        begin = clause_start(self.setting, clause.start, clause.end)
        opening = folded[clause.start : begin]
        if self.mind.formal and self.mind.mode == NOTHING:
            return False
        if self._is_to_come(opening, begin, clause.end):
            return self._self_set(begin, clause.end)
        if turns_to_shortcomings(self.text, clause.start, clause.end) and not self._organ_has(
            begin, clause.end
        ):
            self.mind.turn(NOTHING)
        if self.mind.mode == NOTHING:
            return False
        self.mind.remember_stage(opening)
        if self._sets_task(clause, begin):
            return self._task(clause.start, clause.end)
        self.told = self.told or (self.mind.mode == SPEECH and is_told_of(opening))
        self._result(begin, clause.end)
        return False

    def _organ_has(self, begin: int, end: int) -> bool:
        """Whether a named organ has done something here, also behind "tuy nhiên"."""
        actor = actor_at(self.setting, begin, end) if begin in self.setting.organs else None
        return actor is not None and DONE_ALREADY.match(self.text.folded, actor.verb, end) is not None

    def _is_to_come(self, opening: str, begin: int, end: int) -> bool:
        if is_to_come(opening) or self.mind.is_ahead(opening) or self._strives(begin, end):
            return True
        told = self.mind.period.end or self.mind.period.start if self.mind.period else None
        year = self.text.dateline.year or (int(told[:4]) if told else None)
        if year is None and self.mind.mode == RESULTS:
            return False
        aims = is_aimed_at(opening, year)
        return aims and " đã " not in f" {self.text.folded[begin:end]}"

    def _sets_task(self, clause: Span, begin: int) -> bool:
        if self.mind.mode != RESULTS and focus_of_tasks(self.setting, clause.start, clause.end):
            return True
        actor = actor_at(self.setting, begin, clause.end)
        if actor is not None:
            if MODAL.match(self.text.folded, actor.verb, clause.end):
                return True
            return self.concludes and begin in self.setting.organs and self._is_told(actor.verb, clause)
        return self.mind.mode in {SPEECH, TASKS} and self._lays_duty(clause)

    def _is_told(self, verb: int, clause: Span) -> bool:
        """Whether the verb of an organ in a conclusion is an order, not a word of what was done."""
        folded = self.text.folded
        return VERB.match(folded, verb, clause.end) is not None and " đã " not in folded[clause.start : verb]

    def _strives(self, begin: int, end: int) -> bool:
        """ "phấn đấu", "quyết tâm" and a goal are of the time to come, whenever they are said."""
        if goals.sets_goal(self.text.folded, begin, end):
            self.mind.goals = True
            return True
        return goals.strives(self.text, begin, end)

    def _self_set(self, begin: int, end: int) -> bool:
        """What report prose says of the time to come: a task of its subject, by nobody named."""
        if DONE_ALREADY.match(self.text.folded, begin, end) or self._only_brings(begin, end):
            return False
        self.mind.goals = self.mind.goals or actor_at(self.setting, begin, end) is None
        self.mind.by = None
        self.mind.turn(TASKS)
        agreed = goals.behind_agreed(self.text, begin, end)
        if agreed is None:
            return self._task(begin, end) or self._task(begin, end, of_anyone=True)
        actor = actor_at(self.setting, begin, end)
        self.mind.to = addressees(self.setting, actor) if actor else ()
        return self._task(agreed, end)

    def _only_brings(self, begin: int, end: int) -> bool:
        """Whether something will bring about good, without anybody who does it."""
        return begin not in self.setting.organs and goals.will_bring(self.text.folded, begin, end)

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
            self.passages.append(Passage(told, RESULT, period=self.mind.period, opens=self.opens))
            self.told = True
            self.mind.turn(SPEECH if self.mind.mode == SPEECH else RESULTS)

    def _is_only_decided(self, clause: Span) -> bool:
        """Whether a conclusion, or words among tasks, say what is agreed on or must be, not what was done."""
        if self.mind.mode == RESULTS or not (self.concludes or self.mind.mode == TASKS):
            return False
        return not self._says_done(clause)

    def _says_done(self, clause: Span) -> bool:
        return " đã " in f" {self.text.folded[clause.start : clause.end]}"
