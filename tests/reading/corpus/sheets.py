"""Sheets: a text of ours and, below a line of dashes, its facts by the words that say them.

    # What the text shows, in one line behind a number sign (any number of such lines).
    # of: sector, year; phenomena: review, nbsp; form: nfd (decomposes the text)
    the text, where {nbsp} stands for a no-break space
    ---
    d1 directive «Chỉ thị số 4-CT/TU» «Chỉ thị số 4» | number 4 | code 4-CT/TU | issuer Tỉnh ủy Hà Giang
    p1 «Lê Văn Tám» | rank Đại tá | positions Phó Bí thư Huyện ủy + Chủ tịch UBND huyện
    e1 final_review «hội nghị tổng kết» | date 2031-04-03 | hosts o1 | about d1 | period 2029/2030
    r1 infrastructure «đã làm 5 km đường» | measures =5 km (đường)
    e1 reviews d1

A line is an id, the kind or theme (people and commendations have none), the mentions in text order, then
the fields. Several values stand with " + " between them. What is not written is null or empty. A mention

    «Huyện ủy»              is the next place of the words behind the mention before it
    «Huyện ủy»*             is every place of the words
    «xã [Tân Lập] đã»       quotes more to say which place is meant
    «đã làm … đường liên xã»   goes from the first words to the next last words

Words that stand in the text once more than any fact of their list quotes them are refused: either a mention
is forgotten or it is not clear which place is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unicodedata import normalize

# A reading in the form of the contract is JSON: its values are of any type that JSON has.
Fact = dict[str, Any]


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


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
KINDS = {
    "documents": _words(
        "constitution law ordinance decree resolution directive conclusion decision circular plan "
        "action_programme programme scheme regulation strategy guideline notice official_letter report "
        "treaty other"
    ),
    "organizations": _words(
        "party_committee peoples_council peoples_committee border_guard police military front government "
        "department assembly foreign other"
    ),
    "events": _words(
        "preliminary_review final_review dissemination signing briefing exercise campaign ceremony "
        "working_visit exchange conference"
    ),
    "initiatives": _words("model movement scheme project campaign"),
}
THEMES = _words(
    "leadership awareness political_base socio_economic infrastructure force_building border_management "
    "security_order external_relations coordination exercise digital welfare other"
)
_SEVERAL = frozenset({"positions", "hosts", "chairs", "about", "to", "measures"})
# Facts whose name is their first mention unless the sheet says otherwise.
_NAMED = {"o": "name", "p": "name", "i": "name", "c": "title"}
_QUOTE = re.compile(r"«([^»]+)»(\*?)")
_REMARK = re.compile(r"(of|phenomena|form): (.+)")
_GAP = " … "
_LETTER = r"[\w\u0300-\u036f]"
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
    sector: str
    year: int | None
    phenomena: tuple[str, ...]


def sheets_in(folder: Path) -> list[Sheet]:
    """All sheets of a folder, by name."""
    return [sheet_of(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.sheet"))]


def sheet_of(name: str, written: str) -> Sheet:
    """The sheet written here; UnreadableSheet where a line is wrong or its words are not in the text."""
    above, _, below = written.partition("\n---\n")
    remarks = [line[1:].strip() for line in above.splitlines() if line.startswith("#")]
    said = {found[1]: found[2] for found in map(_REMARK.fullmatch, remarks) if found}
    body = "\n".join(line for line in above.split("\n") if not line.startswith("#"))
    text = normalize("NFC", body).replace("{nbsp}", "\u00a0")
    gold = _gold(name, text, below)
    if said.get("form") == "nfd":
        text, gold = _decomposed(text, gold)
    sector, _, year = said.get("of", "").partition(", ")
    return Sheet(
        name=name,
        shows=" ".join(remark for remark in remarks if not _REMARK.fullmatch(remark)),
        text=text,
        gold=gold,
        sector=sector,
        year=int(year) if year else None,
        phenomena=tuple(filter(None, said.get("phenomena", "").split(", "))),
    )


def _gold(name: str, text: str, below: str) -> dict[str, list[Fact]]:
    gold: dict[str, list[Fact]] = {
        plural: [] for plural in (*(row[0] for row in LISTS.values()), "relations")
    }
    lines = [line.strip() for line in below.splitlines() if line.strip()]
    for line in lines:
        try:
            _add(gold, text, line)
        except (KeyError, ValueError) as wrong:
            raise UnreadableSheet(f"{name}: {line}: {wrong}") from wrong
    for line in lines:
        if not _RELATION.fullmatch(line) and (words := _forgotten(gold[LISTS[line[0]][0]], text, line)):
            raise UnreadableSheet(f"{name}: {line}: «{words}» stands also where no fact quotes it")
    return gold


def _forgotten(facts: list[Fact], text: str, line: str) -> str | None:
    """Words of the line that stand where no fact of the list has a mention; a longer quote is sure."""
    for quote in _QUOTE.finditer(line.partition(" | ")[0]):
        words: str = quote[1]
        places = [] if "[" in words or _GAP in words else list(_place_of(words).finditer(text))
        if any(not _mentioned(facts, place.start(1), place.end(1)) for place in places):
            return words
    return None


def _mentioned(facts: list[Fact], start: int, end: int) -> bool:
    return any(
        mention["start"] <= start and end <= mention["end"] for fact in facts for mention in fact["mentions"]
    )


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
        fact[first_field] = _known(first_field, plural, rest.partition(" ")[0])
    fact |= {field: [] if field in _SEVERAL else None for field in others}
    if ident[0] in _NAMED:
        fact[_NAMED[ident[0]]] = " ".join(_marked(quotes[0][0])[1].split())
    for field in fields:
        key, _, value = field.partition(" ")
        if key not in others:
            raise ValueError(f"{key} is no field of {plural}")
        fact[key] = _value(key, value)
    gold[plural].append(fact)


def _known(field: str, plural: str, word: str) -> str:
    """The word, if the contract has it; else ValueError."""
    if word not in (THEMES if field == "theme" else KINDS[plural]):
        raise ValueError(f"{word} is no {field} of {plural}")
    return word


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


def _mentions(text: str, quotes: list[tuple[str, str]]) -> list[dict[str, int]]:
    """Where each quote stands, each behind the one before it; two facts may quote the same words."""
    mentions: list[dict[str, int]] = []
    for quote, every in quotes:
        if every:
            places = list(_place_of(quote).finditer(text))
        else:
            at = mentions[-1]["end"] if mentions else 0
            places = [place for place in [_place_of(quote).search(text, at)] if place]
        if not places:
            raise ValueError(f"«{quote}» does not stand in the text there")
        mentions += [{"start": place.start(1), "end": place.end(1)} for place in places]
    if not mentions:
        raise ValueError("no words are quoted")
    return sorted(mentions, key=lambda mention: mention["start"])


def _place_of(quote: str) -> re.Pattern[str]:
    """The words of a quote, any spaces or line ends between them; group 1 is the mention it means."""
    before, words, after = _marked(quote)
    first, *rest = words.split(_GAP)
    spread = "".join(f".*?{_whole(part)}" for part in rest)
    start = f"(?<!{_LETTER})" if re.match(_LETTER, words) else ""
    end = f"(?!{_LETTER})" if re.match(_LETTER, words[-1]) else ""
    return re.compile(f"{_spaced(before)}({start}{_spaced(first)}{spread}{end}){_spaced(after)}", re.S)


def _whole(words: str) -> str:
    """A pattern of words that do not begin inside a word."""
    return (f"(?<!{_LETTER})" if re.match(_LETTER, words) else "") + _spaced(words)


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
