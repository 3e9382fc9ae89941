"""The event a text reports: kind, day, chairs, hosts, what it is about; and the relations of documents."""

from __future__ import annotations

import pytest

from cotmoc.reading import Event, Years, read


def event_of(text: str) -> Event:
    (event,) = read(text).events
    return event


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("hội nghị sơ kết 3 năm thực hiện Chỉ thị số 4", "preliminary_review"),
        ("tổng kết 10 năm thực hiện Chỉ thị số 4", "final_review"),
        ("hội nghị quán triệt Kế hoạch số 4", "dissemination"),
        ("lễ ký kết chương trình công tác", "signing"),
        ("giao ban quý I", "briefing"),
        ("lễ phát động trồng cây", "ceremony"),
        ("giao lưu hữu nghị biên giới", "exchange"),
        ("hội nghị lần thứ 12", "conference"),
    ],
)
def test_the_kind_of_an_event(words: str, kind: str) -> None:
    assert event_of(f"Sáng 3/4/2031, UBND xã Tân Lập tổ chức {words}.").kind == kind


def test_all_that_the_lead_says_of_an_event() -> None:
    text = (
        "Sáng 12/5/2031, tại Nhà Văn hóa, UBND tỉnh Cao Bằng tổ chức Hội nghị sơ kết 3 năm thực hiện "
        "Nghị quyết số 8 của Tỉnh ủy, giai đoạn 2028-2030. Ông Trần Văn Bình, Chủ tịch UBND tỉnh chủ trì."
    )
    reading = read(text)
    event = event_of(text)
    assert (event.kind, event.date, event.place) == ("preliminary_review", "2031-05-12", "Nhà Văn hóa")
    assert event.period == Years("2028", "2030")
    assert event.about == (reading.documents[0].id,)
    assert event.chairs == (reading.people[0].id,)
    assert [o.name for o in reading.organizations if o.id in event.hosts] == ["Ủy ban nhân dân tỉnh Cao Bằng"]
    (mention,) = event.mentions
    assert text[mention.start : mention.end] == "Hội nghị sơ kết 3 năm thực hiện Nghị quyết số 8"
    assert [(r.source, r.type, r.target) for r in reading.relations] == [("e1", "reviews", "d1")]


@pytest.mark.parametrize(
    ("above", "day", "date"),
    [
        ("", "Chiều 3/2", "--02-03"),
        ("Thứ Hai, 05/02/2029 10:20\n\n", "Chiều 3/2", "2029-02-03"),
        ("Thứ Hai, 05/01/2029 10:20\n\n", "Ngày 30-12", "2028-12-30"),
        ("Thứ Hai, 05/02/2029 10:20\n\n", "Hôm qua 4/2", "2029-02-04"),
        (" date 2030-06 ", "Sáng 1.6", "2030-06-01"),
    ],
)
def test_a_day_without_a_year_takes_that_of_the_dateline(above: str, day: str, date: str) -> None:
    assert event_of(f"{above}{day}, Huyện ủy Mèo Vạc tổ chức hội nghị sơ kết công tác dân vận.").date == date


def names(text: str) -> list[str]:
    return [text[m.start : m.end] for event in read(text).events for m in event.mentions]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (
            "hội nghị tổng kết công tác dân vận, tôn giáo năm 2030, triển khai nhiệm vụ năm 2031",
            "hội nghị tổng kết công tác dân vận, tôn giáo năm 2030",
        ),
        (
            "phiên họp thường kỳ tháng 4/2031 để cho ý kiến về ngân sách",
            "phiên họp thường kỳ tháng 4/2031",
        ),
        ("gặp mặt, biểu dương thợ giỏi", "gặp mặt, biểu dương thợ giỏi"),
        ("lễ báo công gắn với khai trương thư viện", "lễ báo công"),
        ("hội nghị nhằm đánh giá công tác trồng rừng", "hội nghị nhằm đánh giá công tác trồng rừng"),
        ("Lễ ra quân huấn luyện trước, trong và sau mùa mưa bão", None),
        (
            "Đại hội đại biểu lần thứ V, nhiệm kỳ 2030 - 2035 của Hội Làm vườn",
            "Đại hội đại biểu lần thứ V, nhiệm kỳ 2030 - 2035 của Hội Làm vườn",
        ),
        (
            "Lễ phát động phong trào “Ba sạch, ba đẹp” với sự có mặt của 300 hội viên",
            "Lễ phát động phong trào “Ba sạch, ba đẹp”",
        ),
        ("Hội nghị trực tuyến vào chiều cùng ngày", None),
        ("lễ công bố và trao quyết định bổ nhiệm cán bộ", "lễ công bố và trao quyết định bổ nhiệm cán bộ"),
    ],
)
def test_the_name_of_an_event_ends_with_its_first_subject(words: str, name: str | None) -> None:
    name = name or words.removesuffix(" vào chiều cùng ngày")
    assert names(f"Sáng 3/4/2031, UBND xã Tân Lập tổ chức {words}.") == [name]


