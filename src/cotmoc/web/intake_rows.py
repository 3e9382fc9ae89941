"""How a row of a register is named where a proposal may mean it."""

from __future__ import annotations

from cotmoc.accounts.models import Person
from cotmoc.activities.models import Activity
from cotmoc.documents.models import Document
from cotmoc.web.citing import partial_day, short_name

Row = Document | Activity | Person


def row_name(row: Row | None) -> str:
    """The document or activity with its day, the person by name; nothing for no row."""
    if isinstance(row, Document):
        return ", ".join(part for part in (short_name(row), partial_day(row.issued)) if part)
    if isinstance(row, Activity):
        return ", ".join(part for part in (row.name, partial_day(row.held)) if part)
    return str(row or "")
