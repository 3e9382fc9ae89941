"""What the user named → the files to read, in order."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cotmoc.extraction import LARGEST, refuse_larger

# In a folder only these are taken: the forms that are read, and old ones whose refusal says what to do.
SUFFIXES = frozenset({".txt", ".html", ".htm", ".xhtml", ".docx", ".pdf", ".doc", ".rtf", ".odt"})
PICTURES = frozenset({".png", ".jpg", ".jpeg"})
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read, by its number; `below` is its place under the folder that was named, or its name."""

    number: int
    name: str
    path: Path | None
    below: Path

    def content(self) -> bytes:
        """The bytes; raises Unreadable for too large a file before loading it, OSError as the system does."""
        if self.path is None:
            content = sys.stdin.buffer.read(LARGEST + 1)
            refuse_larger(len(content))
            return content
        refuse_larger(self.path.stat().st_size)
        return self.path.read_bytes()


def sources_of(arguments: Iterable[str], *, with_pictures: bool = False) -> list[Source]:
    """The files, those of a folder and of all below it by name; what does not exist stays, to be told.

    Pictures in a folder are texts only where their words are to be recognised.
    """
    suffixes = SUFFIXES | PICTURES if with_pictures else SUFFIXES
    named = (place for argument in arguments for place in _places_of(argument, suffixes))
    return [Source(number, *place) for number, place in enumerate(named)]


def _places_of(argument: str, suffixes: frozenset[str]) -> Iterator[tuple[str, Path | None, Path]]:
    """The name, path and place below the named folder of each file that the argument means."""
    path = Path(argument)
    if argument == STANDARD_INPUT:
        yield STANDARD_INPUT, None, Path("stdin")
    elif path.is_dir():
        yield from ((file.name, file, file.relative_to(path)) for file in _files_in(path, suffixes))
    else:
        yield path.name, path, Path(path.name)


def _files_in(folder: Path, suffixes: frozenset[str]) -> list[Path]:
    return sorted(
        file
        for file in folder.rglob("*")
        if file.suffix.lower() in suffixes and not _is_hidden(file.relative_to(folder)) and file.is_file()
    )


def _is_hidden(path: Path) -> bool:
    """Dot files and the lock files of Office."""
    return any(part.startswith((".", "~$")) for part in path.parts)
