"""Units known by their numbers, named in one breath: "các Quân khu 1, 2 và 3", "Ban Quản lý dự án 46, 47"."""

from __future__ import annotations

from cotmoc.reading.folding import UPPER
from cotmoc.reading.heads import Organ
from cotmoc.reading.patterns import LETTER, pattern_of
from cotmoc.reading.text import Text

_NUMBER_AT_END = pattern_of(r"\d+\Z")
_NEXT = pattern_of(r"(?:, *(?:và +)?| và +)(\d{1,3})(?![\d/.-]*\d)")
# Behind "các" every number is one of the row; else a number before a word may count what follows it.
_CLOSED = pattern_of(r" *(?:[,.;:)\n]|\Z)| và \d")
_PLURAL = pattern_of(r"(?:các|những|hai|ba|bốn|năm) \Z")
_COMMAND = pattern_of(rf"(?<![{LETTER}])(?:bộ tư lệnh|btl)(?: \([{UPPER.lower()}]{{2,4}}\))? các \Z")


def numbers_after(text: Text, organ: Organ) -> list[Organ]:
    """The organ and those that share its head by their numbers, each named by its own number; or none."""
    number = _NUMBER_AT_END.search(text.body, organ.start, organ.end)
    if organ.shape not in {"number", "named"} or number is None or organ.level or organ.place:
        return []
    is_plural = _PLURAL.search(text.folded, max(organ.start - 8, 0), organ.start) is not None
    spans = [number.span()]
    while further := _NEXT.match(text.folded, spans[-1][1]):
        if not is_plural and not _CLOSED.match(text.folded, further.end()):
            break
        spans.append(further.span(1))
    if len(spans) == 1:
        return []
    whole = _under_command(text, organ)
    before = whole.unit[: -len(number[0])]
    return [whole._replace(start=start, end=end, unit=before + text.body[start:end]) for start, end in spans]


def _under_command(text: Text, organ: Organ) -> Organ:
    """ "Bộ Tư lệnh các Quân khu 1, 2": the command of each, where the words before say so."""
    if not _COMMAND.search(text.folded, max(organ.start - 30, 0), organ.start):
        return organ
    return organ._replace(head="Bộ Tư lệnh", unit=f"{organ.head} {organ.unit}", shape="of")
