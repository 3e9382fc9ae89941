"""The theme of a task or a result: the first object that a gloss of the contract names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from cotmoc.reading.folding import fold
from cotmoc.reading.words import lines

_SYLLABLE = re.compile(r"[^\W_]+")
# "phối hợp chặt chẽ với Công an": joint work with an organ that is named, not with a class of organs.
_WITH_NAMED = re.compile(r"phối hợp(?:(?: [^\W\d_]+){0,4}? với)? (?:đảng ủy, |lực lượng )?(?=([^\W\d_]))")
# Who leads and has others beside them does not join: the object of the task decides.
_LEADS = re.compile(r"chủ trì[, ]+$")
# The name of an office names no object: "phối hợp với Sở Giáo dục và Đào tạo xây dựng cầu".
_CAPITAL = r"[A-ZÀ-ỸĐ][^\W\d_]*"
_OFFICE = re.compile(
    r"(?:Sở|Bộ|Cục|Tổng cục|Chi cục|Phòng|Vụ|Viện|Ban(?! Chỉ)|Ủy ban|Hội|Liên đoàn|Trung tâm"
    rf"|Báo|Đài|Kho bạc|Ngân hàng)(?: {_CAPITAL}(?:,(?= {_CAPITAL}(?:,| và))| [-–](?= {_CAPITAL}))?"
    rf"| và(?= {_CAPITAL})"
    rf"| [a-zà-ỹđ]+(?= và {_CAPITAL})"
    rf"| (?:dục|tế|hóa|nghệ|chính|trường|thôn|vụ|lịch|thao|tạo|tư|thông|hội|binh"
    r"|dựng|thương|nguyên|nghiệp))+"
)
_NOTHING, _PURPOSE = "nothing", "purpose"


@dataclass(frozen=True, slots=True)
class _Sign:
    """What a phrase says of the theme; a `sure` one names it, others suggest it, `faint` ones last."""

    theme: str
    sure: bool
    faint: bool = False


class _Branch:
    """The phrases that go on from here, by their next syllable, and the sign of the phrase that ends here."""

    __slots__ = ("after", "sign")

    def __init__(self) -> None:
        self.after: dict[str, _Branch] = {}
        self.sign: _Sign | None = None

    def grow(self, syllables: list[str], sign: _Sign) -> None:
        branch = self
        for syllable in syllables:
            branch = branch.after.setdefault(syllable, _Branch())
        branch.sign = sign


@cache
def _tree() -> _Branch:
    """All phrases, made when a theme is first asked for."""
    root = _Branch()
    for line in lines("themes"):
        head, _, phrases = line.partition("=")
        theme, _, doubt = head.strip().partition(" ")
        for phrase in phrases.split("|"):
            root.grow(_SYLLABLE.findall(fold(phrase)), _Sign(theme, not doubt, doubt == "??"))
    return root


def theme_of(words: str, folded: str) -> str:
    """The theme of a clause, given as written and folded; "other" when it names none."""
    partner = _named_partner(words, folded)
    folded = _without_offices(words, folded)
    suggested: str | None = None
    faint: str | None = None
    behind_purpose = False
    afterthought: str | None = None
    for at, sign in _signs(folded, with_places=partner is not None):
        if partner is not None and partner <= at and not behind_purpose:
            return "coordination"
        if sign.theme == _PURPOSE:
            behind_purpose = True
        elif behind_purpose:
            if sign.sure:
                afterthought = afterthought or sign.theme
        elif sign.sure:
            return sign.theme
        elif sign.faint:
            faint = faint or sign.theme
        else:
            suggested = suggested or sign.theme
    if partner is not None:
        return "coordination"
    if suggested == "leadership":
        return afterthought or suggested
    return suggested or faint or afterthought or "other"


def _without_offices(words: str, folded: str) -> str:
    """The folded clause with the names of offices blanked, but for one that is all there is."""
    for office in _OFFICE.finditer(words):
        folded = folded[: office.start()] + " " * len(office[0]) + folded[office.end() :]
    return folded


def _named_partner(words: str, folded: str) -> int | None:
    """Where joint work with a named organ begins, or None."""
    for found in _WITH_NAMED.finditer(folded):
        if words[found.start(1)].isupper() and not _LEADS.search(folded, 0, found.start()):
            return found.start()
    return None


def _signs(folded: str, *, with_places: bool) -> Iterator[tuple[int, _Sign]]:
    """The phrases of the clause, the longest at each place, none inside another; places only if asked for."""
    syllables = _SYLLABLE.findall(folded)
    places = [found.start() for found in _SYLLABLE.finditer(folded)] if with_places else None
    index = 0
    opening = _tree().after
    for first, syllable in enumerate(syllables):
        branch = opening.get(syllable) if first >= index else None
        if branch is None:
            continue
        length, sign = _longest(branch, syllables, first)
        if sign is not None and sign.theme != _NOTHING and not _is_share_of_plan(syllables, first):
            yield places[first] if places else 0, sign
        index = first + length


def _is_share_of_plan(syllables: list[str], index: int) -> bool:
    """ "đạt 74,6% kế hoạch" speaks of a figure, not of planning."""
    return index > 0 and syllables[index] == "kế" and syllables[index - 1].isdigit()


def _longest(branch: _Branch, syllables: list[str], index: int) -> tuple[int, _Sign | None]:
    """How many syllables the longest phrase has that opens with this one, and what it says."""
    length, sign = int(branch.sign is not None), branch.sign
    for ahead in range(index + 1, len(syllables)):
        syllable = syllables[ahead]
        follower = branch.after.get(syllable)
        if follower is None and syllable.isdigit():
            continue  # "trao đổi 215 tin" is "trao đổi tin"
        if follower is None:
            break
        branch = follower
        if branch.sign is not None:
            length, sign = ahead - index + 1, branch.sign
    return length, sign
