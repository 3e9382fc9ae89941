"""Positions told once for several people: before the colon of a list, or behind the last name of a row."""

from __future__ import annotations

from cotmoc.reading.folding import fold
from cotmoc.reading.patterns import pattern_of
from cotmoc.reading.sightings import Sighting
from cotmoc.reading.text import Text

_SHARED_GAP = pattern_of(r" *(?:,|,? và|,? cùng) *(?:đồng chí +)?\Z")


def _share_with_list(text: Text, sightings: list[Sighting]) -> None:
    """Give everybody in a list the positions told before its colon."""
    shared: list[str] = []
    sentence = -1
    for former, sighting in zip([None, *sightings], sightings, strict=False):
        if former and sighting.in_list and not sighting.positions and _is_of_several(text, former):
            sighting.positions, sighting.of_several = list(former.positions[:1]), True
        if sighting.opens_list:
            shared, sentence = list(sighting.positions[:1]), text.sentence_at(sighting.start)
        elif shared and text.sentence_at(sighting.start) == sentence:
            sighting.positions = [*shared, *sighting.positions]
        else:
            shared = []


def _is_of_several(text: Text, sighting: Sighting) -> bool:
    """Whether the position before the name is told of several: "các đồng chí Phó Viện trưởng A, B"."""
    at = sighting.before
    return sighting.of_several or (
        at is not None and text.folded.endswith(("các đồng chí ", "các đ/c ", "các ông "), 0, at)
    )


def share_positions(text: Text, sightings: list[Sighting]) -> None:
    """Give names in a row the positions told once for all ("các đồng chí A, B, Phó Chủ tịch UBND tỉnh")."""
    _share_with_list(text, sightings)
    known = {fold(sighting.name) for sighting in sightings if sighting.positions}
    for former, sighting in zip(sightings[-2::-1], sightings[:0:-1], strict=True):
        gap = text.folded[former.taken : sighting.start]
        if former.positions or fold(former.name) in known or not _SHARED_GAP.fullmatch(gap):
            continue
        former.positions = list(sighting.positions)