def test_what_is_said_after_a_day_is_an_event_without_a_gathering_word() -> None:
    text = "Sáng 3/4/2031, đoàn công tác của Sở Y tế đã kiểm tra việc thực hiện Chỉ thị số 4 tại xã Tân Lập."
    event = event_of(text)
    assert (event.kind, event.date) == ("working_visit", "2031-04-03")
    assert names(text) == ["kiểm tra việc thực hiện Chỉ thị số 4"]


def test_a_meeting_at_home_is_no_visit() -> None:
    text = "Sáng 3/4/2031, ông Lê Văn Tám, Chủ tịch UBND tỉnh Cao Bằng chủ trì buổi làm việc về giá nước."
    assert event_of(text).kind == "conference"
    assert event_of(text.replace("về giá nước", "với Sở Y tế")).kind == "working_visit"


@pytest.mark.parametrize(
    ("day", "said", "date"),
    [
        ("22/6", "sơ kết công tác rừng 6 tháng đầu năm 2031", "2031-06-22"),
        ("22/2", "sơ kết công tác rừng 6 tháng đầu năm 2031", "--02-22"),
        ("28/10", "họp thường kỳ tháng 10/2031", "2031-10-28"),
        ("17/5", "lễ kỷ niệm 50 năm Ngày giải phóng huyện (20/5/1981 - 20/5/2031)", "2031-05-17"),
        ("17/5", "hội nghị sơ kết công tác năm học", "--05-17"),
    ],
)
def test_a_period_that_holds_the_day_gives_its_year(day: str, said: str, date: str) -> None:
    assert event_of(f"Sáng {day}, UBND xã Tân Lập tổ chức {said}.").date == date


def test_the_day_of_posting_below_the_article_gives_the_year() -> None:
    text = (
        "Sáng 17/5, UBND xã Tân Lập tổ chức hội nghị giao ban.\n\nCác thôn đã báo cáo.\n\n"
        "Ngày đăng: 18 tháng 5 năm 2031\n"
    )
    assert event_of(text).date == "2031-05-17"


def test_a_bare_gathering_has_all_its_bare_mentions_and_does_what_is_said() -> None:
    text = (
        "Quang cảnh hội nghị\n\nDự hội nghị có lãnh đạo các thôn.\n\n"
        "Hội nghị đã quán triệt Chỉ thị số 4-CT/TU của Tỉnh ủy về phòng cháy. Các thôn đã ký cam kết."
    )
    event = event_of(text)
    assert (event.kind, event.about) == ("dissemination", ("d1",))
    assert names(text) == ["hội nghị", "hội nghị", "Hội nghị"]


def test_a_page_of_several_articles_has_an_event_of_each() -> None:
    text = (
        "Sáng 3/4/2031, UBND xã Tân Lập tổ chức hội nghị giao ban quý I. Xã trồng 3 ha rừng.\n"
        "Chủ tịch UBND xã biểu dương các thôn đã làm tốt./.\n"
        "Chiều 5/4/2031, Đảng ủy xã tổ chức lễ phát động trồng cây. Mọi nhà đã nhận cây giống.\n"
        "Các thôn trồng 2.000 cây ngay trong ngày."
    )
    assert [(event.kind, event.date) for event in read(text).events] == [
        ("briefing", "2031-04-03"),
        ("ceremony", "2031-04-05"),
    ]


