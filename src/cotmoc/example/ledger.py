"""What has been loaded so far, by the keys of the tables, and the diary in which the loading is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from django.utils.timezone import get_default_timezone

from cotmoc.accounts.models import Person, Post
from cotmoc.accounts.queries import actor_at
from cotmoc.activities.models import Activity
from cotmoc.base.acting import Actor, Duty
from cotmoc.documents import actions as documents
from cotmoc.documents.models import Document, File
from cotmoc.example import communes, tables
from cotmoc.example.tables import PostRow, UnitRow
from cotmoc.tasks.models import Task
from cotmoc.units.models import Unit

OPENED = date(2024, 1, 2)
"""The day on which the office of the example began to keep this ledger; what is older was entered then."""

# The units of whom a keeper of the tables is the clerk.
_KEEPERS = {"tinhuy": "tinh-uy", "ubnd": "ubnd", "bdbp": "bdbp", "phadon": "ubnd-pha-don"}


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """The time of day in the office's zone."""
    return datetime.combine(day, time(hour, minute), tzinfo=get_default_timezone())


@dataclass(slots=True)
class Diary:
    """Entries to be written in the order of their time, so that the audit trail reads as life went."""

    entries: list[tuple[datetime, Callable[[datetime], object]]] = field(default_factory=list)

    def note(self, at: datetime, write: Callable[[datetime], object]) -> None:
        """Write this at that time; what is noted first is written first when the times are equal."""
        self.entries.append((at, write))

    def write_out(self, progress: Callable[[int, int], None]) -> None:
        """Carry out every entry, the earliest first."""
        ordered = sorted(self.entries, key=lambda entry: entry[0])
        for count, (at, write) in enumerate(ordered, start=1):
            write(at)
            progress(count, len(ordered))


@dataclass(slots=True)
class Ledger:
    """Rows loaded so far, by the keys of the tables."""

    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    posts: dict[tuple[str, PostRow], Post] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    activities: dict[str, Activity] = field(default_factory=dict)
    tasks: dict[tuple[str, str, str], Task] = field(default_factory=dict)
    """By source, words and lead unit."""
    actors: dict[tuple[int, int], Actor] = field(default_factory=dict)

    def units_of(self, keys: Sequence[str]) -> list[Unit]:
        """The units of these keys, in their order."""
        return [self.units[key] for key in keys]

    def keeper(self, name: str, on: date) -> Actor:
        """The clerk who keeps the register of that name on the day."""
        return self.acting_for(_KEEPERS[name], on, (Duty.CLERK,))

    def reporter(self, unit: str, on: date) -> Actor:
        """Who reports for the unit on the day: its officer, else its clerk, else its leader."""
        return self.acting_for(unit, on, (Duty.OFFICER, Duty.CLERK, Duty.LEADER))

    def acting_for(self, unit: str, on: date, duties: Sequence[Duty]) -> Actor:
        """One who holds a post with the first of these duties at the unit on the day."""
        held = [post for (_, row), post in self.posts.items() if row.unit == unit and _is_held(post, on)]
        for duty in duties:
            for post in held:
                if post.duty == duty:
                    return self._actor(post, on)
        raise LookupError(f"nobody acts for {unit} on {on}")

    def _actor(self, post: Post, on: date) -> Actor:
        # Between two changes of the units a post sees the same.
        key = (post.pk, sum(turn <= on for turn in _turns()))
        if key not in self.actors:
            account = getattr(post.person, "account", None)
            self.actors[key] = actor_at(post, account=account, on=on)
        return self.actors[key]

    def file_of(self, text: str, *, by: Actor, at: datetime) -> File:
        """The text as a file that the acting unit keeps."""
        return documents.keep_file(
            content=tables.bytes_of(text),
            name=text,
            media_type="text/plain",
            text=text_of(text),
            by=by,
            at=at,
        )


def _is_held(post: Post, on: date) -> bool:
    return post.valid.lower <= on and (post.valid.upper is None or on < post.valid.upper)


@lru_cache
def _turns() -> tuple[date, ...]:
    """The days after the opening on which units changed."""
    rows = tables.communes()
    changed = (*tables.changes(), *communes.changes(rows))
    return tuple({row.since if isinstance(row, UnitRow) else row.on for row in changed})


@lru_cache
def text_of(name: str) -> str:
    """One text of the example."""
    return tables.text_of(name)


def span_of(text: str, words: str) -> tuple[int, int]:
    """Where the words stand in the text."""
    start = text_of(text).index(words)
    return start, start + len(words)


def next_day(day: date, days: int = 1) -> date:
    """Some days later."""
    return day + timedelta(days=days)
