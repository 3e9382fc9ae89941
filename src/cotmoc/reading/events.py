"""Finder of the events: the gatherings that the text reports, with all that it says of each."""

from __future__ import annotations

from dataclasses import replace

from cotmoc.reading.articles import Article, articles_of
from cotmoc.reading.event_days import day_of, days_in, with_year, year_of_name
from cotmoc.reading.event_places import place_of
from cotmoc.reading.facts import Event, Span, Years
from cotmoc.reading.found import Found, within
from cotmoc.reading.hosting import chairs_of, hosts_of
from cotmoc.reading.namings import Naming, namings_of
from cotmoc.reading.patterns import pattern_of
from cotmoc.reading.reported import further_in, is_at_it, main_of, telling
from cotmoc.reading.text import Sentence, Text

_OWN_DOCUMENT = pattern_of(r"độc lập *- *tự do|đảng cộng sản việt nam *\n")
_REPORTING_KINDS = frozenset({"notice", "report", "conclusion", "other"})
_REVIEWS = frozenset({"preliminary_review", "final_review"})
_PERIOD = pattern_of(
    r"(?:giai đoạn|thời kỳ|nhiệm kỳ)? *\(?(?<!\d)((?:19|20)\d{2}) *- *((?:19|20)\d{2})(?!\d)"
)
_ONE_YEAR = pattern_of(r"(?<!đầu )(?<!cuối )(?<!học )năm ((?:19|20)\d{2})(?!\d| *-)")
_STAGE = pattern_of(r"năm ((?:19|20)\d{2}) và [^.;\n]{0,40}?năm ((?:19|20)\d{2})")
_DOES_AT_IT = pattern_of(
    r" +(?:đã |được )?(?:tiến hành |tập trung |nghe )?"
    r"(?P<kind>quán triệt|triển khai|phổ biến|sơ kết|tổng kết)(?: và [^\s]+ [^\s]+| thực hiện)? +"
)
_DONE = {
    "quán triệt": "dissemination",
    "triển khai": "dissemination",
    "phổ biến": "dissemination",
    "sơ kết": "preliminary_review",
    "tổng kết": "final_review",
}
_GATHERING_WORD = pattern_of(r"(?:buổi )?(?:hội nghị|hội thảo|lễ|cuộc họp|phiên họp|tọa đàm) ")
_NUMBER = pattern_of(r"\d+")
_LEAST_REPEATED, _LEAST_SUBJECT = 4, 4


def find_events(text: Text, found: Found) -> tuple[Event, ...]:
    """The events that the text reports, in text order, or none."""
    if not text.paragraphs or _is_order(text, found):
        return ()
    namings = namings_of(text, found)
    events: list[Event] = []
    for article in articles_of(text):
        main = main_of(text, found, namings, article)
        if main is None or (events and not _may_follow(text, main)):
            continue
        further = further_in(text, namings, article, main)
        for naming in (main, *further):
            same = _same_event(text, namings, naming, article, further if naming is main else [])
            sentence = telling(text, namings, naming, article)
            events.append(_event(text, found, naming, same, (sentence, article)))
    return tuple(replace(event, id=f"e{number}") for number, event in enumerate(_distinct(events), 1))


def _is_order(text: Text, found: Found) -> bool:
    """Whether the text is itself a plan, a decision or a directive, which reports no gathering."""
    if not _OWN_DOCUMENT.search(text.folded, 0, 1500):
        return False
    own = [fact.kind for fact in found.documents if fact.mentions[0].start < 1500 and fact.number]
    return not own or own[0] not in _REPORTING_KINDS


def _may_follow(text: Text, main: Naming) -> bool:
    """Whether a further article of a page reports this, and does not only mention it."""
    return main.is_full or is_at_it(text, main)


def _distinct(events: list[Event]) -> list[Event]:
    """The events without those whose words were already taken for another."""
    taken: set[Span] = set()
    distinct: list[Event] = []
    for event in sorted(events, key=_first):
        if not taken.intersection(event.mentions):
            distinct.append(event)
            taken.update(event.mentions)
    return distinct


def _first(event: Event) -> Span:
    return event.mentions[0]


def _event(
    text: Text, found: Found, main: Naming, same: list[Naming], told: tuple[Sentence, Article]
) -> Event:
    sentence, article = told
    kind, about = _kind_and_documents(text, found, same, main)
    return Event(
        id="",
        mentions=tuple(Span(naming.start, naming.end) for naming in same),
        kind=kind,
        date=_date(text, main, sentence, article),
        place=place_of(text, found, sentence, article),
        hosts=hosts_of(text, found, sentence, main),
        chairs=chairs_of(text, found, main, article),
        about=about,
        period=_period(text, sentence, main, kind),
    )


def _same_event(
    text: Text, namings: list[Naming], main: Naming, article: Article, others: list[Naming]
) -> list[Naming]:
    """The namings of the one event: the full ones of its kind that speak of the same, or all bare ones."""
    inside = [naming for naming in namings if article.start <= naming.start < article.end]
    if main.has_word and not main.is_full:
        word = text.folded[main.start : main.end]
        return [naming for naming in inside if text.folded[naming.start : naming.end] == word]
    alien = {naming.start for naming in others}
    same = [n for n in inside if n.is_full and n.start not in alien and _agrees(text, n, main)]
    named = sorted({*same, main, *_in_headlines(text, same, main, article)}, key=_reach)
    # Of two namings from one place the longer tells more.
    return list({naming.start: naming for naming in named}.values())


