"""How each kind of proposal is told: what it is, and what is known of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from cotmoc.activities.models import About
from cotmoc.activities.models import Kind as ActivityKind
from cotmoc.documents.models import Link
from cotmoc.intake.judged import Judged
from cotmoc.intake.models import Part, Proposal
from cotmoc.tasks.models import Comparator, Strength, Theme
from cotmoc.web.citing import partial_day, span_in_words
from cotmoc.web.intake_corrections import INITIATIVES
from cotmoc.web.written import day, number

Told = tuple[str, list[str]]
"""What a proposal is in one sentence, and what is known of it, each in a few words or empty."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Tells the proposals of one judged reading; `names` are those of all its units."""

    judged: Judged
    names: Mapping[int, str]
    today: date

    def of(self, proposal: Proposal) -> Told:
        """One proposal of any list."""
        return _TELLS[Part(proposal.part)](self, proposal)

    def name(self, unit: int | None) -> str:
        """The unit's name on the day of the text."""
        return self.names.get(unit, "") if unit else ""

    def document(self, proposal: Proposal) -> Told:
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
        said, kind = proposal.said, self.judged.kind_of(proposal)
        if said.get("code"):
            return f"{kind} {said['code']}"
        if (proposal.correction or {}).keys() & {"kind", "number", "title"}:
            number_ = _("số %(number)s") % {"number": said["number"]} if said.get("number") else ""
            return f"{kind} {number_ or said.get('title') or ''}".strip()
        words = self.judged.words(proposal)
        return words[:1].upper() + words[1:]

    def relation(self, proposal: Proposal) -> Told:
        """Who follows whom, and how."""
        said = proposal.said
        ties = {**dict(Link.choices), **dict(About.choices)}
        follower, followed = (self._end(said.get(end)) for end in ("from", "to"))
        return f"{follower}: {ties.get(said['type'], said['type'])} {followed}", []

    def _end(self, ident: str | None) -> str:
        found = self.judged.proposals.get(ident or "")
        if found is None:
            return ident or ""
        what, _known = self.of(found)
        return str(Truncator(what).chars(90))

    def event(self, proposal: Proposal) -> Told:
        """What it is called, then kind, day, place, hosts, chairs, documents."""
        said, judged = proposal.said, self.judged
        hosts = [self.name(unit) for unit in judged.hosts(proposal)] or [
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

    def direction(self, proposal: Proposal) -> Told:
        """The words, then who asks, who leads, by when, the theme."""
        said, judged = proposal.said, self.judged
        lead = judged.lead(proposal)
        addressees = [judged.name_of(reference) for reference in said.get("to") or ()]
        deadline = said.get("deadline")
        assigner = judged.assigner(proposal)
        by = judged.name_of(said.get("by")) or self.name(assigner)
        return said.get("words") or judged.words(proposal), [
            _labelled(_("giao bởi"), [by]),
            _labelled(_("chủ trì"), [self.name(lead)]) if lead else _labelled(_("văn bản giao"), addressees),
            _labelled(_("phối hợp"), [self.name(unit) for unit in judged.coordinating(proposal)]),
            _labelled(_("thời hạn"), [partial_day(deadline or "")]),
            _labelled(_("ngày giao"), [day(judged.assigned_on(proposal, self.today))]),
            str(Strength(said["strength"]).label) if said.get("strength") else "",
            str(Theme(said["theme"]).label),
        ]

    def result(self, proposal: Proposal) -> Told:
        """The words, then whose, the figures, the period, the theme."""
        said = proposal.said
        return said.get("words") or self.judged.words(proposal), [
            _labelled(_("của"), [self.name(self.judged.reporting_unit(proposal))]),
            *(_figure(measure) for measure in said.get("measures") or ()),
            _period(said.get("period")),
            str(Theme(said["theme"]).label),
        ]

    def organization(self, proposal: Proposal) -> Told:
        """The name alone; the match says the rest."""
        return proposal.said["name"], []

    def person(self, proposal: Proposal) -> Told:
        """Rank and name, then positions."""
        said = proposal.said
        name = " ".join(part for part in (said.get("rank"), said["name"]) if part)
        return name, ["; ".join(said.get("positions") or ())]

    def initiative(self, proposal: Proposal) -> Told:
        """The name, then what it is."""
        return proposal.said["name"], [str(dict(INITIATIVES).get(proposal.said["kind"], ""))]

    def commendation(self, proposal: Proposal) -> Told:
        """The award, then by whom, to whom, how many."""
        said, judged = proposal.said, self.judged
        return said["title"], [
            _labelled(_("trao bởi"), [judged.name_of(said.get("by"))]),
            _labelled(_("cho"), [judged.name_of(reference) for reference in said.get("to") or ()]),
            number(said.get("count")),
        ]


_TELLS = {
    Part.DOCUMENTS: Wording.document,
    Part.RELATIONS: Wording.relation,
    Part.EVENTS: Wording.event,
    Part.DIRECTIONS: Wording.direction,
    Part.RESULTS: Wording.result,
    Part.ORGANIZATIONS: Wording.organization,
    Part.PEOPLE: Wording.person,
    Part.INITIATIVES: Wording.initiative,
    Part.COMMENDATIONS: Wording.commendation,
}


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
