"""Report prose: what it tells as done, and what it sets for the time to come."""

from __future__ import annotations

from cotmoc.reading import goals
from cotmoc.reading.actors import MODAL, VERB, actor_at, addressees
from cotmoc.reading.announcements import focus_of_tasks
from cotmoc.reading.facts import Span
from cotmoc.reading.meetings import (
    turns_to_shortcomings,
)
from cotmoc.reading.memory import SPEECH
from cotmoc.reading.openers import clause_start
from cotmoc.reading.passages import Notes
from cotmoc.reading.patterns import pattern_of
from cotmoc.reading.sections import NOTHING, RESULTS, TASKS
from cotmoc.reading.stages import is_aimed_at, is_to_come, is_told_of
from cotmoc.reading.tasks import DONE_ALREADY

# "Để thực hiện tốt …, huyện tập trung …": what is done for an end, whatever the year.
_FOR_AN_END = pattern_of(r"(?:để|nhằm) (?:đạt|thực hiện|hoàn thành) ")


class Prose(Notes):
    """Takes in the clauses of report prose."""

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
        said_done = self._says_done(Span(begin, end))
        ahead = is_to_come(opening) or (self.mind.is_ahead(opening) and not said_done)
        if ahead or self._strives(begin, end):
            return True
        told = self.mind.period.end or self.mind.period.start if self.mind.period else None
        year = self.text.dateline.year or (int(told[:4]) if told else None)
        if year is None and self.mind.mode == RESULTS and not _FOR_AN_END.match(opening):
            return False
        aims = is_aimed_at(opening, year)
        return aims and not said_done

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
