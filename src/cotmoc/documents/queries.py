"""Reading the register: what one sees of it is decided by the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce

from cotmoc.base.calendar import partial_date
from cotmoc.base.row_security import seeing_all
from cotmoc.base.vietnamese import fold, nfc
from cotmoc.documents import codes
from cotmoc.documents.issuers import only_bearer, others_meant, own_names
from cotmoc.documents.models import Document, File, Kind, Naming, Passage, Recipient, columns_of
from cotmoc.documents.rules import is_published


@dataclass(frozen=True, slots=True)
class Identity:
    """What makes two mentions one document; the issuer as the key that the register keeps."""

    kind: Kind
    number: str
    issuer_key: str
    series: str
    title: str = ""
    code: str = ""
    issued_on: date | None = None

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing for two to be surely the same."""
        return bool(self.number and self.issuer_key and self.series)


def register(*, kind: str = "", words: str = "", year: int | None = None) -> QuerySet[Document]:
    """The documents one sees, newest first; those whose code, title or issuer hold all the words."""
    living = Document.objects.filter(merged_into__isnull=True)
    found = living.select_related("issuer").annotate(called=called()).order_by("-issued", "-id")
    if kind:
        found = found.filter(kind=kind)
    if year:
        found = found.filter(issued__startswith=str(year))
    for word in fold(words).split():
        named = Naming.objects.filter(document=OuterRef("pk"), folded__contains=word)
        found = found.filter(Q(folded__contains=word) | Exists(named))
    return found


def called(document: str = "pk") -> Coalesce:
    """For `annotate`: the title by which the asker's unit, or one below it, cites a document not yet here."""
    namings = Naming.objects.filter(document=OuterRef(document)).order_by("pk")
    return Coalesce(Subquery(namings.values("title")[:1]), Value(""), output_field=TextField())


def with_namings(documents: Sequence[Document]) -> None:
    """Say of those without a title what the asker's unit calls them, as `called` does."""
    untitled = {document.pk: document for document in documents if not document.title}
    if not untitled:
        return
    namings = Naming.objects.filter(document__in=untitled).order_by("-pk")
    for pk, title in namings.values_list("document_id", "title"):
        untitled[pk].called = title  # type: ignore[attr-defined]  # as the annotation would


def issuer_key(issuer: int | None, issuer_name: str) -> str:
    """How identity names an issuer: the unit where it is known, else its folded name."""
    return f"#{issuer}" if issuer else fold(issuer_name)


def identity_of(
    kind: Kind,
    *,
    number: str = "",
    code: str = "",
    issuer: int | None = None,
    issuer_name: str = "",
    issued: str = "",
    title: str = "",
) -> Identity:
    """The identity of a document as it is written; `issued` is an ISO date as precise as known."""
    parsed = codes.parse(code) if code else None
    return Identity(
        kind=kind,
        number=codes.bare_number(parsed.number if parsed and not number else nfc(number)),
        issuer_key=issuer_key(issuer, issuer_name),
        series=codes.series_of(parsed, partial_date(issued), issued=issued),
        title=nfc(title),
        code=str(parsed) if parsed else "",
        issued_on=partial_date(issued),
    )


def id_of(identity: Identity) -> int | None:
    """The id of the document with this identity, whoever registered it; None when nobody has.

    Who can say kind, number, issuer and year knows of the document already: this tells only its id. The day
    stands for the series too: cited by its bare number, a Party document shows no term.
    """
    if known := _id_by_code(identity):
        return known
    if not identity.is_whole:
        return _id_by_title(identity)
    return _id_by_issuer(identity, [identity.issuer_key]) or _id_by_issuer(identity, _other_keys(identity))


def _id_by_issuer(identity: Identity, issuer_keys: Sequence[str]) -> int | None:
    if not issuer_keys:
        return None
    same_time = Q(series=identity.series)
    if identity.issued_on:
        same_time |= Q(issued_on=identity.issued_on)
    same = Q(kind=identity.kind, number=identity.number, issuer_key__in=issuer_keys)
    if numbered_as := codes.numbered_as(identity.code):
        same &= Q(numbered_as__in=("", numbered_as))
    with seeing_all():
        return _pointed_at(Document.objects.filter(same & same_time))


def _other_keys(identity: Identity) -> list[str]:
    """Under what else the register may know the issuer: by its unit, its names, those before and after it."""
    key = identity.issuer_key
    units = [int(key[1:])] if key.startswith("#") else only_bearer(key)
    units += [other for unit in units for other in others_meant(unit, identity.issued_on)]
    return [form for unit in units for form in (issuer_key(unit, ""), *own_names(unit)) if form != key]


def _pointed_at(found: QuerySet[Document]) -> int | None:
    """The first living document, else that into which the first one was merged."""
    pairs = found.order_by(F("merged_into").asc(nulls_first=True), "pk").values_list("pk", "merged_into")
    first = pairs.first()
    return (first[1] or first[0]) if first else None


def followed(documents: Iterable[int]) -> dict[int, int]:
    """For each document the one into which it was merged; itself where it was not."""
    with seeing_all():
        merged = Document.objects.filter(pk__in=set(documents), merged_into__isnull=False)
        into = dict(merged.values_list("pk", "merged_into"))
    return {pk: into.get(pk) or pk for pk in documents}


def _id_by_code(identity: Identity) -> int | None:
    """A published text's code that holds its year ("30/2020/NĐ-CP") is used once in the whole country."""
    code = codes.parse(identity.code) if identity.code and is_published(identity.kind) else None
    if code is None or not code.year:
        return None
    with seeing_all():
        return _pointed_at(Document.objects.filter(kind=identity.kind, code=str(code)))


def _id_by_title(identity: Identity) -> int | None:
    """What has no number ("Luật Thư viện") is known by its whole title, if nothing else contradicts.

    A title is one document's in the whole country only where it is a published one's; two communes may each
    have their "Kế hoạch tuần tra".
    """
    if identity.number or not identity.title:
        return None
    if not is_published(identity.kind):
        return _first_titled(identity)
    with seeing_all():
        return _first_titled(identity)


def _first_titled(identity: Identity) -> int | None:
    titled = Document.objects.filter(kind=identity.kind, number="", title__iexact=identity.title)
    for field in ("issuer_key", "series"):
        if value := getattr(identity, field):
            titled = titled.filter(**{f"{field}__in": (value, "")})
    return _pointed_at(titled)


def id_from_words(kind: Kind, passage: Passage | None) -> int | None:
    """The id of the document that these words of the file have registered already."""
    if passage is None:
        return None
    return _pointed_at(Document.objects.filter(kind=kind, **columns_of(passage)))


def files_of(document: Document) -> QuerySet[File]:
    """The files of the document, without their contents."""
    return File.objects.filter(attachments__document=document).defer("content").order_by("received_at", "pk")


def holders_of(document: Document) -> list[int]:
    """Who has the document now: who registered it, its issuer, and those it was sent to.

    A unit that merely cites it has no copy, be it the one that brought an awaited document into the register.
    """
    with seeing_all():
        of_document = Document.objects.filter(pk=document.pk)
        keeper, issuer, is_awaited = of_document.values_list(
            "registered_by_id", "issuer_id", "is_awaited"
        ).get()
        sent = list(Recipient.objects.filter(document=document).values_list("unit_id", flat=True))
    return open_to([0 if is_awaited else keeper or 0, issuer or 0, *(unit or 0 for unit in sent)])


def open_to(units: Iterable[int]) -> list[int]:
    """The audience of these units, in the form the tables keep."""
    return sorted({unit for unit in units if unit})
