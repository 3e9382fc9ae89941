"""The heads by which organs are known ("Ủy ban nhân dân", "Sở"), and the organ as the words name it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from cotmoc.reading.anchors import anchored
from cotmoc.reading.folding import fold
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, any_word, looked_up, pattern_of
from cotmoc.reading.text import Text
from cotmoc.reading.words import lines


class Head(NamedTuple):
    """One row of the table of heads."""

    name: str
    unit: str
    kind: str
    shape: str
    capital: bool


class Organ(NamedTuple):
    """One place where an organ is named; `level` is a word ("tỉnh"), `place` a bare name or None."""

    start: int
    end: int
    head: str
    kind: str
    shape: str
    unit: str = ""
    level: str = ""
    place: str | None = None
    # Which of its terms a committee is of ("khóa X", "lần thứ XX").
    term: str = ""
    # Waits for the tail of the organ that follows it in the row ("Đảng ủy, Bộ Chỉ huy BĐBP tỉnh").
    is_open: bool = False
    # How many heads it stands under in one name ("Văn phòng Ban Thường vụ Tỉnh ủy").
    depth: int = 0

    @property
    def name(self) -> str:
        """The full name as far as the words give it."""
        return _name_of(self.head, self.unit, self.level, self.place or "", self.term)


@lru_cache(maxsize=4096)
def _name_of(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _heads() -> dict[str, Head]:
    table: dict[str, Head] = {}
    for line in lines("organs"):
        forms, _, row = line.partition("=")
        name, kind, shape, *rest = (cell.strip() for cell in row.split(";"))
        head, _, unit = name.partition("|")
        for form in forms.split(" / "):
            table[" ".join(fold(form).split())] = Head(
                head.strip(), unit.strip(), kind, shape, capital=bool(rest)
            )
    return table


def _sectors() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in lines("sectors"):
        forms, _, name = line.partition("=")
        for form in forms.split(" / "):
            table[" ".join(fold(form).split())] = name.strip()
    return table


HEADS = _heads()
_SECTORS = _sectors()
# A heading breaks a head over its lines ("ỦY BAN NHÂN / DÂN").
HEAD = anchored(WORD_BEFORE + any_word(HEADS, gap="[ \n]+") + WORD_AFTER)
_SECTOR = pattern_of(any_word(_SECTORS) + WORD_AFTER)


def sector_at(text: Text, at: int) -> tuple[int, str] | None:
    """End and full name of the sector named at this offset, or None."""
    sector = _SECTOR.match(text.folded, at)
    return (sector.end(), looked_up(_SECTORS, sector[0])) if sector else None
