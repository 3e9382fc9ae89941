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
# The fields that a reading must leave empty where the text says nothing.
MAY_BE_EMPTY = {
    "documents": ("number", "code", "date", "issuer", "title"),
    "organizations": ("place",),
    "people": ("rank",),
    "events": ("date", "place", "period"),
    "directions": ("by", "deadline"),
    "results": ("period",),
    "commendations": ("by", "count"),
}
_OLD_TONE = re.compile("([oôơuư])([aeyiê])([\u0300\u0301\u0303\u0309\u0323])")
_MEETS = 0.5
MISSED, FOUND, EXACT, FALSE = "missed", "found", "exact", "false"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one fact: of the gold missed, found or exact; of the reading false.

    `wrong` says which key fields of a fact that was found differ, `doubts` what the reader itself doubted.
    """

    list: str
    quote: str
    outcome: str
    wrong: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(slots=True)
class Score:
    """The counts of one list: of `empty` fields of the gold, the reading filled `invented`."""

    gold: int = 0
    read: int = 0
    found: int = 0
    exact: int = 0
    spans: Counter[str] = field(default_factory=Counter)
    empty: int = 0
    invented: int = 0

    def add(self, other: Score) -> None:
        """Take the counts of another score into this one."""
        for counted in ("gold", "read", "found", "exact", "empty", "invented"):
            setattr(self, counted, getattr(self, counted) + getattr(other, counted))
        self.spans += other.spans

    def f1(self, what: str) -> float | None:
        """F1 of "found", "exact" or "spans"; None where neither side has any."""
        if what == "spans":
            hits, total = self.spans["met"], self.spans["gold"] + self.spans["read"]
        else:
            hits, total = getattr(self, what), self.gold + self.read
        return 2 * hits / total if total else None


def compared(text: str, gold: Facts, read: Facts, scores: dict[str, Score]) -> list[Verdict]:
    """What became of every fact of one text; its counts are added to the scores."""
    pairs = {plural: _pairs(plural, gold[plural], read[plural]) for plural in KEYS}
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
        quote = f"{entry['id']} {_words(text, entry)}"
        if i not in lists.pairs:
            verdicts.append(Verdict(plural, quote, MISSED))
            continue
        other = lists.read[lists.pairs[i]]
        wrong = _wrong(plural, entry, other, same_id)
        verdicts.append(Verdict(plural, quote, FOUND if wrong else EXACT, wrong, _doubts(other)))
        _count(plural, entry, other, score)
        score.exact += not wrong
    false = [entry for j, entry in enumerate(lists.read) if j not in lists.pairs.values()]
    return verdicts + [Verdict(plural, _words(text, entry), FALSE, (), _doubts(entry)) for entry in false]


def _doubts(entry: Entry) -> tuple[str, ...]:
    """Another commit's reader may have none."""
    return tuple(entry.get("doubts", ()))


def _count(plural: str, entry: Entry, other: Entry, score: Score) -> None:
    score.found += 1
    score.spans["met"] += sum(_meets(mention, other["mentions"]) for mention in entry["mentions"])
    for key in MAY_BE_EMPTY.get(plural, ()):
        if entry.get(key) is None:
            score.empty += 1
            score.invented += other.get(key) is not None


def _wrong(plural: str, right: Entry, read: Entry, same_id: dict[str, str]) -> tuple[str, ...]:
    return tuple(key for key in KEYS[plural] if not _same(key, right.get(key), read.get(key), same_id))


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


def _pairs(plural: str, gold: list[Entry], read: list[Entry]) -> dict[int, int]:
    """The entries of the gold and those of the reading that are the same, the surest first.

    Of organs that share their words under two heads the one that is called alike is the same.
    """
    sure = []
    for i, right in enumerate(gold):
        for j, entry in enumerate(read):
            met = sum(_meets(mention, entry["mentions"]) for mention in right["mentions"])
            best = max(_overlap(one, other) for one in right["mentions"] for other in entry["mentions"])
            if met:
                sure.append((-met, -best, len(_wrong(plural, right, entry, {})), i, j))
    pairs: dict[int, int] = {}
    for *_, i, j in sorted(sure):
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
