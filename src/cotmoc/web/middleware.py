"""Each request acts at one post, on one day, in one transaction that sees what the post may see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers

from cotmoc.accounts.models import Account, Post
from cotmoc.accounts.queries import actor_at, posts_of
from cotmoc.base.acting import Actor
from cotmoc.base.calendar import day_asked
from cotmoc.base.locking import telling_of_collisions
from cotmoc.base.refusals import Overtaken, Refused
from cotmoc.base.row_security import seeing


class PageRequest(HttpRequest):
    """A request of a signed-in person: the post acted at, the actor, the day looked at, and today."""

    user: Account | AnonymousUser
    post: Post | None
    posts: list[Post]
    actor: Actor
    day: date
    today: date


View = Callable[..., HttpResponse]


@contextmanager
def acting(request: PageRequest) -> Iterator[None]:
    """One transaction that sees what the post of the request sees."""
    with telling_of_collisions(), seeing(request.actor.sees):
        yield


def opens_transactions(view: View) -> View:
    """A view that works for long on bytes: it opens `acting(request)` around what asks the database.

    So nothing is locked, and no connection kept, while a file is taken apart or a PDF is set.
    """
    view.opens_transactions = True  # type: ignore[attr-defined]  # a mark on the function, for the middleware
    return view


class ActingMiddleware:
    """Finds the post and the day of a request, and runs its view inside `acting(request)`.

    The transaction is opened here and not by ATOMIC_REQUESTS, because what one sees is told to the database
    inside it. A refusal rolls everything back and becomes a page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on to `process_view`; what a person was shown is kept by no one else."""
        response = self.get_response(request)
        if hasattr(request, "actor"):
            # After a sign-out, and for the next post acted at, the browser asks anew.
            patch_cache_control(response, private=True, no_cache=True)
            patch_vary_headers(response, ["HX-Request"])
        return response

    def process_view(
        self, request: PageRequest, view: View, arguments: tuple[Any, ...], named: dict[str, Any]
    ) -> HttpResponse | None:
        """Run the view as its actor; a refusal is answered with its sentence."""
        request.today = timezone.localdate()
        request.day = _chosen_day(request)
        if not isinstance(request.user, Account):
            with transaction.atomic():
                return view(request, *arguments, **named)
        with transaction.atomic():
            request.posts = list(posts_of(request.user, on=request.today).select_related("person", "unit"))
            request.post = _chosen_post(request)
            if request.post is None:
                return render(request, "web/no_post.html", status=403)
            request.actor = actor_at(request.post, account=request.user, on=request.today)
        try:
            if hasattr(view, "opens_transactions"):
                return view(request, *arguments, **named)
            with acting(request):
                return view(request, *arguments, **named)
        except Refused as refusal:
            return _say(request, refusal)


def _say(request: PageRequest, refusal: Refused) -> HttpResponse:
    with seeing(request.actor.sees):
        status = 409 if isinstance(refusal, Overtaken) else 403
        return render(request, "web/refused.html", {"refusal": refusal}, status=status)


def _chosen_day(request: HttpRequest) -> date:
    asked = request.GET.get("ngay") or request.session.get("day")
    return day_asked(asked) or timezone.localdate()


def _chosen_post(request: PageRequest) -> Post | None:
    chosen = request.session.get("post")
    return next((post for post in request.posts if post.pk == chosen), next(iter(request.posts), None))
