"""The example never mixes with the ledger of a real office."""

from __future__ import annotations

from tests.world import World

from cotmoc.base.row_security import seeing_all
from cotmoc.example.load import PROVINCE, load_once
from cotmoc.units.models import Version


def test_a_ledger_in_use_is_left_alone(world: World) -> None:
    told: list[str] = []
    assert load_once(told.append) is False
    assert told == []
    with seeing_all():
        assert not Version.objects.filter(name=PROVINCE).exists()
