"""How fast the reading is: stages, sizes, hostile texts, start, memory, and others beside it on one machine.

Run by `make bench`. The texts are our own: those of the example province and of `tests/reading/corpus`. All
ratios come from one run, ours and theirs in turn; what is not installed is said to be so.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from english import ENGLISH
from hostile import HOSTILE
from thirty_patterns import THIRTY_PATTERNS

from cotmoc.reading import pipeline, read, to_json

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/reading/corpus"))

from sheets import sheets_in  # noqa: E402  the tests' own, beside the package

MEGABYTE = 1_000_000
SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
STAGES = (
    "text_of", "organs_of", "home_of", "find_documents", "find_organizations", "find_people", "find_events",
    "find_initiatives", "find_commendations", "passages_of", "find_results", "find_directions",
    "find_relations",
)  # fmt: skip


def main() -> None:
    """Print every table; `--quick` leaves out the text of ten megabytes."""
    texts = own_texts()
    size = sum(len(text.encode()) for text in texts)
    print(f"Own corpus: {len(texts)} texts, {size / 1000:.1f} kB of UTF-8; Python {sys.version.split()[0]}")
    print_reading(texts, size)
    print_stages(texts, size)
    print_sizes(texts, SIZES[:-1] if "--quick" in sys.argv else SIZES)
    print_hostile()
    print_start()
    print_memory()
    print_ratios(texts)


def own_texts() -> list[str]:
    """The example's texts and those of the reading's own corpus."""
    examples = sorted((ROOT / "src/cotmoc/example/texts").glob("*.txt"))
    sheets = sheets_in(ROOT / "tests/reading/corpus/texts")
    return [*(path.read_text(encoding="utf-8") for path in examples), *(sheet.text for sheet in sheets)]


def seconds(work: Callable[[], object], times: int = 5) -> float:
    """Processor time of the quickest of several runs, on one core."""
    took: list[float] = []
    for _ in range(times):
        before = time.process_time()
        work()
        took.append(time.process_time() - before)
    return min(took)


def print_reading(texts: list[str], size: int) -> None:
    """Texts to readings, and bytes of files to JSON."""
    files = [text.encode() for text in texts]
    reading = seconds(lambda: [read(text) for text in texts])
    whole = seconds(lambda: [json.dumps(to_json(read(file.decode()))) for file in files])
    print(f"\nread(text)              {size / reading / MEGABYTE:6.2f} MB/s")
    print(f"bytes of a file to JSON {size / whole / MEGABYTE:6.2f} MB/s")


def print_stages(texts: list[str], size: int) -> None:
    """MB/s of each stage, as if the others took no time."""
    print("\nStage               MB/s   share")
    with stopwatch() as took:
        for text in texts:
            read(text)
    whole = sum(took.values())
    for stage, spent in sorted(took.items(), key=lambda entry: -entry[1]):
        print(f"{stage:18} {size / spent / MEGABYTE:6.1f}  {spent / whole:6.1%}")


@contextmanager
def stopwatch() -> Iterator[dict[str, float]]:
    """Seconds spent in each stage of the pipeline while this lasts."""
    took: dict[str, float] = defaultdict(float)
    stages = {name: getattr(pipeline, name) for name in STAGES}

    def timed(name: str) -> Callable[..., object]:
        def stage(*arguments: object, **named: object) -> object:
            before = time.process_time()
            try:
                return stages[name](*arguments, **named)
            finally:
                took[name] += time.process_time() - before

        return stage

    for name in stages:
        setattr(pipeline, name, timed(name))
    try:
        yield took
    finally:
        for name, stage in stages.items():
            setattr(pipeline, name, stage)


def print_sizes(texts: list[str], sizes: tuple[int, ...]) -> None:
    """Whether twice the text takes twice the time."""
    print("\nLetters       MB/s   seconds")
    for letters in sizes:
        text = of_length("\n".join(texts), letters)
        took = seconds(lambda text=text: read(text), times=5 if letters < MEGABYTE else 1)
        print(f"{letters:10,} {len(text.encode()) / took / MEGABYTE:7.2f}  {took:8.3f}")


def of_length(text: str, letters: int) -> str:
    """The text again and again, cut at this many letters."""
    return (text * (letters // len(text) + 1))[:letters]


def print_hostile() -> None:
    """Texts of 100 kB made to be slow; none may take over a second."""
    print("\nHostile text of 100 kB        seconds")
    for name, piece in HOSTILE.items():
        text = (piece * (100_000 // len(piece.encode()) + 1)).encode()[:100_000].decode(errors="ignore")
        took = seconds(lambda text=text: read(text), times=1)
        print(f"{name:28} {took:8.3f}{'  SLOW' if took > 1 else ''}")


def print_start() -> None:
    """Import and first reading in a new process."""
    code = (
        "import time; begun = time.perf_counter()\n"
        "from cotmoc.reading import read\n"
        "read('Ngày 5/5/2024, UBND tỉnh ban hành Kế hoạch số 12/KH-UBND.')\n"
        "print(time.perf_counter() - begun)"
    )
    took = min(float(in_new_process(code)) for _ in range(5))  # the first may write the bytecode
    print(f"\nImport and first reading {took:.3f} s")


def print_memory() -> None:
    """The most memory that a process takes which reads a text of this size."""
    for letters in (0, 100_000, 1_000_000):
        code = (
            f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
            "import reading\n"
            f"letters = {letters}\n"
            "reading.read(reading.of_length('\\n'.join(reading.own_texts()), letters)) if letters else None\n"
            "print(reading.peak())"
        )
        print(f"Peak memory, text of {letters:9,} letters {int(in_new_process(code)) / MEGABYTE:6.1f} MB")


def peak() -> int:
    """The most bytes that this process has taken; on Linux without those of the one that started it."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s+(\d+)", status.read_text())[1]) * 1024  # type: ignore[index]
    usage = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return usage if sys.platform == "darwin" else usage * 1024