def test_a_paragraph_that_opens_with_another_of_the_same_days_tells_of_another_event() -> None:
    text = (
        "Sáng 3/4/2031, UBND xã Tân Lập tổ chức hội nghị giao ban quý I.\n\n"
        "Chiều 4/4/2031, UBND xã tổ chức lễ khởi công trạm bơm. Trạm tưới 20 ha.\n\n"
        "Ngày 3/9/2029, xã đã tổ chức lễ khởi công nhà văn hóa."
    )
    assert [event.date for event in read(text).events] == ["2031-04-03", "2031-04-04"]


@pytest.mark.parametrize(
    "text",
    [
        "UBND tỉnh vừa có văn bản xin chủ trương tổ chức lễ khởi công cầu Bình Tân vào ngày 17/6/2031.",
        "Ngày 3/4/2031, UBND tỉnh ban hành Kế hoạch tổ chức lễ phát động trồng cây.",
        "Nhiều mô hình hay được giới thiệu tại Ngày hội văn hóa xã Tân Lập. Các thôn đã học theo.",
        "Đảng ủy đã chỉ đạo tổ chức quán triệt các nghị quyết. Đã mở đợt cao điểm truy quét tội phạm.",
    ],
)
def test_what_is_to_come_or_only_mentioned_is_no_event(text: str) -> None:
    assert read(text).events == ()


def test_the_gathering_that_is_held_not_the_one_it_prepares() -> None:
    text = (
        "Sáng 3/4/2031, ông Lê Văn Tám, Chủ tịch HĐND tỉnh Cao Bằng chủ trì cuộc họp về công tác chuẩn bị "
        "tổ chức Hội nghị giao ban quý I. Trước kỳ họp thứ 7, các ban phải thẩm tra xong."
    )
    (event,) = read(text).events
    assert (event.kind, event.date) == ("conference", "2031-04-03")


@pytest.mark.parametrize(
    ("lead", "place"),
    [
        ("tại trụ sở UBND tỉnh, Sở Y tế tổ chức", "trụ sở UBND tỉnh"),
        (
            "tại bản Nà Lúm, xã Tân Lập, huyện Bình Gia (tỉnh Lạng Sơn), Sở Y tế tổ chức",
            "bản Nà Lúm, xã Tân Lập, huyện Bình Gia (tỉnh Lạng Sơn)",
        ),
        ("Sở Y tế tổ chức", None),
    ],
)
def test_the_place_of_an_event(lead: str, place: str | None) -> None:
    assert event_of(f"Sáng 3/4/2031, {lead} hội nghị giao ban quý I.").place == place


def test_an_organ_inside_a_position_holds_nothing() -> None:
    text = "Sáng 3/4/2031, ông Lê Văn Tám, Phó Bí thư Huyện ủy Bình Gia dự lễ phát động trồng cây."
    assert event_of(text).hosts == ()
    hosted = "Sáng 3/4/2031, Huyện ủy Bình Gia phối hợp với các xã ven sông tổ chức lễ phát động trồng cây."
    assert len(event_of(hosted).hosts) == 1


def test_who_proceeds_to_a_review_hosts_it():
    text = "Ngày 5/6/2031, UBND xã Tân Lập và Đồn Biên phòng Lộc Hà đã tiến hành sơ kết Quy chế phối hợp."
    assert len(event_of(text).hosts) == 2


def test_an_event_may_be_about_several_documents() -> None:
    text = (
        "Sáng 4/7, Tỉnh ủy tổ chức hội nghị sơ kết Nghị quyết số 1-NQ/TW về rừng (Nghị quyết số 1); "
        "Nghị quyết số 2-NQ/TW về biển."
    )
    assert event_of(text).about == ("d1", "d2")


def test_a_bare_conference_counts_where_the_text_names_it_no_better() -> None:
    event = event_of("Xã đã làm 3 km đường. Tại hội nghị, các đại biểu đã thảo luận.")
    assert (event.kind, event.date) == ("conference", None)


