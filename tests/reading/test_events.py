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
        (" date 2030-06 ", "Sáng 1.6", "2030-06-01"),
    ],
)
def test_a_day_without_a_year_takes_that_of_the_dateline(above: str, day: str, date: str) -> None:
    assert event_of(f"{above}{day}, Huyện ủy Mèo Vạc tổ chức hội nghị sơ kết công tác dân vận.").date == date


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
