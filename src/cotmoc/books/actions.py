"""Writing into the books: what arrived, what is drafted and issued, what is put into which dossier."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.db.utils import IntegrityError
from django.utils.translation import gettext as _

from cotmoc.audit.actions import record
from cotmoc.base.acting import Actor
from cotmoc.base.locking import claim, lock
from cotmoc.base.refusals import Refused
from cotmoc.books import queries, rules
from cotmoc.books.kinds import Issuable
from cotmoc.books.models import Arrival, Dossier, Filing, Outgoing, Series
from cotmoc.books.numbering import give_number, locked, numbers_in_register
from cotmoc.documents import actions as documents
from cotmoc.documents.claims import claim_on
from cotmoc.documents.codes import Code
from cotmoc.documents.models import Document, Kind
from cotmoc.documents.queries import open_to
from cotmoc.units.models import Unit
from cotmoc.units.queries import names_of


@transaction.atomic
def book_in(
    *,
    document: Document,
    arrived_on: date,
    sender: str = "",
    handler: str = "",
    due: date | None = None,
    note: str = "",
    by: Actor,
    at: datetime,
) -> Arrival:
    """Enter the document into the acting unit's incoming book of the year, under the next number."""
    unit = rules.check_may_keep_books(by)
    rules.check_arrived_on(arrived_on, document.issued_on, today=at.date())
    claim([f"arrival {unit} {document.pk}"])
    former = Arrival.objects.filter(unit_id=unit, document=document).first()
    if former:
        raise Refused(
            _("Văn bản này đã vào sổ đến số %(number)s ngày %(day)s.")
            % {"number": former.number, "day": former.arrived_on.strftime("%d/%m/%Y")}
        )
    arrival = Arrival.objects.create(
        unit_id=unit,
        year=arrived_on.year,
        number=give_number(unit, Series.ARRIVALS, str(arrived_on.year)),
        arrived_on=arrived_on,
        document=document,
        sender=sender,
        handler=handler,
        due=due,
        note=note,
        audience=open_to([unit]),
    )
    record("arrival.booked", document, by=by, at=at, number=arrival.number, on=arrived_on, handler=handler)
    return arrival


@transaction.atomic
def pass_on(
    *, arrival: Arrival, handler: str, on: date, signed_for: str = "", note: str = "", by: Actor, at: datetime
) -> Arrival:
    """Write down to whom an arrived document was passed on, and who signed for it."""
    arrival = lock(arrival)
    rules.check_is_of_own_book(by, arrival.unit_id)
    if not handler.strip():
        raise Refused(_("Hãy ghi đơn vị hoặc người nhận."))
    if not arrival.arrived_on <= on <= at.date():
        raise Refused(_("Ngày chuyển phải từ ngày đến tới hôm nay."))
    arrival.handler, arrival.passed_on, arrival.signed_for, arrival.note = handler, on, signed_for, note
    arrival.save()
    record("arrival.passed_on", arrival.document, by=by, at=at, handler=handler, on=on, signed_for=signed_for)
    return arrival


@transaction.atomic
def draft(
    *,
    what: Issuable,
    organ: str,
    title: str,
    signer: str = "",
    recipients: Sequence[str] = (),
    keeper: str = "",
    copies: int | None = None,
    note: str = "",
    by: Actor,
    at: datetime,
) -> Outgoing:
    """Enter a draft of an outgoing document of the acting unit; it gets its number when it is issued."""
    unit = rules.check_may_keep_books(by)
    rules.check_words(title, organ)
    symbol = what.symbol(queries.family_of(unit, on=at.date()))
    if symbol is None:
        raise Refused(_("Đơn vị không ban hành loại văn bản này."))
    outgoing = Outgoing.objects.create(
        unit_id=unit,
        kind=what.kind,
        symbol=symbol,
        organ=organ.strip(),
        title=title.strip(),
        signer=signer,
        recipients=[words.strip() for words in recipients if words.strip()],
        keeper=keeper,
        copies=copies,
        note=note,
        drafted_on=at.date(),
        audience=open_to([unit]),
    )
    record("outgoing.drafted", outgoing, by=by, at=at, title=outgoing.title)
    return outgoing


