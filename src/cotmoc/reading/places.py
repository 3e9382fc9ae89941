"""Names of places: provinces of before and after July 2025, districts, and where such a name ends."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from unicodedata import normalize

from cotmoc.reading.folding import LOWER, UPPER, fold
from cotmoc.reading.patterns import WORD_AFTER, any_of, pattern_of
from cotmoc.reading.words import lines, table


def _provinces() -> tuple[dict[str, str], frozenset[str]]:
    """Folded spelling → name of every province, and the names of those that are centrally-run cities."""
    names: dict[str, str] = {}
    cities: set[str] = set()
    for line in lines("provinces"):
        rank, _, spellings = line.partition("|")
        name, _, others = spellings.partition("=")
        for spelling in (name, *others.split("/")):
            if spelling.strip():
                names[_place_key(spelling)] = name.strip()
        if rank.strip() == "city":
            cities.add(name.strip())
    return names, frozenset(cities)


@lru_cache(maxsize=8192)
def _place_key(name: str) -> str:
    """One key for the spellings of a place: no spaces or dashes, Đăk and Đắc as Đắk."""
    key = re.sub(r"[\s'-]+", "", fold(name))
    return key.replace("đăk", "đắk").replace("đắc", "đắk").replace("đak", "đắk").replace("lăk", "lắk")


PROVINCES, CITIES = _provinces()
_DISTRICTS = {_place_key(name): levels.split(" / ") for name, levels in table("districts").items()}
_KEYS = sorted({*PROVINCES, *_DISTRICTS})
_NO_PLACE = pattern_of(any_of("no_places") + WORD_AFTER)
_SURNAMES = frozenset(fold(name) for name in lines("surnames"))
_SYLLABLE = pattern_of(rf"[{UPPER}][{LOWER}{UPPER}]*(?:[’'`][{UPPER}{LOWER}]+)?|\d{{1,2}}(?![\d/]|[.,]\d)")
_SHORT_LEVELS = frozenset({"TP", "TX", "TT"})
_JOIN = pattern_of(r" ?[-–] ?| +")
_LONGEST = 4


@lru_cache(maxsize=8192)
def _begins_place(syllable: str) -> bool:
    """Whether the key of any place begins so; most capitals begin none, and need not be put together."""
    key = _place_key(syllable)
    first = bisect_left(_KEYS, key)
    return first < len(_KEYS) and _KEYS[first].startswith(key)


def province_spellings() -> dict[str, str]:
    """Folded spelling with single spaces → province, for finding provinces in folded text."""
    spellings: dict[str, str] = {}
    for line in lines("provinces"):
        name, _, others = line.partition("|")[2].partition("=")
        for spelling in (name, *others.split("/")):
            if spelling.strip():
                spellings[" ".join(fold(spelling).split())] = name.strip()
    variants = {"đắk": ("đăk", "đắc"), "lắk": ("lăk", "lắc")}
    for spelling, name in [*spellings.items()]:
        if spelling.startswith("đắk "):
            tail = spelling[4:]
            for head in ("đắk", *variants["đắk"]):
                for ending in (tail, *variants.get(tail, ())):
                    spellings[f"{head} {ending}"] = name
    return spellings


def province_of(name: str) -> str | None:
    """The province of that name in its one spelling, or None when there is none."""
    return PROVINCES.get(_place_key(name))


def place_at(body: str, at: int, *, may_be_person: bool = False) -> tuple[int, str] | None:
    """End and name of the place whose name opens here; None where a person's name opens instead."""
    syllables = _syllables(body, at)
    if not syllables:
        return None
    if known := _known_place(body, syllables) or _half_small(body, at):
        return known
    if _NO_PLACE.match(fold(body[at : at + 20])):
        return None
    if _opens_person(syllables, 2 if may_be_person else 3):
        return None
    end = syllables[_unknown_length(syllables) - 1][1]
    return end, _written(body[at:end])


def _half_small(body: str, at: int) -> tuple[int, str] | None:
    """A province whose second syllable lacks its capital ("TP. Đà nẵng")."""
    two = _TWO_SYLLABLES.match(body, at)
    name = PROVINCES.get(_place_key(two[0])) if two else None
    return (two.end(), name) if two and name else None


