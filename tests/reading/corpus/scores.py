"""The rules by which a reading is compared with the right one.

An entry of the reading and one of the gold are the same thing when their mentions meet most, one to one; two
spans meet when they share at least half of what they cover together. `found` is the F1 of the entries,
`exact` that of the entries whose key fields agree too, `spans` that of the single mentions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from unicodedata import normalize

# A reading in the form of the contract is JSON: its values are of any type that JSON has.
Entry = Mapping[str, Any]
Facts = Mapping[str, list[Any]]

KEYS = {
    "documents": ("kind", "number", "date", "issuer"),
    "organizations": ("name", "kind"),
    "people": ("name", "rank", "positions"),
    "events": ("kind", "date", "about"),
    "directions": ("theme",),
    "results": ("theme", "measures"),
    "initiatives": ("kind", "name"),
    "commendations": ("title",),
}
_OLD_TONE = re.compile("([oôơuư])([aeyiê])([\u0300\u0301\u0303\u0309\u0323])")
_MEETS = 0.5
MISSED, FOUND, EXACT, FALSE = "missed", "found", "exact", "false"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one fact: of the gold missed, found or exact; of the reading false."""

    list: str
    quote: str
    outcome: str


@dataclass(slots=True)
class Score:
    """The counts of one list over all texts."""

    gold: int = 0
    read: int = 0
    found: int = 0
    exact: int = 0
    spans: Counter[str] = field(default_factory=Counter)

    def f1(self, what: str) -> float | None:
        """F1 of "found", "exact" or "spans"; None where neither side has any."""
        if what == "spans":
            hits, total = self.spans["met"], self.spans["gold"] + self.spans["read"]
        else:
            hits, total = getattr(self, what), self.gold + self.read
        return 2 * hits / total if total else None


def compared(text: str, gold: Facts, read: Facts, scores: dict[str, Score]) -> list[Verdict]:
    """What became of every fact of one text; its counts are added to the scores."""
    pairs = {plural: _pairs(gold[plural], read[plural]) for plural in KEYS}
    same_id = {
        read[plural][j]["id"]: gold[plural][i]["id"] for plural in KEYS for i, j in pairs[plural].items()
    }
    verdicts: list[Verdict] = []
    for plural in KEYS:
        score = scores.setdefault(plural, Score())
        beside = _Beside(gold[plural], read[plural], pairs[plural])
        verdicts += _of_list(text, plural, beside, same_id, score)
    return verdicts + _of_relations(gold, read, same_id, scores.setdefault("relations", Score()))


@dataclass(frozen=True, slots=True)
class _Beside:
    """One list of the gold and of the reading, and which of their entries are the same."""

    gold: list[Entry]
    read: list[Entry]
    pairs: dict[int, int]


def _of_list(text: str, plural: str, lists: _Beside, same_id: dict[str, str], score: Score) -> list[Verdict]:
    verdicts = []
    score.gold += len(lists.gold)
    score.read += len(lists.read)
    score.spans["gold"] += sum(len(entry["mentions"]) for entry in lists.gold)
    score.spans["read"] += sum(len(entry["mentions"]) for entry in lists.read)
    for i, entry in enumerate(lists.gold):
        outcome = MISSED
        if i in lists.pairs:
            other = lists.read[lists.pairs[i]]
            agrees = all(_same(key, entry.get(key), other.get(key), same_id) for key in KEYS[plural])
            outcome = EXACT if agrees else FOUND
            score.found += 1
            score.exact += agrees
            score.spans["met"] += sum(_meets(mention, other["mentions"]) for mention in entry["mentions"])
        verdicts.append(Verdict(plural, f"{entry['id']} {_words(text, entry)}", outcome))
    false = [entry for j, entry in enumerate(lists.read) if j not in lists.pairs.values()]
    return verdicts + [Verdict(plural, _words(text, entry), FALSE) for entry in false]


def _of_relations(gold: Facts, read: Facts, same_id: dict[str, str], score: Score) -> list[Verdict]:
    right = {(one["from"], one["type"], one["to"]) for one in gold["relations"]}
    have = {
        (same_id.get(one["from"], "?"), one["type"], same_id.get(one["to"], "?")) for one in read["relations"]
    }
    score.gold += len(right)
    score.read += len(read["relations"])
    score.found += len(right & have)
    score.exact += len(right & have)
    verdicts = [
        Verdict("relations", " ".join(one), EXACT if one in have else MISSED) for one in sorted(right)
    ]
    return verdicts + [Verdict("relations", " ".join(one), FALSE) for one in sorted(have - right)]


def _words(text: str, entry: Entry) -> str:
    first = entry["mentions"][0]
    return "«" + " ".join(text[first["start"] : first["end"]].split()) + "»"


def _pairs(gold: list[Entry], read: list[Entry]) -> dict[int, int]:
    """The entries of the gold and those of the reading that are the same, the surest first."""
    sure = []
    for i, right in enumerate(gold):
        for j, entry in enumerate(read):
            met = sum(_meets(mention, entry["mentions"]) for mention in right["mentions"])
            best = max(_overlap(one, other) for one in right["mentions"] for other in entry["mentions"])
            if met:
                sure.append((-met, -best, i, j))
    pairs: dict[int, int] = {}
    for _, _, i, j in sorted(sure):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _meets(mention: Entry, others: list[Entry]) -> bool:
    return any(_overlap(mention, other) >= _MEETS for other in others)


def _overlap(one: Entry, other: Entry) -> float:
    shared = min(one["end"], other["end"]) - max(one["start"], other["start"])
    covered = max(one["end"], other["end"]) - min(one["start"], other["start"])
    return max(shared, 0) / covered if covered else 0.0


def _same(key: str, right: Any, read: Any, same_id: dict[str, str]) -> bool:
    if key == "about":
        return set(right or []) == {same_id.get(each, f"? {each}") for each in read or []}
    if key == "positions":
        return {_plain(each) for each in right or []} == {_plain(each) for each in read or []}
    if key == "measures":
        return _measures(right) == _measures(read)
    return _plain(right) == _plain(read)


def _measures(measures: Any) -> list[tuple[float, str, str]]:
    return sorted(
        (float(one["value"]), one.get("comparator", "="), _plain(one.get("unit")) or "")
        for one in measures or []
    )


def _plain(value: Any) -> str | None:
    """A string without what does not count: case, spaces, quotes, the place of the tone mark."""
    if value is None:
        return None
    letters = normalize("NFD", str(value).lower().replace("’", "'").replace("–", "-"))
    toned = _OLD_TONE.sub(r"\1\3\2", letters)
    return normalize("NFC", re.sub(r"[\s\"“”]+", " ", toned).strip(" .,;:"))
