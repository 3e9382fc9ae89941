"""The reader on our own texts: it may not read worse than it did, and the scorer counts right."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from tests.reading.corpus import __main__ as command
from tests.reading.corpus import floor
from tests.reading.corpus.doubting import doubting
from tests.reading.corpus.reader import TEXTS, Judged, judged, reading_of
from tests.reading.corpus.scores import Score, Verdict, compared
from tests.reading.corpus.sheets import Sheet, UnreadableSheet, sheet_of, sheets_in

SHEETS = sheets_in(TEXTS)
PHENOMENA = TEXTS.parent / "phenomena.toml"
HARVEST = sheet_of(
    "harvest",
    "# Shows how a sheet is written.\nSáng 3/4/2031, UBND xã Tân{nbsp}Lập họp; xã Tân Lập trồng 5 ha lúa."
    "\n---\n"
    "o1 peoples_committee «UBND xã Tân Lập» | name Ủy ban nhân dân xã Tân Lập | place Tân Lập\n"
    "r1 socio_economic «[xã Tân Lập] trồng» | measures =5 ha (lúa) + >3.5 km",
)


def test_no_list_is_read_worse_than_the_floor():
    digests = {path.stem: floor.digest(path) for path in TEXTS.glob("*.sheet")}
    fallen = floor.fallen(floor.kept(), floor.reached(map(judged, SHEETS), digests))
    assert not fallen, "see what was lost: make corpus AGAINST=main"


def test_the_floor_holds_most_texts():
    assert len(floor.kept()) >= 0.8 * len(SHEETS)


def test_the_corpus_covers_what_it_should():
    assert len(SHEETS) >= 160
    assert all(150 <= len(sheet.text) <= 4000 for sheet in SHEETS)
    for plural in HARVEST.gold:
        assert sum(len(sheet.gold[plural]) for sheet in SHEETS) >= 12, plural


def test_every_phenomenon_has_a_text_and_every_text_a_phenomenon():
    known = set(tomllib.loads(PHENOMENA.read_text(encoding="utf-8")))
    assert {tag for sheet in SHEETS for tag in sheet.phenomena} == known
    assert all(sheet.phenomena for sheet in SHEETS)


def test_the_texts_are_of_many_sectors_and_of_every_year():
    assert {sheet.year for sheet in SHEETS} >= set(range(2015, 2027))
    assert len({sheet.sector for sheet in SHEETS}) >= 12


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
        "o1 ministry «UBND xã»",
        "t1 roads «Xã họp»",
    ],
)
def test_a_line_that_cannot_be_understood_is_named(line: str):
    with pytest.raises(UnreadableSheet, match="wrong: "):
        sheet_of("wrong", f"Xã họp.\nUBND xã nghe.\n---\n{line}")


def mentions_of(line: str) -> list[str]:
    text = "Tỉnh ủy họp. Ban Thường vụ Tỉnh ủy và Sở Y tế, Sở Y tế B.\nTrạm 5, 15 đã xây\nxong trạm."
    sheet = sheet_of("words", f"# Words.\n{text}\n---\n{line}")
    facts = [fact for facts in sheet.gold.values() for fact in facts]
    return [text[mention["start"] : mention["end"]] for fact in facts for mention in fact["mentions"]]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("o1 department «Sở Y tế»*", ["Sở Y tế", "Sở Y tế"]),
        ("o1 party_committee «[Tỉnh ủy] họp»", ["Tỉnh ủy"]),
        ("r1 other «đã xây xong trạm»", ["đã xây\nxong trạm"]),
        ("r1 other «Trạm … trạm»", ["Trạm 5, 15 đã xây\nxong trạm"]),
        ("d1 other «5»", ["5"]),
    ],
)
def test_what_a_quote_means(line: str, words: list[str]):
    assert mentions_of(line) == words


@pytest.mark.parametrize("line", ["o1 department «Sở Y tế»", "o1 party_committee «Tỉnh ủy»"])
def test_words_that_stand_again_and_are_not_quoted_are_refused(line: str):
    with pytest.raises(UnreadableSheet, match="stands also where no fact quotes it"):
        mentions_of(line)


def test_words_inside_a_longer_mention_of_the_list_are_quoted():
    text = "Tỉnh ủy họp. Ban Thường vụ Tỉnh ủy nghe."
    lines = "o1 party_committee «Tỉnh ủy»\no2 party_committee «Ban Thường vụ Tỉnh ủy»"
    organs = sheet_of("inside", f"# Inside.\n{text}\n---\n{lines}").gold["organizations"]
    assert [len(organ["mentions"]) for organ in organs] == [1, 1]


def test_a_sheet_says_whose_and_of_when_it_is():
    sheet = sheet_of("of", "# Who.\n# of: y tế, 2024\n# phenomena: nbsp, review\nXã họp.\n---\n")
    assert (sheet.sector, sheet.year, sheet.phenomena, sheet.shows) == (
        "y tế",
        2024,
        ("nbsp", "review"),
        "Who.",
    )
    assert sheet.text == "Xã họp."


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


def read_as(
    gold: dict, read: dict, plural: str = "documents"
) -> tuple[Score, list[tuple[str, tuple[str, ...]]]]:
    empty = {each: [] for each in HARVEST.gold}
    scores: dict[str, Score] = {}
    verdicts = compared("x" * 100, {**empty, **gold}, {**empty, **read}, scores)
    return scores[plural], [(verdict.outcome, verdict.wrong) for verdict in verdicts]


def plan(ident: str, number: str | None, **fields: str) -> dict:
    return {"id": ident, "kind": "plan", "number": number, "mentions": [{"start": 0, "end": 9}], **fields}


def test_a_wrong_field_is_named_and_a_filled_one_is_invented():
    score, verdicts = read_as(
        {"documents": [plan("d1", None)]}, {"documents": [plan("d4", "7", date="2024")]}
    )
    assert verdicts == [("found", ("number", "date"))]
    assert (score.empty, score.invented) == (5, 2)


def test_organs_of_two_heads_over_one_list_are_told_apart_by_their_names():
    organs = [
        {"id": "o1", "kind": "party_committee", "name": "Huyện ủy A", "mentions": [{"start": 0, "end": 9}]},
        {"id": "o2", "kind": "peoples_committee", "name": "UBND A", "mentions": [{"start": 0, "end": 9}]},
    ]
    _, verdicts = read_as({"organizations": organs}, {"organizations": organs[::-1]})
    assert verdicts == [("exact", ()), ("exact", ())]


def of_plans(*outcomes: tuple[int, int]) -> list[Judged]:
    """A text for each pair: plans that are right, and how many of them are read."""
    texts = []
    for place, (right, found) in enumerate(outcomes):
        sheet = sheet_of(f"text{place}", "# A text.\nXã họp.\n---\n")
        texts.append(Judged(sheet, {"documents": Score(gold=right, read=found, found=found, exact=found)}))
    return texts


def test_the_floor_says_which_list_fell(tmp_path: Path):
    file = tmp_path / "floor.json"
    digests = {"text0": "a", "text1": "b"}
    floor.keep(floor.reached(of_plans((2, 2), (2, 2)), digests), file)
    assert floor.fallen(floor.kept(file), floor.reached(of_plans((2, 2), (2, 2)), digests)) == []
    assert floor.fallen(floor.kept(file), floor.reached(of_plans((2, 2), (2, 0)), digests)) == [
        "documents: found 0.6667 is below 1.0000",
        "documents: exact 0.5000 is below 1.0000",
    ]


def test_a_fact_that_was_missed_and_is_found_lets_nothing_fall():
    sheet = sheet_of("text", "# A text.\nXã họp.\n---\n")
    missed = Judged(sheet, {"people": Score(gold=2, read=1, found=1, exact=1)})
    found = Judged(sheet, {"people": Score(gold=2, read=2, found=2, exact=1)})
    digests = {"text": "a"}
    assert floor.fallen(floor.reached([missed], digests), floor.reached([found], digests)) == []


def test_a_text_that_is_new_or_mended_is_not_held(tmp_path: Path):
    file = tmp_path / "floor.json"
    assert floor.kept(file) == {}
    floor.keep(floor.reached(of_plans((2, 2)), {"text0": "a"}), file)
    mended = floor.reached(of_plans((2, 0), (5, 0)), {"text0": "b", "text1": "c"})
    assert floor.fallen(floor.kept(file), mended) == []


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> None:
    monkeypatch.setattr("sys.argv", ["corpus", *arguments])
    command.main()


def test_the_command_prints_lists_and_phenomena(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    run(monkeypatch, "--text", "o01")
    printed = capsys.readouterr().out
    assert printed.split()[:7] == ["list", "gold", "read", "found", "exact", "spans", "invented"]
    assert "over 1 texts" in printed
    assert "\nshared_head " in printed


def test_the_command_reads_with_the_code_of_another_commit(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    run(monkeypatch, "--text", "o01", "--against", "HEAD")
    assert capsys.readouterr().out.endswith("lost\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--text", "o01", "--raise"), "on all texts"),
        (("--text", "no such text"), "no such text"),
        (("--text", "o01", "--against", "no-such-commit"), "no-such-commit"),
    ],
)
def test_what_the_command_cannot_do_it_says(
    arguments: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
):
    with pytest.raises(SystemExit, match=said):
        run(monkeypatch, *arguments)


def test_what_the_reader_doubts_is_counted_apart_from_the_rest():
    verdicts = {
        "a": Verdict("events", "«họp»", "false", (), ("no_host",)),
        "b": Verdict("events", "«hội nghị»", "exact", (), ("no_host", "no_year")),
        "c": Verdict("events", "«lễ»", "exact"),
        "d": Verdict("events", "«buổi»", "missed"),
    }
    rows = [" ".join(row.split()) for row in doubting([Judged(HARVEST, {}, verdicts)])]
    assert rows == [
        "events no_host with it 1/2 50.0% without 0/1 0.0%",
        "events no_year with it 0/1 0.0% without 1/2 50.0%",
        "events certain 0/1 0.0% likely 1/2 50.0% likely are 67%",
        "all certain 0/1 0.0% likely 1/2 50.0% likely are 67%",
    ]
