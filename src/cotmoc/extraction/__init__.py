"""The bytes of a file → its text: pure functions, nothing stored, logged or sent anywhere.

`extract` is the door; `extract_apart` leads to it through a process of its own, for files that anybody may
bring. A .txt keeps its text exactly as it was decoded, so that the offsets of a reading
are offsets of the file; a leading U+FEFF of a UTF-8 file stays for the same reason. HTML, DOCX and PDF have
no text of their own form: theirs is made here, in NFC, one paragraph a line.
"""

from __future__ import annotations

from cotmoc.extraction.apart import extract_apart, picture_apart, sheet_apart, signatures_apart
from cotmoc.extraction.extract import extract
from cotmoc.extraction.legacy import Letters
from cotmoc.extraction.outcome import Extracted, Form, Placed, Remark
from cotmoc.extraction.picture import Picture
from cotmoc.extraction.refusals import LARGEST, Code, Secret, Unreadable, refuse_larger
from cotmoc.extraction.secrecy import Mark, mark_in_name, mark_of
from cotmoc.extraction.sheets import Cell, Sheet, sheet_of
from cotmoc.extraction.signatures import Signature, Verdict

__all__ = [
    "LARGEST",
    "Cell",
    "Code",
    "Extracted",
    "Form",
    "Letters",
    "Mark",
    "Picture",
    "Placed",
    "Remark",
    "Secret",
    "Sheet",
    "Signature",
    "Unreadable",
    "Verdict",
    "extract",
    "extract_apart",
    "mark_in_name",
    "mark_of",
    "picture_apart",
    "refuse_larger",
    "sheet_apart",
    "sheet_of",
    "signatures_apart",
]
