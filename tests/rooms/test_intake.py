"""A text comes in, is judged, and is written once; what is marked or unreadable leaves nothing."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO
from threading import Barrier
from time import monotonic, sleep

import pytest
from django.apps import apps
from django.db import connection
from tests.extraction.made_files import ole, pdf
from tests.world import NOON, TODAY, World, found_unit, make

from cotmoc.activities.models import About, Activity
from cotmoc.audit.queries import verify
from cotmoc.base.acting import Actor
from cotmoc.base.refusals import Overtaken, Refused
from cotmoc.base.row_security import seeing, seeing_all
from cotmoc.documents import actions as documents
from cotmoc.documents.models import Document, File, Lineage, Link
from cotmoc.documents.models import Kind as DocumentKind
from cotmoc.extraction import LARGEST
from cotmoc.intake import actions, bringing, heading, matching, queries
from cotmoc.intake.models import Match, Part, Proposal, State, Upload, Verdict
from cotmoc.tasks.models import Result, Strength, Task
from cotmoc.units.models import Kind as UnitKind
from cotmoc.units.models import Level

REPORT = (
    "Ngày 12/10/2026, tại thành phố Sơn Giang, Ủy ban nhân dân tỉnh Sơn Giang tổ chức Hội nghị sơ kết"
    " thực hiện Nghị quyết số 07-NQ/TU ngày 15/01/2026 của Tỉnh ủy Sơn Giang. Đồng chí Hà Văn Quyết,"
    " Chủ tịch UBND tỉnh chủ trì hội nghị.\n"
    "Đến nay, các đơn vị đã phát quang 70 km đường tuần tra; tổ chức 150 buổi tuyên truyền về quy chế"
    " biên giới.\n"
    "Kết luận hội nghị, đồng chí Hà Văn Quyết yêu cầu Ủy ban nhân dân xã Tân Mốc tiếp tục phát quang"
    " đường tuần tra, hoàn thành trước ngày 30/6/2027; các sở, ngành đẩy mạnh tuyên truyền về biên giới.\n"
)
PLAN = (
    "ỦY BAN NHÂN DÂN\nTỈNH SƠN GIANG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Số: 45/KH-UBND\nSơn Giang, ngày 20 tháng 9 năm 2026\nKẾ HOẠCH\nTuần tra chung trên tuyến biên giới\n"
    "Căn cứ Nghị quyết số 07-NQ/TU ngày 15/01/2026 của Tỉnh ủy Sơn Giang, Ủy ban nhân dân tỉnh ban hành"
    " Kế hoạch như sau.\n"
    "Giao Ủy ban nhân dân xã Suối Đá tổ chức tuần tra đường biên mỗi tháng một lần.\n"
)


def bring(text: str, by: Actor, name: str = "bao-cao.txt") -> Upload:
    return receive(text.encode(), name, by)


def receive(content: bytes, name: str, by: Actor) -> Upload:
    return actions.receive(brought=bringing.bring(content, name, by=by), by=by, at=NOON)


def proposal(upload: Upload, ident: str) -> Proposal:
    return upload.proposals.get(ident=ident)


def judge(upload: Upload, ident: str, verdict: Verdict, by: Actor, **correction: object) -> None:
    actions.judge(
        proposal=proposal(upload, ident), verdict=verdict, correction=correction or None, by=by, at=NOON
    )


def accept_all(upload: Upload, by: Actor) -> None:
    for part in Part:
        actions.judge_all(upload=upload, part=part, verdict=Verdict.ACCEPTED, by=by, at=NOON)


def settle(upload: Upload, world: World) -> None:
    """Everything accepted, and what the page asks answered."""
    accept_all(upload, world.clerk)
    for asking in upload.proposals.filter(part=Part.DOCUMENTS, match=Match.DOUBTFUL):
        actions.choose_match(proposal=asking, row=world.resolution, by=world.clerk, at=NOON)
    for task in upload.proposals.filter(part=Part.DIRECTIONS):
        if queries.judged_in_full(upload.pk).lead(task) is None:
            judge(upload, task.ident, Verdict.ACCEPTED, world.clerk, lead=world.department.pk)


def confirm(upload: Upload, by: Actor) -> Upload:
    upload.refresh_from_db()
    return actions.confirm(upload=upload, version=upload.version, by=by, at=NOON)


def count_rows() -> dict[str, int]:
    with seeing_all():
        return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


def test_a_text_is_read_and_matched_with_the_registers(world: World) -> None:
    with seeing(world.clerk.sees):
        upload = bring(REPORT, world.clerk)
        organizations = upload.proposals.filter(part=Part.ORGANIZATIONS)
        matched = {each.entry["name"]: (each.match, each.match_id) for each in organizations}
        person = upload.proposals.get(part=Part.PEOPLE)
    assert upload.day == date(2026, 10, 12)
    assert matched["Ủy ban nhân dân tỉnh Sơn Giang"] == (Match.CERTAIN, world.province.pk)
    assert matched["Ủy ban nhân dân xã Tân Mốc"] == (Match.CERTAIN, world.commune.pk)
    assert person.match == Match.DOUBTFUL or person.match_id


def organ(name: str, kind: UnitKind, place: str | None) -> dict[str, object]:
    return {"name": name, "kind": kind.value, "place": place}


BARE = organ("Sở Nội vụ tỉnh", UnitKind.DEPARTMENT, None)
OWN = organ("Công an tỉnh Sơn Giang", UnitKind.POLICE, "Sơn Giang")
OTHER = organ("Công an tỉnh Lai Châu", UnitKind.POLICE, "Lai Châu")


@pytest.mark.parametrize(
    ("entries", "match"),
    [([BARE, OWN], Match.CERTAIN), ([BARE, OWN, OTHER], Match.DOUBTFUL), ([BARE], Match.DOUBTFUL)],
    ids=["one province named", "two named", "none named"],
)
def test_a_level_without_its_name_is_of_the_one_place_the_text_names(
    world: World, entries: list[dict[str, object]], match: Match
) -> None:
    for name in ("Sở Nội vụ tỉnh", "Sở Nội vụ"):
        found = matching.units([{**entries[0], "name": name}, *entries[1:]], on=TODAY)[name]
        assert (found.match, found.candidates) == (match, (world.department.pk,))


def test_a_committee_of_a_term_is_the_standing_committee(world: World) -> None:
    name = "Tỉnh ủy Sơn Giang khóa XVII"
    assert matching.units([{"name": name}], on=TODAY)[name].surely == world.party.pk


def test_a_party_document_cited_without_its_symbol_is_found_by_its_day(world: World) -> None:
    entry = {"id": "d1", "kind": "resolution", "number": "07", "date": "2026-01-15", "issuer": "Tỉnh ủy"}
    issuers = {"Tỉnh ủy": matching.Meant(Match.CERTAIN, world.party.pk)}
    with seeing(world.clerk.sees):
        assert matching.documents([entry], issuers=issuers)["d1"].surely == world.resolution.pk


def test_an_organ_of_another_name_is_no_candidate(world: World) -> None:
    entry = organ("Bộ Chỉ huy Quân sự tỉnh Sơn Giang", UnitKind.MILITARY, "Sơn Giang")
    assert matching.units([entry], on=TODAY)[str(entry["name"])].match == Match.NONE


def test_a_unit_that_no_longer_lives_is_asked_for_and_never_founded(world: World) -> None:
    text = REPORT.replace("xã Tân Mốc", "xã Mốc Cũ")
    with seeing(world.clerk.sees):
        upload = bring(text, world.clerk)
        old = upload.proposals.get(part=Part.ORGANIZATIONS, entry__name__icontains="Mốc Cũ")
    assert (old.match, old.candidates) == (Match.DOUBTFUL, [world.old_commune.pk])


def test_the_same_bytes_lead_to_the_same_upload(world: World) -> None:
    with seeing(world.clerk.sees):
        first = bring(REPORT, world.clerk)
        again = bring(REPORT, world.chief, name="ten-khac.txt")
    assert again == first


def test_everything_accepted_is_written_with_its_words(world: World) -> None:
    with seeing(world.clerk.sees):
        upload = bring(REPORT, world.clerk)
        settle(upload, world)
        done = confirm(upload, world.clerk)
        activity = Activity.objects.get(file=done.file)
        tasks = list(Task.objects.filter(file=done.file).order_by("start"))
        results = list(Result.objects.filter(file=done.file).order_by("start"))
        check_written(world, activity, tasks, results)
    assert done.state == State.CONFIRMED
    assert verify().broken is None


def check_written(world: World, activity: Activity, tasks: list[Task], results: list[Result]) -> None:
    assert [part.unit_id for part in activity.parts.all()] == [world.province.pk]
    assert [chair.name for chair in activity.chairs.all()] == ["Hà Văn Quyết"]
    assert [(s.document, s.about) for s in activity.subjects.all()] == [(world.resolution, About.REVIEWS)]
    assert [task.lead for task in tasks] == [world.commune, world.department]
    assert (tasks[0].assigned_on, tasks[0].deadline) == (date(2026, 10, 12), date(2027, 6, 30))
    assert all(task.activity == activity for task in tasks)
    assert [measure.value for result in results for measure in result.measures.all()][:1] == [70]
    assert all(result.unit == world.province for result in results)
    for row in (activity, *tasks, *results):
        assert REPORT[row.start : row.end].strip()
    assert REPORT[tasks[0].start : tasks[0].end] == tasks[0].words


def test_what_was_not_accepted_is_not_written(world: World) -> None:
    with seeing(world.clerk.sees):
        upload = bring(REPORT, world.clerk)
        judge(upload, "r1", Verdict.ACCEPTED, world.clerk)
        judge(upload, "r2", Verdict.REJECTED, world.clerk)
        done = confirm(upload, world.clerk)
        assert Result.objects.filter(file=done.file).count() == 1
        assert not Task.objects.filter(file=done.file).exists()
        assert not Activity.objects.filter(file=done.file).exists()


def test_confirmed_twice_adds_nothing_twice(world: World) -> None:
    with seeing(world.clerk.sees):
        upload = bring(REPORT, world.clerk)
        settle(upload, world)
        confirm(upload, world.clerk)
    before = count_rows()
    with seeing(world.clerk.sees):
        again = actions.confirm(upload=upload, version=upload.version, by=world.clerk, at=NOON)
        assert bring(REPORT, world.clerk) == again
    assert count_rows() == before


def test_the_second_clerk_is_told_who_was_first(world: World) -> None:
    with seeing(world.clerk.sees):
        upload = bring(REPORT, world.clerk)
        judge(upload, "r1", Verdict.ACCEPTED, world.clerk)
        upload.refresh_from_db()
        seen = upload.version
        actions.confirm(upload=upload, version=seen, by=world.clerk, at=NOON)
        with pytest.raises(Overtaken, match="Lò Thị Vân vừa xác nhận"):
            actions.confirm(upload=upload, version=seen, by=world.chief, at=NOON)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_confirm_at_once_one_wins_and_the_other_is_told() -> None:
    world = make()
    with seeing(world.clerk.sees):
        upload = bring(REPORT, world.clerk)
        judge(upload, "r1", Verdict.ACCEPTED, world.clerk)
        version = Upload.objects.get(pk=upload.pk).version
    together = Barrier(2)

    def confirms(actor: Actor) -> str:
        try:
            with seeing(actor.sees):
                together.wait()
                actions.confirm(upload=upload, version=version, by=actor, at=NOON)
                return "written"
        except Overtaken as overtaken:
            return str(overtaken)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        told = sorted(both.map(confirms, (world.clerk, world.chief)))
    assert told[1] == "written"
    assert "vừa xác nhận văn bản này" in told[0]
    with seeing_all():
        assert Result.objects.filter(file=upload.file).count() == 1


def citing(*codes: str) -> str:
    cited = ", ".join(
        f"Quyết định số {code} ngày 02/3/2026 của Ủy ban nhân dân tỉnh Sơn Giang" for code in codes
    )
    return f"Ngày 12/10/2026, Ủy ban nhân dân tỉnh Sơn Giang rà soát việc thực hiện {cited}.\n"


def waiting() -> int:
    """How many sessions wait for another."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted")
        return int(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
def test_two_who_write_the_same_documents_in_opposite_order_both_succeed() -> None:
    """Both come to stand at a third one's row, each after a row of its own; then all go on."""
    world = make()
    first, middle, last = "91/QĐ-UBND", "92/QĐ-UBND", "93/QĐ-UBND"
    brought = []
    for codes, clerk in (((first, middle, last), world.clerk), ((last, middle, first), world.guard_clerk)):
        with seeing(clerk.sees):
            upload = bring(citing(*codes), clerk)
            actions.judge_all(upload=upload, part=Part.DOCUMENTS, verdict=Verdict.ACCEPTED, by=clerk, at=NOON)
            brought.append((upload, clerk))

    def confirms(upload: Upload, clerk: Actor) -> State:
        try:
            with seeing(clerk.sees):
                return State(confirm(upload, clerk).state)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        with seeing_all():
            register_decision(world, middle)
            done = [both.submit(confirms, *each) for each in brought]
            until(lambda: waiting() == 2)
        assert [each.result() for each in done] == [State.CONFIRMED, State.CONFIRMED]
    with seeing_all():
        assert Document.objects.filter(code__in=(first, middle, last)).count() == 3


def register_decision(world: World, code: str) -> Document:
    return documents.register(
        kind=DocumentKind.DECISION,
        code=code,
        issuer=world.province,
        issuer_name="Ủy ban nhân dân tỉnh Sơn Giang",
        issued="2026-03-02",
        by=world.clerk,
        at=NOON,
    )


def until(claim: Callable[[], bool]) -> None:
    end = monotonic() + 20
    while not claim():
        assert monotonic() < end
        sleep(0.02)


def test_what_was_judged_meanwhile_is_seen_before_it_is_written(world: World) -> None:
    with seeing(world.clerk.sees):
        upload = bring(REPORT, world.clerk)
        seen = upload.version
        judge(upload, "r1", Verdict.ACCEPTED, world.chief)
        with pytest.raises(Overtaken, match="Có người vừa xét thêm"):
            actions.confirm(upload=upload, version=seen, by=world.clerk, at=NOON)
        assert not Result.objects.filter(file=upload.file).exists()


def test_a_task_without_lead_is_named_and_nothing_is_half_written(world: World) -> None:
    with seeing(world.clerk.sees):
        upload = bring(REPORT, world.clerk)
        judge(upload, "r1", Verdict.ACCEPTED, world.clerk)
        judge(upload, "t2", Verdict.ACCEPTED, world.clerk)
        with pytest.raises(Refused, match=r"“đẩy mạnh tuyên truyền.*cần chọn đơn vị chủ trì"):
            confirm(upload, world.clerk)
        assert not Result.objects.filter(file=upload.file).exists()
        assert Upload.objects.get(pk=upload.pk).state == State.OPEN


@pytest.mark.parametrize(
    ("ident", "correction", "sentence"),
    [
        ("r1", {"measures": [{"value": 10**17, "comparator": "=", "unit": "km", "of": None}]}, "số quá lớn"),
        ("d1", {"number": "1" * 21, "code": None}, "số quá dài"),
        ("d1", {"date": "1890-01-15"}, "“Nghị quyết số 07-NQ/TU”: Ngày ban hành"),
        ("t1", {"deadline": "2026-01-01"}, "sớm hơn ngày giao"),
        ("l1", {"type": "implements", "from": "d1"}, "chính nó"),
    ],
)
def test_what_the_registers_refuse_is_named_and_nothing_is_written(
    world: World, ident: str, correction: dict[str, object], sentence: str
) -> None:
    with seeing(world.clerk.sees):
        upload = bring(REPORT, world.clerk)
        judge(upload, ident, Verdict.ACCEPTED, world.clerk, **correction)
        for asking in upload.proposals.filter(verdict=Verdict.ACCEPTED, match=Match.DOUBTFUL):
            actions.choose_match(proposal=asking, row=None, by=world.clerk, at=NOON)
        with pytest.raises(Refused, match=sentence):
            confirm(upload, world.clerk)
        assert Upload.objects.get(pk=upload.pk).state == State.OPEN


def test_a_corrected_proposal_is_written_as_corrected_on_the_words_read(world: World) -> None:
    with seeing(world.clerk.sees):
        upload = bring(REPORT, world.clerk)
        judge(
            upload,
            "t2",
            Verdict.ACCEPTED,
            world.clerk,
            words="Đẩy mạnh tuyên truyền tại các bản",
            lead=world.department.pk,
            coordinating=[world.border_guard.pk],
            deadline="2026-12",
            assigned_on="2026-10-13",
            strength=Strength.REQUEST,
        )
        done = confirm(upload, world.clerk)
        task = Task.objects.get(file=done.file)
        assert [c.unit for c in task.coordinations.all()] == [world.border_guard]
    assert task.words == "Đẩy mạnh tuyên truyền tại các bản"
    assert (task.lead, task.strength) == (world.department, Strength.REQUEST)
    assert (task.assigned_on, task.deadline) == (date(2026, 10, 13), date(2026, 12, 31))
    assert REPORT[task.start : task.end].startswith("đẩy mạnh tuyên truyền")


def test_what_several_hosts_report_is_given_to_none_of_them(world: World) -> None:
    with seeing(world.clerk.sees):
        upload = bring(REPORT, world.clerk)
        hosts = [world.province.pk, world.border_guard.pk]
        judge(upload, "e1", Verdict.ACCEPTED, world.clerk, host_units=hosts)
        settle(upload, world)
        done = confirm(upload, world.clerk)
        results = list(Result.objects.filter(file=done.file))
    assert results
    assert [result.unit for result in results] == [None] * len(results)


def test_only_fields_of_the_list_are_corrected(world: World) -> None:
    with seeing(world.clerk.sees):
        upload = bring(REPORT, world.clerk)
        with pytest.raises(Refused):
            judge(upload, "t1", Verdict.ACCEPTED, world.clerk, mentions=[])


def test_what_an_accepted_activity_names_is_accepted_with_it(world: World) -> None:
    with seeing(world.clerk.sees):
        upload = bring(REPORT, world.clerk)
        judge(upload, "e1", Verdict.ACCEPTED, world.clerk)
        assert proposal(upload, "d1").verdict == Verdict.ACCEPTED


def test_a_document_that_nobody_has_is_awaited_where_it_is_named(world: World) -> None:
    text = REPORT.replace("07-NQ/TU ngày 15/01/2026", "19-NQ/TU ngày 20/02/2026")
    with seeing(world.clerk.sees):
        upload = bring(text, world.clerk)
        judge(upload, "d1", Verdict.ACCEPTED, world.clerk)
        confirm(upload, world.clerk)
        document = Document.objects.get(code="19-NQ/TU")
    assert document.is_awaited
    assert text[document.start : document.end] == "Nghị quyết số 19-NQ/TU"


def test_a_doubtful_document_asks_before_it_is_written(world: World) -> None:
    text = REPORT.replace("07-NQ/TU ngày 15/01/2026 của Tỉnh ủy Sơn Giang", "07-NQ/TU")
    with seeing(world.clerk.sees):
        upload = bring(text, world.clerk)
        judge(upload, "d1", Verdict.ACCEPTED, world.clerk)
        assert proposal(upload, "d1").match == Match.DOUBTFUL
        with pytest.raises(Refused, match="có thể đã có trong sổ"):
            confirm(upload, world.clerk)
        actions.choose_match(proposal=proposal(upload, "d1"), row=world.resolution, by=world.clerk, at=NOON)
        done = confirm(upload, world.clerk)
        assert proposal(done, "d1").written_id == world.resolution.pk
        assert Document.objects.filter(number="7").count() == 1


def test_the_head_of_a_document_says_what_it_is(world: World) -> None:
    with seeing(world.clerk.sees):
        upload = bring(PLAN, world.clerk)
    assert upload.heading == {
        "kind": "plan",
        "code": "45/KH-UBND",
        "date": "2026-09-20",
        "title": "Tuần tra chung trên tuyến biên giới",
        "issuer": "Ủy ban nhân dân tỉnh Sơn Giang",
        "issuer_unit": world.province.pk,
        "implements": [],
        "concludes": [],
    }
    assert upload.itself is None


def test_an_office_stands_in_the_head_under_the_organ_that_it_serves(world: World) -> None:
    with seeing_all():
        found_unit("Văn phòng Ủy ban nhân dân tỉnh Sơn Giang", UnitKind.DEPARTMENT, Level.PROVINCE)
    with seeing(world.clerk.sees):
        upload = bring(PLAN.replace("TỈNH SƠN GIANG\n", "TỈNH SƠN GIANG\nVĂN PHÒNG\n"), world.clerk)
    assert upload.heading["issuer"] == "Văn phòng Ủy ban nhân dân tỉnh Sơn Giang"


@pytest.mark.parametrize(
    ("asked", "partners"),
    [
        ("chủ trì, phối hợp với Sở Nội vụ, Ủy ban nhân dân xã Tân Mốc dựng", ["department", "commune"]),
        ("phối hợp chặt chẽ với Ủy ban nhân dân xã Tân Mốc và Sở Nội vụ dựng", ["commune", "department"]),
        ("phối hợp với các sở, ngành tỉnh báo cáo Sở Nội vụ về việc dựng", []),
        ("báo cáo Sở Nội vụ việc dựng", []),
    ],
)
def test_partners_are_who_the_task_lists_after_its_word_for_them(
    world: World, asked: str, partners: list[str]
) -> None:
    text = PLAN.replace("tổ chức tuần tra đường biên mỗi tháng một lần", f"{asked} 12 trạm gác")
    with seeing(world.clerk.sees):
        upload = bring(text, world.clerk)
        judged = queries.judged_in_full(upload.pk)
        (task,) = judged.of(Part.DIRECTIONS)
        assert judged.lead(task) == world.other_commune.pk
        assert judged.coordinating(task) == [getattr(world, partner).pk for partner in partners]


def test_another_copy_of_a_document_gives_no_task_and_books_no_result_twice(world: World) -> None:
    plan = PLAN + "Đến nay, các đơn vị đã phát quang 70 km đường tuần tra.\n"
    with seeing(world.clerk.sees):
        for copy in (plan, plan + "\n"):
            upload = bring(copy, world.clerk, f"{len(copy)}.txt")
            settle(upload, world)
            actions.say_itself(upload=upload, itself=upload.heading, by=world.clerk, at=NOON)
            done = confirm(upload, world.clerk)
        assert Task.objects.filter(document=done.document).count() == 1
        assert Result.objects.filter(document=done.document).count() == 1
        assert done.document.attachments.count() == 2


def test_the_text_itself_is_registered_when_the_clerk_says_so(world: World) -> None:
    with seeing(world.clerk.sees):
        upload = bring(PLAN, world.clerk)
        settle(upload, world)
        cited = upload.proposals.filter(part=Part.DOCUMENTS, entry__code="07-NQ/TU").get()
        itself = {**upload.heading, "implements": [cited.ident]}
        actions.say_itself(upload=upload, itself=itself, by=world.clerk, at=NOON)
        done = confirm(upload, world.clerk)
        link = Lineage.objects.get(document=done.document)
        task = Task.objects.get(file=done.file)
        assert [each.file for each in done.document.attachments.all()] == [done.file]
        assert (done.document.code, done.document.issuer) == ("45/KH-UBND", world.province)
        assert (link.link, link.target) == (Link.IMPLEMENTS, world.resolution)
        assert PLAN[link.start : link.end] == "Nghị quyết số 07-NQ/TU"
        assert task.document == done.document
        assert task.assigned_on == date(2026, 9, 20)


def test_an_activity_already_registered_asks_and_is_used(world: World) -> None:
    text = REPORT.replace("Ngày 12/10/2026", "Ngày 10/02/2026").replace(
        "Hội nghị sơ kết thực hiện", "Hội nghị quán triệt"
    )
    with seeing(world.clerk.sees):
        upload = bring(text, world.clerk)
        event = upload.proposals.get(part=Part.EVENTS)
        assert event.candidates == [world.conference.pk]
        actions.choose_match(proposal=event, row=world.conference, by=world.clerk, at=NOON)
        confirm(upload, world.clerk)
        assert Activity.objects.filter(held="2026-02-10").count() == 1


def test_put_aside_and_brought_again_it_is_where_it_was(world: World) -> None:
    with seeing(world.clerk.sees):
        upload = bring(REPORT, world.clerk)
        judge(upload, "r1", Verdict.ACCEPTED, world.clerk)
        actions.discard(upload=upload, by=world.clerk, at=NOON)
        with pytest.raises(Overtaken, match="đã được bỏ"):
            judge(upload, "r2", Verdict.ACCEPTED, world.clerk)
        again = bring(REPORT, world.clerk)
        assert (again, again.state) == (upload, State.OPEN)
        assert proposal(again, "r1").verdict == Verdict.ACCEPTED


@pytest.mark.parametrize("member", ["commune_officer", "chief"])
def test_others_may_bring_and_judge_but_only_registrars_confirm(world: World, member: str) -> None:
    actor: Actor = getattr(world, member)
    with seeing(actor.sees):
        upload = bring(REPORT, actor)
        judge(upload, "r1", Verdict.ACCEPTED, actor)
        if actor.registers:
            assert confirm(upload, actor).state == State.CONFIRMED
        else:
            with pytest.raises(Refused, match="không được phân công xác nhận"):
                confirm(upload, actor)


def test_one_who_only_looks_brings_nothing(world: World) -> None:
    with seeing(world.reader.sees), pytest.raises(Refused, match="tra cứu"):
        bring(REPORT, world.reader)


def test_another_units_clerk_sees_no_upload(world: World) -> None:
    with seeing(world.clerk.sees):
        upload = bring(REPORT, world.clerk)
    with seeing(world.guard_clerk.sees):
        assert not Upload.objects.exists()
        assert not Proposal.objects.exists()
        with pytest.raises(Refused):
            actions.confirm(upload=upload, version=upload.version, by=world.guard_clerk, at=NOON)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (f"MẬT\n{REPORT}".encode(), "bao-cao.txt"),
        (f"ỦY BAN NHÂN DÂN TỈNH SƠN GIANG\nTỐI MẬT\n{REPORT}".encode(), "bao-cao.txt"),
        (REPORT.encode(), "bao-cao (TUYỆT MẬT).txt"),
    ],
)
def test_a_marked_text_leaves_no_trace(world: World, content: bytes, name: str) -> None:
    before = count_rows()
    with seeing(world.clerk.sees), pytest.raises(bringing.Marked, match="dấu chỉ độ mật") as refused:
        receive(content, name, world.clerk)
    assert count_rows() == before
    assert "bao-cao" not in str(refused.value)
    with seeing_all():
        assert not File.objects.filter(name__contains="bao-cao").exists()


