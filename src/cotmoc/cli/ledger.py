"""Commands on the ledger itself: tables, the example, the record of changes. They leave nothing running."""

from __future__ import annotations

import click

from cotmoc.cli import example_doors
from cotmoc.cli.steps import Command, ready_database, say, step
from cotmoc.server import setting_up


@click.command(cls=Command)
def migrate() -> None:
    """Đưa các bảng về đúng phiên bản của chương trình."""
    with ready_database():
        say("Các bảng đúng phiên bản của chương trình.")


@click.group()
def example() -> None:
    """Tỉnh ví dụ."""


@example.command(cls=Command, name="load")
def load_example() -> None:
    """Nạp tỉnh ví dụ; đã nạp rồi thì thôi."""
    with ready_database():
        if load():
            say("Đã nạp tỉnh ví dụ.")
        elif example_doors.is_example():
            say("Tỉnh ví dụ đã có sẵn.")
        else:
            say("Sổ đã có đơn vị khác nên không nạp tỉnh ví dụ.")


def load() -> bool:
    """Load the example into an empty ledger; True if this call did."""
    with step("Nạp tỉnh ví dụ") as tell:
        return setting_up.load_example(tell)


@click.group()
def audit() -> None:
    """Sổ ghi mọi thay đổi."""


@audit.command(cls=Command)
def verify() -> None:
    """Kiểm tra chuỗi băm; kết thúc với mã 1 và nêu dòng hỏng đầu tiên nếu có."""
    with ready_database():
        from cotmoc.audit import queries  # noqa: PLC0415 - needs Django's models

        with step("Kiểm tra sổ ghi"):
            verdict = queries.verify()
    if verdict.broken:
        raise click.ClickException(f"Sổ ghi hỏng ở dòng {verdict.broken}.")
    say(f"Sổ ghi nguyên vẹn: {verdict.lines} dòng.")
