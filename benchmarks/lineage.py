"""How long a lineage of 3, 300 and 1,000 documents takes to lay out and draw, everything opened.

    .venv/bin/python benchmarks/lineage.py

The promise: 1,000 documents in half a second.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from time import perf_counter

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

SIZES = (3, 30, 100, 200, 300, 1000)


def seconds(count: int) -> tuple[float, int]:
    """The best of three, and the size of the picture in bytes."""
    from django.template.loader import render_to_string
    from tests.lineages import graph_of

    from cotmoc.web.lineage import drawn

    best, size = float("inf"), 0
    for _again in range(3):
        graph = graph_of(count)
        begun = perf_counter()
        picture = drawn(graph, 1, on=date(2026, 11, 24), opened=None)
        size = len(render_to_string("web/lineage/picture.html", {"picture": picture}).encode())
        best = min(best, perf_counter() - begun)
    return best, size


if __name__ == "__main__":
    django.setup()
    print("documents   seconds        bytes")
    for count in SIZES:
        took, size = seconds(count)
        print(f"{count:9} {took:9.3f} {size:12,}")
