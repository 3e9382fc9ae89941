"""Files made for the tests, byte by byte: good ones and bad ones."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

TEXT = (
    "Sáng 12/3/2024, Ủy ban nhân dân tỉnh Hà Lĩnh tổ chức hội nghị sơ kết 5 năm thực hiện Nghị quyết số "
    "33-NQ/TW của Bộ Chính trị. Lãnh đạo tỉnh yêu cầu các sở, ngành tiếp tục phối hợp chặt chẽ."
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def paragraph(text: str) -> str:
    """A paragraph of a DOCX."""
    return f"<w:p><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of a DOCX whose cells hold the given XML."""
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def part(tag: str, inner: str) -> str:
    """One XML part of a DOCX."""
    return f"<?xml version='1.0' encoding='UTF-8'?><w:{tag} xmlns:w='{_W}'>{inner}</w:{tag}>"


def docx(body: str = "", **parts: str) -> bytes:
    """A DOCX with a body and further parts of the folder `word`, by their names."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", xml)
    return made.getvalue()


def ole(stream: str) -> bytes:
    """The head of an old Office container that names one stream."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(512)


def pdf(
    *pages: list[tuple[int, int, str]], encrypted: bool = False, picture: bool = False, stamp: str = ""
) -> bytes:
    """A PDF whose pages hold lines (x, y, text) in one font that says what its letters mean.

    `encrypted` asks for a password that nobody has; `picture` covers each page with an image; `stamp` is laid
    over each page as an annotation.
    """
    letters = sorted({letter for page in pages for _, _, text in page for letter in text})
    codes = {letter: index + 1 for index, letter in enumerate(letters)}
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        _page_tree(len(pages)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 4 0 R/FirstChar 1/LastChar "
        + f"{len(letters)}/Widths[{'500 ' * len(letters)}]>>".encode(),
        _stream(_meanings(codes)),
        _stream(
            b"\x00", b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
        ),
    ]
    for number, page in enumerate(pages):
        objects += [_page(7 + 2 * number, stamp), _stream(_drawn(page, codes, picture=picture))]
    return _file(objects, encrypted=encrypted)


def _page_tree(count: int) -> bytes:
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(count))
    return f"<</Type/Pages/Count {count}/Kids[{kids}]>>".encode()


def _page(content: int, stamp: str) -> bytes:
    words = (b"\xfe\xff" + stamp.encode("utf-16-be")).hex() if stamp else ""
    note = f"/Annots[<</Type/Annot/Subtype/Stamp/Rect[9 9 99 99]/Contents<{words}>>>]" if stamp else ""
    return (
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>/XObject<</I 5 0 R>>>>"
        f"/Contents {content} 0 R{note}>>"
    ).encode()


def _stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(content), content)


def _meanings(codes: dict[str, int]) -> bytes:
    pairs = "\n".join(f"<{code:02x}> <{ord(letter):04x}>" for letter, code in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def "
        "1 begincodespacerange <00> <ff> endcodespacerange "
        f"{len(codes)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    ).encode()


def _drawn(page: list[tuple[int, int, str]], codes: dict[str, int], *, picture: bool) -> bytes:
    drawn = ["q 595 0 0 842 0 0 cm /I Do Q"] if picture else []
    for x, y, text in page:
        shown = "".join(f"{codes[letter]:02x}" for letter in text)
        drawn.append(f"BT /F 12 Tf {x} {y} Td <{shown}> Tj ET")
    return "\n".join(drawn).encode()


def _file(objects: list[bytes], *, encrypted: bool) -> bytes:
    made = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<</Size %d/Root 1 0 R%s>>\n" % (len(objects) + 1, _LOCK if encrypted else b"")
    made += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(made)


_LOCK = (
    b"/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]"
    b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + b"ab" * 32 + b">/U<" + b"cd" * 32 + b">>>"
)
