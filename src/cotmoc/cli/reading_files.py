"""Each file → its reading as asked, or the sentence that says why not; by one process or many, in order."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from multiprocessing import get_context

from cotmoc.cli.reading_table import table_of
from cotmoc.cli.sources import Source
from cotmoc.extraction import Extracted, Letters, Unreadable, extract_apart
from cotmoc.reading import Reading, read
from cotmoc.reading.many import mapped

_AT_ONCE = 4  # files handed to a process together


class Format(StrEnum):
    """The forms in which a reading is written."""

    TABLE = "table"
    JSON = "json"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Style:
    """How the texts of one run are taken and their readings written.

    `is_on_one_line` is for JSON, width and colour for tables; `letters` for texts outside Unicode; the words
    of up to `most_scanned` pages of a file are recognised.
    """

    format: Format
    is_on_one_line: bool
    width: int
    is_coloured: bool
    letters: Letters | None = None
    most_scanned: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file: its reading as written, or the refusal; `remarks` are told beside a reading."""

    source: Source
    written: str = ""
    refusal: str | None = None
    remarks: tuple[str, ...] = ()


def outcomes(sources: list[Source], style: Style, jobs: int) -> Iterator[Outcome]:
    """The outcome of each source, in their order, as soon as it is there."""
    jobs = min(jobs, len(sources))
    if jobs <= 1 or any(
        source.path is None for source in sources
    ):  # only this process has the standard input
        yield from (outcome_of(source, style) for source in sources)
        return
    # A fresh process each: a forked one could inherit a lock that a thread of the progress bar holds.
    with ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_leave_interrupts_to_parent) as pool:
        yield from mapped(partial(outcome_of, style=style), sources, pool, chunk=_AT_ONCE, unable=_unable)


def outcome_of(source: Source, style: Style) -> Outcome:
    """The outcome of one source; never raises for what the file holds."""
    try:
        extracted = extract_apart(
            source.content(), source.name, letters=style.letters, most_scanned=style.most_scanned
        )
        remarks = tuple(remark.sentence for remark in extracted.remarks)
        return Outcome(source, _written(read(extracted.text), extracted, source.name, style), remarks=remarks)
    except Unreadable as refusal:
        return Outcome(source, refusal=refusal.sentence)
    except OSError as error:
        return Outcome(source, refusal=_sentence_of(error))
    except Exception as error:  # one file must not stop the others; the reader's own fault is named as such
        return _unable(source, error)


def _unable(source: Source, error: BaseException) -> Outcome:
    return Outcome(source, refusal=f"Chương trình gặp lỗi khi đọc tệp này ({type(error).__name__}).")


def _written(reading: Reading, extracted: Extracted, name: str, style: Style) -> str:
    match style.format:
        case Format.TABLE:
            return table_of(
                reading, extracted.text, name=name, width=style.width, is_coloured=style.is_coloured
            )
        case Format.HTML:
            return reading.to_html(extracted.text, name=name)
        case Format.JSON:
            value = reading.to_json(name=name, sha256=extracted.sha256)
            indent = None if style.is_on_one_line else 2
            return json.dumps(value, ensure_ascii=False, indent=indent) + "\n"


def _sentence_of(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "Không tìm thấy tệp. Hãy kiểm tra lại đường dẫn."
        case PermissionError():
            return "Không có quyền đọc tệp."
    return f"Không đọc được tệp từ ổ đĩa ({error.strerror})."


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
