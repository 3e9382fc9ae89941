"""Whoever owns the database can alter a line; the chain tells which."""

from __future__ import annotations

import pytest
from tests import databases
from tests.world import World, make

from cotmoc.audit import queries
from cotmoc.server import database

pytestmark = pytest.mark.django_db(transaction=True)


def tamper(statement: str) -> None:
    """Do to the table what only a superuser can, with its guards off."""
    with database.as_superuser(databases.NAME) as connection:
        connection.execute("ALTER TABLE audit_line DISABLE TRIGGER USER")
        connection.execute(statement)  # type: ignore[arg-type]  # the statements below
        connection.execute("ALTER TABLE audit_line ENABLE TRIGGER USER")


@pytest.fixture
def chain() -> int:
    """The chain of the province's office, with several lines."""
    world: World = make()
    return world.province.pk


@pytest.mark.parametrize(
    ("change", "at", "why"),
    [
        ("UPDATE audit_line SET change = '{}' WHERE chain = %d AND number = 3", 3, "altered"),
        ("UPDATE audit_line SET actor_name = 'X' WHERE chain = %d AND number = 1", 1, "altered"),
        ("UPDATE audit_line SET at = at + interval '1 s' WHERE chain = %d AND number = 2", 2, "altered"),
        ("DELETE FROM audit_line WHERE chain = %d AND number = 2", 3, "lines missing before it"),
    ],
)
def test_the_first_broken_line_is_named(chain: int, change: str, at: int, why: str) -> None:
    tamper(change % chain)
    assert queries.verify().broken == f"{chain}/{at}: {why}"


def test_a_chain_cut_at_its_end_is_noticed(chain: int) -> None:
    tamper(
        f"DELETE FROM audit_line line WHERE chain = {chain} AND number ="
        f" (SELECT max(number) FROM audit_line WHERE chain = {chain})"
    )
    broken = queries.verify().broken
    assert broken is not None
    assert broken.startswith(f"{chain}/")
    assert broken.endswith("last lines missing")
