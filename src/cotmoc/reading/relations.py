"""Finder of relations: which document carries out or details which, what the event reviews or spreads."""

from __future__ import annotations

import re

from cotmoc.reading.anchors import anchored
from cotmoc.reading.citation import citation_after
from cotmoc.reading.facts import Document, Event, Relation, Span
from cotmoc.reading.found import Found, within
from cotmoc.reading.namings import following_documents
from cotmoc.reading.own_document import letter_about
from cotmoc.reading.patterns import LETTER, WORD_BEFORE, pattern_of
from cotmoc.reading.text import Text

_REVIEWS = frozenset({"preliminary_review", "final_review"})
_REVIEWING = pattern_of(r"đánh giá|sơ kết|tổng kết|kết quả thực hiện|kiểm điểm")
# The verb must reach the document: what stands between speaks of nothing else that is carried out.
_CARRIES_OUT = pattern_of(
    rf"{WORD_BEFORE}(?:thực hiện|triển khai|thi hành)(?![{LETTER}])(?:(?!theo |nhiệm vụ"
    rf"|phong trào)[^,;]){{0,45}}\Z"
)
_DETAILS = pattern_of(rf"{WORD_BEFORE}(?:cụ thể hóa|quy định ch[iỉ] tiết)(?![{LETTER}])[^;]{{0,60}}\Z")
_REPORTS = pattern_of(
    rf"{WORD_BEFORE}(?:kết quả|sơ kết|tổng kết|đánh giá|tình hình|báo cáo|kiểm tra|giám sát)(?![{LETTER}])"
)
# "thực hiện từng Nghị quyết", "triển khai Chỉ thị": a document meant by its kind alone.
_EACH = pattern_of(
    r"(?:thực hiện|triển khai) +(từng |mỗi |các )?(nghị quyết|chỉ thị|kết luận|quyết định|kế hoạch)"
    r"(?! +(?:số|của|\d|đại hội|trung ương|hội nghị|tw|liên tịch|này của))"
)
_CARRIES_OUT_WHAT_STANDS_BEFORE = pattern_of(
    r",? *(?:để|nhằm) +(?:tổ chức |lãnh đạo,? |chỉ đạo,? )*(?:triển khai|thực hiện|cụ thể hóa)(?: và)?"
    r"(?: tổ chức)?(?: triển khai)?(?: thực hiện)? *(?=[,.;]|\Z)"
)
_KINDS_OF_EACH = {
    "nghị quyết": "resolution",
    "chỉ thị": "directive",
    "kết luận": "conclusion",
    "quyết định": "decision",
    "kế hoạch": "plan",
}
_TO_DETAIL = pattern_of(r"[^.;:\n]{0,60}?(?:nhằm |để |là )?cụ thể hóa +(?:các |nội dung |tinh thần )?")
_TO_CARRY_OUT = pattern_of(
    r",? *(?:để|nhằm) +(?:tổ chức )?(?:triển khai,? )?(?:thực hiện|triển khai)[^.;:,\n]{0,20}? +"
)
_OPENING = anchored(
    rf"{WORD_BEFORE}(?:^|(?<=[.;] )|(?<=\n))(?:tổ chức |để |nhằm )?"
    r"(?:triển khai thực hiện|thực hiện|triển khai|thi hành|cụ thể hóa)(?: các)? +",
    re.M,
)
_ISSUING = pattern_of(
    rf"{WORD_BEFORE}(?:ban hành|ký ban hành|xây dựng và ban hành|xây dựng)(?: các"
    rf"| và triển khai)? +(?:\d+ )?\Z"
)


def find_relations(text: Text, found: Found) -> tuple[Relation, ...]:
    """The relations of the text, each once, in the order of their first entries."""
    relations = [relation for event in found.events for relation in _of_event(text, event)]
    for document in found.documents:
        for mention in document.mentions:
            relations += _of_mention(text, found, document, mention)
    relations += [*_of_openings(text, found), *_detailed_by(text, found)]
    return tuple(dict.fromkeys(relation for relation in relations if relation.source != relation.target))


def _of_event(text: Text, event: Event) -> list[Relation]:
    kind = _relation_of(text, event)
    return [Relation(event.id, kind, document) for document in event.about] if kind else []


def _relation_of(text: Text, event: Event) -> str | None:
    if event.kind in _REVIEWS:
        return "reviews"
    if event.kind == "dissemination":
        return "disseminates"
    words = text.folded[event.mentions[0].start : event.mentions[0].end]
    return "reviews" if event.kind == "conference" and _REVIEWING.search(words) else None


def _of_mention(text: Text, found: Found, document: Document, mention: Span) -> list[Relation]:
    """What the title after a mention, or the words of the mention itself, say of other documents."""
    said = citation_after(text, found, mention.end)
    about = _own_title(text, mention) or said.about
    if about is None and document.kind == "official_letter":
        about = letter_about(text, mention.end)
    inner = [_between(text, found, document, span) for span in (about, mention) if span is not None]
    return [
        *(relation for relations in inner for relation in relations),
        *(relation for span in (about, mention) if span for relation in _each(text, found, document, span)),
        *_by_clause(text, found, document, about.end if about else mention.end),
        *_before_it(text, found, document, mention, said.end),
    ]


