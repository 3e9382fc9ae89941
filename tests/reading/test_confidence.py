"""Each doubt by one sentence that raises it and one that does not; how a reading carries and shows them."""

from __future__ import annotations

import json
from itertools import chain
from typing import Any
from unicodedata import normalize

import pytest

from cotmoc.cli.reading_table import table_of
from cotmoc.reading import Doubt, Reading, read, schema

LISTS = (
    "documents",
    "organizations",
    "people",
    "events",
    "directions",
    "results",
    "initiatives",
    "commendations",
    "relations",
)


def doubts_in(text: str, *lists: str) -> set[Doubt]:
    reading = read(text)
    facts = chain.from_iterable(getattr(reading, name) for name in lists or LISTS)
    return {doubt for fact in facts for doubt in fact.doubts}


RULES = {
    Doubt.KNOWN_BY_TITLE: (
        "documents",
        "Căn cứ Quy chế phối hợp giữa Công an tỉnh Sơn Khê và Sở Y tế tỉnh Sơn Khê;",
        "Căn cứ Quy chế phối hợp số 12/QC-CAT ngày 05/3/2026 của Công an tỉnh Sơn Khê;",
    ),
    Doubt.LINE_BREAK: (
        "documents",
        "Ủy ban nhân dân tỉnh Sơn Khê ban hành kế hoạch của UBND tỉnh về bảo vệ rừng\n\nChiều 25/8.",
        "Ủy ban nhân dân tỉnh Sơn Khê ban hành kế hoạch của UBND tỉnh về bảo vệ rừng. Chiều 25/8.",
    ),
    Doubt.UNDATED_LAW: (
        "documents",
        "Căn cứ Luật Biên phòng Việt Nam.",
        "Căn cứ Luật Biên phòng Việt Nam ngày 11 tháng 11 năm 2020.",
    ),
    Doubt.NO_ISSUER: (
        "documents",
        "Căn cứ Kế hoạch số 12 về phòng cháy rừng.",
        "Căn cứ Kế hoạch số 12/KH-UBND ngày 05/3/2026 của Ủy ban nhân dân tỉnh Sơn Khê.",
    ),
    Doubt.NAME_OF_ITS_OWN: (
        "organizations",
        "Hội nghị có sự tham gia của Công ty Cổ phần Chè Thượng Khê.",
        "Hội nghị có sự tham gia của Sở Y tế tỉnh Sơn Khê.",
    ),
    Doubt.SHORT_FORM: (
        "organizations",
        "Vụ KHTN báo cáo tại hội nghị.",
        "Sở GD&ĐT tỉnh Sơn Khê báo cáo tại hội nghị.",
    ),
    Doubt.PLACE_OF_TEXT: (
        "organizations",
        "Ngày 05/3/2026, UBND tỉnh Sơn Khê họp. Công an tỉnh Sơn Khê, Công an tỉnh Quảng Trị cùng dự."
        " Hội đồng nhân dân tỉnh ghi nhận.",
        "Ngày 05/3/2026, UBND tỉnh Sơn Khê họp. Hội đồng nhân dân tỉnh ghi nhận.",
    ),
    Doubt.RECIPIENT: (
        "organizations",
        "Sở Y tế báo cáo.\nNơi nhận:\n- Bộ Quốc phòng;\n- Lưu: VT.",
        "Bộ Quốc phòng chỉ đạo.\nNơi nhận:\n- Bộ Quốc phòng;\n- Lưu: VT.",
    ),
    Doubt.POSITION_ELSEWHERE: (
        "people",
        "Đồng chí Hà Văn Quyết phát biểu khai mạc.\n"
        "Đồng chí Hà Văn Quyết, Chủ tịch UBND tỉnh Sơn Khê kết luận.",
        "Sở Y tế báo cáo.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nHà Văn Quyết",
    ),
    Doubt.NO_YEAR: (
        "events",
        "Ngày 05/3, UBND tỉnh Sơn Khê tổ chức hội nghị sơ kết công tác dân vận.",
        "Ngày 05/3/2026, UBND tỉnh Sơn Khê tổ chức hội nghị sơ kết công tác dân vận.",
    ),
    Doubt.NO_HOST: (
        "events",
        "Hội nghị sơ kết công tác dân vận đã diễn ra ngày 05/3/2026 tại Thượng Khê.",
        "Ngày 05/3/2026, UBND tỉnh Sơn Khê tổ chức hội nghị sơ kết công tác dân vận.",
    ),
    Doubt.NOBODY_NAMED: (
        "directions",
        "Thời gian tới, tiếp tục đẩy mạnh cải cách hành chính.",
        "Đồng chí Hà Văn Quyết, Chủ tịch UBND tỉnh Sơn Khê yêu cầu tiếp tục đẩy mạnh cải cách hành chính.",
    ),
    Doubt.STANDS_ALONE: (
        "directions",
        "Thời gian tới, Hội Nông dân xã cần tiếp tục hướng dẫn hội viên trồng chè sạch.",
        "Thời gian tới, Hội Nông dân xã cần tiếp tục hướng dẫn hội viên trồng chè sạch."
        " Đoàn Thanh niên xã cần tham gia trồng rừng.",
    ),
    Doubt.THEME_BY_DEFAULT: (
        "results",
        "Kết quả đạt được:\nCông tác chuẩn bị ấy được làm chu đáo; việc ấy được làm xong.",
        "Kết quả đạt được:\nĐường tuần tra được phát quang; tội phạm được kéo giảm.",
    ),
    Doubt.ODD_BEGINNING: (
        "results",
        "Kết quả đạt được:\n- 15 hộ: được hỗ trợ.\n- Đã phát quang 70 km đường tuần tra.",
        "Kết quả đạt được:\n- Đã hỗ trợ 15 hộ nghèo.\n- Đã phát quang 70 km đường tuần tra.",
    ),
    Doubt.FIGURE_LEFT: (
        "results",
        "Kết quả đạt được:\nĐã phát quang các đoạn tuần tra 12, 15 và 18; đã trồng rừng.",
        "Kết quả đạt được:\nĐã bắt 12 đối tượng trong chuyên án SK26; xử lý 7 vụ trong năm 2025"
        " theo Kế hoạch số 12/KH-UBND.",
    ),
    Doubt.NO_ACHIEVING: (
        "results",
        "Kết quả đạt được:\nCông an tỉnh phối hợp tuần tra đường biên; Sở Y tế khám bệnh cho nhân dân.",
        "Kết quả đạt được:\nCông an tỉnh đã tuần tra đường biên; Sở Y tế đã khám bệnh cho nhân dân.",
    ),
    Doubt.NO_GIVER: (
        "commendations",
        "Tại hội nghị, 5 tập thể được tặng Bằng khen.",
        "Tại hội nghị, Chủ tịch UBND tỉnh Sơn Khê tặng Bằng khen cho 5 tập thể.",
    ),
    Doubt.DOUBTFUL_END: (
        "relations",
        "Hội nghị sơ kết việc thực hiện Chỉ thị số 01/CT-TTg ngày 09/01/2015 của Thủ tướng Chính phủ"
        " đã diễn ra sáng 05/3/2026.",
        "Sáng 05/3/2026, UBND tỉnh Sơn Khê tổ chức hội nghị sơ kết việc thực hiện Chỉ thị số 01/CT-TTg"
        " ngày 09/01/2015 của Thủ tướng Chính phủ.",
    ),
}


