"""Texts in the letters of TCVN3 and VNI come out in Unicode; which of the two, the text or its fonts say."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from tests.extraction.made_files import docx, paragraph, part, pdf

from cotmoc.extraction import Code, Letters, Remark, Secret, Unreadable, extract, extract_apart

UNICODE = (
    "Ủy ban nhân dân tỉnh khẳng định quyết tâm giữ vững chủ quyền, sẵn sàng xử lý những vướng mắc "
    "về kỹ thuật ở cửa khẩu; kỵ binh nghĩa vụ đã nghỉ."
)
TCVN3 = (
    "Uû ban nh©n d©n tØnh kh¼ng ®Þnh quyÕt t©m gi÷ v÷ng chñ quyÒn, s½n sµng xö lý nh÷ng v\xadíng m¾c "
    "vÒ kü thuËt ë cöa khÈu; kþ binh nghÜa vô ®· nghØ."
)
VNI = (
    "Uûy ban nhaân daân tænh khaúng ñònh quyeát taâm giöõ vöõng chuû quyeàn, saün saøng xöû lyù nhöõng "
    "vöôùng maéc veà kyõ thuaät ôû cöûa khaåu; kî binh nghóa vuï ñaõ nghæ."
)


@pytest.mark.parametrize(
    ("typed", "letters"), [(TCVN3, Letters.TCVN3), (VNI, Letters.VNI)], ids=["tcvn3", "vni"]
)
@pytest.mark.parametrize("encoding", ["windows-1252", "utf-8", "utf-16"])
def test_the_text_itself_says_in_which_letters_it_is(typed: str, letters: Letters, encoding: str) -> None:
    extracted = extract(typed.encode(encoding), "cv.txt")
    assert extracted.text == UNICODE.replace("Ủy", "Uỷ" if letters is Letters.TCVN3 else "Ủy")
    assert extracted.encoding == letters
    assert Remark.CONVERTED in extracted.remarks


def test_capitals_that_tcvn3_has_not_are_drawn_as_its_fonts_drew_them() -> None:
    head = "Uû BAN NH¢N D¢N TØNH\nCéNG HOµ X· HéI CHñ NGHÜA VIÖT NAM\n\nSè: 12/KH-UB\n"
    text = extract((head + TCVN3).encode("windows-1252"), "kh.txt").text
    assert text.splitlines()[:4] == [
        "UỶ BAN NHÂN DÂN TỈNH",
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "",
        "Số: 12/KH-UB",
    ]


def test_where_the_text_is_too_short_to_say_it_is_asked_for() -> None:
    few = "tæ chøc häp ë x·".encode("windows-1252")
    with pytest.raises(Unreadable) as refused:
        extract(few, "moi-hop.txt")
    assert refused.value.code in (Code.LEGACY_ENCODING, Code.UNKNOWN_ENCODING)
    assert extract(few, "moi-hop.txt", letters=Letters.TCVN3).text == "tổ chức họp ở xã"
    assert extract_apart(few, "moi-hop.txt", letters=Letters.TCVN3).text == "tổ chức họp ở xã"


def test_what_is_unicode_already_stays_so_whatever_is_asked() -> None:
    assert extract(UNICODE.encode(), "cv.txt", letters=Letters.VNI).text == UNICODE


def test_a_stamp_in_old_letters_is_a_stamp() -> None:
    for stamp in ("TUYÖT MËT", "TèI MËT"):
        with pytest.raises(Secret):
            extract(f"{stamp}\n{TCVN3}".encode("windows-1252"), "cv.txt")
    with pytest.raises(Secret):
        extract(f"TUYEÄT MAÄT\n{VNI}".encode("windows-1252"), "cv.txt")


def in_font(font: str, text: str) -> str:
    fonts = f"<w:rPr><w:rFonts w:ascii='{font}' w:hAnsi='{font}'/></w:rPr>"
    return f"<w:p><w:r>{fonts}<w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def test_the_fonts_of_a_docx_say_it_run_by_run() -> None:
    body = (
        in_font(".VnTimeH", "uû ban nh©n d©n x·")
        + in_font(".VnTime", "héi nghÞ")
        + in_font("VNI-Times", "hoäi nghò")
        + in_font("Times New Roman", "và xã Hà Đông")
    )
    text = extract(docx(body + paragraph(UNICODE)), "cv.docx").text
    assert text.splitlines()[:4] == ["UỶ BAN NHÂN DÂN XÃ", "hội nghị", "hội nghị", "và xã Hà Đông"]


def test_the_styles_of_a_docx_say_it_where_the_run_does_not() -> None:
    def style(name: str, inner: str, based: str = "") -> str:
        below = f"<w:basedOn w:val='{based}'/>" if based else ""
        return f"<w:style w:type='paragraph' w:styleId='{name}'>{below}<w:rPr>{inner}</w:rPr></w:style>"

    old = style("Cu", "<w:rFonts w:ascii='.VnTime'/>") + style("CuDam", "<w:b/>", based="Cu")
    styles = part("styles", old)[38:].replace("<w:styles", "<w:styles", 1)
    styled = "<w:p><w:pPr><w:pStyle w:val='CuDam'/></w:pPr><w:r><w:t>héi nghÞ</w:t></w:r></w:p>"
    text = extract(docx(styled + paragraph(UNICODE), styles=styles), "cv.docx").text
    assert text == f"hội nghị\n{UNICODE}"


def test_a_pdf_in_old_letters_keeps_its_pages() -> None:
    extracted = extract(pdf([(72, 700, VNI)], [(72, 700, VNI)]), "cv.pdf")
    first, second = extracted.pages
    assert extracted.text[first:].startswith("Ủy ban")
    assert extracted.text[second:] == UNICODE


def test_each_letter_of_vietnamese_is_in_both_tables() -> None:
    from cotmoc.extraction.legacy import converted

    tables = json.loads((files("cotmoc.extraction") / "words" / "legacy.json").read_text("utf-8"))
    meant = set(tables["tcvn3"]["letters"].values())
    assert len(meant) == len(tables["tcvn3"]["letters"]) == 74
    assert {letter.lower() for letter in meant} == meant - set("ĂÂÊÔƠƯĐ")
    by_vni = {converted(typed, Letters.VNI) for typed in _typed_in_vni(tables["vni"])} | {"ì", "í"}
    assert {letter.lower() for letter in meant} <= by_vni


def _typed_in_vni(table: dict[str, dict[str, dict[str, str]]]) -> list[str]:
    pairs = [vowel + sign for vowels, signs in table["marks"].items() for vowel in vowels for sign in signs]
    return [*table["letters"], *pairs]
