"""Mentions of one document put together: kind and number agree and nothing contradicts it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from unicodedata import combining, normalize

from cotmoc.reading.drafts import Draft
from cotmoc.reading.facts import Document, Span
from cotmoc.reading.folding import fold
from cotmoc.reading.initials import shortens
from cotmoc.reading.patterns import pattern_of
from cotmoc.reading.words import table


@lru_cache(maxsize=4096)
def _key(words: str) -> str:
    """The words folded, for telling whether two say the same; a congress is one with or without delegates."""
    key = fold(words)
    return key.replace("đại biểu ", "") if key.startswith("đại hội") else key


@dataclass(slots=True)
class _Group:
    """The mentions gathered so far of one document, and what they say together."""

    kind: str
    number: str | None
    code: str | None = None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    spans: set[Span] = field(default_factory=set)

    def take(self, draft: Draft) -> None:
        """Add a mention and what it says; the fullest title and date stay."""
        self.spans.add(draft.span)
        self.code = _as_written_small(self.code, draft.code)
        self.number = self.number or draft.number
        self.date = max(self.date or "", draft.date or "", key=len) or None
        self.issuer = _issuing(self.issuer, draft.issuer)
        self.title = _fuller(self.title, draft.title)


def _as_written_small(one: str | None, other: str | None) -> str | None:
    """The first of two symbols, unless only the other has kept its small letters ("QĐ-TTg")."""
    return other if other and (one is None or (one.isupper() and not other.isupper())) else one


def _issuing(one: str | None, other: str | None) -> str | None:
    """Who issued it: the organ, where the text also names its head ("Chủ tịch UBND tỉnh") for it."""
    if one and other and one != other:
        for organ, head in ((one, other), (other, one)):
            if head.endswith(f" {organ}") and head.removesuffix(f" {organ}") in _HEADS:
                return organ
    return _fuller(one, other)


_HEADS = frozenset(table("issuer_titles").values())


def _fuller(one: str | None, other: str | None) -> str | None:
    """The longer of two wordings, one in capitals only where there is no other."""
    said = [words for words in (one, other) if words]
    return max(said, key=lambda words: (not words.isupper(), len(words)), default=None)


def merged_documents(drafts: list[Draft]) -> tuple[Document, ...]:
    """The documents of these mentions, in the order of their first mention."""
    groups: list[_Group] = []
    by_number: dict[str | None, list[_Group]] = {}
    for draft in sorted(drafts, key=_fullness):
        candidates = groups if draft.number is None else by_number.get(_plain(draft.number), [])
        alike = [group for group in candidates if _agree(draft, group)]
        if len(alike) > 1 and draft.number is not None:
            alike = [_nearest(draft, alike)]
        if not alike and not draft.is_bare:
            alike = [_Group(draft.kind, draft.number)]
            groups += alike
            by_number.setdefault(_plain(draft.number) if draft.number else None, []).extend(alike)
        if len(alike) == 1:
            alike[0].take(draft)
    groups.sort(key=lambda group: min(group.spans))
    return tuple(_document(number, group) for number, group in enumerate(groups, start=1))


def _fullness(draft: Draft) -> tuple[bool, int, int]:
    """Full mentions come first, so that the short ones find the group they belong to."""
    said = sum(part is not None for part in (draft.code, draft.date, draft.issuer, draft.title))
    return draft.is_bare, -bool(draft.number) * 8 - bool(draft.code) * 4 - said, draft.start


def _nearest(draft: Draft, alike: list[_Group]) -> _Group:
    """Of several documents the mention may mean: one it says more of, else the one named last before it."""
    said = [group for group in alike if _says_more(draft, group)]
    return max(said or alike, key=lambda group: _nearness(draft, group))


def _says_more(draft: Draft, group: _Group) -> bool:
    """Whether what the mention says is what the group already says."""
    return any(
        mine is not None and mine == theirs
        for mine, theirs in ((draft.code, group.code), (draft.date, group.date), (draft.issuer, group.issuer))
    )


def _nearness(draft: Draft, group: _Group) -> int:
    """Offset of the group's last mention before this one; groups further on come last."""
    before = [span.start for span in group.spans if span.start <= draft.start]
    return max(before) if before else -min(span.start for span in group.spans)


def _agree(draft: Draft, group: _Group) -> bool:
    if draft.kind != group.kind and not _may_be_same_kind(draft.kind, group.kind):
        return False
    if draft.number is None:
        return _agree_by_name(draft, group)
    if group.number is None or _plain(draft.number) != _plain(group.number):
        return False
    return (
        _compatible_code(draft.code, group.code)
        and (_compatible_date(draft.date, group.date) or _is_same_party_symbol(draft, group))
        and _compatible_issuer(draft.issuer, group.issuer)
    )