@pytest.mark.parametrize(
    "text",
    [
        "UBND tỉnh vừa ban hành Kế hoạch số 5 về trồng rừng.",
        "Độc lập - Tự do - Hạnh phúc\nSố: 5/KH-UBND\nKẾ HOẠCH\nNgày 3/4/2031, các sở họp tổng kết năm.",
    ],
)
def test_a_text_that_reports_no_gathering_has_no_event(text: str) -> None:
    assert read(text).events == ()


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        (
            "Kế hoạch số 5 của UBND tỉnh về thực hiện Chỉ thị số 2 của Tỉnh ủy được ban hành.",
            [("d1", "implements", "d2")],
        ),
        (
            "Kế hoạch số 5 của UBND tỉnh nhằm cụ thể hóa Quyết định số 2 của Thủ tướng Chính phủ.",
            [("d1", "details", "d2")],
        ),
        (
            "Thực hiện Chỉ thị số 2 của Tỉnh ủy, UBND tỉnh ban hành Kế hoạch số 5 về trồng rừng.",
            [("d2", "implements", "d1")],
        ),
        ("Báo cáo số 9 về kết quả thực hiện Chỉ thị số 2 của Tỉnh ủy.", []),
        ("Thực hiện Chỉ thị số 2 của Tỉnh ủy, xã học tập Nghị quyết số 3.", []),
    ],
)
def test_relations_of_documents(text: str, relations: list[tuple[str, str, str]]) -> None:
    assert [(r.source, r.type, r.target) for r in read(text).relations] == relations


@pytest.mark.parametrize(
    ("text", "kind", "date"),
    [
        ("Sáng 22/9/2031, Đảng ủy xã Tân Lập quán triệt Chỉ thị số 6.", "dissemination", "2031-09-22"),
        ("Tuần qua, huyện Bình Gia tiến hành cuộc diễn tập phòng thủ dân sự.", "exercise", None),
        ("UBND xã Tân Lập vừa tổ chức ký kết quy chế phối hợp với Trạm Kiểm lâm.", "signing", None),
    ],
)
def test_what_is_done_names_the_event(text: str, kind: str, date: str | None) -> None:
    event = event_of(text)
    assert (event.kind, event.date) == (kind, date)


def test_a_headline_of_the_same_congress_is_the_same_event() -> None:
    text = (
        "Đại hội đại biểu Đảng bộ xã Tân Lập lần thứ I, nhiệm kỳ 2030 - 2035\n\n"
        "Ngày 26/7/2030, Đảng bộ xã Tân Lập tổ chức Đại hội đại biểu lần thứ I, nhiệm kỳ 2030-2035."
    )
    assert names(text) == [
        "Đại hội đại biểu Đảng bộ xã Tân Lập lần thứ I, nhiệm kỳ 2030 - 2035",
        "Đại hội đại biểu lần thứ I, nhiệm kỳ 2030-2035",
    ]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (
            "Kỳ họp thứ 9 (kỳ họp chuyên đề), HĐND xã khóa V",
            "Kỳ họp thứ 9 (kỳ họp chuyên đề), HĐND xã khóa V",
        ),
        ("hội nghị giao ban quý I năm 2031 và chuyên đề giữ rừng", "hội nghị giao ban quý I năm 2031"),
        ("lễ khởi động Tháng đọc sách với chủ đề “Trang vàng”", "lễ khởi động Tháng đọc sách"),
        ("Hội thảo với chủ đề “Giữ giống lúa nương”", "Hội thảo với chủ đề “Giữ giống lúa nương”"),
    ],
)
def test_brackets_years_and_themes_in_the_name_of_an_event(words: str, name: str) -> None:
    assert names(f"Sáng 3/4/2031, UBND xã Tân Lập tổ chức {words}.") == [name]


@pytest.mark.parametrize(
    ("day", "words", "date"),
    [
        ("6/3", "Ngày hội đọc sách năm 2031", "2031-03-06"),
        ("6/12", "Ngày hội đọc sách năm 2031", "--12-06"),
        ("6/3", "lễ phát động thi đua giai đoạn 2031 - 2035", "--03-06"),
        ("6/3", "hội nghị tổng kết công tác năm 2030", "--03-06"),
    ],
)
def test_a_yearly_gathering_is_of_the_year_in_its_name(day: str, words: str, date: str) -> None:
    assert event_of(f"Sáng {day}, UBND xã Tân Lập tổ chức {words}.").date == date


def test_an_undated_forum_in_a_plan_is_no_event() -> None:
    text = "I. YÊU CẦU\n- Ban tổ chức diễn đàn thường xuyên cập nhật các ý kiến.\n- Các thôn tham gia đầy đủ."
    assert read(text).events == ()


