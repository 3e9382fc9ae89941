"""Who enters the example: its printed sign-ins, and that they never stand open to the network."""

from __future__ import annotations

from datetime import UTC, datetime

from rich.table import Table

from cotmoc.base.refusals import Refused
from cotmoc.cli.steps import step


def is_example() -> bool:
    """Whether the example is what this ledger holds."""
    from cotmoc.example import load  # noqa: PLC0415 - needs Django's models, here and below

    return load.is_loaded()


def renew_passwords(password: str) -> None:
    """Give every account of the example this password; refused where the ledger is another."""
    from cotmoc.example import load  # noqa: PLC0415

    if not load.is_loaded():
        raise Refused("Sổ này không phải tỉnh ví dụ nên không đổi mật khẩu; bỏ --example-password.")
    with step("Đặt mật khẩu riêng cho tỉnh ví dụ"):
        load.renew_passwords(password, at=datetime.now(UTC))


def check_closed(*, will_load: bool = False) -> None:
    """Refused while the printed password opens the example to whoever reaches it, or will once loaded."""
    from cotmoc.example import load  # noqa: PLC0415

    if will_load or (load.is_loaded() and load.with_printed_password()):
        raise Refused(
            "Tỉnh ví dụ dùng mật khẩu in sẵn, ai trong mạng cũng vào được. Để mở cho máy khác, đặt mật khẩu "
            "riêng bằng --example-password (ít nhất 10 ký tự) hoặc biến COTMOC_EXAMPLE_PASSWORD; "
            "sổ của cơ quan thì đặt COTMOC_HOME ở thư mục khác và dùng «cotmoc serve».\n"
            "The example's password is printed for everybody: give it your own by --example-password, "
            "or keep a ledger of your own by “cotmoc serve” in another COTMOC_HOME."
        )


def sign_ins() -> Table:
    """The example's people, how they sign in, and what they are."""
    from cotmoc.example.load import SIGN_INS, with_printed_password  # noqa: PLC0415

    printed = with_printed_password()
    table = Table("Người dùng thử", "Tên đăng nhập", "Mật khẩu", "Chức vụ", box=None, header_style="dim")
    for person in SIGN_INS:
        password = person.password if person.sign_in in printed else "(đã đặt riêng)"
        table.add_row(person.name, person.sign_in, password, person.post)
    return table
