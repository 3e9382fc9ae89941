"""The reader put to the corpus."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.reading.corpus.scores import Score, Verdict, compared
from tests.reading.corpus.sheets import LISTS, Sheet

from cotmoc.reading import read, to_json

TEXTS = Path(__file__).parent / "texts"


@dataclass(frozen=True, slots=True)
class Judged:
    """One text read: the score of each list, and what became of each fact, by its words."""

    sheet: Sheet
    scores: dict[str, Score] = field(default_factory=dict)
    verdicts: dict[str, Verdict] = field(default_factory=dict)


def judged(sheet: Sheet) -> Judged:
    """How the reader reads one text of ours."""
    scores: dict[str, Score] = {}
    verdicts: dict[str, Verdict] = {}
    for verdict in compared(sheet.text, sheet.gold, reading_of(sheet.text), scores):
        verdicts[_unused(verdicts, verdict)] = verdict
    return Judged(sheet, scores, verdicts)


def summed(texts: Iterable[Judged]) -> dict[str, Score]:
    """The scores of several texts, a list each."""
    sums: dict[str, Score] = {}
    for text in texts:
        for plural, score in text.scores.items():
            sums.setdefault(plural, Score()).add(score)
    return sums


def reading_of(text: str) -> dict[str, list[Any]]:
    """The lists of the reading in the form of the contract."""
    written = to_json(read(text))
    reading = json.loads(written) if isinstance(written, str) else written
    return {plural: reading[plural] for plural in (*(row[0] for row in LISTS.values()), "relations")}


def _unused(verdicts: dict[str, Verdict], verdict: Verdict) -> str:
    fact = f"{verdict.list} {verdict.quote}"
    count = 1
    while (key := fact if count == 1 else f"{fact} ({count})") in verdicts:
        count += 1
    return key