def _is_same_party_symbol(draft: Draft, group: _Group) -> bool:
    """A symbol of the centre is used once a term: with one symbol and issuer, another day is a slip."""
    if draft.code is None or group.code is None or draft.issuer != group.issuer:
        return False
    return _letters(draft.code) == _letters(group.code) and _letters(draft.code).endswith("tw")


def _may_be_same_kind(one: str, other: str) -> bool:
    return {one, other} in ({"programme", "action_programme"}, {"notice", "conclusion"})


def _plain(number: str) -> str:
    return number.lstrip("0").casefold()


def _agree_by_name(draft: Draft, group: _Group) -> bool:
    """An unnumbered mention is the document of the same name, or the numbered one of its issuer."""
    if draft.is_bare:
        return group.number is None and _is_of_congress(draft, group)
    if draft.title and group.title and _is_same_title(draft, group):
        return _compatible_issuer(draft.issuer, group.issuer)
    if _is_same_coordination(draft, group) or _is_same_leadership(draft, group):
        return True
    if draft.issuer is None or group.issuer is None or _key(draft.issuer) != _key(group.issuer):
        return False
    is_other = group.number is None and draft.title is not None and group.title is not None
    return not is_other and _compatible_date(draft.date, group.date)


def _is_same_title(draft: Draft, group: _Group) -> bool:
    """Whether both titles say the same, lost marks aside; of a strategy also without the years."""
    mine, theirs = _plain_title(draft.title or ""), _plain_title(group.title or "")
    if draft.kind == "strategy":
        mine, theirs = _YEARS.sub("", mine), _YEARS.sub("", theirs)
    return mine == theirs or _is_shortened(draft.title or "", group.title or "")


def _is_shortened(one: str, other: str) -> bool:
    return one != other and (shortens(one, other) or shortens(other, one))


_YEARS = pattern_of(r",? (?:den nam|giai doan|tam nhin|thoi ky) .*")


@lru_cache(maxsize=4096)
def _plain_title(title: str) -> str:
    """The letters of a title without their marks."""
    plain = "".join(letter for letter in normalize("NFD", _key(title)) if not combining(letter))
    return plain.replace("đ", "d")


def _is_of_congress(draft: Draft, group: _Group) -> bool:
    """Whether a short mention of a congress ("Đại hội Đảng bộ tỉnh") opens the full name of this one."""
    if draft.issuer is None:
        return group.issuer is None or not group.issuer.startswith("Đại hội")
    return group.issuer is not None and _key(group.issuer).startswith(_key(draft.issuer))


def _is_same_leadership(draft: Draft, group: _Group) -> bool:
    """Whether both are the resolution by which a committee leads the same year ("lãnh đạo thực hiện …")."""
    mine, theirs = (_key(title or "") for title in (draft.title, group.title))
    is_alike = mine.startswith("lãnh đạo ") and theirs.startswith("lãnh đạo ") and group.number is None
    return is_alike and _compatible_issuer(draft.issuer, group.issuer)


def _is_same_coordination(draft: Draft, group: _Group) -> bool:
    """Whether both are coordination between parties told in much the same words."""
    mine, theirs = (_key(title or "") for title in (draft.title, group.title))
    if group.number is not None or not (mine.startswith("phối hợp") and theirs.startswith("phối hợp")):
        return False
    if "giữa" not in mine or "giữa" not in theirs:
        return True
    words, others = set(mine.split()), set(theirs.split())
    return len(words & others) * 5 >= min(len(words), len(others)) * 3


def _compatible_code(one: str | None, other: str | None) -> bool:
    return one is None or other is None or _letters(one) == _letters(other)


def _letters(code: str) -> str:
    return "".join(letter for letter in _key(code) if letter.isalnum())


def _compatible_date(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one.startswith(other) or other.startswith(one)


def _compatible_issuer(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    mine, theirs = _key(one), _key(other)
    return (
        mine.startswith(theirs) or theirs.startswith(mine) or mine.endswith(theirs) or theirs.endswith(mine)
    )


def _document(number: int, group: _Group) -> Document:
    return Document(
        id=f"d{number}",
        mentions=tuple(sorted(group.spans)),
        kind=group.kind,
        number=group.number,
        code=group.code,
        date=group.date,
        issuer=group.issuer,
        title=group.title,
    )
