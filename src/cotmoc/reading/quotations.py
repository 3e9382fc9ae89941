"""Sentences that quote somebody word for word: what is said, without its quotes and who says it."""

from __future__ import annotations

from cotmoc.reading.patterns import WORD_AFTER, any_of, pattern_of

_OPENING = pattern_of(r"[\s\-–]*[\"“]")
# "…", ông A cho biết.
_SAYS = pattern_of(
    rf"[.,…]*[\"”],? [^\"“”;:.]{{2,160}}? (?:{any_of('saying')}|nói|kể|cho hay|cho biết|bộc bạch|bày tỏ"
    rf"|chia sẻ|thông tin){WORD_AFTER}[^\"“”;:]{{0,60}}$"
)
_CLOSING = pattern_of(r"[.,…\s]*[\"”][.\s]*$")
_QUOTE = pattern_of(r"[\"“”]")


def said_part(folded: str, start: int, end: int) -> tuple[int, int]:
    """Where the quoted words begin and end; the sentence itself where it quotes only a part, or nothing."""
    if all(folded.find(mark, start, end) < 0 for mark in '"“”'):
        return start, end
    opening = _OPENING.match(folded, start, end)
    begin = opening.end() if opening else start
    says = _SAYS.search(folded, begin, end) or (_CLOSING.search(folded, begin, end) if opening else None)
    marks = [mark.start() for mark in _QUOTE.finditer(folded, begin, end)]
    if says is not None and len(marks) == 1:
        return begin, says.start()
    return (begin, end) if opening is not None and not marks else (start, end)
