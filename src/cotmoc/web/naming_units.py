"""The unit that somebody typed, or the sentence that says what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from django.forms import ValidationError
from django.utils.translation import gettext as _

from cotmoc.units.models import Version
from cotmoc.units.queries import containing, nearest_versions, places_of
from cotmoc.units.resolving import Doubt, resolve

_SHOWN = 5


def unit_named(
    name: str,
    *,
    on: date,
    fits: Callable[[Version], bool] = lambda version: True,
    unknown: str = "",
) -> int:
    """The one unit that the name means on the day and that fits; ValidationError says what is doubtful."""
    answer = resolve(name, on=on)
    versions = nearest_versions(answer.candidates, on=on)
    likely = [version for unit in answer.candidates if fits(version := versions[unit])]
    if answer.doubt in (None, Doubt.SEVERAL) and len(likely) == 1:
        return likely[0].unit_id
    if answer.doubt is Doubt.SEVERAL and likely:
        raise ValidationError(
            _("Có nhiều đơn vị gần giống: %(names)s. Hãy ghi đúng một tên trong số này, kể cả địa bàn.")
            % {"names": _names(likely, on=on)}
        )
    if answer.doubt is Doubt.OTHER_DAY and likely:
        raise ValidationError(
            _("Đơn vị “%(name)s” không tồn tại vào ngày %(day)s.")
            % {"name": likely[0].name, "day": on.strftime("%d/%m/%Y")}
        )
    absent = unknown or _("Không có đơn vị “%(name)s” vào ngày %(day)s. Hãy ghi đúng tên trong danh mục.") % {
        "name": name,
        "day": on.strftime("%d/%m/%Y"),
    }
    likely = likely or [version for version in containing(name, on=on)[:_SHOWN] if fits(version)]
    if likely:
        absent = f"{absent} {_('Có phải là: %(names)s?') % {'names': _names(likely, on=on)}}"
    raise ValidationError(absent)


def _names(versions: Iterable[Version], *, on: date) -> str:
    """The names with their places, as they can be typed again: "Xã Mốc, tỉnh Sơn Khê"."""
    shown = list(versions)[:_SHOWN]
    places = places_of([version.unit_id for version in shown], on=on)
    return "; ".join(
        ", ".join(part for part in (version.name, places.get(version.unit_id)) if part) for version in shown
    )
