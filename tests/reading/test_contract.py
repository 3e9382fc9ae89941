"""The schema that is shipped describes what the reading gives, no more and no less."""

from __future__ import annotations

import copy
import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cotmoc.activities.models import Kind as ActivityKind
from cotmoc.documents.models import Kind as DocumentKind
from cotmoc.reading import Reading, read, schema
from cotmoc.tasks.models import Theme

TEXTS = sorted((files("cotmoc.example") / "texts").iterdir(), key=lambda file: file.name)
CONTRACT = Draft202012Validator(schema())
LABELS = json.loads((files("cotmoc.reading") / "words" / "labels.json").read_text("utf-8"))


def faults(value: Any) -> list[str]:
    return [f"{list(error.path)}: {error.message}" for error in CONTRACT.iter_errors(value)]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.name)
def test_every_reading_of_the_example_keeps_the_contract(file: Any) -> None:
    reading = read(file.read_text("utf-8"))
    value = json.loads(json.dumps(reading.to_json(name=file.name, sha256="0" * 64)))
    assert faults(value) == []
    assert Reading.from_json(value) == reading


def test_the_texts_of_the_example_fill_every_list() -> None:
    readings = [read(file.read_text("utf-8")).to_json() for file in TEXTS]
    assert all(any(reading[name] for reading in readings) for name in schema()["required"])


def test_an_empty_text_keeps_the_contract() -> None:
    assert faults(read("").to_json()) == []


def test_kinds_and_themes_are_those_of_the_registers_and_of_the_words_shown() -> None:
    described = schema()["$defs"]
    assert described["document"]["properties"]["kind"]["enum"] == DocumentKind.values
    assert set(described["event"]["properties"]["kind"]["enum"]) <= set(ActivityKind.values)
    assert set(described["theme"]["enum"]) == set(Theme.values) == set(LABELS["themes"])
    for name in ("document", "organization", "event", "initiative"):
        assert described[name]["properties"]["kind"]["enum"] == list(LABELS["kinds"][f"{name}s"])


GOOD = read(
    "Ngày 05/3/2026, Ủy ban nhân dân tỉnh Sơn Khê ban hành Kế hoạch số 12/KH-UBND; đã phát quang 70 km đường."
).to_json()


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("documents", 0, "kind"), "letter"),
        (("documents", 0, "date"), "05/3/2026"),
        (("documents", 0, "mentions"), []),
        (("documents", 0, "id"), "o1"),
        (("documents", 0, "pages"), 3),
        (("documents", 0, "confidence"), 0.9),
        (("source", "sha256"), "abc"),
        (("relations",), None),
    ],
)
def test_what_is_no_reading_is_told(path: tuple[str | int, ...], wrong: object) -> None:
    value = copy.deepcopy(GOOD)
    assert faults(value) == []
    place: Any = value
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = wrong
    assert faults(value)
