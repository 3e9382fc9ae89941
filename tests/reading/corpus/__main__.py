"""`make corpus`: how well the reader of this commit reads our own texts, and what another commit read.

make corpus                  the score of every list, then of every phenomenon
make corpus MISSES=1         every fact that is missed, wrong or false, with its words and fields
make corpus TEXT=2024        only texts whose name holds this; TAG=nbsp only those that show it
make corpus DOUBTS=1         of each doubt, how often what it meets is wrong, and how often the rest is
make corpus AGAINST=main~5   what was gained and lost against that commit, fact by fact
make corpus RAISE=1          keep the score as what may not be fallen below; refused where a list fell
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

from tests.reading.corpus import floor
from tests.reading.corpus.doubting import doubting
from tests.reading.corpus.reader import TEXTS, Judged, judged, summed
from tests.reading.corpus.scores import EXACT, FALSE, KEYS, Score
from tests.reading.corpus.sheets import Sheet, UnreadableSheet, sheets_in

_ROOT = Path(__file__).parents[3]


def main() -> None:
    """Print the score of the corpus, or what the options ask for."""
    asked = _options()
    try:
        sheets = [
            sheet for sheet in sheets_in(TEXTS) if asked.text in sheet.name and _shows(sheet, asked.tag)
        ]
    except UnreadableSheet as wrong:
        sys.exit(str(wrong))
    if not sheets:
        sys.exit("no such text in the corpus")
    if asked.write:
        _write(asked.write, sheets)
        return
    texts = [judged(sheet) for sheet in sheets]
    if asked.verdicts:
        print(json.dumps(_outcomes(texts), ensure_ascii=False))
    elif asked.against:
        _print_changes(_outcomes_of(asked.against, asked), _outcomes(texts))
    elif asked.misses:
        _print_misses(texts)
    elif asked.doubts:
        print(*doubting(texts), sep="\n")
    else:
        _print_scores(texts)
        _print_phenomena(texts)
    if asked.raised:
        _raise(texts)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--misses", action="store_true", help="every fact that is missed, wrong or false")
    parser.add_argument("--doubts", action="store_true", help="how often what is doubted is wrong")
    parser.add_argument("--text", default="", metavar="NAME", help="only texts whose name holds this")
    parser.add_argument("--tag", help="only texts that show this phenomenon")
    parser.add_argument("--against", metavar="COMMIT", help="what was gained and lost against it")
    parser.add_argument(
        "--raise", "--floor", dest="raised", action="store_true", help="keep the score as the floor"
    )
    parser.add_argument("--write", type=Path, metavar="DIR", help="the texts and their gold as files")
    parser.add_argument("--verdicts", action="store_true", help="what became of each fact, as JSON")
    return parser.parse_args()


def _shows(sheet: Sheet, tag: str | None) -> bool:
    return tag is None or tag in sheet.phenomena


def _print_scores(texts: list[Judged]) -> None:
    scores = summed(texts)
    print(f"{'list':15}{'gold':>6}{'read':>6}{'found':>8}{'exact':>8}{'spans':>8}{'invented':>11}")
    for plural, score in scores.items():
        shares = "".join(_share(score.f1(what)) for what in ("found", "exact", "spans"))
        invented = f"{score.invented}/{score.empty}" if score.empty else "-"
        print(f"{plural:15}{score.gold:6}{score.read:6}{shares}{invented:>11}")
    exact = [share for score in scores.values() if (share := score.f1("exact")) is not None]
    print(f"mean exact F1 over {len(texts)} texts: {sum(exact) / len(exact):.4f}")


def _print_phenomena(texts: list[Judged]) -> None:
    """A row a phenomenon: the exact F1 of all facts of its texts, and the lists that are read worst."""
    print(f"\n{'phenomenon':28}{'texts':>6}{'facts':>7}{'exact':>8}   weakest lists")
    for tag in sorted({tag for text in texts for tag in text.sheet.phenomena}):
        shown = [text for text in texts if tag in text.sheet.phenomena]
        scores = summed(shown)
        whole = Score()
        for score in scores.values():
            whole.add(score)
        print(f"{tag:28}{len(shown):6}{whole.gold:7}{_share(whole.f1('exact'))}   {_weakest(scores)}")


def _weakest(scores: dict[str, Score]) -> str:
    shares = sorted((score.f1("exact") or 0, plural) for plural, score in scores.items() if score.gold)
    return ", ".join(f"{plural} {share:.2f}" for share, plural in shares[:3] if share < 1)


def _share(value: float | None) -> str:
    return f"{'-':>8}" if value is None else f"{value:8.3f}"


def _print_misses(texts: list[Judged]) -> None:
    for text in texts:
        for fact, verdict in text.verdicts.items():
            if verdict.outcome != EXACT:
                fields = f" ({', '.join(verdict.wrong)})" if verdict.wrong else ""
                print(f"{verdict.outcome:7} {text.sheet.name} {fact}{fields}")


def _raise(texts: list[Judged]) -> None:
    sheets = {path.stem: floor.digest(path) for path in TEXTS.glob("*.sheet")}
    if len(texts) < len(sheets):
        sys.exit("the floor is raised on all texts")
    now = floor.reached(texts, sheets)
    if fallen := floor.fallen(floor.kept(), now):
        sys.exit("not raised over what fell:\n" + "\n".join(fallen))
    floor.keep(now)


def _outcomes(texts: list[Judged]) -> dict[str, str]:
    """What became of each fact, by text and words."""
    return {
        f"{text.sheet.name} {fact}": verdict.outcome
        for text in texts
        for fact, verdict in text.verdicts.items()
    }


def _print_changes(before: dict[str, str], now: dict[str, str]) -> None:
    """A fact is gained when it is exact now and was not, or was false and is gone; lost the other way."""
    gained = [fact for fact in {**before, **now} if _worth(now.get(fact)) > _worth(before.get(fact))]
    lost = [fact for fact in {**before, **now} if _worth(now.get(fact)) < _worth(before.get(fact))]
    for sign, facts in (("+", gained), ("-", lost)):
        for fact in facts:
            print(f"{sign} {fact}: {before.get(fact, 'not read')} → {now.get(fact, 'not read')}")
    for plural in (*KEYS, "relations"):
        counts = [sum(fact.split()[1] == plural for fact in facts) for facts in (gained, lost)]
        if any(counts):
            print(f"{plural:15}{counts[0]:4} gained{counts[1]:4} lost")
    print(f"{len(gained)} gained, {len(lost)} lost")


def _worth(outcome: str | None) -> int:
    return {EXACT: 3, "found": 2, None: 1, "missed": 1, FALSE: 0}[outcome]


def _outcomes_of(commit: str, asked: argparse.Namespace) -> dict[str, str]:
    """What the reader of another commit makes of the texts of this one, in a process of its own."""
    narrowed = ["--text", asked.text, *(["--tag", asked.tag] if asked.tag else [])]
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(
            ["git", "archive", commit, "src/cotmoc"], cwd=_ROOT, check=False, capture_output=True
        )
        if packed.returncode:
            sys.exit(f"{commit}: {packed.stderr.decode().strip()}")
        subprocess.run(["tar", "-x", "-C", folder], input=packed.stdout, check=True)
        answer = subprocess.run(
            [sys.executable, "-m", "tests.reading.corpus", "--verdicts", *narrowed],
            cwd=_ROOT,
            env={**os.environ, "PYTHONPATH": f"{folder}/src"},
            check=True,
            capture_output=True,
        )
    outcomes: dict[str, str] = json.loads(answer.stdout)
    return outcomes


def _write(folder: Path, sheets: list[Sheet]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for sheet in sheets:
        (folder / f"{sheet.name}.txt").write_text(sheet.text, encoding="utf-8", newline="")
        gold = json.dumps(sheet.gold, ensure_ascii=False, indent=1)
        (folder / f"{sheet.name}.json").write_text(gold + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
