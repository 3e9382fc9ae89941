"""Governments and ministries of other countries ("Chính phủ Lào")."""

from __future__ import annotations

from cotmoc.reading.heads import Organ
from cotmoc.reading.patterns import pattern_of
from cotmoc.reading.text import Text
from cotmoc.reading.words import lines


def of_country(text: Text, organ: Organ) -> Organ:
    """The government or ministry of another country ("Chính phủ Lào"), where its name follows."""
    country = COUNTRY.match(text.body, organ.end)
    if country is None:
        return organ
    return organ._replace(unit=text.words(*country.span()), end=country.end(), kind="foreign")


FOREIGN_TOO = frozenset({"Chính phủ", "Quốc hội"})
COUNTRY = pattern_of(rf" (?:nước )?(?:{'|'.join(lines('countries'))})(?![a-zà-ỹđ])")
