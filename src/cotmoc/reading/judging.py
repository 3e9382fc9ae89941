"""The run of a text: which clauses set tasks, which report achievements, and which give nothing."""

from __future__ import annotations

from cotmoc.reading import introductions
from cotmoc.reading.actors import VERB, actor_at, addressees
from cotmoc.reading.announcements import behind_title, content_start, focus_of_tasks
from cotmoc.reading.background import compares
from cotmoc.reading.facts import Span
from cotmoc.reading.found import within
from cotmoc.reading.memory import SPEECH
from cotmoc.reading.occasions import in_case
from cotmoc.reading.openers import clause_start
from cotmoc.reading.passages import TASK, Passage
from cotmoc.reading.patterns import pattern_of
from cotmoc.reading.prose import Prose
from cotmoc.reading.requests import Asked
from cotmoc.reading.sections import RESULTS, TASKS
from cotmoc.reading.speech import Said
from cotmoc.reading.stages import is_after_gathering, is_past
from cotmoc.reading.tasks import ANY_MODAL, states
from cotmoc.reading.timetables import line_in

# "Công điện nêu rõ: Sở Y tế lập …": what a directing paper says is asked for.
_PAPER_SAYS = pattern_of(
    r"(?:[^;]{0,80}, )?(?:công điện|chỉ thị|kế hoạch|công văn|văn bản|thông báo)"
    r"[^;]{0,80}? (?:nêu|nêu rõ)[:, ]"
)
_INFORMING = frozenset({"cho biết", "cho hay", "cho biết thêm", "thông tin thêm"})
_ORDERING = frozenset({"nhấn mạnh", "kết luận", "nêu rõ"})


_LEAST_OF_ITEM = 3
# Behind these an organ's name goes on, or nothing is asked of it.
_SOME_VERB = pattern_of(
    r" (?!(?:và|của|về|với|để|tại|trong|cùng|hoặc|như|thuộc|do|có|đã|là|ở|trên|theo|từ|khi|các|những|trực"
    r"|không)(?![a-zà-ỹđ]))(?=[a-zà-ỹđ])"
)


class Judge(Prose):
    """Judges clauses in their order: what is asked, what is said, and what is told in prose."""

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
        if self._task(clause.start, clause.end) or self._item(clause, asking) or asking:
            return True
        if said := self.speech.said_in(clause.start, clause.end, by_official=False):
            return self._speech(clause, said)
        return self._plain(clause)

    def _item(self, clause: Span, asking: bool) -> bool:
        """An item behind a colon in what is asked for, whatever its first word; whether it is one."""
        begin = clause_start(self.setting, clause.start, clause.end)
        words = self.text.folded[begin : clause.end]
        if (
            not (asking and self.lists)
            or len(words.split()) < _LEAST_OF_ITEM
            or states(self.setting, begin, clause.end)
        ):
            return False
        if " đã " in f" {words}":
            return False
        self.passages.append(
            Passage(Span(begin, clause.end), TASK, by=self.mind.by, to=self.mind.to, opens=self.opens)
        )
        return True

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
        self._of_named(content, clause.end)
        return True

    def _of_named(self, content: int, end: int) -> None:
        """ "kiến nghị UBND tỉnh mở chợ phiên": what is asked of an organ with a verb that no list has."""
        begin = clause_start(self.setting, content, end)
        if begin not in self.setting.organs:
            return
        stop, named = self.setting.organs[begin]
        verb = _SOME_VERB.match(self.text.folded, stop, end)
        if verb is not None and len(self.text.folded[verb.end() : end].split()) >= _LEAST_OF_ITEM:
            self.passages.append(
                Passage(Span(verb.end(), end), TASK, by=self.mind.by, to=named, opens=self.opens)
            )

    def _own_tasks(self, clause: Span, start: int) -> None:
        """Who resolves on tasks is their addressee too."""
        begin = clause_start(self.setting, clause.start, clause.end)
        actor = actor_at(self.setting, begin, clause.end)
        if actor is not None and actor.end <= start:
            self.mind.to = addressees(self.setting, actor)
            self.mind.by = next(iter(self.setting.named_between(actor.start, actor.end)), None)

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
        # "… cho biết: Đồn Biên phòng mở 5 lớp": what is made known has been done, with "đã" or without.
        self.told = self.told or said.verb in _INFORMING
        ordered = said.listed and said.verb in _ORDERING and self._opens_task(content)
        if ordered or self._lays_duty(content):
            return self._task(content.start, content.end)
        return self._plain(content)

    def _opens_task(self, content: Span) -> bool:
        begin = clause_start(self.setting, content.start, content.end)
        verb = VERB.match(self.text.folded, begin, content.end)
        return verb is not None and not states(self.setting, begin, content.end)
