"""The second language of the screen: chosen by its switch only, and whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from tests.world import World

ENGLISH = {
    "today": "Work of",
    "documents": "Documents, newest issue first",
    "tasks": "Tasks of",
    "activities": "Activities, newest first",
    "units": "Units",
    "reviews": "Draw up",
    "intake": "Bring a text in",
}


@pytest.fixture
def clerk(world: World) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(world.accounts["vanthu"])
    return client


def test_vietnamese_is_spoken_whatever_the_browser_prefers(clerk: Client) -> None:
    page = clerk.get(reverse("today"))
    assert page.headers["Content-Language"] == "vi"
    assert "Việc của" in page.content.decode()


@pytest.mark.parametrize(("name", "words"), ENGLISH.items())
def test_a_page_speaks_english_once_it_is_chosen(clerk: Client, name: str, words: str) -> None:
    clerk.post(reverse("language"), {"language": "en"})
    page = clerk.get(reverse(name))
    assert page.headers["Content-Language"] == "en"
    assert words in page.content.decode()


def test_the_switch_leads_back(clerk: Client) -> None:
    clerk.post(reverse("language"), {"language": "en"})
    clerk.post(reverse("language"), {"language": "vi"})
    assert "Việc của" in clerk.get(reverse("today")).content.decode()


def test_every_message_is_translated_and_compiled() -> None:
    script = Path(__file__).parents[2] / "scripts" / "messages.py"
    checked = subprocess.run(
        [sys.executable, str(script), "--check"], capture_output=True, text=True, check=False
    )
    assert checked.stdout == ""
    assert checked.returncode == 0
