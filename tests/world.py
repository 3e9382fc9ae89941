"""The cast of the tests: a small border province, its people, directives, and one task of each end.

Everything is made through actions, so that no test stands on an impossible state.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from cotmoc.accounts import actions as accounts
from cotmoc.accounts.models import Account, Person, Post
from cotmoc.accounts.queries import actor_at
from cotmoc.activities import actions as activities
from cotmoc.activities.models import About, Activity
from cotmoc.activities.models import Kind as ActivityKind
from cotmoc.base.acting import SYSTEM, Actor, Duty
from cotmoc.base.row_security import seeing_all
from cotmoc.documents import actions as documents
from cotmoc.documents.models import Document, File, Link, Passage
from cotmoc.documents.models import Kind as DocumentKind
from cotmoc.tasks import actions as tasks
from cotmoc.tasks.models import Task, Theme
from cotmoc.units import actions as units
from cotmoc.units.models import Change, Kind, Level, Line, Unit

TODAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 5, tzinfo=UTC)  # noon in Viet Nam
BEFORE = date(2015, 1, 1)
REFORM = date(2025, 7, 1)
PASSWORD = "mot-mat-khau-dai-de-thu"
ACT = "Nghị quyết số 01/NQ-HĐND ngày 01/01/2015"
MERGER = "Nghị quyết số 45/NQ-HĐND ngày 20/6/2025"

TEXT = (
    "Kế hoạch số 12/KH-UBND ngày 05/3/2026 của Ủy ban nhân dân tỉnh Sơn Giang về bảo vệ cột mốc. "
    "Giao Ủy ban nhân dân xã Tân Mốc phát quang đường tuần tra, hoàn thành trước ngày 30/6/2026."
)


@dataclass(frozen=True, slots=True)
class World:
    """Who and what there is; every name a thing the tests speak of."""

    province: Unit
    party: Unit
    border_guard: Unit
    department: Unit
    commune: Unit
    other_commune: Unit
    old_district: Unit
    old_commune: Unit
    clerk: Actor
    chief: Actor
    commune_officer: Actor
    other_officer: Actor
    guard_clerk: Actor
    reader: Actor
    accounts: dict[str, Account]
    resolution: Document
    plan: Document
    text: File
    conference: Activity
    open_task: Task
    overdue_task: Task
    reported_task: Task
    closed_task: Task


def found_unit(
    name: str,
    kind: Kind,
    level: Level,
    parents: dict[Line, Unit] | None = None,
    *,
    on: date = BEFORE,
    place: Unit | None = None,
    act: str = ACT,
) -> Unit:
    """A unit of the made-up province."""
    return units.found(
        name=name, kind=kind, level=level, parents=parents, on=on, place=place, act=act, by=SYSTEM, at=NOON
    )


def hire(name: str, unit: Unit, title: str, duty: Duty, sign_in: str) -> tuple[Actor, Account, Post]:
    """A person at a post since the unit's reform, with an account."""
    person: Person = accounts.introduce(name=name, by=SYSTEM, at=NOON)
    post = accounts.appoint(
        person=person, unit=unit, title=title, duty=duty, on=date(2025, 8, 1), by=SYSTEM, at=NOON
    )
    account = accounts.open_account(person=person, sign_in=sign_in, password=PASSWORD, by=SYSTEM, at=NOON)
    return actor_at(post, account=account, on=TODAY), account, post


def make() -> World:
    """The world, in the transaction of the test."""
    with seeing_all():
        return _make()