def zip_bomb() -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"0" * (300 * 1024 * 1024))
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(b"", "Tệp không có nội dung", id="empty"),
        pytest.param(bytes(range(256)) * 40, "không phải là văn bản", id="binary"),
        pytest.param(b"a" * (LARGEST + 1), "vượt quá 20 MB", id="too large"),
        pytest.param(
            b"The committee met on Monday and agreed on the plan for the next year. " * 5,
            "Không thấy tiếng Việt",
            id="another language",
        ),
        pytest.param(REPORT.encode("utf-16-be")[1:], "", id="wrong encoding"),
        pytest.param(b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n", "", id="broken pdf"),
        pytest.param(zip_bomb(), "nén", id="zip bomb"),
        pytest.param(ole("EncryptedPackage"), "mật khẩu", id="locked docx"),
        pytest.param(pdf([(72, 700, REPORT)], encrypted=True), "mật khẩu", id="locked pdf"),
        pytest.param(pdf([], picture=True), "bản chụp", id="pdf without text"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence_and_not_kept(
    world: World, content: bytes, sentence: str
) -> None:
    before = count_rows()
    with seeing(world.clerk.sees), pytest.raises(Refused) as refused:
        receive(content, "tep", world.clerk)
    assert sentence in str(refused.value)
    assert str(refused.value).endswith(".")
    assert count_rows() == before


def test_the_list_of_uploads_is_newest_first_with_what_is_left(world: World) -> None:
    with seeing(world.clerk.sees):
        upload = bring(REPORT, world.clerk)
        judge(upload, "r1", Verdict.ACCEPTED, world.clerk)
        listed = queries.uploads(state=State.OPEN).get()
        assert listed.left == upload.proposals.count() - 1
    assert upload.day <= TODAY


NOTICE = (
    "ỦY BAN NHÂN DÂN TỈNH SƠN GIANG\nVĂN PHÒNG\nSố: 31/TB-VP\n"
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Sơn Giang, ngày 22 tháng 9 năm 2026\nTHÔNG BÁO\n"
    "Kết luận của Chủ tịch Ủy ban nhân dân tỉnh Hà Văn Quyết tại Hội nghị giao ban công tác biên giới\n"
    "Ngày 18/9/2026, đồng chí Hà Văn Quyết, Chủ tịch Ủy ban nhân dân tỉnh chủ trì Hội nghị giao ban công tác"
    " biên giới. Sau khi nghe báo cáo, đồng chí kết luận như sau:\n"
    "1. Ủy ban nhân dân xã Suối Đá kiểm tra đường dây điện ở các bản giáp biên trước ngày 15/11/2026.\n"
)


def test_the_conference_whose_conclusions_a_notice_makes_known_is_tied_to_it(world: World) -> None:
    with seeing(world.clerk.sees):
        upload = bring(NOTICE, world.clerk, "thong-bao-31.txt")
        event = upload.proposals.get(part=Part.EVENTS)
        assert upload.heading["concludes"] == [event.ident]
        actions.say_itself(upload=upload, itself=upload.heading, by=world.clerk, at=NOON)
        settle(upload, world)
        notice = confirm(upload, world.clerk).document
        subject = Activity.objects.get(file=upload.file).subjects.get(document=notice)
    assert (notice.code, subject.about) == ("31/TB-VP", About.CONCLUDED_IN)


def test_a_plan_that_names_a_conference_is_not_said_to_make_its_conclusions_known(world: World) -> None:
    text = NOTICE.replace("THÔNG BÁO", "KẾ HOẠCH").replace("31/TB-VP", "31/KH-VP")
    with seeing(world.clerk.sees):
        assert bring(text, world.clerk).heading["concludes"] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (NOTICE, "Thông báo 31/TB-VP Kết luận của Chủ tịch Ủy ban nhân dân tỉnh Hà Văn Quyết tại"),
        (PLAN, "Kế hoạch 45/KH-UBND Tuần tra chung trên tuyến biên giới"),
        ("ỦY BAN NHÂN DÂN\nTỈNH SƠN GIANG\n-----\nTin hội nghị sơ kết\nSáng nay…", "Tin hội nghị sơ kết"),
        ("TỈNH ỦY SƠN GIANG\t\tĐẢNG CỘNG SẢN VIỆT NAM\nHọp giao ban", "Họp giao ban"),
        ("BỘ ĐỘI CÙNG DÂN\nSáng nay…", "BỘ ĐỘI CÙNG DÂN"),
        ("SỞ NỘI VỤ\nHỘI NGHỊ SƠ KẾT QUY CHẾ\nSáng nay…", "HỘI NGHỊ SƠ KẾT QUY CHẾ"),
        ("UBND TỈNH SƠN GIANG", "UBND TỈNH SƠN GIANG"),
    ],
)
def test_a_text_is_called_by_its_own_words_and_not_by_its_organ(text: str, name: str) -> None:
    assert heading.name_of(text).startswith(name)


