"""A ledger of the size of a province's in ten years: how fast it is searched and its pages are made.

    python benchmarks/ledger.py            20,000 documents, 2,000 versions of units
    FULL=1 python benchmarks/ledger.py     200,000 documents, 20,000 versions of units

The ledger is made up by SQL from a fixed seed, once, in a folder of its own (COTMOC_BENCH_HOME, by default
`.cotmoc-bench` beside the project); a build that was broken off goes on where it stopped. Times of the search are
wall time of the whole question and, as a busy machine makes wall time longer, CPU time of this process and of the
database's together; times of a page are CPU time of the process that makes it, and of the database beside it.
"""

from __future__ import annotations

import os
import resource
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

FULL = os.environ.get("FULL") == "1"
SCALE = 10 if FULL else 1
DOCUMENTS, TASKS, RESULTS = 20_000 * SCALE, 4_000 * SCALE, 4_000 * SCALE
PROVINCES, COMMUNES = 4 * SCALE, 300 * SCALE
CHUNK = 5_000
TODAY = date(2026, 11, 24)
_PROJECT = Path(__file__).resolve().parent.parent
_HOME = Path(os.environ.get("COTMOC_BENCH_HOME") or _PROJECT / ".cotmoc-bench") / (
    "full" if FULL else "small"
)

QUESTIONS = {
    "common phrase": "bảo vệ biên giới",
    "common phrase in quotes": '"bảo vệ biên giới"',
    "four common words": "tăng cường tuyên truyền",
    "rare pair": "thác bạc",
    "rare word with a common one": "biên giới thác",
    "code": "{own}/KH-UBND",
    "code, loosely": "{own} kh ubnd",
    "without accents": "phong chong toi pham ma tuy",
    "abbreviation": "bđbp tuần tra",
    "a commune's name": "ubnd xã mốc 77",
    "phrase in quotes": '"phối hợp tuần tra song phương"',
    "typo": "tuyên truyềnn biên giớii",
    "nothing": "kangaroo",
}


def main() -> None:
    """Build what is missing, then measure and print."""
    _HOME.mkdir(parents=True, exist_ok=True)
    os.environ["COTMOC_HOME"] = str(_HOME)
    os.environ["DJANGO_SETTINGS_MODULE"] = "cotmoc.server.settings"
    from cotmoc.server import database, setting_up

    with database.in_use():
        setting_up.open_django()
        if not setting_up.is_migrated():
            setting_up.migrate()
            _analyze()  # a column that is new has no statistics yet
        if not setting_up.are_files_collected():
            setting_up.collect_files()
        try:
            build()
            measure()
        finally:
            setting_up.close_connections()


# Building

# Phrases that texts of this kind are made of, the first ones the most frequent.
PHRASES = (
    "bảo vệ biên giới quốc gia|tăng cường công tác tuyên truyền|phối hợp tuần tra song phương"
    "|phòng, chống tội phạm ma túy|xây dựng nền biên phòng toàn dân|phát triển kinh tế - xã hội"
    "|giữ gìn an ninh trật tự|Bộ đội Biên phòng tỉnh|Ủy ban nhân dân xã|đường biên, cột mốc"
    "|nâng cao hiệu quả phối hợp|chuyển đổi số trong cơ quan|hội nghị sơ kết sáu tháng"
    "|giúp dân thu hoạch mùa|diễn tập phòng thủ dân sự|khu vực cửa khẩu phụ"
)
SYLLABLES = (
    "an anh ban bang bao biên binh bộ bước ca cán cao cấp cầu chân chính chủ chung công cơ cuộc dân dự dương đại đạo đất "
    "điểm điện định đoàn đồng đội giao giúp hành hiện hoa hoạch hội hợp huyện hướng kết khai khu kiểm kinh kỳ lâm lập lễ "
    "liên linh lộ lợi lực mặt minh mới mùa năm nâng nghề nghiệp nguồn nhà nhiệm nội nông nước phát phong phối phú quan "
    "quang quân quy quyết rà rừng sản sinh sông suối sức tài tâm tập thanh thành thăm thắng thể thi thiết thôn thu thực "
    "thủy tiến tiêu tổ trạm trại trưởng tuyến tự ứng vận văn vật viên việc vùng xây xuân yên"
)

_WORDS = f"""
CREATE OR REPLACE FUNCTION bench_words(seed bigint, many integer) RETURNS text LANGUAGE sql VOLATILE AS $$
  SELECT string_agg(CASE WHEN n % 7 = 3 THEN phrases[1 + (random() ^ 3 * 16)::int % 16]
                    ELSE syllables[1 + (random() ^ 2 * array_length(syllables, 1))::int % array_length(syllables, 1)]
                    END, ' ' ORDER BY n)
  FROM generate_series(1, many) AS n,
    (SELECT string_to_array('{PHRASES}', '|') AS phrases, string_to_array('{SYLLABLES}', ' ') AS syllables) AS of
$$;
"""


