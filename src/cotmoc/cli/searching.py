"""The command that searches the ledger, and the one that builds the search anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.text import Text

from cotmoc.base.refusals import Refused
from cotmoc.cli.steps import Command, console, ready_database, say, step
from cotmoc.server import home

if TYPE_CHECKING:
    from cotmoc.search.marking import Piece
    from cotmoc.search.queries import Found
    from cotmoc.search.rows import Shown


class _Questions(click.Group):
    """What is none of its commands is a question."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        is_command = args and (args[0] in self.commands or args[0] in ("-h", "--help"))
        return super().parse_args(ctx, args if is_command or not args else ["ask", *args])


@click.group(cls=_Questions, context_settings={"help_option_names": ["-h", "--help"]})
def search() -> None:
    """Tìm trong sổ: cotmoc search "bđbp quy chế"; rebuild lập lại chỉ mục."""


@search.command(cls=Command, hidden=True)
@click.argument("words", nargs=-1, required=True)
@click.option("--as", "sign_in", help="Tên đăng nhập: tìm trong phạm vi người ấy được xem.")
def ask(words: tuple[str, ...], sign_in: str | None) -> None:
    """Tìm; không có --as thì chỉ tìm đơn vị, người giữ chức vụ và văn bản đã công bố."""
    with ready_database():
        from cotmoc.base.row_security import seeing  # noqa: PLC0415 - needs Django
        from cotmoc.search import queries, rows  # noqa: PLC0415 - needs Django's models

        with seeing(_seen_by(sign_in)):
            found = queries.ask(" ".join(words))
            shown = rows.shown([*found.names, *found.hits], found.question.forms)
    _print(found, shown)


def _seen_by(sign_in: str | None) -> frozenset[int]:
    if sign_in is None:
        return frozenset()
    from django.utils import timezone  # noqa: PLC0415 - needs Django

    from cotmoc.accounts.models import Account  # noqa: PLC0415 - needs Django's models
    from cotmoc.accounts.queries import actor_at, posts_of  # noqa: PLC0415 - needs Django's models

    today = timezone.localdate()
    account = Account.objects.filter(sign_in=sign_in.lower()).first()
    post = posts_of(account, on=today).select_related("person").first() if account else None
    if post is None:
        raise Refused(f"Không có ai tên đăng nhập “{sign_in}” đang giữ chức vụ.")
    return actor_at(post, account=account, on=today).sees


def _print(found: Found, shown: list[Shown]) -> None:
    for written, meant in found.question.understood():
        say(f"[dim]Đã hiểu: “{written}” là {meant}[/dim]")
    for row in shown:
        line = Text(f"{row.among.label} ", style="dim").append_text(_text(row.name))
        console.print(line, soft_wrap=True)
        for part in (row.about, row.words):
            if part:
                console.print(Text("  ").append_text(_text(part)), soft_wrap=True)
    if not shown:
        say("Không có gì khớp.")
    if found.after:
        say("[dim]Còn nữa; hỏi hẹp hơn, hoặc xem trên trang Tìm.[/dim]")


def _text(pieces: list[Piece]) -> Text:
    text = Text()
    for piece in pieces:
        text.append(" ".join(piece.words.split("\n")), style="bold underline" if piece.is_found else "")
    return text


@search.command(cls=Command)
@click.option("--from-start", is_flag=True, help="Làm lại từ đầu, kể cả khi lần trước dở dang.")
def rebuild(from_start: bool) -> None:
    """Lập lại chỉ mục tìm kiếm; bị ngắt giữa chừng thì lần sau làm tiếp."""
    mark = home.folder() / "search-rebuild.json"
    with ready_database(), step("Lập lại chỉ mục tìm kiếm") as tell:
        from cotmoc.search import actions  # noqa: PLC0415 - needs Django

        source, after = (actions.SOURCES[0], 0) if from_start else _broken_off(mark, actions.SOURCES)
        for each in actions.rebuild(source=source, after=after):
            tell(f"{each.source}, xong {each.done}, còn {each.left}")
            if each.last is not None:
                mark.write_text(json.dumps([each.source, each.last]), encoding="ascii")
    mark.unlink(missing_ok=True)
    say("Chỉ mục tìm kiếm đúng với sổ.")


def _broken_off(mark: Path, sources: tuple[str, ...]) -> tuple[str, int]:
    """Where the last run stopped; the beginning where it came to its end, or its note cannot be read."""
    try:
        source, after = json.loads(mark.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return sources[0], 0
    return (source, int(after)) if source in sources else (sources[0], 0)