def test_the_text_itself_is_told_from_what_it_cites(world: World) -> None:
    text = PLAN + "Kế hoạch số 45/KH-UBND ngày 20/9/2026 này thay Kế hoạch số 45/KH-UBND ngày 20/9/2025.\n"
    with seeing(world.clerk.sees):
        judged = queries.judged_in_full(bring(text, world.clerk).pk)
        cited = {each.said["date"]: judged.is_itself(each) for each in judged.of(Part.DOCUMENTS)}
    assert cited == {"2026-01-15": False, "2026-09-20": True, "2025-09-20": False}


def test_another_copy_says_before_and_after_that_nothing_of_it_is_new(world: World) -> None:
    with seeing(world.clerk.sees):
        first, second = (bring(text, world.clerk, "ke-hoach.txt") for text in (PLAN, f"{PLAN}\n"))
        for upload, is_new in ((first, True), (second, False)):
            actions.say_itself(upload=upload, itself=upload.heading, by=world.clerk, at=NOON)
            upload.refresh_from_db()
            settle(upload, world)
            tasks = {each.ident for each in upload.proposals.filter(part=Part.DIRECTIONS)}
            assert tasks
            for _moment in ("before", "after"):
                judged = queries.judged_in_full(upload.pk)
                assert queries.known_already(judged) == (set() if is_new else tasks)
                confirm(upload, world.clerk)


@pytest.mark.parametrize(
    ("position", "match"),
    [
        ("Chủ tịch Ủy ban nhân dân tỉnh Sơn Giang", Match.CERTAIN),
        ("Chủ tịch UBND tỉnh", Match.CERTAIN),
        ("Chủ tịch Hội đồng nhân dân tỉnh", Match.DOUBTFUL),
    ],
)
def test_a_person_whose_name_and_title_are_one_post_s_is_not_asked_about(
    world: World, position: str, match: Match
) -> None:
    entry = {"name": "Hà Văn Quyết", "positions": [position]}
    assert matching.people([entry], on=TODAY)["Hà Văn Quyết"].match == match
