"""Marks of secrecy, and the words that are none."""

from __future__ import annotations

import json
from importlib.resources import files
from unicodedata import normalize

import pytest
from tests.extraction.made_files import TEXT, docx, paragraph, part, pdf, table

from cotmoc.extraction import Code, Secret, extract, mark_in_name, mark_of

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH HÀ LĨNH\n{}\nSố: 12/KH-UBND\nHà Lĩnh, ngày 5 tháng 3 năm 2024\nKẾ HOẠCH\n" + TEXT
)


@pytest.mark.parametrize(
    ("line", "degree"),
    [
        ("MẬT", "secret"),
        ("TỐI MẬT", "highly_secret"),
        ("TUYỆT MẬT", "top_secret"),
        ("[MẬT]", "secret"),
        ("* TỐI MẬT *", "highly_secret"),
        ("(MẬT)", "secret"),
        ("Mật", "secret"),
        ("Tối mật", "highly_secret"),
        ("M Ậ T", "secret"),
        ("M  Ậ  T", "secret"),
        ("T Ố I   M Ậ T", "highly_secret"),
        ("T U Y Ệ T  M Ậ T", "top_secret"),
        ("Hà Lĩnh    M Ậ T", "secret"),
        # without accents
        ("MAT", "secret"),
        ("TOI MAT", "highly_secret"),
        ("TUYET MAT", "top_secret"),
        # as a bad eye reads a stamp
        ("MÂT", "secret"),
        ("MẬ7", "secret"),
        ("T0I MẬT", "highly_secret"),
        ("TỐl MẬT", "highly_secret"),
        ("TUYÊT MẠT", "top_secret"),
        ("TUYỆT MẬI", "top_secret"),
        ("TUYỆ MẬT", "top_secret"),
        ("TUYỆẸT MẠT", "top_secret"),
        # beside other parts of the head
        ("TỈNH ỦY HÀ LĨNH\tMẬT", "secret"),
        ("MẬT    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "secret"),
        ("MẬT CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "secret"),
        ("Số: 15/BC-UBND MẬT", "secret"),
        ("TỐI MẬT Hà Lĩnh, ngày 5 tháng 3 năm 2024", "highly_secret"),
        ("TÀI LIỆU MẬT", "secret"),
        ("HỎA TỐC - MẬT", "secret"),
        ("Độ khẩn: Hỏa tốc; Độ mật: Mật", "secret"),
        # in a field
        ("Độ mật: Mật", "secret"),
        ("Mức độ mật: Tối mật", "highly_secret"),
        ("ĐỘ MẬT: TUYỆT MẬT", "top_secret"),
        ("Độ mật: A", "secret"),
        ("Độ mật:\tMật", "secret"),
        # in the symbol
        ("Số: 123-KH/TU(M)", "secret"),
        ("Số: 123-KH/TU (M)", "secret"),
        ("Số 45/BC-BCH-TM", "highly_secret"),
        ("Số: 45/BC-BCH-TuM", "top_secret"),
        ("Số:      /KH-BCH(TM)", "highly_secret"),
        ("Số: 45/KH-BCH-M", "secret"),
        ("Số: 45/KH-BCH-MẬT", "secret"),
        # in the title
        ("Kế hoạch bảo vệ khu vực (Mật)", "secret"),
        ("KẾ HOẠCH BẢO VỆ KHU VỰC (TỐI MẬT)", "highly_secret"),
        ("TÀI LIỆU THU HỒI", "to_be_returned"),
        ("Tài liệu thu hồi", "to_be_returned"),
    ],
)
def test_a_mark_in_the_head(line: str, degree: str) -> None:
    for text in (HEAD.format(line), normalize("NFD", HEAD.format(line))):
        mark = mark_of(text)
        assert mark is not None
        assert mark.degree == degree


@pytest.mark.parametrize(
    "line",
    [
        "QUY CHẾ BẢO MẬT THÔNG TIN",
        "QUY ĐỊNH VỀ BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "QUY ĐỊNH VỀ BẢO VỆ BÍ\nMẬT NHÀ NƯỚC",
        "TĂNG CƯỜNG CÔNG TÁC BẢO\nMẬT",
        "Ban hành Danh mục bí mật nhà nước độ Tuyệt mật, Tối mật",
        "DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ\nTỐI MẬT",
        "Luật Bảo vệ bí mật nhà nước",
        "Mật độ dân số: 120 người/km2",
        "MẬT ĐỘ DÂN SỐ",
        "Mối quan hệ mật thiết giữa hai lực lượng",
        "Nuôi ong lấy mật",
        "HỎA TỐC",
        "THƯỢNG KHẨN",
        "KHẨN",
        "LƯU HÀNH NỘI BỘ",
        "XEM XONG TRẢ LẠI",
        "Độ mật: Thường",
        "Độ mật: Không",
        "Độ mật: ........",
        "Độ mật:",
        "Độ khẩn: Hỏa tốc",
        "MẶT TRẬN TỔ QUỐC VIỆT NAM",
        "ĐẠI BIỂU VẮNG MẶT",
        "MẤT MÙA",
        "Số: 12/TB-BTM",
        "Số: 15/BC-STM",
        "Số: 01-CT/TW",
        "Số: 7/QĐ-UBND",
        "Thu hồi tài liệu sau hội nghị",
        "Quyết định thu hồi đất",
        "CƠ MẬT VIỆN HUẾ",
    ],
)
def test_a_false_friend_is_no_mark(line: str) -> None:
    assert mark_of(HEAD.format(line)) is None


ARTICLE = (
    "Tập huấn bảo vệ bí mật nhà nước\n"
    "Hội nghị nghe giới thiệu ba độ mật: Tuyệt mật, Tối mật và Mật, "
    "cách đóng dấu “MẬT” và dấu “TÀI LIỆU THU HỒI”.\n"
    "Báo cáo viên nêu các vụ lộ tài liệu mật (trong đó có văn bản tối mật) "
    "và nhắc Kế hoạch số 123-KH/TU(M).\n"
) + TEXT


def test_an_article_about_secrets_is_open() -> None:
    assert mark_of(ARTICLE) is None
    assert extract(ARTICLE.encode(), "tap huan bao ve bi mat nha nuoc.txt").text == ARTICLE


def test_a_stamp_on_a_later_page_is_a_mark() -> None:
    assert mark_of("\n".join([TEXT] * 60 + ["TỐI MẬT", TEXT])) is not None
    assert mark_of("\n".join([TEXT] * 60 + ["MẬT", TEXT])) is not None


def test_worn_words_far_from_the_head_are_none() -> None:
    assert mark_of("\n".join([TEXT] * 60 + ["MẶT", "Mật", TEXT])) is None


@pytest.mark.parametrize(
    "name",
    [
        "Kế hoạch 12 (MẬT).docx",
        "ke hoach 12 (mat).docx",
        "[TỐI MẬT] Báo cáo.pdf",
        "KH 12 MẬT.docx",
        "MAT_KH12.docx",
        "KH_TUYET_MAT.pdf",
        "Tối mật - kế hoạch.docx",
        "123-KH-TU(M).pdf",
        "TAI LIEU THU HOI - bao cao.pdf",
    ],
)
def test_a_marked_name_is_refused_unread(name: str) -> None:
    assert mark_in_name(name) is not None
    assert mark_in_name(normalize("NFD", name)) is not None
    with pytest.raises(Secret):
        extract(b"\x00\x01", name)


@pytest.mark.parametrize(
    "name",
    [
        "Luật Bảo vệ bí mật nhà nước.pdf",
        "QUY CHE BAO MAT.docx",
        "bảo mật thông tin.docx",
        "mật độ dân số.xlsx",
        "MẶT TRẬN TỔ QUỐC.docx",
        "Danh mục bí mật nhà nước độ Tối mật.docx",
        "ho so thiet bi toi mat mat.docx",
        "12-KH-UBND.docx",
        "hoa toc.pdf",
    ],
)
def test_an_open_name_is_none(name: str) -> None:
    assert mark_in_name(name) is None


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (HEAD.format("MẬT").encode(), "a.txt"),
        (
            f"<html><body><header><p>MẬT</p></header><main><p>{TEXT}</p></main></body></html>".encode(),
            "a.html",
        ),
        (docx(paragraph("MẬT") + paragraph(TEXT)), "a.docx"),
        (
            docx(
                table((paragraph("TỈNH HÀ LĨNH") + paragraph("MẬT"), paragraph("Độc lập"))) + paragraph(TEXT)
            ),
            "b.docx",
        ),
        (docx(paragraph(TEXT), header1=part("hdr", paragraph("TỐI MẬT"))), "c.docx"),
        (
            docx(f"<w:p><w:r><w:pict><w:txbxContent>{paragraph('MẬT')}</w:txbxContent></w:pict></w:r></w:p>"),
            "d.docx",
        ),
        (pdf([(400, 780, "MẬT"), (72, 740, TEXT)]), "a.pdf"),
        (pdf([(72, 740, TEXT)], stamp="TỐI MẬT"), "c.pdf"),
        (pdf([(72, 740, TEXT)], [(72, 780, "TUYỆT MẬT"), (72, 740, TEXT)]), "b.pdf"),
    ],
)
def test_a_marked_file_is_refused_and_nothing_is_quoted(content: bytes, name: str) -> None:
    with pytest.raises(Secret) as refused:
        extract(content, name)
    assert refused.value.code is Code.SECRET
    assert "văn thư" in str(refused.value)
    assert "Hà Lĩnh" not in str(refused.value)


def test_every_degree_cites_the_acts_that_name_it() -> None:
    words = json.loads((files("cotmoc.extraction") / "words" / "secrecy.json").read_text("utf-8"))
    cited = {degree for act in words["acts"] for degree in act["degrees"]}
    assert {entry["degree"] for entry in words["degrees"]} == cited
    assert all(act["until"] is None or act["from"] < act["until"] for act in words["acts"])
