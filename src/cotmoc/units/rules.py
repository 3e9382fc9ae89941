"""Who may change the units, and when time would tear."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet
from django.db.utils import IntegrityError
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cotmoc.base.acting import Actor, Duty
from cotmoc.base.calendar import AFTER_LATEST, EARLIEST
from cotmoc.base.refusals import Overtaken, Refused
from cotmoc.base.validity import from_day, last_day, not_over, on
from cotmoc.units import queries
from cotmoc.units.models import Line, Measure, Subordination, Unit, Version

_YEARS_AHEAD, _SHOWN = 5, 5

_SENTENCES: dict[str, Promise | str] = {
    "unit_version_one_at_a_time": gettext_lazy(
        "Đơn vị đã có tên, loại trong khoảng thời gian này; hãy chọn ngày khác."
    ),
    "subordination_one_parent": gettext_lazy("Trong khoảng thời gian này đơn vị đã có cấp trên ở tuyến đó."),
    "subordination_inside_unit": gettext_lazy(
        "Quan hệ trực thuộc vượt ra ngoài thời gian tồn tại của đơn vị."
    ),
    "subordination_inside_parent": gettext_lazy(
        "Đơn vị cấp trên không tồn tại trong toàn bộ khoảng thời gian này."
    ),
    "subordination_not_under_itself": gettext_lazy("Một đơn vị không thể trực thuộc chính nó."),
    "succession_once": gettext_lazy("Quan hệ kế thừa này đã được ghi nhận."),
    "succession_not_to_itself": gettext_lazy("Một đơn vị không thể kế thừa chính nó."),
    "post_inside_unit": gettext_lazy(
        "Còn người giữ chức vụ ở đơn vị sau ngày này; hãy ghi thôi chức vụ trước."
    ),
}


def check_may_change_units(by: Actor, *concerned: int) -> None:
    """Clerks found, change and staff units: their own and those that they see below it, no others.

    Those of a people's committee keep the places below its own place too: these stand in the ground's line.
    """
    if by.is_system:
        return
    beyond = set(concerned) - by.sees
    if by.duty != Duty.CLERK or (beyond and not queries.keeps_places(by.unit, beyond)):
        raise Refused(
            _("Đồng chí không được phân công cập nhật danh mục đơn vị."),
            who_may=_("văn thư của cơ quan quản lý"),
        )


def check_may_found_under(by: Actor, parents: Iterable[Unit]) -> None:
    """Clerks found units below those that they see, and below those that their own unit entered beside it."""
    elsewhere = (parent.pk for parent in parents if by.unit is None or parent.entered_by_id != by.unit)
    check_may_change_units(by, *elsewhere)


def check_may_load(by: Actor) -> None:
    """Whole registries are loaded from the server's command line."""
    if not by.is_system:
        raise Refused(_("Danh mục đơn vị chỉ được nạp bằng lệnh trên máy chủ."))


def check_day(day: date) -> None:
    """A day on which a Vietnamese organ can have been founded or changed."""
    if not EARLIEST <= day < AFTER_LATEST:
        raise Refused(_("Ngày %(day)s không hợp lệ.") % {"day": _written(day)})


def check_ordered(day: date, act: str, *, at: datetime) -> None:
    """An act has its day, not years ahead, and the document that orders it."""
    check_day(day)
    if day.year > localdate(at).year + _YEARS_AHEAD:
        raise Refused(
            _("Ngày %(day)s còn quá xa; chỉ ghi trước được %(years)s năm.")
            % {"day": _written(day), "years": _YEARS_AHEAD}
        )
    if not act.strip():
        raise Refused(_("Hãy ghi văn bản quyết định việc này: số, ký hiệu, ngày."))


def check_named(name: str) -> None:
    """A unit bears a name."""
    if not name.strip():
        raise Refused(_("Đơn vị cần có tên."))


