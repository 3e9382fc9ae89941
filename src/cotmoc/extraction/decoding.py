"""Bytes → characters: Unicode in its forms, Windows-1258, and Windows-1252 in which TCVN3 and VNI show."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from cotmoc.extraction import language
from cotmoc.extraction.refusals import Code, Unreadable

_MARKED = (  # the longer marks first: that of UTF-32-LE begins with that of UTF-16-LE
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# All but tab, line ends, page end and the end of file of DOS.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_MOST_CONTROLS = 0.01
_MOST_DAMAGE = 0.02


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text exactly as its bytes say; `is_damaged` when U+FFFD stands for bytes that are no characters."""

    text: str
    encoding: str
    is_damaged: bool = False


def decode(content: bytes, declared: str | None = None, *, is_legacy: bool = False) -> Decoded:
    """The characters of the bytes, the `declared` encoding tried after Unicode; raises Unreadable.

    Letters of TCVN3 and VNI stay as Windows-1252 shows them; `is_legacy` says that bytes outside Unicode are
    such.
    """
    decoded = (
        _with_mark(content)
        or _utf_16_without_mark(content)
        or _utf_8(content)
        or _declared(content, declared)
    )
    decoded = decoded or _eight_bit(content, is_legacy=is_legacy)
    if len(_CONTROLS.findall(decoded.text)) > _MOST_CONTROLS * len(decoded.text):
        raise Unreadable(Code.NOT_TEXT)
    return decoded


def _with_mark(content: bytes) -> Decoded | None:
    for mark, encoding in _MARKED:
        if content.startswith(mark):
            return _strictly(content, encoding)
    return None


def _strictly(content: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(content.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _utf_16_without_mark(content: bytes) -> Decoded | None:
    """Latin text in UTF-16 has a zero in most pairs; anything else with zeros is no text."""
    if b"\x00" not in content:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        decoded = _strictly(content, encoding)
        if decoded and language.is_surely_vietnamese(decoded.text):
            return decoded
    raise Unreadable(Code.NOT_TEXT)


def _utf_8(content: bytes) -> Decoded | None:
    """UTF-8, also when it was cut inside the last character or a few of its bytes are damaged."""
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and error.start > 0:
            return Decoded(content[: error.start].decode("utf-8"), "utf-8", is_damaged=True)
    return _damaged_utf_8(content)


def _damaged_utf_8(content: bytes) -> Decoded | None:
    text = content.decode("utf-8", errors="replace")
    beyond_ascii = sum(character > "\x7f" for character in text)
    if text.count("\ufffd") > _MOST_DAMAGE * beyond_ascii:
        return None
    return Decoded(text, "utf-8", is_damaged=True)


def _declared(content: bytes, declared: str | None) -> Decoded | None:
    """What the file says of itself, when the text then is Vietnamese: editors often say wrong."""
    decoded = _strictly(content, declared) if declared else None
    if decoded and language.tongue_of(decoded.text) is language.Tongue.VIETNAMESE:
        return decoded
    return None


def _eight_bit(content: bytes, *, is_legacy: bool) -> Decoded:
    seen = content.decode("latin-1")
    if len(_CONTROLS.findall(seen)) > _MOST_CONTROLS * len(seen):
        raise Unreadable(Code.NOT_TEXT)
    if is_legacy or language.is_in_legacy_letters(seen):
        return _strictly(content, "windows-1252") or Decoded(seen, "latin-1")
    decoded = _strictly(content, "cp1258")
    if decoded and language.is_surely_vietnamese(decoded.text):
        return Decoded(decoded.text, "windows-1258")
    raise Unreadable(Code.UNKNOWN_ENCODING)
