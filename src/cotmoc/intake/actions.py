"""Every write of the intake: a text comes in, its proposals are judged, and it is confirmed or discarded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Model
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from cotmoc.audit.actions import record
from cotmoc.base.acting import Actor
from cotmoc.base.locking import claim, lock, telling_of_collisions
from cotmoc.base.refusals import Overtaken, Refused
from cotmoc.documents.actions import keep_file
from cotmoc.documents.models import File
from cotmoc.documents.queries import open_to
from cotmoc.intake import rules
from cotmoc.intake.bringing import Brought
from cotmoc.intake.claims import claims_of
from cotmoc.intake.hindrances import hindrances
from cotmoc.intake.judged import judged
from cotmoc.intake.models import Match, Part, Proposal, State, Upload, Verdict
from cotmoc.intake.proposing import Proposed, match_again, propose
from cotmoc.intake.writing import Writing
from cotmoc.units.models import Unit

Correction = dict[str, Any]  # Any: fields of the contract's entry


@transaction.atomic
def receive(*, brought: Brought, by: Actor, at: datetime) -> Upload:
    """Take in a text that was brought; the same bytes from the unit again lead to the same upload.

    It leads there however far it has come; one that was put aside is open again.
    """
    receiver = rules.check_may_upload(by)
    extracted = brought.extracted
    file = keep_file(
        content=brought.content,
        name=brought.name,
        media_type=extracted.media_type,
        text=extracted.text,
        pages=extracted.pages,
        lines=[astuple(line) for line in extracted.lines],
        signatures=brought.signatures,
        by=by,
        at=at,
    )
    # Two who bring the same file at once wait for each other there, so that the second finds the first.
    known = Upload.objects.filter(file=file, unit_id=receiver).first()
    if known:
        return _taken_up_again(known, by=by, at=at)
    proposed = propose(brought.of(file.text), today=localtime(at).date())
    upload = _keep(file, proposed, extracted.remarks, receiver, by=by, at=at)
    record("upload.received", upload, by=by, at=at, file=file, proposals=len(proposed.proposals))
    return upload


def _keep(
    file: File, proposed: Proposed, remarks: Iterable[str], receiver: int, *, by: Actor, at: datetime
) -> Upload:
    audience = open_to([receiver])
    upload = Upload.objects.create(
        file=file,
        unit_id=receiver,
        day=proposed.day,
        remarks=[str(remark) for remark in remarks],
        heading=proposed.heading,
        uploaded_by_id=by.post,
        uploaded_at=at,
        audience=audience,
    )
    for proposal in proposed.proposals:
        proposal.upload, proposal.audience = upload, audience
    Proposal.objects.bulk_create(proposed.proposals)
    return upload


def _taken_up_again(known: Upload, *, by: Actor, at: datetime) -> Upload:
    if known.state == State.DISCARDED:
        known.state, known.version = State.OPEN, known.version + 1
        known.save(update_fields=["state", "version"])
        record("upload.taken_up_again", known, by=by, at=at)
    return known


@transaction.atomic
def judge(
    *, proposal: Proposal, verdict: Verdict, correction: Correction | None = None, by: Actor, at: datetime
) -> list[Proposal]:
    """Say of one proposal that it is accepted, rejected or open again, with what was corrected in it.

    Gives all proposals that changed: what an accepted relation or activity names is accepted with it.
    """
    upload = _opened(proposal.upload, by)
    proposal = lock(proposal)
    if correction is not None:
        rules.check_fields(proposal, correction)
        proposal.correction = correction or None
        match_again(proposal, on=upload.day)
    proposal.verdict = verdict
    proposal.save()
    changed = [proposal, *_accept_what_they_name(upload, [proposal])]
    _touch(upload)
    what = {"ident": proposal.ident, "verdict": verdict, "correction": correction}
    record("upload.judged", upload, by=by, at=at, **what)
    return changed


def _accept_what_they_name(
    upload: Upload, proposals: Iterable[Proposal], *, likely: bool = True
) -> list[Proposal]:
    """Accept the ends of accepted relations and the documents of accepted activities, where unjudged.

    Not `likely`, those stay open that a person should look at.
    """
    named = {ident for each in proposals if each.verdict == Verdict.ACCEPTED for ident in _named_by(each)}
    if not named:
        return []
    open_ = upload.proposals.filter(ident__in=named, verdict=Verdict.PROPOSED)
    found = [each for each in open_ if likely or not each.is_to_look_at]
    for each in found:
        each.verdict = Verdict.ACCEPTED
    Proposal.objects.bulk_update(found, ["verdict"])
    return found + _accept_what_they_name(upload, found, likely=likely)


def _named_by(proposal: Proposal) -> list[str]:
    said = proposal.said
    if proposal.part == Part.RELATIONS:
        return [said["from"], said["to"]]
    return list(said.get("about") or ()) if proposal.part == Part.EVENTS else []


@transaction.atomic
def judge_all(
    *,
    upload: Upload,
    part: Part,
    verdict: Verdict,
    likely: bool | None = None,
    by: Actor,
    at: datetime,
) -> list[Proposal]:
    """Give the verdict to all proposals of a list that nobody has judged yet; gives all that changed.

    `likely` narrows them to those that a person should look at, or to the others.
    """
    upload = _opened(upload, by)
    found = upload.proposals.filter(part=part, verdict=Verdict.PROPOSED).order_by("pk")
    open_ = [proposal for proposal in found if likely is None or proposal.is_to_look_at == likely]
    for proposal in open_:
        proposal.verdict = verdict
    Proposal.objects.bulk_update(open_, ["verdict"])
    also = _accept_what_they_name(upload, open_, likely=likely is not False)
    _touch(upload)
    record("upload.judged_all", upload, by=by, at=at, part=part, verdict=verdict, count=len(open_))
    return open_ + also


@transaction.atomic
def choose_lead(*, upload: Upload, lead: Unit, by: Actor, at: datetime) -> list[Proposal]:
    """Let the unit lead every task that has no lead yet, as when a text names only a class of units."""
    upload = _opened(upload, by)
    reading = judged(upload)
    without = [each for each in reading.kept(Part.DIRECTIONS) if reading.lead(each) is None]
    for proposal in without:
        proposal.correction = {**(proposal.correction or {}), "lead": lead.pk}
    Proposal.objects.bulk_update(without, ["correction"])
    _touch(upload)
    record("upload.lead_chosen", upload, by=by, at=at, lead=lead.pk, count=len(without))
    return without


@transaction.atomic
def choose_match(*, proposal: Proposal, row: Model | None, by: Actor, at: datetime) -> Proposal:
    """Say which row of the register the proposal means, or that it means none; that accepts it too."""
    upload = _opened(proposal.upload, by)
    proposal = lock(proposal)
    rules.check_has_register(proposal)
    proposal.match, proposal.match_id = Match.CHOSEN, row.pk if row else None
    if proposal.verdict == Verdict.PROPOSED:
        proposal.verdict = Verdict.ACCEPTED
    proposal.save()
    _touch(upload)
    record("upload.match_chosen", upload, by=by, at=at, ident=proposal.ident, row=row)
    return proposal


@transaction.atomic
def say_itself(*, upload: Upload, itself: Correction | None, by: Actor, at: datetime) -> Upload:
    """Say which document the text itself is and what it implements and concludes; None: it is none."""
    upload = _opened(upload, by)
    upload.itself = itself
    upload.save(update_fields=["itself"])
    _touch(upload)
    record("upload.itself", upload, by=by, at=at, itself=itself)
    return upload


@transaction.atomic
def discard(*, upload: Upload, by: Actor, at: datetime) -> Upload:
    """Put the text aside and write nothing; brought again, it is taken up where it was left."""
    upload = _opened(upload, by)
    upload.state = State.DISCARDED
    upload.save(update_fields=["state"])
    _touch(upload)
    record("upload.discarded", upload, by=by, at=at)
    return upload


@telling_of_collisions()
@transaction.atomic
def confirm(*, upload: Upload, version: int, by: Actor, at: datetime) -> Upload:
    """Write all that was accepted into the registers, once and as a whole.

    Confirmed again by the same person it adds nothing; whoever comes second, or has not seen the newest
    verdicts, is told so, and nothing is written.
    """
    upload = lock(upload)
    rules.check_may_confirm(by, upload)
    if upload.state == State.CONFIRMED:
        return _already(upload, by)
    rules.check_is_open(upload)
    rules.check_is_newest(upload, version)
    upload.file = File.objects.defer("content").get(pk=upload.file_id)
    reading = judged(upload)
    _check_nothing_hinders([each.sentence for each in hindrances(reading, today=localtime(at).date())])
    claim(claims_of(reading))
    writing = Writing(reading, by=by, at=at)
    writing.write_all()
    _name_what_was_written(reading.proposals, writing.written)
    upload.state, upload.confirmed_at, upload.confirmed_by_id = State.CONFIRMED, at, by.post
    upload.document = writing.itself
    upload.version += 1
    upload.save()
    record("upload.confirmed", upload, by=by, at=at, document=upload.document, written=len(writing.written))
    return upload


def _already(upload: Upload, by: Actor) -> Upload:
    if upload.confirmed_by_id == by.post:
        return upload
    raise Overtaken(
        _("%(name)s vừa xác nhận văn bản này lúc %(moment)s; phần đồng chí gửi không ghi thêm gì.")
        % {
            "name": upload.confirmed_by.person.name if upload.confirmed_by else _("Hệ thống"),
            "moment": f"{localtime(upload.confirmed_at):%H:%M %d/%m/%Y}",
        }
    )


def _check_nothing_hinders(sentences: list[str]) -> None:
    if sentences:
        more = len(sentences) - 1
        also = _(" Còn %(count)d mục khác cần xem lại.") % {"count": more} if more else ""
        raise Refused(sentences[0] + also)


def _name_what_was_written(proposals: dict[str, Proposal], written: dict[str, Model]) -> None:
    for ident, row in written.items():
        proposals[ident].written_kind, proposals[ident].written_id = row._meta.label, row.pk
    named = [proposals[ident] for ident in written]
    Proposal.objects.bulk_update(named, ["written_kind", "written_id"])


def _opened(upload: Upload, by: Actor) -> Upload:
    """The upload, locked, which the actor may judge and nobody has closed."""
    upload = lock(upload)
    rules.check_may_judge(by, upload)
    rules.check_is_open(upload)
    return upload


def _touch(upload: Upload) -> None:
    Upload.objects.filter(pk=upload.pk).update(version=F("version") + 1)