_TWO_SYLLABLES = pattern_of(rf"[{UPPER}][{LOWER}]+ [{LOWER}]+")


def known_place_at(body: str, at: int) -> tuple[int, str] | None:
    """End and name of the province or district whose name opens at this offset, or None."""
    return _known_place(body, _syllables(body, at))


def level_of(name: str, levels: tuple[str, ...]) -> str:
    """The level among these that the district of that name had, else the first of them."""
    known = [level for level in _DISTRICTS.get(_place_key(name), []) if level in levels]
    return known[0] if len(known) == 1 else levels[0]


def is_surname(word: str) -> bool:
    """Whether the word is a family name (or the first word of a name of a minority)."""
    return fold(word) in _SURNAMES or word[:2] in {"H’", "H'", "K’", "K'", "Y’"}


def opens_person(body: str, at: int) -> bool:
    """Whether capitals that look like a person's name open at this offset."""
    return _opens_person(_syllables(body, at), 2)


def bare_key(name: str) -> str:
    """The letters of a place's name in alphabetical order, without marks: misspelt repetitions share it."""
    bare = "".join(letter for letter in normalize("NFD", fold(name).replace("đ", "d")) if letter.isalnum())
    return "".join(sorted(bare))


def _known_place(body: str, syllables: list[tuple[int, int, str]]) -> tuple[int, str] | None:
    if not syllables or not _begins_place(syllables[0][2]):
        return None
    for count in range(min(len(syllables), _LONGEST), 0, -1):
        start, end = syllables[0][0], syllables[count - 1][1]
        key = _place_key(body[start:end])
        if key in PROVINCES:
            return end, _written(body[start:end])
        if key in _DISTRICTS and not _goes_on(syllables, count):
            return end, _written(body[start:end])
    return None


def _opens_person(syllables: list[tuple[int, int, str]], least: int) -> bool:
    """Whether the capitals open with a family name and are as many as a person's name has."""
    words = [word for _, _, word in syllables]
    return len(words) >= least and fold(words[0]) in _SURNAMES and not any(word.isdigit() for word in words)


def _syllables(body: str, at: int) -> list[tuple[int, int, str]]:
    """(start, end, word) of the capitalised syllables from this offset on, at most eight."""
    found: list[tuple[int, int, str]] = []
    while len(found) < 8 and (word := _SYLLABLE.match(body, at)):
        if found and word[0] in _SHORT_LEVELS:
            break
        found.append((word.start(), word.end(), word[0]))
        gap = _JOIN.match(body, word.end())
        if gap is None or (gap[0].strip() and not _joins(body, found, gap)):
            break
        at = gap.end()
    return found


def _joins(body: str, found: list[tuple[int, int, str]], gap: re.Match[str]) -> bool:
    """Whether a dash is inside a name ("Phan Rang - Tháp Chàm") and not before a person or position."""
    after = _SYLLABLE.match(body, gap.end())
    if after is None:
        return False
    if gap[0] in {"-", "–"}:
        return True
    second = _JOIN.match(body, after.end())
    follower = _SYLLABLE.match(body, second.end()) if second else None
    joined = body[found[0][0] : follower.end() if follower else after.end()]
    return _place_key(joined) in PROVINCES or _place_key(joined) in _DISTRICTS


def _goes_on(syllables: list[tuple[int, int, str]], count: int) -> bool:
    """Whether one more capital follows that opens no person's name, so that the name is longer."""
    rest = syllables[count:]
    return len(rest) == 1 or (len(rest) > 1 and fold(rest[0][2]) not in _SURNAMES)


def _unknown_length(syllables: list[tuple[int, int, str]]) -> int:
    """Syllables of an unknown place: up to a family name that leaves a whole name, else at most three."""
    if syllables[0][2].isdigit():
        return 1
    for count in (2, 3, 1):
        rest = syllables[count:]
        if len(rest) >= 2 and fold(rest[0][2]) in _SURNAMES and not rest[1][2].isdigit():
            return count
    return min(len(syllables), 3)


def _written(name: str) -> str:
    """The name as it is written, but not in capitals or letters only ("NGHỆ AN", "BR-VT")."""
    plain = " ".join(name.split())
    if not plain.isupper() or plain.isdigit():
        return plain
    return PROVINCES.get(_place_key(plain)) or plain.title()
