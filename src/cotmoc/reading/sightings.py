"""A person's name at one place of a text, with what stands around it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Sighting:
    """A name at one place, with the rank and the positions that stand around it."""

    start: int
    end: int
    name: str
    rank: str | None = None
    call: str = ""
    positions: list[str] = field(default_factory=list)
    # Where the positions after the name end, so that they are not read as those before the next name.
    taken: int = 0
    in_list: bool = False
    # The positions before it were told of everybody in the list it opens ("các đồng chí Ủy viên …: A; B").
    opens_list: bool = False
    # Where the positions before it begin, and whether it has those of the name before it.
    before: int | None = None
    of_several: bool = False
