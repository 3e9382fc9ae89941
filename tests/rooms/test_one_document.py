"""One document is one entry: found through its issuer's names and predecessors, and two entries made one."""

from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.world import BEFORE, MERGER, NOON, REFORM

from cotmoc.activities import actions as activities
from cotmoc.activities.models import About, Subject
from cotmoc.audit.models import Line
from cotmoc.base.acting import SYSTEM
from cotmoc.base.calendar import partial_date
from cotmoc.base.refusals import Refused
from cotmoc.base.row_security import seeing, seeing_all
from cotmoc.documents import actions, codes, ending, queries
from cotmoc.documents.models import Attachment, Document, File, Kind, Lineage, Link
from cotmoc.tasks.models import Task
from cotmoc.units import actions as units


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("84 QĐ/TWĐTN", "84-QĐ/TWĐTN"),
        ("367 - QĐ/TWĐTN-VP", "367-QĐ/TWĐTN-VP"),
        ("01/HNVB-VPCP", "01/VBHN-VPCP"),
        ("76/2025/UBTVQH", "76/2025/UBTVQH15"),
        ("76/2021/QH", "76/2021/QH"),
        ("19/QD-TTg", "19/QĐ-TTg"),
        ("23/2021/ND-CP", "23/2021/NĐ-CP"),
        ("12/kh-UBND", "12/KH-UBND"),
        ("5/CTR-UBND", "05/CTr-UBND"),
        ("66.12/2026/NQ-CP", "66.12/2026/NQ-CP"),
        ("15a/KH-UBND", "15a/KH-UBND"),
        ("Số: 8 / KH – UBND", "08/KH-UBND"),
        ("71-KL/T.W", "71-KL/TW"),
        ("12/UBND-VX", "12/UBND-VX"),
    ],
)
def test_a_malformed_code_is_mended(written, canonical):
    assert str(codes.parse(written)) == canonical
    assert str(codes.parse(canonical)) == canonical


def register(by, **facts):
    with seeing(by.sees):
        return actions.register(**{"kind": Kind.PLAN, "by": by, "at": NOON} | facts)


def test_the_issuer_is_known_by_its_old_name_and_its_new_one(world):
    name = "Ủy ban nhân dân tỉnh Sơn Giang"
    by_name = register(world.guard_clerk, code="88/KH-UBND", issuer_name=name.upper(), issued="2026-04-01")
    with seeing_all():
        units.rename(
            unit=world.province,
            name="Ủy ban nhân dân tỉnh Sơn Hà",
            on=date(2026, 9, 1),
            act=MERGER,
            by=SYSTEM,
            at=NOON,
        )
    by_unit = register(world.clerk, code="088/KH-UBND", issuer=world.province, issued="2026-04-01")
    assert by_unit == by_name
    assert by_unit.issuer == world.province
    again = register(world.guard_clerk, code="88/KH-UBND", issuer_name="UBND tỉnh Sơn Hà", issued="2026")
    named_anew = register(
        world.guard_clerk, code="88/KH-UBND", issuer_name="Ủy ban nhân dân tỉnh Sơn Hà", issued="2026-04-01"
    )
    assert named_anew == by_unit
    assert again != by_unit  # an abbreviation that no unit bears tells nothing


def test_a_document_of_the_commune_that_was_is_found_under_the_one_of_today(world):
    old = register(world.clerk, code="9/KH-UBND", issuer=world.old_commune, issued="2024-03-01")
    assert register(world.clerk, code="9/KH-UBND", issuer=world.commune, issued="2024-03-01") == old
    own = register(world.clerk, code="9/KH-UBND", issuer=world.commune, issued="2025-08-01")
    assert own != old


def two_entries(world):
    """The plan of the cast, and a second entry of it that its clerk made from a citation without a year."""
    second = register(world.clerk, code="12/KH-UBND", issuer_name="ủy ban tỉnh", title="bảo vệ cột mốc")
    assert second != world.plan
    return second


