"""Which entries a person should look at, and why: a pass over the finished facts and the text.

A rule stays here as long as the entries that it meets are clearly more often wrong than the others; the table
of what was measured stands in docs/confidence.md.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from cotmoc.reading.clauses import item_mark_end
from cotmoc.reading.doubts import Doubt
from cotmoc.reading.facts import (
    Commendation,
    Direction,
    Document,
    Entry,
    Event,
    Organization,
    Person,
    Relation,
    Result,
    Span,
)
from cotmoc.reading.found import Found
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, pattern_of
from cotmoc.reading.text import Text

Doubtful = TypeVar("Doubtful", bound=Entry)

_LAWS = frozenset({"law", "ordinance"})
_KNOWN_BY_NAME = frozenset({"constitution", "law", "ordinance"})
_ABBREVIATION = re.compile(r"(?<!\w)[A-ZĐ]{2,}")
# The list of who receives the document closes it; behind this many code points another text has begun.
_RECIPIENTS, _LONGEST_LIST = "nơi nhận", 1500
# How far from a name a position in the same sentence is looked for: a run-on paragraph must cost no more.
_AROUND = 600
_ACHIEVING = pattern_of(
    rf"{WORD_BEFORE}(?:đã|được|đạt|hoàn thành|tăng|giảm|luôn|ngày càng|thường xuyên|không có|không xảy ra"
    rf"|không còn|tốt|hiệu quả|từng bước|giữ vững|tham mưu){WORD_AFTER}"
)
_FIGURE = re.compile(r"\d(?<![\w.,].)[\d.,]*")
# Figures that measure nothing: days, years, numbers of documents, ordinals.
_NO_MEASURE = re.compile(
    r"(?:năm|tháng|ngày|số|quý|khóa|lần thứ|giai đoạn|điều|mục)(?: \w+)? *\d[\d/.-]*\S*|(?<!\d)\d+[/-]\S+"
)


def note_doubts(text: Text, found: Found) -> None:
    """Give each fact found the doubts that the rules have about it."""
    doubts = _Doubts(text, found)
    found.documents = _noted(found.documents, doubts.about_document)
    found.organizations = _noted(found.organizations, doubts.about_organization)
    found.people = _noted(found.people, doubts.about_person)
    found.events = _noted(found.events, doubts.about_event)
    found.directions = _noted(found.directions, doubts.about_direction)
    found.results = _noted(found.results, doubts.about_result)
    found.commendations = _noted(found.commendations, doubts.about_commendation)
    documents = {document.id for document in found.documents if document.doubts}
    doubtful = documents | {event.id for event in found.events if event.doubts}
    found.relations = _noted(found.relations, lambda relation: _about_relation(relation, doubtful))


def _noted(
    facts: tuple[Doubtful, ...], doubts_about: Callable[[Doubtful], Iterator[Doubt]]
) -> tuple[Doubtful, ...]:
    noted: list[Doubtful] = []
    for fact in facts:
        doubts = tuple(doubts_about(fact))
        noted.append(replace(fact, doubts=doubts) if doubts else fact)
    return tuple(noted)


class _Doubts:
    """The rules, list by list, with what they ask of the whole text reckoned once."""

    def __init__(self, text: Text, found: Found) -> None:
        self.text, self.found = text, found
        self.recipients = text.folded.rfind(_RECIPIENTS)
        # Organizations whose place stands in their own words, and these places by the word of their level.
        self.placed = frozenset(organ.id for organ in found.organizations if self._is_place_written(organ))
        self.places_of_level = self._written_places()
        self.directions_in = self._by_paragraph(found.directions)
        self.results_in = self._by_paragraph(found.results)

    def _by_paragraph(self, facts: Iterable[Direction | Result]) -> Counter[int]:
        return Counter(self._paragraph(fact) for fact in facts)

    def _paragraph(self, fact: Direction | Result) -> int:
        return self.text.paragraph_at(fact.mentions[0].start)

    def _stands_alone(self, fact: Direction | Result, in_paragraph: Counter[int]) -> bool:
        """Whether no other of its kind stands in its paragraph nor, where that is an item, beside it."""
        index = self._paragraph(fact)
        if in_paragraph[index] > 1:
            return False
        paragraph = self.text.paragraphs[index]
        is_item = item_mark_end(self.text, paragraph.start, paragraph.end) > paragraph.start
        return not (is_item and in_paragraph[index - 1] + in_paragraph[index + 1])

    def _folded(self, mention: Span) -> str:
        return self.text.folded[mention.start : mention.end]

    # Documents

    def about_document(self, document: Document) -> Iterator[Doubt]:
        if document.number is None and document.kind not in _KNOWN_BY_NAME:
            yield Doubt.KNOWN_BY_TITLE
            if self._meets_a_line_end(document.mentions[0]):
                yield Doubt.LINE_BREAK
        if document.number is None and document.date is None and document.kind in _LAWS:
            yield Doubt.UNDATED_LAW
        if document.number is not None and document.issuer is None:
            yield Doubt.NO_ISSUER

    def _meets_a_line_end(self, mention: Span) -> bool:
        full = self.text.full
        return "\n" in full[mention.start : mention.end] or full[mention.end : mention.end + 1] in {"", "\n"}

    # Organizations

    def about_organization(self, organ: Organization) -> Iterator[Doubt]:
        first = self.found.organ_at(organ.mentions[0].start)
        if organ.kind == "other" or (first is not None and first.shape == "titled"):
            yield Doubt.NAME_OF_ITS_OWN
        if _ABBREVIATION.search(organ.name):
            yield Doubt.SHORT_FORM
        if organ.place and organ.id not in self.placed and self._has_a_rival(organ):
            yield Doubt.PLACE_OF_TEXT
        if self._is_recipient_only(organ.mentions):
            yield Doubt.RECIPIENT

    def _is_place_written(self, organ: Organization) -> bool:
        place = organ.place
        return place is not None and any(
            place in self.text.words(span.start, span.end) for span in organ.mentions
        )

    def _written_places(self) -> dict[str, set[str]]:
        places: dict[str, set[str]] = {}
        for organ in self.found.organizations:
            if organ.place is not None and organ.id in self.placed:
                places.setdefault(self._level(organ), set()).add(organ.place)
        return places

    def _level(self, organ: Organization) -> str:
        """The word of its level; the offices of a province are named without one."""
        first = self.found.organ_at(organ.mentions[0].start)
        return (first.level if first is not None else "") or "tỉnh"

    def _has_a_rival(self, organ: Organization) -> bool:
        """Whether organs of another place of its level are named with it."""
        places = self.places_of_level.get(self._level(organ), set())
        return len(places) > (organ.place in places)

    def _is_recipient_only(self, mentions: tuple[Span, ...]) -> bool:
        at = self.recipients
        return at >= 0 and at < mentions[0].start and mentions[-1].end < at + _LONGEST_LIST

    # People

    def about_person(self, person: Person) -> Iterator[Doubt]:
        name = person.mentions[0]
        sentence = self.text.sentences[self.text.sentence_at(name.start)]
        if sentence.start >= name.start and sentence.end <= name.end:
            return  # a signature, whose office stands above it
        begin, end = max(sentence.start, name.start - _AROUND), min(sentence.end, name.end + _AROUND)
        said = self.text.words(begin, end)
        if any(position not in said for position in person.positions):
            yield Doubt.POSITION_ELSEWHERE

    # Events

    def about_event(self, event: Event) -> Iterator[Doubt]:
        if event.date and event.date.startswith("--"):
            yield Doubt.NO_YEAR
        if not event.hosts and not event.chairs:
            yield Doubt.NO_HOST

    # Directions and results

    def about_direction(self, direction: Direction) -> Iterator[Doubt]:
        if direction.by is not None:
            return
        if not direction.to:
            yield Doubt.NOBODY_NAMED
        if self._stands_alone(direction, self.directions_in):
            yield Doubt.STANDS_ALONE

    def about_result(self, result: Result) -> Iterator[Doubt]:
        words = self._folded(result.mentions[0])
        if self._stands_alone(result, self.results_in):
            yield Doubt.STANDS_ALONE
        if result.theme == "other":
            yield Doubt.THEME_BY_DEFAULT
        if not words[:1].isalpha() or ":" in words:
            yield Doubt.ODD_BEGINNING
        if _figures_in(words) > len(result.measures):
            yield Doubt.FIGURE_LEFT
        if not result.measures and not _ACHIEVING.search(words):
            yield Doubt.NO_ACHIEVING

    # Commendations

    def about_commendation(self, commendation: Commendation) -> Iterator[Doubt]:
        if commendation.by is None:
            yield Doubt.NO_GIVER


def _figures_in(words: str) -> int:
    """How many figures the words hold that could measure something."""
    return len(_FIGURE.findall(_NO_MEASURE.sub(" ", words))) if _FIGURE.search(words) else 0


def _about_relation(relation: Relation, doubtful: set[str]) -> Iterator[Doubt]:
    if relation.source in doubtful or relation.target in doubtful:
        yield Doubt.DOUBTFUL_END
