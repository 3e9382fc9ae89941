"""`cotmoc units`: the registry of the country's places, and what of it the ledger holds."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import click
from rich.table import Table

from cotmoc.cli.steps import Command, console, ready_database, say, step

_LEVELS = ("province", "district", "commune")


@click.group()
def units() -> None:
    """Danh mục đơn vị hành chính."""


@units.command(cls=Command)
def load() -> None:
    """Nạp danh mục hành chính cả nước trước và từ ngày 01/7/2025; đơn vị đã có thì giữ nguyên."""
    with ready_database():
        from django.utils.timezone import localdate  # noqa: PLC0415 - as the models

        from cotmoc.base.acting import SYSTEM  # noqa: PLC0415 - needs Django's models
        from cotmoc.base.row_security import seeing_all  # noqa: PLC0415 - as above
        from cotmoc.units.loading import load_nation  # noqa: PLC0415 - as above

        with step("Nạp danh mục hành chính") as tell, seeing_all():
            loaded = load_nation(by=SYSTEM, at=datetime.now(UTC), tell=tell)
        say(f"Đã nạp {loaded.written} đơn vị; {loaded.known} đơn vị đã có sẵn, giữ nguyên.")
        _report(localdate())


@units.command(cls=Command)
@click.argument("tinh")
def organs(tinh: str) -> None:
    """Lập các cơ quan của một tỉnh, thành phố (tên hoặc mã) theo mẫu các cấp; đã có thì giữ nguyên."""
    with ready_database():
        from cotmoc.base.acting import SYSTEM  # noqa: PLC0415 - needs Django's models
        from cotmoc.base.row_security import seeing_all  # noqa: PLC0415 - as above
        from cotmoc.units.loading import load_organs  # noqa: PLC0415 - as above
        from cotmoc.units.organs import code_of  # noqa: PLC0415 - as above

        code = code_of(tinh)
        with step(f"Lập các cơ quan của đơn vị mã {code}") as tell, seeing_all():
            loaded = load_organs(code, by=SYSTEM, at=datetime.now(UTC), tell=tell)
        say(f"Đã lập {loaded.written} đơn vị; {loaded.known} đơn vị đã có sẵn, giữ nguyên.")


@units.command(cls=Command)
@click.option("--on", "day", type=click.DateTime(formats=["%d/%m/%Y", "%Y-%m-%d"]), help="Ngày cần xem.")
def report(day: datetime | None) -> None:
    """Đối chiếu số đơn vị trong sổ với danh mục theo nghị quyết."""
    with ready_database():
        from django.utils.timezone import localdate  # noqa: PLC0415 - needs Django's settings

        _report(day.date() if day else localdate())


def _report(today: date) -> None:
    from cotmoc.units import queries, registry  # noqa: PLC0415 - needs Django's models

    turn = registry.calendar().turn
    counts = Table("Ngày", "Cấp tỉnh", "Cấp huyện", "Cấp xã")
    for day in sorted({turn - timedelta(days=1), turn, today}):
        counted = queries.counts_of_places(on=day)
        counts.add_row(
            f"{day:%d/%m/%Y}", *(str(counted[level]) for level in ("province", "district", "commune"))
        )
    console.print(counts)
    wanted = registry.communes_by_resolution()
    held = queries.communes_of_provinces(on=max(turn, today))
    for code, number in wanted.items():
        name, has = held.get(code, ("", 0))
        if has != number:
            say(f"Mã {code} {name}: sổ có {has} đơn vị cấp xã, danh mục có {number}.")
    if all(held.get(code, ("", 0))[1] == number for code, number in wanted.items()):
        say("Số đơn vị cấp xã của cả 34 đơn vị cấp tỉnh khớp với danh mục.")
