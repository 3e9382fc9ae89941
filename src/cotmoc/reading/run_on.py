"""Papers that were pasted as one line: their headings and items stand inside the sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cotmoc.reading.folding import LOWER, UPPER
from cotmoc.reading.patterns import pattern_of
from cotmoc.reading.text import Sentence, Text

# "… như sau: I. MỤC ĐÍCH, YÊU CẦU - Thông qua …": a heading in capitals behind its number.
_CAPITALS = rf"[{UPPER}]{{2,}}(?:[ ,\-–]+[{UPPER}]{{2,}})*"
_BEHIND_MARK = r"(?:(?<=[.:;)] .)|(?<=\n.))"
_HEAD = pattern_of(
    rf"[A-DIVX]{_BEHIND_MARK}(?:(?<=[IVX])[IVX]{{0,4}}|(?<=[A-D]))[.)] ?{_CAPITALS}(?![a-zà-ỹđ])"
)
# The full stop behind its number has parted it from the sentence before.
_OPENING_HEAD = pattern_of(rf"{_CAPITALS}(?= (?:[-–+•\d]|[{UPPER}][{LOWER}]))")
_ITEM = pattern_of(r"[ ]*(?:[-–+•] |\d{1,2}(?:\.\d{1,2})?[.)] |[a-zđ]\) )")


class Piece(NamedTuple):
    """A part of a sentence that stands as a line of its own; a head says what follows it."""

    sentence: Sentence
    is_head: bool
    opens: bool


def pieces_of(text: Text, sentence: Sentence, *, opens: bool) -> Iterator[Piece]:
    """The sentence itself, or the headings and items in it, in their order."""
    start, heads = sentence.start, list(_HEAD.finditer(text.body, sentence.start, sentence.end))
    opening = None if opens else _OPENING_HEAD.match(text.body, sentence.start, sentence.end)
    if opening is not None and len(opening[0].split()) > 1:
        heads.insert(0, opening)
    if not heads:
        begins_item = not opens and _ITEM.match(text.body, sentence.start, sentence.end) is not None
        yield Piece(sentence, False, opens or begins_item)
        return
    for head in heads:
        if text.body[start : head.start()].strip():
            yield Piece(Sentence(start, head.start(), sentence.paragraph), False, opens)
        yield Piece(Sentence(head.start(), head.end(), sentence.paragraph), True, True)
        start, opens = head.end(), True
        while start < sentence.end and text.body[start] == " ":
            start += 1
    if start < sentence.end:
        yield Piece(Sentence(start, sentence.end, sentence.paragraph), False, True)
