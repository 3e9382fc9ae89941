"""Regulations, programmes and plans of coordination, known by their parties ("giữa A và B")."""

from __future__ import annotations

from cotmoc.reading.anchors import anchored
from cotmoc.reading.drafts import Draft
from cotmoc.reading.ends import end_of
from cotmoc.reading.patterns import LETTER, WORD_AFTER, WORD_BEFORE, pattern_of
from cotmoc.reading.text import Text
from cotmoc.reading.titles import title_opens
from cotmoc.reading.words import table

_KINDS = table("kinds")
_PLURAL_BEFORE = pattern_of(r"(?:các|những|nhiều|một số|\d+) +\Z")
_SIGNED = pattern_of(r"(?<!để )(?<!nhằm )(?<![a-zà-ỹđ])ký(?: kết)?(?: bản| văn bản)? +\Z")
_PARTIES = pattern_of(
    r" +(?=giữa |trong công tác |về công tác |thực hiện (?:nhiệm vụ|công tác) )"
    r"| +(?:hoạt động |công tác )?(?=thực thi |quản lý, |bảo vệ |đấu tranh |phòng, chống |bảo đảm |đảm bảo )"
    r"| về (?=[^.;:\n]{4,160}? giữa )"
    r"|(?: [^.,;:\n“”\d]{1,60}?) +(?=giữa )"
)
_PARTIES_END = pattern_of(
    r"[;.:()\n”“]|…|, *(?:giai đoạn|sáng|chiều|ngày|tại|trình|nhằm|theo|góp|đã|hai|các|được)"
    r"| +(?:giai đoạn|đã|được|là|nhằm|trong năm|năm \d|và phát|từ năm|cho biết|cần|phải|trong"
    rf"|về việc)(?![{LETTER}])"
)


def coordination(text: Text, numbered: list[Draft]) -> list[Draft]:
    """A regulation or programme of coordination with parties, subject or signing; its bare mentions."""
    drafts = _mentioned(text)
    known = {draft.kind for draft in (*numbered, *drafts) if not draft.is_bare}
    for index, draft in enumerate(drafts):
        if draft.kind not in known and _is_signed(text, draft):
            drafts[index] = draft._replace(is_bare=False)
            known.add(draft.kind)
    return drafts


def _is_signed(text: Text, draft: Draft) -> bool:
    """Whether the text tells that this one is signed, and so known without a title."""
    if draft.kind == "other":
        return False  # agreements are signed by the dozen in passing
    before = _SIGNED.search(text.folded, max(draft.start - 16, 0), draft.start)
    return before is not None and not title_opens(text, draft.end)


def _mentioned(text: Text) -> list[Draft]:
    drafts: list[Draft] = []
    for named in _COORDINATION.finditer(text):
        kind = _KINDS[named[1]]
        parties = _PARTIES.match(text.folded, named.end())
        end = end_of(_PARTIES_END, text, parties.end()) if parties else named.end()
        opens = named.end(1) - len("phối hợp")
        if parties and parties[0] == " về ":
            opens = parties.end()
        title = text.words(opens, end) if parties else None
        is_class = _PLURAL_BEFORE.search(text.folded, max(named.start() - 12, 0), named.start()) is not None
        if title or not is_class:
            drafts.append(Draft(*named.span(), kind, title=title, is_bare=title is None))
    return drafts


_COORDINATION = anchored(
    rf"{WORD_BEFORE}(quy chế phối hợp|chương trình phối hợp|kế hoạch phối hợp|thỏa thuận hợp tác"
    rf"|thỏa thuận liên kết)"
    rf"(?: +hoạt động| +công tác)?{WORD_AFTER}(?! *(?:số|này))"
)
