"""Each bad file gets its own sentence."""

from __future__ import annotations

import gzip
import pickle
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from tests.extraction.made_files import TEXT, docx, ole, paragraph, part, pdf

from cotmoc.extraction import LARGEST, Code, Secret, Unreadable, extract, refuse_larger

ENGLISH = (
    "The committee met in the morning and decided to build three new roads before the end of the year. " * 3
)
RUSSIAN = "Комитет собрался утром и решил построить три новые дороги до конца года."
CHINESE = "委員會今天早上開會並決定在年底之前修建三條新道路和一座橋樑"
# Too few words to say in which of the two legacy encodings they are.
TCVN3 = "Uû ban nh©n d©n x·"
VNI = "UÛy ban nhaân daân xaõ"


def code_of(content: bytes, name: str = "a.txt") -> Code:
    with pytest.raises(Unreadable) as refused:
        extract(content, name)
    return refused.value.code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", Code.EMPTY),
        (b" \r\n\t\n", Code.EMPTY),
        (b"\xef\xbb\xbf \n", Code.EMPTY),
        (b"<html><body><script>x()</script></body></html>", Code.EMPTY),
        (bytes(range(256)) * 20, Code.NOT_TEXT),
        (gzip.compress(b"x" * 1000), Code.ARCHIVE),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), Code.PICTURE),
        (b"\xff\xd8\xff\xe0" + bytes(100), Code.PICTURE),
        (b"{\\rtf1\\ansi a}", Code.RICH_TEXT),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", Code.WEB_ARCHIVE),
        (ole("WordDocument"), Code.OLD_WORD),
        (ole("EncryptedPackage"), Code.PASSWORD),
        (ole("Workbook"), Code.OTHER_OFFICE),
        (docx(paragraph(TEXT))[:-40], Code.BROKEN),
        (docx(paragraph("<w:unclosed>")), Code.BROKEN),
        (docx(""), Code.EMPTY),
        (b"<html>" + b"<div>" * 5_000 + TEXT.encode(), Code.BROKEN),
        (b"%PDF-1.7\nnothing more", Code.BROKEN),
        (pdf([]), Code.NO_TEXT_LAYER),
        (pdf([(72, 700, TEXT)], encrypted=True), Code.PASSWORD),
        (ENGLISH.encode(), Code.NOT_VIETNAMESE),
        (RUSSIAN.encode(), Code.NOT_VIETNAMESE),
        (CHINESE.encode(), Code.NOT_VIETNAMESE),
        (TCVN3.encode(), Code.LEGACY_ENCODING),
        (TCVN3.encode("latin-1"), Code.LEGACY_ENCODING),
        (VNI.encode(), Code.LEGACY_ENCODING),
        (VNI.encode("latin-1"), Code.LEGACY_ENCODING),
        (RUSSIAN.encode("koi8-r"), Code.UNKNOWN_ENCODING),
    ],
)
def test_a_bad_file_is_refused(content: bytes, code: Code) -> None:
    assert code_of(content) is code


def test_a_file_of_50_mb_is_refused_before_it_is_read() -> None:
    assert code_of(b"a" * (50 * 1024 * 1024)) is Code.TOO_LARGE
    with pytest.raises(Unreadable, match="20 MB"):
        refuse_larger(LARGEST + 1)
    refuse_larger(LARGEST)


def zipped(**members: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return made.getvalue()


def test_a_swelling_docx_is_refused_before_it_is_unpacked() -> None:
    body = part("document", "").encode() + b" " * (70 * 1024 * 1024)
    bomb = zipped(**{"[Content_Types].xml": b"<Types/>", "word__document.xml": body})
    assert len(bomb) < 200_000
    assert code_of(bomb) is Code.ZIP_BOMB


def test_a_docx_whose_parts_are_too_large_together_is_refused() -> None:
    """No part shrinks more than a text may; the running heads are parsed all the same."""
    margin = part("hdr", paragraph(Random(1).randbytes(2_000).hex() * 2_300)).encode()
    heads = {f"word__header{number}.xml": margin for number in range(6)}
    body = part("document", paragraph(TEXT)).encode()
    assert code_of(zipped(**{"word__document.xml": body}, **heads)) is Code.ZIP_BOMB
    assert extract(zipped(**{"word__document.xml": body, "word__header1.xml": margin}), "a.docx").text == TEXT


def test_a_docx_of_too_many_parts_is_refused() -> None:
    parts = {f"word__media__{number}.png": b"" for number in range(5_001)}
    assert code_of(zipped(word__document=b"", **{"word__document.xml": b"<a/>"}, **parts)) is Code.ZIP_BOMB


def test_entities_of_a_docx_do_not_swell() -> None:
    entities = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 9))
    xml = f"<!DOCTYPE d [<!ENTITY e0 'aaaaaaaaaa'>{entities}]>" + part("document", paragraph("&e8;"))[38:]
    assert code_of(zipped(**{"word__document.xml": xml.encode()})) in (Code.EMPTY, Code.BROKEN)


def test_a_docx_with_a_broken_member_is_refused() -> None:
    content = bytearray(docx(paragraph(TEXT)))
    place = content.index(b"word/document.xml") + 40
    content[place : place + 20] = bytes(20)
    assert code_of(bytes(content)) is Code.BROKEN


@pytest.mark.parametrize(
    ("member", "code"), [("xl__workbook.xml", Code.ARCHIVE), ("mimetype", Code.OTHER_OFFICE)]
)
def test_other_archives_are_named(member: str, code: Code) -> None:
    assert code_of(zipped(**{member: b"a"})) is code


def test_every_refusal_has_a_sentence_that_says_what_to_do() -> None:
    for code in Code:
        sentence = str(Unreadable(code))
        assert "Hãy" in sentence or "hãy" in sentence
        assert sentence.endswith(".")


@pytest.mark.parametrize("refusal", [Unreadable(Code.BROKEN), Secret()])
def test_a_refusal_travels_between_processes(refusal: Unreadable) -> None:
    copy = pickle.loads(pickle.dumps(refusal))
    assert type(copy) is type(refusal)
    assert (copy.code, str(copy)) == (refusal.code, str(refusal))
