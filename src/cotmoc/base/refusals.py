"""The one way in which Cột Mốc says no."""

from __future__ import annotations

from django.utils.functional import Promise


class Refused(Exception):
    """A rule said no; `sentence` is what the user reads, in the language of the screen."""

    def __init__(self, sentence: str | Promise, *, who_may: str | Promise | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.who_may = who_may

    def __str__(self) -> str:
        return str(self.sentence)


class Overtaken(Refused):
    """Someone else changed the row first; the page shows the row as it is now."""
