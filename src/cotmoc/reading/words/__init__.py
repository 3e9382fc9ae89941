"""Lists of words as data: one entry a line, `#` opens a comment, `=` or `|` parts the columns of a table."""

from __future__ import annotations

from functools import lru_cache
from pkgutil import get_data


@lru_cache(maxsize=128)
def lines(name: str) -> tuple[str, ...]:
    """The entries of `name.txt` beside this file, in their order, without comments and empty lines."""
    text = get_data(__name__, f"{name}.txt") or b""
    entries = (line.split("#", 1)[0].strip() for line in text.decode("utf-8").splitlines())
    return tuple(entry for entry in entries if entry)


def table(name: str) -> dict[str, str]:
    """The entries `key = value` of `name.txt`, in their order."""
    pairs = (line.partition("=") for line in lines(name))
    return {key.strip(): value.strip() for key, _, value in pairs}
