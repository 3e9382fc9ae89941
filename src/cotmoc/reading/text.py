"""The text as the finders see it: composed, with a folded shadow of its length, in paragraphs and sentences.

How a finder is written. A finder is one function `find_…(text: Text, found: Found) -> tuple[Fact, ...]`:

- It matches on `text.folded` (lower case, tone marks in one place, one kind of dash, plain spaces) and reads
  capitals and quotes from `text.body`. Both have the same length, so one offset serves both.
- Every offset in a fact is an offset of `text.body`; `read` maps all of them to the given text at the end.
- A paragraph never holds a newline: a newline in `body` or `folded` always parts two paragraphs.
- Page furniture, bylines, photo credits and the crawler's date are blanked with spaces in `body`, `folded`:
  nothing is found there; `text.full` still has them (for a year or a province that they make certain).
- `found` holds the facts of the finders that ran before, complete with their ids (see `found.py`).
- Patterns are written in folded form: lower case, "ủy", "hóa", "khóa" (not "uỷ", "hoá"), "-" for all dashes.
- A pattern is made by `pattern_of`, which compiles it when a text first asks it.
- A pattern that begins with words of its own and is looked for in a text or a sentence is made by `anchored`
  (see `anchors.py`) and asked with the text itself: `_WORD.search(text, start, end)`, `_WORD.finditer(text)`.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import is_normalized, normalize

from cotmoc.reading.anchors import places_in
from cotmoc.reading.facts import Span
from cotmoc.reading.folding import LOWER, UPPER, fold, with_plain_spaces
from cotmoc.reading.furniture import Dateline, blanked, dateline_of, kinds_of_lines, ranges_beside
from cotmoc.reading.head_finders import Places
from cotmoc.reading.patterns import pattern_of
from cotmoc.reading.wrapped import unwrapped

_LINE = pattern_of(r"[^\n]+")
_MELTING = pattern_of(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0dff\u1160-\u11ff"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a]+"
)
_BESIDE = frozenset({"furniture", "byline"})
_SENTENCE_END = pattern_of(
    rf"[.!?…](?:(?<=\.)\.+)?[\"”»’)\]]*(?:\s+(?=[\"“«(\[]?[{UPPER}]|[-–+•*]\s|\d)|(?=[{UPPER}][{LOWER}]))"
)
# A full stop after these belongs to the word; after a number or letter that opens a sentence, to the item.
_SHORT_FORM = pattern_of(
    r"(?:^|[\s(,;/.])(?:tp|tx|tt|ths|th\.s|ts|pgs|gs|bs|ks|nxb|mr|ms|dr|q|p|h|x|t\.ư|đ/c)$"
)
_ITEM = pattern_of(r"^(?:\d{1,2}(?:\.\d{1,2}){0,3}|[ivx]{1,5}|[a-zđ]|điều \d{1,3})$")


class Paragraph(NamedTuple):
    """A line of the text (wrapped lines joined): title, heading, caption, byline, furniture or body."""

    start: int
    end: int
    kind: str


class Sentence(NamedTuple):
    """A sentence with its closing mark, and the index of its paragraph in `text.paragraphs`."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Text:
    """One text, ready for the finders; see the head of this file."""

    raw: str
    full: str
    body: str
    folded: str
    # The folded shadow of `full`, with the furniture.
    shadow: str
    # What is blanked in `body` and `folded`, in text order.
    beside: tuple[tuple[int, int], ...]
    # Where the first words of each anchored pattern stand; see `anchors.py`.
    anchors: Places
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    dateline: Dateline
    _paragraph_starts: list[int]
    _sentence_starts: list[int]
    _origins: Sequence[int] | None

    @property
    def is_as_given(self) -> bool:
        """Whether offsets of the body are those of the given text."""
        return self._origins is None

    def words(self, start: int, end: int) -> str:
        """The words of the body between two offsets, one plain space between them."""
        return " ".join(self.body[start:end].split())

    def paragraph_at(self, offset: int) -> int:
        """Index of the paragraph that holds the offset, or of the nearest before it."""
        return max(bisect_right(self._paragraph_starts, offset) - 1, 0)

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds the offset, or of the nearest before it."""
        return max(bisect_right(self._sentence_starts, offset) - 1, 0)

    def in_given_text(self, span: Span) -> Span:
        """The span of the body as a span of the text as it was given."""
        if self._origins is None:
            return span
        return Span(self._origins[span.start], self._origins[span.end])


def text_of(raw: str) -> Text:
    """The text made ready: composed, folded, cut into paragraphs and sentences, its furniture blanked."""
    full, origins = _composed(raw)
    plain = unwrapped(with_plain_spaces(full))
    shadow = fold(plain)
    paragraphs = _paragraphs(plain, shadow)
    beside = ranges_beside(shadow, [(p.start, p.end) for p in paragraphs if p.kind in _BESIDE])
    body, folded = blanked(plain, beside), blanked(shadow, beside)
    sentences = tuple(_sentences(body, paragraphs))
    return Text(
        raw=raw,
        full=full,
        body=body,
        folded=folded,
        shadow=shadow,
        beside=beside,
        anchors=places_in(folded),
        paragraphs=paragraphs,
        sentences=sentences,
        dateline=dateline_of(shadow, _above(paragraphs)),
        _paragraph_starts=[paragraph.start for paragraph in paragraphs],
        _sentence_starts=[sentence.start for sentence in sentences],
        _origins=origins,
    )


def _above(paragraphs: tuple[Paragraph, ...]) -> list[tuple[int, int]]:
    """The furniture that stands above the prose; dates below it belong to other articles."""
    first = next((paragraph.start for paragraph in paragraphs if paragraph.kind == "body"), 0)
    above = [p for p in paragraphs if p.kind == "furniture" and (p.start < first or not first)]
    return [(p.start, p.end) for p in above or paragraphs if p.kind == "furniture"]


def _composed(raw: str) -> tuple[str, Sequence[int] | None]:
    """The text in composed form, and where each of its code points (and its end) stood in the given text."""
    if is_normalized("NFC", raw):
        return raw, None
    letters: list[str] = []
    origins = array("i")
    for start, end in _clusters(raw):
        cluster = normalize("NFC", raw[start:end])
        letters.append(cluster)
        is_letter = end - start == 1 or _MELTING.match(raw, end - 1) is not None
        origins.extend([start] * len(cluster) if is_letter else range(start, end))
    origins.append(len(raw))
    return "".join(letters), origins


def _clusters(raw: str) -> Iterator[tuple[int, int]]:
    """The text cut into letters with their marks, and stretches between them that are composed already."""
    at = 0
    for marks in _MELTING.finditer(raw):
        start = max(marks.start() - 1, at)
        yield from _without_marks(raw, at, start)
        yield start, marks.end()
        at = marks.end()
    yield from _without_marks(raw, at, len(raw))


def _without_marks(raw: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if is_normalized("NFC", raw[start:end]):
        yield start, end
    else:
        yield from ((at, at + 1) for at in range(start, end))


def _paragraphs(plain: str, shadow: str) -> tuple[Paragraph, ...]:
    spans = [_trimmed(plain, line.start(), line.end()) for line in _LINE.finditer(plain)]
    spans = [(start, end) for start, end in spans if start < end]
    lines = [plain[start:end] for start, end in spans]
    folded = [shadow[start:end] for start, end in spans]
    kinds = kinds_of_lines(lines, folded)
    return tuple(Paragraph(start, end, kind) for (start, end), kind in zip(spans, kinds, strict=True))


def _trimmed(plain: str, start: int, end: int) -> tuple[int, int]:
    words = plain[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _sentences(body: str, paragraphs: tuple[Paragraph, ...]) -> list[Sentence]:
    found: list[Sentence] = []
    for index, paragraph in enumerate(paragraphs):
        if paragraph.kind not in _BESIDE:
            found.extend(_sentences_of(body, index, paragraph))
    return found


def _sentences_of(body: str, index: int, paragraph: Paragraph) -> list[Sentence]:
    found: list[Sentence] = []
    start = paragraph.start
    for mark in _SENTENCE_END.finditer(body, paragraph.start, paragraph.end):
        if mark[0][0] == "." and _is_short_form(body, start, mark.start()):
            continue
        found.append(Sentence(start, mark.start() + len(mark[0].rstrip()), index))
        start = mark.end()
    if body[start : paragraph.end].strip():
        start, end = _trimmed(body, start, paragraph.end)
        found.append(Sentence(start, end, index))
    return found


def _is_short_form(body: str, start: int, at: int) -> bool:
    """Whether the full stop closes a short form or the number of an item, not a sentence."""
    before = body[max(start, at - 8) : at].lower()
    if at - start <= 8 and _ITEM.match(before.strip()):
        return True
    return _SHORT_FORM.search(before) is not None
