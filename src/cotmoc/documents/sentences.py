"""The sentence in which words of a text stand: all that one sees of a text which one may not open."""

from __future__ import annotations

from typing import Any

from django.apps.registry import Apps
from django.db.migrations.operations.special import RunPython

_ENDS = (". ", ".\n", "! ", "? ", "\n")
_MOST = 600
"""Letters shown on either side of the words: a text without a full stop is not given away whole."""


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence (or line) that holds the span begins and ends in the text."""
    ends_before = (text.rfind(mark, 0, start) + len(mark) for mark in _ENDS if mark in text[:start])
    places_after = (text.find(mark, max(end - 1, 0)) for mark in _ENDS)
    after = min((place for place in places_after if place >= 0), default=len(text))
    last = max(after + 1 if text[after : after + 1] != "\n" else after, end)
    return _not_far_before(text, max(ends_before, default=0), start), _not_far_after(text, end, last)


def _not_far_before(text: str, first: int, start: int) -> int:
    """The beginning of the sentence, or of a word at most so far before the span."""
    if start - first <= _MOST:
        return first
    space = text.find(" ", start - _MOST, start)
    return space + 1 if space >= 0 else start


def _not_far_after(text: str, end: int, last: int) -> int:
    """The end of the sentence, or of a word at most so far after the span."""
    if last - end <= _MOST:
        return min(last, len(text))
    space = text.rfind(" ", end, end + _MOST)
    return space if space >= 0 else end


def keep_sentences(room: str, *models: str) -> RunPython:
    """A migration's step: rows written before they kept their sentence get it from the text of their file."""

    def keep(apps: Apps, schema_editor: Any) -> None:  # Any: Django's own, of each database another
        database = schema_editor.connection
        with database.cursor() as cursor:  # the owner of the tables is under row security too
            cursor.execute("SELECT set_config('cotmoc.sees_all', 'yes', true)")
            for model in models:
                rows = apps.get_model(room, model)._base_manager.using(database.alias)
                for row in rows.filter(file__isnull=False).select_related("file").iterator():
                    row.sentence_start, last = sentence_around(row.file.text, row.start, row.end)
                    row.sentence = row.file.text[row.sentence_start : last]
                    row.save(update_fields=["sentence", "sentence_start"])
            cursor.execute("SELECT set_config('cotmoc.sees_all', '', true)")

    return RunPython(keep, RunPython.noop)