def test_a_dateline_that_opens_the_lead_gives_the_year() -> None:
    text = "(TL) 05/06/2031 - Sáng 4/6, Huyện đoàn Bình Gia tổ chức lễ ra quân mùa hè xanh."
    assert event_of(text).date == "2031-06-04"


def test_each_item_of_a_bulletin_tells_of_its_own_gathering() -> None:
    text = (
        "Bản tin tháng 9/2031\n\n"
        "* Ngày 12/9, Sở Y tế tổ chức hội nghị sơ kết công tác tiêm chủng. Trẻ được tiêm đủ.\n\n"
        "* Ngày 20/9, Sở Y tế tổ chức lễ khánh thành trạm xá. Trạm có 12 giường."
    )
    assert [event.kind for event in read(text).events] == ["preliminary_review", "ceremony"]


def test_a_training_among_results_is_no_event() -> None:
    assert read("Sở Y tế đã tổ chức tập huấn cho hơn 1.100 y sĩ. Các trạm xá đã đủ thuốc.").events == ()
    assert event_of("Ngày 3/4/2031, Sở Y tế tổ chức phiên giải trình về giá thuốc.").kind == "conference"


@pytest.mark.parametrize(
    ("held", "kind", "name"),
    [
        ("trao 50 suất quà cho thợ mỏ", "ceremony", "trao 50 suất quà"),
        ("Chương trình kỷ niệm 40 năm ngày mở mỏ", "ceremony", "Chương trình kỷ niệm 40 năm ngày mở mỏ"),
        ("giải đua thuyền trên hồ", "conference", "giải đua thuyền trên hồ"),
    ],
)
def test_whatever_is_held_on_the_day_of_the_lead_is_the_event(held: str, kind: str, name: str) -> None:
    text = f"Sáng 3/4/2031, UBND xã Tân Lập tổ chức {held}."
    assert (event_of(text).kind, names(text)) == (kind, [name])


@pytest.mark.parametrize(
    "work", ["tuần tra 6 lần", "36 buổi tuyên truyền", "lực lượng chữa cháy rừng", "xây dựng 5 căn nhà"]
)
def test_work_that_is_organized_on_a_day_is_no_event(work: str) -> None:
    assert read(f"Ngày 3/4/2031, Đồn Biên phòng Nà Lúm đã tổ chức {work}.").events == ()


@pytest.mark.parametrize(
    ("opening", "date"),
    [
        ("Trong khuôn khổ tuần lễ đọc sách, ngày 26-1-2031, UBND xã Tân Lập", "2031-01-26"),
        ("Thực hiện Kế hoạch số 12/KH-UBND, ngày 16/1/2030 của UBND huyện, UBND xã Tân Lập", None),
        ("Thực hiện Kế hoạch số 12/KH-UBND, ngày 14/11/2031 UBND xã Tân Lập", None),
        ("Theo lời hẹn, ngày 14/11/2031 Đảng ủy xã Tân Lập", "2031-11-14"),
    ],
)
def test_a_small_day_between_commas_is_of_the_event_unless_of_a_document(
    opening: str, date: str | None
) -> None:
    assert event_of(f"{opening} đã tổ chức lễ phát động trồng cây.").date == date


