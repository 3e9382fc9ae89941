"""`cotmoc documents import`: an existing register checked row by row, and brought in whole or not at all."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.table import Table

from cotmoc.base.refusals import Refused
from cotmoc.cli.steps import Command, console, ready_database, say, step

if TYPE_CHECKING:
    from cotmoc.base.acting import Actor
    from cotmoc.registers.checking import Checked
    from cotmoc.registers.columns import Column
    from cotmoc.registers.models import Brought

_BOOKS = {"den": "incoming", "di": "outgoing", "van-ban": "documents"}
_SHOWN = 40


class _OnlyChecked(Exception):
    """Nothing of this is to be kept: ends the transaction."""


@click.group()
def documents() -> None:
    """Sổ văn bản."""


@documents.command(cls=Command, name="import")
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--as", "sign_in", required=True, help="Tên đăng nhập của văn thư giữ sổ.")
@click.option(
    "--book",
    type=click.Choice(list(_BOOKS)),
    default="den",
    show_default=True,
    help="Sổ đến, sổ đi, hay danh mục văn bản.",
)
@click.option("--check", "only_checks", is_flag=True, help="Chỉ kiểm tra, không ghi gì vào sổ.")
@click.option(
    "--report", type=click.Path(dir_okay=False, path_type=Path), help="Ghi mọi lỗi ra tệp XLSX này."
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="TÊN=CỘT",
    help="Chỉ rõ một cột, như title=F; không nêu thì cột được nhận theo tiêu đề.",
)
@click.option("--head", type=click.IntRange(min=1), help="Dòng tiêu đề các cột; mặc định tự tìm.")
@click.option("--letters", type=click.Choice(["tcvn3", "vni"]), help="Bảng mã cũ, nếu tệp không tự cho thấy.")
def import_(
    *,
    path: Path,
    sign_in: str,
    book: str,
    only_checks: bool,
    report: Path | None,
    columns: tuple[str, ...],
    head: int | None,
    letters: str | None,
) -> None:
    """Nhập sổ đã có từ tệp XLSX, XLS, ODS, CSV: một dòng sai thì không nhập dòng nào. Ctrl-C để dừng."""
    with ready_database():
        try:
            _import(
                path=path,
                sign_in=sign_in,
                book=_BOOKS[book],
                only_checks=only_checks,
                report=report,
                columns=columns,
                head=head,
                letters=letters,
            )
        except KeyboardInterrupt as interrupt:
            raise click.ClickException("Đã dừng theo yêu cầu. Chưa ghi gì vào sổ.") from interrupt


def _import(
    *,
    path: Path,
    sign_in: str,
    book: str,
    only_checks: bool,
    report: Path | None,
    columns: tuple[str, ...],
    head: int | None,
    letters: str | None,
) -> None:
    from django.utils import timezone  # noqa: PLC0415 - needs Django

    from cotmoc import extraction  # noqa: PLC0415 - as above
    from cotmoc.base.row_security import seeing  # noqa: PLC0415 - needs Django's models
    from cotmoc.registers import actions  # noqa: PLC0415 - as above
    from cotmoc.registers.columns import Book  # noqa: PLC0415 - as above

    by, at = _actor(sign_in), timezone.now()
    content = path.read_bytes()
    with step("Đọc tệp"):
        try:
            sheet = extraction.sheet_apart(
                content, path.name, letters=extraction.Letters(letters) if letters else None
            )
        except extraction.Unreadable as unreadable:
            raise Refused(str(unreadable)) from unreadable
    with suppress(_OnlyChecked), seeing(by.sees):
        brought = actions.receive(sheet=sheet, content=content, name=path.name, book=Book(book), by=by, at=at)
        if columns or head:
            places = brought.mapping() | _places(columns)
            row = head - 1 if head else brought.head or 0
            brought = actions.arrange(brought=brought, head=row, places=places, by=by, at=at)
        with step("Kiểm tra từng dòng") as tell:
            checked = actions.examine(brought=brought, by=by, at=at, tell=tell)
        if checked is None:
            brought.refresh_from_db()
            raise Refused(brought.refusal)
        _print(brought, checked, report)
        if only_checks:
            raise _OnlyChecked
        with step("Nhập vào sổ") as tell:
            actions.bring_in(brought=brought, by=by, at=at, tell=tell)
        say(f"Đã nhập {len(checked.lines)} dòng vào sổ.")


def _actor(sign_in: str) -> Actor:
    from django.utils import timezone  # noqa: PLC0415 - needs Django

    from cotmoc.accounts.models import Account  # noqa: PLC0415 - needs Django's models
    from cotmoc.accounts.queries import actor_at, posts_of  # noqa: PLC0415 - as above

    today = timezone.localdate()
    account = Account.objects.filter(sign_in=sign_in.lower()).first()
    post = posts_of(account, on=today).select_related("person").first() if account else None
    if post is None:
        raise Refused(f"Không có ai tên đăng nhập “{sign_in}” đang giữ chức vụ.")
    return actor_at(post, account=account, on=today)


def _places(columns: tuple[str, ...]) -> dict[Column, int]:
    from cotmoc.registers.columns import Column, place_of  # noqa: PLC0415 - needs Django

    found = {}
    for said in columns:
        name, _, letters = said.partition("=")
        place = place_of(letters)
        if name not in Column.values or place is None:
            names = ", ".join(Column.values)
            raise Refused(f"Không hiểu “{said}”. Hãy viết như title=F; các tên là: {names}.")
        found[Column(name)] = place
    return found


def _print(brought: Brought, checked: Checked, report: Path | None) -> None:
    from cotmoc.registers.columns import letter_of  # noqa: PLC0415 - needs Django
    from cotmoc.registers.written_out import faults_as_xlsx  # noqa: PLC0415 - as above

    for column, place in sorted(brought.mapping().items(), key=lambda each: each[1]):
        say(f"[dim]Cột {letter_of(place)}: {column.label}[/dim]")
    if checked.faults:
        table = Table("Dòng", "Cột", "Đang ghi", "Lỗi", "Cần ghi")
        for fault in checked.faults[:_SHOWN]:
            cell = "" if fault.place is None else letter_of(fault.place)
            table.add_row(str(fault.row), cell, fault.written[:40], fault.wrong, fault.expected)
        console.print(table)
        if len(checked.faults) > _SHOWN:
            say(f"… và {len(checked.faults) - _SHOWN} lỗi nữa; thêm --report loi.xlsx để có tất cả.")
    for wrong, number in Counter(note.wrong for note in checked.notes if not note.said).most_common():
        say(f"[dim]{number} dòng: {wrong}[/dim]")
    if report:
        report.write_bytes(faults_as_xlsx([*checked.faults, *checked.notes]))
        say(f"Đã ghi danh sách lỗi ra {report}.")
    say(f"{len(checked.lines)} dòng, {checked.rows_at_fault} dòng phải sửa.")