def in_new_process(code: str) -> str:
    """What a new Python prints."""
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    run = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, env=surroundings
    )
    return run.stdout


def print_ratios(texts: list[str]) -> None:
    """Our speed over theirs, measured in turn."""
    sample = of_length("\n".join(texts), 20_000)
    english = of_length(ENGLISH, len(sample.encode()))
    print("\nBeside (same run)                     theirs MB/s   ours MB/s    ratio")
    for name, package, words, work in others(sample, english):
        if package and find_spec(package) is None:
            print(f"{name:36} not installed (make bench installs it)")
            continue
        theirs, ours = in_turn(work(), lambda: read(sample))
        speed, own = len(words.encode()) / theirs / MEGABYTE, len(sample.encode()) / ours / MEGABYTE
        print(f"{name:36} {speed:12.3f} {own:11.3f} {own / speed:8.1f}")


def in_turn(theirs: Callable[[], object], ours: Callable[[], object]) -> tuple[float, float]:
    """The quickest of three runs of each, one after the other, each warmed up."""
    theirs(), ours()
    pairs = [(seconds(theirs, times=1), seconds(ours, times=1)) for _ in range(3)]
    return min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)


Other = tuple[str, str, str, Callable[[], Callable[[], object]]]


def others(sample: str, english: str) -> list[Other]:
    """Name, package, its text, and what makes its work ready."""
    return [
        ("eyecite, default tokenizer, English", "eyecite", english, lambda: eyecite_on(english)),
        ("underthesea ner", "underthesea", sample, lambda: underthesea_on(sample)),
        ("pyvi, word segmentation", "pyvi", sample, lambda: pyvi_on(sample)),
        ("plain re, 30 patterns", "", sample, lambda: patterns_on(sample)),
    ]


def eyecite_on(english: str) -> Callable[[], object]:
    """Citations of American courts."""
    from eyecite import get_citations

    return lambda: get_citations(english)


def underthesea_on(sample: str) -> Callable[[], object]:
    """Names of a well-known Vietnamese toolkit, with the model that comes in its package."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    from underthesea import ner

    lines = [line for line in sample.split("\n") if line.strip()]
    return lambda: [ner(line) for line in lines]


def pyvi_on(sample: str) -> Callable[[], object]:
    """Word segmentation."""
    from pyvi import ViTokenizer

    return lambda: ViTokenizer.tokenize(sample)


def patterns_on(sample: str) -> Callable[[], object]:
    """Thirty patterns of the kind one writes first, each over the whole text."""
    compiled = [re.compile(pattern) for pattern in THIRTY_PATTERNS]
    return lambda: [[*pattern.finditer(sample)] for pattern in compiled]


if __name__ == "__main__":
    main()
