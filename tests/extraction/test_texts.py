"""The text of each form, as the reading gets it."""

from __future__ import annotations

from hashlib import sha256
from unicodedata import normalize

import pytest
import typst
from tests.extraction.made_files import TEXT, docx, paragraph, part, pdf, table

from cotmoc.extraction import Form, Remark, extract

TONES = "\u0300\u0301\u0303\u0309\u0323"


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT + "\r\n\r\n  Dòng hai\u00a0 \n",
        "\ufeff" + TEXT,
        normalize("NFD", TEXT),
    ],
)
def test_a_txt_keeps_its_text_exactly(text: str) -> None:
    extracted = extract(text.encode(), "a.txt")
    assert extracted.text == text
    assert (extracted.form, extracted.media_type) == (Form.TXT, "text/plain")
    assert extracted.sha256 == sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_forms_of_unicode_are_decoded(encoding: str) -> None:
    assert extract(TEXT.encode(encoding), "a.txt").text == TEXT


def test_windows_1258_is_decoded() -> None:
    # Windows-1258 writes a letter with circumflex or horn as one sign and the tone after it.
    parts = (normalize("NFD", letter) for letter in TEXT)
    split = "".join(normalize("NFC", _without(part, TONES)) + _only(part, TONES) for part in parts)
    extracted = extract(split.encode("cp1258"), "a.txt")
    assert extracted.encoding == "windows-1258"
    assert normalize("NFC", extracted.text) == TEXT


def _without(part: str, signs: str) -> str:
    return "".join(sign for sign in part if sign not in signs)


def _only(part: str, signs: str) -> str:
    return "".join(sign for sign in part if sign in signs)


def test_a_text_cut_inside_a_letter_is_read_to_there() -> None:
    extracted = extract((TEXT + "ề").encode()[:-1], "a.txt")
    assert extracted.text == TEXT
    assert extracted.remarks == (Remark.DAMAGED_CHARACTERS,)


def test_one_bad_byte_does_not_spoil_a_text() -> None:
    content = (TEXT * 3).encode() + b"\xff" + TEXT.encode()
    extracted = extract(content, "a.txt")
    assert "\ufffd" in extracted.text
    assert extracted.remarks == (Remark.DAMAGED_CHARACTERS,)


@pytest.mark.parametrize("text", ["Hoa Binh", "OK", "Ngày 3/4", "a b c d"])
def test_a_short_text_is_not_judged(text: str) -> None:
    assert extract(text.encode(), "a.txt").text == text


def test_unaccented_vietnamese_is_read_with_a_remark() -> None:
    text = "Uy ban nhan dan tinh to chuc hoi nghi so ket cong tac phoi hop bao ve bien gioi nam 2024"
    extracted = extract(text.encode(), "a.txt")
    assert extracted.remarks == (Remark.UNACCENTED,)


