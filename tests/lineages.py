"""A made-up lineage of any size: a resolution, programmes of provinces, plans of communes below them."""

from __future__ import annotations

from datetime import date, timedelta

from tests.world import NOON, World

from cotmoc.documents import actions as documents
from cotmoc.documents.lineage import Graph
from cotmoc.documents.models import Document, Kind, Lineage, Link

FIRST = date(2026, 1, 20)
PER_PROVINCE = 8


def written(world: World, count: int) -> Document:
    """So many documents in the register, through the actions; the one at the top."""
    top = _registered(world, Kind.RESOLUTION, 0)
    provinces = [_registered(world, Kind.PLAN, number) for number in range(1, _provinces(count) + 1)]
    for number, plan in enumerate(provinces, 1):
        documents.link(document=plan, link=_link(number), target=top, by=world.clerk, at=NOON)
    for number in range(len(provinces) + 1, count):
        plan = _registered(world, Kind.PROGRAMME if number % 5 == 0 else Kind.GUIDELINE, number)
        target = provinces[number % len(provinces)]
        documents.link(document=plan, link=_link(number), target=target, by=world.clerk, at=NOON)
    return top


def graph_of(count: int) -> Graph:
    """The same shape without a database, all kinds different enough that nothing is put behind a box."""
    every = {
        pk: Document(pk=pk, kind=Kind.PLAN, number=str(pk), code=f"{pk}/KH-UBND")
        for pk in range(1, count + 1)
    }
    provinces = _provinces(count)
    rank = {pk: 0 if pk == 1 else 1 if pk <= provinces + 1 else 2 for pk in every}
    links = []
    for pk in every:
        if rank[pk]:
            target = 1 if rank[pk] == 1 else 2 + pk % provinces
            links.append(Lineage(document_id=pk, link=_link(pk), target_id=target))
            if rank[pk] == 2 and pk % 7 == 0:
                links.append(Lineage(document_id=pk, link=Link.DETAILS, target_id=2 + (pk * 5) % provinces))
    return Graph(every, links, rank)


def _provinces(count: int) -> int:
    return max(1, count // (PER_PROVINCE + 1))


def _link(number: int) -> Link:
    return (Link.IMPLEMENTS, Link.IMPLEMENTS, Link.IMPLEMENTS, Link.DETAILS, Link.GUIDES)[number % 5]


def _registered(world: World, kind: Kind, number: int) -> Document:
    issuer = (world.party, world.province, world.commune, world.other_commune)[
        0 if number == 0 else 1 if kind == Kind.PLAN else 2 + number % 2
    ]
    return documents.register(
        kind=kind,
        number=str(900 + number),
        issuer=issuer,
        issued=(FIRST + timedelta(days=number // 3)).isoformat(),
        title=f"bảo vệ đoạn biên giới số {number}",
        by=world.clerk,
        at=NOON,
    )
