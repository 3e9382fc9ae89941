"""A reading as the JSON object of the contract, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from cotmoc.reading.doubts import Doubt
from cotmoc.reading.facts import (
    Commendation,
    Direction,
    Document,
    Entry,
    Event,
    Initiative,
    Measure,
    Organization,
    Person,
    Reading,
    Relation,
    Result,
    Span,
    Years,
)

# Any: values of JSON, whose types only the contract knows.
Json = dict[str, Any]
Fact = TypeVar("Fact")


def to_json(reading: Reading, *, name: str | None = None, sha256: str | None = None) -> Json:
    """The contract's object; `source` names the file and its SHA-256 when the caller knows them."""
    return {
        "source": {"name": name, "sha256": sha256, "characters": reading.characters},
        "documents": [_document(fact) for fact in reading.documents],
        "organizations": [_organization(fact) for fact in reading.organizations],
        "people": [_person(fact) for fact in reading.people],
        "events": [_event(fact) for fact in reading.events],
        "directions": [_direction(fact) for fact in reading.directions],
        "results": [_result(fact) for fact in reading.results],
        "initiatives": [_initiative(fact) for fact in reading.initiatives],
        "commendations": [_commendation(fact) for fact in reading.commendations],
        "relations": [_relation(fact) for fact in reading.relations],
    }


def from_json(value: Mapping[str, Any]) -> Reading:
    """The reading of a contract's object; KeyError or TypeError when it is none."""
    return Reading(
        characters=value["source"]["characters"],
        documents=_facts(value["documents"], _to_document),
        organizations=_facts(value["organizations"], _to_organization),
        people=_facts(value["people"], _to_person),
        events=_facts(value["events"], _to_event),
        directions=_facts(value["directions"], _to_direction),
        results=_facts(value["results"], _to_result),
        initiatives=_facts(value["initiatives"], _to_initiative),
        commendations=_facts(value["commendations"], _to_commendation),
        relations=_facts(value["relations"], _to_relation),
    )


def _facts(values: Iterable[Json], fact_of: Callable[[Json], Fact]) -> tuple[Fact, ...]:
    return tuple(fact_of(value) for value in values)


def _spans(mentions: tuple[Span, ...]) -> list[Json]:
    return [{"start": mention.start, "end": mention.end} for mention in mentions]


def _to_spans(value: Json) -> tuple[Span, ...]:
    return tuple(Span(mention["start"], mention["end"]) for mention in value["mentions"])


def _years(period: Years | None) -> Json | None:
    return None if period is None else {"from": period.start, "to": period.end}


def _to_years(value: Json | None) -> Years | None:
    return None if value is None else Years(value["from"], value["to"])


def _confidence(fact: Entry) -> Json:
    return {"confidence": fact.confidence, "doubts": [str(doubt) for doubt in fact.doubts]}


def _to_doubts(value: Json) -> tuple[Doubt, ...]:
    """Another reader's entry may carry none."""
    return tuple(_DOUBTS[name] for name in value.get("doubts", ()))


_DOUBTS = {str(doubt): doubt for doubt in Doubt}


def _document(fact: Document) -> Json:
    return {
        "id": fact.id,
        "mentions": _spans(fact.mentions),
        "kind": fact.kind,
        "number": fact.number,
        "code": fact.code,
        "date": fact.date,
        "issuer": fact.issuer,
        "title": fact.title,
        **_confidence(fact),
    }


def _to_document(value: Json) -> Document:
    return Document(
        id=value["id"],
        mentions=_to_spans(value),
        kind=value["kind"],
        number=value["number"],
        code=value["code"],
        date=value["date"],
        issuer=value["issuer"],
        title=value["title"],
        doubts=_to_doubts(value),
    )


def _organization(fact: Organization) -> Json:
    return {
        "id": fact.id,
        "mentions": _spans(fact.mentions),
        "name": fact.name,
        "kind": fact.kind,
        "place": fact.place,
        **_confidence(fact),
    }


def _to_organization(value: Json) -> Organization:
    return Organization(
        id=value["id"],
        mentions=_to_spans(value),
        name=value["name"],
        kind=value["kind"],
        place=value["place"],
        doubts=_to_doubts(value),
    )