def build() -> None:
    """The ledger, in steps that each know whether they were done."""
    from django.db import connection

    from cotmoc.base.row_security import seeing_all

    with seeing_all(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM documents_document")
        if cursor.fetchone() == (DOCUMENTS,):
            return
    began = time.monotonic()
    _build_units()
    for first in range(_next("documents_document"), DOCUMENTS + 1, CHUNK):
        _run(*_documents(first, min(first + CHUNK - 1, DOCUMENTS)))
        print(
            f"  {first + CHUNK - 1:,} documents, {time.monotonic() - began:.0f} s",
            file=sys.stderr,
            flush=True,
        )
    _analyze()


def _next(table: str) -> int:
    from django.db import connection

    from cotmoc.base.row_security import seeing_all

    with seeing_all(), connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}")
        return int(cursor.fetchone()[0])


def _run(*statements: str) -> None:
    """One transaction as the owner of the tables, who may make functions."""
    from cotmoc.server import database

    with database.as_owner() as owner, owner.transaction():
        owner.execute("SELECT set_config('cotmoc.sees_all', 'yes', true), setseed(0.42)")
        for statement in statements:
            owner.execute(statement)  # type: ignore[call-overload]  # our own text


def _analyze() -> None:
    from cotmoc.server import database

    with database.as_superuser("cotmoc") as superuser:
        superuser.execute("VACUUM ANALYZE")


def _build_units() -> None:
    """Provinces 1 to P; under each a guard, ten departments; communes, each with a version before a renaming."""
    if _next("units_unit") > 1:
        return
    organs = PROVINCES * 12
    units = organs + COMMUNES * 3
    _run(
        _WORDS,
        f"INSERT INTO units_unit (id, code, revision) SELECT n, '', 0 FROM generate_series(1, {units}) n",
        _version(
            f"n <= {PROVINCES}", "'Ủy ban nhân dân tỉnh Mẫu ' || n", "province", "peoples_committee", units
        ),
        _version(
            f"n > {PROVINCES} AND n <= {PROVINCES * 2}",
            f"'Bộ Chỉ huy Bộ đội Biên phòng tỉnh Mẫu ' || n - {PROVINCES}",
            "province",
            "border_guard",
            units,
        ),
        _version(
            f"n > {PROVINCES * 2} AND n <= {organs}",
            f"'Sở số ' || n / {PROVINCES} || ' tỉnh Mẫu ' || n % {PROVINCES} + 1",
            "province",
            "department",
            units,
        ),
        _version(
            f"n > {organs}", "'Ủy ban nhân dân xã Mốc ' || n", "commune", "peoples_committee", units, cut=True
        ),
        f"""INSERT INTO units_subordination (unit_id, line, parent_id, valid, act)
            SELECT n, CASE WHEN n > {PROVINCES * 2} THEN 'state' ELSE 'force' END, n % {PROVINCES} + 1,
              daterange('2015-01-01', NULL), 'x' FROM generate_series({PROVINCES + 1}, {units}) n""",
        *_people(units),
    )


def _version(those: str, name: str, level: str, kind: str, units: int, *, cut: bool = False) -> str:
    spans = "(VALUES ('2015-01-01'::date, '2025-07-01'::date, ' cũ'), ('2025-07-01', NULL, ''))"
    if not cut:
        spans = "(VALUES ('2015-01-01'::date, NULL::date, ''))"
    return f"""
        INSERT INTO units_version (unit_id, name, short_name, kind, level, valid, act, folded_name, sort_key)
        SELECT n, {name} || s.suffix, {name} || s.suffix, '{kind}', '{level}', daterange(s.first, s.last), 'x',
          search_fold({name}), search_fold({name})
        FROM generate_series(1, {units}) n, {spans} AS s (first, last, suffix) WHERE {those}"""


def _people(units: int) -> list[str]:
    return [
        f"""INSERT INTO accounts_person (id, name, rank, folded_name, sort_key)
            SELECT n, 'Người Thứ ' || n, '', 'nguoi thu ' || n, lpad(n::text, 9, '0')
            FROM generate_series(1, {units}) n""",
        f"""INSERT INTO accounts_post (person_id, unit_id, title, duty, valid)
            SELECT n, n, 'Văn thư', 'clerk', daterange('2015-01-01', NULL) FROM generate_series(1, {units}) n""",
        """INSERT INTO accounts_account (id, password, sign_in, person_id, is_active)
           SELECT id, '!', 'u' || id, id, true FROM accounts_person""",
        "SELECT setval('accounts_account_id_seq', (SELECT max(id) FROM accounts_account))",
    ]


