"""What a page is told to hang on a document is what its tables show to the asker."""

from __future__ import annotations

import pytest
from tests.world import NOON, World

from cotmoc.activities.models import Subject
from cotmoc.base.row_security import seeing
from cotmoc.documents import actions as documents
from cotmoc.documents.models import Attachment, Document, Recipient, Signature, Soundness
from cotmoc.tasks.models import Result, Task
from cotmoc.web.hanging import hanging_on


def as_the_tables_say(document: Document) -> set[str]:
    files = Attachment.objects.filter(document=document)
    found = {
        "recipients": Recipient.objects.filter(document=document),
        "tasks": Task.objects.filter(document=document),
        "activities": Subject.objects.filter(document=document),
        "results": Result.objects.filter(document=document),
        "files": files,
        "signatures": Signature.objects.filter(file__in=files.values("file")),
    }
    return {name for name, rows in found.items() if rows.exists()}


@pytest.mark.parametrize("name", ["clerk", "commune_officer", "other_officer", "guard_clerk"])
def test_it_is_what_the_tables_say_to_each(world: World, name: str) -> None:
    with seeing(world.clerk.sees):
        Signature.objects.create(file=world.text, order=0, soundness=Soundness.VALID, signer="Hà Văn Quyết")
    with seeing(getattr(world, name).sees):
        for document in (world.plan, world.resolution):
            assert hanging_on(document.pk) == as_the_tables_say(document)


def test_one_to_whom_it_is_not_sent_is_told_of_nothing(world: World) -> None:
    with seeing(world.clerk.sees):
        assert {"recipients", "tasks", "files"} <= hanging_on(world.plan.pk)
        fresh = documents.register(kind=world.plan.kind, code="77/KH-UBND", by=world.clerk, at=NOON)
        assert hanging_on(fresh.pk) == frozenset()
    assert hanging_on(world.plan.pk) == frozenset()
