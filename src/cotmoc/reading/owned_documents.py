"""Documents without a number that are known by the organ which issues them, and by their title or day."""

from __future__ import annotations

import re

from cotmoc.reading.anchors import anchored
from cotmoc.reading.citation import citation_after
from cotmoc.reading.drafts import Citation, Draft, Stretches
from cotmoc.reading.ends import LONGEST
from cotmoc.reading.facts import Span
from cotmoc.reading.found import Found
from cotmoc.reading.heads import Organ
from cotmoc.reading.issuers import Issue, issue_before
from cotmoc.reading.patterns import LETTER, WORD_AFTER, WORD_BEFORE, pattern_of
from cotmoc.reading.text import Text
from cotmoc.reading.titles import title_at, title_words
from cotmoc.reading.words import table

_KINDS = table("kinds")
_OWNED = anchored(
    rf"{WORD_BEFORE}(nghị quyết|chỉ thị|kết luận|quyết định|nghị định|thông tư|kế hoạch phối hợp"
    rf"|kế hoạch hành động|kế hoạch|báo cáo|công văn|công điện|chương trình hành động|chương trình phối hợp"
    rf"|chương trình|quy chế phối hợp|quy chế|hướng dẫn|thông báo kết luận|thông báo|quy định"
    rf"|tờ trình){WORD_AFTER}"
    r"(?! *(?:số|này|trên|nêu|đó|\d))"
)
_CLASS_BEFORE = pattern_of(
    r"(?:các|những|nhiều|mọi|một số|mỗi|từng|\d+|hệ thống|đề cương|các văn bản|và|,) +\Z"
)
_CARRIES_OUT = pattern_of(
    rf" *(?:,? *(?:để|nhằm|về việc|về) +)?((?:triển khai|thực hiện|tổ chức|cụ thể hóa|hành động|khắc phục"
    rf"|phát động|tăng cường|phòng)(?![{LETTER}]))"
)


def owned_documents(text: Text, found: Found, titles: Stretches) -> list[Draft]:
    """Documents of a named organ without a number, with a date or a title, or said to be issued by it."""
    drafts: list[Draft] = []
    for word in _OWNED.finditer(text):
        is_class = _CLASS_BEFORE.search(text.folded, max(word.start() - 14, 0), word.start())
        if is_class is None and not titles.meet(Span(*word.span())):
            draft = _owned_draft(text, found, word)
            drafts += [draft] if draft else []
    return drafts


def _owned_draft(text: Text, found: Found, word: re.Match[str]) -> Draft | None:
    kind = _KINDS[" ".join(word[1].split())]
    has_capital = text.body[word.start()].isupper()
    said = citation_after(text, found, word.end())
    if said.issuer and (has_capital or (said.about and kind != "report")):
        end = said.about.end if said.about else _through_issuer(text, found, word.end())
        return _from(word, kind, end, said, said.issuer)
    if has_capital and said.issuer is None and (of := _named_of(text, found, word)):
        return _from_name(text, word, kind, of)
    return _told_of(text, found, word, kind)


def _told_of(text: Text, found: Found, word: re.Match[str], kind: str) -> Draft | None:
    """What an organ issues, a meeting passes or somebody hands over by the words before it."""
    has_capital = text.body[word.start()].isupper()
    issue = issue_before(text, found, word.start())
    if issue.issuer and (end := _end_of_urgent(text, found, word)):
        return Draft(word.start(), end, kind, date=issue.date, issuer=issue.issuer)
    passed = _is_passed(text, word.start())
    if has_capital and _is_handed(text, word.start()):
        passed = True
    if (
        not has_capital
        and not passed
        and not _SIGNED.search(text.folded, max(word.start() - 16, 0), word.start())
    ):
        return None
    if issue.issuer is None and not (passed or (has_capital and kind in _KNOWN_BY_TITLE)):
        return None
    return _issued(text, found, word, kind, issue)


def _end_of_urgent(text: Text, found: Found, word: re.Match[str]) -> int | None:
    """Where a telegram without a title ends: none else is known by its issuer and its day alone."""
    if word[1] == "công điện" and title_at(text, found, word.end()) is None:
        return word.end()
    urgent = _URGENT.match(text.folded, word.end())
    return urgent.end() if urgent else None


