"""An HTML page → its main text, one paragraph a line, without menus, forms and other furniture."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Final
from unicodedata import normalize

from lxml import etree
from lxml import html as lxml_html

from cotmoc.extraction.decoding import decode
from cotmoc.extraction.outcome import Remark, Taken
from cotmoc.extraction.refusals import Code, Unreadable

_HEAD = 4096  # bytes in which a page names its encoding
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")  # lxml takes no characters that say they are bytes

_WORDS = json.loads((files(__package__) / "words" / "html.json").read_text("utf-8"))
_NO_TEXT = frozenset(_WORDS["without_text"])
_BLOCKS = frozenset(_WORDS["blocks"])
_FURNITURE = frozenset(_WORDS["furniture"])
_FURNITURE_ROLES = frozenset(_WORDS["furniture_roles"])
_FURNITURE_NAMES = re.compile(
    rf"(?:^|[\s_-])(?:{'|'.join(_WORDS['furniture_names'])})(?:$|[\s_-])", re.IGNORECASE
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MAIN: Final = ("main", "article")
_CELLS = frozenset({"td", "th"})
_GAPS = re.compile(r"[ \t\r\n\f]+")  # what HTML folds into one space; a no-break space stays
_CELL_END = "\x1f"  # stands for the gap between cells until spaces are folded
_LINE_END = "\x1e"


def take(content: bytes, *, is_legacy: bool = False) -> Taken:
    """The main text of a page; raises Unreadable when nothing can be made of the bytes."""
    found = _CHARSET.search(content[:_HEAD])
    decoded = decode(content, declared=found[1].decode("ascii") if found else None, is_legacy=is_legacy)
    page = _parse(decoded.text)
    remarks = (Remark.DAMAGED_CHARACTERS,) if decoded.is_damaged else ()
    whole = _text_of(page, with_furniture=True)
    text = _main_text(page)
    return Taken(text, (whole, text), decoded.encoding, remarks=remarks)


def _parse(text: str) -> etree._Element:
    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        page = lxml_html.document_fromstring(_DECLARATION.sub("", text.replace("\x00", "")), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise Unreadable(Code.EMPTY) from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise Unreadable(Code.BROKEN)  # nested deeper than any page; the rest would be lost unsaid
    return page


def _main_text(page: etree._Element) -> str:
    """The text of the page's main part, headed by the page's only h1 when that stands outside."""
    main = _main_part(page)
    text = _text_of(main)
    headings = [
        heading for heading in page.iter("h1") if not any(map(_is_furniture, heading.iterancestors()))
    ]
    if len(headings) == 1 and main not in headings[0].iterancestors():
        return f"{_text_of(headings[0])}\n{text}"
    return text


def _main_part(page: etree._Element) -> etree._Element:
    """The longest part that the page marks as main or article, when it is more than half of the text."""
    outermost = (part for part in page.iter(*_MAIN) if next(part.iterancestors(*_MAIN), None) is None)
    lengths = {part: len(_text_of(part)) for part in outermost}
    longest = max(lengths, key=lambda part: lengths[part], default=page)
    return longest if lengths.get(longest, 0) * 2 > len(_text_of(page)) else page


def _text_of(root: etree._Element, *, with_furniture: bool = False) -> str:
    joined = "".join(_pieces_of(root, with_furniture=with_furniture))
    lines = (_clean(line) for line in joined.split(_LINE_END))
    return normalize("NFC", "\n".join(line for line in lines if line))


def _clean(line: str) -> str:
    cells = [_GAPS.sub(" ", cell).strip(" ") for cell in line.split(_CELL_END)]
    return "\t".join(cells).strip("\t ")


def _pieces_of(root: etree._Element, *, with_furniture: bool) -> Iterator[str]:
    """The words in order, with signs where a line or a cell ends; without recursion, pages nest deeply."""
    walk = etree.iterwalk(root, events=("start", "end"))
    set_depth = 0  # how many <pre> are open: inside one a line's end is a line's end
    for event, element in walk:
        if event == "start":
            set_depth += element.tag == "pre"
            if element is not root and _is_left_out(element, with_furniture=with_furniture):
                walk.skip_subtree()
                continue
            yield _sign_before(element)
            yield _words(element.text, is_set=set_depth > 0)
        else:
            set_depth -= element.tag == "pre"
            yield _sign_after(element)
            yield _words(element.tail, is_set=set_depth > 0) if element is not root else ""


def _words(text: str | None, *, is_set: bool) -> str:
    return text.replace("\n", _LINE_END) if text and is_set else text or ""


def _sign_before(element: etree._Element) -> str:
    return _LINE_END if element.tag in _BLOCKS or element.tag == "br" else ""


def _sign_after(element: etree._Element) -> str:
    if element.tag in _CELLS:
        return _CELL_END
    return _LINE_END if element.tag in _BLOCKS else ""


def _is_left_out(element: etree._Element, *, with_furniture: bool) -> bool:
    if element.tag in _NO_TEXT:
        return True
    return not with_furniture and _is_furniture(element)


def _is_furniture(element: etree._Element) -> bool:
    if element.tag in ("body", "html", *_MAIN):
        return False
    if element.tag in _FURNITURE or element.get("role", "") in _FURNITURE_ROLES:
        return True
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")):
        return True
    if element.tag == "header":
        return next(element.iterancestors(*_MAIN), None) is None
    return _FURNITURE_NAMES.search(f"{element.get('class', '')} {element.get('id', '')}") is not None
