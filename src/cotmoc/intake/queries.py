"""Reading the texts that came in, and one of them with all that was read in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from cotmoc.accounts.models import Person
from cotmoc.activities.models import Activity
from cotmoc.base.vietnamese import nfc
from cotmoc.documents.models import Document, Kind
from cotmoc.documents.queries import Identity, id_of, identity_of, register
from cotmoc.intake.judged import Judged, judged
from cotmoc.intake.models import Part, Proposal, State, Upload, Verdict
from cotmoc.tasks.models import Result, Task


def uploads(*, state: str = "", words: str = "") -> QuerySet[Upload]:
    """The uploads one sees, newest first, each with `total` proposals and how many are `left` to judge."""
    found = Upload.objects.select_related("file", "uploaded_by__person", "document").defer(
        "file__content", "file__text"
    )
    if state:
        found = found.filter(state=state)
    for word in words.split():
        found = found.filter(file__name__icontains=word)
    proposals = Proposal.objects.filter(upload=OuterRef("pk"))
    return found.annotate(
        total=_counted(proposals), left=_counted(proposals.filter(verdict=Verdict.PROPOSED))
    ).order_by("-uploaded_at", "-pk")


def _counted(proposals: QuerySet[Proposal]) -> Coalesce:
    """Their number, reckoned for the uploads shown only and not for all that came in."""
    counted = proposals.order_by().values("upload").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def judged_in_full(pk: int) -> Judged | None:
    """One upload with its text and its proposals; three statements."""
    upload = (
        Upload.objects.filter(pk=pk)
        .select_related("file", "uploaded_by__person", "confirmed_by__person", "document")
        .defer("file__content")
        .first()
    )
    return judged(upload) if upload else None


@dataclass(frozen=True, slots=True)
class Tally:
    """How far the judging of one list, or of all, has come."""

    accepted: int = 0
    rejected: int = 0
    left: int = 0
    asking: int = 0
    likely: int = 0
    """Of those left, how many a person should look at."""

    @property
    def total(self) -> int:
        """All proposals of the list."""
        return self.accepted + self.rejected + self.left

    @property
    def certain(self) -> int:
        """Of those left, how many the reading is certain of."""
        return self.left - self.likely


def tally(proposals: Iterable[Proposal]) -> Tally:
    """The proposals counted by verdict, and those that ask which row they mean."""
    proposals = list(proposals)
    verdicts = Counter(proposal.verdict for proposal in proposals)
    return Tally(
        accepted=verdicts[Verdict.ACCEPTED],
        rejected=verdicts[Verdict.REJECTED],
        left=verdicts[Verdict.PROPOSED],
        asking=sum(proposal.is_asking for proposal in proposals),
        likely=sum(proposal.is_to_look_at for proposal in proposals),
    )


def registered(proposals: Iterable[Proposal]) -> dict[Part, dict[int, Document | Activity | Person]]:
    """The documents, activities and people that the proposals mean or may mean; three statements at most."""
    wanted: dict[str, set[int]] = {}
    for proposal in proposals:
        rows = {*proposal.candidates, *([proposal.match_id] if proposal.match_id else [])}
        wanted.setdefault(proposal.part, set()).update(rows)
    return {
        Part.DOCUMENTS: dict(Document.objects.in_bulk(wanted.get(Part.DOCUMENTS, set()))),
        Part.EVENTS: dict(Activity.objects.in_bulk(wanted.get(Part.EVENTS, set()))),
        Part.PEOPLE: dict(Person.objects.in_bulk(wanted.get(Part.PEOPLE, set()))),
    }


def known_already(judged: Judged) -> frozenset[str]:
    """The accepted tasks and results that the ledger had before, from another copy of the text.

    Three statements at most; confirming adds nothing for them.
    """
    said = [*judged.accepted(Part.DIRECTIONS), *judged.accepted(Part.RESULTS)]
    if not said:
        return frozenset()
    if judged.upload.state == State.CONFIRMED:
        return _written_from_another_file(judged, said)
    of_source = _of_its_sources(judged)
    if of_source is None:
        return frozenset()
    tasks = set(Task.objects.filter(of_source).values_list("words", "first_lead_id"))
    results = set(Result.objects.filter(of_source).values_list("words", flat=True))
    return frozenset(
        each.ident
        for each in said
        if (
            (words := nfc(each.said.get("words") or judged.words(each))) in results
            and each.part == Part.RESULTS
        )
        or ((words, judged.lead(each)) in tasks and each.part == Part.DIRECTIONS)
    )


def _of_its_sources(judged: Judged) -> Q | None:
    """Rows of the document that the text is itself, or of the activity that it reports."""
    itself, events = judged.upload.itself, judged.accepted(Part.EVENTS)
    document = id_of(_identity_of(itself)) if itself else None
    of_source = [Q(document_id=document)] if document else []
    if len(events) == 1 and events[0].matched:
        of_source.append(Q(activity_id=events[0].matched))
    return reduce(or_, of_source) if of_source else None


def _identity_of(itself: dict[str, Any]) -> Identity:  # Any: what the clerk said, as JSON
    return identity_of(
        Kind(itself["kind"]),
        code=itself.get("code") or "",
        issuer=itself.get("issuer_unit"),
        issuer_name=itself.get("issuer") or "",
        issued=itself.get("date") or "",
        title=itself.get("title") or "",
    )


def _written_from_another_file(judged: Judged, said: list[Proposal]) -> frozenset[str]:
    known: set[str] = set()
    for part, model in ((Part.DIRECTIONS, Task), (Part.RESULTS, Result)):
        written = {each.written_id: each.ident for each in said if each.part == part and each.written_id}
        others = model._default_manager.filter(pk__in=written).exclude(file=judged.upload.file_id)
        known |= {written[pk] for pk in others.values_list("pk", flat=True)}
    return frozenset(known)


def documents_like(words: str, *, most: int = 8) -> list[Document]:
    """Documents one sees whose code, title or issuer hold all the words, newest first; none for no words."""
    return list(register(words=words)[:most]) if words.strip() else []
