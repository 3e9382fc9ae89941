"""The process in which files are opened for `apart`: a line of JSON and bytes in, a line of JSON out."""

from __future__ import annotations

import json
import resource
import sys
from base64 import b64decode, b64encode
from contextlib import suppress
from dataclasses import asdict
from typing import IO, Any, Final

from cotmoc.extraction.extract import extract
from cotmoc.extraction.legacy import Letters
from cotmoc.extraction.picture import picture_of
from cotmoc.extraction.refusals import Code, Unreadable
from cotmoc.extraction.sheets import sheet_of
from cotmoc.extraction.signatures import signatures_of

# A 20 MB file at its worst needs half of it; the machines of an office have 4 GB and more.
_MOST_MEMORY: Final = 2 * 1024 * 1024 * 1024


def serve(questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answer until there are no more questions."""
    for line in questions:
        question = json.loads(line)
        content = questions.read(question["size"])
        answers.write(json.dumps(_answer(content, question)).encode() + b"\n")
        answers.flush()


def _answer(content: bytes, question: dict[str, Any]) -> dict[str, Any]:
    try:
        if "trusted" in question:
            return _signatures(content, question)
        if "sheet" in question:
            return _sheet(content, question)
        return _picture(content, question) if "page" in question else _text(content, question)
    except Unreadable as refusal:
        return {"refused": refusal.code}
    except MemoryError:
        return {"refused": Code.TOO_HEAVY}
    except Exception as fault:  # our own; it must not look like the file's
        return {"fault": type(fault).__name__}


def _text(content: bytes, question: dict[str, Any]) -> dict[str, Any]:
    letters = Letters(question["letters"]) if question["letters"] else None
    most_scanned = question.get("most_scanned", 0)
    return extract(content, question["name"], letters=letters, most_scanned=most_scanned).to_json()


def _sheet(content: bytes, question: dict[str, Any]) -> dict[str, Any]:
    letters = Letters(question["letters"]) if question["letters"] else None
    return sheet_of(content, question["sheet"], letters=letters).to_json()


def _signatures(content: bytes, question: dict[str, Any]) -> dict[str, Any]:
    trusted = [b64decode(each) for each in question["trusted"]]
    return {"signatures": [each.to_json() for each in signatures_of(content, trusted)]}


def _picture(content: bytes, question: dict[str, Any]) -> dict[str, Any]:
    picture = picture_of(content, question["page"])
    return {**asdict(picture), "png": b64encode(picture.png).decode("ascii")}


def _bound_memory() -> None:
    """Where the system can; it is the time that bounds it elsewhere."""
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


if __name__ == "__main__":
    _bound_memory()
    serve(sys.stdin.buffer, sys.stdout.buffer)