def test_what_hangs_on_one_passes_to_the_other_and_nothing_is_lost(world):
    second = two_entries(world)
    with seeing(world.clerk.sees):
        annex = actions.keep_file(
            content=b"x", name="phu-luc.txt", media_type="text/plain", text="x", by=world.clerk, at=NOON
        )
        actions.attach(document=second, file=annex, by=world.clerk, at=NOON)
        actions.attach(document=second, file=world.text, by=world.clerk, at=NOON)
        actions.address(document=second, to=world.other_commune, by=world.clerk, at=NOON)
        actions.link(document=second, link=Link.IMPLEMENTS, target=world.resolution, by=world.clerk, at=NOON)
        follower = actions.register(
            kind=Kind.PLAN,
            code="3/KH-UBND",
            issuer=world.commune,
            issued="2026-05-01",
            by=world.clerk,
            at=NOON,
        )
        actions.link(document=follower, link=Link.IMPLEMENTS, target=second, by=world.clerk, at=NOON)
        activities.concerns(
            activity=world.conference, document=second, about=About.ABOUT, by=world.clerk, at=NOON
        )
        Task.objects.filter(pk=world.open_task.pk).update(document=second)
        kept = ending.merge(document=second, into=world.plan, by=world.clerk, at=NOON)
    assert kept == world.plan
    with seeing_all():
        assert {each.file for each in kept.attachments.all()} == {annex, world.text}
        assert {each.unit for each in kept.recipients.all()} == {world.commune, world.other_commune}
        assert kept.upward.get().target == world.resolution
        assert kept.downward.get().document == follower
        assert Subject.objects.filter(document=kept, activity=world.conference).exists()
        assert Task.objects.get(pk=world.open_task.pk).document == kept
        for relation in Document._meta.related_objects:
            if relation.related_model is not Document:
                assert not relation.related_model.objects.filter(**{relation.field.name: second}).exists()
        second.refresh_from_db()
        assert second.merged_into == kept
        assert Line.objects.filter(action="document.merged", subject_id=kept.pk).count() == 1
    with seeing(world.other_officer.sees):  # saw the second only
        assert Document.objects.filter(pk=kept.pk).exists()
        assert File.objects.filter(pk=world.text.pk).exists()
    with seeing(world.guard_clerk.sees):  # saw the first only, through a task
        assert Document.objects.filter(pk=second.pk).exists()
        assert not Attachment.objects.filter(document=kept).exists()


def test_the_merged_entry_leads_to_the_kept_one(world):
    second = two_entries(world)
    with seeing(world.clerk.sees):
        ending.merge(document=second, into=world.plan, by=world.clerk, at=NOON)
        assert second.pk not in queries.register().values_list("pk", flat=True)
    assert queries.followed([second.pk, world.plan.pk]) == {
        second.pk: world.plan.pk,
        world.plan.pk: world.plan.pk,
    }
    assert register(world.clerk, code="12/KH-UBND", issuer=world.province, issued="2026") == world.plan


def test_what_was_not_known_of_the_kept_one_is_taken_over(world):
    bare = register(world.clerk, code="51/KH-UBND", issuer=world.province, title="")
    full = register(
        world.clerk, code="51/KH-UBND", issuer_name="tỉnh", issued="2026-06-02", title="diễn tập phòng thủ"
    )
    with seeing(world.clerk.sees):
        kept = ending.merge(document=full, into=bare, by=world.clerk, at=NOON)
    assert (kept.title, kept.issued, kept.series) == ("diễn tập phòng thủ", "2026-06-02", "2026")


