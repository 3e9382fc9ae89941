"""The way of a file: size, name, form, text, marks of secrecy, language."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from cotmoc.extraction import docx, html, language, pdf
from cotmoc.extraction.decoding import decode
from cotmoc.extraction.forms import form_of
from cotmoc.extraction.outcome import MEDIA_TYPES, Extracted, Form, Remark, Taken
from cotmoc.extraction.refusals import LONGEST_TEXT, Code, Secret, Unreadable, refuse_larger
from cotmoc.extraction.secrecy import mark_in_name, mark_of


def extract(content: bytes, name: str) -> Extracted:
    """The text of a file of up to 20 MB; raises Unreadable, or Secret when the file or its name bears a mark.

    `name` is the file's name without its folder; it may bear a mark, and tells doubtful HTML from plain text.
    """
    refuse_larger(len(content))
    if mark_in_name(name):
        raise Secret
    form = form_of(content, name)
    taken = _TAKERS[form](content)
    _refuse_marked(taken)
    remarks = (*taken.remarks, *_judge(taken.text))
    return Extracted(
        text=taken.text,
        form=form,
        media_type=MEDIA_TYPES[form],
        sha256=sha256(content).hexdigest(),
        encoding=taken.encoding,
        pages=taken.pages,
        remarks=remarks,
    )


def _take_txt(content: bytes) -> Taken:
    decoded = decode(content)
    remarks = (Remark.DAMAGED_CHARACTERS,) if decoded.is_damaged else ()
    return Taken(decoded.text, (decoded.text,), decoded.encoding, remarks=remarks)


_TAKERS: dict[Form, Callable[[bytes], Taken]] = {
    Form.TXT: _take_txt,
    Form.HTML: html.take,
    Form.DOCX: docx.take,
    Form.PDF: pdf.take,
}


def _refuse_marked(taken: Taken) -> None:
    if any(mark_of(piece) for piece in taken.stamped):
        raise Secret


def _judge(text: str) -> tuple[Remark, ...]:
    """Refuse what is empty, too long, in a legacy encoding or not Vietnamese."""
    if not text.strip().strip("\ufeff"):
        raise Unreadable(Code.EMPTY)
    if len(text) > LONGEST_TEXT:
        raise Unreadable(Code.TOO_LONG)
    if language.is_in_legacy_letters(text):
        raise Unreadable(Code.LEGACY_ENCODING)
    match language.tongue_of(text):
        case language.Tongue.FOREIGN:
            raise Unreadable(Code.NOT_VIETNAMESE)
        case language.Tongue.UNACCENTED:
            return (Remark.UNACCENTED,)
        case _:
            return ()
