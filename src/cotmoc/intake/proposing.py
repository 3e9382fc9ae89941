"""Each fact of a reading made a proposal that is matched with the registers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cotmoc.base.calendar import partial_date
from cotmoc.base.vietnamese import fold
from cotmoc.intake import matching
from cotmoc.intake.bringing import Brought
from cotmoc.intake.heading import Heading, heading_of
from cotmoc.intake.models import Match, Part, Proposal
from cotmoc.units.queries import names_of

Entry = dict[str, Any]  # Any: the fields of the contract's entry


@dataclass(frozen=True, slots=True)
class Proposed:
    """What one text proposes: its day, what it is itself, and the proposals, not yet stored."""

    day: date
    heading: Entry | None
    proposals: list[Proposal]


def propose(brought: Brought, *, today: date) -> Proposed:
    """Match what was read in the text; the day of the text is its own date, its event's, or today."""
    read, heading = brought.read, heading_of(brought.extracted.text)
    day = _day_of(heading, read["events"]) or today
    names = matching.units(_organs(read, heading), on=day)
    meant = _meant(read, names, day)
    proposals = [
        _proposal(part, entry, meant.get(part, {})) for part in Part for entry in _entries(read, part)
    ]
    return Proposed(day, _as_document(heading, names, day, _concluded(heading, brought, read)), proposals)


def _day_of(heading: Heading | None, events: list[Entry]) -> date | None:
    days = [heading.issued if heading else None, *(event["date"] for event in events)]
    return next((day for iso in days if (day := partial_date(iso))), None)


def _organs(read: Mapping[str, Any], heading: Heading | None) -> list[Entry]:
    """The organizations of the reading, and who issued its documents, each name once."""
    issuers = [{"name": entry["issuer"]} for entry in read["documents"] if entry["issuer"]]
    heads = [{"name": name} for name in (heading.issuer_names() if heading else ())]
    by_name = {entry["name"]: entry for entry in (*heads, *issuers, *read["organizations"])}
    return list(by_name.values())


def _meant(read: Mapping[str, Any], names: dict[str, matching.Meant], day: date) -> dict[Part, Any]:
    people = matching.people(read["people"], on=day)
    return {
        Part.DOCUMENTS: matching.documents(read["documents"], issuers=names),
        Part.ORGANIZATIONS: {entry["id"]: names[entry["name"]] for entry in read["organizations"]},
        Part.PEOPLE: {entry["id"]: people[entry["name"]] for entry in read["people"]},
        Part.EVENTS: matching.activities(read["events"]),
    }


def _entries(read: Mapping[str, Any], part: Part) -> list[Entry]:
    entries: list[Entry] = read[part.value]
    if part == Part.RELATIONS:  # the contract gives them no id of their own
        return [{"id": f"l{number}", **entry} for number, entry in enumerate(entries, 1)]
    return entries


def _proposal(part: Part, entry: Entry, meant: dict[str, matching.Meant]) -> Proposal:
    first = next(iter(entry.get("mentions") or ()), None)
    found = meant.get(entry["id"], matching.NOTHING)
    return Proposal(
        part=part,
        ident=entry["id"],
        start=first["start"] if first else None,
        end=first["end"] if first else None,
        entry=entry,
        match=found.match,
        match_id=found.id,
        candidates=list(found.candidates),
    )


def _concluded(heading: Heading | None, brought: Brought, read: Mapping[str, Any]) -> list[str]:
    """The gathering whose conclusions the text makes known: the one in its title, else the only one."""
    if heading is None or not heading.is_of_conclusions:
        return []
    events, title = read["events"], fold(heading.title)
    named = [event["id"] for event in events if any(name in title for name in _names_of(event, brought))]
    found = named or [event["id"] for event in events]
    return found if len(found) == 1 else []


def _names_of(event: Entry, brought: Brought) -> list[str]:
    text = brought.extracted.text
    words = (text[mention["start"] : mention["end"]] for mention in event["mentions"])
    return [" ".join(fold(each).split()) for each in words if each]


def _as_document(
    heading: Heading | None, names: dict[str, matching.Meant], day: date, concluded: list[str]
) -> Entry | None:
    """What the head says that the text is; None where it is not certain."""
    if heading is None:
        return None
    known = (unit for name in heading.issuer_names() if (unit := names[name].surely))
    unit = next(known, None)  # the fullest name that a unit bears
    return {
        "kind": heading.kind.value,
        "code": heading.code,
        "date": heading.issued,
        "title": heading.title,
        "issuer": names_of([unit], on=day)[unit] if unit else "",
        "issuer_unit": unit,
        "implements": [],
        "concludes": concluded,
    }


def match_again(proposal: Proposal, *, on: date) -> None:
    """Match the corrected proposal anew, unless a person has chosen its row."""
    if proposal.match == Match.CHOSEN:
        return
    found = _match_of(proposal, on)
    proposal.match, proposal.match_id = found.match, found.id
    proposal.candidates = list(found.candidates)


def _match_of(proposal: Proposal, on: date) -> matching.Meant:
    said = {**proposal.said, "id": proposal.ident}
    if proposal.part == Part.ORGANIZATIONS:
        return matching.units([said], on=on)[said["name"]]
    if proposal.part == Part.PEOPLE:
        return matching.people([said], on=on)[said["name"]]
    if proposal.part == Part.DOCUMENTS:
        issuers = matching.units([{"name": said["issuer"]}], on=on) if said.get("issuer") else {}
        return matching.documents([said], issuers=issuers)[proposal.ident]
    if proposal.part == Part.EVENTS:
        return matching.activities([said]).get(proposal.ident, matching.NOTHING)
    return matching.NOTHING