@pytest.mark.parametrize("doubt", Doubt)
def test_each_rule_meets_what_it_is_about_and_nothing_like_it(doubt: Doubt) -> None:
    name, doubtful, plain = RULES[doubt]
    assert doubt in doubts_in(doubtful, name)
    assert getattr(read(plain), name)
    assert doubt not in doubts_in(plain, name)


def test_a_task_that_somebody_asks_for_may_stand_alone() -> None:
    text = "Đồng chí Hà Văn Quyết, Chủ tịch UBND tỉnh Sơn Khê yêu cầu Công an tỉnh tăng cường tuần tra."
    assert [fact.confidence for fact in read(text).directions] == ["certain"]


def test_a_commune_named_beside_the_province_leaves_the_province_certain() -> None:
    text = (
        "Ngày 05/3/2026, UBND tỉnh Sơn Khê họp. Ủy ban nhân dân xã Pha Đón báo cáo."
        " Hội đồng nhân dân tỉnh ghi nhận."
    )
    assert Doubt.PLACE_OF_TEXT not in doubts_in(text, "organizations")


def test_items_of_a_list_do_not_stand_alone() -> None:
    text = "Kết quả đạt được:\n- Đã phát quang 70 km đường tuần tra.\n- Đã kết nạp 12 đảng viên mới.\n"
    assert [fact.doubts for fact in read(text).results] == [(), ()]


