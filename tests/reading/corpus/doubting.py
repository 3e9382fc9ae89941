"""Whether what the reader doubts is wrong more often than the rest; a rule that parts nothing must go."""

from __future__ import annotations

from collections.abc import Iterable

from tests.reading.corpus.reader import Judged
from tests.reading.corpus.scores import EXACT, MISSED, Verdict


def doubting(texts: Iterable[Judged]) -> list[str]:
    """A line a list and doubt, then one a list, of the entries that were read, wrong among all."""
    read = [v for text in texts for v in text.verdicts.values() if v.outcome != MISSED]
    read = [
        verdict for verdict in read if verdict.list != "relations"
    ]  # their doubts are those of their ends
    lists = list(dict.fromkeys(verdict.list for verdict in read))
    rows = [row for name in lists for row in _rows_of_list([v for v in read if v.list == name])]
    sums = [_sum(name, [v for v in read if v.list == name]) for name in lists]
    return [*rows, *sums, _sum("all", read)]


def _rows_of_list(read: list[Verdict]) -> list[str]:
    return [
        f"{read[0].list:15} {doubt:20} with it {_wrong([v for v in read if doubt in v.doubts])}"
        f"   without {_wrong([v for v in read if doubt not in v.doubts])}"
        for doubt in sorted({doubt for verdict in read for doubt in verdict.doubts})
    ]


def _sum(name: str, read: list[Verdict]) -> str:
    likely = [verdict for verdict in read if verdict.doubts]
    certain = [verdict for verdict in read if not verdict.doubts]
    share = len(likely) / len(read) if read else 0
    return f"{name:15} certain {_wrong(certain)}   likely {_wrong(likely)}   likely are {share:.0%}"


def _wrong(read: list[Verdict]) -> str:
    wrong = sum(verdict.outcome != EXACT for verdict in read)
    return f"{wrong:4}/{len(read):<5} {wrong / len(read) if read else 0:6.1%}"
