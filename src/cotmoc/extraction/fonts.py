"""The fonts of a DOCX that say which letters were typed: .VnTime draws TCVN3, VNI-Times draws VNI."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from cotmoc.extraction.legacy import Letters, converted

_OF_NAME = ((re.compile(r"\.?Vn[A-Z3]"), Letters.TCVN3), (re.compile(r"VNI[ -]"), Letters.VNI))
_OLD = re.compile(rb"[\"'](?:\.?Vn[A-Z3]|VNI[ -])")  # as an attribute of the XML
_DRAWS_CAPITALS = re.compile(r"\.Vn\w*H\b")
_SLOTS = ("ascii", "hAnsi")  # the fonts of Latin letters
_DEEPEST = 20  # styles that stand one on the other


@dataclass(frozen=True, slots=True)
class Fonts:
    """The font of each style, that of the whole document under the name "", and whether any is an old one."""

    by_style: dict[str, str] = field(default_factory=dict)
    has_old: bool = False

    def meant(self, words: str, run: etree._Element, style: str) -> str:
        """The words of a run in a paragraph of a style, in Unicode as far as a font says how."""
        if not self.has_old:
            return words
        font = _font_in(run, "rPr") or self.by_style.get(_style_of(run, "rPr")) or self.by_style.get(style)
        font = font or self.by_style.get("", "")
        letters = next((letters for name, letters in _OF_NAME if name.match(font)), None)
        if letters is None:
            return words
        unicode_words = converted(words, letters)
        return unicode_words.upper() if _DRAWS_CAPITALS.match(font) else unicode_words


def fonts_of(styles: etree._Element | None, *, body: bytes) -> Fonts:
    """The fonts that the styles of a document name, beside those in its body."""
    if styles is None:
        return Fonts(has_old=_OLD.search(body) is not None)
    own, parents, default = {}, {}, ""
    for style in styles.iter("{*}style"):
        name = _value(style, "styleId")
        own[name] = _font_in(style, "rPr")
        parents[name] = next((_value(based, "val") for based in style.iter("{*}basedOn")), "")
        if _value(style, "default") == "1" and _value(style, "type") == "paragraph":
            default = name
    document = next((_font_in(defaults, "rPr") for defaults in styles.iter("{*}rPrDefault")), "")
    by_style = {name: next(_fonts_below(name, own, parents), "") for name in own}
    by_style |= {"": by_style.get(default, "") or document}
    is_styled = any(name.match(font) for font in by_style.values() for name, _letters in _OF_NAME)
    return Fonts(by_style, has_old=is_styled or _OLD.search(body) is not None)


def _fonts_below(style: str, own: dict[str, str], parents: dict[str, str]) -> Iterator[str]:
    for _step in range(_DEEPEST):
        if own.get(style):
            yield own[style]
        style = parents.get(style, "")


def style_of(paragraph: etree._Element) -> str:
    """The name of the style of a paragraph; empty for the usual one."""
    return _style_of(paragraph, "pPr")


def _style_of(element: etree._Element, properties: str) -> str:
    found = element.find(f"{{*}}{properties}/{{*}}{properties[0]}Style")
    return "" if found is None else _value(found, "val")


def _font_in(element: etree._Element, properties: str) -> str:
    found = element.find(f"{{*}}{properties}/{{*}}rFonts")
    named = [] if found is None else [_value(found, slot) for slot in _SLOTS]
    return next((name for name in named if name), "")


def _value(element: etree._Element, attribute: str) -> str:
    """An attribute, whatever the namespace of the file's age."""
    return next(
        (str(value) for name, value in element.attrib.items() if str(name).rpartition("}")[2] == attribute),
        "",
    )
