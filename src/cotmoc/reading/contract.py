"""The contract of a reading's JSON, as a JSON Schema that other programs can check."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `Reading.to_json()`; a new object each time."""
    text = (files(__package__) / "schema.json").read_text("utf-8")
    described: dict[str, Any] = json.loads(text)
    return described
