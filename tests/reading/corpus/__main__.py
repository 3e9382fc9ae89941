"""`make corpus`: how well the reader of this commit reads our own texts, and what another commit read.

make corpus                  the score of every list
make corpus ARGS=--misses    every fact that is missed, wrong or false, with its words
make corpus AGAINST=main~5   what was gained and lost against that commit, fact by fact
make corpus ARGS=--floor     write the score down as what may not be fallen below
make corpus ARGS="--write DIR"   NAME.txt and NAME.json (the form of the contract) of each text
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.reading.corpus.reader import FLOOR, TEXTS, judged, rounded
from tests.reading.corpus.scores import EXACT, FALSE, Score
from tests.reading.corpus.sheets import sheets_in

_ROOT = Path(__file__).parents[3]


def main() -> None:
    """Print the score of the corpus, or what the options ask for."""
    asked = _options()
    if asked.write:
        _write(asked.write)
        return
    scores, verdicts = judged(sheets_in(TEXTS))
    if asked.verdicts:
        print(json.dumps(verdicts, ensure_ascii=False))
        return
    if asked.misses:
        _print_misses(verdicts)
    _print_scores(scores)
    if asked.floor:
        FLOOR.write_text(json.dumps(rounded(scores), indent=1) + "\n", encoding="utf-8")
    if asked.against:
        _print_changes(_verdicts_of(asked.against), verdicts)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--misses", action="store_true", help="every fact that is missed, wrong or false")
    parser.add_argument("--against", metavar="COMMIT", help="what was gained and lost against it")
    parser.add_argument("--floor", action="store_true", help="write the score down as the floor of the test")
    parser.add_argument("--write", type=Path, metavar="DIR", help="the texts and their gold as files")
    parser.add_argument("--verdicts", action="store_true", help="what became of each fact, as JSON")
    return parser.parse_args()


def _print_scores(scores: dict[str, Score]) -> None:
    print(f"{'list':15}{'gold':>6}{'read':>6}{'found':>8}{'exact':>8}{'spans':>8}")
    for plural, score in scores.items():
        shares = "".join(_share(score.f1(what)) for what in ("found", "exact", "spans"))
        print(f"{plural:15}{score.gold:6}{score.read:6}{shares}")
    exact = [share for score in scores.values() if (share := score.f1("exact")) is not None]
    print(f"mean exact F1 over {len(sheets_in(TEXTS))} texts: {sum(exact) / len(exact):.4f}")


def _share(value: float | None) -> str:
    return f"{'-':>8}" if value is None else f"{value:8.3f}"


def _print_misses(verdicts: dict[str, str]) -> None:
    for fact, outcome in verdicts.items():
        if outcome != EXACT:
            print(f"{outcome:7} {fact}")


def _print_changes(before: dict[str, str], now: dict[str, str]) -> None:
    """A fact is gained when it is exact now and was not, or was false and is gone; lost the other way."""
    gained = [fact for fact in {**before, **now} if _worth(now.get(fact)) > _worth(before.get(fact))]
    lost = [fact for fact in {**before, **now} if _worth(now.get(fact)) < _worth(before.get(fact))]
    for sign, facts in (("+", gained), ("-", lost)):
        for fact in facts:
            print(f"{sign} {fact}: {before.get(fact, 'not read')} → {now.get(fact, 'not read')}")
    print(f"{len(gained)} gained, {len(lost)} lost")


def _worth(outcome: str | None) -> int:
    return {EXACT: 3, "found": 2, None: 1, "missed": 1, FALSE: 0}[outcome]


def _verdicts_of(commit: str) -> dict[str, str]:
    """What the reader of another commit makes of the texts of this one."""
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(
            ["git", "archive", commit, "src/cotmoc"], cwd=_ROOT, check=True, capture_output=True
        )
        subprocess.run(["tar", "-x", "-C", folder], input=packed.stdout, check=True)
        answer = subprocess.run(
            [sys.executable, "-m", "tests.reading.corpus", "--verdicts"],
            cwd=_ROOT,
            env={**os.environ, "PYTHONPATH": f"{folder}/src"},
            check=True,
            capture_output=True,
        )
    verdicts: dict[str, str] = json.loads(answer.stdout)
    return verdicts


def _write(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for sheet in sheets_in(TEXTS):
        (folder / f"{sheet.name}.txt").write_text(sheet.text, encoding="utf-8", newline="")
        gold = json.dumps(sheet.gold, ensure_ascii=False, indent=1)
        (folder / f"{sheet.name}.json").write_text(gold + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
