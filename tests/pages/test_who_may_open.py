"""Each page opens for whom it may, and for nobody else: one row a page, one column a member of the cast."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from tests.world import World

CAST = ("vanthu", "chutich", "tanmoc", "suoida", "bienphong", "tracuu")
OPENS, REFUSED, HIDDEN = 200, 403, 404

# In the order of CAST. What one may not see is not there: the answer does not tell that it exists.
LITANY = {
    ("today", None): (OPENS,) * 6,
    ("documents", None): (OPENS,) * 6,
    ("tasks", None): (OPENS,) * 6,
    ("activities", None): (OPENS,) * 6,
    ("units", None): (OPENS,) * 6,
    ("unit", "commune"): (OPENS,) * 6,
    ("unit", "old_district"): (OPENS,) * 6,
    ("change-password", None): (OPENS,) * 6,
    # clerks keep units and accounts; the others are told who does
    ("staffing", None): (OPENS, REFUSED, REFUSED, REFUSED, OPENS, REFUSED),
    ("staffing-unit", None): (OPENS, REFUSED, REFUSED, REFUSED, OPENS, REFUSED),
    ("staffing-post", None): (OPENS, REFUSED, REFUSED, REFUSED, OPENS, REFUSED),
    ("unit-compare", None): (OPENS,) * 6,
    ("handovers", None): (OPENS,) * 6,
    ("units-below", "province"): (OPENS,) * 6,
    # everybody reads the books of the own unit, and its clerks and leaders write into them
    ("incoming", None): (OPENS,) * 6,
    ("outgoing", None): (OPENS,) * 6,
    ("dossiers", None): (OPENS,) * 6,
    ("arrival-new", None): (OPENS, OPENS, REFUSED, REFUSED, OPENS, REFUSED),
    ("draft-new", None): (OPENS, OPENS, REFUSED, REFUSED, OPENS, REFUSED),
    ("series", None): (OPENS, OPENS, REFUSED, REFUSED, OPENS, REFUSED),
    ("register-new", None): (OPENS, OPENS, REFUSED, REFUSED, OPENS, REFUSED),
    ("dossier-new", None): (OPENS, OPENS, REFUSED, REFUSED, OPENS, REFUSED),
    # the plan was addressed to the commune; the guard coordinates a task of it and sees which document it is
    ("document", "plan"): (OPENS, OPENS, OPENS, HIDDEN, OPENS, OPENS),
    ("document", "resolution"): (OPENS, OPENS, HIDDEN, HIDDEN, HIDDEN, OPENS),
    ("file", "text"): (OPENS, OPENS, OPENS, HIDDEN, HIDDEN, OPENS),
    ("text", "text"): (OPENS, OPENS, OPENS, HIDDEN, HIDDEN, OPENS),
    ("task", "open_task"): (OPENS, OPENS, OPENS, HIDDEN, OPENS, OPENS),
    ("task", "overdue_task"): (OPENS, OPENS, OPENS, HIDDEN, HIDDEN, OPENS),
    ("task", "closed_task"): (OPENS, OPENS, OPENS, HIDDEN, HIDDEN, OPENS),
    ("activity", "conference"): (OPENS, OPENS, OPENS, HIDDEN, HIDDEN, OPENS),
}


def address(world: World, name: str, subject: str | None) -> str:
    return reverse(name, args=[getattr(world, subject).pk] if subject else [])


@pytest.mark.parametrize(("name", "subject"), LITANY)
def test_a_page_opens_for_whom_it_may(
    world: World, as_: Callable[[str], Client], name: str, subject: str | None
) -> None:
    asked = address(world, name, subject)
    answered = tuple(as_(member).get(asked).status_code for member in CAST)
    assert answered == LITANY[name, subject]


@pytest.mark.parametrize(("name", "subject"), LITANY)
def test_nobody_opens_a_page_without_signing_in(world: World, name: str, subject: str | None) -> None:
    asked = address(world, name, subject)
    assert Client().get(asked)["Location"] == f"{reverse('sign-in')}?next={asked}"
