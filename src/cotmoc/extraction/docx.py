"""A DOCX → its paragraphs and tables in document order, one paragraph a line, cells by tab.

Read from the XML itself: content controls, text boxes, headers and tracked changes count here, and nothing is
unpacked before the archive was found harmless. Numbers that Word counts by itself are not in the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from unicodedata import normalize
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError

from lxml import etree

from cotmoc.extraction.fonts import Fonts, fonts_of, style_of
from cotmoc.extraction.outcome import Remark, Taken
from cotmoc.extraction.refusals import Code, Unreadable

# An office's longest files have some 300 parts and 20 MB of XML, which shrinks to a tenth or a twentieth. Of
# all parts only those that are parsed are unpacked; in memory XML takes eight times its size.
_MOST_PARTS: Final = 5_000
_LARGEST_PARSED: Final = 48 * 1024 * 1024
_LARGEST_WHOLE: Final = 128 * 1024 * 1024
_MOST_SHRUNK: Final = 200
_SMALL_PART: Final = 1024 * 1024  # a small part may shrink as it likes
_IS_ENCRYPTED: Final = 0x1

_BODY = "word/document.xml"
_MARGINS = ("word/header", "word/footer")
_TITLES = "docProps/core.xml"
_STYLES = "word/styles.xml"
_LINE_BREAKS = frozenset({"br", "cr"})
_TABS = frozenset({"tab", "ptab"})
_ELSEWHERE = frozenset({"Fallback", "moveFrom", "pPr", "rPr"})  # said twice, moved away, or no text
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})
_WIDEST_LAYOUT = 2  # columns of the tables that set head and signature side by side


def take(content: bytes) -> Taken:
    """The text of a DOCX; raises Unreadable for a broken, protected or swelling one."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            _refuse_harmful(archive.infolist())
            return _take(archive)
    except (BadZipFile, ZlibError, EOFError, OSError, KeyError, NotImplementedError, ValueError) as error:
        raise Unreadable(Code.BROKEN) from error
    except etree.XMLSyntaxError as error:
        raise Unreadable(Code.BROKEN) from error


def _refuse_harmful(parts: list[ZipInfo]) -> None:
    if any(part.flag_bits & _IS_ENCRYPTED for part in parts):
        raise Unreadable(Code.PASSWORD)
    is_swollen = (
        len(parts) > _MOST_PARTS
        or sum(part.file_size for part in parts) > _LARGEST_WHOLE
        or sum(part.file_size for part in parts if _is_parsed(part.filename)) > _LARGEST_PARSED
        or any(map(_is_swollen, parts))
    )
    if is_swollen:
        raise Unreadable(Code.ZIP_BOMB)


def _is_swollen(part: ZipInfo) -> bool:
    return part.file_size > _SMALL_PART and part.file_size > _MOST_SHRUNK * max(part.compress_size, 1)


def _is_parsed(name: str) -> bool:
    return name in (_BODY, _TITLES, _STYLES) or _is_margin(name)


def _is_margin(name: str) -> bool:
    return name.startswith(_MARGINS) and name.endswith(".xml")


def _take(archive: ZipFile) -> Taken:
    content = archive.read(_BODY)
    document = _parse(content)
    styles = _parse(archive.read(_STYLES)) if _STYLES in archive.namelist() else None
    words = _Words(fonts_of(styles, body=content))
    body = next((child for child in document if _name(child) == "body"), document)
    lines = [normalize("NFC", line) for line in words.lines_of(body)]
    text = "\n".join(lines)
    stamped = (text, *_stamped_elsewhere(archive, document, words))
    return Taken(text, stamped, encoding="utf-8", remarks=_remarks(document))


def _parse(xml: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(xml, parser)


def _stamped_elsewhere(archive: ZipFile, document: etree._Element, words: _Words) -> Iterator[str]:
    """Running heads, text boxes and the title among the properties: stamps stand there too."""
    for name in archive.namelist():
        if _is_margin(name):
            yield "\n".join(words.lines_of(_parse(archive.read(name))))
    for box in document.iter("{*}txbxContent"):
        yield "\n".join(words.lines_of(box))
    if _TITLES in archive.namelist():
        yield "\n".join(str(value) for value in _parse(archive.read(_TITLES)).itertext())


def _remarks(document: etree._Element) -> tuple[Remark, ...]:
    has_changes = next(document.iter("{*}ins", "{*}del"), None) is not None
    return (Remark.TRACKED_CHANGES,) if has_changes else ()


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a document's elements, in the letters that its fonts say."""

    fonts: Fonts

    def lines_of(self, parent: etree._Element) -> Iterator[str]:
        """The filled lines of all paragraphs and tables under `parent`, in order."""
        for child in parent:
            match _name(child):
                case "p":
                    yield from self._lines_of_paragraph(child)
                case "tbl":
                    yield from self._lines_of_table(child)
                case name if name in _WRAPPERS:
                    yield from self.lines_of(child)

    def _lines_of_paragraph(self, paragraph: etree._Element) -> Iterator[str]:
        text = "".join(self._pieces_of(paragraph, paragraph, style_of(paragraph)))
        yield from (line.strip(" ") for line in text.split("\n") if line.strip())
        for box in _boxes_of(paragraph):
            yield from self.lines_of(box)

    def _pieces_of(self, element: etree._Element, run: etree._Element, style: str) -> Iterator[str]:
        """The words of a paragraph without its text boxes."""
        for child in element:
            name = _name(child)
            if name == "t":
                yield self.fonts.meant(child.text or "", run, style)
            elif name in _TABS:
                yield "\t"
            elif name in _LINE_BREAKS:
                yield "\n"
            elif name == "noBreakHyphen":
                yield "-"
            elif name not in _ELSEWHERE and name != "txbxContent":
                yield from self._pieces_of(child, child if name == "r" else run, style)

    def _lines_of_table(self, table: etree._Element) -> Iterator[str]:
        for row in _inside(table, "tr"):
            cells = [list(self.lines_of(cell)) for cell in _inside(row, "tc")]
            if len(cells) <= _WIDEST_LAYOUT and any(len(cell) > 1 for cell in cells):
                yield from (line for cell in cells for line in cell)
            elif any(cells):
                yield "\t".join(" ".join(cell) for cell in cells)


def _boxes_of(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        name = _name(child)
        if name == "txbxContent":
            yield child
        elif name not in _ELSEWHERE:
            yield from _boxes_of(child)


def _inside(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table or cells of a row, also those inside content controls."""
    for child in parent:
        if _name(child) == name:
            yield child
        elif _name(child) in _WRAPPERS:
            yield from _inside(child, name)
