"""The tree of a day, what became of a unit and which unit a name means, on the real registry with some organs.

    python benchmarks/units.py

The ledger is loaded once into a folder of its own (COTMOC_BENCH_HOME, by default `.cotmoc-bench` beside the project).
Times are wall time of the whole question, database and all; the tree is asked as the page asks it, a branch at a time.
"""

from __future__ import annotations

import os
import random
import statistics
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

DAYS = (date(2025, 6, 30), date(2025, 7, 1), date(2026, 11, 24))
PROVINCES = ("51", "52", "66")
ROUNDS = 30
NAMES, ONE_BY_ONE, SEED = 100_000, 500, 2025
_PROJECT = Path(__file__).resolve().parent.parent
_HOME = Path(os.environ.get("COTMOC_BENCH_HOME") or _PROJECT / ".cotmoc-bench") / "units"


def main() -> None:
    """Load what is missing, then measure and print."""
    _HOME.mkdir(parents=True, exist_ok=True)
    os.environ["COTMOC_HOME"] = str(_HOME)
    os.environ["DJANGO_SETTINGS_MODULE"] = "cotmoc.server.settings"
    from cotmoc.server import database, setting_up

    with database.in_use():
        setting_up.open_django()
        if not setting_up.is_migrated():
            setting_up.migrate()
        try:
            build()
            measure()
            resolve_names()
        finally:
            setting_up.close_connections()


def build() -> None:
    """The registry and the organs of the provinces; a second time nothing is written."""
    from django.db import connection

    from cotmoc.base.acting import SYSTEM
    from cotmoc.base.row_security import seeing_all
    from cotmoc.units.loading import load_nation, load_organs

    began, at = time.perf_counter(), datetime.now(UTC)
    with seeing_all():
        written = load_nation(by=SYSTEM, at=at, tell=lambda _: None).written
        written += sum(load_organs(code, by=SYSTEM, at=at, tell=lambda _: None).written for code in PROVINCES)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"{written} units written in {time.perf_counter() - began:.1f} s")


def measure() -> None:
    """Every line's roots and the branches below them, on each day; then a unit's heirs and origins."""
    from cotmoc.base.row_security import seeing_all
    from cotmoc.units import growing, kin
    from cotmoc.units.models import Line, Succession, Version

    with seeing_all():
        print(f"{Version.objects.count()} versions")
        for line in Line:
            for day in DAYS:
                top = growing.roots(line=line, on=day)
                ids = [branch.version.unit_id for branch in top]
                _tell(f"{line:7} {day} roots ({len(ids)})", partial(growing.roots, line=line, on=day))
                _tell(
                    f"{line:7} {day} branches of one",
                    partial(growing.branches_below, ids[:1], line=line, on=day),
                )
        asked = Succession.objects.order_by("pk").values_list("predecessor_id", flat=True)[0]
        _tell("what became of a province", lambda: kin.became(kin.family_of(asked), on=DAYS[-1]))
        heir = Succession.objects.order_by("pk").values_list("successor_id", flat=True)[0]
        _tell("what a province was made of", lambda: kin.made_of(kin.family_of(heir), on=DAYS[-1]))


def resolve_names() -> None:
    """Names as people write them to their units: all at once, beside a question for each."""
    from cotmoc.units.models import Version
    from cotmoc.units.resolving import Asked, resolve, resolve_all

    names = list(Version.objects.order_by("pk").values_list("name", flat=True))
    chosen = random.Random(SEED)  # noqa: S311 - the same names each time
    asked = [Asked(_as_written(chosen.choice(names), chosen)) for _ in range(NAMES)]
    began = time.process_time()
    answers = resolve_all(asked, on=DAYS[0])
    together = time.process_time() - began
    began = time.process_time()
    for one in asked[:ONE_BY_ONE]:
        resolve(one.name, on=DAYS[0])
    alone = (time.process_time() - began) * NAMES / ONE_BY_ONE
    certain = sum(answer.unit is not None for answer in answers.values())
    print(f"{NAMES} names ({len(answers)} distinct, {certain} certain): {together:.2f} s of CPU together,")
    print(f"one by one {alone:.0f} s, {alone / together:.0f} times as long")


def _as_written(name: str, chosen: random.Random) -> str:
    """Small letters, a shortened rung, or two letters turned round, each now and then."""
    way = chosen.random()
    if way < 0.1:
        return name.lower()
    if way < 0.2:
        return name.replace("Xã ", "").replace("Phường ", "P. ").replace("Huyện ", "H. ")
    if way < 0.23 and len(name) > 8:
        at = chosen.randrange(4, len(name) - 1)
        return f"{name[:at]}{name[at + 1]}{name[at]}{name[at + 2 :]}"
    return name


def _tell(what: str, ask: Callable[[], object]) -> None:
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - began) * 1000)
    print(f"{what:44} p50 {statistics.median(taken):7.1f} ms   worst {max(taken):7.1f} ms")


if __name__ == "__main__":
    main()
