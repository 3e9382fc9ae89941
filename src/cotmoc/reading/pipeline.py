"""The finders one after the other, each seeing what those before it found."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from cotmoc.reading.commendations import find_commendations
from cotmoc.reading.confidence import note_doubts
from cotmoc.reading.directions import find_directions
from cotmoc.reading.documents import find_documents
from cotmoc.reading.events import find_events
from cotmoc.reading.facts import (
    Commendation,
    Direction,
    Document,
    Event,
    Initiative,
    Organization,
    Person,
    Reading,
    Result,
)
from cotmoc.reading.found import Entries, Found
from cotmoc.reading.home import at_home, home_of, homes_of
from cotmoc.reading.initiatives import find_initiatives
from cotmoc.reading.listening import passages_of
from cotmoc.reading.organizations import find_organizations
from cotmoc.reading.people import find_people
from cotmoc.reading.relations import find_relations
from cotmoc.reading.results import find_results
from cotmoc.reading.rows import organs_of
from cotmoc.reading.text import Text, text_of

Mentioned = TypeVar(
    "Mentioned", Document, Organization, Person, Event, Direction, Result, Initiative, Commendation
)


def read(text: str) -> Reading:
    """Everything the text states; offsets count its code points as given. Never raises."""
    prepared = text_of(text)
    return _in_given_text(prepared, _found_in(prepared))


def _found_in(text: Text) -> Found:
    organs = organs_of(text)
    home = home_of(text, organs)
    home_at = homes_of(text, organs, home)
    settled = [at_home(text, organ, home_at(organ.start)) for organ in organs]
    placed = sorted((organ for organ in settled if organ is not None), key=lambda organ: organ.start)
    found = Found(home=home, organs=tuple(placed))
    found.documents = Entries(find_documents(text, found))
    found.organizations = Entries(find_organizations(text, found))
    found.people = Entries(find_people(text, found))
    found.events = Entries(find_events(text, found))
    found.initiatives = Entries(find_initiatives(text, found))
    found.commendations = Entries(find_commendations(text, found))
    passages = passages_of(text, found)
    found.results = find_results(text, passages)
    found.directions = find_directions(text, passages)
    found.relations = find_relations(text, found)
    note_doubts(text, found)
    return found


def _in_given_text(text: Text, found: Found) -> Reading:
    return Reading(
        characters=len(text.raw),
        documents=_moved(text, found.documents),
        organizations=_moved(text, found.organizations),
        people=_moved(text, found.people),
        events=_moved(text, found.events),
        directions=_moved(text, found.directions),
        results=_moved(text, found.results),
        initiatives=_moved(text, found.initiatives),
        commendations=_moved(text, found.commendations),
        relations=found.relations,
    )


def _moved(text: Text, facts: tuple[Mentioned, ...]) -> tuple[Mentioned, ...]:
    if text.is_as_given:
        return tuple(facts)
    return tuple(
        replace(fact, mentions=tuple(text.in_given_text(mention) for mention in fact.mentions))
        for fact in facts
    )
