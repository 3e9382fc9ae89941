"""The score below which the reader must not fall, a ratchet kept in floor.json.

For each text it keeps what the reader reached when the floor was last raised, with a digest of the sheet: a
text that is new, or whose sheet was mended since, is not held until the floor is raised again. So a new text
never breaks the floor; only a change of the reader can.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from tests.reading.corpus.reader import Judged
from tests.reading.corpus.scores import Score

FLOOR = Path(__file__).parent / "floor.json"
_COUNTED = ("gold", "read", "found", "exact")
_ENOUGH = 12  # letters of a digest

# Of each text the digest of its sheet and, a list each, the four counts.
Floor = dict[str, tuple[str, dict[str, list[int]]]]


def digest(sheet: Path) -> str:
    """What tells one state of a sheet from another."""
    return sha256(sheet.read_bytes()).hexdigest()[:_ENOUGH]


def kept(path: Path = FLOOR) -> Floor:
    """The floor as it was last raised; empty when it never was."""
    if not path.exists():
        return {}
    table = json.loads(path.read_text(encoding="utf-8"))
    return {name: (mark, counts) for name, (mark, counts) in table.items()}


def reached(texts: Iterable[Judged], digests: dict[str, str]) -> Floor:
    """What the reader reaches now, in the shape of the floor."""
    return {text.sheet.name: (digests[text.sheet.name], _counts(text.scores)) for text in texts}


def keep(floor: Floor, path: Path = FLOOR) -> None:
    """Write the floor, one line a text, so that what changes for one text changes one line."""
    lines = [f"{json.dumps(name)}: {json.dumps(held)}" for name, held in sorted(floor.items())]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def fallen(floor: Floor, now: Floor) -> list[str]:
    """A sentence for each list that is read worse over the held texts than when the floor was raised."""
    held = [name for name, (mark, _) in floor.items() if name in now and now[name][0] == mark]
    before, after = (_summed(state[name][1] for name in held) for state in (floor, now))
    return list(_falls(before, after))


def _falls(before: dict[str, Score], after: dict[str, Score]) -> Iterator[str]:
    for plural, score in before.items():
        reached_now = after.get(plural, Score(gold=score.gold))
        for what, least, share in zip(("found", "exact"), _shares(score), _shares(reached_now), strict=True):
            if share < least:
                yield f"{plural}: {what} {share:.4f} is below {least:.4f}"


def _shares(score: Score) -> tuple[float, float]:
    """F1 of what is found, and how much of the gold is exact.

    The F1 of what is exact would fall where a fact that was missed is now found, but not yet exact.
    """
    return score.f1("found") or 0, score.exact / score.gold if score.gold else 0


def _summed(texts: Iterable[dict[str, list[int]]]) -> dict[str, Score]:
    sums: dict[str, Score] = {}
    for counts in texts:
        for plural, row in counts.items():
            gold, read, found, exact = row
            sums.setdefault(plural, Score()).add(Score(gold, read, found, exact))
    return sums


def _counts(scores: dict[str, Score]) -> dict[str, list[int]]:
    return {
        plural: [getattr(score, counted) for counted in _COUNTED]
        for plural, score in scores.items()
        if score.gold or score.read
    }
