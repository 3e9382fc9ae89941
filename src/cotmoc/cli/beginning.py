"""`cotmoc begin`: the first organ, its clerk and the clerk's account, from options or by asking."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import Any

import click

from cotmoc.base.refusals import Refused
from cotmoc.cli.steps import Command, ready_database, say
from cotmoc.server import setting_up

# The words of cotmoc.units.models, which cannot be imported before Django is ready; a test compares them.
KINDS = {
    "party_committee": "cấp ủy Đảng",
    "peoples_council": "hội đồng nhân dân",
    "peoples_committee": "ủy ban nhân dân",
    "border_guard": "bộ đội biên phòng",
    "police": "công an",
    "military": "quân sự",
    "front": "mặt trận, đoàn thể",
    "government": "chính phủ",
    "department": "sở, ban, ngành",
    "assembly": "quốc hội",
    "other": "khác",
}
LEVELS = {
    "central": "trung ương",
    "province": "cấp tỉnh",
    "district": "cấp huyện",
    "commune": "cấp xã",
    "base": "cơ sở",
}
LINES = {"party": "Đảng", "state": "Chính quyền", "force": "Lực lượng"}

_DAY = click.DateTime(formats=["%d/%m/%Y", "%Y-%m-%d"])
_KIND, _LEVEL, _LINE = (click.Choice(list(words)) for words in (KINDS, LEVELS, LINES))


def _said(words: dict[str, str]) -> str:
    return ", ".join(f"{word} ({vietnamese})" for word, vietnamese in words.items())


# What is asked when its option is not given, in this order.
_NEEDED: dict[str, tuple[str, click.ParamType[Any] | None]] = {
    "name": ("Tên đơn vị đầu tiên, ghi đầy đủ", None),
    "kind": (f"Loại đơn vị: {_said(KINDS)}\nChọn loại", _KIND),
    "level": (f"Cấp: {_said(LEVELS)}\nChọn cấp", _LEVEL),
    "since": ("Có từ ngày, ví dụ 01/07/2025", _DAY),
    "act": ("Theo văn bản nào (số, ký hiệu, ngày)", None),
    "person": ("Họ tên văn thư, người dùng đầu tiên", None),
    "title": ("Chức vụ của người đó", None),
    "sign_in": ("Tên đăng nhập (không dấu)", None),
}
_NEEDED_OF_PARENT: dict[str, tuple[str, click.ParamType[Any] | None]] = {
    "parent_kind": ("Loại của cơ quan cấp trên", _KIND),
    "parent_level": ("Cấp của cơ quan cấp trên", _LEVEL),
    "line": (f"Trực thuộc theo tuyến: {_said(LINES)}\nChọn tuyến", _LINE),
}


@click.command(cls=Command)
@click.option("--name", help="Tên đơn vị đầu tiên, ghi đầy đủ.")
@click.option("--short-name", default="", help="Tên viết tắt.")
@click.option("--kind", type=_KIND, metavar="LOẠI", help=f"Loại: {_said(KINDS)}.")
@click.option("--level", type=_LEVEL, metavar="CẤP", help=f"Cấp: {_said(LEVELS)}.")
@click.option("--since", type=_DAY, metavar="NGÀY", help="Ngày thành lập, ví dụ 01/07/2025.")
@click.option("--act", help="Văn bản thành lập: số, ký hiệu, ngày.")
@click.option("--place", default="", help="Tên địa bàn, nếu là cơ quan của một địa bàn.")
@click.option("--parent", default="", help="Tên cơ quan cấp trên, nếu ghi vào sổ.")
@click.option("--parent-kind", type=_KIND, metavar="LOẠI", help="Loại của cơ quan cấp trên.")
@click.option("--parent-level", type=_LEVEL, metavar="CẤP", help="Cấp của cơ quan cấp trên.")
@click.option("--line", type=_LINE, metavar="TUYẾN", help=f"Tuyến trực thuộc: {_said(LINES)}.")
@click.option("--person", help="Họ tên văn thư, người dùng đầu tiên.")
@click.option("--rank", default="", help="Cấp bậc quân hàm của người đó, nếu có.")
@click.option("--title", help="Chức vụ của người đó.")
@click.option("--sign-in", help="Tên đăng nhập của người đó.")
@click.option("--generate-password", is_flag=True, help="Để máy tạo mật khẩu và in ra một lần.")
def begin(*, generate_password: bool, **given: Any) -> None:  # Any: what click made of the options
    """Mở sổ của cơ quan: đơn vị đầu tiên, văn thư và tài khoản của người đó; thiếu gì thì hỏi."""
    with ready_database():
        if setting_up.is_begun():
            raise Refused("Sổ này đã có tài khoản: văn thư thêm đơn vị và tài khoản trong trình duyệt.")
        answers = _answered(given)
        password = "" if generate_password else _asked_password()
        made = "" if password else secrets.token_urlsafe(12)
        _begin(answers, password or made)
    say(f"Đã mở sổ của {answers['name']}. Chạy «cotmoc serve», rồi đăng nhập bằng {answers['sign_in']}.")
    if made:
        say(f"Mật khẩu, chỉ in một lần: [bold]{made}[/bold]")


def _answered(given: dict[str, Any]) -> dict[str, Any]:
    """The options, what was missing asked for; optional things are asked only where needed ones were."""
    is_asking = any(given[key] is None for key in _NEEDED)
    answers = {**given, **_asked(_NEEDED, given)}
    if is_asking and not answers["parent"]:
        answers["parent"] = click.prompt(
            "Cơ quan cấp trên (bỏ trống nếu không ghi)", default="", show_default=False
        )
    if answers["parent"]:
        answers |= _asked(_NEEDED_OF_PARENT, answers)
    return answers


def _asked(
    questions: dict[str, tuple[str, click.ParamType[Any] | None]], given: dict[str, Any]
) -> dict[str, Any]:
    return {
        key: click.prompt(question, type=kind, show_choices=False) if given[key] is None else given[key]
        for key, (question, kind) in questions.items()
    }


def _asked_password() -> str:
    """Typed twice and not shown; empty when the machine shall make one."""
    typed: str = click.prompt(
        "Mật khẩu, ít nhất 10 ký tự (bỏ trống để máy tạo)", default="", show_default=False, hide_input=True
    )
    if typed and click.prompt("Gõ lại mật khẩu", hide_input=True) != typed:
        raise Refused("Hai lần gõ mật khẩu khác nhau; chưa ghi gì vào sổ.")
    return typed


def _begin(answers: dict[str, Any], password: str) -> None:
    from cotmoc.accounts import actions  # noqa: PLC0415 - needs Django's models, here and below
    from cotmoc.base.acting import SYSTEM  # noqa: PLC0415
    from cotmoc.base.row_security import seeing_all  # noqa: PLC0415
    from cotmoc.units.models import Kind, Level, Line  # noqa: PLC0415

    organ = actions.Organ(
        answers["name"], Kind(answers["kind"]), Level(answers["level"]), answers["short_name"]
    )
    above = answers["parent"] and actions.Parent(
        Line(answers["line"]),
        actions.Organ(answers["parent"], Kind(answers["parent_kind"]), Level(answers["parent_level"])),
    )
    named = ("act", "place", "person", "rank", "title", "sign_in")
    with seeing_all():
        actions.begin(
            organ=organ,
            parent=above or None,
            on=answers["since"].date(),
            password=password,
            by=SYSTEM,
            at=datetime.now(UTC),
            **{key: answers[key].strip() for key in named},
        )
