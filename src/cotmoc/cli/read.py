"""`cotmoc read`: files → readings, as tables, JSON or marked pages."""

from __future__ import annotations

import shutil
import sys
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from cotmoc.cli import output
from cotmoc.cli.reading_files import Format, Outcome, Style, outcomes
from cotmoc.cli.resuming import left_of
from cotmoc.cli.sources import Source, sources_of
from cotmoc.extraction import Letters

_NARROWEST = 60
_MOST_SCANNED = 200  # pages of one file; a quarter of an hour
_IN_A_FILE = 120  # columns of a table that is not shown on a terminal


@click.command("read", short_help="Read texts into facts with their places.")
@click.argument("paths", nargs=-1, required=True, metavar="FILE… | DIR | -")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice([form.value for form in Format]),
    help="Default: table on a terminal, json elsewhere.",
)
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    help="Write into this folder, a file for each text, or all into this file.",
)
@click.option(
    "--letters",
    type=click.Choice([letters.value for letters in Letters]),
    help="What old texts that do not show it themselves were typed in.",
)
@click.option("--ocr", is_flag=True, help="Recognise the words of scans and pictures; 5 seconds a page.")
@click.option("--resume", is_flag=True, help="Go on with what an earlier run left in --output.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes.")
def read_command(
    *,
    paths: tuple[str, ...],
    form: str | None,
    target: Path | None,
    letters: str | None,
    ocr: bool,
    resume: bool,
    jobs: int,
) -> None:
    """Read Vietnamese administrative texts: .txt, .html, .docx, .pdf, and scans with --ocr.

    Several FILEs may be given; of a DIR every text below it is read; - is standard input.

    json is the reading of one text as an object, of several texts as JSON lines. html is a self-contained
    page with each fact marked on its words. What cannot be read is told on standard error while the rest
    goes on; the exit status is then 1.
    """
    sources = sources_of(paths, with_pictures=ocr)
    if not sources:
        raise click.ClickException("Không có tệp văn bản nào trong thư mục.")
    is_in_folder = target is not None and output.is_folder(target)
    is_separate = is_in_folder or (len(sources) == 1 and not resume)
    style = replace(
        _style(form, target, is_separate=is_separate),
        letters=Letters(letters) if letters else None,
        most_scanned=_MOST_SCANNED if ocr else 0,
    )
    if style.format is Format.HTML and not is_separate:
        raise click.UsageError("html of several texts needs --output with a folder")
    try:
        left = _left(sources, target, style) if resume else sources
        failed = _write_all(left, style, _writer(sources, style, target, is_resumed=resume), jobs)
    except BrokenPipeError:
        raise  # the reader of the pipe has seen enough; click ends quietly
    except OSError as error:
        raise click.ClickException(f"Không ghi được kết quả ({error.strerror}).") from error
    except BrokenProcessPool as error:
        raise click.ClickException(
            "Một tiến trình đọc đã dừng đột ngột; hãy chạy lại với --resume để đọc tiếp, hoặc với --jobs 1."
        ) from error
    sys.exit(1 if failed else 0)


def _style(form: str | None, target: Path | None, *, is_separate: bool) -> Style:
    to_terminal = target is None and sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if to_terminal else _IN_A_FILE
    return Style(
        format=Format(form) if form else Format.TABLE if to_terminal else Format.JSON,
        is_on_one_line=not is_separate,
        width=max(width, _NARROWEST),
        is_coloured=to_terminal,
    )


def _left(sources: list[Source], target: Path | None, style: Style) -> list[Source]:
    """The sources that an earlier run has not come to."""
    if target is None or (style.format is not Format.JSON and not output.is_folder(target)):
        raise click.UsageError("--resume needs --output with a folder, or with a file of json")
    try:
        left = left_of(sources, target, style.format)
    except (ValueError, KeyError, TypeError) as error:
        raise click.ClickException(
            f"Tệp {target.name} không phải là kết quả đọc ở dạng JSON từng dòng; không đọc tiếp được."
        ) from error
    click.echo(f"Đã có {len(sources) - len(left)}/{len(sources)} tệp, đọc tiếp {len(left)} tệp.", err=True)
    return left


def _write_all(
    sources: list[Source], style: Style, writer: AbstractContextManager[output.Write], jobs: int
) -> int:
    """Write each reading when its turn comes; the number of files that were not read."""
    failed = 0
    # A bar would tear the readings apart that appear on the same terminal.
    has_bar = len(sources) > 1 and not style.is_coloured
    with writer as write, _progress(is_shown=has_bar) as bar:
        for outcome in bar.track(outcomes(sources, style, jobs), total=len(sources)):
            _tell(outcome, bar.console)
            if outcome.refusal is None:
                write(outcome)
            failed += outcome.refusal is not None
    if failed and len(sources) > 1:
        click.echo(
            f"Đã đọc {len(sources) - failed}/{len(sources)} tệp, {failed} tệp không đọc được.", err=True
        )
    return failed


def _writer(
    sources: list[Source], style: Style, target: Path | None, *, is_resumed: bool
) -> AbstractContextManager[output.Write]:
    if target is None:
        return output.to_standard_output()
    if output.is_folder(target):
        return output.to_folder(target, sources, style.format)
    return output.to_file(target, is_resumed=is_resumed)


def _tell(outcome: Outcome, console: Console) -> None:
    """The refusal and remarks on standard error, a line each, above the bar."""
    for sentence in (outcome.refusal, *outcome.remarks):
        if sentence:
            console.print(f"{outcome.source.name}: {sentence}", markup=False, highlight=False, soft_wrap=True)


def _progress(*, is_shown: bool) -> Progress:
    """A bar on standard error, where that is a terminal."""
    columns = (TextColumn("Đang đọc"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    is_hidden = not (is_shown and console.is_terminal)
    return Progress(*columns, console=console, redirect_stdout=False, disable=is_hidden)
