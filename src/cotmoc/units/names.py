"""How the name of a unit is written: one key for its many spellings, and the rung that it says.

"UBND TP. Đà Lạt", "Ủy ban nhân dân thành phố Đà Lạt" and "uy ban nhan dan da lat" have one key; so have
"huyện Ia H'Drai", "Ia HDrai" and "Ia H’Drai", and "Đăk Hà" and "Đắk Hà".
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from cotmoc.base.vietnamese import fold, nfc

# Folded words as offices shorten them, in the order in which they are written out.
_DOTTED = (
    (r"t\.? ?p\.? ?(?=[a-z])", "thanh pho"),
    (r"t\.? ?x\.? ?(?=[a-z])", "thi xa"),
    (r"t\.? ?t\.? ?(?=[a-z])", "thi tran"),
    (r"p\. ?(?=[a-z0-9])", "phuong"),
    (r"q\. ?(?=[a-z0-9])", "quan"),
    (r"h\. ?(?=[a-z])", "huyen"),
    (r"x\. ?(?=[a-z])", "xa"),
)
_SHORT = (
    (r"tphcm", "thanh pho ho chi minh"),
    (r"hcm", "ho chi minh"),
    (r"ubnd", "uy ban nhan dan"),
    (r"hdnd", "hoi dong nhan dan"),
    (r"(?:uy ban |ub)?(?:mat tran to quoc|mttq)(?:vn| viet nam)?", "mat tran"),
    (r"btl", "bo tu lenh"),
    (r"(?:b|bo |ban )?chqs", "chi huy quan su"),
    (r"bo doi bien phong|bdbp", "bien phong"),
    (r"(?:bo|ban) chi huy|bch(?= (?:bien phong|quan su))", "chi huy"),
    (r"don bp", "don bien phong"),
    (r"bch", "ban chap hanh"),
    (r"btv", "ban thuong vu"),
    (r"tw|t\.u", "trung uong"),
    (r"bqp", "bo quoc phong"),
    (r"bca", "bo cong an"),
    (r"^ca", "cong an"),
)
_WRITTEN_OUT = (
    *((re.compile(rf"(?<![a-z0-9]){short}"), full) for short, full in _DOTTED),
    *((re.compile(rf"(?<![a-z0-9])(?:{short})(?![a-z0-9])"), full) for short, full in _SHORT),
)
# The word of a rung before a name; "quân sự", "tỉnh ủy", "xã hội" only begin like one.
_RUNG = re.compile(
    r"(?<![a-z0-9])(tinh(?! (?:uy|doan))|huyen(?! (?:uy|doan))|quan(?! (?:uy|su|khu|doi|chung|ly|he|tri))"
    r"|xa(?! hoi)|thanh pho|thi xa|phuong|thi tran|dac khu)(?= [a-z0-9])"
)
_MARKS = re.compile(r"[^a-z0-9 ]+")
_SPACED_MARKS = re.compile(r" ?[-–/,] ?")
_TYPEWRITTEN = str.maketrans("’‘`´", "''''")
_LEVELS = {
    "tinh": frozenset({"province"}),
    "thanh pho": frozenset({"province", "district"}),
    "huyen": frozenset({"district"}),
    "quan": frozenset({"district"}),
    "thi xa": frozenset({"district"}),
    "xa": frozenset({"commune"}),
    "phuong": frozenset({"commune"}),
    "thi tran": frozenset({"commune"}),
    "dac khu": frozenset({"commune"}),
}
# Both ways of placing the tone are one: "hoà" and "hòa", "thuý" and "thúy".
_TONE = re.compile(r"([oôơuư])([aăâeêiy])([\u0300\u0301\u0303\u0309\u0323])")


def key_of(name: str) -> str:
    """What all spellings of a name share: folded, written out, without words of rung, spaces and marks."""
    return _parts(name)[0]


def rungs_of(name: str) -> tuple[str, ...]:
    """The words of rung that the name says, folded: ("xa",) of "UBND xã Tân Lập"."""
    return _parts(name)[1]


def levels_of(name: str) -> frozenset[str]:
    """The levels on which a unit of this name can stand by its words of rung; empty when it says none."""
    rungs = rungs_of(name)
    return _LEVELS[rungs[0]] if rungs else frozenset()


def spelled(name: str) -> str:
    """The name with its marks, in lower case, tones placed one way, without hyphens and apostrophes."""
    composed = _TONE.sub(r"\1\3\2", normalize("NFD", name.lower()))
    return "".join(letter for letter in nfc(composed) if letter.isalnum())


@lru_cache(maxsize=1 << 15)
def _parts(name: str) -> tuple[str, tuple[str, ...]]:
    """The key and the words of rung; the names of a register come again and again."""
    words = _written_out(name)
    rungs = _rungs(words)
    parts, end = [], 0
    for match in rungs:
        parts.append(words[end : match.start()])
        end = match.end()
    key = _MARKS.sub("", "".join((*parts, words[end:]))).replace(" ", "")
    return key, tuple(match[1] for match in rungs)


def _written_out(name: str) -> str:
    words = _SPACED_MARKS.sub(" ", fold(name.translate(_TYPEWRITTEN))).strip(" .")
    for short, full in _WRITTEN_OUT:
        words = short.sub(f"{full} ", words)
    return " ".join(words.split())


def _rungs(words: str) -> list[re.Match[str]]:
    """Words of rung, no two in a row: of "xã Phương Đông" the first only."""
    found: list[re.Match[str]] = []
    for match in _RUNG.finditer(words):
        if not found or match.start() != found[-1].end() + 1:
            found.append(match)
    return found