def check_is_newest(unit: Unit, revision: int | None) -> None:
    """Nothing was done to the unit since the page was opened."""
    if revision is not None and unit.revision != revision:
        raise Overtaken(
            _(
                "Đơn vị vừa được người khác thay đổi."
                " Nội dung đồng chí nhập vẫn còn; hãy xem lại rồi gửi lần nữa."
            )
        )


def check_lives(version: Version | None, day: date) -> Version:
    """The unit lives on the day."""
    if version is None:
        raise Refused(_("Đơn vị không tồn tại vào ngày %(day)s.") % {"day": _written(day)})
    return version


def check_begun_before(version: Version, day: date) -> None:
    """What the unit is on the day it has been for a day at least."""
    if version.valid.lower == day:
        raise Refused(
            _("Đơn vị vừa có tên, loại này từ chính ngày %(day)s; hãy chọn ngày sau đó.")
            % {"day": _written(day)}
        )


def check_differs(former: Version, now: Version) -> None:
    """A renaming changes something."""
    if all(getattr(former, part) == getattr(now, part) for part in ("name", "short_name", "kind", "level")):
        raise Refused(_("Tên, loại và cấp không khác trước; không có gì để ghi."))


def check_may_end(unit: Unit, day: date) -> Version:
    """The unit lives on the day, has not ended, and is changed no more after it; gives its last version."""
    last = Version.objects.filter(unit=unit).order_by("valid").last()
    if last is None or last.valid.upper is not None:
        ended = _written(last.valid.upper) if last else ""
        raise Refused(
            _("“%(name)s” đã chấm dứt hoạt động từ ngày %(day)s.")
            % {"name": last.name if last else unit, "day": ended}
        )
    if last.valid.lower >= day:
        raise Refused(
            _("“%(name)s” có tên, loại này từ ngày %(day)s; ngày chấm dứt phải sau ngày đó.")
            % {"name": last.name, "day": _written(last.valid.lower)}
        )
    later = Subordination.objects.filter(unit=unit, valid__startswith__gte=day).order_by("valid").first()
    if later:
        raise Refused(
            _("“%(name)s” chuyển cấp trên từ ngày %(day)s; ngày chấm dứt phải sau ngày đó.")
            % {"name": last.name, "day": _written(later.valid.lower)}
        )
    return last


def check_heirs(ending: Sequence[Unit], around: Sequence[Unit], heirs: Sequence[Unit], day: date) -> None:
    """Those who take over are others, each named once, and live on the day."""
    if {unit.pk for unit in around} & {unit.pk for unit in ending}:
        raise Refused(_SENTENCES["succession_not_to_itself"])
    if len({heir.pk for heir in heirs}) < len(heirs):
        raise Refused(_("Một đơn vị kế thừa được nêu hai lần."))
    living = set(Version.objects.filter(on(day), unit__in=around).values_list("unit_id", flat=True))
    for heir in around:
        if heir.pk not in living:
            raise Refused(
                _("Đơn vị kế thừa “%(name)s” không tồn tại vào ngày %(day)s.")
                % {"name": _name_of(heir), "day": _written(day)}
            )


def check_several(units: Sequence[Unit]) -> None:
    """A merger names whom it ends, each once."""
    if not units:
        raise Refused(_("Hãy chọn ít nhất một đơn vị được sáp nhập."))
    if len({unit.pk for unit in units}) < len(units):
        raise Refused(_("Một đơn vị được nêu hai lần."))


def check_parts(amounts: Sequence[Mapping[Measure, Decimal]]) -> None:
    """A split has two heirs at least, and each of its measures is given for all of them."""
    if len(amounts) < 2:
        raise Refused(_("Chia tách cần ít nhất hai đơn vị kế thừa; nếu chỉ có một, hãy ghi là sáp nhập."))
    for measure in sorted({measure for given in amounts for measure in given}):
        if any(measure not in given for given in amounts):
            raise Refused(
                _("Hãy ghi %(measure)s cho mọi phần, hoặc không ghi cho phần nào.")
                % {"measure": Measure(measure).label}
            )
        for given in amounts:
            check_part(given[measure], sum((other[measure] for other in amounts), Decimal(0)))


