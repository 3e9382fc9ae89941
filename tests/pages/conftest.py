"""How a test opens a page: signed in as one of the cast, on the cast's day."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.utils import translation
from tests.world import TODAY, World

Open = Callable[..., HttpResponse]


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """A request in English leaves its language to the thread, where the next test would find it."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture
def as_(world: World) -> Callable[[str], Client]:
    """A browser in which the one with this sign-in name has signed in and looks at the cast's day."""

    def sign_in(name: str) -> Client:
        client = Client()
        client.force_login(world.accounts[name])
        session = client.session
        session["day"] = TODAY.isoformat()
        session.save()
        return client

    return sign_in
