"""What the page shows of each proposal: one sentence, what is known of it, what it asks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from cotmoc.activities.models import About, Activity
from cotmoc.activities.models import Kind as ActivityKind
from cotmoc.documents.models import Document, Link
from cotmoc.documents.models import Kind as DocumentKind
from cotmoc.intake.judged import Judged
from cotmoc.intake.models import Match, Part, Proposal, State, Verdict
from cotmoc.intake.queries import Tally, registered, tally
from cotmoc.intake.rules import MATCHED
from cotmoc.tasks.models import Comparator, Strength, Theme
from cotmoc.units.queries import names_of
from cotmoc.web.citing import partial_day, short_name, span_in_words
from cotmoc.web.intake_corrections import INITIATIVES
from cotmoc.web.intake_text import Cut
from cotmoc.web.written import day, number

_LONGEST = 220
_KEPT_ONLY = frozenset({Part.INITIATIVES, Part.COMMENDATIONS})
_PAGES = {
    "documents.Document": "document",
    "documents.Lineage": "",
    "activities.Activity": "activity",
    "tasks.Task": "task",
    "tasks.Result": "",
    "units.Unit": "unit",
    "accounts.Person": "",
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
    verdict: str
    is_corrected: bool
    is_written: bool
    url: str

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
        self.judged, self.anchors, self.today = judged, anchors, today
        rows = list(judged.proposals.values())
        self.rows = registered(rows)
        self.names = names_of(_units_in(judged, rows), on=judged.upload.day)

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
        what, known = _TELLS[part](self, proposal)
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
            verdict=proposal.verdict,
            is_corrected=bool(proposal.correction),
            is_written=proposal.written_id is not None,
            url=self._url(proposal),
        )

    def _name(self, unit: int | None) -> str:
        return self.names.get(unit, "") if unit else ""

    def _row_name(self, part: str, pk: int) -> str:
        if part == Part.ORGANIZATIONS:
            return self._name(pk)
        row = self.rows.get(Part(part), {}).get(pk)
        if isinstance(row, Document):
            issued = f", {partial_day(row.issued)}" if row.issued else ""
            return f"{short_name(row)}{issued}"
        if isinstance(row, Activity):
            return f"{row.name}, {partial_day(row.held)}"
        return str(row or "")

    def _match(self, proposal: Proposal) -> str:
        if proposal.matched:
            name = self._row_name(proposal.part, proposal.matched)
            return _("trong sổ: %(name)s") % {"name": name}
        is_open = self.judged.upload.state == State.OPEN
        if not is_open or proposal.match == Match.DOUBTFUL or proposal.part not in MATCHED:
            return ""
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

    def document(self, proposal: Proposal) -> tuple[str, list[str]]:
        """Kind and code, then date, issuer, title."""
        said = proposal.said
        what, title = self._cited(proposal), said.get("title") or ""
        return what, [
            partial_day(said.get("date") or ""),
            said.get("issuer") or "",
            "" if title.lower() == what.lower() else title,
        ]

    def _cited(self, proposal: Proposal) -> str:
        """Kind and code; without code the words read, or what a person made of them."""
        said, kind = proposal.said, str(DocumentKind(proposal.said["kind"]).label)
        if said.get("code"):
            return f"{kind} {said['code']}"
        if (proposal.correction or {}).keys() & {"kind", "number", "title"}:
            number_ = _("số %(number)s") % {"number": said["number"]} if said.get("number") else ""
            return f"{kind} {number_ or said.get('title') or ''}".strip()
        words = self.judged.words(proposal)
        return words[:1].upper() + words[1:]

    def relation(self, proposal: Proposal) -> tuple[str, list[str]]:
        """Who follows whom, and how."""
        said = proposal.said
        ties = {**dict(Link.choices), **dict(About.choices)}
        follower, followed = (self._end(said.get(end)) for end in ("from", "to"))
        return f"{follower}: {ties.get(said['type'], said['type'])} {followed}", []

    def _end(self, ident: str | None) -> str:
        found = self.judged.proposals.get(ident or "")
        if found is None:
            return ident or ""
        what, _known = _TELLS[Part(found.part)](self, found)
        return str(Truncator(what).chars(90))

    def event(self, proposal: Proposal) -> tuple[str, list[str]]:
        """What it is called, then kind, day, place, hosts, chairs, documents."""
        said, judged = proposal.said, self.judged
        hosts = [self._name(unit) for unit in judged.hosts(proposal)] or [
            judged.name_of(host) for host in said.get("hosts") or ()
        ]
        chairs = [judged.name_of(chair) for chair in said.get("chairs") or () if judged.refers(chair)]
        return said.get("name") or judged.words(proposal), [
            str(ActivityKind(said["kind"]).label),
            partial_day(said.get("date") or ""),
            said.get("place") or "",
            _labelled(_("tổ chức"), hosts),
            _labelled(_("chủ trì"), chairs),
            _labelled(_("về"), [self._end(ident) for ident in said.get("about") or ()]),
            _period(said.get("period")),
        ]

    def direction(self, proposal: Proposal) -> tuple[str, list[str]]:
        """The words, then who asks, who leads, by when, the theme."""
        said, judged = proposal.said, self.judged
        lead = judged.lead(proposal)
        addressees = [judged.name_of(reference) for reference in said.get("to") or ()]
        deadline = said.get("deadline")
        assigner = judged.assigner(proposal)
        by = judged.name_of(said.get("by")) or self._name(assigner)
        return said.get("words") or judged.words(proposal), [
            _labelled(_("giao bởi"), [by]),
            _labelled(_("chủ trì"), [self._name(lead)]) if lead else _labelled(_("văn bản giao"), addressees),
            _labelled(_("phối hợp"), [self._name(unit) for unit in judged.coordinating(proposal)]),
            _labelled(_("thời hạn"), [partial_day(deadline or "")]),
            _labelled(_("ngày giao"), [day(judged.assigned_on(proposal, self.today))]),
            str(Strength(said["strength"]).label) if said.get("strength") else "",
            str(Theme(said["theme"]).label),
        ]

    def result(self, proposal: Proposal) -> tuple[str, list[str]]:
        """The words, then whose, the figures, the period, the theme."""
        said = proposal.said
        return said.get("words") or self.judged.words(proposal), [
            _labelled(_("của"), [self._name(self.judged.reporting_unit(proposal))]),
            *(_figure(measure) for measure in said.get("measures") or ()),
            _period(said.get("period")),
            str(Theme(said["theme"]).label),
        ]

    def organization(self, proposal: Proposal) -> tuple[str, list[str]]:
        """The name alone; the match says the rest."""
        return proposal.said["name"], []

    def person(self, proposal: Proposal) -> tuple[str, list[str]]:
        """Rank and name, then positions."""
        said = proposal.said
        name = " ".join(part for part in (said.get("rank"), said["name"]) if part)
        return name, ["; ".join(said.get("positions") or ())]

    def initiative(self, proposal: Proposal) -> tuple[str, list[str]]:
        """The name, then what it is."""
        return proposal.said["name"], [str(dict(INITIATIVES).get(proposal.said["kind"], ""))]

    def commendation(self, proposal: Proposal) -> tuple[str, list[str]]:
        """The award, then by whom, to whom, how many."""
        said, judged = proposal.said, self.judged
        return said["title"], [
            _labelled(_("trao bởi"), [judged.name_of(said.get("by"))]),
            _labelled(_("cho"), [judged.name_of(reference) for reference in said.get("to") or ()]),
            number(said.get("count")),
        ]


_TELLS = {
    Part.DOCUMENTS: Teller.document,
    Part.RELATIONS: Teller.relation,
    Part.EVENTS: Teller.event,
    Part.DIRECTIONS: Teller.direction,
    Part.RESULTS: Teller.result,
    Part.ORGANIZATIONS: Teller.organization,
    Part.PEOPLE: Teller.person,
    Part.INITIATIVES: Teller.initiative,
    Part.COMMENDATIONS: Teller.commendation,
}


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


def _labelled(label: str, names: Sequence[str]) -> str:
    told = ", ".join(name for name in names if name)
    return f"{label} {told}" if told else ""


def _period(period: dict[str, str | None] | None) -> str:
    return span_in_words(period.get("from") or "", period.get("to") or "") if period else ""


def _figure(measure: dict[str, object]) -> str:
    comparator = str(measure.get("comparator") or Comparator.EXACT)
    words = "" if comparator == Comparator.EXACT else str(Comparator(comparator).label)
    value = measure["value"]
    told = number(value) if isinstance(value, int | float) else str(value)
    return " ".join(str(part) for part in (words, told, measure.get("unit"), measure.get("of")) if part)


def will_write(judged: Judged) -> list[tuple[int, str]]:
    """What confirming would write: how many, and of what."""
    documents = judged.accepted(Part.DOCUMENTS)
    counts = [
        (sum(not each.matched for each in documents), _("văn bản chờ")),
        (sum(bool(each.matched) for each in documents), _("văn bản đã có trong sổ")),
        (len(judged.accepted(Part.RELATIONS)), _("quan hệ")),
        (len(judged.accepted(Part.EVENTS)), _("hoạt động")),
        (len(judged.accepted(Part.DIRECTIONS)), _("nhiệm vụ")),
        (len(judged.accepted(Part.RESULTS)), _("kết quả")),
    ]
    if judged.upload.itself:
        counts.insert(0, (1, _("văn bản này")))
    return [(count, what) for count, what in counts if count]