def check_part(part: Decimal, whole: Decimal) -> None:
    """A part is no less than nothing and no more than its whole."""
    if not (0 <= part <= whole and whole > 0):
        raise Refused(
            _("Phần %(part)s không nằm trong tổng %(whole)s.") % {"part": f"{part:f}", "whole": f"{whole:f}"}
        )


def check_moves(former: Subordination | None, parent: Unit | None, day: date) -> None:
    """A move leads elsewhere, and not twice on one day."""
    if (former.parent_id if former else None) == (parent.pk if parent else None):
        raise Refused(_("Đơn vị đã như vậy từ trước; không có gì để ghi."))
    if former and former.valid.lower == day:
        raise Refused(
            _("Đơn vị vừa về trực thuộc “%(name)s” từ chính ngày %(day)s; hãy chọn ngày sau đó.")
            % {"name": _name_of(former.parent), "day": _written(day)}
        )


def check_parents_live(parents: Sequence[Unit], span: DateRange) -> None:
    """Each of the parents lives through the whole span."""
    lives: dict[int, DateRange] = {}
    for unit, valid in _versions(parents).values_list("unit_id", "valid"):
        lives[unit] = from_day(lives.get(unit, valid).lower, valid.upper)
    for parent in parents:
        life = lives[parent.pk]
        ends_late = life.upper is None or (span.upper is not None and span.upper <= life.upper)
        if not (life.lower <= span.lower and ends_late):
            raise _outside(parent, life)


def _versions(units: Sequence[Unit]) -> QuerySet[Version]:
    return Version.objects.filter(unit__in=units).order_by("unit_id", "valid")


def _outside(parent: Unit, life: DateRange) -> Refused:
    last = last_day(life)
    until = _(" đến hết ngày %(last)s") % {"last": _written(last)} if last else ""
    return Refused(
        _(
            "Đơn vị cấp trên không tồn tại trong toàn bộ khoảng thời gian này:"
            " “%(name)s” có từ ngày %(first)s%(until)s."
        )
        % {"name": _name_of(parent), "first": _written(life.lower), "until": until}
    )


def check_not_below(parent: Unit, unit: Unit, *, line: Line, span: DateRange) -> None:
    """The parent does not itself stand below the unit in the line."""
    if parent.pk == unit.pk:
        raise Refused(_SENTENCES["subordination_not_under_itself"])
    if queries.stands_below(parent.pk, unit.pk, line=line, span=span):
        raise Refused(
            _("“%(parent)s” đang ở dưới “%(unit)s” trong tuyến %(line)s; không thể đặt ngược lại.")
            % {"parent": _name_of(parent), "unit": _name_of(unit), "line": line.label}
        )


def check_nobody_left_below(unit: Unit, day: date) -> None:
    """Nobody stands below the unit on the day or later."""
    left = list(
        Subordination.objects.filter(not_over(day), parent=unit).values_list("unit_id", flat=True).distinct()
    )
    if left:
        names = sorted(queries.names_of(left, on=day).values())
        shown = "; ".join(names[:_SHOWN]) + ("; …" if len(names) > _SHOWN else "")
        raise Refused(
            _(
                "Còn %(count)s đơn vị trực thuộc sẽ mất cấp trên: %(names)s."
                " Hãy chọn đơn vị tiếp nhận, hoặc chuyển các đơn vị này trước."
            )
            % {"count": len(names), "names": shown}
        )


def _written(day: date | None) -> str:
    return day.strftime("%d/%m/%Y") if day else ""


def _name_of(unit: Unit) -> str:
    last = Version.objects.filter(unit=unit).order_by("valid").last()
    return last.name if last else str(unit)


def sentence_of(error: IntegrityError) -> Refused:
    """The refusal that says in words which promise of the database would be broken."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "")
    return Refused(_SENTENCES.get(name or "", _("Thay đổi này làm đứt quãng thời gian của đơn vị.")))
