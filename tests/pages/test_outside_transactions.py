"""Files are taken apart and set while no transaction is open: nobody waits at a lock for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import typst
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse
from tests.pages.test_reviews_pages import draw_up
from tests.rooms.test_intake import REPORT
from tests.world import World, make

pytestmark = pytest.mark.django_db(transaction=True)

WATCHED: list[bool] = []
"""Whether a transaction was open, each time that a file's bytes were asked for."""


class WatchedFile(SimpleUploadedFile):
    """A file that notes when it is read."""

    def read(self, size: int | None = -1, /) -> bytes:
        WATCHED.append(connection.in_atomic_block)
        return super().read(size)


class WatchingHandler(MemoryFileUploadHandler):
    """Makes watched files of what is uploaded."""

    def file_complete(self, file_size: int) -> Any:  # Any: as Django's own
        made = super().file_complete(file_size)
        return WatchedFile(made.name, made.read()) if made else None


@pytest.fixture
def world() -> World:
    """The cast, committed, as each request opens transactions of its own."""
    WATCHED.clear()
    return make()


@pytest.fixture(autouse=True)
def watch() -> Iterator[None]:
    with override_settings(FILE_UPLOAD_HANDLERS=[f"{__name__}.{WatchingHandler.__name__}"]):
        yield


def test_a_text_brought_is_read_outside(world: World, as_: Callable[[str], Client]) -> None:
    file = SimpleUploadedFile("hoi-nghi.txt", REPORT.encode())
    answer = as_("vanthu").post(reverse("intake-new"), {"file": file}, follow=True)
    assert "Hãy xét từng mục rồi xác nhận" in answer.content.decode()
    assert WATCHED == [False]


def test_evidence_is_looked_through_outside(world: World, as_: Callable[[str], Client]) -> None:
    evidence = SimpleUploadedFile("bien-ban.txt", REPORT.encode())
    typed = {"version": world.open_task.version, "text": "Đã phát quang 12 km.", "evidence": evidence}
    address = reverse("task-act", args=[world.open_task.pk, "tien-do"])
    assert "Đã ghi tiến độ." in as_("tanmoc").post(address, typed, follow=True).content.decode()
    assert WATCHED == [False]


def test_a_review_is_set_outside(
    world: World, as_: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    review = draw_up(world)
    compile_ = typst.compile

    def watched(*arguments: Any, **named: Any) -> Any:
        WATCHED.append(connection.in_atomic_block)
        return compile_(*arguments, **named)

    monkeypatch.setattr(typst, "compile", watched)
    answer = as_("vanthu").get(reverse("review-file", args=[review.pk, "pdf"]))
    assert answer.content.startswith(b"%PDF")
    assert WATCHED == [False]