def _own_title(text: Text, mention: Span) -> Span | None:
    """The line under the kind word that heads the document which the text itself is."""
    index = text.paragraph_at(mention.start)
    paragraph = text.paragraphs[index]
    is_heading = (paragraph.start, paragraph.end) == (mention.start, mention.end)
    if (
        not is_heading
        or not text.body[mention.start : mention.end].isupper()
        or index + 1 >= len(text.paragraphs)
    ):
        return None
    return Span(text.paragraphs[index + 1].start, text.paragraphs[index + 1].end)


def _between(text: Text, found: Found, document: Document, span: Span) -> list[Relation]:
    """The documents that the words of this span say the document carries out or details."""
    named = [
        (other, owner) for other, owner in within(found.documents, span.start, span.end) if other != span
    ]
    if not named:
        return []
    first = named[0][0]
    words = text.folded[span.start : first.start]
    if _REPORTS.search(words):
        return []
    kind = "details" if _DETAILS.search(words) else "implements" if _CARRIES_OUT.search(words) else None
    targets = following_documents(text, found, first, span.end) if kind else ()
    return [Relation(document.id, kind, owner) for owner in targets if kind]


def _each(text: Text, found: Found, document: Document, mention: Span) -> list[Relation]:
    """ "Kế hoạch thực hiện từng Nghị quyết" carries out each its sentence names, "… Nghị quyết" the last."""
    each = _EACH.search(text.folded, mention.start, mention.end)
    if each is None:
        return []
    kinds = {fact.id: fact.kind for fact in found.documents}
    start = text.sentences[text.sentence_at(mention.start)].start
    if not each[1]:
        start = text.paragraphs[text.paragraph_at(mention.start)].start
    named = [owner for _, owner in within(found.documents, start, mention.start)]
    owners = [owner for owner in dict.fromkeys(named) if kinds[owner] == _KINDS_OF_EACH[each[2]]]
    if not owners and not each[1]:
        named = [owner for _, owner in within(found.documents, 0, start)]
        owners = [owner for owner in dict.fromkeys(named) if kinds[owner] == _KINDS_OF_EACH[each[2]]]
        owners = owners if len(owners) == 1 else []
    return [Relation(document.id, "implements", owner) for owner in (owners if each[1] else owners[-1:])]


def _before_it(text: Text, found: Found, document: Document, mention: Span, at: int) -> list[Relation]:
    """ "Bám sát Nghị quyết A, Tỉnh ủy ban hành Chương trình B để triển khai thực hiện": B carries out A."""
    if not _CARRIES_OUT_WHAT_STANDS_BEFORE.match(text.folded, at):
        return []
    sentence = text.sentences[text.sentence_at(mention.start)]
    named = [owner for _, owner in within(found.documents, sentence.start, mention.start)]
    return [Relation(document.id, "implements", owner) for owner in named[:1]]


def _by_clause(text: Text, found: Found, document: Document, at: int) -> list[Relation]:
    """ "Kế hoạch A nhằm cụ thể hóa Quyết định B", "… để thực hiện B"."""
    relations: list[Relation] = []
    for pattern, kind in ((_TO_DETAIL, "details"), (_TO_CARRY_OUT, "implements")):
        verb = pattern.match(text.folded, at)
        if verb is None or within(found.documents, at, verb.end()):
            continue
        target = next((span for span, _ in within(found.documents, verb.end(), verb.end() + 200)), None)
        if target and target.start == verb.end():
            owners = following_documents(text, found, target, target.end + 1)
            relations += [Relation(document.id, kind, owner) for owner in owners]
    return relations


def _detailed_by(text: Text, found: Found) -> list[Relation]:
    """ "Nghị quyết A được Tỉnh ủy cụ thể hóa bằng Kế hoạch B": B details A."""
    relations: list[Relation] = []
    for verb in _DETAILED.finditer(text):
        sentence = text.sentences[text.sentence_at(verb.start())]
        named = within(found.documents, sentence.start, sentence.end)
        before = [owner for span, owner in named if span.end <= verb.start()]
        behind = next((span for span, _ in named if span.start == verb.end()), None)
        if not before or behind is None or " được " not in text.folded[sentence.start : verb.start()]:
            continue
        for owner in following_documents(text, found, behind, sentence.end):
            relations.append(Relation(owner, "details", before[-1]))
    return relations


_DETAILED = anchored(rf"{WORD_BEFORE}cụ thể hóa +(?:bằng|thành|qua|trong) +(?:các |việc ban hành )?")


def _of_openings(text: Text, found: Found) -> list[Relation]:
    """ "Thực hiện Chỉ thị A, UBND tỉnh ban hành Kế hoạch B": B was issued to carry out A."""
    relations: list[Relation] = []
    for opening in _OPENING.finditer(text):
        sentence = text.sentences[text.sentence_at(opening.end())]
        # What stands behind a semicolon is told for itself.
        clause = text.folded.find(";", opening.end(), sentence.end)
        end = sentence.end if clause < 0 else clause
        named = within(found.documents, opening.end(), end)
        if not named or named[0][0].start != opening.end():
            continue
        carried = following_documents(text, found, named[0][0], end)
        issued = [
            owner
            for span, _ in named
            if _ISSUING.search(text.folded, max(opening.end(), span.start - 60), span.start)
            for owner in following_documents(text, found, span, end)
        ]
        kind = "details" if "cụ thể hóa" in opening[0] else "implements"
        relations += [Relation(owner, kind, target) for owner in issued for target in carried]
    return relations
