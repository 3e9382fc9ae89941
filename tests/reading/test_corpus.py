"""The reader on our own texts: it may not read worse than it did, and the scorer counts right."""

from __future__ import annotations

import json

import pytest
from tests.reading.corpus.reader import FLOOR, TEXTS, judged, reading_of, rounded
from tests.reading.corpus.scores import Score, compared
from tests.reading.corpus.sheets import Sheet, UnreadableSheet, sheet_of, sheets_in

SHEETS = sheets_in(TEXTS)
HARVEST = sheet_of(
    "harvest",
    "# Shows how a sheet is written.\nSáng 3/4/2031, UBND xã Tân{nbsp}Lập họp; xã Tân Lập trồng 5 ha lúa."
    "\n---\n"
    "o1 peoples_committee «UBND xã Tân Lập» | name Ủy ban nhân dân xã Tân Lập | place Tân Lập\n"
    "r1 socio_economic «[xã Tân Lập] trồng» | measures =5 ha (lúa) + >3.5 km",
)


def test_no_list_is_read_worse_than_the_floor():
    scores, _ = judged(SHEETS)
    floor = json.loads(FLOOR.read_text(encoding="utf-8"))
    now = rounded(scores)
    fallen = {
        f"{plural} {what}": (least, now[plural][what])
        for plural, row in floor.items()
        for what, least in row.items()
        if now[plural][what] < least
    }
    assert not fallen, "see what was lost: make corpus AGAINST=main"


def test_the_corpus_covers_what_it_should():
    assert len(SHEETS) >= 60
    assert all(190 <= len(sheet.text) <= 3000 for sheet in SHEETS)
    for plural in HARVEST.gold:
        assert sum(len(sheet.gold[plural]) for sheet in SHEETS) >= 3, plural


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_sheet_refers_only_to_its_own_facts(sheet: Sheet):
    ids = [fact["id"] for plural, facts in sheet.gold.items() if plural != "relations" for fact in facts]
    assert len(ids) == len(set(ids))
    assert sheet.shows
    named = [
        fact[field]
        for facts in sheet.gold.values()
        for fact in facts
        for field in ("from", "to", "by")
        if isinstance(fact.get(field), str)
    ]
    referred = [one for one in named if len(one) == 2 and one[1].isdigit()]
    assert set(referred) <= set(ids)


def test_a_sheet_says_where_its_words_stand():
    (organ,) = HARVEST.gold["organizations"]
    (mention,) = organ["mentions"]
    assert HARVEST.text[mention["start"] : mention["end"]] == "UBND xã Tân\u00a0Lập"
    (result,) = HARVEST.gold["results"]
    (mention,) = result["mentions"]
    assert mention["start"] == HARVEST.text.index("xã Tân Lập trồng")
    assert [(one["comparator"], one["value"], one["unit"], one["of"]) for one in result["measures"]] == [
        ("=", 5.0, "ha", "lúa"),
        (">", 3.5, "km", None),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "o1 police «Công an xã»",
        "o1 police",
        "o1 police «xã» | rank Đại tá",
        "r1 other «xã» | measures năm ha",
        "x1 police «xã»",
    ],
)
def test_a_line_that_cannot_be_understood_is_named(line: str):
    with pytest.raises(UnreadableSheet, match="wrong: "):
        sheet_of("wrong", f"Xã họp.\nUBND xã nghe.\n---\n{line}")


def test_a_decomposed_sheet_keeps_its_words():
    composed = sheet_of("nfd", "# form: nfd\nHọp ở xã Tân Lập.\n---\no1 other «xã Tân Lập»")
    (mention,) = composed.gold["organizations"][0]["mentions"]
    assert composed.text[mention["start"] : mention["end"]] == "xa\u0303 Ta\u0302n La\u0323\u0302p"


def score(gold: dict, read: dict) -> Score:
    empty = {plural: [] for plural in HARVEST.gold}
    scores: dict[str, Score] = {}
    compared("x" * 100, {**empty, **gold}, {**empty, **read}, scores)
    return scores["initiatives"]


def model(ident: str, start: int, end: int, name: str) -> dict:
    return {"id": ident, "kind": "model", "name": name, "mentions": [{"start": start, "end": end}]}


def test_half_of_what_two_spans_cover_makes_them_meet():
    gold = {"initiatives": [model("i1", 0, 10, "A")]}
    assert score(gold, {"initiatives": [model("i9", 0, 5, "A")]}).exact == 1
    assert score(gold, {"initiatives": [model("i9", 0, 4, "A")]}).found == 0
    assert score(gold, {"initiatives": [model("i9", 0, 10, "B")]}).f1("exact") == 0.0


def test_case_spaces_quotes_and_the_place_of_the_tone_mark_do_not_count():
    gold = {"initiatives": [model("i1", 0, 10, "Văn hóa xã")]}
    assert score(gold, {"initiatives": [model("i1", 0, 10, " “văn  hoá xã”")]}).exact == 1


def test_the_gold_of_a_sheet_scores_full():
    for sheet in SHEETS:
        scores: dict[str, Score] = {}
        compared(sheet.text, sheet.gold, sheet.gold, scores)
        assert {row.f1("exact") for row in scores.values()} <= {1.0, None}, sheet.name


def test_the_reader_is_put_to_the_text_as_it_is():
    assert [fact["name"] for fact in reading_of(HARVEST.text)["organizations"]] == [
        "Ủy ban nhân dân xã Tân Lập"
    ]