def _make() -> World:
    ground = found_unit("Tỉnh Sơn Giang", Kind.PLACE, Level.PROVINCE)
    party = found_unit("Tỉnh ủy Sơn Giang", Kind.PARTY_COMMITTEE, Level.PROVINCE, place=ground)
    province = found_unit(
        "Ủy ban nhân dân tỉnh Sơn Giang", Kind.PEOPLES_COMMITTEE, Level.PROVINCE, place=ground
    )
    department = found_unit(
        "Sở Nội vụ tỉnh Sơn Giang", Kind.DEPARTMENT, Level.PROVINCE, {Line.STATE: province}
    )
    guard = found_unit(
        "Bộ Chỉ huy Bộ đội Biên phòng tỉnh Sơn Giang", Kind.BORDER_GUARD, Level.PROVINCE, place=ground
    )
    district = found_unit(
        "Ủy ban nhân dân huyện Thượng Mốc", Kind.PEOPLES_COMMITTEE, Level.DISTRICT, {Line.STATE: province}
    )
    old = found_unit(
        "Ủy ban nhân dân xã Mốc Cũ", Kind.PEOPLES_COMMITTEE, Level.COMMUNE, {Line.STATE: district}
    )
    commune = found_unit(
        "Ủy ban nhân dân xã Tân Mốc",
        Kind.PEOPLES_COMMITTEE,
        Level.COMMUNE,
        {Line.STATE: province},
        on=REFORM,
        act=MERGER,
    )
    other = found_unit(
        "Ủy ban nhân dân xã Suối Đá",
        Kind.PEOPLES_COMMITTEE,
        Level.COMMUNE,
        {Line.STATE: province},
        on=REFORM,
        act=MERGER,
    )
    units.abolish(unit=old, heirs=[commune], change=Change.MERGE, on=REFORM, act=MERGER, by=SYSTEM, at=NOON)
    units.abolish(
        unit=district, heirs=[province], change=Change.ABOLISH, on=REFORM, act=MERGER, by=SYSTEM, at=NOON
    )
    clerk, clerk_account, _ = hire("Lò Thị Vân", province, "Văn thư UBND tỉnh", Duty.CLERK, "vanthu")
    chief, chief_account, _ = hire("Hà Văn Quyết", province, "Chủ tịch UBND tỉnh", Duty.LEADER, "chutich")
    officer, officer_account, _ = hire("Vi Thị Hoa", commune, "Công chức UBND xã", Duty.OFFICER, "tanmoc")
    stranger, stranger_account, _ = hire("Quàng Văn Bình", other, "Công chức UBND xã", Duty.OFFICER, "suoida")
    guard_clerk, guard_account, _ = hire("Trần Đức Lâm", guard, "Trợ lý tổng hợp", Duty.CLERK, "bienphong")
    reader, reader_account, _ = hire("Ngô Minh Khuê", province, "Cộng tác viên", Duty.READER, "tracuu")
    resolution = documents.register(
        kind=DocumentKind.RESOLUTION,
        code="07-NQ/TU",
        issuer=party,
        issuer_name="Tỉnh ủy Sơn Giang",
        issued="2026-01-15",
        title="tăng cường quản lý, bảo vệ biên giới trong tình hình mới",
        by=clerk,
        at=NOON,
    )
    plan = documents.register(
        kind=DocumentKind.PLAN,
        code="12/KH-UBND",
        issuer=province,
        issuer_name="Ủy ban nhân dân tỉnh Sơn Giang",
        issued="2026-03-05",
        title="bảo vệ cột mốc, đường biên giới năm 2026",
        by=clerk,
        at=NOON,
    )
    documents.address(document=plan, to=commune, by=clerk, at=NOON)
    text = documents.keep_file(
        content=TEXT.encode(), name="ke-hoach-12.txt", media_type="text/plain", text=TEXT, by=clerk, at=NOON
    )
    documents.attach(document=plan, file=text, by=clerk, at=NOON)
    documents.link(document=plan, link=Link.IMPLEMENTS, target=resolution, by=clerk, at=NOON)
    conference = activities.register(
        kind=ActivityKind.DISSEMINATION,
        name="Hội nghị quán triệt Nghị quyết số 07-NQ/TU",
        held="2026-02-10",
        place="thành phố Sơn Giang",
        hosts=[province],
        attending=[commune],
        attendance=85,
        by=clerk,
        at=NOON,
    )
    activities.concerns(activity=conference, document=resolution, about=About.DISSEMINATES, by=clerk, at=NOON)
    start = TEXT.index("phát quang")
    open_task = tasks.assign(
        words="phát quang đường tuần tra",
        theme=Theme.BORDER_MANAGEMENT,
        lead=commune,
        coordinating=[guard],
        assigner=province,
        assigned_on=date(2026, 3, 5),
        deadline=date(2026, 12, 20),
        document=plan,
        said_in=Passage(text, start, start + len("phát quang đường tuần tra")),
        by=clerk,
        at=NOON,
    )
    overdue, reported, closed = (
        tasks.assign(
            words=words,
            theme=Theme.AWARENESS,
            lead=commune,
            assigner=province,
            assigned_on=date(2026, 3, 5),
            deadline=deadline,
            document=plan,
            by=clerk,
            at=NOON,
        )
        for words, deadline in (
            ("tuyên truyền về quy chế biên giới tại các bản", date(2026, 10, 31)),
            ("lập danh sách hộ nhận bảo vệ cột mốc", date(2026, 12, 31)),
            ("ký cam kết bảo vệ đường biên với các bản", date(2026, 12, 1)),
        )
    )
    for task in (reported, closed):
        tasks.report_done(task=task, text="Đã làm xong, có biên bản kèm theo.", by=officer, at=NOON)
    closed = tasks.accept(task=closed, by=chief, at=NOON)
    reported.refresh_from_db()
    signed_in = (
        clerk_account,
        chief_account,
        officer_account,
        stranger_account,
        guard_account,
        reader_account,
    )
    return World(
        province=province,
        party=party,
        border_guard=guard,
        department=department,
        commune=commune,
        other_commune=other,
        old_district=district,
        old_commune=old,
        clerk=clerk,
        chief=chief,
        commune_officer=officer,
        other_officer=stranger,
        guard_clerk=guard_clerk,
        reader=reader,
        accounts={account.sign_in: account for account in signed_in},
        resolution=resolution,
        plan=plan,
        text=text,
        conference=conference,
        open_task=open_task,
        overdue_task=overdue,
        reported_task=reported,
        closed_task=closed,
    )
