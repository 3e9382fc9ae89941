"""A judged reading as a whole: what was accepted, and what its references come to in the registers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.text import Truncator

from cotmoc.accounts.models import Post
from cotmoc.base.calendar import last_day, partial_date
from cotmoc.documents.models import Kind
from cotmoc.documents.naming import kind_in_a_word
from cotmoc.intake.models import Part, Proposal, Upload, Verdict

_SHOWN = 70
_TOGETHER_WITH = re.compile(r"phối hợp (?:chặt chẽ )?(?:với|cùng) +", re.IGNORECASE)
_NEXT_OF_LIST = re.compile(r"[\s,]*(?:và )?")

PartOf = dict[str, Proposal]


@dataclass(frozen=True, slots=True)
class Judged:
    """The proposals of one upload by their id in the reading, with what they lead to."""

    upload: Upload
    proposals: PartOf
    unit_of_person: dict[str, int] = field(default_factory=dict)
    """The unit at which a matched person held a post on the text's day, if it was one only."""

    @property
    def text(self) -> str:
        """The text of the file, as all spans count it."""
        return self.upload.file.text

    def of(self, part: Part) -> list[Proposal]:
        """The proposals of a list, in text order."""
        return [proposal for proposal in self.proposals.values() if proposal.part == part]

    def accepted(self, part: Part) -> list[Proposal]:
        """Those of the list that a person has accepted."""
        return [proposal for proposal in self.of(part) if proposal.verdict == Verdict.ACCEPTED]

    def kept(self, part: Part) -> list[Proposal]:
        """Those of the list that nobody has rejected."""
        return [proposal for proposal in self.of(part) if proposal.verdict != Verdict.REJECTED]

    def is_itself(self, document: Proposal) -> bool:
        """Whether the document named in the text is the text itself, by what a clerk or its head says."""
        own: dict[str, Any] = self.upload.itself or self.upload.heading or {}
        said = document.said
        return (
            bool(own.get("code"))
            and all(not said.get(field) or said[field] == own.get(field) for field in ("kind", "date"))
            and said.get("code") == own["code"]
        )

    def words(self, proposal: Proposal) -> str:
        """The words that the proposal stands on, in one line."""
        if proposal.start is None:
            return ""
        return " ".join(self.text[proposal.start : proposal.end].split())

    def quoted(self, proposal: Proposal) -> str:
        """The beginning of what the proposal says, by which a person finds it on the page."""
        words = proposal.said.get("words") or self.words(proposal) or proposal.ident
        return str(Truncator(words).chars(_SHOWN))

    def refers(self, reference: str | None) -> Proposal | None:
        """The entry that an id of the reading means, unless a person rejected it."""
        found = self.proposals.get(reference or "")
        return found if found and found.verdict != Verdict.REJECTED else None

    def unit_of(self, reference: str | None) -> int | None:
        """The unit that an organization's or person's id surely means."""
        found = self.refers(reference)
        if found is None:
            return None
        return self.unit_of_person.get(found.ident) if found.part == Part.PEOPLE else found.matched

    def name_of(self, reference: str | None) -> str:
        """An organization or person in words; words that are no id are given back as they are."""
        found = self.proposals.get(reference or "")
        if found is None:
            return reference or ""
        if found.part == Part.DOCUMENTS:
            code = found.said.get("code")
            return f"{self.kind_of(found)} {code}" if code else self.words(found)
        positions = "; ".join(found.said.get("positions") or ())
        name = str(found.said.get("name") or self.words(found))
        return f"{name} ({positions})" if positions else name

    def kind_of(self, document: Proposal) -> str:
        """The kind of a document in one word, told by its symbol, title or the words read."""
        said = document.said
        title = said.get("title") if "kind" in (document.correction or {}) else self.words(document)
        return kind_in_a_word(Kind(said["kind"]), code=said.get("code") or "", title=title or "")

    def units_of(self, references: Iterable[str]) -> list[int]:
        """The units that the references surely mean, each once, in their order."""
        units = (self.unit_of(reference) for reference in references)
        return list(dict.fromkeys(unit for unit in units if unit))

    def hosts(self, event: Proposal) -> list[int]:
        """The units that held the event."""
        chosen = event.said.get("host_units")
        return list(chosen) if chosen is not None else self.units_of(event.said.get("hosts") or ())

    def lead(self, direction: Proposal) -> int | None:
        """Who leads the task: the one chosen, else the first addressee when it is a known unit."""
        said = direction.said
        if said.get("lead"):
            return int(said["lead"])
        first = next(iter(said.get("to") or ()), None)
        return self.unit_of(first)

    def coordinating(self, direction: Proposal) -> list[int]:
        """Who takes part beside the lead: those chosen, else known units addressed or named as partners."""
        chosen = direction.said.get("coordinating")
        if chosen is None:
            chosen = self.units_of([*(direction.said.get("to") or ()), *self._partners(direction)])
        return [unit for unit in chosen if unit != self.lead(direction)]

    def _partners(self, direction: Proposal) -> Iterator[str]:
        """The organs that the task's words list right after "phối hợp với"."""
        begin, end = direction.start or 0, direction.end or 0
        named = {
            mention["start"]: (mention["end"], organ.ident)
            for organ in self.kept(Part.ORGANIZATIONS)
            for mention in organ.entry["mentions"]
        }
        for asked in _TOGETHER_WITH.finditer(self.text, begin, end):
            at = asked.end()
            while at in named:
                at, ident = named[at]
                yield ident
                separated = _NEXT_OF_LIST.match(self.text, at, end)
                at = separated.end() if separated else end

    def assigner(self, direction: Proposal) -> int | None:
        """The unit that asks, where it is known."""
        return direction.said.get("assigner") or self.unit_of(direction.said.get("by"))

    def reporting_unit(self, result: Proposal) -> int | None:
        """Whose result it is: the one chosen, else the only host, else the issuer of the text itself."""
        if "unit" in (result.correction or {}):
            return result.said["unit"] or None
        hosts = {unit for event in self.kept(Part.EVENTS) for unit in self.hosts(event)}
        return hosts.pop() if len(hosts) == 1 else (self.upload.itself or {}).get("issuer_unit")

    def said_on(self) -> date | None:
        """The day of the text itself, else of the activity it reports; None when neither is known."""
        itself: dict[str, Any] = self.upload.itself or {}
        days = [itself.get("date"), *(event.said.get("date") for event in self.kept(Part.EVENTS))]
        return next((day for iso in days if (day := partial_date(iso))), None)

    def assigned_on(self, direction: Proposal, today: date) -> date:
        """When the task was given: the day chosen, else that of the text or activity, else today."""
        chosen = partial_date(direction.said.get("assigned_on"))
        return chosen or self.said_on() or today

    def deadline(self, direction: Proposal) -> date | None:
        """The last day of what the text sets ("tháng 6/2026" ends on the 30th)."""
        return last_day(direction.said.get("deadline"))


def judged(upload: Upload) -> Judged:
    """The upload's proposals in the order of lists and text; three statements at most."""
    order = {part.value: rank for rank, part in enumerate(Part)}
    rows = sorted(upload.proposals.all(), key=lambda row: (order[row.part], row.start or 0, row.pk))
    proposals = {row.ident: row for row in rows}
    return Judged(upload, proposals, _units_of_people(upload, proposals))


def _units_of_people(upload: Upload, proposals: PartOf) -> dict[str, int]:
    people = {row.matched: row.ident for row in proposals.values() if row.part == Part.PEOPLE and row.matched}
    if not people:
        return {}
    units: dict[str, set[int]] = {}
    held = Post.objects.filter(person_id__in=people, valid__contains=upload.day)
    for person, unit in held.values_list("person_id", "unit_id"):
        units.setdefault(people[person], set()).add(unit)
    return {ident: next(iter(found)) for ident, found in units.items() if len(found) == 1}
