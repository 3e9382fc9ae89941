"""Extraction by a process of its own, which is stopped when a file asks for too much time or memory.

The libraries under it are written in C: no exception stops them in the middle of a page, and a fault of
theirs ends the process. The answer comes back as JSON, because nothing that a file may have taken hold of is
trusted with more.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Sequence
from contextlib import suppress
from threading import Lock, Timer
from typing import IO, Any, Final

from cotmoc.extraction.extract import extract
from cotmoc.extraction.forms import form_of
from cotmoc.extraction.legacy import Letters
from cotmoc.extraction.outcome import Extracted, Form, Remark
from cotmoc.extraction.picture import Picture
from cotmoc.extraction.refusals import Code, Secret, Unreadable, refuse_larger
from cotmoc.extraction.sheets import Sheet
from cotmoc.extraction.signatures import Signature, Verdict, is_signed

# The longest texts that are read take some ten seconds on a slow machine.
LONGEST: Final = 60.0
_LONGEST_OF_SIGNATURES: Final = 20.0
_LONGEST_OF_PAGE: Final = 15.0  # of a scan
_OF_SCANS: Final = (Code.NO_TEXT_LAYER, Code.PICTURE)
_MOST_IDLE: Final = 2

_idle: list[_Worker] = []
_idle_lock = Lock()


def extract_apart(
    content: bytes,
    name: str,
    *,
    letters: Letters | None = None,
    most_scanned: int = 0,
    seconds: float = LONGEST,
) -> Extracted:
    """The same as `extract`, and Unreadable for a file that takes longer or more memory than it may.

    The pages of a scan that may be recognised have more time. Plain text, which needs no library, is taken
    here.
    """
    refuse_larger(len(content))
    if _is_plain(content, name):
        return extract(content, name, letters=letters)
    about = {"name": name, "letters": letters}
    try:
        taken = _taken(content, about, seconds)
    except Unreadable as refusal:
        if refusal.code not in _OF_SCANS or not most_scanned:
            raise
    else:
        if Remark.PAGES_WITHOUT_TEXT not in taken.remarks or not most_scanned:
            return taken
    # Only a scan has the time that recognising takes.
    return _taken(content, {**about, "most_scanned": most_scanned}, seconds + most_scanned * _LONGEST_OF_PAGE)


def _taken(content: bytes, about: dict[str, Any], seconds: float) -> Extracted:
    return Extracted.from_json(_asked(content, about, seconds))


def _is_plain(content: bytes, name: str) -> bool:
    with suppress(Unreadable):  # said by whoever extracts it
        return form_of(content, name) is Form.TXT
    return False


def picture_apart(content: bytes, page: int, *, seconds: float = LONGEST) -> Picture:
    """The same as `picture_of`, and Unreadable for a page that takes longer or more memory than it may."""
    answer = _asked(content, {"page": page}, seconds)
    return Picture(**{**answer, "png": b64decode(answer["png"])})


def sheet_apart(
    content: bytes, name: str, *, letters: Letters | None = None, seconds: float = LONGEST
) -> Sheet:
    """The same as `sheet_of`, and Unreadable for a file that takes longer or more memory than it may."""
    refuse_larger(len(content))
    return Sheet.from_json(_asked(content, {"sheet": name, "letters": letters}, seconds))


def signatures_apart(
    content: bytes, trusted: Sequence[bytes], *, seconds: float = _LONGEST_OF_SIGNATURES
) -> tuple[Signature, ...]:
    """The same as `signatures_of`; one `UNCHECKED` for a file that takes more time or memory than it may."""
    if not is_signed(content):
        return ()
    about = {"trusted": [b64encode(each).decode("ascii") for each in trusted]}
    try:
        answer = _asked(content, about, seconds)
    except (Unreadable, RuntimeError):
        return (Signature(Verdict.UNCHECKED),)
    return tuple(map(Signature.from_json, answer["signatures"]))


def _asked(content: bytes, about: dict[str, Any], seconds: float) -> dict[str, Any]:
    worker = _idle_worker() or _Worker()
    answer = worker.asked(content, about, seconds)
    _keep(worker)
    if "refused" in answer:
        code = Code(answer["refused"])
        raise Secret(code) if code is Code.SECRET else Unreadable(code)
    if "fault" in answer:
        raise RuntimeError(answer["fault"])
    return answer


class _Worker:
    """A process that extracts one file after the other; it ends with the process that started it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "cotmoc.extraction"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # an interrupt at the terminal is its parent's
        )

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def asked(self, content: bytes, about: dict[str, Any], seconds: float) -> dict[str, Any]:
        """The answer; Unreadable when the time is over, or the file ended the process."""
        timer = Timer(seconds, self._kill)
        timer.start()
        try:
            return self._exchanged(content, about)
        except (OSError, EOFError) as error:
            self.end()
            raise Unreadable(Code.TOO_HEAVY) from error
        except BaseException:  # interrupted: the answer would be taken for that of the next file
            self.end()
            raise
        finally:
            timer.cancel()

    def _exchanged(self, content: bytes, about: dict[str, Any]) -> dict[str, Any]:
        questions, answers = _open(self._process.stdin), _open(self._process.stdout)
        questions.write(json.dumps({**about, "size": len(content)}).encode() + b"\n")
        questions.write(content)
        questions.flush()
        line = answers.readline()
        if not line.endswith(b"\n"):
            raise EOFError
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _kill(self) -> None:
        """Stop the process and those that it has started, which are of its session."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def end(self) -> None:
        """Stop the process and wait for its end."""
        self._kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            try:
                _open(pipe).close()
            except OSError:  # what was not yet written goes to nobody
                continue


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise EOFError
    return pipe


def _idle_worker() -> _Worker | None:
    """A living worker that waits for work, if there is one."""
    with _idle_lock:
        while _idle:
            worker = _idle.pop()
            if worker.is_alive:
                return worker
            worker.end()
    return None


def _keep(worker: _Worker) -> None:
    with _idle_lock:
        if len(_idle) < _MOST_IDLE:
            _idle.append(worker)
            return
    worker.end()


def _forget_workers() -> None:
    """A forked process would speak into the pipes of its parent's workers."""
    global _idle_lock  # noqa: PLW0603 - another thread of the parent may have held it
    _idle_lock = Lock()
    _idle.clear()


os.register_at_fork(after_in_child=_forget_workers)
