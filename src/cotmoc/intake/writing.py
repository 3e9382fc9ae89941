"""A judged reading written into the registers, through the actions of their rooms.

The order is that of what names what: the text itself, documents, their lineage, the activity, tasks, results.
Each row names the file and the span that it came from.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Any, TypedDict, TypeVar

from django.db.models import Model
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from cotmoc.accounts.models import Person
from cotmoc.activities import actions as activities
from cotmoc.activities.models import About, Activity
from cotmoc.activities.models import Kind as ActivityKind
from cotmoc.base.acting import Actor
from cotmoc.base.refusals import Refused
from cotmoc.base.vietnamese import fold
from cotmoc.documents import actions as documents
from cotmoc.documents.models import Document, File, Link, Passage
from cotmoc.documents.models import Kind as DocumentKind
from cotmoc.documents.queries import followed
from cotmoc.intake import matching
from cotmoc.intake.judged import Judged
from cotmoc.intake.models import Part, Proposal
from cotmoc.tasks import actions as tasks
from cotmoc.tasks.actions import Figure
from cotmoc.tasks.models import Comparator, Strength, Theme
from cotmoc.units.models import Unit
from cotmoc.units.queries import seen_from

Row = TypeVar("Row", bound=Model)

_Write = Callable[[Proposal], Model | None]

_BEFORE = 120  # letters before a task in which its asking verb stands


class _Signed(TypedDict):
    by: Actor
    at: datetime


@dataclass
class Writing:
    """Writes one judged reading, in the caller's transaction; `written` holds the row of each proposal."""

    judged: Judged
    by: Actor
    at: datetime
    itself: Document | None = None
    written: dict[str, Model] = field(default_factory=dict)

    def write_all(self) -> None:
        """Everything that was accepted, in the order in which rows name each other."""
        self.itself = self._itself()
        for part, write in self._parts.items():
            for proposal in self.judged.accepted(part):
                row = self._named(proposal, write)
                if row is not None:
                    self.written[proposal.ident] = row
        self._lineage_of_itself()
        self._conclusions_in_itself()

    def _named(self, proposal: Proposal, write: _Write) -> Model | None:
        """The row written; a refusal of the other room says which proposal it is about."""
        try:
            return write(proposal)
        except Refused as refusal:
            words = {"words": self.judged.quoted(proposal), "sentence": refusal.sentence}
            raise Refused(_("“%(words)s”: %(sentence)s") % words, who_may=refusal.who_may) from refusal

    @property
    def _parts(self) -> dict[Part, _Write]:
        return {
            Part.DOCUMENTS: self._document,
            Part.EVENTS: self._activity,
            Part.RELATIONS: self._relation,
            Part.DIRECTIONS: self._task,
            Part.RESULTS: self._result,
            Part.ORGANIZATIONS: self._known(Unit),
            Part.PEOPLE: self._known(Person),
        }

    @cached_property
    def _signed(self) -> _Signed:
        return {"by": self.by, "at": self.at}

    @cached_property
    def _file(self) -> File:
        return self.judged.upload.file

    def _passage(self, proposal: Proposal) -> Passage:
        if proposal.start is None or proposal.end is None:
            raise Refused(_("Mục %(ident)s không có lời văn trong văn bản.") % {"ident": proposal.ident})
        return Passage(self._file, proposal.start, proposal.end)

    def _itself(self) -> Document | None:
        said: dict[str, Any] | None = self.judged.upload.itself
        if not said:
            return None
        document = documents.register(
            kind=DocumentKind(said["kind"]),
            code=said.get("code") or "",
            issuer=_unit(said.get("issuer_unit")),
            issuer_name=said.get("issuer") or "",
            issued=said.get("date") or "",
            title=said.get("title") or "",
            **self._signed,
        )
        documents.attach(document=document, file=self._file, **self._signed)
        return document

    def _lineage_of_itself(self) -> None:
        for ident in (self.judged.upload.itself or {}).get("implements") or ():
            target, proposal = self.written.get(ident), self.judged.refers(ident)
            if self.itself and proposal and isinstance(target, Document) and target != self.itself:
                documents.link(
                    document=self.itself,
                    link=Link.IMPLEMENTS,
                    target=target,
                    said_in=self._passage(proposal),
                    **self._signed,
                )

    def _conclusions_in_itself(self) -> None:
        for ident in (self.judged.upload.itself or {}).get("concludes") or ():
            activity = self.written.get(ident)
            if self.itself and isinstance(activity, Activity):
                activities.concerns(
                    activity=activity, document=self.itself, about=About.CONCLUDED_IN, **self._signed
                )

    def _document(self, proposal: Proposal) -> Document:
        if proposal.matched:
            return _still_there(Document, followed([proposal.matched])[proposal.matched])
        said = proposal.said
        issuer = (
            said.get("issuer_unit") or self._issuers.get(said.get("issuer") or "", matching.NOTHING).surely
        )
        return documents.register(
            kind=DocumentKind(said["kind"]),
            number=said.get("number") or "",
            code=said.get("code") or "",
            issuer=_unit(issuer),
            issuer_name=said.get("issuer") or "",
            issued=said.get("date") or "",
            title=said.get("title") or "",
            is_awaited=True,
            said_in=self._passage(proposal),
            **self._signed,
        )

    @cached_property
    def _issuers(self) -> dict[str, matching.Meant]:
        cited = (proposal.said.get("issuer") for proposal in self.judged.accepted(Part.DOCUMENTS))
        names = [{"name": issuer} for issuer in cited if issuer]
        return matching.units(names, on=self.judged.upload.day)

    def _activity(self, proposal: Proposal) -> Activity:
        said = proposal.said
        if proposal.matched:
            activity = _still_there(Activity, proposal.matched)
        else:
            period = said.get("period") or {}
            activity = activities.register(
                kind=ActivityKind(said["kind"]),
                name=said.get("name") or self.judged.words(proposal),
                held=said.get("date") or "",
                place=said.get("place") or "",
                period=(period.get("from") or "", period.get("to") or ""),
                hosts=_units(self.judged.hosts(proposal)),
                said_in=self._passage(proposal),
                **self._signed,
            )
        self._chairs(activity, said.get("chairs") or [])
        self._subjects(activity, proposal)
        return activity

    def _chairs(self, activity: Activity, chairs: list[str]) -> None:
        for reference in chairs:
            found = self.judged.refers(reference)
            if found is None:
                continue
            is_person = found.part == Part.PEOPLE
            activities.chaired(
                activity=activity,
                name=found.said["name"],
                positions="; ".join(found.said.get("positions") or ()),
                person=Person.objects.filter(pk=found.matched).first()
                if is_person and found.matched
                else None,
                **self._signed,
            )

    def _subjects(self, activity: Activity, event: Proposal) -> None:
        """What the event does with documents: as its relations say, else merely "about"."""
        ties = {
            relation.said["to"]: About(relation.said["type"])
            for relation in self.judged.accepted(Part.RELATIONS)
            if relation.said["from"] == event.ident and relation.said["type"] in About.values
        }
        for ident in dict.fromkeys([*ties, *(event.said.get("about") or ())]):
            document = self.written.get(ident)
            if isinstance(document, Document):
                about = ties.get(ident, About.ABOUT)
                activities.concerns(activity=activity, document=document, about=about, **self._signed)

    def _relation(self, proposal: Proposal) -> Model | None:
        """The lineage of two documents; what an event does with a document was written with the event."""
        said = proposal.said
        follower, followed = self.written.get(said["from"]), self.written.get(said["to"])
        if not (isinstance(follower, Document) and isinstance(followed, Document)):
            return follower
        source = self.judged.proposals[said["from"]]
        return documents.link(
            document=follower,
            link=Link(said["type"]),
            target=followed,
            said_in=self._passage(source),
            **self._signed,
        )

    @cached_property
    def _only_activity(self) -> Activity | None:
        """The activity that the text reports; None when it reports none or several."""
        held = {row.pk: row for row in self.written.values() if isinstance(row, Activity)}
        return next(iter(held.values())) if len(held) == 1 else None

    def _task(self, proposal: Proposal) -> Model:
        judged, said = self.judged, proposal.said
        lead, assigner = judged.lead(proposal), judged.assigner(proposal)
        if lead is None:
            raise Refused(_("Nhiệm vụ cần chọn đơn vị chủ trì."))
        return tasks.assign(
            words=said.get("words") or judged.words(proposal),
            theme=Theme(said["theme"]),
            lead=_still_there(Unit, lead),
            coordinating=_units(judged.coordinating(proposal)),
            assigner=_unit(assigner),
            assigner_words=judged.name_of(said.get("by")),
            strength=Strength(said.get("strength") or self.strength(proposal)),
            assigned_on=judged.assigned_on(proposal, localtime(self.at).date()),
            deadline=judged.deadline(proposal),
            document=self.itself,
            activity=self._only_activity,
            said_in=self._passage(proposal),
            **self._signed,
        )

    def strength(self, direction: Proposal) -> Strength:
        """How strongly the task is asked: by the verb before it, else by who stands above whom."""
        start = direction.start or 0
        before = fold(self.judged.text[max(start - _BEFORE, 0) : start].rpartition(".")[2])
        if "kien nghi" in before:
            return Strength.PROPOSE
        if "de nghi" in before:
            return Strength.REQUEST
        assigner, lead = self.judged.assigner(direction), self.judged.lead(direction)
        if assigner is None or lead is None:
            return Strength.REQUIRE
        if assigner == lead:
            return Strength.SELF
        return Strength.PROPOSE if assigner in self._below(lead) else Strength.REQUIRE

    def _below(self, unit: int) -> frozenset[int]:
        return self._seen.setdefault(unit, seen_from(unit, on=self.judged.upload.day))

    @cached_property
    def _seen(self) -> dict[int, frozenset[int]]:
        return {}

    def _result(self, proposal: Proposal) -> Model:
        said = proposal.said
        period = said.get("period") or {}
        return tasks.book_result(
            words=said.get("words") or self.judged.words(proposal),
            theme=Theme(said["theme"]),
            measures=[_figure(measure) for measure in said.get("measures") or ()],
            period=(period.get("from") or "", period.get("to") or ""),
            said_on=self.judged.said_on(),
            unit=_unit(self.judged.reporting_unit(proposal)),
            document=self.itself,
            activity=self._only_activity,
            said_in=self._passage(proposal),
            **self._signed,
        )

    def _known(self, model: type[Model]) -> _Write:
        def row_of(proposal: Proposal) -> Model | None:
            return _still_there(model, proposal.matched) if proposal.matched else None

        return row_of


def _figure(measure: dict[str, Any]) -> Figure:
    value = Decimal(str(measure["value"])).quantize(Decimal("0.0001")).normalize()
    return Figure(
        value,
        Comparator(measure.get("comparator") or "="),
        measure.get("unit") or "",
        measure.get("of") or "",
    )


def _unit(pk: int | None) -> Unit | None:
    return Unit.objects.filter(pk=pk).first() if pk else None


def _units(pks: list[int]) -> list[Unit]:
    found = Unit.objects.in_bulk(pks)
    return [found[pk] for pk in pks if pk in found]


def _still_there(model: type[Row], pk: int) -> Row:
    row = model._default_manager.filter(pk=pk).first()
    if row is None:
        raise Refused(_("Bản ghi đã chọn không còn hoặc ngoài phạm vi đơn vị của đồng chí; hãy chọn lại."))
    return row