PAGE = """<!DOCTYPE html><html><head><title>Trang</title><meta charset="{charset}">
<style>p{{}}</style></head><body>
<header><h1>Báo Hà Lĩnh</h1></header><nav><ul><li>Trang chủ</li></ul></nav>
<div class="breadcrumb">Tin tức &gt; Chính trị</div>
<article><header><h1>Sơ kết 5 năm thực hiện Nghị&nbsp;quyết</h1></header>
<p>Sáng 12/3, Ủy ban nhân dân
   tỉnh <b>Hà</b> Lĩnh tổ chức <i>hội nghị</i> s&#417; k&#7871;t.</p>
<figure><img src="a.jpg"><figcaption>Quang cảnh hội nghị</figcaption></figure>
<table><tr><th>Đơn vị</th><th>Số km</th></tr><tr><td>Đồn A</td><td>70</td></tr></table>
Dòng một<br>Dòng hai
<aside>Quảng cáo</aside><div class="related-news related">Tin khác</div><script>alert("x")</script>
</article><form>Ý kiến</form><footer>Bản quyền</footer></body></html>"""
MAIN_TEXT = (
    "Sơ kết 5 năm thực hiện Nghị\u00a0quyết\n"
    "Sáng 12/3, Ủy ban nhân dân tỉnh Hà Lĩnh tổ chức hội nghị sơ kết.\n"
    "Quang cảnh hội nghị\nĐơn vị\tSố km\nĐồn A\t70\nDòng một\nDòng hai"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_the_main_text_of_a_page(encoding: str) -> None:
    extracted = extract(PAGE.format(charset=encoding).encode(encoding), "tin.html")
    assert extracted.form is Form.HTML
    assert extracted.text == MAIN_TEXT


def test_html_under_the_name_of_a_word_file_is_html() -> None:
    assert extract(PAGE.format(charset="utf-8").encode(), "tin.doc").text == MAIN_TEXT


def test_a_bare_piece_of_html_is_told_by_its_name() -> None:
    assert extract(f"<p>{TEXT}</p><p>Hết</p>".encode(), "tin.html").text == f"{TEXT}\nHết"
    assert extract(f"<p>{TEXT}</p>".encode(), "tin.txt").text == f"<p>{TEXT}</p>"


def test_lines_that_the_page_sets_itself_stay_lines() -> None:
    page = f"<html><body><pre>Một\n  hai</pre>ba\nbốn<p>{TEXT}</p></body></html>"
    assert extract(page.encode(), "a.html").text == f"Một\nhai\nba bốn\n{TEXT}"


def test_an_article_inside_another_is_not_asked_again() -> None:
    nested = "<article>" * 200 + f"<p>{TEXT}</p>" * 500
    assert extract(f"<html><body>{nested}".encode(), "a.html").text.count("\n") == 499


def test_a_docx_gives_paragraphs_and_tables_in_order() -> None:
    body = (
        paragraph("Một văn bản thử")
        + table((paragraph("Nhiệm vụ"), paragraph("Chủ trì"), paragraph("Thời hạn")))
        + table((paragraph("Rà soát"), paragraph("Sở A") + paragraph("Sở B"), paragraph("30/6")))
        + "<w:sdt><w:sdtContent>"
        + paragraph("Hai &amp; ba")
        + "</w:sdtContent></w:sdt>"
    )
    extracted = extract(docx(body), "a.docx")
    assert extracted.form is Form.DOCX
    assert (
        extracted.text == "Một văn bản thử\nNhiệm vụ\tChủ trì\tThời hạn\nRà soát\tSở A Sở B\t30/6\nHai & ba"
    )


def test_the_two_columns_of_an_official_head_stay_lines() -> None:
    head = table(
        (paragraph("TỈNH HÀ LĨNH") + paragraph("Số: 5/KH-UBND"), paragraph("CỘNG HÒA") + paragraph("Độc lập"))
    )
    assert extract(docx(head), "a.docx").text == "TỈNH HÀ LĨNH\nSố: 5/KH-UBND\nCỘNG HÒA\nĐộc lập"


def test_tracked_changes_count_as_accepted() -> None:
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    deleted = "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
    body = f"<w:p>{run.format('Kế hoạch ')}{deleted}<w:ins>{run.format('mới')}</w:ins></w:p>"
    extracted = extract(docx(body), "a.docx")
    assert extracted.text == "Kế hoạch mới"
    assert extracted.remarks == (Remark.TRACKED_CHANGES,)


def test_tabs_breaks_and_hyphens_of_a_docx() -> None:
    run = "<w:t>Một</w:t><w:tab/><w:t>33</w:t><w:noBreakHyphen/><w:t>NQ</w:t><w:br/><w:t>Hai</w:t>"
    assert extract(docx(f"<w:p><w:r>{run}</w:r></w:p>"), "a.docx").text == "Một\t33-NQ\nHai"


def test_a_docx_is_told_by_content() -> None:
    header = part("hdr", paragraph("Trang đầu"))
    assert extract(docx(paragraph(TEXT), header1=header), "a.txt").text == TEXT


WIDE = "Ủy ban nhân dân tỉnh giao các sở, ngành và địa phương tiếp tục"


def test_hard_wrapped_lines_of_a_pdf_are_joined() -> None:
    first = [
        (72, 780, "1"),
        (95, 740, WIDE),
        (72, 724, "rà soát kết quả thực hiện Nghị quyết số 33-"),
        (72, 708, "NQ/TW."),
        (95, 692, "Một đoạn mới bắt đầu ở đây và còn đi tiếp sang trang sau của"),
    ]
    second = [(72, 740, "văn bản này."), (95, 724, "- Một mục."), (95, 708, "- Mục hai.")]
    extracted = extract(pdf(first, second), "a.pdf")
    assert extracted.text.split("\n") == [
        f"{WIDE} rà soát kết quả thực hiện Nghị quyết số 33-NQ/TW.",
        "Một đoạn mới bắt đầu ở đây và còn đi tiếp sang trang sau của văn bản này.",
        "- Một mục.",
        "- Mục hai.",
    ]
    assert [extracted.text[place:][:7] for place in extracted.pages] == ["Ủy ban ", "văn bản"]


def test_a_short_line_of_a_pdf_ends_its_paragraph() -> None:
    lines = [(72, 740, WIDE), (72, 724, "làm tốt."), (72, 708, "Nơi ở"), (72, 692, "Kế hoạch")]
    assert extract(pdf(lines), "a.pdf").text.split("\n")[1:] == ["Nơi ở", "Kế hoạch"]


def test_place_and_day_at_the_right_margin_do_not_take_the_title_in() -> None:
    day = "Sơn Khê, ngày 20 tháng 9 năm 2026"
    lines = [(72, 780, "TỈNH SƠN KHÊ"), (72 + 6 * (len(WIDE) - len(day)), 764, day)]
    lines += [(72, 748, "KẾ HOẠCH"), (72, 732, "Tuần tra chung"), (95, 716, WIDE), (72, 700, "rà soát.")]
    assert extract(pdf(lines), "kh.pdf").text.split("\n") == [
        "TỈNH SƠN KHÊ",
        day,
        "KẾ HOẠCH",
        "Tuần tra chung",
        f"{WIDE} rà soát.",
    ]


def test_a_scan_with_recognised_words_asks_for_a_look() -> None:
    assert extract(pdf([(72, 740, WIDE)], picture=True), "a.pdf").remarks == (Remark.SCANNED,)


def test_later_pages_without_text_are_told() -> None:
    extracted = extract(pdf([(72, 740, WIDE)], [], picture=True), "a.pdf")
    assert Remark.PAGES_WITHOUT_TEXT in extracted.remarks
    assert len(extracted.pages) == 2


PLAN = """
#set page(width: 21cm, height: 12cm, margin: (left: 3cm, right: 2cm, y: 2cm), numbering: "1")
#set text(size: 13pt, lang: "vi")
#set par(justify: true, first-line-indent: (amount: 1.27cm, all: true), leading: 0.8em, spacing: 1em)
#align(center)[*KẾ HOẠCH* \\
*Tuyên truyền Luật Biên phòng Việt Nam cho đồng bào các xã biên giới của tỉnh Hà Lĩnh năm 2024*]
"""
PARAGRAPHS = [
    "1. Sở Y tế chủ trì, phối hợp với Bộ Chỉ huy Bộ đội Biên phòng tỉnh tổ chức khám bệnh cho nhân dân; "
    "hoàn thành trước ngày 30/11/2024.",
    "Các sở, ngành căn cứ chức năng, nhiệm vụ được giao xây dựng kế hoạch cụ thể để thực hiện. Đồng thời "
    "tiếp tục rà soát các nội dung còn vướng mắc, báo cáo Ủy ban nhân dân tỉnh theo Nghị quyết số 33-NQ/TW.",
] * 4


def test_a_justified_page_with_moved_in_first_lines_gives_its_paragraphs_back() -> None:
    content = typst.compile((PLAN + "\n\n".join(PARAGRAPHS)).encode())
    extracted = extract(content, "a.pdf")
    assert extracted.text.split("\n")[2:] == PARAGRAPHS
    assert extracted.text.startswith("KẾ HOẠCH\nTuyên truyền")
    assert len(extracted.pages) > 1