@transaction.atomic
def issue(*, outgoing: Outgoing, on: date, by: Actor, at: datetime) -> Outgoing:
    """Give the draft the next number of its series and register it as a document of the unit."""
    outgoing = lock(outgoing)
    rules.check_is_of_own_book(by, outgoing.unit_id)
    family = queries.family_of(outgoing.unit_id, on=on)
    series = queries.series_on(outgoing, family, on)
    if not series:
        raise Refused(_("Chưa rõ ngày này thuộc nhiệm kỳ nào nên chưa cấp số được."))
    locked(outgoing.unit_id, outgoing.symbol, series)
    latest = queries.latest_issue(outgoing, series)
    rules.check_may_issue(outgoing, on, latest=latest, today=at.date())
    kind = Kind(outgoing.kind)
    taken = numbers_in_register(outgoing.unit_id, kind, outgoing.symbol, series)
    number = give_number(outgoing.unit_id, outgoing.symbol, series, taken)
    code = str(Code(str(number), "", outgoing.symbol or outgoing.organ, _organ_in(outgoing), family))
    outgoing.number, outgoing.series, outgoing.issued_on = number, series, on
    outgoing.document = _registered(outgoing, kind, code, on, by=by, at=at)
    outgoing.save()
    record("outgoing.issued", outgoing.document, by=by, at=at, number=number, series=series, code=code)
    return outgoing


def _organ_in(outgoing: Outgoing) -> str:
    """What follows the kind in the code; a letter of the State has the organ in the kind's place."""
    return outgoing.organ if outgoing.symbol else ""


def _registered(outgoing: Outgoing, kind: Kind, code: str, on: date, *, by: Actor, at: datetime) -> Document:
    claim([claim_on(kind, code=code)])
    document = documents.register(
        kind=kind,
        code=code,
        issuer=Unit.objects.get(pk=outgoing.unit_id),
        issuer_name=names_of([outgoing.unit_id], on=on).get(outgoing.unit_id, ""),
        issued=on.isoformat(),
        title=outgoing.title,
        by=by,
        at=at,
    )
    for words in outgoing.recipients:
        documents.address(document=document, words=words, by=by, at=at)
    return document


@transaction.atomic
def start_numbers_after(
    *, what: Issuable, last: int, on: date, organ: str = "", by: Actor, at: datetime
) -> Series:
    """Say up to which number a series was given out before it was kept here; before its first number only."""
    unit = rules.check_may_keep_books(by)
    family = queries.family_of(unit, on=on)
    symbol = what.symbol(family)
    if symbol is None:
        raise Refused(_("Đơn vị không ban hành loại văn bản này."))
    term = queries.series_on(Outgoing(symbol=symbol, organ=organ), family, on)
    series = locked(unit, symbol, term)
    if series.last or last < 1:
        raise Refused(_("Dãy số này đã cấp số ở đây nên không đặt lại được."))
    series.last = last
    series.save(update_fields=["last"])
    record("series.started", series, by=by, at=at, symbol=symbol, series=term, last=last)
    return series


@transaction.atomic
def open_dossier(
    *,
    code: str,
    title: str,
    retention: str,
    on: date,
    keeper: str = "",
    note: str = "",
    by: Actor,
    at: datetime,
) -> Dossier:
    """Open a dossier in the acting unit's list of the year."""
    unit = rules.check_may_keep_books(by)
    rules.check_words(title)
    if not code.strip():
        raise Refused(_("Hãy ghi số và ký hiệu hồ sơ."))
    try:
        with transaction.atomic():
            dossier = Dossier.objects.create(
                unit_id=unit,
                year=on.year,
                code=code.strip(),
                title=title.strip(),
                retention=retention,
                keeper=keeper,
                opened_on=on,
                note=note,
                audience=open_to([unit]),
            )
    except IntegrityError as error:
        raise Refused(
            _("Năm %(year)s đã có hồ sơ số %(code)s.") % {"year": on.year, "code": code.strip()}
        ) from error
    record("dossier.opened", dossier, by=by, at=at, code=dossier.code, title=dossier.title)
    return dossier


@transaction.atomic
def file_in(*, dossier: Dossier, document: Document, by: Actor, at: datetime) -> Filing:
    """Put the document into the dossier, after what lies there; put there twice, it lies there once."""
    dossier = lock(dossier)
    rules.check_is_of_own_book(by, dossier.unit_id)
    rules.check_is_open(dossier)
    there = Filing.objects.filter(dossier=dossier, document=document).first()
    if there:
        return there
    last: int = dossier.filings.aggregate(last=Max("order"))["last"] or 0
    filing = Filing.objects.create(
        dossier=dossier, document=document, order=last + 1, audience=dossier.audience
    )
    record("dossier.filed", dossier, by=by, at=at, document=document)
    return filing


@transaction.atomic
def close_dossier(*, dossier: Dossier, on: date, by: Actor, at: datetime) -> Dossier:
    """Close the dossier on the day; it takes no more documents."""
    dossier = lock(dossier)
    rules.check_is_of_own_book(by, dossier.unit_id)
    rules.check_is_open(dossier)
    if not dossier.opened_on <= on <= at.date():
        raise Refused(_("Ngày kết thúc phải từ ngày mở hồ sơ tới hôm nay."))
    dossier.closed_on = on
    dossier.save(update_fields=["closed_on"])
    record("dossier.closed", dossier, by=by, at=at, on=on)
    return dossier
