"""Lists of words as data: one entry a line, `#` opens a comment, `=` or `|` parts the columns of a table."""

from __future__ import annotations

from importlib.resources import files


def lines(name: str) -> tuple[str, ...]:
    """The entries of `name.txt` beside this file, in their order, without comments and empty lines."""
    text = (files(__package__ or __name__) / f"{name}.txt").read_text(encoding="utf-8")
    entries = (line.split("#", 1)[0].strip() for line in text.splitlines())
    return tuple(entry for entry in entries if entry)


def table(name: str) -> dict[str, str]:
    """The entries `key = value` of `name.txt`, in their order."""
    pairs = (line.partition("=") for line in lines(name))
    return {key.strip(): value.strip() for key, _, value in pairs}
