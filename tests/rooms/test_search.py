"""The search: what is typed in any form finds what is meant, and nothing that one may not see."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.world import NOON, World

from cotmoc.base.acting import Actor
from cotmoc.base.row_security import seeing, seeing_all
from cotmoc.documents import actions as documents
from cotmoc.documents.models import Attachment, Document, File, Kind
from cotmoc.search import actions, queries
from cotmoc.search.asked import understand
from cotmoc.search.folding import words_of
from cotmoc.search.marking import excerpt, marked
from cotmoc.search.queries import Among, Narrowed
from cotmoc.search.rows import shown
from cotmoc.tasks.models import Task
from cotmoc.units.models import Version

LETTERS = "".join(
    chr(point)
    for first, last in ((0x20, 0x36F), (0x1E00, 0x1EFF), (0x2010, 0x2060), (0x1DC0, 0x1DFF), (0xFE20, 0xFE2F))
    for point in range(first, last + 1)
)


def leads_to(words: str, by: Actor, narrowed: Narrowed | None = None) -> list[tuple[str, int]]:
    with seeing(by.sees):
        found = queries.ask(words, narrowed)
        return [(row.among.value, row.pk) for row in shown([*found.names, *found.hits], found.question.forms)]


def folded_by_database(text: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT search_fold(%s)", [text])
        return str(cursor.fetchone()[0]).split()


@pytest.mark.django_db
def test_the_database_folds_each_letter_as_python_does():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT search_fold(letter) FROM unnest(%s::text[]) AS letter", [[f"a{c}b" for c in LETTERS]]
        )
        differing = [
            c
            for c, (folded,) in zip(LETTERS, cursor.fetchall(), strict=True)
            if folded.split() != words_of(f"a{c}b")
        ]
    assert differing == []


@pytest.mark.django_db
def test_the_database_folds_texts_as_python_does():
    @settings(max_examples=150, deadline=None)
    @given(st.text(st.sampled_from(LETTERS), max_size=40))
    def alike(text: str) -> None:
        assert folded_by_database(text) == words_of(text)
        assert folded_by_database(unicodedata.normalize("NFD", text)) == words_of(text)

    alike()


@pytest.mark.parametrize(
    "words",
    [
        "bảo vệ cột mốc",
        "bao ve cot moc",
        unicodedata.normalize("NFD", "bảo vệ cột mốc"),
        "BẢO VỆ",
        "12/KH-UBND",
        "12 kh ubnd",
        "12 kh",
        "kế hoạch 12",
        "ke hoach so 12",
        "“đường biên giới năm 2026”",
        "ubnd tỉnh Sơn Giang cột mốc",
        "uy ban nhan dan cot moc",
    ],
)
def test_a_document_is_found_however_it_is_written(world: World, words: str) -> None:
    assert ("van-ban", world.plan.pk) in leads_to(words, world.clerk)


@pytest.mark.parametrize("words", ["07-NQ/TU", "7 nq tu", "07 NQ-TU", "nghị quyết 07", "nghi quyet so 7"])
def test_a_partys_code_is_found_with_and_without_its_nought(world: World, words: str) -> None:
    assert ("van-ban", world.resolution.pk) in leads_to(words, world.clerk)


def test_a_code_with_its_year_and_a_central_one_in_old_letters(world: World) -> None:
    with seeing_all():
        decree = documents.register(
            kind=Kind.DECREE, code="15/2024/NĐ-CP", title="thử", issued="2024-02-02", by=world.clerk, at=NOON
        )
        central = documents.register(
            kind=Kind.RESOLUTION, code="33-NQ/TW", title="thử", issued="2018-09-28", by=world.clerk, at=NOON
        )
    for words in ("15/2024/nđ-cp", "15/2024/ND-CP", "15 nđ", "nghị định 15"):
        assert ("van-ban", decree.pk) in leads_to(words, world.clerk)
    for words in ("33 nq tw", "33-NQ/TƯ", "33-nq/t.ư", "nghị quyết 33"):
        assert ("van-ban", central.pk) in leads_to(words, world.clerk)


def test_an_abbreviation_finds_what_is_written_in_full_and_the_other_way_round(world: World) -> None:
    guard = ("don-vi", world.border_guard.pk)
    assert guard in leads_to("bđbp son giang", world.clerk)
    assert guard in leads_to("bo doi bien phong son giang", world.clerk)
    with seeing_all():
        letter = documents.register(
            kind=Kind.OFFICIAL_LETTER, title="BĐBP phối hợp tuần tra", by=world.clerk, at=NOON
        )
    assert ("van-ban", letter.pk) in leads_to("bộ đội biên phòng phối hợp", world.clerk)


def test_the_words_of_a_files_text_lead_to_its_document_with_the_words_marked(world: World) -> None:
    with seeing(world.clerk.sees):
        found = queries.ask("phat quang duong tuan tra", Narrowed(among=Among.DOCUMENTS))
        (row,) = shown(found.hits, found.question.forms)
    assert (row.pk, row.file) == (world.plan.pk, world.text.pk)
    assert [piece.words for piece in row.words if piece.is_found] == ["phát", "quang", "đường", "tuần", "tra"]
    assert world.text.text[row.start : row.end] == "phát"


def test_a_document_found_by_its_title_is_not_shown_again_for_its_text(world: World) -> None:
    found = leads_to("bảo vệ cột mốc", world.clerk)
    assert found.count(("van-ban", world.plan.pk)) == 1


def test_words_in_quotes_stand_together(world: World) -> None:
    assert ("van-ban", world.plan.pk) in leads_to("cột bảo vệ", world.clerk)
    assert leads_to('"cột bảo vệ"', world.clerk) == []


def test_a_long_text_is_found_to_its_end(world: World) -> None:
    text = "mở đầu " + "lời văn dài " * 12_000 + "câu cuối nhắc thác Bạc"
    with seeing_all():
        file = documents.keep_file(
            content=b"dai", name="dai.txt", media_type="text/plain", text=text, by=world.clerk, at=NOON
        )
        documents.attach(document=world.plan, file=file, by=world.clerk, at=NOON)
    with seeing(world.clerk.sees):
        found = queries.ask("thac bac")
        (row,) = shown(found.hits, found.question.forms)
    assert text[row.start : row.end] == "thác"


def test_a_misspelt_word_is_taken_for_a_near_one_only_where_nothing_is_found(world: World) -> None:
    with seeing(world.clerk.sees):
        found = queries.ask("cột mốcc biên giới")
        rows = shown(found.hits, found.question.forms)
    assert found.question.is_mended
    assert world.plan.pk in [row.pk for row in rows]
    with seeing(world.clerk.sees):
        assert not queries.ask("cột mốc").question.is_mended


def test_words_that_are_syllables_are_taken_as_they_stand(world: World) -> None:
    """ "khác" is no misspelt "thác": what is not there is not answered by something else."""
    with seeing(world.clerk.sees):
        assert not queries.ask("cột mốc thác").question.is_mended


def test_a_document_merged_into_another_is_not_shown_beside_it(world: World) -> None:
    with seeing_all():
        double = documents.register(
            kind=Kind.PLAN, title="bảo vệ cột mốc, đường biên giới năm 2026", by=world.clerk, at=NOON
        )
        assert ("van-ban", double.pk) in leads_to("đường biên giới năm 2026", world.clerk)
        Document.objects.filter(pk=double.pk).update(merged_into=world.plan)
    found = leads_to("đường biên giới năm 2026", world.clerk)
    assert ("van-ban", world.plan.pk) in found
    assert ("van-ban", double.pk) not in found


def test_hits_are_narrowed_to_kind_unit_and_year(world: World) -> None:
    plan = ("van-ban", world.plan.pk)
    assert plan in leads_to("cột mốc", world.clerk, Narrowed(among=Among.DOCUMENTS, year=2026))
    assert plan not in leads_to("cột mốc", world.clerk, Narrowed(year=2025))
    assert plan not in leads_to("cột mốc", world.clerk, Narrowed(among=Among.TASKS))
    assert leads_to("cột mốc", world.clerk, Narrowed(among=Among.TASKS, unit=world.commune.pk)) == [
        ("nhiem-vu", world.reported_task.pk)
    ]
    assert plan not in leads_to("cột mốc", world.clerk, Narrowed(document_kind=Kind.REPORT))


def test_units_and_people_come_first_those_that_live_before_those_that_ended(world: World) -> None:
    assert leads_to("Mốc UBND xã", world.clerk)[:2] == [
        ("don-vi", world.commune.pk),
        ("don-vi", world.old_commune.pk),
    ]
    assert ("nguoi", world.commune.pk) in leads_to("vi thi hoa", world.clerk)


def test_pages_follow_one_another_without_gap_or_repetition(world: World) -> None:
    with seeing_all():
        made = {
            documents.register(
                kind=Kind.NOTICE,
                code=f"{number}/TB-UBND",
                issuer=world.province,
                issued=f"2026-0{number % 9 + 1}-11",
                title="lịch trực ban mùa lũ",
                by=world.clerk,
                at=NOON,
            ).pk
            for number in range(1, 50)
        }
    with seeing(world.clerk.sees):
        pages, since = [], None
        while True:
            found = queries.ask("truc ban mua lu", since=since)
            pages.append([hit.owner for hit in found.hits])
            if (since := found.after) is None:
                break
    assert [len(page) for page in pages] == [20, 20, 9]
    assert {pk for page in pages for pk in page} == made
    with seeing_all():
        days = dict(Document.objects.values_list("pk", "issued"))
    in_order = [days[pk] for page in pages for pk in page]
    assert in_order == sorted(in_order, reverse=True)


@pytest.mark.parametrize(
    "words", ["", "   ", "“”", "…", "' | !", "a:* & !b", "\\", "'; DROP TABLE", "x" * 5000]
)
def test_odd_questions_are_answered(world: World, words: str) -> None:
    assert leads_to(words, world.clerk) == []


# What one may not see


EYES: tuple[Callable[[World], Actor], ...] = (
    lambda world: world.clerk,
    lambda world: world.commune_officer,
    lambda world: world.other_officer,
    lambda world: world.guard_clerk,
)


def every_word(world: World) -> list[str]:
    """All words that stand anywhere in the ledger."""
    with seeing_all():
        texts = [
            *Document.objects.values_list("title", flat=True),
            *File.objects.values_list("text", flat=True),
            *Task.objects.values_list("words", flat=True),
            *Version.objects.values_list("name", flat=True),
        ]
    return sorted({word for text in texts for word in words_of(text)})


@pytest.mark.parametrize("eyes", EYES)
def test_the_index_gives_exactly_the_rows_that_row_security_shows(
    world: World, eyes: Callable[[World], Actor]
) -> None:
    """Hits are asked of the index itself, before their rows are read: nothing is left to the reading."""
    by = eyes(world)
    with seeing(by.sees):
        seen = {
            "document": set(Document.objects.values_list("pk", flat=True)),
            "task": set(Task.objects.values_list("pk", flat=True)),
            "file": set(
                Attachment.objects.filter(
                    file__in=File.objects.exclude(text=""), document__in=Document.objects.all()
                ).values_list("pk", flat=True)
            ),
        }
        found: dict[str, set[int]] = {source: set() for source in seen}
        for word in every_word(world):
            for hit in hits_of(word):
                if hit.source in found:
                    found[hit.source].add(hit.row)
    assert found == seen


def hits_of(word: str) -> list[queries.Hit]:
    question = understand(f'"{word}"')
    return [queries.Hit(*row[:4]) for rung in (0, 1, 2) for row in rows_of_index(question.as_query(), rung)]


def rows_of_index(query: str, rung: int) -> list[tuple[str, int, int, int, bool]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM search_hits(%s::tsquery, %s, NULL, NULL, NULL, NULL, NULL, 0, 10000)",
            [query, rung],
        )
        return cursor.fetchall()


def test_what_is_hidden_changes_nothing_of_any_answer(world: World) -> None:
    """Random questions get the same answer before and after things are written that the asker may not see."""
    words = every_word(world)
    chance = random.Random(7)
    asked = [" ".join(chance.sample(words, chance.choice((1, 1, 2)))) for _ in range(60)]
    asked += ["thác Bạc bí ẩn", "thác Bặc", '"thác bạc"', "99/KH-UBND", "kế hoạch 99"]
    by = world.other_officer
    before = [leads_to(words, by) for words in asked]
    with seeing_all():
        hidden = documents.register(
            kind=Kind.PLAN,
            code="99/KH-UBND",
            issuer=world.commune,
            issued="2026-06-06",
            title="thác Bạc bí ẩn " + " ".join(words),
            by=world.commune_officer if world.commune_officer.registers else world.clerk,
            at=NOON,
        )
        Document.objects.filter(pk=hidden.pk).update(audience=[world.commune.pk])
        text = " ".join(["thác Bạc bí ẩn", *words])
        file = documents.keep_file(
            content=b"an", name="an.txt", media_type="text/plain", text=text, by=world.clerk, at=NOON
        )
        documents.attach(document=hidden, file=file, by=world.clerk, at=NOON)
    assert [leads_to(words, by) for words in asked] == before


def test_the_index_itself_cannot_be_read_nor_written(world: World) -> None:
    with seeing_all(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM search_entry")
        assert cursor.fetchone() == (0,)
        cursor.execute("DELETE FROM search_entry")
    assert ("van-ban", world.plan.pk) in leads_to("cột mốc", world.clerk)


def test_without_being_told_one_finds_only_what_is_open(world: World) -> None:
    found = queries.ask("cột mốc")
    assert {hit.source for hit in found.hits} == set()


def test_who_is_sent_a_document_finds_it_and_its_text_from_then_on(world: World) -> None:
    hidden = "phát quang đường"
    by = world.other_officer
    assert leads_to(hidden, by) == []
    with seeing(world.clerk.sees):
        documents.address(document=world.plan, to=world.other_commune, by=world.clerk, at=NOON)
    assert leads_to(hidden, by) == [("van-ban", world.plan.pk)]


def test_who_sees_the_entry_of_a_document_does_not_find_the_words_of_its_files(world: World) -> None:
    by = world.other_officer
    with seeing(world.clerk.sees):
        documents.show_entry(document=world.plan, to=[world.other_commune.pk], by=world.clerk, at=NOON)
    assert leads_to("bảo vệ cột mốc", by) == [("van-ban", world.plan.pk)]
    assert leads_to("phát quang", by) == []


# The index is kept true


def test_rebuilding_says_the_same_and_goes_on_where_it_broke_off(world: World) -> None:
    asked = ["cột mốc", "phát quang", "UBND", "vi thi hoa", "07-NQ/TU", "quán triệt"]
    before = [leads_to(words, world.clerk) for words in asked]
    steps = list(actions.rebuild())
    assert [step.source for step in steps if step.last is None] == list(actions.SOURCES)
    broken = next(step for step in steps if step.source == "task" and step.last)
    again = list(actions.rebuild(source="task", after=broken.last or 0))
    assert [step.source for step in again if step.last is None] == list(actions.SOURCES[4:])
    assert [leads_to(words, world.clerk) for words in asked] == before


def test_a_change_of_words_is_found_and_the_former_ones_are_not(world: World) -> None:
    with seeing_all():
        world.plan.title = "giữ rừng đầu nguồn"
        world.plan.save()
        File.objects.filter(pk=world.text.pk).update(text="Lời văn khác hẳn.")
    assert leads_to("rừng đầu nguồn", world.clerk) == [("van-ban", world.plan.pk)]
    assert leads_to("lời văn khác hẳn", world.clerk) == [("van-ban", world.plan.pk)]
    assert leads_to("đường biên giới năm 2026", world.clerk) == []


# Marks


def test_marks_stand_on_the_texts_own_letters_composed_or_not():
    text = "Giữ Cột mốc và CỘT MỐC, không phải cốt."
    forms = understand("cot moc").forms
    for spelt in (text, unicodedata.normalize("NFD", text)):
        pieces = marked(spelt, forms)
        assert "".join(piece.words for piece in pieces) == spelt
        found = [unicodedata.normalize("NFC", piece.words) for piece in pieces if piece.is_found]
        assert found == ["Cột", "mốc", "CỘT", "MỐC", "cốt"]


def test_an_excerpt_shows_the_stretch_with_most_of_the_words():
    text = "cột " + "xa lạ " * 200 + "giữ cột mốc biên giới " + "xa lạ " * 200
    pieces = excerpt(text, understand("cột mốc biên").forms)
    assert [piece.words for piece in pieces if piece.is_found] == ["cột", "mốc", "biên"]
    assert pieces[0].words == "… "
    assert sum(len(piece.words) for piece in pieces) < 300
