"""The theme of a task or a result: the first object that a gloss of the contract names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cotmoc.reading.folding import fold
from cotmoc.reading.words import lines

_SYLLABLE = re.compile(r"[^\W_]+")
# "phối hợp chặt chẽ với Công an": joint work with an organ that is named, not with a class of organs.
_WITH_NAMED = re.compile(r"phối hợp(?: [^\W\d_]+){0,4}? với (?:đảng ủy, |lực lượng )?(?=([^\W\d_]))")
# Who leads and has others beside them does not join: the object of the task decides.
_LEADS = re.compile(r"chủ trì[, ]+$")
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


def _tree() -> _Branch:
    root = _Branch()
    for line in lines("themes"):
        head, _, phrases = line.partition("=")
        theme, _, doubt = head.strip().partition(" ")
        for phrase in phrases.split("|"):
            root.grow(_SYLLABLE.findall(fold(phrase)), _Sign(theme, not doubt, doubt == "??"))
    return root


_TREE = _tree()


def theme_of(words: str, folded: str) -> str:
    """The theme of a clause, given as written and folded; "other" when it names none."""
    partner = _named_partner(words, folded)
    suggested: str | None = None
    faint: str | None = None
    behind_purpose = False
    afterthought: str | None = None
    for at, sign in _signs(folded):
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
    return suggested or faint or afterthought or "other"


def _named_partner(words: str, folded: str) -> int | None:
    """Where joint work with a named organ begins, or None."""
    for found in _WITH_NAMED.finditer(folded):
        if words[found.start(1)].isupper() and not _LEADS.search(folded, 0, found.start()):
            return found.start()
    return None


def _signs(folded: str) -> Iterator[tuple[int, _Sign]]:
    """The phrases of the clause with their places, the longest at each place, none inside another."""
    syllables = [(found.start(), found[0]) for found in _SYLLABLE.finditer(folded)]
    index = 0
    while index < len(syllables):
        length, sign = _longest(syllables, index)
        if sign is not None and sign.theme != _NOTHING and not _is_share_of_plan(syllables, index):
            yield syllables[index][0], sign
        index += max(length, 1)


def _is_share_of_plan(syllables: list[tuple[int, str]], index: int) -> bool:
    """ "đạt 74,6% kế hoạch" speaks of a figure, not of planning."""
    return index > 0 and syllables[index][1] == "kế" and syllables[index - 1][1].isdigit()


def _longest(syllables: list[tuple[int, str]], index: int) -> tuple[int, _Sign | None]:
    branch, length, sign = _TREE, 0, None
    for ahead in range(index, len(syllables)):
        follower = branch.after.get(syllables[ahead][1])
        if follower is None and branch is not _TREE and syllables[ahead][1].isdigit():
            continue  # "trao đổi 215 tin" is "trao đổi tin"
        if follower is None:
            break
        branch = follower
        if branch.sign is not None:
            length, sign = ahead - index + 1, branch.sign
    return length, sign
