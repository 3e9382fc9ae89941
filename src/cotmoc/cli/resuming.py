"""What an earlier run, which was broken off, has written already."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from cotmoc.cli.output import is_folder, paths_in
from cotmoc.cli.reading_files import Format
from cotmoc.cli.sources import Source

Written = Counter[tuple[str, str]]


def left_of(sources: list[Source], target: Path, form: Format) -> list[Source]:
    """The sources whose readings do not stand in the target yet; a half-written last line is cut off it.

    In a folder a reading counts that is no older than its text; in a file of JSON lines, one of the same name
    and bytes.
    """
    if is_folder(target):
        places = paths_in(target, sources, form)
        return [source for source, place in zip(sources, places, strict=True) if not _is_newer(place, source)]
    written = Counter(_written_in(target))
    return [source for source in sources if not _is_written(source, written)]


def _is_newer(place: Path, source: Source) -> bool:
    try:
        return source.path is not None and place.stat().st_mtime >= source.path.stat().st_mtime
    except OSError:
        return False


def _is_written(source: Source, written: Written) -> bool:
    """Each line stands for one source: the same file twice among the sources is written twice."""
    with suppress(OSError):
        if source.path is None or not any(name == source.name for name, _digest in written):
            return False
        known = (source.name, sha256(source.path.read_bytes()).hexdigest())
        if written[known] > 0:
            written[known] -= 1
            return True
    return False


def _written_in(target: Path) -> Iterator[tuple[str, str]]:
    if not target.exists():
        return
    whole = 0
    with target.open("rb+") as file:
        for line in file:
            if not line.endswith(b"\n"):
                break
            source = json.loads(line)["source"]
            whole += len(line)
            yield source["name"], source["sha256"]
        file.truncate(whole)
