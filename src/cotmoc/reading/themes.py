"""The theme of a task or a result: the first object that a gloss of the contract names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from cotmoc.reading.folding import LOWER, UPPER, fold
from cotmoc.reading.patterns import LETTER, pattern_of
from cotmoc.reading.words import lines

_SYLLABLE = pattern_of(r"[^\W_]+")
_SYLLABLE_OR_COMMA = pattern_of(rf"[{LETTER}0-9²³]+|[,;:]")
# "phối hợp chặt chẽ với Công an": joint work with an organ that is named, not with a class of organs.
_WITH_NAMED = pattern_of(
    r"phối hợp(?:(?: [^\W\d_]+){0,4}? (?:với|của))? (?:đảng ủy, |lực lượng )?(?=([^\W\d_]))"
)
# What is asked if something happens stands behind "thì".
_CONDITION = pattern_of(r"(?:nếu|trường hợp) [^;:]*? thì ")
# Who leads and has others beside them does not join: the object of the task decides.
_LEADS = pattern_of(r"chủ trì[, ]+$")
# The name of an office names no object: "phối hợp với Sở Giáo dục và Đào tạo xây dựng cầu".
_CAPITAL = rf"[{UPPER}][^\W\d_]*"
# Each word of such a name may have its second syllable small: "Sở Lao động - Thương binh và Xã hội".
_SMALL = rf" (?!(?:và|của|đã|sẽ|ở|để|cho|tổ|tham|tuyên|phối|chủ|thực|triển)(?!\w))[{LOWER}]+"
_NAME = rf"(?: {_CAPITAL}(?:{_SMALL})?|,(?= {_CAPITAL})| [-–]| và(?= {_CAPITAL}))"
_OFFICE = pattern_of(
    r"(?:Sở|Bộ|Cục|Tổng cục|Chi cục|Phòng|Vụ|Viện|Ban(?! Chỉ)|Ủy ban|Hội|Liên đoàn|Trung tâm|Báo|Đài|Kho bạc"
    rf"|Ngân hàng|Bệnh viện|Trường|Học viện|Công ty|Tổng công ty|Tập đoàn|Văn phòng|Hạt){_NAME}+"
)
_NOTHING, _PURPOSE, _SOURCE = "nothing", "purpose", "source"
# How far a sign is from naming the theme: by the marks of the list, or by its place behind a purpose.
_NAMES, _SUGGESTS, _IN_PURPOSE, _STANDS, _SUGGESTS_IN_PURPOSE, _LEADS_ON, _SAYS_NOTHING = range(7)
_DOUBTS = {"": _NAMES, "?": _SUGGESTS, "??": _STANDS, "???": _LEADS_ON}
_DOUBTS_IN_PURPOSE = {_NAMES: _IN_PURPOSE, _SUGGESTS: _SUGGESTS_IN_PURPOSE}
# So many syllables and commas may stand inside a phrase.
_MOST_INSIDE = 8
# What may yet be of the topic of its text, and when a text has one topic.
_OPEN = frozenset({_SUGGESTS, _STANDS, _SAYS_NOTHING})
_FEW, _SHARE_OF_TOPIC = 4, 0.75


class _Sign(NamedTuple):
    """What a phrase says of the theme, and with how much doubt."""

    theme: str
    doubt: int


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
    for line in fold("\n".join(lines("themes"))).split("\n"):
        head, _, phrases = line.partition("=")
        theme, _, doubt = head.strip().partition(" ")
        for phrase in phrases.split("|"):
            root.grow(_SYLLABLE.findall(phrase), _Sign(theme, _DOUBTS[doubt.strip()]))
    return root


@cache
def _fillers() -> frozenset[str]:
    """The syllables that may stand inside a phrase."""
    return frozenset(fold(filler) for filler in lines("theme_fillers"))


def themes_of(clauses: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The themes of the clauses of one text, each given as written and folded.

    Where the clauses that name a theme agree, what only hints at another or says nothing is of that theme.
    """
    found = [_found(words, folded) for words, folded in clauses]
    named = Counter(theme for theme, doubt in found if doubt == _NAMES)
    topic, votes = max(named.items(), key=lambda item: item[1], default=("other", 0))
    if votes < _FEW or votes < _SHARE_OF_TOPIC * named.total():
        return tuple(theme for theme, _ in found)
    return tuple(topic if doubt in _OPEN and theme != "leadership" else theme for theme, doubt in found)


