"""A reading as tables on a terminal."""

from __future__ import annotations

from io import StringIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cotmoc.reading import Reading
from cotmoc.reading.wording import Section, Worded, look, relations_of, relations_title, sections_of


def table_of(reading: Reading, text: str, *, name: str, width: int, is_coloured: bool) -> str:
    """The facts of one text, a table for each list, as wide as asked."""
    out = StringIO()
    console = Console(
        file=out, width=width, force_terminal=is_coloured, highlight=False, legacy_windows=False
    )
    sections = sections_of(reading, text)
    count = sum(len(section.facts) for section in sections)
    likely = sum(section.likely for section in sections)
    figures = f"{_number(reading.characters)} ký tự, {_number(count)} mục"
    figures += f", {_number(likely)} mục {look().lower()}" if likely else ""
    console.print(Text.assemble((name, "bold"), f" · {figures}"))
    for section in sections:
        console.print(_table(section))
    if reading.relations:
        console.print(_relations(reading))
    return out.getvalue()


def _table(section: Section) -> Table:
    table = _empty(f"{section.title} ({len(section.facts)})")
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=3, overflow="fold")
    table.add_column(ratio=2, overflow="fold")
    for fact in section.facts:
        table.add_row(fact.id, Text(fact.heading), _fields(fact))
    return table


def _fields(fact: Worded) -> Text:
    """The labelled fields, and below them, in italics, why a person should look."""
    lines = [Text(f"{label}: {value}") for label, value in fact.fields]
    lines += [Text(f"{look()}: {sentence}", style="italic") for sentence in fact.doubts]
    return Text("\n").join(lines)


def _relations(reading: Reading) -> Table:
    table = _empty(relations_title())
    for source, link, target in relations_of(reading):
        table.add_row(source, link, target)
    table.expand = False
    return table


def _empty(title: str) -> Table:
    return Table(
        title=Text(title, style="bold"),
        title_justify="left",
        show_header=False,
        box=box.HORIZONTALS,
        expand=True,
        show_lines=False,
        padding=(0, 1),
    )


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")
