"""What is kept in mind from sentence to sentence: what is told now, whose words, to whom, of what time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cotmoc.reading import sections
from cotmoc.reading.clauses import Setting, item_mark_end
from cotmoc.reading.facts import Years
from cotmoc.reading.sections import NOTHING, RESULTS, TASKS
from cotmoc.reading.stages import is_past, is_planned, period_of, stage_in
from cotmoc.reading.text import Sentence

SPEECH = "speech"
_ORDINAL = re.compile(r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|thứ [a-zà-ỹ]+)(?: là)?[,:]? ")


@dataclass(slots=True)
class Memory:
    """The state of a reading; `mode` is "", RESULTS, TASKS, SPEECH or NOTHING."""

    setting: Setting
    mode: str = ""
    formal: bool = False  # a heading has set the mode, and it holds until the next
    by: str | None = None
    to: tuple[str, ...] = ()
    heading_to: tuple[str, ...] = ()  # whom the heading above addresses
    listed_to: tuple[str, ...] | None = None  # whom the items below a colon address
    period: Years | None = None
    tasks_announced: bool = False
    goals: bool = False  # the paragraph sets goals, so that figures without a verb of doing are tasks too

    def turn(self, mode: str) -> None:
        """What is told from now on, unless a heading has said it."""
        if not self.formal:
            self.mode = mode

    def open_paragraph(self, sentence: Sentence) -> int | None:
        """Where the words of a new paragraph begin; None for a heading, which says what stands below it."""
        start = item_mark_end(self.setting.text, sentence.start, sentence.end)
        if self._is_section(sentence, start):
            return None
        self.goals = False
        begin, to = sections.label_of(self.setting, start, sentence.end, in_results=self.mode == RESULTS)
        self.heading_to = self.heading_to if to is None else to
        if self.formal:
            self.to = self.heading_to
            return begin
        marked = begin > sentence.start or _ORDINAL.match(self.setting.text.folded, start) is not None
        self.listed_to = self.listed_to if marked else None
        self.to = self.listed_to or ()
        self.mode = "" if self.mode == NOTHING else self.mode
        return begin

    def _is_section(self, sentence: Sentence, start: int) -> bool:
        """Whether the line is a heading or a name alone; its words then say what the lines below it are."""
        heading = sections.is_heading(self.setting, sentence)
        if not heading and not sections.opens_a_list(self.setting, sentence):
            return sections.is_short_item(self.setting, sentence) and self._addresses(start, sentence.end)
        words = self.setting.text.folded[start : sentence.end]
        turn = sections.turn_of(self.setting, sentence, words, formal=self.formal)
        if turn is not None:
            self.mode, self.formal = turn, True
            self.to = self.heading_to = ()
        self._addresses(start, sentence.end)
        return heading

    def _addresses(self, start: int, end: int) -> bool:
        to = sections.addressed_by(self.setting, start, end, by_colon=self.mode == TASKS)
        if to is None:
            return False
        self.to = self.heading_to = self.listed_to = to
        return True

    def remember_stage(self, opening: str) -> None:
        """Keep the period that a sentence opens with; a stage gone by turns to results, except in speech."""
        stage = stage_in(opening)
        period, past = period_of(stage), is_past(opening)
        self.period = self.period if period is None else period
        if self.mode != SPEECH and (period is not None or past):
            self.turn(RESULTS)

    def is_ahead(self, opening: str) -> bool:
        """Whether the opening names a stage after the one told of before, or after the dateline."""
        period = period_of(opening if is_planned(opening) else stage_in(opening))
        if period is None or period.start is None:
            return False
        if self.period is not None and (last := self.period.end or self.period.start):
            return period.start > last or (self.mode == RESULTS and period.start == last)
        year = self.setting.text.dateline.year
        return year is not None and int(period.start[:4]) > year