def _person(fact: Person) -> Json:
    return {
        "id": fact.id,
        "mentions": _spans(fact.mentions),
        "name": fact.name,
        "rank": fact.rank,
        "positions": list(fact.positions),
        **_confidence(fact),
    }


def _to_person(value: Json) -> Person:
    return Person(
        id=value["id"],
        mentions=_to_spans(value),
        name=value["name"],
        rank=value["rank"],
        positions=tuple(value["positions"]),
        doubts=_to_doubts(value),
    )


def _event(fact: Event) -> Json:
    return {
        "id": fact.id,
        "mentions": _spans(fact.mentions),
        "kind": fact.kind,
        "date": fact.date,
        "place": fact.place,
        "hosts": list(fact.hosts),
        "chairs": list(fact.chairs),
        "about": list(fact.about),
        "period": _years(fact.period),
        **_confidence(fact),
    }


def _to_event(value: Json) -> Event:
    return Event(
        id=value["id"],
        mentions=_to_spans(value),
        kind=value["kind"],
        date=value["date"],
        place=value["place"],
        hosts=tuple(value["hosts"]),
        chairs=tuple(value["chairs"]),
        about=tuple(value["about"]),
        period=_to_years(value["period"]),
        doubts=_to_doubts(value),
    )


def _direction(fact: Direction) -> Json:
    return {
        "id": fact.id,
        "mentions": _spans(fact.mentions),
        "by": fact.by,
        "to": list(fact.to),
        "theme": fact.theme,
        "deadline": fact.deadline,
        **_confidence(fact),
    }


def _to_direction(value: Json) -> Direction:
    return Direction(
        id=value["id"],
        mentions=_to_spans(value),
        theme=value["theme"],
        by=value["by"],
        to=tuple(value["to"]),
        deadline=value["deadline"],
        doubts=_to_doubts(value),
    )


def _result(fact: Result) -> Json:
    return {
        "id": fact.id,
        "mentions": _spans(fact.mentions),
        "theme": fact.theme,
        "measures": [_measure(measure) for measure in fact.measures],
        "period": _years(fact.period),
        **_confidence(fact),
    }


def _to_result(value: Json) -> Result:
    return Result(
        id=value["id"],
        mentions=_to_spans(value),
        theme=value["theme"],
        measures=tuple(_to_measure(measure) for measure in value["measures"]),
        period=_to_years(value["period"]),
        doubts=_to_doubts(value),
    )


def _measure(measure: Measure) -> Json:
    whole = int(measure.value) if measure.value.is_integer() else measure.value
    return {"value": whole, "comparator": measure.comparator, "unit": measure.unit, "of": measure.of}


def _to_measure(value: Json) -> Measure:
    return Measure(
        value=float(value["value"]),
        comparator=value["comparator"],
        unit=value["unit"],
        of=value["of"],
    )


def _initiative(fact: Initiative) -> Json:
    return {"id": fact.id, "mentions": _spans(fact.mentions), "kind": fact.kind, "name": fact.name}


def _to_initiative(value: Json) -> Initiative:
    return Initiative(id=value["id"], mentions=_to_spans(value), kind=value["kind"], name=value["name"])


def _commendation(fact: Commendation) -> Json:
    return {
        "id": fact.id,
        "mentions": _spans(fact.mentions),
        "title": fact.title,
        "by": fact.by,
        "to": list(fact.to),
        "count": fact.count,
        **_confidence(fact),
    }


def _to_commendation(value: Json) -> Commendation:
    return Commendation(
        id=value["id"],
        mentions=_to_spans(value),
        title=value["title"],
        by=value["by"],
        to=tuple(value["to"]),
        count=value["count"],
        doubts=_to_doubts(value),
    )


def _relation(fact: Relation) -> Json:
    return {"from": fact.source, "type": fact.type, "to": fact.target, **_confidence(fact)}


def _to_relation(value: Json) -> Relation:
    return Relation(source=value["from"], type=value["type"], target=value["to"], doubts=_to_doubts(value))
