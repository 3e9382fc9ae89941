"""Where readings are written: standard output, one file, or a folder with a file for each text."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cotmoc.cli.reading_files import Format, Outcome
from cotmoc.cli.sources import Source

Write = Callable[[Outcome], None]
_ENDINGS = {Format.TABLE: ".txt", Format.JSON: ".json", Format.HTML: ".html"}


def is_folder(output: Path) -> bool:
    """A folder is meant by one that is there, or by a name without an ending that is not."""
    return output.is_dir() or (not output.exists() and not output.suffix)


@contextmanager
def to_standard_output() -> Iterator[Write]:
    """Written in UTF-8, whatever the terminal's settings say."""

    def write(outcome: Outcome) -> None:
        sys.stdout.buffer.write(outcome.written.encode())
        sys.stdout.buffer.flush()

    yield write


@contextmanager
def to_file(path: Path, *, is_resumed: bool) -> Iterator[Write]:
    """All readings one after the other in one file; resumed, after those that stand there."""
    with path.open("ab" if is_resumed else "wb") as file:

        def write(outcome: Outcome) -> None:
            file.write(outcome.written.encode())

        yield write


@contextmanager
def to_folder(folder: Path, sources: list[Source], form: Format) -> Iterator[Write]:
    """A file for each text, named as the text, below the folders in which it lay; whole or not at all."""
    paths = paths_in(folder, sources, form)

    def write(outcome: Outcome) -> None:
        path = paths[outcome.source.number]
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f".{path.name}.part")
        unfinished.write_bytes(outcome.written.encode())
        unfinished.replace(path)

    folder.mkdir(parents=True, exist_ok=True)
    yield write


def paths_in(folder: Path, sources: list[Source], form: Format) -> list[Path]:
    """kh.txt becomes kh.json; where kh.docx lies beside it, that one becomes kh.docx.json."""
    taken: dict[Path, None] = {}
    for source in sources:
        candidates = _candidates(folder / source.below, _ENDINGS[form])
        taken[next(path for path in candidates if path not in taken)] = None
    return list(taken)


def _candidates(place: Path, ending: str) -> Iterator[Path]:
    yield place.with_name(place.stem + ending)
    yield place.with_name(place.name + ending)
    number = 2
    while True:
        yield place.with_name(f"{place.name}-{number}{ending}")
        number += 1
