"""The reader put to the corpus."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.reading.corpus.scores import Score, Verdict, compared
from tests.reading.corpus.sheets import LISTS, Sheet

from cotmoc.reading import read, to_json

TEXTS = Path(__file__).parent / "texts"
FLOOR = Path(__file__).parent / "floor.json"


def judged(sheets: list[Sheet]) -> tuple[dict[str, Score], dict[str, str]]:
    """The score of every list over the sheets, and what became of each fact, by text and words."""
    scores: dict[str, Score] = {}
    outcomes: dict[str, str] = {}
    for sheet in sheets:
        for verdict in compared(sheet.text, sheet.gold, reading_of(sheet.text), scores):
            outcomes[_unused(outcomes, sheet, verdict)] = verdict.outcome
    return scores, outcomes


def reading_of(text: str) -> dict[str, list[Any]]:
    """The lists of the reading in the form of the contract."""
    written = to_json(read(text))
    reading = json.loads(written) if isinstance(written, str) else written
    return {plural: reading[plural] for plural in (*(row[0] for row in LISTS.values()), "relations")}


def _unused(outcomes: dict[str, str], sheet: Sheet, verdict: Verdict) -> str:
    fact = f"{sheet.name} {verdict.list} {verdict.quote}"
    count = 1
    while (key := fact if count == 1 else f"{fact} ({count})") in outcomes:
        count += 1
    return key


def rounded(scores: dict[str, Score]) -> dict[str, dict[str, float]]:
    """found and exact of every list, rounded down to three places."""
    return {
        plural: {what: int((score.f1(what) or 0) * 1000) / 1000 for what in ("found", "exact")}
        for plural, score in scores.items()
    }
