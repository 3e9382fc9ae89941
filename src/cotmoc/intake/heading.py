"""What the head of a text says of the text itself: the layout of Decree 30 and of Guideline 36-HD/VPTW.

Only what is certain: a line "Số: 12/KH-UBND" of its own, a line "…, ngày 05 tháng 3 năm 2026", the kind in a
line of its own and the title below it. What is missing stays empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cotmoc.base.vietnamese import fold, nfc
from cotmoc.documents import codes
from cotmoc.documents.models import Kind

_HEAD_LINES = 30
_CODE = re.compile(r"^\s*Số\s*:?\s*(\d[\wĐđ.]*\s*[/-]\s*[\wĐđ/ .&–-]+?)\s*$", re.IGNORECASE)
_DAY = re.compile(r",\s*ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})\s*$", re.IGNORECASE)
_SUBJECT = re.compile(r"V/v:?\s+(.+)$", re.IGNORECASE)
_CONCLUSIONS = re.compile(r"(?:y kien )?ket luan\b")
_COLUMNS = re.compile(r"\t|\||\s{3,}")
_LONGEST_NAME = 100
# How the name of an organ begins, and the second line of it, a place ("TỈNH SƠN GIANG"); not a headline
# ("HỘI NGHỊ…", "PHÒNG, CHỐNG…").
_ORGAN = re.compile(
    r"(?:uy ban|ubnd|hoi dong|hdnd|bo(?! doi (?!bien phong))|so|(?:tong |chi )?cuc|ban|van phong|cong an"
    r"|phong(?!,| chong)|dang (?:bo|uy)|(?:tinh|thanh|huyen|quan) uy|chinh phu|thu tuong|quoc hoi|mat tran"
    r"|hoi (?:lien hiep|nong dan|cuu chien binh)|(?:tinh )?doan thanh nien|don bien phong|trung tam)\b"
    r"|(?:tinh|huyen|xa|phuong|thanh pho|thi xa|thi tran|dac khu)(?: \w+){1,3}$"
)
_NATION = frozenset(
    {"cong hoa xa hoi chu nghia viet nam", "doc lap - tu do - hanh phuc", "dang cong san viet nam"}
)
_KINDS = {fold(str(kind.label)): kind for kind in Kind if kind not in (Kind.OTHER, Kind.REGULATION)} | {
    "quy che": Kind.REGULATION,
    "quy dinh": Kind.REGULATION,
}


@dataclass(frozen=True, slots=True)
class Heading:
    """The text as a document of its own, as far as its head says so; empty where it does not."""

    kind: Kind
    code: str
    issued: str
    title: str
    issuer_lines: tuple[str, ...]
    """What stands above the number on the left, the superior organ first."""

    @property
    def is_of_conclusions(self) -> bool:
        """Whether it makes known what somebody concluded, as at a conference."""
        return self.kind == Kind.NOTICE and bool(_CONCLUSIONS.match(fold(self.title)))

    def issuer_names(self) -> list[str]:
        """Names that the issuer may bear: the lines joined, the lower ones alone or before the superior's."""
        lines = self.issuer_lines
        starts = range(len(lines))
        below = [" ".join(lines[start:]) for start in starts]
        return below + [" ".join(lines[start:] + lines[:start]) for start in starts[1:]]


def heading_of(text: str) -> Heading | None:
    """The head of the text; None when it does not have number, date and kind each in its place."""
    lines = [part.strip() for line in nfc(text).splitlines() for part in _COLUMNS.split(line) if part.strip()]
    lines = lines[:_HEAD_LINES]
    numbered = next((at for at, line in enumerate(lines) if _CODE.match(line)), None)
    dated = next((match for line in lines if (match := _DAY.search(line))), None)
    if numbered is None or dated is None:
        return None
    found = _CODE.match(lines[numbered])
    code = codes.parse(found[1]) if found else None
    named = _kind_and_title(lines[numbered + 1 :])
    if code is None or named is None:
        return None
    return Heading(
        kind=named[0],
        code=str(code),
        issued=f"{int(dated[3]):04}-{int(dated[2]):02}-{int(dated[1]):02}",
        title=named[1],
        issuer_lines=tuple(line for line in lines[:numbered] if _may_be_issuer(line)),
    )


def name_of(text: str) -> str:
    """What a text is called by its own words: kind, number and title, else its first line that is no head."""
    heading = heading_of(text)
    if heading:
        called = f"{heading.kind.label} {heading.code} {heading.title}"
        return called.strip()[:_LONGEST_NAME].strip()
    lines = [" ".join(line.split()) for line in nfc(text).splitlines() if line.strip()]
    telling = (line for line in lines[:_HEAD_LINES] if not _is_of_head(line))
    return next(telling, lines[0] if lines else "")[:_LONGEST_NAME].strip()


def _is_of_head(line: str) -> bool:
    """Whether the line is of a text's frame: its organ, the motto, its place and day, a rule, a number."""
    parts = [part.strip() for part in _COLUMNS.split(line) if part.strip()]
    return all(_is_frame(part) for part in parts)


def _is_frame(part: str) -> bool:
    if fold(part) in _NATION or _DAY.search(part) or _CODE.match(part):
        return True
    if not any(letter.isalpha() for letter in part):
        return True
    return part == part.upper() and bool(_ORGAN.match(fold(part)))


def _kind_and_title(lines: list[str]) -> tuple[Kind, str] | None:
    """The line that is a kind and what stands below it; a letter has its subject after "V/v" instead."""
    for at, line in enumerate(lines):
        if kind := _kind_of(line):
            return kind, _title(lines[at + 1 :])
        if subject := _SUBJECT.match(line):
            return Kind.OFFICIAL_LETTER, subject[1]
    return None


def _kind_of(line: str) -> Kind | None:
    return _KINDS.get(fold(line)) if line == line.upper() else None


def _title(lines: list[str]) -> str:
    """The lines under the kind up to the rule, the bases or the addressees."""
    taken: list[str] = []
    for line in lines[:4]:
        if re.match(r"[-_─*]{3,}|căn cứ|kính gửi|[IVX\d]+[.)-]|phần ", line, re.IGNORECASE):
            break
        if line.endswith((".", ";", ":")):
            break  # a sentence of the body
        taken.append(line)
    return " ".join(taken)


def _may_be_issuer(line: str) -> bool:
    is_filled = any(letter.isalpha() for letter in line)
    return is_filled and fold(line) not in _NATION and line == line.upper() and not _DAY.search(line)
