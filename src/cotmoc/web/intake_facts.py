"""What the page shows of each proposal: its words, what it means in the register, what it asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from cotmoc.intake.judged import Judged
from cotmoc.intake.models import Match, Part, Proposal, State, Verdict
from cotmoc.intake.queries import Tally, known_already, registered, tally
from cotmoc.intake.rules import MATCHED
from cotmoc.units.queries import names_of
from cotmoc.web.intake_rows import row_name
from cotmoc.web.intake_text import Cut
from cotmoc.web.intake_wording import Wording

_LONGEST = 220
_KEPT_ONLY = frozenset({Part.INITIATIVES, Part.COMMENDATIONS})
_PAGES = {
    "documents.Document": "document",
    "activities.Activity": "activity",
    "tasks.Task": "task",
    "units.Unit": "unit",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A row of the register that a proposal may mean; key 0 says that it means none."""

    key: int
    name: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One proposal as the page shows it."""

    ident: str
    part: str
    anchor: int | None
    also: str
    """Proposals whose words are meant too: the ends of a relation have words, the relation has none."""
    what: str
    known: list[str]
    match: str
    asks: list[Choice]
    needs: str
    doubts: list[str]
    """Why it should be looked at, while nobody has judged it."""
    verdict: str
    is_corrected: bool
    is_written: bool
    url: str
    start: int | None
    end: int | None

    @property
    def is_open(self) -> bool:
        """Whether nobody has judged it."""
        return self.verdict == Verdict.PROPOSED

    @property
    def is_accepted(self) -> bool:
        """Whether it will be written."""
        return self.verdict == Verdict.ACCEPTED

    @property
    def is_rejected(self) -> bool:
        """Whether it will not."""
        return self.verdict == Verdict.REJECTED


@dataclass(frozen=True, slots=True)
class Group:
    """The facts of one list, counted."""

    part: Part
    facts: list[Fact]
    tally: Tally
    is_kept_only: bool

    @property
    def lacks_leads(self) -> bool:
        """Whether tasks wait for a lead, so that one may be chosen for all."""
        return any(fact.needs for fact in self.facts)


class Teller:
    """Tells the proposals of one judged reading; asks the registers for all names at once."""

    def __init__(self, judged: Judged, anchors: Cut, *, today: date) -> None:
        self.judged, self.anchors = judged, anchors
        rows = list(judged.proposals.values())
        self.rows = registered(rows)
        names = names_of(_units_in(judged, rows), on=judged.upload.day)
        self.wording = Wording(judged, names, today)

    def groups(self) -> list[Group]:
        """All lists that hold anything, in their order."""
        return [
            Group(part, [self.fact(each) for each in rows], tally(rows), part in _KEPT_ONLY)
            for part in Part
            if (rows := self.judged.of(part))
        ]

    def fact(self, proposal: Proposal) -> Fact:
        """One proposal."""
        part = Part(proposal.part)
        what, known = self.wording.of(proposal)
        also = [proposal.said["from"], proposal.said["to"]] if part == Part.RELATIONS else []
        return Fact(
            ident=proposal.ident,
            part=part.value,
            anchor=self.anchors.first_of.get(also[0] if also else proposal.ident),
            also=" ".join(also),
            what=str(Truncator(what).chars(_LONGEST)),
            known=[line for line in known if line],
            match=self._match(proposal),
            asks=self._asks(proposal),
            needs=self._needs(proposal),
            doubts=[_(doubt.sentence) for doubt in proposal.doubts] if proposal.is_to_look_at else [],
            verdict=proposal.verdict,
            is_corrected=bool(proposal.correction),
            is_written=proposal.written_id is not None,
            url=self._url(proposal),
            start=proposal.start,
            end=proposal.end,
        )

    def _row_name(self, part: str, pk: int) -> str:
        if part == Part.ORGANIZATIONS:
            return self.wording.name(pk)
        return row_name(self.rows.get(Part(part), {}).get(pk))

    def _match(self, proposal: Proposal) -> str:
        if proposal.matched:
            name = self._row_name(proposal.part, proposal.matched)
            return _("trong sổ: %(name)s") % {"name": name}
        is_open = self.judged.upload.state == State.OPEN
        if not is_open or proposal.match == Match.DOUBTFUL or proposal.part not in MATCHED:
            return ""
        if proposal.part == Part.DOCUMENTS and self.judged.is_itself(proposal):
            noted = _("chính văn bản này, sẽ vào sổ")
            return noted if self.judged.upload.itself else _("chính văn bản này; hãy ghi nhớ ở đầu trang")
        return {
            Part.DOCUMENTS: _("chưa có trong sổ, sẽ ghi là văn bản chờ"),
            Part.EVENTS: _("chưa có trong sổ"),
            Part.ORGANIZATIONS: _("không có trong danh mục, giữ bằng lời văn"),
            Part.PEOPLE: _("chưa có trong sổ cán bộ, giữ bằng lời văn"),
        }[Part(proposal.part)]

    def _asks(self, proposal: Proposal) -> list[Choice]:
        if not proposal.is_asking:
            return []
        named = [Choice(pk, self._row_name(proposal.part, pk)) for pk in proposal.candidates]
        return [choice for choice in named if choice.name]

    def _needs(self, proposal: Proposal) -> str:
        if proposal.verdict == Verdict.REJECTED or proposal.part != Part.DIRECTIONS:
            return ""
        return _("cần chọn đơn vị chủ trì") if self.judged.lead(proposal) is None else ""

    def _url(self, proposal: Proposal) -> str:
        page = _PAGES.get(proposal.written_kind, "")
        return reverse(page, args=[proposal.written_id]) if page and proposal.written_id else ""


def _units_in(judged: Judged, rows: Iterable[Proposal]) -> set[int]:
    units: set[int | None] = set()
    for row in rows:
        if row.part == Part.ORGANIZATIONS:
            units |= {*row.candidates, row.match_id}
        elif row.part == Part.EVENTS:
            units |= set(judged.hosts(row))
        elif row.part == Part.DIRECTIONS:
            units |= {judged.lead(row), judged.assigner(row), *judged.coordinating(row)}
        elif row.part == Part.RESULTS:
            units.add(judged.reporting_unit(row))
    return {unit for unit in units if unit}


def will_write(judged: Judged) -> list[tuple[int, str]]:
    """What confirming would write, or has written: how many, and of what; what was there already apart."""
    itself = judged.upload.itself
    cited = [each for each in judged.accepted(Part.DOCUMENTS) if not (itself and judged.is_itself(each))]
    directions, results = judged.accepted(Part.DIRECTIONS), judged.accepted(Part.RESULTS)
    known = known_already(judged)
    counts = [
        (1 if itself else 0, _("văn bản này")),
        (sum(not each.matched for each in cited), _("văn bản chờ")),
        (sum(bool(each.matched) for each in cited), _("văn bản đã có trong sổ")),
        (len(judged.accepted(Part.RELATIONS)), _("quan hệ")),
        (len(judged.accepted(Part.EVENTS)), _("hoạt động")),
        (sum(each.ident not in known for each in directions), _("nhiệm vụ")),
        (sum(each.ident in known for each in directions), _("nhiệm vụ đã có trong sổ")),
        (sum(each.ident not in known for each in results), _("kết quả")),
        (sum(each.ident in known for each in results), _("kết quả đã có trong sổ")),
    ]
    return [(count, what) for count, what in counts if count]
