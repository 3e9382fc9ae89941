"""The tree of a day as a page opens it, branch by branch, until nothing is left closed."""

from __future__ import annotations

from datetime import date

from cotmoc.units import growing
from cotmoc.units.growing import Branch
from cotmoc.units.models import Line, Version


def tree_of(line: Line, day: date) -> list[Version]:
    """All units of the line, each parent before its children."""
    return [version for root in growing.roots(line=line, on=day) for version in _opened(root, line, day)]


def _opened(branch: Branch, line: Line, day: date) -> list[Version]:
    below = growing.branches_below([branch.version.unit_id], line=line, on=day)
    children = below.get(branch.version.unit_id, [])
    return [branch.version, *(version for child in children for version in _opened(child, line, day))]
