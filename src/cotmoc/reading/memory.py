"""What is kept in mind from sentence to sentence: what is told now, whose words, to whom, of what time."""

from __future__ import annotations

from dataclasses import dataclass

from cotmoc.reading import sections, timetables
from cotmoc.reading.actors import Setting
from cotmoc.reading.clauses import item_mark_end
from cotmoc.reading.facts import Years
from cotmoc.reading.papers import DIRECTING, REGULATING, REPORTING, Paper
from cotmoc.reading.patterns import pattern_of
from cotmoc.reading.sections import NOTHING, RESULTS, TASKS
from cotmoc.reading.stages import is_past, is_planned, period_of, stage_in
from cotmoc.reading.text import Sentence

SPEECH = "speech"
_ORDINAL = pattern_of(r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|thứ [a-zà-ỹ]+)(?: là)?[,:]? ")


@dataclass(slots=True)
class Memory:
    """The state of a reading; `mode` is "", RESULTS, TASKS, SPEECH or NOTHING."""

    setting: Setting
    paper: Paper | None = None
    mode: str = ""
    formal: bool = False  # a heading has set the mode, and it holds until the next
    by: str | None = None
    to: tuple[str, ...] = ()
    heading_to: tuple[str, ...] = ()  # whom the heading above addresses
    listed_to: tuple[str, ...] | None = None  # whom the items below a colon address
    period: Years | None = None
    tasks_announced: bool = False
    goals: bool = False  # the paragraph sets goals, so that figures without a verb of doing are tasks too
    staged: bool = False  # a scene that is only played has been told of (an exercise)
    rules: bool = False  # an article sets standing rules: only what it says of somebody is a task
    timetable: bool = False  # an article holds the lines of a plan: what they set, some by a day alone
    closed: bool = False  # the paper has ended in its list of receivers
    before_detour: str | None = None  # the mode of the section, while one paragraph tells something else

    def __post_init__(self) -> None:
        if self.paper is not None:
            self.by = self.paper.issuer if self.paper.sort == DIRECTING else None
            self.mode = RESULTS if self.paper.sort == REPORTING else ""
        elif sections.is_titled_results(self.setting):
            self.mode = RESULTS

    @property
    def is_report(self) -> bool:
        """Whether the text is a report, in which gatherings too are told as done."""
        return self.paper is not None and self.paper.sort == REPORTING

    @property
    def directs(self) -> bool:
        """Whether the text is a directing paper and no heading has yet said what follows."""
        return self.paper is not None and self.paper.sort == DIRECTING and not self.formal

    @property
    def tells_no_results(self) -> bool:
        """Whether nothing here can be an achievement: the text sets standing rules."""
        return self.paper is not None and self.paper.sort == REGULATING

    def turn(self, mode: str) -> None:
        """What is told from now on, unless a heading has said it."""
        if not self.formal:
            self.mode = mode

    def open_paragraph(self, sentence: Sentence) -> int | None:
        """Where the words of a new paragraph begin; None where they give nothing by themselves."""
        self._return_from_detour()
        if self._stands_outside(sentence):
            return None
        start = item_mark_end(self.setting.text, sentence.start, sentence.end)
        if self._is_section(sentence, start):
            return None
        self.goals = False
        begin, to = sections.label_of(self.setting, start, sentence.end, in_results=self.mode == RESULTS)
        if self.timetable and timetables.needs_label(self.setting.text.folded, begin):
            begin = start
        self.heading_to = self.heading_to if to is None else to
        self._enter_article(sentence, start)
        self._begin_items(sentence, start)
        self._make_detour(start, sentence.end)
        if self.formal:
            self.to = self.heading_to
            return begin
        marked = begin > sentence.start or _ORDINAL.match(self.setting.text.folded, start) is not None
        self.listed_to = self.listed_to if marked else None
        self.to = self.listed_to or ()
        self.mode = "" if self.mode == NOTHING and self.before_detour is None else self.mode
        return begin

    def take_head(self, head: Sentence) -> None:
        """A heading inside a line says what follows it, until the next."""
        self._return_from_detour()
        words = self.setting.text.folded[head.start : head.end]
        turn = sections.turn_of(self.setting, head, words, formal=True)
        self.mode, self.formal = turn or self.mode, self.formal or turn is not None
        self.to = self.heading_to = ()

    def _stands_outside(self, sentence: Sentence) -> bool:
        """Whether the line belongs to the head of a paper, or to what stands below its last word."""
        if self.paper is None:
            return False
        if sections.closes(self.setting, sentence):
            self.closed = True
        elif self.closed and sections.opens_annex(self.setting, sentence):
            self.closed = False
        return self.closed or sentence.start < self.paper.content

    def _is_section(self, sentence: Sentence, start: int) -> bool:
        """Whether the line is a heading or a name alone; its words then say what the lines below it are."""
        heading = sections.is_heading(self.setting, sentence)
        if not heading and not sections.opens_a_list(self.setting, sentence):
            return self._is_named_alone(sentence, start)
        words = self.setting.text.folded[start : sentence.end]
        turn = sections.turn_of(self.setting, sentence, words, formal=self.formal)
        if turn is not None:
            self.mode, self.formal = turn, True
            self.rules = False
            self.to = self.heading_to = ()
        elif heading and sections.is_article(self.setting, sentence):
            self._take_article(TASKS)
            self.rules = self.tells_no_results
        addressed = self._addresses(start, sentence.end)
        if addressed and heading and start > sentence.start and not self.formal and self.mode != RESULTS:
            self.mode, self.formal = TASKS, True
        return heading

    def _is_named_alone(self, sentence: Sentence, start: int) -> bool:
        """Whether the line is a numbered item that names only whom the lines below it address."""
        return sections.is_short_item(self.setting, sentence) and self._addresses(start, sentence.end)

    def _enter_article(self, sentence: Sentence, start: int) -> None:
        """An article of a decision acts by itself ("Điều 1. Phê duyệt …") or says who must do what."""
        if sections.is_article(self.setting, sentence):
            enacts = sections.enacts(self.setting, start)
            holds = timetables.holds_lines(self.setting.text.folded, start, sentence.end)
            self._take_article(NOTHING if enacts and not holds else TASKS)
            self.timetable = holds

    def _take_article(self, mode: str) -> None:
        self.mode, self.formal, self.timetable = mode, True, False
        self.to = self.heading_to = ()

    def _begin_items(self, sentence: Sentence, start: int) -> None:
        """The first numbered task of a directing paper: from here on its items are tasks."""
        if self.formal or self.paper is None or self.paper.sort != DIRECTING:
            return
        if start > sentence.start and sections.begins_task(self.setting, start, sentence.end):
            self.mode, self.formal = TASKS, True

    def _make_detour(self, start: int, end: int) -> None:
        """One paragraph among tasks may tell of what was, of shortcomings, or when and where something is."""
        if self.mode not in {TASKS, RESULTS} or not self.formal:
            return
        aside = sections.aside_of(self.setting.text, start, end)
        if aside is not None and (self.mode == TASKS or aside == NOTHING):
            self.before_detour, self.mode = self.mode, aside

    def _return_from_detour(self) -> None:
        if self.before_detour is not None:
            self.mode, self.before_detour = self.before_detour, None

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