def _documents(first: int, last: int) -> list[str]:
    """Documents with their files, links, tasks and results, a chunk a transaction; issued over ten years."""
    organs, units = PROVINCES * 12, PROVINCES * 12 + COMMUNES * 3
    unit = f"(CASE WHEN d % 4 = 0 THEN d % {organs} + 1 ELSE {organs} + d % {units - organs} + 1 END)"
    audience = f"ARRAY(SELECT DISTINCT u FROM unnest(ARRAY[{unit}, {unit} % {PROVINCES} + 1, (d * 7) % {units} + 1]) u)"
    day = f"('2016-01-01'::date + (d::bigint * 3980 / {DOCUMENTS})::int)"
    year = f"extract(year FROM {day})::text"
    of = f"FROM generate_series({first}, {last}) d"
    return [
        f"SELECT setseed({first} / 1000000.0)",
        f"""INSERT INTO documents_document (id, kind, number, code, written_code, issuer_id, issuer_name, issuer_key,
              issued, issued_on, series, title, is_open, is_awaited, registered_by_id, registered_at, audience, folded)
            SELECT d, CASE d % 5 WHEN 0 THEN 'plan' WHEN 1 THEN 'report' WHEN 2 THEN 'notice' WHEN 3 THEN 'plan'
              ELSE 'official_letter' END, d, d || '/KH-UBND', '', {unit}, '', '#' || {unit}, {day}::text, {day},
              {year}, CASE WHEN d % 20000 = 77 THEN 'thác Bạc ' ELSE '' END || bench_words(d, 18), d % 500 = 0, false,
              {unit}, now(), {audience}, '' {of}""",
        f"UPDATE documents_document SET folded = search_fold(title || ' ' || code) WHERE id BETWEEN {first} AND {last}",
        f"""INSERT INTO documents_file (id, sha256, name, media_type, content, text, pages, held_by_id, received_at,
              audience)
            SELECT d, d, 'van-ban.txt', 'text/plain', '', bench_words(d, 150), '{{}}', {unit}, now(), {audience} {of}""",
        f"""INSERT INTO documents_attachment (document_id, file_id, audience) SELECT d, d, {audience} {of}""",
        f"""INSERT INTO documents_lineage (document_id, link, target_id, audience)
            SELECT d, 'implements', greatest(d / 10, 1), {audience} {of} WHERE d > 10""",
        f"""INSERT INTO tasks_task (words, theme, strength, product, document_id, assigner_id, assigner_words, lead_id,
              first_lead_id, assigned_on, first_deadline, deadline, state, registered_by_id, registered_at, version,
              audience, sentence)
            SELECT bench_words(d, 14), 'awareness', 'require', '', d, {unit} % {PROVINCES} + 1, '', {unit}, {unit},
              {day}, {day} + 90, {day} + 90, 'assigned', {unit}, now(), 1, {audience}, '' {of} WHERE d % 5 = 0""",
        f"""INSERT INTO tasks_result (words, theme, period_first, period_last, said_on, unit_id, document_id,
              registered_by_id, registered_at, audience, sentence)
            SELECT bench_words(d, 20), 'awareness', '', '', {day}, {unit}, d, {unit}, now(), {audience}, ''
            {of} WHERE d % 5 = 1""",
    ]


# Measuring


def measure() -> None:
    """Print the table of figures."""
    eyes = {"a province (sees its communes)": 1, "a commune (sees itself)": PROVINCES * 12 + 78}
    print(f"{DOCUMENTS:,} documents with texts; {PROVINCES * 12 + COMMUNES * 6:,} versions of units")
    for who, unit in eyes.items():
        _measure_search(who, unit)
    for who, unit in eyes.items():
        _measure_pages(who, unit)
    _measure_tree()


def _actor(unit: int) -> frozenset[int]:
    from cotmoc.units.queries import seen_from

    return seen_from(unit, on=TODAY)