def theme_of(words: str, folded: str) -> str:
    """The theme of a clause, given as written and folded; "other" when it names none."""
    return _found(words, folded)[0]


def _found(words: str, folded: str) -> tuple[str, int]:
    """The theme of a clause, and with how much doubt it says so."""
    if condition := _CONDITION.match(folded):
        words, folded = words[condition.end() :], folded[condition.end() :]
    partner = _named_partner(words, folded)
    folded = _without_offices(words, folded)
    least, theme = _SAYS_NOTHING, "other"
    for at, sign, doubt in _weighed(folded):
        if partner is not None and partner <= at and doubt == sign.doubt:
            return "coordination", _NAMES
        if doubt < least:
            least, theme = doubt, sign.theme
        if least == _NAMES:
            return theme, least
    return (theme, least) if partner is None else ("coordination", _NAMES)


def _without_offices(words: str, folded: str) -> str:
    """The folded clause with the names of offices blanked, but for one that is all there is."""
    parts: list[str] = []
    end = 0
    for office in _OFFICE.finditer(words):
        parts += folded[end : office.start()], " " * len(office[0])
        end = office.end()
    return "".join((*parts, folded[end:]))


def _named_partner(words: str, folded: str) -> int | None:
    """Before which syllable joint work with a named organ begins, or None."""
    for found in _WITH_NAMED.finditer(folded):
        if words[found.start(1)].isupper() and not _LEADS.search(folded, 0, found.start()):
            return len(_SYLLABLE_OR_COMMA.findall(folded, 0, found.start()))
    return None


def _weighed(folded: str) -> Iterator[tuple[int, _Sign, int]]:
    """The syllable of each sign, and how much it is in doubt: more so behind a purpose or a source."""
    is_purpose = is_source = False
    for at, sign in _signs(folded):
        if sign is None:
            is_source = False
        elif sign.theme == _SOURCE or (sign.theme == _PURPOSE and at == 0 and folded[0].isalnum()):
            is_source = True
        elif sign.theme == _PURPOSE:
            is_purpose = True
        elif not (is_purpose or is_source):
            yield at, sign, sign.doubt
        elif sign.doubt in _DOUBTS_IN_PURPOSE:
            yield at, sign, _DOUBTS_IN_PURPOSE[sign.doubt]


def _signs(folded: str) -> Iterator[tuple[int, _Sign | None]]:
    """The phrases of the clause, the longest at each place, none inside another; None at a comma."""
    syllables = _SYLLABLE_OR_COMMA.findall(folded)
    index = 0
    opening = _tree().after
    for first, syllable in enumerate(syllables):
        if first < index:
            continue
        if syllable in ",;:":
            yield first, None
            continue
        branch = opening.get(syllable)
        if branch is None:
            continue
        length, sign = _longest(branch, syllables, first)
        counted = _is_share_of_plan(syllables, first) or _raises_money(syllables, first)
        if sign is not None and sign.theme != _NOTHING and not counted:
            yield first, sign
        index = first + length


def _is_share_of_plan(syllables: list[str], index: int) -> bool:
    """ "đạt 74,6% kế hoạch" speaks of a figure, not of planning."""
    return index > 0 and syllables[index] == "kế" and syllables[index - 1].isdigit()


def _raises_money(syllables: list[str], index: int) -> bool:
    """ "vận động hơn 22 tỷ đồng" gathers means, it wins nobody over."""
    if syllables[index : index + 2] != ["vận", "động"]:
        return False
    ahead = syllables[index + 2 : index + 8]
    return any(syllable.isdigit() for syllable in ahead[:3]) and "đồng" in ahead


def _longest(branch: _Branch, syllables: list[str], index: int) -> tuple[int, _Sign | None]:
    """How many syllables the longest phrase has that opens with this one, and what it says."""
    length, sign = int(branch.sign is not None), branch.sign
    fillers, inside = _fillers(), 0
    for ahead in range(index + 1, len(syllables)):
        syllable = syllables[ahead]
        follower = branch.after.get(syllable)
        if follower is None:
            # "trao đổi 215 tin" is "trao đổi tin"
            if inside == _MOST_INSIDE or not (syllable in fillers or syllable in ",;:" or syllable.isdigit()):
                break
            inside += 1
            continue
        branch = follower
        if branch.sign is not None:
            length, sign = ahead - index + 1, branch.sign
    return length, sign
