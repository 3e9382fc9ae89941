"""Where a text names a gathering, what kind of event the words make it, and which documents it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cotmoc.reading.anchors import anchored
from cotmoc.reading.citation import citation_after
from cotmoc.reading.facts import Span
from cotmoc.reading.folding import fold
from cotmoc.reading.found import Entries, Found, mention_at, within
from cotmoc.reading.naming_ends import end_of_name
from cotmoc.reading.patterns import LETTER, WORD_AFTER, WORD_BEFORE, any_of, any_word, looked_up, pattern_of
from cotmoc.reading.text import Text
from cotmoc.reading.words import table

_KINDS = table("event_kinds")
_GATHERING = anchored(WORD_BEFORE + any_of("event_words") + WORD_AFTER)
# A programme is a gathering when it is held under a name of its own ("tổ chức chương trình “Xuân quê”").
_PROGRAMME = anchored(rf"{WORD_BEFORE}chương trình(?= +[“\"])")
_KIND = anchored(WORD_BEFORE + any_word(_KINDS) + WORD_AFTER)
# The kind word itself, where no gathering word stands: after "tổ chức", or at the head of a headline.
_BARE_HELD = anchored(
    rf"{WORD_BEFORE}(?:tổ chức(?: khai mạc| bế mạc)?|khai mạc|bế mạc|chủ trì|(?:đã )?(?:đến|tới"
    rf"|đi)) +({any_word(_KINDS)}){WORD_AFTER}"
)
_BARE_HEAD = pattern_of(rf"(?:[^:\n]{{2,40}}: *)?(?:khai mạc |bế mạc )?({any_word(_KINDS)}){WORD_AFTER}")
_MEETS = anchored(
    rf"(?<!cuộc )(?<!phiên )(?<!kỳ )(?<!buổi ){WORD_BEFORE}họp(?= +(?:xét|bàn|để|thường kỳ|phiên|triển khai"
    rf"|đánh giá|nghe|khẩn|trực tuyến"
    rf"|rà soát|cho ý kiến)(?![{LETTER}]))"
)
_CEREMONY_KINDS = frozenset({"signing", "preliminary_review", "final_review", "exchange"})
# A gathering that is held in a room is a visit only when its own word says so.
_CEREMONIAL = pattern_of(any_of("ceremonial") + WORD_AFTER)
_VISITING = pattern_of(r"buổi (?:làm việc|tiếp|thăm|kiểm tra|khảo sát|giám sát)|hội đàm|chuyến|tiếp xúc")
_NOT_IN_A_ROOM = frozenset({None, "working_visit", "ceremony"})
_AT_WORK = pattern_of(r"buổi làm việc(?! +(?:với|tại|giữa|cùng))")
_SENTENCE_OF_HEADING = pattern_of(r": +\S")
_JOINER = pattern_of(
    r"[ )]*(?:\([^()\n]{0,80}\))?[ )]*(?:[;,]|và|, *và)? *"
    r"(?:(?:sơ kết|tổng kết|triển khai|quán triệt|\d+ năm|thực hiện|việc|kết quả|các|công tác|học tập"
    r"|một năm|và)[ ,]+)*"
)
_CLAUSE_END = pattern_of(r"[,;.]|: *(?=[^\W\d_]*[A-ZĐ])| (?:đã|và nghe|có|do)(?= )")
# A row of documents with their issuers and titles is no longer than this.
_LONGEST, _LONGEST_ROW = 260, 3000
_KIND_WITHIN = 60


class Naming(NamedTuple):
    """One place where the gathering is named; `is_full` when the words say more than the bare word."""

    start: int
    end: int
    kind: str
    about: tuple[str, ...]
    is_full: bool
    # The words say by themselves what was held ("lễ phát động"), not only that something was ("buổi lễ").
    is_specific: bool = True
    # A gathering word stands there, not only what is done ("tổ chức sơ kết").
    has_word: bool = True


def namings_of(text: Text, found: Found) -> list[Naming]:
    """Every place where a gathering is named, in text order."""
    words = (word for word in _GATHERING.finditer(text) if not _is_holiday(text, word))
    namings = [_gathering(text, found, word) for word in words]
    namings += [_gathering(text, found, word) for word in _PROGRAMME.finditer(text) if _is_held(text, word)]
    taken = {naming.start for naming in namings}
    for start, kind_word in _bare_kinds(text):
        if start not in taken:
            namings.append(held_naming(text, found, start, kind_word))
            taken.add(start)
    meetings = [word for word in _MEETS.finditer(text) if word.start() not in taken]
    namings += [held_naming(text, found, word.start(), "họp") for word in meetings]
    return sorted(namings, key=lambda naming: naming.start)


def _bare_kinds(text: Text) -> Iterator[tuple[int, str]]:
    """Kind words after a verb, and those that open a headline, with where they begin."""
    for paragraph in text.paragraphs:
        begin = text.folded.rfind("\n", 0, paragraph.start) + 1
        head = None if _BARE_HELD.match(text.folded, begin) else _BARE_HEAD.match(text.folded, begin)
        if head and paragraph.kind in {"title", "heading"}:
            yield head.start(1), head[1]
        for held in _BARE_HELD.finditer(text, head.end() if head else begin, paragraph.end):
            yield held.start(1), held[1]


def _is_holiday(text: Text, word: re.Match[str]) -> bool:
    """ "tuần lễ", "nghỉ lễ", "ngày lễ": a time, no ceremony."""
    before = text.folded[max(word.start() - 5, 0) : word.start()]
    return word[0] == "lễ" and before.endswith(("tuần ", "nghỉ ", "ngày ", "dịp "))


def _is_held(text: Text, word: re.Match[str]) -> bool:
    return text.folded.endswith("tổ chức ", max(word.start() - 8, 0), word.start())


def is_gathering(words: str) -> bool:
    """Whether the words open with a gathering word, and so name no place."""
    return _GATHERING.match(fold(words)) is not None


def _gathering(text: Text, found: Found, word: re.Match[str]) -> Naming:
    about, end = _about(text, found, word.end())
    last = end or end_of_name(text, found, word.start(), word.end(), _limit(text, word.end()))
    kind_word = _KIND.search(text, word.start(), max(last, _end_of_clause(text, word.end())))
    kind = _kind(text, word, kind_word[0] if kind_word else None)
    is_full = bool(about) or last > word.end() + 3
    end = _whole_heading(text, word.start(), last)
    specific = is_full or _names_itself(word[0])
    return Naming(word.start(), end, kind, about, is_full=is_full, is_specific=specific)


def _end_of_clause(text: Text, at: int) -> int:
    """How far behind a gathering word the word that says its kind may stand."""
    limit = min(at + _KIND_WITHIN, _limit(text, at))
    mark = _CLAUSE_END.search(text.folded, at, limit)
    return mark.start() if mark else limit


def _names_itself(word: str) -> bool:
    return word.startswith("lễ ") or (any(kind in word for kind in _KINDS) and "làm việc" not in word)


def _whole_heading(text: Text, start: int, end: int) -> int:
    """A heading that opens with the gathering and goes on behind a colon names it as a whole."""
    paragraph = text.paragraphs[text.paragraph_at(start)]
    is_head = paragraph.kind == "heading" and paragraph.start == start
    return paragraph.end if is_head and _SENTENCE_OF_HEADING.match(text.folded, end) else end


def held_naming(text: Text, found: Found, start: int, kind_word: str) -> Naming:
    """The naming that opens with the kind word itself ("sơ kết 5 năm …")."""
    at = start + len(kind_word)
    about, end = _about(text, found, at)
    last = end or end_of_name(text, found, start, at, _limit(text, at))
    return Naming(start, last, looked_up(_KINDS, kind_word), about, is_full=True, has_word=False)


def held_object(text: Text, found: Found, start: int) -> Naming:
    """The naming of what is held without a gathering word; solemn acts make it a ceremony."""
    last = end_of_name(text, found, start, start, _limit(text, start))
    kind = "ceremony" if _CEREMONIAL.match(text.folded, start) else "conference"
    return Naming(start, last, kind, (), is_full=True, has_word=False)


def _kind(text: Text, word: re.Match[str], kind_word: str | None) -> str:
    kind = looked_up(_KINDS, kind_word) if kind_word else None
    if word[0].startswith(("lễ", "buổi lễ", "ngày hội", "nghi thức")):
        return kind if kind in _CEREMONY_KINDS else "ceremony"
    if _VISITING.match(text.folded, word.start()) and kind in {None, "conference", "working_visit"}:
        return "conference" if _AT_WORK.match(text.folded, word.start()) else "working_visit"
    return "conference" if kind in _NOT_IN_A_ROOM else kind or "conference"


def _limit(text: Text, at: int) -> int:
    """Where the words of a gathering that opens here must have ended: its sentence, or a longest length."""
    sentence = text.sentences[text.sentence_at(at)] if text.sentences else None
    return min(sentence.end if sentence and sentence.end > at else at + _LONGEST, at + _LONGEST)


def _about(text: Text, found: Found, at: int) -> tuple[tuple[str, ...], int | None]:
    """The documents that the words from here on are about, and where the first one ends."""
    limit = _limit(text, at)
    mentions = within(found.documents, at, max(limit, at) + 60)
    first = next(((span, owner) for span, owner in mentions if span.start <= limit), None)
    if (
        first is None
        or _TURNS_AWAY.match(text.folded, at)
        or _is_ground(text, first[0])
        or _BROKEN.search(text.folded, at, first[0].start)
    ):
        return (), None
    end = None if ";" in text.folded[at : first[0].start] else first[0].end
    return following_documents(text, found, first[0], len(text.body)), end


def _is_ground(text: Text, document: Span) -> bool:
    """Whether the gathering is held "theo" the document, and is not about it."""
    return text.folded.endswith("theo ", max(document.start - 5, 0), document.start)


def following_documents(text: Text, found: Found, first: Span, limit: int) -> tuple[str, ...]:
    """Ids of the document mentioned at this span and of those joined to it before the limit."""
    limit = min(limit, first.start + _LONGEST_ROW)
    documents = Entries(found.documents) if not isinstance(found.documents, Entries) else found.documents
    owners: list[str] = []
    named = mention_at(documents, first.start, limit)
    while named is not None:
        span, owner = named
        owners.append(owner)
        joiner = _JOINER.match(text.folded, citation_after(text, found, span.end).end)
        goes_on = joiner is not None and joiner.end() > span.start
        named = mention_at(documents, joiner.end(), limit) if joiner and goes_on else None
    return tuple(dict.fromkeys(owners))


# After one of these the sentence speaks of something else than what the gathering is about.
_BROKEN = pattern_of(
    r"\.(?=\s)|\n|;(?! *(?:sơ kết|tổng kết|quán triệt|triển khai|đánh giá))|, *(?:đồng chí|các đồng chí"
    r"|với sự"
    r"|dưới sự)| +(?:đã|chủ trì|diễn ra|tham dự|phát biểu"
    r"|theo (?:kế hoạch|tinh thần|chương trình"
    rf"|nghị định|thông tư|quyết định|chỉ đạo)|được tổ chức|yêu cầu|có đồng chí|nhân dịp|nhấn mạnh|khẳng định"
    rf"|nêu rõ|cho biết)(?![{LETTER}])"
)
# "Tại hội nghị, …": the sentence goes on with something else than the gathering.
_TURNS_AWAY = pattern_of(r" *,")
