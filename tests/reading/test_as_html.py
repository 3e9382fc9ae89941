"""The page of one reading: every word stands once, each mention on its own words."""

from __future__ import annotations

from itertools import pairwise

from lxml import html

from cotmoc.reading import Direction, Document, Measure, Organization, Reading, Relation, Result, Span

TEXT = "UBND tỉnh <Hà Lĩnh> & xã giao Sở Y tế thực hiện Kế hoạch số 5 trước\n ngày 30/6."


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


READING = Reading(
    characters=len(TEXT),
    documents=(
        Document("d1", (span_of("Kế hoạch số 5"),), kind="plan", number="5", title="Trồng “rừng” <&>"),
    ),
    organizations=(
        Organization(
            "o1", (span_of("UBND tỉnh <Hà Lĩnh>"),), name="UBND tỉnh Hà Lĩnh", kind="peoples_committee"
        ),
        Organization("o2", (span_of("Sở Y tế"), span_of("tế")), name="Sở Y tế", kind="department"),
    ),
    directions=(
        Direction(
            "t1",
            (span_of("thực hiện Kế hoạch số 5 trước\n ngày 30/6"),),
            theme="leadership",
            by="o1",
            to=("o2", "các xã"),
            deadline="--06-30",
        ),
    ),
    results=(
        Result(
            "r1",
            (span_of("số 5 trước"),),
            theme="other",
            measures=(Measure(1234.5, ">", "km", "đường"),),
        ),
    ),
    relations=(Relation("d1", "implements", "d1"),),
)


def page() -> html.HtmlElement:
    return html.fromstring(READING.to_html(TEXT, name="a<b>.txt"))


def words_of(element: html.HtmlElement) -> str:
    """The words of the text itself, without the links that stand before a mark."""
    return "".join(element.xpath(".//text()[not(parent::a[@class='id'])]"))


def test_the_text_is_whole() -> None:
    assert words_of(page().find_class("text")[0]) == TEXT


def test_each_mention_is_marked_on_its_words() -> None:
    text = page().find_class("text")[0]
    for name, words in {
        "documents": "Kế hoạch số 5",
        "directions": "thực hiện Kế hoạch số 5 trước\n ngày 30/6",
        "results": "số 5 trước",
    }.items():
        assert "".join(words_of(mark) for mark in text.find_class(name)) == words


def test_every_link_leads_somewhere() -> None:
    tree = page()
    anchors = {element.get("id") for element in tree.iter() if element.get("id")}
    links = {link.get("href")[1:] for link in tree.iter("a")}
    assert links <= anchors
    assert {"d1", "d1-1", "o2-2", "t1-1"} <= links


def test_the_facts_are_told_in_vietnamese() -> None:
    facts = " ".join(page().find_class("facts")[0].text_content().split())
    for words in (
        "Kế hoạch số 5",
        "Trồng “rừng” <&>",
        "Sở Y tế; các xã",
        "30/06",
        "trên 1.234,5 km đường",
        "thực hiện",
    ):
        assert words in facts


def test_the_page_loads_and_runs_nothing() -> None:
    tree = page()
    assert not list(tree.iter("script", "link", "img", "iframe"))
    assert "url(" not in READING.to_html(TEXT, name="a")


def test_the_colours_of_a_mark_keep_their_contrast() -> None:
    ink = luminance("#1d2733")
    style = READING.to_html(TEXT, name="a")
    tints = [line.split("--tint: ")[1][:7] for line in style.splitlines() if "--tint: " in line]
    assert len(tints) == 8
    assert all((luminance(tint) + 0.05) / (ink + 0.05) >= 4.5 for tint in tints)
    assert all((luminance(tint) + 0.05) / (luminance("#0b57a4") + 0.05) >= 4.5 for tint in tints)


def luminance(colour: str) -> float:
    parts = [int(colour[a:b], 16) / 255 for a, b in pairwise((1, 3, 5, 7))]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_an_empty_reading_says_so() -> None:
    assert "Không tìm thấy nội dung nào" in Reading(characters=len(TEXT)).to_html(TEXT, name="a")
