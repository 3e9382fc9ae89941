"""The contract of a reading's JSON, as a JSON Schema that other programs can check."""

from __future__ import annotations

import json
from pkgutil import get_data
from typing import Any


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `Reading.to_json()`; a new object each time."""
    described: dict[str, Any] = json.loads(get_data(__name__, "schema.json") or b"")
    return described
