"""What facts quote, so that a test can compare words instead of offsets."""

from __future__ import annotations

from collections.abc import Iterable

from cotmoc.reading import Commendation, Direction, Initiative, Result

Quoting = Direction | Result | Initiative | Commendation


def quoted(text: str, facts: Iterable[Quoting]) -> list[str]:
    """The words of each fact's last mention."""
    return [text[fact.mentions[-1].start : fact.mentions[-1].end] for fact in facts]


def mentions(text: str, fact: Quoting) -> list[str]:
    """The words of each mention of one fact."""
    return [text[mention.start : mention.end] for mention in fact.mentions]