DOUBTFUL = "Hội nghị sơ kết công tác dân vận đã diễn ra ngày 05/3 tại Thượng Khê. Sở Y tế tỉnh Sơn Khê dự."


def test_the_json_carries_confidence_and_its_reasons_and_gives_them_back() -> None:
    reading = read(DOUBTFUL)
    value: dict[str, Any] = json.loads(json.dumps(reading.to_json()))
    event, organ = value["events"][0], value["organizations"][0]
    assert (event["confidence"], event["doubts"]) == ("likely", ["no_year", "no_host"])
    assert (organ["confidence"], organ["doubts"]) == ("certain", [])
    assert Reading.from_json(value) == reading


def test_a_reading_without_these_keys_is_taken_as_certain() -> None:
    value = read(DOUBTFUL).to_json()
    for name in LISTS:
        for entry in value[name]:
            del entry["confidence"], entry["doubts"]
    assert {fact.confidence for fact in Reading.from_json(value).events} == {"certain"}


def test_a_doubt_that_nobody_knows_is_refused() -> None:
    value = read(DOUBTFUL).to_json()
    value["events"][0]["doubts"] = ["a_feeling"]
    with pytest.raises(KeyError):
        Reading.from_json(value)


def test_the_schema_knows_the_same_doubts() -> None:
    assert schema()["$defs"]["doubts"]["items"]["enum"] == [str(doubt) for doubt in Doubt]


def test_every_doubt_says_its_reason_in_one_sentence() -> None:
    sentences = [doubt.sentence for doubt in Doubt]
    assert all(sentence.endswith(".") and sentence[0].isupper() for sentence in sentences)
    assert len(set(sentences)) == len(sentences)


def test_doubts_are_the_same_in_a_text_with_split_marks() -> None:
    assert doubts_in(normalize("NFD", DOUBTFUL)) == doubts_in(DOUBTFUL)


def test_the_table_counts_what_is_likely_and_says_why() -> None:
    shown = table_of(read(DOUBTFUL), DOUBTFUL, name="tin.txt", width=160, is_coloured=False)
    assert "2 mục, 1 mục cần xem kỹ" in shown
    assert "Cần xem kỹ: Ngày của hoạt động không có năm." in shown


def test_the_table_says_nothing_of_doubts_where_all_is_certain() -> None:
    text = "Hội nghị có sự tham gia của Sở Y tế tỉnh Sơn Khê."
    assert "xem kỹ" not in table_of(read(text), text, name="a", width=120, is_coloured=False).lower()


def test_the_page_shows_likely_facts_modestly() -> None:
    page = read(DOUBTFUL).to_html(DOUBTFUL, name="tin.txt")
    assert '<p class="look">Cần xem kỹ: Ngày của hoạt động không có năm.</p>' in page
    assert "Hội nghị, hoạt động (1, 1 mục cần xem kỹ)" in page