def _in_headlines(text: Text, same: list[Naming], main: Naming, article: Article) -> list[Naming]:
    """The subject of the gathering again in a headline, without its gathering word."""
    subject = _GATHERING_WORD.sub("", text.folded[main.start : main.end])
    if not main.has_word or len(subject.split()) < _LEAST_SUBJECT:
        return []
    heads = (
        p
        for p in text.paragraphs
        if p.kind in {"title", "heading"} and article.start <= p.start < article.lead
    )
    places = ((text.folded.find(subject, head.start, head.end), head) for head in heads)
    taken = [(naming.start, naming.end) for naming in same]
    return [
        main._replace(start=at, end=at + len(subject), about=())
        for at, _ in places
        if at >= 0 and not any(start <= at < end for start, end in taken)
    ]


def _reach(naming: Naming) -> tuple[int, int]:
    return naming.start, naming.end


def _agrees(text: Text, naming: Naming, main: Naming) -> bool:
    if naming == main:
        return True
    if naming.kind != main.kind:
        return False
    mine, theirs = (text.folded[each.start : each.end].split() for each in (naming, main))
    if len(mine) >= _LEAST_REPEATED and mine[: len(theirs)] == theirs:
        return True
    if not _is_head(text, naming, main):
        return False
    if naming.about and main.about:
        return bool(set(naming.about) & set(main.about))
    shared = len(set(mine) & set(theirs))
    return shared * 2 > min(len(set(mine)), len(set(theirs))) and _numbers(mine) <= _numbers(theirs)


def _numbers(words: list[str]) -> set[str]:
    return set(_NUMBER.findall(" ".join(words)))


def _is_head(text: Text, naming: Naming, main: Naming) -> bool:
    """Only the headline and the captions name the event again; further on the text speaks of others."""
    paragraph = text.paragraphs[text.paragraph_at(naming.start)]
    opens = naming.start == paragraph.start or naming.start < main.start
    return paragraph.kind in {"title", "caption"} or (paragraph.kind == "heading" and opens)


def _kind_and_documents(
    text: Text, found: Found, same: list[Naming], main: Naming
) -> tuple[str, tuple[str, ...]]:
    """The kind the main naming gives, else the headline, else what a bare "hội nghị" is said to have done."""
    about = max((naming.about for naming in same), key=len)
    if not main.is_full and (done := _done_at(text, found, same)):
        return done
    if main.kind != "conference":
        return main.kind, about
    return next((naming.kind for naming in same if naming.kind != "conference"), "conference"), about


def _done_at(text: Text, found: Found, same: list[Naming]) -> tuple[str, tuple[str, ...]] | None:
    """ "Hội nghị đã quán triệt Chỉ thị số 4": the kind and the documents."""
    for naming in same:
        does = _DOES_AT_IT.match(text.folded, naming.end)
        if does is None:
            continue
        end = text.sentences[text.sentence_at(naming.start)].end
        about = documents_from(text, found, does.end(), end)
        if about:
            return _DONE[does["kind"]], about
    return None


def documents_from(text: Text, found: Found, at: int, end: int) -> tuple[str, ...]:
    """The documents named from a place on, when the first of them opens there."""
    named = within(found.documents, at, end)
    opens = bool(named) and named[0][0].start - at <= len("các ")
    return tuple(dict.fromkeys(owner for _, owner in named if _joins(text, named[0][0], _))) if opens else ()


def _joins(text: Text, first: Span, span: Span) -> bool:
    """Whether a document stands in the same row as the first, not in its title or as its ground."""
    between = text.folded[first.end : span.start].rstrip()
    return span == first or between.endswith((" và", ";", ","))


def _date(text: Text, main: Naming, sentence: Sentence, article: Article) -> str | None:
    """The day of the event, with the year that the text makes certain."""
    day = day_of(text, main, sentence.start, sentence.end)
    day = day or next(iter(days_in(text, article.start, article.lead)), None)
    if day is None:
        return None
    dated = with_year(text, day, article.start, article.lead)
    year = year_of_name(text, main, dated) if dated.startswith("--") else None
    return f"{year}-{dated[2:]}" if year else dated


def _period(text: Text, sentence: Sentence, main: Naming, kind: str) -> Years | None:
    """Named bounds in the sentence of the event; for a bare mention the stage that the text opens with."""
    if kind in _REVIEWS and (year := _ONE_YEAR.search(text.folded, main.start, main.end)):
        return Years(year[1], year[1])
    years = _PERIOD.search(text.folded, main.start, sentence.end)
    if years and not years[0].startswith("nhiệm kỳ"):
        return Years(years[1], years[2])
    stage = None if main.is_full else _STAGE.search(text.folded, 0, 400)
    return Years(stage[1], stage[2]) if stage else None
