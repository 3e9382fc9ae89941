"""kill -9 in the middle of a confirmation: the ledger is as before, and it can be sent again."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import psycopg
from psycopg.sql import SQL, Identifier
from tests.server.serving import PATIENCE, kill_everything, serving, wait_until

from cotmoc.example.load import PASSWORD
from cotmoc.server import database, running

TEXT = (
    "Sáng 12/11/2026, Ủy ban nhân dân tỉnh Sơn Khê tổ chức Hội nghị sơ kết thực hiện Kế hoạch số 137/KH-UBND"
    " ngày 20/8/2025. Đồng chí Lương Thế Đàn, Phó Chủ tịch Thường trực UBND tỉnh chủ trì hội nghị.\n"
    "Đến nay, các đơn vị đã nối mạng 14 trạm, tập huấn 260 cán bộ.\n"
    "Kết luận hội nghị, đồng chí Lương Thế Đàn yêu cầu Công an tỉnh Sơn Khê hoàn thành kho dữ liệu dùng chung"
    " trước ngày 30/6/2027.\n"
)
WRITTEN = ("activities_activity", "tasks_task", "tasks_result", "audit_line")


class Clerk:
    """A signed-in clerk of the example, who sends forms as a browser does."""

    def __init__(self, port: int) -> None:
        self.home = f"http://127.0.0.1:{port}"
        self.browser = build_opener(HTTPCookieProcessor(CookieJar()))
        self.send("/dang-nhap/", self.open("/dang-nhap/"), username="vanthu.ubnd", password=PASSWORD)

    def open(self, path: str) -> str:
        return self.asked(Request(self.home + path))

    def send(self, path: str, page: str, **fields: str) -> str:
        fields["csrfmiddlewaretoken"] = _value_of("csrfmiddlewaretoken", page)
        return self.asked(Request(self.home + path, urlencode(fields).encode()))

    def asked(self, request: Request) -> str:
        with self.browser.open(request, timeout=PATIENCE) as answer:
            page: str = answer.read().decode()
            return page

    def confirm(self, reading: str) -> str:
        page = self.open(reading)
        return self.send(f"{reading}xac-nhan/", page, version=_value_of("version", page))


def _value_of(name: str, page: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', page)
    assert found
    return found[1]


def bring_and_judge(clerk: Clerk) -> str:
    """The address of the reading, all of it accepted."""
    page = clerk.send("/doc-van-ban/moi/", clerk.open("/doc-van-ban/moi/"), text=TEXT)
    found = re.search(r'action="(/doc-van-ban/\d+/)"', page)
    assert found
    for part in ("documents", "events", "directions", "results"):
        clerk.send(f"{found[1]}tat-ca/", page, part=part)
        clerk.send(f"{found[1]}tat-ca/", page, likely=part)
    return found[1]


def rows() -> dict[str, int]:
    with database.as_superuser(database.NAME) as connection:
        return {table: _count(connection, table) for table in WRITTEN}


def _count(connection: psycopg.Connection, table: str) -> int:
    row = connection.execute(SQL("SELECT count(*) FROM {}").format(Identifier(table))).fetchone()
    assert row
    return int(row[0])


def states() -> list[tuple[str, int]]:
    """Of each upload its state and how many of its proposals are accepted."""
    question = (
        "SELECT state, count(*) FILTER (WHERE verdict = 'accepted') FROM intake_upload upload"
        " JOIN intake_proposal ON upload_id = upload.id GROUP BY upload.id, state ORDER BY upload.id"
    )
    with database.as_superuser(database.NAME) as connection:
        return connection.execute(question).fetchall()


@contextmanager
def no_result_is_written() -> Iterator[None]:
    """Whoever writes a result waits, so that a confirmation stands still after most of its rows."""
    with (
        suppress(psycopg.OperationalError),  # the server is killed in here
        database.as_superuser(database.NAME) as connection,
        connection.transaction(),
    ):
        connection.execute("LOCK TABLE tasks_result IN SHARE MODE")
        yield


def somebody_waits() -> bool:
    with database.as_superuser(database.NAME) as connection:
        return connection.execute("SELECT 1 FROM pg_locks WHERE NOT granted").fetchone() is not None


def confirm_in_vain(clerk: Clerk, reading: str) -> threading.Thread:
    """Send the confirmation from a thread of its own, to which nobody will answer."""

    def send() -> None:
        with suppress(URLError, ConnectionError):
            clerk.confirm(reading)

    sending = threading.Thread(target=send)
    sending.start()
    return sending


def test_a_killed_confirmation_leaves_nothing_half_written(own_server: Path) -> None:
    port = running.free_port("127.0.0.1", 8760)
    with serving(port, "run") as server:
        clerk = Clerk(port)
        reading = bring_and_judge(clerk)
        before, judged = rows(), states()
        with no_result_is_written():
            sending = confirm_in_vain(clerk, reading)
            wait_until(somebody_waits)
            kill_everything(server)
            sending.join()
    with serving(port, "run"):
        assert rows() == before
        assert states() == judged
        assert "đã xác nhận" in Clerk(port).confirm(reading)
        after = rows()
    assert all(after[table] > before[table] for table in WRITTEN)