def _named_of(text: Text, found: Found, word: re.Match[str]) -> Organ | None:
    """The organ behind the name of its regulation or plan ("Quy chế bảo vệ đê của UBND tỉnh")."""
    name = _NAME_OF.match(text.folded, word.end()) if word[1] in _NAMED else None
    return found.organ_at(name.end()) if name else None


def _from_name(text: Text, word: re.Match[str], kind: str, of: Organ) -> Draft:
    end = text.folded.rindex(" của ", word.end(), of.start)
    return Draft(word.start(), end, kind, issuer=of.name, title=text.words(word.end(), end))


_NAMED = frozenset({"quy chế", "quy định", "kế hoạch"})
_NAME_OF = pattern_of(r" (?!của |số |phối hợp |này )[^.;:,()\n“”\d]{4,60}? của (?:chủ tịch |giám đốc )?")


def _through_issuer(text: Text, found: Found, at: int) -> int:
    """Where the organ ends that the document is known by alone ("Báo cáo của Bộ Tài chính")."""
    of = _OF.match(text.folded, at)
    organ = found.organ_at(of.end()) if of else None
    return organ.end if organ else at


_OF = pattern_of(r" +của +")
_URGENT = pattern_of(r" +(?:hỏa tốc|thượng khẩn|khẩn)(?![a-zà-ỹđ])")
_SIGNED = pattern_of(r"(?:ban hành|ký|ký ban hành|chính thức có|vừa có|có(?= công (?:văn|điện))) +\Z")
# What a meeting passes is a document of its own, also as a draft.
_PASSES = (
    r"(?:thông qua|nhất trí(?: cao)?(?: với)?|cho ý kiến(?: vào| về| đối với)?|góp ý(?: vào| cho)?)"
    r" +(?:toàn văn |bản )?(?:dự thảo +)?"
)
_PASSED = pattern_of(rf"{_PASSES}\Z")
_PASSING = pattern_of(_PASSES)


def _is_passed(text: Text, at: int) -> bool:
    """Whether a meeting passes the document here, alone or in a row parted by semicolons."""
    first = max(at - 60, 0)
    if not text.folded.endswith(("; ", "; dự thảo "), first, at):
        return _PASSED.search(text.folded, first, at) is not None
    sentence = text.sentences[text.sentence_at(at)].start
    return _PASSING.search(text.folded, max(sentence, at - LONGEST), at) is not None


# What is read out or handed over: "công bố Quyết định thành lập …".
_HANDED = pattern_of(
    r"(?:công bố|trao|đọc|nghe|trình bày|thông qua) +(?:toàn văn +|tóm tắt +|dự thảo +|các +)?\Z"
)
_HEARD = pattern_of(r"(?<![a-zà-ỹđ])(?:nghe|trình bày|thông qua) +(?:các +)?báo cáo[^.]*; *\Z")


def _is_handed(text: Text, at: int) -> bool:
    """Whether what is named here is read out or handed over, alone or in a row parted by semicolons."""
    if _HANDED.search(text.folded, max(at - 20, 0), at):
        return True
    if not text.folded.endswith("; ", max(at - 2, 0), at):
        return False
    sentence = text.sentences[text.sentence_at(at)].start
    return _HEARD.search(text.folded, max(sentence, at - LONGEST), at) is not None


_KNOWN_BY_TITLE = frozenset({"resolution", "directive", "conclusion", "action_programme"})


def _from(word: re.Match[str], kind: str, end: int, said: Citation, issuer: str) -> Draft:
    return Draft(word.start(), end, kind, None, None, said.date, issuer, said.title, said.about)


def _issued(text: Text, found: Found, word: re.Match[str], kind: str, issue: Issue) -> Draft | None:
    """What an organ "ban hành": its mention keeps the words of what it carries out."""
    leaders = _BY_LEADERS.match(text.folded, word.end())
    about = title_at(text, found, leaders.end() if leaders else word.end())
    if about is None or (kind == "report" and len(text.words(about.start, about.end).split()) < 4):
        return None
    carries = _CARRIES_OUT.match(text.folded, word.end())
    title = None if carries and " về " not in f" {carries[0]}" else title_words(text, about)
    return Draft(
        word.start(), about.end, kind, date=issue.date, issuer=issue.issuer, title=title, about=about
    )


_BY_LEADERS = pattern_of(r" +của +(?:lãnh đạo|người đứng đầu)(?: +[a-zà-ỹđ]+){1,3}?(?= về )")