def test_a_link_between_the_two_is_absorbed_and_told_in_the_audit(world):
    second = two_entries(world)
    with seeing(world.clerk.sees):
        actions.link(document=second, link=Link.IMPLEMENTS, target=world.plan, by=world.clerk, at=NOON)
        ending.merge(document=second, into=world.plan, by=world.clerk, at=NOON)
    with seeing_all():
        assert not Lineage.objects.filter(document=world.plan, target=world.plan).exists()
        line = Line.objects.get(action="document.merged", subject_id=world.plan.pk)
    assert '"kind":"lineage"' in line.change


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"kind": Kind.DECISION}, "loại văn bản"),
        ({"code": "13/KH-UBND"}, "về số"),
        ({"issued": "2025-03-05"}, "ngày ban hành"),
    ],
)
def test_what_contradicts_is_not_merged(world, facts, sentence):
    other = register(world.clerk, **{"code": "12/KH-UBND", "issuer_name": "ủy ban tỉnh"} | facts)
    with seeing(world.clerk.sees), pytest.raises(Refused, match=sentence):
        ending.merge(document=other, into=world.plan, by=world.clerk, at=NOON)


def test_one_merges_only_what_is_ones_own(world):
    with seeing_all():
        theirs = actions.register(
            kind=Kind.PLAN, code="12/KH-UBND", issuer_name="ủy ban tỉnh", by=world.guard_clerk, at=NOON
        )
        actions.show_entry(document=theirs, to=[world.province.pk], by=world.guard_clerk, at=NOON)
    with seeing(world.clerk.sees), pytest.raises(Refused, match="chính đơn vị mình"):
        ending.merge(document=theirs, into=world.plan, by=world.clerk, at=NOON)


def test_merging_makes_no_circle(world):
    second = two_entries(world)
    between = register(world.clerk, code="4/KH-UBND", issuer=world.commune, issued="2026-05-01")
    with seeing(world.clerk.sees):
        actions.link(document=between, link=Link.IMPLEMENTS, target=world.plan, by=world.clerk, at=NOON)
        actions.link(document=second, link=Link.IMPLEMENTS, target=between, by=world.clerk, at=NOON)
        with pytest.raises(Refused, match="thành vòng"):
            ending.merge(document=second, into=world.plan, by=world.clerk, at=NOON)
        second.refresh_from_db()
        assert second.merged_into is None


MENTIONS = st.lists(
    st.fixed_dictionaries(
        {
            "code": st.sampled_from(("12/KH-UBND", "012/KH-UBND", "12 / kh - UBND", "13/KH-UBND")),
            "issuer": st.sampled_from(("", "province", "commune", "old_commune")),
            "issuer_name": st.sampled_from(
                (
                    "",
                    "ỦY BAN NHÂN DÂN XÃ TÂN MỐC",
                    "Uỷ ban nhân dân xã Mốc Cũ",
                    "Ủy ban nhân dân tỉnh Sơn Giang",
                )
            ),
            "issued": st.sampled_from(("", "2024", "2024-05-02", "2026-03-05", "2026")),
        }
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mentions=MENTIONS)
def test_no_two_documents_share_an_identity(world, mentions):
    with transaction.atomic():  # each example on the world as it was
        for mention in mentions:
            issuer = getattr(world, mention["issuer"]) if mention["issuer"] else None
            register(world.clerk, **mention | {"issuer": issuer})
        with seeing_all():
            living = Document.objects.filter(merged_into__isnull=True).exclude(issuer_key="")
            whole = [
                (each.kind, each.number, bearer(world, each), each.series)
                for each in living.exclude(number="").exclude(series="")
            ]
        transaction.set_rollback(True)
    assert sorted(set(whole), key=str) == sorted(whole, key=str)


def bearer(world, document):
    """Who issued the document, told apart from the tables: by the unit, by its name, by who lived then."""
    unit = document.issuer_id
    if unit is None:
        names = {
            "uy ban nhan dan xa tan moc": world.commune.pk,
            "uy ban nhan dan xa moc cu": world.old_commune.pk,
            "uy ban nhan dan tinh son giang": world.province.pk,
        }
        unit = names.get(document.issuer_key, document.issuer_key)
    day = partial_date(document.issued)
    is_before = unit == world.commune.pk and day and BEFORE <= day < REFORM
    return world.old_commune.pk if is_before else unit