def test_what_was_just_signed_is_an_event() -> None:
    event = event_of("Tòa án nhân dân tỉnh Hà Nam vừa ký kết Quy chế phối hợp số 5 về hòa giải.")
    assert (event.kind, event.date) == ("signing", None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sáng 3/4/2031, Đoàn đại biểu Sở Y tế sang thăm, làm việc với UBND xã Tân Lập.", "working_visit"),
        ("Ngày 3/4/2031, UBND thành phố Cần Thơ tổ chức lễ phát động trồng cây.", "ceremony"),
        ("Từ 14 giờ chiều 3/4/2031, xã Tân Lập khai mạc “Hội trại xuân” bên hồ.", "conference"),
        ("Tại hội nghị sơ kết công tác rừng, ông Lê Văn Tám đề nghị xã giữ rừng.", "preliminary_review"),
    ],
)
def test_the_many_ways_in_which_a_lead_tells_of_an_event(text: str, kind: str) -> None:
    assert event_of(text).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "Hưởng ứng Tuần lễ đọc sách năm 2031, huyện sẽ tổ chức lễ phát động ở các xã.",
        "Sở Ngoại vụ đã tham mưu UBND tỉnh tổ chức 6 cuộc hội đàm với bạn. Tình hữu nghị thêm thắm thiết.",
        "Kế hoạch số 379/KH-UBND, ngày 26/3/2030 về tổ chức Hội thảo khoa học đã được ban hành.",
    ],
)
def test_a_week_a_number_of_talks_and_a_title_are_no_event(text: str) -> None:
    assert read(text).events == ()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (
            "khai mạc Ngày hội Văn hóa, Thể thao và Du lịch vùng hồ",
            "Ngày hội Văn hóa, Thể thao và Du lịch vùng hồ",
        ),
        ("tổ chức Ngày hội bơi chải (NHBC) vùng hồ", "Ngày hội bơi chải (NHBC) vùng hồ"),
        ("tổ chức lễ phát động trồng cây, Bí thư Huyện ủy dự", "lễ phát động trồng cây"),
    ],
)
def test_a_capital_behind_a_comma_goes_on_unless_it_names_somebody(words: str, name: str) -> None:
    assert names(f"Tối 3/4/2031, huyện Bình Gia {words}.") == [name]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("15/10/2031 Ngày 14/10, UBND xã Tân Lập tổ chức hội nghị giao ban.", "2031-10-14"),
        (
            "Đối thoại ở xã\n(23:39 | 15/09/2031)\nSáng 10/9, xã Tân Lập tổ chức hội nghị giao ban.",
            "2031-09-10",
        ),
    ],
)
def test_a_stamp_of_any_form_gives_the_year(text: str, date: str) -> None:
    assert event_of(text).date == date


def test_a_document_by_which_a_gathering_is_held_is_not_what_it_is_about() -> None:
    text = "Ngày 3/4/2031, Công an xã Tân Lập tổ chức hội nghị giao ban theo Nghị định số 3/2029/NĐ-CP."
    assert event_of(text).about == ()


def test_what_anybody_did_on_the_day_is_the_event() -> None:
    event = event_of("Ngày 3/4/2031, cán bộ thôn Nà Lúm tiếp xúc cử tri sau kỳ họp thứ Chín.")
    assert (event.kind, event.date) == ("working_visit", "2031-04-03")


def test_a_festival_that_is_yet_to_be_is_no_event() -> None:
    assert read("Ngày hội vùng hồ sẽ diễn ra từ ngày 18/8\n\nXã đã chuẩn bị xong sân bãi.").events == ()


@pytest.mark.parametrize(
    "stamp", ["2031-08-11", "2031-08-11 10:20", "(23:39 | 11/08/2031)", "11/08/2031 | 10:20", "11-8-2031"]
)
def test_the_year_of_a_line_that_holds_only_the_day_of_posting(stamp: str) -> None:
    text = f"Hội nghị thi đua\n{stamp}\nSáng ngày 9/8, Công đoàn xã mở Hội nghị sơ kết phong trào thi đua.\n"
    assert read(text).events[0].date == "2031-08-09"


def test_a_gathering_named_twice_from_one_place_is_mentioned_once_and_whole():
    text = "tổ chức hội nghị Sáng 5/6, Nghị quyết số 12-NQ/TW "
    event = next(iter(read(text).events))
    assert len({mention.start for mention in event.mentions}) == len(event.mentions)


@pytest.mark.parametrize(
    ("text", "kind", "date", "words"),
    [
        (
            "Ông Lê Văn Sáng, Chủ tịch Hội Nông dân xã Tà Tổng và Đồn Biên phòng Mù Cả ký kết chương trình "
            "phối hợp giai đoạn 2027-2031.",
            "signing",
            None,
            "ký kết chương trình phối hợp",
        ),
        (
            "Ngày 11/10/2027, Hội Nông dân xã tổ chức Kỷ niệm 97 năm Ngày thành lập Hội Nông dân Việt Nam "
            "(14/10).",
            "ceremony",
            "2027-10-11",
            "Kỷ niệm 97 năm Ngày thành lập Hội Nông dân Việt Nam",
        ),
    ],
)
def test_signings_without_a_gathering_word_and_days_in_brackets(text, kind, date, words):
    (event,) = read(text).events
    assert (event.kind, event.date) == (kind, date)
    assert [text[span.start : span.end] for span in event.mentions] == [words]