def _measure_search(who: str, unit: int) -> None:
    """Each question is asked whole: understood, found, its rows read and marked."""
    from cotmoc.base.row_security import seeing
    from cotmoc.search import queries
    from cotmoc.search.rows import shown

    sees = _actor(unit)
    print(
        f"\nsearch by {who}, {len(sees):,} units\n{'':32}{'p50 ms':>9}{'p95 ms':>9}{'CPU ms':>9}{'rows':>6}"
    )
    taken: list[float] = []
    used: list[float] = []
    _backend_ms()
    own = _own_document(unit)
    for name, words in QUESTIONS.items():
        asked = words.format(own=own)
        times, cpu, rows = [], [], 0
        for _ in range(15):
            began, before = time.perf_counter(), time.process_time()
            with seeing(sees):
                found = queries.ask(asked)
                rows = len(shown([*found.names, *found.hits], found.question.forms))
            times.append(1000 * (time.perf_counter() - began))
            cpu.append(1000 * (time.process_time() - before) + _backend_ms())
        taken, used = taken + times, used + cpu
        print(
            f"  {name:30}{statistics.median(times):9.1f}{_p95(times):9.1f}{statistics.median(cpu):9.1f}{rows:6}"
        )
    print(f"  {'all':30}{statistics.median(taken):9.1f}{_p95(taken):9.1f}{statistics.median(used):9.1f}")
    print(f"  {'all, 95 of 100 by CPU':30}{'':18}{_p95(used):9.1f}")


_told = {"at": 0.0}


def _backend_ms() -> float:
    """CPU that the database's process of this connection has used since it was last asked; 0 but on Linux."""
    from django.db import connection

    connection.ensure_connection()
    try:
        spent = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text(encoding="ascii")
    except OSError:
        return 0.0
    now = int(spent.split()[0]) / 1e6
    used, _told["at"] = now - _told["at"], now
    return used


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95) - 1]


def _measure_pages(who: str, unit: int) -> None:
    """CPU of the process that makes the page, as a server's worker would."""
    from django.test import Client

    from cotmoc.accounts.models import Account

    client = Client(HTTP_HOST="localhost")
    client.force_login(Account.objects.get(sign_in=f"u{unit}"))
    session = client.session
    session["day"] = TODAY.isoformat()
    session.save()
    own = _own_document(unit)
    pages = {
        "register": "/van-ban/",
        "register, far down": "/van-ban/?sau=2019-06-30~99",
        "register, with words": "/van-ban/?tu=bảo+vệ+biên+giới",
        "a document with its lineage": f"/van-ban/{own}/",
        "search": "/tim/?hoi=bảo+vệ+biên+giới",
        "units": "/don-vi/",
    }
    print(f"\npages of {who}\n{'':32}{'CPU ms':>9}{'DB ms':>9}{'wall ms':>9}{'KB':>6}")
    for name, address in pages.items():
        cpu, base, wall, size = _page(lambda address=address: client.get(address))  # type: ignore[misc]
        print(f"  {name:30}{cpu:9.1f}{base:9.1f}{wall:9.1f}{size:6.0f}")


def _own_document(unit: int) -> int:
    from cotmoc.base.row_security import seeing_all
    from cotmoc.documents.models import Document

    with seeing_all():
        return Document.objects.filter(registered_by_id=unit).order_by("-pk").values_list("pk", flat=True)[0]


def _page(get: Callable[[], object]) -> tuple[float, float, float, float]:
    cpus, bases, walls, size = [], [], [], 0
    _backend_ms()
    for _ in range(12):
        began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF)
        response = get()
        after = resource.getrusage(resource.RUSAGE_SELF)
        walls.append(1000 * (time.perf_counter() - began))
        cpus.append(1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
        if response.status_code != 200:  # type: ignore[attr-defined]
            raise SystemExit(f"{response.status_code}")  # type: ignore[attr-defined]
        bases.append(_backend_ms())
        size = len(response.content)  # type: ignore[attr-defined]
    return (
        statistics.median(cpus[2:]),
        statistics.median(bases[2:]),
        statistics.median(walls[2:]),
        size / 1024,
    )


def _measure_tree() -> None:
    """What the page of the tree asks on a day of either side of the reform: its roots and a rung below them."""
    from cotmoc.units.growing import branches_below, roots
    from cotmoc.units.models import Line

    print(f"\n{'tree':32}{'p50 ms':>9}{'CPU ms':>9}{'units':>7}")
    for day in (date(2025, 6, 30), date(2025, 7, 1)):
        for name in ("roots", "below a province"):
            times, cpu, count = [], [], 0
            for _ in range(9):
                _backend_ms()
                began, before = time.perf_counter(), time.process_time()
                if name == "roots":
                    count = len(roots(line=Line.STATE, on=day))
                else:
                    count = len(branches_below([1], line=Line.STATE, on=day)[1])
                times.append(1000 * (time.perf_counter() - began))
                cpu.append(1000 * (time.process_time() - before) + _backend_ms())
            said = f"{name} on {day}"
            print(f"  {said:30}{statistics.median(times):9.1f}{statistics.median(cpu):9.1f}{count:7}")


if __name__ == "__main__":
    main()
