"""In English no word of the interface stays Vietnamese: only the names and words that the register holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import translation
from tests.pages.test_intake_pages import bring
from tests.pages.test_reviews_pages import draw_up, sentence_of
from tests.pages.test_who_may_open import LITANY, address
from tests.world import World

import cotmoc
from cotmoc.base.row_security import seeing_all
from cotmoc.documents.models import Document
from cotmoc.intake.models import Proposal
from cotmoc.web.task_acts import ACTS

SignIn = Callable[[str], Client]
READ_ALOUD = ("title", "alt", "placeholder", "aria-label", "hx-confirm", "data-label")
CATALOGUE = Path(cotmoc.__file__).parent / "locale" / "en" / "LC_MESSAGES" / "django.po"
OFFERED = (
    ("tanmoc", "open_task"),
    ("chutich", "open_task"),
    ("chutich", "reported_task"),
    ("tracuu", "closed_task"),
)
VOID = ("meta", "link", "input", "img", "br", "hr", "col", "wbr")


class _Words(HTMLParser):
    """What a page says outside what is marked as Vietnamese: texts, and attributes that are read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        is_quoted = given.get("lang") == "vi" and tag != "html"
        is_apart = self._is_apart() or is_quoted or tag in ("script", "style")
        if not is_apart:
            self.said += [value for name in READ_ALOUD if (value := given.get(name))]
        if tag not in VOID:
            self._open.append((tag, is_apart))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._is_apart():
            self.said.append(data)

    def _is_apart(self) -> bool:
        return bool(self._open) and self._open[-1][1]


def plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def is_vietnamese(text: str) -> bool:
    letters = unicodedata.normalize("NFD", text)
    return any(letter in "đĐ" or unicodedata.combining(letter) for letter in letters)


def strings_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from strings_in(list(value.values()))
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from strings_in(one)


def words_of_the_register() -> list[str]:
    """Whatever the tables hold in words, and the names of the documents, the longest first."""
    with seeing_all(), translation.override("vi"):
        held = {
            plain(text)
            for model in apps.get_models()
            if model.__module__.startswith("cotmoc.")
            for row in model._default_manager.values_list()
            for text in strings_in(row)
        } | {plain(str(document)) for document in Document.objects.all()}
    return [*sorted(filter(is_vietnamese, held), key=len, reverse=True), "cột mốc"]


def left_in_vietnamese(page: str) -> list[str]:
    words = _Words()
    words.feed(page)
    held, ours = words_of_the_register(), words_of_the_screen()
    parts = [part.strip() for said in words.said for part in re.split(r" · |: |(?<=…)|\n", said)]
    return [part for part in parts if is_vietnamese(part) and not _is_held(plain(part), held, ours)]


def _is_held(part: str, held: list[str], ours: set[str]) -> bool:
    """Whether the words come from the register; one that the screen says too must stand there by itself.

    What a picture had to cut off ("Ủy ban nhân dân…") begins something of the register.
    """
    part, is_whole = part.removesuffix("…"), not part.endswith("…")
    if not is_whole and any(text.startswith(part) for text in held):
        return True
    if part in ours:
        return part in held
    if any(part in text for text in held):
        return True
    for text in held:
        part = part.replace(text, "")
    return not is_vietnamese(part)


@cache
def words_of_the_screen() -> set[str]:
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="en")
    return {plain(text) for message in catalogue for text in strings_in(message.id) if is_vietnamese(text)}


def in_english(client: Client) -> Client:
    client.post(reverse("language"), {"language": "en"})
    return client


@pytest.fixture
def english(as_: SignIn) -> Client:
    return in_english(as_("vanthu"))


def told(client: Client, asked: str) -> list[str]:
    page = client.get(asked)
    assert page.headers["Content-Language"] == "en"
    return left_in_vietnamese(page.content.decode())


def test_a_page_in_vietnamese_is_told_from_one_in_english(world: World, as_: SignIn) -> None:
    page = as_("vanthu").get(reverse("task", args=[world.open_task.pk])).content.decode()
    assert {"Nhiệm vụ", "Đăng xuất"} <= set(left_in_vietnamese(page))


@pytest.mark.parametrize(("name", "subject"), [key for key in LITANY if key[0] != "file"])
def test_a_page_of_the_litany(world: World, english: Client, name: str, subject: str | None) -> None:
    assert told(english, address(world, name, subject)) == []


def test_the_pages_of_bringing_a_text_in(world: World, english: Client) -> None:
    assert told(english, reverse("intake")) == []
    assert told(english, reverse("intake-new")) == []
    upload = bring(english)
    assert told(english, reverse("intake")) == []
    assert told(english, reverse("reading", args=[upload])) == []
    with seeing_all():
        idents = list(Proposal.objects.filter(upload=upload).values_list("ident", flat=True))
    for ident in idents:
        assert told(english, reverse("correct", args=[upload, ident])) == []
    english.post(reverse("judge-all", args=[upload]), {"verdict": "accepted"})
    refused = english.post(reverse("confirm", args=[upload]), {"version": 0})
    assert left_in_vietnamese(refused.content.decode()) == []


def test_the_pages_of_units_and_accounts(world: World, english: Client) -> None:
    for name in ("staffing-unit", "staffing-post"):
        assert left_in_vietnamese(english.post(reverse(name), {}).content.decode()) == []
    asked = reverse("staffing-account", args=[world.accounts["tanmoc"].person_id])
    assert told(english, asked) == []
    assert left_in_vietnamese(english.post(asked).content.decode()) == []


def test_the_pages_of_reviews(world: World, english: Client) -> None:
    assert told(english, reverse("reviews")) == []
    review = draw_up(world)
    sentence = sentence_of(world, review, [])
    for asked in (
        reverse("reviews"),
        reverse("review-new"),
        reverse("review", args=[review.pk]),
        reverse("review-sentence", args=[review.pk, sentence.pk]),
    ):
        assert told(english, asked) == []


@pytest.mark.parametrize(("member", "task"), OFFERED)
def test_what_may_be_done_to_a_task(world: World, as_: SignIn, member: str, task: str) -> None:
    """Its forms, and the page that comes back when they are sent empty."""
    client, asked = in_english(as_(member)), getattr(world, task)
    assert told(client, reverse("task", args=[asked.pk])) == []
    for act in ACTS:
        sent = reverse("task-act", args=[asked.pk, act])
        answer = client.post(sent, {"version": asked.version}, follow=True)
        assert left_in_vietnamese(answer.content.decode()) == []


def test_a_page_that_is_not_there(english: Client) -> None:
    assert told(english, reverse("task", args=[0])) == []


def test_another_day(world: World, english: Client) -> None:
    english.post(reverse("look-at"), {"day": "2025-06-30"})
    for name in ("today", "units"):
        assert told(english, reverse(name)) == []


def test_signing_in() -> None:
    client = in_english(Client())
    assert told(client, reverse("sign-in")) == []
    refused = client.post(reverse("sign-in"), {"username": "vanthu", "password": "x"})
    assert left_in_vietnamese(refused.content.decode()) == []
