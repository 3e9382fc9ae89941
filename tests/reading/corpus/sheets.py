"""Sheets: a text of ours and, below a line of dashes, its facts by the words that say them.

    What the text shows, in one line behind a number sign (any number of such lines; `# form: nfd` decomposes)
    the text, where {nbsp} stands for a no-break space
    ---
    d1 directive «Chỉ thị số 4-CT/TU» «Chỉ thị số 4» | number 4 | code 4-CT/TU | issuer Tỉnh ủy Hà Giang
    p1 «Lê Văn Tám» | rank Đại tá | positions Phó Bí thư Huyện ủy + Chủ tịch UBND huyện
    e1 final_review «hội nghị tổng kết» | date 2031-04-03 | hosts o1 | about d1 | period 2029/2030
    r1 infrastructure «đã làm 5 km đường» | measures =5 km (đường)
    e1 reviews d1

A line is an id, the kind or theme (people and commendations have none), the mentions in text order, then the
fields. A mention is the next place of its words behind the one before it; «xã [Tân Lập] đã» quotes more to
say which place is meant. Several values stand with " + " between them. What is not written is null or empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unicodedata import normalize

# A reading in the form of the contract is JSON: its values are of any type that JSON has.
Fact = dict[str, Any]

LISTS = {
    "d": ("documents", "kind", ("number", "code", "date", "issuer", "title")),
    "o": ("organizations", "kind", ("name", "place")),
    "p": ("people", None, ("name", "rank", "positions")),
    "e": ("events", "kind", ("date", "place", "hosts", "chairs", "about", "period")),
    "t": ("directions", "theme", ("by", "to", "deadline")),
    "r": ("results", "theme", ("measures", "period")),
    "i": ("initiatives", "kind", ("name",)),
    "c": ("commendations", None, ("title", "by", "to", "count")),
}
_SEVERAL = frozenset({"positions", "hosts", "chairs", "about", "to", "measures"})
# Facts whose name is their first mention unless the sheet says otherwise.
_NAMED = {"o": "name", "p": "name", "i": "name", "c": "title"}
_QUOTE = re.compile(r"«([^»]+)»")
_MEASURE = re.compile(r"([=<>~])(\d+(?:\.\d+)?)(?: ([^(]+?))?(?: \((.+)\))?")
_RELATION = re.compile(r"([a-z]\d+) (implements|details|reviews|disseminates) ([a-z]\d+)")


class UnreadableSheet(ValueError):
    """A line of a sheet that cannot be understood; says which."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text of ours with the reading that is right for it, in the form of the contract."""

    name: str
    shows: str
    text: str
    gold: dict[str, list[Fact]]


def sheets_in(folder: Path) -> list[Sheet]:
    """All sheets of a folder, by name."""
    return [sheet_of(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.sheet"))]


def sheet_of(name: str, written: str) -> Sheet:
    """The sheet written here; UnreadableSheet where a line is wrong or its words are not in the text."""
    above, _, below = written.partition("\n---\n")
    remarks = [line[1:].strip() for line in above.splitlines() if line.startswith("#")]
    body = "\n".join(line for line in above.split("\n") if not line.startswith("#"))
    text = normalize("NFC", body).replace("{nbsp}", "\u00a0")
    gold: dict[str, list[Fact]] = {plural: [] for plural, _, _ in LISTS.values()} | {"relations": []}
    for line in filter(None, (line.strip() for line in below.splitlines())):
        try:
            _add(gold, text, line)
        except (KeyError, ValueError) as wrong:
            raise UnreadableSheet(f"{name}: {line}: {wrong}") from wrong
    if "form: nfd" in remarks:
        text, gold = _decomposed(text, gold)
    return Sheet(name, " ".join(remark for remark in remarks if not remark.startswith("form:")), text, gold)


def _add(gold: dict[str, list[Fact]], text: str, line: str) -> None:
    if relation := _RELATION.fullmatch(line):
        gold["relations"].append({"from": relation[1], "type": relation[2], "to": relation[3]})
        return
    head, *fields = line.split(" | ")
    ident, _, rest = head.partition(" ")
    plural, first_field, others = LISTS[ident[0]]
    quotes = _QUOTE.findall(rest)
    fact: Fact = {"id": ident, "mentions": _mentions(text, quotes)}
    if first_field:
        fact[first_field] = rest.partition(" ")[0]
    fact |= {field: [] if field in _SEVERAL else None for field in others}
    if ident[0] in _NAMED:
        fact[_NAMED[ident[0]]] = " ".join(_marked(quotes[0])[1].split())
    for field in fields:
        key, _, value = field.partition(" ")
        if key not in others:
            raise ValueError(f"{key} is no field of {plural}")
        fact[key] = _value(key, value)
    gold[plural].append(fact)


def _value(key: str, written: str) -> object:
    if key == "measures":
        return [_measure(each) for each in written.split(" + ")]
    if key in _SEVERAL:
        return written.split(" + ")
    if key == "period":
        start, _, end = written.partition("/")
        return {"from": start or None, "to": end or None}
    return int(written) if key == "count" else written


def _measure(written: str) -> Fact:
    found = _MEASURE.fullmatch(written)
    if found is None:
        raise ValueError(f"{written} is no measure")
    return {"value": float(found[2]), "comparator": found[1], "unit": found[3], "of": found[4]}


def _marked(quote: str) -> tuple[str, str, str]:
    """What a quote holds before the mention it means, that mention, and what it holds behind it."""
    before, bracket, rest = quote.partition("[")
    if not bracket:
        return "", quote, ""
    words, _, after = rest.partition("]")
    return before, words, after


def _mentions(text: str, quotes: list[str]) -> list[dict[str, int]]:
    """Where each quote stands, each behind the one before it; two facts may quote the same words."""
    mentions: list[dict[str, int]] = []
    at = 0
    for quote in quotes:
        place = _place_of(quote).search(text, at)
        if place is None:
            raise ValueError(f"«{quote}» does not stand in the text behind {at}")
        at = place.end(1)
        mentions.append({"start": place.start(1), "end": at})
    if not mentions:
        raise ValueError("no words are quoted")
    return mentions


def _place_of(quote: str) -> re.Pattern[str]:
    """The words of a quote, any spaces or line ends between them; group 1 is the mention it means."""
    before, words, after = _marked(quote)
    return re.compile(f"{_spaced(before)}({_spaced(words)}){_spaced(after)}")


def _spaced(words: str) -> str:
    return r"\s+".join(re.escape(word) for word in re.split(r"\s+", words))


def _decomposed(text: str, gold: dict[str, list[Fact]]) -> tuple[str, dict[str, list[Fact]]]:
    """The sheet with its text in decomposed form, the offsets moved with it."""
    for facts in gold.values():
        for fact in facts:
            for mention in fact.get("mentions", []):
                for side in ("start", "end"):
                    mention[side] = len(normalize("NFD", text[: mention[side]]))
    return normalize("NFD", text), gold
