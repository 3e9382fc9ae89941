"""The people and organs of a text who may speak, and whose turn it is."""

from __future__ import annotations

from cotmoc.reading.actors import Setting, actor_at
from cotmoc.reading.facts import Person
from cotmoc.reading.folding import fold
from cotmoc.reading.found import within
from cotmoc.reading.openers import clause_start
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, any_of, pattern_of

# Behind these the verb is a noun: "theo yêu cầu", "mục đích, yêu cầu", "những đề xuất".
_AS_NOUN = pattern_of(
    rf"{WORD_BEFORE}(?:theo|đáp ứng|mục đích,|những|các|số|nội dung|đủ|mọi|với|ngang tầm|tham mưu,"
    rf"|tham mưu|cao|về|ý kiến|trước|từ|của|công tác"
    rf"|thời gian|kết quả|quy trình|hồ sơ|phục vụ|tiêu chí|bộ chỉ số"
    rf"|sự|lãnh đạo,|để|được|nhằm|làm|khi|mà|thống nhất,|phiếu|tờ trình|hồ sơ|đơn|thư) $"
)
_SPEAKER = pattern_of(
    rf"{WORD_BEFORE}(?:đồng chí|đ/c|ông|bà|{any_of('persons_open', 'offices')}){WORD_AFTER}"
)
_OFFICE = pattern_of(rf"{WORD_BEFORE}{any_of('offices')}{WORD_AFTER}")
_GATHERING = pattern_of(
    rf"{WORD_BEFORE}(?:hội nghị|đại hội|hai bên|cuộc họp|các bên|buổi làm việc"
    rf"|phiên họp){WORD_AFTER}[^.;]{{0,60}}$"
)
_BODY = pattern_of(
    r"(?:các )?(?:đoàn (?:giám sát|công tác|kiểm tra|khảo sát|thanh tra|đại biểu)|ban|hội đồng)(?: của)?"
    r"(?: [a-zà-ỹđ]+){0,8}$"
)
_ONLY_ADVERBS = pattern_of(
    r"[\s,]*(?:(?:cũng|đã|còn|vừa|luôn|đồng thời|tiếp tục|và|cùng|có công văn|có văn bản)[\s,]+)*$"
)
_CONTENT = pattern_of(r"(?:\s*thêm)?\s*(?:rằng\s*)?(?:,|:(?:\s*[\"“](?=[^\W\d_]))?)?\s*(?:rằng\s+)?")


class Floor:
    """The people of the text and whose turn it is to speak."""

    def __init__(self, setting: Setting, people: tuple[Person, ...]) -> None:
        self.setting = setting
        self.people = people
        self.speaker: str | None = None

    def has_speaker(self, before: str, start: int, end: int) -> bool:
        """Whether an official, an organ alone or the gathering stands before the verb as its subject."""
        if _SPEAKER.search(before) or within(self.people, start, end) or _GATHERING.search(before):
            return True
        beyond = min(end + 20, len(self.setting.text.folded))
        begin = clause_start(self.setting, start, beyond)
        if _BODY.match(self.setting.text.folded[begin:end].rstrip()):
            return True
        actor = actor_at(self.setting, begin, beyond)
        return actor is not None and _ONLY_ADVERBS.match(before, max(actor.end - start, 0)) is not None

    def by(self, start: int, end: int, before: str) -> str | None:
        """The last official named before the verb, else the holder of the position there, else the organ."""
        if named := within(self.people, start, end):
            self.speaker = named[-1][1]
        elif holder := self._holder(before):
            self.speaker = holder
        elif office := _OFFICE.search(before):
            self.speaker = self._only_holder(office[0])
        elif not _SPEAKER.search(before) and (organ := self._organ(start, end)):
            self.speaker = organ
        return self.speaker

    def _holder(self, before: str) -> str | None:
        """The person whose position, in full, stands in these words; the longest position counts."""
        held = [
            (len(position), person.id)
            for person in self.people
            for position in person.positions
            if len(position) > 8 and fold(position) in before
        ]
        return max(held)[1] if held else None

    def _only_holder(self, office: str) -> str | None:
        """The one person of the text who holds such an office; None when nobody does, or several do."""
        holders = {
            person.id
            for person in self.people
            for position in person.positions
            if fold(position).startswith(office)
        }
        return holders.pop() if len(holders) == 1 else None

    def _organ(self, start: int, end: int) -> str | None:
        return next(iter(self.setting.named_between(start, end)), None)


def content_start(folded: str, at: int) -> int:
    """Where the words that are asked or said begin, behind "rằng", comma or colon."""
    content = _CONTENT.match(folded, at)
    return content.end() if content else at


def is_noun(before: str) -> bool:
    """Whether a verb behind these words is a noun there ("theo yêu cầu", "những đề xuất")."""
    return _AS_NOUN.search(before[-24:]) is not None


def names_speaker(before: str) -> bool:
    """Whether these folded words name somebody by title or office."""
    return _SPEAKER.search(before) is not None


def is_of_gathering(before: str) -> bool:
    """Whether these folded words end in a gathering that may speak ("hội nghị", "hai bên")."""
    return _GATHERING.search(before) is not None
