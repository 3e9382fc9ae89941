"""The sentences of a text heard in their order: what each leads on to, and its clauses judged."""

from __future__ import annotations

from cotmoc.reading import introductions, sections
from cotmoc.reading.actors import VERB, heads_a_row
from cotmoc.reading.agreements import Agreed, agreed_in
from cotmoc.reading.announcements import content_start
from cotmoc.reading.clauses import after_links, clauses_of, item_mark_end
from cotmoc.reading.found import Found, within
from cotmoc.reading.judging import Judge
from cotmoc.reading.meetings import (
    is_formality,
    is_ground_of_paper,
    is_of_the_gathering,
    is_side_act,
    opens_with_ground,
    stages_a_scene,
    stands_apart,
    tells_who_met,
)
from cotmoc.reading.openers import clause_start
from cotmoc.reading.passages import Passage
from cotmoc.reading.quotations import said_part
from cotmoc.reading.run_on import Piece, pieces_of
from cotmoc.reading.sections import RESULTS, TASKS
from cotmoc.reading.task_tables import rows_of_tasks
from cotmoc.reading.text import Sentence, Text

_SKIPPED = {"title", "caption", "byline", "furniture"}


def passages_of(text: Text, found: Found) -> tuple[Passage, ...]:
    """The tasks and results of the text, in text order."""
    listener = _Listener(text, found)
    rows = rows_of_tasks(listener.setting, listener.mind.paper.issuer if listener.mind.paper else None)
    before = -1
    for sentence in text.sentences:
        if sentence.paragraph in rows:
            continue
        kind = text.paragraphs[sentence.paragraph].kind
        if kind not in _SKIPPED or (kind == "title" and listener.is_numbered(sentence)):
            for piece in pieces_of(text, sentence, opens=sentence.paragraph != before):
                listener.take(piece)
        before = sentence.paragraph
    return (*listener.passages, *filter(None, rows.values()))


