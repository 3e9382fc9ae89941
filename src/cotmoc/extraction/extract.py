"""The way of a file: size, name, form, text, marks of secrecy, language."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from cotmoc.extraction import docx, html, language, scans
from cotmoc.extraction.decoding import decode
from cotmoc.extraction.forms import form_of
from cotmoc.extraction.legacy import Letters, converted, converted_in_pieces, letters_of
from cotmoc.extraction.outcome import MEDIA_TYPES, Extracted, Form, Remark, Taken
from cotmoc.extraction.refusals import LONGEST_TEXT, Code, Secret, Unreadable, refuse_larger
from cotmoc.extraction.secrecy import mark_in_name, mark_of


def extract(content: bytes, name: str, *, letters: Letters | None = None, most_scanned: int = 0) -> Extracted:
    """The text of a file of up to 20 MB; raises Unreadable, or Secret when the file or its name bears a mark.

    `name` is the file's name without its folder; it may bear a mark, and tells doubtful HTML from plain text.
    `letters` says what a text outside Unicode was typed in, where it does not show that itself. The words of
    up to `most_scanned` pages that are pictures are recognised, which takes some five seconds a page.
    """
    refuse_larger(len(content))
    if mark_in_name(name):
        raise Secret
    form = form_of(content, name)
    taken = _in_unicode(_take(content, form, letters, most_scanned), letters)
    _refuse_marked(taken)
    remarks = (*taken.remarks, *_judge(taken.text))
    return Extracted(
        text=taken.text,
        form=form,
        media_type=MEDIA_TYPES[form],
        sha256=sha256(content).hexdigest(),
        encoding=taken.encoding,
        pages=taken.pages,
        lines=taken.lines,
        remarks=remarks,
    )


def _take(content: bytes, form: Form, letters: Letters | None, most_scanned: int) -> Taken:
    is_legacy = letters is not None
    match form:
        case Form.HTML:
            return html.take(content, is_legacy=is_legacy)
        case Form.DOCX:
            return docx.take(content)
        case Form.PDF:
            return scans.take_pdf(content, most_scanned)
        case Form.PNG | Form.JPEG:
            return scans.take_picture(content, most_scanned)
        case Form.TXT:
            return _take_txt(content, is_legacy=is_legacy)


def _take_txt(content: bytes, *, is_legacy: bool) -> Taken:
    decoded = decode(content, is_legacy=is_legacy)
    remarks = (Remark.DAMAGED_CHARACTERS,) if decoded.is_damaged else ()
    return Taken(decoded.text, (decoded.text,), decoded.encoding, remarks=remarks)


def _in_unicode(taken: Taken, asked: Letters | None) -> Taken:
    """The text with the letters of TCVN3 or VNI converted; as it is where nothing says which they are."""
    if not language.is_in_legacy_letters(taken.text) and language.is_surely_vietnamese(taken.text):
        return taken
    letters = asked or (letters_of(taken.text) if language.is_in_legacy_letters(taken.text) else None)
    if letters is None:
        return taken
    text, moved = converted_in_pieces(taken.text, letters, taken.edges())
    return replace(
        taken,
        text=text,
        pages=tuple(moved[start] for start in taken.pages),
        lines=tuple(replace(line, start=moved[line.start], end=moved[line.end]) for line in taken.lines),
        stamped=tuple(converted(piece, letters) for piece in taken.stamped),
        encoding=letters.value,
        remarks=(*taken.remarks, Remark.CONVERTED),
    )


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
