"""100,000 names of the country's places, as people write them, to their units; beside a query for each name.

python -m benchmarks.names        in a ledger where `cotmoc units load` was run
"""

from __future__ import annotations

import random
from datetime import date
from time import process_time

from cotmoc.cli.steps import ready_database, say

NAMES, ONE_BY_ONE, SEED = 100_000, 500, 2025
DAY = date(2025, 6, 1)


def main() -> None:
    """Resolve the names at once, then some of them one by one, and print both."""
    with ready_database():
        from cotmoc.units.models import Version
        from cotmoc.units.resolving import Asked, resolve, resolve_all

        names = list(Version.objects.order_by("pk").values_list("name", flat=True))
        if not names:
            say("Sổ chưa có đơn vị nào: hãy chạy «cotmoc units load» trước.")
            return
        chosen = random.Random(SEED)  # noqa: S311 - the same names each time
        asked = [Asked(_as_written(chosen.choice(names), chosen)) for _ in range(NAMES)]
        began = process_time()
        answers = resolve_all(asked, on=DAY)
        together = process_time() - began
        began = process_time()
        for one in asked[:ONE_BY_ONE]:
            resolve(one.name, on=DAY)
        alone = (process_time() - began) * NAMES / ONE_BY_ONE
        certain = sum(answer.unit is not None for answer in answers.values())
        say(f"{NAMES} names ({len(answers)} distinct, {certain} certain) in {together:.2f} s of CPU;")
        say(f"one by one it would take {alone:.0f} s, {alone / together:.0f} times as long.")


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


if __name__ == "__main__":
    main()