class _Listener(Judge):
    """Hears the sentences in their order."""

    def __init__(self, text: Text, found: Found) -> None:
        super().__init__(text, found)
        self.passed_over = -1  # the paragraph whose further sentences give nothing either

    def is_numbered(self, sentence: Sentence) -> bool:
        """Whether a title is no title but the numbered heading that opens an excerpt."""
        return sections.is_numbered(self.setting, sentence)

    def take(self, piece: Piece) -> None:
        """Take in a sentence or a part of one that stands as a line of its own."""
        is_line = self.text.paragraphs[piece.sentence.paragraph].kind in {"heading", "title"}
        if piece.is_head and not is_line:
            self.mind.take_head(piece.sentence)
        else:
            self.hear(piece.sentence, opens=piece.opens)

    def hear(self, sentence: Sentence, *, opens: bool) -> None:
        """Take in one sentence; `opens` says that it begins a paragraph."""
        if sentence.paragraph == self.passed_over:
            return
        start = self.mind.open_paragraph(sentence) if opens else sentence.start
        if start is None:
            self.passed_over = sentence.paragraph
            return
        if opens:
            self.told = False
            start = self._behind_tasks_ahead(sentence, start)
        announced, self.mind.tasks_announced = self.mind.tasks_announced, False
        if agreed := self._agreed(start, sentence.end):
            self._take_agreed(agreed, sentence.end)
            return
        if self._gives_nothing(start, sentence.end):
            self._note_issue(start, sentence.end)
            return
        self._sentence(start, sentence.end, announced)

    def _behind_tasks_ahead(self, sentence: Sentence, start: int) -> int:
        """Behind "Phương hướng:", which says that the paragraph sets tasks; else where it began."""
        mark = item_mark_end(self.text, sentence.start, sentence.end)
        ahead = introductions.behind_tasks_ahead(self.text.folded, mark, sentence.end)
        if ahead is None:
            return start
        self.mind.mode = TASKS
        return max(start, min(ahead, sentence.end))

    # Sentences

    def _agreed(self, start: int, end: int) -> Agreed | None:
        """What partners agree on, where the press tells of it; a paper or a list of results does not."""
        if self.mind.formal or self.mind.paper is not None or self.mind.mode == RESULTS:
            return None
        return agreed_in(self.setting, start, end, at_signing=self.at_signing)

    def _take_agreed(self, agreed: Agreed, end: int) -> None:
        self.mind.mode, self.mind.by, self.mind.to = TASKS, agreed.by, agreed.to
        for clause in clauses_of(self.setting, agreed.start, end, listed=True):
            self.judge(clause, asking=False)

    def _gives_nothing(self, start: int, end: int) -> bool:
        text = self.text
        start = content_start(text.folded, start, end)
        is_formal = is_formality(text, start, end) and not self._goes_on_behind_ground(start, end)
        if is_formal or stands_apart(text, start, end):
            return True
        if self.mind.paper and not self.mind.formal and is_ground_of_paper(text, start, end):
            return True
        if self.mind.is_report:
            return False
        if tells_who_met(text, start, end):
            return self.requests.asked_in(start, end, may_be_bare=False) is None
        if is_side_act(text, start, end):
            self.mind.turn("")
            return True
        return False

    def _goes_on_behind_ground(self, start: int, end: int) -> bool:
        """Whether a formal opening is only the ground of what is asked for behind it."""
        if not opens_with_ground(self.text, start, end):
            return False
        return (self.mind.formal and self.mind.mode == TASKS) or self._leads_on(start, end)

    def _leads_on(self, start: int, end: int) -> bool:
        """Whether the sentence introduces what follows, or asks for something behind its ground."""
        if _ends_at_colon(self.text.folded, start, end):
            return True
        return self.requests.asked_in(start, end, may_be_bare=False) is not None

    def _note_issue(self, start: int, end: int) -> None:
        """ "Ngày …, A ban hành Chỉ thị về …": what "Theo đó" opens behind it is asked for by A."""
        issued = introductions.issue_in(self.text, start, end)
        if issued is not None and self.mind.mode != RESULTS and not self.mind.formal:
            self.mind.by = next(iter(self.setting.named_between(start, issued)), None)
            self.mind.tasks_announced = True

    def _sentence(self, start: int, end: int, announced: bool) -> None:
        folded = self.text.folded
        if announced and introductions.leads_in(folded, start, end):
            self.mind.mode = TASKS
        self.mind.staged = self.mind.staged or stages_a_scene(self.text, start, end)
        if self._is_of_the_gathering(start, end):
            return
        start = self._behind_introduction(start, end)
        if start >= end:
            return
        start, end = said_part(folded, start, end)
        start = self._behind_aims(start, end, announced)
        asking = False
        leads_on = _ends_at_colon(folded, start, end)
        self.lists = self._is_list(start, end)
        for clause in clauses_of(self.setting, start, end, listed=self.lists):
            self.leads_on = leads_on
            asking = self.judge(clause, asking)
        if leads_on and introductions.tasks_follow(folded, start, end):
            self.mind.turn(TASKS)
        if self.mind.mode == TASKS and leads_on:
            self.mind.listed_to = self.mind.to
        if not self.mind.formal:
            self.mind.tasks_announced = introductions.announces_tasks(self.text, start, end)
            self._note_issue(start, end)

    def _behind_aims(self, start: int, end: int, announced: bool) -> int:
        """ "Kế hoạch nhằm đẩy mạnh …": the content of a paper just told of, from its first verb on."""
        begin = after_links(self.text, start, end)
        aims = introductions.behind_aims(self.text.folded, begin, end)
        if aims is None or not VERB.match(self.text.folded, aims, end):
            return start
        self.mind.by = self.mind.by if announced or self.mind.mode == TASKS else None
        self.mind.mode = TASKS
        return aims

    def _is_of_the_gathering(self, start: int, end: int) -> bool:
        """What delegates did at the gathering gives nothing, unless the sentence then asks for something."""
        if not is_of_the_gathering(self.text, start, min(end, start + 140)):
            return False
        self.mind.tasks_announced = introductions.announces_tasks(self.text, start, end)
        return self.requests.asked_in(start, end, may_be_bare=False) is None

    def _behind_introduction(self, start: int, end: int) -> int:
        """ "A ban hành Kế hoạch … như sau:": what follows is the document of A; where it begins."""
        if introductions.results_follow(self.text, start, end):
            self.mind.turn(RESULTS)
            return end
        opening = introductions.introduction_in(self.text, start, end)
        if opening is None or self.requests.asked_in(start, end, may_be_bare=False):
            return start
        self._introduce(opening, start, end)
        return introductions.behind_conclusion(self.text, start, end) if opening.concludes else end

    def _introduce(self, opening: introductions.Introduction, start: int, end: int) -> None:
        begin = min(clause_start(self.setting, start, end), opening.start)
        issuer = self.mind.paper.issuer if self.mind.paper else None
        if issuer is not None and not opening.concludes:
            self.mind.by = issuer
        elif named := within(self.people, begin, opening.start):
            self.mind.by = self.floor.speaker = named[-1][1]
        else:
            by = self.setting.named_between(begin, opening.start)
            by = by or self.setting.named_between(start, opening.start)
            self.mind.by = by[-1] if by else self.mind.by
        self.concludes = opening.concludes
        self.mind.turn(RESULTS if opening.reports else TASKS)
        self.mind.formal = self.mind.formal or (opening.issues and not opening.reports)

    def _is_list(self, start: int, end: int) -> bool:
        folded = self.text.folded
        colon = folded.find(":", start, end)
        return colon >= 0 and not heads_a_row(folded, colon) and folded.find(";", colon, end) >= 0


def _ends_at_colon(folded: str, start: int, end: int) -> bool:
    """Whether the words lead on at a colon, also behind the stars of bold type."""
    return folded[start:end].rstrip(" *_").endswith(":")
